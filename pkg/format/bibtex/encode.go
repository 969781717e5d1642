package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/citation"
)

// escapes are the characters that text may not have in TeX as they are, and
// what is written for them. Braces are words, for they would count as braces.
var escapes = [128]string{
	'\\': `\textbackslash{}`, '{': `\textbraceleft{}`, '}': `\textbraceright{}`,
	'$': `\$`, '&': `\&`, '%': `\%`, '#': `\#`, '_': `\_`,
	'^': `\textasciicircum{}`, '~': `\textasciitilde{}`, '`': `\textasciigrave{}`,
	'\n': " ", '\r': " ", '\t': " ",
}

// looked are the bytes that are not copied without a look: with every
// character beyond ASCII, or only those that may be a control or a blank.
var looked, lookedASCII = func() (few, all ascii.Set) {
	for c := range few {
		special := c < ' ' || c == 0x7F || c < utf8.RuneSelf && escapes[c] != "" || c == '<' || c == '-' || c == '\''
		if special || c == 0xC2 {
			few[c] = 1
		}
		if special || c >= utf8.RuneSelf {
			all[c] = 1
		}
	}
	return few, all
}()

// An encoder writes text as TeX. What it writes has balanced braces and no
// command that the text's author chose, so it cannot break out of its field.
type encoder struct {
	ascii bool // accents and symbols as commands
	tags  []openTag
}

// An openTag is a tag of citation.Text that is to be closed.
type openTag struct {
	end    string
	braces int // that are open for it
	nocase bool
}

// tagForms are the tags of citation.Text, as this package and others spell them.
var tagForms = []struct{ open, end, tag string }{
	{"<i>", "</i>", "i"}, {"<b>", "</b>", "b"}, {"<sub>", "</sub>", "sub"}, {"<sup>", "</sup>", "sup"},
	{openNoCase, closeSpan, ""}, {"<" + smallCaps + ">", closeSpan, smallCaps},
	{`<span style="font-variant: small-caps;">`, closeSpan, smallCaps}, {`<span style="font-variant:small-caps">`, closeSpan, smallCaps},
}

// text adds running text with markup. With protect, words that stand out by
// their capitals are put in braces, unless all of the text is capitals.
func (e *encoder) text(dst []byte, s string, protect bool) []byte {
	e.tags = e.tags[:0]
	protect = protect && strings.IndexFunc(s, unicode.IsLower) >= 0
	inWord := false
	for i := 0; i < len(s); {
		c := s[i]
		if c == '<' {
			if n, out := e.tag(s[i:]); n > 0 {
				dst = append(dst, out...)
				i += n
				inWord = false
				continue
			}
		}
		if protect && !inWord && !e.inNoCase() && c != ' ' {
			if n := wordLength(s[i:]); n > 1 && standsOut(s[i:i+n]) {
				dst = append(dst, '{')
				dst = e.plain(dst, s[i:i+n])
				dst = append(dst, '}')
				i += n
				continue
			}
		}
		n := 1
		if protect {
			r, size := utf8.DecodeRuneInString(s[i:])
			n, inWord = size, unicode.IsLetter(r) || unicode.IsDigit(r)
		} else if next := strings.IndexByte(s[i+1:], '<'); next >= 0 {
			n += next
		} else {
			n = len(s) - i
		}
		dst = e.plain(dst, s[i:i+n])
		i += n
	}
	return append(dst, e.shut(0)...)
}

// shut closes all open tags but the first n.
func (e *encoder) shut(n int) string {
	braces := 0
	for _, t := range e.tags[n:] {
		braces += t.braces
	}
	e.tags = e.tags[:n]
	return strings.Repeat("}", braces)
}

// tag reads the tag that s begins with. It gives the tag's length and what is
// written for it; 0 when there is none, or a closing tag that closes nothing.
func (e *encoder) tag(s string) (n int, out string) {
	for _, f := range tagForms {
		if strings.HasPrefix(s, f.open) {
			if f.tag != "" {
				e.tags = append(e.tags, openTag{end: f.end, braces: 1})
				return len(f.open), `\` + tex().style[f.tag] + "{"
			}
			// Words that look protected anyway need two braces to say it: see decoder.doubled.
			content, _, _ := strings.Cut(s[len(f.open):], f.end)
			braces := 1
			if !e.inNoCase() && !needsProtection([]byte(content)) {
				braces = 2
			}
			e.tags = append(e.tags, openTag{f.end, braces, true})
			return len(f.open), "{{"[:braces]
		}
		if strings.HasPrefix(s, f.end) {
			for n := len(e.tags) - 1; n >= 0; n-- {
				if e.tags[n].end == f.end {
					return len(f.end), e.shut(n)
				}
			}
		}
	}
	return 0, ""
}

func (e *encoder) inNoCase() bool {
	for _, t := range e.tags {
		if t.nocase {
			return true
		}
	}
	return false
}

// wordLength gives the length of the letters and digits that s begins with.
func wordLength(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i
		}
	}
	return len(s)
}

// standsOut reports whether a word has a capital beyond its first letter.
func standsOut(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			if letters++; letters > 1 && unicode.IsUpper(r) {
				return true
			}
		}
	}
	return false
}

// plain adds text without markup.
func (e *encoder) plain(dst []byte, s string) []byte {
	stops := &looked
	if e.ascii {
		stops = &lookedASCII
	}
	for i := 0; i < len(s); {
		n := stops.Until(s[i:])
		dst = append(dst, s[i:i+n]...)
		if i += n; i == len(s) {
			break
		}
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			dst = e.rune(dst, r)
			continue
		case c == '\n' && strings.HasPrefix(s[i:], "\n\n"):
			// A paragraph; never in the first column, where entries begin.
			dst = append(dst, "\n\n    "...)
			i++
		case escapes[c] != "":
			dst = append(dst, escapes[c]...)
		case c == '<':
			dst = append(dst, c)
		case c == '-' || c == '\'':
			// Two of them would be read as one other character.
			if n := len(dst); n > 0 && dst[n-1] == c {
				dst = append(dst, "{}"...)
			}
			dst = append(dst, c)
		}
		i++ // control characters are left out
	}
	return dst
}

// rune adds a character beyond ASCII.
func (e *encoder) rune(dst []byte, r rune) []byte {
	if r == '\u00a0' {
		return append(dst, '~')
	}
	if r < 0xA0 { // C1 controls
		return dst
	}
	if !e.ascii {
		return utf8.AppendRune(dst, r)
	}
	switch r {
	case '–':
		return append(dst, "{--}"...)
	case '—':
		return append(dst, "{---}"...)
	case '“':
		return append(dst, "``"...)
	case '”':
		return append(dst, "{''}"...)
	case '\u202f':
		return append(dst, `\,`...)
	}
	t := tex()
	if command, ok := t.written[r]; ok {
		dst = append(dst, '{')
		dst = append(dst, strings.TrimSuffix(command, "{}")...)
		return append(dst, '}')
	}
	var marks []rune
	base := r
	for {
		parts, ok := t.split[base]
		if !ok || t.accent[parts[1]] == "" {
			break
		}
		base = parts[0]
		marks = append(marks, parts[1])
	}
	command := t.written[base]
	if len(marks) == 0 || base >= utf8.RuneSelf && command == "" {
		return utf8.AppendRune(dst, r) // TeX has no word for it
	}
	dst = append(dst, '{')
	for _, mark := range marks {
		dst = append(dst, '\\')
		dst = append(dst, t.accent[mark]...)
		dst = append(dst, '{')
	}
	switch {
	case base == 'i' || base == 'j':
		dst = append(dst, '\\', byte(base))
	case base < utf8.RuneSelf:
		dst = append(dst, byte(base))
	default:
		dst = append(dst, strings.TrimSuffix(command, "{}")...)
	}
	for range marks {
		dst = append(dst, '}')
	}
	return append(dst, '}')
}

// verbatim adds an address or identifier, where TeX is not read. What could
// leave the field is written as addresses do it.
func (e *encoder) verbatim(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{':
			dst = append(dst, "%7B"...)
		case c == '}':
			dst = append(dst, "%7D"...)
		case c == '\\':
			dst = append(dst, "%5C"...)
		case c == ' ':
			dst = append(dst, ' ')
		case c < ' ' || c == 0x7F:
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// name adds a name in BibTeX's order, "von Last, Jr, First" (btxdoc, section 4).
func (e *encoder) name(dst []byte, n citation.Name) []byte {
	if n.Family == "" && n.Given == "" {
		dst = append(dst, '{')
		dst = e.plain(dst, n.Literal)
		return append(dst, '}')
	}
	if n.Particle != "" {
		dst = e.part(dst, n.Particle, false)
		dst = append(dst, ' ')
	}
	alone := n.Given == "" && n.Suffix == "" && n.DroppingParticle == ""
	dst = e.part(dst, n.Family, n.Particle == "" && strings.Contains(n.Family, " ") && (alone || startsLower(n.Family)))
	if alone {
		return dst
	}
	if n.Suffix != "" {
		dst = append(dst, ", "...)
		dst = e.part(dst, n.Suffix, false)
	}
	dst = append(dst, ", "...)
	dst = e.part(dst, n.Given, false)
	if n.DroppingParticle != "" {
		dst = append(dst, ' ')
		dst = e.part(dst, n.DroppingParticle, false)
	}
	return dst
}

// part adds a part of a name, in braces when it must be or would fall apart.
func (e *encoder) part(dst []byte, s string, brace bool) []byte {
	if !brace && (strings.IndexByte(s, ',') >= 0 || strings.IndexByte(s, '=') >= 0 || hasAnd(s)) {
		brace = true
	}
	if !brace {
		return e.plain(dst, s)
	}
	dst = append(dst, '{')
	dst = e.plain(dst, s)
	return append(dst, '}')
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// hasAnd reports whether the word "and" is in s.
func hasAnd(s string) bool {
	for i := 0; i+3 <= len(s); i++ {
		if s[i]|0x20 == 'a' && (i == 0 || isSpace(s[i-1])) && isAnd(s[i:]) {
			return true
		}
	}
	return false
}
