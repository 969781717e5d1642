// Package jsonwork reads the JSON of services and registries: objects that are a work each, alone, in lists and line by line, by tables of their members.
package jsonwork

import (
	"context"
	"iter"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Form is a form of JSON, and the format.Cutter that reads it. It has no state.
type Form struct {
	Name string
	List jsontext.List // how a document lists its objects

	// Look judges an object of the list, which may be cut off at its end, and
	// says why. An object is taken for this form by no other sign.
	Look func(v jsontext.Value) (format.Score, string)

	// Works gives the works in an object of the list, when it is not one itself
	// ({"data": {...}}); nil: it is.
	Works func(v jsontext.Value) iter.Seq[jsontext.Value]

	// Read fills the record of one work.
	Read func(r *Reader, v jsontext.Value)

	// Holds are the members whose objects hold members that each stand for
	// themselves: of one that the end of the document cuts off, what is whole is
	// read. Any other that is cut off gives nothing.
	Holds []string

	// Late are the fields that a later member may state otherwise, each with the
	// one after which none does; "" for no such member. Of a record that is cut off before it they are not known.
	Late map[citation.Field]string
}

// Cut is a source.Cut.
func (f Form) Cut(text string) int { return f.List.Cut(text) }

// Detect judges the first objects of the document: it is as sure as of the least sure of them.
func (f Form) Detect(doc *source.Document) format.Match {
	above, sample, ok := jsontext.Lead(doc.Sample())
	if !ok {
		return format.Match{}
	}
	const enough = 5
	match, n := format.Match{}, 0
	for e := range f.List.Elements(sample) {
		if e.Text == "" || e.Cut && n > 0 { // what tells may come after the end of the sample
			break
		}
		if e.Damaged || !e.Cut && jsontext.Check(e.Text) != nil { // it costs itself, and not the others
			continue
		}
		score, why := f.Look(jsontext.Value(e.Text))
		if n == 0 {
			match = format.Match{Score: score, At: doc.Span(e.Text[:1]), Why: why}
		}
		match.Score = min(match.Score, score)
		if n++; n == enough || match.Score == format.No {
			break
		}
	}
	if match.Score == format.No || above && match.Score < format.Signed {
		return format.Match{}
	}
	return match
}

// Extract yields the works. An object that is no JSON is left out, and the others stand.
func (f Form) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil && !yield(nil, err) {
			return
		}
		x := extraction{form: f, doc: doc, ask: ask, at: func(v jsontext.Value) source.Span { return doc.Span(string(v)) }, yield: yield}
		if _, json, ok := jsontext.Lead(text); ok {
			text = json
		}
		for e := range f.List.Elements(text) {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if e.Cut {
				x.rest(e.Text, doc.Span(text).End)
				return
			}
			if e.Damaged {
				if !yield(nil, diag.Diagnostic{Code: diag.SkippedEntry, At: doc.Position(doc.Span(e.Text)), Message: "the line is no record; it was left out", Text: e.Text}) {
					return
				}
				continue
			}
			if !x.works(e.Text) {
				return
			}
		}
	}
}

// extraction takes the objects of a document apart.
type extraction struct {
	form  Form
	doc   *source.Document
	ask   format.Ask
	at    func(jsontext.Value) source.Span
	yield func(*evidence.Record, error) bool
	cut   bool // the document breaks off within what is taken apart
}

// works yields the works of one object.
func (x *extraction) works(text string) bool {
	at := x.at(jsontext.Value(text))
	if err := jsontext.Check(text); err != nil {
		return x.yield(nil, diag.Diagnostic{Code: diag.SkippedEntry, At: x.doc.Position(at), Message: err.Error() + " of the record; it was left out", Text: text})
	}
	return x.each(text)
}

// each yields the works of one object, as far as it is JSON.
func (x *extraction) each(text string) bool {
	works := func(yield func(jsontext.Value) bool) { yield(jsontext.Value(text)) }
	if x.form.Works != nil {
		works = x.form.Works(jsontext.Value(text))
	}
	for v := range works {
		r := NewReader(evidence.NewBuilder(x.doc, x.form.Name, x.at(v), x.ask.Claims), x.at)
		x.form.Read(r, v)
		for f, member := range x.form.Late {
			if x.cut && (member == "" || v.Get(member) == "") {
				r.Record.Forget(f)
			}
		}
		more := true
		if r.Citation().Known().Empty() { // an error message, an empty object, a name's record
			more = x.yield(nil, diag.Diagnostic{Code: diag.NoWork, At: x.doc.Position(r.Record.At), Message: "the object tells of no work; it was passed over", Text: string(v)})
		} else {
			more = x.yield(r.Record, nil)
		}
		if !more {
			return false
		}
	}
	return true
}
