package page

import (
	"slices"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A reading claims what a label's value says, and reports whether the value is one that the label can have.
type reading func(p *perusal, f *fact) bool

// readings are the meanings of labels. A meaning without a row is known and passed over: an editor, a date of receipt, a count.
var readings = map[string]reading{
	"@title":     (*perusal).factTitle,
	"@author":    (*perusal).factAuthors,
	"@journal":   (*perusal).factJournal,
	"@source":    (*perusal).factSource,
	"@either":    (*perusal).factSource,
	"@volume":    numbered(citation.FieldVolume),
	"@issue":     numbered(citation.FieldIssue),
	"@pages":     (*perusal).factPages,
	"@article":   numbered(citation.FieldNumber),
	"@date":      (*perusal).factDate,
	"@online":    (*perusal).factOnline,
	"@posted":    (*perusal).factPosted,
	"@pmid":      identified(citation.FieldPMID),
	"@pmcid":     identified(citation.FieldPMCID),
	"@arxiv":     identified(citation.FieldArXiv),
	"@issn":      (*perusal).factISSN,
	"@isbn":      identified(citation.FieldISBN),
	"@publisher": (*perusal).factPublisher,
	"@editorial": (*perusal).factPublisher,
	"@keywords":  (*perusal).factKeywords,
	"@type":      (*perusal).factType,
	"@language":  (*perusal).factLanguage,

	"@book":        named(citation.FieldJournal),
	"@conference":  named(citation.FieldEventTitle),
	"@venue":       named(citation.FieldEventPlace),
	"@place":       named(citation.FieldPublisherPlace),
	"@held":        (*perusal).factHeld,
	"@institution": (*perusal).factInstitution,
	"@degree":      (*perusal).factDegree,
	"@handle":      (*perusal).factHandle,
}

// claimFacts claims what the labels say.
func (p *perusal) claimFacts() {
	for i := range p.facts {
		f := &p.facts[i]
		if f.line == p.titleAt && f.word.means != "@title" { // "Editorial: The mind's eye", where the word is that for a publisher in another language
			continue
		}
		if read := readings[f.word.means]; read != nil && !p.listed(f) && read(p, f) {
			p.labelled++
			if p.proof == "" {
				p.proof, p.why = f.label, "label "+f.word.text
			}
		}
	}
	p.joinPages()
	p.claimSubjects()
}

// listed reports whether the label stands three times with other values: that is a form to search with, or a list of works.
func (p *perusal) listed(f *fact) bool {
	switch f.word.means {
	case "@title", "@journal", "@volume", "@publisher", "@language":
	default:
		return false
	}
	if p.values == nil {
		p.values = map[labelValue]int{}
		for i := range p.facts {
			f := &p.facts[i]
			p.values[labelValue{f.word, anyValue}]++
			p.values[labelValue{f.word, foldText(f.first())}]++
		}
	}
	return p.values[labelValue{f.word, anyValue}]-p.values[labelValue{f.word, foldText(f.first())}] >= 2
}

// labelValue is a label with a value, folded, or with anyValue.
type labelValue struct {
	word  *word
	value string
}

const anyValue = "*" // which no folded text is

// believed reports whether a value that could be anything is the label's: a colon or a bar says so, or other labels around it.
func (f *fact) believed() bool { return f.sure && (f.near > 0 || !f.below && f.coloned()) }

// coloned reports whether a colon or bar stands between the label and its value.
func (f *fact) coloned() bool {
	return !f.below && len(f.values) == 1 && f.sure
}

func (p *perusal) factTitle(f *fact) bool {
	text := f.first()
	if !f.sure || f.near == 0 || len(text) < 8 || len(text) > 400 || isAddress(text) || p.isMenu(text) || p.isLead(text) || p.claimed(citation.FieldTitle, evidence.Labelled) {
		return false
	}
	if p.title == "" || p.titleAt < 0 {
		p.title, p.titleAt = text, f.line
	}
	return p.claimTitle(text, f.rule(), evidence.Labelled)
}

// factAuthors claims the names under a label, if names they are.
func (p *perusal) factAuthors(f *fact) bool {
	if !f.sure || f.below && f.near == 0 && len(f.values) < 2 || p.claimed(citation.FieldAuthor, evidence.Labelled) {
		return false
	}
	var lines []string
	for _, value := range f.values {
		if strings.ContainsAny(value, "@") && !strings.Contains(value, ",") || organisational(value) && f.below {
			continue
		}
		if !p.peopleIn(value) {
			break
		}
		lines = append(lines, value)
	}
	if len(lines) == 0 {
		return false
	}
	if f.below && len(lines) == 1 && !strings.ContainsAny(lines[0], ";&") { // "Authors", and below it the first of several that have links between them
		return p.claimPeople(lines, f.rule(), evidence.Guessed)
	}
	return p.claimPeople(lines, f.rule(), evidence.Labelled)
}

func (p *perusal) factJournal(f *fact) bool {
	if !f.sure {
		return false // "Revista Mexicana de Vida Rural, vol. 17": the word is the name's own
	}
	text := strings.Trim(f.first(), "«»\"“”《》")
	if l, ok := readSourceOf(text, sourceLine{labelled: true}); ok {
		p.claimSource(&l, f.rule(), evidence.Labelled)
		if journalLike(l.title) {
			return p.claim(citation.FieldJournal, cleanJournal(l.title), l.title, f.rule(), evidence.Labelled)
		}
		return true
	}
	if open := strings.LastIndex(text, " ("); open > 2 && strings.HasSuffix(text, ")") && isYear(text[open+2:len(text)-1]) && f.sure { // "Published in: Diabetologia (2024)"
		year := text[open+2 : len(text)-1]
		if text = text[:open]; journalLike(text) {
			p.claim(citation.FieldIssued, year, year, f.rule(), evidence.Placed)
		}
	}
	if !f.believed() || !journalLike(text) || p.isLead(text) || p.isMenu(text) || isDateText(text) || p.claimed(citation.FieldJournal, evidence.Labelled) {
		return false
	}
	if (f.near == 0 || f.below && f.near < 3) && !strings.ContainsFunc(text, unicode.IsSpace) && !hasHan(text) {
		return false
	}
	return p.claim(citation.FieldJournal, cleanJournal(text), text, f.rule(), evidence.Labelled)
}

// factSource reads "Source: Education Journal, v69 n8 p54-57 May 2012"; what is no source line is none.
func (p *perusal) factSource(f *fact) bool {
	l, ok := readSourceOf(f.first(), sourceLine{labelled: f.sure})
	if !ok {
		if f.word.text == "In" && f.coloned() && p.titleAt >= 0 && f.line > p.titleAt && f.line < p.titleAt+4 { // "In: African Song", under the title
			return p.claimVenue(f.first(), f.rule(), evidence.Placed)
		}
		if f.near > 1 && f.sure && f.word.means == "@either" && isDateText(f.first()) {
			return p.factDate(f)
		}
		return false
	}
	p.claimSource(&l, f.rule(), evidence.Labelled)
	if journalLike(l.title) && !p.claimed(citation.FieldJournal, evidence.Labelled) {
		p.claim(citation.FieldJournal, cleanJournal(l.title), l.title, f.rule(), evidence.Labelled)
	}
	return true
}

// numbered reads the number of a volume, an issue or an article, which is short and alone in its place.
func numbered(field citation.Field) reading {
	return func(p *perusal, f *fact) bool {
		value := f.first()
		n := number(value)
		end := len(n)
		if n != "" && hasRangeSign(value[end:]) { // "Issue: 7 -8"
			var l sourceLine
			end, n = l.rangeTo(value, end, n)
		}
		if n == "" || len(n) > 12 || !f.sure || f.near == 0 && !f.coloned() || p.claimed(field, evidence.Labelled) {
			return false
		}
		if rest := trim(value[end:]); rest != "" {
			if l, ok := readSource(f.label + " " + n + " " + rest); ok && l.volume+l.issue != "" { // "Volume 12, Issue 3, May 2018": read as a line
				return false
			}
			if rest[0] != '(' && rest[0] != ',' && rest[0] != '|' && rest[0] != ';' {
				return false
			}
		}
		if f.near == 0 && (isYear(n) || field == citation.FieldIssue) {
			return false
		}
		if field != citation.FieldNumber && isDateText(n) && !isYear(n) {
			return false
		}
		if issue, year, ok := strings.Cut(n, "/"); ok && field == citation.FieldIssue && isYear(year) { // "Fascicolo: 2/2012"
			p.claim(citation.FieldIssued, year, year, f.rule(), evidence.Placed)
			n = issue
		}
		return p.claim(field, strings.ReplaceAll(n, " ", ""), n, f.rule(), evidence.Labelled)
	}
}

// factPages claims a range, or a page with a letter; a number alone may count pages.
func (p *perusal) factPages(f *fact) bool {
	value := strings.TrimPrefix(strings.TrimPrefix(f.first(), "pp."), "p.")
	value = trim(value)
	l := sourceLine{volume: "-"}
	n := number(value)
	if n == "" || !f.sure && f.near == 0 {
		return false
	}
	end, pages := l.rangeTo(value, len(n), n)
	if rest := trim(value[end:]); rest != "" && strings.IndexByte(",;.(|", rest[0]) < 0 {
		return false
	}
	switch {
	case strings.ContainsAny(pages, "-–—‐−"):
		if isYear(firstOf(pages, "-–")) && !f.sure {
			return false
		}
	case !isDigit(pages[0]) && len(pages) > 2: // "e12345"
	default:
		return false
	}
	return p.claim(citation.FieldPages, pages, pages, f.rule(), evidence.Labelled)
}

// joinPages makes a range of a first and a last page that have labels of their own.
func (p *perusal) joinPages() {
	var first, last *fact
	for i := range p.facts {
		switch f := &p.facts[i]; f.word.means {
		case "@first":
			first = f
		case "@last":
			last = f
		}
	}
	if first == nil || last == nil || number(first.first()) != first.first() || number(last.first()) != last.first() {
		return
	}
	p.claim(citation.FieldPages, first.first()+"-"+last.first(), first.first(), first.rule(), evidence.Labelled)
}

// factDate claims a date of publication: all of the value, or its beginning when something else is told behind it.
func (p *perusal) factDate(f *fact) bool { return p.dateOf(f, citation.FieldIssued, evidence.Labelled) }

// factOnline claims a day of publication on the web, which is that of the work where no issue has another.
func (p *perusal) factOnline(f *fact) bool {
	if !p.dateOf(f, citation.FieldOnline, evidence.Labelled) {
		return false
	}
	return p.dateOf(f, citation.FieldIssued, evidence.Placed)
}

// factPosted claims the day on which a manuscript was put up, for want of a better.
func (p *perusal) factPosted(f *fact) bool {
	p.dateOf(f, citation.FieldIssued, evidence.Guessed)
	return false
}

func (p *perusal) dateOf(f *fact, field citation.Field, c evidence.Confidence) bool {
	value := strings.TrimLeft(f.first(), "-–: ")
	if strings.HasPrefix(strings.ToLower(value), "online") { // "Published: online 12 March 2021"
		value = strings.TrimLeft(value[len("online"):], ": \u00a0")
	}
	for _, lead := range [...]string{"on ", "le ", "Soutenance le ", "Soutenue le ", "el ", "em ", "am "} {
		value = strings.TrimLeft(strings.TrimPrefix(value, lead), " ")
	}
	date := dayAt(value)
	if date == "" || p.claimed(field, c) && field == citation.FieldIssued && c == evidence.Placed {
		return false
	}
	return p.claim(field, date, date, f.rule(), c)
}

// identified reads an identifier of a form that its scheme can check.
func identified(field citation.Field) reading {
	return func(p *perusal, f *fact) bool {
		value := firstOf(strings.TrimLeft(f.first(), "# "), " ,;|·[(")
		if field == citation.FieldISBN {
			value = strings.TrimRight(firstOf(f.first(), ",;|(["), " .")
		}
		if !hasDigit(value) || isAddress(value) {
			return false
		}
		v, err := field.Parse(value)
		if err != nil || v == nil {
			return false
		}
		p.add(field, v, value, f.rule(), evidence.Labelled)
		return true
	}
}

// factISSN claims every number of a line: "1234-5678 (print), 2345-6789 (online)", "0120-386XOn-line version ISSN 2256-3334".
func (p *perusal) factISSN(f *fact) (any bool) {
	for _, value := range f.values {
		any = p.claimISSNs(value, f.rule(), evidence.Labelled) || any
	}
	return any
}

// claimISSNs claims every ISSN of a text, up to where that speaks of a DOI.
func (p *perusal) claimISSNs(text, rule string, c evidence.Confidence) (any bool) {
	text = text[:len(text)-len(afterFold(text, "doi"))]
	for i := 0; i+9 <= len(text); i++ {
		if n := text[i : i+9]; isISSN(n) && (i == 0 || !isDigit(text[i-1])) && (i+9 == len(text) || !isDigit(text[i+9])) {
			any = p.claim(citation.FieldISSN, n, n, rule, c) || any
			i += 8
		}
	}
	return any
}

// afterFold gives what follows a word in a text, whatever its case; "" when it is not there.
func afterFold(text, word string) string {
	if at := indexFold(text, word); at >= 0 {
		return text[at+len(word):]
	}
	return ""
}

func isISSN(s string) bool {
	for i := range 9 {
		switch {
		case i == 4:
			if s[i] != '-' {
				return false
			}
		case i == 8 && (s[i] == 'X' || s[i] == 'x'):
		case !isDigit(s[i]):
			return false
		}
	}
	return true
}

func (p *perusal) factPublisher(f *fact) bool {
	text := f.first()
	if !f.believed() || f.near == 0 || len(text) > 100 || !strings.ContainsFunc(text, unicode.IsLetter) || p.isLead(text) || isAddress(text) || p.isMenu(text) || isDateText(text) || p.claimed(citation.FieldPublisher, evidence.Labelled) {
		return false
	}
	return p.claim(citation.FieldPublisher, strings.TrimRight(text, ","), text, f.rule(), evidence.Labelled)
}

func (p *perusal) factKeywords(f *fact) bool {
	if p.claimed(citation.FieldKeyword, evidence.Labelled) || !f.sure || isAddress(f.first()) {
		return false
	}
	values := f.values
	if at := strings.LastIndex(values[0], " (search for "); len(values) == 1 && at > 0 { // a link behind the list
		values = []string{values[0][:at]}
	}
	if len(values) > 1 && strings.ContainsAny(values[0], ",;") { // a list in one line; what follows is of the page
		values = values[:1]
	}
	for _, value := range values[1:] {
		if len(value) > 60 || len(value) < 3 || strings.ContainsAny(value, ".:@|") || len(values) > 12 {
			return false
		}
	}
	if len(values[0]) < 3 && len(values) > 1 {
		return false
	}
	if len(values) == 1 {
		text := strings.TrimSuffix(values[0], ".")
		if open := strings.LastIndex(text, " ("); open > 0 && strings.HasSuffix(text, ")") && strings.Count(text[open:], " ") > 3 { // "(search for similar items in EconPapers)"
			text = text[:open]
			values = []string{text}
		}
		if len(text) > 800 || strings.Contains(text, ". ") {
			return false
		}
		if strings.Contains(text, " / ") && !strings.ContainsAny(text, ",;") {
			return p.claimEach(strings.Split(text, " / "), f.rule())
		}
		if strings.Contains(text, " · ") || strings.Contains(text, " • ") || strings.Contains(text, " | ") {
			return p.claimEach(strings.FieldsFunc(text, func(r rune) bool { return r == '·' || r == '•' || r == '|' }), f.rule())
		}
		if strings.Count(text, ",") == 1 && !strings.ContainsAny(text, ";；") {
			return p.claimEach(strings.Split(text, ","), f.rule())
		}
	}
	return p.claimTerms(values, f.rule(), evidence.Labelled)
}

// claimSubjects takes the subjects of a repository for keywords, where it has no others: several below their label, which are
// no headings of a classification.
func (p *perusal) claimSubjects() {
	for i := range p.facts {
		f := &p.facts[i]
		if f.word.means != "@subject" || !f.sure || f.near < 2 || len(f.values) < 2 || p.claimed(citation.FieldKeyword, evidence.Placed) {
			continue
		}
		if !slices.ContainsFunc(f.values, func(v string) bool {
			return len(v) > 60 || strings.ContainsAny(v, ">:;.") || strings.Contains(v, "--") || hasDigit(v)
		}) {
			p.claimTerms(f.values, f.rule(), evidence.Placed)
		}
	}
}

func (p *perusal) claimEach(terms []string, rule string) (any bool) {
	for _, term := range terms {
		if term = strings.TrimSuffix(trim(term), "."); term != "" {
			any = p.claim(citation.FieldKeyword, term, term, rule, evidence.Labelled) || any
		}
	}
	return any
}

// factType claims a type that the label's value names in so many words.
func (p *perusal) factType(f *fact) bool {
	if !f.believed() || len(f.first()) > 60 || p.claimed(citation.FieldType, evidence.Placed) {
		return false
	}
	typ := p.typeNamed(f.first())
	if typ == "" {
		typ = citation.FindType(f.first())
	}
	if typ != "" {
		p.add(citation.FieldType, typ, f.first(), f.rule(), evidence.Placed)
	}
	return false // which says nothing of there being a work
}

func (p *perusal) factLanguage(f *fact) bool {
	text := f.first()
	if !f.believed() || f.near == 0 || len(text) > 30 || p.claimed(citation.FieldLanguage, evidence.Labelled) {
		return false
	}
	if latin := strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Latin, r) }); latin > 0 && hasHan(text[:latin]) { // "英語English"
		text = text[latin:]
	}
	v, err := citation.FieldLanguage.Parse(text)
	if err != nil || v == nil {
		return false
	}
	p.add(citation.FieldLanguage, v, text, f.rule(), evidence.Labelled)
	return true
}

// isAddress reports whether a text is an address on the web.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http") || strings.HasPrefix(s, "www.") || strings.Contains(s, "://")
}
