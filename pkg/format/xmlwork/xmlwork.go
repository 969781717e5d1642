// Package xmlwork reads XML in which some elements are a work each: what its readers do alike, from the first sign to the last record.
package xmlwork

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

	// Each takes an element that holds several records; nil: every element gives one.
	Each func(b *Batch, e *source.Element) bool

	// Holds are the elements within a work whose parts each stand for themselves:
	// of one that the end of the document cuts off, what is whole within it is
	// read. Any other that is cut off gives nothing.
	Holds []string

	// Late are the fields that a later element may state otherwise, each with
	// the path to the one after which none does; "" for no such element. Of a record that is
	// cut off before it they are not known.
	Late map[citation.Field]string

	// Kin names the list that an element is one of, "" for none; nil: elements of one name are a list.
	// Where a list breaks off, none of it is read.
	Kin func(e *source.Element) string

	// Enough are the elements directly within a work behind which nothing is read that a record would miss.
	Enough []string
}

// Detect looks for the form's sign at the head of what begins as XML; also
// below what a viewer of files prints above it, where the document or a work begins.
func (f Form) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	start := source.Lead(sample, func(rest string) bool { return len(rest) > 1 && rest[0] == '<' && (rest[1] < '0' || rest[1] > '9') }) // Ovid's "<1>" begins no XML
	if start < 0 {
		return format.Match{}
	}
	above, head := sample[:start], Head(sample[start:])
	sign := f.Look(head)
	if sign == "" || strings.Trim(above, "\ufeff \t\r\n") != "" && !f.opens(string(head), sign) {
		return format.Match{}
	}
	why := sign
	if sign[0] == '<' {
		why = "element " + sign[1:]
	}
	return format.Match{Score: format.Signed, At: doc.Span(sign), Why: why}
}

// opens reports whether what begins with a tag is plainly a document of the form.
func (f Form) opens(text, sign string) bool {
	if strings.HasPrefix(text, "<?xml") || strings.HasPrefix(text, "<!DOCTYPE") && !strings.EqualFold(Head(text).Root(), "html") || strings.HasPrefix(text, sign) {
		return true
	}
	root := Head(text).Root()
	_, local, prefixed := strings.Cut(root, ":")
	if !prefixed {
		local = root
	}
	return slices.Contains(f.Works, local)
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
			if more := e.Whole && take(&b, e) || !e.Whole && b.rest(e, take); !more {
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

	end    int             // where the document breaks off within the element; 0: it does not
	spared *source.Element // of which nothing is missing all the same
}

// Cut reports whether the end of the document cuts off what is taken apart.
func (b *Batch) Cut() bool { return b.end > 0 }

// One yields the record of an element that is a work.
func (b *Batch) One(e *source.Element) bool {
	r := b.Begin(e)
	b.form.Read(r, e)
	return b.Yield(r)
}

// Begin begins a record that stands at the element.
func (b *Batch) Begin(e *source.Element) *Reader {
	r := &Reader{Builder: evidence.NewBuilder(b.doc, b.form.Name, e.At, b.ask.Claims), Doc: b.doc, work: e}
	if b.end > 0 && e != b.spared {
		r.Until(b.end)
		r.cut = e.At.End >= b.end
	}
	return r
}

// Yield yields a record, or a remark when it says nothing.
func (b *Batch) Yield(r *Reader) bool {
	b.settle(r)
	if r.Citation().Known().Minus(b.form.Always).Empty() {
		return b.yield(nil, diag.Diagnostic{Code: diag.SkippedEntry, At: b.doc.Position(r.Record.At), Message: "the record says nothing; it was left out", Text: b.doc.Slice(r.Record.At)})
	}
	return b.yield(r.Record, nil)
}

// Refuse yields a remark on an element that gives no record.
func (b *Batch) Refuse(e *source.Element, code diag.Code, message string) bool {
	return b.yield(nil, diag.Diagnostic{Code: code, At: b.doc.Position(e.At), Message: message, Text: b.doc.Slice(e.At)})
}
