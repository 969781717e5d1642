// Package width tells how many columns text takes on a terminal.
//
// Terminals agree on Latin, Chinese and most emoji. Of scripts whose characters
// are made of several letters (Devanagari, Tamil, Thai) most count every letter
// that is not drawn over another, as wcwidth of POSIX does, and so does this
// package; a character of such a script is still never cut apart.
package width

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// String gives the columns that s takes. Control characters are the caller's.
func String(s string) int {
	if ascii(s) {
		return len(s)
	}
	n := 0
	for graphemes := displaywidth.StringGraphemes(s); graphemes.Next(); {
		n += character(graphemes.Value(), graphemes.Width())
	}
	return n
}

// Cut parts s so that the first part takes no more than some columns, between characters as people see them.
func Cut(s string, columns int) (fits, rest string) {
	end, used := 0, 0
	for graphemes := displaywidth.StringGraphemes(s); graphemes.Next(); {
		if used += character(graphemes.Value(), graphemes.Width()); used > columns {
			break
		}
		end += len(graphemes.Value())
	}
	return s[:end], s[end:]
}

// Truncate gives s where it fits, and else as much of it as leaves room for the tail, and the tail.
func Truncate(s string, columns int, tail string) string {
	if len(s) <= columns { // no character is wider than its bytes are many
		return s
	}
	fits, rest := Cut(s, columns)
	if rest == "" {
		return s
	}
	fits, _ = Cut(fits, columns-String(tail))
	return fits + tail
}

// character gives the columns of one character, which the library has judged
// as a whole. That is right for what is drawn as a whole: emoji, and letters under accents.
func character(s string, whole int) int {
	first, size := utf8.DecodeRuneInString(s)
	if len(s) == size || first < 0x900 || first > 0x1CFF || first >= 0x1100 && first < 0x1200 { // no script of Indic descent; Korean letters make up a syllable
		return whole
	}
	n := 0
	for _, r := range s {
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			n += max(1, displaywidth.Rune(r))
		}
	}
	return n
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' || s[i] == 0x7F {
			return false
		}
	}
	return true
}
