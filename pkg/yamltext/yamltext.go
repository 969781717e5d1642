// Package yamltext is YAML read as JSON and written from it, each value with the place where it stands.
package yamltext

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Tree is a document of YAML as JSON, so that whatever reads JSON reads YAML.
// Scalars are strings as they are written: "10.10" is no number and "0012"
// keeps its zeros. Only null, true and false are what they are in JSON.
// Members of a merge ("<<: *base") come in its place.
type Tree struct {
	Value jsontext.Value

	json   *source.Document // the value's text, which knows where a part of it stands
	places []place
}

// place ties a value to the text it was written in.
type place struct {
	at   int    // where the value begins in the JSON
	view string // of the text: the scalar itself when it is found, or else the value's lines
}

// View gives the text that a value of the tree was written as: the scalar
// itself where it can be found, or else the lines that the value takes.
func (t *Tree) View(v jsontext.Value) string {
	at := t.json.Span(string(v))
	if at.Nowhere() {
		return ""
	}
	i, found := slices.BinarySearchFunc(t.places, at.Start, func(p place, at int) int { return p.at - at })
	if !found {
		return ""
	}
	return t.places[i].view
}

// ErrLimit says that a text is not read because reading it could take any time
// and memory: it is nested too deep, or its aliases stand for too much.
var ErrLimit = errors.New("nested too deep, or made of too many aliases")

// The bounds of one text. The parser calls itself for every bracket, and
// an alias may stand for any number of nodes.
const (
	maxDepth = 100
	maxNodes = 100_000
)

// Parse reads the first document of a text that is not empty. An alias without its anchor is an error.
func Parse(text string) (*Tree, error) {
	if tooDeep(text) {
		return nil, ErrLimit
	}
	file, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		return nil, plainError(err)
	}
	c := converter{text: text, lines: lineStarts(text), anchors: make(map[string]anchor)}
	for _, d := range file.Docs {
		if d.Body == nil {
			continue
		}
		if err := c.value(d.Body, 1, len(c.lines), 0); err != nil {
			return nil, err
		}
		break
	}
	json := string(c.json)
	return &Tree{Value: jsontext.Value(json), json: source.FromString("", json), places: c.places}, nil
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

// tooDeep reports whether a text could be nested deeper than maxDepth: it
// counts brackets wherever they stand, and dashes in a row.
func tooDeep(text string) bool {
	depth, dashes := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		case '-', '?':
			dashes++
			if i+1 < len(text) && text[i+1] != ' ' {
				dashes = 0
			}
		case ' ':
		default:
			dashes = 0
		}
		if depth > maxDepth || dashes > maxDepth {
			return true
		}
	}
	// By indentation a level costs a blank more in every line.
	for line := range strings.Lines(text) {
		if len(line)-len(strings.TrimLeft(line, " ")) > 4*maxDepth {
			return true
		}
	}
	return false
}

// lineStarts gives the offsets of lines 1, 2, ... of a text, the end of the text behind them.
func lineStarts(text string) []int {
	starts := []int{0, 0} // line 0 is not used
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return append(starts, len(text))
}

// A converter writes the parser's nodes as JSON.
type converter struct {
	text    string
	lines   []int // where they start
	anchors map[string]anchor
	nodes   int
	json    []byte
	places  []place
}

// anchor is a value with the lines it stands in.
type anchor struct {
	node     ast.Node
	from, to int
}

// value writes a value that stands in the lines from..to, without the last.
func (c *converter) value(n ast.Node, from, to, depth int) error {
	if c.nodes++; c.nodes > maxNodes || depth > maxDepth {
		return ErrLimit
	}
	switch n := n.(type) {
	case *ast.AnchorNode:
		c.anchors[n.Name.GetToken().Value] = anchor{n.Value, from, to}
		return c.value(n.Value, from, to, depth+1)
	case *ast.AliasNode:
		name := n.Value.GetToken().Value
		target, ok := c.anchors[name]
		if !ok {
			return fmt.Errorf("alias *%s has no anchor in it", name)
		}
		return c.value(target.node, target.from, target.to, depth+1)
	case *ast.TagNode:
		return c.value(n.Value, from, to, depth+1)
	}
	at := len(c.places)
	c.places = append(c.places, place{len(c.json), c.view(from, to)})
	switch n := n.(type) {
	case nil, *ast.NullNode:
		c.json = append(c.json, "null"...)
	case *ast.MappingNode:
		return c.mapping(n.Values, from, to, depth)
	case *ast.MappingValueNode:
		return c.mapping([]*ast.MappingValueNode{n}, from, to, depth)
	case *ast.SequenceNode:
		return c.sequence(n.Values, from, to, depth)
	case *ast.BoolNode:
		c.json = append(c.json, strings.ToLower(n.GetToken().Value)...)
	default:
		text := n.GetToken().Value
		switch n := n.(type) {
		case *ast.StringNode:
			text = n.Value
		case *ast.LiteralNode:
			text = strings.TrimRight(n.Value.Value, "\n")
		}
		c.json = jsontext.AppendString(c.json, text)
		if found := c.find(text, n, from, to); found != "" {
			c.places[at].view = found
		}
	}
	return nil
}

func (c *converter) sequence(values []ast.Node, from, to, depth int) error {
	c.json = append(c.json, '[')
	for i, v := range values {
		if i > 0 {
			c.json = append(c.json, ',')
		}
		begin, end := max(lineOf(v), from), to
		if i+1 < len(values) {
			end = max(lineOf(values[i+1]), begin+1)
		}
		if err := c.value(v, begin, min(end, to), depth+1); err != nil {
			return err
		}
	}
	c.json = append(c.json, ']')
	return nil
}

func (c *converter) mapping(values []*ast.MappingValueNode, from, to, depth int) error {
	c.json = append(c.json, '{')
	for i, v := range values {
		if i > 0 {
			c.json = append(c.json, ',')
		}
		begin, end := max(lineOf(v), from), to
		if i+1 < len(values) {
			end = max(lineOf(values[i+1]), begin+1)
		}
		start, known := len(c.json), len(c.places)
		if !v.Key.IsMergeKey() {
			c.json = append(jsontext.AppendString(c.json, v.Key.GetToken().Value), ':')
		}
		if err := c.value(v.Value, begin, min(end, to), depth+1); err != nil {
			return err
		}
		if v.Key.IsMergeKey() {
			c.merge(start, known)
		}
	}
	c.json = append(c.json, '}')
	return nil
}

// merge makes members of the mapping just written at start: it takes off its
// brackets. What is no mapping, or an empty one, merges nothing.
func (c *converter) merge(start, known int) {
	merged := c.json[start:]
	if len(merged) <= 2 || merged[0] != '{' {
		c.json, c.places = c.json[:start], c.places[:known]
		return
	}
	copy(merged, merged[1:])
	c.json = c.json[:len(c.json)-2]
	c.places = slices.Delete(c.places, known, known+1)
	for i := range c.places[known:] {
		c.places[known+i].at--
	}
}

// find looks for a scalar where the parser says that it begins; "" when it is
// written otherwise there: with escapes, or in several lines.
func (c *converter) find(text string, n ast.Node, from, to int) string {
	position := n.GetToken().Position
	if position == nil || position.Line < from || position.Line >= to || position.Line+1 >= len(c.lines) || text == "" {
		return ""
	}
	line := c.text[c.lines[position.Line]:c.lines[position.Line+1]]
	at := 0
	for range position.Column - 1 {
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	if rest := strings.TrimLeft(line[at:], `"' `); strings.HasPrefix(rest, text) {
		return rest[:len(text)]
	}
	return ""
}

// lineOf gives the line in which a node begins, 0 when that is not known.
func lineOf(n ast.Node) int {
	switch m := n.(type) {
	case *ast.MappingNode:
		if len(m.Values) > 0 {
			return lineOf(m.Values[0])
		}
	case *ast.MappingValueNode:
		return lineOf(m.Key)
	case nil:
		return 0
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

// view gives the lines from..to, without the last and without what is blank around them.
func (c *converter) view(from, to int) string {
	last := len(c.lines) - 1
	from, to = min(max(from, 1), last), min(max(to, 1), last)
	if from >= to {
		return ""
	}
	return strings.TrimSpace(c.text[c.lines[from]:c.lines[to]])
}
