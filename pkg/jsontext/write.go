package jsontext

import "strconv"

// A Layout says how the members of an object, or the elements of an array, stand.
type Layout bool

// The layouts.
const (
	OneLine Layout = false
	Lines   Layout = true // in a line each; in one line all the same unless the Writer is pretty
)

// A Writer appends JSON to Bytes. Whoever uses it opens and closes brackets in
// pairs, and calls Name before each value of an object and Element before each
// of an array. The zero Writer is ready for use. Brackets are counted, not
// kept: a bit each says whether the members of an open one stand in lines.
type Writer struct {
	Bytes  []byte
	Depth  int  // of the brackets that are open; begins above 0 where lines are to be indented
	Pretty bool // with blanks and line ends between values

	lines uint64
	any   bool // the innermost bracket has a member
}

// Element begins an element of an array.
func (w *Writer) Element() {
	if w.any {
		w.Bytes = append(w.Bytes, ',')
	}
	if w.Pretty {
		switch {
		case w.lines&1 != 0:
			w.newline()
		case w.any:
			w.Bytes = append(w.Bytes, ' ')
		}
	}
	w.any = true
}

func (w *Writer) newline() {
	const blanks = "\n                "
	w.Bytes = append(w.Bytes, blanks[:1+min(2*w.Depth, len(blanks)-1)]...)
}

// Name begins a member of an object. The name must be of characters that stand
// in a JSON string as they are.
func (w *Writer) Name(name string) {
	w.Element()
	w.Bytes = append(w.Bytes, '"')
	w.Bytes = append(w.Bytes, name...)
	w.Bytes = append(w.Bytes, '"', ':')
	if w.Pretty {
		w.Bytes = append(w.Bytes, ' ')
	}
}

// Open opens an object, '{', or an array, '['.
func (w *Writer) Open(bracket byte, l Layout) {
	w.Bytes = append(w.Bytes, bracket)
	w.Depth++
	w.lines <<= 1
	if l == Lines {
		w.lines |= 1
	}
	w.any = false
}

// Close closes what was opened last.
func (w *Writer) Close(bracket byte) {
	lines := w.Pretty && w.any && w.lines&1 != 0
	w.Depth--
	w.lines >>= 1
	if lines {
		w.newline()
	}
	w.Bytes = append(w.Bytes, bracket)
	w.any = true
}

// String writes a string as a value, as [AppendString] does.
func (w *Writer) String(s string) { w.Bytes = AppendString(w.Bytes, s) }

// Number writes a number as a value.
func (w *Writer) Number(n int) { w.Bytes = strconv.AppendInt(w.Bytes, int64(n), 10) }

// Raw writes a value that is JSON already.
func (w *Writer) Raw(s string) { w.Bytes = append(w.Bytes, s...) }

// Member writes a member whose value is a string.
func (w *Writer) Member(name, value string) {
	w.Name(name)
	w.String(value)
}

// MemberIf writes a member unless its value is empty.
func (w *Writer) MemberIf(name, value string) {
	if value != "" {
		w.Member(name, value)
	}
}
