package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// findAbstract finds where the abstract begins: below a heading of its own, or in the line that begins or ends with that word. A
// text that goes on to speak of abstracts is a guide to writing them.
func (p *perusal) findAbstract() {
	for i := range p.sections {
		sec := &p.sections[i]
		if sec.means() != "@abstract" || !p.holdsProse(sec) {
			continue
		}
		if speaksOfAbstracts(sec.word, p.beginning(sec)) {
			p.guide = true
		} else {
			p.abstract, p.abstractTrace = max(sec.start-1, 0), abstractTraceOf(sec.word)
			return
		}
	}
	for i, line := range p.lines {
		if len(line) < 8 {
			continue
		}
		if w, prose := p.abstractIn(line); w != nil && (len(prose) > 60 || len(prose) > 30 && p.runsOnBelow(i)) && !speaksOfAbstracts(w, prose) {
			p.abstract, p.abstractTrace = i, abstractTraceOf(w)
			return
		}
		if w := p.endsInHeading(i, line); w != nil {
			p.abstract, p.abstractTrace = i, abstractTraceOf(w)
			return
		}
	}
}

// abstractIn gives the word for an abstract that a line begins with, and the text that follows it: "Abstract. We dug",
// "[摘 要]期刊", "Résumé — On a creusé".
func (p *perusal) abstractIn(line string) (w *word, prose string) {
	line = unmark(line)
	text := strings.TrimLeft(line, "[【〔<＜")
	for w := range p.words.heads.prefixes(text) {
		if w.means != "@abstract" {
			continue
		}
		rest := text[len(w.text):]
		after := strings.TrimLeft(rest, " ]】〕>＞:：.—–-*")
		if mark := trim(rest[:len(rest)-len(after)]); mark == "" {
			continue
		}
		if r, _ := firstRune(after); !unicode.IsLower(r) {
			return w, after
		}
	}
	return nil, ""
}

// endsInHeading gives the word for an abstract that ends a short line of the page's own, with prose below it: "Article Info ABSTRACT",
// "Show full item recordAbstract".
func (p *perusal) endsInHeading(i int, line string) *word {
	const longest = 40
	if len(line) > longest {
		return nil
	}
	for _, heading := range [...]string{"Abstract", "ABSTRACT", "Resumen", "RESUMEN", "Resumo", "RESUMO"} {
		lead, found := strings.CutSuffix(line, heading)
		if !found || trim(lead) == "" {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(lead); unicode.IsUpper(last) && heading[1] != 'B' {
			continue
		}
		below := p.next(i + 1)
		if w := p.words.heads.whole(heading); w != nil && below < len(p.lines) && (len(p.lines[below]) > 80 || p.runsOnBelow(below)) {
			return w
		}
	}
	return nil
}

// runsOnBelow reports whether line i is the first of a paragraph that is broken into lines.
func (p *perusal) runsOnBelow(i int) bool {
	long := 0
	for j := i + 1; j < len(p.lines) && j < i+4; j++ {
		if len(p.lines[j]) > 45 {
			long++
		}
	}
	return long > 1
}

// beginning gives the first line of a section that is not empty.
func (p *perusal) beginning(sec *section) string {
	if sec.first != "" {
		return sec.first
	}
	if at := p.next(sec.start); at < sec.end {
		return p.lines[at]
	}
	return ""
}

// speaksOfAbstracts reports whether what stands under the heading of an abstract says what an abstract is, or must be. Mathematics may
// well be abstract.
func speaksOfAbstracts(w *word, prose string) bool {
	const enough = 240
	prose = prose[:min(len(prose), enough)]
	at := indexFold(prose, w.text)
	if at < 0 {
		return false
	}
	rest := prose[at+len(w.text):]
	for _, goesOn := range [...]string{" is a ", " is the ", "s are ", " serves ", " summar", " provides ", " (", " — это", " – это", " es un", " es el", " é um", " est un", " ist ein"} {
		if at < 12 && strings.HasPrefix(rest, goesOn) {
			return true
		}
	}
	for _, duty := range [...]string{" should ", " must ", " needs to ", "debe", " deve", "должн", " doit ", " soll", " muss ", " musi ", "повинн"} {
		if strings.Contains(prose, duty) {
			return true
		}
	}
	return false
}

// abstractTraceOf tells the headings of abstracts from those that other prose has as well.
func abstractTraceOf(w *word) trace {
	switch w.text {
	case "Summary", "Extract", "Sommario", "Описание", "Реферат", "Kurzfassung":
		return traceSummary
	}
	return traceAbstract
}

// holdsProse reports whether a section begins with sentences: a heading in a menu has none below it.
func (p *perusal) holdsProse(sec *section) bool {
	if len(sec.first) > 60 {
		return true
	}
	at := p.next(sec.start)
	for steps := 0; steps < 2 && at < sec.end; steps++ {
		if line := p.lines[at]; len(line) > 80 || strings.HasSuffix(line, ".") && strings.Count(line, " ") > 5 {
			return true
		}
		at = p.next(at + 1)
	}
	return false
}

// claimAbstract claims what stands under the heading of the abstract. Where a whole article follows
// without a heading of its own, only its first paragraph is sure to belong.
func (p *perusal) claimAbstract() {
	const longest, least = 6000, 80
	if p.abstract >= 0 && len(p.lines[p.abstract]) > least {
		if _, text := p.abstractIn(p.lines[p.abstract]); len(text) > least {
			p.add(citation.FieldAbstract, citation.ParseText(text), text, "line of the abstract", evidence.Labelled)
			return
		}
	}
	for i := range p.sections {
		sec := &p.sections[i]
		if sec.means() != "@abstract" || !p.holdsProse(sec) {
			continue
		}
		lines := p.body(sec)
		for j, line := range lines {
			if w := p.factIn(line); j > 0 && w.word != nil && w.sure && len(line) < 400 {
				lines = lines[:j]
				break
			}
		}
		size := 0
		for _, line := range lines {
			size += len(line)
		}
		if size < least {
			continue
		}
		if size > longest {
			if lines = lines[:1]; len(lines[0]) < 300 {
				continue
			}
		}
		paragraphs := make([]string, len(lines))
		for j, line := range lines {
			paragraphs[j] = string(citation.ParseText(line))
		}
		p.add(citation.FieldAbstract, citation.Text(strings.Join(paragraphs, "\n\n")), p.across(lines[0], lines[len(lines)-1]), "heading "+sec.word.text, evidence.Labelled)
		return
	}
}
