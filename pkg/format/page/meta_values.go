package page

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// read reads the value of a term of a vocabulary.
func (m *metadata) read(t term, name, content, view string, r rank, c evidence.Confidence) {
	if placeholder(content) {
		return
	}
	if t.field == citation.FieldJournal && t.implies == citation.ArticleJournal && citation.IsPreprintServer(citation.Fold(content)) {
		m.add(citation.FieldType, citation.Article, view, name, r, c)
		m.take(citation.FieldPublisher, content, view, name, r, c)
		return
	}
	if t.implies != "" {
		m.implied(t.implies, view, name, r)
	}
	switch t.how {
	case "":
		m.take(t.field, content, view, name, r, c)
	case "name":
		m.person(t.field, content, view, name, r, c)
	case "names":
		m.people(t.field, content, view, name, r, c)
	case "affiliation", "orcid":
		m.ofLastName(t.how, content)
	case "words":
		for _, word := range splitWords(content) {
			m.take(t.field, word, view, name, r, c)
		}
	case "first", "last":
		m.pageEnd(t.how, content, view, name, r)
	case "serial":
		ids, _ := citation.ParseSerialOrBook(content)
		for _, id := range ids {
			m.add(id.Scheme.Field(), id, view, name, r, c)
		}
	case "id":
		m.identifier(content, view, name, r, c)
	case "kind":
		if t := typeOf(content); t != "" {
			m.add(citation.FieldType, t, view, name, r, c)
		}
	case "year":
		m.take(t.field, content, view, name, r, evidence.Labelled)
	case "source":
		m.sources = append(m.sources, sourceText{content, view, name, r})
	case "publisher":
		if !looksLikeSite(content) {
			m.take(t.field, content, view, name, r, c)
		}
	case "meeting":
		m.take(t.field, content, view, name, r, c)
		m.take(citation.FieldEventTitle, content, view, name, r, c)
	case "other", "booktitle":
		m.take(t.field, content, view, name, r, evidence.Labelled)
	case "site":
		title := content
		for _, mark := range [...]string{" | ", " – ", " — ", " - "} {
			if head, tail, ok := cutLast(title, mark); ok && len(head) > 2*len(tail) {
				title = head
				break
			}
		}
		m.take(t.field, title, view, name, r, c)
	case "short":
		// Previews cut a description short; one that is whole is an abstract only with some length.
		if len(content) > 300 && !strings.HasSuffix(content, "...") && !strings.HasSuffix(content, "…") {
			m.take(t.field, content, view, name, r, evidence.Placed)
		}
	}
}

// typeOf gives the type that a page's word for its work means; "" for words that sites write on any page: "Text", "Image", "Collection".
func typeOf(words string) citation.Type {
	if t, ok := metatypes()[letters(words)]; ok {
		return t
	}
	switch t := citation.FindType(words); t {
	case citation.Document, citation.Periodical, citation.Collection, citation.Webpage, citation.Graphic, citation.MotionPicture, citation.Song:
		return ""
	default:
		return t
	}
}

// A sourceText says where a work stands, in words: Dublin Core has one
// element for a journal, an address and a whole citation.
type sourceText struct {
	text, view, name string
	rank             rank
}

// readSources takes the texts apart that say where the work stands, once its title is known.
//
//	Journal de Physique et le Radium, 1955, 16 (6), pp. 444-445
//	Journal of Polymers and the Environment 2010 18:3
//	Doe, Jane (2001) On the nature of x. Journal of X, 4 (2). pp. 5-9.
func (m *metadata) readSources() {
	title := ""
	for i := range m.finds {
		if m.finds[i].Field == citation.FieldTitle {
			title = m.finds[i].Value.(citation.Text).Plain()
			break
		}
	}
	for _, s := range m.sources {
		say := func(f citation.Field, value string) {
			view := s.view
			if at := strings.Index(view, value); at >= 0 {
				view = view[at : at+len(value)]
			}
			if value != "" {
				m.take(f, value, view, s.name, s.rank, evidence.Labelled)
			}
		}
		text := strings.TrimSpace(citation.FromHTML(s.text).Plain())
		if strings.Contains(text, "://") && !strings.Contains(text, " ") {
			continue
		}
		l, ok := readSource(text)
		if !ok {
			h := citation.ParseHostLine(text)
			if h.Volume == "" && h.Issue == "" && h.Pages == "" {
				if len(text) < 150 && !strings.ContainsAny(text, "0123456789;/:") {
					say(citation.FieldJournal, text)
				}
				continue
			}
			l = sourceLine{title: h.Title, volume: h.Volume, issue: h.Issue, pages: h.Pages, date: h.Date}
			if last := strings.TrimSpace(text[strings.LastIndexAny(text, ";,")+1:]); l.pages == "" && strings.ContainsAny(last, "-–") && number(last) == last {
				l.pages = last
			}
		}
		journal := l.title
		if c := readCited(text, &l, title); c != nil && c.title != "" {
			if title != "" && !sameTitle(title, c.title) {
				continue // of another work
			}
			journal = c.journal
		} else if title != "" && len(letters(journal)) > len(letters(title)) && strings.Contains(letters(journal), letters(title)) {
			continue // a citation in a style that is not known: the journal's name begins nobody knows where
		}
		if journal != "" && !looksLikeSite(journal) {
			say(citation.FieldJournal, journal)
		}
		say(citation.FieldVolume, l.volume)
		say(citation.FieldIssue, l.issue)
		if strings.ContainsAny(l.pages, "-–") || strings.Contains(text, "p") && !ok { // "2010 18:3" is volume 18, and perhaps issue 3
			say(citation.FieldPages, l.pages)
		}
		say(citation.FieldIssued, l.date)
		if doi, _ := doiIn(text); l.pages != "" { // "…, 2016, 8 (2), pp.41-63. ⟨10.1000/182⟩"
			say(citation.FieldDOI, strings.TrimRight(doi, "⟩〉"))
		}
	}
	m.sources = nil
}

// take reads a text as a value of the field. What is none is passed over.
func (m *metadata) take(f citation.Field, text, view, name string, r rank, c evidence.Confidence) bool {
	text = strings.TrimSpace(text)
	if text == "" || placeholder(text) {
		return false
	}
	if f.Kind() == citation.KindText {
		t := citation.FromHTML(text)
		if t == "" || f == citation.FieldJournal && looksLikeSite(t.Plain()) || f == citation.FieldTitle && junkTitle(t.Plain()) {
			return false
		}
		return m.add(f, t, view, name, r, c)
	}
	if f.Kind() == citation.KindKeyword {
		text = citation.FromHTML(text).Plain()
	}
	clock := false
	if f.Kind() == citation.KindDate {
		// "2021-03-04T00:00:00Z": the time of day says nothing of a work.
		if day, time, ok := cutClock(text); ok {
			text, clock = day, strings.Trim(time, "0:.Z+") != ""
		}
	}
	value, err := f.Parse(text)
	if value == nil || err != nil && !errors.Is(err, citation.ErrCheckDigit) {
		return false
	}
	if date, ok := value.(citation.Date); ok {
		if date.Precision <= citation.Literal || date.Year < 1400 || date.Year > 2100 || date == epoch {
			return false
		}
		if clock && r >= rankDublin && r != rankSocial { // when something was deposited, or the page drawn
			c = min(c, evidence.Placed)
		}
	}
	return m.add(f, value, view, name, r, c)
}

// epoch is what software writes for no date at all.
var epoch, _ = citation.ParseDate("1970-01-01")

// cutClock cuts the time of day off a date in ISO 8601's form.
func cutClock(s string) (day, time string, ok bool) {
	const day10 = len("2021-03-04")
	if len(s) > day10 && s[4] == '-' && (s[day10] == 'T' || s[day10] == ' ') && strings.Contains(s[day10:], ":") {
		return s[:day10], s[day10+1:], true
	}
	return s, "", false
}

// add adds a find.
func (m *metadata) add(f citation.Field, value citation.Value, view, name string, r rank, c evidence.Confidence) bool {
	m.finds = append(m.finds, find{evidence.Claim{
		Field: f, Value: value, At: m.span(view), Rule: "html: " + name, Confidence: c,
	}, r, name})
	return true
}

// implied claims the type that a name gives away, unless the page states one:
// it is a guess, for templates are used for more than they were made for.
func (m *metadata) implied(t citation.Type, view, name string, r rank) {
	c := evidence.Labelled
	if r == rankHighwire {
		c = evidence.Stated
	}
	m.add(citation.FieldType, t, view, name, r, c)
}

// person reads one name, or a list where a page has put all into one element.
func (m *metadata) person(f citation.Field, text, view, name string, r rank, c evidence.Confidence) {
	text = strings.TrimSpace(citation.FromHTML(text).Plain())
	if by, rest, _ := strings.Cut(text, " "); strings.EqualFold(by, "by") {
		text = rest
	}
	// "Jane Doe, John Smith", but not "García Márquez, Gabriel José", which is how tags made for citing write one name.
	if first, second, ok := strings.Cut(text, ", "); ok && r > rankCOinS && strings.Contains(first, " ") && strings.Contains(second, " ") && !strings.ContainsAny(second, ",;") {
		m.person(f, first, view, name, r, c)
		m.person(f, second, view, name, r, c)
		return
	}
	if strings.Contains(text, ";") || strings.Count(text, ",") > 1 || strings.Contains(text, " and ") && strings.Contains(text, ",") || joinsPeople(text) {
		m.people(f, text, view, name, r, c)
		return
	}
	if m.junkName(text) {
		return
	}
	parsed, err := citation.ParseName(text)
	if err != nil {
		return
	}
	m.credit(citation.Credit{Role: f, Name: parsed}, view, name, r, c)
}

// joinsPeople reports whether a text is names of people with nothing but "and" between them: "Jane Doe and Max Roe", but
// not "Health and Social Care".
func joinsPeople(text string) bool {
	for _, mark := range [...]string{" and ", " & "} {
		if strings.Contains(text, mark) {
			for one := range strings.SplitSeq(text, mark) {
				if !personLike(one) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// people reads a list of names.
func (m *metadata) people(f citation.Field, text, view, name string, r rank, c evidence.Confidence) {
	names, _ := citation.ParseNames(citation.FromHTML(text).Plain())
	for _, n := range names {
		if !m.junkName(n.String()) {
			m.credit(citation.Credit{Role: f, Name: n}, view, name, r, c)
		}
	}
}

// credit adds a name once to the list of its element's name.
func (m *metadata) credit(credit citation.Credit, view, name string, r rank, c evidence.Confidence) {
	key := listedName{credit.Role, name, credit.Name}
	if have, twice := m.known[key]; twice {
		m.lastNamed = have
		return
	}
	m.known[key] = len(m.finds)
	m.add(credit.Role, credit, view, name, r, c)
	m.lastNamed = len(m.finds) - 1
}

// ofLastName adds an affiliation or an ORCID to the name before it.
func (m *metadata) ofLastName(how, text string) {
	if m.lastNamed < 0 {
		return
	}
	credit, ok := m.finds[m.lastNamed].Value.(citation.Credit)
	if !ok {
		return
	}
	if how == "affiliation" {
		if place := citation.FromHTML(text).Plain(); !slices.Contains(credit.Affiliations, place) {
			credit.Affiliations = append(credit.Affiliations, place)
		}
	} else if id, err := citation.SchemeORCID.Parse(text); err == nil {
		credit.IDs = append(credit.IDs, id)
	}
	m.finds[m.lastNamed].Value = credit
}

// identifier reads an identifier of any kind, which may be an address too.
func (m *metadata) identifier(text, view, name string, r rank, c evidence.Confidence) {
	id, err := citation.ParseIdentifier(text)
	if err == nil && id.Scheme.Field() != citation.FieldOtherID && id.Scheme.Field() != citation.NoField {
		m.add(id.Scheme.Field(), id, view, name, r, c)
		return
	}
	if strings.HasPrefix(text, "http") {
		m.take(citation.FieldURL, text, view, name, r, evidence.Labelled)
	}
}

// pageEnd keeps the first or the last page until the other has been read.
func (m *metadata) pageEnd(which, text, view, name string, r rank) {
	ends := m.pages[r]
	if ends == nil {
		ends = &pageEnds{name: name, view: view}
		m.pages[r] = ends
	}
	text = strings.TrimSpace(text)
	if which == "first" && ends.first == "" {
		ends.first, ends.name, ends.view = text, name, view
	} else if which == "last" && ends.last == "" {
		ends.last = text
	}
}

// joinPages makes page ranges of the ends.
func (m *metadata) joinPages() {
	for r := rankHighwire; r <= rankPlain; r++ {
		ends := m.pages[r]
		if ends == nil || ends.first == "" || placeholder(ends.first) || ends.first == "0" || m.endsDOI(ends.first) {
			continue
		}
		pages, err := citation.MakePages(ends.first, ends.last)
		if err != nil || ends.last == "" {
			if pages, err = citation.ParsePages(ends.first); err != nil {
				continue
			}
		}
		m.add(citation.FieldPages, pages, ends.view, ends.name, r, evidence.Stated)
	}
	clear(m.pages)
}

// endsDOI reports whether what stands for a page is the DOI's own part once more, as servers of preprints have it: "2021.03.04.433874".
func (m *metadata) endsDOI(page string) bool {
	return strings.Contains(page, ".") && slices.ContainsFunc(m.finds, func(f find) bool {
		return f.Field == citation.FieldDOI && strings.HasSuffix(f.Value.String(), "/"+page)
	})
}

// splitWords parts a list of keywords: at semicolons where there are any, else at commas.
func splitWords(s string) []string {
	for _, mark := range [...]string{";", "|", ","} {
		if strings.Contains(s, mark) {
			return strings.Split(s, mark)
		}
	}
	return []string{s}
}

// letters folds a word to its ASCII letters and digits: "Journal Article" is
// "journalarticle"; of an address it takes the last part.
func letters(s string) string {
	if i := strings.LastIndexAny(s, "/#"); i >= 0 && (strings.Contains(s, "://") || strings.HasPrefix(s, "info:")) {
		s = s[i+1:]
	}
	return foldText(s)
}

// placeholder reports whether a value is none: the hole of a template, or a
// programmer's word for nothing.
func placeholder(s string) bool {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s[:min(len(s), 45)]) { // which is longer than any of them
	case "", "-", "--", "n/a", "na", "null", "undefined", "none", "nan", "[object object]", "unknown", "tbd", "todo", "true", "false":
		return true
	}
	return strings.HasPrefix(s, "{{") || strings.HasPrefix(s, "${") || strings.HasPrefix(s, "<%") || strings.HasPrefix(s, "%%") ||
		len(s) > 2 && s[0] == '%' && s[len(s)-1] == '%' || len(s) > 2 && s[0] == '{' && s[len(s)-1] == '}'
}

// junkTitle reports whether a title is one that pages have when nobody gave them any.
func junkTitle(s string) bool {
	switch letters(s) {
	case "", "untitled", "untitleddocument", "home", "homepage", "index", "title", "notitle", "document", "error", "404", "notfound",
		"pagenotfound", "accessdenied", "forbidden", "justamoment", "redirecting", "loading", "login", "signin", "searchresults":
		return true
	}
	return false
}

// junkName reports whether what stands as an author is nobody: a role of the
// software, an address, or the site itself.
func (m *metadata) junkName(s string) bool {
	switch letters(s) {
	case "", "admin", "administrator", "webmaster", "editor", "editors", "author", "authors", "user", "guest", "anonymous", "root", "staff", "super", "superuser", "unknown", "wordpress", "drupal", "joomla":
		return true
	}
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "@") || looksLikeSite(s) ||
		m.site != "" && strings.EqualFold(s, m.site)
}

// looksLikeSite reports whether a text is the name of a host: "example.com".
func looksLikeSite(s string) bool {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "://") {
		return true
	}
	if strings.ContainsAny(s, " ,") || !strings.Contains(s, ".") {
		return false
	}
	u, err := url.Parse("//" + s)
	return err == nil && u.Host == s && strings.LastIndexByte(s, '.') < len(s)-2 && !strings.HasSuffix(s, ".")
}

// cutLast cuts s around the last occurrence of mark.
func cutLast(s, mark string) (head, tail string, ok bool) {
	if i := strings.LastIndex(s, mark); i > 0 {
		return s[:i], s[i+len(mark):], true
	}
	return s, "", false
}
