package bibtex

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/ascii"
)

// A scanner finds the entries of a text one after the other. It counts braces
// and never recurses. What it gives are views of the text, valid as long as
// the text; the entry itself is overwritten by the next call.
//
// Its one rule of recovery: "@word{" in the first column begins an entry,
// whatever came before, unless it stands in an @comment{...}. So a brace that
// is never closed costs one entry, a text can be cut before any such place,
// and no entry is looked at beyond the beginning of the next.
type scanner struct {
	text  string
	pos   int   // where to go on
	limit int   // where the entry being read must end: the next one begins there
	close byte  // what closes the entry being read
	entry entry // the last one read

	cutting bool // look for places to cut at: stop at a comment that is not closed here
	open    bool // a comment was never closed, so that no later one is looked for its end
}

// An entry is what stands between "@" and its closing brace, undigested.
type entry struct {
	kind   string // "Article", as written
	key    string
	start  int    // of text, in the scanner's
	text   string // all of it, from "@"
	fields []field
	pieces []piece
	faults []fault // what had to be put right
	broken bool    // not all of it could be read
}

// A field is a name and its value: the pieces from (included) to (excluded), which "#" joins.
type field struct {
	name     string
	from, to int
	parent   *parent // whom it was inherited from
	used     bool    // by the record
}

// A piece of a value is what stands in braces or quotes, or a bare number or macro name.
type piece struct {
	text string
	bare bool
}

// A fault is something malformed that was read all the same.
type fault struct{ at, what string }

const (
	commentKind  = "comment"
	preambleKind = "preamble"
	stringKind   = "string"
	dataKind     = "xdata" // only there for others to inherit
)

// is reports whether the entry is of this kind, which is in lower case.
func (e *entry) is(kind string) bool {
	return len(e.kind) == len(kind) && strings.EqualFold(e.kind, kind)
}

// fault notes a fault, the first of its kind only: one lost brace makes many.
func (e *entry) fault(at, what string) {
	for i := range e.faults {
		if e.faults[i].what == what {
			return
		}
	}
	e.faults = append(e.faults, fault{at, what})
}

// next reads the next entry. It gives false at the end of the text.
// Comments are passed over; @string and @preamble are entries like others.
func (s *scanner) next() bool {
	for {
		at, body := s.find()
		if at < 0 {
			s.pos = len(s.text)
			return false
		}
		e := &s.entry
		*e = entry{kind: word(s.text[at+1:]), start: at, fields: e.fields[:0], pieces: e.pieces[:0], faults: e.faults[:0]}
		if e.is(commentKind) {
			if !s.comment(body) && s.cutting {
				return false
			}
			continue
		}
		s.close = '}'
		if s.text[body-1] == '(' {
			s.close = ')'
		}
		s.pos, s.limit = body, s.nextColumn(body)
		if s.cutting && !mentions(s.text[body:s.limit], commentKind) { // nothing in it can keep an entry from beginning at the limit
			s.pos = s.limit
			return true
		}
		s.body()
		if e.broken {
			s.pos = s.restart(body)
		}
		e.text = strings.TrimRight(s.text[at:s.pos], " \t\r\n")
		return true
	}
}

// comment passes over a comment whose brace is before body. A comment that is
// never closed is only its opening brace; it then returns false.
func (s *scanner) comment(body int) bool {
	s.pos = body
	if s.open {
		return false
	}
	end := balanced(s.text[body-1:], false)
	if end < 0 {
		s.open = true
		return false
	}
	s.pos += end - 1
	return true
}

// cut gives the last place of text where an entry begins in the first column
// and no comment is open; 0 when there is none.
func cut(text string) int {
	s := scanner{text: text, cutting: true}
	last := 0
	for s.next() {
		if at := s.entry.start; at > 0 && text[at-1] == '\n' {
			last = at
		}
	}
	return last
}

// mentions reports whether "@" and the word, in any spelling, occur in text.
func mentions(text, word string) bool {
	for {
		n := strings.IndexByte(text, '@')
		if n < 0 {
			return false
		}
		text = text[n+1:]
		if rest := strings.TrimLeft(text[:min(len(text), 16)], " \t"); len(rest) >= len(word) && strings.EqualFold(rest[:len(word)], word) {
			return true
		}
	}
}

// find looks for the next "@word{" from pos on; body is the place behind its
// brace. An "@" behind a "%" on the same line is a comment; one behind a letter
// is an address.
func (s *scanner) find() (at, body int) {
	commented := false
	for from := s.pos; ; {
		n := strings.IndexByte(s.text[from:], '@')
		if n < 0 {
			return -1, 0
		}
		at = from + n
		between := s.text[from:at]
		if nl := strings.LastIndexAny(between, "\n\r"); nl >= 0 {
			commented = strings.IndexByte(between[nl:], '%') >= 0
		} else {
			commented = commented || strings.IndexByte(between, '%') >= 0
		}
		if !commented && (at == 0 || !isWord(s.text[at-1])) {
			if body = opens(s.text, at); body > 0 {
				return at, body
			}
		}
		from = at + 1
	}
}

// opens gives the place behind the brace of an "@word {" at text[at:], or 0.
func opens(text string, at int) int {
	i := at + 1
	for i < len(text) && isWord(text[i]) {
		i++
	}
	if i == at+1 || text[at+1]|0x20 < 'a' { // "@" alone, or "@2x("
		return 0
	}
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	if i < len(text) && (text[i] == '{' || text[i] == '(') {
		return i + 1
	}
	return 0
}

// nextColumn gives the next place from on where an "@word{" stands in the first column.
func (s *scanner) nextColumn(from int) int {
	for at := from; ; at++ {
		at = ascii.IndexFrom(s.text, '@', at)
		if at == len(s.text) || at > from && s.text[at-1] == '\n' && opens(s.text, at) > 0 {
			return at
		}
	}
}

// restart gives the place to go on from when the entry could not be read to
// its end: an indented "@word{key, name =" before the limit, or the limit.
func (s *scanner) restart(body int) int {
	for i := body; ; {
		n := strings.IndexByte(s.text[i:s.limit], '@')
		if n < 0 {
			return s.limit
		}
		i += n
		line := strings.LastIndexAny(s.text[body:i], "\n\r")
		if inner := opens(s.text, i); inner > 0 && line >= 0 && strings.Trim(s.text[body+line:i], " \t\r\n") == "" {
			if comma := strings.IndexAny(s.text[inner:s.limit], ",={}\""); comma >= 0 && s.text[inner+comma] == ',' &&
				assigns(s.text[inner+comma+1:s.limit]) {
				return i
			}
		}
		i++
	}
}

// body reads key and fields. pos is behind the opening brace.
func (s *scanner) body() {
	e := &s.entry
	if e.is(preambleKind) {
		e.broken = !s.value()
		s.skip()
		s.closed()
		return
	}
	if !e.is(stringKind) {
		s.key()
	}
	var last assignment
	for repairs := 0; ; {
		s.skip()
		if s.pos >= s.limit {
			if repairs < maxRepairs && s.swallowed() {
				if repairs++; s.repair(last) {
					continue
				}
				return
			}
			e.fault(s.text[s.pos:s.pos], "the closing brace is missing")
			return
		}
		if s.at('@') && opens(s.text, s.pos) > 0 {
			e.fault(s.text[s.pos:s.pos+1], "the closing brace is missing")
			return
		}
		if s.closed() {
			if !s.premature() {
				return
			}
			e.fault(s.text[s.pos-1:s.pos], "a closing brace too many")
			continue
		}
		start := s.pos
		name := fieldName(s.text[s.pos:s.limit])
		if name == "" {
			s.pos++
			e.fault(s.text[start:s.pos], "text that is no field")
			continue
		}
		s.pos += len(name)
		s.space()
		switch {
		case s.at('='):
			s.pos++
		case s.at('{') || s.at('"'):
			e.fault(name, "an equals sign is missing")
		default:
			e.fault(name, "text that is no field")
			continue
		}
		s.space()
		last = assignment{name, start, s.pos}
		from := len(e.pieces)
		whole := s.value()
		e.fields = append(e.fields, field{name: name, from: from, to: len(e.pieces)})
		if !whole {
			if repairs++; repairs > maxRepairs || !s.repair(last) {
				e.broken = true
				return
			}
		}
	}
}

// maxRepairs bounds the values of an entry that are looked for an end they do not have.
const maxRepairs = 3

// An assignment is where a field was read: its name, and where name and value begin.
type assignment struct {
	name         string
	start, value int
}

// swallowed reports whether the last value holds what looks like fields, as
// when its brace is missing and the entry's closed it.
func (s *scanner) swallowed() bool {
	e := &s.entry
	if len(e.fields) == 0 {
		return false
	}
	f := e.fields[len(e.fields)-1]
	if f.to != f.from+1 || e.pieces[f.from].bare {
		return false
	}
	text := e.pieces[f.from].text
	for i := 0; ; {
		n := strings.IndexAny(text[i:], ",\n")
		if n < 0 {
			return false
		}
		i += n + 1
		if assigns(text[i:]) {
			return true
		}
	}
}

// repair ends the last field, whose value is never closed, where a later line
// begins with a field. Where none does, the field is given up and the entry is broken.
func (s *scanner) repair(last assignment) bool {
	e := &s.entry
	f := &e.fields[len(e.fields)-1]
	e.pieces = e.pieces[:f.from]
	end := lineField(s.text[last.value:s.limit])
	if end < 0 || last.value+1 > last.value+end {
		e.broken = true
		e.fields = e.fields[:len(e.fields)-1]
		e.fault(s.text[last.start:last.value+1], "the value of "+last.name+" is never closed")
		return false
	}
	e.fault(s.text[last.start:last.value+1], "the value of "+last.name+" is never closed; it was ended with its line")
	value := strings.TrimRight(s.text[last.value+1:last.value+end], " \t\r\n,")
	e.pieces = append(e.pieces, piece{text: value})
	f.to = len(e.pieces)
	s.pos = last.value + end
	return true
}

// key reads the citation key. Where its comma is missing, as in
// "@book{knuth title = {...}" or "@book{title = {...}", the word before the
// equals sign is a field's name.
func (s *scanner) key() {
	rest := s.text[s.pos:s.limit]
	n := strings.IndexAny(rest, ",={}\"")
	if s.close == ')' {
		n = strings.IndexAny(rest, ",={\")")
	}
	if n < 0 {
		n = len(rest)
	}
	key := strings.TrimSpace(rest[:n])
	if n < len(rest) && rest[n] == ',' {
		s.entry.key = key
		s.pos += n + 1
		return
	}
	if n < len(rest) && rest[n] == '=' {
		cut := strings.LastIndexAny(key, " \t\r\n") + 1
		s.entry.key = strings.TrimSpace(key[:cut])
		s.pos += strings.Index(rest, key) + cut
		s.entry.fault(s.text[s.pos:s.pos+len(key)-cut], "the comma after the citation key is missing")
		return
	}
	s.entry.key = key
	s.pos += n
}

// skip passes over what may stand between fields: space, commas, and lines that "%" comments out.
func (s *scanner) skip() {
	for s.pos < s.limit {
		switch c := s.text[s.pos]; {
		case c == ',':
			s.pos++
		case isSpace(c) || c == nbsp[0] && blanks(s.text[s.pos:s.limit]) > 0:
			s.space()
		case c == '%':
			n := strings.IndexAny(s.text[s.pos:s.limit], "\n\r")
			if n < 0 {
				n = s.limit - s.pos
			}
			s.pos += n
		default:
			return
		}
	}
}

func (s *scanner) space() {
	s.pos += blanks(s.text[s.pos:max(s.pos, s.limit)])
}

func (s *scanner) at(c byte) bool { return s.pos < s.limit && s.text[s.pos] == c }

// closed passes over the entry's closing brace and reports whether it is there.
func (s *scanner) closed() bool {
	if s.at(s.close) {
		s.pos++
		return true
	}
	if s.at('}') { // "@book(... }"
		s.entry.fault(s.text[s.pos:s.pos+1], "the entry begins with a parenthesis and ends with a brace")
		s.pos++
		return true
	}
	return false
}

// premature reports whether fields go on behind the closing brace, as in
// "title = {One}}, year = 2001}".
func (s *scanner) premature() bool {
	i := s.pos + blanks(s.text[s.pos:s.limit])
	return i < s.limit && s.text[i] == ',' && assigns(s.text[i+1:s.limit])
}
