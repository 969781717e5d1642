package page

import (
	"slices"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// describes reports whether labels below line i describe a work: three with values of their kind, of which one is a number or a date.
func (p *perusal) describes(i int) bool {
	const enough = 3
	var seen []string // meanings
	hard := false
	for j := range p.facts {
		f := &p.facts[j]
		if means := f.word.means; f.line > i && f.sure && len(f.first()) < 200 && (readings[means] != nil || means == "@doi") && means != "@cite" {
			m := labelled{word: f.word, value: f.first()}
			hard = hard || isHardValue(&m)
			if !slices.Contains(seen, means) {
				seen = append(seen, means)
			}
			if hard && len(seen) >= enough {
				return true
			}
		}
	}
	return false
}

// isRecord reports whether labels tell so much of a work that it is one without a title: a book by its number, or an
// article by its place in a journal.
func (p *perusal) isRecord() bool {
	placed := p.claimed(citation.FieldISBN, evidence.Labelled) && p.claimed(citation.FieldPublisher, evidence.Labelled) ||
		p.claimed(citation.FieldJournal, evidence.Labelled) && (p.claimed(citation.FieldVolume, evidence.Labelled) || p.claimed(citation.FieldPages, evidence.Labelled))
	return placed && p.claimed(citation.FieldIssued, evidence.Labelled) && p.labelled > 2
}

// holdsRecord reports whether a section that begins in the head holds the labels of a work, each of them once: "Browse" stands in a
// menu, and all that follows is of the page's own work.
func (p *perusal) holdsRecord(sec *section) bool {
	const first, enough = 10, 4
	if sec.start > p.next(0)+first {
		return false
	}
	var seen []*word
	for _, line := range p.lines[sec.start:sec.end] {
		m := p.factIn(line)
		if m.word == nil || !m.sure || readings[m.word.means] == nil && m.word.means != "@doi" {
			continue
		}
		if slices.Contains(seen, m.word) {
			return false
		}
		seen = append(seen, m.word)
	}
	return len(seen) >= enough
}
