package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Pages of works lose their links when they are saved as text, and with them names, journals and numbers. What then still
// tells a work from prose with a headline is what journals print around each one: who is to be written to, when the
// manuscript came in, the parts of an abstract. No such line says much by itself; several of different kinds do.

// A trace is one kind of such lines, or a set of kinds.
type trace uint16

const (
	traceAbstract       trace = 1 << iota // the heading of an abstract with prose below it
	traceSummary                          // a heading that abstracts share with other prose
	traceAffiliation                      // where somebody works, or a heading over that
	traceCorrespondence                   // who is to be written to
	traceHistory                          // when the manuscript was received and accepted
	traceKeywords                         // a label of keywords
	traceInterest                         // who paid, and who has an interest in it
	traceStructure                        // a part of an abstract or an article: "Methods:", "Results:"
	traceOpening                          // the heading of an introduction
	traceFirst                            // the same with a number
	traceClass                            // a number of a classification of works
	traceRights                           // a licence of a work, how it is to be cited
	traceRubric                           // the sort of the work
	tracePaper                            // what hosts of papers print beside each
	traceNumbered                         // paragraphs with numbers glued to them
)

// traceNamed are the signs by what the vocabulary calls them.
var traceNamed = map[string]trace{
	"@correspondence": traceCorrespondence, "@affiliation": traceAffiliation, "@history": traceHistory, "@interest": traceInterest,
	"@structure": traceStructure, "@opening": traceOpening, "@first": traceFirst, "@class": traceClass, "@rights": traceRights, "@paper": tracePaper,
}

// A piece of evidence is what speaks for a page to be of one work, and how much.
type piece struct {
	weight int
	holds  func(p *perusal) bool
}

// pieces are what the evidence for a work is weighed by. What stands beside one work only weighs more than what
// pages of several kinds share.
var pieces = []piece{
	{3, func(p *perusal) bool { return p.doi != "" }},
	{3, func(p *perusal) bool { return p.cited }},
	{3, func(p *perusal) bool { return p.claimed(citation.FieldVolume, evidence.Guessed) }},
	{3, func(p *perusal) bool { return p.claimed(citation.FieldPages, evidence.Guessed) }},
	{3, func(p *perusal) bool {
		return p.claimed(citation.FieldPMID, evidence.Labelled) || p.claimed(citation.FieldArXiv, evidence.Labelled) || p.claimed(citation.FieldPMCID, evidence.Labelled)
	}},
	{3, func(p *perusal) bool { return p.claimed(citation.FieldTitle, evidence.Labelled) }},
	{2, func(p *perusal) bool { return p.claimed(citation.FieldAuthor, evidence.Guessed) }},
	{1, func(p *perusal) bool { return p.claimed(citation.FieldAuthor, evidence.Labelled) }},
	{2, func(p *perusal) bool { return p.inverted }},
	{3, func(p *perusal) bool { return !p.shows(traceAbstract) && p.headed() }},
	{3, func(p *perusal) bool { return p.claimed(citation.FieldType, evidence.Placed) }},
	{1, func(p *perusal) bool { return p.claimed(citation.FieldIssued, evidence.Placed) }},
	{2, func(p *perusal) bool { return p.claimed(citation.FieldJournal, evidence.Guessed) }},
	{2, func(p *perusal) bool {
		return !p.shows(traceKeywords) && p.claimed(citation.FieldKeyword, evidence.Guessed)
	}},
	{2, func(p *perusal) bool { return p.claimed(citation.FieldISSN, evidence.Labelled) }},
	{2, func(p *perusal) bool { return p.labelled > 3 }},
}

// traceWeights are what the traces of a work weigh.
var traceWeights = []struct {
	trace  trace
	weight int
}{
	{traceAbstract, 4},
	{traceSummary, 2},
	{traceAffiliation, 2},
	{traceCorrespondence, 2},
	{traceHistory, 2},
	{traceStructure, 2},
	{traceNumbered, 2},
	{traceRubric, 2},
	{traceClass, 2},
	{tracePaper, 4},
	{traceInterest, 2},
	{traceFirst, 2},
	{traceRights, 1},
	{traceKeywords, 2},
}

// weight adds up the evidence for a work.
func (p *perusal) weight() (sum int) {
	for i := range pieces {
		if pieces[i].holds(p) {
			sum += pieces[i].weight
		}
	}
	for i := range traceWeights {
		if p.shows(traceWeights[i].trace) {
			sum += traceWeights[i].weight
		}
	}
	return sum
}

// shows reports whether the page has a sign.
func (p *perusal) shows(s trace) bool { return p.shown&s != 0 }

// findTraces notes of every line what it is a sign of.
func (p *perusal) findTraces() {
	p.traces = make([]trace, len(p.lines))
	parts, numbers, last := 0, 0, 0
	for i, line := range p.lines {
		if line == "" {
			continue
		}
		s := p.traceOf(i)
		if n := paragraphNumber(line); n > 0 && (n == last+1 || n == 1) {
			if last = n; n > 1 {
				numbers++
			}
		}
		if s == traceStructure {
			parts++
			if len(line) > 200 && p.partsWithin(line) {
				parts++
			}
		}
		p.traces[i] = s
		p.shown |= s &^ (traceStructure | traceNumbered | traceRubric) // which must prove themselves
	}
	if parts > 1 {
		p.shown |= traceStructure
	}
	if numbers > 0 {
		p.shown |= traceNumbered
	}
	if p.abstract >= 0 {
		p.traces[p.abstract] = p.abstractTrace
		p.shown |= p.abstractTrace
	}
}

// traceOf says what line i is a sign of; 0 when of nothing.
func (p *perusal) traceOf(i int) trace {
	line := unmark(p.lines[i])
	if m := p.marks[i]; m.word != nil {
		if m.word.means == "@keywords" && m.sure {
			return traceKeywords
		}
	}
	text := strings.TrimLeft(line, "*∗†‡§✉[【〔<＜ ")
	if count := strings.TrimLeft(text, "0123456789,"); len(count) < len(text) && len(text) < 60 { // "3 Figures and Tables", "95Readers"
		if w := p.words.sort("trace").whole(trim(count)); w != nil && w.means == "@paper" {
			return tracePaper
		}
	}
	for w := range p.words.sort("trace").prefixes(text) {
		rest := text[len(w.text):]
		if s := traceNamed[w.means]; s.fits(w, rest) {
			return s
		}
	}
	if len(line) < 300 && isAffiliationLine(line) {
		return traceAffiliation
	}
	return 0
}

// partsWithin reports whether another part of an abstract begins in the middle of the paragraph: "Objective: To dig. Methods: We dug."
func (p *perusal) partsWithin(line string) bool {
	for at := 100; at < len(line); at++ {
		if line[at] != ':' {
			continue
		}
		start := strings.LastIndexAny(line[:at], ".?!;")
		if start < 0 {
			continue
		}
		if w := p.words.sort("trace").whole(trim(line[start+1 : at])); w != nil && w.means == "@structure" {
			return true
		}
	}
	return false
}

// fits reports whether a line goes on behind the words of a trace as such lines do.
func (s trace) fits(w *word, rest string) bool {
	if rest == "" {
		return true
	}
	after := strings.TrimLeft(rest, " \u00a0")
	r, _ := firstRune(after)
	if strings.ContainsRune(":：]】>＞", r) {
		return s != tracePaper || strings.Trim(after, ": ") == ""
	}
	switch s {
	case traceStructure, traceOpening, traceFirst, traceInterest: // words that sentences begin with as well
		return strings.ContainsRune("—–", r) || len(after) == len(rest) && strings.ContainsRune(".-", r)
	case traceHistory: // "Received 3 May 2019", "Recebido em 03/05/2019", but not "Submitted by admin on 3 May 2019"
		word := firstOf(after, " ")
		return len(rest) < 160 && holdsYear(rest) && (!unicode.IsLower(r) || len(word) < 4 && word != "by")
	case traceClass:
		return unicode.IsDigit(r)
	case tracePaper:
		return false
	case traceRights:
		return !unicode.IsLetter(r) || len(after) < len(rest)
	}
	glued := len(after) == len(rest)
	return strings.ContainsRune(".,*(–—-/", r) || unicode.IsDigit(r) || (glued || strings.Contains(w.text, " ")) && (unicode.IsUpper(r) || r >= ideographs)
}

// paragraphNumber gives the number that is glued to the beginning of a paragraph, as OpenEdition and Cairn have them: "12The well was dug"; 0 when there is none.
func paragraphNumber(line string) int {
	if len(line) < 120 || !isDigit(line[0]) {
		return 0
	}
	n, i := 0, 0
	for i < 3 && isDigit(line[i]) {
		n = n*10 + int(line[i]-'0')
		i++
	}
	if r, _ := utf8.DecodeRuneInString(line[i:]); !unicode.IsUpper(r) && r != '«' && r != '“' {
		return 0
	}
	return n
}

// isAffiliationLine reports whether a line is an address of somebody's work, with the mark that points at it or without: "1The
// Mental Health Center, Some Town, NH, United States", "Affiliation University of Somewhere".
func isAffiliationLine(line string) bool {
	text := strings.TrimLeft(line, "(0123456789.,*†‡§¹²³⁴⁵⁶⁷⁸⁹ )")
	marked := len(text) < len(line) && len(text) > 0 && !isYear(line[:min(4, len(line))])
	if after, found := strings.CutPrefix(text, "Affiliation "); found {
		text, marked = after, true
	} else if len(text) > 3 && text[0] >= 'a' && text[0] <= 'k' && (isCapital(text[1]) || text[1] == ' ' && isCapital(text[2])) {
		text, marked = trim(text[1:]), true
	}
	if r, _ := firstRune(text); !unicode.IsUpper(r) && r < ideographs {
		return false
	}
	commas := strings.Count(text, ", ") + strings.Count(text, "，")
	if commas == 0 || strings.Contains(text, ". ") && commas < 2 || strings.HasSuffix(text, "?") {
		return false
	}
	if !organisational(text) {
		return false
	}
	small, words, body := 0, 0, 0 // prose is mostly in small letters
	for word := range strings.FieldsSeq(text) {
		if words++; body == 0 && organisational(word) {
			body = words
		}
		if r, _ := firstRune(word); unicode.IsLower(r) && len(word) > 3 {
			small++
		}
	}
	return small*3 < words && (marked || body < 6 && (isAffiliation(text) || commas > 1)) // a title may end with a university
}

// isRubric reports whether a line is the name of a section of a journal or the sort of a work, and nothing else but dates and words
// of menus: "CASE REPORT", "Reviews4 August 2015", "Open Access 01.12.2022 | Research".
func (p *perusal) isRubric(text string) bool {
	if len(text) > 90 {
		return false
	}
	rubrics := p.words.sort("rubric")
	if p.words.sort("type").whole(text) != nil || rubrics.whole(text) != nil || hasHan(text) && len(text) < 40 && rubrics.whole(strings.NewReplacer(" ", "", "·", "", "•", "", "\u3000", "").Replace(text)) != nil { // "·综 述·"
		return true
	}
	if !hasDigit(text) && strings.IndexByte(text, '|') < 0 && !strings.Contains(text, "•") {
		return false
	}
	any, topics := false, 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '|' || r == '•' || r == '·' }) {
		part = trim(part)
		if at := strings.IndexFunc(part, unicode.IsDigit); at >= 0 {
			if date := part[at:]; dateAt(date) != date && !isDateText(date) {
				return false
			}
			if part = strings.TrimRight(part[:at], " ,:-–"); part == "" {
				continue
			}
		}
		if rubrics.whole(part) == nil && !p.isMenu(part) {
			if topics++; strings.Count(part, " ") > 2 || strings.IndexByte(text, '|') < 0 {
				return false
			}
			continue
		}
		any = true
	}
	return any && topics < 2
}
