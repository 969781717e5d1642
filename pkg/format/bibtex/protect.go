package bibtex

import (
	"unicode"
	"unicode/utf8"
)

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
