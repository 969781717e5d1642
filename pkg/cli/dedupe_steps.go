package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/pipeline"
)

// stepFlags part the finding of duplicates into steps, for those who have
// another program sort what goes from one to the next.
type stepFlags struct{ emit, fromPairs string }

const (
	emitKeys  = "keys"
	emitPairs = "pairs"
)

// register adds the flags to the command; call it when it has all others.
func (s *stepFlags) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&choice{&s.emit, []string{emitKeys, emitPairs}}, "emit", "do one step, for many machines: `WHAT` keys (of records), pairs (of sorted keys); see docs/dedupe.md")
	f.StringVar(&s.fromPairs, "from-pairs", "", "compare only the pairs in `FILE`, which --emit pairs wrote; - is standard input")
	for _, other := range [...]string{"from-pairs", "resolve", "groups", "review", "report", "to", "sort", "columns", "split", "for", "keys"} {
		cmd.MarkFlagsMutuallyExclusive("emit", other)
	}
}

// emitKeys writes the keys of records.
func (a *app) emitKeys(ctx context.Context, in reading, path string, against []string) error {
	reporter := a.reporter()
	meter := a.meter()
	defer meter.Done()
	var tally pipeline.Tally
	in.plan.Tally = &tally
	empty := 0
	in.plan.Report = func(d diag.Diagnostic) {
		if d.Code == diag.EmptyInput {
			empty++
		}
		meter.Hide()
		reporter.Report(d)
	}
	in.paths = slices.Concat(in.paths, against)
	out, err := openOutput(ctx, path, a.streams.Out)
	if err != nil {
		return err
	}
	defer out.Abort()
	var lines []byte
	for r := range in.plan.Records(ctx, in.files(ctx)) {
		meter.Add(1)
		lines = dedupe.AppendKeyLines(lines[:0], r)
		if _, err := out.Write(lines); err != nil {
			return err
		}
	}
	meter.Done()
	reporter.Flush()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := out.Commit(); err != nil {
		return err
	}
	tally.Failed -= empty // engines have parts without a record
	return a.conclude(tally, in.strict)
}

// emitPairs writes the pairs that files of sorted keys lead to, each complete in itself.
func (a *app) emitPairs(ctx context.Context, files []string, path string, o dedupe.Options) error {
	if len(files) == 0 {
		files = []string{"-"}
	}
	reporter := a.reporter()
	defer reporter.Flush()
	out, err := openOutput(ctx, path, a.streams.Out)
	if err != nil {
		return err
	}
	defer out.Abort()
	var large []dedupe.Block
	for _, name := range files {
		keys, err := a.openLines(ctx, name)
		if err != nil {
			return err
		}
		capped, err := dedupe.WritePairs(out, keys, o)
		_ = keys.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		large = append(large, capped...)
	}
	slices.SortFunc(large, dedupe.Block.Compare)
	for _, d := range largeBlocks(large) {
		reporter.Report(d)
	}
	return out.Commit()
}

// find finds what is one work, among the pairs that are given where some are.
func (d *deduping) find() (err error) {
	if d.pairs == nil {
		d.result = dedupe.Find(d.records, d.options)
		return nil
	}
	if d.result, err = dedupe.FindPaired(d.records, d.pairs, d.options); err != nil {
		return fmt.Errorf("%s: %w", d.flags.steps.fromPairs, err)
	}
	return nil
}

// openPairs opens the file of pairs; nil where none is given.
func (a *app) openPairs(ctx context.Context, path string, in reading) (io.ReadCloser, error) {
	if path == "" {
		return nil, nil
	}
	if path == "-" && slices.Contains(in.paths, "-") {
		return nil, errors.New("records and pairs would both come from standard input: give one of them as a file")
	}
	return a.openLines(ctx, path)
}

// openLines opens a file of lines, however long, that are read as they come.
func (a *app) openLines(ctx context.Context, path string) (io.ReadCloser, error) {
	in := io.NopCloser(a.streams.In)
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		in = file
	}
	return struct {
		io.Reader
		io.Closer
	}{whileRunning{ctx, in}, in}, nil
}

// whileRunning reads until a run is called off.
type whileRunning struct {
	ctx context.Context
	in  io.Reader
}

func (w whileRunning) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if stop := w.ctx.Err(); stop != nil { // the end may be that of a program that was called off as well
		return 0, stop
	}
	return n, err
}
