package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/source"
)

// scaleFlags make a run a step of a larger one, on one machine or on many.
type scaleFlags struct {
	shard, onError, errors, stats string
}

func (s *scaleFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&s.shard, "shard", "", "read the `I/N`th part of the files; keys are then unique within an input only")
	flags.Var(newChoice(&s.onError, "report", "skip"), "on-error", "inputs that give no record: `report` them with exit 1, skip them with exit 0")
	flags.StringVar(&s.errors, "errors", "", "write what was skipped to `FILE`, a JSON object a line")
	flags.StringVar(&s.stats, "stats", "", "write counters to `FILE`, as a JSON object of numbers that can be summed")
}

// check looks the flags through and gives the shard.
func (s *scaleFlags) check(strict bool) (source.Shard, error) {
	if s.onError == "skip" && strict {
		return source.Shard{}, errors.New("--strict and --on-error skip exclude each other")
	}
	if s.shard == "" {
		return source.Shard{}, nil
	}
	var shard source.Shard
	var rest string
	n, _ := fmt.Sscanf(s.shard+" ", "%d/%d%s", &shard.Index, &shard.Count, &rest)
	if n != 2 || shard.Index < 1 || shard.Index > shard.Count {
		return shard, fmt.Errorf("--shard %q is not I/N with I from 1 to N", s.shard)
	}
	return shard, nil
}

// account keeps what --errors and --stats want to know of a run. The zero
// account keeps nothing.
type account struct {
	errors, stats *output
	log           reporter
	counts        map[string]int
}

// account opens the files that the flags name.
func (s *scaleFlags) account(ctx context.Context, a *app) (*account, error) {
	var c account
	var err error
	if s.errors != "" {
		if c.errors, err = openOutput(ctx, s.errors, a.streams.Out); err != nil {
			return nil, err
		}
		c.log = reporter{w: c.errors}
	}
	if s.stats != "" {
		if c.stats, err = openOutput(ctx, s.stats, a.streams.Out); err != nil {
			c.abort()
			return nil, err
		}
		c.counts = make(map[string]int)
	}
	return &c, nil
}

// remark takes note of a diagnostic.
func (c *account) remark(d diag.Diagnostic) {
	if c.errors != nil && d.Lost() {
		c.log.writeJSON(d)
	}
	if c.stats != nil {
		c.counts["code "+string(d.Code)]++
	}
}

// record takes note of a record.
func (c *account) record(r *evidence.Record) {
	if c.stats != nil {
		c.counts["format "+r.Format]++
	}
}

// commit completes the files.
func (c *account) commit(t pipeline.Tally) error {
	if c.stats != nil {
		for name, n := range map[string]int{
			"documents": t.Documents, "records": t.Records, "records with remarks": t.Remarked, "documents without a record or damaged": t.Failed,
			"notes": t.Notes, "warnings": t.Warnings, "errors": t.Errors,
		} {
			c.counts[name] = n
		}
		text, err := json.MarshalIndent(c.counts, "", "  ")
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(c.stats, "%s\n", text); err != nil {
			return err
		}
		if err := c.stats.Commit(); err != nil {
			return err
		}
	}
	if c.errors != nil {
		return c.errors.Commit()
	}
	return nil
}

// abort drops the files.
func (c *account) abort() {
	for _, out := range []*output{c.errors, c.stats} {
		if out != nil {
			out.Abort()
		}
	}
}
