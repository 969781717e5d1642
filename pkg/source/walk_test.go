package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plant makes files in a new folder, named and filled as given. A name that
// ends in a slash is a folder.
func plant(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(full, 0o777); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// walked gives what Walk yields as lines, "name: text" or "name: error: ...",
// without the folder's name. Documents are read after the walk, all together.
func walked(t testing.TB, dir string, in Input, paths ...string) []string {
	t.Helper()
	var lines []string
	var docs []*Document
	for doc, err := range Walk(t.Context(), paths, in) {
		line := ""
		if err != nil {
			var place *Error
			if !errors.As(err, &place) {
				t.Errorf("error %v has no place", err)
			}
			line = place.At.Name + ": error: " + place.Err.Error()
			doc = nil
		}
		lines, docs = append(lines, line), append(docs, doc)
	}
	for i, doc := range docs {
		if doc != nil {
			text, err := doc.Text()
			if len(text) > 40 {
				text = fmt.Sprintf("%d bytes", len(text))
			}
			lines[i] = doc.Name() + ": " + text
			if err != nil {
				lines[i] += " error: " + errors.Unwrap(err).Error()
			}
		}
		lines[i] = strings.TrimPrefix(strings.ReplaceAll(lines[i], dir, ""), "/")
	}
	return lines
}

func TestWalk(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"b.bib":           "b",
		"a/z.ris":         "z",
		"a/y.ris":         "y",
		"a.txt":           "dot before slash",
		"Z.txt":           "capitals first",
		".hidden":         "h",
		".git/config":     "h",
		"a/picture.png":   "\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR",
		"a/paper.pdf":     "%PDF-1.7",
		"a/utf16.ris":     "\xFF\xFEx\x00",
		"a/records.mrc":   "00026nam  2200025   4500\x1Ea",
		"dir.bib/in.bib":  "in",
		"empty/":          "",
		"new\nline \xFF.": "odd",
	}
	dir := plant(t, files)
	for link, to := range map[string]string{"loop": ".", "link.bib": "b.bib"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	tests := []struct {
		name  string
		in    Input
		paths []string
		want  []string
	}{
		{"folder", Input{}, []string{""}, []string{"Z.txt: capitals first", "a/records.mrc: 00026nam  2200025   4500\x1Ea", "a/utf16.ris: x",
			"a/y.ris: y", "a/z.ris: z", "a.txt: dot before slash", "b.bib: b", "dir.bib/in.bib: in", "new\nline \xFF.: odd"}},
		{"named", Input{}, []string{"b.bib", ".hidden", "a/paper.pdf", "link.bib", "b.bib"},
			[]string{"b.bib: b", ".hidden: h", "a/paper.pdf: %PDF-1.7", "link.bib: b", "b.bib: b"}},
		{"missing", Input{}, []string{"nowhere", "b.bib"}, []string{"nowhere: error: no such file or directory", "b.bib: b"}},
		{"stdin", Input{Stdin: strings.NewReader("piped")}, []string{"-", "b.bib"}, []string{"-: piped", "b.bib: b"}},
		{"no stdin", Input{}, []string{"-"}, []string{"-: error: no standard input"}},
		{"list", Input{List: strings.NewReader(dir + "/b.bib\r\n\n" + dir + "/a/y.ris")}, []string{"a/z.ris"}, []string{"a/z.ris: z", "b.bib: b", "a/y.ris: y"}},
		{"list with NUL", Input{List: strings.NewReader(dir + "/new\nline \xFF.\x00" + dir + "/b.bib\x00"), NUL: true}, nil, []string{"new\nline \xFF.: odd", "b.bib: b"}},
		{"include", Input{Filters: []Filter{{Glob: "*.ris"}}}, []string{"", "b.bib"}, []string{"a/utf16.ris: x", "a/y.ris: y", "a/z.ris: z", "b.bib: b"}},
		{"exclude", Input{Filters: []Filter{{true, "*.txt"}, {true, "a"}, {true, "new*"}}}, []string{""}, []string{"b.bib: b", "dir.bib/in.bib: in"}},
		{"later wins", Input{Filters: []Filter{{Glob: "**/*.ris"}, {true, "a/*.ris"}, {false, "a/z*"}}}, []string{""}, []string{"a/z.ris: z"}},
		{"as named", Input{Filters: []Filter{{Glob: dir + "/a/z.*"}}}, []string{""}, []string{"a/z.ris: z"}},
		{"bad glob", Input{Filters: []Filter{{Glob: "[a"}}}, []string{""}, []string{"[a: error: not a pattern for file names"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var paths []string
			for _, p := range test.paths {
				if p != "-" {
					p = dir + "/" + p
				}
				paths = append(paths, p)
			}
			if diff := cmp.Diff(test.want, walked(t, dir, test.in, paths...)); diff != "" {
				t.Errorf("walk (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWalkUnreadable(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a/x": "x", "b": "b", "c": "c"})
	if err := os.Chmod(filepath.Join(dir, "a"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "a"), 0o777) })
	if _, err := os.ReadDir(filepath.Join(dir, "a")); !errors.Is(err, fs.ErrPermission) {
		t.Skip("permissions do not bind this user")
	}
	want := []string{"a: error: permission denied", "b: b", "c: c"}
	if diff := cmp.Diff(want, walked(t, dir, Input{}, dir)); diff != "" {
		t.Errorf("walk (-want +got):\n%s", diff)
	}
}

func TestWalkTellsWhatItSkips(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{".x": "", "p.pdf": "%PDF-", "a": "a", "q.html": "q", "q_files/ad.html": "ad", "r_files/s.ris": "s"})
	var skipped []string
	in := Input{Skipped: func(path, why string) { skipped = append(skipped, strings.TrimPrefix(path, dir)+": "+why) }}
	walked(t, dir, in, dir)
	want := []string{"/.x: hidden", "/p.pdf: neither text nor a known binary format", "/q_files: the parts of a saved page"}
	if diff := cmp.Diff(want, skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
}

func TestWalkStops(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a": "a", "b": "b", "c/d": "d"})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var names []string
	for doc := range Walk(ctx, []string{dir, dir}, Input{}) {
		names = append(names, filepath.Base(doc.Name()))
		if len(names) == 2 {
			cancel()
		}
	}
	if !slices.Equal(names, []string{"a", "b"}) {
		t.Errorf("after cancelling: %v", names)
	}
	for range Walk(t.Context(), []string{dir, dir}, Input{}) {
		break
	}
}

// TestWalkHoldsNothingOpen keeps more documents than files may be open.
func TestWalkHoldsNothingOpen(t *testing.T) {
	t.Parallel()
	if _, err := os.ReadDir("/proc/self/fd"); err != nil {
		t.Skip(err)
	}
	large := strings.Repeat("a line of text\n", 10_000) // does not fit the look
	files := map[string]string{}
	for i := range 20 {
		files[fmt.Sprint(i)] = large
	}
	dir := plant(t, files)
	var docs []*Document
	for doc, err := range Walk(t.Context(), []string{dir}, Input{}) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	for _, fd := range must(os.ReadDir("/proc/self/fd")) {
		if to, _ := os.Readlink("/proc/self/fd/" + fd.Name()); strings.HasPrefix(to, dir) {
			t.Errorf("%s is open", to)
		}
	}
	for _, doc := range docs {
		if text, err := doc.Text(); err != nil || text != large {
			t.Errorf("%s: %d bytes and %v", doc.Name(), len(text), err)
		}
	}
}

// A file is opened when its documents are asked for, as it is by then.
func TestFilesOpenLate(t *testing.T) {
	t.Parallel()
	dir := plant(t, map[string]string{"a": "short", "b": "gone", "c": "stays"})
	var got []string
	var files []File
	for f := range Files(t.Context(), []string{dir}, Input{}) {
		files = append(files, f)
	}
	grown := strings.Repeat("has grown\n", 20_000)
	if err := errors.Join(os.WriteFile(dir+"/a", []byte(grown), 0o666), os.Remove(dir+"/b")); err != nil {
		t.Fatal(err)
	}
	for _, f := range slices.Backward(files) { // in any order
		for doc, err := range f.Documents() {
			if err != nil {
				got = append(got, errors.Unwrap(err).Error())
				continue
			}
			text, err := doc.Text()
			got = append(got, fmt.Sprint(filepath.Base(doc.Name()), len(text), err))
		}
	}
	if want := []string{"c5 <nil>", "no such file or directory", "a200000 <nil>"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func BenchmarkWalk(b *testing.B) {
	files := map[string]string{}
	for i := range 2000 {
		files[fmt.Sprintf("%02d/%d.txt", i%20, i)] = strings.Repeat("a line of text\n", 300)
	}
	dir := plant(b, files)
	b.SetBytes(int64(2000 * 300 * 15))
	for b.Loop() {
		n := 0
		for doc := range Walk(b.Context(), []string{dir}, Input{}) {
			n += len(doc.Sample())
		}
		if n != 2000*300*15 {
			b.Fatal(n)
		}
	}
}
