package citation

import (
	"strings"
	"testing"
	"unicode"
)

// With a word that is none of dates, no month or season is read beside a year.
func TestIsDateWord(t *testing.T) {
	t.Parallel()
	letters := func(r rune) bool { return !unicode.IsLetter(r) }
	known := 0
	for word := range strings.FieldsFuncSeq(monthTable+" "+dateWordTable+" Journal Marathon Decade Sunset Printed Vol Autor in press forthcoming Nature Maya Octopus", letters) {
		for _, word := range []string{word, word[:len(word)/2], strings.ToUpper(word), word + "x"} {
			if word = strings.ToValidUTF8(word, ""); word == "" || IsDateWord(word) {
				known++
				continue
			}
			if d, err := ParseDate(word + " 2000"); err == nil && d.Precision > ToYear {
				t.Errorf("%q is none, but %q is read as %v", word, word+" 2000", d)
			}
		}
	}
	if known < 500 {
		t.Errorf("%d words are of dates", known)
	}
}
