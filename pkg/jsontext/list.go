package jsontext

import (
	"iter"
	"strings"
)

// List says how a document lists its records: as an array, as values one after
// another (JSON Lines), as a single object, or as an array in a member of an
// object around it, whose name is one of Wrappers. Where the array lies deeper,
// its wrapper is the names on the way to it.
type List struct {
	Wrappers []string // "items", "results", "message/items"
}

// Element is one record of a list.
type Element struct {
	Text    string // the object, a view of the list's text
	Cut     bool   // the text ends before the object does; or, when there is no Text, before the list does
	Damaged bool   // Text is a line that an object should have been
}

// Elements yields the objects of a list in order. The text may be a part of a
// document that [List.Cut] has cut off: it need not begin with the bracket, nor
// end with it when it ends with a comma. Values that are no objects are passed over.
func (l List) Elements(text string) iter.Seq[Element] {
	return func(yield func(Element) bool) {
		whole := l.walk(text, func(start, end int, damaged bool) bool {
			if end < 0 {
				yield(Element{Text: text[start:], Cut: true})
				return false
			}
			return yield(Element{Text: text[start:end], Damaged: damaged})
		})
		if !whole {
			yield(Element{Cut: true})
		}
	}
}

// Cut is a source.Cut: it gives the length of the longest prefix of text that
// ends where an object of the list begins.
func (l List) Cut(text string) int {
	first, last := -1, 0
	l.walk(text, func(start, _ int, _ bool) bool {
		if first < 0 {
			first = start // what stands before it is no part of its own
		} else {
			last = start
		}
		return true
	})
	return last
}

// walk yields where each object of the list begins and ends, -1 for the one
// that the text breaks off in. Between objects it has no state but the number of
// brackets: whatever brackets, commas and members of a wrapper stand there are
// stepped over. It gives false when the text breaks off between objects.
func (l List) walk(text string, yield func(start, end int, damaged bool) bool) (whole bool) {
	open, last := 0, byte(0) // lists open, and the last byte that is not white space
	wraps := true            // the next object may wrap the list
	var one lines
	for at := 0; at < len(text); {
		c := text[at]
		switch c {
		case '{':
			end, damaged := one.end(text, at)
			if damaged {
				if !yield(at, end, true) {
					return true
				}
				at = end
				continue
			}
			if end == 0 {
				end, _ = valueEnd(text, at)
			}
			list := 0
			if open == 0 && wraps { // within a list nothing is looked for, or nesting would cost its square
				list = l.wrapped(text, at, end)
				wraps = list > 0
			}
			if list > 0 {
				at, last = list, '['
				open++
				continue
			}
			if !yield(at, end, false) || end < 0 {
				return true
			}
			one.add(text, at, end)
			at = end
		case '"': // a member of a wrapper, after the list: its name, then its value
			end, _ := stringEnd(text, at+1)
			if end < 0 {
				return false
			}
			at = end + 1
			s := Scanner{Text: text, at: at}
			if rest := strings.TrimLeft(text[at:], " \t\r\n"); strings.HasPrefix(rest, ":") {
				s.Skip()
				at = s.at
			}
		case '[':
			open++
			at++
		case ']':
			open = max(0, open-1)
			at++
		default:
			at++
		}
		if c > ' ' {
			last = c
		}
	}
	return open == 0 || last == ','
}

// lines knows a list whose objects are a line each and begin alike, by those
// that have been seen. There a damaged object ends with its line: were it read
// on, it would swallow all that follow.
type lines struct {
	begin string // `{"DOI":`
	seen  int    // objects that took a line
	other bool   // one took several
}

// add notes an object.
func (l *lines) add(text string, start, end int) {
	if l.other = l.other || strings.IndexByte(text[start:end], '\n') >= 0; !l.other && l.seen == 0 {
		if colon := strings.IndexByte(text[start:end], ':'); colon > 0 {
			l.begin = text[start : start+colon+1]
		}
	}
	l.seen++
}

// end gives the end of the object that begins at start and should be a line:
// damaged when it is none, and the end is that of the line. 0 says that the
// list is not so, or that the text ends with the line.
func (l *lines) end(text string, start int) (end int, damaged bool) {
	if l.other || l.seen == 0 || l.begin == "" {
		return 0, false
	}
	n := strings.IndexByte(text[start:], '\n')
	if n < 0 || !strings.HasPrefix(strings.TrimLeft(text[start+n:], " \t\r\n"), l.begin) {
		return 0, false
	}
	line := text[start : start+n]
	if end, _ := valueEnd(line, 0); end >= 0 && strings.Trim(line[end:], " \t\r,") == "" {
		return start + end, false
	}
	return start + n, true
}

// wrapped gives the place after the bracket of the list that the object at
// from wraps, 0 when it wraps none. end is the object's end, or -1.
func (l List) wrapped(text string, from, end int) int {
	if end < 0 {
		end = len(text)
	}
	if !l.named(text[from:end]) {
		return 0
	}
	for _, w := range l.Wrappers {
		s := Scanner{Text: text[:end], at: from}
		if s.enter(w) {
			return s.at
		}
	}
	return 0
}

// enter consumes the next value up to the bracket of the array that a wrapper leads to.
func (s *Scanner) enter(wrapper string) bool {
	name, rest, deeper := strings.Cut(wrapper, "/")
	if !s.Enter(Object) {
		return false
	}
	for key, ok := s.Key(); ok; key, ok = s.Key() {
		switch {
		case key != name:
		case deeper:
			return s.enter(rest)
		case s.Enter(Array):
			return true
		}
		s.Skip()
	}
	return false
}

// named is a quick look whether text can hold a wrapper's name at all.
func (l List) named(text string) bool {
	for _, w := range l.Wrappers {
		w, _, _ := strings.Cut(w, "/")
		for rest := text; ; {
			n := strings.Index(rest, w)
			if n < 0 {
				break
			}
			if n > 0 && rest[n-1] == '"' && strings.HasPrefix(rest[n+len(w):], `"`) {
				return true
			}
			rest = rest[n+len(w):]
		}
	}
	return false
}
