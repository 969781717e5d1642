// Package xmlwork reads XML in which some elements are a work each: what its readers do alike, from the first sign to the last record.
package xmlwork

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

// Form is a form of XML, and the format.Cutter that reads it. It has no state.
type Form struct {
	Name string

	// Look gives what in the head of a document only this form has, as a view
	// of the head; "" when there is none.
	Look func(h Head) string

	// Works are the local names of the elements that are a work each. A document
	// is cut behind them.
	Works []string

	// CutBehind are the elements to cut behind where these are not the works.
	CutBehind func(text string) []string

	// Read fills the record of one work.
	Read func(r *Reader, e *source.Element)

	// Always are the fields that an element of these gives by being there: a
	// record that knows no others says nothing.
	Always citation.FieldSet

	// Each takes an element that holds several records, or that is worth
	// reading though it is cut off; nil: every whole element gives one.
	Each func(b *Batch, e *source.Element) bool
}

// Detect looks for the form's sign at the head of what begins as XML.
func (f Form) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	// Ovid's "<1>" begins no XML.
	if rest, ok := strings.CutPrefix(strings.TrimLeft(sample, "\ufeff \t\r\n"), "<"); !ok || rest == "" || rest[0] >= '0' && rest[0] <= '9' {
		return format.Match{}
	}
	sign := f.Look(Head(sample))
	if sign == "" {
		return format.Match{}
	}
	why := sign
	if sign[0] == '<' {
		why = "element " + sign[1:]
	}
	return format.Match{Score: format.Signed, At: doc.Span(sign), Why: why}
}

// Cut is a source.Cut.
func (f Form) Cut(text string) int {
	if f.CutBehind != nil {
		return source.CutElements(text, f.CutBehind(text)...)
	}
	return source.CutElements(text, f.Works...)
}

// Extract reads work by work.
func (f Form) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		b := Batch{form: f, doc: doc, ask: ask, yield: yield}
		take := f.Each
		if take == nil {
			take = (*Batch).One
		}
		for e, err := range doc.Elements(f.Works...) {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			if !take(&b, e) {
				return
			}
		}
	}
}

// Batch takes elements of one document apart. Its methods that report a bool
// report whether more is wanted.
type Batch struct {
	form  Form
	doc   *source.Document
	ask   format.Ask
	yield func(*evidence.Record, error) bool
}

// One yields the record of an element that is a work.
func (b *Batch) One(e *source.Element) bool {
	if !e.Whole {
		return b.Refuse(e, diag.Truncated, "the record is cut off; it was left out")
	}
	r := b.Begin(e)
	b.form.Read(r, e)
	return b.Yield(r)
}

// Begin begins a record that stands at the element.
func (b *Batch) Begin(e *source.Element) *Reader {
	return &Reader{Builder: evidence.NewBuilder(b.doc, b.form.Name, e.At, b.ask.Claims), Doc: b.doc}
}

// Yield yields a record, or a remark when it says nothing.
func (b *Batch) Yield(r *Reader) bool {
	if r.Citation().Known().Minus(b.form.Always).Empty() {
		return b.yield(nil, diag.Diagnostic{Code: diag.SkippedEntry, At: b.doc.Position(r.Record.At), Message: "the record says nothing; it was left out", Text: b.doc.Slice(r.Record.At)})
	}
	return b.yield(r.Record, nil)
}

// Refuse yields a remark on an element that gives no record.
func (b *Batch) Refuse(e *source.Element, code diag.Code, message string) bool {
	return b.yield(nil, diag.Diagnostic{Code: code, At: b.doc.Position(e.At), Message: message, Text: b.doc.Slice(e.At)})
}
