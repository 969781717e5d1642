package citation

import (
	"html"
	"strings"
	"sync"
)

// FromHTML reads the markup of HTML and of its kin in XML (JATS, MathML, the
// inline tags of PubMed): italics, bold, sub- and superscripts and small capitals
// become those of Text, paragraphs and what else stands apart are parted by
// "\n\n", other known tags are dropped and their content kept. A "<" that begins
// no known tag is a plain character: "p<0.05", "a <tert-butyl> group".
//
// Entities are decoded once; once more where they were evidently encoded twice
// ("&amp;amp;"). Encoded tags are markup when they come in pairs
// ("&lt;i&gt;E. coli&lt;/i&gt;"), as exports write them that were careless.
func FromHTML(s string) Text {
	if !HasHTML(s) {
		return ParseText(s)
	}
	for range 2 {
		if !encodedMarkup(s) {
			break
		}
		s = decodeEntities(s)
	}
	r := htmlReader{}
	r.out.Grow(len(s))
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			i = len(s)
		}
		e, length := elementAt(s[i:])
		for length == 0 && i < len(s) { // a "<" that is text
			next := strings.IndexByte(s[i+1:], '<')
			if next < 0 {
				i = len(s)
				break
			}
			i += 1 + next
			e, length = elementAt(s[i:])
		}
		r.text(s[:i])
		s = s[i+length:]
		if length > 0 {
			s = r.element(e, s)
		}
	}
	r.closeTo(0)
	return ParseProse(r.out.String())
}

// HasHTML reports whether s has a tag or an entity that [FromHTML] reads. Text
// without any is running text by itself, whatever "<" and "&" stand in it.
func HasHTML(s string) bool {
	for rest := s; ; {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			break
		}
		rest = rest[i:]
		if _, length := elementAt(rest); length > 0 {
			return true
		}
		rest = rest[1:]
	}
	for rest := s; ; {
		i := strings.IndexByte(rest, '&')
		if i < 0 {
			return false
		}
		rest = rest[i:]
		if entityLength(rest) > 0 {
			return true
		}
		rest = rest[1:]
	}
}

// What an element of HTML, JATS or MathML does to the text.
type elementKind uint8

const (
	noElement elementKind = iota
	plain                 // nothing
	styled                // style
	spanned               // a style by its attributes, or none
	block                 // stands apart
	lineEnd               // <br>
	cell                  // of a table: a blank
	hidden                // is dropped with all that is in it
	math                  // MathML that does nothing
	scripted              // MathML whose second and third children are set low or high
)

// elements are the known elements by name, without prefix and in lower case.
// The table is made when the first tag turns up: most inputs have none.
var elements = sync.OnceValue(func() map[string]elementRow {
	m := make(map[string]elementRow, 160)
	for _, group := range []struct {
		elementRow
		names string
	}{
		{elementRow{kind: styled, style: Italic}, "i em italic cite var dfn"},
		{elementRow{kind: styled, style: Bold}, "b strong bold"},
		{elementRow{kind: styled, style: Subscript}, "sub inf"},
		{elementRow{kind: styled, style: Superscript}, "sup"},
		{elementRow{kind: styled, style: SmallCaps}, "sc scp smallcaps small-caps"},
		{elementRow{kind: spanned}, "span font styled-content"},
		{elementRow{kind: block}, "p div section sec title h1 h2 h3 h4 h5 h6 ul ol li dl dt dd list list-item def-list def-item " +
			"blockquote disp-quote disp-formula table tr caption header article abstract trans-abstract hr para " +
			"abstracttext body html main figure"},
		{elementRow{kind: lineEnd}, "br break"},
		{elementRow{kind: cell}, "td th"},
		{elementRow{kind: hidden}, "script style head tex-math annotation annotation-xml fn template noscript"},
		{elementRow{kind: plain}, "a u s small big tt code pre kbd samp abbr acronym q ins del mark bdi bdo center label time img " +
			"tbody thead tfoot col colgroup wbr nobr strike underline overline roman sans-serif monospace strike " +
			"ext-link uri email xref named-content inline-formula alternatives inline-graphic graphic " +
			"inline-supplementary-material related-article related-object institution fixed-case ruby rb rt rp data " +
			"x hi emph ref formula target milestone-start milestone-end bold-italic sec-meta copyright-statement " +
			"copyrightinformation subtitle"},
		{elementRow{kind: math}, "math mi mn mo mtext mrow mfrac msqrt mroot mstyle mspace mpadded mphantom mfenced menclose " +
			"merror mtable mtr mtd semantics ms mover munder munderover mmultiscripts mprescripts none maction"},
		{elementRow{kind: scripted, script: [2]Style{Superscript}}, "msup"},
		{elementRow{kind: scripted, script: [2]Style{Subscript}}, "msub"},
		{elementRow{kind: scripted, script: [2]Style{Subscript, Superscript}}, "msubsup"},
	} {
		for name := range strings.FieldsSeq(group.names) {
			m[name] = group.elementRow
		}
	}
	return m
})

// A row of the table of elements.
type elementRow struct {
	kind   elementKind
	style  Style
	script [2]Style // of the second and the third child
}

// An element is a tag as it stands in the text.
type element struct {
	elementRow
	name       string // with its prefix, as written
	attributes string
	closing    bool
	void       bool // <br/>
}

// elementAt reads the tag, comment or instruction that s begins with; length is 0 when s begins with none.
func elementAt(s string) (e element, length int) {
	if len(s) < 3 {
		return element{}, 0
	}
	s = s[:min(len(s), maxElement)]
	switch s[1] {
	case '!':
		return element{elementRow: elementRow{kind: plain}, void: true}, bracketed(s, "<!--", "-->")
	case '?':
		return element{elementRow: elementRow{kind: plain}, void: true}, bracketed(s, "<?", "?>")
	}
	end := strings.IndexByte(s, '>')
	if end < 0 {
		return element{}, 0
	}
	inner := s[1:end]
	inner, e.closing = strings.CutPrefix(inner, "/")
	inner, e.void = strings.CutSuffix(inner, "/")
	n := 0
	for n < len(inner) && nameByte(inner[n]) {
		n++
	}
	e.name, e.attributes = inner[:n], strings.TrimSpace(inner[n:])
	if n == 0 || !isASCIILetter(e.name[0]) || e.attributes != "" && !strings.Contains(e.attributes, "=") { // "<b and c>"
		return element{}, 0
	}
	if e.elementRow = lookUpElement(e.name); e.kind == noElement {
		return element{}, 0
	}
	return e, end + 1
}

// maxElement bounds a tag or comment, so that a text of openings that nothing
// closes is not looked through from each of them to its end.
const maxElement = 16 << 10

// bracketed gives the length of what stands between open and close at the beginning of s, 0 for none.
func bracketed(s, open, close string) int {
	if !strings.HasPrefix(s, open) {
		return 0
	}
	if i := strings.Index(s[len(open):], close); i >= 0 {
		return len(open) + i + len(close)
	}
	return 0
}

func nameByte(c byte) bool { return isASCIILetter(c) || isDigit(c) || c == '-' || c == ':' || c == '_' }

// lookUpElement finds the row of a name in any case, with or without a prefix
// ("jats:p", "mml:mi"). A prefixed name that is not known is still a tag.
func lookUpElement(name string) elementRow {
	prefix, local, prefixed := strings.Cut(name, ":")
	if !prefixed {
		local = prefix
	}
	var room [32]byte
	if len(local) > len(room) {
		return elementRow{}
	}
	lower := room[:0]
	for i := range len(local) {
		c := local[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower = append(lower, c)
	}
	row := elements()[string(lower)]
	if row.kind == noElement && prefixed && local != "" && isASCIILetter(local[0]) { // not the "<R5::AID-NEU1>" of a DOI
		row.kind = plain
	}
	return row
}

// An htmlReader writes the Text of a piece of HTML.
type htmlReader struct {
	out  strings.Builder
	open []openElement
	math int // open MathML elements
}

// An openElement has had its tag and waits for the end.
type openElement struct {
	element
	style    Style // that ends with it
	children int
}

// text writes the characters between two tags. Line ends are only blanks in HTML.
func (r *htmlReader) text(s string) {
	if s == "" || r.math > 0 && strings.TrimSpace(s) == "" { // the indentation of MathML
		return
	}
	s = string(EscapeText(decodeEntities(s)))
	for {
		i := strings.IndexAny(s, "\n\r")
		if i < 0 {
			break
		}
		r.out.WriteString(s[:i])
		r.out.WriteByte(' ')
		s = s[i+1:]
	}
	r.out.WriteString(s)
}

// element does what a tag says, and gives what of the rest is still to be read.
func (r *htmlReader) element(e element, rest string) string {
	switch e.kind {
	case block:
		r.out.WriteString("\n\n")
		return rest
	case lineEnd:
		r.out.WriteByte('\n')
		return rest
	case cell:
		r.out.WriteByte(' ')
		return rest
	case plain:
		return rest
	case hidden:
		if e.closing || e.void {
			return rest
		}
		return behindEnd(rest, e.name)
	}
	switch {
	case e.closing:
		for i := len(r.open) - 1; i >= 0; i-- {
			if strings.EqualFold(r.open[i].name, e.name) {
				r.closeTo(i)
				break
			}
		}
	default:
		r.begin(e)
		if e.void {
			r.closeTo(len(r.open) - 1)
		}
	}
	return rest
}

// begin opens an element and the style that it has by itself or by its place.
func (r *htmlReader) begin(e element) {
	style := e.style
	switch e.kind {
	case spanned:
		style = attributeStyle(e.attributes)
	case math, scripted:
		r.math++
		if n := len(r.open); n > 0 && r.open[n-1].kind == scripted {
			if place := r.open[n-1].children; place == 1 || place == 2 {
				style = r.open[n-1].script[place-1]
			}
			r.open[n-1].children++
		}
	}
	if style != NoStyle {
		r.out.WriteString(style.Open())
	}
	r.open = append(r.open, openElement{element: e, style: style})
}

// closeTo ends all elements but the outermost n.
func (r *htmlReader) closeTo(n int) {
	for len(r.open) > n {
		last := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		if last.kind == math || last.kind == scripted {
			r.math--
		}
		if last.style != NoStyle {
			r.out.WriteString(last.style.Close())
		}
	}
}

// attributeStyle gives the style that the attributes of a <span> state.
func attributeStyle(attributes string) Style {
	a := strings.ToLower(strings.ReplaceAll(attributes, " ", ""))
	for _, s := range attributeStyles {
		if strings.Contains(a, s.words) {
			return s.style
		}
	}
	return NoStyle
}

var attributeStyles = []struct {
	words string
	style Style
}{
	{"small-caps", SmallCaps},
	{"smallcaps", SmallCaps},
	{"nocase", NoCase},
	{"font-style:italic", Italic},
	{"font-weight:bold", Bold},
	{"vertical-align:sub", Subscript},
	{"vertical-align:super", Superscript},
	{`class="italic"`, Italic},
	{`class="bold"`, Bold},
}

// behindEnd gives what follows the closing tag of that name; "" when it never closes.
func behindEnd(s, name string) string {
	for {
		i := strings.Index(s, "</")
		if i < 0 {
			return ""
		}
		s = s[i+2:]
		if len(s) > len(name) && strings.EqualFold(s[:len(name)], name) && !nameByte(s[len(name)]) {
			if end := strings.IndexByte(s, '>'); end >= 0 {
				return s[end+1:]
			}
			return ""
		}
	}
}

// encodedMarkup reports whether s holds the encoded end of an element: "&lt;/i&gt;".
func encodedMarkup(s string) bool {
	for {
		i := strings.Index(s, "lt;/")
		if i < 0 {
			return false
		}
		tail := s[i+len("lt;/"):]
		n := 0
		for n < len(tail) && nameByte(tail[n]) {
			n++
		}
		end := tail[n:]
		closed := strings.HasPrefix(end, ">") || strings.HasPrefix(end, "&gt;") || strings.HasPrefix(end, "&amp;gt;")
		if i > 0 && (s[i-1] == '&' || s[i-1] == ';') && closed && lookUpElement(tail[:n]).kind != noElement {
			return true
		}
		s = tail
	}
}

// decodeEntities decodes the entities of s; "&" is a plain character unless an
// entity with its semicolon follows, as in "AT&T" or "?a=1&copy=2".
func decodeEntities(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		n := entityLength(s)
		if n == 0 {
			n = 1
			b.WriteByte('&')
		} else if decoded := html.UnescapeString(s[:n]); decoded == "&" && entityLength("&"+s[n:min(len(s), n+maxEntity)]) > 0 {
			// "&amp;amp;": encoded twice
			n2 := entityLength("&"+s[n:min(len(s), n+maxEntity)]) - 1
			b.WriteString(html.UnescapeString("&" + s[n:n+n2]))
			n += n2
		} else {
			b.WriteString(decoded)
		}
		s = s[n:]
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

// maxEntity is longer than the longest name of an entity.
const maxEntity = 34

// entityLength gives the length of the entity that s, which begins with "&", begins with, or 0.
func entityLength(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 {
		return 0
	}
	for i := 1; i < end; i++ {
		if c := s[i]; !isASCIILetter(c) && !isDigit(c) && (c != '#' || i > 1) {
			return 0
		}
	}
	if decoded := html.UnescapeString(s[:end+1]); strings.HasSuffix(decoded, ";") && len(decoded) > 1 { // no such entity
		return 0
	}
	return end + 1
}
