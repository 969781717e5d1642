// Package endnotexml reads and writes the XML of EndNote, which Bookends,
// Zotero and the tools for systematic reviews exchange as well.
package endnotexml

import (
	"context"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// name is the format's name, also in Extra.
const name = "endnote-xml"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"endnotexml"},
		Extensions: []string{"xml"},
		Summary:    "EndNote XML",
		Extractor:  extractor{},
		Exporter: format.Sequence{
			Open:   func(format.Options) string { return opening },
			Close:  closing,
			Append: appendRecord,
		},
		Carries: elements.Fields().Union(citation.NewFieldSet(
			citation.FieldType, citation.FieldISBN, citation.FieldNumberOfPages, citation.FieldPMID,
		)),
	}
}

const (
	opening = `<?xml version="1.0" encoding="UTF-8"?>` + "\n<xml><records>\n"
	closing = "</records></xml>\n"
)

// extractor reads EndNote's XML.
type extractor struct{}

// Detect looks for the type of a reference, which no other XML names so.
func (extractor) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if !strings.HasPrefix(strings.TrimLeft(sample, "\ufeff \t\r\n"), "<") {
		return format.Match{}
	}
	for _, sign := range []string{"<ref-type ", "<ref-type>"} {
		if i := strings.Index(sample, sign); i >= 0 {
			return format.Match{Score: format.Signed, At: doc.Span(sample[i : i+len(sign)]), Why: "element ref-type"}
		}
	}
	return format.Match{}
}

// Cut cuts behind a record.
func (extractor) Cut(text string) int { return source.CutElements(text, "record") }

// Extract reads record by record.
func (extractor) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		for e, err := range doc.Elements("record") {
			if ctx.Err() != nil {
				return
			}
			if err == nil && !e.Whole {
				err = diag.Diagnostic{Code: diag.Truncated, At: doc.Position(e.At), Message: "the record is cut off; it was left out"}
			}
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			r := reader{Builder: evidence.NewBuilder(doc, name, e.At, ask.Claims)}
			r.read(e)
			if len(r.leaves) == 0 {
				r.Record, err = nil, diag.Diagnostic{Code: diag.SkippedEntry, At: doc.Position(e.At), Message: "the record says nothing; it was left out"}
			}
			if !yield(r.Record, err) {
				return
			}
		}
	}
}
