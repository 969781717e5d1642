package cli

import (
	"context"
	"fmt"
	"iter"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/source"
)

// readFlags say what is read: the flags shared by all commands that read.
type readFlags struct {
	from      string
	filesFrom string
	null      bool
	filters   []source.Filter
	limits    source.Limits
	jobs      int
	strict    bool
	single    bool
	all       bool
}

// register adds the flags to a command.
func (r *readFlags) register(cmd *cobra.Command, catalog format.Catalog) {
	flags := cmd.Flags()
	flags.StringVarP(&r.from, "from", "f", "auto", "read everything as `FORMAT`, instead of by content")
	flags.StringVar(&r.filesFrom, "files-from", "", "read the paths that are listed in `FILE`, one a line; - is standard input")
	flags.BoolVarP(&r.null, "null", "0", false, "the paths of --files-from end in NUL")
	flags.Var(filterFlag{&r.filters, false}, "include", "of folders, read files that match `GLOB` (repeatable; the last one that matches decides)")
	flags.Var(filterFlag{&r.filters, true}, "exclude", "of folders, leave out files that match `GLOB` (repeatable)")
	flags.Var(limitFlag{&r.limits}, "limit", "raise or lower a limit, `NAME=N` (repeatable; \"peerlit help limits\" lists them)")
	flags.IntVarP(&r.jobs, "jobs", "j", 0, "read with `N` workers (default: one a processor)")
	flags.BoolVar(&r.strict, "strict", false, "exit with 1 when there was a warning")
	flags.BoolVar(&r.single, "single", false, "take each page to be of one work, whatever else it lists")
	flags.BoolVar(&r.all, "all", false, "read every work that a page lists, not only its own")
	cmd.MarkFlagsMutuallyExclusive("single", "all")
	_ = cmd.RegisterFlagCompletionFunc("from", completeFormats(catalog.Readable()))
}

// filterFlag gathers --include and --exclude in the order in which they were given.
type filterFlag struct {
	filters *[]source.Filter
	exclude bool
}

func (f filterFlag) String() string { return "" }
func (f filterFlag) Type() string   { return "glob" }
func (f filterFlag) Set(glob string) error {
	*f.filters = append(*f.filters, source.Filter{Exclude: f.exclude, Glob: glob})
	return nil
}

// limitFlag sets one of the limits by its name.
type limitFlag struct{ limits *source.Limits }

func (f limitFlag) String() string { return "" }
func (f limitFlag) Type() string   { return "limit" }
func (f limitFlag) Set(text string) error {
	name, value, _ := strings.Cut(text, "=")
	err := f.limits.Set(name, value)
	if err == nil {
		return nil
	}
	var names []string
	for _, l := range source.LimitTable() {
		if l.Name == name {
			return err
		}
		names = append(names, l.Name)
	}
	return fmt.Errorf("%w%s", err, didYouMean(name, names))
}

// reading is what a checked readFlags asks for.
type reading struct {
	paths  []string
	input  source.Input
	plan   pipeline.Plan
	strict bool
}

// open checks the flags and finds out what is to be read.
func (r *readFlags) open(cmd *cobra.Command, a *app, catalog format.Catalog, paths []string) (reading, error) {
	reading := reading{paths: paths, strict: r.strict}
	reading.input = source.Input{Stdin: a.streams.In, NUL: r.null, Filters: r.filters, Limits: r.limits}
	for _, filter := range r.filters {
		if !filter.Valid() {
			return reading, fmt.Errorf("%q is no glob", filter.Glob)
		}
	}
	if r.from != "auto" && r.from != "" {
		f, err := named(catalog.Readable(), r.from)
		if err != nil {
			return reading, err
		}
		reading.plan.Force = f.Name
	}
	switch r.filesFrom {
	case "":
	case "-":
		reading.input.List = a.streams.In
	default:
		list, err := os.ReadFile(r.filesFrom)
		if err != nil {
			return reading, err
		}
		reading.input.List = strings.NewReader(string(list))
	}
	if len(paths) == 0 && r.filesFrom == "" {
		if a.streams.InTerminal {
			cmd.SetOut(a.streams.Err)
			_ = cmd.Help()
			return reading, exitStatus(exitUsage)
		}
		reading.paths = []string{"-"}
	}
	switch {
	case r.single:
		reading.plan.Ask.Works = format.OneWork
	case r.all:
		reading.plan.Ask.Works = format.AllWorks
	}
	reading.plan.Catalog = catalog
	if reading.plan.Workers = r.jobs; r.jobs < 1 {
		reading.plan.Workers = runtime.GOMAXPROCS(0)
	}
	return reading, nil
}

// files gives what is to be read.
func (r reading) files(ctx context.Context) iter.Seq[source.File] {
	return source.Files(ctx, r.paths, r.input)
}
