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
	// and why; nil: nobody. A file that a filter keeps out is not worth a word. It
	// is called by the goroutine that walks, or by the one that opens the file.
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
		for f := range Files(ctx, paths, in) {
			for doc, err := range f.Documents() {
				if !yield(doc, err) {
					return
				}
			}
		}
	}
}

// Files is [Walk] before anything is opened: it yields the files, each of which
// gives its documents when it is asked, by whom and whenever.
func Files(ctx context.Context, paths []string, in Input) iter.Seq[File] {
	return func(yield func(File) bool) {
		w := walker{ctx: ctx, in: in, visit: yield, to: math.MaxInt}
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
	ctx   context.Context
	in    Input
	visit func(File) bool

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
	return w.visit(File{name: name, err: failed(name, err)})
}

func (w *walker) skip(name, why string) bool {
	if !w.counting {
		w.in.skip(name, why)
	}
	return true
}

// skip says that a file is passed over.
func (in *Input) skip(name, why string) {
	if in.Skipped != nil {
		in.Skipped(name, why)
	}
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
		return w.visit(File{name: name, in: &w.in, stream: w.in.Stdin, named: true})
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return !w.mine() || w.fail(name, err)
	case info.IsDir():
		return w.folder(name, "")
	}
	return w.file(name, info, true)
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
		case w.in.admits(name, rest):
			info, err := entry.Info()
			if err != nil {
				more = !w.mine() || w.fail(name, err)
				break
			}
			more = w.file(name, info, false)
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
func (in *Input) admits(name, rest string) bool {
	admit := len(in.Filters) == 0 || in.Filters[0].Exclude
	for _, f := range in.Filters {
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

// file meets a file.
func (w *walker) file(name string, info fs.FileInfo, named bool) bool {
	if !w.mine() {
		return true
	}
	f := File{name: name, in: &w.in, named: named, regular: info.Mode().IsRegular()}
	if f.regular {
		f.size = int(info.Size())
	}
	return w.visit(f)
}
