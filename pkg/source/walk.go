package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"math"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Input says what Walk reads besides the paths, and what of them it passes over.
type Input struct {
	Stdin   io.Reader // what the path "-" reads
	List    io.Reader // further paths, one to a line, read after the others; nil: none
	NUL     bool      // the paths in List end in NUL, not in a line end
	Filters []Filter  // which files of folders and archives are read; nil: all
	Limits  Limits
	Shard   Shard // which of the files are read; zero: all

	// Skipped is told of each file of a folder or archive that is passed over,
	// and why; nil: nobody. A file that a filter keeps out is not worth a word.
	Skipped func(path, why string)
}

// Filter lets files of folders and archives in or keeps them out by a glob, in
// which "**" stands for any folders. A glob without a slash is held against the
// last element of a path, any other against the path, both as it is named and
// as it goes on from the folder that is walked. The last Filter that fits
// decides; when none does, a file is read unless the first Filter lets in.
// Folders are kept out whole.
type Filter struct {
	Exclude bool
	Glob    string
}

// Shard is one of Count runs over the same paths that share their files: of N
// files, in the order of the walk, the run with this Index (from 1) reads those
// from N*(Index-1)/Count up to N*Index/Count. So each file is read by one run,
// and what the runs give in the order of their indices is what a single one
// gives. A file is not cut, nor is an archive.
type Shard struct{ Index, Count int }

// Valid reports whether the glob can be understood.
func (f Filter) Valid() bool { return doublestar.ValidatePattern(f.Glob) }

func (f Filter) fits(named, rest string) bool {
	if !strings.Contains(f.Glob, "/") {
		return doublestar.MatchUnvalidated(f.Glob, path.Base(rest))
	}
	return doublestar.MatchUnvalidated(f.Glob, rest) || doublestar.MatchUnvalidated(f.Glob, named)
}

// Walk yields the documents that paths lead to, in their order. A path named
// is read whatever it is; "-" is in.Stdin. A folder is walked in the bytewise
// order of the names within it; hidden files, symbolic links, devices and
// files that are neither text nor of a known binary format are passed over.
//
// Compressed files and archives (gzip, zstd, bzip2, zip, tar, WARC, and one in
// another) are seen through by their content. A compressed document keeps the
// name of the file; a member of an archive is named "refs.zip/part/a.bib", and
// one of a WARC by its address. Nothing is ever written.
//
// What cannot be read is an [Error] in its place, and the walk goes on. No
// document holds a file open between being yielded and being read further than
// its sample, so any number of them may be kept.
func Walk(ctx context.Context, paths []string, in Input) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		w := walker{ctx: ctx, in: in, limits: in.Limits.withDefaults(), yield: yield, to: math.MaxInt}
		for _, f := range in.Filters {
			if !f.Valid() {
				w.fail(f.Glob, errGlob)
				return
			}
		}
		if in.Shard.Count > 1 && !w.share(paths) {
			return
		}
		w.all(paths)
	}
}

// share walks without reading, to know how many files there are and which are this run's.
func (w *walker) share(paths []string) bool {
	var list []byte
	if w.in.List != nil {
		var err error
		if list, err = io.ReadAll(w.in.List); err != nil {
			return w.fail("list of files", err)
		}
		w.in.List = bytes.NewReader(list)
	}
	w.counting = true
	w.all(paths)
	files := w.seen
	w.from, w.to = files*(w.in.Shard.Index-1)/w.in.Shard.Count, files*w.in.Shard.Index/w.in.Shard.Count
	w.counting, w.seen = false, 0
	if w.in.List != nil {
		w.in.List = bytes.NewReader(list)
	}
	return true
}

// all walks over everything that was named.
func (w *walker) all(paths []string) {
	for _, name := range paths {
		if !w.named(name) {
			return
		}
	}
	if w.in.List != nil {
		w.list(w.in.List)
	}
}

var (
	errGlob    = errors.New("not a pattern for file names")
	errNoStdin = errors.New("no standard input")
)

// walker carries a walk. Its methods report whether to go on.
type walker struct {
	ctx    context.Context
	in     Input
	limits Limits
	yield  func(*Document, error) bool

	counting bool // what there is, and reading nothing
	seen     int  // files met
	from, to int  // of them, those to read
}

// mine meets a file, or what cannot be opened, and reports whether this run is to read it.
func (w *walker) mine() bool {
	n := w.seen
	w.seen++
	return !w.counting && w.from <= n && n < w.to
}

func (w *walker) fail(name string, err error) bool {
	if path := (*fs.PathError)(nil); errors.As(err, &path) { // the name is said by Error
		err = path.Err
	}
	return w.yield(nil, &Error{Position{Name: name}, err})
}

func (w *walker) skip(name, why string) bool {
	if w.in.Skipped != nil && !w.counting {
		w.in.Skipped(name, why)
	}
	return true
}

// list reads the paths in r.
func (w *walker) list(r io.Reader) bool {
	end := byte('\n')
	if w.in.NUL {
		end = 0
	}
	for lines := bufio.NewReader(r); ; {
		name, err := lines.ReadString(end)
		name = strings.TrimSuffix(name, string(rune(end)))
		if !w.in.NUL {
			name = strings.TrimSuffix(name, "\r")
		}
		if name != "" && !w.named(name) {
			return false
		}
		if err == io.EOF {
			return true
		}
		if err != nil {
			return w.fail("list of files", err)
		}
	}
}

// named reads a path that the user gave.
func (w *walker) named(name string) bool {
	if w.ctx.Err() != nil {
		return false
	}
	if name == "-" {
		if !w.mine() {
			return true
		}
		if w.in.Stdin == nil {
			return w.fail(name, errNoStdin)
		}
		return w.raw(raw{name: name, r: io.NopCloser(w.in.Stdin), named: true})
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return !w.mine() || w.fail(name, err)
	case info.IsDir():
		return w.folder(name, "")
	}
	return w.file(name, info.Mode().IsRegular(), true)
}

// folder walks a folder, which is at rest within the one that was named.
func (w *walker) folder(name, rest string) bool {
	entries, err := os.ReadDir(name)
	if err != nil && w.mine() && !w.fail(name, err) { // some entries may have been read
		return false
	}
	for _, entry := range entries {
		if w.ctx.Err() != nil {
			return false
		}
		name := strings.TrimSuffix(name, "/") + "/" + entry.Name()
		rest := path.Join(rest, entry.Name())
		more := true
		switch {
		case hidden(entry.Name()):
			more = w.skip(name, "hidden")
		case entry.Type()&fs.ModeSymlink != 0:
			more = w.skip(name, "a symbolic link")
		case entry.IsDir() && partsOfPage(entry.Name(), entries):
			more = w.skip(name, "the parts of a saved page")
		case entry.IsDir():
			more = w.keptOut(name, rest) || w.folder(name, rest)
		case !entry.Type().IsRegular():
			more = w.skip(name, "not a regular file")
		case w.admits(name, rest):
			more = w.file(name, true, false)
		}
		if !more {
			return false
		}
	}
	return true
}

// hidden reports whether a file name is one that listings leave out.
func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// partsOfPage reports whether a folder is what a browser saves beside a page,
// "article_files" beside "article.html": pictures, scripts, and the frames of
// advertisements.
func partsOfPage(folder string, entries []fs.DirEntry) bool {
	i := strings.LastIndexAny(folder, "_-.")
	if i < 0 || !strings.Contains(" files dateien fichiers archivos ficheros arquivos bestanden file filer tiedostot soubory pliki ", " "+strings.ToLower(folder[i+1:])+" ") {
		return false
	}
	for _, page := range [...]string{".html", ".htm", ".xhtml"} {
		if _, found := slices.BinarySearchFunc(entries, folder[:i]+page, func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) }); found {
			return true
		}
	}
	return false
}

// admits reports whether the filters let a file in.
func (w *walker) admits(name, rest string) bool {
	admit := len(w.in.Filters) == 0 || w.in.Filters[0].Exclude
	for _, f := range w.in.Filters {
		if f.fits(name, rest) {
			admit = !f.Exclude
		}
	}
	return admit
}

// keptOut reports whether the filters keep a folder out.
func (w *walker) keptOut(name, rest string) bool {
	out := false
	for _, f := range w.in.Filters {
		if f.fits(name, rest) {
			out = f.Exclude
		}
	}
	return out
}

// file opens a file. A regular one is opened again when more than its
// beginning is asked for; a pipe can be opened once.
func (w *walker) file(name string, regular, named bool) bool {
	if !w.mine() {
		return true
	}
	f, err := os.Open(name)
	if err != nil {
		return w.fail(name, err)
	}
	r := raw{name: name, r: f, named: named}
	if regular {
		if info, err := f.Stat(); err == nil {
			r.size = int(info.Size())
		}
		r.path = name
		r.open = func(offset int) (io.ReadCloser, error) {
			f, err := os.Open(name)
			if err == nil {
				_, err = f.Seek(int64(offset), io.SeekStart)
			}
			return f, err
		}
	}
	return w.raw(r)
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
func (w *walker) raw(r raw) bool {
	r.look()
	if r.err != nil && len(r.head) == 0 {
		return w.fail(r.name, r.err)
	}
	if c, ok := containerOf(r.head); ok {
		return w.container(c, r)
	}
	in := &stream{open: r.open, head: r.head, whole: r.whole, size: r.size, label: r.label, err: r.err}
	if !r.whole && r.open == nil {
		in.r = r.r
	}
	doc := newDocument(r.name, in, w.limits)
	doc.found = !r.named
	if doc.found && doc.Binary() {
		in.close()
		return w.skip(r.name, "neither text nor a known binary format")
	}
	return w.yield(doc, nil)
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
