package jsonwork

import (
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// rest takes the object that a document that ends at a place breaks off in: what is
// whole in it is read, and what is lost is said. A record without a title and an
// identifier of its own is left out.
func (x *extraction) rest(text string, end int) {
	place := source.Span{Start: end, End: end}
	if text != "" {
		place = x.doc.Span(text)
	}
	whole, length, lost, ok := jsontext.Whole(text, x.form.Holds...)
	if ok {
		cut := source.Span{Start: min(place.Start+length, max(0, place.End-1)), End: place.End}
		for _, r := range x.gather(whole, place, true, x.ask.Claims) {
			if !r.Citation.Identified() {
				continue
			}
			for _, rough := range x.gather(jsontext.Closed(text), place, false, true) {
				r.Lose(x.doc, rough, cut)
			}
			if !x.yield(r, nil) {
				return
			}
			x.yield(nil, diag.Diagnostic{Code: diag.Truncated, At: x.doc.Position(cut), Message: within(lost), Text: text[length:]})
			return
		}
	}
	x.yield(nil, diag.Diagnostic{Code: diag.Truncated, At: x.doc.Position(place), Message: "the list breaks off; what was whole was read", Text: text})
}

// within says where a record breaks off.
func within(member string) string {
	if member != "" {
		member = ", in \"" + member + "\""
	}
	return "the document ends within the record" + member + "; what stands whole before was read"
}

// gather reads an object that begins as the document does at a place, and goes
// on as it does not.
func (x *extraction) gather(text string, place source.Span, cut, claims bool) (records []*evidence.Record) {
	mended := source.FromString(x.doc.Name(), text)
	part := *x
	part.cut, part.ask.Claims = cut, claims
	part.at = func(v jsontext.Value) source.Span {
		at := mended.Span(string(v))
		if at.Nowhere() {
			return at
		}
		return source.Span{Start: min(place.Start+at.Start, place.End), End: min(place.Start+at.End, place.End)}
	}
	part.yield = func(r *evidence.Record, err error) bool {
		if err == nil {
			records = append(records, r)
		}
		return true
	}
	part.each(text)
	return records
}
