package bibtex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A manner says what becomes of TeX in a field of some kind.
type manner struct {
	markup  bool // \textit and its like become the tags of citation.Text
	protect bool // braces that protect capitals become nocase spans
	hold    bool // blanks and commas in braces are held fast for the names' parser
	lines   bool // an empty line, or \par, begins a paragraph
	tight   bool // dashes become hyphens, as in numbers; ties become blanks
}

// heldBlank and heldComma stand for what braces keep together in a name. They
// are noncharacters, which no text has (Unicode 16, section 23.7).
const (
	heldBlank = "\uFDD0"
	heldComma = "\uFDD1"
)

// A decoder turns TeX into text. It may be used again and again, and keeps
// nothing but its buffers.
type decoder struct {
	text   string
	pos    int
	out    []byte
	manner manner

	groups   []group
	pending  []rune // accents that wait for their letter, the outermost first
	math     bool
	noMath   bool // no "$" closes from here on
	quote    bool // a "`" is open
	depth    int  // of groups within a protected one, or 0
	braces   int  // of open groups that are no argument of a command
	span     int  // where in out a protected word begins that goes on behind its group, or -1
	spanIn   int  // the number of groups it began in
	forced   bool // it is to be protected whatever it looks like
	unknown  []string
	commands map[string]command
}

// A group is an open brace.
type group struct {
	end     string // what to write where it closes
	mark    int    // where in out a group that protects capitals begins; -1 for others
	math    bool   // to go back to
	command bool   // it is the argument of a command
	forced  bool   // "{{RNA}}": protected on purpose
}

// special marks the bytes that plain text does not have, or not twice.
var special = [256]byte{'\\': 1, '{': 1, '}': 1, '$': 1, '~': 1, '`': 1, '\n': 1, '\r': 1, '\t': 1, '-': 2, '\'': 2, ' ': 2}

// plain reports whether text is the same in TeX and out of it.
func plain(text string) bool {
	if text == "" {
		return true
	}
	if text[0] == ' ' || text[len(text)-1] == ' ' {
		return false
	}
	for i := 0; i < len(text); i++ {
		if sort := special[text[i]]; sort != 0 && (sort == 1 || i > 0 && text[i-1] == text[i]) {
			return false
		}
	}
	return true
}

// decode gives the text that s stands for. It is s itself where that is plain.
// The commands it did not know are in unknown afterwards.
func (d *decoder) decode(s string, m manner) string {
	d.unknown = d.unknown[:0]
	if plain(s) {
		return s
	}
	d.text, d.pos, d.out, d.manner = s, 0, d.out[:0], m
	d.groups, d.pending, d.span = d.groups[:0], d.pending[:0], -1
	d.math, d.noMath, d.quote, d.depth, d.braces = false, false, false, 0, 0
	d.commands = tex().commands
	for d.pos < len(d.text) {
		d.step()
	}
	for len(d.groups) > 0 {
		d.leave()
	}
	d.protected()
	for len(d.out) > 0 && isSpace(d.out[len(d.out)-1]) {
		d.out = d.out[:len(d.out)-1]
	}
	if string(d.out) == s {
		return s
	}
	return string(d.out)
}

// step reads one thing: a run of letters, or what a special byte means.
func (d *decoder) step() {
	c := d.text[d.pos]
	if d.span >= 0 && !d.continues() {
		d.protected()
	}
	switch {
	case c == '\\':
		d.command()
	case c == '{':
		d.pos++
		mark := d.protects()
		d.enter(group{mark: mark, forced: mark >= 0 && d.doubled()})
	case c == '}':
		d.pos++
		d.leave()
	case c == '$':
		d.dollar()
	case d.math && (c == '^' || c == '_'):
		d.script(c)
	case isSpace(c):
		start := d.pos
		d.skipSpace()
		if d.manner.lines && strings.Count(d.text[start:d.pos], "\n") > 1 {
			d.paragraph()
			return
		}
		if d.manner.hold && d.braces > 0 {
			d.emit(heldBlank)
		} else {
			d.blank()
		}
	case c == ',' && d.manner.hold && d.braces > 0:
		d.pos++
		d.emit(heldComma)
	case c == '~':
		d.pos++
		switch {
		case d.manner.hold && d.braces > 0:
			d.emit(heldBlank)
		case d.manner.hold || d.manner.tight:
			d.blank()
		default:
			d.emit("\u00a0")
		}
	case c == '-' || c == '`' || c == '\'' || c == '?' || c == '!':
		d.ligature(c)
	default:
		d.run()
	}
}

// run writes characters up to the next that may mean something.
func (d *decoder) run() {
	start := d.pos
	_, n := utf8.DecodeRuneInString(d.text[d.pos:])
	d.pos += n
	if len(d.pending) == 0 {
		for d.pos < len(d.text) {
			c := d.text[d.pos]
			if special[c] != 0 || c == ',' || c == '?' || c == '!' || d.math && (c == '^' || c == '_') {
				break
			}
			d.pos++
		}
	}
	d.emit(d.text[start:d.pos])
}

// ligatures are TeX's, longest first.
var ligatures = []struct{ tex, text, tight string }{
	{"---", "—", "-"}, {"--", "–", "-"}, {"``", "“", "“"}, {"''", "”", "”"}, {"?`", "¿", "¿"}, {"!`", "¡", "¡"},
}

func (d *decoder) ligature(c byte) {
	rest := d.text[d.pos:]
	if !d.math {
		for _, l := range ligatures {
			if strings.HasPrefix(rest, l.tex) {
				d.pos += len(l.tex)
				if d.manner.tight {
					d.emit(l.tight)
				} else {
					d.emit(l.text)
				}
				return
			}
		}
	}
	d.pos++
	switch {
	case c == '`' && !d.math:
		d.quote = true
		d.emit("‘")
	case c == '\'' && d.math:
		d.emit("′")
	case c == '\'' && d.quote && (len(rest) == 1 || !isWord(rest[1])):
		d.quote = false
		d.emit("’")
	default:
		d.emit(rest[:1])
	}
}

// blank writes a blank, one for many, and none at the beginning.
func (d *decoder) blank() {
	if n := len(d.out); n > 0 && !isSpace(d.out[n-1]) {
		d.out = append(d.out, ' ')
	}
}

// paragraph ends a paragraph.
func (d *decoder) paragraph() {
	for len(d.out) > 0 && isSpace(d.out[len(d.out)-1]) {
		d.out = d.out[:len(d.out)-1]
	}
	if len(d.out) > 0 {
		d.out = append(d.out, "\n\n"...)
	}
}

// emit writes text, with the pending accents on its first letter.
func (d *decoder) emit(text string) {
	if len(d.pending) == 0 || text == "" {
		d.out = append(d.out, text...)
		return
	}
	base, n := utf8.DecodeRuneInString(text)
	switch base {
	case 'ı':
		base = 'i'
	case 'ȷ':
		base = 'j'
	}
	t := tex()
	whole := true
	var rest []rune
	for i := len(d.pending) - 1; i >= 0; i-- {
		mark := d.pending[i]
		if c, ok := t.compose[[2]rune{base, mark}]; ok && whole {
			base = c
			continue
		}
		whole = false
		rest = append(rest, mark)
	}
	d.pending = d.pending[:0]
	d.out = utf8.AppendRune(d.out, base)
	for _, mark := range rest {
		d.out = utf8.AppendRune(d.out, mark)
	}
	d.out = append(d.out, text[n:]...)
}

// loose writes the pending accents that found no letter.
func (d *decoder) loose() {
	for _, mark := range d.pending {
		d.out = append(d.out, tex().spacing[mark]...)
	}
	d.pending = d.pending[:0]
}

// maxAccents bounds the accents on one letter: two are common (Vietnamese), more are mischief.
const maxAccents = 4

func (d *decoder) enter(g group) {
	g.math = d.math
	if g.mark >= 0 {
		d.depth = 1
	} else if d.depth > 0 {
		d.depth++
	}
	if !g.command {
		d.braces++
	}
	d.groups = append(d.groups, g)
}

// leave closes the innermost group; a brace that closes nothing is left out.
func (d *decoder) leave() {
	if len(d.groups) == 0 {
		return
	}
	d.loose()
	g := d.groups[len(d.groups)-1]
	d.groups = d.groups[:len(d.groups)-1]
	d.math = g.math
	d.out = append(d.out, g.end...)
	if !g.command {
		d.braces--
	}
	if d.depth > 0 {
		d.depth--
	}
	if g.mark >= 0 && d.span < 0 && len(d.out) > g.mark {
		// "{B}ayesian" protects a word; it is judged when it is whole.
		d.span, d.spanIn, d.forced = g.mark, len(d.groups), g.forced
	}
}

// continues reports whether the word behind a protected group goes on here.
func (d *decoder) continues() bool {
	rest := d.text[d.pos:]
	switch c := rest[0]; {
	case c == '}':
		return len(d.groups) > d.spanIn
	case c == '{':
		rest = rest[1:]
	case c == '\\':
	default:
		return isWord(c) && c != '-' || c >= utf8.RuneSelf
	}
	if rest == "" || rest[0] != '\\' || len(rest) == 1 {
		return false
	}
	name := rest[1:2]
	if letters := word(rest[1:]); len(letters) > 1 {
		name = letters
	}
	c := d.commands[name]
	r, _ := utf8.DecodeRuneInString(c.text)
	return c.does == accent || c.does == symbol && unicode.IsLetter(r)
}

// protected puts a protected word or group into a nocase span, if it needs one.
func (d *decoder) protected() {
	mark := d.span
	d.span = -1
	if mark < 0 || !d.forced && !needsProtection(d.out[mark:]) {
		return
	}
	d.out = append(d.out, openNoCase...)
	copy(d.out[mark+len(openNoCase):], d.out[mark:len(d.out)-len(openNoCase)])
	copy(d.out[mark:], openNoCase)
	d.out = append(d.out, closeSpan...)
}

// protects gives the place in out when the group that begins here protects
// capitals, else -1. One that begins with a command does not: it is a "special
// character" (BibTeX 0.99d, section 4), as in {\"O}sterreich or {\TeX}.
func (d *decoder) protects() int {
	if !d.manner.protect || d.depth > 0 || d.math || len(d.pending) > 0 || d.pos < len(d.text) && d.text[d.pos] == '\\' {
		return -1
	}
	return len(d.out)
}

// doubled reports whether the group that begins here holds nothing but another group.
func (d *decoder) doubled() bool {
	rest := d.text[d.pos:]
	if rest == "" || rest[0] != '{' {
		return false
	}
	n := balanced(rest, false)
	return n > 2 && n < len(rest) && rest[n] == '}'
}

// needsProtection reports whether a style that lowers capitals would hurt text:
// when some word has a capital at its beginning only. Words like "DNA" and
// "mRNA" are known by their look and left alone by any processor.
func needsProtection(text []byte) bool {
	initial, inner, start, tag := false, false, true, false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		i += n
		switch {
		case r == '<':
			tag = true
		case r == '>':
			tag = false
		case tag:
		case unicode.IsLetter(r):
			if unicode.IsUpper(r) {
				initial = initial || start
				inner = inner || !start
			}
			start = false
		case unicode.IsDigit(r):
			start = false
		default:
			if initial && !inner {
				return true
			}
			initial, inner, start = false, false, true
		}
	}
	return initial && !inner
}

// dollar opens or closes math. A dollar that is money stays: it opens nothing
// when a blank follows or no other one closes, which a blank must not precede
// nor a digit follow ("US$5 and $6").
func (d *decoder) dollar() {
	d.pos++
	rest := d.text[d.pos:]
	if d.math {
		d.pos += len(rest) - len(strings.TrimLeft(rest, "$"))
		d.math = false
		return
	}
	if strings.HasPrefix(rest, "$") { // "$$" is display math, or nothing
		d.pos++
		d.math = strings.Contains(rest[1:], "$$")
		return
	}
	if !d.noMath && rest != "" && !isSpace(rest[0]) {
		for i := 0; ; i++ {
			n := strings.IndexByte(rest[i:], '$')
			if n < 0 {
				d.noMath = true
				break
			}
			i += n
			if c := rest[i-1]; c != '\\' && !isSpace(c) && (i+1 == len(rest) || rest[i+1] < '0' || rest[i+1] > '9') {
				d.math = true
				return
			}
		}
	}
	d.emit("$")
}

// script sets the argument of "^" or "_" in math above or below the line.
func (d *decoder) script(c byte) {
	d.pos++
	d.skipSpace()
	rest := d.text[d.pos:]
	tag := "sup"
	if c == '_' {
		tag = "sub"
	}
	for _, sign := range []struct{ tex, text string }{
		{`{\circ}`, "°"}, {`\circ`, "°"}, {`{\prime}`, "′"}, {`\prime`, "′"}, {`{\degree}`, "°"},
	} {
		if c == '^' && strings.HasPrefix(rest, sign.tex) {
			d.pos += len(sign.tex)
			d.emit(sign.text)
			return
		}
	}
	d.styled(tag)
}

// styled sets the argument that follows in the tag.
func (d *decoder) styled(tag string) {
	open, end := "<"+tag+">", "</"+tag+">"
	if tag == smallCaps {
		end = closeSpan
	}
	if !d.manner.markup {
		open, end = "", ""
	}
	d.skipSpace()
	switch {
	case d.pos >= len(d.text) || d.text[d.pos] == '}' || d.text[d.pos] == '$':
	case d.text[d.pos] == '{':
		d.pos++
		d.out = append(d.out, open...)
		d.enter(group{end: end, mark: -1, command: true})
	case d.text[d.pos] == '\\':
		d.out = append(d.out, open...)
		depth := len(d.groups)
		d.command()
		if len(d.groups) > depth { // a command with an argument
			d.groups[len(d.groups)-1].end += end
		} else {
			d.out = append(d.out, end...)
		}
	default:
		_, n := utf8.DecodeRuneInString(d.text[d.pos:])
		d.out = append(d.out, open...)
		d.emit(d.text[d.pos : d.pos+n])
		d.out = append(d.out, end...)
		d.pos += n
	}
}

func (d *decoder) skipSpace() {
	for d.pos < len(d.text) && isSpace(d.text[d.pos]) {
		d.pos++
	}
}

// command reads a backslash and what follows: letters, or one other character.
func (d *decoder) command() {
	start := d.pos + 1
	end := start
	for end < len(d.text) && (d.text[end]|0x20) >= 'a' && (d.text[end]|0x20) <= 'z' {
		end++
	}
	letters := end > start
	if !letters {
		if start == len(d.text) { // a backslash at the end
			d.pos = start
			d.emit(`\`)
			return
		}
		_, n := utf8.DecodeRuneInString(d.text[start:])
		end += n
	}
	name := d.text[start:end]
	d.pos = end
	space := false
	if letters {
		if d.pos < len(d.text) && d.text[d.pos] == '*' {
			d.pos++
		}
		space = d.pos < len(d.text) && isSpace(d.text[d.pos])
		d.skipSpace()
	}
	c := d.commands[name]
	switch c.does {
	case symbol:
		if c.text == "\n\n" && d.manner.lines {
			d.paragraph()
		} else if strings.TrimSpace(c.text) == "" && c.text != "\u202f" && c.text != "\u00a0" && c.text != "" {
			d.blank()
		} else {
			d.emit(c.text)
			if space && d.math {
				d.mathSpace(c.text)
			}
		}
	case accent:
		if len(d.pending) < maxAccents {
			d.pending = append(d.pending, c.mark)
		}
		d.accented()
	case style:
		d.styled(c.text)
	case switching:
		d.switched(c.text)
	case keeping:
		d.keep("", "")
	case quoting:
		d.keep("“", "”")
	case dropping:
		d.argument()
	case vanishing:
	case verbatim:
		if arg := d.argument(); arg != "" {
			d.emit(unescape(arg))
		}
	case localising:
		d.emit(localised(d.argument()))
	case second:
		d.argument()
		d.keep("", "")
	case fraction:
		d.keep("", "/")
	case mathOpen, mathClose:
		d.math = c.does == mathOpen
	default:
		d.notKnown(name, letters)
	}
}

// mathSpace writes the blank behind a symbol in math, which TeX passes over
// but people put there to be seen: "\alpha = 0.05", "x \in A"; not "\mu m".
func (d *decoder) mathSpace(symbol string) {
	r, _ := utf8.DecodeRuneInString(symbol)
	if !unicode.IsLetter(r) || d.pos < len(d.text) && !isWord(d.text[d.pos]) {
		d.blank()
	}
}

// accented looks for the letter of an accent: "\'e", "\'{e}", "\v s", "\'\i".
func (d *decoder) accented() {
	d.skipSpace()
	if d.pos >= len(d.text) || d.text[d.pos] == '}' {
		d.loose()
		return
	}
	if d.text[d.pos] == '{' {
		d.pos++
		d.enter(group{mark: -1, command: true})
	}
}

// switched sets the rest of the group in the tag.
func (d *decoder) switched(tag string) {
	if !d.manner.markup {
		return
	}
	end := "</" + tag + ">"
	if tag == smallCaps {
		end = closeSpan
	}
	d.out = append(d.out, "<"+tag+">"...)
	if len(d.groups) == 0 { // it holds to the end of the text
		d.enter(group{mark: -1, command: true})
	}
	g := &d.groups[len(d.groups)-1]
	g.end = end + g.end
}

// keep goes on within the argument that follows, if there is one, between before and after.
func (d *decoder) keep(before, after string) {
	d.option()
	d.skipSpace()
	if d.pos < len(d.text) && d.text[d.pos] == '{' {
		d.pos++
		d.out = append(d.out, before...)
		d.enter(group{end: after, mark: -1, command: true})
	}
}

// argument passes over the braced argument that follows and gives it; "" when there is none.
func (d *decoder) argument() string {
	d.option()
	d.skipSpace()
	if d.pos >= len(d.text) || d.text[d.pos] != '{' {
		return ""
	}
	end := balanced(d.text[d.pos:], false)
	if end < 0 {
		end = len(d.text) - d.pos
	}
	arg := strings.TrimSuffix(d.text[d.pos+1:d.pos+end], "}")
	d.pos += end
	return arg
}

// option passes over "[...]".
func (d *decoder) option() {
	if d.pos < len(d.text) && d.text[d.pos] == '[' {
		if n := strings.IndexAny(d.text[d.pos:], "]{}\\"); n > 0 && d.text[d.pos+n] == ']' {
			d.pos += n + 1
		}
	}
}

// notKnown notes an unknown command and goes on with its argument; without one
// the command stays as it is. One that is a single sign ("\:") is an escape.
func (d *decoder) notKnown(name string, letters bool) {
	if !letters {
		d.emit(name)
		return
	}
	if !slices.Contains(d.unknown, name) && len(d.unknown) < maxUnknown {
		d.unknown = append(d.unknown, name)
	}
	if d.pos < len(d.text) && (d.text[d.pos] == '{' || d.text[d.pos] == '[') {
		d.keep("", "")
		return
	}
	d.emit(`\`)
	d.emit(name)
	if d.pos < len(d.text) && isSpace(d.text[d.pos-1]) {
		d.blank()
	}
}

// maxUnknown bounds the unknown commands that are named for one value.
const maxUnknown = 5

// unescape gives an address or another verbatim value without what TeX needs
// around it: "10.1000/x\_y", "{\_}", "\url{...}", "\textasciitilde".
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '{') < 0 && strings.IndexByte(s, '}') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '{', '}':
		case '\\':
			rest := s[i+1:]
			n := 0
			for n < len(rest) && (rest[n]|0x20) >= 'a' && (rest[n]|0x20) <= 'z' {
				n++
			}
			if n == 0 {
				if rest != "" && strings.IndexByte(`_%&#~$^{}\`, rest[0]) >= 0 {
					if rest[0] != '{' && rest[0] != '}' {
						b.WriteByte(rest[0])
					}
					i++
				} else {
					b.WriteByte(c)
				}
				continue
			}
			switch cmd := tex().commands[rest[:n]]; cmd.does {
			case symbol:
				b.WriteString(cmd.text)
			case unknown, accent:
				b.WriteString(s[i : i+1+n])
			}
			i += n
			if strings.HasPrefix(s[i+1:], " ") {
				i++
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
