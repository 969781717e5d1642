package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// helpTopics builds the pages of "peerlit help TOPIC" that belong to no command.
func helpTopics() []*cobra.Command {
	return []*cobra.Command{
		{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodesHelp},
		{Use: "fields", Short: "The fields of a record, for --columns and --sort", Long: fieldsHelp()},
		{Use: "codes", Short: "The codes of messages", Long: codesHelp()},
	}
}

const exitCodesHelp = `0    Every input gave a record (check: nothing was found).
1    The run finished and good records were written, but some input gave none or
     was damaged, or check found something. With --strict, also when a warning
     was given.
2    Wrong usage, wrong configuration or unwritable output: nothing was done.
130  Interrupted. Output files are as they were before.

A file that holds no record by its nature - a licence, a picture - and was only
met in a folder is a note, not a failure.`

// fieldsHelp lists the field table.
func fieldsHelp() string {
	var b strings.Builder
	b.WriteString("A field that is a variable of CSL 1.0.2 has that variable's name. The others are\nmarked with an asterisk.\n\n")
	for _, f := range citation.Fields() {
		mark := " "
		if !f.Standard() {
			mark = "*"
		}
		fmt.Fprintf(&b, "%-26s%s %s\n", f, mark, f.Label())
	}
	return strings.TrimRight(b.String(), "\n")
}

// codesHelp lists the table of codes.
func codesHelp() string {
	var b strings.Builder
	b.WriteString("Every message ends in a code. Codes are never renamed nor reused.\n\n")
	for _, c := range diag.Codes() {
		fmt.Fprintf(&b, "%-16s %-8s %s\n", c, c.Severity(), c.Meaning())
	}
	return strings.TrimRight(b.String(), "\n")
}
