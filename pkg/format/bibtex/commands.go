package bibtex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

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

func (d *decoder) skipSpace() {
	for d.pos < len(d.text) && isSpace(d.text[d.pos]) {
		d.pos++
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
