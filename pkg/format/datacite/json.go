package datacite

import (
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

const nameJSON = "datacite"

// Format is the row of the catalogue for JSON.
func Format() format.Format {
	return format.Format{
		Name: nameJSON, Aliases: []string{"datacite-json"}, Extensions: []string{"json"},
		Summary: "DataCite JSON: REST API answers and plain metadata",
		Extractor: jsonwork.Form{
			Name: nameJSON, List: jsontext.List{Wrappers: []string{"data"}}, Look: look, Works: attributes, Read: readJSON, Holds: []string{"data", "attributes"},
		},
	}
}

// attributes gives the properties in an answer of the REST API.
func attributes(v jsontext.Value) iter.Seq[jsontext.Value] {
	if data := v.Get("data"); data != "" {
		v = data
	}
	if inner := v.Get("attributes"); inner != "" {
		v = inner
	}
	return func(yield func(jsontext.Value) bool) { yield(v) }
}

// look knows the properties by names that no other form has together.
func look(v jsontext.Value) (format.Score, string) {
	for inner := range attributes(v) {
		v = inner
	}
	marks := 0
	for member, value := range v.Members() {
		switch member {
		case "schemaVersion":
			if strings.Contains(value.String(), "datacite.org/schema") {
				return format.Signed, "schemaVersion " + value.String()
			}
		case "types":
			if value.Get("resourceTypeGeneral") != "" {
				marks += 2
			}
		case "creators", "titles", "publicationYear", "rightsList", "relatedIdentifiers", "fundingReferences":
			marks++
		}
	}
	switch {
	case marks >= 4:
		return format.Signed, "members of DataCite's schema"
	case marks >= 2:
		return format.Shaped, "members of DataCite's schema"
	}
	return format.No, ""
}

func readJSON(r *jsonwork.Reader, v jsontext.Value) {
	var d resource
	for member, value := range v.Members() {
		switch member {
		case "doi":
			d.ids = append(d.ids, qualified(r, value, "DOI"))
		case "identifiers", "alternateIdentifiers", "identifier":
			for item := range value.Items() {
				kind := first(item, "identifierType", "alternateIdentifierType").String()
				if id := first(item, "identifier", "alternateIdentifier"); id != "" {
					d.ids = append(d.ids, qualified(r, id, kind))
				}
			}
		case "types":
			d.general, d.specific = plain(r, value.Get("resourceTypeGeneral")), plain(r, value.Get("resourceType"))
			d.citable = plain(r, value.Get("citeproc"))
		case "creators":
			d.creators = parties(r, value)
		case "contributors":
			d.contributors = parties(r, value)
		case "titles":
			d.titles = list(r, value, "title", "titleType")
		case "publisher":
			if value.Kind() == jsontext.Object {
				value = value.Get("name")
			}
			d.publisher = plain(r, value)
		case "publicationYear":
			d.year = plain(r, value)
		case "language":
			d.language = plain(r, value)
		case "version":
			d.version = plain(r, value)
		case "url":
			d.address = plain(r, value)
		case "subjects":
			d.subjects = list(r, value, "subject", "subjectScheme")
		case "dates":
			d.dates = list(r, value, "date", "dateType")
		case "descriptions":
			d.descriptions = list(r, value, "description", "descriptionType")
		case "rightsList":
			d.rights = list(r, value, "rights", "rightsUri")
		case "sizes":
			d.sizes = list(r, value, "", "")
		case "formats":
			d.formats = list(r, value, "", "")
		case "geoLocations":
			d.places = list(r, value, "geoLocationPlace", "")
		case "fundingReferences":
			d.funding = list(r, value, "funderName", "awardNumber")
		case "relatedIdentifiers":
			for item := range value.Items() {
				kind := item.Get("relationType").String() + " " + item.Get("relatedIdentifierType").String()
				d.related = append(d.related, qualified(r, item.Get("relatedIdentifier"), kind))
			}
		case "container":
			d.container = container{
				title: plain(r, value.Get("title")), volume: plain(r, value.Get("volume")), issue: plain(r, value.Get("issue")),
				first: plain(r, value.Get("firstPage")), last: plain(r, value.Get("lastPage")),
			}
		case "relatedItems":
			for item := range value.Items() {
				if item.Get("relationType").String() == "IsPublishedIn" && d.container.title.value == "" {
					d.container = container{
						title: plain(r, item.Get("titles", "title")), volume: plain(r, item.Get("volume")), issue: plain(r, item.Get("issue")),
						first: plain(r, item.Get("firstPage")), last: plain(r, item.Get("lastPage")),
						publisher: plain(r, item.Get("publisher")), edition: plain(r, item.Get("edition")),
						number: qualified(r, item.Get("number"), item.Get("numberType").String()), people: parties(r, item.Get("contributors")),
					}
				} else {
					r.KeepValue("relatedItem", item)
				}
			}
		default:
			if !bookkeeping[member] {
				r.KeepValue(member, value)
			}
		}
	}
	if d.address.value != "" && strings.Contains(d.address.value, "://doi.org/") {
		d.address = text{} // the DOI says that already
	}
	fill(r.Builder, &d)
}

// bookkeeping are members of the REST API that say nothing about the work.
var bookkeeping = map[string]bool{
	"id": true, "type": true, "prefix": true, "suffix": true, "schemaVersion": true, "agency": true, "state": true, "xml": true, "source": true,
	"contentUrl": true, "metadataVersion": true, "isActive": true, "reason": true, "created": true, "registered": true, "published": true, "updated": true,
	"viewCount": true, "downloadCount": true, "referenceCount": true, "citationCount": true, "partCount": true, "partOfCount": true,
	"versionCount": true, "versionOfCount": true, "viewsOverTime": true, "downloadsOverTime": true, "citationsOverTime": true, "provider": true,
	"clientId": true, "providerId": true, "landingPage": true,
}

// first gives the first of these members that is there.
func first(v jsontext.Value, names ...string) jsontext.Value {
	for _, name := range names {
		if found := v.Get(name); found != "" {
			return found
		}
	}
	return ""
}

func plain(r *jsonwork.Reader, v jsontext.Value) text { return qualified(r, v, "") }

func qualified(r *jsonwork.Reader, v jsontext.Value, kind string) text {
	return text{value: v.String(), kind: kind, at: r.At(v)}
}

// list reads objects with a value and a kind, or strings by themselves.
func list(r *jsonwork.Reader, v jsontext.Value, value, kind string) (texts []text) {
	for item := range v.Items() {
		t := text{value: item.String(), at: r.At(item)}
		if item.Kind() == jsontext.Object {
			t.value = item.Get(value).String()
			if kind != "" {
				t.kind = item.Get(kind).String()
			}
			t.lang = first(item, "lang", "xml:lang").String()
		}
		if t.value != "" || t.kind != "" {
			texts = append(texts, t)
		}
	}
	return texts
}

// parties reads creators or contributors.
func parties(r *jsonwork.Reader, v jsontext.Value) (list []party) {
	for item := range v.Items() {
		p := party{at: r.At(item)}
		for member, value := range item.Members() {
			switch member {
			case "name", "creatorName", "contributorName":
				p.name = value.String()
			case "givenName":
				p.given = value.String()
			case "familyName":
				p.family = value.String()
			case "nameType":
				p.organization = value.String() == "Organizational"
			case "contributorType":
				p.role = value.String()
			case "nameIdentifiers":
				for id := range value.Items() {
					p.ids = append(p.ids, qualified(r, id.Get("nameIdentifier"), id.Get("nameIdentifierScheme").String()))
				}
			case "affiliation", "affiliations":
				for a := range value.Items() {
					if a.Kind() == jsontext.Object {
						a = a.Get("name")
					}
					p.affiliations = append(p.affiliations, a.String())
				}
			}
		}
		if p.name != "" || p.family != "" {
			list = append(list, p)
		}
	}
	return list
}
