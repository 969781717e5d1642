package page

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// A page describes works in several vocabularies: its own work, or the works that it
// lists or mentions. Each vocabulary offers what it found; settle then tells which
// of them the page is of.

// An offer is the works that one vocabulary describes, in the order of the page.
type offer struct {
	works []*metadata
	own   bool // the vocabulary is for what the page itself is: JSON-LD, but not COinS
}

// An entry is a work of a page that shows several.
type entry struct{ finds []find }

// offer hands over the works of one vocabulary.
func (m *metadata) offer(works []*metadata, own bool) {
	if len(works) == 0 {
		return
	}
	o := offer{own: own}
	for _, w := range works {
		w.joinPages()
		if w.title = w.titleSoFar(); w.title != "" {
			o.works = append(o.works, w)
		}
	}
	m.offers = append(m.offers, o)
}

// settle adds the works that the page is of to its own finds. Where it is of none, those
// of the vocabulary that describes the most become a list.
func (m *metadata) settle() {
	about := m.titleSoFar()
	var rest []offer
	for _, o := range m.offers {
		left := offer{own: o.own}
		for _, w := range o.works {
			if about != "" && sameTitle(about, w.title) {
				m.pool(w)
			} else {
				left.works = append(left.works, w)
			}
		}
		rest = append(rest, left)
	}
	for _, o := range rest {
		if !m.work && o.own && len(o.distinct()) == 1 {
			m.pool(o.works...)
		}
	}
	var most []entry
	for _, o := range rest {
		if works := o.distinct(); len(works) > len(most) {
			most = works
		}
	}
	switch {
	case m.work:
		m.others = most
	case len(most) == 1:
		// What the page says of itself, "blog post by the site", is not of the work that it names.
		m.finds = most[0].finds
		m.work = true
	default:
		m.list = most
	}
	m.offers = nil
}

// pool adds what is said of the page's own work.
func (m *metadata) pool(works ...*metadata) {
	for _, w := range works {
		m.finds = append(m.finds, w.finds...)
		m.references, m.cited = append(m.references, w.references...), append(m.cited, w.cited...)
	}
	m.work = true
}

// distinct gives an entry for each work, however often it is described.
func (o *offer) distinct() (entries []entry) {
	known := map[string]int{}
	for _, w := range o.works {
		key := letters(w.title)
		if at, again := known[key]; again {
			entries[at].finds = append(entries[at].finds, w.finds...)
			continue
		}
		known[key] = len(entries)
		entries = append(entries, entry{w.finds})
	}
	for i := range entries {
		entries[i].finds = ordered(entries[i].finds)
	}
	return entries
}

// titleSoFar is the title that the page has given already: that of its best
// vocabulary, or of its head.
func (m *metadata) titleSoFar() string {
	best := -1
	for i := range m.finds {
		if f := &m.finds[i]; f.Field == citation.FieldTitle && f.rank < rankSocial && (best < 0 || f.rank < m.finds[best].rank) {
			best = i
		}
	}
	if best < 0 {
		return m.title
	}
	return m.finds[best].Value.(citation.Text).Plain()
}

// sameTitle reports whether one title is the other, perhaps with the site's
// name behind it or, where it is long enough to tell, before it.
func sameTitle(a, b string) bool {
	a, b = letters(a), letters(b)
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) > 12 && strings.HasPrefix(b, a) || len(a) > 30 && strings.HasSuffix(b, a)
}
