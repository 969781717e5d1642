// Package mods reads and writes MODS, the Metadata Object Description Schema
// of the Library of Congress (versions 3.0 to 3.8): records by themselves, in
// collections, and wrapped in METS, OAI-PMH or the answers of SRU.
package mods

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// name is the format's name, also in Extra.
const name = "mods"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"mets", "mods-xml"}, Extensions: []string{"mods", "xml"},
		Summary:   "MODS: single, in collections, in METS, OAI-PMH and SRU",
		Extractor: form(),
		Exporter: format.Sequence{
			Open:   func(format.Options) string { return opening },
			Close:  closing,
			Append: appendRecord,
		},
		Carries: carries(),
	}
}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name:  name,
		Look:  look,
		Works: []string{"mods"},
		Late:  map[citation.Field]string{citation.FieldType: ""}, // a genre, or what it is part of, may come last
		Read:  func(r *xmlwork.Reader, e *source.Element) { (&reader{Reader: r, top: e}).read() },
		Each: func(b *xmlwork.Batch, e *source.Element) bool {
			return rightsOnly(e) && !b.Cut() || b.One(e)
		},
		Always: citation.NewFieldSet(
			citation.FieldType, citation.FieldLanguage, citation.FieldLicense, citation.FieldGenre, citation.FieldMedium,
		),
	}
}

// look finds a record in the namespace of MODS, or with elements that no other schema has.
func look(h xmlwork.Head) string {
	tag := h.Tag("mods", "modsCollection")
	if tag == "" || h.Text("loc.gov/mods") == "" && h.Tag("titleInfo", "originInfo", "typeOfResource") == "" {
		return ""
	}
	return tag
}

// rightsOnly reports whether an element states rights and describes nothing, as
// those in the administrative part of a METS document do.
func rightsOnly(e *source.Element) bool {
	stated := false
	for child := range e.Children() {
		if child.Name != "accessCondition" && child.Name != "recordInfo" {
			return false
		}
		stated = true
	}
	return stated
}
