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
// character beyond ASCII, or only those that may be a control or a blank. Two
// hyphens or quotes would be read as one other character.
var looked, lookedASCII = func() (few, all *ascii.Set) {
	var stops, beyond []byte
	for c := range utf8.RuneSelf {
		if c < ' ' || c == 0x7F || escapes[c] != "" {
			stops = append(stops, byte(c))
		}
		beyond = append(beyond, byte(utf8.RuneSelf+c))
	}
	return ascii.NewSet(string(stops)+"\xC2", "-'"), ascii.NewSet(string(append(stops, beyond...)), "-'")
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
	for {
		n := ascii.IndexFrom(s, '<', 0)
		if protect && !e.inNoCase() {
			dst = e.words(dst, s[:n])
		} else {
			dst = e.plain(dst, s[:n])
		}
		if n == len(s) {
			return append(dst, e.shut(0)...)
		}
		s = s[n:]
		size, out := e.tag(s)
		if size == 0 {
			size, out = 1, "<"
		}
		dst, s = append(dst, out...), s[size:]
	}
}

// words adds words without markup, in braces where they stand out.
func (e *encoder) words(dst []byte, s string) []byte {
	start := 0 // of what has not been written
	for i := 0; i < len(s); {
		n, out := firstWord(s[i:])
		switch {
		case out:
			dst = append(e.plain(dst, s[start:i]), '{')
			dst = append(e.plain(dst, s[i:i+n]), '}')
			start = i + n
		case n == 0:
			_, n = utf8.DecodeRuneInString(s[i:])
			if s[i] == '\n' { // a title has no paragraphs
				dst = e.plain(dst, s[start:i+1])
				start = i + 1
			}
		}
		i += n
	}
	return e.plain(dst, s[start:])
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

// firstWord gives the length of the letters and digits that s begins with, and
// whether they stand out by a capital beyond their first letter.
func firstWord(s string) (length int, standsOut bool) {
	letters := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
			letters++
		case 'A' <= c && c <= 'Z':
			standsOut = standsOut || letters > 0
			letters++
		case '0' <= c && c <= '9':
		case c < utf8.RuneSelf:
			return i, standsOut
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case unicode.IsLetter(r):
				standsOut = standsOut || letters > 0 && unicode.IsUpper(r)
				letters++
			case !unicode.IsDigit(r):
				return i, standsOut
			}
			i += size - 1
		}
	}
	return len(s), standsOut
}

// plain adds text without markup.
func (e *encoder) plain(dst []byte, s string) []byte {
	stops := looked
	if e.ascii {
		stops = lookedASCII
	}
	for s != "" {
		if c := s[0]; (c == '-' || c == '\'') && len(dst) > 0 && dst[len(dst)-1] == c {
			dst = append(dst, "{}"...)
		}
		n := stops.Until(s)
		dst, s = append(dst, s[:n]...), s[n:]
		if s == "" {
			break
		}
		n = 1
		switch c := s[0]; {
		case c >= utf8.RuneSelf:
			var r rune
			r, n = utf8.DecodeRuneInString(s)
			dst = e.rune(dst, r)
		case c == '-' || c == '\'':
			dst = append(dst, c)
		case c == '\n' && strings.HasPrefix(s, "\n\n"):
			// A paragraph; never in the first column, where entries begin.
			dst = append(dst, "\n\n    "...)
			n = 2
		default:
			dst = append(dst, escapes[c]...) // control characters are left out
		}
		s = s[n:]
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

// addressed are the characters that addresses have otherwise, or not at all.
var addressed = func() *ascii.Set {
	stops := []byte("{}\\\x7F")
	for c := range byte(' ') {
		stops = append(stops, c)
	}
	return ascii.NewSet(string(stops), "")
}()

// verbatim adds an address or identifier, where TeX is not read. What could
// leave the field is written as addresses do it.
func (e *encoder) verbatim(dst []byte, s string) []byte {
	for {
		n := addressed.Until(s)
		dst = append(dst, s[:n]...)
		if n == len(s) {
			return dst
		}
		switch s[n] {
		case '{':
			dst = append(dst, "%7B"...)
		case '}':
			dst = append(dst, "%7D"...)
		case '\\':
			dst = append(dst, "%5C"...)
		}
		s = s[n+1:]
	}
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
