package bibtex

import "strings"

// value reads the pieces of a value. It gives false when one is never closed;
// pos is then where that piece begins.
func (s *scanner) value() bool {
	e := &s.entry
	for {
		s.space()
		if s.pos >= s.limit {
			return true
		}
		start, end := s.pos, 0
		switch s.text[start] {
		case '{':
			end = s.braced()
		case '"':
			end = s.quoted()
		default:
			end = s.bare()
			if text := strings.TrimSpace(s.text[start:end]); text != "" {
				e.pieces = append(e.pieces, piece{text, true})
			}
			s.pos = end
			s.space()
			if !s.at('#') {
				return true
			}
			s.pos++
			continue
		}
		if end < 0 {
			return false
		}
		e.pieces = append(e.pieces, piece{text: s.text[start+1 : end-1]})
		s.pos = end
		s.space()
		if !s.at('#') {
			return true
		}
		s.pos++
	}
}

// braced gives the end of the braced value at pos, or -1. BibTeX counts
// "\{" as a brace; where that leads nowhere it is taken as a character.
func (s *scanner) braced() int {
	text := s.text[s.pos:s.limit]
	strict := balanced(text, false)
	escaped := strings.Contains(text[:max(strict, 0)], `\{`)
	if strict > 0 && !escaped && s.ends(s.pos+strict) {
		return s.pos + strict
	}
	if loose := balanced(text, true); loose > 0 && (strict < 0 || loose < strict || !s.ends(s.pos+strict)) && s.ends(s.pos+loose) {
		return s.pos + loose
	}
	if strict > 0 {
		return s.pos + strict
	}
	return -1
}

// balanced gives the length of the group that text begins with, or -1 when it
// is not closed. With escapes, "\{" and "\}" do not count.
func balanced(text string, escapes bool) int {
	if text[0] == '(' {
		return closing(text)
	}
	depth, i := 0, 0
	for {
		n := strings.IndexByte(text[i:], '}')
		if n < 0 {
			return -1
		}
		inner := text[i : i+n+1]
		depth += strings.Count(inner, "{") - 1
		if escapes {
			depth -= strings.Count(inner, `\{`)
			if strings.HasSuffix(inner, `\}`) {
				depth++
			}
		}
		i += n + 1
		if depth <= 0 {
			return i
		}
	}
}

// closing gives the length of a group in parentheses, braces within it counted, or -1.
func closing(text string) int {
	depth, parens := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '(':
			if depth == 0 {
				parens++
			}
		case ')':
			if depth == 0 {
				if parens--; parens == 0 {
					return i + 1
				}
			}
		}
	}
	return -1
}

// quoted gives the end of the quoted value at pos, or -1. A quote ends it
// outside of braces, where what follows may follow a value: so neither the
// first quote in "G\"odel" nor those in "the "best" of" do.
func (s *scanner) quoted() int {
	depth := 0
	for i := s.pos + 1; i < s.limit; i++ {
		switch s.text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth <= 0 && s.ends(i+1) {
				return i + 1
			}
		}
	}
	return -1
}

// bare gives the end of a number or macro name, or of several words up to the
// comma where somebody forgot the braces.
func (s *scanner) bare() int {
	i := s.pos
	for i < s.limit && !isSpace(s.text[i]) && !strings.ContainsRune(",#{}\"%", rune(s.text[i])) &&
		(s.text[i] != ')' || s.close == '}') {
		i++
	}
	if s.ends(i) || s.close == ')' {
		return i
	}
	n := strings.IndexAny(s.text[i:s.limit], ",}\n")
	if n < 0 {
		return i
	}
	s.entry.fault(s.text[s.pos:i], "a value of several words has no braces")
	return i + n
}

// ends reports whether a value can end at i: what follows is a comma, "#", the
// entry's end, a comment, or another field whose comma was forgotten.
func (s *scanner) ends(i int) bool {
	if i += blanks(s.text[i:s.limit]); i >= s.limit {
		return true
	}
	switch s.text[i] {
	case ',', '#', '}', '%', s.close:
		return true
	}
	return assigns(s.text[i:s.limit])
}

// assigns reports whether text begins with "name =".
func assigns(text string) bool {
	i := blanks(text)
	n := len(fieldName(text[i:]))
	if n == 0 {
		return false
	}
	i += n
	i += blanks(text[i:])
	return i < len(text) && text[i] == '='
}

// lineField gives the end of the line before the first later line of text that begins with "name =", or -1.
func lineField(text string) int {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return -1
		}
		i += n + 1
		if assigns(text[i:]) {
			return i
		}
	}
}

// word gives the letters, digits and hyphens that text begins with.
func word(text string) string {
	i := 0
	for i < len(text) && isWord(text[i]) {
		i++
	}
	return text[:i]
}

// fieldName gives the field name that text begins with: biblatex has
// "author+an:orcid", others "jabref-meta" and "x.y".
func fieldName(text string) string {
	i := 0
	for i < len(text) && i < 64 && (isWord(text[i]) || strings.IndexByte("+:./*!?&'", text[i]) >= 0 || text[i] >= 0x80) {
		if text[i] == nbsp[0] && strings.HasPrefix(text[i:], nbsp) {
			break
		}
		i++
	}
	return text[:i]
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}

// nbsp is what blanks become on web pages that show BibTeX.
const nbsp = "\u00a0"

// blanks gives the length of the white space that text begins with.
func blanks(text string) int {
	i := 0
	for i < len(text) {
		switch {
		case isSpace(text[i]):
			i++
		case strings.HasPrefix(text[i:], nbsp):
			i += len(nbsp)
		default:
			return i
		}
	}
	return i
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'
}
