package page

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// A cited is a citation taken apart: views of its text.
type cited struct {
	authors, title, journal, year string
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
		whole := text
		if strings.Contains(text, "</") {
			text = withoutTags(text)
			span := p.span
			p.span = func(view string) source.Span { return span(viewIn(whole, view)) }
			defer func() { p.span = span }()
		}
		l, ok := readSource(text)
		known := cmp.Or(p.title, p.titleIn(text))
		c := readCited(text, &l, known)
		if c == nil && bookIn(text) != "" {
			c = citedByTitle(text, text, known)
		}
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
			p.proof, p.why = whole, "citation ("+rule+")"
		}
		if p.title == "" {
			p.title = c.title
		}
		p.claimTitle(c.title, rule, evidence.Placed)
		p.claimCitedNames(c.authors, rule)
		if !ok && c.year != "" {
			if l, ok = readSourceOf(c.journal, sourceLine{date: c.year}); ok {
				c.journal = l.title
			}
		}
		if ok {
			p.claimSource(&l, rule, evidence.Placed)
		}
		if p.claimListed(text, c, rule) {
			c.journal = ""
		} else if book := bookIn(text); book != "" {
			p.claim(citation.FieldJournal, book, book, rule, evidence.Placed)
			p.add(citation.FieldType, citation.Chapter, text, rule, evidence.Placed)
		} else if ok || titledJournal(c.journal) { // else it may be a publisher, or the sort of a thesis
			p.claimVenue(c.journal, rule, evidence.Placed)
		}
		if c.year != "" {
			p.claim(citation.FieldIssued, c.year, c.year, rule, evidence.Placed)
		}
		p.claimDOIIn(text, rule)
		return
	}
}

// withoutTags cuts the markup that a repository shows as text: "<i>Frontiers in Education</i>, <i>8</i>".
func withoutTags(text string) string {
	var plain strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "<")
		plain.WriteString(before)
		tag, after, closed := strings.Cut(rest, ">")
		if !ok {
			break
		}
		if r, _ := firstRune(strings.TrimPrefix(tag, "/")); !closed || !unicode.IsLetter(r) {
			plain.WriteByte('<')
			after = rest
		}
		text = after
	}
	return plain.String()
}

// viewIn gives where in whole a text stands that was read from it without its markup: all of it where it stands nowhere as such.
func viewIn(whole, text string) string {
	if at := strings.Index(whole, text); at >= 0 {
		return whole[at : at+len(text)]
	}
	return whole
}

// bookIn gives the title of the book that a citation says a chapter is in: "In: Okoye, P. (eds) Sustainable Cities in Practice. Springer".
func bookIn(text string) string {
	at := strings.Index(text, "In: ")
	if at < 0 {
		return ""
	}
	text = text[at:]
	for _, mark := range [...]string{"(eds)", "(eds.)", "(ed.)", "(ed)", "(Eds.)", "(Ed.)", "(Eds)", "(Hrsg.)", "(Hg.)", "(dir.)", "(coord.)", "(org.)", "(a cura di)"} {
		if _, rest, ok := strings.Cut(text, mark); ok {
			book := firstOf(strings.TrimLeft(rest, " ,.:"), ".(")
			if book = strings.TrimRight(trim(book), ","); len(book) > 7 && !holdsYear(book) {
				return book
			}
		}
	}
	return ""
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
	if c := citedByTitle(text, head, known); c != nil {
		return c
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
	c := citedByStops(head, known, "")
	if c == nil || l.title == "" && c.year == "" {
		return nil
	}
	return c
}

// citedByTitle reads what has between its names and the journal a title that the page shows as well.
func citedByTitle(text, head, known string) *cited {
	at := indexFold(text, known)
	if at < 3 {
		return nil
	}
	names, year := trim(text[:at]), ""
	names = strings.TrimRight(names, " \"“”«„'‘.,:")
	if open := strings.LastIndexByte(names, '('); open > 0 && strings.HasSuffix(names, ")") && yearAt(names[open:]) >= 0 {
		names, year = names[:open], names[open+1:len(names)-1]
	} else if blank := strings.LastIndexAny(names, " ."); blank > 0 && isYear(names[blank+1:]) {
		names, year = names[:blank], names[blank+1:]
	}
	names = trimCited(names)
	if !namesLikeCited(names) {
		return nil
	}
	end := at + len(known)
	journal := ""
	if len(head) > end {
		journal = strings.Trim(strings.TrimPrefix(strings.TrimLeft(head[end:], " .,;:”\"»’'“/–-"), "[J]"), " .,;:*_”\"»’'“/([–-")
		journal = strings.TrimPrefix(journal, "In: ")
	}
	return &cited{names, text[at:end], journal, year}
}

// titleIn gives the line of the head that stands in a citation and can be the title there: the first in it, and the longest.
func (p *perusal) titleIn(text string) (title string) { return p.titleAmong(p.headTitles(), text) }

// headTitles gives the lines of the head that look like titles.
func (p *perusal) headTitles() []string {
	titles := make([]string, 0, 16)
	for i, seen := 0, 0; i < len(p.lines) && seen < headLines; i++ {
		if p.lines[i] == "" {
			continue
		}
		seen++
		if line := withoutSite(unmark(p.lines[i])); len(line) >= 12 && titleLike(line) {
			titles = append(titles, line)
		}
	}
	return titles
}

// titleAmong is titleIn for a head whose titles are known.
func (p *perusal) titleAmong(titles []string, text string) (title string) {
	first := len(text)
	for _, line := range titles {
		if len(line) > len(text)-10 {
			continue
		}
		if at := indexFold(text, line); at > 0 && (at < first || at == first && len(line) > len(title)) && p.isPhrase(line) {
			title, first = line, at
		}
	}
	return title
}

// indexFold gives the place of sub in s without regard to case; -1 when it is not there.
func indexFold(s, sub string) int {
	if sub == "" {
		return -1
	}
	if at := strings.Index(s, sub); at >= 0 {
		return at
	}
	first := lower(sub[0])
	for i := 0; i+len(sub) <= len(s); i++ {
		if lower(s[i]) == first && strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
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
	for _, and := range [...]string{"and ", "& "} { // "Berg, A. and Mensah, D. 2012. Wells and wills."
		if after, found := strings.CutPrefix(rest, and); ok && found {
			if more, last, found := strings.Cut(after, ". "); found && endsInInitial(more) && len(more) < 60 {
				names, rest = names+". "+and+more, last
			}
		}
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

// trimCited cuts what stands behind a list of names, but for the stop of an initial that it ends in.
func trimCited(names string) string {
	cut := strings.TrimRight(names, " ,.(")
	if endsInInitial(cut) && strings.HasPrefix(names[len(cut):], ".") {
		return names[:len(cut)+1]
	}
	return cut
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
	for _, q := range quotes {
		if quoted, found := strings.CutPrefix(text, q[0]); found {
			if title, after, found := strings.Cut(quoted, q[1]); found {
				return strings.TrimRight(title, "., "), strings.Trim(after, " ,.;*_")
			}
		}
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
