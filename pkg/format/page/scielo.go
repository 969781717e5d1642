package page

import (
	_ "embed"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed scielo.tsv
var scieloWords string

// scielo is the software of the SciELO collections, old and new.
//
// The old pages begin with a menu into which the titles of the articles before and after are run: "vol.75 número4Atención
// farmacéutica…índice de autores". Then come the journal with its numbers, "Rev. Esp. Salud Publica vol.75 no.4 Madrid
// jul./ago. 2001", the part of the issue, the title, its translations, and the names. The new ones have one line for the
// place, "Artigo Original • Rev. Saúde Pública 53 • 2019 • https://doi.org/10.…", and the title below it.
func scielo() *platform {
	return &platform{
		name:    "scielo",
		summary: "SciELO collections",
		signs: []sign{
			{name: "services"},
			{name: "two numbers", at: anywhere},
			{name: "my pages", at: wholeLine},
			{name: "place", at: anywhere, any: []string{" • https://doi.org/10."}},
			{name: "accessibility", at: wholeLine, common: true},
			{name: "people", at: wholeLine, common: true},
		},
		enough: 2,
		words:  scieloWords,
		style:  coloned | nextLine,
		head:   scieloHead,
	}
}

// scieloHead claims the place, and the title and the names below it.
func scieloHead(s *sheet) {
	p := &perusal{sheet: s}
	end := len(s.lines)
	for i := range s.sections {
		if sec := &s.sections[i]; sec.word != nil && sec.word.field == citation.FieldAbstract {
			end = sec.start
			break
		}
	}
	at := -1
	for i := 0; i < end && at < 0; i++ {
		if scieloPlace(p, s.lines[i]) {
			at = i
		}
	}
	if at < 0 {
		return
	}
	titled := false
	for i := s.next(at + 1); i < end; i = s.next(i + 1) {
		line := strings.TrimRight(unmark(s.lines[i]), "* ")
		below := s.next(i + 1)
		switch names, people := p.authorsFrom(i); {
		case p.isMenu(line), isAddress(line), strings.HasPrefix(strings.ToLower(line), "doi"):
		case titled && people:
			p.claimPeople(names.lines, "names under the title", evidence.Placed)
			return
		case !titled && isPart(line) && below < len(s.lines) && len(s.lines[below]) > len(line): // "ARTÍCULOS ORIGINALES"
		case !titleLike(line):
		case !titled:
			titled = s.claimTitle(line, "line under the place", evidence.Placed)
		default:
			s.claim(citation.FieldTranslatedTitle, line, line, "line under the title", evidence.Placed)
		}
	}
}

// isPart reports whether a line can be the part of an issue: a few words in capitals.
func isPart(line string) bool {
	return len(strings.Fields(line)) <= 4 && strings.ToUpper(line) == line
}

// scieloPlace claims from the line that says where the article stands.
func scieloPlace(p *perusal, line string) bool {
	const rule = "line of the place"
	text := unmark(line)
	if steps := strings.Split(text, " • "); len(steps) > 2 {
		for i, step := range steps {
			if i+1 < len(steps) && len(steps[i+1]) > 3 && isYear(steps[i+1][len(steps[i+1])-4:]) { // "2019", "Jan-Mar 2019"
				date := steps[i+1]
				l, ok := readSourceOf(step, sourceLine{date: date})
				if !ok {
					if at := strings.LastIndexByte(step, ' '); at > 0 && number(step[at+1:]) == step[at+1:] { // "Rev. Saúde Pública 53"
						l, ok = sourceLine{title: step[:at], volume: step[at+1:], date: date}, true
					}
				}
				if ok {
					p.claimSource(&l, rule, evidence.Labelled)
					p.claimVenue(l.title, rule, evidence.Labelled)
				}
			}
			if view, labelled := doiIn(step); labelled {
				p.claim(citation.FieldDOI, view, view, rule, evidence.Labelled)
			}
		}
		return true
	}
	l, ok := readSource(text)
	if !ok || l.title == "" || l.date == "" || len(text) > 160 {
		return false
	}
	p.claimSource(&l, rule, evidence.Labelled)
	p.claimVenue(l.title, rule, evidence.Labelled)
	for _, near := range p.lines {
		if view, labelled := doiIn(near); labelled && len(near) < len(view)+30 {
			p.claim(citation.FieldDOI, view, view, rule, evidence.Placed)
			break
		}
	}
	return true
}
