// Command peerlit turns saved pages, exports and records into clean citations.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/peerlit/peerlit/pkg/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	signal.Ignore(syscall.SIGPIPE) // a reader that goes away is an error of Write, not the end of the process
	os.Exit(cli.Main(ctx, os.Args[1:], cli.System()))
}
