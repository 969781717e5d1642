package page

import (
	_ "embed"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/marc"
)

//go:embed vufind.tsv
var vufindWords string

// vufind is the library catalogue. A page shows the title, the beginning of
// the abstract, and the core record, a table of labels in the language of the interface; below, on tabs,
// descriptions, similar items (other works), and the staff view: the record as
// the index or the MARC file has it. As text, the table keeps bars, tabs, colons
// or nothing between label and value; what is a link in the page (names, subjects) may be lost, all but the commas.
// The staff view has everything, but runs lists together.
func vufind() *platform {
	p := &platform{
		name:    "vufind",
		summary: "VuFind library catalogues",
		signs: []sign{
			{name: "saved in", at: wholeLine, like: "menu saved", common: true},
			{name: "bibliographic details", at: wholeLine, like: "section @details"},
			{name: "main author", like: "label @author"},
			{name: "main authors", like: "label @authors"},
			{name: "other authors", like: "label @others", common: true},
			{name: "corporate author", like: "label @body"},
			{name: "online access", like: "label @access", common: true},
			{name: "staff view", at: wholeLine, like: "section @staff"},
			{name: "MARC", any: []string{"LEADER"}, common: true},
			{name: "tags"},
			{name: "solr keys"},
			{name: "solr names"},
			{name: "summon keys"},
			{name: "summon names"},
		},
		enough: 2,
		words:  vufindWords,
		style:  glued | spaced | coloned | piped | tabbed | nextLine,
		reach:  40, // subjects, a line each
		runsOn: func(w *word) bool { return w.means == "@subjects" || w.means == "@others" || w.means == "@authors" },
		apart:  vufindApart,
		head:   vufindHead,
		also:   vufindAlso,
	}
	p.shape = func(text string) (view, name string) {
		if label, title := vufindAlone(p.vocabulary, text); title != "" {
			return label, "tab"
		}
		return "", ""
	}
	return p
}

// vufindAlone reads a page on which nothing but its name is left: that of a tab or a
// form and, behind a colon, the title: "Text this: A congress and its history". In any language, a form that
// sends the record is called by the post or the message.
func vufindAlone(words func() *vocabulary, text string) (label, title string) {
	if len(text) > 1000 {
		return "", ""
	}
	text = trim(text)
	label, title, ok := strings.Cut(text, ": ")
	if title = trim(title); !ok || title == "" || strings.IndexByte(title, '\n') >= 0 || len(label) > 60 || strings.ContainsAny(label, ".,;?!\n") {
		return "", ""
	}
	if w := words().sort("tab").whole(label); w != nil {
		return label, title
	}
	if w := words().heads.whole(label); w != nil && (w.means == "@similar" || w.means == "@staff") {
		return label, title
	}
	if count := strings.Count(label, " "); count == 0 || count > 4 {
		return "", ""
	}
	for word := range strings.FieldsSeq(label) {
		if words().sort("post").whole(word) != nil {
			return label, title
		}
	}
	return "", ""
}

// vufindApart reads the staff view, and takes it and the similar items off the sheet.
func vufindApart(s *sheet) {
	vufindIndexed(s)
	vufindMARC(s)
	for i := 0; i < len(s.lines); i++ {
		w, _ := s.heading(s.lines[i])
		if w == nil || w.means != "@similar" {
			continue
		}
		end := i + 1
		for ; end < len(s.lines); end++ {
			if w, _ := s.heading(s.lines[end]); w != nil && w.means != "@similar" && w.means != "@details" {
				break
			}
		}
		s.takeOff(i, end)
		i = end - 1
	}
}

// vufindHead claims the title, and the abstract below it when it is whole.
func vufindHead(s *sheet) {
	end := s.sections[0].end
	if _, title := vufindAlone(func() *vocabulary { return s.words }, s.text); title != "" {
		s.claimCatalogueTitle(title, "name of the page", evidence.Placed)
		return
	}
	title := -1
	defer func() {
		if title < 0 && !vufindTabTitle(s) {
			vufindTitleBelow(s)
		}
	}()
	for i := range end {
		line := unmark(s.lines[i])
		if line == "" || vufindMenu(s, line) {
			continue
		}
		if title < 0 {
			title = i
			s.claimCatalogueTitle(vufindTab(s, line), "line above the record", evidence.Placed)
			continue
		}
		if sameText(line, unmark(s.lines[title])) {
			continue
		}
		switch {
		case isCut(line):
			s.blank(citation.FieldAbstract, line, "line under the title, which is cut off")
		case len(line) > 100 && strings.HasSuffix(line, "."):
			s.claim(citation.FieldAbstract, line, line, "line under the title", evidence.Placed)
		}
	}
}

// vufindTabTitle claims the title of a page that begins with the name of its
// tab, where that is a label as well: "Description: The title".
func vufindTabTitle(s *sheet) bool {
	if first := s.next(0); len(s.pairs) > 0 && first < len(s.lines) {
		if p := &s.pairs[0]; len(p.values) == 1 && strings.Contains(s.lines[first], s.across(p.label, p.values[0])) && s.words.heads.whole(p.label) != nil {
			return s.claimCatalogueTitle(p.values[0], "tab and title in the first line", evidence.Placed)
		}
	}
	return false
}

// vufindTitleBelow claims the title where it stands between the heading of the record and its first label.
func vufindTitleBelow(s *sheet) {
	for i := range s.sections {
		sec := &s.sections[i]
		if sec.means() != "@details" {
			continue
		}
		lines := s.body(sec)
		if len(lines) == 0 || len(lines) > 3 || i+1 == len(s.sections) || s.sections[i+1].word != nil {
			return
		}
		if line := unmark(lines[0]); !vufindMenu(s, line) && len(line) < 400 && !isCut(line) {
			s.claimCatalogueTitle(line, "line above the labels", evidence.Placed)
		}
		return
	}
}

// vufindMenu reports whether a line belongs to the catalogue.
func vufindMenu(s *sheet, line string) bool {
	line = strings.TrimRight(line, ".… ")
	return s.words.sort("menu").whole(line) != nil || s.words.heads.whole(line) != nil ||
		strings.HasPrefix(line, "Skip to ") || strings.HasPrefix(line, "![") || !strings.ContainsFunc(line, unicode.IsLetter)
}

// vufindTab cuts the name of the tab off the title: "Description: The title".
func vufindTab(s *sheet, line string) string {
	for w := range s.words.heads.prefixes(line) {
		if rest, ok := strings.CutPrefix(line[len(w.text):], ": "); ok {
			return trim(rest)
		}
	}
	return line
}

// isCut reports whether a text ends in the dots that stand for the rest of it.
func isCut(line string) bool { return strings.HasSuffix(line, "...") || strings.HasSuffix(line, "…") }

// claimCatalogueTitle claims a title in the punctuation of catalogues (ISBD):
// "A congress : its history /" is "A congress: its history".
func (s *sheet) claimCatalogueTitle(view, rule string, c evidence.Confidence) bool {
	title := trim(strings.TrimRight(trim(view), "/=:; "))
	if strings.HasSuffix(title, ".") && !isCut(title) {
		title = title[:len(title)-1]
	}
	return s.claim(citation.FieldTitle, closeColon(title), view, rule, c)
}

// onlyMarks reports whether nothing but separators is left of a list: ", , , ,".
func onlyMarks(value string) bool { return strings.Trim(value, " ,;&|.\u00a0") == "" }

// vufindAlso reads the core record.
func vufindAlso(s *sheet) {
	for i := range s.pairs {
		p := &s.pairs[i]
		kept := p.values[:0]
		for _, value := range p.values {
			if !onlyMarks(value) {
				kept = append(kept, value)
			}
		}
		p.values = kept
	}
	for i := range s.pairs {
		if p := &s.pairs[i]; p.word.means == "@format" {
			s.claimTypeOf(p.value(), p.view(s), p.word.rule, evidence.Labelled)
		}
	}
	vufindNames(s)
	for i := range s.pairs {
		p := &s.pairs[i]
		if read := vufindReaders[p.word.means]; read != nil {
			read(s, p)
		}
	}
	if s.claimed(citation.FieldVolume, evidence.Labelled) {
		s.guessArticle(evidence.Labelled)
	}
}

// vufindReaders read the values of labels that are more than a field.
var vufindReaders = map[string]func(*sheet, *pair){
	"@title": func(s *sheet, p *pair) {
		if len(p.values) > 0 {
			s.claimCatalogueTitle(p.value(), p.word.rule, evidence.Labelled)
		}
	},
	"@edition": func(s *sheet, p *pair) {
		if len(p.values) > 0 {
			s.claim(citation.FieldEdition, marc.Bare(p.values[0]), p.values[0], p.word.rule, evidence.Labelled)
		}
	},
	"@language":    func(s *sheet, p *pair) { s.claimLanguage(p.values, p.label, p.word.rule, evidence.Labelled) },
	"@imprint":     vufindImprint,
	"@host":        vufindHost,
	"@published":   vufindPublished,
	"@series":      vufindSeries,
	"@subjects":    vufindSubjects,
	"@access":      vufindAccess,
	"@extent":      func(s *sheet, p *pair) { s.claimExtent(p.value(), p.word.rule, evidence.Labelled) },
	"@numbers":     vufindNumbers,
	"@institution": func(s *sheet, p *pair) { s.claimPair(p, citation.FieldPublisher) },
}

// vufindNames claims the names of the core record as one list: the main
// authors and then the others, with the roles they have. Where the staff view
// has stated names it has stated them all, and knows the roles better.
func vufindNames(s *sheet) {
	const rule = "names of the record"
	for i := range s.claims {
		if _, ok := s.claims[i].Value.(citation.Credit); ok && s.claims[i].Confidence == evidence.Stated {
			return
		}
	}
	var lost *pair
	any := false
	for i := range s.pairs {
		p := &s.pairs[i]
		f, single := citation.FieldAuthor, false
		switch p.word.means {
		case "@author", "@name":
			single = true
		case "@authors", "@names":
		case "@others":
			if any && s.claimedType() == citation.Thesis {
				f = citation.FieldContributor
			}
		case "@advisor":
			f = citation.FieldContributor
		case "@body":
			for _, value := range p.values {
				s.claimBody(citation.FieldAuthor, value, rule, evidence.Labelled)
				any = true
			}
			continue
		default:
			continue
		}
		switch {
		case s.claimHeadings(f, p.values, single, rule, evidence.Labelled):
			any = any || f == citation.FieldAuthor
		case len(p.values) == 0 && f == citation.FieldAuthor && p.word.means != "@others":
			lost = p
		case len(p.values) == 0 && p.word.means == "@others" && any:
			s.remark(diag.BlankField, citation.FieldAuthor, p.label, "author: the page shows further names but has lost them ("+p.word.rule+"); the list is not complete")
		case len(p.values) == 0:
			lost = p
		}
	}
	if lost != nil {
		s.blank(citation.FieldAuthor, lost.label, lost.word.rule)
	}
}

// claimBody claims a body as it is written, without the dates of a meeting.
func (s *sheet) claimBody(f citation.Field, view, rule string, c evidence.Confidence) {
	if name := string(citation.ParseText(strings.TrimRight(trim(view), " ,;."))); name != "" {
		s.add(f, citation.Credit{Role: f, Name: citation.Name{Literal: name}}, view, rule, c)
	}
}

// claimedType gives the surest type claimed so far.
func (s *sheet) claimedType() citation.Type {
	var best citation.Type
	sure := -1
	for i := range s.claims {
		if t, ok := s.claims[i].Value.(citation.Type); ok && int(s.claims[i].Confidence) > sure {
			best, sure = t, int(s.claims[i].Confidence)
		}
	}
	return best
}

// claimTypeOf claims the type that a format names: the whole of it, or the first
// of its words that says one ("Online Artículo Texto").
func (s *sheet) claimTypeOf(value, view, rule string, c evidence.Confidence) bool {
	types := s.words.sort("type")
	found := types.whole(value)
	for at := 0; found == nil && at < len(value); {
		for w := range types.prefixes(value[at:]) {
			next, _ := firstRune(value[at+len(w.text):])
			if at+len(w.text) == len(value) || !unicode.IsLetter(next) && next != '/' {
				found = w
				break
			}
		}
		step := strings.IndexAny(value[at:], " ,;/|")
		if step < 0 {
			break
		}
		at += step + 1
	}
	if found == nil {
		return false
	}
	t, ok := citation.ParseType(found.means)
	if ok {
		s.add(citation.FieldType, t, view, rule, c)
	}
	return ok
}

// claimLanguage claims the first language of a list: "Italian", "Latin" below
// it, or "Italian, Latin", or "Italian Latin".
func (s *sheet) claimLanguage(values []string, label, rule string, c evidence.Confidence) {
	for _, value := range values {
		value = trim(value)
		for _, text := range []string{value, firstOf(value, ",;/"), firstOf(value, " ")} {
			if language, err := citation.ParseLanguage(text); err == nil && language != "" {
				s.add(citation.FieldLanguage, language, text, rule, c)
				return
			}
		}
	}
	if len(values) == 0 {
		s.blank(citation.FieldLanguage, label, rule)
	}
}

// firstOf gives what stands before the first of the separators.
func firstOf(s, separators string) string {
	if at := strings.IndexAny(s, separators); at >= 0 {
		s = s[:at]
	}
	return trim(s)
}

// vufindSeries claims the series, "Opere di Giambattista Vico ; 2/1". For an
// article of which nothing else says where it appeared, that is the journal: so the
// Directory of Open Access Journals is catalogued.
func vufindSeries(s *sheet, p *pair) {
	if len(p.values) == 0 {
		return
	}
	value := p.values[0]
	if s.claimedType().InPeriodical() && !vufindHasHost(s) {
		s.claimHostLine(value, p.word.rule, evidence.Labelled)
		return
	}
	title, number, ok := strings.Cut(value, " ; ")
	if !ok {
		title, number, ok = strings.Cut(value, "; ")
	}
	if number = trim(number); ok && hasDigit(number) {
		s.claim(citation.FieldSeriesNumber, number, number, p.word.rule, evidence.Labelled)
	} else {
		title = value
	}
	s.claim(citation.FieldSeries, trim(strings.TrimRight(title, " ;,")), title, p.word.rule, evidence.Labelled)
}

// vufindHasHost reports whether the page says where the work appeared.
func vufindHasHost(s *sheet) bool {
	for i := range s.pairs {
		if p := &s.pairs[i]; len(p.values) > 0 && (p.word.means == "@host" || p.word.means == "@published" && citation.ParseHostLine(p.value()).Volume != "") {
			return true
		}
	}
	return s.claimed(citation.FieldJournal, evidence.Stated)
}

// vufindSubjects claims the subjects. Headings with subdivisions ("Crime >
// Research > Periodicals.") hold commas and end with a full stop.
func vufindSubjects(s *sheet, p *pair) {
	if len(p.values) == 0 {
		s.blank(citation.FieldKeyword, p.label, p.word.rule)
		return
	}
	s.claimSubjects(p.values, p.word.rule, evidence.Labelled)
}

// claimSubjects claims subject headings, one or more a line.
func (s *sheet) claimSubjects(lines []string, rule string, c evidence.Confidence) {
	if !strings.Contains(strings.Join(lines, "\n"), " > ") {
		s.claimTerms(lines, rule, c)
		return
	}
	for _, line := range lines {
		for line != "" {
			term := line
			if at := strings.Index(line, ". "); at > 0 && strings.Contains(line[:at], " > ") {
				term = line[:at]
			}
			line = trim(strings.TrimPrefix(line[len(term):], "."))
			if term = strings.TrimSuffix(trim(term), "."); term != "" {
				s.claim(citation.FieldKeyword, term, term, rule, c)
			}
		}
	}
}

// vufindAccess claims the addresses, and the identifiers in them. The text of a link is no address.
func vufindAccess(s *sheet, p *pair) {
	any := false
	for _, value := range p.values {
		any = s.claimAddresses(value, p.word.rule, evidence.Labelled) || any
	}
	if !any {
		s.blank(citation.FieldURL, p.label, p.word.rule)
	}
}

// claimAddresses claims the addresses in a text, which may be run together
// with blanks: that of a DOI as a DOI only, and those of PubMed also as the numbers they end with.
func (s *sheet) claimAddresses(text, rule string, c evidence.Confidence) (any bool) {
	for token := range strings.FieldsSeq(text) {
		token = strings.TrimRight(strings.Trim(token, "|<>\"'()[]"), ".,;)")
		if at := strings.Index(token, "10."); at >= 0 && (at == 0 || strings.Contains(strings.ToLower(token[:at]), "doi")) {
			any = s.claim(citation.FieldDOI, token[at:], token, rule, c) || any
			continue
		}
		if !strings.HasPrefix(token, "http") && !strings.HasPrefix(token, "www.") && !strings.HasPrefix(token, "ftp:") || isResolver(token) {
			continue
		}
		for _, site := range addressNumbers {
			if _, number, ok := strings.Cut(token, site.path); ok && site.field != citation.NoField {
				number, _, _ = strings.Cut(number, "/")
				if digits := strings.TrimPrefix(number, "PMC"); digits != "" && strings.Trim(digits, "0123456789") == "" {
					s.claim(site.field, number, token, rule, c)
				}
				break
			}
		}
		any = s.claim(citation.FieldURL, token, token, rule, c) || any
	}
	return any
}

// addressNumbers are the sites whose addresses end with a number of theirs.
var addressNumbers = []struct {
	path  string
	field citation.Field
}{
	{"/pmc/articles/", citation.FieldPMCID},
	{"pmc.ncbi.nlm.nih.gov/articles/", citation.FieldPMCID},
	{"ncbi.nlm.nih.gov/pubmed/", citation.FieldPMID},
	{"pubmed.ncbi.nlm.nih.gov/", citation.FieldPMID},
}

// isResolver reports whether an address only asks the library's link resolver for a copy (OpenURL, ANSI/NISO Z39.88).
func isResolver(address string) bool {
	lower := strings.ToLower(address)
	return strings.Contains(lower, "openurl") || strings.Contains(lower, "rft.") || strings.Contains(lower, "ctx_ver=") || strings.Contains(lower, "issn=") || strings.Contains(lower, "sid=sfx")
}

// vufindNumbers claims what stands under "ISBN/ISSN".
func vufindNumbers(s *sheet, p *pair) {
	for _, value := range p.values {
		for token := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(" ,;|", r) }) {
			switch digits := strings.Map(digitsOnly, token); len(digits) {
			case 8:
				s.claim(citation.FieldISSN, token, token, p.word.rule, evidence.Labelled)
			case 10, 13:
				s.claim(citation.FieldISBN, token, token, p.word.rule, evidence.Labelled)
			}
		}
	}
}

// claimExtent claims the number of pages of "296 p. : ill. ; 24 cm".
func (s *sheet) claimExtent(text, rule string, c evidence.Confidence) {
	if n := citation.CountPages(text); n != "" {
		s.claim(citation.FieldNumberOfPages, n, n, rule, c)
	}
}
