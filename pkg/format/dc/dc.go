// Package dc reads Dublin Core in XML: simple and qualified (DCMI Metadata
// Terms), by itself or in the answers of OAI-PMH, in the intermediate format and
// the archives of DSpace, and in the ETD-MS of theses.
package dc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "dc"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"dublin-core", "oai-dc", "dim", "dspace-dim", "etdms"}, Extensions: []string{"xml"},
		Summary: "Dublin Core: simple, qualified, OAI-PMH, DSpace DIM, ETD-MS", Extractor: form(),
	}
}

// descriptions are the elements that describe a work, by their local names.
var descriptions = []string{"dc", "qualifieddc", "simpledc", "dcterms", "dim", "dublin_core", "thesis"}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: look,
		// A record of OAI-PMH holds a description; what stands by itself may be
		// called metadata or record.
		Works: append([]string{"record", "metadata"}, descriptions...),
		CutBehind: func(text string) []string {
			for _, outer := range []string{"record", "metadata"} {
				if names(text, outer) {
					return []string{outer}
				}
			}
			return descriptions
		},
		Read:   func(r *xmlwork.Reader, e *source.Element) { (&reader{Reader: r}).read(e) },
		Always: citation.NewFieldSet(citation.FieldType, citation.FieldLanguage, citation.FieldLicense),
		Each:   each,
		Holds:  append([]string{"metadata"}, descriptions...),
		Late:   map[citation.Field]string{citation.FieldPages: ""}, // the last page may come later
		Kin:    func(e *source.Element) string { return e.Name + e.Attr("element") },
	}
}

// names reports whether a tag of that local name stands in the text, an end
// tag or one that is not closed before the text ends.
func names(text, name string) bool {
	for rest := text; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return false
		}
		end := i + len(name)
		if i > 0 && strings.IndexByte("</:", rest[i-1]) >= 0 && (end == len(rest) || strings.IndexByte(" \t\r\n/><=", rest[end]) >= 0) {
			return true
		}
		rest = rest[end:]
	}
}

// foreign are elements of formats that use Dublin Core for a part of what they say.
var foreign = []string{"RDF", "rss", "feed", "html", "package", "svg", "mods", "modsCollection", "resource", "article-meta", "TEI", "crossref"}

// look finds a description, or the namespace of one, in a document that is not another format's.
func look(h xmlwork.Head) string {
	if h.Tag(foreign...) != "" {
		return ""
	}
	if tag := h.Tag("dim", "dublin_core"); tag != "" && h.Tag("field", "dcvalue") != "" {
		return tag
	}
	if tag := h.Tag("thesis"); tag != "" && h.Text("ndltd.org", "etdms") != "" {
		return tag
	}
	elements := h.Tag("title", "creator", "identifier") != ""
	if tag := h.Tag("dc", "qualifieddc", "simpledc", "dcterms"); tag != "" && elements {
		return tag
	}
	if h.Tag("record", "metadata") == "" {
		return ""
	}
	for _, tag := range []string{"<dc:title", "<dcterms:title"} {
		if found := h.Text(tag); found != "" {
			return found
		}
	}
	return ""
}

// each reads the description in an element. A record of OAI-PMH that was
// deleted has none, and is passed over.
func each(b *xmlwork.Batch, e *source.Element) bool {
	if e.Child("header").Attr("status") == "deleted" {
		return true
	}
	description := described(e)
	if description == nil {
		return b.Refuse(e, diag.SkippedEntry, "the record holds no Dublin Core; it was left out")
	}
	r := b.Begin(e)
	(&reader{Reader: r}).read(description)
	return b.Yield(r)
}

// described gives the element that describes a work: e itself, or one in it.
func described(e *source.Element) *source.Element {
	if e.Name != "record" && e.Name != "metadata" {
		return e
	}
	for found := range e.All(descriptions...) {
		return found
	}
	for child := range e.Children() {
		if child.Prefix == "dc" || child.Prefix == "dcterms" || e.Name == "metadata" && child.Name == "title" {
			return e
		}
	}
	if inner := e.Child("metadata"); inner != nil {
		return described(inner)
	}
	return nil
}
