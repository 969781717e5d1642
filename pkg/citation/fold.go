package citation

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings text to a form for comparing: compatibility forms resolved
// (NFKD, Unicode Standard Annex 15), lower case, without accents and points,
// and with the letters that no decomposition takes apart spelt out: "Łódź" and
// "lodz", "Straße" and "STRASSE" fold alike. Scripts are not mixed, and marks
// that make another letter (Devanagari vowels, Japanese voicing) stay. Blanks
// and punctuation are the caller's. Lower-case ASCII is returned as it is.
func Fold(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && !isUpperASCII(s[i]) {
		i++
	}
	if i == len(s) {
		return s
	}
	var room [64]byte // of names and short titles
	out := room[:0]
	if len(s) > len(room) {
		out = make([]byte, 0, len(s)+8)
	}
	out = append(out, s[:i]...)
	for i < len(s) {
		start := i
		for i < len(s) && s[i] < utf8.RuneSelf {
			i++
		}
		if start < i {
			out = append(out, s[start:i]...)
			plain := out[len(out)-(i-start):]
			for j, c := range plain {
				if isUpperASCII(c) {
					plain[j] = c | 0x20
				}
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if decomposed := norm.NFKD.PropertiesString(s[i:]).Decomposition(); decomposed != nil {
			for len(decomposed) > 0 {
				r, n := utf8.DecodeRune(decomposed)
				out = foldRune(out, r)
				decomposed = decomposed[n:]
			}
		} else {
			out = foldRune(out, r)
		}
		i += size
	}
	return string(out)
}

func foldRune(out []byte, r rune) []byte {
	if isAccent(r) {
		return out
	}
	r = unicode.ToLower(r)
	if spelt, ok := latinLetters(r); ok {
		return append(out, spelt...)
	}
	if r == 'ς' { // final sigma
		r = 'σ'
	}
	return utf8.AppendRune(out, r)
}

// ASCII writes text in ASCII letters, for citation keys and file names: accents
// are dropped ("Müller" is "Muller"), Greek and Cyrillic are transliterated
// (ISO 843 type 2, BGN/PCGN without apostrophes), typographic dashes and quotes
// become plain ones, other characters are dropped. ASCII is returned as it is.
func ASCII(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return s
	}
	out := make([]byte, i, len(s)+8)
	copy(out, s)
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
			i++
			continue
		}
		// Letters first: й is more than и with an accent.
		if longer := appendLetter(out, r); len(longer) > len(out) {
			out = longer
		} else {
			decomposed := norm.NFKD.PropertiesString(s[i:]).Decomposition()
			for len(decomposed) > 0 {
				part, n := utf8.DecodeRune(decomposed)
				out = appendLetter(out, part)
				decomposed = decomposed[n:]
			}
		}
		i += size
	}
	return string(out)
}

// appendLetter writes a letter in ASCII, a capital as a capital: "Щ" is "Shch"; nothing where it has no such form.
func appendLetter(out []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(out, byte(r))
	}
	switch {
	case isDash(r):
		return append(out, '-')
	case unicode.Is(unicode.Zs, r):
		return append(out, ' ')
	}
	lower := unicode.ToLower(r)
	spelt, ok := latinLetters(lower)
	if !ok {
		spelt, ok = otherLetters(lower)
	}
	if !ok || spelt == "" {
		return out
	}
	if lower != r {
		return append(append(out, spelt[0]&^0x20), spelt[1:]...)
	}
	return append(out, spelt...)
}

func isUpperASCII(c byte) bool { return 'A' <= c && c <= 'Z' }

// isAccent reports whether r is a mark that leaves the letter what it is.
func isAccent(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36f, // of Latin, Greek and Cyrillic
		r >= 0x483 && r <= 0x489,
		r >= 0x591 && r <= 0x5c7 && unicode.Is(unicode.Mn, r),                      // Hebrew points
		r >= 0x610 && r <= 0x61a, r == 0x640, r >= 0x64b && r <= 0x65f, r == 0x670, // Arabic vowels and tatweel
		r >= 0x1ab0 && r <= 0x1aff, r >= 0x1dc0 && r <= 0x1dff, r >= 0x20d0 && r <= 0x20ff, r >= 0xfe20 && r <= 0xfe2f:
		return true
	}
	return false
}

// latinLetters spells the Latin letters, all lower case, that Unicode does not
// decompose, and the quotes.
func latinLetters(r rune) (string, bool) {
	if r >= 0x2018 && r <= 0x201f {
		if r <= 0x201b {
			return "'", true
		}
		return `"`, true
	}
	if r < 0xdf || r > 0x2c6 {
		return "", false
	}
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'ð', 'đ', 'ɖ', 'ɗ', 'ƌ':
		return "d", true
	case 'ø', 'ɔ', 'ɵ':
		return "o", true
	case 'þ':
		return "th", true
	case 'ħ', 'ɦ':
		return "h", true
	case 'ı', 'ɨ', 'ɩ':
		return "i", true
	case 'ĸ', 'ƙ':
		return "k", true
	case 'ł', 'ƚ', 'ɫ':
		return "l", true
	case 'ŋ', 'ɲ', 'ƞ':
		return "n", true
	case 'œ':
		return "oe", true
	case 'ŧ', 'ƭ', 'ʈ':
		return "t", true
	case 'ƀ', 'ɓ':
		return "b", true
	case 'ƈ':
		return "c", true
	case 'ə', 'ɛ', 'ǝ':
		return "e", true
	case 'ƒ':
		return "f", true
	case 'ǥ', 'ɠ', 'ɣ':
		return "g", true
	case 'ƥ':
		return "p", true
	case 'ʋ':
		return "v", true
	case 'ƴ':
		return "y", true
	case 'ƶ', 'ʒ':
		return "z", true
	case 'ʼ', 'ʻ', 'ʹ', 'ʾ', 'ʿ': // ayn, hamza and their kin in transliterations
		return "", true
	}
	return "", false
}

// otherLetters spells Greek and Cyrillic letters without accents, all lower case.
func otherLetters(r rune) (string, bool) {
	switch {
	case r >= 'α' && r <= 'ω':
		return greekLetters[r-'α'], true
	case r >= 'а' && r < 'а'+rune(len(cyrillicLetters)):
		return cyrillicLetters[r-'а'], true
	case r == 'ґ':
		return "g", true
	}
	return "", false
}

// greekLetters are α to ω in Unicode's order, with the final sigma.
var greekLetters = [...]string{
	"a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o",
}

// cyrillicLetters are а to я and then ѐ to џ in Unicode's order.
var cyrillicLetters = [...]string{
	"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
	"e", "e", "dj", "g", "ye", "dz", "i", "yi", "j", "lj", "nj", "c", "k", "i", "u", "dz",
}

// Shortens reports whether a word stands for another as words of journals' names
// do (ISO 4, section 4): it begins as that does, and its letters stand in it in
// order, so that "nat" and "natl" shorten "national". Both must be folded. A word shortens itself.
func Shortens(short, long string) bool {
	if short == "" || len(short) > len(long) {
		return false
	}
	if _, n := utf8.DecodeRuneInString(short); short[:n] != long[:n] {
		return false
	}
	for i := 0; i < len(long) && short != ""; i++ {
		if long[i] == short[0] {
			short = short[1:]
		}
	}
	return short == ""
}
