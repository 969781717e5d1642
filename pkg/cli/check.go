package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/check"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/resolve"
)

// checkFlags say what is looked for, and how it is reported.
type checkFlags struct {
	to, level, profile string
	rules              []string
	fix                bool
	output             string
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
			"peerlit check refs.ris --fix -o mended.ris",
		),
		RunE: func(cmd *cobra.Command, args []string) error {
			looking, err := flags.check(a, all.Formats())
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
	f.BoolVar(&flags.fix, "fix", false, "repair what can be repaired with certainty, and say each change; needs -o")
	f.StringVarP(&flags.output, "output", "o", "", "with --fix: write the records to `FILE`, in the format of its extension")
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
	fix     bool
	out     writing // of the mended records
}

func (f *checkFlags) check(a *app, catalog format.Catalog) (looking, error) {
	l := looking{to: f.to, fix: f.fix}
	if f.fix != (f.output != "") {
		return l, errors.New("--fix and -o FILE go together: findings go to standard output, mended records to the file")
	}
	if f.fix {
		if _, known := catalog.Writable().ByExtension(f.output); !known {
			return l, fmt.Errorf("-o %s: no format is known by this extension (see \"peerlit formats\")", f.output)
		}
		var err error
		if l.out, err = (&writeFlags{output: f.output}).check(a, catalog); err != nil {
			return l, err
		}
	}
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
	out, err := openOutput(ctx, "", a.streams.Out)
	if err != nil {
		return err
	}
	run := checking{
		checker: check.New(what.profile, what.choice, what.fix), library: check.NewLibrary(),
		report: a.report(out, what.to), level: what.level, mends: what.fix,
	}
	if what.fix {
		err = a.writeMended(ctx, what.out, in, &run)
	} else {
		for range run.records(ctx, in) {
		}
	}
	if err != nil {
		return err
	}
	if err := errors.Join(run.err, ctx.Err(), run.report.Close()); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return err
	}
	return a.concludeCheck(&run, in.strict)
}

// writeMended writes the records after they have been checked and mended. It
// refuses to replace an input.
func (a *app) writeMended(ctx context.Context, out writing, in reading, run *checking) error {
	for _, path := range in.paths {
		if same(path, out.path) {
			return fmt.Errorf("-o %s is an input; check never touches its input", out.path)
		}
	}
	keying, err := resolve.NewKeying(resolve.DefaultPattern, false)
	if err != nil {
		return err
	}
	reporter := a.reporter()
	defer reporter.Flush()
	silent := func(diag.Diagnostic) {} // that keys are double has been found
	return a.write(ctx, out, in.plan.Workers, resolve.Keyed(run.records(ctx, in), keying, silent), reporter.Report)
}

// same reports whether two paths lead to one file.
func same(path, other string) bool {
	a, err := os.Stat(path)
	if err != nil {
		return false
	}
	b, err := os.Stat(other)
	return err == nil && os.SameFile(a, b)
}

// checking is a run of check.
type checking struct {
	checker *check.Checker
	library *check.Library
	report  check.Report
	level   diag.Severity
	mends   bool            // the records are written
	pending []check.Finding // remarks of reading, until the record they belong to comes
	tally   pipeline.Tally
	counts  [diag.Error + 1]int // findings by severity, those that were fixed left out
	fixed   int
	err     error // of the report
}

// records yields the records once they have been checked.
func (c *checking) records(ctx context.Context, in reading) iter.Seq[*evidence.Record] {
	in.plan.Ask.Claims = true // a finding about a field has the place of the field
	in.plan.Tally = &c.tally
	in.plan.Report = func(d diag.Diagnostic) {
		if f, on := c.checker.Remarked(d); on {
			c.pending = append(c.pending, f)
		}
	}
	return func(yield func(*evidence.Record) bool) {
		for r, examined := range pipeline.Each(ctx, in.plan, in.files(ctx), c.checker.Examine) {
			c.pending = append(c.pending, c.library.Add(examined)...)
			check.SortFindings(c.pending)
			c.flush()
			if c.err != nil && !c.mends || !yield(r) { // a report nobody reads must not cut the mended file short
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
