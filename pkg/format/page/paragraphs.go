package page

import (
	"html"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// Abstracts in JSON are pieces of HTML: "<p><strong>Background: </strong>Peer workers ...</p>".

// htmlParagraphs gives the paragraphs of a piece of HTML as text.
func htmlParagraphs(text string) []string {
	var paragraphs []string
	var current strings.Builder
	flush := func() {
		if text := citation.ParseText(current.String()); text != "" {
			paragraphs = append(paragraphs, string(text))
		}
		current.Reset()
	}
	for text != "" {
		before, tag, after := nextTag(text)
		current.WriteString(html.UnescapeString(before))
		if name := tagName(tag); blockTags[name] {
			flush()
		} else if inline := inlineTags[name]; inline != "" {
			current.WriteString(strings.Replace("</"+inline+">", "/", slash(tag), 1))
		}
		text = after
	}
	flush()
	return paragraphs
}

// inlineHTML gives a line of HTML as text.
func inlineHTML(text string) string { return strings.Join(htmlParagraphs(text), " ") }

// nextTag cuts text around its first tag; a "<" that begins none is text.
func nextTag(text string) (before, tag, after string) {
	for at := 0; ; at++ {
		next := strings.IndexByte(text[at:], '<')
		if next < 0 {
			return text, "", ""
		}
		at += next
		end := strings.IndexByte(text[at:], '>')
		if end > 1 && end < 200 && (isLetter(text[at+1]) || text[at+1] == '/') {
			return text[:at], text[at+1 : at+end], text[at+end+1:]
		}
	}
}

// tagName gives the name of a tag without the prefix of its namespace: "p" of "/jats:p".
func tagName(tag string) string {
	name := strings.ToLower(firstOf(strings.TrimPrefix(tag, "/"), " /"))
	return name[strings.IndexByte(name, ':')+1:]
}

// slash gives "/" for the tag that ends an element.
func slash(tag string) string {
	if strings.HasPrefix(tag, "/") {
		return "/"
	}
	return ""
}

var blockTags = map[string]bool{"p": true, "br": true, "div": true, "sec": true, "li": true, "h1": true, "h2": true, "h3": true, "h4": true}

// inlineTags are those that CSL-JSON keeps.
var inlineTags = map[string]string{"i": "i", "em": "i", "italic": "i", "sub": "sub", "sup": "sup"}
