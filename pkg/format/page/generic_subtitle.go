package page

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// What stands directly above the line over the names may be the title, of which that line is only the subtitle, or the
// title in another language. Where neither the page nor the words say which, no title is claimed.

// claimTitleOf claims what was found as the title, or that it is not known where it begins.
func (p *perusal) claimTitleOf(c candidate) {
	const rule = "title above the names"
	if above := p.titleAbove(c); above != "" {
		p.blank(citation.FieldTitle, above, "a short line above it, of which this may be the subtitle")
		return
	}
	if above, ok := p.phraseAbove(c); ok {
		switch {
		case len(above.text) > 40 && inCapitals(above.text) && inCapitals(c.text): // the title page of a thesis
			c.text, c.view, c.line = above.text+" "+c.text, p.across(above.view, c.view), above.line
			p.title = c.text
		case p.standsTogether(above.text, c.text), isSubtitle(c.text), strings.HasSuffix(above.text, "?"), strings.HasSuffix(above.text, "!"):
			c.text, c.view, c.line = joinTitle(above.text, c.text), p.across(above.view, c.view), above.line
			p.title = c.text
		case p.repeats(c.line, c.text) == 0 && above.line == p.next(0):
			p.blank(citation.FieldTitle, above.view, "the first line, of which what stands above the names may be the subtitle")
			return
		}
	}
	if c.text == c.view {
		p.claimTitle(c.view, rule, evidence.Placed)
		return
	}
	p.claim(citation.FieldTitle, strings.TrimSuffix(c.text, "."), c.view, rule, evidence.Placed)
}

// phraseAbove gives what stands directly above a title, where it could be one itself.
func (p *perusal) phraseAbove(c candidate) (above candidate, ok bool) {
	end := p.before(c.line)
	for i := max(end-3, 0); i <= end; i++ {
		if p.lines[i] == "" {
			continue
		}
		text, last := p.unwrap(i, c.line)
		if last != end || !titleLike(text) || !p.isPhrase(text) || p.isTypeLine(text) || p.peopleIn(text) || p.neverTitle(i, text) || sameText(text, c.text) {
			continue
		}
		above = candidate{line: i, last: last, text: text, view: text}
		if last > i {
			above.view = p.across(unmark(p.lines[i]), unmark(p.lines[last]))
		}
		return above, true
	}
	return candidate{}, false
}

// original gives the title above one in another language, of which that is a translation: one above an English title, or the
// first of several below one another, each in another language than the next.
func (p *perusal) original(c candidate) (first candidate, ok bool) {
	first = c
	for {
		above, found := p.phraseAbove(first)
		if !found || titledJournal(above.text) || isAffiliation(above.text) {
			return first, ok
		}
		of := language(above.text)
		if of == unknown || of == language(first.text) || language(first.text) == unknown {
			return first, ok
		}
		if further, more := p.phraseAbove(above); of == english && !(more && language(further.text) == foreign) { // which may be the translation
			return first, ok
		}
		first, ok = above, true
	}
}

// standsTogether reports whether some other line of the page has both, one behind the other.
func (p *perusal) standsTogether(above, below string) bool {
	both := foldText(above + below)
	for _, line := range p.lines {
		if len(line) > len(above)+len(below) && len(line) < longestSource && strings.Contains(line, firstOf(below, " ")) && strings.Contains(foldText(line), both) {
			return true
		}
	}
	return false
}

// joinTitle puts title and subtitle together.
func joinTitle(title, subtitle string) string {
	if strings.ContainsAny(title[len(title)-1:], "?!:") {
		return title + " " + subtitle
	}
	return title + ": " + subtitle
}

// isSubtitle reports whether a line says what sort of study a title above it is of, as no title does by itself: "A Randomized Clinical Trial".
func isSubtitle(text string) bool {
	lower := strings.ToLower(text)
	for _, lead := range [...]string{"results from", "results of the", "findings from", "evidence from", "lessons from", "lessons learned from", "insights from", "the case of"} {
		if strings.HasPrefix(lower, lead) {
			return true
		}
	}
	first, rest, _ := strings.Cut(lower, " ")
	if !strings.Contains(" a an ein eine une un una uma um en ett et ", " "+first+" ") {
		return false
	}
	words := strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == '-' })
	return len(words) > 0 && len(words) < 9 && studyWords[words[len(words)-1]] // but "A review of wells" is a title
}

// studyWords are the sorts of study that subtitles name.
var studyWords = map[string]bool{
	"trial": true, "study": true, "review": true, "analysis": true, "metaanalysis": true, "survey": true, "report": true, "comparison": true, "evaluation": true,
	"assessment": true, "cohort": true, "protocol": true, "overview": true, "series": true, "commentary": true, "synthesis": true, "replication": true,
	"studie": true, "untersuchung": true, "übersicht": true, "überblick": true, "analyse": true, "étude": true, "revue": true, "essai": true,
	"estudio": true, "revisión": true, "análisis": true, "estudo": true, "revisão": true, "análise": true, "studio": true, "rassegna": true, "undersökning": true, "undersøgelse": true,
}
