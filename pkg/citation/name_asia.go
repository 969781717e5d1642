package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// writing is a kind of script, as far as names are written differently in it.
type writing uint8

const (
	otherScript writing = iota
	eastAsian           // Han, kana or hangul alone
	mixedScript         // with other letters beside them
)

// script tells in what the letters of s are written.
func script(s string) writing {
	i := 0
	for i < len(s) && s[i] < 0xE1 { // all before Hangul Jamo, U+1100, whose UTF-8 begins so
		i++
	}
	if i == len(s) {
		return otherScript
	}
	asian, other := false, false
	for _, r := range s {
		switch {
		case isEastAsian(r):
			asian = true
		case unicode.IsLetter(r):
			other = true
		}
	}
	switch {
	case asian && other:
		return mixedScript
	case asian:
		return eastAsian
	}
	return otherScript
}

// isEastAsian reports whether a character is of Chinese, Japanese or Korean script.
func isEastAsian(r rune) bool {
	return r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー')
}

// isHan reports whether s is in Chinese characters alone.
func isHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// foreignDots part the names of foreigners as they sound: "卡尔·马克思".
const foreignDots = "·・‧•"

// eastAsianName reads a name in Chinese, Japanese or Korean script, which
// stands family name first. A Chinese name is taken apart by its family name;
// Japanese and Korean ones only where a blank parts them, because nothing else
// tells where the family name ends.
func eastAsianName(s string) Name {
	whole := Name{Literal: s}
	if strings.ContainsAny(s, foreignDots) || strings.ContainsFunc(s, isOddInName) {
		return whole
	}
	if family, given, parted := strings.Cut(s, " "); parted {
		if strings.IndexByte(given, ' ') >= 0 || !hasLetter(family) || !hasLetter(given) || runes(family) > 4 || runes(given) > 4 || isEastAsianBody(given) || isEastAsianBody(family) {
			return whole
		}
		return Name{Family: family, Given: given, FamilyFirst: true}
	}
	size := chineseFamily(s)
	if size == 0 {
		return whole
	}
	return Name{Family: s[:size], Given: s[size:], FamilyFirst: true}
}

// runningEastAsianName reads a name where given names are known to stand first. That holds for names in Latin
// letters on such a page, and for some of the others: "健一 佐藤" is a Satō there because only the second half is a
// family name. Where the halves do not tell, the order is that of the script.
func runningEastAsianName(s string) Name {
	n := eastAsianName(s)
	if n.Family != "" && strings.IndexByte(s, ' ') > 0 && !isEastAsianFamily(n.Family) && isEastAsianFamily(n.Given) {
		n.Family, n.Given = n.Given, n.Family
	}
	return n
}

// isEastAsianFamily reports whether a word is a family name that is known.
func isEastAsianFamily(word string) bool {
	return nameWordOf(word)&(wordHanSurname|wordHanCompound|wordJapanese|wordHangul) != 0
}

// isOddInName reports whether a character is neither a letter nor a blank.
func isOddInName(r rune) bool { return r != ' ' && !unicode.IsLetter(r) && !unicode.IsMark(r) }

// chineseFamily gives the length in bytes of the family name of a Chinese name:
// a known one of two characters before one or two others, or of one. It is 0
// when s is no such name, or may be a Japanese one.
func chineseFamily(s string) int {
	count := runes(s)
	if count < 2 || count > 4 || !isHan(s) || isEastAsianBody(s) {
		return 0
	}
	_, one := utf8.DecodeRuneInString(s)
	_, two := utf8.DecodeRuneInString(s[one:])
	two += one
	switch {
	case count > 2 && nameWordOf(s[:two])&wordHanCompound != 0:
		return two
	case count == 4, count == 3 && nameWordOf(s[:two])&wordJapanese != 0, nameWordOf(s[:one])&wordHanSurname == 0:
		return 0
	}
	return one
}

// isEastAsianBody reports whether a name ends in what a body's name ends in. A
// given name may be one of these words by itself, or end in one of its characters.
func isEastAsianBody(s string) bool {
	for i := range s {
		if runes(s[i:]) <= 4 && i > 0 && nameWordOf(s[i:])&wordHanBody != 0 {
			return true
		}
	}
	return false
}
