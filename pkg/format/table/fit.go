package table

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/width"
)

// edges is what the frame adds to the width of n columns: "│ a │ b │".
func edges(n int) int { return 3*n + 1 }

// fitted chooses the columns to show, by their places, and gives their widths,
// so that the table fits the terminal. Spare columns go before the others are
// cut to less than makes sense: the lower, or the higher, or both.
func fitted(columns []column, natural []int, o format.Options) (shown, widths []int) {
	var spare uint
	for i := range columns {
		spare |= columns[i].spare
	}
	for without := uint(0); ; without++ {
		shown, widths = nil, nil
		for i := range columns {
			if columns[i].spare&without == 0 {
				shown, widths = append(shown, i), append(widths, natural[i])
			}
		}
		if o.Width <= 0 || without == spare || least(columns, shown, widths) <= o.Width {
			break
		}
	}
	if o.Width > 0 {
		shave(columns, shown, widths, o.Width-edges(len(shown)))
	}
	return shown, widths
}

// least gives the width of a table whose columns are as narrow as makes sense.
func least(columns []column, shown, natural []int) int {
	sum := edges(len(shown))
	for n, i := range shown {
		if columns[i].least == 0 {
			sum += natural[n]
		} else {
			sum += min(natural[n], columns[i].least)
		}
	}
	return sum
}

// shave narrows columns until the sum of the widths is room: again and again
// the one that is widest for its share, first as far as makes sense, then without regard.
func shave(columns []column, shown, widths []int, room int) {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	narrow := func(floor func(column) int) {
		for sum > room {
			widest := -1
			for n, i := range shown {
				if widths[n] <= floor(columns[i]) {
					continue
				}
				if widest < 0 || widths[n]*max(1, columns[shown[widest]].share) > widths[widest]*max(1, columns[i].share) {
					widest = n
				}
			}
			if widest < 0 {
				return
			}
			widths[widest]--
			sum--
		}
	}
	never := func(c column, otherwise int) int {
		if c.least == 0 {
			return math.MaxInt
		}
		return otherwise
	}
	narrow(func(c column) int { return never(c, c.least) })
	narrow(func(c column) int { return never(c, 1) })
	narrow(func(column) int { return 1 }) // too narrow for anything: still no line is wider
}

// cut gives as much of s as fits the width, by whole characters as people see
// them, with an ellipsis where something is cut off.
func cut(s string, columns int, ascii bool) string {
	tail := "…"
	if ascii {
		tail = "..."
	}
	if columns <= len(tail) && ascii {
		tail = ""
	}
	return width.Truncate(s, columns, tail)
}

// harmless gives s as it can be sent to a terminal, in one line: white space as
// blanks, controls as their pictures, and without what is not seen but
// changes what is seen, such as overrides of direction. Joiners stay: they
// make one character of several.
func harmless(s string, ascii bool) string {
	if strings.IndexFunc(s, isUnsafe) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case !isUnsafe(r):
			b.WriteRune(r)
		case r == '\n' || r == '\t' || r == '\r' || unicode.Is(unicode.Z, r):
			b.WriteByte(' ')
		case ascii && unicode.IsControl(r):
			b.WriteByte('?')
		case r < ' ':
			b.WriteRune('\u2400' + r)
		case r == 0x7f:
			b.WriteRune('\u2421')
		case unicode.IsControl(r) || r == utf8.RuneError:
			b.WriteRune(utf8.RuneError)
		}
	}
	return b.String()
}

// isUnsafe reports whether a character does something other than stand in its place.
func isUnsafe(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' '
	case r < 0xa0:
		return true
	case r == '\u200c' || r == '\u200d': // joiners
		return false
	}
	return r == utf8.RuneError || r != ' ' && unicode.In(r, unicode.Z, unicode.Cf)
}
