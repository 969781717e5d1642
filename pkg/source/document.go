// Package source opens what a user points at and gives it out as text that knows its place.
package source

import (
	"io"
	"iter"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Document is one input. Its text is UTF-8 whatever the input was; it is read
// as it is asked for. A Document is used by one goroutine at a time.
type Document struct {
	name    string
	charset string
	text    string
	base    int // offset of text in the whole document
	line    int // lines before text
}

// Open makes a document of what r gives.
func Open(name string, r io.Reader, limits Limits) (*Document, error) {
	b, err := io.ReadAll(r)
	return &Document{name: name, charset: "utf-8", text: string(b)}, err
}

// FromString makes a document of text already at hand.
func FromString(name, text string) *Document {
	return &Document{name: name, charset: "utf-8", text: text}
}

// Name is the path or address the document was opened by; "-" is standard input.
func (d *Document) Name() string { return d.name }

// Charset is the character set the document was decoded from, in the WHATWG's spelling.
func (d *Document) Charset() string { return d.charset }

// Sample is the first 64 KiB of the text, or all of it when it is shorter.
func (d *Document) Sample() string { return d.text[:min(len(d.text), 64<<10)] }

// Text is the whole text.
func (d *Document) Text() (string, error) { return d.text, nil }

// Lines yields the lines without their ends, which may be LF, CR LF or CR.
func (d *Document) Lines() iter.Seq[Fragment] {
	return func(yield func(Fragment) bool) {
		for line := range strings.Lines(d.text) {
			line = strings.TrimRight(line, "\r\n")
			if !yield(Fragment{line, d.Span(line)}) {
				return
			}
		}
	}
}

// Cut says how a text is cut into records: it returns the length of the
// longest prefix of text that ends where a new record begins, or 0 when text
// holds no such place. text itself always begins at a record or at the
// document's start.
type Cut func(text string) int

// Parts yields the document in parts of about a mebibyte, each a Document of
// its own that holds whole records. The parts' spans and positions are the whole document's.
func (d *Document) Parts(cut Cut) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) { yield(d, nil) }
}

// Span is the place of view, which must be a part of the document's text and
// not a copy: what slicing d.Text() gives. For any other string it is nowhere.
func (d *Document) Span(view string) Span {
	start := uintptr(unsafe.Pointer(unsafe.StringData(d.text)))
	at := uintptr(unsafe.Pointer(unsafe.StringData(view)))
	if len(view) == 0 || at < start || at+uintptr(len(view)) > start+uintptr(len(d.text)) {
		return Span{}
	}
	offset := d.base + int(at-start)
	return Span{offset, offset + len(view)}
}

// Slice is the text of a span that lies in the document.
func (d *Document) Slice(s Span) string {
	start, end := s.Start-d.base, s.End-d.base
	if start < 0 || end > len(d.text) || start > end {
		return ""
	}
	return d.text[start:end]
}

// Position gives the line and column where a span begins. It is computed on
// each call: ask only for what is shown.
func (d *Document) Position(s Span) Position {
	p := Position{Name: d.name}
	offset := s.Start - d.base
	if s.Nowhere() || offset < 0 || offset > len(d.text) {
		return p
	}
	before := d.text[:offset]
	p.Line = d.line + strings.Count(before, "\n") + 1
	p.Column = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return p
}

// CharsetSure reports whether the character set was stated or proven, not guessed.
func (d *Document) CharsetSure() bool { return true }

// Flaws is what was wrong with the bytes of what has been read so far.
func (d *Document) Flaws() Flaws { return Flaws{} }

// Flaws tells of bytes that were not what the character set allows.
type Flaws struct {
	Replaced Flaw // bytes that are no characters; U+FFFD stands in their place
	Reread   Flaw // bytes outside of UTF-8 in a UTF-8 document, read as windows-1252
	Dropped  Flaw // NUL bytes, left out
}

// Flaw says how often something occurred, and where first.
type Flaw struct {
	Count int
	First Position
}

// Binary reports whether the sample looks like something else than text.
func (d *Document) Binary() bool { return false }

// Keep makes sure that the document can be read more than once: after it every
// view, whatever was read before, begins at the document's start.
func (d *Document) Keep() error { return nil }

// Err is the error that ended reading, if one did; Lines and Sample cannot say it themselves.
func (d *Document) Err() error { return nil }

// Close gives back what the document holds open. A document read to its end has closed itself.
func (d *Document) Close() error { return nil }
