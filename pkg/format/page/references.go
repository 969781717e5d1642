package page

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/resolve"
	"github.com/peerlit/peerlit/pkg/source"
)

// What a page says to machines of the works that it cites: citation_reference of Google Scholar, citation of schema.org.
// They are never the page's own work, and are read only for a user who asks for all.

// A reference is a cited work in one text, and where that stands.
type reference struct{ text, view string }

// cite keeps what a work of schema.org cites: an object that describes it, or a text.
func (m *metadata) cite(d *datum, byID map[string]*datum) {
	for _, one := range d.all() {
		if one.kind != '{' {
			m.references = append(m.references, reference{one.text, one.text})
			continue
		}
		w := newMetadata(m.span, m.site)
		w.schemaWork(described(&one, byID), byID)
		m.cited = append(m.cited, w)
	}
}

// taken reads a reference whose parts have names: "citation_title=On x; citation_author=J. Doe; citation_year=2001". A
// semicolon that no name follows is part of the value before it.
func (m *metadata) taken(r reference) (w *metadata, ok bool) {
	const mark = "citation_"
	if !strings.HasPrefix(strings.TrimSpace(r.text), mark) {
		return nil, false
	}
	w = newMetadata(m.span, m.site)
	for rest := strings.TrimSpace(r.text); rest != ""; {
		name, value, _ := strings.Cut(rest, "=")
		end := len(value)
		for at := 0; ; at++ {
			next := strings.IndexByte(value[at:], ';')
			if next < 0 {
				break
			}
			if at += next; strings.HasPrefix(strings.TrimSpace(value[at+1:]), mark) {
				end = at
				break
			}
		}
		w.named(strings.TrimSpace(name), strings.Trim(value[:end], " ;"), r.view)
		rest = strings.TrimSpace(value[min(end+1, len(value)):])
	}
	return w, true
}

// references gives a record for each work that the page cites. What cannot be told apart is counted in a remark.
func (w webPage) references(m *metadata, doc *source.Document) (records []*evidence.Record, remarks []diag.Diagnostic) {
	works := m.cited
	var texts []reference
	for _, r := range m.references {
		if taken, ok := m.taken(r); ok {
			works = append(works, taken)
		} else {
			texts = append(texts, r)
		}
	}
	o := offer{}
	unread := 0
	for _, work := range works {
		work.joinPages()
		if work.title = work.titleSoFar(); work.title == "" {
			unread++
		} else if !sameTitle(work.title, m.titleSoFar()) {
			o.works = append(o.works, work)
		}
	}
	known := map[string]bool{}
	for _, e := range o.distinct() {
		r := resolve.Claims(claimsOf(e.finds), doc.Position)
		r.At = r.Claims[0].At
		known[letters(r.Citation.Title.Plain())] = true
		records = append(records, r)
	}
	for _, text := range texts {
		s := newSheet(w.other, text.text, func(string) source.Span { return m.span(text.view) })
		r := s.cites(doc.Position)
		switch {
		case r == nil:
			unread++
		case !known[letters(r.Citation.Title.Plain())]:
			known[letters(r.Citation.Title.Plain())] = true
			records = append(records, r)
		}
	}
	if unread > 0 {
		remarks = append(remarks, diag.Diagnostic{
			Code: diag.SkippedEntry, At: source.Position{Name: doc.Name()}, Field: citation.NoField.String(),
			Message: fmt.Sprintf("%d of the %d references in the page's tags were left out: their parts cannot be told apart", unread, len(works)+len(texts)),
		})
	}
	return records, remarks
}
