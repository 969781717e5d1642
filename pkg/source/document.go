// Package source opens what a user points at and gives it out as text that knows its place.
package source

import (
	"errors"
	"io"
	"unicode/utf8"
)

// SampleSize is how much of a document [Document.Sample] gives: never less,
// unless the document is shorter, and never more than the rest of a character beyond it.
const SampleSize = 64 << 10

// Document is one input. Its text is UTF-8 whatever the input was, without
// byte order mark and NULs, and is read as it is asked for. The strings it
// gives out are views of that text: they cost nothing and stay good for ever,
// but each keeps the part it stands in, a quarter of a mebibyte, from being freed. Clone what is to
// outlive the rest by long.
//
// Each view (Lines, Parts, Text) begins at the document's start. A file is
// opened again for that; a stream that has been read beyond its first part
// is gone, unless Keep was called before. A Document is used by one goroutine
// at a time; its parts are Documents of their own.
type Document struct {
	name    string
	limits  Limits
	in      *stream // nil: held is the whole document
	decoded charset // when in is nil
	held    stretch // in.next continues where it ends
	earlier stretch // what was held before, for a record that reached across
	sample  string  // once held has moved on from the start
	mark    mark
	column  struct{ offset, column int } // of the place last asked for
	found   bool
	seen    []once
	err     error
}

// once is what was made of a document for a key.
type once struct{ key, value any }

// Open makes a document of what r gives. It reads the sample now and the rest
// when it is asked for. It never closes r.
func Open(name string, r io.Reader, limits Limits) (*Document, error) {
	d := newDocument(name, &stream{r: io.NopCloser(r)}, limits)
	d.Sample()
	return d, d.err
}

// FromString makes a document of text already at hand, which must be valid UTF-8.
func FromString(name, text string) *Document {
	return &Document{name: name, limits: Limits{}.withDefaults(), held: stretch{text: text}, decoded: utf8Charset}
}

func newDocument(name string, in *stream, limits Limits) *Document {
	return &Document{name: name, limits: limits.withDefaults(), in: in}
}

// Name is the path or address the document was opened by; "-" is standard
// input. The parts of a document have its name.
func (d *Document) Name() string { return d.name }

// Found reports whether the document was come upon in a folder or an archive,
// and not named: nobody claims that it is worth reading.
func (d *Document) Found() bool { return d.found }

// Sample is the beginning of the text, SampleSize long. A shorter sample is
// the whole document. Taking it is not reading: no view misses it.
func (d *Document) Sample() string {
	if d.held.base > 0 && d.in != nil {
		return d.sample
	}
	for !d.ended() && len(d.held.text) < SampleSize {
		d.read(0, max(lookSize, 2*len(d.held.text)))
	}
	text := d.held.text
	end := min(SampleSize, len(text))
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return text[:end]
}

// Once gives what look makes of the sample, for those who look for the same
// things one after the other: it is called for the first who comes with the
// key, and the others are given what it made. Keys are compared with ==.
func (d *Document) Once(key any, look func() any) any {
	for _, o := range d.seen {
		if o.key == key {
			return o.value
		}
	}
	value := look()
	d.seen = append(d.seen, once{key, value})
	return value
}

// Text is the whole text. Of a document larger than Limits.Document it is the
// beginning, with a [LimitError].
func (d *Document) Text() (string, error) {
	if err := d.restart(); err != nil {
		return "", err
	}
	limit := int(d.limits.Document)
	for !d.ended() && len(d.held.text) <= limit {
		d.read(0, min(max(d.in.size+minimumRead, 2*len(d.held.text), d.limits.block), limit+minimumRead))
	}
	if d.in != nil && len(d.held.text) > limit {
		d.in.close()
		return d.held.text, d.fail(over(limitDocument, d.limits.Document))
	}
	return d.held.text, d.err
}

// Keep makes sure that the document can be read more than once: a file it
// leaves alone, a stream it reads into memory. Call it before the first view.
func (d *Document) Keep() error {
	if d.in == nil || d.in.open != nil {
		return nil
	}
	_, err := d.Text()
	return err
}

// errPassed is what a second view of a stream gives.
var errPassed = errors.New("read already, and cannot be read again")

// restart makes held begin at the document's start.
func (d *Document) restart() error {
	if d.in == nil || d.held.base == 0 && (d.in.ended || !d.in.closed) {
		return nil
	}
	if d.in.open == nil {
		return d.fail(errPassed)
	}
	d.in.close()
	d.in = &stream{open: d.in.open, size: d.in.size}
	d.held, d.earlier, d.mark, d.err = stretch{}, stretch{}, mark{}, nil
	return nil
}

// begin makes sure that something has been read.
func (d *Document) begin() {
	if d.held.text == "" && d.held.base == 0 {
		d.Sample()
	}
}

// ended reports whether held goes to the document's end.
func (d *Document) ended() bool { return d.in == nil || d.in.ended }

// read lets go of the first passed bytes of held and adds what follows, so
// that about size bytes are held.
func (d *Document) read(passed, size int) {
	if passed > 0 {
		d.sample = d.Sample()
		line := d.lineAt(&d.held, passed)
		d.earlier = stretch{d.held.text[:passed], d.held.base, d.held.line}
		d.held = stretch{d.held.text[passed:], d.held.base + passed, line}
	}
	d.held.text = d.in.next(d.held.text, size)
	for _, first := range d.in.unplaced {
		first.flaw.First = d.Position(Span{first.offset, first.offset + 1})
	}
	d.in.unplaced = d.in.unplaced[:0]
	if d.in.err != nil {
		d.fail(d.in.err)
	}
}

// fail notes the error that ends reading, and gives it with its place.
func (d *Document) fail(err error) error {
	d.err = &Error{Position{Name: d.name}, err}
	return d.err
}

// Err is the error that ended reading, if one did: Lines and Sample cannot say it themselves.
func (d *Document) Err() error { return d.err }

// Close gives back what the document holds open. A document read to its end
// has done so by itself.
func (d *Document) Close() error {
	if d.in != nil {
		d.in.close()
	}
	return nil
}

// Charset is the character set that the document is decoded from, in the
// WHATWG's spelling, or [ISO2709]. A document that has shown nothing but ASCII
// so far is "utf-8".
func (d *Document) Charset() string { return d.charset().name }

// CharsetSure reports whether the character set was stated or proven, not guessed.
func (d *Document) CharsetSure() bool { return !d.charset().guessed }

func (d *Document) charset() charset {
	d.begin()
	if d.in == nil {
		return d.decoded
	}
	return d.in.charset
}

// Binary reports whether the document looks like something else than text, by
// the control characters of its beginning.
func (d *Document) Binary() bool {
	d.begin()
	return d.in != nil && d.in.binary
}

// Flaws is what was wrong with the bytes of what has been read so far. A part
// has none of its own: its document knows them.
func (d *Document) Flaws() Flaws {
	if d.in == nil {
		return Flaws{}
	}
	return d.in.flaws
}

// Flaws tells of bytes that were not what the character set allows.
type Flaws struct {
	Replaced Flaw // no characters at all: U+FFFD stands in their place
	Reread   Flaw // windows-1252 in a UTF-8 document, or the other way round; read as what they are
	Dropped  Flaw // NULs, left out
	Guessed  Flaw // MARC records in a character set that MARC does not have
}

// Flaw says how often something occurred, and where first.
type Flaw struct {
	Count int
	First Position
}
