package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/marc"
	"github.com/peerlit/peerlit/pkg/source"
)

const nameXML = "marcxml"

// XML is the row of the catalogue for MARCXML.
func XML() format.Format {
	return format.Format{
		Name: nameXML, Aliases: []string{"marc-xml", "marcxchange"}, Extensions: []string{"xml", "marcxml", "mrcx"},
		Summary:   "MARCXML, alone or in answers of OAI and SRU",
		Extractor: xmlForm(),
		Exporter: format.Sequence{
			Open: func(format.Options) string {
				return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n"
			},
			Append: appendXML,
			Close:  "</collection>\n",
		},
		Carries: marc.Carries(),
	}
}

// xmlForm reads MARCXML (the Library of Congress's slim schema), MarcXchange
// (ISO 25577), which has the same elements, and their forerunner oai_marc.
func xmlForm() xmlwork.Form {
	return xmlwork.Form{
		Name: nameXML,
		Look: func(h xmlwork.Head) string {
			if h.Text("picaXML", "info:srw/schema/5/pica") != "" { // the fields of another format in elements of the same names
				return ""
			}
			if sign := h.Text("http://www.loc.gov/MARC21/slim", "info:lc/xmlns/marcxchange"); sign != "" {
				return sign
			}
			return h.Tag("controlfield", "datafield", "fixfield", "varfield")
		},
		Works: []string{"record", "oai_marc"},
		Each:  eachXML,
		Holds: []string{"metadata", "record", "oai_marc", "marc"},
		Kin:   func(e *source.Element) string { return e.Name + tagOf(e) },
	}
}

// eachXML takes the MARC records in an element: itself, or, where a service has
// put its answer round them, those within.
func eachXML(b *xmlwork.Batch, e *source.Element) bool {
	if isRecord(e) {
		return oneXML(b, e)
	}
	for inner := range e.All("record", "oai_marc") {
		if isRecord(inner) && !oneXML(b, inner) {
			return false
		}
	}
	return true
}

// unlisted takes out the lists of a record that breaks off before the last fields that they are made of.
func unlisted(r *evidence.Record, rec *marc.Record) {
	last := ""
	for i := range rec.Fields {
		last = max(last, rec.Fields[i].Tag)
	}
	if last < "700" {
		r.Forget(citation.FieldKeyword)
	}
	if last < "800" {
		for len(r.Citation.Credits) > 0 {
			r.Forget(r.Citation.Credits[0].Role)
		}
	}
}

func oneXML(b *xmlwork.Batch, e *source.Element) bool {
	rec := fromXML(e)
	if !rec.Work() {
		return b.Refuse(e, diag.NoWork, "a record about a name, a class or a holding; passed over")
	}
	r := b.Begin(e)
	marc.Fill(r.Builder, rec)
	if b.Cut() { // the fields stand in the order of their tags: others may have come
		unlisted(r.Record, rec)
	}
	if empty(r.Builder) {
		return b.Refuse(e, diag.SkippedEntry, "the record says nothing; it was left out")
	}
	return b.Yield(r)
}

// isRecord reports whether an element is a MARC record.
func isRecord(e *source.Element) bool {
	for range e.Children("leader", "controlfield", "datafield", "fixfield", "varfield") {
		return true
	}
	return false
}

// fromXML gives the record of an element.
func fromXML(e *source.Element) *marc.Record {
	rec := &marc.Record{LeaderAt: e.At, Fields: make([]marc.Field, 0, len(e.Nodes)/2+1)}
	for child := range e.Children() {
		switch child.Name {
		case "leader":
			rec.Leader, rec.LeaderAt = strings.TrimLeft(child.Text(), "\r\n\t"), child.Inner()
		case "controlfield", "fixfield":
			rec.Fields = append(rec.Fields, marc.Field{Tag: tagOf(child), Value: child.Text(), At: child.Inner()})
		case "datafield", "varfield":
			f := marc.Field{Tag: tagOf(child), Ind: [2]byte{indicatorOf(child, "ind1", "i1"), indicatorOf(child, "ind2", "i2")}, At: child.At}
			for sub := range child.Children("subfield") {
				code := sub.Attr("code") + sub.Attr("label")
				if code == "" {
					continue
				}
				f.Subfields = append(f.Subfields, marc.Subfield{Code: code[0], Value: sub.Text(), At: sub.Inner()})
			}
			rec.Fields = append(rec.Fields, f)
		}
	}
	return rec
}

// tagOf gives the tag of a field, with the zeros that some leave out.
func tagOf(e *source.Element) string {
	tag := strings.TrimSpace(e.Attr("tag") + e.Attr("id"))
	return strings.Repeat("0", max(0, 3-len(tag))) + tag
}

func indicatorOf(e *source.Element, names ...string) byte {
	for _, name := range names {
		if value := e.Attr(name); value != "" {
			return value[0]
		}
	}
	return ' '
}
