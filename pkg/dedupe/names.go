package dedupe

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
)

// person is one author, ready to be compared.
type person struct {
	family string // folded, letters only
	given  string // folded, letters only; initials where there is no more
}

// people are the authors of a work.
type people struct {
	list  []person
	words []uint32 // hashes of all words of all names but initials, sorted, each once
	hash  uint64   // of the letters of all names in order
	body  bool     // all are bodies
}

// mostPeople bounds the authors that are compared: those of a collaboration of
// thousands are known by the first.
const mostPeople = 40

// peopleOf gives the authors of a work; where there are none, its editors.
func peopleOf(c *citation.Citation) people {
	var p people
	role := citation.FieldAuthor
	if !c.HasCredit(role) {
		role = citation.FieldEditor
	}
	credited := 0
	for i := range c.Credits {
		if c.Credits[i].Role == role {
			credited++
		}
	}
	if credited == 0 {
		return people{hash: newHash.sum(), body: true}
	}
	p.list = make([]person, 0, min(credited, mostPeople))
	var room [32]string
	words := room[:0]
	h := newHash
	p.body = true
	for i := range c.Credits {
		cr := &c.Credits[i]
		if cr.Role != role || cr.EtAl {
			continue
		}
		n := &cr.Name
		before := len(words)
		switch {
		case n.Family == "" && n.Given == "":
			words = appendWords(words, latin(n.Literal))
		case n.Particle == "" && n.DroppingParticle == "":
			words = appendWords(words, latin(n.Family))
		default:
			words = appendWords(words, latin(n.Particle+" "+n.DroppingParticle+" "+n.Family))
		}
		family := strings.Join(words[before:], "")
		middle := len(words)
		words = appendWords(words, latin(n.Given))
		given := strings.Join(words[middle:], "")
		if family == "" {
			family, given = given, ""
		}
		if family == "" || len(p.list) == mostPeople {
			continue
		}
		p.body = p.body && (n.Family == "" && n.Given == "" && len(words)-before > 2 || citation.IsOrganization(n.Given+" "+n.Family))
		h = h.text(family)
		p.list = append(p.list, person{family, given})
	}
	p.hash = h.sum()
	p.words = make([]uint32, 0, len(words))
	for _, w := range words {
		if utf8.RuneCountInString(w) > 1 || len(w) > 2 {
			p.words = append(p.words, hashWord(w))
		}
	}
	slices.Sort(p.words)
	p.words = slices.Compact(p.words)
	return p
}

// latin gives Greek and Cyrillic names in Latin letters, as other records may have them.
func latin(s string) string {
	for _, r := range s {
		if r >= 0x370 && r < 0x530 {
			return citation.ASCII(s)
		}
	}
	return s
}

// authorship is how far two lists of authors agree.
type authorship struct {
	part  float32 // of the shorter list that is in the longer
	first bool    // the first authors are one person
	equal bool    // all are the same, in order
	clash bool    // the same family name with other initials, and nobody in common
}

// compareAuthors compares two lists of authors that are not empty.
func compareAuthors(a, b *people) authorship {
	if len(a.list) > len(b.list) {
		a, b = b, a
	}
	var s authorship
	s.first = samePerson(&a.list[0], &b.list[0]) >= .9
	if a.hash == b.hash && len(a.list) == len(b.list) && s.first {
		return authorship{part: 1, first: true, equal: true}
	}
	var found float32
	s.equal = len(a.list) == len(b.list)
	for i := range a.list {
		var best float32
		if i < len(b.list) {
			best = samePerson(&a.list[i], &b.list[i])
		}
		s.equal = s.equal && best >= .9
		for j := 0; j < len(b.list) && best < .9; j++ {
			best = max(best, samePerson(&a.list[i], &b.list[j]))
		}
		found += best
	}
	s.part = found / float32(len(a.list))
	s.clash = s.part > 0 && s.part < .5
	// Names that were not taken apart, or the wrong way round.
	if bag := overlap(a.words, b.words); bag > s.part && (len(a.words) > 1 && len(b.words) > 1) {
		s.part, s.clash = bag, false
	}
	return s
}

// samePerson is how surely two names are one person's: the family name and the
// initials, or the names in the other order.
func samePerson(a, b *person) float32 {
	switch {
	case a.family == b.family:
	case slip(a.family, b.family):
	case a.given != "" && len(a.given) > 1 && a.given == b.family, len(b.given) > 1 && b.given == a.family:
		return .9
	case len(a.family) > 3 && len(b.family) > 3 && (strings.HasSuffix(a.family, b.family) || strings.HasSuffix(b.family, a.family) ||
		strings.HasPrefix(a.family, b.family) || strings.HasPrefix(b.family, a.family)): // "García Márquez", "van Dijk", and the half of it
		return .9
	default:
		return 0
	}
	if a.given == "" || b.given == "" || a.given[0] == b.given[0] {
		return 1
	}
	return .4 // another initial: a relative, or a slip
}

// overlap is the part of the shorter sorted list that is in the longer.
func overlap(a, b []uint32) float32 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			common, i, j = common+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return float32(common) / float32(min(len(a), len(b)))
}
