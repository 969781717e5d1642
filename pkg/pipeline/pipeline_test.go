package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// lines is a format for tests: "line format" in the first line, then a title
// a line; "bad" is a line that cannot be read.
type lines struct{}

func (lines) Detect(doc *source.Document) format.Match {
	if strings.HasPrefix(doc.Sample(), "line format\n") {
		return format.Match{Score: format.Signed, Why: "first line"}
	}
	return format.Match{}
}

func (lines) Cut(text string) int { return strings.LastIndexByte(text, '\n') + 1 }

func (lines) Extract(_ context.Context, doc *source.Document, _ format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		for line := range doc.Lines() {
			switch line.Text {
			case "", "line format":
				continue
			case "defect":
				panic("a defect")
			case "bad":
				if !yield(nil, diag.Diagnostic{Code: diag.SkippedEntry, At: doc.Position(line.At), Message: "a bad line"}) {
					return
				}
				continue
			}
			r := &evidence.Record{At: line.At}
			r.Citation.Title = citation.Text(line.Text)
			r.Citation.IDs = []citation.Identifier{{Scheme: citation.SchemePMID, Value: "1"}}
			if !yield(r, nil) {
				return
			}
		}
	}
}

var catalog = format.Catalog{{
	Name: "lines", Extractor: lines{}, Carries: citation.NewFieldSet(citation.FieldTitle),
	Exporter: format.Sequence{Between: ",", Close: ";", Empty: "empty", Append: func(dst []byte, r *evidence.Record, _ format.Options) []byte {
		return append(dst, r.Citation.Title...)
	}},
}}

// documents yields documents of these texts, named by their number; "!" is one that cannot be opened.
func documents(texts ...string) iter.Seq[source.File] {
	return func(yield func(source.File) bool) {
		for i, text := range texts {
			name := fmt.Sprint(i)
			if text == "!" {
				if !yield(source.Opened(nil, &source.Error{At: source.Position{Name: name}, Err: errors.New("no permission")})) {
					return
				}
				continue
			}
			if !yield(source.Opened(source.Open(name, strings.NewReader(text), source.Limits{}))) {
				return
			}
		}
	}
}

func TestRecords(t *testing.T) {
	t.Parallel()
	for _, workers := range []int{1, 4} {
		var said []string
		var tally Tally
		plan := Plan{Catalog: catalog, Workers: workers, Tally: &tally, Report: func(d diag.Diagnostic) { said = append(said, d.String()) }}
		var got []string
		for r := range plan.Records(context.Background(), documents("line format\nA\nbad\nB\n", "!", "", "something else", "line format\n", "line format\nC\n")) {
			got = append(got, fmt.Sprintf("%s:%d %s", r.Source, r.Place.Line, r.Citation.Title))
		}
		if diff := cmp.Diff([]string{"0:2 A", "0:4 B", "5:2 C"}, got); diff != "" {
			t.Errorf("records (-want +got):\n%s", diff)
		}
		want := []string{
			"0:3:1: error: a bad line [skipped-entry]",
			"1: error: no permission [unreadable]",
			"2:1:1: note: the input is empty [empty-input]",
			"3:1:1: error: no known format [no-format]",
			"4: error: no record found in lines input [no-record]",
		}
		if diff := cmp.Diff(want, said); diff != "" {
			t.Errorf("remarks (-want +got):\n%s", diff)
		}
		if tally.Documents != 6 || tally.Records != 3 || tally.Failed != 5 {
			t.Errorf("tally %+v", tally)
		}
	}
}

// Small files are read several at a time; what they give is in order all the same.
func TestRecordsOfManyFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var want []string
	for i := range 1000 {
		text := fmt.Sprintf("line format\ntitle %d\n", i)
		if i%100 == 50 { // large ones among them are jobs of their own
			text += strings.Repeat("\n", smallFile)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprintf("title %d", i))
	}
	for _, workers := range []int{1, 3} {
		var got []string
		tally := Tally{}
		plan := Plan{Catalog: catalog, Workers: workers, Tally: &tally}
		for r := range plan.Records(t.Context(), source.Files(t.Context(), []string{dir}, source.Input{})) {
			got = append(got, string(r.Citation.Title))
		}
		if !slices.Equal(got, want) || tally.Documents != 1000 {
			t.Errorf("%d workers: %d titles of %d documents, out of order or lost", workers, len(got), tally.Documents)
		}
	}
}

// A document of many parts gives the same records, places and order however many read it.
func TestRecordsOfManyParts(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("line format\n")
	for i := range 300_000 {
		fmt.Fprintf(&text, "title %d\n", i)
	}
	read := func(workers int) (got []string) {
		for r := range (Plan{Catalog: catalog, Workers: workers}).Records(context.Background(), documents(text.String())) {
			got = append(got, fmt.Sprintf("%d %s", r.Place.Line, r.Citation.Title))
		}
		return got
	}
	one := read(1)
	if len(one) != 300_000 || one[299_999] != "300001 title 299999" {
		t.Fatalf("%d records, the last is %q", len(one), one[len(one)-1])
	}
	if !slices.Equal(one, read(4)) {
		t.Error("four workers give something else than one")
	}
}

// What is made of a record comes with it, whoever made it; a defect in the making costs the document it shows in.
func TestEach(t *testing.T) {
	t.Parallel()
	look := func(r *evidence.Record) string {
		if r.Citation.Title == "B" {
			panic("a defect")
		}
		return strings.Repeat(string(r.Citation.Title), 2) + strings.Repeat("!", len(r.Citation.IDs)) // which have been checked
	}
	docs := []string{"line format\nA\nB\nC\n"}
	want := []string{"A", "AA!"}
	for i := range 100 {
		docs, want = append(docs, fmt.Sprintf("line format\nD%d\n", i)), append(want, fmt.Sprintf("D%d", i), fmt.Sprintf("D%[1]dD%[1]d!", i))
	}
	for _, workers := range []int{1, 4} {
		var got []string
		for r, made := range Each(context.Background(), Plan{Catalog: catalog, Workers: workers}, documents(docs...), look) {
			got = append(got, string(r.Citation.Title), made)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d workers (-want +got):\n%s", workers, diff)
		}
	}
}

// A defect in a reader costs the document it shows in, from there on.
func TestDefect(t *testing.T) {
	t.Parallel()
	var said []string
	var tally Tally
	plan := Plan{Catalog: catalog, Workers: 2, Tally: &tally, Report: func(d diag.Diagnostic) { said = append(said, d.String()) }}
	var got []string
	for r := range plan.Records(context.Background(), documents("line format\nA\ndefect\nB\n", "line format\nC\n")) {
		got = append(got, string(r.Citation.Title))
	}
	if !slices.Equal(got, []string{"A", "C"}) || tally.Failed != 1 {
		t.Errorf("records %v, tally %+v", got, tally)
	}
	if diff := cmp.Diff([]string{"0: error: reading ended by a defect of peerlit: a defect [defect]"}, said); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
}

func TestForcedFormat(t *testing.T) {
	t.Parallel()
	other := format.Format{Name: "other", Extractor: never{}}
	var said []diag.Code
	plan := Plan{Catalog: append(catalog, other), Force: "other", Report: func(d diag.Diagnostic) { said = append(said, d.Code) }}
	if n := len(slices.Collect(plan.Records(context.Background(), documents("line format\nA\n")))); n != 1 {
		t.Errorf("%d records of a document that is plainly another format", n)
	}
	if !slices.Equal(said, []diag.Code{diag.OtherFormat}) {
		t.Errorf("said %v", said)
	}
}

// never is the extractor of a format that nothing is of.
type never struct{ lines }

func (never) Detect(*source.Document) format.Match { return format.Match{} }

func TestWrite(t *testing.T) {
	t.Parallel()
	titles := func(n int) iter.Seq[*evidence.Record] {
		return func(yield func(*evidence.Record) bool) {
			for r := range (Plan{Catalog: catalog}).Records(context.Background(), documents("line format\n"+strings.Repeat("A\n", n))) {
				if !yield(r) {
					return
				}
			}
		}
	}
	for _, workers := range []int{1, 4} {
		var b bytes.Buffer
		losses, err := Write(context.Background(), &b, catalog[0], format.Options{}, workers, titles(1000))
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Repeat("A,", 999) + "A;"; b.String() != want {
			t.Errorf("%d workers wrote %.40s...", workers, b.String())
		}
		if losses[citation.FieldPMID] != 1000 || len(losses) != 1 {
			t.Errorf("losses %v", losses)
		}
	}
	var b bytes.Buffer
	if _, err := Write(context.Background(), &b, catalog[0], format.Options{}, 2, titles(0)); err != nil || b.String() != "empty" {
		t.Errorf("without records: %q, %v", b.String(), err)
	}
	if _, err := Write(context.Background(), full{}, catalog[0], format.Options{}, 2, titles(1000)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("on a full disk: %v", err)
	}
}

// full is a writer that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
