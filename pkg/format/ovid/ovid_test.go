package ovid

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// read gives the records of a text.
func read(t testing.TB, text string) []*evidence.Record {
	t.Helper()
	var records []*evidence.Record
	for r, err := range (reader{}).Extract(context.Background(), source.FromString("test", text), format.Ask{}) {
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	return records
}

// describe prints a record, a value a line.
func describe(r *evidence.Record) string {
	var b strings.Builder
	for _, f := range citation.Fields() {
		for v := range r.Citation.Values(f) {
			text := v.String()
			if credit, ok := v.(citation.Credit); ok {
				text = credit.Name.Sorted()
			}
			fmt.Fprintf(&b, "%s: %s\n", f, text)
		}
	}
	for _, e := range r.Citation.Extra {
		fmt.Fprintf(&b, "%s %s: %s\n", e.Format, e.Name, e.Value)
	}
	return b.String()
}

// lines joins lines, for tables.
func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"<1>\nScore\n  *****\nAccession Number\n  00006236-201504000-00002.\nAuthor\n  Bunkers, Sandra Schmidt RN; PhD; FAAN 1\nInstitution\n  (1)Somewhere\nTitle\n  Listening: Important to the Stuff of a Life.\nSource\n  Nursing Science Quarterly.   28(2):103-106, April 2015.\nDOI Number\n  10.1177/0894318415571606\n",
			lines("type: article-journal", "title: Listening: Important to the Stuff of a Life", "author: Bunkers, Sandra Schmidt", "issued: 2015-04", "container-title: Nursing Science Quarterly", "volume: 28", "issue: 2",
				"page: 103-106", "DOI: 10.1177/0894318415571606", "archive_location: 00006236-201504000-00002.", "ovid SC: *****", "ovid IN: (1)Somewhere")},
		{"<11741. >\nVN  - Ovid Technologies\nDB  - Zoological Record\nTI  - A title that\n      wraps.\nFA  - Shedko, Marina B\nAU  - Shedko, MB\nBT  - A book\nLG  - Russian\nPT  - Book chapter\nYR  - 2002\nXL  - http://ovidsp.ovid.com/a\n",
			lines("type: chapter", "title: A title that wraps", "author: Shedko, Marina B", "issued: 2002", "container-title: A book", "language: "+language("Russian"), "URL: http://ovidsp.ovid.com/a", "archive: Zoological Record", "genre: Book chapter", "ovid VN: Ovid Technologies")},
		{"VN  - Ovid Technologies\nTI  - T\nSO  - Journal of Tests. Vol.12(3), Jan 2005, pp. 1-10.\nYR  - 2005\nIS  - 1234-5679\n",
			lines("type: article-journal", "title: T", "issued: 2005-01", "container-title: Journal of Tests", "volume: 12", "issue: 3", "page: 1-10", "ISSN: 1234-5679", "ovid VN: Ovid Technologies")},
		{"VN  - Ovid Technologies\nTI  - T\nSO  - Somewhere else\n", lines("type: article-journal", "title: T", "ovid VN: Ovid Technologies", "ovid SO: Somewhere else")},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			records := read(t, c.in)
			if len(records) != 1 {
				t.Fatalf("%d records", len(records))
			}
			if diff := cmp.Diff(c.want, describe(records[0])); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// language gives a language as citation has it.
func language(s string) string {
	l, _ := citation.ParseLanguage(s)
	return string(l)
}

func TestRecords(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"": 0, "text\n": 0,
		"<1>\nTitle\n  A\n\n<2>\nTitle\n  B\n":                      2,
		"VN  - Ovid Technologies\nTI  - A\n\nVN  - Ovid\nTI  - B\n": 2,
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := len(read(t, in)); got != want {
				t.Errorf("%d records, want %d", got, want)
			}
		})
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]format.Score{
		"<1. >\nVN  - Ovid Technologies\nTI  - A\n":                format.Signed,
		"<1>\nAuthor\n  A, B\nTitle\n  C\nSource\n  D. 1(2):3-4\n": format.Shaped,
		"TY  - JOUR\nTI  - A\nER  - \n":                            format.No,
		"Title\n\nAbstract\nSource\n":                              format.No,
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := (reader{}).Detect(source.FromString("x", in)); got.Score != want {
				t.Errorf("got %s (%s), want %s", got.Score, got.Why, want)
			}
		})
	}
}

// TestCorpus reads real exports.
func TestCorpus(t *testing.T) {
	t.Parallel()
	shared := os.Getenv("PEERLIT_SHARED")
	if shared == "" {
		shared = "../../../../shared"
	}
	files, _ := filepath.Glob(filepath.Join(shared, "corpora", name, "*", "*.txt"))
	if len(files) == 0 {
		t.Skip("no corpus of real files here")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if m := (reader{}).Detect(source.FromString(file, string(text))); m.Score == format.No {
				t.Error("not detected")
			}
			records := read(t, string(text))
			if len(records) != 1 || records[0].Citation.Title == "" || len(records[0].Citation.Credits) == 0 {
				t.Errorf("%d records, the first: %v", len(records), records)
			}
		})
	}
}

// FuzzRead reads anything: spans lie in the text and a cut loses no record.
func FuzzRead(f *testing.F) {
	f.Add("<1>\nTitle\n  A\nSource\n  J. 1(2):3-4, May 2015.\n\n<2>\nVN  - Ovid\nAU  - B, C RN; PhD 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		records := read(t, text)
		for _, r := range records {
			if r.At.Start < 0 || r.At.End > len(text) || r.At.Start > r.At.End {
				t.Fatalf("span %v of a text of %d bytes", r.At, len(text))
			}
		}
		if cut := (reader{}).Cut(text); cut > 0 && len(read(t, text[:cut]))+len(read(t, text[cut:])) != len(records) {
			t.Fatalf("cut at %d of %q changes the number of records", cut, text)
		}
	})
}
