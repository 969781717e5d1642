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

// A candidate is a line that may be the title, and what speaks for it.
type candidate struct {
	line  int
	text  string // view
	score int
	names *authorLine // directly below it
}

// claimHead finds the title, and the names below it. Nothing is claimed of a title unless two things speak for it.
func (p *perusal) claimHead() {
	best := candidate{line: -1}
	seen := 0
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
		if ok && (c.score > best.score || best.line < 0) {
			best = c
		}
	}
	if best.line < 0 || best.score < 3 {
		p.adoptCitation()
		return
	}
	if p.titleAt >= 0 && p.title != "" { // a citation or a label has said it
		if !sameText(p.title, best.text) {
			p.namesBelowTitle()
			return
		}
	}
	if upper := p.original(best); upper != "" {
		p.claim(citation.FieldTranslatedTitle, best.text, best.text, "line under the title", evidence.Placed)
		best.text = upper
	}
	p.titleAt, p.title = best.line, best.text
	p.claimTitle(best.text, "title above the names", evidence.Placed)
	if best.names == nil {
		p.namesBelowTitle()
		return
	}
	p.authorsAt = best.names.first
	p.claimPeople(best.names.lines, "names under the title", evidence.Placed)
}

// original gives the line above a title in English when that is the title in another language, of which the English one is a translation.
func (p *perusal) original(c candidate) string {
	above := p.before(c.line)
	if above < 0 {
		return ""
	}
	text := unmark(p.lines[above])
	if !titleLike(text) || p.isMenu(text) || p.isLead(text) || p.endsHead(above) || namedLikeJournal(text) || organisational(text) || len(strings.Fields(text)) < 4 {
		return ""
	}
	if hasWord(text, foreignWords) && !hasWord(text, englishWords) && hasWord(c.text, englishWords) && !hasWord(c.text, foreignWords) {
		return text
	}
	return ""
}

// Small words that tell English from the languages that journals set beside it.
const (
	englishWords = " of the in and for on with from to among between by "
	foreignWords = " de la el los las en da do dos das em na no des les du et une un und der die das für im och av för y e o para per della nel il и в на как у та і при "
)

func hasWord(text, words string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if strings.Contains(words, " "+word+" ") {
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
			p.authorsAt = names.first
			p.claimPeople(names.lines, "names under the title", evidence.Placed)
			return
		}
	}
}

// candidateAt weighs line i as a title.
func (p *perusal) candidateAt(i, seen, end int) (c candidate, ok bool) {
	line := p.lines[i]
	text := withoutSite(unmark(line))
	if !titleLike(text) || p.isMenu(text) || p.isLead(text) || p.endsHead(i) || p.isSource(i) || p.isValue(i) {
		return candidate{}, false
	}
	if len(peoplePieces(text)) > 1 && p.peopleIn(text) {
		return candidate{}, false
	}
	c = candidate{line: i, text: text}
	if strings.HasPrefix(line, "# ") {
		c.score += 3
	}
	if seen == 1 {
		c.score++
	} else if first := unmark(p.lines[p.next(0)]); len(text) > 16 && strings.HasPrefix(first, text) && (len(first) == len(text) || !isLetter(first[len(text)])) {
		c.score += 3 // the title of the window
	}
	if p.cited && p.title != "" && sameText(text, p.title) {
		c.score += 4
	}
	if repeats := p.repeats(i, text); repeats > 0 && utf8.RuneCountInString(text) > 25 {
		c.score++
	}
	names := p.namesUnder(i)
	for j := i + 1; names == nil && seen == 1 && j < end; j++ { // the window's title, which the page repeats behind the date of the issue
		if strings.HasSuffix(p.lines[j], text) {
			names = p.namesUnder(j)
		}
	}
	if names != nil {
		c.names = names
		c.score += 2
		if names.count > 1 || names.marked {
			c.score++
		}
	}
	if above := p.before(i); above >= 0 {
		switch text := unmark(p.lines[above]); {
		case isTypeLine(text), p.isSource(above):
			c.score++
		}
	}
	if below := p.next(i + 1); below < len(p.lines) && (p.isSource(below) || strings.Contains(p.lines[below], "doi.org/10.")) {
		if c.score++; seen == 1 {
			c.score++
		}
	}
	if above := p.before(i); c.names == nil && above >= 0 {
		if below := p.next(i + 1); below < len(p.lines) && p.isSource(below) {
			if a, ok := p.authorsFrom(above); ok && a.last == above && a.count > 1 { // names above the title, as Redalyc has it
				c.names, c.score = &a, c.score+2
			}
		}
	}
	if organisational(text) && c.names == nil && len(strings.Fields(text)) < 6 {
		c.score -= 2
	}
	if words := len(strings.Fields(text)); words < 3 && !hasHan(text) {
		c.score--
	}
	return c, true
}

// namesUnder gives the names that stand below line i, with nothing but a line or two of the page's own between.
func (p *perusal) namesUnder(i int) *authorLine {
	between := 0
	for j := p.next(i + 1); j < len(p.lines) && between < 8; j = p.next(j + 1) {
		if a, ok := p.authorsFrom(j); ok {
			if a.count == 1 && !a.marked && !p.corroborated(&a) {
				return nil
			}
			return &a
		}
		text := unmark(p.lines[j])
		if between > 0 && len(text) < 80 && j < i+12 && p.repeats(j, text) > 1 && !p.peopleIn(text) { // the journal, which the head has named already
			between++
			continue
		}
		if w, _ := p.heading(p.lines[j]); w != nil && w.means == "@cite" || p.isLead(text) || strings.Contains(text, "Aims and scope") {
			between++
			continue
		}
		if m := p.factIn(p.lines[j]); m.word != nil && (m.word.means == "@author" && m.value == "" || m.word.means == "@date" || m.word.means == "@online") || p.isMenu(text) || isTypeLine(text) || p.isSource(j) || sameText(text, unmark(p.lines[i])) || dayAt(text) == text && text != "" {
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
	for j, steps := p.next(a.last+1), 0; j < len(p.lines) && steps < 2; j, steps = p.next(j+1), steps+1 {
		if line := p.lines[j]; strings.Contains(line, "@") || organisational(line) && len(line) < 250 && !titleLike(line) || organisational(line) && strings.Contains(line, ",") {
			return true
		}
	}
	for j, steps := p.next(a.last+1), 0; j < len(p.lines) && steps < 2; j, steps = p.next(j+1), steps+1 { // a name, the journal, its volume
		if p.isSource(j) {
			return true
		}
		if !journalLike(unmark(p.lines[j])) {
			break
		}
	}
	words := strings.Fields(cleanName(a.lines[0]))
	family := words[len(words)-1]
	for i, line := range p.lines {
		if (i < a.first || i > a.last) && len(line) < longestSource && strings.Contains(line, family) && (strings.Contains(line, family+", ") || strings.Contains(line, family+" ")) && holdsYear(line) {
			return true
		}
	}
	return false
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
		if f := &p.facts[j]; f.below && f.line < i && i <= f.line+2*len(f.values) && f.word.means != "@cite" && f.word.means != "@title" {
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

// titleLike reports whether a text can be a title: a phrase with letters, no sentence and no list.
func titleLike(text string) bool {
	count := utf8.RuneCountInString(text)
	if hasHan(text) {
		count *= 3
	}
	if count < 12 || len(text) > 420 || isAddress(text) || strings.ContainsAny(text, "{}<>=@©|\\") || isDateText(text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "“\"'‘«¿¡([„"))
	if unicode.IsLower(first) || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	if strings.Contains(text, "doi:") || strings.Contains(text, "DOI") || strings.Contains(text, "ISSN") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, ",") || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…") {
		return false
	}
	return len(strings.Fields(text)) <= 45 && strings.Count(text, ". ") < 2
}

// isTypeLine reports whether a line says what sort of work follows: "Original Article", "Research article | Open access".
func isTypeLine(text string) bool {
	lower := strings.ToLower(text)
	if len(lower) > 40 {
		return false
	}
	for _, word := range [...]string{"article", "review", "report", "paper", "communication", "editorial", "commentary", "open access", "artículo", "artigo", "artikel", "статья", "стаття", "論文", "aufsatz", "chapter", "preprint", "letter", "research"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// sites end the title of a browser's window, after " - ", " | " and the like.
var sites = []string{"PubMed", "PMC", "ScienceDirect", "SpringerLink", "Springer", "Nature", "BMC", "Wiley Online Library", "SAGE Journals", "Sage Journals", "Oxford Academic", "Cambridge Core",
	"Semantic Scholar", "ResearchGate", "IEEE Xplore", "JSTOR", "Europe PMC", "MDPI", "Frontiers", "PLOS ONE", "Academia.edu", "SSRN", "Scribd", "Redalyc", "SciELO", "КиберЛенинка", "CyberLeninka",
	"Zenodo", "HAL", "Persée", "Cairn.info", "OpenEdition", "arXiv", "bioRxiv", "medRxiv", "Springer Nature Link", "SpringerOpen", "ERIC", "ProQuest", "DOAJ", "CORE", "J-STAGE", "CiNii", "Dialnet", "IOPscience", "ACM Digital Library", "RePEc", "IDEAS", "PhilPapers", "PhilArchive", "ORBi", "Taylor & Francis Online", "ACS Publications", "AIP Publishing", "Scopus", "Mendeley", "Emerald Insight", "JAMA Network", "The Lancet", "The BMJ", "Cochrane Library", "figshare", "OSF", "DergiPark", "eScholarship", "Scilit", "OUCI", "Google Books"}

// withoutSite cuts the site's name from what was the title of a window: "A title | SpringerLink".
func withoutSite(text string) string {
	for _, mark := range [...]string{" | ", " - ", " – ", " — ", " :: "} {
		for {
			at := strings.LastIndex(text, mark)
			if at < 12 {
				break
			}
			tail := trim(text[at+len(mark):])
			known := mark == " | "
			for _, site := range sites {
				known = known || strings.EqualFold(tail, site)
			}
			if !known || len(tail) > 60 {
				break
			}
			text = trim(text[:at])
		}
	}
	return text
}

// claimSourcesTitle is the name of a journal that stands above its numbers.
func journalLike(text string) bool {
	text = cleanJournal(text)
	if len(text) < 3 || len(text) > 130 || isAddress(text) || strings.ContainsAny(text, "{}<>=@©|?!\"“”;") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || unicode.IsLower(first) && !strings.HasPrefix(text, "e") && !strings.HasPrefix(text, "npj") && !strings.HasPrefix(text, "mBio") {
		return false
	}
	if holdsYear(text) || strings.Contains(text, "logo") || len(strings.Fields(text)) > 14 || !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	// "J. Affect. Disord." is one name; "Halsall T. A title. Children" is a citation.
	pieces := strings.Split(text, ". ")
	for _, piece := range pieces[:len(pieces)-1] {
		if len(strings.Fields(piece)) > 3 {
			return false
		}
	}
	return !commonFactWords[strings.ToLower(text)]
}

// commonFactWords stand where the name of a journal could, and are none.
var commonFactWords = map[string]bool{"vol": true, "volume": true, "issue": true, "article": true, "published": true, "pages": true, "home": true, "archives": true, "current": true,
	"journal": true, "in": true, "published in": true, "special issue": true, "abstract": true, "citation": true, "source": true, "cite this article": true, "browse": true, "section": true, "original article": true, "research article": true, "show all": true, "year": true, "год": true, "том": true, "yıl": true, "рік": true, "année": true, "año": true, "ano": true, "jahr": true}

// cleanJournal cuts what stands before and behind the name: "In: ", ", ISSN 1234-5678", a year.
func cleanJournal(text string) string {
	for _, lead := range [...]string{"Information ", "Published in final edited form as: ", "Published in: ", "Published in ", "In: ", "in: ", "Source: ", "Citation: ", "Journal: ", "Dans ", "Appears in: ", "From: "} {
		text = strings.TrimPrefix(text, lead)
	}
	if at := strings.LastIndex(text, "In: "); at >= 0 { // DiVA: "2019 (English)In: Ageing & Society"
		text = text[at+len("In: "):]
	}
	if at := strings.Index(text, "ISSN"); at > 3 {
		text = strings.TrimSuffix(trim(text[:at]), "E-")
	}
	text = strings.Trim(text, " ,;:|•·-–—*_«»/([")
	if len(text) > 8 && isYear(text[:4]) && (text[4] == '.' || text[4] == ',') { // "2023. Acta Linguistica Academica"
		text = trim(text[5:])
	}
	if strings.Count(text, ".") == 1 { // "Lancet." but "J. Affect. Disord."
		text = strings.TrimSuffix(text, ".")
	}
	return text
}

// claimVenue claims the name of the journal.
func (p *perusal) claimVenue(text, rule string, c evidence.Confidence) bool {
	clean := cleanJournal(text)
	if !journalLike(text) || p.isMenu(clean) || sameText(clean, p.title) || p.peopleIn(clean) && strings.Contains(clean, ",") {
		return false
	}
	view := text[strings.Index(text, clean):]
	return p.claim(citation.FieldJournal, clean, view[:len(clean)], rule, c)
}
