package page

import (
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

// readData reads JSON that stands in a page, as far as it can be read: within
// HTML and CDATA comments, with commas too many, or cut off.
func readData(text string) datum {
	start := strings.IndexAny(text, "{[")
	if start < 0 {
		return datum{}
	}
	s := jsontext.Scanner{Text: text[start:]}
	return readDatum(&s, 0)
}

func readDatum(s *jsontext.Scanner, depth int) datum {
	d := datum{kind: s.Kind()}
	switch {
	case d.kind == jsontext.Object && depth < deepest:
		s.Enter(jsontext.Object)
		for key, ok := s.Key(); ok; key, ok = s.Key() {
			d.names = append(d.names, key)
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

// get gives the member of that name; nil when there is none.
func (d *datum) get(name string) *datum {
	if d == nil {
		return nil
	}
	for i, n := range d.names {
		if strings.EqualFold(strings.TrimPrefix(n, "schema:"), name) {
			return &d.kids[i]
		}
	}
	return nil
}

// all gives the members of an array, or the value itself as the only one.
func (d *datum) all() []datum {
	switch {
	case d == nil, d.kind == jsontext.Null, d.kind == jsontext.None:
		return nil
	case d.kind == jsontext.Array:
		return d.kids
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
			if inner := one.get(name); inner != nil && inner.text != "" {
				return inner.text
			}
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
	root := readData(text)
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
