package hayagriva

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// read reads an entry, then its parents from the inside out: of two works that
// say the same thing the inner one is right.
func read(r *jsonwork.Reader, v jsontext.Value) {
	kind := kindOf(v, "misc")
	parent := v.Get("parent").First()
	typ, known := typeOf(kind, kindOf(parent, parents[kind]))
	if !known {
		typ = citation.Document
		r.Remark(diag.UnknownType, r.At(v.Get("type")), citation.FieldType, "type %q is not known; took \"document\"", kind)
		r.Keep("type", kind)
	}
	at := r.Record.At
	if stated := v.Get("type"); stated != "" {
		at = r.At(stated)
	}
	r.Add(citation.FieldType, typ, at, "type")
	r.Members(v, entry, "")
	place(r, typ, v, "")
	for p := range v.Get("parent").Items() {
		within(r, typ, p, kindOf(p, parents[kind]), 1)
	}
}

// kindOf gives the type of an entry in lower case.
func kindOf(v jsontext.Value, otherwise string) string {
	if kind := strings.ToLower(strings.TrimSpace(v.Get("type").String())); kind != "" {
		return kind
	}
	return otherwise
}

// typeOf gives the type of CSL.
func typeOf(kind, parent string) (citation.Type, bool) {
	for _, row := range typeRows {
		if row.kind == kind && (row.parent == parent || row.parent == "") && row.use != tagged.Write {
			return row.typ, true
		}
	}
	return "", false
}

// A standing is what a parent is to a work.
type standing struct {
	table     jsonwork.Table
	publishes bool // its publisher and place are those of the work
}

// standingOf tells it by the types of both. A second work that the first is
// said to be published in has none.
func standingOf(r *jsonwork.Reader, typ citation.Type, kind string, level int) standing {
	whole := !typ.InPeriodical() && !typ.InBook()
	switch {
	case kind == "conference":
		return standing{meeting, false}
	case kind == "repository" && typ == citation.Article:
		return standing{archive, false}
	case level > 1 || whole && books[kind]:
		return standing{series, false}
	case r.Citation().Has(citation.FieldJournal):
		return standing{}
	}
	return standing{container, true}
}

// books are the types of parents that are a series to a whole work.
var books = map[string]bool{"book": true, "anthology": true, "proceedings": true, "reference": true}

// within reads a parent, and those that it has itself.
func within(r *jsonwork.Reader, typ citation.Type, p jsontext.Value, kind string, level int) {
	prefix := strings.Repeat("parent.", level)
	s := standingOf(r, typ, kind, level)
	if s.table == nil || level > 2 {
		r.KeepValue(strings.TrimSuffix(prefix, "."), p)
		return
	}
	r.Members(p, s.table, prefix)
	if s.publishes {
		place(r, "", p, prefix)
	}
	for above := range p.Get("parent").Items() {
		within(r, typ, above, kindOf(above, parents[kind]), level+1)
	}
}

func eventPlace(r *jsonwork.Reader, v jsontext.Value, rule string) {
	r.Put(citation.FieldEventPlace, plainly(v, ""), r.At(v), rule)
}

// place reads publisher, place and institution. A publisher may have its own
// place; an institution publishes theses and reports.
func place(r *jsonwork.Reader, typ citation.Type, v jsontext.Value, prefix string) {
	for member, value := range v.Members() {
		switch member {
		case "publisher":
			r.PutOne(citation.FieldPublisher, plainly(value, "name"), r.At(value), prefix+member)
			if place := value.Get("location"); place != "" {
				r.PutOne(citation.FieldPublisherPlace, plainly(place, ""), r.At(place), prefix+"publisher.location")
			}
		case "location":
			r.PutOne(citation.FieldPublisherPlace, plainly(value, ""), r.At(value), prefix+member)
		case "organization":
			if (typ == citation.Thesis || typ == citation.Report) && v.Get("publisher") == "" {
				r.PutOne(citation.FieldPublisher, plainly(value, ""), r.At(value), prefix+member)
			} else {
				r.Keep(prefix+member, plainly(value, ""))
			}
		}
	}
}

// The tables by which an entry and its parents are read. What they have not is kept.
var (
	entry     = entryTable()
	container = with(jsonwork.Table{
		"publisher": skip, "location": skip, "organization": skip, // see place
		"title": {Read: title(citation.FieldJournal, citation.FieldJournalShort)}, "author": people(citation.FieldContainerAuthor),
		"editor": people(citation.FieldEditor), "affiliated": {Read: roles}, "date": date(citation.FieldIssued), "serial-number": {Read: number},
		"volume": {Field: citation.FieldVolume}, "issue": {Field: citation.FieldIssue}, "edition": text(citation.FieldEdition),
		"isbn": {Field: citation.FieldISBN}, "issn": {Field: citation.FieldISSN}, "volume-total": {Field: citation.FieldNumberOfVolumes},
		"language": {Field: citation.FieldLanguage}, "archive": text(citation.FieldArchive), "archive-location": text(citation.FieldArchivePlace),
	})
	series = with(jsonwork.Table{
		"title": {Read: title(citation.FieldSeries, citation.NoField)}, "editor": people(citation.FieldCollectionEditor),
		"volume": {Field: citation.FieldSeriesNumber}, "issn": {Field: citation.FieldISSN}, "serial-number": {Read: number},
	})
	meeting = with(jsonwork.Table{
		"title": {Read: title(citation.FieldEventTitle, citation.NoField)}, "location": {Read: eventPlace}, "date": date(citation.FieldEventDate),
	})
	archive = with(jsonwork.Table{
		"title": {Read: title(citation.FieldArchive, citation.NoField)}, "location": text(citation.FieldArchivePlace),
	})
)

// skip is for what is read before or after the table.
var skip = jsonwork.Row{Read: jsonwork.Skip}

// with adds what every table passes over.
func with(t jsonwork.Table) jsonwork.Table {
	t["type"], t["parent"] = skip, skip
	return t
}

func entryTable() jsonwork.Table {
	t := with(jsonwork.Table{
		"publisher": skip, "location": skip, "organization": skip, // see place
		"title": {Read: title(citation.FieldTitle, citation.FieldTitleShort)}, "author": people(citation.FieldAuthor), "editor": people(citation.FieldEditor),
		"affiliated": {Read: roles}, "date": date(citation.FieldIssued), "url": {Read: url}, "serial-number": {Read: serial},
		"page-range": {Field: citation.FieldPages}, "volume": {Field: citation.FieldVolume}, "issue": {Field: citation.FieldIssue},
		"archive": text(citation.FieldArchive),
	})
	for _, row := range texts {
		t[row.member] = text(row.field)
	}
	for _, row := range serials {
		if row.member != "serial" {
			t[row.member] = jsonwork.Row{Field: row.field}
		}
	}
	return t
}

// text is a row for a text, which may have forms of its own for some styles.
func text(f citation.Field) jsonwork.Row {
	return jsonwork.Row{Read: func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		r.Put(f, string(unfolded(stated(v, ""))), r.At(v), rule)
	}}
}

// title reads a title, with its short and its translated form.
func title(f, short citation.Field) func(*jsonwork.Reader, jsontext.Value, string) {
	return func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		if t := heading(v); t != "" {
			r.Add(f, t, r.At(v), rule)
		}
		for member, value := range v.Members() {
			at := rule + "." + member
			switch member {
			case "value", "verbatim":
			case "short", "shorthand":
				switch t := heading(value); {
				case short == citation.NoField:
					r.Keep(at, string(t))
				case short.Kind() == citation.KindTitle:
					r.Add(short, citation.Title{Text: t}, r.At(value), at)
				default:
					r.Add(short, t, r.At(value), at)
				}
			case "translation":
				r.Add(citation.FieldTranslatedTitle, citation.Title{Text: heading(value)}, r.At(value), at)
			default:
				r.KeepValue(at, value)
			}
		}
	}
}

// heading gives a title as one line.
func heading(v jsontext.Value) citation.Text {
	return citation.ParseText(string(unfolded(stated(v, ""))))
}

// stated gives a text by itself, or the member of it that has it: that of the
// given name, or "value".
func stated(v jsontext.Value, member string) string {
	if v.Kind() != jsontext.Object {
		return v.String()
	}
	if inner := v.Get(member); member != "" && inner != "" {
		return stated(inner, "")
	}
	return v.Get("value").String()
}

func plainly(v jsontext.Value, member string) string { return unfolded(stated(v, member)).Plain() }

// unfolded reads the braces that keep the case of what is in them ("The {NASA}
// story"), and backslashes before what would mean something.
func unfolded(s string) citation.Text {
	if !strings.ContainsAny(s, `{}\`) {
		return citation.EscapeText(s)
	}
	var b strings.Builder
	depth := 0
	plain := func(s string) { b.WriteString(string(citation.EscapeText(s))) }
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte(`{}$\`, s[i+1]) >= 0:
			i++
			plain(s[i : i+1])
		case c == '{':
			if depth++; depth == 1 {
				b.WriteString(citation.NoCase.Open())
			}
		case c == '}' && depth > 0:
			if depth--; depth == 0 {
				b.WriteString(citation.NoCase.Close())
			}
		default:
			end := i + 1
			for end < len(s) && strings.IndexByte(`{}\`, s[end]) < 0 {
				end++
			}
			plain(s[i:end])
			i = end - 1
		}
	}
	if depth > 0 {
		b.WriteString(citation.NoCase.Close())
	}
	return citation.Text(b.String())
}

// people is a row for names: "Family, Given", or objects with the parts.
func people(role citation.Field) jsonwork.Row {
	return jsonwork.Row{Read: func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		for who := range v.Items() {
			person(r, role, who, rule)
		}
	}}
}

func person(r *jsonwork.Reader, role citation.Field, v jsontext.Value, rule string) {
	var c citation.Credit
	if v.Kind() == jsontext.Object {
		part := func(name string) string { return jsonwork.Word(v.Get(name)) }
		c.Name = citation.Name{Family: part("name"), Given: part("given-name"), Particle: part("prefix"), Suffix: part("suffix")}
		if c.Name == (citation.Name{Family: c.Name.Family}) {
			c.Name = citation.Name{Literal: c.Name.Family}
		}
		r.KeepValue(rule+".alias", v.Get("alias"))
	} else if text := jsonwork.Word(v); text == "others" {
		c.EtAl = true
	} else {
		c.Name = citation.InvertedName(text)
	}
	r.Person(role, c, v, rule)
}

// roles reads people with their role.
func roles(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		role := strings.ToLower(strings.TrimSpace(item.Get("role").String()))
		field := citation.NoField
		for _, row := range affiliated {
			if row.role == role || strings.ReplaceAll(row.role, "-", "") == role { // "CastMember", as it once was
				field = row.field
			}
		}
		for who := range item.Get("names").Items() {
			if field == citation.NoField {
				r.KeepValue(rule+"."+role, who)
			} else {
				person(r, field, who, rule+"."+role)
			}
		}
	}
}

// date is a row for a date; a tilde before it says that it is not sure. That of
// a parent is the work's own where the work has none.
func date(f citation.Field) jsonwork.Row {
	return jsonwork.Row{Read: func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		text, circa := strings.CutPrefix(strings.TrimSpace(v.String()), "~")
		if !circa {
			r.PutOne(f, text, r.At(v), rule)
			return
		}
		if d, err := citation.ParseDate(text); err == nil {
			d.Circa = true
			r.Add(f, d, r.At(v), rule)
		} else {
			r.Keep(rule, v.String())
		}
	}}
}

// url reads an address, with the day on which somebody looked at it.
func url(r *jsonwork.Reader, v jsontext.Value, rule string) {
	r.PutOne(citation.FieldURL, stated(v, ""), r.At(v), rule)
	if day := v.Get("date"); day != "" {
		r.PutAll(citation.FieldAccessed, day, rule+".date")
	}
}

// serial reads the number of a work: one of its own, or those of known schemes.
func serial(r *jsonwork.Reader, v jsontext.Value, rule string) {
	if v.Kind() == jsontext.Object {
		number(r, v, rule)
		return
	}
	for item := range v.Items() {
		if id, err := citation.SchemeArXiv.Parse(item.String()); err == nil && r.Citation().Type == citation.Article {
			r.Add(citation.FieldArXiv, id, r.At(item), rule)
		} else {
			r.PutAll(citation.FieldNumber, item, rule)
		}
	}
}

// number reads numbers by their schemes; one without is kept.
func number(r *jsonwork.Reader, v jsontext.Value, rule string) {
	if v.Kind() != jsontext.Object {
		r.KeepValue(rule, v)
		return
	}
	for member, value := range v.Members() {
		field := citation.NoField
		for _, row := range serials {
			if row.member == member {
				field = row.field
			}
		}
		if field == citation.NoField {
			r.KeepValue(rule+"."+member, value)
		} else {
			r.PutAll(field, value, rule+"."+member)
		}
	}
}
