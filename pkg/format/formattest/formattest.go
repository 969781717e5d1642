// Package formattest holds what every reader of a format is tested by.
package formattest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// Fuzz checks of any text that it is read without harm, that every claim points
// into it, that no record is empty, and that a cut is a place in it.
func Fuzz(f *testing.F, x format.Extractor, seeds ...string) {
	for _, seed := range seeds {
		f.Add(seed)
		f.Add(seed[:len(seed)/2])
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		doc := source.FromString("in", text)
		x.Detect(doc)
		if c, ok := x.(format.Cutter); ok {
			if n := c.Cut(text); n < 0 || n > len(text) {
				t.Errorf("cuts %d bytes off %d", n, len(text))
			}
		}
		for r, err := range x.Extract(context.Background(), doc, format.Ask{Claims: true}) {
			if err == nil {
				check(t, r, text)
			}
		}
	})
}

// check checks one record of a text.
func check(t *testing.T, r *evidence.Record, text string) {
	t.Helper()
	if r.Citation.Known().Empty() {
		t.Error("a record without a value")
	}
	for _, c := range r.Claims {
		if c.At.Start < 0 || c.At.End > len(text) || c.At.Start > c.At.End {
			t.Errorf("claim %v is outside of the text", c)
		}
	}
}

// Benchmark reads the text over and over.
func Benchmark(b *testing.B, x format.Extractor, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range x.Extract(context.Background(), source.FromString("in", text), format.Ask{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// Corpora gives the shared folder of collected files of a kind, and skips the test where it is absent.
func Corpora(t testing.TB, kind string) string {
	t.Helper()
	shared := os.Getenv("PEERLIT_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	dir := filepath.Join(shared, "corpora", kind)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no collected files of %s here", kind)
	}
	return dir
}

// Corpus reads every collected file of a kind that the format is sure of. It
// checks that each gives a record and that claims point into it, and logs how many files and records there were.
func Corpus(t *testing.T, x format.Extractor, kind string) {
	files, sure, records := 0, 0, 0
	err := filepath.WalkDir(Corpora(t, kind), func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasSuffix(path, ".expected") {
			return filepath.SkipDir
		}
		if d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		text := strings.ToValidUTF8(string(data), "\uFFFD")
		doc := source.FromString(path, text)
		if x.Detect(doc).Score < format.Shaped {
			t.Logf("not taken: %s", filepath.Base(path))
			return nil
		}
		sure++
		n := 0
		for r, err := range x.Extract(context.Background(), doc, format.Ask{Claims: true}) {
			if err != nil {
				t.Logf("%s: %v", filepath.Base(path), err)
				continue
			}
			n++
			check(t, r, text)
		}
		if n == 0 {
			t.Logf("no record: %s", filepath.Base(path))
		}
		records += n
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if records == 0 {
		t.Error("no record in the whole corpus")
	}
	t.Logf("%s: %d of %d files taken, %d records", kind, sure, files, records)
}
