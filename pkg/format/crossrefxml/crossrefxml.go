// Package crossrefxml reads Crossref's XML: what publishers deposit, and what
// the query service answers in its formats unixref, unixsd and xsd_xml.
package crossrefxml

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "crossref-xml"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"unixref", "unixsd", "crossref-unixref-xml"},
		Extensions: []string{"xml"},
		Summary:    "Crossref XML: unixref, unixsd and deposits",
		Extractor:  extractor{},
	}
}

// extractor reads Crossref's XML.
type extractor struct{}

// signs are the tags that only Crossref's schemas have.
var signs = []string{"<crossref_result", "<doi_records", "<doi_record ", "<doi_record>", "<doi_batch ", "<doi_batch>", "<crossref>", "<crossref "}

// Detect looks for Crossref's own elements.
func (extractor) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if !strings.HasPrefix(strings.TrimLeft(sample, "\ufeff \t\r\n"), "<") {
		return format.Match{}
	}
	for _, sign := range signs {
		if i := strings.Index(sample, sign); i >= 0 {
			return format.Match{Score: format.Signed, At: doc.Span(sample[i : i+len(sign)]), Why: "element " + strings.Trim(sign, "< >")}
		}
	}
	return format.Match{}
}

// roots are the elements that are looked for, the outer ones first: an answer
// to a query holds a doi_record, which holds a work; a deposit holds works.
var roots = append([]string{"query", "doi_record"}, works...)

// Cut cuts behind the outermost sort of element that the text has.
func (extractor) Cut(text string) int {
	for _, outer := range roots[:2] {
		if strings.Contains(text, "<"+outer) {
			return source.CutElements(text, outer)
		}
	}
	return source.CutElements(text, works...)
}

// Extract reads work by work.
func (extractor) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		for e, err := range doc.Elements(roots...) {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			x := extraction{doc: doc, ask: ask, yield: yield}
			if !x.read(e) {
				return
			}
		}
	}
}

// extraction takes one root element apart.
type extraction struct {
	doc   *source.Document
	ask   format.Ask
	yield func(*evidence.Record, error) bool
}

// read yields the records of a root element, and false when no more are wanted.
func (x *extraction) read(e *source.Element) bool {
	if !e.Whole {
		return x.refuse(e, diag.Truncated, "the record is cut off; it was left out")
	}
	query := e.Name == "query"
	if query && e.Attr("status") == "unresolved" {
		return x.refuse(e, diag.SkippedEntry, "Crossref has no answer to this query")
	}
	found := false
	for work := range outermost(e) {
		found = true
		if !x.work(work, e) {
			return false
		}
	}
	switch {
	case found:
		return true
	case query && e.Child("doi") != nil:
		r := x.begin(e)
		r.flat(e)
		return x.yield(r.Record, nil)
	}
	for message := range e.All("error", "msg") {
		return x.refuse(e, diag.SkippedEntry, "Crossref answers: "+strings.TrimSpace(message.Text()))
	}
	return x.refuse(e, diag.SkippedEntry, "the record says nothing; it was left out")
}

// outermost yields e if it is a work, or the works in it.
func outermost(e *source.Element) iter.Seq[*source.Element] {
	if _, is := shapes[e.Name]; is {
		return func(yield func(*source.Element) bool) { yield(e) }
	}
	return e.All(works...)
}

// refuse reports a root element that gives no record.
func (x *extraction) refuse(e *source.Element, code diag.Code, message string) bool {
	return x.yield(nil, diag.Diagnostic{Code: code, At: x.doc.Position(e.At), Message: message})
}

func (x *extraction) begin(e *source.Element) *reader {
	return &reader{Builder: evidence.NewBuilder(x.doc, name, e.At, x.ask.Claims), doc: x.doc}
}

// work yields the records of a work: its items, each with what the whole says
// of itself, or the whole where it has none. A deposit that names items and
// gives the whole a DOI of its own registers both; an answer is about the item.
func (x *extraction) work(e, root *source.Element) bool {
	shape := shapes[e.Name]
	whole := []*source.Element{e}
	if len(shape.metadata) > 0 {
		whole = slices.Collect(e.Children(shape.metadata...))
	}
	var items []*source.Element
	if shape.item != "" {
		items = slices.Collect(e.Children(shape.item))
	}
	deposited := false
	for _, part := range whole {
		deposited = deposited || part.Name != "journal_issue" && part.Child("doi_data", "doi") != nil
	}
	if len(items) == 0 || deposited && root == e && e.Name != "journal" {
		r := x.begin(e)
		r.whole(e, shape, whole)
		r.answer(root)
		if !x.yield(r.Record, nil) {
			return false
		}
	}
	for _, item := range items {
		r := x.begin(item)
		r.item(item, e, shape, whole)
		r.answer(root)
		if !x.yield(r.Record, nil) {
			return false
		}
	}
	return true
}

// typeOf gives the type that an attribute of the element states, or else the shape's.
func typeOf(e *source.Element, otherwise citation.Type) (citation.Type, string) {
	for _, attribute := range []string{"component_type", "book_type", "type", "dataset_type"} {
		if t, known := types[e.Attr(attribute)]; known {
			return t, attribute
		}
	}
	return otherwise, e.Name
}
