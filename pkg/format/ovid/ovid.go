// Package ovid reads what Ovid exports for people and for programs: tagged
// ("TI  - ..."), and with labels ("Title" and the value on the next line).
package ovid

import (
	"context"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/source"
)

// name is the format's name, also in Extra.
const name = "ovid"

// Format gives the format's row of the catalogue. It is read only.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"ovid-tagged"},
		Extensions: []string{"ovid"},
		Summary:    "Ovid, tagged or with labels",
		Extractor:  reader{},
	}
}

// reader reads Ovid.
type reader struct{}

// Detect looks for Ovid's own tag, or for a record's number with labels after it.
func (reader) Detect(doc *source.Document) format.Match {
	var numbered format.Match
	seen := 0
	for line := range tagged.Beginning(doc, 60) {
		tag, value, ok := split(line)
		switch {
		case !ok:
		case tag == "VN" && strings.HasPrefix(value, "Ovid"):
			return format.Match{Score: format.Signed, At: doc.Span(line), Why: "line starts with \"VN  - Ovid\""}
		case tag == number:
			numbered = format.Match{Score: format.Shaped, At: doc.Span(line), Why: "a record's number in angle brackets, and labels of Ovid's"}
		case labels[strings.TrimSpace(line)] != "":
			if seen++; seen == 3 && numbered.Score != format.No {
				return numbered
			}
		}
	}
	return format.Match{}
}

// Cut cuts before the last line that begins a record.
func (reader) Cut(text string) int {
	return tagged.Last(text,
		func(line, _ string) bool { return isNumber(line) },
		func(string) bool { return false },
	)
}

// Extract reads the document's records.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return tagged.Records(ctx, doc, name, ask, &grammar, fill)
}

// number is the tag under which "<1>" goes: what came before it ends there.
const number = "<"

// grammar is how Ovid shows its tags and records: a number in angle brackets
// comes before each, and in the tagged form VN is its first line.
var grammar = tagged.Grammar{
	Tag:    split,
	Begins: func(tag string, gap bool, entry []tagged.Line) bool { return tag == "VN" && entry[0].Tag == "VN" },
	Ends:   func(tag string) bool { return tag == number },
}

// split takes a line apart: "TI  - A title", a label alone on its line, or "<1>".
func split(line string) (tag, value string, ok bool) {
	line = strings.TrimPrefix(line, "\ufeff")
	if isNumber(line) {
		return number, "", true
	}
	if line == "" || line[0] < 'A' || line[0] > 'Z' {
		return "", "", false
	}
	if len(line) > 4 {
		if tag, value, found := strings.Cut(line[:min(len(line), 8)], "-"); found && (value == "" || value[0] == ' ') {
			canonical, known := tags.Canonical(strings.TrimRight(tag, " "))
			if known && len(tag) > len(canonical) {
				return canonical, strings.TrimLeft(line[len(tag)+1:], " "), true
			}
		}
	}
	if tag, ok := labels[strings.TrimRight(line, " \t")]; ok {
		return tag, line[len(line):], true
	}
	return "", "", false
}

// isNumber reports whether a line is the number of a record: "<1>", "<11741. >".
func isNumber(line string) bool {
	line = strings.TrimSpace(line)
	inner, opened := strings.CutPrefix(line, "<")
	inner, closed := strings.CutSuffix(inner, ">")
	return opened && closed && tagged.Digits(strings.TrimRight(inner, ". "))
}
