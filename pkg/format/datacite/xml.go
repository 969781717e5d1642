package datacite

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const nameXML = "datacite-xml"

// XML is the row of the catalogue for XML.
func XML() format.Format {
	return format.Format{
		Name: nameXML, Extensions: []string{"xml"},
		Summary: "DataCite XML: schema versions 2 to 4, alone or in OAI-PMH", Extractor: formXML(),
	}
}

// formXML is the format as XML: a resource in one of the schema's namespaces.
func formXML() xmlwork.Form {
	return xmlwork.Form{
		Name: nameXML,
		Look: func(h xmlwork.Head) string {
			if h.Tag("resource") == "" {
				return ""
			}
			return h.Text("datacite.org/schema/kernel-")
		},
		Works: []string{"resource"},
		Late:  map[citation.Field]string{citation.FieldPublisher: "relatedItems", citation.FieldType: "relatedItems"},
		Read: func(r *xmlwork.Reader, e *source.Element) {
			d := readXML(r.Doc, e)
			fill(r.Builder, &d)
		},
	}
}

func readXML(doc *source.Document, e *source.Element) (d resource) {
	for id := range e.Children("identifier") {
		d.ids = append(d.ids, element(doc, id, "identifierType"))
	}
	d.ids = append(d.ids, elements(doc, e, "alternateIdentifiers", "alternateIdentifierType")...)
	if t := e.Child("resourceType"); t != nil {
		d.general = text{value: t.Attr("resourceTypeGeneral"), at: t.At}
		d.specific = element(doc, t, "")
	}
	d.creators, d.contributors = members(doc, e.Child("creators"), "creatorName"), members(doc, e.Child("contributors"), "contributorName")
	d.titles = elements(doc, e, "titles", "titleType")
	d.publisher, d.year = child(doc, e, "publisher"), child(doc, e, "publicationYear")
	d.language, d.version = child(doc, e, "language"), child(doc, e, "version")
	d.subjects = elements(doc, e, "subjects", "subjectScheme")
	d.dates = elements(doc, e, "dates", "dateType")
	d.descriptions = elements(doc, e, "descriptions", "descriptionType")
	d.rights = append(elements(doc, e, "rightsList", "rightsURI"), direct(doc, e, "rights", "rightsURI")...) // version 2 has no list
	d.sizes, d.formats = elements(doc, e, "sizes", ""), elements(doc, e, "formats", "")
	for place := range e.All("geoLocationPlace") {
		d.places = append(d.places, element(doc, place, ""))
	}
	for f := range e.Child("fundingReferences").Children("fundingReference") {
		d.funding = append(d.funding, text{value: f.Child("funderName").Text(), kind: strings.TrimSpace(f.Child("awardNumber").Text()), at: f.At})
	}
	for r := range e.Child("relatedIdentifiers").Children("relatedIdentifier") {
		t := element(doc, r, "")
		t.kind = r.Attr("relationType") + " " + r.Attr("relatedIdentifierType")
		d.related = append(d.related, t)
	}
	for item := range e.Child("relatedItems").Children("relatedItem") {
		if item.Attr("relationType") == "IsPublishedIn" && d.container.title.value == "" {
			d.container = container{
				title: child(doc, item, "titles", "title"), volume: child(doc, item, "volume"), issue: child(doc, item, "issue"),
				first: child(doc, item, "firstPage"), last: child(doc, item, "lastPage"),
				publisher: child(doc, item, "publisher"), edition: child(doc, item, "edition"),
				people: members(doc, item.Child("contributors"), "contributorName"),
			}
			if number := item.Child("number"); number != nil {
				d.container.number = element(doc, number, "numberType")
			}
		} else if title := child(doc, item, "titles", "title"); title.value != "" {
			d.related = append(d.related, text{value: title.value, kind: item.Attr("relationType") + " title", at: title.at})
		}
	}
	return d
}

// element gives what an element holds, with its markup, and an attribute as its kind.
func element(doc *source.Document, e *source.Element, kind string) text {
	t := text{value: doc.Slice(e.Inner()), lang: e.Attr("lang"), at: e.At}
	if !strings.ContainsAny(t.value, "<&") || len(e.Nodes) <= 1 { // no markup: nothing that a later reading would decode once more
		t.value = e.Text()
	}
	if kind != "" {
		t.kind = e.Attr(kind)
	}
	return t
}

// child gives what the element at the end of a path holds.
func child(doc *source.Document, e *source.Element, path ...string) text {
	if found := e.Child(path...); found != nil {
		return element(doc, found, "")
	}
	return text{}
}

// elements gives what each element in a list holds.
func elements(doc *source.Document, e *source.Element, list, kind string) []text {
	return direct(doc, e.Child(list), "", kind)
}

// direct gives what each child holds; all children when there is no name.
func direct(doc *source.Document, e *source.Element, name, kind string) (texts []text) {
	if e == nil {
		return nil
	}
	var names []string
	if name != "" {
		names = []string{name}
	}
	for item := range e.Children(names...) {
		if t := element(doc, item, kind); t.value != "" || t.kind != "" {
			texts = append(texts, t)
		}
	}
	return texts
}

// members reads the creators or contributors.
func members(doc *source.Document, list *source.Element, named string) (parties []party) {
	if list == nil {
		return nil
	}
	for e := range list.Children() {
		name := e.Child(named)
		p := party{
			name: name.Text(), given: e.Child("givenName").Text(), family: e.Child("familyName").Text(), role: e.Attr("contributorType"), at: e.At,
		}
		if name != nil {
			p.organization = name.Attr("nameType") == "Organizational"
		}
		for id := range e.Children("nameIdentifier") {
			p.ids = append(p.ids, element(doc, id, "nameIdentifierScheme"))
		}
		for a := range e.Children("affiliation") {
			p.affiliations = append(p.affiliations, a.Text())
		}
		if strings.TrimSpace(p.name) != "" || p.family != "" {
			parties = append(parties, p)
		}
	}
	return parties
}
