// Package nbib reads and writes the MEDLINE format of the National Library of
// Medicine, which PubMed saves as .nbib or .txt and ERIC has taken over.
package nbib

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
const name = "nbib"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"medline"},
		Extensions: []string{"nbib", "medline"},
		Summary:    "MEDLINE, as PubMed and ERIC export it",
		Extractor:  reader{},
		Exporter:   format.Sequence{Append: appendRecord},
		Carries: tags.Fields().Union(citation.NewFieldSet(
			citation.FieldISBN, citation.FieldGenre, citation.FieldAccepted, citation.FieldSubmitted, citation.FieldStatus,
		)),
	}
}

// reader reads MEDLINE.
type reader struct{}

// Detect looks for the first line of a record.
func (reader) Detect(doc *source.Document) format.Match {
	seen := 0
	for line := range tagged.Beginning(doc, 60) {
		tag, value, ok := split(line)
		switch {
		case !ok:
		case tag == "PMID" && strict(line) && tagged.Digits(strings.TrimSpace(value)):
			return format.Match{Score: format.Signed, At: doc.Span(line), Why: "line starts with \"PMID- \""}
		case tag == "OWN" && (strings.TrimSpace(value) == "ERIC" || strings.TrimSpace(value) == "NLM"):
			return format.Match{Score: format.Signed, At: doc.Span(line), Why: "line starts with \"OWN - \""}
		case strict(line) && len(tag) > 2: // tags of two letters are those of RIS
			if seen++; seen == 3 {
				return format.Match{Score: format.Shaped, At: doc.Span(line), Why: "lines start with MEDLINE tags such as \"" + tag + "\""}
			}
		}
	}
	return format.Match{}
}

// Cut cuts before the last line that begins a record, as grammar has it: ERIC's have no PMID.
func (reader) Cut(text string) int {
	begins := func(line, before string) bool {
		_, _, ok := split(line)
		return opens(line) || ok && tagged.Blank(before)
	}
	return tagged.Last(text, begins, func(string) bool { return false })
}

// Extract reads the document's records.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return tagged.Records(ctx, doc, name, ask, &grammar, fill)
}

// split takes a line apart: the tag, which stands in the first four columns,
// and the value after the hyphen in the fifth. ERIC has "ISSN - 1234-4567",
// others "TI-".
func split(line string) (tag, value string, ok bool) {
	n := 0
	for n < len(line) && n < 5 && (line[n] >= 'A' && line[n] <= 'Z') {
		n++
	}
	if n < 2 || n > 4 {
		return "", "", false
	}
	rest := strings.TrimLeft(line[n:], " ")
	gap := len(line) - n - len(rest)
	if rest == "" || rest[0] != '-' || n+gap > 5 {
		return "", "", false
	}
	column := n + gap
	rest = rest[1:]
	value = strings.TrimLeft(rest, " ")
	canonical, known := tags.Canonical(line[:n])
	if spaced := rest == "" || rest[0] == ' '; !spaced && !(known && column == 4) { // "PMID-22664220"
		return "", "", false
	}
	if known {
		return canonical, value, true
	}
	return line[:n], value, column == 4
}

// strict reports whether the fifth column is the hyphen after a tag.
func strict(line string) bool {
	return len(line) >= 5 && line[4] == '-' && line[0] >= 'A' && line[0] <= 'Z'
}

// opens reports whether the line begins a record.
func opens(line string) bool { return strings.HasPrefix(line, "PMID-") }

// grammar is how MEDLINE shows its tags and records. One begins with PMID, or
// after a blank line. Column 1 decides: a wrapped line that looks like a tag
// ("      AU - MD9") begins with blanks.
var grammar = tagged.Grammar{
	Tag:       split,
	Begins:    func(tag string, gap bool, _ []tagged.Line) bool { return gap || tag == "PMID" },
	Continues: func(line string, gap bool) bool { return !gap || line[0] == ' ' },
}
