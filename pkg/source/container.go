package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// container is a kind of file that holds others. Exactly one of expand and
// members is set.
type container struct {
	at      int // where sign stands in the file
	sign    string
	expand  expander
	members members
}

// expander undoes the compression of a stream.
type expander func(io.Reader) (io.ReadCloser, error)

// members is a way to hold several files.
type members uint8

const (
	inZip members = 1 + iota
	inTar
	inWARC
)

var containers = []container{
	{sign: "\x1F\x8B\x08", expand: gunzip},
	{sign: "\x28\xB5\x2F\xFD", expand: unzstd},
	{sign: "BZh", expand: func(r io.Reader) (io.ReadCloser, error) { return io.NopCloser(bzip2.NewReader(r)), nil }},
	{sign: "PK\x03\x04", members: inZip},
	{sign: "PK\x05\x06", members: inZip}, // without a file
	{sign: "WARC/", members: inWARC},
	{sign: "ustar", at: 257, members: inTar},
}

func gunzip(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) }

func unzstd(r io.Reader) (io.ReadCloser, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
	if err != nil {
		return nil, err
	}
	return z.IOReadCloser(), nil
}

// containerOf gives the kind of container that head begins.
func containerOf(head []byte) (container, bool) {
	for _, c := range containers {
		if len(head) >= c.at+len(c.sign) && string(head[c.at:c.at+len(c.sign)]) == c.sign {
			return c, !(c.members == inZip && office(head))
		}
	}
	return container{}, false
}

// container sees through r.
func (o *opening) container(c container, r raw) bool {
	if int64(r.depth) >= o.limits.Depth {
		r.r.Close()
		return o.fail(r.name, over(limitDepth, o.limits.Depth))
	}
	if r.spent == nil {
		r.spent = new(spending)
	}
	r.depth++
	switch c.members {
	case inZip:
		return o.zip(r)
	case inTar:
		return o.tar(r)
	case inWARC:
		return o.warc(r)
	}
	return o.compressed(c.expand, r)
}

// office reports whether a zip file is a document, not an archive: its first
// member says so in OpenDocument, EPUB and Office Open XML.
func office(head []byte) bool {
	if len(head) < 30 {
		return false
	}
	name := head[30:]
	return bytes.HasPrefix(name, []byte("mimetype")) || bytes.HasPrefix(name, []byte("[Content_Types].xml"))
}

// spending is what the containers of one outermost input have given so far.
type spending struct{ bytes atomic.Int64 }

// expanding watches over what comes out of a compressed input.
type expanding struct {
	io.ReadCloser
	under  io.Closer
	in     *counting
	out    int64
	spent  *spending
	limits Limits
}

func (e *expanding) Read(b []byte) (int, error) {
	n, err := e.ReadCloser.Read(b)
	e.out += int64(n)
	switch {
	case e.spent.bytes.Add(int64(n)) > e.limits.Expanded:
		return n, over(limitExpanded, e.limits.Expanded)
	case e.out > ratioFree && e.out/max(e.in.n, 1) > e.limits.Ratio:
		return n, over(limitRatio, e.limits.Ratio)
	}
	return n, err
}

func (e *expanding) Close() error { return errors.Join(e.ReadCloser.Close(), e.under.Close()) }

// counting counts what is read through it.
type counting struct {
	io.Reader
	n int64
}

func (c *counting) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n += int64(n)
	return n, err
}

// expand gives what expander makes of r.
func expand(expander expander, r io.ReadCloser, spent *spending, limits Limits) (io.ReadCloser, error) {
	in := &counting{Reader: r}
	out, err := expander(in)
	if err != nil {
		r.Close()
		return nil, err
	}
	return &expanding{out, r, in, 0, spent, limits}, nil
}

// compressed sees through the compression of r.
func (o *opening) compressed(expander expander, r raw) bool {
	inner := raw{name: r.name, named: r.named, label: r.label, depth: r.depth, spent: r.spent}
	outer, err := r.reader()
	if err == nil {
		inner.r, err = expand(expander, outer, r.spent, o.limits)
	}
	if err != nil {
		return o.fail(r.name, err)
	}
	if r.open != nil {
		inner.open = func(offset int) (io.ReadCloser, error) {
			outer, err := r.open(0)
			if err != nil {
				return nil, err
			}
			again, err := expand(expander, outer, new(spending), o.limits)
			return from(offset, again, err)
		}
	}
	return o.raw(inner)
}

// from skips what comes before offset.
func from(offset int, r io.ReadCloser, err error) (io.ReadCloser, error) {
	if err != nil {
		return nil, err
	}
	if _, err = io.CopyN(io.Discard, r, int64(offset)); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// tar yields the files of a tar archive one behind the other.
func (o *opening) tar(r raw) bool {
	stream, err := r.reader()
	if err != nil {
		return o.fail(r.name, err)
	}
	defer stream.Close()
	members := 0
	for archive := tar.NewReader(stream); ; {
		header, err := archive.Next()
		if err == io.EOF {
			return true
		}
		if err != nil {
			return o.fail(r.name, err)
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		if members++; int64(members) > o.limits.Members {
			return o.fail(r.name, over(limitMembers, o.limits.Members))
		}
		if name, ok := o.member(r.name, header.Name); ok {
			if !o.passing(raw{name: name, depth: r.depth, spent: r.spent, size: int(header.Size)}, archive) {
				return false
			}
		}
	}
}

// zip yields the files of a zip archive.
func (o *opening) zip(r raw) bool {
	var bytesAt io.ReaderAt = fileAt(r.path)
	size := int64(r.size)
	if r.path == "" { // the directory is at the end, so all of it must be at hand
		all, err := r.all(o.limits.Document)
		if err != nil {
			return o.fail(r.name, err)
		}
		bytesAt, size = bytes.NewReader(all), int64(len(all))
	}
	archive, err := zip.NewReader(bytesAt, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // nothing is written to a path
		return o.fail(r.name, err)
	}
	for i, f := range archive.File {
		if int64(i) >= o.limits.Members {
			return o.fail(r.name, over(limitMembers, o.limits.Members))
		}
		name, ok := o.member(r.name, f.Name)
		if !ok || !f.Mode().IsRegular() {
			continue
		}
		if !o.zipped(raw{name: name, depth: r.depth, spent: r.spent}, f) {
			return false
		}
	}
	return true
}

// zipped yields one file of a zip archive. It can be opened again, and on any goroutine.
func (o *opening) zipped(r raw, f *zip.File) bool {
	const encrypted = 1 // APPNOTE 4.4.4, bit 0
	if f.Flags&encrypted != 0 {
		return o.fail(r.name, errEncrypted)
	}
	open := func(spent *spending) (io.ReadCloser, error) {
		z, err := f.Open()
		if err != nil {
			return nil, err
		}
		return &expanding{z, io.NopCloser(nil), &counting{n: int64(f.CompressedSize64)}, 0, spent, o.limits}, nil
	}
	r.open = func(offset int) (io.ReadCloser, error) {
		z, err := open(new(spending))
		return from(offset, z, err)
	}
	var err error
	if r.r, err = open(r.spent); err != nil {
		return o.fail(r.name, err)
	}
	return o.raw(r)
}

var errEncrypted = errors.New("encrypted")

// all gives all the bytes of r, if they are not more than limit.
func (r *raw) all(limit int64) ([]byte, error) {
	stream, err := r.reader()
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	b, err := io.ReadAll(io.LimitReader(stream, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = over(limitDocument, limit)
	}
	return b, err
}

// fileAt reads a file at any place without keeping it open, so that a
// thousand members of an archive may wait to be read on.
type fileAt string

func (name fileAt) ReadAt(b []byte, offset int64) (int, error) {
	f, err := os.Open(string(name))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.ReadAt(b, offset)
}

// member gives the name of a file of an archive, and whether it is read. The
// name is for people: "../../etc/x" is shown without the steps up.
func (o *opening) member(archive, name string) (string, bool) {
	rest := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/")
	full := archive + "/" + rest
	if strings.HasSuffix(name, "/") || rest == "" {
		return full, false
	}
	for element := range strings.SplitSeq(rest, "/") {
		if hidden(element) || element == "__MACOSX" {
			o.skip(full, "hidden")
			return full, false
		}
	}
	return full, o.in.admits(full, rest)
}

// passing yields what r says about a file that passes by in a stream of
// several: when the walk goes on, what has not been read of it is held in memory.
func (o *opening) passing(r raw, bytes io.Reader) bool {
	p := &passer{r: bytes, limit: o.limits.Document}
	r.r = p
	more := o.raw(r)
	p.hold()
	return more
}

// passer is a file in a stream of several. It may be read on another goroutine
// than the one that wants to go on to the next file.
type passer struct {
	mutex  sync.Mutex
	r      io.Reader
	limit  int64
	err    error // behind what r gives
	closed bool
}

func (p *passer) Read(b []byte) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.closed {
		return 0, io.ErrClosedPipe
	}
	n, err := p.r.Read(b)
	if err == io.EOF && p.err != nil {
		err = p.err
	}
	return n, err
}

// Close says that nobody will read on.
func (p *passer) Close() error {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.closed, p.r = true, nil
	return nil
}

// hold takes what has not been read into memory.
func (p *passer) hold() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.closed {
		return
	}
	var held bytes.Buffer
	n, err := held.ReadFrom(io.LimitReader(p.r, p.limit+1))
	if p.err = err; err == nil && n > p.limit {
		p.err = fmt.Errorf("a member that is not read at once: %w", over(limitDocument, p.limit))
	}
	p.r = &held
}
