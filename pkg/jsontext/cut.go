package jsontext

import (
	"slices"
	"strings"
)

// Whole gives what is whole of an object that the text cuts off: its members up
// to the one that the text ends in, and the same of the objects within it that are
// members of one of the names in holds. All that is whole is a prefix of the text;
// behind its length, end, only brackets follow. lost is the name of the member cut off, "" where the
// text ends between members. ok is false when what stands before the end is no JSON.
func Whole(text string, holds ...string) (whole string, end int, lost string, ok bool) {
	s := Scanner{Text: text}
	if !s.Enter(Object) {
		return "", 0, "", false
	}
	depth := 1
	end = s.at
	for {
		name, more := s.Key()
		if !more {
			break
		}
		kind, start := s.Kind(), s.at
		s.Skip()
		switch {
		case s.err == nil && (s.at < len(text) || kind == Object || kind == Array || kind == String):
			end = s.at
			continue
		case kind == Object && s.err != nil && s.err.Cut && slices.Contains(holds, name):
			s = Scanner{Text: text, at: start + 1}
			end = s.at
			depth++
			continue
		}
		lost = name
		break
	}
	whole = text[:end] + strings.Repeat("}", depth)
	return whole, end, lost, (s.err == nil || s.err.Cut) && Check(whole) == nil
}

// Closed gives an object that the text cuts off with the string, the arrays and the objects
// closed that it ends in: so that what is cut off within them can be seen.
func Closed(text string) string {
	var open []byte
	for at := 0; at < len(text); at++ {
		switch c := text[at]; roles[c] {
		case quote:
			end, _ := stringEnd(text, at+1)
			if end < 0 {
				slices.Reverse(open)
				return strings.TrimRight(text, `\`) + `"` + string(open)
			}
			at = end
		case opening:
			open = append(open, c+2) // '[' and ']' as '{' and '}' are two apart
		case closing:
			open = open[:max(0, len(open)-1)]
		}
	}
	slices.Reverse(open)
	return text + string(open)
}
