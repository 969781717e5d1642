// Package cslyaml reads and writes the items of CSL-JSON in YAML, as pandoc keeps bibliographies.
//
// A document is a mapping with a list "references", or the list alone; the
// metadata at the head of a Markdown file will do. The list is cut into items
// by its lines, and each item is parsed by itself: a broken one costs no other,
// and a long list can be read in parts.
package cslyaml

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
	"github.com/peerlit/peerlit/pkg/yamltext"
)

const name = "csl-yaml"

// Format is CSL-YAML. Like CSL-JSON it holds everything that is known of a work.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"cslyaml"},
		Extensions: []string{"yaml", "yml"},
		Summary:    "CSL-YAML: pandoc bibliographies and metadata",
		Extractor:  reader{},
		Exporter: format.Sequence{
			Open:   func(format.Options) string { return "---\nreferences:\n" },
			Close:  "...\n",
			Empty:  "---\nreferences: []\n...\n",
			Append: appendItem,
		},
		Carries: citation.AllFields(),
	}
}

type reader struct{}

// Cut is a source.Cut.
func (reader) Cut(text string) int {
	first, last := -1, 0
	for start := range items(text) {
		if first < 0 {
			first = start
		} else {
			last = start
		}
	}
	return last
}

// Extract yields the items.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		for start, end := range items(text) {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			item := text[start:end]
			r, err := read(item, doc, ask)
			if err != nil {
				code := diag.SkippedEntry
				if errors.Is(err, yamltext.ErrLimit) {
					code = diag.OverLimit
				}
				err = diag.Diagnostic{Code: code, At: doc.Position(doc.Span(item)), Message: "item left out: " + err.Error(), Text: item}
			} else {
				r.At = doc.Span(strings.TrimRight(item, " \n\r"))
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// read reads one item: a list of one element.
func read(item string, doc *source.Document, ask format.Ask) (*evidence.Record, error) {
	list, err := yamltext.Parse(item)
	if err != nil {
		return nil, err
	}
	first := list.Value.First()
	if list.Value.Kind() != jsontext.Array || first == "" {
		return nil, errors.New("no item")
	}
	rd := csl.Reader{
		Document: doc, Format: name, Claims: ask.Claims,
		Locate: func(member, _ string) source.Span { return doc.Span(list.View(first.Get(member))) },
	}
	return rd.Read(string(first))
}

// appendItem adds a record as an element of the list.
func appendItem(dst []byte, r *evidence.Record, _ format.Options) []byte {
	return yamltext.AppendJSON(append(dst, "- "...), string(csl.Append(nil, r)), 1)
}

// Detect takes a document that has items with types of CSL's in a list of that
// name, or in a list that is the whole document.
func (reader) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if strings.Contains(sample, "cff-version:") { // has references with types of the same names
		return format.Match{}
	}
	var match format.Match
	for start, end := range items(sample) {
		item := sample[start:end]
		typ := typeOf(item)
		if _, ok := citation.ParseType(typ); !ok {
			if end == len(sample) { // its type may come after the end of the sample
				break
			}
			return format.Match{}
		}
		if match.Score == format.No {
			head, _, _ := strings.Cut(item, "\n")
			match = format.Match{Score: format.Signed, At: doc.Span(head), Why: fmt.Sprintf("a list whose first item has type %q", typ)}
		}
	}
	return match
}

// typeOf finds the type of an item without parsing it.
func typeOf(item string) string {
	for line := range strings.Lines(item) {
		line = strings.TrimLeft(line, "- ")
		if value, ok := strings.CutPrefix(line, "type:"); ok {
			return strings.Trim(value, " \r\n\"'")
		}
	}
	return ""
}
