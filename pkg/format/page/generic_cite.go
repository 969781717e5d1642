package page

import (
	"strings"
	"unicode"

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

// A cited is a citation taken apart: views of its text.
type cited struct {
	authors, title, journal, year string
}

// shortSource bounds the lines that are read as sources: longer ones are prose, or citations, which have a label.
const shortSource = 420

// findSources reads the lines that say where the work stands.
func (p *perusal) findSources() {
	for i, line := range p.lines {
		if line == "" || len(line) > shortSource || !hasDigit(line) || hasClock(line) {
			continue
		}
		text := unmark(line)
		if m := p.factIn(line); m.word != nil && m.sure && (m.word.means == "-" || m.word.means == "@received") {
			continue
		}
		l, ok := readSource(text)
		if !ok || ofOriginal(text) {
			continue
		}
		at := sourceAt{sourceLine: l, line: i, whole: text}
		if !journalLike(l.title) && l.title != "" {
			if at.cite = readCited(text, &l, p.title); at.cite == nil && strings.Count(l.title, " ") > 12 {
				continue // prose that ends with numbers
			}
		}
		p.sources = append(p.sources, at)
	}
}

// isSource reports whether line i was read as a source.
func (p *perusal) isSource(i int) bool {
	for j := range p.sources {
		if p.sources[j].line == i {
			return true
		}
	}
	return false
}

// claimCitations claims from the citations that the page calls its own.
func (p *perusal) claimCitations() {
	for i := range p.facts {
		if f := &p.facts[i]; f.word.means == "@cite" {
			p.claimCited(f.values, f.rule())
		}
	}
	for i := range p.sections {
		if sec := &p.sections[i]; sec.means() == "@cite" {
			lines := p.items(sec)
			p.claimCited(lines[:min(len(lines), 8)], "heading "+sec.word.text)
		}
	}
}

// claimCited claims from the first of the lines that is a citation.
func (p *perusal) claimCited(lines []string, rule string) {
	for _, text := range lines {
		text = trim(strings.TrimPrefix(text, ":"))
		if len(text) < 40 || len(text) > longestSource {
			continue
		}
		l, ok := readSource(text)
		c := readCited(text, &l, p.title)
		if c == nil {
			if ok && journalLike(l.title) {
				p.claimSource(&l, rule, evidence.Labelled)
				p.claimVenue(l.title, rule, evidence.Placed)
			}
			p.claimDOIIn(text, rule)
			continue
		}
		p.cited = true
		if p.proof == "" {
			p.proof, p.why = text, "citation ("+rule+")"
		}
		if p.title == "" {
			p.title = c.title
		}
		p.claimTitle(c.title, rule, evidence.Placed)
		p.claimCitedNames(c.authors, rule)
		if ok {
			p.claimSource(&l, rule, evidence.Placed)
		}
		if c.journal != "" {
			p.claimVenue(c.journal, rule, evidence.Placed)
		}
		if c.year != "" {
			p.claim(citation.FieldIssued, c.year, c.year, rule, evidence.Placed)
		}
		p.claimDOIIn(text, rule)
		return
	}
}

// claimCitedNames claims the authors of a citation. They are often initials, so that names under the title go before them.
func (p *perusal) claimCitedNames(list, rule string) {
	whole := strings.TrimRight(list, " ,.")
	names, err := citation.ParseNames(strings.TrimRight(strings.TrimSuffix(whole, "et al"), " ,."))
	if err != nil || len(names) == 0 {
		return
	}
	for _, name := range names {
		if name.Family == "" {
			return
		}
	}
	for _, name := range names {
		p.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, Name: name}, list, rule, evidence.Guessed)
	}
	if strings.Contains(list, "et al") || strings.Contains(list, "…") {
		p.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, EtAl: true}, list, rule, evidence.Guessed)
	}
}

// readCited takes a citation of one of the usual styles apart; nil when it is none.
//
//	APA        Halsall, T., & Daley, M. (2021). A title. Children, 8(3), 12-19.
//	MLA        Halsall, Tanya, and Mardi Daley. "A title." Children, vol. 8, no. 3, 2021, pp. 12-19.
//	Harvard    Halsall, T & Daley, M 2021, 'A title', Children, vol. 8, no. 3, pp. 12-19.
//	Vancouver  Halsall T, Daley M. A title. Children. 2021;8(3):12-19.
//	GB/T 7714  Halsall T, Daley M. A title[J]. Children, 2021, 8(3): 12-19.
//
// The title that is known from elsewhere, when it stands in the text, tells where the journal begins.
func readCited(text string, l *sourceLine, known string) *cited {
	head := text
	if l.title != "" {
		if at := strings.Index(text, l.title); at >= 0 {
			head = text[:at+len(l.title)]
		}
	}
	if c := citedByYear(head, known); c != nil {
		return c
	}
	if c := citedByQuotes(head); c != nil {
		return c
	}
	if mark := strings.Index(head, "[J]"); mark > 0 {
		return citedByStops(head[:mark]+".", "", trim(strings.TrimLeft(head[mark+3:], ".,， ")))
	}
	if l.title == "" {
		return nil
	}
	return citedByStops(head, known, "")
}

// citedByYear reads what has the year in brackets behind the names.
func citedByYear(head, known string) *cited {
	for open := strings.IndexByte(head, '('); open > 0; {
		inner, rest, ok := bracketed(head[open:])
		if ok && len(inner) >= 4 && len(inner) < 30 && (isYear(inner[:4]) || isDateText(inner)) {
			names := trim(head[:open])
			after := strings.TrimLeft(rest, " .:,")
			if !namesLikeCited(names) || after == "" {
				return nil
			}
			year := inner[:4]
			if !isYear(year) {
				year = inner
			}
			title, journal := splitTitle(after, known)
			if !titleLike(title) {
				return nil
			}
			return &cited{names, title, journal, year}
		}
		next := strings.IndexByte(head[open+1:], '(')
		if next < 0 {
			return nil
		}
		open += 1 + next
	}
	return nil
}

// quotes are the pairs in which styles set the title of an article.
var quotes = [][2]string{{"“", "”"}, {"\"", "\""}, {"‘", "’,"}, {"'", "',"}, {"« ", " »"}, {"«", "»"}, {"„", "“"}}

// citedByQuotes reads what has its title in quotation marks.
func citedByQuotes(head string) *cited {
	for _, q := range quotes {
		names, rest, ok := strings.Cut(head, q[0])
		if !ok {
			continue
		}
		title, after, ok := strings.Cut(rest, q[1])
		if !ok || !titleLike(strings.TrimRight(title, ".,")) {
			continue
		}
		year := ""
		names = strings.TrimRight(names, " ,.(")
		if len(names) > 5 && isYear(strings.TrimRight(names[len(names)-4:], ")")) {
			year, names = names[len(names)-4:], strings.TrimRight(names[:len(names)-4], " ,.(")
		}
		if !namesLikeCited(names) {
			return nil
		}
		return &cited{names, strings.TrimRight(title, "., "), strings.Trim(after, " ,.;*_"), year}
	}
	return nil
}

// citedByStops reads what has a full stop behind the names, and one behind the title.
func citedByStops(head, known, journal string) *cited {
	names, rest, ok := strings.Cut(head, ". ")
	for ok && endsInInitial(names) { // "Halsall, T., Daley, M. A title."
		more, after, found := strings.Cut(rest, ". ")
		if !found || !startsName(rest) {
			break
		}
		names, rest = names+". "+more, after
	}
	if after, found := strings.CutPrefix(rest, "et al. "); found {
		names, rest = names+". et al", after
	}
	if !ok || !namesLikeCited(names) {
		return nil
	}
	if at := strings.Index(head, names); at >= 0 {
		names = head[at : at+len(names)]
	}
	year := ""
	if len(rest) > 10 && isYear(rest[:4]) && rest[4] == '.' { // "Emslie MJ, Cheal AJ. 2018. A title"
		year, rest = rest[:4], trim(rest[5:])
	}
	title := strings.TrimRight(trim(rest), ".")
	if journal == "" {
		title, journal = splitTitle(rest, known)
		if journal == "" {
			return nil
		}
	}
	if !titleLike(title) {
		return nil
	}
	return &cited{names, title, journal, year}
}

// endsInInitial reports whether a list of names ends in an initial, whose stop ends no list.
func endsInInitial(names string) bool {
	return len(names) > 2 && unicode.IsUpper(rune(names[len(names)-1])) && !isLetter(names[len(names)-2])
}

// startsName reports whether what follows an initial goes on with names: "Daley, M.", "& Hawke, L.", or a further initial.
func startsName(rest string) bool {
	rest = strings.TrimLeft(rest, "&, ")
	word := firstOf(rest, " ")
	return strings.HasSuffix(word, ",") || len(strings.TrimRight(word, ".,")) == 1 && len(word) > 1
}

// splitTitle cuts "A title: with a part. Journal of Things" in two.
func splitTitle(text, known string) (title, journal string) {
	if known != "" && len(text) >= len(known) && strings.EqualFold(text[:len(known)], known) {
		return text[:len(known)], strings.Trim(text[len(known):], " .,;*_")
	}
	best := -1
	for i := 0; i+2 < len(text); i++ {
		if (text[i] == '.' || text[i] == '?' || text[i] == '!') && text[i+1] == ' ' && journalLike(text[i+2:]) {
			best = i
			break
		}
	}
	if best < 0 {
		return strings.TrimRight(trim(text), "."), ""
	}
	title = text[:best]
	if text[best] != '.' {
		title = text[:best+1]
	}
	return trim(title), strings.Trim(text[best+2:], " .,;*_")
}

// namesLikeCited reports whether a text is the list of names that a citation begins with.
func namesLikeCited(names string) bool {
	names = strings.TrimRight(names, " ,.")
	names = strings.TrimRight(strings.TrimSuffix(names, "et al"), " ,.")
	if len(names) < 3 || len(names) > 900 || hasDigit(names) || strings.ContainsAny(names, ":?\"|=") {
		return false
	}
	for i := 3; i+2 < len(names); i++ { // "Mark Rudelson. Roman Vershynin": not set apart as lists of names are
		if names[i] == '.' && names[i+1] == ' ' && unicode.IsLower(rune(names[i-1])) && unicode.IsLower(rune(names[i-2])) {
			return false
		}
	}
	for word := range strings.FieldsFuncSeq(names, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.&;", r) }) {
		r, _ := firstRune(word)
		if unicode.IsLower(r) && !particles()[word] && word != "and" && word != "et" && word != "al" && word != "y" && word != "e" && word != "und" {
			return false
		}
		if low := strings.ToLower(word); len(word) > 2 && commonWords()[low] && low != "and" {
			return false
		}
	}
	list, err := citation.ParseNames(names)
	return err == nil && len(list) > 0
}

// claimSources claims from the source lines of the head. Where lines differ, the page lists several works, or names an
// issue beside its own; then only one that a citation or the place below the title speaks for is believed.
func (p *perusal) claimSources() {
	own := p.ownSource()
	if own == nil {
		return
	}
	const rule = "source line"
	if p.proof == "" {
		p.proof, p.why = own.whole, "source line"
	}
	p.claimSource(&own.sourceLine, rule, evidence.Placed)
	switch {
	case own.cite != nil:
		p.claimVenue(own.cite.journal, rule, evidence.Placed)
	case own.title != "":
		p.claimVenue(own.title, rule, evidence.Placed)
	default:
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

// venueAbove claims the line above the numbers as the journal: it must be short, and be named like a journal or occur elsewhere.
func (p *perusal) venueAbove(line int) {
	above := p.before(line)
	for j, steps := above, 0; j >= 0 && steps < 3; j, steps = p.before(j), steps+1 { // "Front. Psychol., 14 March 2023"
		text := unmark(p.lines[j])
		if name, date, ok := strings.Cut(text, ", "); ok && datePlain(date) && journalLike(name) {
			p.claimVenue(name, "line above the volume", evidence.Placed)
			p.claim(citation.FieldIssued, date, date, "line above the volume", evidence.Placed)
			return
		}
	}
	if above < 0 || above == p.titleAt || line-above > 2 || p.titleAt >= 0 && abs(p.titleAt-line) > 12 {
		return
	}
	text := unmark(p.lines[above])
	if len(text) > 90 || !journalLike(text) || p.isMenu(text) || p.peopleIn(text) || isTypeLine(text) && len(strings.Fields(text)) < 3 || p.endsHead(above) {
		return
	}
	if namedLikeJournal(text) || p.titleAt > line && p.titleAt < line+5 || p.repeats(above, text) > 0 {
		p.claimVenue(text, "line above the volume", evidence.Placed)
	}
}

// namedLikeJournal reports whether a word stands in the text that journals are called by.
func namedLikeJournal(text string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(word, ".,") {
		case "journal", "j", "review", "reviews", "revue", "revista", "rivista", "zeitschrift", "annals", "archives", "bulletin", "transactions", "letters", "proceedings", "quarterly", "acta",
			"research", "studies", "magazine", "annales", "anales", "cadernos", "cuadernos", "boletín", "tijdschrift", "tidskrift", "jurnal", "dergisi", "журнал", "вестник", "вісник", "известия", "advances", "frontiers", "international":
			return true
		}
	}
	return false
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
		if score <= 0 {
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

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// agrees reports whether two lines can speak of one place.
func agrees(a, b *sourceLine) bool {
	same := func(x, y string) bool { return x == "" || y == "" || x == y }
	firstPage := func(s string) string { return firstOf(s, "-–— ") }
	return same(a.volume, b.volume) && same(a.issue, b.issue) && same(firstPage(a.pages), firstPage(b.pages))
}
