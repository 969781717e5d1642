package bibtex

import (
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
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
	gap    int // where the next blanks stand together; before pos when that is not known
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

// special are the bytes that may mean something: those that plain text does not
// have, or not twice. Others mean something in few places: among guarded bytes
// or, as "?" and "!", before one of these.
var special = ascii.NewSet("\\{}$~`\n\r\t\f\v", "-'")

// guarded are the bytes that may mean something where math, a quotation or a protected word is open.
var guarded = ascii.NewSet("\\{}$~`\n\r\t\f\v-' ,?!^_", "")

// plain reports whether text is the same in TeX and out of it.
func plain(text string) bool {
	n, _ := plainPrefix(text)
	return n == len(text)
}

// plainPrefix gives the length of a beginning of text that is the same in TeX
// and out of it, and where the first blanks stand together.
func plainPrefix(text string) (n, gap int) {
	gap = gapFrom(text, 0)
	n = special.Until(text[:gap])
	switch {
	case n == 0 || text[0] == ' ' || n == len(text) && text[n-1] == ' ':
		return 0, gap
	case n < len(text) && text[n] == '`': // which may make "?" another sign
		n--
	}
	return n, gap
}

// gapFrom gives where two blanks stand together at start or behind it; the
// length of text when they do nowhere.
func gapFrom(text string, start int) int {
	if n := strings.Index(text[start:], "  "); n >= 0 {
		return start + n
	}
	return len(text)
}

// decode gives the text that s stands for. It is s itself where that is plain.
// The commands it did not know are in unknown afterwards.
func (d *decoder) decode(s string, m manner) string {
	d.unknown = d.unknown[:0]
	n, gap := plainPrefix(s)
	if n == len(s) {
		return s
	}
	d.text, d.pos, d.gap, d.out, d.manner = s, n, gap, append(d.out[:0], s[:n]...), m
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

// run writes characters up to the next that means something where it stands:
// a blank only before another or behind a protected word, a hyphen only before another.
func (d *decoder) run() {
	start := d.pos
	_, n := utf8.DecodeRuneInString(d.text[d.pos:])
	d.pos += n
	switch {
	case len(d.pending) > 0: // one letter takes the accents
	case d.span >= 0 || d.math || d.quote || d.manner.hold && d.braces > 0:
		d.pos += guarded.Until(d.text[d.pos:])
	default:
		if d.gap < d.pos {
			d.gap = gapFrom(d.text, d.pos)
		}
		d.pos += special.Until(d.text[d.pos:d.gap])
		if last := d.pos - 1; last > start && d.pos < len(d.text) && d.text[d.pos] == '`' && (d.text[last] == '?' || d.text[last] == '!') {
			d.pos = last // TeX's ligature
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
