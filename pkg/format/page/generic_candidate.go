package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A candidate is a line of the head, or a few that run on, that may be the title.
type candidate struct {
	line, last int    // numbers of its lines
	view       string // of all of it
	text       string // view, in one line
	date       string // view: the day that is glued to its beginning
	by         string // view: family names that stand before it in the running head, "Park, Kim, and Lee: "
	seen       int    // which line it is, of those that are not empty
	end        int    // where the head ends
	score      int
	names      *authorLine // directly below it
}

// A titleSign is what speaks for a candidate, or against it.
type titleSign struct {
	weight int
	holds  func(p *perusal, c *candidate) bool
}

// titleSigns are what a candidate is weighed by.
var titleSigns = []titleSign{
	{3, func(p *perusal, c *candidate) bool { return strings.HasPrefix(p.lines[c.line], "# ") }},
	{1, func(_ *perusal, c *candidate) bool { return c.seen == 1 }},
	{3, (*perusal).titlesWindow},
	{4, func(p *perusal, c *candidate) bool { return p.cited && p.title != "" && sameText(c.text, p.title) }},
	{1, func(p *perusal, c *candidate) bool { return p.copies(c) > 0 }},
	{1, func(p *perusal, c *candidate) bool { return p.isPhrase(c.text) && p.standsAgain(c) > 0 }},
	{1, func(p *perusal, c *candidate) bool { return p.isPhrase(c.text) && p.standsAgain(c) > 1 }},
	{-3, func(p *perusal, c *candidate) bool { return p.namesVenue(c.text) || titledJournal(c.text) }},
	{-2, func(_ *perusal, c *candidate) bool { return personLike(c.text) && len(strings.Fields(c.text)) < 4 }},
	{1, func(p *perusal, c *candidate) bool { return p.isPhrase(c.text) && p.factNear(c.last, c.end) }},
	{2, func(_ *perusal, c *candidate) bool { return c.names != nil }},
	{1, func(_ *perusal, c *candidate) bool { return c.names != nil && (c.names.count > 1 || c.names.marked) }},
	{1, (*perusal).underRubric},
	{1, (*perusal).aboveSource},
	{1, func(p *perusal, c *candidate) bool { return c.seen == 1 && p.aboveSource(c) }},
	{-3, func(_ *perusal, c *candidate) bool { return isAffiliation(c.text) }},
	{1, func(p *perusal, c *candidate) bool { return p.isPhrase(c.text) && p.sourceNear(c) }},
	{-1, func(_ *perusal, c *candidate) bool { return len(strings.Fields(c.text)) < 3 && !hasHan(c.text) }},
	{2, func(p *perusal, c *candidate) bool {
		return c.names == nil && p.isPhrase(c.text) && !p.peopleIn(c.text) && p.leadsToTraces(c)
	}},
	{1, func(p *perusal, c *candidate) bool { return c.names == nil && p.isPhrase(c.text) && p.leadsToLabels(c) }},
	{1, func(p *perusal, c *candidate) bool { return (p.isPhrase(c.text) || c.names != nil) && p.describes(-1) }},
	{1, func(p *perusal, c *candidate) bool {
		above := p.before(c.line)
		return above >= 0 && p.isPhrase(c.text) && p.holdsDOI(above)
	}},
	{3, func(_ *perusal, c *candidate) bool { return c.by != "" }},
	{2, func(_ *perusal, c *candidate) bool { return c.date != "" }},
	{-3, func(p *perusal, c *candidate) bool {
		return len(c.text) < 60 && (p.inFull(c.text) != "" || abbreviatesJournal(c.text))
	}},
	{2, func(p *perusal, c *candidate) bool {
		below := p.next(c.last + 1)
		return below < len(p.lines) && runTogether(p.lines[below]) > 2 && p.isPhrase(c.text)
	}},
	{-2, func(_ *perusal, c *candidate) bool { return numbersIn(c.text) > 3 }},
}

// candidateAt weighs what begins in line i as a title.
func (p *perusal) candidateAt(i, seen, end int) (c candidate, ok bool) {
	c = candidate{line: i, last: i, seen: seen, end: end}
	whole := unmark(p.lines[i])
	if c.date, c.view = p.withoutGlue(whole); len(c.view) == len(whole) && p.isFurniture(i, seen) {
		return candidate{}, false
	}
	c.text = c.view
	if len(c.view) == len(whole) {
		if c.text, c.last = p.unwrap(i, end); c.last == i {
			c.view = c.text
		} else {
			c.view = p.across(whole, unmark(p.lines[c.last]))
		}
	}
	if c.by, c.text = p.runningHead(c.text); c.by != "" {
		c.view = c.view[strings.Index(c.view, c.by)+len(c.by):]
	}
	if text := c.text; !titleLike(text) || p.isMenu(text) || p.isLead(text) || p.isTrail(text) || seen < 4 && p.isMenuBar(text) || isCitation(text) || allMarked(text) {
		return candidate{}, false
	}
	if names := withoutNicknames(c.text); p.peopleIn(names) && (len(peoplePieces(names)) > 1 || marksNames(names) || strings.HasSuffix(c.text, "&")) && !p.isSpoken(c.text) && !p.titleOfNames(i) || runTogether(c.text) > 1 {
		return candidate{}, false
	}
	c.names = p.namesUnder(c.last)
	for j := i + 1; c.names == nil && seen == 1 && j < end; j++ { // the window's title, which the page repeats behind the date of the issue
		if strings.HasSuffix(p.lines[j], c.text) {
			c.names = p.namesUnder(j)
		}
	}
	if c.names == nil {
		p.namesAbove(&c)
	}
	for s := range titleSigns {
		if titleSigns[s].holds(p, &c) {
			c.score += titleSigns[s].weight
		}
	}
	return c, true
}

// isFurniture reports whether line i is something that stands in heads and is no title: a label, a heading, a source, an address.
func (p *perusal) isFurniture(i, seen int) bool {
	text := unmark(p.lines[i])
	if text == "" || !p.beginsWithRubric(text) && p.neverTitle(i, text) || p.isLead(strings.TrimLeft(text, "([")) || p.isRubric(text) || isSpacedOut(text) || isCount(text) || namesRole(text) || isDatedVenue(text) {
		return true
	}
	if _, ok := readPaperIn(text); ok {
		return true
	}
	if part, _, _ := citation.HostNumber(text, 0); part != 0 && len(text) < 60 { // "Volume 55, Issue 7-8"
		return true
	}
	if p.traces[i]&^(traceSummary|traceAbstract) != 0 && (seen > 1 || p.traces[i] != traceAffiliation) {
		return true
	}
	if above := p.before(i); above >= 0 {
		if under := p.traces[above] & (traceStructure | traceOpening | traceFirst | traceInterest); under != 0 && len(p.lines[above]) < 40 {
			return true // what stands under a heading of the text
		}
		if label := unmark(p.lines[above]); p.isNeighbour(label) || len(label) < 32 && (strings.HasSuffix(label, ":") || strings.HasSuffix(label, "：")) && p.marks[above].word == nil && !p.isRubric(strings.TrimRight(label, ":：")) {
			return true // the value of a label, though it is not one that is known
		}
	}
	if m := p.marks[i]; m.word != nil && (m.word.means == "@date" || m.word.means == "@online" || m.word.means == "@received") && dayAt(m.value) != "" {
		return true // "Published 19 July 2017 Volume 2017:11"
	}
	return false
}

// beginsWithRubric reports whether a title says itself what sort of work it is: "Editorial: The mind's eye".
func (p *perusal) beginsWithRubric(text string) bool {
	for w := range p.words.sort("rubric").prefixes(text) {
		return strings.HasPrefix(text[len(w.text):], ": ") && len(text) > len(w.text)+20
	}
	return false
}

// isNeighbour reports whether a line announces the title of another work: "Next Article in Journal".
func (p *perusal) isNeighbour(text string) bool {
	for range p.words.sort("neighbour").prefixes(text) {
		return len(text) < 60
	}
	return false
}

// namesRole reports whether a line says what somebody did for the work: "Jitendra Sinha (handling editor) contact".
func namesRole(text string) bool {
	_, role, ok := strings.Cut(text, "(")
	return ok && len(text) < 90 && (indexFold(role, "editor)") >= 0 || indexFold(role, "reviewer)") >= 0)
}

// withoutNicknames cuts the names in brackets by which people are also known: "Xuesong (Andy) Gao".
func withoutNicknames(text string) string {
	for {
		open := strings.Index(text, " (")
		if open < 0 {
			return text
		}
		end := strings.IndexByte(text[open:], ')')
		if end < 0 || end > 20 {
			return text
		}
		text = text[:open] + text[open+end+1:]
	}
}

// isCitation reports whether a line is the citation of some work.
func isCitation(text string) bool {
	return strings.Contains(text, "doi.org/10.") || len(text) > 40 && strings.Contains(text, ").") && citedByYear(text, "") != nil
}

// runTogether counts the places where a small letter is followed by a capital, as names stand whose separators are lost.
func runTogether(text string) (count int) {
	small := false
	for _, r := range text {
		if unicode.IsUpper(r) && small {
			count++
		}
		small = unicode.IsLower(r)
	}
	if count < 3 && len(strings.Fields(text)) > 4*count {
		return 0
	}
	return count
}

// abbreviatesJournal reports whether a line begins as the short names of journals do: "J Clin Med Res", "Int. J. Rural Stud."
func abbreviatesJournal(text string) bool {
	for _, lead := range [...]string{"J ", "J. ", "Int J ", "Int. J. ", "Am J ", "Eur J ", "Br J ", "Indian J "} {
		if strings.HasPrefix(text, lead) {
			return true
		}
	}
	return false
}

// numbersIn counts the words of a text that are numbers.
func numbersIn(text string) (count int) {
	for word := range strings.FieldsSeq(text) {
		if strings.Trim(word, "0123456789-–()[].,:;/") == "" && hasDigit(word) {
			count++
		}
	}
	return count
}

// isSpacedOut reports whether a line is set in letters with blanks between them: "T h e  o p e n  j o u r n a l".
func isSpacedOut(text string) bool {
	words, single := 0, 0
	for word := range strings.FieldsSeq(text) {
		if words++; utf8.RuneCountInString(word) == 1 && isLetter(word[0]) {
			single++
		}
	}
	return words > 5 && single*3 > words*2
}

// isCount reports whether a line of Chinese is a label with a number behind it: "被引:13", "引用 0|浏览5".
func isCount(text string) bool {
	if !hasHan(text) || !hasDigit(text) || len(text) > 60 {
		return false
	}
	letters := 0
	for _, r := range text {
		switch {
		case r >= ideographs && unicode.IsLetter(r):
			letters++
		case unicode.IsLetter(r):
			return false
		}
	}
	return letters < 7 && isDigit(text[len(text)-1])
}

// titlesWindow reports whether the first line is the candidate with the name of a site, as the title of a window is.
func (p *perusal) titlesWindow(c *candidate) bool {
	if c.seen == 1 || len(c.text) <= 16 {
		return false
	}
	first, text := unmark(p.lines[p.next(0)]), c.text
	return strings.HasPrefix(first, text) && (len(first) == len(text) || !isLetter(first[len(text)])) || strings.HasSuffix(first, "- "+text) || strings.Contains(first, "'"+text+"'")
}

// copies counts the other lines that hold the candidate, where it is long enough to be told by that.
func (p *perusal) copies(c *candidate) (count int) {
	if utf8.RuneCountInString(c.text) <= 25 {
		return 0
	}
	return p.repeats(c.line, c.text)
}

// standsAgain counts the lines of the head that are the candidate and nothing else.
func (p *perusal) standsAgain(c *candidate) (count int) {
	if utf8.RuneCountInString(c.text) <= 25 {
		return 0
	}
	for i := range c.end {
		if (i < c.line || i > c.last) && len(p.lines[i]) >= len(c.text) && sameText(unmark(p.lines[i]), c.text) {
			count++
		}
	}
	return count
}

// underRubric reports whether the line above the candidate says what sort of work follows, or where it stands.
func (p *perusal) underRubric(c *candidate) bool {
	above := p.before(c.line)
	if above < 0 {
		return false
	}
	text := unmark(p.lines[above])
	part, _, _ := citation.HostNumber(text, 0)
	return p.isTypeLine(text) || p.isRubric(text) || p.isSource(above) || part != 0 && len(text) < 40 // "Pages 242-249"
}

// aboveSource reports whether the line below the candidate says where the work stands.
func (p *perusal) aboveSource(c *candidate) bool {
	below := p.next(c.last + 1)
	return below < len(p.lines) && (p.isSource(below) || strings.Contains(p.lines[below], "doi.org/10.") || isDatedVenue(unmark(p.lines[below])))
}

// isDatedVenue reports whether a line is the name of a journal with a year or a month: "The Journal of Supercomputing(2022)", "Nature
// Communications (Jul 2021)", "2019, Journal of Field Studies".
func isDatedVenue(text string) bool {
	if len(text) > 120 {
		return false
	}
	if _, _, ok := datedVenue(text); ok {
		return true
	}
	if year, name, ok := strings.Cut(text, ", "); ok && isYear(year) && len(year) == 4 {
		return namedLikeJournal(name)
	}
	name, year, ok := cutYear(text)
	return ok && year != "" && titledJournal(strings.TrimPrefix(name, "The "))
}

// cutYear cuts the year off the end of a text: "Field Studies (2022)", "Field Studies, 2022".
func cutYear(text string) (name, year string, ok bool) {
	text = strings.TrimSuffix(text, ")")
	if len(text) < 8 || !isYear(text[len(text)-4:]) {
		return "", "", false
	}
	name = strings.TrimRight(text[:len(text)-4], " (,")
	return name, text[len(text)-4:], len(name) < len(text)-4
}

// leadsToTraces reports whether the first telling line below the candidate is one that stands below titles: an address of
// somebody's work, the dates of the manuscript, the abstract.
func (p *perusal) leadsToTraces(c *candidate) bool {
	const below = traceAbstract | traceSummary | traceAffiliation | traceCorrespondence | traceHistory | traceKeywords | traceStructure
	other := 0
	for j, steps := p.next(c.last+1), 0; j < len(p.lines) && steps < 12; j = p.next(j + 1) {
		text := unmark(p.lines[j])
		if !strings.ContainsFunc(text, unicode.IsLetter) { // "1", ","
			continue
		}
		steps++
		switch {
		case p.traces[j]&below != 0:
			return true
		case p.traces[j] != 0, p.marks[j].word != nil && p.marks[j].sure, p.isFurniture(j, 2), isDatedVenue(text), isDateText(text), len(text) > 25 && p.repeats(j, text) > 0, strings.HasPrefix(text, "by "), runTogether(text) > 1:
		case len(text) < 160 && p.peopleIn(text) || hasHan(text) && hanIn(text) < 30: // names, or the title in another language
			if other++; other > 3 {
				return false
			}
		case p.isPhrase(text) && titleLike(text) && (language(text) == unknown || language(c.text) == unknown || language(text) == language(c.text)):
			return false
		default:
			if other++; other > 1 || len(text) > 200 {
				return false
			}
		}
	}
	return false
}

// leadsToLabels reports whether labels of the facts of a work stand below the candidate.
func (p *perusal) leadsToLabels(c *candidate) bool {
	count := 0
	for j, steps := p.next(c.last+1), 0; j < len(p.lines) && steps < 4; j, steps = p.next(j+1), steps+1 {
		if m := p.marks[j]; m.word != nil && m.sure {
			switch m.word.means {
			case "@journal", "@source", "@either", "@author", "@date", "@online", "@doi", "@issn", "@pages":
				count++
			}
		}
	}
	return count > 0
}

// namesAbove finds names above the title, as Redalyc has it, where below it stands the source.
func (p *perusal) namesAbove(c *candidate) {
	above, below := p.before(c.line), p.next(c.last+1)
	if above < 0 || below >= len(p.lines) || !p.isSource(below) {
		return
	}
	if a, ok := p.authorsFrom(above); ok && a.last == above && a.count > 1 {
		c.names = &a
	}
}

// withoutGlue cuts what pages run into the beginning of the title: the DOI and the sort of the work, where they are made from PDF
// files, or the day: "1 August 2007 Mass balance of a glacier".
func (p *perusal) withoutGlue(text string) (date, rest string) {
	const least = 24 // of a title, behind these
	if len(text) < least || !isDigit(text[0]) && !strings.Contains(text, "10.") {
		return "", text
	}
	if date := dateAt(text); len(date) > 9 && len(text) > len(date)+least && text[len(date)] == ' ' {
		rest := trim(text[len(date):])
		if first, _ := firstRune(rest); unicode.IsUpper(first) && titleLike(rest) {
			return date, rest
		}
	}
	view, labelled := doiIn(text)
	if view == "" || !labelled || strings.Index(text, view) > 40 {
		return "", text
	}
	rest = trim(text[strings.Index(text, view)+len(view):])
	if len(rest) < least {
		return "", text
	}
	for _, sort := range [...]string{"type", "rubric"} {
		for w := range p.words.sort(sort).prefixes(rest) {
			after := rest[len(w.text):]
			if r, _ := firstRune(trim(after)); unicode.IsUpper(r) && !isLetter(after[0]) {
				return "", strings.TrimLeft(after, " :|-–—")
			}
		}
	}
	return "", rest
}

// runningHead cuts family names off the beginning, as running heads have them: "Park, Kim, and Lee: Sleep without pills".
func (p *perusal) runningHead(text string) (by, title string) {
	at := strings.Index(text, ": ")
	if at < 8 || at > 160 {
		return "", text
	}
	names := text[:at]
	if len(familyNames(names)) == 0 {
		return "", text
	}
	for word := range strings.FieldsFuncSeq(names, func(r rune) bool { return !unicode.IsLetter(r) }) { // "Bread, Wine, and Money: …", and the page speaks of bread
		first, size := firstRune(word)
		if utf8.RuneCountInString(word) > 3 && unicode.IsUpper(first) && p.holdsWord(string(unicode.ToLower(first))+word[size:]) {
			return "", text
		}
	}
	return text[:at+2], text[at+2:]
}

// familyNames gives the names of a list of family names and nothing else; nil when it is anything else.
func familyNames(list string) (names []string) {
	whole := strings.TrimSuffix(strings.TrimSuffix(list, " et al."), " et al")
	for piece := range strings.SplitSeq(strings.NewReplacer(", and ", ", ", " and ", ", ", " & ", ", ").Replace(whole), ", ") {
		words := strings.Fields(piece)
		if len(words) == 0 || len(words) > 3 {
			return nil
		}
		for _, word := range words {
			r, _ := firstRune(word)
			low := strings.ToLower(word)
			if !unicode.IsUpper(r) && !particles()[word] || len(word) > 3 && commonWords()[low] || organisationWords()[low] || hasDigit(word) || strings.ContainsAny(word, "()?!;") {
				return nil
			}
		}
		names = append(names, piece)
	}
	if len(names) < 3 && len(whole) == len(list) { // "Rice Banks and Interest"
		return nil
	}
	return names
}

// claimRunningHead claims the family names of the running head, where no line gives the names in full.
func (p *perusal) claimRunningHead(c *candidate) {
	if c.by == "" || c.names != nil {
		return
	}
	list := strings.TrimSuffix(c.by, ": ")
	for _, family := range familyNames(list) {
		p.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, Name: citation.Name{Family: family}}, list, "running head", evidence.Guessed)
	}
	if strings.Contains(list, " et al") {
		p.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, EtAl: true}, list, "running head", evidence.Guessed)
	}
}

// isSpoken reports whether the words of what could be names stand in small letters elsewhere on the page: "Rocky Mountain Stratigraphy and
// Regressive Sandstones", where the text is about sandstones.
func (p *perusal) isSpoken(text string) bool {
	spoken, words := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		first, size := firstRune(word)
		if utf8.RuneCountInString(word) < 4 || !unicode.IsUpper(first) {
			continue
		}
		words++
		if p.holdsWord(string(unicode.ToLower(first)) + word[size:]) {
			spoken++
		}
	}
	return spoken > 1 && spoken*3 >= words
}

// holdsWord reports whether a word stands on the page as it is written.
func (p *perusal) holdsWord(word string) bool {
	for rest := p.text; ; {
		at := strings.Index(rest, word)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:at])
		after, _ := firstRune(rest[at+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		rest = rest[at+len(word):]
	}
}

// noteRubric notes that the page says above or below the title what sort of work it is.
func (p *perusal) noteRubric() {
	for j, steps := p.before(p.titleAt), 0; j >= 0 && steps < 3; j, steps = p.before(j), steps+1 {
		if p.isRubric(unmark(p.lines[j])) {
			p.shown |= traceRubric
			return
		}
	}
	if below := p.next(p.titleEnd + 1); below < len(p.lines) && p.isRubric(unmark(p.lines[below])) {
		p.shown |= traceRubric
	}
}
