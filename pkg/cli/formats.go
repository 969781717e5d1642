package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/all"
)

// formats builds the command that lists what can be read and written.
func (a *app) formats() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:     "formats [NAME]",
		Short:   "List what can be read and written",
		Example: examples("peerlit formats", "peerlit formats ris", "peerlit formats -t json"),
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return formatCompletions(all.Formats()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			catalog := all.Formats()
			if len(args) == 1 {
				f, err := named(catalog, args[0])
				if err != nil {
					return err
				}
				catalog = format.Catalog{f}
			}
			switch {
			case to == "json":
				return formatsJSON(a.streams.Out, catalog)
			case len(args) == 1:
				return formatDetails(a.streams.Out, catalog[0])
			}
			return formatsTable(a.streams.Out, catalog)
		},
	}
	cmd.Flags().VarP(newChoice(&to, "table", "json"), "to", "t", "print as `FORMAT`: table, json")
	return cmd
}

// formatsTable prints one line a format.
func formatsTable(w io.Writer, catalog format.Catalog) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NAME\tREAD\tWRITE\tWHAT")
	for _, f := range catalog {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", f.Name, yes(f.Extractor != nil), yes(f.Exporter != nil), f.Summary)
	}
	return t.Flush()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "-"
}

// formatDetails prints all that is known of one format.
func formatDetails(w io.Writer, f format.Format) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Summary)
	line := func(label string, words []string) {
		if len(words) > 0 {
			fmt.Fprintf(&b, "  %-11s %s\n", label, strings.Join(words, ", "))
		}
	}
	line("aliases", f.Aliases)
	line("extensions", f.Extensions)
	line("read", []string{yes(f.Extractor != nil)})
	line("write", []string{yes(f.Exporter != nil)})
	if f.Exporter != nil {
		line("carries", fieldNames(f.Carries))
		line("drops", fieldNames(citation.AllFields().Minus(f.Carries)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func fieldNames(set citation.FieldSet) []string {
	var names []string
	for _, f := range set.List() {
		names = append(names, f.String())
	}
	return names
}

// formatsJSON prints the formats for machines.
func formatsJSON(w io.Writer, catalog format.Catalog) error {
	type row struct {
		Name       string   `json:"name"`
		Aliases    []string `json:"aliases,omitempty"`
		Extensions []string `json:"extensions,omitempty"`
		Summary    string   `json:"summary"`
		Read       bool     `json:"read"`
		Write      bool     `json:"write"`
		Carries    []string `json:"carries,omitempty"`
	}
	rows := make([]row, 0, len(catalog))
	for _, f := range catalog {
		rows = append(rows, row{f.Name, f.Aliases, f.Extensions, f.Summary, f.Extractor != nil, f.Exporter != nil, fieldNames(f.Carries)})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(rows)
}

// named gives the format of that name, or an error that helps.
func named(catalog format.Catalog, name string) (format.Format, error) {
	if f, ok := catalog.Named(name); ok {
		return f, nil
	}
	var names []string
	for _, f := range catalog {
		names = append(append(names, f.Name), f.Aliases...)
	}
	return format.Format{}, fmt.Errorf("unknown format %q%s (see \"peerlit formats\")", name, didYouMean(name, names))
}

// formatCompletions gives the names with their summaries, as a shell shows them.
func formatCompletions(catalog format.Catalog) []string {
	var words []string
	for _, f := range catalog {
		words = append(words, cobra.CompletionWithDesc(f.Name, f.Summary))
	}
	return words
}
