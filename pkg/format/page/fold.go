package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// foldText keeps the letters and digits of a text, in lower case, so that two
// renderings of one title compare equal.
func foldText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// sameText reports whether two texts differ in case, blanks and punctuation only.
func sameText(a, b string) bool { return a == b || foldText(a) == foldText(b) }

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }

// claimTitle claims a title without its final full stop. One that runs over
// lines is joined with blanks, or, after a line that ends a sentence of its own, as it stands.
func (s *sheet) claimTitle(view, rule string, c evidence.Confidence) bool {
	title := unmark(view)
	if strings.HasSuffix(title, ".") && !strings.HasSuffix(title, "..") {
		title = title[:len(title)-1]
	}
	return s.claim(citation.FieldTitle, title, view, rule, c)
}
