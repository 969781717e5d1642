// Package record reads and writes records whole, claims and remarks included, as JSON Lines: the form between one run of peerlit and the next.
//
// A line is an item of CSL-JSON, valid against its schema, so that any program
// that reads CSL-JSON line by line can read it; what only we know of stands in
// the item's "custom". Reading a written line gives the same record.
package record

import (
	"context"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "jsonl"

// Format is one record a line.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"ndjson", "record"},
		Extensions: []string{"jsonl", "ndjson"},
		Summary:    "JSON Lines: records with claims and remarks, nothing lost",
		Extractor:  reader{},
		Exporter: format.Sequence{
			Append: func(dst []byte, r *evidence.Record, _ format.Options) []byte {
				return append(csl.AppendRecord(dst, r), '\n')
			},
		},
		Carries: citation.AllFields(),
	}
}

type reader struct{}

// Cut is a source.Cut.
func (reader) Cut(text string) int { return strings.LastIndexByte(text, '\n') + 1 }

// Detect takes a document whose first item is a record of ours.
func (reader) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if text := strings.TrimLeft(sample, " \t\r\n"); text == "" || text[0] != '{' {
		return format.Match{}
	}
	for e := range (jsontext.List{}).Elements(sample) {
		if e.Text == "" || !csl.Look(e.Text).Record {
			break
		}
		return format.Match{Score: format.Signed, At: doc.Span(e.Text[:1]), Why: `first line has "custom": {"peerlit": {"record": ...`}
	}
	return format.Match{}
}

// Extract yields the records, as they were when they were written: their
// source and format are the first ones, and their spans lie in that source.
func (reader) Extract(ctx context.Context, doc *source.Document, _ format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		lines := csl.Reader{Document: doc, Format: name, Exact: true}
		for r, err := range lines.All(jsontext.List{}, text) {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
