package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// readCitations reads the section in which a page cites its own work, as
// running text, as BibTeX, as RIS. It is a second witness: what the labels say
// goes before it, and its titles are only guesses, since generators cut them at the colon and lose braces.
// Its DOI is the work's, and RIS alone tells family names from given names. Text that does not name the
// work's title is none of it: below may stand what the portal thinks similar.
func (s *sheet) readCitations(sec *section) {
	lines := s.body(sec)
	title := s.claimedTitle()
	ris, bib := false, false
	cited := false // the line before cites the work
	var names []string
	for _, line := range lines {
		tag, value, isTag := risLine(line)
		switch {
		case isTag && tag == "TY":
			ris, names = true, nil
		case ris && isTag && tag == "ER":
			ris = false
		case ris && isTag:
			if tag == "AU" || tag == "A1" {
				names = append(names, value)
				continue
			}
			// Only a list that another tag follows is known to be whole.
			for _, name := range names {
				s.claim(citation.FieldAuthor, name, name, "citation RIS AU", evidence.Labelled)
			}
			names = nil
			s.claimRIS(tag, value, lines)
		case !bib && strings.HasPrefix(line, "@") && strings.IndexByte(line, '{') > 0:
			bib = true
		case bib && line == "}":
			bib = false
		case bib:
			s.claimBibTeX(line)
		case s.claimCitation(line, title):
			cited = true
			continue
		case cited:
			s.claimDOIIn(line, "citation") // in a line of its own
		}
		cited = false
	}
}

// claimedTitle gives the surest title claimed so far.
func (s *sheet) claimedTitle() (title string) {
	sure := evidence.Confidence(0)
	for i := range s.claims {
		if text, ok := s.claims[i].Value.(citation.Text); ok && s.claims[i].Field == citation.FieldTitle && (title == "" || s.claims[i].Confidence > sure) {
			title, sure = text.Plain(), s.claims[i].Confidence
		}
	}
	return title
}

// claimCitation claims from a line that cites the work of that title, in whatever style, and reports whether it
// does. Its authors are often initials, so that those named elsewhere go before them. What stands in a book has the
// numbers of the book there, and of its series.
func (s *sheet) claimCitation(line, title string) bool {
	const rule = "citation"
	if len(line) > longestSource || title == "" || !strings.Contains(foldText(line), foldText(title)) {
		return false
	}
	l, ok := readSource(line)
	c := readCited(line, &l, title)
	if c != nil && sameText(c.title, title) {
		s.claimCitedNames(c.authors, rule)
		if !ok && c.year != "" {
			if l, ok = readSourceOf(c.journal, sourceLine{date: c.year}); ok {
				c.journal = l.title
			}
		}
	}
	s.claimDOIIn(line, rule)
	if t := s.claimedType(); t != "" && !t.InPeriodical() {
		return true
	}
	s.claimVolumeIn(line, rule, evidence.Placed)
	if !ok || c == nil {
		return true
	}
	s.claimSource(&l, rule, evidence.Placed)
	if journalLike(c.journal) {
		s.claim(citation.FieldJournal, c.journal, c.journal, rule, evidence.Placed)
	}
	if c.year != "" {
		s.claim(citation.FieldIssued, c.year, c.year, rule, evidence.Guessed)
	}
	return true
}

// claimCitedNames claims the authors of a citation.
func (s *sheet) claimCitedNames(list, rule string) {
	whole := trimCited(list)
	if named, ok := strings.CutSuffix(whole, "et al"); ok {
		whole = trimCited(named)
	}
	names, err := citation.ParseNames(whole)
	if err != nil || len(names) == 0 {
		return
	}
	for _, name := range names {
		if name.Family == "" {
			return
		}
	}
	for _, name := range names {
		s.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, Name: name}, list, rule, evidence.Guessed)
	}
	if strings.Contains(list, "et al") || strings.Contains(list, "…") {
		s.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, EtAl: true}, list, rule, evidence.Guessed)
	}
}

// claimDOIIn claims the DOI that a citation ends with: "https://doi.org/10.…", "doi: 10.…".
func (s *sheet) claimDOIIn(line, rule string) {
	for _, mark := range [...]string{"doi.org/10.", "doi: 10.", "doi:10.", "DOI: 10.", "DOI:10."} {
		at := strings.Index(line, mark)
		if at < 0 {
			continue
		}
		doi := line[at+len(mark)-len("10."):]
		if end := strings.IndexFunc(doi, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"<>`, r) }); end >= 0 {
			doi = doi[:end]
		}
		doi = strings.TrimRight(doi, ".,;")
		s.claim(citation.FieldDOI, doi, doi, rule, evidence.Labelled)
		return
	}
}

// risLine cuts a line such as "JO  - Psychiatric Rehabilitation Journal".
func risLine(line string) (tag, value string, ok bool) {
	if len(line) < 5 || line[2] != ' ' || !isTagByte(line[0]) || !isTagByte(line[1]) {
		return "", "", false
	}
	rest := strings.TrimLeft(line[2:], " ")
	if rest == "" || rest[0] != '-' {
		return "", "", false
	}
	return line[:2], trim(rest[1:]), true
}

func isTagByte(b byte) bool { return 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' }

// witness says which field a name in a page's own citation stands for.
type witness struct {
	name  string
	field citation.Field
	sure  evidence.Confidence
}

// The tags of the RIS that pages print of themselves. UR is an address of an
// index, M1 an article number or an issue, so neither is evidence.
var risWitnesses = []witness{
	{"T1", citation.FieldTitle, evidence.Guessed},
	{"TI", citation.FieldTitle, evidence.Guessed},
	{"PY", citation.FieldIssued, evidence.Placed},
	{"Y1", citation.FieldIssued, evidence.Placed},
	{"JO", citation.FieldJournal, evidence.Guessed}, // an abbreviation on some portals
	{"JF", citation.FieldJournal, evidence.Placed},
	{"BT", citation.FieldJournal, evidence.Placed},
	{"VL", citation.FieldVolume, evidence.Placed},
	{"IS", citation.FieldIssue, evidence.Placed},
	{"SN", citation.FieldISSN, evidence.Placed},
	{"DO", citation.FieldDOI, evidence.Labelled},
	{"ED", citation.FieldEditor, evidence.Placed},
	{"A2", citation.FieldEditor, evidence.Placed},
	{"PB", citation.FieldPublisher, evidence.Placed},
	{"CY", citation.FieldPublisherPlace, evidence.Placed},
}

// claimRIS claims the value of a tag; SP is read together with EP.
func (s *sheet) claimRIS(tag, value string, lines []string) {
	if value == "" {
		return
	}
	if tag == "SP" {
		last := ""
		for _, line := range lines {
			if tag, end, ok := risLine(line); ok && tag == "EP" {
				last = end
			}
		}
		if last != "" {
			s.claim(citation.FieldPages, value+"-"+last, value, "citation RIS SP", evidence.Placed)
		}
		return
	}
	for _, w := range risWitnesses {
		if w.name == tag {
			field := w.field
			if tag == "SN" && len(strings.Map(digitsOnly, value)) > 8 {
				field = citation.FieldISBN
			}
			s.claim(field, value, value, "citation RIS "+tag, w.sure)
		}
	}
}

func digitsOnly(r rune) rune {
	if '0' <= r && r <= '9' || r == 'X' || r == 'x' {
		return r
	}
	return -1
}

var bibtexWitnesses = []witness{
	{"title", citation.FieldTitle, evidence.Guessed},
	{"journal", citation.FieldJournal, evidence.Placed},
	{"booktitle", citation.FieldJournal, evidence.Placed},
	{"volume", citation.FieldVolume, evidence.Placed},
	{"number", citation.FieldIssue, evidence.Placed},
	{"pages", citation.FieldPages, evidence.Placed},
	{"year", citation.FieldIssued, evidence.Placed},
	{"doi", citation.FieldDOI, evidence.Labelled},
	{"issn", citation.FieldISSN, evidence.Placed},
	{"isbn", citation.FieldISBN, evidence.Placed},
	{"publisher", citation.FieldPublisher, evidence.Placed},
	{"address", citation.FieldPublisherPlace, evidence.Placed},
	{"edition", citation.FieldEdition, evidence.Placed},
	{"author", citation.FieldAuthor, evidence.Placed},
	{"editor", citation.FieldEditor, evidence.Placed},
}

// claimBibTeX claims from a line such as: title = "Recovery in practice",
func (s *sheet) claimBibTeX(line string) {
	name, value, ok := strings.Cut(line, "=")
	if !ok {
		return
	}
	name = trim(name)
	value = strings.Trim(value, " \t,\"{}")
	if value == "" || strings.ContainsAny(value, "\\{}") { // TeX, or a list whose braces were lost
		return
	}
	for _, w := range bibtexWitnesses {
		if !strings.EqualFold(w.name, name) {
			continue
		}
		rule := "citation BibTeX " + w.name
		switch {
		case w.field.Kind() == citation.KindName:
			s.claimNames(w.field, []string{value}, rule, w.sure)
		case w.field == citation.FieldISSN || w.field == citation.FieldISBN:
			for part := range strings.SplitSeq(value, ",") {
				s.claim(w.field, trim(part), trim(part), rule, w.sure)
			}
		default:
			s.claim(w.field, strings.ReplaceAll(value, "--", "-"), value, rule, w.sure)
		}
	}
}

// claimVolumeIn claims volume, issue and pages that a sentence states:
// "Vol. 48, No. 1. pp. 13-22", "volume 48, issue 1", or "2025;48(1):13-22".
func (s *sheet) claimVolumeIn(text, rule string, c evidence.Confidence) {
	volume := after(text, volumeWords)
	issue := after(text, issueWords)
	pages := after(text, pageWords)
	if volume == "" {
		if at := strings.IndexByte(text, ';'); at > 3 && isDigit(text[at-1]) {
			volume, issue, pages = compact(text[at+1:])
		}
	} else if issue == "" { // "vol. 48(1)"
		if _, rest, _ := strings.Cut(text, volume+"("); rest != "" {
			issue = number(rest)
		}
	}
	if volume != "" {
		s.claim(citation.FieldVolume, volume, volume, rule, c)
		if issue != "" {
			s.claim(citation.FieldIssue, issue, issue, rule, c)
		}
		if pages != "" {
			s.claim(citation.FieldPages, pages, pages, rule, c)
		}
	} else if issue != "" && c == evidence.Guessed {
		s.claim(citation.FieldIssue, issue, issue, rule, c)
	}
}

var (
	volumeWords = []string{"volume", "vol.", "vol"}
	issueWords  = []string{"issue", "no.", "nr."}
	pageWords   = []string{"pp.", "p."}
)

// after gives the number that stands after one of the words; "" when there is none.
func after(text string, words []string) string {
	for _, word := range words {
		for i := 0; i+len(word) < len(text); i++ {
			if lower(text[i]) != word[0] || i > 0 && isLetter(text[i-1]) || !strings.EqualFold(text[i:i+len(word)], word) {
				continue
			}
			if n := number(strings.TrimLeft(text[i+len(word):], " \u00a0")); n != "" {
				return n
			}
		}
	}
	return ""
}

// compact reads "48(1):13-22".
func compact(s string) (volume, issue, pages string) {
	s = strings.TrimLeft(s, " ")
	volume = number(s)
	s = s[len(volume):]
	if volume == "" {
		return "", "", ""
	}
	if strings.HasPrefix(s, "(") {
		end := strings.IndexByte(s, ')')
		if end < 0 {
			return volume, "", ""
		}
		issue, s = s[1:end], s[end+1:]
	}
	if strings.HasPrefix(s, ":") {
		pages = number(strings.TrimLeft(s[1:], " "))
	} else if issue == "" {
		return "", "", ""
	}
	return volume, issue, pages
}

// number gives the leading word of s that holds a digit: "48", "S1", "13-22", "e12".
func number(s string) string {
	end := 0
	for end < len(s) && (isLetter(s[end]) || isDigit(s[end]) || s[end] == '-' || s[end] == '/' || strings.HasPrefix(s[end:], "–")) {
		if s[end] >= 0x80 {
			end += 2
		}
		end++
	}
	s = strings.TrimRight(s[:end], "-/–")
	if !strings.ContainsFunc(s, unicode.IsDigit) {
		return ""
	}
	return s
}

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLetter(b byte) bool { return 'a' <= lower(b) && lower(b) <= 'z' }
