package page

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed tandf.tsv
var tandfWords string

// tandf is Taylor & Francis Online, and the cover sheet it puts before a PDF.
//
// A page begins with counters, each number in a line of its own, then the part
// of the issue, the title, the names, and a line such as "Pages 165-173 |
// Published online: 19 Jun 2012". Names are links, and a dump may keep no more
// of them than what stood between: ", &". The journal is often in the address only. The
// tabs of references and citing works hold DOIs, none of them the page's own:
// nothing is read below the head but the abstract and the keywords.
func tandf() *platform {
	return &platform{
		name:    "tandf",
		summary: "Taylor & Francis Online, pages and cover sheets",
		signs: []sign{
			{name: "citation counter", at: wholeLine},
			{name: "permissions", at: wholeLine},
			{name: "reprints", at: wholeLine, common: true}, // Emerald's as well
			{name: "note on permissions"},
			{name: "recommendations"},
			{name: "formulae", common: true},
			{name: "publication line", at: anywhere, common: true},
			{name: "cite line", common: true},
			{name: "link line"},
			{name: "terms"},
			{name: "cover sheet"},
		},
		enough: 2,
		words:  tandfWords,
		head:   tandfHead,
	}
}

func tandfHead(s *sheet) {
	if tandfCover(s) {
		return
	}
	s.add(citation.FieldType, tandfType(s), "", "platform of journals", evidence.Placed)
	head := tandfHeadEnd(s)
	tandfIssue(s, head)
	below := head // of the names: the line of pages and dates
	for i, line := range s.lines[:head] {
		if tandfDates(s, line) {
			below = min(below, i)
		}
	}
	tandfTitle(s, below)
	for i, line := range s.lines {
		if rest, ok := strings.CutPrefix(unmark(line), "Cite this article"); ok {
			if rest = unmark(rest); rest == "" { // "* Cite this article", and below "* https://doi.org/…"
				if next := s.next(i + 1); next < len(s.lines) {
					rest = unmark(s.lines[next])
				}
			}
			if at := strings.Index(rest, "doi.org/10."); at >= 0 {
				s.claim(citation.FieldDOI, rest, rest, "line Cite this article", evidence.Labelled)
			}
		}
	}
}

// tandfHeadEnd gives the line at which the head ends: the first heading, but for those above the line of pages and
// dates, which name the part of the issue: "Introduction", "Notes".
func tandfHeadEnd(s *sheet) int {
	for i, line := range s.lines[:min(len(s.lines), 80)] {
		if strings.Contains(line, "Published online: ") || strings.Contains(line, " | Received ") {
			return max(i+1, s.sections[0].end)
		}
	}
	return s.sections[0].end
}

// tandfType gives the type by the part of the issue that is named above the title.
func tandfType(s *sheet) citation.Type {
	for _, line := range s.lines[:tandfHeadEnd(s)] {
		if w := s.words.sort("part").whole(unmark(line)); w != nil {
			return citation.Type(w.means)
		}
	}
	return citation.ArticleJournal
}

// tandfIssue claims journal, volume, issue and year from "Journal of Mental
// Health Volume 17, 2008 - Issue 2", where the journal may stand in the line
// above, or from the path "… / List of Issues / Volume 17, Issue 2".
func tandfIssue(s *sheet, head int) {
	// The line that names the year is the better one, and stands below the path.
	claimed := false
	for i := head - 1; i >= 0 && !claimed; i-- {
		claimed = tandfVolume(s, i, true)
	}
	for i := 0; i < head && !claimed; i++ {
		claimed = tandfVolume(s, i, false)
	}
}

// tandfVolume claims what line i says of volume and issue, if it also names the year or need not.
func tandfVolume(s *sheet, i int, dated bool) bool {
	line := s.lines[i]
	plain := plainLinks(line)
	at := strings.Index(plain, "Volume ")
	if at < 0 {
		return false
	}
	rest := plain[at+len("Volume "):]
	volume := number(rest)
	rest, ok := strings.CutPrefix(trim(rest[len(volume):]), ",")
	if volume == "" || !ok {
		return false
	}
	rest = trim(rest)
	year := number(rest)
	if len(year) != 4 || strings.Trim(year, "0123456789") != "" {
		year = ""
	}
	if dated && year == "" {
		return false
	}
	rest = strings.TrimLeft(rest[len(year):], " -–—")
	issue, ok := strings.CutPrefix(rest, "Issue ")
	if !ok && (year == "" || rest != "") {
		return false
	}
	const rule = "line of volume and issue"
	journal, view := unmark(plain[:at]), line
	if journal == "" {
		journal, view = tandfJournal(s, i)
	}
	if journal != "" {
		s.claim(citation.FieldJournal, journal, view, rule, evidence.Placed)
	}
	s.claim(citation.FieldVolume, volume, line, rule, evidence.Labelled)
	issue, _, _ = strings.Cut(issue, ":") // "sup1: Recovery Colleges", a title of the issue
	if issue = unmark(issue); ok && issue != "" {
		s.claim(citation.FieldIssue, issue, line, rule, evidence.Labelled)
	}
	if year != "" {
		s.claim(citation.FieldIssued, year, line, rule, evidence.Labelled)
	}
	return true
}

// tandfJournal gives the journal's name above line i and where it stands: directly, or above "List of Issues".
func tandfJournal(s *sheet, i int) (journal, view string) {
	for i--; i >= 0; i-- {
		line := unmark(plainLinks(s.lines[i]))
		switch {
		case line == "" || line == "List of Issues" || strings.HasPrefix(line, "Submit an article"):
		case isMenu(s, line) || strings.Trim(line, "0123456789,. ") == "":
			return "", ""
		default:
			// Directly above it may stand the name, of which this is what follows it: "Teachers and Teaching", "Theory and practice".
			if i > 0 {
				name := unmark(plainLinks(s.lines[i-1]))
				if name != "" && !isMenu(s, name) && len(name) < 100 && strings.ContainsFunc(name, unicode.IsLetter) && !strings.ContainsAny(name, "/|…") && !strings.HasSuffix(name, "...") {
					return name, s.lines[i-1]
				}
			}
			return line, s.lines[i]
		}
	}
	return "", ""
}

// tandfDates reads a line of pages and dates, and reports whether it is one:
// "Pages 11-21 | Received 27 Jul 2022, Accepted 08 Apr 2023, Published online: 03 Sep 2023".
// Where the year of the issue is known, that is when the work was issued, and the day is only when it went online.
func tandfDates(s *sheet, line string) (is bool) {
	issued := s.claimed(citation.FieldIssued, evidence.Labelled)
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == '|' || r == ',' }) {
		part = trim(part)
		for _, m := range tandfMarks {
			value, ok := strings.CutPrefix(part, m.word)
			if !ok {
				continue
			}
			value = strings.TrimRight(trim(strings.TrimPrefix(value, ":")), ".")
			if !strings.ContainsFunc(value, unicode.IsDigit) || len(value) > 30 {
				continue
			}
			rule := "line " + m.word
			if m.field == citation.FieldOnline {
				if !issued {
					s.claim(citation.FieldIssued, value, value, rule, evidence.Labelled)
				}
			}
			is = s.claim(m.field, value, value, rule, evidence.Labelled) || is
			break
		}
	}
	return is
}

var tandfMarks = []struct {
	word  string
	field citation.Field
}{
	{"Pages ", citation.FieldPages},
	{"Page ", citation.FieldPages},
	{"Article:", citation.FieldNumber},
	{"Article ", citation.FieldNumber},
	{"Received", citation.FieldSubmitted},
	{"Accepted author version posted online", citation.FieldAvailableDate},
	{"Accepted", citation.FieldAccepted},
	{"Published online", citation.FieldOnline},
}

// tandfTitle claims the title and the names, which are the last lines above
// line end that are neither counters nor menus.
func tandfTitle(s *sheet, end int) {
	var lines []int
	for i := range end {
		line := unmark(s.lines[i])
		if len(line) > 200 && isProse(line) && (len(line) > 400 || strings.HasSuffix(line, ".")) || s.lines[i] != line && holdsYear(line) && len(line) > 60 { // text, or a list of references
			break
		}
		if line == "" || isMenu(s, line) || strings.Trim(line, "0123456789,. ") == "" && strings.ContainsFunc(line, unicode.IsDigit) {
			continue
		}
		if strings.HasPrefix(line, "Volume ") && strings.Contains(line, "Issue ") || strings.HasPrefix(line, "Cite this article") || strings.HasPrefix(line, "http") ||
			strings.HasPrefix(line, "View correction") || strings.HasPrefix(line, "Correction to: ") || strings.HasPrefix(line, "View addendum") || strings.HasPrefix(line, "View retraction") {
			continue
		}
		lines = append(lines, i)
	}
	var names []string
	for len(lines) > 0 {
		if kept := tandfAbout(s, lines); kept < len(lines) {
			lines = lines[:kept]
			continue
		}
		line := s.lines[lines[len(lines)-1]]
		above := len(lines) > 1 && s.words.sort("part").whole(unmark(s.lines[lines[len(lines)-2]])) == nil
		if lost, least := onlySeparators(line); lost {
			lines = lines[:len(lines)-1]
			if len(names) > 0 { // between the names
				continue
			}
			s.blank(citation.FieldAuthor, line, lostNames(line, least))
			break
		}
		linked := linkTexts(line)
		if linked == nil && !(nameLike(line) && (above || len(names) > 0 || manyNames(line))) || linked != nil && !nameLike(strings.Join(linked, ", ")) {
			break
		}
		joined := len(names) == 0 || goesOn(line, names[0]) || linked != nil
		if !joined {
			break
		}
		if linked != nil {
			names = append(linked, names...)
		} else {
			names = append([]string{line}, names...)
		}
		lines = lines[:len(lines)-1]
	}
	s.claimNames(citation.FieldAuthor, names, "line under the title", evidence.Placed)
	if len(lines) == 0 {
		return
	}
	line := s.lines[lines[len(lines)-1]]
	if s.words.sort("part").whole(unmark(line)) != nil {
		return // the title is lost
	}
	title := unmark(line)
	if at := strings.LastIndex(title, "Footnote"); at > 0 && len(title)-at <= len("Footnote**") {
		title = trim(title[:at])
	}
	s.claimTitle(title, "line above the names", evidence.Placed)
}

// tandfAbout tells how many of the lines are left without those at the end that say where the person named above them works and is
// reached: on the page of the full article. All are, where no name stands above.
func tandfAbout(s *sheet, lines []int) (kept int) {
	for kept = len(lines); kept > 0; kept-- {
		line := unmark(s.lines[lines[kept-1]])
		if !strings.HasPrefix(line, "Correspondence") && !(hasOrganisation(line) && strings.Contains(line, ",")) && !(strings.Contains(line, "@") && strings.IndexByte(line, ' ') < 0) {
			break
		}
	}
	if kept == 0 || kept == len(lines) {
		return len(lines)
	}
	above := s.lines[lines[kept-1]]
	if linkTexts(above) != nil || nameLike(above) && !strings.Contains(above, ":") {
		return kept
	}
	return len(lines)
}

// tandfCover reads the cover sheet of a PDF, which cites the article in full:
//
//	To cite this article: A. Bee, C. Dee & E. Eff (2017) The title, The Journal,
//	52:5, 661-670, DOI: 10.1080/00000000.2017.1000000
//	To link to this article: https://doi.org/10.1080/00000000.2017.1000000
func tandfCover(s *sheet) bool {
	for i, line := range s.lines {
		rest, ok := strings.CutPrefix(line, "To cite this article:")
		if !ok {
			continue
		}
		last := rest
		for j := i + 1; j < len(s.lines) && j < i+12; j++ {
			next := s.lines[j]
			if next == "" && j == i+1 && rest == "" {
				continue
			}
			if next == "" || strings.HasPrefix(next, "To link to this") || strings.HasPrefix(next, "Published online") {
				break
			}
			last = next
		}
		view := s.across(rest, last)
		s.add(citation.FieldType, citation.ArticleJournal, "", "platform of journals", evidence.Placed)
		tandfCitation(s, view, s.lines[:i])
		for _, line := range s.lines {
			if value, ok := strings.CutPrefix(line, "To link to this article:"); ok && strings.Contains(value, "10.") {
				value = trim(value)
				s.claim(citation.FieldDOI, value, value, "line To link to this article", evidence.Labelled)
			}
			if value, ok := strings.CutPrefix(line, "Publisher:"); ok {
				value = trim(value)
				s.claim(citation.FieldPublisher, value, value, "line Publisher", evidence.Labelled)
			}
			if value, ok := strings.CutPrefix(line, "ISSN:"); ok {
				value, _, _ = strings.Cut(value, "Journal homepage")
				for token := range strings.FieldsSeq(value) {
					if len(token) == 9 && token[4] == '-' {
						s.claim(citation.FieldISSN, token, token, "line ISSN", evidence.Labelled)
					}
				}
			}
			if strings.HasPrefix(line, "Published online:") {
				tandfDates(s, line)
			}
		}
		return true
	}
	return false
}

// tandfCitation takes the citation of a cover sheet apart from both ends; in
// the middle is "Title, Journal", which commas of their own may hold. The lines above say where the one ends.
func tandfCitation(s *sheet, view string, above []string) {
	const rule = "line To cite this article"
	text := string(citation.ParseText(view))
	open := -1 // of "(2017)"
	for i := 0; i+6 <= len(text); i++ {
		if text[i] == '(' && text[i+5] == ')' && strings.Trim(text[i+1:i+5], "0123456789") == "" {
			open = i
			break
		}
	}
	if open < 0 {
		return
	}
	if before, _, ok := strings.Cut(view, text[open:open+6]); ok { // no control characters within the year
		s.claimNames(citation.FieldAuthor, []string{trim(before)}, rule, evidence.Labelled)
	}
	s.claim(citation.FieldIssued, text[open+1:open+5], view, rule, evidence.Labelled)
	text = trim(text[open+6:])
	if at := strings.LastIndex(text, "DOI:"); at >= 0 {
		if doi := trim(text[at+4:]); doi != "" {
			s.claim(citation.FieldDOI, strings.ReplaceAll(doi, " ", ""), view, rule, evidence.Labelled)
		}
		text = strings.TrimRight(text[:at], ", ")
	}
	// From the end: ", 661-670" or an article's number, and ", 52:5".
	parts := strings.Split(text, ", ")
	n := len(parts)
	isVolume := func(part string) bool {
		return strings.TrimLeft(part, "0123456789") == "" && part != "" || strings.Contains(part, ":") && isDigit(part[0]) && !strings.Contains(part, " ")
	}
	if n >= 4 && isVolume(parts[n-2]) && strings.ContainsFunc(parts[n-1], unicode.IsDigit) && !strings.Contains(parts[n-1], " ") {
		if pages := parts[n-1]; len(pages) >= 5 && strings.Trim(pages, "0123456789") == "" {
			s.claim(citation.FieldNumber, pages, view, rule, evidence.Labelled)
		} else {
			s.claim(citation.FieldPages, pages, view, rule, evidence.Labelled)
		}
		n--
	}
	if n >= 3 && isVolume(parts[n-1]) {
		volume, issue, _ := strings.Cut(parts[n-1], ":")
		s.claim(citation.FieldVolume, volume, view, rule, evidence.Labelled)
		if issue != "" {
			s.claim(citation.FieldIssue, issue, view, rule, evidence.Labelled)
		}
		n--
	}
	if n < 2 {
		return
	}
	split, sure := n-1, evidence.Placed // after the last comma, unless a line above says otherwise
	for i := 1; i < n; i++ {
		title, journal := foldText(strings.Join(parts[:i], ", ")), foldText(strings.Join(parts[i:n], ", "))
		for j, line := range above {
			folded := foldText(line)
			for k := j + 1; k < len(above) && folded != "" && folded != title && strings.HasPrefix(title, folded); k++ {
				folded += foldText(above[k])
			}
			if folded != "" && (folded == title || folded == journal) {
				split, sure = i, evidence.Labelled
			}
		}
	}
	s.claim(citation.FieldTitle, strings.TrimSuffix(strings.Join(parts[:split], ", "), "."), view, rule, sure)
	s.claim(citation.FieldJournal, strings.Join(parts[split:n], ", "), view, rule, sure)
}
