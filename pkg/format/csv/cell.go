package csv

import "strings"

// A writer appends one line, cell by cell.
type writer struct {
	dst    []byte
	cells  int
	comma  byte
	raw    bool
	single bool // the line has one cell: when that is empty it is quoted, or the line would be none
}

// cell adds a cell.
func (w *writer) cell(s string) {
	if w.cells > 0 {
		w.dst = append(w.dst, w.comma)
	}
	w.cells++
	guard := !w.raw && isFormula(s)
	quoted := needsQuotes(s, w.comma) || w.single && s == ""
	if quoted {
		w.dst = append(w.dst, '"')
	}
	if guard {
		w.dst = append(w.dst, '\'')
	}
	if !quoted {
		w.dst = append(w.dst, s...)
		return
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			w.dst = append(w.dst, '"', '"')
		case c == '\n' && w.comma != '\t':
			w.dst = append(w.dst, '\n')
		case c < ' ':
			w.dst = append(w.dst, ' ')
		default:
			w.dst = append(w.dst, c)
		}
	}
	w.dst = append(w.dst, '"')
}

// needsQuotes reports whether a cell has to be quoted (RFC 4180, section 2) or
// holds a control character.
func needsQuotes(s string, comma byte) bool {
	if s == "" {
		return false
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return true
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == comma || c == '"' || c < ' ' {
			return true
		}
	}
	return false
}

// isFormula reports whether a spreadsheet would evaluate a cell instead of
// showing it: "=cmd|...", "@SUM(A1)", "-1+1". Numbers are harmless.
func isFormula(s string) bool {
	t := strings.TrimLeft(s, " \t\r\n")
	if t == "" {
		return false
	}
	switch t[0] {
	case '=', '@':
		return true
	case '+', '-':
		return !isNumber(t[1:])
	}
	for _, wide := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(t, wide) {
			return true
		}
	}
	return false
}

// isNumber reports whether s is digits, with at most one full stop among them.
func isNumber(s string) bool {
	whole, fraction, _ := strings.Cut(s, ".")
	return whole != "" && strings.Trim(whole+fraction, "0123456789") == ""
}
