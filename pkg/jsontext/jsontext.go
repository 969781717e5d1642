// Package jsontext is JSON as text: a scanner whose values are views of the text they stand in.
package jsontext

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Kind is the kind of a JSON value, named by the byte it begins with.
type Kind byte

// The kinds.
const (
	None    Kind = 0 // no value: the end of the text, or something that no value begins with
	Object  Kind = '{'
	Array   Kind = '['
	String  Kind = '"'
	Number  Kind = '0'
	Literal Kind = 'a' // true, false and, as some libraries write them, NaN and Infinity
	Null    Kind = 'n'
)

// MaxDepth is how deep arrays and objects may be nested in a value that
// [Scanner.Skip] steps over before [Scanner.Deep] remarks upon it.
const MaxDepth = 500

// SyntaxError says where a text is no JSON.
type SyntaxError struct {
	Offset int  // in bytes from the start of the text
	Cut    bool // the text ends within a value
}

func (e *SyntaxError) Error() string {
	if e.Cut {
		return fmt.Sprintf("JSON ends within a value, at byte %d", e.Offset)
	}
	return fmt.Sprintf("no JSON at byte %d", e.Offset)
}

// Scanner steps through a JSON text value by value (RFC 8259). Every method
// that reads a value consumes it whole, and none calls itself, so that depth
// costs nothing. It overlooks surplus and missing commas and bare line ends in
// strings, which are common in files that somebody has edited by hand.
//
// After an error every method says that there is nothing more; see Err.
// The zero Scanner with a Text is ready for use.
type Scanner struct {
	Text string
	at   int
	deep bool
	err  *SyntaxError
}

// Offset is the number of bytes consumed.
func (s *Scanner) Offset() int { return s.at }

// Deep reports whether a value stepped over was nested deeper than [MaxDepth].
func (s *Scanner) Deep() bool { return s.deep }

// Err gives the *SyntaxError that ended scanning, or nil.
func (s *Scanner) Err() error {
	if s.err == nil {
		return nil
	}
	return s.err
}

func (s *Scanner) fail(cut bool) {
	if s.err == nil {
		s.err = &SyntaxError{s.at, cut}
	}
	s.at = len(s.Text)
}

// peek steps over white space, commas and colons and gives the next byte, 0 at the end.
func (s *Scanner) peek() byte {
	for s.at < len(s.Text) {
		switch c := s.Text[s.at]; c {
		case ' ', '\n', '\t', '\r', ',', ':':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// Kind tells the kind of the next value without consuming it.
func (s *Scanner) Kind() Kind {
	switch c := s.peek(); c {
	case '{', '[', '"':
		return Kind(c)
	case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return Number
	case 'n':
		return Null
	case 't', 'f', 'N', 'I':
		return Literal
	}
	return None
}

// Enter consumes the opening bracket when the next value is of kind k, Object or Array.
func (s *Scanner) Enter(k Kind) bool {
	if s.peek() != byte(k) {
		return false
	}
	s.at++
	return true
}

// Key gives the next member's name in the object entered, and leaves the
// scanner before its value; ok is false when the object has ended.
func (s *Scanner) Key() (key string, ok bool) {
	switch s.peek() {
	case '"':
		key, _ = s.String()
		return key, s.err == nil
	case '}':
		s.at++
		return "", false
	}
	s.fail(s.at == len(s.Text))
	return "", false
}

// More reports whether the array entered has a further element, and leaves the
// scanner before it.
func (s *Scanner) More() bool {
	switch s.peek() {
	case ']':
		s.at++
		return false
	case 0, '}':
		s.fail(s.at == len(s.Text))
		return false
	}
	return true
}

// String consumes the next value. Strings are given decoded, numbers and
// literals as they are written; ok is false for null, arrays and objects. The
// result is a view of the text unless it held an escape.
func (s *Scanner) String() (value string, ok bool) {
	switch s.Kind() {
	case String:
		start := s.at + 1
		end, escaped := stringEnd(s.Text, start)
		if end < 0 {
			s.fail(true)
			return "", false
		}
		s.at = end + 1
		if escaped {
			return unescape(s.Text[start:end]), true
		}
		return s.Text[start:end], true
	case Number, Literal:
		return s.Skip(), true
	}
	s.Skip()
	return "", false
}

// Skip consumes the next value, whatever it is, and gives it as it is written.
func (s *Scanner) Skip() string {
	kind := s.Kind()
	start := s.at
	switch kind {
	case None:
		s.fail(s.at == len(s.Text))
		return ""
	case Object, Array:
		end, depth := valueEnd(s.Text, s.at)
		s.deep = s.deep || depth > MaxDepth
		if end < 0 {
			s.fail(true)
			return ""
		}
		s.at = end
	case String:
		end, _ := stringEnd(s.Text, s.at+1)
		if end < 0 {
			s.fail(true)
			return ""
		}
		s.at = end + 1
	default:
		for s.at < len(s.Text) && roles[s.Text[s.at]] == plain {
			s.at++
		}
	}
	return s.Text[start:s.at]
}

// Check looks the first value of a text through and gives the *SyntaxError that
// keeps some of it from being read, or nil. What is nested deeper than
// [MaxDepth] is only seen to end.
func Check(text string) error {
	s := Scanner{Text: text}
	s.check(0)
	return s.Err()
}

func (s *Scanner) check(depth int) {
	kind := s.Kind()
	if depth == MaxDepth || kind != Object && kind != Array {
		s.Skip()
		return
	}
	s.Enter(kind)
	if kind == Array {
		for s.More() {
			s.check(depth + 1)
		}
		return
	}
	for _, more := s.Key(); more; _, more = s.Key() {
		s.check(depth + 1)
	}
}

// stringEnd gives the place of the quote that ends the string whose content
// begins at from, -1 when there is none, and whether the string holds an escape.
func stringEnd(text string, from int) (end int, escaped bool) {
	for at := from; ; {
		n := strings.IndexByte(text[at:], '"')
		if n < 0 {
			return -1, false
		}
		quote := at + n
		escaped = escaped || strings.IndexByte(text[at:quote], '\\') >= 0
		if !escaped {
			return quote, false
		}
		slashes := 0
		for quote-slashes > from && text[quote-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return quote, true
		}
		at = quote + 1
	}
}

// The roles a byte outside of strings can play.
const (
	plain byte = iota
	space      // also commas and colons
	quote
	opening
	closing
)

var roles = [256]byte{
	' ': space, '\n': space, '\t': space, '\r': space, ',': space, ':': space,
	'"': quote, '{': opening, '[': opening, '}': closing, ']': closing,
}

// valueEnd gives the end of the object or array that begins at from, -1 when
// the text ends before, and how deep it is nested.
func valueEnd(text string, from int) (end, deepest int) {
	depth := 0
	for at := from; at < len(text); at++ {
		switch roles[text[at]] {
		case quote:
			close, _ := stringEnd(text, at+1)
			if close < 0 {
				return -1, deepest
			}
			at = close
		case opening:
			depth++
			deepest = max(deepest, depth)
		case closing:
			if depth--; depth == 0 {
				return at + 1, deepest
			}
		}
	}
	return -1, deepest
}

// unescape decodes the escapes of a string's content (RFC 8259, section 7).
// Half of a surrogate pair becomes U+FFFD; an escape that is none stays as written.
func unescape(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for {
		n := strings.IndexByte(s, '\\')
		if n < 0 || n+1 == len(s) {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:n])
		if s[n+1] != 'u' {
			if c := escapes[s[n+1]]; c != 0 {
				b.WriteByte(c)
			} else {
				b.WriteString(s[n : n+2])
			}
			s = s[n+2:]
			continue
		}
		r, ok := hex4(s[n+2:])
		if !ok {
			b.WriteString(`\u`)
			s = s[n+2:]
			continue
		}
		s = s[n+6:]
		if utf16.IsSurrogate(r) {
			low, ok := rune(0), false
			if strings.HasPrefix(s, `\u`) {
				low, ok = hex4(s[2:])
			}
			if r = utf16.DecodeRune(r, low); ok && r != utf8.RuneError {
				s = s[6:]
			}
		}
		b.WriteRune(r)
	}
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// hex4 reads four hexadecimal digits.
func hex4(s string) (r rune, ok bool) {
	if len(s) < 4 {
		return 0, false
	}
	for _, c := range []byte(s[:4]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
