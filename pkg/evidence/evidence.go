// Package evidence is the vocabulary between those who find and those who decide: claims, and the record that rests on them.
package evidence

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

// Confidence says how surely a claim holds, in words that mean something.
type Confidence uint8

// The confidences, in rising order.
const (
	Guessed  Confidence = iota // from context: the words between two known values
	Placed                     // from its place: the line under the title
	Labelled                   // from a label a person reads: "Volume 48"
	Stated                     // from a field made for machines: a tag, a meta element, a staff row
)

// String gives the word.
func (c Confidence) String() string {
	return [...]string{"guessed", "placed", "labelled", "stated"}[c]
}

// Claim says that a field has a value, because of a rule, at a place, this surely.
type Claim struct {
	Field      citation.Field
	Value      citation.Value // nil: the field is there, its value is not ("blank")
	At         source.Span
	Rule       string // "pure: label Journal"
	Confidence Confidence

	Place source.Position // At for people; like Quote set by package pipeline, for those who ask for claims
	Quote string          // the text that stands there, as it stands
}

// Record is a citation with what it rests on.
type Record struct {
	Citation citation.Citation
	Source   string          // name of the document
	Format   string          // name of the format it was read by
	At       source.Span     // where in the document the record stands
	Place    source.Position // the same for people; set by package pipeline
	Claims   []Claim         // all of them, also those that lost; nil where the format leaves no choice and nobody asked
	Remarks  []diag.Diagnostic
	Blank    citation.FieldSet // fields that the source shows without a value
	Origin   *Origin           // set by package pipeline, for those who ask for claims
}

// Origin is what is kept of a record's document for those who want to see it.
type Origin struct {
	Why   string          // what showed the document's format: "line starts with \"TY  - \""
	Sign  source.Position // where that stood
	Text  string          // what the record was read from, where the format tells
	Start int             // where Text begins in the document, in bytes
}

// Remark adds a remark to the record.
func (r *Record) Remark(d diag.Diagnostic) { r.Remarks = append(r.Remarks, d) }
