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

// Words gives the length of the longest prefix of s that is words in printable
// ASCII with one blank between two: what white space put in order looks like.
// It begins and ends with a word.
func Words(s string) int {
	i := 0
	blank := uint64(0x80) // a blank stands before; none is wanted at the beginning either
	for len(s)-i >= 8 {
		w := word(s[i : i+8])
		other := w ^ ones*' '
		blanks := ^(((other &^ highs) + ^uint64(highs)) | other) & highs
		if found := (w|(w-ones*' ')|(w+ones))&highs | blanks&(blanks<<8|blank); found != 0 {
			i += bits.TrailingZeros64(found) / 8
			return i - ending(s[:i])
		}
		blank = blanks >> 56
		i += 8
	}
	for i < len(s) && s[i] >= ' ' && s[i] < 0x7f && (s[i] != ' ' || i > 0 && s[i-1] != ' ') {
		i++
	}
	return i - ending(s[:i])
}

// ending gives 1 when s ends with a blank, else 0.
func ending(s string) int {
	if s != "" && s[len(s)-1] == ' ' {
		return 1
	}
	return 0
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
