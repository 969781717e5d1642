// Package rdf reads bibliographic RDF in XML: that of Zotero, of the
// Bibliographic Ontology, and descriptions in Dublin Core, PRISM, FOAF, EPrints
// and schema.org. A document is one graph; its works are those nodes that
// are not named as a part of another's description.
package rdf

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "rdf"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"rdf-xml", "zotero-rdf", "bibo", "bibliontology"}, Extensions: []string{"rdf", "xml"},
		Summary: "RDF/XML: Zotero, Bibliographic Ontology, Dublin Core, PRISM", Extractor: form(),
	}
}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name:  name,
		Look:  look,
		Works: []string{"RDF"},
		Each:  each,
		Kin:   func(*source.Element) string { return "" },
		Always: citation.NewFieldSet(
			citation.FieldType, citation.FieldURL, citation.FieldLanguage, citation.FieldLicense,
		),
	}
}

// look finds RDF in one of the vocabularies for works.
func look(h xmlwork.Head) string {
	tag := h.Tag("RDF")
	if tag == "" || h.Text("22-rdf-syntax-ns#") == "" {
		return ""
	}
	for _, vocabulary := range []string{
		"purl.org/dc/elements/1.", "purl.org/dc/terms/", "purl.org/net/biblio#", "purl.org/ontology/bibo/", "prismstandard.org/namespaces/",
		"purl.org/spar/fabio/", "://schema.org", "eprints.org/ontology", "codemeta", "zotero.org/namespaces",
	} {
		if h.Text(vocabulary) != "" {
			return tag
		}
	}
	return ""
}

// each reads the works of a document.
func each(b *xmlwork.Batch, e *source.Element) bool {
	g := parse(b.Begin(e), e)
	part := g.parts()
	found := false
	for _, n := range g.all {
		if part[n] || !isWork(n) {
			continue
		}
		found = true
		r := &reader{Reader: b.Begin(n.element), n: n, zotero: g.zotero()}
		r.read()
		if r.Citation().Known().Minus(form().Always).Empty() { // an address of which nothing more is said
			continue
		}
		if !b.Yield(r.Reader) {
			return false
		}
	}
	if !found {
		return b.Refuse(e, diag.SkippedEntry, "the document describes no work")
	}
	return true
}

// partOf are the properties whose objects are parts of what is said of a work.
var partOf = []string{
	"dcterms:isPartOf", "dc:isPartOf", "schema:isPartOf", "bibo:presentedAt", "bib:presentedAt", "event:produced_in", "dc:publisher", "dcterms:publisher",
	"link:link", "dcterms:isReferencedBy", "dcterms:references", "bibo:cites", "cito:cites", "schema:citation", "bibo:reviewOf", "bibo:translationOf",
	"bibo:transcriptOf", "dcterms:isFormatOf", "dcterms:hasFormat", "dc:source", "dcterms:source", "schema:publisher", "z:relatedItem", "bibo:degree",
	"dcterms:license", "bibo:distributor", "bibo:issuer", "eprints:hasDocument", "dcterms:hasVersion",
}

// parts gives the nodes that only describe others.
func (g *graph) parts() map[*node]bool {
	parts := make(map[*node]bool)
	for _, n := range g.all {
		for _, p := range n.props {
			if p.node != nil && p.node != n && slices.Contains(partOf, p.name) {
				parts[p.node] = true
			}
		}
		if n.is("z:UserItem") { // what a user says of a work
			for _, p := range n.texts("res:resource") {
				if p.node != nil && p.node != n {
					p.node.props = append(p.node.props, n.props...)
				}
			}
		}
	}
	return parts
}

// zotero reports whether Zotero wrote the graph, which has its own use for some properties.
func (g *graph) zotero() bool {
	return slices.ContainsFunc(g.all, func(n *node) bool { return len(n.texts("z:itemType")) > 0 })
}

// notWorks are local names of types of what is no work, though it has a title.
var notWorks = []string{
	"Attachment", "Memo", "Note", "Collection", "UserItem", "Person", "Organization", "Agent", "Group", "Conference", "Series", "Journal", "Seq", "Bag", "Alt",
	"List", "Event", "AutomaticTag", "Tag", "AuthorTag", "ReaderTag", "Concept", "ConceptScheme", "Ontology", "Class", "Property", "Address", "Periodical", "Newspaper", "Magazine",
	"ObjectProperty", "DatatypeProperty", "PersonalProfileDocument", "Work", "License",
}

// isWork reports whether a node describes a work: by its type, or by a title with somebody or a date.
func isWork(n *node) bool {
	if strings.HasPrefix(n.id, "_:") && len(n.props) == 0 {
		return false
	}
	for _, t := range n.types {
		_, local, _ := strings.Cut(t, ":")
		if slices.Contains(notWorks, local) {
			return false
		}
	}
	if n.text("z:itemType") == "attachment" || n.text("z:itemType") == "note" {
		return false
	}
	titled := n.text(titles...) != ""
	if typeOf(n) != "" {
		return titled || n.text("dc:creator", "dcterms:creator", "dc:date", "dcterms:date", "dc:identifier", "bibo:doi") != "" || len(n.texts("bib:authors", "bibo:authorList")) > 0
	}
	return titled && len(n.texts("dc:creator", "dcterms:creator", "dc:date", "dcterms:date", "dcterms:issued", "dc:identifier", "dc:publisher", "prism:publicationName", "prism:doi", "foaf:maker", "schema:author", "dc:type")) > 0
}
