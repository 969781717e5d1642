package page

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// xmol is a portal of new papers in China. Under the title stands one line of
// journal, day and DOI, with blanks where no one else sets them, and below it the names:
//
//	Nature ( IF 7.740 ) Pub Date : 2021-08-02 , DOI: 10.1038/s41586-021-03000-0
//
// The title may have the journal after a bare comma, as the browser names the page.
func xmol() *platform {
	return &platform{
		name:    "xmol",
		summary: "X-MOL paper pages",
		signs: []sign{
			{name: "day of publication", at: anywhere, any: []string{"Pub Date :", "Pub Date:", "Pub Date："}},
			{name: "impact factor", at: anywhere, any: []string{"( IF ", "(IF ", "DOI: arxiv-", "DOI:arxiv-", "更新日期", "X-MOL"}, common: true},
		},
		words: xmolWords,
		style: coloned,
		head:  xmolHead,
	}
}

// xmolWords: what stands between the names and the abstract, and around it.
const xmolWords = `section	中文翻译	@translation	zh
section	更新日期	@end	zh
section	Affiliation	@end	en
section	相关文献	@end	zh
menu	X-MOL	-	-
menu	登录	-	zh
menu	首页	-	zh
menu	当前位置	-	zh
menu	当前位置 ：	-	zh
menu	期刊	-	zh
`

// xmolHead reads the line of the day of publication, and what is around it.
func xmolHead(s *sheet) {
	for i, line := range s.lines {
		journal, rest, ok := strings.Cut(line, "Pub Date")
		if !ok {
			continue
		}
		const rule = "line Pub Date"
		name, _, _ := cutAny(journal, "( IF", "(IF", "（IF")
		name = unmark(name)
		preprint := strings.HasPrefix(name, "arXiv")
		switch {
		case preprint:
			s.add(citation.FieldType, citation.Article, name, rule, evidence.Labelled)
		case name != "":
			s.claim(citation.FieldJournal, name, name, rule, evidence.Labelled)
			s.add(citation.FieldType, citation.ArticleJournal, name, rule, evidence.Placed)
		default:
			s.blank(citation.FieldJournal, line, rule)
		}
		s.claimPubDate(rest, rule)
		below := s.next(i + 1)
		if _, doi, ok := strings.Cut(rest, "DOI"); ok {
			if doi = strings.TrimLeft(doi, " :："); doi == "" && below < len(s.lines) {
				doi, below = s.lines[below], s.next(below+1)
			}
			xmolNumber(s, doi, rule)
		} else if below < len(s.lines) && strings.HasPrefix(s.lines[below], "DOI") {
			doi := strings.TrimLeft(s.lines[below][len("DOI"):], " :：")
			if below = s.next(below + 1); doi == "" && below < len(s.lines) {
				doi, below = s.lines[below], s.next(below+1)
			}
			xmolNumber(s, doi, rule)
		}
		if above := xmolTitle(s, i); above != "" {
			s.claimTitle(strings.TrimSuffix(above, ","+name), "line above the journal", evidence.Placed)
		}
		if below < len(s.lines) && nameLike(s.lines[below]) {
			s.claimNames(citation.FieldAuthor, []string{s.lines[below]}, "line under the journal", evidence.Placed)
			below = s.next(below + 1)
		}
		for ; below < len(s.lines); below = s.next(below + 1) {
			if line := s.lines[below]; len(line) > 200 && !hasHan(line[:30]) {
				s.claim(citation.FieldAbstract, line, line, "text under the names", evidence.Placed)
				break
			}
		}
		return
	}
}

// claimPubDate claims the day that follows "Pub Date", up to a comma, a blank, or the DOI, which may be glued to it: " : 2023-01-02DOI: 10.…".
func (s *sheet) claimPubDate(rest, rule string) {
	date, _, _ := cutAny(strings.TrimLeft(rest, " :："), "DOI", " ,", ",", "，", " ")
	if date = firstOf(date, " ,"); isDateText(date) {
		s.claim(citation.FieldIssued, date, date, rule, evidence.Labelled)
	}
}

// xmolNumber claims the DOI, which for a preprint is arXiv's number.
func xmolNumber(s *sheet, text, rule string) {
	number := firstOf(text, " \t,，")
	if id, ok := strings.CutPrefix(number, "arxiv-"); ok {
		s.claim(citation.FieldArXiv, id, number, rule, evidence.Labelled)
	} else if strings.HasPrefix(number, "10.") {
		s.claim(citation.FieldDOI, number, number, rule, evidence.Labelled)
	}
}

// xmolTitle gives the last line above line i that is none of the portal's.
func xmolTitle(s *sheet, i int) string {
	for i--; i >= 0; i-- {
		line := unmark(s.lines[i])
		if line != "" && s.words.sort("menu").whole(line) == nil && !strings.HasPrefix(line, "当前位置") {
			return line
		}
	}
	return ""
}
