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
			r, err := rd.Read(e.Text)
			switch {
			case e.Cut:
				err = rd.failure(diag.Truncated, at, "the input ends within this item, which was left out", e.Text)
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
