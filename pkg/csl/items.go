package csl

import (
	"errors"
	"iter"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// All reads the items of a list, which must be a part of the document's text.
// In the place of an item that cannot be read it yields a diag.Diagnostic; the
// others stand. So it does when the text breaks off.
func (rd *Reader) All(list jsontext.List, text string) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		for e := range list.Elements(text) {
			if e.Text == "" {
				at := rd.Document.Span(text)
				at.Start = max(at.Start, at.End-1)
				yield(nil, rd.failure(diag.Truncated, at, "the list ends without its bracket", ""))
				return
			}
			at := rd.Document.Span(e.Text)
			if e.Damaged {
				if !yield(nil, rd.failure(diag.SkippedEntry, at, "the line is no item; left out", e.Text)) {
					return
				}
				continue
			}
			if e.Cut {
				rd.rest(e.Text, at, yield)
				return
			}
			r, err := rd.Read(e.Text)
			switch {
			case errors.Is(err, errNothing):
				err = rd.failure(diag.SkippedEntry, at, err.Error(), e.Text)
			case err != nil:
				err = rd.failure(diag.SkippedEntry, rd.within(at, err), "item is no JSON from here on; left out", e.Text)
			}
			if err != nil {
				r = nil
			} else if r.At.Nowhere() || !rd.Exact {
				r.At = at
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// rest reads what is whole of the item that the document breaks off in, and
// says what is lost. An item without a title and an identifier of its own is left out.
func (rd *Reader) rest(text string, at source.Span, yield func(*evidence.Record, error) bool) {
	whole, end, lost, ok := jsontext.Whole(text)
	if ok && !rd.Exact { // what is ours is taken as it was, or not at all
		r, err := rd.part(whole, at, rd.Claims)
		if err == nil && r.Citation.Identified() {
			cut := source.Span{Start: min(at.Start+end, at.End-1), End: at.End}
			if rough, err := rd.part(jsontext.Closed(text), at, true); err == nil {
				r.Lose(rd.Document, rough, cut)
			}
			if lost != "" {
				lost = ", in \"" + lost + "\""
			}
			if yield(r, nil) {
				yield(nil, rd.failure(diag.Truncated, cut, "the input ends within this item"+lost+"; what stands whole before was read", text[end:]))
			}
			return
		}
	}
	yield(nil, rd.failure(diag.Truncated, at, "the input ends within this item, which was left out", text))
}

// part reads an item that begins as the document does at a place, and goes on
// as it does not.
func (rd *Reader) part(text string, at source.Span, claims bool) (*evidence.Record, error) {
	mended := source.FromString("", text)
	part := *rd
	part.Claims, part.cut = claims, true
	part.Locate = func(_, raw string) source.Span {
		in := mended.Span(raw)
		if in.Nowhere() {
			return in
		}
		return source.Span{Start: min(at.Start+in.Start, at.End), End: min(at.Start+in.End, at.End)}
	}
	r, err := part.Read(text)
	if err == nil && (r.At.Nowhere() || !rd.Exact) {
		r.At = at
	}
	return r, err
}

var errNothing = errors.New("object without a member that CSL knows; left out")

// failure gives the diagnostic for an item that gave no record, with its text.
func (rd *Reader) failure(code diag.Code, at source.Span, message, text string) diag.Diagnostic {
	return diag.Diagnostic{Code: code, Message: message, At: rd.Document.Position(at), Text: text}
}

// within gives the place in an item where its JSON ends being JSON.
func (rd *Reader) within(item source.Span, err error) source.Span {
	var syntax *jsontext.SyntaxError
	if errors.As(err, &syntax) {
		at := min(item.Start+syntax.Offset, item.End-1)
		return source.Span{Start: at, End: at + 1}
	}
	return item
}
