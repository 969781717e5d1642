// Package cslyaml reads and writes the items of CSL-JSON in YAML, as pandoc keeps bibliographies.
//
// A document is a mapping with a list "references", or the list alone; the
// metadata at the head of a Markdown file will do. The list is cut into items
// by its lines, and each item is parsed by itself: a broken one costs no other,
// and a long list can be read in parts.
package cslyaml

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "csl-yaml"

// Format is CSL-YAML. Like CSL-JSON it holds everything that is known of a work.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"cslyaml"},
		Extensions: []string{"yaml", "yml"},
		Summary:    "CSL-YAML: pandoc bibliographies and metadata",
		Extractor:  reader{},
		Exporter: format.Sequence{
			Open:   func(format.Options) string { return "---\nreferences:\n" },
			Close:  "...\n",
			Empty:  "---\nreferences: []\n...\n",
			Append: appendItem,
		},
		Carries: citation.AllFields(),
	}
}

type reader struct{}

// Cut is a source.Cut.
func (reader) Cut(text string) int {
	first, last := -1, 0
	for start := range items(text) {
		if first < 0 {
			first = start
		} else {
			last = start
		}
	}
	return last
}

// Extract yields the items.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		for start, end := range items(text) {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			item := text[start:end]
			r, err := read(item, doc, ask)
			if err != nil {
				code := diag.SkippedEntry
				if errors.Is(err, errLimit) {
					code = diag.OverLimit
				}
				err = diag.Diagnostic{Code: code, At: doc.Position(doc.Span(item)), Message: "item left out: " + err.Error()}
			} else {
				r.At = doc.Span(strings.TrimRight(item, " \n\r"))
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// read reads one item: a list of one element.
func read(item string, doc *source.Document, ask format.Ask) (*evidence.Record, error) {
	if tooDeep(item) {
		return nil, errLimit
	}
	file, err := parser.ParseBytes([]byte(item), 0)
	if err != nil {
		return nil, plainError(err)
	}
	for _, d := range file.Docs {
		list, ok := d.Body.(*ast.SequenceNode)
		if !ok || len(list.Values) == 0 {
			continue
		}
		c := converter{anchors: make(map[string]ast.Node)}
		json, err := c.append(nil, list.Values[0], 0)
		if err != nil {
			return nil, err
		}
		members := memberLines(list.Values[0], item)
		rd := csl.Reader{
			Document: doc, Format: name, Claims: ask.Claims,
			Locate: func(member, _ string) source.Span { return doc.Span(members[member]) },
		}
		return rd.Read(string(json))
	}
	return nil, errors.New("no item")
}

// plainError gives the message of the parser without the piece of text that it draws around it.
func plainError(err error) error {
	var syntax *yaml.SyntaxError
	if !errors.As(err, &syntax) {
		return errors.New("no YAML")
	}
	if syntax.Token == nil || syntax.Token.Position == nil {
		return errors.New(syntax.Message)
	}
	return fmt.Errorf("line %d of it: %s", syntax.Token.Position.Line, syntax.Message)
}

// memberLines gives the lines of each member of an item.
func memberLines(n ast.Node, item string) map[string]string {
	mapping, ok := n.(*ast.MappingNode)
	if !ok {
		return nil
	}
	starts := []int{0, 0} // offsets of lines 1, 2, ...; line 0 is not used
	for i := 0; i < len(item); i++ {
		if item[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	line := func(n int) int {
		if n < len(starts) {
			return starts[n]
		}
		return len(item)
	}
	members := make(map[string]string, len(mapping.Values))
	for i, v := range mapping.Values {
		from, to := v.Key.GetToken().Position.Line, len(item)
		if i+1 < len(mapping.Values) {
			next := mapping.Values[i+1].Key.GetToken().Position.Line
			to = line(max(next, from+1))
		}
		members[v.Key.GetToken().Value] = strings.TrimSpace(item[line(from):max(to, line(from))])
	}
	return members
}

// Detect takes a document that has items with types of CSL's in a list of that
// name, or in a list that is the whole document.
func (reader) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if strings.Contains(sample, "cff-version:") { // has references with types of the same names
		return format.Match{}
	}
	var match format.Match
	for start, end := range items(sample) {
		item := sample[start:end]
		typ := typeOf(item)
		if _, ok := citation.ParseType(typ); !ok {
			if end == len(sample) { // its type may come after the end of the sample
				break
			}
			return format.Match{}
		}
		if match.Score == format.No {
			head, _, _ := strings.Cut(item, "\n")
			match = format.Match{Score: format.Signed, At: doc.Span(head), Why: fmt.Sprintf("a list whose first item has type %q", typ)}
		}
	}
	return match
}

// typeOf finds the type of an item without parsing it.
func typeOf(item string) string {
	for line := range strings.Lines(item) {
		line = strings.TrimLeft(line, "- ")
		if value, ok := strings.CutPrefix(line, "type:"); ok {
			return strings.Trim(value, " \r\n\"'")
		}
	}
	return ""
}
