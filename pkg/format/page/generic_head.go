package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// headLines is how many lines that are not empty a head may have: menus are long.
const headLines = 220

// enoughForTitle is what must speak for a title that is not plainly the only one on a page which is plainly of a work.
const enoughForTitle = 3

// claimHead finds the title, and the names below it. Nothing is claimed of a title unless two things speak for it.
func (p *perusal) claimHead() {
	if p.knownHead() || p.claimThesis() || p.claimCard() {
		return
	}
	best := candidate{line: -1}
	seen, phrases, second := 0, 0, -9
	end := len(p.lines)
	if p.abstract > 0 {
		end = p.abstract
	}
	for i := 0; i < end && seen < headLines; i++ {
		if p.lines[i] == "" {
			continue
		}
		seen++
		c, ok := p.candidateAt(i, seen, end)
		if !ok {
			continue
		}
		for i < c.last {
			if i++; p.lines[i] != "" {
				seen++
			}
		}
		if p.isPhrase(c.text) && !sameText(c.text, best.text) {
			phrases++
		}
		if best.line >= 0 && p.next(best.last+1) == c.line && language(best.text) == english && language(c.text) == foreign {
			c.score-- // of two languages the one above is the work's
		}
		if c.score > best.score || best.line < 0 {
			if best.line >= 0 && !sameText(c.text, best.text) {
				second = best.score
			}
			best = c
		} else if !sameText(c.text, best.text) && (c.score < best.score || p.next(best.last+1) != c.line) { // the line below may be the title in another language
			second = max(second, c.score)
		}
	}
	if phrases == 1 && p.isPhrase(best.text) && p.next(best.last+1) < len(p.lines) { // nothing else in the head can be one; the last line may be cut off
		best.score += 2
	}
	if best.line < 0 || best.score < enoughForTitle && !(best.score > second && best.score > 0 && p.tracesWork()) {
		p.adoptCitation()
		return
	}
	if p.titleAt >= 0 && p.title != "" { // a citation or a label has said it
		if !sameText(p.title, best.text) {
			p.namesBelowTitle()
			return
		}
	}
	if hasHan(best.text) { // the line may be broken within a word, and stand whole above
		for i := range best.line {
			if text := unmark(p.lines[i]); sameText(text, best.text) && text != best.text {
				best.text, best.view = text, text
				break
			}
		}
	}
	if first, ok := p.original(best); ok {
		p.claim(citation.FieldTranslatedTitle, best.text, best.view, "line under the title", evidence.Placed)
		best.text, best.view, best.line = first.text, first.view, first.line
	}
	p.titleAt, p.titleEnd, p.title, p.titleView = best.line, best.last, best.text, best.view
	p.noteRubric()
	p.claimRunningHead(&best)
	if best.date != "" {
		p.claim(citation.FieldIssued, best.date, best.date, "day before the title", evidence.Placed)
	}
	p.claimTitleOf(best)
	if best.names == nil {
		p.namesBelowTitle()
		if p.authorsAt < 0 {
			p.namesWithin()
		}
		return
	}
	p.authorsAt, p.lastAuthor = best.names.first, best.names.last
	p.inverted = isInverted(best.names.lines[0])
	p.claimPeople(best.names.lines, "names under the title", evidence.Placed)
	if best.names.venue != "" {
		p.claimVenue(best.names.venue, "behind the names", evidence.Placed)
	}
}

// tracesWork reports whether the page shows a work, whatever its title: then the best of its head is the title if it is the only best.
func (p *perusal) tracesWork() bool {
	sum := 0
	for i := range traceWeights {
		if p.shows(traceWeights[i].trace) {
			sum += traceWeights[i].weight
		}
	}
	if len(p.sources) > 0 {
		sum += 3
	}
	labels := 0
	for i := range p.facts {
		if f := &p.facts[i]; f.sure && readings[f.word.means] != nil {
			labels++
		}
	}
	return sum+labels >= enoughWeight
}

// knownHead claims the title that is known from the page's tags where the page shows it, and the names below it.
func (p *perusal) knownHead() bool {
	if p.known == "" {
		return false
	}
	for i, line := range p.lines {
		if text := unmark(line); i > 0 && text != "" && len(text) < 2*len(p.known)+20 && sameText(text, p.known) { // the first line is the title of the window
			p.titleAt, p.title = i, text
			p.claimTitle(text, "title that the tags give", evidence.Placed)
			p.namesBelowTitle()
			return true
		}
	}
	return false
}

// adoptCitation takes the only citation that stands before the abstract for the page's own, where nothing else is a title: EPrints heads its pages so.
func (p *perusal) adoptCitation() {
	var own *sourceAt
	for i := range p.sources {
		at := &p.sources[i]
		if at.cite == nil || p.abstract >= 0 && at.line > p.abstract || at.line > p.next(0)+20 {
			continue
		}
		if own != nil {
			return
		}
		own = at
	}
	if own == nil || p.titleAt >= 0 || p.title != "" {
		return
	}
	p.title, p.titleAt = own.cite.title, own.line
	p.claimCited([]string{own.whole}, "citation in the head")
}

// namesBelowTitle claims the names under the line that shows a title which is known from elsewhere.
func (p *perusal) namesBelowTitle() {
	for i, line := range p.lines {
		if len(line) < 10 || !strings.HasSuffix(unmark(line), p.title) && !sameText(unmark(line), p.title) {
			continue
		}
		if names := p.namesUnder(i); names != nil {
			p.authorsAt, p.lastAuthor = names.first, names.last
			p.claimPeople(names.lines, "names under the title", evidence.Placed)
			return
		}
	}
}

// namesWithin claims the names that stand behind words within a line, as КиберЛенинка has them: "Аннотация научной статьи, автор научной работы — Иванов Иван Иванович".
func (p *perusal) namesWithin() {
	for i, line := range p.lines {
		for _, w := range p.words.rows["within"] {
			_, names, ok := strings.Cut(line, w.text)
			if names = trim(names); ok && names != "" && p.peopleIn(names) {
				p.authorsAt, p.lastAuthor = i, i
				p.claimPeople([]string{names}, w.text, evidence.Labelled)
				return
			}
		}
	}
}

// neverTitle reports whether line i is something else than a title, though it may look like one.
func (p *perusal) neverTitle(i int, text string) bool {
	if p.isMenu(text) || p.isLead(text) || p.endsHead(i) || p.isSource(i) || p.isValue(i) || p.says("thesis", text) != nil {
		return true
	}
	_, _, venue := datedVenue(text)
	return venue || endsInNumber(text) || strings.Contains(text, " logo") || strings.Contains(text, "editor)")
}

// holdsDOI reports whether line i is a DOI with its label or in an address.
func (p *perusal) holdsDOI(i int) bool {
	view, _ := doiIn(p.lines[i])
	return view != "" && len(p.lines[i]) < len(view)+30
}

// namesUnder gives the names that stand below line i, with nothing but a line or two of the page's own between.
func (p *perusal) namesUnder(i int) *authorLine {
	between := 0
	for j := p.next(i + 1); j < len(p.lines) && between < 8; j = p.next(j + 1) {
		if a, ok := p.authorsFrom(j); ok {
			if a.count == 1 && !a.marked && !a.placed && !p.corroborated(&a) {
				return nil
			}
			return &a
		}
		text := unmark(p.lines[j])
		if between > 0 && len(text) < 80 && j < i+12 && (p.repeats(j, text) > 1 || titledJournal(text) && p.repeats(j, text) > 0) && !p.peopleIn(text) { // the journal, which the head has named already
			between++
			continue
		}
		if m := p.factIn(p.lines[j]); m.word != nil && m.word.means == "@author" && m.value != "" && p.peopleIn(m.value) && (m.sure || len(peoplePieces(m.value)) > 1) {
			return &authorLine{lines: []string{m.value}, first: j, last: j, count: len(peoplePieces(m.value)), marked: true}
		}
		if names, venue, ok := strings.Cut(text, " - "); ok && len(peoplePieces(names)) > 1 && p.peopleIn(names) && journalLike(venue) { // "Aoife Byrne, Omar Benali - Children and Youth Services Review"
			return &authorLine{lines: []string{names}, first: j, last: j, count: len(peoplePieces(names)), venue: venue}
		}
		if view, _ := doiIn(text); view != "" && len(text) < len(view)+30 { // "https://doi.org/10.1002/14651858.CD004366"
			between++
			continue
		}
		if statesNumber(text) || countsPages(text) || titledJournal(text) && !p.peopleIn(text) && between == 0 && p.before(i) >= 0 {
			between++
			continue
		}
		if w, _ := p.heading(p.lines[j]); w != nil && (w.means == "@cite" || w.means == "@body" && p.isMenu(text)) || p.isLead(text) || strings.Contains(text, "Aims and scope") {
			between++
			continue
		}
		if m := p.factIn(p.lines[j]); m.word != nil && (m.word.means == "@author" && m.value == "" || m.word.means == "@date" || m.word.means == "@online") || p.isMenu(text) || p.isTypeLine(text) || p.isSource(j) || sameText(text, unmark(p.lines[i])) || dayAt(text) == text && text != "" {
			between++
			continue
		}
		return nil
	}
	return nil
}

// corroborated reports whether a single name in its line is more than words with capitals: a body or an
// address stands below it, or the family name occurs in a citation.
func (p *perusal) corroborated(a *authorLine) bool {
	if p.tracesWork() && p.traces[a.first] == 0 && !isDigit(a.lines[0][0]) && p.before(a.first) == p.before(a.last) && len(strings.Fields(a.lines[0])) < 4 {
		return true
	}
	for j, steps := p.next(a.last+1), 0; j < len(p.lines) && steps < 2; j, steps = p.next(j+1), steps+1 {
		if p.says("thesis", p.lines[j]) != nil {
			a.marked = true
			return true
		}
		if line := p.lines[j]; strings.Contains(line, "@") || organisational(line) && len(line) < 250 && !titleLike(line) || isAffiliation(line) || organisational(line) && strings.Contains(line, ",") {
			return true
		}
	}
	for j, steps := p.next(a.last+1), 0; j < len(p.lines) && steps < 2; j, steps = p.next(j+1), steps+1 { // a name, the journal, its volume
		if _, ok := readPaperIn(unmark(p.lines[j])); ok || p.isSource(j) {
			return true
		}
		if !journalLike(unmark(p.lines[j])) {
			break
		}
	}
	words := strings.Fields(cleanName(a.lines[0]))
	if len(words) > 1 && len(words) < 5 && startsWithInitials(words) || isInverted(a.lines[0]) && p.describes(-1) {
		return true
	}
	family := words[len(words)-1]
	for i, line := range p.lines {
		if (i < a.first || i > a.last) && len(line) < longestSource && strings.Contains(line, family) && (strings.Contains(line, family+", ") || strings.Contains(line, family+" ")) && holdsYear(line) {
			return true
		}
	}
	return false
}

// startsWithInitials reports whether all words but the last are initials with their stops: "P. C. Skelton".
func startsWithInitials(words []string) bool {
	for _, word := range words[:len(words)-1] {
		if r, size := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || word[size:] != "." {
			return false
		}
	}
	return utf8.RuneCountInString(words[len(words)-1]) > 3
}

// isLead reports whether a line begins with what no title begins with: "Author links open overlay panel".
func (p *perusal) isLead(text string) bool {
	for range p.words.sort("lead").prefixes(text) {
		return true
	}
	return false
}

// isValue reports whether line i is the value of a label above it.
func (p *perusal) isValue(i int) bool {
	for j := range p.facts {
		if f := &p.facts[j]; f.below && f.line < i && i <= f.line+2*len(f.values) && f.word.means != "@cite" && f.word.means != "@title" && !(f.word.means == "-" && p.isPhrase(f.first())) {
			if (f.word.means == "@date" || f.word.means == "@online") && dayAt(f.first()) == "" {
				continue // a label that has lost its value
			}
			for _, value := range f.values {
				if strings.Contains(p.lines[i], value) {
					return true
				}
			}
		}
	}
	return false
}

// before gives the number of the last line before i that is not empty; -1 when there is none.
func (p *perusal) before(i int) int {
	for i--; i >= 0; i-- {
		if p.lines[i] != "" {
			return i
		}
	}
	return -1
}

// repeats counts the other lines that hold the text.
func (p *perusal) repeats(at int, text string) (count int) {
	for i, line := range p.lines {
		if i != at && len(line) >= len(text) && strings.Contains(line, text) {
			count++
		}
	}
	return count
}

// factNear reports whether a DOI or the date of publication stands with its label a few lines below line i.
func (p *perusal) factNear(i, end int) bool {
	for steps, j := 0, p.next(i+1); j < end && steps < 6; steps, j = steps+1, p.next(j+1) {
		if _, labelled := doiIn(p.lines[j]); labelled && !ofAnother(p.lines[j]) {
			return true
		}
	}
	for j := range p.facts {
		if f := &p.facts[j]; f.line > i && f.line < i+10 && (f.word.means == "@date" || f.word.means == "@online") && dayAt(f.first()) != "" {
			return true
		}
	}
	return false
}

// sourceNear reports whether a source line stands a few lines above or below a candidate, and not beside it, which counts by itself.
func (p *perusal) sourceNear(c *candidate) bool {
	for j, steps := p.next(c.last+1), 0; j < len(p.lines) && steps < 5; j, steps = p.next(j+1), steps+1 {
		if steps > 0 && p.isSource(j) {
			return true
		}
	}
	for j, steps := p.before(c.line), 0; j >= 0 && steps < 3; j, steps = p.before(j), steps+1 {
		if steps > 0 && p.isSource(j) {
			return true
		}
	}
	return false
}
