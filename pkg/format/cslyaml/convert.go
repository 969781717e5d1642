package cslyaml

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/peerlit/peerlit/pkg/jsontext"
)

// The bounds of one item. The parser calls itself for every bracket, and
// an alias may stand for any number of nodes.
const (
	maxDepth = 100
	maxNodes = 100_000
)

var errLimit = errors.New("nested too deep, or made of too many aliases")

// tooDeep reports whether an item could be nested deeper than maxDepth: it
// counts brackets wherever they stand, and dashes in a row.
func tooDeep(item string) bool {
	depth, dashes := 0, 0
	for i := 0; i < len(item); i++ {
		switch item[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		case '-', '?':
			dashes++
			if i+1 < len(item) && item[i+1] != ' ' {
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
	for line := range strings.Lines(item) {
		if len(line)-len(strings.TrimLeft(line, " ")) > 4*maxDepth {
			return true
		}
	}
	return false
}

// A converter writes nodes as JSON. Scalars become strings as they are
// written, so that "10.10" is no number and "0012" keeps its zeros.
type converter struct {
	anchors map[string]ast.Node
	nodes   int
}

func (c *converter) append(dst []byte, n ast.Node, depth int) ([]byte, error) {
	if c.nodes++; c.nodes > maxNodes || depth > maxDepth {
		return dst, errLimit
	}
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return append(dst, "null"...), nil
	case *ast.MappingNode:
		return c.mapping(dst, n.Values, depth)
	case *ast.MappingValueNode:
		return c.mapping(dst, []*ast.MappingValueNode{n}, depth)
	case *ast.SequenceNode:
		dst = append(dst, '[')
		for i, v := range n.Values {
			if i > 0 {
				dst = append(dst, ',')
			}
			var err error
			if dst, err = c.append(dst, v, depth+1); err != nil {
				return dst, err
			}
		}
		return append(dst, ']'), nil
	case *ast.AnchorNode:
		c.anchors[n.Name.GetToken().Value] = n.Value
		return c.append(dst, n.Value, depth+1)
	case *ast.AliasNode:
		name := n.Value.GetToken().Value
		target, ok := c.anchors[name]
		if !ok {
			return dst, fmt.Errorf("alias *%s has no anchor in it", name)
		}
		return c.append(dst, target, depth+1)
	case *ast.TagNode:
		return c.append(dst, n.Value, depth+1)
	case *ast.StringNode:
		return jsontext.AppendString(dst, n.Value), nil
	case *ast.LiteralNode:
		return jsontext.AppendString(dst, strings.TrimRight(n.Value.Value, "\n")), nil
	case *ast.BoolNode:
		return append(dst, strings.ToLower(n.GetToken().Value)...), nil
	}
	return jsontext.AppendString(dst, n.GetToken().Value), nil
}

// mapping writes an object; the members of a merge ("<<: *base") come in its place.
func (c *converter) mapping(dst []byte, values []*ast.MappingValueNode, depth int) ([]byte, error) {
	dst = append(dst, '{')
	for i, v := range values {
		if i > 0 {
			dst = append(dst, ',')
		}
		if v.Key.IsMergeKey() {
			merged, err := c.append(nil, v.Value, depth+1)
			if err != nil {
				return dst, err
			}
			if len(merged) > 2 && merged[0] == '{' {
				dst = append(dst, merged[1:len(merged)-1]...)
			}
			continue
		}
		dst = jsontext.AppendString(dst, v.Key.GetToken().Value)
		dst = append(dst, ':')
		var err error
		if dst, err = c.append(dst, v.Value, depth+1); err != nil {
			return dst, err
		}
	}
	return append(dst, '}'), nil
}
