package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/check"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
)

// checkFlags say what is looked for, and how it is reported.
type checkFlags struct {
	to, level, profile string
	rules              []string
}

// check builds the command that finds what is wrong with a library.
func (a *app) check() *cobra.Command {
	var in readFlags
	var flags checkFlags
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Find what is wrong with records and libraries",
		Long: "Look for what is wrong with records - missing fields, broken identifiers, spoilt\n" +
			"text, names that are none - and with a library as a whole: duplicates, journals\n" +
			"in two forms. Findings go to standard output; the exit code is 1 when there is one.\n\n" +
			profilesHelp(),
		Example: examples(
			"peerlit check refs.bib",
			"peerlit check refs.ris --profile screening --level note",
			"peerlit check refs.bib -t sarif > refs.sarif",
		),
		RunE: func(cmd *cobra.Command, args []string) error {
			looking, err := flags.check()
			if err != nil {
				return err
			}
			reading, err := in.open(cmd, a, all.Formats(), args)
			if err != nil {
				return err
			}
			return a.runCheck(cmd.Context(), reading, looking)
		},
	}
	in.register(cmd, all.Formats())
	f := cmd.Flags()
	f.VarP(newChoice(&flags.to, "text", "json", "sarif", "csv"), "to", "t", "report as `FORMAT`: text, json, sarif, csv")
	f.Var(newChoice(&flags.level, "warning", "note", "error"), "level", "the least `SEVERITY` to report: note, warning, error")
	f.StringVar(&flags.profile, "profile", "general", "what the library is for: `NAME` of a profile")
	f.StringSliceVar(&flags.rules, "rules", nil, "turn rules on and off: +`CODE`, -CODE; CODE alone: only these")
	return cmd
}

// profilesHelp lists the profiles.
func profilesHelp() string {
	var b strings.Builder
	b.WriteString("Profiles:\n")
	for _, p := range check.Profiles() {
		fmt.Fprintf(&b, "  %-10s %s\n", p.Name, p.Summary)
	}
	return b.String() + "\nThe codes of the rules are listed by \"peerlit help codes\"."
}

// looking is a checked checkFlags.
type looking struct {
	to      string
	level   diag.Severity
	profile check.Profile
	choice  check.Choice
}

func (f *checkFlags) check() (looking, error) {
	l := looking{to: f.to}
	for _, s := range []diag.Severity{diag.Note, diag.Warning, diag.Error} {
		if s.String() == f.level {
			l.level = s
		}
	}
	var names []string
	for _, p := range check.Profiles() {
		if names = append(names, p.Name); p.Name == f.profile {
			l.profile = p
		}
	}
	if l.profile.Name == "" {
		return l, fmt.Errorf("unknown profile %q%s", f.profile, didYouMean(f.profile, names))
	}
	var err error
	l.choice, err = check.ParseChoice(f.rules)
	return l, err
}

// report makes the report that is asked for.
func (a *app) report(w io.Writer, to string) check.Report {
	switch to {
	case "json":
		return check.JSON(w)
	case "csv":
		return check.CSV(w)
	case "sarif":
		return check.SARIF(w, Version)
	}
	return check.Text(w, harmless, (&reporter{color: a.colored(a.streams.OutTerminal)}).paint)
}

// runCheck reports what is found in each record as it comes.
func (a *app) runCheck(ctx context.Context, in reading, what looking) error {
	out, err := openOutput("", a.streams.Out)
	if err != nil {
		return err
	}
	run := checking{checker: check.New(what.profile, what.choice, false), report: a.report(out, what.to), level: what.level}
	for range run.records(ctx, in) {
	}
	if err := errors.Join(run.err, ctx.Err(), run.report.Close()); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return err
	}
	return a.concludeCheck(&run, in.strict)
}

// checking is a run of check.
type checking struct {
	checker *check.Checker
	report  check.Report
	level   diag.Severity
	pending []check.Finding // remarks of reading, until the record they belong to comes
	tally   pipeline.Tally
	counts  [diag.Error + 1]int // findings by severity, those that were fixed left out
	fixed   int
	err     error // of the report
}

// records yields the records once they have been checked.
func (c *checking) records(ctx context.Context, in reading) iter.Seq[*evidence.Record] {
	in.plan.Ask = format.Ask{Claims: true} // a finding about a field has the place of the field
	in.plan.Tally = &c.tally
	in.plan.Report = func(d diag.Diagnostic) {
		if f, on := c.checker.Remarked(d); on {
			c.pending = append(c.pending, f)
		}
	}
	return func(yield func(*evidence.Record) bool) {
		for r := range in.plan.Records(ctx, in.documents(ctx)) {
			c.pending = append(c.pending, c.checker.Record(r)...)
			check.SortFindings(c.pending)
			c.flush()
			if c.err != nil || !yield(r) {
				return
			}
		}
		c.flush()
	}
}

// flush reports what is pending.
func (c *checking) flush() {
	for _, f := range c.pending {
		if f.Fixed != nil {
			c.fixed++
		} else {
			c.counts[f.Level]++
		}
		if (f.Level >= c.level || f.Fixed != nil) && c.err == nil {
			c.err = c.report.Add(f)
		}
	}
	c.pending = c.pending[:0]
}

// concludeCheck prints the closing line where there is something to say, and gives the exit status.
func (a *app) concludeCheck(c *checking, strict bool) error {
	found, hidden := 0, 0
	for level, n := range c.counts {
		if diag.Severity(level) >= c.level || strict && diag.Severity(level) >= diag.Warning {
			found += n
		} else {
			hidden += n
		}
	}
	if (found > 0 || c.fixed > 0 || a.streams.ErrTerminal) && !a.global.quiet && a.global.logFormat == "text" {
		line := fmt.Sprintf("%d %s: %d %s", c.tally.Records, plural(c.tally.Records, "record"), found, plural(found, "finding"))
		if c.fixed > 0 {
			line += fmt.Sprintf(", %d fixed", c.fixed)
		}
		if hidden > 0 {
			line += fmt.Sprintf(", %d below %s (--level shows them)", hidden, c.level)
		}
		fmt.Fprintln(a.streams.Err, line)
	}
	if found > 0 {
		return exitStatus(exitIncomplete)
	}
	return nil
}
