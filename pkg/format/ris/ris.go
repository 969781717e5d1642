// Package ris reads and writes RIS, the tagged format of Reference Manager
// that every database and reference manager has made a dialect of.
package ris

import (
	"context"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/source"
)

// name is the format's name, also in Extra.
const name = "ris"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"refman", "reference-manager"},
		Extensions: []string{"ris"},
		Summary:    "RIS, the exchange format of reference managers and databases",
		Extractor:  reader{},
		Exporter:   format.Sequence{Append: appendRecord},
		Carries:    carries(),
	}
}

// carries gives what RIS can hold for works of some type.
func carries() citation.FieldSet {
	return tags.Fields().Union(citation.NewFieldSet(
		citation.FieldType, citation.FieldISBN, citation.FieldPMID, citation.FieldArXiv, citation.FieldNumberOfPages,
	))
}

// reader reads RIS.
type reader struct{}

// Detect looks for the line that begins a record, in the first lines that are not blank.
func (reader) Detect(doc *source.Document) format.Match {
	var loose format.Match
	tagLines := 0
	const preamble = 10 // lines that may stand before the first record
	n := 0
	for line := range tagged.Beginning(doc, 200) {
		n++
		if _, word, ok := opening(line); ok {
			_, known := types.Type(strings.ToUpper(word))
			switch {
			case n > preamble && tagLines == 0 && strict(line) && known: // a page that shows how to cite its own work
				return format.Match{Score: format.Shaped, At: doc.Span(line), Why: "line starts with \"TY  - \", below other text"}
			case strict(line) && (known || word == ""):
				return format.Match{Score: format.Signed, At: doc.Span(line), Why: "line starts with \"TY  - \""}
			case loose.Score == format.No && (known || strict(line)):
				loose = format.Match{Score: format.Shaped, At: doc.Span(line), Why: "line starts with a TY tag"}
			}
			continue
		}
		if tag, _, ok := (style{}).tag(line); ok && n < 60 && strict(line) && essential(tag) {
			if tagLines++; tagLines == 2 && loose.Score == format.No {
				loose = format.Match{Score: format.Shaped, At: doc.Span(line), Why: "lines start with RIS tags such as \"" + tag + "  - \""}
			}
		}
	}
	return loose
}

// Cut cuts after a line that ends a record, or before one that begins one, as [reader.Extract] sees them.
func (reader) Cut(text string) int {
	return tagged.Last(text,
		func(line, before string) bool {
			_, _, opens := opening(line)
			_, _, again := opening(before) // two types in a row are of one work
			return opens && strict(line) && !again
		},
		func(line string) bool { value, ok := ending(line); return ok && value == "" },
	)
}

// Extract reads the document's records. Lines between records are passed over.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		x := entries{text: text, lines: tagged.NewScanner(text)}
		b := tagged.NewBuilder(doc, name, ask)
		for x.next() {
			if ctx.Err() != nil {
				return
			}
			fill(b, &x.entry)
			if !yield(b.Record, nil) {
				return
			}
		}
		if remark, ok := x.stray.Remark(b); ok {
			yield(nil, remark)
		}
	}
}
