package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/resolve"
)

// dedupeFlags say how duplicates are found and where the record of it goes.
type dedupeFlags struct {
	level, preprints string
	prefer           []string
	groups, review   string
	reports          []report
}

// dedupe builds the command that makes one record a work.
func (a *app) dedupe() *cobra.Command {
	var in readFlags
	var out writeFlags
	var keys keyFlags
	var flags dedupeFlags
	cmd := &cobra.Command{
		Use:   "dedupe [PATH...]",
		Short: "Make one record of those that describe one work",
		Long: "Read records of any formats, find those that describe one work, and write one\n" +
			"merged record a work. What may be one work, and may not, is left apart and\n" +
			"listed in --review; --groups holds every decision and all that was merged.",
		Example: examples(
			"peerlit dedupe pubmed.nbib embase.ris -o merged.ris",
			"peerlit dedupe exports/ --groups groups.jsonl --review review.jsonl -o merged.ris",
			"peerlit dedupe exports/ --level cautious --prefer pubmed -o merged.ris",
			"peerlit dedupe exports/ -o merged.ris --report text --report svg=flow.svg",
		),
		RunE: func(cmd *cobra.Command, args []string) error {
			catalog := all.Formats()
			plan, err := out.check(a, catalog)
			if err != nil {
				return err
			}
			keying, err := keys.check()
			if err != nil {
				return err
			}
			reading, err := in.open(cmd, a, catalog, args)
			if err != nil {
				return err
			}
			if toStdout(flags.reports) && plan.path == "-" {
				return errors.New("records and report would both go to standard output: give one of them a file")
			}
			run := deduping{flags: flags, options: flags.options(reading.plan.Workers)}
			return a.runDedupe(cmd.Context(), reading, plan, keying, &run)
		},
	}
	in.register(cmd, all.Formats())
	out.register(cmd, all.Formats())
	keys.register(cmd)
	f := cmd.Flags()
	f.Var(newChoice(&flags.level, "balanced", "cautious", "thorough"), "level", "how much is joined: `LEVEL` cautious, balanced, thorough")
	f.Var(newChoice(&flags.preprints, "link", "merge", "keep"), "preprints", "a preprint and what was published: `HOW` link, merge, keep")
	f.StringSliceVar(&flags.prefer, "prefer", nil, "take fields from these `SOURCES` first: parts of file or database names")
	f.StringVar(&flags.groups, "groups", "", "write what was joined, and why, to `FILE` (JSON Lines)")
	f.StringVar(&flags.review, "review", "", "write pairs that somebody should look at to `FILE` (JSON Lines)")
	f.Var(reportFlag{&flags.reports}, "report", "write the numbers of PRISMA 2020 as `FORM[=FILE]`: text, json, html, svg (repeatable)")
	return cmd
}

// options gives what the flags ask for.
func (f *dedupeFlags) options(workers int) dedupe.Options {
	o := dedupe.Options{Prefer: f.prefer, Workers: workers}
	for _, level := range []dedupe.Level{dedupe.Cautious, dedupe.Balanced, dedupe.Thorough} {
		if level.String() == f.level {
			o.Level = level
		}
	}
	for _, p := range []dedupe.Preprints{dedupe.LinkPreprints, dedupe.MergePreprints, dedupe.KeepPreprints} {
		if p.String() == f.preprints {
			o.Preprints = p
		}
	}
	return o
}

// deduping is a run of dedupe.
type deduping struct {
	flags   dedupeFlags
	options dedupe.Options
	records []*evidence.Record
	result  *dedupe.Result
}

// runDedupe reads all records, finds groups and writes one record a work.
func (a *app) runDedupe(ctx context.Context, in reading, out writing, keying resolve.Keying, run *deduping) error {
	reporter := a.reporter()
	meter := a.meter()
	defer meter.Done()
	report := func(d diag.Diagnostic) {
		meter.Hide()
		reporter.Report(d)
	}
	var tally pipeline.Tally
	in.plan.Report, in.plan.Tally = report, &tally
	for r := range metered(in.plan.Records(ctx, in.documents(ctx)), meter) {
		run.records = append(run.records, r)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	run.result = dedupe.Find(run.records, run.options)
	for _, b := range run.result.Capped {
		report(diag.Diagnostic{Code: diag.LargeBlock, Message: fmt.Sprintf("%d records share their %s; each was compared with those next to it only", b.Records, b.Name)})
	}
	groups, err := a.sideOutput(ctx, run.flags.groups)
	if err != nil {
		return err
	}
	defer groups.Abort()
	review, err := a.sideOutput(ctx, run.flags.review)
	if err != nil {
		return err
	}
	defer review.Abort()
	var failed error
	merged := run.merged(func(g *dedupe.Group, m *dedupe.Merged) {
		if m != nil && m.Screening.Conflict() {
			report(diag.Diagnostic{Code: diag.ScreeningConflict, At: m.Record.Place,
				Message: fmt.Sprintf("records of one work were both included and excluded in screening: %s; both labels were kept", joinedKeys(run.records, g))})
		}
		if groups != nil && failed == nil {
			failed = dedupe.WriteGroup(groups, run.records, g, m)
		}
	})
	if toStdout(run.flags.reports) && out.path == "" { // which then holds the report alone
		for range merged {
		}
	} else {
		err = a.write(ctx, out, in.plan.Workers, resolve.Keyed(merged, keying, report), report)
	}
	meter.Done()
	reporter.Flush()
	if err == nil {
		err = failed
	}
	if err != nil {
		return err
	}
	for i := range run.result.Review {
		if review == nil {
			break
		}
		if err := dedupe.WriteReview(review, run.records, &run.result.Review[i]); err != nil {
			return err
		}
	}
	for _, side := range []*output{groups, review} {
		if side != nil {
			if err := side.Commit(); err != nil {
				return err
			}
		}
	}
	numbers := flow(run.records, run.result, func(int) bool { return false }, run.options)
	if err := a.writeReports(ctx, run.flags.reports, &numbers); err != nil {
		return err
	}
	a.sumDedupe(run)
	return a.conclude(tally, in.strict)
}

// sideOutput opens a file beside the main output; nil when none is asked for.
func (a *app) sideOutput(ctx context.Context, path string) (*output, error) {
	if path == "" {
		return nil, nil
	}
	return openOutput(ctx, path, a.streams.Out)
}

// merged yields one record a work, in the order of the first record of each.
// Each group is told once it has been merged; m is nil for a single record with links.
func (d *deduping) merged(told func(g *dedupe.Group, m *dedupe.Merged)) iter.Seq[*evidence.Record] {
	return func(yield func(*evidence.Record) bool) {
		next := 0
		into := make(map[int]*dedupe.Group, len(d.result.Groups))
		absorbed := make(map[int]bool)
		for i := range d.result.Groups {
			g := &d.result.Groups[i]
			into[g.Members[0]] = g
			for _, m := range g.Members[1:] {
				absorbed[m] = true
			}
		}
		for ; next < len(d.records); next++ {
			if absorbed[next] {
				continue
			}
			r := d.records[next]
			if g := into[next]; g != nil {
				if len(g.Members) > 1 {
					members := make([]*evidence.Record, len(g.Members))
					for i, m := range g.Members {
						members[i] = d.records[m]
					}
					m := dedupe.Merge(members, d.options)
					r = m.Record
					told(g, &m)
				} else {
					told(g, nil)
				}
			}
			if !yield(r) {
				return
			}
		}
	}
}

// joinedKeys names the records of a group.
func joinedKeys(records []*evidence.Record, g *dedupe.Group) string {
	text := ""
	for i, m := range g.Members {
		if i > 0 {
			text += ", "
		}
		text += dedupe.KeyOf(records[m])
	}
	return text
}

// sumDedupe prints what came of it.
func (a *app) sumDedupe(d *deduping) {
	if a.global.quiet || a.global.logFormat != "text" {
		return
	}
	removed := 0
	for i := range d.result.Groups {
		removed += len(d.result.Groups[i].Members) - 1
	}
	fmt.Fprintf(a.streams.Err, "%d %s: %d %s merged, %d left, %d %s to review\n", len(d.records), plural(len(d.records), "record"),
		removed, plural(removed, "duplicate"), len(d.records)-removed, len(d.result.Review), plural(len(d.result.Review), "pair"))
}
