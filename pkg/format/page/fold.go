package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// ideographs is where the scripts begin that set no blanks between words.
const ideographs = 0x2E80

// foldText keeps the letters and digits of a text, in lower case, so that two
// renderings of one title compare equal.
func foldText(s string) string {
	var room [96]byte
	if len(s) <= len(room) {
		folded, plain := room[:0], true
		for i := 0; i < len(s) && plain; i++ {
			c := lower(s[i])
			if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
				folded = append(folded, c)
			}
			plain = c < utf8.RuneSelf
		}
		if plain {
			return string(folded)
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// sameText reports whether two texts differ in case, blanks and punctuation
// only. It compares as it reads: most lines differ in their first letter.
func sameText(a, b string) bool {
	if a == b {
		return true
	}
	for {
		var x, y rune
		x, a = nextFolded(a)
		y, b = nextFolded(b)
		if x != y {
			return false
		}
		if x < 0 {
			return true
		}
	}
}

// nextFolded gives the first character that foldText would give, and what follows it in s; -1 at the end.
func nextFolded(s string) (r rune, rest string) {
	for i, r := range s {
		if r < utf8.RuneSelf {
			if c := lower(byte(r)); 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
				return rune(c), s[i+1:]
			}
			continue
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r), s[i+utf8.RuneLen(r):]
		}
	}
	return -1, ""
}

// inSet reports whether a set of words in lower case has the word, however it is written.
func inSet(set map[string]bool, word string) bool {
	var room [48]byte
	if len(word) > len(room) {
		return set[strings.ToLower(word)]
	}
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return set[strings.ToLower(word)]
		}
		room[i] = lower(word[i])
	}
	return set[string(room[:len(word)])]
}

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }

// closeColon closes up the colon before a subtitle, which many sites set as catalogues do: "A title : with a part".
func closeColon(title string) string { return strings.ReplaceAll(title, " : ", ": ") }

// claimTitle claims a title without its final full stop. One that runs over
// lines is joined with blanks, or, after a line that ends a sentence of its own, as it stands.
func (s *sheet) claimTitle(view, rule string, c evidence.Confidence) bool {
	title := unmark(view)
	if strings.HasSuffix(title, ".") && !strings.HasSuffix(title, "..") {
		title = title[:len(title)-1]
	}
	return s.claim(citation.FieldTitle, closeColon(title), view, rule, c)
}
