package citation

import (
	"strings"
	"unicode"
)

// The characters of dates and pages.

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// isDash reports whether r is a hyphen or a dash of any length, or the wave of
// East Asian ranges.
func isDash(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212',
		'\u301c', '\ufe58', '\ufe63', '\uff0d', '\uff5e':
		return true
	}
	return false
}

// decimalValue gives the value of a decimal digit of any script: '٣' is 3.
func decimalValue(r rune) (int, bool) {
	if r < 0x660 { // the first digits after ASCII's
		return int(r - '0'), '0' <= r && r <= '9'
	}
	// Every range of category Nd is one or more runs of ten that begin with zero.
	for _, run := range unicode.Nd.R16 {
		if r <= rune(run.Hi) {
			return int(r-rune(run.Lo)) % 10, r >= rune(run.Lo)
		}
	}
	for _, run := range unicode.Nd.R32 {
		if r <= rune(run.Hi) {
			return int(r-rune(run.Lo)) % 10, r >= rune(run.Lo)
		}
	}
	return 0, false
}
