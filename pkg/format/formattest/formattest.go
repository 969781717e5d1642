// Package formattest holds what every reader of a format is tested by.
package formattest

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/diag"
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

// All gives the records of a text, with their claims, and the codes of what
// gave none. Any other error ends the test.
func All(t testing.TB, x format.Extractor, text string) (records []*evidence.Record, codes []diag.Code) {
	t.Helper()
	for r, err := range x.Extract(context.Background(), source.FromString("in", text), format.Ask{Claims: true}) {
		var d diag.Diagnostic
		switch {
		case err == nil:
			records = append(records, r)
		case errors.As(err, &d):
			codes = append(codes, d.Code)
		default:
			t.Fatal(err)
		}
	}
	return records, codes
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

// Corpus reads every file of a folder of collected ones that the format is sure
// of. It checks that they give records and that claims point into them, and logs
// how many there were. It skips the test where there is no such folder.
func Corpus(t *testing.T, x format.Extractor, collected fs.FS) {
	t.Helper()
	if _, err := fs.Stat(collected, "."); err != nil {
		t.Skip("no collected files here")
	}
	files, sure, records := 0, 0, 0
	err := fs.WalkDir(collected, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasSuffix(file, ".expected") {
			return fs.SkipDir
		}
		if d.IsDir() {
			return nil
		}
		data, err := fs.ReadFile(collected, file)
		if err != nil {
			return err
		}
		files++
		doc, err := source.Open(file, bytes.NewReader(data), source.Limits{})
		if err != nil {
			return err
		}
		text, err := doc.Text()
		if err != nil {
			return err
		}
		if x.Detect(doc).Score < format.Shaped {
			t.Logf("not taken: %s", path.Base(file))
			return nil
		}
		sure++
		n := 0
		for r, err := range x.Extract(context.Background(), doc, format.Ask{Claims: true}) {
			if err != nil {
				t.Logf("%s: %v", path.Base(file), err)
				continue
			}
			n++
			check(t, r, text)
		}
		if n == 0 {
			t.Logf("no record: %s", path.Base(file))
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
	t.Logf("%d of %d files taken, %d records", sure, files, records)
}
