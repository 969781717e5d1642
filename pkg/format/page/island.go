package page

import (
	"html"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// A datum is a JSON value with what it holds. Its texts are views of the page
// where nothing in them was escaped.
type datum struct {
	kind  jsontext.Kind
	text  string // of strings, numbers and literals
	names []string
	kids  []datum // of an object beside their names, of an array in order
	raw   string  // an object as it is written
}

// deepest is how deep data is read. Deeper values are passed over.
const deepest = 40

// readData reads the JSON values that stand in a script, as far as they can be
// read: within comments of HTML and CDATA, with its quotes written as
// references, one after the other, cut off, or spoilt by hand.
func readData(text string) []datum {
	if !strings.Contains(text, `"`) && strings.Contains(text, "&quot;") {
		text = html.UnescapeString(text)
	}
	values, err := readValues(text)
	if err != nil {
		if again, err := readValues(mended(text)); err == nil || len(again) > len(values) {
			return again
		}
	}
	return values
}

func readValues(text string) (values []datum, err error) {
	for {
		start := strings.IndexAny(text, "{[")
		if start < 0 || strings.HasPrefix(text[start:], "[CDATA[") {
			if start >= 0 {
				text = text[start+len("[CDATA["):]
				continue
			}
			return values, err
		}
		s := jsontext.Scanner{Text: text[start:]}
		values = append(values, readDatum(&s, 0))
		if err = s.Err(); err != nil {
			return values, err
		}
		text = text[start+s.Offset():]
	}
}

// mended gives a text without what keeps it from being JSON: comments, and quotes within
// strings, which are those that nothing follows that may follow a string.
func mended(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 16)
	within := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		rest := text[i:]
		switch {
		case within && c == '\\' && i+1 < len(text):
			i++
			if text[i] == '\'' {
				b.WriteByte('\'')
				continue
			}
			b.WriteByte(c)
			b.WriteByte(text[i])
			continue
		case within && c == '"':
			if after := strings.TrimLeft(rest[1:], " \t\r\n"); after != "" && strings.IndexByte(",:}]", after[0]) < 0 {
				b.WriteString(`\"`)
				continue
			}
			within = false
		case within:
		case c == '"':
			within = true
		case strings.HasPrefix(rest, "//"):
			end := strings.IndexByte(rest, '\n')
			if end < 0 {
				return b.String()
			}
			i += end
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest, "*/")
			if end < 0 {
				return b.String()
			}
			i += end + 1
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func readDatum(s *jsontext.Scanner, depth int) datum {
	d := datum{kind: s.Kind()}
	switch {
	case d.kind == jsontext.Object && depth < deepest:
		start := s.Offset()
		s.Enter(jsontext.Object)
		for key, ok := s.Key(); ok; key, ok = s.Key() {
			d.names = append(d.names, bareName(key))
			d.kids = append(d.kids, readDatum(s, depth+1))
		}
		d.raw = s.Text[start:s.Offset()]
	case d.kind == jsontext.Array && depth < deepest:
		s.Enter(jsontext.Array)
		for s.More() {
			d.kids = append(d.kids, readDatum(s, depth+1))
		}
	case d.kind == jsontext.String, d.kind == jsontext.Number:
		d.text, _ = s.String()
	default:
		s.Skip()
	}
	return d
}

// bareName cuts the vocabulary off a member's name: "schema:name", "http://schema.org/name".
func bareName(name string) string {
	for _, prefix := range [...]string{"schema:", "http://schema.org/", "https://schema.org/"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return rest
		}
	}
	return name
}

// get gives the member of that name; nil when there is none.
func (d *datum) get(name string) *datum {
	if d == nil {
		return nil
	}
	for i, n := range d.names {
		if strings.EqualFold(n, name) {
			return &d.kids[i]
		}
	}
	return nil
}

// all gives the members of an array, or of JSON-LD's lists and sets, or the value itself as the only one.
func (d *datum) all() []datum {
	switch {
	case d == nil, d.kind == jsontext.Null, d.kind == jsontext.None:
		return nil
	case d.kind == jsontext.Array:
		return d.kids
	}
	for _, name := range [...]string{"@list", "@set"} {
		if list := d.get(name); list != nil {
			return list.all()
		}
	}
	return []datum{*d}
}

// say gives the first text of a value: its own, that of its first element, or
// an object's "@value" or "name".
func (d *datum) say() string {
	for _, one := range d.all() {
		if one.text != "" {
			return one.text
		}
		for _, name := range [...]string{"@value", "name", "value"} {
			if inner := one.get(name).say(); inner != "" {
				return inner
			}
		}
		if one.kind == jsontext.Object && len(one.names) > 0 && len(one.names[0]) == 2 && one.kids[0].text != "" { // by language: {"en": "A title"}
			return one.kids[0].text
		}
	}
	return ""
}

// island looks in a page's own data for the work that the page's title names: an object
// with that title, and with authors or a DOI. It may be a record of a service whose
// format is known; any other is read by the names that such data use.
func (m *metadata) island(text string, c carrier) {
	if m.title == "" || !strings.Contains(text, `title`) || !strings.Contains(text, `doi`) && !strings.Contains(text, `DOI`) && !strings.Contains(text, `"author`) {
		return
	}
	for data := range dataIn(text) {
		s := jsontext.Scanner{Text: data}
		root := readDatum(&s, 0)
		work := m.findWork(&root, 0)
		if work == nil {
			continue
		}
		m.span = among(m.span, text)
		for _, w := range m.readCarried(carriedText{work.raw, work.raw}, c) {
			m.pool(w)
		}
		if !m.work {
			m.islandWork(work)
		}
		return
	}
}

// among tells where a value stands that was read from a text: where the text has it
// word for word, or, as it was written with escapes, all of the text.
func among(span func(view string) source.Span, text string) func(view string) source.Span {
	return func(view string) source.Span {
		at := span(view)
		if !at.Nowhere() || view == "" {
			return at
		}
		if i := strings.Index(text, view); i >= 0 {
			return span(text[i : i+len(view)])
		}
		return span(text)
	}
}

// mostData is how many values are looked for in a program.
const mostData = 60

// dataIn yields the places in a script where JSON begins: at its start, and in a program where a
// value is assigned to a variable, `window.__APOLLO_STATE__ = {`, or parsed from a string.
func dataIn(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if start := strings.TrimLeft(text, " \t\r\n"); start == "" || start[0] == '{' || start[0] == '[' {
			yield(start)
			return
		}
		for found := 0; found < mostData; {
			i := strings.IndexAny(text, "=(")
			if i < 0 {
				return
			}
			text = strings.TrimLeft(text[i+1:], " \t\r\n")
			switch {
			case text == "":
				return
			case text[0] == '{' || strings.HasPrefix(text, "[{"):
				found++
				s := jsontext.Scanner{Text: text}
				value := s.Skip()
				if strings.Contains(value, `"title"`) && !yield(value) {
					return
				}
				text = text[len(value):]
			case text[0] == '"':
				found++
				s := jsontext.Scanner{Text: text}
				value, _ := s.String()
				if strings.HasPrefix(value, "{") && strings.Contains(value, `"title"`) && !yield(value) {
					return
				}
				text = text[s.Offset():]
			}
		}
	}
}

// findWork looks for the object depth first.
func (m *metadata) findWork(d *datum, depth int) *datum {
	if d.kind == jsontext.Object {
		title := letters(d.get("title").say())
		if len(title) > 10 && strings.Contains(letters(m.title), title) {
			for _, name := range [...]string{"doi", "authors", "author", "authorships", "externalIds"} {
				if d.get(name) != nil {
					return d
				}
			}
		}
	}
	for i := range d.kids {
		if found := m.findWork(&d.kids[i], depth+1); found != nil {
			return found
		}
	}
	return nil
}

// islandWords are the names that pages' own data use.
var islandWords = [...]struct {
	name  string
	field citation.Field
	how   string
}{
	{"contentType", citation.FieldType, "kind"}, {"title", citation.FieldTitle, ""}, {"doi", citation.FieldDOI, ""}, {"pmid", citation.FieldPMID, ""}, {"arxivId", citation.FieldArXiv, ""},
	{"journal", citation.FieldJournal, ""}, {"venue", citation.FieldJournal, ""}, {"journalTitle", citation.FieldJournal, ""}, {"journalName", citation.FieldJournal, ""},
	{"publicationTitle", citation.FieldJournal, ""}, {"containerTitle", citation.FieldJournal, ""}, {"sourceTitle", citation.FieldJournal, ""},
	{"publicationDate", citation.FieldIssued, ""}, {"publication_date", citation.FieldIssued, ""}, {"datePublished", citation.FieldIssued, ""}, {"pubDate", citation.FieldIssued, ""},
	{"year", citation.FieldIssued, "year"}, {"publicationYear", citation.FieldIssued, "year"}, {"publication_year", citation.FieldIssued, "year"},
	{"volume", citation.FieldVolume, ""}, {"issue", citation.FieldIssue, ""}, {"pages", citation.FieldPages, ""}, {"pageRange", citation.FieldPages, ""},
	{"startPage", citation.FieldPages, "first"}, {"firstPage", citation.FieldPages, "first"}, {"first_page", citation.FieldPages, "first"},
	{"endPage", citation.FieldPages, "last"}, {"lastPage", citation.FieldPages, "last"}, {"last_page", citation.FieldPages, "last"},
	{"issn", citation.FieldISSN, "serial"}, {"isbn", citation.FieldISBN, "serial"}, {"publisher", citation.FieldPublisher, ""}, {"abstract", citation.FieldAbstract, ""},
}

// islandWork reads a work of a page's own data. What its journal is may be an object with the volume in it.
func (m *metadata) islandWork(d *datum) {
	const r, c = rankIsland, evidence.Labelled
	for _, from := range [...]*datum{d, d.get("journal"), d.get("biblio")} {
		for _, w := range islandWords {
			if w.field == citation.FieldTitle && from != d {
				continue
			}
			for _, value := range from.get(w.name).all() {
				if text := value.say(); text != "" {
					m.read(term{field: w.field, how: w.how}, "data "+w.name, text, text, r, c)
				}
			}
		}
	}
	for _, name := range [...]string{"authors", "author", "authorships"} {
		for _, person := range d.get(name).all() {
			m.islandPerson(&person)
		}
	}
	for _, words := range d.get("keywords").all() {
		if kind := words.get("kwd"); kind != nil { // by the vocabulary that they are of
			words = *kind
		}
		for _, word := range words.all() {
			m.take(citation.FieldKeyword, word.say(), word.say(), "data keywords", r, c)
		}
	}
	m.joinPages()
	m.work = true
}

// islandPerson reads an author: a text, or an object that has the name in one or in two members, or within another one.
func (m *metadata) islandPerson(d *datum) {
	const r, c = rankIsland, evidence.Labelled
	for _, pair := range [...][2]string{{"lastName", "firstName"}, {"last_name", "first_name"}, {"familyName", "givenName"}, {"family", "given"}, {"surname", "givenNames"}} {
		if family := d.get(pair[0]).say(); family != "" {
			n := citation.InvertedName(family + ", " + d.get(pair[1]).say())
			m.credit(citation.Credit{Role: citation.FieldAuthor, Name: n}, family, "data authors", r, c)
			return
		}
	}
	for _, name := range [...]string{"name", "fullName", "full_name", "displayName", "display_name"} {
		if text := d.get(name).say(); text != "" {
			m.person(citation.FieldAuthor, text, text, "data authors", r, c)
			return
		}
	}
	if inner := d.get("author"); inner != nil {
		m.islandPerson(inner)
	} else if d.text != "" {
		m.person(citation.FieldAuthor, d.text, d.text, "data authors", r, c)
	}
}
