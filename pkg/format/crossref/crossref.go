// Package crossref reads the works of the REST API of Crossref: answers with one work or a list, and works by themselves (api.crossref.org, format version 1.0.0).
package crossref

import (
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

const name = "crossref"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"crossref-json"}, Extensions: []string{"json"},
		Summary: "Crossref REST API: works and lists of works",
		Extractor: jsonwork.Form{
			Name: name, List: jsontext.List{Wrappers: []string{"message/items", "items"}},
			Look: look, Works: works, Read: read, Holds: []string{"message"},
			Late: map[citation.Field]string{citation.FieldPublisher: "type"}, // of a preprint it is who registered it
		},
	}
}

// look knows an answer by its message type, and a work by what Crossref counts
// of it beside a type and a title of the API: CSL-JSON that Crossref gives out
// has the counts, too, but a title that is no list.
func look(v jsontext.Value) (format.Score, string) {
	typed, counted, listed, numbered := false, false, false, false
	for name, value := range v.Members() {
		switch name {
		case "message-type":
			if strings.HasPrefix(value.String(), "work") {
				return format.Signed, "message-type \"" + value.String() + "\""
			}
			return format.No, ""
		case "type":
			typed = types[value.String()] != ""
		case "reference-count", "is-referenced-by-count", "content-domain", "member", "deposited":
			counted = true
		case "title":
			listed = value.Kind() == jsontext.Array
		case "DOI":
			numbered = true
		}
	}
	switch {
	case counted && listed, counted && typed:
		return format.Signed, "a work with the counts of Crossref"
	case typed && listed, numbered && listed: // the second where somebody has asked for some members only
		return format.Shaped, "a work with a list of titles, as Crossref has it"
	}
	return format.No, ""
}

// works gives the work in an answer.
func works(v jsontext.Value) iter.Seq[jsontext.Value] {
	if message := v.Get("message"); message.Kind() == jsontext.Object {
		return func(yield func(jsontext.Value) bool) { yield(message) }
	}
	return func(yield func(jsontext.Value) bool) { yield(v) }
}

// read reads a work. What depends on its type, and the best of several dates,
// is decided when all members have been seen.
func read(r *jsonwork.Reader, v jsontext.Value) {
	seen := make(map[string]jsontext.Value, len(late))
	for member, value := range v.Members() {
		if late[member] {
			seen[member] = value
		}
	}
	kind(r, seen["type"], seen["subtype"])
	title(r, seen["title"], seen["subtitle"])
	containers(r, seen["container-title"])
	dates(r, seen)
	r.Members(v, members, "")
	for project := range seen["project"].Items() {
		grant(r, project)
	}
	c := r.Citation()
	for body := range seen["institution"].Items() { // of a thesis the university, of a preprint the server
		if c.Type == citation.Thesis || c.Type == citation.Article {
			if c.Type == citation.Article && c.In.Publisher != "" {
				r.PutOne(citation.FieldArchive, body.Get("name").String(), r.At(body), "institution")
				continue
			}
			r.Keep("publisher", c.In.Publisher) // who registered the work
			c.In.Publisher = ""
		}
		r.PutOne(citation.FieldPublisher, body.Get("name").String(), r.At(body), "institution")
		r.PutAll(citation.FieldPublisherPlace, body.Get("place"), "institution.place")
		r.KeepValue("institution.department", body.Get("department"))
	}
}

// grant reads the project that a grant is for: its title, and who leads it.
func grant(r *jsonwork.Reader, project jsontext.Value) {
	for t := range project.Get("project-title").Items() {
		r.PutAll(citation.FieldTitle, t.Get("title"), "project.project-title")
	}
	for _, member := range []string{"lead-investigator", "co-lead-investigator", "investigator"} {
		people(citation.FieldAuthor)(r, project.Get(member), "project."+member)
	}
	for t := range project.Get("project-description").Items() {
		r.PutAll(citation.FieldAbstract, t.Get("description"), "project.project-description")
	}
	start := jsonwork.Parts(project.Get("award-start", "date-parts"))
	if start.Known() && !r.Citation().Has(citation.FieldIssued) {
		r.Add(citation.FieldIssued, start, r.At(project.Get("award-start")), "project.award-start")
	}
	r.PutAll(citation.FieldFunding, project.Get("funding", "funder", "name"), "project.funding")
}

// late are the members that read does not leave to the table.
var late = map[string]bool{
	"type": true, "subtype": true, "title": true, "subtitle": true, "container-title": true, "institution": true, "project": true,
	"published-print": true, "published-online": true, "published-other": true, "published": true, "issued": true, "posted": true,
}

func kind(r *jsonwork.Reader, v, subtype jsontext.Value) {
	r.Type(v, types, "type")
	if genre := genres[v.String()]; genre != "" {
		r.Add(citation.FieldGenre, citation.Text(genre), r.At(v), "type")
	} else if text := subtype.String(); text != "" {
		r.PutOne(citation.FieldGenre, strings.ToUpper(text[:1])+text[1:], r.At(subtype), "subtype")
	}
}

// title joins title and subtitle, unless the title has the subtitle already.
func title(r *jsonwork.Reader, v, subtitle jsontext.Value) {
	main := jsonwork.Title(v.First().String())
	if main == "" {
		return
	}
	at := r.At(v.First())
	if sub := jsonwork.Title(subtitle.First().String()); sub != "" && !strings.Contains(citation.Fold(string(main)), citation.Fold(string(sub))) {
		joint := citation.Text(": ")
		if strings.HasSuffix(string(main), ":") || strings.HasSuffix(string(main), "?") {
			joint = " "
		}
		main += joint + sub
		if end := r.At(subtitle.First()); !end.Nowhere() { // the two may stand in either order
			at.Start, at.End = min(at.Start, end.Start), max(at.End, end.End)
		}
	}
	r.Add(citation.FieldTitle, main, at, "title")
	first := true
	for other := range v.Items() {
		if !first {
			r.KeepValue("title", other)
		}
		first = false
	}
}

// containers tells the book from the series, which Crossref has in one list
// and in either order. The container of a book is always its series.
func containers(r *jsonwork.Reader, v jsontext.Value) {
	var list []jsontext.Value
	for item := range v.Items() {
		list = append(list, item)
	}
	t := r.Citation().Type
	if len(list) > 1 && t.InBook() && isSeries(list[0].String()) && !isSeries(list[1].String()) {
		list[0], list[1] = list[1], list[0]
	}
	for i, item := range list {
		f := citation.FieldJournal
		if i > 0 && t.InBook() || t == citation.Book {
			f = citation.FieldSeries
		}
		r.PutOne(f, item.String(), r.At(item), "container-title")
	}
}

// isSeries reports whether a title has a word that series have and single books hardly ever.
func isSeries(title string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(title)) {
		if seriesWords[strings.Trim(word, ",.:;()")] {
			return true
		}
	}
	return false
}

// dates takes the day of publication in print before that online before any
// other, and keeps that online.
func dates(r *jsonwork.Reader, seen map[string]jsontext.Value) {
	for _, member := range []string{"published-print", "posted", "published-online", "published-other", "published", "issued"} {
		v := seen[member]
		if d := jsonwork.Parts(v.Get("date-parts")); d.Known() {
			if r.Citation().Issued() == (citation.Date{}) {
				r.Add(citation.FieldIssued, d, r.At(v), member)
			}
			if member == "published-online" {
				r.Add(citation.FieldOnline, d, r.At(v), member)
			}
		}
	}
}

// date reads {"date-parts": [[2021, 5, 1]]}.
func date(f citation.Field) func(*jsonwork.Reader, jsontext.Value, string) {
	return func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		if d := jsonwork.Parts(v.Get("date-parts")); d.Known() {
			r.Add(f, d, r.At(v), rule)
		}
	}
}

// people reads a list of contributors of one role.
func people(role citation.Field) func(*jsonwork.Reader, jsontext.Value, string) {
	return func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		for who := range v.Items() {
			if role == citation.NoField {
				r.Keep(rule, person(who).Name.Sorted())
				continue
			}
			r.Person(role, person(who), who, rule)
		}
	}
}

// reviewers are the authors of a review. For another work CSL has no role for them.
func reviewers(r *jsonwork.Reader, v jsontext.Value, rule string) {
	role := citation.NoField
	if r.Citation().Type == citation.Review {
		role = citation.FieldAuthor
	}
	people(role)(r, v, rule)
}

// person reads a contributor: one with a family name, or a body with a name.
func person(v jsontext.Value) (c citation.Credit) {
	for member, value := range v.Members() {
		switch member {
		case "family":
			c.Name.Family = jsonwork.Word(value)
		case "given":
			c.Name.Given = jsonwork.Word(value)
		case "suffix":
			c.Name.Suffix = jsonwork.Word(value)
		case "name", "literal":
			c.Name.Literal = jsonwork.Word(value)
		case "ORCID":
			jsonwork.Identify(&c, citation.SchemeORCID, value.String())
		case "affiliation":
			jsonwork.Affiliate(&c, value, "name")
		}
	}
	if c.Name.Family != "" {
		c.Name.Literal = ""
	} else if c.Name.Literal == "" { // one name only
		c.Name.Literal, c.Name.Given = c.Name.Given, ""
	}
	return c
}

// links reads objects with an address each.
func links(f citation.Field, rel, media string) func(*jsonwork.Reader, jsontext.Value, string) {
	return func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		for item := range v.Items() {
			address := item.Get("URL")
			if link, err := citation.ParseLink(address.String()); err == nil {
				link.Rel = rel
				if t := item.Get(media).String(); strings.Contains(t, "/") {
					link.Type = t
				}
				r.Add(f, link, r.At(address), rule)
			} else {
				r.KeepValue(rule, address)
			}
		}
	}
}

// event reads {"name", "location", "start", "end"}; the rest of it is kept.
func event(r *jsonwork.Reader, v jsontext.Value, rule string) {
	r.Members(v, eventMembers, rule+".")
	start, end := jsonwork.Parts(v.Get("start", "date-parts")), jsonwork.Parts(v.Get("end", "date-parts"))
	if end.Moment != start.Moment {
		start.End = end.Moment
	}
	if start.Known() {
		r.Add(citation.FieldEventDate, start, r.At(v), rule+".start")
	}
}

// funders joins the funders and their grants: "Name (grant, grant); Name".
func funders(r *jsonwork.Reader, v jsontext.Value, rule string) {
	var list []string
	for funder := range v.Items() {
		text := jsonwork.Word(funder.Get("name"))
		var awards []string
		for award := range funder.Get("award").Items() {
			awards = append(awards, jsonwork.Word(award))
		}
		if len(awards) > 0 {
			text += " (" + strings.Join(awards, ", ") + ")"
		}
		if text != "" {
			list = append(list, text)
		}
	}
	if len(list) > 0 {
		r.Add(citation.FieldFunding, citation.EscapeText(strings.Join(list, "; ")), r.At(v), rule)
	}
}

// resource reads where a DOI leads to.
func resource(r *jsonwork.Reader, v jsontext.Value, rule string) {
	r.PutAll(citation.FieldURL, v.Get("primary", "URL"), rule)
}

// journalIssue reads the issue where the work has no number of it itself.
func journalIssue(r *jsonwork.Reader, v jsontext.Value, rule string) {
	r.PutAll(citation.FieldIssue, v.Get("issue"), rule)
}
