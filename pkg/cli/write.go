package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/pipeline"
)

// writeFlags say what becomes of records: the flags shared by all commands that write them.
type writeFlags struct {
	to, output    string
	width         int
	sort, columns []string
	split         int
	dialect       string
	ascii, csvRaw bool
}

// register adds the flags to a command.
func (w *writeFlags) register(cmd *cobra.Command, catalog format.Catalog) {
	flags := cmd.Flags()
	flags.StringVarP(&w.to, "to", "t", "", "write `FORMAT` (default: by the extension of -o; a table on a terminal; else bibtex)")
	flags.StringVarP(&w.output, "output", "o", "", "write to `FILE`, whole or not at all")
	flags.IntVar(&w.width, "width", 0, "fit the table to `N` columns")
	flags.StringSliceVar(&w.sort, "sort", nil, "sort by `FIELDS`; -FIELD sorts downwards (holds all records in memory)")
	flags.StringSliceVar(&w.columns, "columns", nil, "`FIELDS` to show, of table, markdown, csv and tsv")
	flags.IntVar(&w.split, "split", 0, "at most `N` records a file, with -o refs-%03d.ris")
	flags.StringVar(&w.dialect, "for", "", "write what `TOOL` reads best: zotero, endnote, mendeley, jabref, rayyan, covidence, asreview, eppi, revman")
	flags.BoolVar(&w.ascii, "ascii", false, "bibtex: TeX accents instead of Unicode")
	flags.BoolVar(&w.csvRaw, "csv-raw", false, "csv, tsv: do not guard cells against being read as formulas")
	_ = cmd.RegisterFlagCompletionFunc("to", completeFormats(catalog.Writable()))
}

// completeFormats completes the names of formats.
func completeFormats(catalog format.Catalog) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return formatCompletions(catalog), cobra.ShellCompDirectiveNoFileComp
	}
}

// writing is a checked writeFlags: everything that can be refused has been.
type writing struct {
	format  format.Format
	options format.Options
	path    string
	split   int
	order   []sortKey
}

// check looks the flags through before anything is opened.
func (w *writeFlags) check(a *app, catalog format.Catalog) (writing, error) {
	plan := writing{path: w.output, split: w.split}
	var err error
	switch byName, ok := catalog.ByExtension(w.output); {
	case w.to != "":
		plan.format, err = named(catalog.Writable(), w.to)
	case ok:
		plan.format = byName
	case a.streams.OutTerminal && (w.output == "" || w.output == "-"):
		plan.format, err = named(catalog, "table")
	default:
		plan.format, err = named(catalog, "bibtex")
	}
	if err != nil {
		return plan, err
	}
	plan.options = format.Options{Width: a.width(w.width), ASCII: w.ascii, Dialect: w.dialect, Raw: w.csvRaw}
	if w.dialect != "" && !slices.Contains(dialects, w.dialect) {
		return plan, fmt.Errorf("unknown tool %q for --for%s", w.dialect, didYouMean(w.dialect, dialects))
	}
	if plan.options.Columns, err = fieldsNamed(w.columns); err != nil {
		return plan, err
	}
	for _, key := range w.sort {
		name, down := strings.CutPrefix(key, "-")
		fields, err := fieldsNamed([]string{name})
		if err != nil {
			return plan, err
		}
		plan.order = append(plan.order, sortKey{fields[0], down})
	}
	if w.split > 0 && (!strings.Contains(w.output, "%") || fmt.Sprintf(w.output, 1) == fmt.Sprintf(w.output, 2)) {
		return plan, errors.New("--split needs -o with a place for the number: -o refs-%03d.ris")
	}
	return plan, nil
}

// dialects are the tools that --for knows.
var dialects = []string{"zotero", "endnote", "mendeley", "jabref", "rayyan", "covidence", "asreview", "eppi", "revman"}

// width is the width to fit a table to: asked for, COLUMNS, the terminal's; 0 when there is none.
func (a *app) width(asked int) int {
	if asked > 0 {
		return asked
	}
	if !a.streams.OutTerminal {
		return 0
	}
	if columns, err := strconv.Atoi(a.streams.Env("COLUMNS")); err == nil && columns > 0 {
		return columns
	}
	return a.streams.Width()
}

// fieldNicknames are names of fields that people use and CSL does not.
var fieldNicknames = map[string]citation.Field{
	"authors": citation.FieldAuthor, "year": citation.FieldIssued, "date": citation.FieldIssued, "journal": citation.FieldJournal,
	"venue": citation.FieldJournal, "pages": citation.FieldPages, "keywords": citation.FieldKeyword, "number": citation.FieldNumber,
}

// fieldsNamed gives the fields of these names.
func fieldsNamed(names []string) ([]citation.Field, error) {
	var fields []citation.Field
	for _, name := range names {
		f := citation.FieldNamed(name)
		if nick, ok := fieldNicknames[strings.ToLower(name)]; ok {
			f = nick
		}
		if f == citation.NoField {
			var known []string
			for _, f := range citation.Fields() {
				known = append(known, f.String())
			}
			return nil, fmt.Errorf("unknown field %q%s (see \"peerlit help fields\")", name, didYouMean(name, known))
		}
		fields = append(fields, f)
	}
	return fields, nil
}

// write writes the records as planned and says what the format could not hold.
func (a *app) write(ctx context.Context, plan writing, workers int, records iter.Seq[*evidence.Record], report func(diag.Diagnostic)) error {
	if len(plan.order) > 0 {
		records = sorted(records, plan.order)
	}
	losses := make(pipeline.Losses)
	written := 0
	counted := func(yield func(*evidence.Record) bool) {
		for r := range records {
			written++
			if !yield(r) {
				return
			}
		}
	}
	var err error
	if plan.split > 0 {
		err = a.writeSplit(ctx, plan, workers, counted, losses)
	} else {
		err = a.writeFile(ctx, plan, plan.path, workers, counted, losses)
	}
	if err != nil {
		return err
	}
	fields := make([]citation.Field, 0, len(losses))
	for f := range losses {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	for _, f := range fields {
		report(diag.Diagnostic{Code: diag.NotCarried, Field: f.String(),
			Message: fmt.Sprintf("%d %s: %s not carried by %s", losses[f], plural(losses[f], "record"), f.Label(), plan.format.Name)})
	}
	return nil
}

// writeFile writes one document.
func (a *app) writeFile(ctx context.Context, plan writing, path string, workers int, records iter.Seq[*evidence.Record], losses pipeline.Losses) error {
	out, err := openOutput(ctx, path, a.streams.Out)
	if err != nil {
		return err
	}
	lost, err := pipeline.Write(ctx, out, plan.format, plan.options, workers, records)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		out.Abort()
		return err
	}
	for f, n := range lost {
		losses[f] += n
	}
	return out.Commit()
}

// writeSplit writes documents of at most plan.split records, numbered from 1.
func (a *app) writeSplit(ctx context.Context, plan writing, workers int, records iter.Seq[*evidence.Record], losses pipeline.Losses) error {
	next, stop := iter.Pull(records)
	defer stop()
	r, more := next()
	for number := 1; more || number == 1; number++ {
		some := func(yield func(*evidence.Record) bool) {
			for n := 0; more && n < plan.split; n++ {
				record := r
				r, more = next()
				if !yield(record) {
					return
				}
			}
		}
		if err := a.writeFile(ctx, plan, fmt.Sprintf(plan.path, number), workers, some, losses); err != nil {
			return err
		}
	}
	return nil
}

// plural gives word with the ending that n asks for.
func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
