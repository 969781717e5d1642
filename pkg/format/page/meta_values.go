package page

import (
	"errors"
	"net/url"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// read reads the value of a term of a vocabulary.
func (m *metadata) read(t term, name, content, view string, r rank, c evidence.Confidence) {
	if placeholder(content) {
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
		if t, ok := metatypes()[letters(content)]; ok {
			m.add(citation.FieldType, t, view, name, r, c)
		}
	case "year":
		m.take(t.field, content, view, name, r, evidence.Labelled)
	case "source":
		// Dublin Core has one word for a journal, an address and a whole citation.
		if len(content) < 150 && !strings.ContainsAny(content, "0123456789;/") {
			m.take(t.field, content, view, name, r, evidence.Labelled)
		}
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

// take reads a text as a value of the field. What is none is passed over.
func (m *metadata) take(f citation.Field, text, view, name string, r rank, c evidence.Confidence) bool {
	text = strings.TrimSpace(text)
	if text == "" || placeholder(text) {
		return false
	}
	if f.Kind() == citation.KindText {
		t := citation.FromHTML(text)
		if t == "" || f == citation.FieldTitle && junkTitle(t.Plain()) {
			return false
		}
		return m.add(f, t, view, name, r, c)
	}
	if f.Kind() == citation.KindKeyword {
		text = citation.FromHTML(text).Plain()
	}
	if f.Kind() == citation.KindDate {
		// "2021-03-04T00:00:00Z": the time of day says nothing of a work.
		if day, _, ok := strings.Cut(text, "T"); ok && len(day) == len("2021-03-04") {
			text = day
		}
	}
	value, err := f.Parse(text)
	if value == nil || err != nil && !errors.Is(err, citation.ErrCheckDigit) {
		return false
	}
	if date, ok := value.(citation.Date); ok && (date.Precision <= citation.Literal || date.Year < 1400 || date.Year > 2100) {
		return false
	}
	return m.add(f, value, view, name, r, c)
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
	if strings.Contains(text, ";") || strings.Count(text, ",") > 1 || strings.Contains(text, " and ") && strings.Contains(text, ",") {
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
		credit.Affiliations = append(credit.Affiliations, citation.FromHTML(text).Plain())
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
		ends.first = text
	} else if which == "last" && ends.last == "" {
		ends.last = text
	}
}

// joinPages makes page ranges of the ends.
func (m *metadata) joinPages() {
	for r := rankHighwire; r <= rankPlain; r++ {
		ends := m.pages[r]
		if ends == nil || ends.first == "" || placeholder(ends.first) || ends.first == "0" {
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
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// placeholder reports whether a value is none: the hole of a template, or a
// programmer's word for nothing.
func placeholder(s string) bool {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
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
