package page

import (
	"fmt"
	"strings"
	"sync"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// A sign is something that the software prints in one of several languages.
type sign struct {
	name string   // for people, and for the vocabulary, whose rows "sign" "name" are further alternatives
	at   position // where in a line it stands
	any  []string // the alternatives, as they are spelt
	like string   // further ones: the vocabulary's words of this sort and meaning, "label @author"

	common bool // others may print it too: it counts only beside one that is not
}

// position says where in a line a sign stands.
type position uint8

const (
	lineStart position = iota // after list marks, table bars and the like
	wholeLine
	anywhere
)

// A lookout knows the signs of several platforms, and finds them all in one
// pass over the lines of a text.
type lookout struct {
	platforms []*platform
	tables    func() *signTables // made when the first text is looked at
}

// signTables are the alternatives of all signs.
type signTables struct {
	of    []signOf
	lines *index     // those that stand at the start of a line, or fill it
	texts []signText // those that stand anywhere
}

// signOf is a sign, and the number of its platform.
type signOf struct {
	*sign
	platform int
}

type signText struct {
	text string
	sign int // its number in signTables.of
}

// A sighting is what a text has of the signs of one platform.
type sighting struct {
	found int    // how many of them
	first string // the one that tells most, as a view of the text
	sign  *sign
}

// together has the platforms look out for their signs together.
func together(platforms []*platform) *lookout {
	l := &lookout{platforms: platforms}
	l.tables = sync.OnceValue(l.newTables)
	for i, p := range platforms {
		p.lookout, p.number = l, i
	}
	return l
}

func (l *lookout) newTables() *signTables {
	t := &signTables{}
	var starts []word
	for number, p := range l.platforms {
		for i := range p.signs {
			sign := &p.signs[i]
			alternatives := sign.any[:len(sign.any):len(sign.any)]
			for w := range wordsOf(p.words, "sign") {
				if w.means == sign.name {
					alternatives = append(alternatives, w.text)
				}
			}
			if sort, means, ok := strings.Cut(sign.like, " "); ok {
				for w := range wordsOf(p.words, sort) {
					if w.means == means {
						alternatives = append(alternatives, w.text)
					}
				}
			}
			for _, text := range alternatives {
				if sign.at == anywhere {
					t.texts = append(t.texts, signText{text, len(t.of)})
				} else {
					starts = append(starts, word{text: text, number: len(t.of)})
				}
			}
			t.of = append(t.of, signOf{sign, number})
		}
	}
	t.lines = newIndex(starts)
	return t
}

// look finds what a text has of the signs of each platform.
func (l *lookout) look(text string) []sighting {
	t := l.tables()
	seen := make([]bool, len(t.of))
	all := make([]sighting, len(l.platforms))
	note := func(number int, view string) {
		if seen[number] {
			return
		}
		seen[number] = true
		of := t.of[number]
		s := &all[of.platform]
		if s.found++; s.first == "" || s.sign.common && !of.common {
			s.first, s.sign = view, of.sign
		}
	}
	for line := range strings.Lines(text) {
		line = unmark(line)
		for w := range t.lines.prefixes(line) {
			if t.of[w.number].at == lineStart || strings.Trim(line[len(w.text):], ": ") == "" {
				note(w.number, line[:len(w.text)])
			}
		}
	}
	for _, sub := range t.texts {
		if !seen[sub.sign] {
			if at := strings.Index(text, sub.text); at >= 0 {
				note(sub.sign, text[at:at+len(sub.text)])
			}
		}
	}
	for i, p := range l.platforms {
		if p.shape == nil {
			continue
		}
		if view, name := p.shape(text); view != "" {
			s := &all[i]
			if s.found++; s.first == "" || s.sign.common {
				s.first, s.sign = view, &sign{name: name}
			}
		}
	}
	for i := range all {
		if all[i].found > 0 && all[i].sign.common { // nothing but what others print too
			all[i] = sighting{}
		}
	}
	return all
}

// sighted gives what a document has of the platform's signs: all platforms look together, and once.
func (p *platform) sighted(doc *source.Document) sighting {
	if p.lookout == nil {
		return sighting{}
	}
	all := doc.Once(p.lookout, func() any {
		sample := doc.Sample()
		if source.IsHTML(sample) { // a webPage finds the signs in what such a page shows
			return make([]sighting, len(p.lookout.platforms))
		}
		return p.lookout.look(sample)
	})
	return all.([]sighting)[p.number]
}

// enoughOf reports whether a page is the platform's for sure.
func (p *platform) enoughOf(s sighting) bool {
	if p.enough == 0 {
		return s.found > 0 && s.found >= len(p.signs)
	}
	return s.found >= p.enough
}

// Detect looks for the platform's signs.
func (p *platform) Detect(doc *source.Document) format.Match {
	s := p.sighted(doc)
	if s.found == 0 {
		return format.Match{}
	}
	match := format.Match{Score: format.Shaped, At: doc.Span(s.first), Why: fmt.Sprintf("%s (%q)", s.sign.name, s.first)}
	if p.enoughOf(s) {
		match.Score = format.Signed
	}
	return match
}
