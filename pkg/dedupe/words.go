package dedupe

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
)

// appendWords appends the words of text as they are compared: see [wordReader].
func appendWords(dst []string, text string) []string {
	words := readWords(text)
	for word := words.next(); word != ""; word = words.next() {
		dst = append(dst, word)
	}
	return dst
}

// wordReader gives the words of a text as they are compared: folded, parted
// at everything that is no letter or digit and where letters meet digits, each
// Han and kana character a word of its own, Greek letters spelt out, small
// numbers in digits. "IL-6", "IL6" and "il 6" give the same words.
type wordReader struct {
	text string // folded
	at   int
}

func readWords(text string) wordReader {
	if strings.IndexByte(text, '&') >= 0 {
		text = strings.ReplaceAll(html.UnescapeString(text), "&", " and ")
	}
	return wordReader{text: citation.Fold(text)}
}

// next gives the next word, "" behind the last one. Nearly always it is a view of the text.
func (r *wordReader) next() string {
	text, i := r.text, r.at
	k, start := noWord, 0
	for k == noWord {
		if i == len(text) {
			r.at = i
			return ""
		}
		start = i
		if c := text[i]; c < utf8.RuneSelf {
			k = asciiKinds[c]
			i++
		} else {
			char, size := utf8.DecodeRuneInString(text[i:])
			k = kindOf(char)
			i += size
		}
	}
	joined := false // by characters that do not part a word
	for i < len(text) && k != wholeWord {
		if c := text[i]; asciiKinds[c] == k {
			i++
			continue
		} else if c < utf8.RuneSelf && !inWord(rune(c)) {
			break
		}
		char, size := utf8.DecodeRuneInString(text[i:])
		if inWord(char) && k == letter {
			if after, _ := utf8.DecodeRuneInString(text[i+size:]); kindOf(after) == letter {
				joined = true
				i += size
				continue
			}
		}
		if kindOf(char) != k {
			break
		}
		i += size
	}
	word := text[start:i]
	switch k {
	case letter, greek:
		word = normalWord(word, joined)
	case digit:
		if word[0] != '0' && len(word) <= 3 {
			if n := thousands(text[i:]); n > 0 { // "10 000", "10,000"
				var whole strings.Builder
				whole.WriteString(word)
				for group := i; group < i+n; group += 4 {
					whole.WriteString(text[group+1 : group+4])
				}
				word = whole.String()
				i += n
			}
		}
		if len(word) > 1 && word[0] == '0' {
			if word = strings.TrimLeft(word, "0"); word == "" {
				word = "0"
			}
		}
	}
	r.at = i
	return word
}

// thousands gives the length of the groups of three digits that continue a
// number: 4 of ",000 women".
func thousands(s string) int {
	n := 0
	for len(s) >= n+4 && (s[n] == ' ' || s[n] == ',') && isDigits(s[n+1:n+4]) && (len(s) == n+4 || !isDigits(s[n+4:n+5])) {
		n += 4
	}
	return n
}

// isDigits reports whether there is nothing but digits in s.
func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// wordKind is what a character does to words.
type wordKind uint8

const (
	noWord wordKind = iota
	letter
	greek
	digit
	wholeWord // is a word by itself
)

// asciiKinds are the kinds of the characters of ASCII; no other byte has one.
var asciiKinds = func() (kinds [256]wordKind) {
	for c := 'a'; c <= 'z'; c++ {
		kinds[c] = letter
	}
	for c := '0'; c <= '9'; c++ {
		kinds[c] = digit
	}
	return kinds
}()

func kindOf(r rune) wordKind {
	switch {
	case r < utf8.RuneSelf:
		return asciiKinds[r]
	case r >= 'α' && r <= 'ω':
		return greek
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return wholeWord
	case unicode.IsLetter(r), unicode.Is(unicode.Mn, r), unicode.Is(unicode.Mc, r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return noWord
}

// inWord reports whether a character between two letters does not part them:
// the apostrophe ("o'neil"), and what is left of letters that were lost ("pedi?tricas").
func inWord(r rune) bool { return r == '\'' || r == '?' || r == utf8.RuneError }

// normalWord gives the form of a word that its spellings share; joined says that
// there are characters in it that are no letters.
func normalWord(word string, joined bool) string {
	if len(word) < 2 {
		return word
	}
	if word[0] >= utf8.RuneSelf {
		if r, size := utf8.DecodeRuneInString(word); size == len(word) {
			if spelt, ok := greekNames[r]; ok {
				return spelt
			}
			return word
		}
	}
	if joined {
		word = strings.Map(func(r rune) rune {
			if inWord(r) {
				return -1
			}
			return r
		}, word)
	}
	if len(word) <= longestNumber {
		if n, ok := numberWords[word]; ok {
			return n
		}
	}
	return american(word)
}

// american gives the American spelling of a word in English: "haemorrhage",
// "randomised", "behaviour", "centre". What it does to words of other languages
// it does to both records.
func american(word string) string {
	if len(word) < 5 {
		return word
	}
	for i := 0; i+1 < len(word); i++ {
		if (word[i] == 'a' || word[i] == 'o') && word[i+1] == 'e' {
			word = word[:i] + word[i+1:]
		}
	}
	if last := word[len(word)-1]; last < utf8.RuneSelf {
		for _, form := range americanEnds[last] {
			if stem, ok := strings.CutSuffix(word, form[0]); ok && len(stem) > 2 {
				return stem + form[1]
			}
		}
	}
	return word
}

// americanEnds are how words end in British English and how in American, by the
// last letter of the British word.
var americanEnds = [utf8.RuneSelf][][2]string{
	'n': {{"isation", "ization"}},
	's': {{"isations", "izations"}, {"ours", "ors"}, {"tres", "ters"}},
	'd': {{"ised", "ized"}, {"ysed", "yzed"}, {"oured", "ored"}, {"elled", "eled"}},
	'g': {{"ising", "izing"}, {"ysing", "yzing"}, {"elling", "eling"}},
	'e': {{"ise", "ize"}, {"yse", "yze"}, {"tre", "ter"}},
	'r': {{"our", "or"}},
	'l': {{"oural", "oral"}},
}

// greekNames spell the Greek letters that titles use as symbols.
var greekNames = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon", 'ζ': "zeta", 'η': "eta", 'θ': "theta",
	'ι': "iota", 'κ': "kappa", 'λ': "lambda", 'μ': "mu", 'ν': "nu", 'ξ': "xi", 'π': "pi", 'ρ': "rho", 'σ': "sigma",
	'τ': "tau", 'υ': "upsilon", 'φ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega",
}

// numberWords are the numbers that titles write in letters. Roman ones of one
// letter are numbers only behind a word that asks for one: see [numbers].
var numberWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"ten": "10", "eleven": "11", "twelve": "12",
	"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14",
}

// longestNumber is the length of the longest of them.
const longestNumber = len("eleven")

// stopWords are the words that titles gain and lose without becoming others.
var stopWords = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "and": true, "in": true, "on": true, "for": true, "to": true, "with": true,
	"by": true, "from": true, "at": true, "as": true, "is": true, "de": true, "la": true, "le": true, "les": true, "el": true,
	"der": true, "die": true, "das": true, "und": true, "et": true, "y": true, "en": true, "du": true, "des": true, "s": true,
}

// hashWord is FNV-1a of 32 bits: enough to tell the words of two titles apart.
func hashWord(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// hasher is FNV-1a of 64 bits over strings and numbers, each ended so that
// "a", "bc" and "ab", "c" differ.
type hasher uint64

const newHash hasher = 14695981039346656037

func (h hasher) text(s string) hasher { return h.letters(s).end() }

// letters takes up a part of a string.
func (h hasher) letters(s string) hasher {
	for i := 0; i < len(s); i++ {
		h = h.letter(s[i])
	}
	return h
}

func (h hasher) letter(c byte) hasher { return (h ^ hasher(c)) * 1099511628211 }

// end ends a string.
func (h hasher) end() hasher { return h.letter(0xff) }

func (h hasher) number(n uint64) hasher {
	for range 8 {
		h = (h ^ hasher(n&0xff)) * 1099511628211
		n >>= 8
	}
	return h
}

// sum mixes the bits, so that any of them can be cut off.
func (h hasher) sum() uint64 {
	x := uint64(h)
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// plural reports whether one word is the plural of the other.
func plural(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 2 && len(b) == len(a)+1 && b[len(a)] == 's' && b[:len(a)] == a
}

// slip reports whether two words are one but for a slip in writing: a letter in
// words of six, two in words of ten and more. Shorter words that differ in a
// letter are two words: "cats", "bats".
func slip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 6 || isDigits(a[:1]) {
		return false
	}
	letters := len(a)
	if a[0] >= utf8.RuneSelf { // two bytes a letter, or three
		letters = utf8.RuneCountInString(a)
	}
	allowed := 0
	switch {
	case letters >= 10:
		allowed = 2
	case letters >= 6:
		allowed = 1
	}
	return allowed > 0 && len(b)-len(a) <= allowed && within(a, b, allowed)
}

// within reports whether a becomes b by at most k letters added, dropped,
// changed or swapped with their neighbour.
func within(a, b string, k int) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if longer := max(len(a), len(b)); min(len(a), len(b)) == 0 || k == 0 {
		return longer <= k
	}
	swapped := len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && within(a[2:], b[2:], k-1)
	return swapped || within(a[1:], b[1:], k-1) || within(a, b[1:], k-1) || within(a[1:], b, k-1)
}
