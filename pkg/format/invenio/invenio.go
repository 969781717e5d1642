// Package invenio reads the records of repositories that run InvenioRDM, and of Zenodo before it did: one record, answers to searches, deposits.
package invenio

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

const name = "invenio"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"inveniordm", "zenodo"}, Extensions: []string{"json"},
		Summary: "InvenioRDM and Zenodo: records and searches",
		Extractor: jsonwork.Form{
			Name: name, List: jsontext.List{Wrappers: []string{"hits/hits"}}, Look: look, Read: read, Holds: []string{"metadata"},
		},
	}
}

// look knows a record by the members around its metadata, or by the metadata's
// own names for people and types.
func look(v jsontext.Value) (format.Score, string) {
	marks := 0
	for member, value := range v.Members() {
		switch member {
		case "conceptrecid", "conceptdoi", "custom_fields", "pids":
			marks++
		case "metadata":
			if value.Get("creators", "person_or_org") != "" {
				return format.Signed, "metadata.creators.person_or_org"
			}
			if value.Get("creators") != "" && (value.Get("resource_type") != "" || value.Get("upload_type") != "") {
				return format.Signed, "metadata.creators and resource_type"
			}
			marks++
		}
	}
	if marks > 1 {
		return format.Signed, "members of an InvenioRDM record"
	}
	return format.No, ""
}

// read reads a record: what is around the metadata, the metadata, and the
// fields that a repository adds.
func read(r *jsonwork.Reader, v jsontext.Value) {
	metadata := v.Get("metadata")
	kind(r, metadata)
	title(r, metadata)
	r.Members(metadata, members, "")
	r.Members(v, around, "")
	r.Members(v.Get("custom_fields"), custom, "custom_fields.")
	thesis(r, metadata)
}

// kind reads the type: "publication-article", or in two parts as Zenodo had it.
func kind(r *jsonwork.Reader, metadata jsontext.Value) {
	stated := metadata.Get("resource_type")
	word, at := stated.Get("id").String(), stated
	if word == "" {
		word = strings.TrimRight(stated.Get("type").String()+"-"+stated.Get("subtype").String(), "-")
	}
	if upload := metadata.Get("upload_type"); word == "" && upload != "" {
		word, at = upload.String(), upload
		for _, more := range []string{"publication_type", "image_type"} {
			if part := metadata.Get(more).String(); part != "" {
				word += "-" + part
			}
		}
	}
	if word == "" {
		return
	}
	t, known := types[word]
	if general, _, parted := strings.Cut(word, "-"); !known && parted {
		t, known = types[general]
	}
	if !known {
		t = citation.Document
		r.Remark(diag.UnknownType, r.At(at), citation.FieldType, "type %q is not known; took \"document\"", word)
	}
	r.Add(citation.FieldType, t, r.At(at), "resource_type")
	r.Keep("resource_type", word)
}

// title joins the title with its subtitle.
func title(r *jsonwork.Reader, metadata jsontext.Value) {
	main, at := jsonwork.Title(metadata.Get("title").String()), r.At(metadata.Get("title"))
	for item := range metadata.Get("additional_titles").Items() {
		text := item.Get("title")
		switch kind := item.Get("type", "id").String(); {
		case kind == "subtitle" && main != "" && !strings.Contains(string(main), string(jsonwork.Title(text.String()))):
			main += ": " + jsonwork.Title(text.String())
			at.End = max(at.End, r.At(text).End)
		case kind == "translated-title":
			lang, _ := citation.ParseLanguage(item.Get("lang", "id").String())
			r.Add(citation.FieldTranslatedTitle, citation.Title{Text: jsonwork.Title(text.String()), Language: lang}, r.At(text), "additional_titles")
		default:
			r.KeepValue("additional_titles."+kind, text)
		}
	}
	if main != "" {
		r.Add(citation.FieldTitle, main, at, "title")
	}
}

// thesis takes the university for the publisher of a thesis.
func thesis(r *jsonwork.Reader, metadata jsontext.Value) {
	if r.Citation().Type == citation.Thesis && !r.Citation().Has(citation.FieldPublisher) {
		for _, v := range []jsontext.Value{metadata.Get("thesis", "university"), metadata.Get("thesis_university")} {
			r.PutAll(citation.FieldPublisher, v, "thesis.university")
		}
	}
}

// people is a row for creators, or contributors, whose role is theirs.
func people(role citation.Field) jsonwork.Row {
	return jsonwork.Row{Read: func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		for who := range v.Items() {
			field := role
			if role == citation.FieldContributor {
				word := strings.ToLower(who.Get("role", "id").String() + who.Get("type").String())
				if known, ok := roles[word]; ok {
					field = known
				} else if word != "" {
					r.Keep(rule+"."+word, jsonwork.Word(who.Get("person_or_org", "name"))+jsonwork.Word(who.Get("name")))
				}
			}
			r.Person(field, credit(who), who, rule)
		}
	}}
}

func credit(who jsontext.Value) (c citation.Credit) {
	jsonwork.Affiliate(&c, who.Get("affiliations"), "name")
	jsonwork.Affiliate(&c, who.Get("affiliation"), "name")
	jsonwork.Identify(&c, citation.SchemeORCID, who.Get("orcid").String())
	if inner := who.Get("person_or_org"); inner != "" {
		who = inner
	}
	for id := range who.Get("identifiers").Items() {
		jsonwork.Identify(&c, citation.SchemeNamed(id.Get("scheme").String()), id.Get("identifier").String())
	}
	whole, family := jsonwork.Word(who.Get("name")), jsonwork.Word(who.Get("family_name"))
	switch {
	case who.Get("type").String() == "organizational":
		c.Name.Literal = whole
	case family != "":
		c.Name = citation.Name{Family: family, Given: jsonwork.Word(who.Get("given_name"))}
	default:
		c.Name = citation.InvertedName(whole)
	}
	return c
}

// identifiers is for identifiers with their scheme: of the work, or of what it is tied to.
func identifiers(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		value, scheme := item.Get("identifier"), item.Get("scheme").String()
		relation := strings.ToLower(item.Get("relation_type", "id").String() + item.Get("relation").String())
		f := citation.SchemeNamed(scheme).Field()
		within := relation == "ispartof" || relation == "ispublishedin"
		switch {
		case relation == "" && f != citation.FieldOtherID, within && (f == citation.FieldISSN || f == citation.FieldISBN):
			r.PutAll(f, value, rule+"."+scheme)
		case relation == "" && f == citation.FieldOtherID:
			if id, err := citation.SchemeNamed(scheme).Parse(value.String()); err == nil {
				r.Add(f, id, r.At(value), rule+"."+scheme)
			}
		default:
			r.KeepValue(strings.TrimRight(rule+"."+relation+" "+scheme, ". "), value)
		}
	}
}

// pids reads the persistent identifiers, each a member named by its scheme.
func pids(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for scheme, value := range v.Members() {
		if f := citation.SchemeNamed(scheme).Field(); f != citation.FieldOtherID {
			r.PutAll(f, value.Get("identifier"), rule+"."+scheme)
		} else {
			r.KeepValue(rule+"."+scheme, value.Get("identifier"))
		}
	}
}

// subjects reads terms, of a vocabulary or free.
func subjects(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		term := item.Get("subject")
		if term == "" {
			term = item.Get("term")
		}
		if word := jsonwork.Word(term); word != "" {
			r.Add(citation.FieldKeyword, citation.Keyword{Term: word, Vocabulary: item.Get("scheme").String()}, r.At(term), rule)
		} else {
			r.KeepValue(rule, item.Get("id"))
		}
	}
}

// dates reads further dates by their types.
func dates(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		kind := strings.ToLower(item.Get("type", "id").String() + item.Get("type").String())
		if f, known := dateFields[kind]; known {
			r.PutAll(f, item.Get("date"), rule+"."+kind)
		} else {
			r.KeepValue(rule+"."+kind, item.Get("date"))
		}
	}
}

// languages takes the first language; others are kept.
func languages(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		if id := item.Get("id"); item.Kind() == jsontext.Object {
			item = id
		}
		r.PutAll(citation.FieldLanguage, item, rule)
	}
}

// rights reads licences: their addresses, and their names.
func rights(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		for _, link := range []jsontext.Value{item.Get("link"), item.Get("props", "url")} {
			r.PutAll(citation.FieldLicense, link, rule)
		}
		if id := item.Get("id"); item.Kind() == jsontext.Object {
			item = id
		}
		r.KeepValue(rule, item)
	}
}

// sizes reads how many pages there are; other sizes are kept.
func sizes(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		if n, cut := strings.CutSuffix(item.String(), " pages"); cut && strings.Trim(n, "0123456789") == "" {
			r.PutOne(citation.FieldNumberOfPages, n, r.At(item), rule)
		} else {
			r.KeepValue(rule, item)
		}
	}
}

// funding reads who paid, with the number of the grant: "Name (grant); Name".
func funding(r *jsonwork.Reader, v jsontext.Value, rule string) {
	var list []string
	for item := range v.Items() {
		text := jsonwork.Word(item.Get("funder", "name"))
		number := jsonwork.Word(item.Get("award", "number")) + jsonwork.Word(item.Get("code"))
		if number != "" {
			text = strings.TrimSpace(text + " (" + number + ")")
		}
		if text != "" {
			list = append(list, text)
		}
	}
	if len(list) > 0 {
		r.Add(citation.FieldFunding, citation.EscapeText(strings.Join(list, "; ")), r.At(v), rule)
	}
}

// descriptions keeps what is said beside the abstract.
func descriptions(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		r.Keep(rule+"."+item.Get("type", "id").String(), citation.FromHTML(item.Get("description").String()).Plain())
	}
}

// notes reads what is noted, which may be HTML.
func notes(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for item := range v.Items() {
		if text := citation.FromHTML(item.String()); text != "" {
			r.Add(citation.FieldNote, text, r.At(item), rule)
		}
	}
}

// links takes the address of the record's own page.
func links(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for _, member := range []string{"self_html", "html", "record_html"} {
		if page := v.Get(member); page != "" {
			r.PutAll(citation.FieldURL, page, rule+"."+member)
			return
		}
	}
}
