package xmlwork

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// rest takes an element that the end of the document cuts off: what is whole in
// it is read, and what is lost is said. A record without a title and an
// identifier of its own is left out.
func (b *Batch) rest(e *source.Element, take func(*Batch, *source.Element) bool) bool {
	const leftOut = "the record is cut off; it was left out"
	for range e.All(e.Name) { // it lacks its end tag, and has swallowed those behind it
		return b.Refuse(e, diag.Truncated, leftOut)
	}
	whole, cut := b.whole(e)
	if cut == nil {
		cut = &source.Element{Name: e.Name, At: source.Span{Start: e.At.End, End: e.At.End}}
	}
	enough := slices.ContainsFunc(whole.Nodes, func(n source.Node) bool {
		return n.Element != nil && n.Whole && n.Element.At.End < e.At.End && slices.Contains(b.form.Enough, n.Name)
	})
	records := b.gather(whole, e.At.End, enough, b.ask.Claims, take)
	spared, missing := false, true // a record was read of what is cut off, and lacks something
	for _, r := range records {
		switch {
		case r.At.End < e.At.End:
		case enough && r.At == e.At:
			spared, missing = true, false
		case r.Citation.Identified():
			spared = true
			b.blanks(r, e, cut, take)
		default:
			continue
		}
		if !b.yield(r, nil) {
			return false
		}
	}
	switch {
	case !spared && len(records) > 0 && records[0].At.End < e.At.End: // it holds others that are whole
		return b.Refuse(cut, diag.Truncated, leftOut)
	case !spared:
		return b.Refuse(e, diag.Truncated, leftOut)
	case !missing:
		return true
	}
	return b.Refuse(cut, diag.Truncated, "the document ends within the record, in "+cut.Name+"; what stands whole before was read")
}

// gather takes an element apart and gives its records. Remarks in the place of
// records are dropped: that the element is cut off says it.
func (b *Batch) gather(e *source.Element, end int, enough, claims bool, take func(*Batch, *source.Element) bool) (records []*evidence.Record) {
	part := *b
	part.end, part.ask.Claims = end, claims
	if enough {
		part.spared = e
	}
	part.yield = func(r *evidence.Record, err error) bool {
		if err == nil {
			records = append(records, r)
		}
		return true
	}
	take(&part, e)
	return records
}

// settle takes from a record that is cut off what a later element would settle.
func (b *Batch) settle(r *Reader) {
	if !r.cut {
		return
	}
	for f, path := range b.form.Late {
		settled := false
		for range At(r.work, path) {
			settled = true
		}
		if !settled {
			r.Record.Forget(f)
		}
	}
}

// blanks says which fields a record lacks because they are cut off: those that
// it would have if everything were read, whole or not.
func (b *Batch) blanks(r *evidence.Record, e, cut *source.Element, take func(*Batch, *source.Element) bool) {
	all := *e
	all.Whole = true
	for _, rough := range b.gather(&all, 0, false, true, take) {
		if rough.At.Start == r.At.Start {
			r.Lose(b.doc, rough, cut.At)
		}
	}
}

// whole gives what is left of an element when all that the end of the document
// cuts off is taken out, and the innermost element of that. With it goes its
// kin: a list that breaks off is not known.
func (b *Batch) whole(e *source.Element) (whole, cut *source.Element) {
	whole = new(*e)
	whole.Whole = true
	at := len(e.Nodes) - 1
	for at >= 0 && e.Nodes[at].Element == nil {
		at--
	}
	if at < 0 {
		return whole, nil
	}
	last := e.Nodes[at].Element
	open := !last.Whole && last.At.End == e.At.End
	if open && slices.Contains(b.form.Holds, last.Name) {
		whole.Nodes = slices.Clone(e.Nodes)
		whole.Nodes[at].Element, cut = b.whole(last)
		return whole, cut
	}
	lost := []string{b.kin(last)}
	if tag := b.doc.Slice(last.At); open && strings.IndexByte(tag, '>') < 0 { // "<subj", or "<datafield ta": it may be of the list before it
		for before := range (&source.Element{Nodes: e.Nodes[:at]}).Children() {
			lost = append(lost[:1], b.kin(before))
		}
	}
	behind := source.Span{Start: last.At.End, End: e.At.End}
	if !open && strings.HasPrefix(strings.TrimLeft(b.doc.Slice(behind), " \t\r\n"), "</") { // nothing comes after the last
		return whole, nil
	}
	whole.Nodes = slices.DeleteFunc(slices.Clone(e.Nodes), func(n source.Node) bool {
		return n.Element != nil && (n.Element == last && open || b.kin(n.Element) != "" && slices.Contains(lost, b.kin(n.Element)))
	})
	return whole, last
}

// kin names the list that an element is one of; "" when it is of none.
func (b *Batch) kin(e *source.Element) string {
	switch {
	case slices.Contains(b.form.Holds, e.Name), slices.Contains(b.form.Works, e.Name):
		return ""
	case b.form.Kin != nil:
		return b.form.Kin(e)
	}
	return e.Name
}
