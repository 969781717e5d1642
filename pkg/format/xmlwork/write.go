package xmlwork

import "strings"

// Writer appends XML, an element a line. An element that stays empty is not
// written: its tag waits for the first text within it. The zero Writer writes
// to a new slice.
type Writer struct {
	Dst    []byte
	Indent int // elements around what is written

	open    []string // names of the open elements
	waiting []tag    // the last of these, whose tags are not written yet
}

// tag is a start tag with pairs of attributes.
type tag struct {
	name  string
	attrs []string
}

// Open opens an element with pairs of names and values of attributes; a pair
// without a value is left out.
func (w *Writer) Open(name string, attrs ...string) {
	w.open = append(w.open, name)
	w.waiting = append(w.waiting, tag{name, attrs})
}

// Close closes the innermost element.
func (w *Writer) Close() {
	last := len(w.open) - 1
	name := w.open[last]
	w.open = w.open[:last]
	if n := len(w.waiting); n > 0 {
		w.waiting = w.waiting[:n-1]
		return
	}
	w.line(last)
	w.Dst = append(append(append(w.Dst, "</"...), name...), '>')
}

// Leaf writes an element with text; none when there is no text.
func (w *Writer) Leaf(name, text string, attrs ...string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	w.start(tag{name, attrs})
	w.Dst = AppendText(append(w.Dst, '>'), text)
	w.Dst = append(append(append(w.Dst, "</"...), name...), '>')
}

// Empty writes an element that has attributes only; none when they have no values.
func (w *Writer) Empty(name string, attrs ...string) {
	w.start(tag{name, attrs})
	w.Dst = append(w.Dst, "/>"...)
}

// start writes the tags that wait, and one more up to its end.
func (w *Writer) start(t tag) {
	depth := len(w.open) - len(w.waiting)
	for _, outer := range w.waiting {
		w.begin(depth, outer)
		w.Dst = append(w.Dst, '>')
		depth++
	}
	w.waiting = w.waiting[:0]
	w.begin(depth, t)
}

func (w *Writer) begin(depth int, t tag) {
	w.line(depth)
	w.Dst = append(append(w.Dst, '<'), t.name...)
	for i := 0; i+1 < len(t.attrs); i += 2 {
		if t.attrs[i+1] == "" {
			continue
		}
		w.Dst = append(append(append(w.Dst, ' '), t.attrs[i]...), `="`...)
		w.Dst = append(AppendText(w.Dst, t.attrs[i+1]), '"')
	}
}

// line begins a line, unless nothing has been written.
func (w *Writer) line(depth int) {
	if len(w.Dst) > 0 && w.Dst[len(w.Dst)-1] != '\n' {
		w.Dst = append(w.Dst, '\n')
	}
	for range w.Indent + depth {
		w.Dst = append(w.Dst, "  "...)
	}
}

// AppendText appends characters as XML, also for use in an attribute. What XML
// 1.0 cannot hold is left out.
func AppendText(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '<':
			dst = append(dst, "&lt;"...)
		case c == '>':
			dst = append(dst, "&gt;"...)
		case c == '"':
			dst = append(dst, "&quot;"...)
		case c == '\r':
			dst = append(dst, "&#xD;"...)
		case c >= ' ' || c == '\n' || c == '\t':
			dst = append(dst, c)
		}
	}
	return dst
}
