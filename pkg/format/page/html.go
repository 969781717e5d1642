package page

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
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
	other     *platform      // for pages that are of none of them
	carried   format.Catalog // the formats of citations that stand in pages
}

// htmlPages makes the row of the catalogue for pages of HTML.
func htmlPages(platforms []*platform, other *platform, carried format.Catalog) format.Format {
	return format.Format{
		Name:       "html",
		Aliases:    []string{"webpage", "embedded-metadata"},
		Extensions: []string{"html", "htm", "xhtml", "mhtml", "mht"},
		Summary:    "Saved web pages with the metadata embedded in them",
		Extractor:  webPage{platforms, other, carried},
	}
}

// Detect reports a document that begins as pages of HTML do.
func (w webPage) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if source.IsMHTML(sample) {
		return format.Match{Score: format.Signed, Why: "begins as a page saved with its parts in one file"}
	}
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
func (w webPage) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		unpacked := false
		if source.IsMHTML(doc.Sample()) {
			if inner, ok := doc.Page(); ok {
				doc, unpacked = inner, true
			}
		}
		page, err := doc.HTML()
		if err != nil {
			yield(nil, err)
			return
		}
		m := readMetadata(page, doc.Span, func(m *metadata) { m.carriedWorks(ctx, page, doc, w.carried) })
		finish := func(r *evidence.Record, name string) *evidence.Record {
			r.Source, r.Format = doc.Name(), name
			if unpacked {
				withoutPlaces(r)
			}
			return r
		}
		// With one work of its own and others that it lists, a page is of the first.
		alone := ask.Works != format.AllWorks && (m.work || len(m.list) < 2 || ask.Works == format.OneWork)
		shown := page.Shown()
		if m.work || alone {
			r, name, reason := w.read(m, shown, doc, ask.Works)
			switch {
			case r != nil:
				r.At = doc.Span(page.Text)
				if !yield(finish(r, name), nil) {
					return
				}
			case alone || len(m.list) == 0:
				yield(nil, diag.Diagnostic{
					Code:    diag.NoRecord,
					At:      source.Position{Name: doc.Name()},
					Message: fmt.Sprintf("no work on this page: %s", reason),
				})
				return
			}
		}
		if alone {
			return
		}
		for _, e := range append(m.list, m.others...) {
			r := resolve.Claims(claimsOf(e.finds), doc.Position)
			if len(r.Claims) > 0 {
				r.At = r.Claims[0].At
			}
			if !yield(finish(r, "html"), nil) {
				return
			}
		}
	}
}

// withoutPlaces takes the places off a record of an unpacked page: they are
// those of the page, and would be wrong in the file that it is packed in.
func withoutPlaces(r *evidence.Record) {
	r.At = source.Span{}
	for i := range r.Claims {
		r.Claims[i].At = source.Span{}
	}
	for i := range r.Remarks {
		r.Remarks[i].At = source.Position{Name: r.Source}
	}
}

// read pools what the page says to machines with what it shows.
func (w webPage) read(m *metadata, shown *source.PageText, doc *source.Document, works format.Works) (r *evidence.Record, name, reason string) {
	p, name, text := w.platformOf(shown.Body), "html", shown.Body
	if p != nil {
		name = p.name
	} else {
		p, text = w.other, shown.Text // which weighs the title of the window against what the page shows
	}
	s := newSheet(p, text, func(view string) source.Span { return shown.Span(doc, view) })
	s.works = works
	r, reason = s.read(doc.Position)
	if !m.work || m.doubtful() && r == nil && strings.HasPrefix(reason, "it seems to be") && works != format.OneWork {
		return r, name, reason
	}
	said := resolve.Claims(wholeLists(claimsOf(m.finds)), doc.Position)
	if r == nil || !sameWork(&said.Citation, &r.Citation) {
		return said, "html", ""
	}
	claims := claimsOf(m.finds)
	for _, claim := range s.claims {
		if mayAdd(&said.Citation, &r.Citation, claim.Field) {
			claims = append(claims, claim)
		}
	}
	r = resolve.Claims(wholeLists(claims), doc.Position)
	r.Remarks = append(s.remarks, r.Remarks...)
	return r, name, ""
}

// sameWork reports whether what a page shows is the work that its metadata describe.
func sameWork(said, shown *citation.Citation) bool {
	if a, b := said.DOI(), shown.DOI(); a != "" && b != "" {
		return strings.EqualFold(a, b)
	}
	return shown.Title == "" || sameTitle(said.Title.Plain(), shown.Title.Plain())
}

// wholeLists makes a list of authors a guess where another one begins with it
// and goes on, or names the same people in full: some pages tell machines the
// first author only, or initials.
func wholeLists(claims []evidence.Claim) []evidence.Claim {
	lists := map[string][]citation.Name{} // by rule
	for i := range claims {
		if credit, ok := claims[i].Value.(citation.Credit); ok && claims[i].Field == citation.FieldAuthor && claims[i].Confidence >= evidence.Placed {
			lists[claims[i].Rule] = append(lists[claims[i].Rule], credit.Name)
		}
	}
	short := map[string]bool{}
	for rule, list := range lists {
		for _, other := range lists {
			short[rule] = short[rule] || continues(list, other) || spellsOut(other, list)
		}
	}
	for i := range claims {
		if claims[i].Field == citation.FieldAuthor && short[claims[i].Rule] {
			claims[i].Confidence = evidence.Guessed
		}
	}
	return claims
}

// continues reports whether a longer list begins with the family names of a shorter one.
func continues(short, long []citation.Name) bool {
	return len(short) < len(long) && sameFamilies(short, long[:len(short)])
}

// spellsOut reports whether a list has names where another one of the same people has initials.
func spellsOut(full, short []citation.Name) bool {
	if len(full) != len(short) || !sameFamilies(full, short) {
		return false
	}
	better := 0
	for i := range full {
		a, b := letters(full[i].Given), letters(short[i].Given)
		if a == "" || b == "" || !strings.HasPrefix(a, b[:1]) || len(a) < len(b) {
			return false
		}
		if len(b) < 3 && len(a) > 3 {
			better++
		}
	}
	return better*2 > len(full)
}

// sameFamilies reports whether two lists of one length are of the same families.
func sameFamilies(a, b []citation.Name) bool {
	for i := range a {
		if a[i].Family == "" || citation.Fold(a[i].Family) != citation.Fold(b[i].Family) {
			return false
		}
	}
	return true
}

// mayAdd reports whether the text of a page may say something of a field. A
// report or a thesis stands in no journal: the one on its page is that of the
// later article. Nor do volume and pages of one journal go with the name of another.
func mayAdd(said, shown *citation.Citation, f citation.Field) bool {
	switch f {
	case citation.FieldJournal, citation.FieldJournalShort, citation.FieldVolume, citation.FieldIssue, citation.FieldPages, citation.FieldISSN, citation.FieldISBN:
		if said.Type != "" && !said.Type.InPeriodical() && !said.Type.InBook() {
			return false
		}
		return said.In.Title == "" || shown.In.Title == "" || sameTitle(said.In.Title.Plain(), shown.In.Title.Plain())
	case citation.FieldURL, citation.FieldLanguage:
		return false
	}
	return true
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
