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
	if p.knownHead() {
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
		if p.isPhrase(c.text) && !sameText(c.text, best.text) {
			phrases++
		}
		if c.score > best.score || best.line < 0 {
			if best.line >= 0 && !sameText(c.text, best.text) {
				second = best.score
			}
			best = c
		} else if !sameText(c.text, best.text) && (c.score < best.score || p.next(best.line+1) != i) { // the line below may be the title in another language
			second = max(second, c.score)
		}
	}
	if phrases == 1 && p.isPhrase(best.text) { // nothing else in the head can be one
		best.score += 2
	}
	if best.score == 2 && second < 2 && p.isPhrase(best.text) && (len(p.sources) > 0 || p.abstract >= 0 || p.factNear(best.line, end)) { // it leads, and the page is of a work
		best.score++
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
	if above := p.titleAbove(best); above != "" {
		p.blank(citation.FieldTitle, above, "a short line above it, of which this may be the subtitle")
	} else {
		p.claimTitle(best.text, "title above the names", evidence.Placed)
	}
	if best.names == nil {
		p.namesBelowTitle()
		if p.authorsAt < 0 {
			p.namesWithin()
		}
		return
	}
	p.authorsAt, p.lastAuthor = best.names.first, best.names.last
	p.claimPeople(best.names.lines, "names under the title", evidence.Placed)
}

// titleAbove gives the line above what seems to be the title, where it is one itself and too short to be known by its place:
// "The Queue", and below it "Waiting and Rank at a Village Pump". The names of sections, which stand there otherwise, have no article.
func (p *perusal) titleAbove(c candidate) string {
	above := p.before(c.line)
	if above < 0 || p.repeats(c.line, c.text) > 0 {
		return ""
	}
	text := unmark(p.lines[above])
	first, rest, ok := strings.Cut(text, " ")
	if !ok || rest == "" || utf8.RuneCountInString(text) > 40 || p.isMenu(text) || isTypeLine(text) || p.isSource(above) || p.peopleIn(text) || p.repeats(above, text) > 0 || titledJournal(text) || strings.HasSuffix(text, ":") {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(first); unicode.IsUpper(r) && strings.Contains(articles, " "+strings.ToLower(first)+" ") {
		return text
	}
	return ""
}

// articles begin titles, and not the names of sections.
const articles = " the a an der die das ein eine le la les une el los las una il lo gli o os de het een den det en "

// isPhrase reports whether a line reads as titles do, rather than as a name, a sentence or a word of the page's own.
func (p *perusal) isPhrase(text string) bool {
	words := len(strings.Fields(text))
	return (words >= 4 || hasHan(text)) && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "。") && !p.namesVenue(text) && !titledJournal(text) && !isAffiliation(text)
}

// isAffiliation reports whether a line is where somebody works, rather than a title that speaks of schools.
func isAffiliation(text string) bool {
	named := 0
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	for i, word := range words {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) && organisationWords()[strings.ToLower(word)] {
			if named++; i == 0 {
				named++
			}
		}
	}
	return named > 1 || named == 1 && (strings.Contains(text, ", ") || len(words) < 6)
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

// candidateAt weighs line i as a title.
func (p *perusal) candidateAt(i, seen, end int) (c candidate, ok bool) {
	line := p.lines[i]
	text := withoutSite(unmark(line))
	if !titleLike(text) || p.isMenu(text) || p.isLead(text) || p.isTrail(text) || seen < 4 && p.isMenuBar(text) || p.endsHead(i) || p.isSource(i) || p.isValue(i) {
		return candidate{}, false
	}
	if m := p.factIn(line); m.word != nil && (m.word.means == "@date" || m.word.means == "@online" || m.word.means == "@received") && dayAt(m.value) != "" {
		return candidate{}, false // "Published 19 July 2017 Volume 2017:11"
	}
	if p.peopleIn(text) && (len(peoplePieces(text)) > 1 || marksNames(text) || strings.HasSuffix(text, "&")) {
		return candidate{}, false
	}
	c = candidate{line: i, text: text}
	if strings.HasPrefix(line, "# ") {
		c.score += 3
	}
	if seen == 1 {
		c.score++
	} else if first := unmark(p.lines[p.next(0)]); len(text) > 16 && (strings.HasPrefix(first, text) && (len(first) == len(text) || !isLetter(first[len(text)])) || strings.HasSuffix(first, "- "+text) || strings.Contains(first, "'"+text+"'")) {
		c.score += 3 // the title of the window
	}
	if p.cited && p.title != "" && sameText(text, p.title) {
		c.score += 4
	}
	if repeats := p.repeats(i, text); repeats > 0 && utf8.RuneCountInString(text) > 25 {
		c.score++
		if p.isPhrase(text) && p.standsAgain(i, text, end) {
			c.score++
		}
	}
	if p.namesVenue(text) || titledJournal(text) {
		c.score -= 3
	}
	if personLike(text) && len(strings.Fields(text)) < 4 {
		c.score -= 2
	}
	if p.isPhrase(text) && p.factNear(i, end) {
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
	if c.names == nil && isAffiliation(text) {
		c.score -= 2
	}
	if p.isPhrase(text) && p.sourceNear(i) {
		c.score++
	}
	if words := len(strings.Fields(text)); words < 3 && !hasHan(text) {
		c.score--
	}
	return c, true
}

// isTrail reports whether a line is words of menus and nothing else: "Accueil Revues Revue Numéro Article".
func (p *perusal) isTrail(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if !p.isMenu(word) {
			return false
		}
	}
	return true
}

// isMenuBar reports whether a line at the top is words with capitals of which one is known from menus: "Home Riviste Ricerca".
func (p *perusal) isMenuBar(text string) bool {
	known, words := false, strings.Fields(text)
	for _, word := range words {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || strings.ContainsAny(word, ".,:;?!") {
			return false
		}
		known = known || p.isMenu(word)
	}
	return known && len(words) < 6
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
		if between > 0 && len(text) < 80 && j < i+12 && (p.repeats(j, text) > 1 || titledJournal(text) && p.repeats(j, text) > 0) && !p.peopleIn(text) { // the journal, which the head has named already
			between++
			continue
		}
		if m := p.factIn(p.lines[j]); m.word != nil && m.word.means == "@author" && m.value != "" && p.peopleIn(m.value) && (m.sure || len(peoplePieces(m.value)) > 1) {
			return &authorLine{lines: []string{m.value}, first: j, last: j, count: len(peoplePieces(m.value)), marked: true}
		}
		if statesNumber(text) || countsPages(text) || titledJournal(text) && !p.peopleIn(text) && between == 0 && p.before(i) >= 0 {
			between++
			continue
		}
		if w, _ := p.heading(p.lines[j]); w != nil && (w.means == "@cite" || w.means == "@body" && p.isMenu(text)) || p.isLead(text) || strings.Contains(text, "Aims and scope") {
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
		if line := p.lines[j]; strings.Contains(line, "@") || organisational(line) && len(line) < 250 && !titleLike(line) || isAffiliation(line) || organisational(line) && strings.Contains(line, ",") {
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

// standsAgain reports whether another line of the head is the text and nothing else.
func (p *perusal) standsAgain(at int, text string, end int) bool {
	for i := range end {
		if i != at && sameText(unmark(p.lines[i]), text) {
			return true
		}
	}
	return false
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

// sourceNear reports whether a source line stands a few lines above or below line i, and not beside it, which counts by itself.
func (p *perusal) sourceNear(i int) bool {
	for j, steps := p.next(i+1), 0; j < len(p.lines) && steps < 5; j, steps = p.next(j+1), steps+1 {
		if steps > 0 && p.isSource(j) {
			return true
		}
	}
	for j, steps := p.before(i), 0; j >= 0 && steps < 3; j, steps = p.before(j), steps+1 {
		if steps > 0 && p.isSource(j) {
			return true
		}
	}
	return false
}

// titleLike reports whether a text can be a title: a phrase with letters, no sentence and no list.
func titleLike(text string) bool {
	count := utf8.RuneCountInString(text)
	if hasHan(text) {
		count *= 3
		if digits := strings.Count(strings.Map(digitsOnly, text), ""); digits*2 > count {
			return false // "第 45-52 页"
		}
	}
	if count < 12 || len(text) > 420 || isAddress(text) || strings.ContainsAny(text, "{}<>=@©|\\\t") || isDateText(text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "“\"'‘«¿¡([„"))
	if unicode.IsLower(first) || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	if strings.Contains(text, "doi:") || strings.Contains(text, "DOI") || strings.Contains(text, "ISSN") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：") || strings.HasSuffix(text, ",") || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…") {
		return false
	}
	return len(strings.Fields(text)) <= 45 && strings.Count(text, ". ") < 2 && !statesNumber(text)
}

// countsPages reports whether a line is a number of pages or files: "47 Pages", "1 File".
func countsPages(text string) bool {
	number, word, ok := strings.Cut(text, " ")
	return ok && strings.Trim(number, "0123456789,.") == "" && number != "" && len(strings.Fields(word)) == 1
}

// titledJournal reports whether a line calls itself a journal: "International Journal of Cold Work", "Revista Mexicana de Vida Rural".
func titledJournal(text string) bool {
	if len(text) > 90 || strings.ContainsAny(text, ":,") {
		return false
	}
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 10 {
		return false
	}
	named := false
	for i, word := range words {
		low := strings.ToLower(word)
		if first, _ := utf8.DecodeRuneInString(word); (i == 0 || i == len(words)-1 || low == "article" || low == "issue" || low == "volume") && strings.Contains(" article articles home open access content contents issue volume current menu search title ", " "+low+" ") || unicode.IsLower(first) && len(low) > 7 {
			return false // "Journal article Open"
		}
		named = named || journalWords[low] && (i == 0 || i < 3 && isCapital(word[0]) || i == len(words)-1)
	}
	return named && journalLike(text)
}

// journalWords are what journals, and nothing else to speak of, call themselves at the beginning or the end of their names.
var journalWords = map[string]bool{
	"journal": true, "revista": true, "revue": true, "rivista": true, "zeitschrift": true, "annals": true, "archives": true, "bulletin": true, "transactions": true,
	"quarterly": true, "annales": true, "anales": true, "cadernos": true, "cuadernos": true, "cahiers": true, "boletín": true, "tijdschrift": true, "tidskrift": true, "jurnal": true,
	"dergisi": true, "журнал": true, "вестник": true, "вісник": true, "известия": true, "časopis": true, "zeszyty": true, "cochrane": true,
}

// statesNumber reports whether a line says a number or a date of something: "Prep time: 10 min", "Last revised: 4 Sep 2019".
func statesNumber(text string) bool {
	word, value, ok := strings.Cut(text, ": ")
	return ok && value != "" && len(strings.Fields(word)) <= 3 && isDigit(value[0]) && len(value) < 40
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
	text = strings.TrimSuffix(text, " FREE")
	if at := strings.Index(text, " Текст научной"); at > 12 {
		text = text[:at]
	}
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
	for _, lead := range [...]string{"Information ", "Published in final edited form as: ", "Published in: ", "Published in ", "In: ", "in: ", "Source: ", "Citation: ", "Journal: ", "Dans ", "Appears in: ", "From: ", "From the journal "} {
		text = strings.TrimPrefix(text, lead)
	}
	if at := strings.LastIndex(text, "In: "); at >= 0 { // DiVA: "2019 (English)In: Ageing & Society"
		text = text[at+len("In: "):]
	}
	if at := strings.LastIndex(text, " · "); at >= 0 { // "CC BY 4.0 · Endoscopy"
		text = text[at+len(" · "):]
	}
	if at := strings.Index(text, "ISSN"); at > 3 {
		text = strings.TrimSuffix(trim(text[:at]), "E-")
	}
	text = strings.Trim(unnumbered(text), " ,;:|•·-–—*_«»/([")
	if len(text) > 8 && isYear(text[:4]) && (text[4] == '.' || text[4] == ',') { // "2023. Acta Linguistica Academica"
		text = trim(text[5:])
	}
	for _, publisher := range [...]string{", Elsevier", ", Springer", ", Wiley", ", SAGE Publications", ", Taylor & Francis Journals", ", MDPI", ", Emerald Group Publishing Limited"} {
		text = strings.TrimSuffix(text, publisher)
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
	if full := p.inFull(clean); full != "" && !sameText(full, p.title) {
		return p.claim(citation.FieldJournal, full, full, rule, c)
	}
	view := text[strings.Index(text, clean):]
	return p.claim(citation.FieldJournal, clean, view[:len(clean)], rule, c)
}
