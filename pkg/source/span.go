package source

import (
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Span is a stretch of a document's decoded text, in bytes from its start.
// The zero Span is nowhere.
type Span struct{ Start, End int }

// Nowhere reports whether the span points at nothing.
func (s Span) Nowhere() bool { return s == Span{} }

// Fragment is a piece of text with the place where it stood.
type Fragment struct {
	Text string
	At   Span
}

// Position is a place as people name it. Line and Column count from 1, columns
// in characters; 0 means that the place is the document as a whole.
type Position struct {
	Name         string
	Line, Column int
}

// stretch is some of a document's text, and where it begins.
type stretch struct {
	text string
	base int // bytes before it
	line int // line ends before it
}

// Span is the place of view, which must be a part of the document's text and
// not a copy: what slicing the document's text or lines gives. For any other
// string it is nowhere; so it is for one that a streamed document has long passed.
func (d *Document) Span(view string) Span {
	for _, s := range [...]*stretch{&d.held, &d.earlier} {
		start := uintptr(unsafe.Pointer(unsafe.StringData(s.text)))
		at := uintptr(unsafe.Pointer(unsafe.StringData(view)))
		if len(view) > 0 && at >= start && at+uintptr(len(view)) <= start+uintptr(len(s.text)) {
			offset := s.base + int(at-start)
			return Span{offset, offset + len(view)}
		}
	}
	return Span{}
}

// Slice is the text of a span that lies in the document, and "" for any other.
// A streamed document knows its last part.
func (d *Document) Slice(s Span) string {
	for _, in := range [...]*stretch{&d.held, &d.earlier} {
		start, end := s.Start-in.base, s.End-in.base
		if start >= 0 && end <= len(in.text) && start <= end {
			return in.text[start:end]
		}
	}
	return ""
}

// Position gives the line and column where a span begins. It costs a count of
// the lines between the place last asked for and this one. A place that a
// streamed document has long passed has only the name.
func (d *Document) Position(s Span) Position {
	p := Position{Name: d.name}
	if s.Nowhere() {
		return p
	}
	for _, in := range [...]*stretch{&d.held, &d.earlier} {
		offset := s.Start - in.base
		if offset < 0 || offset > len(in.text) {
			continue
		}
		p.Line = d.lineAt(in, offset) + 1
		p.Column = d.columnAt(in, offset) + 1
		return p
	}
	return p
}

// columnAt counts the characters between the line's beginning and the offset
// in s. It goes on from the place last asked for, where it can: a page of a
// megabyte may be one line with thousands of records.
func (d *Document) columnAt(s *stretch, offset int) int {
	start, column := 0, 0
	if near := d.column.offset - s.base; near > 0 && near <= offset {
		start, column = near, d.column.column
	}
	if end := strings.LastIndexAny(s.text[start:offset], "\n\r"); end >= 0 {
		start, column = start+end+1, 0
	}
	column += utf8.RuneCountInString(s.text[start:offset])
	d.column.offset, d.column.column = s.base+offset, column
	return column
}

// mark remembers the place last asked for. Records ask in rising order;
// counting lines from the start each time would be quadratic.
type mark struct{ offset, line int }

// lineAt counts the document's line ends before the offset in s.
func (d *Document) lineAt(s *stretch, offset int) int {
	if s != &d.held {
		return s.line + countLines(s.text[:offset])
	}
	from := mark{0, s.line}
	if near := d.mark.offset - s.base; near > 0 && offset > near/2 {
		from = mark{near, d.mark.line}
	}
	line := from.line
	if offset >= from.offset {
		line += countLines(s.text[from.offset:offset])
	} else {
		line -= countLines(s.text[offset:from.offset])
	}
	d.mark = mark{s.base + offset, line}
	return line
}

// countLines counts the line ends in text: LF, CR LF and CR.
func countLines(text string) int {
	n := strings.Count(text, "\n")
	if cr := strings.Count(text, "\r"); cr > 0 {
		n += cr - strings.Count(text, "\r\n")
	}
	return n
}
