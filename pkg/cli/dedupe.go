package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"runtime/debug"
	"slices"

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
	prefer, against  []string
	groups, review   string
	reports          []report
	decisions        string
	resolve          string
	steps            stepFlags
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
			"peerlit dedupe update.ris --against screened.ris -o new.ris",
			"peerlit dedupe --resolve review.jsonl --decisions decisions.jsonl",
		),
		RunE: func(cmd *cobra.Command, args []string) error {
			if flags.resolve != "" {
				if len(args) > 0 {
					return errors.New("--resolve asks about the pairs of its file and reads nothing else")
				}
				return a.resolvePairs(cmd.Context(), flags.resolve, flags.decisions)
			}
			catalog := all.Formats()
			plan, err := out.check(a, catalog)
			if err != nil {
				return err
			}
			keying, err := keys.check()
			if err != nil {
				return err
			}
			if flags.steps.emit == emitPairs {
				o, err := flags.options(1)
				if err != nil {
					return err
				}
				return a.emitPairs(cmd.Context(), args, out.output, o)
			}
			reading, err := in.open(cmd, a, catalog, args)
			if err != nil {
				return err
			}
			if flags.steps.emit == emitKeys {
				return a.emitKeys(cmd.Context(), reading, out.output, flags.against)
			}
			if toStdout(flags.reports) && plan.path == "-" {
				return errors.New("records and report would both go to standard output: give one of them a file")
			}
			run := deduping{flags: flags}
			if run.options, err = flags.options(reading.plan.Workers); err != nil {
				return err
			}
			if run.pairs, err = a.openPairs(cmd.Context(), flags.steps.fromPairs, reading); err != nil {
				return err
			}
			if run.pairs != nil {
				defer run.pairs.Close()
			}
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
	f.StringArrayVar(&flags.against, "against", nil, "write only works that are not in `LIBRARY`, as when a review is updated (repeatable)")
	f.StringVar(&flags.decisions, "decisions", "", "obey what people have decided of pairs, from `FILE` (JSON Lines)")
	f.StringVar(&flags.resolve, "resolve", "", "ask of each pair in `FILE`, which --review wrote, whether it is one work; answers go to --decisions (default: decisions.jsonl)")
	f.StringVar(&flags.groups, "groups", "", "write what was joined, and why, to `FILE` (JSON Lines)")
	f.StringVar(&flags.review, "review", "", "write pairs that somebody should look at to `FILE` (JSON Lines)")
	f.Var(reportFlag{&flags.reports}, "report", "write the numbers of PRISMA 2020 as `FORM[=FILE]`: text, json, html, svg (repeatable)")
	flags.steps.register(cmd)
	return cmd
}

// options gives what the flags ask for.
func (f *dedupeFlags) options(workers int) (dedupe.Options, error) {
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
	if f.decisions == "" {
		return o, nil
	}
	file, err := os.Open(f.decisions)
	if errors.Is(err, fs.ErrNotExist) { // none have been made yet
		return o, nil
	}
	if err != nil {
		return o, err
	}
	defer file.Close()
	if o.Decisions, err = dedupe.ReadDecisions(file); err != nil {
		return o, fmt.Errorf("%s: %w", f.decisions, err)
	}
	return o, nil
}

// deduping is a run of dedupe.
type deduping struct {
	flags   dedupeFlags
	options dedupe.Options
	records []*evidence.Record
	fresh   int           // records that are not of a library they are held against; these stand last
	pairs   io.ReadCloser // what alone is compared; nil for all
	result  *dedupe.Result
}

// heldGrowth is by how much of what is held, in hundredths, memory may grow between two collections.
const heldGrowth = 30

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
	// All records are held, and stay: a heap that may double before it is swept would be mostly empty.
	defer debug.SetGCPercent(debug.SetGCPercent(heldGrowth))
	for r := range counted(in.plan.Records(ctx, in.files(ctx)), meter, &account{}) {
		run.records = append(run.records, r)
	}
	run.fresh = len(run.records)
	if err := a.readAgainst(ctx, in, run, meter); err != nil {
		return err
	}
	run.options.Progress = meter.Stage
	if err := run.find(); err != nil {
		return err
	}
	run.result.Review = slices.DeleteFunc(run.result.Review, func(p dedupe.Pair) bool { return p.A >= run.fresh }) // of a library alone
	for _, d := range largeBlocks(run.result.Capped) {
		report(d)
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
	if len(run.flags.reports) > 0 {
		numbers := flow(run.records[:run.fresh], run.result, run.inLibrary(), run.options)
		if err := a.writeReports(ctx, run.flags.reports, &numbers); err != nil {
			return err
		}
	}
	a.sumDedupe(run)
	return a.conclude(tally, in.strict)
}

// readAgainst reads the libraries that the records are held against.
func (a *app) readAgainst(ctx context.Context, in reading, run *deduping, m *meter) error {
	if len(run.flags.against) > 0 {
		library := in
		library.paths, library.input.List = run.flags.against, nil
		for r := range counted(library.plan.Records(ctx, library.files(ctx)), m, &account{}) {
			run.records = append(run.records, r)
		}
	}
	return ctx.Err()
}

// largeBlocks says once for each sort of key how many records shared one.
func largeBlocks(blocks []dedupe.Block) []diag.Diagnostic {
	var remarks []diag.Diagnostic
	for len(blocks) > 0 { // by name, then size
		n := 1
		for n < len(blocks) && blocks[n].Name == blocks[0].Name {
			n++
		}
		remarks = append(remarks, diag.Diagnostic{Code: diag.LargeBlock, Message: fmt.Sprintf("%d times more than 100 records, up to %d, share their %s; each was compared with those next to it only",
			n, blocks[n-1].Records, blocks[0].Name)})
		blocks = blocks[n:]
	}
	return remarks
}

// sideOutput opens a file beside the main output; nil when none is asked for.
func (a *app) sideOutput(ctx context.Context, path string) (*output, error) {
	if path == "" {
		return nil, nil
	}
	return openOutput(ctx, path, a.streams.Out)
}

// merged yields one record a work, in the order of the first record of each;
// nothing of works that are in a library. Each group is told when its place
// comes; m is nil where nothing was merged.
func (d *deduping) merged(told func(g *dedupe.Group, m *dedupe.Merged)) iter.Seq[*evidence.Record] {
	return func(yield func(*evidence.Record) bool) {
		group := make(map[int]*dedupe.Group, len(d.result.Groups)) // of a record
		for i := range d.result.Groups {
			for _, m := range d.result.Groups[i].Members {
				group[m] = &d.result.Groups[i]
			}
		}
		for i, r := range d.records[:d.fresh] {
			if g := group[i]; g != nil {
				if g.Members[0] != i {
					continue
				}
				var m *dedupe.Merged
				r, m = d.merge(g)
				told(g, m)
				if d.known(g) {
					continue
				}
			}
			if !yield(r) {
				return
			}
		}
	}
}

// merge gives the record of a group.
func (d *deduping) merge(g *dedupe.Group) (*evidence.Record, *dedupe.Merged) {
	r := d.records[g.Members[0]]
	var m *dedupe.Merged
	if len(g.Members) > 1 && !d.known(g) {
		members := make([]*evidence.Record, len(g.Members))
		for i, index := range g.Members {
			members[i] = d.records[index]
		}
		merged := dedupe.Merge(members, d.options)
		r, m = merged.Record, &merged
	}
	return dedupe.Linked(r, g, d.records), m
}

// known reports whether a work is in a library that the records are held against.
func (d *deduping) known(g *dedupe.Group) bool { return g.Members[len(g.Members)-1] >= d.fresh }

// inLibrary tells of a record whether its work is in a library.
func (d *deduping) inLibrary() func(record int) bool {
	known := make(map[int]bool)
	for i := range d.result.Groups {
		if g := &d.result.Groups[i]; d.known(g) {
			for _, m := range g.Members {
				known[m] = true
			}
		}
	}
	return func(record int) bool { return known[record] }
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
	merged, known := 0, 0
	for i := range d.result.Groups {
		g := &d.result.Groups[i]
		fresh := 0
		for _, m := range g.Members {
			if m < d.fresh {
				fresh++
			}
		}
		switch {
		case d.known(g):
			known += fresh
		default:
			merged += fresh - 1
		}
	}
	line := fmt.Sprintf("%d %s: %d %s merged", d.fresh, plural(d.fresh, "record"), merged, plural(merged, "duplicate"))
	if len(d.flags.against) > 0 {
		line += fmt.Sprintf(", %d in the library", known)
	}
	fmt.Fprintf(a.streams.Err, "%s, %d left, %d %s to review\n", line, d.fresh-merged-known, len(d.result.Review), plural(len(d.result.Review), "pair"))
}
