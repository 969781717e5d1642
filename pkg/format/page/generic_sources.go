package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A sourceAt is a source line on the page.
type sourceAt struct {
	sourceLine
	line  int
	whole string // view
	cite  *cited // when the line is a whole citation
}

// shortSource bounds the lines that are read as sources: longer ones are prose, or citations, which have a label.
const shortSource = 420

// findSources reads the lines that say where the work stands.
func (p *perusal) findSources() {
	var titles []string // of the head, once a source asks for them
	for i, line := range p.lines {
		if line == "" || !hasDigit(line) || hasClock(line) {
			continue
		}
		if len(line) > shortSource {
			if l, ok := openingSource(line); ok {
				p.sources = append(p.sources, sourceAt{sourceLine: l, line: i, whole: line[:len(line)-len(l.rest)]})
			}
			continue
		}
		if l, ok := p.trailSource(unmark(line)); ok {
			p.sources = append(p.sources, sourceAt{sourceLine: l, line: i, whole: unmark(line)})
			continue
		}
		text, known := crumb(unmark(line)), sourceLine{}
		if m := p.factIn(line); m.word != nil && m.sure && m.value != "" {
			switch m.word.means {
			case "-", "@received":
				continue
			case "@source", "@journal", "@either", "@cite": // "Localización: Cuadernos de la Sierra, Nº. 28, 2006, págs. 145-162"
				text, known.labelled = m.value, m.word.means == "@source" || m.word.means == "@journal"
			}
		}
		l, ok := readSourceOf(text, known)
		if !ok || ofOriginal(text) {
			continue
		}
		if again, ok := readSource(l.rest); ok && agrees(&again, &l) { // "BMJ 2019; 366 doi: … Cite this as: BMJ 2019;366:l4786"
			l.issue, l.pages, l.number = cmp.Or(l.issue, again.issue), cmp.Or(l.pages, again.pages), cmp.Or(l.number, again.number)
		}
		at := sourceAt{sourceLine: l, line: i, whole: text}
		if bar := strings.LastIndex(l.title, " | "); bar > 0 { // the title of a window
			at.title = trim(l.title[bar+3:])
		} else {
			if titles == nil {
				titles = p.headTitles()
			}
			known := p.titleAmong(titles, text)
			if known != "" || l.title != "" && (!journalLike(l.title) || strings.Contains(l.title, ". ")) {
				if at.cite = readCited(text, &l, cmp.Or(p.title, known)); at.cite == nil && strings.Count(l.title, " ") > 12 {
					continue // prose that ends with numbers
				}
			}
		}
		p.sources = append(p.sources, at)
	}
}

// openingSource reads the source that a page has run into the text behind it: "Journal of Wells (2019) 17:657–669 https://doi.org/10.… RESEARCH ARTICLE".
func openingSource(line string) (l sourceLine, ok bool) {
	const longest = 240
	end := longest
	for !utf8.RuneStart(line[end]) {
		end--
	}
	l, ok = readSource(line[:end])
	if !ok || l.pages == "" && l.number == "" || !endsSource(strings.TrimLeft(l.rest, " ")) || !journalLike(l.title) || strings.Contains(l.title, ". ") {
		return sourceLine{}, false
	}
	l.rest = line[end-len(l.rest):]
	return l, true
}

// trailSource reads a trail that names the journal and below it the volume: "Back to Journals » Nature and Science of Sleep » Volume 6".
func (p *perusal) trailSource(line string) (l sourceLine, ok bool) {
	for _, mark := range [...]string{" » ", " > ", " / ", " › ", " | "} {
		if !strings.Contains(line, mark) {
			continue
		}
		before := ""
		for step := range strings.SplitSeq(line, mark) {
			step = trim(step)
			with := l
			if end := with.numbers(step, 0); end < len(step) || end == 0 {
				if l.volume+l.issue != "" {
					if before == "" && mark == " | " { // the title of a window: "Vol. 7 No. 2 (2021): Winter | Journal of Wells"
						l.title = step
					}
					break
				}
				before = step
				continue
			}
			if l = with; l.title == "" {
				l.title = before
			}
		}
		return l, l.marked && l.volume != "" && journalLike(l.title) && !p.isMenu(l.title) && !p.isLead(l.title) && !strings.ContainsAny(l.title, ":.")
	}
	return l, false
}

// crumb gives the step of a trail that says where the work stands: "Home > Vol 3, No 1 (2012) > Pereira"; any other line is given back.
func crumb(line string) string {
	for _, mark := range [...]string{" > ", " / ", " › ", " » "} {
		if strings.Count(line, mark) < 2 {
			continue
		}
		for step := range strings.SplitSeq(line, mark) {
			if l, ok := readSource(step); ok && l.title == "" {
				return step
			}
		}
	}
	return line
}

// sourceOf gives what line i was read as a source; nil when it was not. The sources stand in the order of their lines.
func (p *perusal) sourceOf(i int) *sourceAt {
	if j, ok := slices.BinarySearchFunc(p.sources, i, func(at sourceAt, line int) int { return at.line - line }); ok {
		return &p.sources[j]
	}
	return nil
}

// isSource reports whether line i was read as a source.
func (p *perusal) isSource(i int) bool { return p.sourceOf(i) != nil }

// claimSources claims from the source lines of the head. Where lines differ, the page lists several works, or names an
// issue beside its own; then only one that a citation or the place below the title speaks for is believed.
func (p *perusal) claimSources() {
	defer p.claimDayAlone()
	defer p.claimVenueByISSN()
	defer p.claimVenueOfWindow()
	defer p.claimTitledJournal()
	p.claimPagesAlone()
	own := p.ownSource()
	if own == nil {
		return
	}
	const rule = "source line"
	if p.proof == "" {
		p.proof, p.why = own.whole, "source line"
	}
	p.claimSource(&own.sourceLine, rule, evidence.Placed)
	if numbers := afterFold(own.rest, "issn"); numbers != "" && !p.claimed(citation.FieldISSN, evidence.Placed) { // "68. pp. 59-92. ISSN 0259-479X"
		p.claimISSNs(numbers, rule, evidence.Placed)
	}
	switch {
	case own.cite != nil:
		p.claimVenue(own.cite.journal, rule, evidence.Placed)
		p.claimCitedNames(own.cite.authors, rule)
		if own.cite.year != "" {
			p.claim(citation.FieldIssued, own.cite.year, own.cite.year, rule, evidence.Placed)
		}
	case own.title != "":
		p.claimVenue(own.title, rule, evidence.Placed)
	case len(own.whole) == len(unmark(p.lines[own.line])): // not a step of a trail
		p.venueAbove(own.line)
	}
	for i := range p.sources {
		if other := &p.sources[i]; other != own && agrees(&other.sourceLine, &own.sourceLine) && (other.cite == nil || sameText(other.cite.title, p.title)) {
			p.claimSource(&other.sourceLine, rule, evidence.Guessed)
			if other.title != "" && other.cite == nil {
				p.claimVenue(other.title, rule, evidence.Guessed)
			}
		}
	}
}

// ownSource gives the source line that is the work's; nil when none can be told.
func (p *perusal) ownSource() *sourceAt {
	var own *sourceAt
	best, rivals := 0, 0
	for i := range p.sources {
		at := &p.sources[i]
		score := 1
		if p.titleAt >= 0 && abs(at.line-p.titleAt) <= 6 {
			score += 3
		} else if p.authorsAt >= 0 && abs(at.line-p.authorsAt) <= 8 {
			score += 2
		}
		if at.cite != nil {
			if !sameText(at.cite.title, p.title) {
				score = 0 // another work's citation
			} else {
				score += 4
			}
		}
		if p.abstract < 0 || at.line < p.abstract {
			score++
		}
		if at.pages != "" || at.number != "" {
			score += 2
		}
		if strings.Contains(at.whole, "10.") && strings.Contains(strings.ToLower(at.whole), "doi") {
			score++
		}
		if at.title != "" && at.cite == nil {
			score++
		}
		if at.cite == nil && at.title == "" && at.volume == "" {
			score--
		}
		if score <= 0 || at.cite == nil && strings.Contains(at.title, ". ") && !journalLike(at.title) { // prose that speaks of another work
			continue
		}
		switch {
		case own == nil || score > best || score == best && own.title == "" && at.title != "":
			if own != nil && !agrees(&own.sourceLine, &at.sourceLine) {
				rivals++
			}
			own, best = at, score
		case !agrees(&own.sourceLine, &at.sourceLine):
			rivals++
		}
	}
	if own == nil || rivals > 0 && best < 5 || rivals > 2 && best < 7 {
		return nil
	}
	return own
}

// agrees reports whether two lines can speak of one place.
func agrees(a, b *sourceLine) bool {
	same := func(x, y string) bool { return x == "" || y == "" || x == y }
	firstPage := func(s string) string { return firstOf(s, "-–— ") }
	return same(a.volume, b.volume) && same(a.issue, b.issue) && same(firstPage(a.pages), firstPage(b.pages))
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// claimDayAlone claims the only day that fills a line under the title, where nothing else says when the work came out.
func (p *perusal) claimDayAlone() {
	day := ""
	for i := max(p.titleAt-5, 0); i < len(p.lines) && i < p.titleAt+14; i++ {
		if p.titleAt < 0 || p.abstract >= 0 && i > p.abstract {
			break
		}
		text := p.withoutType(unmark(p.lines[i]))
		if month := len(text) == len("2006-01") && text[4] == '-' && isYear(text[:4]); len(text) < 8 && !month || len(text) > 24 || !datePlain(text) || isAmbiguousDay(text) || strings.ContainsAny(text, "-–") && !isYear(text[:4]) {
			continue
		}
		if day != "" {
			return
		}
		day = text
	}
	if year := p.yearClaimed(); day != "" && (year == "" || strings.Contains(day, year)) {
		p.claim(citation.FieldIssued, day, day, "day under the title", evidence.Placed)
	}
}

// yearClaimed gives the year of the date that was claimed for the work; "" when none was, and "-" when it is known to the month.
func (p *perusal) yearClaimed() (year string) {
	for i := range p.claims {
		if date, ok := p.claims[i].Value.(citation.Date); ok && p.claims[i].Field == citation.FieldIssued {
			if date.Precision != citation.ToYear {
				return "-"
			}
			year = strconv.Itoa(date.Year)
		}
	}
	return year
}

// withoutType cuts from a line with a date what sort of work came out then: "Open Access 01.12.2022 | Research", "Reviews4 August 2015".
func (p *perusal) withoutType(text string) string {
	if !holdsYear(text) || len(text) > 80 {
		return text
	}
	if strings.Contains(text, " | ") { // the sort of work in one part, the day in another
		typed, dated := false, text
		for part := range strings.SplitSeq(text, " | ") {
			if holdsYear(part) {
				dated = trim(part)
			} else {
				typed = typed || p.isTypeLine(part)
			}
		}
		if typed {
			text = dated
		}
	}
	for w := range p.words.sort("type").prefixes(text) {
		return strings.TrimLeft(text[len(w.text):], " :•·,–-\u00a0")
	}
	return text
}

// claimPagesAlone claims the only line that is a range of pages with its word, "pp. 33-58", near the title.
func (p *perusal) claimPagesAlone() {
	at, pages := -1, ""
	for i, line := range p.lines {
		text := unmark(line)
		if len(text) > 40 || !hasDigit(text) {
			continue
		}
		part, value, end := citation.HostNumber(text, 0)
		if part != 'p' {
			var l sourceLine
			if !hasHan(text) {
				continue
			}
			if end := l.numbers(text, 0); end < len(text) || l.pages == "" || l.volume+l.issue+l.date != "" {
				continue
			}
			value, end = l.pages, len(text) // "第 45-52 页"
		}
		l := sourceLine{}
		if hasRangeSign(text[end:]) {
			end, value = l.rangeTo(text, end, value)
		}
		if rest := trim(text[end:]); rest != "" && !strings.HasPrefix(rest, "(") || !strings.ContainsAny(value, "-–—à") || isYear(firstOf(value, "-–")) {
			continue
		}
		if at >= 0 && value != pages {
			return
		}
		at, pages = i, value
	}
	if at >= 0 && p.titleAt >= 0 && abs(at-p.titleAt) < 25 {
		p.claim(citation.FieldPages, strings.Replace(pages, " à ", "-", 1), pages, "line of pages", evidence.Placed)
	}
}
