package page

import (
	"context"
	"fmt"
	"iter"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/resolve"
	"github.com/peerlit/peerlit/pkg/source"
)

// A saved page of HTML is read twice: what it says to machines, and, as text,
// what it shows to people, by the platform whose signs it has. The claims of
// both are pooled, so that each field is as good as the better of the two.
//
//	document -> tree -> metadata -> claims \
//	                 -> text -> sheet -> claims -> resolve.Claims -> record

// webPage reads documents in HTML.
type webPage struct {
	platforms []*platform
	other     *platform // for pages that are of none of them
}

// htmlPages makes the row of the catalogue for pages of HTML.
func htmlPages(platforms []*platform, other *platform) format.Format {
	return format.Format{
		Name:       "html",
		Aliases:    []string{"webpage", "embedded-metadata"},
		Extensions: []string{"html", "htm", "xhtml"},
		Summary:    "Saved web pages with the metadata embedded in them",
		Extractor:  webPage{platforms, other},
	}
}

// Detect reports a document that begins as pages of HTML do.
func (w webPage) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if !source.IsHTML(sample) {
		return format.Match{}
	}
	return format.Match{Score: format.Signed, At: doc.Span(firstTag(sample)), Why: "begins as a page of HTML"}
}

// firstTag gives the first tag of a text as a view.
func firstTag(s string) string {
	for start := range s {
		if s[start] != '<' {
			continue
		}
		for end := start; end < len(s); end++ {
			if s[end] == '>' {
				return s[start : end+1]
			}
		}
		break
	}
	return ""
}

// Extract yields the work of the page, or the works of a page that lists several.
func (w webPage) Extract(_ context.Context, doc *source.Document, _ format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		page, err := doc.HTML()
		if err != nil {
			yield(nil, err)
			return
		}
		m := readMetadata(page, doc.Span)
		finish := func(r *evidence.Record, name string) *evidence.Record {
			r.Source, r.Format, r.At = doc.Name(), name, doc.Span(page.Text)
			return r
		}
		if !m.work && len(m.list) > 1 {
			for _, e := range m.list {
				if !yield(finish(resolve.Claims(claimsOf(e.finds), doc.Position), "html"), nil) {
					return
				}
			}
			return
		}
		shown := page.Shown()
		r, name, reason := w.read(m, shown, doc)
		if r == nil {
			yield(nil, diag.Diagnostic{
				Code:    diag.NoRecord,
				At:      source.Position{Name: doc.Name()},
				Message: fmt.Sprintf("no work on this page: %s", reason),
			})
			return
		}
		yield(finish(r, name), nil)
	}
}

// read pools what the page says to machines with what it shows.
func (w webPage) read(m *metadata, shown *source.PageText, doc *source.Document) (r *evidence.Record, name, reason string) {
	span := func(view string) source.Span { return shown.Span(doc, view) }
	p, name := w.platformOf(shown.Text), "html"
	if p != nil {
		name = p.name
	} else {
		p = w.other
	}
	s := newSheet(p, shown.Text, span)
	if m.work {
		s.claims = append(s.claims, claimsOf(m.finds)...)
	}
	if r, reason = s.read(doc.Position); r == nil && m.work {
		r = resolve.Claims(claimsOf(m.finds), doc.Position)
	}
	return r, name, reason
}

// platformOf gives the platform whose signs the page shows, nil for none.
func (w webPage) platformOf(text string) *platform {
	for _, p := range w.platforms {
		if found, _, _ := p.matcher().find(text); found > 0 && found >= p.needs() {
			return p
		}
	}
	return nil
}
