package cli

import (
	"cmp"
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
	var to, page string
	var width int
	cmd := &cobra.Command{
		Use:   "explain [PATH...]",
		Short: "Show where every value of a record came from",
		Long: "Show for every value of a record how surely it is known, the line and column\n" +
			"where it stood, the rule that took it and the words it was taken from; then what\n" +
			"was blank, what was found and not taken, and why.",
		Example: examples(
			"peerlit explain page.txt",
			"peerlit explain refs.ris --html report.html",
			"peerlit explain page.txt -t json | jq -r '.[].fields[] | [.field, .by.rule] | @tsv'",
		),
		RunE: func(cmd *cobra.Command, args []string) error {
			reading, err := in.open(cmd, a, all.Formats(), args)
			if err != nil {
				return err
			}
			if page != "" {
				return a.runExplainPage(cmd.Context(), reading, page)
			}
			style := explain.Style{Width: a.width(width), Color: a.colored(a.streams.OutTerminal), Harmless: harmless}
			return a.runExplain(cmd.Context(), reading, to == "json", style)
		},
	}
	in.register(cmd, all.Formats())
	cmd.Flags().VarP(newChoice(&to, "text", "json"), "to", "t", "print as `FORMAT`: text, json")
	cmd.Flags().StringVar(&page, "html", "", "write a report to `FILE` instead: source text and record side by side")
	cmd.Flags().IntVar(&width, "width", 0, "fit the text to `N` columns (default: the terminal's, or 80)")
	return cmd
}

// runExplain prints an account of each record as it comes.
func (a *app) runExplain(ctx context.Context, in reading, machine bool, style explain.Style) error {
	out, err := openOutput(ctx, "", a.streams.Out)
	if err != nil {
		return err
	}
	n := 0
	var buffer []byte
	status := a.accounts(ctx, in, func(account explain.Account) error {
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
		_, err := out.Write(buffer)
		return err
	})
	if machine {
		_, _ = out.WriteString(separator(n, "[]\n", "\n]\n")) // the error comes back from Commit
	}
	return cmp.Or(out.Commit(), status)
}

// runExplainPage writes the report for a browser.
func (a *app) runExplainPage(ctx context.Context, in reading, path string) error {
	out, err := openOutput(ctx, path, a.streams.Out)
	if err != nil {
		return err
	}
	var page explain.Page
	status := a.accounts(ctx, in, func(account explain.Account) error {
		page.Add(account)
		return nil
	})
	if err := ctx.Err(); err != nil {
		out.Abort()
		return err
	}
	if _, err := page.WriteTo(out); err != nil {
		out.Abort()
		return err
	}
	return cmp.Or(out.Commit(), status)
}

// accounts reads the records with their claims and hands the account of each
// to show. The error is that of show, or the exit status of the run.
func (a *app) accounts(ctx context.Context, in reading, show func(explain.Account) error) error {
	reporter := a.reporter()
	defer reporter.Flush()
	var tally pipeline.Tally
	in.plan.Ask.Claims = true
	in.plan.Report, in.plan.Tally = reporter.Report, &tally
	keying, err := resolve.NewKeying(resolve.DefaultPattern, false)
	if err != nil {
		return err
	}
	for r := range resolve.Keyed(in.plan.Records(ctx, in.files(ctx)), keying, reporter.Report) { // the keys that extract gives
		if err := show(explain.Of(r)); err != nil {
			return err
		}
	}
	reporter.Flush()
	return a.conclude(tally, in.strict)
}

// separator gives what stands before the first of a list, or before the others.
func separator(n int, first, other string) string {
	if n == 0 {
		return first
	}
	return other
}
