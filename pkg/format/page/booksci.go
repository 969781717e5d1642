package page

import (
	_ "embed"
	"html"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

//go:embed booksci.tsv
var booksciWords string

// booksci is a search service for papers in China. A page shows the title, the
// rank of the journal, the names, and the record that the page was made from as one line of JSON,
// which a dump may cut off anywhere; then the abstract, both translated into
// Chinese by a machine, and figures of the journal. The year at the foot is the site's own.
func booksci() *platform {
	return &platform{
		name:    "booksci",
		summary: "booksci.cn (Book学术) paper pages",
		signs: []sign{
			{name: "json", any: []string{`{"title":"`}, common: true},
			{name: "json keys", at: anywhere, any: []string{`"DOIUrl":`, `"PeriodicalName":`, `"AbstractTextCN":`, `"RegionCategory":`}},
			{name: "counts", common: true},
			{name: "journal", common: true},
			{name: "translation"},
			{name: "site"},
		},
		enough: 2,
		words:  booksciWords,
		style:  coloned,
		apart:  booksciApart,
		head:   booksciHead,
		also:   booksciAlso,
	}
}

// booksciApart reads the JSON and the translation, and takes them off the sheet.
func booksciApart(s *sheet) {
	for i, line := range s.lines {
		if strings.HasPrefix(line, `{"`) {
			s.claimPaper(line)
			s.takeOff(i, i+1)
		}
	}
	for i, line := range s.lines {
		if strings.HasPrefix(line, "本文章由计算机程序翻译") {
			first := i
			for first > 0 && (s.lines[first-1] == "" || hasHan(s.lines[first-1]) && s.words.heads.whole(s.lines[first-1]) == nil) && !booksciCount(s.lines[first-1]) {
				first--
			}
			if title := s.next(first); title < i-1 && len(s.lines[title]) < 400 {
				s.claimTranslated(s.lines[title], "line above the translation", evidence.Placed)
			}
			s.takeOff(first, i+1)
			break
		}
	}
}

// booksciCount reports whether a line counts citations.
func booksciCount(line string) bool { return strings.HasPrefix(line, "引用次数") }

// hasHan reports whether a text holds a Chinese character.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// claimTranslated claims the title in Chinese, which is a translation.
func (s *sheet) claimTranslated(view, rule string, c evidence.Confidence) {
	title := strings.TrimRight(view, "。.")
	if text := citation.ParseText(title); text != "" {
		s.add(citation.FieldTranslatedTitle, citation.Title{Use: citation.FieldTranslatedTitle, Text: text, Language: "zh"}, view, rule, c)
	}
}

// booksciHead claims the title in the first line and the names below the line of the journal's rank.
func booksciHead(s *sheet) {
	title := -1
	for i := range s.sections[0].end {
		line := unmark(s.lines[i])
		switch {
		case line == "" || s.words.sort("menu").whole(line) != nil || booksciCount(line):
		case isRank(line):
			booksciDate(s, line)
		case title < 0 && strings.HasPrefix(unmark(s.lines[max(0, s.before(i))]), "Pub Date"): // a head that has lost its title goes on with names
			if nameLike(line) {
				s.claimNames(citation.FieldAuthor, []string{line}, "line under the day", evidence.Placed)
			}
			return
		case title < 0:
			title = i
			s.claimTitle(line, "first line", evidence.Placed)
		case nameLike(line) && (i > 0 && isRank(s.lines[i-1]) || len(splitPeople(line)) > 1):
			s.claimNames(citation.FieldAuthor, []string{line}, "line under the title", evidence.Placed)
			return
		}
	}
}

// isRank reports whether a line gives the journal's rank: "IF 4 2区 社会学 Q1 SUBSTANCE ABUSE".
func isRank(line string) bool {
	rest, ok := strings.CutPrefix(line, "IF ")
	return ok && hasDigit(firstOf(rest, " ")) || strings.Contains(line, "区 ") && strings.Contains(line, " Q") || strings.HasPrefix(line, "Pub Date")
}

// booksciDate reads the day and the DOI that may follow the rank: "… Pub Date : 2025-02-21 DOI:10.1000/x", or be all that there is of that line.
func booksciDate(s *sheet, line string) {
	_, rest, ok := strings.Cut(line, "Pub Date")
	if !ok {
		return
	}
	const rule = "line Pub Date"
	s.claimPubDate(rest, rule)
	if _, doi, ok := strings.Cut(rest, "DOI"); ok {
		xmolNumber(s, strings.TrimLeft(doi, " :："), rule)
	}
}

// booksciAlso claims the journal from the section about it.
func booksciAlso(s *sheet) {
	for i := range s.sections {
		if sec := &s.sections[i]; sec.means() == "@journal" {
			if lines := s.body(sec); len(lines) > 0 {
				s.claim(citation.FieldJournal, lines[0], lines[0], "section 来源期刊", evidence.Labelled)
			} else {
				s.blank(citation.FieldJournal, sec.title, "section 来源期刊")
			}
		}
	}
	s.guessArticle(evidence.Labelled)
}

// guessArticle claims that a work of unknown type is an article, when a journal is claimed this surely.
func (s *sheet) guessArticle(sure evidence.Confidence) {
	if s.claimed(citation.FieldType, evidence.Guessed) {
		return
	}
	for i := range s.claims {
		if c := s.claims[i]; c.Field == citation.FieldJournal && c.Value != nil && c.Confidence >= sure {
			s.claims = append(s.claims, evidence.Claim{
				Field: citation.FieldType, Value: citation.ArticleJournal, At: c.At, Rule: s.rule("journal named"), Confidence: evidence.Guessed,
			})
			return
		}
	}
}

// A paperKey is a member of the JSON and what it means.
type paperKey struct {
	key   string // members of the journal are "journal." and their name
	field citation.Field
	read  func(s *sheet, value, view, rule string) // nil: as the field says
}

// paperKeys are the members of the record, which is Semantic Scholar's with
// some of PubMed's and of the site's own.
var paperKeys = []paperKey{
	{"title", citation.FieldTitle, func(s *sheet, value, view, rule string) {
		s.claim(citation.FieldTitle, strings.TrimSuffix(inlineHTML(value), "."), view, rule, evidence.Stated)
	}},
	{"TitleCN", citation.FieldTranslatedTitle, func(s *sheet, value, view, rule string) {
		s.claimTranslated(value, rule, evidence.Stated)
	}},
	{"authors", citation.FieldAuthor, paperNames},
	{"doi", citation.FieldDOI, nil},
	{"abstract", citation.FieldAbstract, func(s *sheet, value, view, rule string) {
		if text := strings.Join(htmlParagraphs(value), "\n\n"); text != "" {
			s.add(citation.FieldAbstract, citation.Text(text), view, rule, evidence.Stated)
		}
	}},
	{"journal.name", citation.FieldJournal, func(s *sheet, value, view, rule string) {
		s.claim(citation.FieldJournal, inlineHTML(value), view, rule, evidence.Stated) // "Families, Relationships &amp; Societies"
	}},
	{"journal.volume", citation.FieldVolume, func(s *sheet, value, view, rule string) {
		volume, issue, _ := strings.Cut(strings.Join(strings.Fields(value), " "), " ") // "21 1"
		s.claim(citation.FieldVolume, volume, view, rule, evidence.Stated)
		if issue != "" {
			s.claim(citation.FieldIssue, issue, view, rule, evidence.Stated)
		}
	}},
	{"journal.pages", citation.FieldPages, func(s *sheet, value, view, rule string) {
		if number, ok := strings.CutPrefix(value, "Article "); ok { // "Article 133662"
			s.claim(citation.FieldNumber, number, view, rule, evidence.Stated)
			return
		}
		s.claim(citation.FieldPages, strings.ReplaceAll(value, " - ", "-"), view, rule, evidence.Stated)
	}},
	{"PeriodicalName", citation.FieldJournal, func(s *sheet, value, view, rule string) {
		s.claim(citation.FieldJournal, inlineHTML(value), view, rule, evidence.Stated)
	}},
	{"publicationDate", citation.FieldIssued, nil},
	{"EPubDate", citation.FieldOnline, nil},
	{"publicationTypes", citation.FieldType, paperType},
	{"url", citation.FieldURL, nil},
	{"ListUrlMain", citation.FieldURL, nil},
	{"openAccessPdf", citation.FieldFullText, func(s *sheet, value, view, rule string) {
		s.claim(citation.FieldFullText, value, view, rule, evidence.Stated)
		if _, number, ok := strings.Cut(value, "/PMC"); ok {
			number = "PMC" + firstOf(number, "/?")
			s.claim(citation.FieldPMCID, number, view, rule, evidence.Stated)
		}
	}},
	{"PMCID", citation.FieldPMCID, nil},
	{"PMID", citation.FieldPMID, nil},
}

// claimPaper claims what the JSON states, as far as it goes.
func (s *sheet) claimPaper(text string) {
	scan := jsontext.Scanner{Text: text}
	scan.Enter(jsontext.Object)
	for key, ok := scan.Key(); ok; key, ok = scan.Key() {
		if scan.Kind() == jsontext.Object && key == "journal" {
			scan.Enter(jsontext.Object)
			for member, ok := scan.Key(); ok; member, ok = scan.Key() {
				s.claimMember(&scan, key+"."+member)
			}
			continue
		}
		s.claimMember(&scan, key)
	}
	if scan.Err() != nil {
		s.remark(diag.Truncated, citation.NoField, text, "the JSON of the record is cut off; what stands before was read")
	}
}

// claimMember claims the next value of the scanner by the member's name.
func (s *sheet) claimMember(scan *jsontext.Scanner, key string) {
	if scan.Kind() == jsontext.Array { // a list of texts, as one
		from := scan.Offset()
		var items []string
		for scan.Enter(jsontext.Array); scan.More(); {
			if item, ok := scan.String(); ok {
				items = append(items, item)
			}
		}
		s.claimValue(key, strings.Join(items, ", "), scan.Text[from:scan.Offset()])
		return
	}
	from := scan.Offset()
	value, ok := scan.String()
	if view := strings.Trim(scan.Text[from:min(scan.Offset(), len(scan.Text))], `,:" `); ok && scan.Err() == nil {
		s.claimValue(key, value, view)
	} else if scan.Err() != nil {
		for _, k := range paperKeys {
			if k.key == key {
				s.blank(k.field, view, "JSON "+key+", which is cut off")
			}
		}
	}
}

// claimValue claims one value.
func (s *sheet) claimValue(key, value, view string) {
	if value = trim(value); value == "" {
		return
	}
	for _, k := range paperKeys {
		switch {
		case k.key != key:
		case k.read != nil:
			k.read(s, value, view, "JSON "+key)
		default:
			s.claim(k.field, value, view, "JSON "+key, evidence.Stated)
		}
	}
}

// paperNames claims names written given name first. Those of a text with escapes stand in no view of their own.
func paperNames(s *sheet, value, view, rule string) {
	for _, piece := range splitPeople(html.UnescapeString(value)) { // "Yang Guan ,&nbsp;Ye Qiang"
		place := piece
		if s.span(piece).Nowhere() {
			place = view
		}
		if name, err := s.parseName(cleanName(piece)); err == nil {
			s.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, Name: name}, place, rule, evidence.Stated)
		}
	}
}

// paperTypes are the types of PubMed and Semantic Scholar.
var paperTypes = map[string]citation.Type{
	"Journal Article": citation.ArticleJournal, "JournalArticle": citation.ArticleJournal, "Review": citation.ArticleJournal,
	"Letter": citation.ArticleJournal, "LettersAndComments": citation.ArticleJournal, "Editorial": citation.ArticleJournal, "Case Report": citation.ArticleJournal, "CaseReport": citation.ArticleJournal,
	"Conference": citation.PaperConference, "Book": citation.Book, "Book Section": citation.Chapter, "BookSection": citation.Chapter, "Dataset": citation.Dataset, "News": citation.ArticleNewspaper,
}

func paperType(s *sheet, value, view, rule string) {
	for part := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ';' }) {
		if t, ok := paperTypes[trim(part)]; ok {
			s.add(citation.FieldType, t, view, rule, evidence.Stated)
			return
		}
	}
}
