// Package endnotexml reads and writes the XML of EndNote, which Bookends,
// Zotero and the tools for systematic reviews exchange as well.
package endnotexml

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// name is the format's name, also in Extra.
const name = "endnote-xml"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"endnotexml"},
		Extensions: []string{"xml"},
		Summary:    "EndNote XML",
		Extractor:  form(),
		Exporter: format.Sequence{
			Open:   func(format.Options) string { return opening },
			Close:  closing,
			Append: appendRecord,
		},
		Carries: elements.Fields().Union(citation.NewFieldSet(
			citation.FieldType, citation.FieldISBN, citation.FieldNumberOfPages, citation.FieldPMID,
		)),
	}
}

const (
	opening = `<?xml version="1.0" encoding="UTF-8"?>` + "\n<xml><records>\n"
	closing = "</records></xml>\n"
)

// form is the format as XML, known by the type of a reference, which no other names so.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name:  name,
		Look:  func(h xmlwork.Head) string { return h.Tag("ref-type") },
		Works: []string{"record"},
		Late:  map[citation.Field]string{citation.FieldJournal: "periodical", citation.FieldArchiveLocation: "remote-database-name"},
		Holds: []string{"contributors", "titles"},
		Read:  func(r *xmlwork.Reader, e *source.Element) { (&reader{Builder: r.Builder}).read(e) },
	}
}
