package page

import (
	"html"
	"net/url"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// COinS are OpenURLs in the title of an empty span, one for each work that a
// page mentions (ANSI/NISO Z39.88-2004, key/encoded values). A page of one work
// has one; a page of a list, or an article with its references, has many.

// coins reads the spans: the page's own work, or a list of works.
func (m *metadata) coins() {
	if len(m.openURLs) == 0 {
		return
	}
	var works []*metadata
	seen := map[string]bool{}
	for _, raw := range m.openURLs {
		if seen[raw] {
			continue
		}
		seen[raw] = true
		other := newMetadata(m.span, m.site)
		other.openURL(html.UnescapeString(raw), raw)
		if other.describesWork() {
			works = append(works, other)
		}
	}
	m.offer(works, false)
}

// openURL reads one OpenURL; view is it as it stands in the page.
func (m *metadata) openURL(query, view string) {
	const r, c = rankCOinS, evidence.Stated
	var family, given string
	book := strings.Contains(query, "mtx%3Abook") || strings.Contains(query, "mtx:book")
	article := strings.Contains(query, "rft.atitle=")
	for pair := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		value, err := url.QueryUnescape(value)
		if err != nil || value == "" {
			continue
		}
		switch key {
		case "rft.aulast":
			family = value
			continue
		case "rft.aufirst":
			given = value
			continue
		case "rft.title":
			// Of an article, the title is the journal's, as in version 0.1.
			if article {
				m.take(citation.FieldJournal, value, view, key, r, evidence.Labelled)
				continue
			}
		case "rft.btitle":
			if !article {
				m.take(citation.FieldTitle, value, view, key, r, c)
				continue
			}
		case "rft_id":
			value = strings.TrimPrefix(strings.Replace(value, "info:pmid/", "pmid:", 1), "info:doi/")
		}
		if t, known := terms()[key]; known {
			m.read(t, key, value, view, r, c)
		}
	}
	if family != "" {
		// The first author, once more or for the first time: it stands first in the list.
		n := citation.InvertedName(family + ", " + given)
		first := true
		for i := range m.finds {
			if credit, ok := m.finds[i].Value.(citation.Credit); ok && credit.Role == citation.FieldAuthor {
				if first && credit.Name.Family != n.Family {
					m.finds[i].Value = citation.Credit{Role: citation.FieldAuthor, Name: n}
					n = credit.Name
					continue
				}
				if first {
					n = citation.Name{}
					break
				}
			}
		}
		if n != (citation.Name{}) {
			m.credit(citation.Credit{Role: citation.FieldAuthor, Name: n}, view, "rft.au", r, c)
		}
	}
	if book && !article {
		m.implied(citation.Book, view, "rft_val_fmt", r)
	}
}
