package page

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed chinese.tsv
var chineseWords string

// chinese reads the pages of Chinese journals and of the sites that collect
// their papers. The software differs and the words do not: the national standards say
// how a paper is headed (GB/T 7713) and cited (GB/T 7714). Colons are of full width, names are
// set apart by blanks with the numbers of the affiliations among them, and the
// day runs on into the counts of readers: "2024年01月31日阅读量:436次".
func chinese() *platform {
	return &platform{
		name:    "chinese",
		summary: "Chinese journal and aggregator pages",
		signs: []sign{
			{name: "keywords"},
			{name: "abstract"},
			{name: "class"},
			{name: "cite", common: true},
			{name: "fund", common: true},
			{name: "unit"},
			{name: "received", common: true},
		},
		enough: 3,
		words:  chineseWords,
		style:  coloned | piped | tabbed | nextLine,
		reach:  20, // names, a line each
		head:   chineseHead,
		also:   chineseAlso,
	}
}

// chineseHead claims the first line in Chinese that is like a title as the title, and the names below or above it, where no label
// says them. Sites that collect papers have titles in English too, above their own words in Chinese.
func chineseHead(s *sheet) {
	var above []string // names
	latin := ""
	for i := range s.sections[0].end {
		line := unmark(s.lines[i])
		switch {
		case line == "" || s.isChineseMenu(line):
		case !hasHan(line):
			if latin == "" && strings.Count(line, " ") > 3 && !hasDigit(line) && !titledJournal(line) {
				latin = line
			}
		case s.claimIfHostLine(line): // the journal's name with volume and issue stands above the title
		case len(chineseNames(line)) > 1:
			above = chineseNames(line)
		case chineseTitle(line):
			s.claimTitle(strings.TrimSuffix(line, "[J]"), "first line", evidence.Placed)
			if below := s.next(i + 1); below < s.sections[0].end && above == nil {
				above = chineseNames(unmark(s.lines[below]))
			}
			s.claimNames(citation.FieldAuthor, above, "line beside the title", evidence.Placed)
			return
		}
	}
	if latin != "" {
		s.claimTitle(latin, "first line in English", evidence.Placed)
	}
}

// chineseTitle reports whether a line can be a title: five characters or more that are no count of readers ("被引:13"), no
// rubric ("·综 述·"), no label, and no day.
func chineseTitle(line string) bool {
	count := 0
	for _, r := range line {
		if unicode.Is(unicode.Han, r) {
			count++
		}
	}
	return count > 4 && !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "：") && !(len(line) > 10 && isDateText(line[:10]))
}

// isChineseMenu reports whether a line is words of menus alone: "首页 登录".
func (s *sheet) isChineseMenu(line string) bool {
	menu := s.words.sort("menu")
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return unicode.IsSpace(r) || r == '|' || r == '>' }) {
		if menu.whole(word) == nil {
			return false
		}
	}
	return true
}

// claimIfHostLine claims a line that says where the paper stands, and reports whether it is one:
// "教育研究 2024, 34(1): 14-24". A title holds no such numbers.
func (s *sheet) claimIfHostLine(line string) bool {
	const rule = "line above the title"
	if len(line) > 200 {
		return false
	}
	line, _, _ = strings.Cut(line, "查看")                                                         // "see where the journal is indexed"
	if l, ok := readSource(line); ok && l.issue != "" && trim(l.rest) == "" && hasHan(l.title) { // "教育学报 . 2021 ,42 (05) : 88-96"
		s.claimSource(&l, rule, evidence.Placed)
		journal := strings.Trim(l.title, " .．,，《》")
		return s.claim(citation.FieldJournal, journal, journal, rule, evidence.Placed)
	}
	h := citation.ParseHostLine(line)
	if h.Issue == "" || h.Date == "" && h.Volume == "" {
		return false
	}
	return s.claimHostLine(line, rule, evidence.Placed)
}

// chineseNames cuts a line of names, set apart by blanks or commas, with digits among them; nil when it is
// none: a Chinese name is two to four characters.
func chineseNames(line string) (names []string) {
	for piece := range strings.FieldsFuncSeq(line, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsDigit(r) || strings.ContainsRune(",，;；、*#()（）[]^", r)
	}) {
		count := 0
		for _, r := range piece {
			if !unicode.Is(unicode.Han, r) && r != '·' {
				return nil
			}
			count++
		}
		if count < 2 || count > 4 && !strings.Contains(piece, "·") {
			return nil
		}
		names = append(names, piece)
	}
	return names
}

// claimMixedNames claims names some of which are in Latin letters. There the
// word in capitals is the family name, also where it stands first: "LU Huidong".
func (s *sheet) claimMixedNames(list, rule string) (any bool) {
	for _, piece := range splitPeople(list) {
		text := cleanName(piece)
		if family, given, ok := strings.Cut(text, " "); ok && len(family) > 1 && family == strings.ToUpper(family) && given != strings.ToUpper(given) && !hasHan(text) && !strings.Contains(family, ".") {
			text = family + ", " + given
		}
		if name, err := citation.ParseName(text); err == nil {
			s.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, Name: name}, piece, rule, evidence.Labelled)
			any = true
		}
	}
	return any
}

// chineseAlso reads the labels that are more than a field.
func chineseAlso(s *sheet) {
	for i := range s.pairs {
		p := &s.pairs[i]
		if len(p.values) == 0 {
			continue
		}
		value, rule := p.values[0], p.word.rule
		switch p.word.means {
		case "@title":
			s.claimTitle(strings.TrimSuffix(value, "[J]"), rule, evidence.Labelled)
		case "@english":
			s.claim(citation.FieldTranslatedTitle, value, value, rule, evidence.Labelled)
		case "@names":
			if names := chineseNames(value); names != nil {
				for _, value := range p.values[1:] { // a line each
					more := chineseNames(value)
					if more == nil {
						break
					}
					names = append(names, more...)
				}
				s.claimNames(citation.FieldAuthor, names, rule, evidence.Labelled)
			} else if !s.claimMixedNames(value, rule) {
				s.blank(citation.FieldAuthor, p.label, rule)
			}
		case "@keywords":
			chineseKeywords(s, p)
		case "@host":
			s.claimHostLine(strings.Trim(value, "《》"), rule, evidence.Labelled)
		case "@numbers":
			s.claimHostLine(value, rule, evidence.Labelled)
		case "@date":
			chineseDate(s, value, rule)
		case "@cite":
			s.claimStandardCitation(s.across(value, p.values[len(p.values)-1]), rule)
		}
	}
	s.guessArticle(evidence.Placed)
}

// chineseKeywords claims keywords, which may be set apart by blanks alone.
func chineseKeywords(s *sheet, p *pair) {
	if value := p.value(); len(p.values) == 1 && !strings.ContainsAny(value, ",;，；、") {
		for term := range strings.FieldsSeq(value) {
			s.claim(citation.FieldKeyword, term, term, p.word.rule, evidence.Labelled)
		}
		return
	}
	for _, value := range p.values {
		for term := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(",;，；、", r) }) {
			if term = strings.TrimRight(trim(term), "。."); term != "" {
				s.claim(citation.FieldKeyword, term, term, p.word.rule, evidence.Labelled)
			}
		}
	}
}

// chineseDate claims a date up to where the counts begin.
func chineseDate(s *sheet, value, rule string) {
	end := strings.IndexFunc(value, func(r rune) bool {
		return !unicode.IsDigit(r) && !strings.ContainsRune("年月日-/.", r)
	})
	if end < 0 {
		end = len(value)
	}
	if date := value[:end]; isDateText(date) {
		s.claim(citation.FieldIssued, date, date, rule, evidence.Labelled)
		return
	}
	s.remark(diag.BadDate, citation.FieldIssued, value, "date: \""+value+"\" is not understood; no date was taken from it")
}

// claimStandardCitation claims from a citation by GB/T 7714: "吴瑞凯, 马龙. 题名[J]. 教育研究, 2024, 34(1): 14-24. DOI: 10....".
// The letter in brackets after the title is the type.
func (s *sheet) claimStandardCitation(text, rule string) {
	open := strings.IndexByte(text, '[')
	for open >= 0 {
		end := strings.IndexByte(text[open:], ']')
		if end < 0 {
			return
		}
		if t, ok := standardTypes[firstOf(text[open+1:open+end], "/")]; ok {
			s.add(citation.FieldType, t, text[open:open+end+1], rule, evidence.Labelled)
			head, tail := text[:open], strings.TrimLeft(text[open+end+1:], ".． ，,")
			if at := strings.LastIndexAny(head, ".．"); at > 0 {
				s.claimTitle(strings.TrimLeft(head[at:], ".． "), rule, evidence.Placed)
				s.claimNames(citation.FieldAuthor, []string{trim(strings.TrimLeft(head[:at], "[]0123456789 "))}, rule, evidence.Placed)
			}
			if at := strings.Index(strings.ToLower(tail), "doi"); at >= 0 {
				s.claimAddresses(tail[at:], rule, evidence.Labelled)
				tail = strings.TrimRight(tail[:at], " .")
			}
			if t == citation.ArticleJournal {
				s.claimHostLine(tail, rule, evidence.Placed)
			}
			return
		}
		next := strings.IndexByte(text[open+1:], '[')
		if next < 0 {
			return
		}
		open += 1 + next
	}
}

// standardTypes are the letters of GB/T 7714-2015, annex B.
var standardTypes = map[string]citation.Type{
	"J": citation.ArticleJournal, "D": citation.Thesis, "C": citation.PaperConference, "M": citation.Book, "N": citation.ArticleNewspaper,
	"R": citation.Report, "S": citation.Standard, "P": citation.Patent, "DS": citation.Dataset, "CP": citation.Software,
}
