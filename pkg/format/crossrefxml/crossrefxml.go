// Package crossrefxml reads Crossref's XML: what publishers deposit, and what
// the query service answers in its formats unixref, unixsd and xsd_xml.
package crossrefxml

import (
	"iter"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
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
		Extractor:  form(),
	}
}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: func(h xmlwork.Head) string {
			return h.Tag("crossref_result", "doi_records", "doi_record", "doi_batch", "crossref")
		},
		Works: append(slices.Clone(answers), works...),
		CutBehind: func(text string) []string {
			for _, outer := range answers {
				if strings.Contains(text, "<"+outer) {
					return []string{outer}
				}
			}
			return works
		},
		Holds: append(slices.Clone(holds), works...),
		Each:  func(b *xmlwork.Batch, e *source.Element) bool { return (&extraction{b}).read(e) },
	}
}

// answers are the elements that hold a work, the outer one first: an answer to
// a query holds a doi_record, which holds a work; a deposit holds works.
var answers = []string{"query", "doi_record"}

// extraction takes one root element apart.
type extraction struct{ *xmlwork.Batch }

// read yields the records of a root element, and false when no more are wanted.
func (x *extraction) read(e *source.Element) bool {
	query := e.Name == "query"
	if query && e.Attr("status") == "unresolved" {
		return x.Refuse(e, diag.SkippedEntry, "Crossref has no answer to this query")
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
		return x.Yield(r.Reader)
	}
	for message := range e.All("error", "msg") {
		return x.Refuse(e, diag.SkippedEntry, "Crossref answers: "+strings.TrimSpace(message.Text()))
	}
	return x.Refuse(e, diag.SkippedEntry, "the record says nothing; it was left out")
}

// outermost yields e if it is a work, or the works in it.
func outermost(e *source.Element) iter.Seq[*source.Element] {
	if _, is := shapes[e.Name]; is {
		return func(yield func(*source.Element) bool) { yield(e) }
	}
	return e.All(works...)
}

func (x *extraction) begin(e *source.Element) *reader { return &reader{x.Begin(e)} }

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
	if x.Cut() && len(items) == 0 && shape.item != "" && e.At.End == root.At.End { // the item may be what is cut off
		return true
	}
	deposited := false
	for _, part := range whole {
		deposited = deposited || part.Name != "journal_issue" && part.Child("doi_data", "doi") != nil
	}
	if len(items) == 0 || deposited && root == e && e.Name != "journal" {
		r := x.begin(e)
		r.whole(e, shape, whole)
		r.answer(root)
		if !x.Yield(r.Reader) {
			return false
		}
	}
	for _, item := range items {
		r := x.begin(item)
		r.item(item, e, shape, whole)
		r.answer(root)
		if !x.Yield(r.Reader) {
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
