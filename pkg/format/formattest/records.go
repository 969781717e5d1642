package formattest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// Records gives the records of a text. Remarks about what gave none are passed
// over, any other error ends the test.
func Records(t testing.TB, x format.Extractor, text string) []*evidence.Record {
	t.Helper()
	return records(t, x, source.FromString("test", text))
}

func records(t testing.TB, x format.Extractor, doc *source.Document) []*evidence.Record {
	t.Helper()
	var list []*evidence.Record
	for r, err := range x.Extract(context.Background(), doc, format.Ask{}) {
		if err == nil {
			list = append(list, r)
		} else if remark := (diag.Diagnostic{}); !errors.As(err, &remark) {
			t.Fatal(err)
		}
	}
	return list
}

// write gives the document of records.
func write(t testing.TB, x format.Exporter, list ...*evidence.Record) string {
	t.Helper()
	var b strings.Builder
	e := x.NewEncoder(&b, format.Options{})
	for _, r := range list {
		if err := e.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Describe prints a record for a table of tests: a value a line, then what its
// Extra keeps, then where remarks stand and their codes. A name that is not
// taken apart stands in braces; affiliations, numbers of people, stars and
// vocabularies of keywords follow their value.
func Describe(r *evidence.Record) string {
	var b strings.Builder
	c := &r.Citation
	for _, f := range citation.Fields() {
		for v := range c.Values(f) {
			fmt.Fprintf(&b, "%s: %s\n", f, describe(v))
		}
	}
	for _, e := range c.Extra {
		fmt.Fprintf(&b, "%s %s: %s\n", e.Format, e.Name, e.Value)
	}
	for _, d := range r.Remarks {
		fmt.Fprintf(&b, "%d:%d %s\n", d.At.Line, d.At.Column, d.Code)
	}
	return b.String()
}

// describe prints a value.
func describe(v citation.Value) string {
	text := v.String()
	switch v := v.(type) {
	case citation.Credit:
		if text = v.Name.Sorted(); v.Name.Literal != "" {
			text = "{" + text + "}"
		} else if v.EtAl {
			text = v.String()
		}
		if len(v.Affiliations) > 0 {
			text += " [" + strings.Join(v.Affiliations, " | ") + "]"
		}
		for _, id := range v.IDs {
			text += " " + id.Value
		}
	case citation.Keyword:
		if v.Major {
			text += " *"
		}
		if v.Vocabulary != "" {
			text += " (" + v.Vocabulary + ")"
		}
	}
	return text
}

// Read reads texts of one record each, and compares what [Describe] prints of
// it with the lines wanted.
func Read(t *testing.T, x format.Extractor, want map[string][]string) {
	t.Helper()
	for in, want := range want {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			list := Records(t, x, in)
			if len(list) != 1 {
				t.Fatalf("%d records", len(list))
			}
			if want, got := strings.Join(want, "\n")+"\n", Describe(list[0]); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// Titles finds the records of texts, told by their titles.
func Titles(t *testing.T, x format.Extractor, want map[string][]string) {
	t.Helper()
	for in, want := range want {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			var titles []string
			for _, r := range Records(t, x, in) {
				titles = append(titles, string(r.Citation.Title))
			}
			if !slices.Equal(titles, want) {
				t.Errorf("got %q, want %q", titles, want)
			}
		})
	}
}

// Detect compares how sure the format is of texts.
func Detect(t *testing.T, x format.Extractor, want map[string]format.Score) {
	t.Helper()
	for in, want := range want {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := x.Detect(source.FromString("test", in)); got.Score != want {
				t.Errorf("got %s (%s), want %s", got.Score, got.Why, want)
			}
		})
	}
}

// Claims asks for the claims of a text: every field that is known has one, and
// each rests on text that is there, by a rule whose name begins as given.
func Claims(t *testing.T, x format.Extractor, rule, text string) {
	t.Helper()
	for r, err := range x.Extract(t.Context(), source.FromString("test", text), format.Ask{Claims: true}) {
		if err != nil { // something that gave no record
			continue
		}
		claimed := make(map[citation.Field]bool)
		for _, c := range r.Claims {
			claimed[c.Field] = true
			if c.At.Nowhere() || c.At.End > len(text) || !strings.HasPrefix(c.Rule, rule) {
				t.Errorf("%s %q: span %v, rule %q", c.Field, c.Value, c.At, c.Rule)
			}
		}
		for _, f := range r.Citation.Known().List() {
			if !claimed[f] {
				t.Errorf("%s is not claimed", f)
			}
		}
	}
}

// Exports reads every file of a folder of collected ones, a subtest each: the
// format takes it and finds as many records when it is cut. What else holds of
// its records the caller checks. It skips the test where there is no such folder.
func Exports(t *testing.T, x format.Cutter, folder string, check func(t *testing.T, text string, list []*evidence.Record)) {
	t.Helper()
	dir := Collected(t, folder)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, ".expected"+string(filepath.Separator)) {
			return err
		}
		file, _ := filepath.Rel(dir, path)
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			doc, err := source.Open(path, f, source.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			text, err := doc.Text()
			if err != nil {
				t.Fatal(err)
			}
			if x.Detect(doc).Score == format.No {
				t.Error("not detected")
			}
			list := records(t, x, doc)
			check(t, text, list)
			cut(t, x, text, len(list))
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Collected gives a folder of collected files. It skips the test where there is none.
func Collected(t testing.TB, folder string) string {
	t.Helper()
	shared := os.Getenv("PEERLIT_SHARED")
	if shared == "" {
		shared = "../../../../shared"
	}
	dir := filepath.Join(shared, "corpora", folder)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no collected files here: %v", err)
	}
	return dir
}

// Begun is a check for [Exports]: there is a record for each line that begins
// as given, at least one, and at least one has a title.
func Begun(prefix string) func(t *testing.T, text string, list []*evidence.Record) {
	return func(t *testing.T, text string, list []*evidence.Record) {
		t.Helper()
		begun := 0
		for line := range strings.Lines(text) {
			if strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), prefix) {
				begun++
			}
		}
		if len(list) == 0 || len(list) < begun {
			t.Errorf("%d records, %d lines that begin one", len(list), begun)
		}
		for _, r := range list {
			if r.Citation.Title != "" {
				return
			}
		}
		t.Error("no title")
	}
}

// cut checks that a text has n records in two parts as well.
func cut(t testing.TB, x format.Cutter, text string, n int) {
	t.Helper()
	at := x.Cut(text)
	if at <= 0 {
		return
	}
	if parts := len(Records(t, x, text[:at])) + len(Records(t, x, text[at:])); parts != n {
		t.Errorf("cut at %d: %d records in two parts, %d in one", at, parts, n)
	}
}

// FuzzRecords checks of any text that its records lie in it, that a cut parts
// them without loss, and, where the format is written, that as many are read
// from what is written of them.
func FuzzRecords(f *testing.F, x format.Format, seeds ...string) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		list := Records(t, x.Extractor, text)
		for _, r := range list {
			if r.At.Start < 0 || r.At.End > len(text) || r.At.Start > r.At.End {
				t.Fatalf("span %v of a text of %d bytes", r.At, len(text))
			}
		}
		if x.Exporter != nil {
			out := write(t, x.Exporter, list...)
			if again := Records(t, x.Extractor, out); len(again) != len(list) {
				t.Fatalf("%d records, %d after writing\n%s", len(list), len(again), out)
			}
		}
		cut(t, x.Extractor.(format.Cutter), text, len(list))
	})
}

// Maker makes citations to write, and gives the part of one that some fields
// make up, as package citationtest does both.
type Maker struct {
	Make  func(r *rand.Rand) *citation.Citation
	Limit func(c *citation.Citation, fields citation.FieldSet) *citation.Citation
}

// RoundTrip writes citations and reads them back. It compares those fields that
// held gives for a citation, which held may first bend to what the format can
// say; no field skips it. A text that has a part of spared is skipped as well:
// the reader takes it for something else, rightly.
func RoundTrip(t *testing.T, x format.Format, m Maker, held func(c *citation.Citation) citation.FieldSet, spared ...string) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for range 2000 {
		c := m.Make(r)
		fields := held(c)
		if fields.Empty() {
			continue
		}
		text := write(t, x.Exporter, &evidence.Record{Citation: *c})
		if slices.ContainsFunc(spared, func(part string) bool { return strings.Contains(text, part) }) {
			continue
		}
		list := Records(t, x.Extractor, text)
		if len(list) != 1 {
			t.Fatalf("%d records in\n%s", len(list), text)
		}
		if in, out := m.Limit(c, fields), m.Limit(&list[0].Citation, fields); !reflect.DeepEqual(in, out) {
			t.Fatalf("written\n%+v\nread\n%+v\nfrom\n%s", *in, *out, text)
		}
		compared++
	}
	if compared < 200 {
		t.Errorf("only %d citations could be compared", compared)
	}
}

// BenchmarkRead reads a text of n records over and over.
func BenchmarkRead(b *testing.B, x format.Extractor, text string, n int) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if got := len(Records(b, x, text)); got != n {
			b.Fatal(got)
		}
	}
}

// BenchmarkWrite writes the records of a text over and over.
func BenchmarkWrite(b *testing.B, x format.Format, text string) {
	list := Records(b, x.Extractor, text)
	add := x.Exporter.(format.Sequence).Append
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out = out[:0]
		for _, r := range list {
			out = add(out, r, format.Options{})
		}
	}
	b.SetBytes(int64(len(out)))
}
