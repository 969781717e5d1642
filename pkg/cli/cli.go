// Package cli is the command line: flags in, exit code out.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Version is the version of the program.
const Version = "0.1.0"

// The exit codes. They are part of the interface and documented in "peerlit help exit-codes".
const (
	exitOK          = 0   // every input gave a record; no finding
	exitIncomplete  = 1   // some input gave none or was damaged; something was found
	exitUsage       = 2   // wrong usage, or the output cannot be written: nothing was done
	exitInterrupted = 130 // by a signal
)

// Streams is where a command talks: standard input, output and error, what
// terminals they are, and the environment.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer

	InTerminal, OutTerminal, ErrTerminal bool

	Width func() int          // of the terminal of Out, in columns; 0 when it is none
	Env   func(string) string // value of an environment variable; "" when unset
}

// Main runs the program with these arguments and gives its exit code. When ctx
// ends it leaves output files as they were and gives 130.
func Main(ctx context.Context, args []string, s Streams) int {
	done := make(chan int, 1)
	go func() { done <- run(ctx, args, s) }()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
		// Unfinished output goes away with its command; a command that waits
		// for input which never comes is left behind.
		select {
		case <-done:
		case <-time.After(time.Second):
		}
		return exitInterrupted
	}
}

// run parses and runs one command.
func run(ctx context.Context, args []string, s Streams) int {
	app := &app{streams: s}
	root := app.root()
	root.SetArgs(args)
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	err := root.ExecuteContext(ctx)
	var status exitStatus
	switch {
	case errors.As(err, &status):
		return int(status)
	case err == nil:
		return exitOK
	case ctx.Err() != nil:
		return exitInterrupted
	case brokenPipe(err):
		return exitOK
	}
	fmt.Fprintf(s.Err, "peerlit: %s\n", harmless(err.Error()))
	return exitUsage
}

// exitStatus is an exit code on its way to Main; what there was to say has been said.
type exitStatus int

func (e exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// app is one run of the program.
type app struct {
	streams Streams
	global  globalFlags
}

// globalFlags are understood by every command.
type globalFlags struct {
	quiet, verbose bool
	color          string
	logFormat      string
}

// root builds the command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "peerlit",
		Short: "Turn saved pages, exports and records into clean citations",
		Long: "peerlit turns whatever a researcher has saved - pages, exports, records - into\n" +
			"clean citations. It never invents a value, and says where each came from.",
		Example: examples(
			"peerlit extract seeds/",
			"peerlit extract export.ris pages/ -o refs.bib",
			"peerlit extract page.txt -t csl-json | jq -r '.[].DOI'",
		),
		Version:           Version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              unknownCommand,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.environment(cmd.Flags()) },
		RunE: func(cmd *cobra.Command, _ []string) error {
			cmd.SetOut(a.streams.Err)
			_ = cmd.Help()
			return exitStatus(exitUsage)
		},
	}
	root.SetVersionTemplate("peerlit {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w%s (see \"%s --help\")", err, didYouMean(unknownFlag(err), flagNames(cmd)), cmd.CommandPath())
	})
	root.CompletionOptions.DisableDescriptions = false
	flags := root.PersistentFlags()
	flags.BoolVarP(&a.global.quiet, "quiet", "q", false, "say nothing but errors")
	flags.BoolVarP(&a.global.verbose, "verbose", "v", false, "say everything, also what is said too often")
	flags.Var(newChoice(&a.global.color, "auto", "always", "never"), "color", "colour `WHEN`: auto, always, never")
	flags.Var(newChoice(&a.global.logFormat, "text", "json"), "log-format", "messages as `FORMAT`: text, json")
	root.AddCommand(a.extract(), a.explain(), a.check(), a.dedupe(), a.formats(), a.man(), a.version())
	root.AddCommand(helpTopics()...)
	root.InitDefaultCompletionCmd()
	return root
}

// version builds the command that prints the version.
func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: examples("peerlit version", "peerlit --version"),
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.streams.Out, "peerlit %s\n", Version)
			return err
		},
	}
}

// environment gives flags that were not set the value of their variable:
// PEERLIT_LOG_FORMAT for --log-format.
func (a *app) environment(flags *pflag.FlagSet) error {
	var err error
	flags.VisitAll(func(f *pflag.Flag) {
		name := "PEERLIT_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		if value := a.streams.Env(name); value != "" && !f.Changed && f.Name != "help" && f.Name != "version" {
			if e := flags.Set(f.Name, value); e != nil && err == nil {
				err = fmt.Errorf("%s: %w", name, e)
			}
		}
	})
	return err
}

// examples lays out example commands for help.
func examples(lines ...string) string { return "  " + strings.Join(lines, "\n  ") }

// unknownCommand refuses arguments of the root command, with a suggestion.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(append(names, c.Name()), c.Aliases...)
	}
	return fmt.Errorf("unknown command %q%s (see \"peerlit --help\")", args[0], didYouMean(args[0], names))
}

// unknownFlag gives the name of the flag that err complains of, or "".
func unknownFlag(err error) string {
	var missing *pflag.NotExistError
	if errors.As(err, &missing) {
		return missing.GetSpecifiedName()
	}
	return ""
}

// flagNames lists the flags of a command.
func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}
