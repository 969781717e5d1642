package check

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// A textRule looks at every piece of text in a record that has its sign.
type textRule struct {
	code   diag.Code
	sign   signs
	finds  func(s string) (what string) // "": nothing
	repair func(s string) string        // nil: nobody can know
	says   string                       // the message, with the field and what was found
}

// textRules are in the order in which repairs must be made.
var textRules = [...]textRule{
	{diag.LeftoverEntity, ampersand, entity, decoded, "%s holds %q"},
	{diag.Mojibake, mangled, mojibake, unmangled, "%s holds %q, which is UTF-8 read as windows-1252"},
	{diag.LostCharacter, lost, replaced, nil, "%s holds a replacement character: %q"},
	{diag.ControlCharacter, acting, control, nil, "%s holds the character %s"},
	{diag.LeftoverMarkup, less, markup, nil, "%s holds the tag %q"},
	{diag.UnbalancedText, less, unbalanced, nil, "%s holds %q without its other half"},
	{diag.LeftoverTeX, backslash, tex, nil, "%s holds %q"},
}

// texts runs the rules of text over all text of the record.
func texts(k *Examination) {
	visit(&k.record.Citation, func(f citation.Field, nth int, s string) string {
		found := signsOf(s)
		if found == 0 {
			return s
		}
		for i := range textRules {
			rule := &textRules[i]
			if found&rule.sign == 0 {
				continue
			}
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
			k.mending(rule.code, f, nth, change, rule.says, f.Label(), clip(what))
			if mended != s && k.mends(rule.code) {
				s = mended
				found = signsOf(s)
			}
		}
		return s
	})
}

// visit gives every piece of text to see, with its field and its number among
// the field's values, and stores what see returns where that differs.
func visit(c *citation.Citation, see func(f citation.Field, nth int, s string) string) {
	text := func(f citation.Field, nth int, t *citation.Text) {
		if mended := see(f, nth, string(*t)); mended != string(*t) {
			*t = citation.Text(mended)
		}
	}
	word := func(f citation.Field, nth int, s *string) {
		if mended := see(f, nth, *s); mended != *s {
			*s = mended
		}
	}
	text(citation.FieldTitle, 0, &c.Title)
	for i := range c.Titles {
		text(c.Titles[i].Use, 0, &c.Titles[i].Text)
	}
	var nth [256]int
	for i := range c.Credits {
		cr := &c.Credits[i]
		word(cr.Role, nth[cr.Role], &cr.Name.Family)
		word(cr.Role, nth[cr.Role], &cr.Name.Given)
		word(cr.Role, nth[cr.Role], &cr.Name.Literal)
		nth[cr.Role]++
	}
	text(citation.FieldJournal, 0, &c.In.Title)
	text(citation.FieldJournalShort, 0, &c.In.TitleShort)
	text(citation.FieldSeries, 0, &c.In.Series)
	word(citation.FieldPublisher, 0, &c.In.Publisher)
	word(citation.FieldPublisherPlace, 0, &c.In.Place)
	text(citation.FieldEventTitle, 0, &c.In.Event.Title)
	text(citation.FieldAbstract, 0, &c.Abstract)
	for i := range c.Keywords {
		word(citation.FieldKeyword, i, &c.Keywords[i].Term)
	}
	for i := range c.Details {
		text(c.Details[i].Field, 0, &c.Details[i].Text)
	}
}

// signs are what text shows at a glance of the faults it may have.
type signs uint8

const (
	ampersand signs = 1 << iota
	less
	backslash
	acting  // a control character, or one that turns the direction of writing
	lost    // U+FFFD
	mangled // what UTF-8 looks like that was read as windows-1252
	closer  // a byte that has to be looked at with those behind it
)

// byteSigns tells of a byte what it may begin. Nearly all bytes begin nothing.
var byteSigns = [256]signs{
	'&': ampersand, '<': less, '\\': backslash, 0x7F: acting, 0xC2: closer, 0xC3: closer, 0xE2: closer, 0xEF: closer,
	0: acting, 1: acting, 2: acting, 3: acting, 4: acting, 5: acting, 6: acting, 7: acting, 8: acting, 11: acting, 12: acting, 13: acting, 14: acting, 15: acting,
	16: acting, 17: acting, 18: acting, 19: acting, 20: acting, 21: acting, 22: acting, 23: acting, 24: acting, 25: acting, 26: acting, 27: acting,
	28: acting, 29: acting, 30: acting, 31: acting,
}

// signsOf looks through s once.
func signsOf(s string) (found signs) {
	for i := 0; i < len(s); i++ {
		sign := byteSigns[s[i]]
		if sign&closer != 0 {
			sign = closely(s[i:])
		}
		found |= sign
	}
	return found
}

// closely judges a character of several bytes that s begins with.
func closely(s string) signs {
	if len(s) < 3 {
		if len(s) == 2 && s[0] == 0xC2 && s[1] < 0xA0 {
			return acting
		}
		return 0
	}
	switch s[0] {
	case 0xC2: // U+0080 to U+009F
		if s[1] < 0xA0 {
			return acting
		}
	case 0xC3: // Â to ô, the first byte of a character, and then a further byte of it as windows-1252 shows it
		if s[1] >= 0x82 && s[1] <= 0xB4 && (s[2] == 0xC2 || s[2] == 0xC5 || s[2] == 0xC6 || s[2] == 0xCB || s[2] == 0xE2) {
			return mangled
		}
	case 0xE2: // U+202A to U+202E, U+2066 to U+2069
		if s[1] == 0x80 && s[2] >= 0xAA && s[2] <= 0xAE || s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9 {
			return acting
		}
	case 0xEF:
		if s[1] == 0xBF && s[2] == 0xBD {
			return lost
		}
	}
	return 0
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

// decoded resolves character references, also those of references ("&amp;amp;"), until none is left.
func decoded(s string) string {
	for entity(s) != "" {
		s = decodeOnce(s)
	}
	return s
}

// decodeOnce resolves the character references that [entity] finds in s, not those that come to be by it.
func decodeOnce(s string) string {
	var b strings.Builder
	for {
		ref := entity(s)
		if ref == "" {
			b.WriteString(s)
			return b.String()
		}
		i := strings.Index(s, ref)
		b.WriteString(s[:i])
		b.WriteString(html.UnescapeString(ref))
		s = s[i+len(ref):]
	}
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

// unmangled mends the words that [mojibake] finds, however often that befell them.
func unmangled(s string) string {
	words := strings.Split(s, " ")
	for i, word := range words {
		for mended, ok := unmangle(word); ok; mended, ok = unmangle(word) {
			word = mended
		}
		words[i] = word
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

// unbalanced gives the first tag of CSL's markup that opens and never closes, or the other way round.
func unbalanced(s string) string {
	for style := citation.Italic; style <= citation.SmallCaps; style++ {
		open, shut := style.Open(), style.Close()
		if open == "" || shut == "</span>" {
			continue
		}
		switch n, m := strings.Count(s, open), strings.Count(s, shut); {
		case n > m:
			return open
		case m > n:
			return shut
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
