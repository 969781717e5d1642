package page

import (
	"html"
	"strings"

	"github.com/peerlit/peerlit/pkg/jsontext"
)

// A datum is a JSON value with what it holds. Its texts are views of the page
// where nothing in them was escaped.
type datum struct {
	kind  jsontext.Kind
	text  string // of strings, numbers and literals
	names []string
	kids  []datum // of an object beside their names, of an array in order
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
		s.Enter(jsontext.Object)
		for key, ok := s.Key(); ok; key, ok = s.Key() {
			d.names = append(d.names, bareName(key))
			d.kids = append(d.kids, readDatum(s, depth+1))
		}
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

// island looks in a page's own data for the work that the page's title names:
// an object with a title, and with authors or a DOI.
func (m *metadata) island(text string) {
	if !strings.Contains(text, "\"title\"") || m.title == "" {
		return
	}
	root := datum{kind: jsontext.Array, kids: readData(text)}
	if work := m.findWork(&root, 0); work != nil {
		m.islandWork(work)
	}
}

// findWork looks for the object depth first.
func (m *metadata) findWork(d *datum, depth int) *datum {
	if d.kind == jsontext.Object {
		title := d.get("title").say()
		if len(title) > 10 && strings.Contains(letters(m.title), letters(title)) &&
			(d.get("doi") != nil || d.get("authors") != nil) {
			return d
		}
	}
	for i := range d.kids {
		if found := m.findWork(&d.kids[i], depth+1); found != nil {
			return found
		}
	}
	return nil
}
