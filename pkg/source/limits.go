package source

import (
	"cmp"
	"fmt"
)

// Limits bounds what a document and a container may cost. A member that is
// zero, or below it, means the default. The zero Limits is the right one for most callers.
type Limits struct {
	Document int64 // bytes of text held at once: a whole Text, or one record of Parts. Default 256 MiB
	Expanded int64 // bytes that one compressed input or archive may give in all. Default 64 GiB
	Ratio    int64 // bytes that one compressed byte may give, once 4 MiB have come out. Default 200
	Members  int   // files in one archive. Default 1,000,000
	Depth    int   // containers within containers. Default 4

	block int // bytes read at once; tests make it small. Default 1 MiB
}

// withDefaults gives the limits with the defaults filled in.
func (l Limits) withDefaults() Limits {
	return Limits{
		Document: defaulted(l.Document, 256<<20),
		Expanded: defaulted(l.Expanded, 64<<30),
		Ratio:    defaulted(l.Ratio, 200),
		Members:  defaulted(l.Members, 1_000_000),
		Depth:    defaulted(l.Depth, 4),
		block:    defaulted(l.block, 1<<20),
	}
}

func defaulted[T int | int64](value, byDefault T) T { return cmp.Or(max(value, 0), byDefault) }

// ratioFree is how much may come out of a compressed input before Limits.Ratio
// is asked about: a short text of blanks is no attack.
const ratioFree = 4 << 20

// The limits by the words a LimitError names them with.
const (
	limitDocument = "text held at once"
	limitExpanded = "expanded size"
	limitRatio    = "compression ratio"
	limitMembers  = "number of members"
	limitDepth    = "depth of containers"
)

// LimitError says that an input goes beyond one of the [Limits]. What was read
// before stands.
type LimitError struct {
	Limit string // what is bounded: "text held at once", "expanded size" ...
	Max   int64
}

func (e *LimitError) Error() string { return fmt.Sprintf("%s is over the limit of %d", e.Limit, e.Max) }

// Error is an error with its place. Every error of this package is one, so
// that a caller can say where without knowing the document.
type Error struct {
	At  Position // Line 0: the document as a whole
	Err error
}

func (e *Error) Error() string {
	if e.At.Line > 0 {
		return fmt.Sprintf("%s:%d:%d: %v", e.At.Name, e.At.Line, e.At.Column, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.At.Name, e.Err)
}

// Unwrap gives the error without its place.
func (e *Error) Unwrap() error { return e.Err }
