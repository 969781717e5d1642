// Package format says what a format is: something peerlit can read, write, or both.
package format

import (
	"context"
	"io"
	"iter"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// Format is a row of the catalogue.
type Format struct {
	Name       string            // lower case; also its flag, package and testdata folder
	Aliases    []string          // further names a user may type
	Extensions []string          // of files, without the dot; they only break ties
	Summary    string            // one line, no full stop
	Extractor  Extractor         // nil: cannot be read
	Exporter   Exporter          // nil: cannot be written
	Carries    citation.FieldSet // what a written file can hold; the rest is remarked upon
	Opening    bool              // its sign is how a document opens: where Detect says Signed, no other need be asked
	Signless   bool              // has no sign: Detect never says Signed, and need not be asked where another has
}

// Extractor reads a format. It has no state: one Extractor serves many goroutines.
type Extractor interface {
	// Detect judges by doc.Sample() alone whether the document is of this format.
	Detect(doc *source.Document) Match

	// Extract yields the document's records as they end. A yielded error that
	// is a diag.Diagnostic is a remark about something that gave no record; work goes
	// on. Any other error ends the document; the records before it stand.
	Extract(ctx context.Context, doc *source.Document, ask Ask) iter.Seq2[*evidence.Record, error]
}

// Cutter is an Extractor of a format whose documents can be cut between
// records, so that the parts are read in parallel. Extracting the parts one
// after the other gives the same records as extracting the whole.
type Cutter interface {
	Extractor
	// Cut is a source.Cut.
	Cut(text string) int
}

// Preparer is an Extractor that must see a whole document before it can read
// its first record: definitions and parents may stand at the end.
type Preparer interface {
	Extractor
	// Prepare looks the document through and gives the Extractor to read it with.
	// The document is then read from its start again.
	Prepare(ctx context.Context, doc *source.Document) (Extractor, error)
}

// Prepared gives the Extractor to read doc with: e itself, or what it has made
// of itself after seeing the document whole.
func Prepared(ctx context.Context, e Extractor, doc *source.Document) (Extractor, error) {
	if preparer, ok := e.(Preparer); ok {
		return preparer.Prepare(ctx, doc)
	}
	return e, nil
}

// Ask is what the caller wants beyond the citations.
type Ask struct {
	Claims bool  // a claim for every field, also where the format leaves no choice
	Works  Works // of how many works a page is
}

// Works says of how many works a page is, for callers who know better than the page's signs.
type Works uint8

// The numbers of works.
const (
	AsSeen   Works = iota // as many as the page seems to be of
	OneWork               // one, whatever else it lists
	AllWorks              // all that it lists, its own and others
)

// Match is a detector's answer.
type Match struct {
	Score Score
	At    source.Span // what decided
	Why   string      // "line starts with \"TY  - \""
}

// Score says how sure a detector is, in words.
type Score uint8

// The scores, in rising order.
const (
	No       Score = iota
	Fallback       // can be read this way when nothing else fits
	Shaped         // looks like it
	Signed         // carries a sign that only this format has
)

// String gives the word.
func (s Score) String() string { return [...]string{"no", "fallback", "shaped", "signed"}[s] }

// Exporter writes a format. It has no state.
type Exporter interface {
	NewEncoder(w io.Writer, o Options) Encoder
}

// Encoder writes one document. Close completes it: also a document without a
// record is a whole document of its format. It does not close the writer.
type Encoder interface {
	Encode(r *evidence.Record) error
	Close() error
}

// Options are what a user can choose about writing; a format ignores what it has no use for.
type Options struct {
	Width   int              // of the terminal, in columns; 0: do not fit
	Columns []citation.Field // of table and CSV; nil: the format's own choice
	ASCII   bool             // BibTeX: TeX accents instead of Unicode
	Dialect string           // the tool that will read the file ("zotero", "rayyan" ...); "": any
	Raw     bool             // CSV: do not guard cells against being read as formulas
}

// Sequence is an Exporter of a format whose documents are records one after
// the other. Append adds one record to dst and has no state, so the pipeline may call
// it on several goroutines and join the pieces in order.
type Sequence struct {
	Open    func(o Options) string // before the first record; nil for nothing
	Between string                 // between two records
	Close   string                 // after the last record
	Empty   string                 // the whole document when there is no record; "": Open and Close
	Append  func(dst []byte, r *evidence.Record, o Options) []byte
}

// NewEncoder writes the records to w as they come.
func (s Sequence) NewEncoder(w io.Writer, o Options) Encoder {
	return &sequenceEncoder{Sequence: s, w: w, options: o}
}

// Nothing gives the whole document when there is no record.
func (s Sequence) Nothing(o Options) string {
	if s.Empty != "" || s.Open == nil {
		return s.Empty
	}
	return s.Open(o) + s.Close
}

type sequenceEncoder struct {
	Sequence
	w       io.Writer
	options Options
	started bool
	buffer  []byte
}

func (e *sequenceEncoder) Encode(r *evidence.Record) error {
	e.buffer = e.Sequence.Append(e.Lead(e.buffer[:0]), r, e.options)
	_, err := e.w.Write(e.buffer)
	return err
}

// Lead adds what stands before the next record: the opening or the separator.
func (e *sequenceEncoder) Lead(dst []byte) []byte {
	if e.started {
		return append(dst, e.Between...)
	}
	e.started = true
	if e.Open != nil {
		dst = append(dst, e.Open(e.options)...)
	}
	return dst
}

func (e *sequenceEncoder) Close() error {
	end := e.Sequence.Close
	if !e.started {
		end = e.Nothing(e.options)
	}
	_, err := io.WriteString(e.w, end)
	return err
}
