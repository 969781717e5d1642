package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings text to a form for comparing and sorting: lower case, without
// diacritics and compatibility forms, so that "Łódź" and "LODZ" are equal.
// Text that is plain already is given back without a copy.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < utf8.RuneSelf:
			b.WriteRune(unicode.ToLower(r))
		default:
			r = unicode.ToLower(r)
			if plain, ok := undecomposed[r]; ok {
				b.WriteString(plain)
			} else if !unicode.Is(unicode.Mn, r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// isFolded reports whether s is ASCII without capitals.
func isFolded(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// undecomposed are letters that no normal form takes apart, with what they fold to.
var undecomposed = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ŧ': "t", 'ĸ': "k", 'ə': "a",
	'ς': "σ", '’': "'", '‘': "'", 'ʼ': "'", '“': "\"", '”': "\"", '„': "\"", '‐': "-", '‑': "-", '–': "-", '—': "-", '−': "-",
}

// ASCII writes text in ASCII, for citation keys and file names: diacritics are
// dropped, Greek and Cyrillic letters transliterated (ISO 843 and ISO 9 without
// diacritics), and what has no letters in common with Latin is left out.
func ASCII(s string) string {
	if isASCII(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	for _, r := range norm.NFKD.String(s) {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
			continue
		}
		lower := unicode.ToLower(r)
		latin, ok := undecomposed[lower]
		if !ok || latin == "σ" {
			latin, ok = transliterated[lower]
		}
		if !ok {
			continue
		}
		if lower != r && latin != "" {
			out = append(out, latin[0]-'a'+'A')
			latin = latin[1:]
		}
		out = append(out, latin...)
	}
	return string(out)
}

// transliterated are the letters of Greek and Cyrillic in Latin.
var transliterated = map[rune]string{
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x",
	'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o",
	'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "",
	'э': "e", 'ю': "yu", 'я': "ya", 'є': "ye", 'і': "i", 'ґ': "g", 'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz",
}
