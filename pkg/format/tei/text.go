package tei

import (
	"html"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/source"
)

// styles are the ways in which hi is rendered that CSL has a style for, by the words of rend.
var styles = map[string]string{
	"italic": "i", "italics": "i", "it": "i", "i": "i", "bold": "b", "b": "b", "sup": "sup", "superscript": "sup", "super": "sup",
	"sub": "sub", "subscript": "sub",
}

// Text gives what an element holds as running text. The guidelines' own
// mark-up is not HTML's: lines end in lb, and hi says how it is rendered.
func (r *reader) Text(e *source.Element) citation.Text {
	if e == nil {
		return ""
	}
	var b strings.Builder
	write(&b, e)
	return citation.FromHTML(b.String())
}

// Element is Reader.Element with the text of the guidelines' mark-up.
func (r *reader) Element(f citation.Field, e *source.Element, rule string) {
	text := r.Text(e)
	switch {
	case text == "":
	case f.Kind() == citation.KindText:
		r.Add(f, text, e.Inner(), rule)
	case f.Kind() == citation.KindTitle:
		r.Add(f, citation.Title{Text: text}, e.Inner(), rule)
	default:
		r.Put(f, text.Plain(), e.Inner(), rule)
	}
}

// write writes what an element holds as HTML.
func write(b *strings.Builder, e *source.Element) {
	for _, n := range e.Nodes {
		if n.Element == nil {
			b.WriteString(html.EscapeString(n.Text))
			continue
		}
		tag := ""
		switch n.Name {
		case "note", "figure": // points away from the text
			continue
		case "lb":
			b.WriteByte(' ')
			continue
		case "p", "div", "head":
			tag = "p"
		case "hi":
			tag = styles[strings.ToLower(n.Attr("rend"))]
		}
		if tag != "" {
			b.WriteString("<" + tag + ">")
		}
		write(b, n.Element)
		if tag != "" {
			b.WriteString("</" + tag + ">")
		}
	}
}
