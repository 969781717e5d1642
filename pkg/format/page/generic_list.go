package page

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/resolve"
	"github.com/peerlit/peerlit/pkg/source"
)

// Pages that list works: the citations of a bibliography, the hits of a search, the contents of an issue. An entry
// gives a record only when all of it stands together, so that nothing of one gets into another.

// An entry of such a page, as it stands there.
type listedWork struct {
	view  string // all of it
	title string
	names []string // lines with names; or with cite
	cite  *cited
	place sourceLine
	short bool // the title is too short to be told from a word of the page's own
}

// list gives a record for each work that the page lists; none when entries cannot be told apart. Where the page is
// of another kind - an article that ends with its references, a profile - it is no list, unless the user says so.
func (s *sheet) list(all bool, position func(source.Span) source.Position) (records []*evidence.Record) {
	p := &perusal{sheet: s}
	p.abstract, p.titleAt, p.authorsAt = -1, -1, -1
	kind, typical := p.seems()
	if !all && (typical >= 2 && !strings.Contains(kind, "list") && !strings.Contains(kind, "contents") || p.abstracts() == 1) {
		return nil
	}
	s.place = position
	p.findSources()
	entries, unread := p.citations()
	if size := sizeOf(entries); len(entries) < manyWorks || !all && size*2 < p.prose() {
		if entries, unread = p.hits(), nil; countWhole(entries) < 2 {
			return nil
		}
	}
	for _, text := range unread {
		s.remark(diag.SkippedEntry, citation.NoField, text, "an entry of the list was left out: its parts cannot be told apart")
	}
	issue := p.issueListed(entries)
	for i := range entries {
		if e := &entries[i]; e.short {
			s.remark(diag.SkippedEntry, citation.FieldTitle, e.title, fmt.Sprintf("an entry of the list was left out: %q is too short to be known for a title", e.title))
			continue
		}
		s.claims = s.claims[:0:0]
		p.claimEntry(&entries[i], issue)
		r := resolve.Claims(s.claims, position)
		r.At = s.span(entries[i].view)
		r.Remarks, s.remarks = append(s.remarks, r.Remarks...), nil
		records = append(records, r)
	}
	if last := len(records) - 1; last >= 0 {
		records[last].Remarks = append(records[last].Remarks, s.remarks...)
	}
	return records
}

// abstracts counts the headings of abstracts with prose below them: a page with one is of one work, whatever others it recommends.
func (p *perusal) abstracts() (count int) {
	for i, line := range p.lines {
		if w := p.words.heads.whole(unmark(line)); w != nil && w.means == "@abstract" {
			if below := p.next(i + 1); below < len(p.lines) && len(p.lines[below]) > 80 {
				count++
			}
		}
	}
	return count
}

// cites gives the work that a text is the whole citation of; nil when its parts cannot be told apart.
func (s *sheet) cites(position func(source.Span) source.Position) *evidence.Record {
	p := &perusal{sheet: s}
	p.abstract, p.titleAt, p.authorsAt = -1, -1, -1
	s.place = position
	entries, _ := p.citations()
	if len(entries) != 1 {
		return nil
	}
	p.claimEntry(&entries[0], nil)
	r := resolve.Claims(s.claims, position)
	r.At, r.Remarks = s.span(entries[0].view), append(s.remarks, r.Remarks...)
	return r
}

// countWhole counts the entries that have a title.
func countWhole(entries []listedWork) (count int) {
	for i := range entries {
		if !entries[i].short {
			count++
		}
	}
	return count
}

func sizeOf(entries []listedWork) (size int) {
	for i := range entries {
		size += len(entries[i].view)
	}
	return size
}

// prose counts the bytes of the lines that are more than a word or two.
func (p *perusal) prose() (size int) {
	for _, line := range p.lines {
		if len(line) > 40 {
			size += len(line)
		}
	}
	return size
}

// citations gives the lines that are whole citations, with or without a number before them; and those items of the
// same list that are none that can be read.
func (p *perusal) citations() (entries []listedWork, unread []string) {
	var between []string      // since the last entry
	behind, ended := 0, false // how many of them follow it directly
	for _, line := range p.lines {
		whole := unnumbered(unmark(line))
		item := bulleted(line) || len(whole) < len(unmark(line))
		ended = ended || whole != "" && !item
		if len(whole) < shortestCitation || len(whole) > longestSource || !holdsYear(whole) {
			continue
		}
		text := withoutLinks(whole)
		l, ok := readSource(text)
		c := readCited(text, &l, "")
		if c == nil || c.year == "" && l.date == "" || p.isMenu(c.title) {
			if len(entries) > 0 && item {
				if between = append(between, whole); !ended {
					behind = len(between)
				}
			}
			continue
		}
		if !ok && c.year != "" { // "Berg, A. 2012. Wells and wills. Journal of Village Life 12, 201-215."
			if l, ok = readSourceOf(c.journal, sourceLine{date: c.year}); ok {
				c.journal = l.title
			}
		}
		if !ok {
			c.journal = "" // what follows the title may be a publisher
		}
		entries = append(entries, listedWork{view: whole, title: c.title, cite: c, place: l})
		unread, between = append(unread, between...), nil
		behind, ended = 0, false
	}
	return entries, append(unread, between[:behind]...)
}

// shortestCitation is how long a line must be to be a whole citation.
const shortestCitation = 40

// linkWords are what links behind the entries of a list say; those that may end a citation stand in brackets only.
var linkWords = [...]string{"google scholar", "web of science", "full text", "pdf", "doi", "bibtex", "pubmed", "crossref", "cross ref", "scopus", "html", "ris", "link", "url"}

// withoutLinks cuts from the end of a citation the addresses and the words of links: "[PDF] [Code]", "PubMed | CrossRef".
func withoutLinks(text string) string {
	for {
		text = strings.TrimRight(text, " \u00a0|·,;:")
		if open := strings.LastIndexByte(text, '['); open > 0 && strings.HasSuffix(text, "]") && !hasDigit(text[open:]) && len(text)-open < 30 {
			text = text[:open]
			continue
		}
		word := text[strings.LastIndexAny(text, " \u00a0")+1:]
		if bare := strings.ToLower(strings.Trim(word, "().")); len(word) < len(text) && (strings.HasPrefix(bare, "http") || strings.HasPrefix(bare, "doi:1") || strings.HasPrefix(bare, "doi.org/") || strings.HasPrefix(bare, "10.") && strings.Contains(bare, "/")) {
			text = text[:len(text)-len(word)]
			continue
		}
		if short := withoutLink(text); short != text {
			text = short
			continue
		}
		return text
	}
}

// withoutLink cuts a word of links off the end of a text.
func withoutLink(text string) string {
	for _, word := range linkWords {
		if at := len(text) - len(word); at > 0 && strings.EqualFold(text[at:], word) && strings.IndexByte(" |·/", text[at-1]) >= 0 {
			return text[:at]
		}
	}
	return text
}

// unnumbered cuts the number of an entry: "1. ", "[12] ", "(3) ".
func unnumbered(text string) string {
	rest := strings.TrimLeft(strings.TrimLeft(text, "[("), "0123456789")
	if len(rest) == len(text) || len(text)-len(rest) > 6 {
		return text
	}
	if trimmed := strings.TrimLeft(rest, ".)]"); trimmed != rest && (strings.HasPrefix(trimmed, " ") || strings.HasPrefix(trimmed, "\t")) {
		return trim(trimmed)
	}
	return text
}

// hits gives what search engines and contents show in a few lines below one another: title, names, and where the work stands.
func (p *perusal) hits() (entries []listedWork) {
	last := -1
	if p.windowed {
		last = 0
	}
	for i := range p.lines {
		e, ok := p.hitAbove(i, last)
		if ok {
			entries = append(entries, e)
			last = i
		}
	}
	return entries
}

// hitAbove reads the entry whose place is line i, from the lines between that of the entry before and it.
func (p *perusal) hitAbove(i, last int) (e listedWork, ok bool) {
	names := i
	if e.names = p.creditedIn(i, &e.place); e.names == nil {
		if !p.placeOf(i, &e.place) {
			return e, false
		}
		if names = p.before(i); names <= last || !p.peopleIn(unmark(p.lines[names])) {
			return e, false
		}
		e.names = []string{unmark(p.lines[names])}
	}
	title := p.before(names)
	if title <= last {
		return e, false
	}
	text := unnumbered(unmark(p.lines[title]))
	e.short = utf8.RuneCountInString(text) < 12 && titleLike(text+" as a longer title")
	if !e.short && !titleLike(text) || p.isMenu(text) || p.isLead(text) || p.peopleIn(text) || titledJournal(text) {
		return e, false
	}
	e.title = text
	e.view = p.across(text, p.lines[i])
	return e, true
}

// creditedIn gives the names that stand before the place in its own line: "Prates J, Zielinski T. J Harvest Stud. 2021;12(3):201-15",
// or as Google Scholar has it, "K Lehmann, O Madsen - Journal of Soil Science, 2020 - Wiley".
func (p *perusal) creditedIn(i int, place *sourceLine) []string {
	line := unmark(p.lines[i])
	if names, rest, ok := strings.Cut(line, " - "); ok && len(line) < 200 && p.peopleIn(names) {
		venue, _, _ := strings.Cut(rest, " - ")
		if at := strings.LastIndex(venue, ", "); at > 0 && isYear(trim(venue[at+2:])) {
			place.title, place.date = trim(venue[:at]), trim(venue[at+2:])
			return []string{names}
		}
	}
	if at := p.sourceOf(i); at != nil && (at.pages != "" || at.number != "") {
		if names, journal, ok := strings.Cut(at.title, ". "); ok && p.peopleIn(names) && journalLike(journal) {
			*place = at.sourceLine
			place.title = journal
			return []string{names}
		}
	}
	return nil
}

// placeOf reads line i as the place of an entry: a source line, or a range of pages alone.
func (p *perusal) placeOf(i int, place *sourceLine) bool {
	if at := p.sourceOf(i); at != nil {
		if at.cite != nil || at.pages == "" && at.number == "" {
			return false
		}
		*place = at.sourceLine
		return true
	}
	if pages := rangeAlone(p.lines[i]); pages != "" {
		place.pages = pages
		return true
	}
	return false
}

// issueListed gives the issue whose contents the entries are: the only source line that has no pages of its own. nil when
// the entries say themselves where they stand.
func (p *perusal) issueListed(entries []listedWork) (issue *sourceAt) {
	for i := range entries {
		if entries[i].place.volume != "" || entries[i].place.date != "" || entries[i].cite != nil {
			return nil
		}
	}
	for i := range p.sources {
		at := &p.sources[i]
		if at.volume == "" || at.cite != nil {
			continue
		}
		if issue != nil && !agrees(&issue.sourceLine, &at.sourceLine) {
			return nil
		}
		issue = at
	}
	if headed := p.issueHeaded(); issue == nil || headed != nil && headed.title != "" && issue.title == "" && agrees(&issue.sourceLine, &headed.sourceLine) {
		return headed
	}
	return issue
}

// issueHeaded gives the issue that a heading or the title of the window names, perhaps with a title of its own and the
// journal behind it: "Vol. 7 No. 2 (2021): Winter | Journal of Village Studies".
func (p *perusal) issueHeaded() *sourceAt {
	for i, line := range p.lines {
		if i > 0 && !strings.HasPrefix(line, "# ") {
			continue
		}
		name, journal, _ := strings.Cut(unmark(line), " | ")
		head, _, _ := strings.Cut(name, ": ")
		if l, ok := readSource(head); ok && l.volume != "" {
			if l.title == "" && journalLike(trim(journal)) {
				l.title = trim(journal)
			}
			return &sourceAt{sourceLine: l, line: i, whole: line}
		}
	}
	return nil
}

// claimEntry claims what an entry says.
func (p *perusal) claimEntry(e *listedWork, issue *sourceAt) {
	const rule = "entry of a list"
	p.title = e.title
	p.claimTitle(e.title, rule, evidence.Placed)
	if e.cite != nil {
		p.claimCitedNames(e.cite.authors, rule)
		if e.cite.year != "" {
			p.claim(citation.FieldIssued, e.cite.year, e.cite.year, rule, evidence.Placed)
		}
	}
	if e.names != nil {
		p.claimPeople(e.names, rule, evidence.Placed)
	}
	p.claimSource(&e.place, rule, evidence.Placed)
	switch {
	case e.cite != nil && e.cite.journal != "":
		p.claimEntryVenue(e.cite.journal, rule)
	case e.cite == nil && e.place.title != "":
		p.claimEntryVenue(e.place.title, rule)
	}
	if issue != nil {
		const rule = "issue that is listed"
		whole := issue.sourceLine
		whole.pages, whole.number = "", ""
		p.claimSource(&whole, rule, evidence.Placed)
		if issue.title != "" {
			p.claimEntryVenue(issue.title, rule)
		} else if above := p.before(issue.line); above >= 0 && titledJournal(unmark(p.lines[above])) {
			p.claimEntryVenue(unmark(p.lines[above]), rule)
		}
	}
	if view, _ := doiIn(e.view); view != "" {
		p.claim(citation.FieldDOI, view, view, rule, evidence.Placed)
	}
	if p.claimed(citation.FieldJournal, evidence.Placed) && (p.claimed(citation.FieldVolume, evidence.Placed) || p.claimed(citation.FieldPages, evidence.Placed)) {
		p.add(citation.FieldType, citation.ArticleJournal, e.view, "journal with volume or pages", evidence.Guessed)
	}
}

// claimEntryVenue claims a journal's name as the entry has it; a longer form elsewhere on the page may be another's.
func (p *perusal) claimEntryVenue(text, rule string) {
	if clean := cleanJournal(text); journalLike(text) && !sameText(clean, p.title) {
		view := text[strings.Index(text, clean):][:len(clean)]
		p.claim(citation.FieldJournal, clean, view, rule, evidence.Placed)
	}
}
