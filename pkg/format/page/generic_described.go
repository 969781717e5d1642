package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Labels of repositories, catalogues and booksellers, whose values have no form of their own: they are believed only
// among other labels.

// named reads a label whose value is a name of something: a meeting, a place, a volume.
func named(field citation.Field) reading {
	return func(p *perusal, f *fact) bool {
		text := f.first()
		if !p.isNamed(f) || p.claimed(field, evidence.Labelled) {
			return false
		}
		return p.claim(field, strings.TrimRight(text, ",;"), text, f.rule(), evidence.Labelled)
	}
}

// isNamed reports whether the value of a label is a phrase, and no word of the page's own, address, number or date.
func (p *perusal) isNamed(f *fact) bool {
	text := f.first()
	r, _ := firstRune(text)
	if m := p.factIn(text); m.word != nil && (m.sure || m.value == "") {
		return false
	}
	return f.believed() && f.near > 1 && len(text) > 2 && len(text) < 250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.IsLower(r) &&
		strings.ContainsFunc(text, unicode.IsLetter) && !isAddress(text) && !p.isMenu(text) && !p.isLead(text) && !isDateText(text)
}

// factHeld reads the days of a meeting.
func (p *perusal) factHeld(f *fact) bool {
	text := f.first()
	if !f.believed() || f.near < 2 || !isDateText(text) || isAmbiguousDay(text) {
		return false
	}
	p.claim(citation.FieldIssued, text, text, f.rule(), evidence.Guessed) // for want of a better
	return p.claim(citation.FieldEventDate, text, text, f.rule(), evidence.Labelled)
}

// factInstitution claims where a thesis was written, which stands for its publisher.
func (p *perusal) factInstitution(f *fact) bool {
	if !p.isNamed(f) || !organisational(f.first()) || p.claimed(citation.FieldPublisher, evidence.Placed) {
		return false
	}
	return p.claim(citation.FieldPublisher, f.first(), f.first(), f.rule(), evidence.Placed)
}

// factDegree claims that the work is a thesis, and for which degree.
func (p *perusal) factDegree(f *fact) bool {
	if !p.isNamed(f) || len(f.first()) > 100 {
		return false
	}
	p.add(citation.FieldType, citation.Thesis, f.label, f.rule(), evidence.Placed)
	return p.claim(citation.FieldGenre, f.first(), f.first(), f.rule(), evidence.Placed)
}

// factHandle claims the address that the page gives as the work's own. A DOI is no address.
func (p *perusal) factHandle(f *fact) bool {
	text := firstOf(f.first(), " \u00a0|")
	if !f.sure || !strings.HasPrefix(text, "http") || strings.Contains(text, "doi.org/") || p.claimed(citation.FieldURL, evidence.Labelled) {
		return false
	}
	return p.claim(citation.FieldURL, text, text, f.rule(), evidence.Labelled) && false // which says nothing of there being a work
}
