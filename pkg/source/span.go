package source

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

// SampleSize is how much of a document [Document.Sample] gives at most. A
// shorter sample is the whole document.
const SampleSize = 64 << 10
