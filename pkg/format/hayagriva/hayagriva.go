// Package hayagriva reads and writes the YAML in which Typst keeps bibliographies.
//
// It follows the file format of Hayagriva (typst/hayagriva, docs/file-format.md):
// a mapping of keys to entries, each of which may have parents, the works that it
// stands in. Each entry is parsed by itself, so that a broken one costs no other.
package hayagriva

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
	"github.com/peerlit/peerlit/pkg/yamltext"
)

const name = "hayagriva"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"typst"},
		Extensions: []string{"yml", "yaml"},
		Summary:    "Hayagriva, the YAML bibliographies of Typst",
		Extractor:  reader{},
		Exporter: format.Sequence{
			Between: "\n",
			Empty:   "{}\n",
			Append:  appendEntry,
		},
		Carries: carries(),
	}
}

type reader struct{}

// Cut is a source.Cut.
func (reader) Cut(text string) int {
	first, last := -1, 0
	for start := range yamltext.Sections(text) {
		if first < 0 {
			first = start
		} else {
			last = start
		}
	}
	return last
}

// Detect takes a mapping whose members all have a type of Hayagriva's, and a
// title, a name or a parent.
func (reader) Detect(doc *source.Document) format.Match {
	const enough = 5
	sample := doc.Sample()
	var match format.Match
	n := 0
	for start, end := range yamltext.Sections(sample) {
		if n == enough || n > 0 && end == len(sample) { // the last may be cut off
			break
		}
		section := sample[start:end]
		kind, work := glance(section)
		if !work || !kinds[strings.ToLower(kind)] {
			return format.Match{}
		}
		if n++; n == 1 {
			head, _, _ := strings.Cut(section, "\n")
			match = format.Match{Score: format.Signed, At: doc.Span(head), Why: fmt.Sprintf("entry %s has type %q", yamltext.Name(section), kind)}
		}
	}
	return match
}

// glance finds the type of an entry without parsing it, and whether it has members of a work.
func glance(section string) (kind string, work bool) {
	indent := -1
	first := true
	for line := range strings.Lines(section) {
		content := strings.TrimLeft(line, " ")
		if first || strings.TrimSpace(content) == "" || content[0] == '#' {
			first = false
			continue
		}
		if indent < 0 {
			indent = len(line) - len(content)
		}
		if len(line)-len(content) != indent {
			continue
		}
		member, value, _ := strings.Cut(content, ":")
		switch strings.TrimSpace(member) {
		case "type":
			kind = strings.Trim(value, " \r\n\"'")
		case "title", "author", "editor", "parent":
			work = true
		}
	}
	return kind, work
}

// Extract yields the entries.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		f := file{text: text}
		for start, end := range yamltext.Sections(text) {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			section := strings.TrimRight(text[start:end], " \n\r")
			r, err := f.entry(doc, section, ask)
			if err != nil {
				code := diag.SkippedEntry
				if errors.Is(err, yamltext.ErrLimit) {
					code = diag.OverLimit
				}
				err = diag.Diagnostic{Code: code, At: doc.Position(doc.Span(section)), Message: "entry left out: " + err.Error(), Text: section}
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// A file is a document that is parsed as a whole only when an entry cannot be
// read without the others: its parent may be an alias of theirs.
type file struct {
	text  string
	tried bool
	whole *yamltext.Tree
}

func (f *file) entry(doc *source.Document, section string, ask format.Ask) (*evidence.Record, error) {
	key := yamltext.Name(section)
	tree, err := yamltext.Parse(section)
	if err != nil && !f.tried {
		f.tried = true
		f.whole, _ = yamltext.Parse(f.text)
	}
	if err != nil && f.whole != nil {
		tree, err = f.whole, nil
	}
	if err != nil {
		return nil, err
	}
	var v jsontext.Value
	for member, value := range tree.Value.Members() {
		if member == key || tree != f.whole {
			key, v = member, value
		}
	}
	if v.Kind() != jsontext.Object {
		return nil, errors.New("it is no mapping")
	}
	b := evidence.NewBuilder(doc, name, doc.Span(section), ask.Claims)
	r := jsonwork.NewReader(b, func(v jsontext.Value) source.Span { return doc.Span(tree.View(v)) })
	b.Citation().Key = key
	read(r, v)
	if b.Citation().Known().Empty() {
		return nil, errors.New("it says nothing that is known")
	}
	return b.Record, nil
}

func carries() citation.FieldSet {
	set := citation.NewFieldSet(
		citation.FieldType, citation.FieldTitle, citation.FieldTitleShort, citation.FieldTranslatedTitle, citation.FieldAuthor, citation.FieldEditor,
		citation.FieldCollectionEditor, citation.FieldContainerAuthor, citation.FieldIssued, citation.FieldAccessed, citation.FieldEventDate,
		citation.FieldJournal, citation.FieldJournalShort, citation.FieldVolume, citation.FieldIssue, citation.FieldPages, citation.FieldPublisher,
		citation.FieldPublisherPlace, citation.FieldSeries, citation.FieldSeriesNumber, citation.FieldEventTitle, citation.FieldEventPlace,
		citation.FieldURL, citation.FieldArchive,
	)
	for _, row := range affiliated {
		set.Add(row.field)
	}
	for _, row := range texts {
		set.Add(row.field)
	}
	for _, row := range serials {
		set.Add(row.field)
	}
	return set
}
