package tagged

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
)

// AppendLine appends tag, separator, value and line end. The value goes on one
// line, whatever is in it: line ends, U+2028 and U+2029 and control characters
// become blanks, so that nothing in a value can become a tag. A value without
// text appends nothing.
func AppendLine(dst []byte, tag, separator, value, end string) []byte {
	value = strings.TrimSpace(value)
	if value == "" {
		return dst
	}
	dst = append(dst, tag...)
	dst = append(dst, separator...)
	dst = AppendOneLine(dst, value)
	return append(dst, end...)
}

// AppendOneLine appends value with blanks for whatever would end its line.
func AppendOneLine(dst []byte, value string) []byte {
	if plain(value) {
		return append(dst, value...)
	}
	blank := false
	for _, r := range value {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			if !blank {
				dst = append(dst, ' ')
			}
			blank = true
			continue
		}
		blank = r == ' '
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// plain reports whether a value has nothing that AppendOneLine replaces.
func plain(value string) bool {
	for i := range len(value) {
		switch c := value[i]; {
		case c < ' ' || c == 0x7f:
			return false
		case c == 0xc2 && i+1 < len(value) && value[i+1] < 0xa0, // U+0080 to U+009F
			c == 0xe2 && i+2 < len(value) && value[i+1] == 0x80 && value[i+2]&^1 == 0xa8: // U+2028, U+2029
			return false
		}
	}
	return true
}

// Plainly gives a value as the tagged formats write it, where they write it
// without more ado: a name inverted, a keyword without its star, the rest as it prints.
func Plainly(v citation.Value) string {
	switch v := v.(type) {
	case citation.Credit:
		return Sorted(v)
	case citation.Keyword:
		return v.Term
	}
	return v.String()
}

// Sorted gives a credit's name with the family name first, or "et al.".
func Sorted(c citation.Credit) string {
	if c.EtAl {
		return c.String()
	}
	return c.Name.Sorted()
}

// Spelled gives what a moment says beyond the year: "May 17", "May", "Spring", "".
func Spelled(m citation.Moment) string {
	switch {
	case m.Season > 0 && int(m.Season) < len(seasons):
		return seasons[m.Season]
	case m.Day > 0:
		return m.Month.String() + " " + strconv.Itoa(int(m.Day))
	case m.Month > 0:
		return m.Month.String()
	}
	return ""
}

var seasons = [...]string{"", "Spring", "Summer", "Autumn", "Winter"}
