package check

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// A textRule looks at every piece of text in a record.
type textRule struct {
	code   diag.Code
	finds  func(s string) (what string) // "": nothing
	repair func(s string) string        // nil: nobody can know
	says   string                       // the message, with the field and what was found
}

// textRules are in the order in which repairs must be made.
var textRules = [...]textRule{
	{diag.LeftoverEntity, entity, decoded, "%s holds %q"},
	{diag.Mojibake, mojibake, unmangled, "%s holds %q, which is UTF-8 read as windows-1252"},
	{diag.LostCharacter, replaced, nil, "%s holds a replacement character: %q"},
	{diag.ControlCharacter, control, nil, "%s holds the character %s"},
	{diag.LeftoverMarkup, markup, nil, "%s holds the tag %q"},
	{diag.LeftoverTeX, tex, nil, "%s holds %q"},
}

// texts runs the rules of text over all text of the record.
func (k *Checker) texts() {
	visit(&k.record.Citation, func(f citation.Field, s string) string {
		if !suspicious(s) {
			return s
		}
		for i := range textRules {
			rule := &textRules[i]
			what := rule.finds(s)
			if what == "" {
				continue
			}
			var change *Change
			mended := s
			if rule.repair != nil {
				mended = rule.repair(s)
				change = &Change{s, mended}
			}
			k.fixed(rule.code, f, change, rule.says, f.Label(), clip(what))
			if k.mends(rule.code) {
				s = mended
			}
		}
		return s
	})
}

// visit gives every piece of text to see, and stores what it returns where that differs.
func visit(c *citation.Citation, see func(f citation.Field, s string) string) {
	text := func(f citation.Field, t *citation.Text) {
		if mended := see(f, string(*t)); mended != string(*t) {
			*t = citation.Text(mended)
		}
	}
	word := func(f citation.Field, s *string) {
		if mended := see(f, *s); mended != *s {
			*s = mended
		}
	}
	text(citation.FieldTitle, &c.Title)
	for i := range c.Titles {
		text(c.Titles[i].Use, &c.Titles[i].Text)
	}
	for i := range c.Credits {
		cr := &c.Credits[i]
		word(cr.Role, &cr.Name.Family)
		word(cr.Role, &cr.Name.Given)
		word(cr.Role, &cr.Name.Literal)
	}
	text(citation.FieldJournal, &c.In.Title)
	text(citation.FieldJournalShort, &c.In.TitleShort)
	text(citation.FieldSeries, &c.In.Series)
	word(citation.FieldPublisher, &c.In.Publisher)
	word(citation.FieldPublisherPlace, &c.In.Place)
	text(citation.FieldEventTitle, &c.In.Event.Title)
	text(citation.FieldAbstract, &c.Abstract)
	for i := range c.Keywords {
		word(citation.FieldKeyword, &c.Keywords[i].Term)
	}
	for i := range c.Details {
		text(c.Details[i].Field, &c.Details[i].Text)
	}
}

// suspicious reports whether s has a byte that any rule of text begins with.
// Nearly all text has none; Chinese passes here and is seen through by the rules.
func suspicious(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf, c < ' ' && c != '\n', c == 0x7F, c == '&', c == '<', c == '\\':
			return true
		}
	}
	return false
}

// longestReference is how far the end of a reference is looked for: "&thetasym;".
const longestReference = 12

// entity gives the first character reference of HTML in s. That of "<" may be
// meant: a text of ours writes it where a plain "<" would begin a tag.
func entity(s string) string {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '&')
		if i < 0 {
			return ""
		}
		at += i
		end := strings.IndexByte(s[at:min(len(s), at+longestReference)], ';')
		if end > 1 {
			if ref := s[at : at+end+1]; html.UnescapeString(ref) != ref && html.UnescapeString(ref) != "<" {
				return ref
			}
		}
		at++
	}
}

// decoded resolves character references, also those of references ("&amp;amp;"),
// in one pass. What only comes to be a reference by that is found the next time.
func decoded(s string) string {
	rest := []byte(s)
	out := make([]byte, 0, len(s))
	for len(rest) > 0 {
		ref := ""
		if rest[0] == '&' {
			ref = entity(string(rest[:min(len(rest), longestReference)]))
		}
		if ref == "" || !strings.HasPrefix(string(rest[:min(len(rest), longestReference)]), ref) {
			out = append(out, rest[0])
			rest = rest[1:]
			continue
		}
		plain := html.UnescapeString(ref)
		if rest = rest[len(ref)-1:]; plain == "&" {
			rest[0] = '&' // in place of the semicolon: it may begin another one
			continue
		}
		out = append(out, plain...)
		rest = rest[1:]
	}
	return string(out)
}

// mojibake gives the first word of s whose characters are, as bytes of
// windows-1252, UTF-8: "Ã©tude" for "étude".
func mojibake(s string) string {
	for word := range strings.SplitSeq(s, " ") {
		if _, ok := unmangle(word); ok {
			return word
		}
	}
	return ""
}

// unmangled mends the words that [mojibake] finds.
func unmangled(s string) string {
	words := strings.Split(s, " ")
	for i, word := range words {
		if mended, ok := unmangle(word); ok {
			words[i] = mended
		}
	}
	return strings.Join(words, " ")
}

// unmangle turns a word back into bytes and reads them as UTF-8. A word in
// which all is well does not survive this: "SÃO" and "café" are no UTF-8 then.
func unmangle(word string) (string, bool) {
	plain := true
	for i := 0; i < len(word); i++ {
		plain = plain && word[i] < utf8.RuneSelf
	}
	if plain {
		return "", false
	}
	out := make([]byte, 0, len(word))
	for _, r := range word {
		b, ok := windows1252(r)
		if !ok {
			return "", false
		}
		out = append(out, b)
	}
	return string(out), utf8.Valid(out)
}

// windows1252 gives the byte that a character is in windows-1252 (WHATWG Encoding, index windows-1252).
func windows1252(r rune) (byte, bool) {
	if r < 0x80 || r >= 0xA0 && r <= 0xFF {
		return byte(r), true
	}
	const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	n := 0
	for _, h := range high {
		if h == r {
			return byte(0x80 + n), true
		}
		n++
	}
	return 0, false
}

func replaced(s string) string {
	i := strings.IndexRune(s, utf8.RuneError)
	if i < 0 {
		return ""
	}
	start := strings.LastIndexByte(s[:i], ' ') + 1
	if end := strings.IndexByte(s[i:], ' '); end >= 0 {
		return s[start : i+end]
	}
	return s[start:]
}

// control gives the name of the first character that acts and does not show. The
// marks that tell right-to-left from left-to-right words are everyday in Arabic and Hebrew.
func control(s string) string {
	for _, r := range s {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0x7F || r >= 0x80 && r < 0xA0 || unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c' {
			const hex = "0123456789ABCDEF"
			return "U+" + string([]byte{hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15]})
		}
	}
	return ""
}

// markup gives the first tag in s that is none of CSL's: "<p>", "<jats:title>".
func markup(s string) string {
	if !strings.Contains(s, "<") || strings.Contains(s, "&#60;") { // which says that this is meant
		return ""
	}
	const longest = 200 // a tag with its attributes
	for run := range citation.Text(s).Runs() {
		for text := run.Text; ; {
			start := strings.IndexByte(text, '<')
			if start < 0 {
				break
			}
			text = text[start:]
			if end := strings.IndexByte(text[:min(len(text), longest)], '>'); end > 0 && isTag(text[:end+1]) {
				return text[:end+1]
			}
			text = text[1:]
		}
	}
	return ""
}

// isTag tells a tag from "p < 0.05 and n > 3" and from the address "<a@b.org>".
func isTag(tag string) bool {
	name := strings.TrimLeft(tag[1:len(tag)-1], "/")
	name, _, _ = strings.Cut(strings.TrimSuffix(name, "/"), " ")
	_, local, qualified := strings.Cut(name, ":")
	if qualified {
		name = local
	}
	switch strings.ToLower(name) {
	case "p", "br", "div", "span", "i", "b", "em", "strong", "sub", "sup", "a", "title", "sec", "italic", "bold", "list", "list-item", "li", "ul",
		"ol", "h1", "h2", "h3", "h4", "font", "scp", "inf", "math", "mml", "mi", "mo", "mn", "mrow", "msub", "msup", "inline-formula", "tex-math", "xref":
		return true
	}
	return false
}

// tex gives the first command of TeX in s: "\emph{", "\alpha".
func tex(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 || i+2 >= len(s) {
		return ""
	}
	end := i + 1
	for end < len(s) && (s[end] >= 'a' && s[end] <= 'z' || s[end] >= 'A' && s[end] <= 'Z') {
		end++
	}
	switch {
	case end-i > 2, end-i == 2 && end < len(s) && s[end] == '{':
		return s[i:end]
	case strings.IndexByte("\"'`^~=.", s[i+1]) >= 0:
		return s[i : i+2]
	}
	return ""
}
