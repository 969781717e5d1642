package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// coverLines is how many lines of a page are looked at for the cover of a thesis, and how many may stand on it
// between what says that it is one and what else is printed there.
const coverLines, coverReach = 80, 8

// claimThesis reads the cover of a thesis: the title in one or more lines, perhaps "by", a name alone in its line, "A thesis
// submitted to the University of ...", the year. Without a name above or below the formula it is no cover.
func (p *perusal) claimThesis() bool {
	seen := 0
	for i := p.next(0); i < len(p.lines) && seen < coverLines; i = p.next(i + 1) {
		seen++
		if p.says("thesis", p.lines[i]) == nil {
			continue
		}
		author, title := p.nameAbove(i), i
		if author >= 0 {
			title = author
		} else if author = p.nameBelow(i); author < 0 {
			continue
		}
		first, last := p.titleLinesAbove(title)
		if last < 0 {
			continue
		}
		p.claimCover(i, first, last, author)
		return true
	}
	return false
}

// says gives the word of a sort that a line begins with.
func (p *perusal) says(sort, line string) *word {
	for w := range p.words.sort(sort).prefixes(unmark(line)) {
		return w
	}
	return nil
}

// claimCover claims what a cover states whose formula, title and name are found.
func (p *perusal) claimCover(formula, first, last, author int) {
	const rule = "cover of a thesis"
	var text []string
	for i := first; i <= last; i++ {
		if p.lines[i] != "" {
			text = append(text, unmark(p.lines[i]))
		}
	}
	title := strings.TrimSuffix(strings.Join(text, " "), ".")
	p.titleAt, p.title = first, title
	p.authorsAt, p.lastAuthor = author, author
	p.claim(citation.FieldTitle, title, p.across(unmark(p.lines[first]), unmark(p.lines[last])), rule, evidence.Placed)
	p.claimPeople([]string{withoutBy(unmark(p.lines[author]))}, rule, evidence.Placed)
	p.add(citation.FieldType, citation.Thesis, p.lines[formula], rule, evidence.Placed)
	if p.proof == "" {
		p.proof, p.why = p.lines[formula], rule
	}
	university, date := "", ""
	for i, steps := formula, 0; i < len(p.lines) && steps < coverReach; i, steps = p.next(i+1), steps+1 {
		line := unmark(p.lines[i])
		if university == "" {
			university = universityIn(line)
		}
		if day := strings.TrimLeft(line, "©Cc() "); date == "" && i > formula && len(day) < 30 && isDateText(day) && holdsYear(day) && !isAmbiguousDay(day) {
			date = day
		}
	}
	if university != "" {
		p.claim(citation.FieldPublisher, university, university, rule, evidence.Placed)
	}
	if date != "" {
		p.claim(citation.FieldIssued, date, date, rule, evidence.Placed)
	}
}

// nameAbove gives the line of the name that stands alone above the formula; -1 when none does.
func (p *perusal) nameAbove(formula int) int {
	for i, steps := p.before(formula), 0; i >= 0 && steps < 3; i, steps = p.before(i), steps+1 {
		if p.isNameAlone(i) {
			return i
		}
		if line := unmark(p.lines[i]); strings.ContainsFunc(line, unicode.IsLetter) && !isBy(line) {
			return -1 // a number of the student may stand between
		}
	}
	return -1
}

// nameBelow gives the line of the name that stands below the formula, with "by" above it; -1 when none does.
func (p *perusal) nameBelow(formula int) int {
	by := false
	for i, steps := p.next(formula+1), 0; i < len(p.lines) && steps < coverReach; i, steps = p.next(i+1), steps+1 {
		if by {
			if p.isNameAlone(i) {
				return i
			}
			return -1
		}
		by = isBy(unmark(p.lines[i]))
	}
	return -1
}

func (p *perusal) isNameAlone(i int) bool {
	text := withoutBy(unmark(p.lines[i]))
	return len(text) < 60 && personLike(text) && len(peoplePieces(text)) == 1 && !organisational(text)
}

// isBy reports whether a line says no more than that a name follows.
func isBy(line string) bool { return withoutBy(line+" ") == "" }

// withoutBy cuts what says that a name follows.
func withoutBy(line string) string {
	for _, by := range [...]string{"by", "presented by", "submitted by", "written by", "author", "por", "presentado por", "presentada por", "autor", "autora", "par", "présentée par", "présenté par", "von", "vorgelegt von", "oleh", "disusun oleh", "di", "door", "av"} {
		if len(line) > len(by) && strings.EqualFold(line[:len(by)], by) && !isLetter(line[len(by)]) && line[len(by)] < 0x80 {
			return strings.TrimLeft(line[len(by):], ": ")
		}
	}
	return line
}

// titleLinesAbove gives the first and last of the lines above the name or formula that are the title; last is -1 when there is none.
func (p *perusal) titleLinesAbove(i int) (first, last int) {
	const mostLines = 6
	first, last = -1, -1
	for i, steps := p.before(i), 0; i >= 0 && steps < mostLines; i, steps = p.before(i), steps+1 {
		text := unmark(p.lines[i])
		if last < 0 && (isBy(text) || p.typeNamed(text) == citation.Thesis) {
			continue
		}
		if !strings.ContainsFunc(text, unicode.IsLetter) || len(text) > 200 || isAddress(text) || strings.Contains(text, "://") || p.isMenu(text) || p.isLead(text) || isAffiliation(text) || isDateText(text) || p.isNameAlone(i) && !p.goesOnFrom(i) ||
			strings.HasSuffix(text, "...") || strings.HasSuffix(text, "….") || last >= 0 && (p.repeats(i, text) > 2 || shouted(text) != shouted(unmark(p.lines[last]))) {
			break
		}
		if first = i; last < 0 {
			last = i
		}
	}
	if last < 0 || !titleLike(p.joined(first, last)) {
		return -1, -1
	}
	return first, last
}

// goesOnFrom reports whether the line above line i ends with a word that ends no title, so that line i goes on with it.
func (p *perusal) goesOnFrom(i int) bool {
	above := p.before(i)
	if above < 0 {
		return false
	}
	text := unmark(p.lines[above])
	return strings.Contains(unfinished, " "+strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])+" ")
}

func (p *perusal) joined(first, last int) string {
	text := ""
	for _, line := range p.lines[first : last+1] {
		text = trim(text + " " + unmark(line))
	}
	return text
}

// shouted reports whether a line is in capitals.
func shouted(text string) bool { return strings.ToUpper(text) == text }

// universityIn gives the name of the university that a line of the formula speaks of: "the University of Ghana, Legon".
func universityIn(line string) string {
	at := -1
	for _, word := range [...]string{"universi", "Univerz", "Uniwersy", "Üniversite", "institute of technology", "Университет", "університет"} {
		if at = indexFold(line, word); at >= 0 {
			break
		}
	}
	if at < 0 {
		return ""
	}
	begin := at
	for begin > 0 { // "Michigan State University"
		before := strings.TrimRight(line[:begin], " ")
		word := before[strings.LastIndexByte(before, ' ')+1:]
		if r, _ := firstRune(word); !unicode.IsUpper(r) || strings.Contains(" the a to of at der die an la el ", " "+strings.ToLower(word)+" ") || strings.ContainsAny(word, ",.;:") {
			break
		}
		begin = len(before) - len(word)
	}
	end := at
	for end < len(line) { // "of North Carolina at Chapel Hill"
		blank := strings.IndexByte(line[end:], ' ')
		word := line[end:]
		if blank >= 0 {
			word = word[:blank]
		}
		small := strings.Contains(" of at and for the de da do di del della van von la ", " "+strings.ToLower(word)+" ")
		if r, _ := firstRune(word); !unicode.IsUpper(r) && !small && end > at || strings.EqualFold(word, "in") || end > at && strings.Contains(" fakultas faculty facultad faculté fakultät jurusan department ", " "+strings.ToLower(word)+" ") {
			break
		}
		stop := strings.TrimRight(word, ",.;:)")
		end += len(word)
		if stop != word {
			end -= len(word) - len(stop)
			break
		}
		for end < len(line) && line[end] == ' ' {
			end++
		}
	}
	name := trim(line[begin:end])
	for _, small := range [...]string{" of", " at", " and", " for", " the"} {
		name = strings.TrimSuffix(name, small)
	}
	if !strings.Contains(name, " ") || len(name) > 90 {
		return ""
	}
	return name
}
