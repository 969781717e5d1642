// Package ascii finds where text stops being plain: the first byte that a
// reader or writer has to look at twice. Of long texts, such as abstracts,
// nearly all is passed over eight bytes at a time.
package ascii

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

const (
	ones  = 0x0101010101010101 // one in each byte
	highs = 0x8080808080808080 // the highest bit of each byte
)

// Plain gives the length of the longest prefix of s that is printable ASCII
// (U+0020 to U+007E) and has neither a nor b in it, which must be ASCII.
// Where fewer are to be told apart, they may be the same, or a control.
func Plain(s string, a, b byte) int {
	as, bs := ones*uint64(a), ones*uint64(b)
	i := 0
	for len(s)-i >= 16 {
		chunk := s[i : i+16]
		if (marks(word(chunk), as, bs)|marks(word(chunk[8:]), as, bs))&highs != 0 {
			break
		}
		i += 16
	}
	for len(s)-i >= 8 {
		if found := marks(word(s[i:i+8]), as, bs) & highs; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
		i += 8
	}
	for i < len(s) && s[i] >= ' ' && s[i] < 0x7f && s[i] != a && s[i] != b {
		i++
	}
	return i
}

// Tidy gives the length of the longest prefix of s that is printable ASCII
// without two blanks together: it ends before the first of two.
func Tidy(s string) int {
	i := 0
	for len(s)-i >= 9 {
		chunk := s[i : i+9]
		w := word(chunk)
		gaps := (w ^ ones*' ' | word(chunk[1:]) ^ ones*' ') - ones
		if (w|(w-ones*' ')|(w+ones)|gaps)&highs != 0 {
			break
		}
		i += 8
	}
	for i < len(s) && s[i] >= ' ' && s[i] < 0x7f && (s[i] != ' ' || i+1 == len(s) || s[i+1] != ' ') {
		i++
	}
	return i
}

// marks sets the highest bit of each byte that is not plain. A borrow or carry
// may mark more, but only behind one that is.
func marks(w, as, bs uint64) uint64 {
	return w | (w - ones*' ') | (w + ones) | ((w ^ as) - ones) | ((w ^ bs) - ones)
}

// word gives eight bytes as a number, the first as its lowest byte.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// IndexFrom finds c in text at start or behind it; len(text) when it is not there.
func IndexFrom(text string, c byte, start int) int {
	if i := strings.IndexByte(text[start:], c); i >= 0 {
		return start + i
	}
	return len(text)
}

// HasPrefixFold reports whether s begins with prefix, without regard to case,
// as [strings.EqualFold] has it. It is made for asking after one prefix after
// the other: most are declined by their first byte.
func HasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) || prefix == "" {
		return prefix == ""
	}
	if a, b := s[0], prefix[0]; a|b < utf8.RuneSelf && a != b && (a|0x20 != b|0x20 || a|0x20 < 'a' || 'z' < a|0x20) {
		return false
	}
	return strings.EqualFold(s[:len(prefix)], prefix)
}
