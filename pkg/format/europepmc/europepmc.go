// Package europepmc reads the JSON of Europe PMC: answers to searches, results by themselves, lite and core (Articles RESTful API, 6.9).
package europepmc

import (
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

const name = "europepmc"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"europepmc-json"}, Extensions: []string{"json"},
		Summary: "Europe PMC: searches and results as JSON",
		Extractor: jsonwork.Form{
			Name: name, List: jsontext.List{Wrappers: []string{"resultList/result"}}, Look: look, Works: result, Read: read, Holds: []string{"result", "full"},
			Late: map[citation.Field]string{citation.FieldAuthor: "authorList", citation.FieldType: "pubTypeList", citation.FieldKeyword: ""},
		},
	}
}

// result gives the result in an answer for one, or in what programs save of a search.
func result(v jsontext.Value) iter.Seq[jsontext.Value] {
	for _, wrapper := range []string{"result", "full"} {
		if inner := v.Get(wrapper); inner.Kind() == jsontext.Object {
			v = inner
		}
	}
	return func(yield func(jsontext.Value) bool) { yield(v) }
}

// look knows a result by members that no other form has.
func look(v jsontext.Value) (format.Score, string) {
	for inner := range result(v) {
		marks := 0
		for member := range inner.Members() {
			switch member {
			case "source", "authorString", "pubYear", "journalInfo", "abstractText", "pageInfo", "journalTitle", "inEPMC", "hasTextMinedTerms":
				marks++
			}
		}
		if marks >= 3 {
			return format.Signed, "members of Europe PMC's results"
		}
	}
	return format.No, ""
}

// read reads a result. The authors of a core result stand in parts; those of a
// lite one in a sentence.
func read(r *jsonwork.Reader, v jsontext.Value) {
	kind(r, v)
	r.PutAll(citation.FieldIssued, v.Get("journalInfo", "dateOfPublication"), "journalInfo.dateOfPublication")
	if v.Get("source").String() == "PPR" { // of a preprint the day it was posted
		r.PutAll(citation.FieldIssued, v.Get("firstPublicationDate"), "firstPublicationDate")
	}
	r.Members(v, members, "")
	if sentence := v.Get("authorString"); !r.Citation().HasCredit(citation.FieldAuthor) && sentence.String() != "" {
		names, err := citation.ParseNames(strings.TrimSuffix(sentence.String(), "."))
		for _, n := range names {
			r.Add(citation.FieldAuthor, citation.Credit{Name: n}, r.At(sentence), "authorString")
		}
		if err != nil {
			r.KeepValue("authorString", sentence)
		}
	}
	for _, member := range []string{"pubYear", "firstPublicationDate"} {
		if !r.Citation().Has(citation.FieldIssued) {
			r.PutAll(citation.FieldIssued, v.Get(member), member)
		}
	}
}

// kind finds the type: what stands first in the table of those stated, else
// what the source says.
func kind(r *jsonwork.Reader, v jsontext.Value) {
	stated := make(map[string]jsontext.Value)
	for item := range v.Get("pubTypeList", "pubType").Items() {
		stated[strings.ToLower(item.String())] = item
		r.KeepValue("pubType", item)
	}
	if lite := v.Get("pubType"); lite != "" {
		for word := range strings.SplitSeq(lite.String(), ";") {
			stated[strings.ToLower(strings.TrimSpace(word))] = lite
		}
		r.KeepValue("pubType", lite)
	}
	for _, t := range types {
		if item, ok := stated[t.name]; ok {
			r.Add(citation.FieldType, t.type_, r.At(item), "pubType")
			if t.genre != "" {
				r.Add(citation.FieldGenre, citation.Text(t.genre), r.At(item), "pubType")
			}
			return
		}
	}
	source := v.Get("source")
	if t := sources[source.String()]; t != "" {
		r.Add(citation.FieldType, t, r.At(source), "source")
	}
}

// people reads the authors of a core result.
func people(role citation.Field) func(*jsonwork.Reader, jsontext.Value, string) {
	return func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		for who := range v.Items() {
			var c citation.Credit
			var whole string
			for member, value := range who.Members() {
				switch member {
				case "lastName":
					c.Name.Family = jsonwork.Word(value)
				case "firstName":
					c.Name.Given = jsonwork.Word(value)
				case "initials":
					if c.Name.Given == "" {
						c.Name.Given = jsonwork.Word(value)
					}
				case "suffix":
					c.Name.Suffix = jsonwork.Word(value)
				case "collectiveName":
					c.Name.Literal = jsonwork.Word(value)
				case "fullName":
					whole = value.String()
				case "authorId":
					for _, key := range []string{"value", "#text"} { // of the API, and of its XML turned into JSON
						jsonwork.Identify(&c, citation.SchemeORCID, value.Get(key).String())
					}
				case "authorAffiliationDetailsList":
					jsonwork.Affiliate(&c, value.Get("authorAffiliation"), "affiliation")
				case "affiliation":
					jsonwork.Affiliate(&c, value, "")
				}
			}
			if c.Name.Family == "" && c.Name.Literal == "" {
				c.Name, _ = citation.ParseName(whole)
			} else if c.Name.Family != "" {
				c.Name.Literal = ""
			} else {
				c.Name = citation.Name{Literal: c.Name.Literal}
			}
			r.Person(role, c, who, rule)
		}
	}
}

// serials reads ISSNs, of which a lite result has several in a string.
func serials(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for part := range strings.SplitSeq(v.String(), ";") {
		r.Put(citation.FieldISSN, part, r.At(v), rule)
	}
}

// headings reads the medical subject headings; qualifiers are kept.
func headings(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for h := range v.Items() {
		term := jsonwork.Word(h.Get("descriptorName"))
		if term == "" {
			continue
		}
		for q := range h.Get("meshQualifierList", "meshQualifier").Items() {
			r.Keep(rule, term+"/"+jsonwork.Word(q.Get("qualifierName")))
		}
		r.Add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: "MeSH", Major: h.Get("majorTopic_YN").String() == "Y"}, r.At(h), rule)
	}
}

// grants joins the agencies and their grants: "Agency (number); Agency".
func grants(r *jsonwork.Reader, v jsontext.Value, rule string) {
	var list []string
	for g := range v.Items() {
		text := jsonwork.Word(g.Get("agency"))
		if id := jsonwork.Word(g.Get("grantId")); id != "" {
			text += " (" + id + ")"
		}
		if text != "" {
			list = append(list, text)
		}
	}
	if len(list) > 0 {
		r.Add(citation.FieldFunding, citation.EscapeText(strings.Join(list, "; ")), r.At(v), rule)
	}
}

// fullTexts reads where the text stands; the DOI's address says what the DOI says.
func fullTexts(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for t := range v.Items() {
		address, style := t.Get("url"), t.Get("documentStyle").String()
		if link, err := citation.ParseLink(address.String()); err == nil && style != "doi" {
			link.Rel = "fulltext"
			if style == "pdf" {
				link.Type = "application/pdf"
			}
			r.Add(citation.FieldFullText, link, r.At(address), rule)
		}
	}
}
