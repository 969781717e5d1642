// Package msbib reads and writes the bibliographies of Microsoft Office: the sources of Word, as ISO/IEC 29500-1, section 22.6, has them.
package msbib

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "msbib"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"msbib-xml", "word"},
		Extensions: []string{"xml"},
		Summary:    "Microsoft Office bibliography XML, the sources of Word",
		Extractor: xmlwork.Form{
			Name: name, Look: look, Works: []string{"Source"}, Read: read, Always: citation.NewFieldSet(citation.FieldType),
			Late: map[citation.Field]string{citation.FieldType: "", citation.FieldPublisherPlace: "", citation.FieldEventPlace: ""},
		},
		Exporter: format.Sequence{
			Open:   func(format.Options) string { return opening },
			Close:  "</b:Sources>\n",
			Append: appendSource,
		},
		Carries: elements.Fields().Union(citation.NewFieldSet(
			citation.FieldType, citation.FieldIssued, citation.FieldAccessed, citation.FieldPublisherPlace, citation.FieldLanguage, citation.FieldISBN, citation.FieldISSN,
		)),
	}
}

const (
	namespace = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
	opening   = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<b:Sources SelectedStyle="" xmlns:b="` + namespace + `" xmlns="` + namespace + `">` + "\n"
)

// look knows the namespace, in its Office Open XML and its ISO form.
func look(h xmlwork.Head) string {
	return h.Text(namespace, "http://purl.oclc.org/ooxml/officeDocument/bibliography")
}

// read reads a source. Its type comes first, because what other elements mean depends on it.
func read(r *xmlwork.Reader, e *source.Element) {
	kind(r, e)
	typ := r.Citation().Type
	for child := range e.Children() {
		switch child.Name {
		case "Tag":
			r.Citation().Key = xmlwork.Word(child)
		case "Author":
			people(r, child, typ)
		case "StandardNumber":
			number(r, child)
		case "LCID":
			if lang, ok := languages[strings.TrimSpace(child.Text())]; ok {
				r.Add(citation.FieldLanguage, lang, child.Inner(), "LCID")
			}
		case "SourceType", "Guid", "RefOrder", // see kind; of Word's own keeping
			"Year", "Month", "Day", "YearAccessed", "MonthAccessed", "DayAccessed", // see date
			"City", "StateProvince", "CountryRegion": // see place
		default:
			row, known := elements.Reading(child.Name, typ)
			switch {
			case !known || row.Field == citation.NoField:
				r.Keep(child.Name, xmlwork.Word(child))
			case row.Field == citation.FieldKeyword:
				keywords(r, child)
			case child.Name == "ConferenceName" && xmlwork.Word(e.Child("BookTitle")) != "": // the proceedings stand there
				text(r, citation.FieldEventTitle, child)
			case row.Field == citation.FieldJournal && r.Citation().Has(citation.FieldJournal):
				r.Keep(child.Name, xmlwork.Word(child))
			default:
				text(r, row.Field, child)
			}
		}
	}
	date(r, citation.FieldIssued, e, "")
	date(r, citation.FieldAccessed, e, "Accessed")
	place(r, e)
}

// text puts what an element holds into a field. It is plain text: markup in it is none.
func text(r *xmlwork.Reader, f citation.Field, e *source.Element) {
	value := e.Text()
	switch f.Kind() {
	case citation.KindText, citation.KindTitle:
		if slots.Has(f) {
			r.Put(f, value, e.Inner(), e.Name)
		} else if f.Kind() == citation.KindTitle {
			r.Add(f, citation.Title{Text: citation.EscapeText(xmlwork.Word(e))}, e.Inner(), e.Name)
		} else {
			r.Put(f, string(citation.EscapeText(value)), e.Inner(), e.Name)
		}
	default:
		r.Put(f, value, e.Inner(), e.Name)
	}
}

// slots are the fields whose text has no markup at all.
var slots = citation.NewFieldSet(citation.FieldVolume, citation.FieldIssue, citation.FieldPublisher, citation.FieldPublisherPlace, citation.FieldSeriesNumber, citation.FieldEventPlace)

// kind reads the type. What Word calls a report is a thesis when it says so.
func kind(r *xmlwork.Reader, e *source.Element) {
	stated := e.Child("SourceType")
	word := xmlwork.Word(stated)
	if word == "" {
		return
	}
	t, known := types.Type(word)
	if !known {
		t = citation.Document
		r.Remark(diag.UnknownType, stated.Inner(), citation.FieldType, "type %q is not known; took \"document\"", word)
		r.Keep("SourceType", word)
	}
	at := stated.Inner()
	if t == citation.Report {
		thesis := e.Child("ThesisType")
		sort := citation.Fold(xmlwork.Word(thesis))
		for _, sign := range []string{"thes", "thès", "dissert", "tesi", "tese"} {
			if strings.Contains(sort, citation.Fold(sign)) {
				t, at = citation.Thesis, thesis.Inner()
			}
		}
	}
	r.Add(citation.FieldType, t, at, "SourceType")
}

// people reads the people of all roles.
func people(r *xmlwork.Reader, e *source.Element, typ citation.Type) {
	for role := range e.Children() {
		row, _ := elements.Reading("Author/"+role.Name, typ)
		for who := range role.All("Person", "Corporate") {
			n := nameOf(who)
			switch {
			case n == citation.Name{}:
			case row.Field == citation.NoField:
				r.Keep("Author/"+role.Name, n.Sorted())
			case n.Literal == "others":
				r.Add(row.Field, citation.Credit{EtAl: true}, who.Inner(), "Author/"+role.Name)
			default:
				r.Add(row.Field, citation.Credit{Name: n}, who.Inner(), "Author/"+role.Name)
			}
		}
	}
}

// nameOf reads a person in parts, or a body.
func nameOf(e *source.Element) citation.Name {
	if e.Name == "Corporate" {
		return citation.Name{Literal: xmlwork.Word(e)}
	}
	family := xmlwork.Word(e.Child("Last"))
	given := strings.TrimSpace(xmlwork.Word(e.Child("First")) + " " + xmlwork.Word(e.Child("Middle")))
	if family == "" || given == "" {
		return citation.Name{Literal: family + given}
	}
	return citation.InvertedName(family + ", " + given)
}

// number reads the standard number: "ISBN 0-14-...", ":ISSN:0937-6429", or bare.
func number(r *xmlwork.Reader, e *source.Element) {
	text := strings.Trim(xmlwork.Word(e), ": ")
	label, _, labelled := strings.Cut(strings.ToLower(text), ":")
	other := labelled && !strings.HasPrefix(label, "is") // "LCCN:0937-6429" looks like an ISSN
	if ids, err := citation.ParseSerialOrBook(text); err == nil && !other {
		for _, id := range ids {
			r.Add(id.Scheme.Field(), id, e.Inner(), "StandardNumber")
		}
	} else if id, err := citation.ParseIdentifier(text); err == nil {
		r.Add(id.Scheme.Field(), id, e.Inner(), "StandardNumber")
	} else {
		r.Keep("StandardNumber", text)
	}
}

// keywords reads the terms of JabRef's element.
func keywords(r *xmlwork.Reader, e *source.Element) {
	separator := ","
	if strings.Contains(e.Text(), ";") {
		separator = ";"
	}
	for term := range strings.SplitSeq(e.Text(), separator) {
		if term := string(citation.ParseText(term)); term != "" {
			r.Add(citation.FieldKeyword, citation.Keyword{Term: term}, e.Inner(), e.Name)
		}
	}
}

// date reads year, month and day, which people write as they like: "03", "July".
func date(r *xmlwork.Reader, f citation.Field, e *source.Element, suffix string) {
	year, month, day := e.Child("Year"+suffix), xmlwork.Word(e.Child("Month"+suffix)), xmlwork.Word(e.Child("Day"+suffix))
	d, err := citation.ParseDate(year.Text())
	if err != nil || !d.Known() || d.Precision != citation.ToYear || month == "" {
		r.Element(f, year, "Year"+suffix)
		r.Keep("Month"+suffix, month)
		return
	}
	if full, err := citation.ParseDateInYear(d.Year, strings.TrimSpace(spelled(month)+" "+day)); err == nil {
		r.Add(f, full, year.Inner(), "Year"+suffix)
	} else if part, err := citation.ParseDateInYear(d.Year, month); err == nil {
		r.Add(f, part, year.Inner(), "Year"+suffix)
		r.Keep("Day"+suffix, day)
	} else {
		r.Add(f, d, year.Inner(), "Year"+suffix)
		r.Keep("Month"+suffix, month)
	}
}

// place joins city, state and country.
func place(r *xmlwork.Reader, e *source.Element) {
	var parts []string
	var at source.Span
	for _, name := range []string{"City", "StateProvince", "CountryRegion"} {
		if text := xmlwork.Word(e.Child(name)); text != "" {
			if len(parts) == 0 {
				at = e.Child(name).Inner()
			}
			at.End = e.Child(name).Inner().End
			parts = append(parts, text)
		}
	}
	if len(parts) > 0 {
		r.Put(citation.FieldPublisherPlace, strings.Join(parts, ", "), at, "City")
	}
}
