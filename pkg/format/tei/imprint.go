package tei

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// scopes are the units of biblScope.
var scopes = map[string]citation.Field{
	"volume": citation.FieldVolume, "vol": citation.FieldVolume, "issue": citation.FieldIssue, "iss": citation.FieldIssue, "number": citation.FieldIssue,
	"page": citation.FieldPages, "pages": citation.FieldPages, "pp": citation.FieldPages, "chapter": citation.FieldChapterNumber, "chap": citation.FieldChapterNumber,
	"part": citation.FieldPart, "section": citation.FieldSection, "article": citation.FieldNumber,
}

// imprint reads where and when a work was published.
func (r *reader) imprint(e *source.Element) {
	if e == nil {
		return
	}
	for publisher := range e.Children("publisher") {
		r.Element(citation.FieldPublisher, publisher, "publisher")
	}
	for where := range e.Children("pubPlace") {
		r.Element(citation.FieldPublisherPlace, where, "pubPlace")
	}
	r.dates(e)
	for scope := range e.Children("biblScope") {
		r.scope(scope)
	}
	for note := range e.Children("note") {
		r.note(note)
	}
}

// scope reads a part of a whole: in text, or by its ends.
func (r *reader) scope(e *source.Element) {
	unit := strings.ToLower(e.Attr("unit"))
	if unit == "" {
		unit = strings.ToLower(e.Attr("type"))
	}
	text := xmlwork.Word(e)
	if text == "" {
		text = e.Attr("n")
	}
	f, known := scopes[unit]
	switch {
	case !known:
		r.Keep(strings.TrimSpace("biblScope "+unit), text)
	case f == citation.FieldPages && e.Attr("from") != "":
		if pages, err := citation.MakePages(e.Attr("from"), e.Attr("to")); err == nil {
			r.Add(f, pages, e.At, "biblScope "+unit)
		}
	case text == "":
		r.Put(f, e.Attr("from"), e.At, "biblScope "+unit)
	default:
		r.Put(f, text, e.At, "biblScope "+unit)
	}
}

// dateUses are the types of date that are not of publication.
var dateUses = map[string]citation.Field{
	"accessed": citation.FieldAccessed, "submission": citation.FieldSubmitted, "submitted": citation.FieldSubmitted, "received": citation.FieldSubmitted,
	"accepted": citation.FieldAccepted, "acceptance": citation.FieldAccepted,
}

// dates reads the dates, that of publication first.
func (r *reader) dates(e *source.Element) {
	for d := range e.Children("date") {
		f, known := dateUses[d.Attr("type")]
		if !known {
			f = citation.FieldIssued
		}
		r.date(d, f)
	}
}

// date reads a date: in the form for machines, a span by its ends, or as it is written.
func (r *reader) date(e *source.Element, f citation.Field) {
	text := xmlwork.Word(e)
	if from := e.Attr("from"); from != "" {
		text = from
		if to := e.Attr("to"); to != "" && to != from {
			text += "/" + to
		}
	}
	if when := e.Attr("when"); when != "" {
		text = when
	}
	date, _ := citation.ParseDate(text)
	if date != (citation.Date{}) && r.Citation().Date(f) == (citation.Date{}) {
		r.Add(f, date, e.At, "date")
	}
}

// identifier reads an identifier by its type; the ISSN of a series is the series'.
func (r *reader) identifier(e, of *source.Element) {
	kind := e.Attr("type")
	rule := strings.TrimSpace("idno " + kind)
	if of != nil && of.Name == "monogr" && strings.EqualFold(kind, "doi") && of.Child("title").Attr("level") == "j" {
		r.Keep("journal "+rule, xmlwork.Word(e))
		return
	}
	r.Identify(kind, e.Text(), e.Inner(), rule)
}

// meeting reads the conference: its name stands beside its place and date.
func (r *reader) meeting(e *source.Element) {
	var words []string
	for _, n := range e.Nodes {
		if n.Element == nil {
			words = append(words, strings.TrimSpace(n.Text))
		} else if n.Name == "name" || n.Name == "title" {
			words = append(words, xmlwork.Word(n.Element))
		}
	}
	r.Put(citation.FieldEventTitle, strings.Trim(strings.Join(words, " "), " ,;("), e.At, "meeting")
	for where := range e.Children("placeName", "address", "settlement") {
		text := strings.Join(xmlwork.Words(where, "settlement", "region", "country", "addrLine"), ", ")
		if text == "" {
			text = xmlwork.Word(where)
		}
		r.Put(citation.FieldEventPlace, text, where.At, "meeting/"+where.Name)
	}
	if d := e.Child("date"); d != nil {
		r.date(d, citation.FieldEventDate)
	}
}

// series reads the series that a work is in.
func (r *reader) series(e *source.Element) {
	r.titles(e, citation.FieldSeries)
	for scope := range e.Children("biblScope") {
		r.Put(citation.FieldSeriesNumber, xmlwork.Word(scope), scope.Inner(), "series/biblScope")
	}
	r.people(e, citation.FieldCollectionEditor, citation.FieldCollectionEditor)
	for id := range e.Children("idno") {
		if strings.HasSuffix(strings.ToUpper(id.Attr("type")), "ISSN") {
			r.Identify("issn", id.Text(), id.Inner(), "series/idno")
		} else {
			r.Keep("series/idno "+id.Attr("type"), xmlwork.Word(id))
		}
	}
}
