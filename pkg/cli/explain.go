package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/explain"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/resolve"
)

// explain builds the command that shows where every value came from.
func (a *app) explain() *cobra.Command {
	var in readFlags
	var to string
	var width int
	cmd := &cobra.Command{
		Use:   "explain [PATH...]",
		Short: "Show where every value of a record came from",
		Long: "Show for every value of a record how surely it is known, the line and column\n" +
			"where it stood, the rule that took it and the words it was taken from; then what\n" +
			"was blank, what was found and not taken, and why.",
		Example: examples(
			"peerlit explain page.txt",
			"peerlit explain refs.ris | less",
			"peerlit explain page.txt -t json | jq -r '.[].fields[] | [.field, .by.rule] | @tsv'",
		),
		RunE: func(cmd *cobra.Command, args []string) error {
			reading, err := in.open(cmd, a, all.Formats(), args)
			if err != nil {
				return err
			}
			style := explain.Style{Width: a.width(width), Color: a.colored(a.streams.OutTerminal), Harmless: harmless}
			return a.runExplain(cmd.Context(), reading, to == "json", style)
		},
	}
	in.register(cmd, all.Formats())
	cmd.Flags().VarP(newChoice(&to, "text", "json"), "to", "t", "print as `FORMAT`: text, json")
	cmd.Flags().IntVar(&width, "width", 0, "fit the text to `N` columns (default: the terminal's, or 80)")
	return cmd
}

// runExplain prints an account of each record as it comes.
func (a *app) runExplain(ctx context.Context, in reading, machine bool, style explain.Style) error {
	reporter := a.reporter()
	var tally pipeline.Tally
	in.plan.Ask.Claims = true
	in.plan.Report, in.plan.Tally = reporter.Report, &tally
	out, err := openOutput("", a.streams.Out)
	if err != nil {
		return err
	}
	n := 0
	var buffer []byte
	keying, err := resolve.NewKeying(resolve.DefaultPattern, false)
	if err != nil {
		return err
	}
	records := resolve.Keyed(in.plan.Records(ctx, in.documents(ctx)), keying, reporter.Report) // the keys that extract gives
	for r := range records {
		account := explain.Of(r)
		buffer = buffer[:0]
		if machine {
			text, err := explain.JSON(account)
			if err != nil {
				return err
			}
			buffer = append(append(buffer, separator(n, "[\n", ",\n")...), text...)
		} else {
			buffer = explain.AppendText(append(buffer, separator(n, "", "\n")...), account, style)
		}
		n++
		if _, err := out.Write(buffer); err != nil {
			return err
		}
	}
	reporter.Flush()
	if machine {
		_, _ = out.WriteString(separator(n, "[]\n", "\n]\n"))
	}
	if err := out.Commit(); err != nil {
		return err
	}
	return a.conclude(tally, in.strict)
}

// separator gives what stands before the first of a list, or before the others.
func separator(n int, first, other string) string {
	if n == 0 {
		return first
	}
	return other
}
