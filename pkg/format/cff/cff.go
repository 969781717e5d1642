// Package cff reads CITATION.cff, the file by which software and data say how they are to be cited, and writes its references.
//
// It follows the Citation File Format, versions 1.0 to 1.2. A file gives up to
// three sorts of records, in the order of the format's guide: the work that the file
// belongs to, what its authors would rather see cited, and its references.
package cff

import (
	"context"
	"errors"
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

const name = "cff"

// Format is the row of the catalogue. What is written is a list of references,
// to stand in the file of a work whose own title and authors its makers know.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"citation.cff"},
		Extensions: []string{"cff"},
		Summary:    "CITATION.cff: software, data and their references",
		Extractor:  reader{},
		Exporter: format.Sequence{
			Open:   func(format.Options) string { return opening + "references:\n" },
			Empty:  opening + "references: []\n",
			Append: appendReference,
		},
		Carries: carries(),
	}
}

// opening is what a file begins with; a work's own title and authors are not ours to make up.
const opening = "# Add title, authors and message of your own work to make this a valid CITATION.cff.\ncff-version: 1.2.0\n"

type reader struct{}

// Detect looks for the version of the format, which no other YAML has.
func (reader) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	for start, end := range yamltext.Sections(sample) {
		if section := sample[start:end]; yamltext.Name(section) == "cff-version" {
			line, _, _ := strings.Cut(section, "\n")
			return format.Match{Score: format.Signed, At: doc.Span(line), Why: "member cff-version"}
		}
	}
	return format.Match{}
}

// Extract yields the records. A file that is not YAML as a whole is read
// member by member, and reference by reference, as far as those are.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		f := file{doc: doc, ask: ask}
		if tree, err := yamltext.Parse(text); err == nil {
			f.take(tree, tree.Value)
		} else if errors.Is(err, yamltext.ErrLimit) {
			yield(nil, diag.Diagnostic{Code: diag.OverLimit, At: doc.Position(doc.Span(text[:1])), Message: err.Error()})
			return
		} else {
			f.pieces(text)
		}
		for _, d := range f.broken {
			if !yield(nil, d) {
				return
			}
		}
		for r := range f.records() {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// A part is a value with the tree it stands in.
type part struct {
	tree  *yamltext.Tree
	value jsontext.Value
}

// A file is what a document holds, sorted.
type file struct {
	doc        *source.Document
	ask        format.Ask
	own        []part // objects with members of the file's own work
	preferred  part
	references []part
	broken     []diag.Diagnostic
}

// take sorts the members of an object.
func (f *file) take(t *yamltext.Tree, v jsontext.Value) {
	f.own = append(f.own, part{t, v})
	for member, value := range v.Members() {
		switch member {
		case "preferred-citation":
			f.preferred = part{t, value}
		case "references":
			for item := range value.Items() {
				f.references = append(f.references, part{t, item})
			}
		}
	}
}

// pieces parses a document member by member.
func (f *file) pieces(text string) {
	for start, end := range yamltext.Sections(text) {
		section := text[start:end]
		t, err := yamltext.Parse(section)
		switch {
		case err == nil:
			f.take(t, t.Value)
		case yamltext.Name(section) == "references":
			for item := range items(section) {
				t, err := yamltext.Parse(item)
				if err != nil {
					f.refuse(item, err)
					continue
				}
				f.references = append(f.references, part{t, t.Value.First()})
			}
		default:
			f.refuse(section, err)
		}
	}
}

func (f *file) refuse(text string, err error) {
	f.broken = append(f.broken, diag.Diagnostic{
		Code: diag.SkippedEntry, At: f.doc.Position(f.doc.Span(text)), Message: "left out: " + err.Error(), Text: text,
	})
}

// items cuts the list in a section into its elements.
func items(section string) iter.Seq[string] {
	return func(yield func(string) bool) {
		indent, start, at := -1, -1, 0
		for line := range strings.Lines(section) {
			offset := at
			at += len(line)
			content := strings.TrimLeft(line, " ")
			if !strings.HasPrefix(content, "- ") && strings.TrimSpace(content) != "-" {
				continue
			}
			column := len(line) - len(content)
			if indent < 0 {
				indent = column
			}
			if column != indent {
				continue
			}
			if start >= 0 && !yield(section[start:offset]) {
				return
			}
			start = offset
		}
		if start >= 0 {
			yield(section[start:])
		}
	}
}

// records yields the records: the file's own work, the preferred one unless it
// is the same, and the references but for those two.
func (f *file) records() iter.Seq[*evidence.Record] {
	return func(yield func(*evidence.Record) bool) {
		own := f.work()
		preferred := f.reference(f.preferred)
		if own != nil && preferred != nil && same(&own.Citation, &preferred.Citation) {
			own, preferred = f.both(), nil
		}
		known := []*evidence.Record{own, preferred}
		for _, r := range known {
			if r != nil && !yield(r) {
				return
			}
		}
		for _, p := range f.references {
			r := f.reference(p)
			if r == nil {
				continue
			}
			repeats := false
			for _, have := range known {
				repeats = repeats || have != nil && same(&have.Citation, &r.Citation)
			}
			if !repeats && !yield(r) {
				return
			}
		}
	}
}

// same reports whether two citations are of one work: they agree in their DOIs,
// where both have one, or else in their versions; and in title or type, for files
// give one DOI to a program and to the paper about it.
func same(a, b *citation.Citation) bool {
	title := a.Title != "" && citation.Fold(a.Title.Plain()) == citation.Fold(b.Title.Plain())
	if x, y := a.DOI(), b.DOI(); x != "" && y != "" {
		return strings.EqualFold(x, y) && (title || a.Type == b.Type)
	}
	return title && a.Type == b.Type && a.Text(citation.FieldVersion) == b.Text(citation.FieldVersion)
}

// begin begins a record that stands at the value.
func (f *file) begin(p part) *jsonwork.Reader {
	at := func(v jsontext.Value) source.Span { return f.doc.Span(p.tree.View(v)) }
	return jsonwork.NewReader(evidence.NewBuilder(f.doc, name, at(p.value), f.ask.Claims), at)
}

// work gives the record of the file's own work; nil when the file names none.
func (f *file) work() *evidence.Record {
	var r *jsonwork.Reader
	for _, p := range f.own {
		next := f.begin(p)
		if r != nil { // a further piece of the same work
			next.Builder = r.Builder
		}
		r = next
		readWork(r, p.value)
	}
	return finished(r)
}

// both gives the record of a work that is described twice: as its authors would
// have it cited, then as the file has it.
func (f *file) both() *evidence.Record {
	r := f.begin(f.preferred)
	readReference(r, f.preferred.value)
	for _, p := range f.own {
		next := f.begin(p)
		next.Builder = r.Builder
		readRest(next, p.value)
	}
	return finished(r)
}

// reference gives the record of a reference; nil when it says nothing.
func (f *file) reference(p part) *evidence.Record {
	if p.value.Kind() != jsontext.Object {
		return nil
	}
	r := f.begin(p)
	readReference(r, p.value)
	return finished(r)
}

// finished gives the record if it says more than its type.
func finished(r *jsonwork.Reader) *evidence.Record {
	if r == nil || r.Citation().Known().Minus(citation.NewFieldSet(citation.FieldType)).Empty() {
		return nil
	}
	if r.Citation().Type == "" {
		r.Add(citation.FieldType, citation.Software, r.Record.At, "type")
	}
	return r.Record
}
