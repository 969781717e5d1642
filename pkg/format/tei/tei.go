// Package tei reads what the Text Encoding Initiative's guidelines (P4, P5)
// have for bibliography: the header of a text, as GROBID writes it for an
// article and digital libraries for a book, and lists of structured references.
package tei

import (
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "tei"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"tei-xml", "grobid"}, Extensions: []string{"tei", "xml"},
		Summary: "TEI headers, as of GROBID, and TEI bibliographies", Extractor: form(),
	}
}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: func(h xmlwork.Head) string {
			return h.Tag("teiHeader", "biblStruct")
		},
		Works: []string{"TEI", "tei", "TEI.2", "teiHeader", "biblStruct"},
		CutBehind: func(text string) []string {
			for _, outer := range []string{"TEI", "tei", "TEI.2"} {
				if strings.Contains(text, "<"+outer+" ") || strings.Contains(text, "<"+outer+">") || strings.Contains(text, "</"+outer+">") {
					return []string{outer}
				}
			}
			if strings.Contains(text, "<teiHeader") {
				return []string{"teiHeader"}
			}
			return []string{"biblStruct"}
		},
		Each: each,
		Holds: []string{
			"teiHeader", "fileDesc", "titleStmt", "publicationStmt", "sourceDesc", "biblStruct", "analytic", "monogr", "profileDesc",
			"text", "back", "body", "div", "listBibl", "standOff",
		},
		Enough: []string{"teiHeader"},
		Always: citation.NewFieldSet(citation.FieldType, citation.FieldLanguage, citation.FieldLicense),
	}
}

// each reads a text: the work that its header describes, or the references of
// a text that is nothing but a list of them. The references of an article are
// not of the file.
func each(b *xmlwork.Batch, e *source.Element) bool {
	if e.Name == "biblStruct" {
		return one(b, e)
	}
	header, text := e, (*source.Element)(nil)
	if e.Name != "teiHeader" {
		header, text = e.Child("teiHeader"), e.Child("text")
	}
	described := header.Child("fileDesc", "sourceDesc", "biblStruct")
	if !titled(described) && !running(text) {
		found := false
		for reference := range references(text, e.Child("standOff")) {
			if found = true; !one(b, reference) {
				return false
			}
		}
		if found {
			return true
		}
	}
	if b.Cut() && text == nil && described == nil { // perhaps the header of a bibliography
		return true
	}
	r := &reader{b.Begin(e)}
	r.header(header, text)
	return b.Yield(r.Reader)
}

// references yields what stands in lists of references.
func references(parts ...*source.Element) iter.Seq[*source.Element] {
	return func(yield func(*source.Element) bool) {
		for _, part := range parts {
			for list := range part.All("listBibl") {
				for reference := range list.All("biblStruct") {
					if !yield(reference) {
						return
					}
				}
			}
		}
	}
}

// one yields a reference.
func one(b *xmlwork.Batch, e *source.Element) bool {
	r := &reader{b.Begin(e)}
	r.reference(e)
	return b.Yield(r.Reader)
}

// titled reports whether a reference has the title of a work.
func titled(e *source.Element) bool {
	return xmlwork.Word(e.Child("analytic", "title")) != "" || xmlwork.Word(e.Child("monogr", "title")) != ""
}

// running reports whether a text has paragraphs of its own.
func running(text *source.Element) bool {
	for p := range text.Child("body").All("p", "listBibl", "lg", "sp") {
		if p.Name != "listBibl" && xmlwork.Word(p) != "" {
			return true
		}
	}
	return false
}
