package cff

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// readWork reads members of the file's own work, which is software unless the file says otherwise.
func readWork(r *jsonwork.Reader, v jsontext.Value) {
	if stated := v.Get("type"); stated != "" {
		kind(r, stated)
	}
	members(r, v)
}

// readRest adds what the file says of a work that has been read from elsewhere:
// where it has names already, no others.
func readRest(r *jsonwork.Reader, v jsontext.Value) {
	known := r.Citation().Known()
	for member, value := range v.Members() {
		if f := fieldOf(member, r.Citation().Type); f.Kind() != citation.KindName || !known.Has(f) {
			read(r, member, value)
		}
	}
	dates(r, v)
}

// readReference reads a reference, its type first: what other members mean depends on it.
func readReference(r *jsonwork.Reader, v jsontext.Value) {
	kind(r, v.Get("type"))
	members(r, v)
}

func kind(r *jsonwork.Reader, v jsontext.Value) {
	word := v.String()
	if word == "" {
		return
	}
	t, known := types.Type(strings.ToLower(word))
	if !known {
		t = citation.Document
		r.Remark(diag.UnknownType, r.At(v), citation.FieldType, "type %q is not known; took \"document\"", word)
	}
	if !known || types.Word(t) != strings.ToLower(word) {
		r.Keep("type", word)
	}
	r.Add(citation.FieldType, t, r.At(v), "type")
}

func members(r *jsonwork.Reader, v jsontext.Value) {
	for member, value := range v.Members() {
		read(r, member, value)
	}
	dates(r, v)
	pages(r, v)
	if !r.Citation().Has(citation.FieldURL) { // of the work's own page or else of its code
		for _, member := range []string{"repository-code", "repository", "repository-artifact"} {
			if value := v.Get(member); value != "" && !r.Citation().Has(citation.FieldURL) {
				r.PutAll(citation.FieldURL, value, member)
			}
		}
	}
	for _, member := range []string{"repository-code", "repository", "repository-artifact"} {
		if value := v.Get(member); value.String() != r.Citation().URL() {
			r.KeepValue(member, value)
		}
	}
}

// fieldOf gives the field of a member for works of a type.
func fieldOf(member string, typ citation.Type) citation.Field {
	for _, row := range rows {
		if row.member == member && row.use != tagged.Write && (row.only == nil || slices.Contains(row.only, typ)) {
			return row.field
		}
	}
	return citation.NoField
}

// read reads one member.
func read(r *jsonwork.Reader, member string, v jsontext.Value) {
	switch member {
	case "cff-version", "message", "type", "preferred-citation", "references", // see records
		"date-released", "date-published", "year", "month", "issue-date", // see dates
		"start", "end", "pages", // see pages
		"repository", "repository-code", "repository-artifact": // see members
		return
	case "identifiers":
		identifiers(r, v)
		return
	case "conference":
		r.Put(citation.FieldEventTitle, string(citation.EscapeText(jsonwork.Word(v.Get("name")))), r.At(v), "conference.name")
		r.PutOne(citation.FieldEventPlace, placeOf(v), r.At(v), "conference.city")
		if first := v.Get("date-start").String(); first != "" {
			if last := v.Get("date-end").String(); last != "" && last != first {
				first += "/" + last
			}
			r.PutOne(citation.FieldEventDate, first, r.At(v.Get("date-start")), "conference.date-start")
		}
		return
	case "publisher", "institution":
		if who := v.Get("name"); v.Kind() == jsontext.Object && !r.Citation().Has(citation.FieldPublisher) {
			r.PutAll(citation.FieldPublisher, who, member+".name")
			r.PutOne(citation.FieldPublisherPlace, placeOf(v), r.At(v), member+".city")
		} else {
			r.PutAll(citation.FieldPublisher, v, member)
		}
		return
	case "database-provider", "location":
		r.Keep(member, jsonwork.Word(v.Get("name")))
		return
	case "contact", "senders":
		for who := range v.Items() {
			r.Keep(member, credit(who).Name.Sorted())
		}
		return
	}
	f := fieldOf(member, r.Citation().Type)
	switch f.Kind() {
	case citation.KindNone:
		r.KeepValue(member, v)
	case citation.KindName:
		for who := range v.Items() {
			r.Person(f, credit(who), who, member)
		}
	case citation.KindTitle:
		r.Add(f, citation.Title{Text: citation.EscapeText(jsonwork.Word(v))}, r.At(v), member)
	case citation.KindText:
		var list []string
		for item := range v.Items() {
			list = append(list, item.String())
		}
		r.Put(f, string(citation.EscapeText(strings.Join(list, ", "))), r.At(v), member)
	default:
		r.PutAll(f, v, member)
	}
}

// credit reads a person or an entity; a string by itself, which the format does
// not allow, as the name that it is.
func credit(v jsontext.Value) (c citation.Credit) {
	if v.Kind() != jsontext.Object {
		c.Name, _ = citation.ParseName(v.String())
		return c
	}
	part := func(name string) string { return jsonwork.Word(v.Get(name)) }
	switch family, given := part("family-names"), part("given-names"); {
	case family != "" || given != "":
		c.Name = citation.Name{Family: family, Given: given, Particle: part("name-particle"), Suffix: part("name-suffix")}
		if family == "" {
			c.Name = citation.Name{Literal: given}
		}
	case part("name") == "others":
		c.EtAl = true
	case part("name") != "":
		c.Name.Literal = part("name")
	default:
		c.Name.Literal = part("alias")
	}
	jsonwork.Affiliate(&c, v.Get("affiliation"), "name")
	jsonwork.Identify(&c, citation.SchemeORCID, v.Get("orcid").String())
	return c
}

// placeOf gives where an entity is: its city with the country, or its location.
func placeOf(v jsontext.Value) string {
	var parts []string
	for _, name := range []string{"city", "region", "country"} {
		if text := jsonwork.Word(v.Get(name)); text != "" && (name == "city" || len(text) > 2 || len(parts) == 0) {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return jsonwork.Word(v.Get("location"))
	}
	return strings.Join(parts, ", ")
}

// dates reads when a work came out: the date of publication or release, or else
// year and month. What differs from that is kept.
func dates(r *jsonwork.Reader, v jsontext.Value) {
	for _, member := range []string{"date-published", "date-released"} {
		if value := v.Get(member); value != "" {
			r.PutAll(citation.FieldIssued, value, member)
		}
	}
	year, month := v.Get("year"), v.Get("month")
	text := year.String()
	if m := month.String(); text != "" && m != "" {
		if len(m) == 1 {
			m = "0" + m
		}
		text += "-" + m
	}
	if have := r.Citation().Issued(); text != "" {
		if d, err := citation.ParseDate(text); err != nil || !d.Covers(have) || !have.Known() {
			r.PutOne(citation.FieldIssued, text, r.At(year), "year")
		}
	}
	r.KeepValue("issue-date", v.Get("issue-date"))
}

// pages reads first and last page. "pages" is how many there are, though many
// write the range there.
func pages(r *jsonwork.Reader, v jsontext.Value) {
	start, end := v.Get("start"), v.Get("end")
	if p, err := citation.MakePages(start.String(), end.String()); err == nil {
		at := start
		if at == "" {
			at = end
		}
		r.Add(citation.FieldPages, p, r.At(at), "start")
	}
	if n := v.Get("pages"); n != "" {
		f := citation.FieldNumberOfPages
		if strings.ContainsAny(n.String(), "-–,eES") {
			f = citation.FieldPages
		}
		r.PutAll(f, n, "pages")
	}
}

// identifiers reads the further identifiers of a work.
func identifiers(r *jsonwork.Reader, v jsontext.Value) {
	for item := range v.Items() {
		value := item.Get("value")
		switch kind := item.Get("type").String(); kind {
		case "doi":
			if !r.Citation().Has(citation.FieldDOI) {
				r.PutAll(citation.FieldDOI, value, "identifiers.doi")
			} else if id, err := citation.SchemeDOI.Parse(value.String()); err != nil || !strings.EqualFold(id.Value, r.Citation().DOI()) {
				r.KeepValue("identifiers.doi", value) // of a version, or of all of them
			}
		default:
			if id, err := citation.ParseIdentifier(value.String()); err == nil && kind == "other" {
				r.Add(id.Scheme.Field(), id, r.At(value), "identifiers."+kind)
			} else {
				r.KeepValue("identifiers."+kind, value)
			}
		}
	}
}
