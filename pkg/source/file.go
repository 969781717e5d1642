package source

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
)

// File is what a walk has come to: one input that has not been opened, and may
// hold several documents.
type File struct {
	name    string
	in      *Input
	named   bool      // by the user, not found in a folder
	regular bool      // can be opened again
	size    int       // of a regular one
	stream  io.Reader // instead of a file
	doc     *Document // that is open already, instead of both
	err     error     // instead of all
}

// Opened is the file whose only document is doc, or the error for which there is none.
func Opened(doc *Document, err error) File { return File{doc: doc, err: err} }

// Size is how many bytes a regular file has, as far as is known before it is
// opened; ok is false for all else.
func (f *File) Size() (size int, ok bool) { return f.size, f.regular }

// Documents opens the file and yields what it holds, as [Walk] does: one
// document, or those of an archive, or an [Error]. A stream gives its
// documents once. It may be called on any goroutine.
func (f *File) Documents() iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		if f.doc != nil || f.err != nil {
			yield(f.doc, f.err)
			return
		}
		o := opening{in: f.in, limits: f.in.Limits.withDefaults(), yield: yield}
		r := raw{name: f.name, named: f.named}
		if f.stream != nil {
			r.r = io.NopCloser(f.stream)
			o.raw(r)
			return
		}
		file, err := os.Open(f.name)
		if err != nil {
			o.fail(f.name, err)
			return
		}
		r.r = file
		if f.regular { // it is opened again when more than its beginning is asked for; a pipe can be opened once
			if info, err := file.Stat(); err == nil { // it may have grown since
				r.size = int(info.Size())
			}
			r.path = f.name
			r.open = func(offset int) (io.ReadCloser, error) {
				file, err := os.Open(f.name)
				if err == nil {
					_, err = file.Seek(int64(offset), io.SeekStart)
				}
				return file, err
			}
		}
		o.raw(r)
	}
}

// opening carries the opening of a file. Its methods report whether to go on.
type opening struct {
	in     *Input
	limits Limits
	yield  func(*Document, error) bool
}

func (o *opening) fail(name string, err error) bool { return o.yield(nil, failed(name, err)) }

func (o *opening) skip(name, why string) bool {
	o.in.skip(name, why)
	return true
}

// failed gives the error that stands in the place of what cannot be read.
func failed(name string, err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) { // the name is said by Error
		err = path.Err
	}
	return &Error{Position{Name: name}, err}
}

// raw is an input before it is known what it holds.
type raw struct {
	name  string
	named bool          // by the user, not found in a folder or archive
	path  string        // of a regular file that holds it as it is; "" otherwise
	open  opener        // nil: can be read once only
	r     io.ReadCloser // its bytes from the start
	head  []byte        // the first of them, once they have been looked at
	whole bool          // head is all
	size  int           // 0: not known
	label string        // of a character set, by what it was transported with
	depth int           // containers it is in
	err   error         // that ended head
	spent *spending     // of the containers it is in; nil: in none
}

// raw looks at what r is and yields its documents.
func (o *opening) raw(r raw) bool {
	r.look()
	if r.err != nil && len(r.head) == 0 {
		return o.fail(r.name, r.err)
	}
	if c, ok := containerOf(r.head); ok {
		return o.container(c, r)
	}
	in := &stream{open: r.open, head: r.head, whole: r.whole, size: r.size, label: r.label, err: r.err}
	if !r.whole && r.open == nil {
		in.r = r.r
	}
	doc := newDocument(r.name, in, o.limits)
	doc.found = !r.named
	if doc.found && doc.Binary() {
		in.close()
		return o.skip(r.name, "neither text nor a known binary format")
	}
	return o.yield(doc, nil)
}

// look reads the head, and closes what can be opened again or has ended.
func (r *raw) look() {
	size := lookSize
	if r.size > 0 {
		size = min(r.size, lookSize)
	}
	r.head = make([]byte, size)
	n, err := readFull(r.r, r.head)
	r.head = r.head[:n]
	r.whole = err != nil || n == r.size
	if err != io.EOF {
		r.err = err
	}
	if r.whole || r.open != nil {
		r.r.Close()
	}
}

// reader gives the bytes from the start again.
func (r *raw) reader() (io.ReadCloser, error) {
	switch {
	case r.whole:
		return io.NopCloser(io.MultiReader(strings.NewReader(string(r.head)), errorReader{r.err})), nil
	case r.open != nil:
		return r.open(0)
	}
	return struct {
		io.Reader
		io.Closer
	}{io.MultiReader(strings.NewReader(string(r.head)), r.r), r.r}, nil
}

// errorReader gives an error, or the end when there is none.
type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) {
	if r.err == nil {
		return 0, io.EOF
	}
	return 0, r.err
}

// readFull fills b, and gives less only with an error: unlike io.ReadFull it
// tells the end of r from an io.ErrUnexpectedEOF that r itself gives.
func readFull(r io.Reader, b []byte) (n int, err error) {
	for n < len(b) && err == nil {
		var m int
		m, err = r.Read(b[n:])
		n += m
	}
	if n == len(b) {
		err = nil
	}
	return n, err
}
