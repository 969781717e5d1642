package yamltext

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/jsontext"
)

// AppendJSON adds a JSON value in the block style of YAML 1.2. It begins where
// dst ends, after a dash or a name; its further lines are indented by depth
// times two blanks. It calls itself for every bracket: the value is one that we wrote.
func AppendJSON(dst []byte, json string, depth int) []byte {
	return appendValue(dst, &jsontext.Scanner{Text: json}, depth)
}

// appendValue adds the scanner's next value.
func appendValue(dst []byte, s *jsontext.Scanner, depth int) []byte {
	switch s.Kind() {
	case jsontext.Object:
		s.Enter(jsontext.Object)
		first := true
		for name, more := s.Key(); more; name, more = s.Key() {
			if !first {
				dst = appendIndent(dst, depth)
			}
			first = false
			dst = append(AppendScalar(dst, name), ':')
			dst = appendMember(dst, s, depth)
		}
		if first {
			dst = append(dst, "{}\n"...)
		}
		return dst
	case jsontext.Array:
		s.Enter(jsontext.Array)
		first := true
		for s.More() {
			if !first {
				dst = appendIndent(dst, depth)
			}
			first = false
			dst = append(dst, "- "...)
			dst = appendValue(dst, s, depth+1)
		}
		if first {
			dst = append(dst, "[]\n"...)
		}
		return dst
	case jsontext.String:
		v, _ := s.String()
		return append(AppendScalar(dst, v), '\n')
	}
	return append(append(dst, s.Skip()...), '\n')
}

// appendMember adds the value of a member after its name: a scalar in the same line, others below it.
func appendMember(dst []byte, s *jsontext.Scanner, depth int) []byte {
	switch s.Kind() {
	case jsontext.Object:
		dst = append(dst, '\n')
		return appendValue(appendIndent(dst, depth+1), s, depth+1)
	case jsontext.Array: // its dashes stand under the name
		dst = append(dst, '\n')
		return appendValue(appendIndent(dst, depth), s, depth)
	}
	return appendValue(append(dst, ' '), s, depth)
}

func appendIndent(dst []byte, depth int) []byte {
	for range depth {
		dst = append(dst, "  "...)
	}
	return dst
}

// AppendScalar adds a string: plain where nobody can take it for something
// else, in double quotes, with the escapes of JSON, elsewhere.
func AppendScalar(dst []byte, s string) []byte {
	if isPlain(s) {
		return append(dst, s...)
	}
	return jsontext.AppendString(dst, s)
}

// isPlain reports whether a string can stand without quotes (YAML 1.2, section
// 7.3.3). It says no more often than it must, as to all that a reader of YAML 1.1 takes for a
// number, a date or a truth: "2012", "no", "1:30".
func isPlain(s string) bool {
	for i, r := range s {
		switch {
		case i == 0:
			if !unicode.IsLetter(r) {
				return false
			}
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		case r == ' ':
			if strings.HasPrefix(s[i+1:], "#") || i+1 == len(s) {
				return false
			}
		case r == ':':
			if i+1 == len(s) || s[i+1] == ' ' {
				return false
			}
		case !strings.ContainsRune(".,;()'’–-/&+_<>=", r):
			return false
		}
	}
	switch strings.ToLower(s) {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return false
	}
	return true
}
