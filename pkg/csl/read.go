package csl

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Reader reads items of one document. The zero Reader with a Document reads
// what any program has written.
type Reader struct {
	Document *source.Document
	Format   string // the name of the format, for rules and extras
	Claims   bool   // a claim for every value

	// Exact says that the items are ours: values are taken as they stand,
	// without being parsed, and records have their claims and remarks back.
	Exact bool

	// Locate gives the place of a member's value, raw being its JSON; nil where
	// raw is a view of the document's text.
	Locate func(member, raw string) source.Span

	room citation.Room
	cut  bool // the document breaks off within the item
}

// Read reads one item. What is wrong with a member costs that member only, and
// is remarked upon; an error costs the item: a *jsontext.SyntaxError, or that
// nothing in it was understood.
func (rd *Reader) Read(text string) (*evidence.Record, error) {
	it := item{Reader: rd, s: jsontext.Scanner{Text: text}, r: new(evidence.Record)}
	it.c = &it.r.Citation
	it.s.Enter(jsontext.Object)
	for name, more := it.s.Key(); more; name, more = it.s.Key() {
		it.s.Kind() // steps to the value
		start := it.s.Offset()
		slot := slotNamed(name)
		it.member(slot, name)
		if it.s.Err() == nil && it.Claims {
			it.claim(slot.field, name, text[start:it.s.Offset()])
		}
	}
	if err := it.s.Err(); err != nil {
		return nil, err
	}
	it.finish()
	if !it.Exact && it.c.Key == "" && it.c.Known().Empty() {
		return nil, errNothing
	}
	return it.r, nil
}

// item is an item being read.
type item struct {
	*Reader
	s jsontext.Scanner
	r *evidence.Record
	c *citation.Citation

	subtitle, firstPage, note string
	keywords                  string // as they were joined
	noteRaw                   string // the note as it is written, for its place
	id, key                   string
	custom                    customReading
}

// member reads a member's value into its slot.
func (it *item) member(slot slot, name string) {
	s := &it.s
	start := s.Offset()
	switch slot.use {
	case useField:
		it.field(slot.field, name)
	case useNames:
		before := len(it.c.Credits)
		ok := readCredits(s, it.Exact, func(cr citation.Credit) {
			cr.Role = slot.field
			it.room.Make(it.c, slot.field)
			it.c.Credits = append(it.c.Credits, cr)
		})
		if raw := it.since(start); !ok {
			it.remark(diag.BadName, name, raw, fmt.Sprintf("%s: not every name could be read; took %d", name, len(it.c.Credits)-before))
			it.keep(name, raw)
		}
	case useDate:
		d, ok := readDate(s, it.Exact)
		if raw := it.since(start); !ok {
			it.remark(diag.BadDate, name, raw, fmt.Sprintf("%s: %s is no date as CSL has them; took what could be read", name, short(raw)))
			it.keep(name, raw)
		}
		if d != (citation.Date{}) {
			it.room.Make(it.c, slot.field)
			it.c.Dates = append(it.c.Dates, citation.Dated{Use: slot.field, Date: d})
		}
	case useID:
		it.id, _ = s.String()
	case useKey:
		it.key, _ = s.String()
	case useType:
		it.readType()
	case useNote:
		if it.Exact {
			it.field(slot.field, name)
			return
		}
		it.note, _ = s.String()
		it.noteRaw = it.since(start)
	case useSubtitle:
		it.each(name, func(v string) {
			if it.subtitle == "" {
				it.subtitle = v
			}
		})
	case useFirst:
		it.firstPage, _ = s.String()
	case useCustom:
		it.custom = readCustom(s, func(name, raw string) { it.keep("custom."+name, raw) })
	case useQuietly:
		it.keep(name, s.Skip())
	default:
		raw := s.Skip()
		if it.keep(name, raw) {
			it.remark(diag.UnknownTag, "", raw, fmt.Sprintf("member %q is none of CSL's; kept for round trips", name))
		}
	}
}

// since gives what has been consumed from start on, as it is written.
func (it *item) since(start int) string { return it.s.Text[start:it.s.Offset()] }

// field reads the value, or every value of an array, of a field.
func (it *item) field(f citation.Field, name string) {
	if f.Kind() == citation.KindKeyword && it.s.Kind() == jsontext.Array { // each is one, whatever commas it has
		it.each(name, func(v string) { it.room.Add(it.c, f, citation.Keyword{Term: string(citation.ParseText(v))}) })
		return
	}
	it.each(name, func(v string) { it.value(f, name, v) })
}

// each gives one every scalar of the next value: itself, or the elements of an
// array. An object, and what an array holds beside scalars, is kept as it is.
func (it *item) each(name string, one func(v string)) {
	s := &it.s
	switch s.Kind() {
	case jsontext.Object:
		it.keep(name, s.Skip())
	case jsontext.Array:
		start, odd := s.Offset(), false
		s.Enter(jsontext.Array)
		for s.More() {
			if v, ok := s.String(); ok && v != "" {
				one(v)
			} else if !ok {
				odd = true
			}
		}
		if odd {
			it.keep(name, it.since(start))
		}
	default:
		if v, ok := s.String(); ok && v != "" {
			one(v)
		}
	}
}

// value puts a value into a field.
func (it *item) value(f citation.Field, name, v string) {
	switch f.Kind() {
	case citation.KindKeyword:
		it.keywords = v
		splitKeywords(v, func(term string) { it.room.Add(it.c, f, citation.Keyword{Term: term}) })
		return
	case citation.KindText, citation.KindTitle:
		if had := it.c.Text(f); had != "" && f.Kind() == citation.KindText && string(had) != v {
			it.keep(name, v) // "event" beside "event-title"
			return
		}
	case citation.KindIdentifier:
		if f == citation.FieldISSN || f == citation.FieldISBN {
			it.ids(f, v)
			return
		}
	}
	if it.Exact {
		it.exactly(f, v)
		return
	}
	if err := it.add(f, v); err != nil {
		it.remark(codeOf(f), f.String(), v, fmt.Sprintf("%s %q: %v; kept as written", f.Label(), short(v), err))
		if !it.c.Has(f) {
			it.keep(name, v)
		}
	}
}

// add puts what v says into a field, as far as it can be understood.
func (it *item) add(f citation.Field, v string) error {
	switch f.Kind() {
	case citation.KindIdentifier:
		id, err := f.ParseIdentifier(v)
		if id != (citation.Identifier{}) {
			it.room.Add(it.c, f, id)
		}
		return err
	case citation.KindLink:
		link, err := f.ParseLink(v)
		if err == nil {
			it.room.Add(it.c, f, link)
		}
		return err
	}
	return it.c.AddString(f, v)
}

// exactly puts a value into a field without parsing it.
func (it *item) exactly(f citation.Field, v string) {
	switch f.Kind() {
	case citation.KindText:
		it.room.Add(it.c, f, citation.Text(v))
	case citation.KindTitle:
		it.room.Add(it.c, f, citation.Title{Use: f, Text: citation.Text(v)})
	case citation.KindIdentifier:
		it.room.Add(it.c, f, citation.Identifier{Scheme: f.Scheme(), Value: v})
	case citation.KindLink:
		it.room.Add(it.c, f, citation.Link{URL: v})
	case citation.KindLanguage:
		it.room.Add(it.c, f, citation.Language(v))
	default:
		_ = it.c.AddString(f, v) // of ours: pages that are read otherwise stand in custom
	}
}

// ids reads a list of ISSNs or ISBNs: "0146-1672, 1552-7433". Blanks part them
// only where the whole is no identifier, as in "978 0 12 345678 9".
func (it *item) ids(f citation.Field, list string) {
	for part := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		if it.Exact {
			it.exactly(f, part)
			continue
		}
		if words := strings.Fields(part); len(words) > 1 {
			if _, err := f.Scheme().Parse(part); err != nil {
				if _, err := f.Scheme().Parse(words[0]); err == nil {
					it.ids(f, strings.Join(words, ","))
					continue
				}
			}
		}
		if err := it.add(f, part); err != nil {
			it.remark(diag.BadIdentifier, f.String(), list, err.Error()+"; kept as written")
		}
	}
}

// isOneID reports whether reading a list that consists of v gives v.
func isOneID(v string) bool { return !strings.ContainsAny(v, ",; \t\r\n") }

// readType reads the type. Types that CSL has not are taken for the nearest.
func (it *item) readType() {
	start := it.s.Offset()
	v, _ := it.s.String()
	if v == "" {
		return
	}
	typ, ok := citation.ParseType(v)
	if !ok {
		typ, ok = citation.ParseType(strings.ToLower(strings.TrimSpace(v)))
	}
	if !ok {
		typ, ok = foreignTypes[v]
	}
	if !ok {
		typ = citation.Document
		it.keep("type", v)
		it.remark(diag.UnknownType, "type", it.since(start), fmt.Sprintf("type %q is none of CSL's; took \"document\"", short(v)))
	}
	it.c.Type = typ
}

// finish does what needs the whole item.
func (it *item) finish() {
	c := it.c
	c.Key = it.key
	if c.Key == "" {
		c.Key = it.id
	} else if it.id != it.key {
		it.keep("id", it.id)
	}
	if it.subtitle != "" && !strings.Contains(string(c.Title), it.subtitle) {
		c.Title = joinTitle(c.Title, citation.ParseText(it.subtitle))
	}
	if it.firstPage != "" && !it.cut && c.In.Pages == (citation.Pages{}) {
		it.value(citation.FieldPages, "page-first", it.firstPage)
	}
	it.readNote()
	if it.custom.peerlit || it.custom.extra != nil {
		it.custom.adopt(c, it.keywords)
	}
	if it.Exact {
		it.custom.restore(it.r)
	}
	if it.s.Deep() {
		it.remark(diag.OverLimit, "", it.s.Text[:1], fmt.Sprintf("a member is nested deeper than %d; it was left out", jsontext.MaxDepth))
	}
}

// joinTitle puts a subtitle after a title.
func joinTitle(title, sub citation.Text) citation.Text {
	if title == "" {
		return sub
	}
	if strings.HasSuffix(string(title), ":") || strings.HasSuffix(string(title), "?") {
		return title + " " + sub
	}
	return title + ": " + sub
}

// keep remembers a value that has no field, unless it says nothing; strings are decoded.
func (it *item) keep(name, raw string) bool {
	switch raw {
	case "", "[]", "{}", "null", `""`:
		return false
	}
	if raw[0] == '"' {
		s := jsontext.Scanner{Text: raw}
		raw, _ = s.String()
	} else if raw[0] == '[' || raw[0] == '{' {
		s := jsontext.Scanner{Text: raw}
		if s.Skip(); s.Deep() {
			return false
		}
	}
	it.c.Extra = append(it.c.Extra, citation.Extra{Format: it.Format, Name: name, Value: raw})
	return true
}

// claim adds a claim for each value of the field that has none yet.
func (it *item) claim(f citation.Field, name, raw string) {
	if f == citation.NoField {
		return
	}
	known := 0
	for i := range it.r.Claims {
		if it.r.Claims[i].Field == f {
			known++
		}
	}
	var at source.Span
	for v := range it.c.Values(f) {
		if known--; known >= 0 {
			continue
		}
		if at.Nowhere() {
			at = it.place(name, raw)
		}
		it.r.Claims = append(it.r.Claims, evidence.Claim{
			Field: f, Value: v, At: at, Rule: it.Format + ": " + name, Confidence: evidence.Stated,
		})
	}
}

// place gives the place of a member's value.
func (it *item) place(name, raw string) source.Span {
	if it.Locate != nil {
		return it.Locate(name, raw)
	}
	return it.Document.Span(raw)
}

// remark adds a remark about the value raw.
func (it *item) remark(code diag.Code, field, raw, message string) {
	it.r.Remark(diag.Diagnostic{Code: code, Message: message, Field: field, At: it.Document.Position(it.place(field, raw))})
}

// codeOf gives the code of a remark about a value of the field.
func codeOf(f citation.Field) diag.Code {
	switch f.Kind() {
	case citation.KindIdentifier:
		return diag.BadIdentifier
	case citation.KindPages:
		return diag.BadPages
	case citation.KindName:
		return diag.BadName
	case citation.KindDate:
		return diag.BadDate
	}
	return diag.Implausible
}

// short gives a value for a message, not too long.
func short(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
