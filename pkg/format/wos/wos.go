// Package wos reads the tagged format of Web of Science ("ISI Export Format"),
// which its site saves as .ciw or .txt.
package wos

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
const name = "wos"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"isi", "ciw", "web-of-science"},
		Extensions: []string{"ciw", "isi"},
		Summary:    "Web of Science, tagged as its site exports it",
		Extractor:  reader{},
		Exporter: format.Sequence{
			Open: func(format.Options) string { return head }, Close: foot, Empty: head + foot,
			Append: appendRecord,
		},
		Carries: tags.Fields().Union(citation.NewFieldSet(citation.FieldType)),
	}
}

// reader reads Web of Science.
type reader struct{}

// Detect looks for the head of a file, or for the tag that begins a record.
func (reader) Detect(doc *source.Document) format.Match {
	var best format.Match
	seen := 0
	for line := range tagged.Beginning(doc, 40) {
		tag, value, ok := split(line)
		value = strings.TrimSpace(value)
		switch {
		case !ok:
		case tag == "FN" && (strings.Contains(value, "Web of Science") || strings.Contains(value, "ISI Export") || strings.Contains(value, "Thomson Reuters")):
			return format.Match{Score: format.Signed, At: doc.Span(line), Why: "line starts with \"FN \" and names Web of Science"}
		case tag == "PT" && len(value) == 1:
			best = format.Match{Score: format.Shaped, At: doc.Span(line), Why: "line starts with \"PT \""}
		case tag == "AU", tag == "TI", tag == "SO", tag == "AF":
			if seen++; seen > 1 && best.Score == format.Shaped {
				best.Score = format.Signed
				return best
			}
		}
	}
	return best
}

// Cut cuts after the last line that ends a record.
func (reader) Cut(text string) int {
	return tagged.Last(text, func(_, _ string) bool { return false }, func(line string) bool { return strings.TrimRight(line, " ") == "ER" })
}

// Extract reads the document's records.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return tagged.Records(ctx, doc, name, ask, &grammar, fill)
}

// grammar is how the format shows its tags and records: from PT to ER, between
// the head (FN, VR) and the foot (EF) of the file.
var grammar = tagged.Grammar{
	Tag:     split,
	Begins:  func(tag string, _ bool, _ []tagged.Line) bool { return tag == "PT" },
	Ends:    func(tag string) bool { return tag == "ER" },
	Outside: func(tag string) bool { return tag == "FN" || tag == "VR" || tag == "EF" },
}

// split takes a line apart: two letters or digits in the first columns, then a
// blank. Wrapped values begin with three blanks.
func split(line string) (tag, value string, ok bool) {
	line = strings.TrimPrefix(line, "\ufeff")
	if len(line) < 2 || line[0] < 'A' || line[0] > 'Z' || !(line[1] >= 'A' && line[1] <= 'Z' || line[1] >= '0' && line[1] <= '9') || len(line) > 2 && line[2] != ' ' {
		return "", "", false
	}
	value = strings.TrimLeft(line[2:], " ")
	if canonical, known := tags.Canonical(line[:2]); known {
		return canonical, value, true
	}
	return line[:2], value, true
}
