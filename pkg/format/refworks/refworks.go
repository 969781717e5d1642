// Package refworks reads and writes the tagged format of RefWorks, which
// ProQuest and others export for it.
package refworks

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/source"
)

// name is the format's name, also in Extra.
const name = "refworks"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"refworks-tagged"},
		Extensions: []string{"rwt"},
		Summary:    "RefWorks tagged format",
		Extractor:  reader{},
		Exporter:   format.Sequence{Append: appendRecord},
		Carries: tags.Fields().Union(citation.NewFieldSet(
			citation.FieldType, citation.FieldISBN, citation.FieldNumberOfPages,
		)),
	}
}

// reader reads RefWorks.
type reader struct{}

// Detect looks for the line that begins a record.
func (reader) Detect(doc *source.Document) format.Match {
	for line := range tagged.Beginning(doc, 150) {
		if tag, value, ok := split(line); ok && tag == "RT" {
			if _, known := types.Type(strings.TrimSpace(value)); known {
				return format.Match{Score: format.Signed, At: doc.Span(line), Why: "line starts with \"RT \" and a type of RefWorks"}
			}
		}
	}
	return format.Match{}
}

// Cut cuts before the last line that begins a record.
func (reader) Cut(text string) int {
	return tagged.Last(text,
		func(line, _ string) bool { tag, _, ok := split(line); return ok && tag == "RT" },
		func(string) bool { return false },
	)
}

// Extract reads the document's records.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return tagged.Records(ctx, doc, name, ask, &grammar, fill)
}

// grammar is how RefWorks shows its tags and records: each begins with RT.
var grammar = tagged.Grammar{
	Tag:    split,
	Begins: func(tag string, _ bool, _ []tagged.Line) bool { return tag == "RT" },
}

// split takes a line apart: a tag that the table knows, then a blank. Another
// pair of capitals ("UK cohort studies") is wrapped text.
func split(line string) (tag, value string, ok bool) {
	line = strings.TrimPrefix(line, "\ufeff")
	if len(line) < 2 || len(line) > 2 && line[2] != ' ' {
		return "", "", false
	}
	canonical, known := tags.Canonical(line[:2])
	return canonical, strings.TrimLeft(line[2:], " "), known
}

// filling is a record on its way from lines to a citation.
type filling struct {
	*tagged.Builder
	typ         citation.Type
	year, day   tagged.Line // YR and FD
	first, last tagged.Line // SP and OP
}

// fill makes the record of an entry.
func fill(b *tagged.Builder, view string, entry []tagged.Line) {
	b.Begin(view)
	x := filling{Builder: b}
	x.typed(entry)
	tags.Each(entry, x.typ, x.put)
	x.Issued(x.year, x.day, x.year)
	x.Pages(x.first, x.last, tagged.Whole(x.typ))
}

// typed settles the type of the work.
func (x *filling) typed(entry []tagged.Line) {
	for _, line := range entry {
		if line.Tag != "RT" {
			continue
		}
		word := tagged.Clean(line.Value)
		typ, known := types.Type(word)
		switch {
		case known:
			x.ClaimType(typ, line)
		case word != "":
			typ = citation.Document
			x.Remark(diag.UnknownType, line.Value, citation.FieldType, "type %q is not known; taken as %s", word, typ)
		}
		x.typ, x.Citation().Type = typ, typ
	}
}

// put puts a line where its row says.
func (x *filling) put(row tagged.Row, _ bool, line tagged.Line) {
	if tagged.Blank(line.Value) || line.Tag == "RT" {
		return
	}
	var slot *tagged.Line
	switch line.Tag {
	case "YR":
		slot = &x.year
	case "FD":
		slot = &x.day
	case "SP":
		slot = &x.first
	case "OP":
		slot = &x.last
	}
	switch {
	case slot != nil && slot.Tag == "":
		*slot = line
	case slot != nil, row.Field == citation.FieldAccessed && !x.Date(row.Field, line):
		x.Keep(line)
	case row.Field == citation.FieldAccessed:
		// added by Date
	case row.Field == citation.FieldISSN && isNumbered(x.typ) && !tagged.HasSerial(line.Value):
		x.Text(citation.FieldNumber, line)
	case row.Field == citation.FieldNote:
		x.Paragraph(row.Field, line)
	default:
		x.Put(row.Field, line)
	}
}

// isNumbered reports whether SN holds a number of the work's own.
func isNumbered(t citation.Type) bool { return slices.Contains(numbers, t) }
