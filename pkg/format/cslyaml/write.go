package cslyaml

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// appendItem adds a record as an element of the list. The item is the one of
// CSL-JSON, set in the block style of YAML 1.2.
func appendItem(dst []byte, r *evidence.Record, _ format.Options) []byte {
	s := jsontext.Scanner{Text: string(csl.Append(nil, r))}
	dst = append(dst, "- "...)
	return appendValue(dst, &s, 1)
}

// appendValue adds the scanner's next value, which begins where dst ends: after
// a dash or a name. Depth is that of what the package csl writes: a few levels.
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
			dst = append(append(dst, name...), ':')
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
		return append(appendScalar(dst, v), '\n')
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

// appendScalar adds a string: plain where nobody can take it for something
// else, in double quotes, with the escapes of JSON, elsewhere.
func appendScalar(dst []byte, s string) []byte {
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
