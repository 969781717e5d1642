package source

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/ascii"
)

// htmlTokens finds the tags of a page, and the text between them, as views of
// it (the HTML standard, section 13.2.5). Comments, declarations and
// processing instructions are passed over, and so is a tag that the end of
// the page cuts off. In what a script or a style sheet holds there are no tags.
type htmlTokens struct {
	text string
	at   int    // where the next token begins
	raw  string // the element whose end alone ends the text that follows; "" for none
}

// htmlToken is a tag, or text.
type htmlToken struct {
	kind tokenKind
	raw  string // as it is written
	name string // of a tag's element, in lower case
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota // of the page
	tokenText
	tokenStart
	tokenClose
)

// next gives the next token.
func (t *htmlTokens) next() htmlToken {
	if t.raw != "" {
		end := rawEnd(t.text, t.at, t.raw)
		start := t.at
		if t.raw, t.at = "", end; start < end {
			return htmlToken{kind: tokenText, raw: t.text[start:end]}
		}
	}
	text, start := t.text, t.at
	for at := start; ; {
		if at = ascii.IndexFrom(text, '<', at); len(text)-at < 2 {
			break
		}
		next := text[at+1]
		if !isLetter(next) && next != '/' && next != '!' && next != '?' {
			at++
			continue
		}
		if start < at {
			t.at = at
			return htmlToken{kind: tokenText, raw: text[start:at]}
		}
		t.at = at
		switch {
		case isLetter(next):
			return t.tag(tokenStart, at+1)
		case next != '/':
			at = declarationEnd(text, at)
		case len(text)-at == 2:
			t.at = len(text)
			return htmlToken{kind: tokenText, raw: text[at:]}
		case isLetter(text[at+2]):
			return t.tag(tokenClose, at+2)
		default:
			at = behind(text, '>', at+2)
		}
		start = at
	}
	t.at = len(text)
	if start < len(text) {
		return htmlToken{kind: tokenText, raw: text[start:]}
	}
	return htmlToken{}
}

// tag reads a tag whose name begins at start.
func (t *htmlTokens) tag(kind tokenKind, start int) htmlToken {
	text, at := t.text, start
	for at < len(text) && !endsTagName[text[at]] {
		at++
	}
	name := lowerASCII(text[start:at])
	for {
		if at = pastBlanks(text, at); at >= len(text) {
			t.at = len(text)
			return htmlToken{}
		}
		if text[at] == '>' {
			break
		}
		_, _, at = attribute(text, at)
	}
	if kind == tokenStart {
		switch name {
		case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp":
			t.raw = name
		}
	}
	raw := text[t.at : at+1]
	t.at = at + 1
	return htmlToken{kind, raw, name}
}

// attribute reads an attribute that begins at a place in a tag, where neither a
// blank nor ">" stands, and gives where what follows it begins. A stray "/" is an
// attribute without a name. Where the text ends within, so does the attribute.
func attribute(text string, at int) (name, value string, end int) {
	start := at
	for at < len(text) && (!endsAttributeName[text[at]] || text[at] == '=' && at == start) {
		at++
	}
	name = text[start:at]
	next := pastBlanks(text, at)
	switch {
	case next < len(text) && text[next] == '/':
		return name, "", next + 1
	case next >= len(text) || text[next] != '=':
		return name, "", next
	}
	if at = pastBlanks(text, next+1); at >= len(text) {
		return name, "", at
	}
	switch quote := text[at]; quote {
	case '>':
		return name, "", at
	case '"', '\'':
		end = ascii.IndexFrom(text, quote, at+1)
		return name, text[at+1 : end], min(end+1, len(text))
	}
	for end = at; end < len(text) && text[end] != '>' && !isBlankHTML(text[end]); end++ {
	}
	return name, text[at:end], end
}

// declarationEnd gives where what begins with "<!" or "<?" at a place ends.
func declarationEnd(text string, at int) int {
	if strings.HasPrefix(text[at:], "<!--") {
		return commentEnd(text, at+len("<!--"))
	}
	return behind(text, '>', at+2)
}

// commentEnd gives where a comment ends whose content begins at a place:
// behind "-->" or "--!>", or at once with ">" or "->".
func commentEnd(text string, at int) int {
	dashes, beginning := 0, true
	for at < len(text) {
		if dashes == 0 && !beginning {
			if at = ascii.IndexFrom(text, '-', at); at == len(text) {
				break
			}
		}
		c := text[at]
		at++
		switch {
		case c == '-':
			dashes++
			continue
		case c == '>' && (dashes >= 2 || beginning):
			return at
		case c == '!' && dashes >= 2 && at < len(text):
			c = text[at]
			if at++; c == '>' {
				return at
			}
			if c == '-' {
				dashes, beginning = 1, false
				continue
			}
		}
		dashes, beginning = 0, false
	}
	return len(text)
}

// rawEnd gives where the end tag of an element begins in whose text there are no tags.
func rawEnd(text string, at int, name string) int {
	switch name {
	case "plaintext": // has no end
		return len(text)
	case "script":
		return scriptEnd(text, at)
	}
	for {
		if at = ascii.IndexFrom(text, '<', at); at == len(text) || endsRaw(text[at:], name) {
			return at
		}
		at++
	}
}

// endsRaw reports whether text begins with the end tag of the element.
func endsRaw(text, name string) bool {
	end := len("</") + len(name)
	return len(text) > end && text[1] == '/' && ascii.HasPrefixFold(text[2:], name) && endsTagName[text[end]]
}

// scriptEnd gives where the end tag of a script begins. In a comment within, a
// script that begins and ends there is no more than text: "<!-- <script></script> -->".
func scriptEnd(text string, at int) int {
	const name = "script"
	commented, within := false, false
	dashes := 0
	for at < len(text) {
		if !commented {
			if at = ascii.IndexFrom(text, '<', at); at == len(text) {
				break
			}
		}
		switch c := text[at]; {
		case c == '-':
			dashes++
			at++
			continue
		case c == '>' && dashes >= 2:
			commented, within = false, false
		case c == '<' && endsRaw(text[at:], name):
			if !within {
				return at
			}
			within = false
			at += len("</script")
		case c == '<' && !commented && strings.HasPrefix(text[at:], "<!--"):
			commented, dashes = true, 2
			at += len("<!--")
			continue
		case c == '<' && commented && !within && len(text)-at > len("<script") && ascii.HasPrefixFold(text[at+1:], name) && endsTagName[text[at+len("<script")]]:
			within = true
			at += len("<script")
		}
		dashes = 0
		at++
	}
	return len(text)
}

// behind gives the place behind the next c.
func behind(text string, c byte, at int) int { return min(ascii.IndexFrom(text, c, at)+1, len(text)) }

func pastBlanks(text string, at int) int {
	for at < len(text) && isBlankHTML(text[at]) {
		at++
	}
	return at
}

func isBlankHTML(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// The bytes that end names in a tag.
var (
	endsTagName       = [256]bool{' ': true, '\n': true, '\t': true, '\r': true, '\f': true, '/': true, '>': true}
	endsAttributeName = [256]bool{' ': true, '\n': true, '\t': true, '\r': true, '\f': true, '/': true, '>': true, '=': true}
)

// lowerASCII gives s with its capitals of ASCII small.
func lowerASCII(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			lower := []byte(s)
			for ; i < len(lower); i++ {
				if 'A' <= lower[i] && lower[i] <= 'Z' {
					lower[i] |= 0x20
				}
			}
			return string(lower)
		}
	}
	return s
}
