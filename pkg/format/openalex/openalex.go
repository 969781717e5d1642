// Package openalex reads the works of OpenAlex: one work, pages of results, and the lines of its snapshot (docs.openalex.org, "Work object").
package openalex

import (
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

const name = "openalex"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"openalex-json"}, Extensions: []string{"json", "jsonl"},
		Summary: "OpenAlex: works, results and snapshot lines",
		Extractor: jsonwork.Form{
			Name: name, List: jsontext.List{Wrappers: []string{"results"}}, Look: look, Read: read,
			Late: map[citation.Field]string{citation.FieldKeyword: ""},
		},
	}
}

// look knows a work by its address at OpenAlex, which begins with a W.
func look(v jsontext.Value) (format.Score, string) {
	for member, value := range v.Members() {
		switch member {
		case "id":
			if strings.Contains(value.String(), "openalex.org/W") {
				return format.Signed, "id " + value.String()
			}
		case "ids":
			if id := value.Get("openalex").String(); strings.Contains(id, "openalex.org/W") {
				return format.Signed, "ids.openalex " + id
			}
		case "authorships", "abstract_inverted_index":
			return format.Signed, "member " + member
		}
	}
	return format.No, ""
}

// read reads a work. The type comes first, because where a work stands depends on it.
func read(r *jsonwork.Reader, v jsontext.Value) {
	location, kind := v.Get("primary_location"), v.Get("type")
	if kind.Kind() == jsontext.String {
		switch t, source := kind.String(), location.Get("source", "type"); {
		case t == "article" && (source.String() == "conference" || v.Get("type_crossref").String() == "proceedings-article"):
			r.Add(citation.FieldType, citation.PaperConference, r.At(kind), "type")
		default:
			r.Type(kind, types, "type")
			if genre := genres[t]; genre != "" {
				r.Add(citation.FieldGenre, citation.Text(genre), r.At(kind), "type")
			}
		}
	}
	r.Members(v, members, "")
	if d := r.Citation(); !d.Has(citation.FieldIssued) {
		r.PutAll(citation.FieldIssued, v.Get("publication_year"), "publication_year")
	}
	funding(r, v)
}

// identifiers reads the object of a work's identifiers, each an address.
func identifiers(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for member, value := range v.Members() {
		scheme, known := schemes[member]
		if !known {
			r.KeepValue(rule+"."+member, value)
		} else if id, err := scheme.Parse(value.String()); err == nil {
			r.Add(scheme.Field(), id, r.At(value), rule+"."+member)
		} else {
			r.KeepValue(rule+"."+member, value)
		}
	}
}

// authors reads the authorships. OpenAlex has a name as it knows the person
// and, as raw_author_name, as the work spells it, often in initials.
func authors(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for a := range v.Items() {
		var c citation.Credit
		var raw string
		for member, value := range a.Members() {
			switch member {
			case "author":
				c.Name = named(value.Get("display_name").String())
				jsonwork.Identify(&c, citation.SchemeORCID, value.Get("orcid").String())
			case "raw_author_name":
				raw = jsonwork.Word(value)
			case "raw_affiliation_strings":
				jsonwork.Affiliate(&c, value, "")
			}
		}
		if c.Name == (citation.Name{}) {
			c.Name = named(raw)
		} else if raw != "" && citation.Fold(raw) != citation.Fold(c.Name.String()) {
			r.Keep("raw_author_name", raw)
		}
		if len(c.Affiliations) == 0 {
			jsonwork.Affiliate(&c, a.Get("institutions"), "display_name")
		}
		r.Person(citation.FieldAuthor, c, a, rule)
	}
}

func named(text string) citation.Name {
	n, _ := citation.ParseName(text)
	return n
}

// abstract puts the words of an inverted index, each with its places in the
// text, back in order: {"on": [1, 4], "notes": [0]}. Places that no word has are passed over.
func abstract(r *jsonwork.Reader, v jsontext.Value, rule string) {
	const most = 1 << 16 // words
	var words []string
	for word, places := range v.Members() {
		for place := range places.Items() {
			n, err := strconv.Atoi(place.String())
			if err != nil || n < 0 || n >= most {
				continue
			}
			for len(words) <= n {
				words = append(words, "")
			}
			words[n] = word
		}
	}
	var b strings.Builder
	for _, word := range words {
		if word != "" && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	r.PutOne(citation.FieldAbstract, b.String(), r.At(v), rule)
}

// biblio reads volume, issue and pages.
func biblio(r *jsonwork.Reader, v jsontext.Value, rule string) {
	var first, last jsontext.Value
	for member, value := range v.Members() {
		switch member {
		case "first_page":
			first = value
		case "last_page":
			last = value
		case "volume":
			r.PutAll(citation.FieldVolume, value, rule+".volume")
		case "issue":
			r.PutAll(citation.FieldIssue, value, rule+".issue")
		default:
			r.KeepValue(rule+"."+member, value)
		}
	}
	if pages, err := citation.MakePages(first.String(), last.String()); err == nil {
		r.Add(citation.FieldPages, pages, r.At(v), rule+".first_page")
	}
}

// location reads where the work is published.
func location(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for member, value := range v.Members() {
		switch at := rule + "." + member; member {
		case "source":
			venue(r, value, at)
		case "landing_page_url":
			if !strings.Contains(value.String(), "://doi.org/") { // the DOI says that already
				r.PutAll(citation.FieldURL, value, at)
			}
		case "raw_source_name": // what the publisher calls it, for sources that OpenAlex does not know
			switch {
			case v.Get("source").Kind() == jsontext.Object:
			case r.Citation().Type.InPeriodical():
				r.PutAll(citation.FieldJournal, value, at)
			default:
				r.KeepValue(at, value)
			}
		case "license":
			r.KeepValue(at, value)
		case "pdf_url":
			fullText(r, value, at)
		}
	}
}

// otherLocation takes the full text of where it is free.
func otherLocation(r *jsonwork.Reader, v jsontext.Value, rule string) {
	fullText(r, v.Get("pdf_url"), rule+".pdf_url")
}

func fullText(r *jsonwork.Reader, v jsontext.Value, rule string) {
	if link, err := citation.ParseLink(v.String()); err == nil {
		link.Rel, link.Type = "fulltext", "application/pdf"
		r.Add(citation.FieldFullText, link, r.At(v), rule)
	}
}

// venue reads a source. A repository is no container but an archive; a platform
// of electronic books ("Springer eBooks") is not the book that a chapter is of.
func venue(r *jsonwork.Reader, v jsontext.Value, rule string) {
	title := v.Get("display_name")
	switch kind := v.Get("type").String(); kind {
	case "repository":
		r.PutAll(citation.FieldArchive, title, rule+".display_name")
	case "ebook platform", "metadata", "other":
		r.KeepValue(rule+".display_name", title)
	case "book series":
		r.PutAll(citation.FieldSeries, title, rule+".display_name")
	default:
		r.PutAll(citation.FieldJournal, title, rule+".display_name")
	}
	r.PutAll(citation.FieldJournalShort, v.Get("abbreviated_title"), rule+".abbreviated_title")
	r.PutAll(citation.FieldISSN, v.Get("issn"), rule+".issn")
	r.PutAll(citation.FieldISSN, v.Get("issn_l"), rule+".issn_l")
	r.PutAll(citation.FieldPublisher, v.Get("host_organization_name"), rule+".host_organization_name")
}

// keywords reads objects with the name of a keyword each.
func keywords(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for k := range v.Items() {
		word := k.Get("display_name")
		if word == "" {
			word = k.Get("keyword")
		}
		r.PutAll(citation.FieldKeyword, word, rule)
	}
}

// headings reads the medical subject headings of PubMed. Qualifiers are kept.
func headings(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for h := range v.Items() {
		term := jsonwork.Word(h.Get("descriptor_name"))
		if term == "" {
			continue
		}
		if q := jsonwork.Word(h.Get("qualifier_name")); q != "" {
			r.Keep(rule, term+"/"+q)
		}
		r.Add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: "MeSH", Major: h.Get("is_major_topic").String() == "true"}, r.At(h), rule)
	}
}

// funding joins funders and their grants, in the order in which they are met.
func funding(r *jsonwork.Reader, v jsontext.Value) {
	awards := v.Get("awards")
	if awards.First() == "" {
		awards = v.Get("grants")
	}
	var funders []string
	grants := make(map[string][]string)
	for a := range awards.Items() {
		funder, id := jsonwork.Word(a.Get("funder_display_name")), jsonwork.Word(a.Get("funder_award_id"))
		if id == "" {
			id = jsonwork.Word(a.Get("award_id"))
		}
		if _, seen := grants[funder]; !seen {
			funders = append(funders, funder)
			grants[funder] = nil
		}
		if id != "" {
			grants[funder] = append(grants[funder], id)
		}
	}
	for i, funder := range funders {
		if ids := grants[funder]; len(ids) > 0 {
			funders[i] += " (" + strings.Join(ids, ", ") + ")"
		}
	}
	if text := strings.TrimSpace(strings.Join(funders, "; ")); text != "" {
		r.Add(citation.FieldFunding, citation.EscapeText(text), r.At(awards), "awards")
	}
}

// workID reads the address of the work at OpenAlex.
func workID(r *jsonwork.Reader, v jsontext.Value, rule string) {
	if id, err := citation.SchemeOpenAlex.Parse(v.String()); err == nil {
		r.Add(citation.FieldOtherID, id, r.At(v), rule)
	}
}

// retracted says so where it is so. It rests on the record: "true" by itself says nothing.
func retracted(r *jsonwork.Reader, v jsontext.Value, rule string) {
	if v.String() == "true" {
		r.Add(citation.FieldStatus, citation.Text("Retracted"), r.Record.At, rule)
	}
}
