package csv

import "strings"

// A row is one line of cells, which may hold line ends when they are quoted.
type row struct {
	cells []cell
	text  string // the line as it is written
}

// A cell is what stands between two separators: decoded, and as it is written.
type cell struct{ value, raw string }

// next reads the row at the beginning of text (RFC 4180) and gives the rest.
// A quote that is never closed ends with its text; text behind a closing quote belongs to the cell.
func next(text string, comma byte) (r row, rest string) {
	at := 0
	for {
		start := at
		value, end := one(text[at:], comma)
		at += end
		r.cells = append(r.cells, cell{value, text[start:at]})
		if at == len(text) || text[at] != comma {
			break
		}
		at++
	}
	r.text, rest = text[:at], text[at:]
	rest = strings.TrimPrefix(rest, "\r")
	return r, strings.TrimPrefix(rest, "\n")
}

// one decodes the cell at the beginning of text and tells where it ends.
func one(text string, comma byte) (value string, end int) {
	if !strings.HasPrefix(text, `"`) {
		for end < len(text) && text[end] != comma && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		return strings.TrimSpace(text[:end]), end
	}
	from := 1
	var joined strings.Builder // what stands before a doubled quote
	for {
		n := strings.IndexByte(text[from:], '"')
		if n < 0 {
			joined.WriteString(text[from:])
			return strings.TrimSpace(joined.String()), len(text)
		}
		at := from + n
		if strings.HasPrefix(text[at+1:], `"`) {
			joined.WriteString(text[from : at+1])
			from = at + 2
			continue
		}
		value = text[from:at]
		if joined.Len() > 0 {
			value = joined.String() + value
		}
		end = at + 1
		for end < len(text) && text[end] != comma && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		if tail := strings.TrimSpace(text[at+1 : end]); tail != "" {
			value += tail
		}
		return strings.TrimSpace(value), end
	}
}

// separator gives the byte that most of the first line's cells are parted by.
func separator(text string) byte {
	line, _, _ := strings.Cut(text, "\n")
	best, most := byte(','), 0
	for _, c := range []byte{',', ';', '\t'} {
		if r, _ := next(line, c); len(r.cells) > most {
			best, most = c, len(r.cells)
		}
	}
	return best
}
