package source

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed marc8.txt
var marc8Table string

// The names of the sets that the program must know; the table explains the others.
const (
	asciiSet = 'B'
	ansel    = 'E'
	iso5426  = 'I'
	eacc     = '1' // three bytes a character
)

// marc8 is the character sets of MARC-8, ready for use.
type marc8 struct {
	single map[byte]*[256]rune
	triple []eaccRun
}

// eaccRun is some characters of EACC whose codes follow one another.
type eaccRun struct {
	first int
	chars []rune
}

// newMARC8 reads the table.
func newMARC8() *marc8 {
	m := &marc8{single: make(map[byte]*[256]rune)}
	for line := range strings.Lines(marc8Table) {
		if line[0] == '#' {
			continue
		}
		set, rest := line[0], line[2:]
		code, chars, _ := strings.Cut(strings.TrimSuffix(rest, "\n"), " ")
		first, err := strconv.ParseUint(code, 16, 32)
		if err != nil {
			continue
		}
		if set == eacc {
			m.triple = append(m.triple, eaccRun{int(first), []rune(chars)})
			continue
		}
		if m.single[set] == nil {
			m.single[set] = new([256]rune)
		}
		for _, r := range chars {
			if r != '_' {
				m.single[set][first] = r
			}
			first++
		}
	}
	return m
}

// east gives the character of an EACC code; 0 when there is none.
func (m *marc8) east(code int) rune {
	i, found := slices.BinarySearchFunc(m.triple, code, func(r eaccRun, code int) int { return r.first - code })
	if !found {
		i--
	}
	if i < 0 || code-m.triple[i].first >= len(m.triple[i].chars) {
		return 0
	}
	if r := m.triple[i].chars[code-m.triple[i].first]; r != '_' {
		return r
	}
	return 0
}

// decode appends b in Unicode, composed (NFC). MARC-8 has accents before their
// letter, and shifts into its sets by escape sequences (ISO 2022), which a
// separator ends. Numeric character references stand for what it lacks.
func (m *marc8) decode(dst, b []byte, latin byte, note func(flawKind, int)) []byte {
	g := [2]byte{asciiSet, latin}
	var marks []rune // that wait for their letter
	var text []rune  // of the data element, which is composed at its end
	flush := func() {
		if len(text)+len(marks) > 0 {
			dst = norm.NFC.AppendString(dst, string(append(text, marks...)))
			text, marks = text[:0], marks[:0]
		}
	}
	put := func(r rune) {
		switch {
		case r == 0:
			flush()
			note(replaced, len(dst))
			text = append(text, utf8.RuneError)
		case unicode.Is(unicode.Mn, r):
			marks = append(marks, r)
		default:
			text = append(append(text, r), marks...)
			marks = marks[:0]
		}
	}
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c == escape:
			half, set, n := designation(b[i+1:])
			if n > 0 {
				g[half] = set
			}
			i += 1 + n // an escape by itself is dropped
		case c >= 0x1D && c <= 0x1F:
			flush()
			dst = append(dst, c)
			g = [2]byte{asciiSet, latin}
			i++
		case c <= ' ' || c == 0x7F:
			put(rune(c))
			i++
		case g[c>>7] == eacc:
			r, n := m.eastAt(b[i:])
			put(r)
			i += n
		case c == '&' && g[0] == asciiSet:
			r, n := codePoint(b[i:])
			put(r)
			i += n
		case g[c>>7] == asciiSet:
			put(rune(c &^ 0x80))
			i++
		case c == 0x88 || c == 0x89: // round what is not sorted by
			i++
		default:
			set := m.single[g[c>>7]]
			if g[c>>7] == ansel || g[c>>7] == iso5426 || g[c>>7] == '4' {
				c |= 0x80
			} else {
				c &^= 0x80
			}
			put(set[c])
			i++
		}
	}
	flush()
	return dst
}

// eastAt gives the character of EACC that b begins with, and its length.
func (m *marc8) eastAt(b []byte) (rune, int) {
	code := 0
	for i := range 3 {
		if i >= len(b) || b[i]&0x7F <= ' ' || b[i]&0x7F == 0x7F {
			return 0, max(i, 1)
		}
		code = code<<8 | int(b[i]&0x7F)
	}
	return m.east(code), 3
}

// designation reads an escape sequence behind its first byte: which half of the
// table it sets (0: below 0x80) and to what. Its length n is 0 when it is none.
func designation(b []byte) (half int, set byte, n int) {
	at := func(i int) byte {
		if i < len(b) {
			return b[i]
		}
		return 0
	}
	switch at(0) {
	case 'g', 'b', 'p':
		return 0, b[0], 1
	case 's':
		return 0, asciiSet, 1
	case '$':
		switch at(1) {
		case eacc:
			return 0, eacc, 2
		case ',', ')', '-':
			if at(2) == eacc {
				return halfOf(b[1]), eacc, 3
			}
		}
	case '(', ',', ')', '-':
		switch final := at(1); final {
		case asciiSet, '2', '3', '4', 'N', 'Q', 'S', ansel:
			return halfOf(b[0]), final, 2
		case '!':
			if at(2) == ansel {
				return halfOf(b[0]), ansel, 3
			}
		case eacc: // without its dollar sign
			return halfOf(b[0]), eacc, 2
		}
	}
	return 0, 0, 0
}

func halfOf(intermediate byte) int {
	if intermediate == ')' || intermediate == '-' {
		return 1
	}
	return 0
}

// codePoint reads "&#x4E00;", by which MARC-8 has what is in none of its sets.
// Anything else is the ampersand by itself.
func codePoint(b []byte) (rune, int) {
	const longest = len("&#x10FFFF;")
	if len(b) < 5 || b[1] != '#' || b[2] != 'x' && b[2] != 'X' {
		return '&', 1
	}
	for i := 3; i < len(b) && i < longest; i++ {
		if b[i] == ';' {
			if n, err := strconv.ParseUint(string(b[3:i]), 16, 32); err == nil && utf8.ValidRune(rune(n)) && n >= ' ' {
				return rune(n), i + 1
			}
			break
		}
	}
	return '&', 1
}
