package jsonwork

import (
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Reader fills one record. Its methods take values of the work, and know where they stand.
type Reader struct {
	*evidence.Builder
	at func(jsontext.Value) source.Span
}

// NewReader makes the reader of a work that is not written as JSON in the
// document; at gives the place of a value of it.
func NewReader(b *evidence.Builder, at func(jsontext.Value) source.Span) *Reader {
	return &Reader{b, at}
}

// At is the place of a value of the work.
func (r *Reader) At(v jsontext.Value) source.Span { return r.at(v) }

// Row says what is done with a member.
type Row struct {
	Field citation.Field                                 // that it is a value of, or a list of values
	Read  func(r *Reader, v jsontext.Value, rule string) // nil: Put; set instead of Field, or Skip
	Into  Table                                          // its members in turn, under "member.name"
}

// Table says what is done with each member of an object. What it does not name is kept as extra.
type Table map[string]Row

// Skip is the Row.Read of a member that says nothing about the work: bookkeeping of the service.
func Skip(*Reader, jsontext.Value, string) {}

// Members reads an object by a table, in the order in which it is written:
// of two members for a field that takes one value the first wins. Rules are
// the members' names behind the prefix.
func (r *Reader) Members(v jsontext.Value, t Table, prefix string) {
	for name, value := range v.Members() {
		row, known := t[name]
		rule := prefix + name
		switch {
		case value.Kind() == jsontext.Null:
		case !known:
			r.KeepValue(rule, value)
		case row.Read != nil:
			row.Read(r, value, rule)
		case row.Into != nil:
			for item := range value.Items() {
				r.Members(item, row.Into, rule+".")
			}
		default:
			r.PutAll(row.Field, value, rule)
		}
	}
}

// PutAll adds every scalar of the value to the field; titles and abstracts by
// their markup. What is an object is kept.
func (r *Reader) PutAll(f citation.Field, v jsontext.Value, rule string) {
	for item := range v.Items() {
		switch item.Kind() {
		case jsontext.Object, jsontext.Array:
			r.KeepValue(rule, item)
		default:
			r.PutOne(f, item.String(), r.At(item), rule)
		}
	}
}

// PutOne adds a decoded text to the field, with its markup where it can have some.
func (r *Reader) PutOne(f citation.Field, text string, at source.Span, rule string) {
	switch f {
	case citation.FieldAbstract:
		if t := Abstract(text); t != "" {
			r.Add(f, t, at, rule)
		}
	case citation.FieldTitle, citation.FieldJournal, citation.FieldSeries, citation.FieldEventTitle, citation.FieldVolumeTitle:
		if t := Title(text); t != "" {
			r.Add(f, t, at, rule)
		}
	case citation.FieldTitleShort, citation.FieldOriginalTitle, citation.FieldTranslatedTitle:
		if t := Title(text); t != "" {
			r.Add(f, citation.Title{Use: f, Text: t}, at, rule)
		}
	case citation.FieldKeyword:
		if t := citation.FromHTML(text).Plain(); t != "" {
			r.Add(f, citation.Keyword{Term: t}, at, rule)
		}
	default:
		r.Put(f, text, at, rule)
	}
}

// KeepValue keeps a value that CSL has no name for: a scalar decoded, a list or
// object as it is written, nothing when it is empty.
func (r *Reader) KeepValue(name string, v jsontext.Value) {
	switch v.Kind() {
	case jsontext.None, jsontext.Null:
	case jsontext.Array, jsontext.Object:
		if text := string(v); strings.Trim(text, "[]{}\", \t\r\n") != "" {
			r.Keep(name, text)
		}
	default:
		r.Keep(name, v.String())
	}
}

// Type adds the type that a table has for a name. One the table has not is
// taken for a document, remarked upon and kept.
func (r *Reader) Type(v jsontext.Value, types map[string]citation.Type, rule string) {
	name := v.String()
	if name == "" {
		return
	}
	t, known := types[strings.ToLower(name)]
	if !known {
		t = citation.Document
		r.Remark(diag.UnknownType, r.At(v), citation.FieldType, "type %q is not known; took \"document\"", name)
		r.Keep(rule, name)
	}
	r.Add(citation.FieldType, t, r.At(v), rule)
}

// Person adds a credit, unless it names nobody.
func (r *Reader) Person(role citation.Field, c citation.Credit, v jsontext.Value, rule string) {
	if c.Name != (citation.Name{}) || c.EtAl {
		r.Add(role, c, r.At(v), rule)
	}
}

// Identify adds an identifier to a credit, when it is one of the scheme.
func Identify(c *citation.Credit, scheme citation.Scheme, text string) {
	if text == "" {
		return
	}
	if id, err := scheme.Parse(text); err == nil {
		c.IDs = append(c.IDs, id)
	}
}

// Affiliate adds every text of the value to a credit's affiliations: of a
// string itself, of an object its member of that name.
func Affiliate(c *citation.Credit, v jsontext.Value, member string) {
	for item := range v.Items() {
		if item.Kind() == jsontext.Object {
			item = item.Get(member)
		}
		if text := citation.FromHTML(item.String()).Plain(); text != "" {
			c.Affiliations = append(c.Affiliations, text)
		}
	}
}

// Word gives a scalar as one line of plain text.
func Word(v jsontext.Value) string { return string(citation.ParseText(v.String())) }

// Parts reads a list of numbers as a date: [2020, 5, 1], or CSL's [[2020, 5, 1]].
func Parts(v jsontext.Value) citation.Date {
	if v.First().Kind() == jsontext.Array {
		v = v.First()
	}
	var n [3]int
	i := 0
	for item := range v.Items() {
		if i == len(n) {
			break
		}
		n[i], _ = strconv.Atoi(item.String())
		i++
	}
	return citation.MakeDate(n[0], n[1], n[2])
}

// Title reads the markup of a title and takes off the full stop behind it.
// Stops that belong to the last word stay: "in the U.S.", "and so on ...".
func Title(text string) citation.Text {
	t := string(citation.FromHTML(text))
	body, cut := strings.CutSuffix(t, ".")
	if !cut || strings.HasSuffix(body, ".") {
		return citation.Text(t)
	}
	last := body[strings.LastIndexAny(body, " \u00a0")+1:]
	if strings.Contains(last, ".") || len(last) < 2 || ends[strings.ToLower(last)] {
		return citation.Text(t)
	}
	return citation.Text(body)
}

// ends are abbreviations that a title can end with.
var ends = map[string]bool{"al": true, "etc": true, "inc": true, "ltd": true, "jr": true, "sr": true, "vol": true, "no": true, "nov": true, "sp": true, "spp": true}

// Abstract reads the markup of an abstract and drops the heading that says that it is one.
func Abstract(text string) citation.Text {
	t := string(citation.FromHTML(text))
	for _, heading := range []string{"Abstract", "ABSTRACT", "Summary", "SUMMARY"} {
		if rest, cut := strings.CutPrefix(t, heading+"\n\n"); cut {
			return citation.Text(rest)
		}
	}
	return citation.Text(t)
}
