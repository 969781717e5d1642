package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/resolve"
)

// extract builds the command that turns pages, records and exports into citations.
func (a *app) extract() *cobra.Command {
	var in readFlags
	var out writeFlags
	var keys keyFlags
	var scale scaleFlags
	cmd := &cobra.Command{
		Use:     "extract [PATH...]",
		Aliases: []string{"convert"},
		Short:   "Turn pages, records and exports into citations",
		Long: "Read pages, records and exports - files, folders, archives, standard input - and\n" +
			"write their citations. The format of each input is found by its content.",
		Example: examples(
			"peerlit extract seeds/",
			"peerlit extract seeds/ -o refs.bib",
			"find pages -name '*.txt' -print0 | peerlit extract --files-from - -0 -t csl-json",
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
			shard, err := scale.check(in.strict)
			if err != nil {
				return err
			}
			reading, err := in.open(cmd, a, catalog, args)
			if err != nil {
				return err
			}
			reading.input.Shard = shard
			keying.Apart = shard.Count > 0
			account, err := scale.account(cmd.Context(), a)
			if err != nil {
				return err
			}
			err = a.run(cmd.Context(), reading, plan, keying, account)
			if scale.onError == "skip" && errors.Is(err, exitStatus(exitIncomplete)) {
				return nil
			}
			return err
		},
	}
	in.register(cmd, all.Formats())
	out.register(cmd, all.Formats())
	keys.register(cmd)
	scale.register(cmd)
	return cmd
}

// run reads, keys and writes, reports on the way, and gives the exit status.
func (a *app) run(ctx context.Context, in reading, out writing, keying resolve.Keying, account *account) error {
	reporter := a.reporter()
	meter := a.meter()
	defer meter.Done()
	report := func(d diag.Diagnostic) {
		meter.Hide()
		account.remark(d)
		reporter.Report(d)
	}
	var tally pipeline.Tally
	in.plan.Report, in.plan.Tally = report, &tally
	records := counted(in.plan.Records(ctx, in.files(ctx)), meter, account)
	if len(out.order) == 0 {
		records = passing(records)
	}
	err := a.write(ctx, out, in.plan.Workers, resolve.Keyed(records, keying, report), report)
	meter.Done()
	reporter.Flush()
	if err == nil {
		err = account.commit(tally)
	}
	if err != nil {
		account.abort()
		return err
	}
	return a.conclude(tally, in.strict)
}

// passing lets records pass that nobody holds: nearly all that is read is garbage a moment later, so memory may grow a
// good deal between two collections. As the citation keys add up it may grow less, so that the peak stays where it is.
func passing(records iter.Seq[*evidence.Record]) iter.Seq[*evidence.Record] {
	const often = 1 << 17 // records
	return func(yield func(*evidence.Record) bool) {
		defer debug.SetGCPercent(debug.SetGCPercent(passingGrowth(0)))
		n := 0
		for r := range records {
			if n++; n%often == 0 {
				debug.SetGCPercent(passingGrowth(n))
			}
			if !yield(r) {
				return
			}
		}
	}
}

// passingGrowth is by how much of what is held, in hundredths, memory may grow between two collections when n records have passed.
func passingGrowth(n int) int {
	const (
		most, least = 200, 15
		room        = 48 << 20
		parts       = 8 << 20 // held at any time
		key         = 44      // bytes, of one record
	)
	return min(most, max(least, room*100/(parts+n*key)-100))
}

// counted counts records for the progress line and the account as they pass.
func counted(records iter.Seq[*evidence.Record], m *meter, c *account) iter.Seq[*evidence.Record] {
	return func(yield func(*evidence.Record) bool) {
		for r := range records {
			m.Add(1)
			c.record(r)
			if !yield(r) {
				return
			}
		}
	}
}

// conclude prints the closing line where there is something to say, and gives the exit status.
func (a *app) conclude(t pipeline.Tally, strict bool) error {
	failed := t.Failed > 0 || strict && t.Warnings > 0
	if (failed || a.streams.ErrTerminal) && !a.global.quiet && a.global.logFormat == "text" {
		line := fmt.Sprintf("%d read: %d %s", t.Documents, t.Records, plural(t.Records, "record"))
		if t.Remarked > 0 {
			line += fmt.Sprintf(", %d with remarks", t.Remarked)
		}
		if t.Failed > 0 {
			line += fmt.Sprintf(", %d %s without a record or damaged", t.Failed, plural(t.Failed, "input"))
		}
		fmt.Fprintln(a.streams.Err, line)
	}
	if failed {
		return exitStatus(exitIncomplete)
	}
	return nil
}

// keyFlags say how citation keys are made.
type keyFlags struct{ keys, pattern string }

func (k *keyFlags) register(cmd *cobra.Command) {
	cmd.Flags().Var(newChoice(&k.keys, "keep", "make"), "keys", "citation keys: `keep` those given, make new ones for all")
	cmd.Flags().StringVar(&k.pattern, "key-pattern", resolve.DefaultPattern, "how keys are made, of {author}, {year}, {title}, {journal}, {type}")
}

func (k *keyFlags) check() (resolve.Keying, error) {
	return resolve.NewKeying(k.pattern, k.keys == "make")
}
