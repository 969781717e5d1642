// Package enw reads and writes Refer, the tagged format of Unix that BibIX and
// EndNote have carried on; EndNote names the files .enw.
package enw

import (
	"context"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/source"
)

// name is the format's name, also in Extra.
const name = "enw"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"refer", "bibix", "endnote-export"},
		Extensions: []string{"enw"},
		Summary:    "Refer/BibIX, as EndNote exports it",
		Extractor:  reader{},
		Exporter:   format.Sequence{Append: appendRecord},
		Carries: tags.Fields().Union(citation.NewFieldSet(
			citation.FieldType, citation.FieldISBN, citation.FieldNumberOfPages,
		)),
	}
}

// reader reads Refer.
type reader struct{}

// Detect looks for a type, or else for several tag lines in a row.
func (reader) Detect(doc *source.Document) format.Match {
	var best format.Match
	seen := ""
	for line := range tagged.Beginning(doc, 100) {
		tag, value, ok := split(line)
		if !ok || !tags.Known(tag) {
			continue
		}
		if tag == "%0" {
			if _, known := typeOf(value); known || onOneLine(value) {
				return format.Match{Score: format.Signed, At: doc.Span(line), Why: "line starts with \"%0 \""}
			}
		}
		if !strings.Contains(seen, tag) && strings.ContainsAny(tag[1:], "ATDJBIEKX") {
			if seen += tag; len(seen) == 6 {
				best = format.Match{Score: format.Shaped, At: doc.Span(line), Why: "lines start with Refer tags such as \"" + tag + " \""}
			}
		}
	}
	return best
}

// Cut cuts before the last line that begins a record.
func (reader) Cut(text string) int {
	return tagged.Last(text,
		func(line, before string) bool {
			tag, _, ok := split(before)
			return isType(line) && (tagged.Blank(before) || ok && tag != "%0")
		},
		func(string) bool { return false },
	)
}

// Extract reads the document's records.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return tagged.Records(ctx, doc, name, ask, &grammar, fill)
}

// grammar is how Refer shows its tags and records. Where records begin with a
// type, nothing else begins one, for abstracts have blank lines; in the refer
// of old a blank line parts them.
var grammar = tagged.Grammar{
	Tag: split,
	Begins: func(tag string, gap bool, entry []tagged.Line) bool {
		if tag == "%0" {
			return gap || entry[len(entry)-1].Tag != "%0" // "%0 Serial" and "%0 Audio": two types of one work
		}
		return gap && entry[0].Tag != "%0"
	},
}

// split takes a line apart: a percent sign and a character, then a blank.
func split(line string) (tag, value string, ok bool) {
	line = strings.TrimPrefix(line, "\ufeff")
	if len(line) < 2 || line[0] != '%' || line[1] <= ' ' || line[1] > '~' || len(line) > 2 && line[2] != ' ' && line[2] != '\t' {
		return "", "", false
	}
	if canonical, known := tags.Canonical(line[:2]); known {
		return canonical, strings.TrimLeft(line[2:], " \t"), true
	}
	return line[:2], strings.TrimLeft(line[2:], " \t"), len(line) > 2
}

// isType reports whether the line says the type of a work.
func isType(line string) bool {
	tag, _, ok := split(line)
	return ok && tag == "%0"
}

// typeOf gives the type of EndNote's name for it.
func typeOf(value string) (citation.Type, bool) { return types.Type(strings.TrimSpace(value)) }
