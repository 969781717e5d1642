package refworks

import (
	"fmt"
	"io/fs"
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

// describe prints a record, a value a line.
func describe(r *evidence.Record) string {
	var b strings.Builder
	c := &r.Citation
	for _, f := range citation.Fields() {
		for v := range c.Values(f) {
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
				text += strings.Repeat(" *", map[bool]int{true: 1}[v.Major])
				if v.Vocabulary != "" {
					text += " (" + v.Vocabulary + ")"
				}
			}
			fmt.Fprintf(&b, "%s: %s\n", f, text)
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

// lines joins lines, for tables.
func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

// TestRead reads a record each.
func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"RT Journal Article\nSR Electronic(1)\nID 206\nA1 Stansfeld,Stephen\nA1 World Health Organization\nT1 A title\nJF Journal of Tests\nJO J Tests\nYR 2002\nFD May 17\nVO 1\nIS 3\nSP 101\nOP 123\nK1 one\nK1 two\nSN 1234-5679\nDO 10.1000/xyz\nNO one\nNO two\nRD 2020/01/02\n",
			lines("type: article-journal", "title: A title", "author: Stansfeld, Stephen", "author: {World Health Organization}", "issued: 2002-05-17", "accessed: 2020-01-02", "container-title: Journal of Tests", "container-title-short: J Tests", "volume: 1", "issue: 3", "page: 101-123", "DOI: 10.1000/xyz", "ISSN: 1234-5679", "keyword: one", "keyword: two", "note: one\n\ntwo", "refworks SR: Electronic(1)", "refworks ID: 206")},
		{"RT Book, Section\nT2 The Book\nA2 Gulford, C.T.\nAB Of the\nUK cohort studies\n",
			lines("type: chapter", "editor: Gulford, C.T.", "container-title: The Book", "abstract: Of the UK cohort studies")},
		{"RT Report\nSN TR-1\nSP 12\n",
			lines("type: report", "number: TR-1", "number-of-pages: 12")},
		{"RT Widget\nT1 A\n",
			lines("type: document", "title: A", "1:4 unknown-type")},
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

// TestRecords finds records, told by their titles.
func TestRecords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"just text\n", nil},
		{"RT Book, Whole\nT1 A\n\nRT Book, Whole\nT1 B\n", []string{"A", "B"}},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			var titles []string
			for _, r := range read(t, c.in) {
				titles = append(titles, string(r.Citation.Title))
			}
			if diff := cmp.Diff(c.want, titles); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]format.Score{
		"\ufeffRT Book, Section\nT1 A\n": format.Signed,
		"RT is a news channel\n":         format.No,
		"":                               format.No,
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got := (reader{}).Detect(source.FromString("x", in)); got.Score != want {
				t.Errorf("got %s (%s), want %s", got.Score, got.Why, want)
			}
		})
	}
}

// TestClaims asks for claims: each rests on text that is there.
func TestClaims(t *testing.T) {
	t.Parallel()
	text := sample(1)
	doc := source.FromString("test", text)
	for r := range (reader{}).Extract(t.Context(), doc, format.Ask{Claims: true}) {
		claimed := make(map[citation.Field]bool)
		for _, c := range r.Claims {
			claimed[c.Field] = true
			if c.At.Nowhere() || c.At.End > len(text) || !strings.HasPrefix(c.Rule, name+": tag ") {
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

// TestCorpus reads real exports: a record for each line that begins one, and as many when the file is cut.
func TestCorpus(t *testing.T) {
	t.Parallel()
	shared := os.Getenv("PEERLIT_SHARED")
	if shared == "" {
		shared = "../../../../shared"
	}
	dir := filepath.Join(shared, "corpora", "refworks")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpus of real files here: %v", err)
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, ".expected/") {
			return err
		}
		file, _ := filepath.Rel(dir, path)
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.ToValidUTF8(string(data), "\ufffd")
			if m := (reader{}).Detect(source.FromString(path, text)); m.Score == format.No {
				t.Error("not detected")
			}
			records := read(t, text)
			begun := 0
			for line := range strings.Lines(text) {
				if strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), "RT ") {
					begun++
				}
			}
			if len(records) == 0 || len(records) < begun {
				t.Errorf("%d records, %d lines that begin one", len(records), begun)
			}
			titles := 0
			for _, r := range records {
				if r.Citation.Title != "" {
					titles++
				}
			}
			if titles == 0 {
				t.Error("no title")
			}
			if cut := (reader{}).Cut(text); cut > 0 {
				if parts := len(read(t, text[:cut])) + len(read(t, text[cut:])); parts != len(records) {
					t.Errorf("cut at %d: %d records in two parts, %d in one", cut, parts, len(records))
				}
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// FuzzRead reads anything. Spans lie in the text, what was written has as many
// records, and a cut loses none.
func FuzzRead(f *testing.F) {
	f.Add(sample(2))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		records := read(t, text)
		var out []byte
		for _, r := range records {
			if r.At.Start < 0 || r.At.End > len(text) || r.At.Start > r.At.End {
				t.Fatalf("span %v of a text of %d bytes", r.At, len(text))
			}
			out = appendRecord(out, r, format.Options{})
		}
		if again := read(t, string(out)); len(again) != len(records) {
			t.Fatalf("%d records, %d after writing\n%s", len(records), len(again), out)
		}
		if cut := (reader{}).Cut(text); cut > 0 && len(read(t, text[:cut]))+len(read(t, text[cut:])) != len(records) {
			t.Fatalf("cut at %d of %q changes the number of records", cut, text)
		}
	})
}

// sample is a document of n records.
func sample(n int) string {
	const record = "RT Journal Article\n" +
		"A1 Halsall, Tanya\n" +
		"A1 Mahmoud, Kareem\n" +
		"A1 Pouliot, Annie\n" +
		"T1 Create to Collaborate: using creative activity and participatory performance in online workshops\n" +
		"JF Research Involvement and Engagement\n" +
		"YR 2023\n" +
		"FD November 20\n" +
		"VO 9\n" +
		"IS 1\n" +
		"SP 111\n" +
		"OP 119\n" +
		"SN 2056-7529\n" +
		"DO 10.1186/s40900-023-00512-7\n" +
		"AB We describe workshops in which young people and researchers made something together before they talked. The activities lowered the threshold to speak, and what was said differed from what interviews had given. We say what worked, what did not, and what we would do again with a group of another age.\n" +
		"K1 participatory research\n" +
		"K1 youth engagement\n" +
		"UL https://doi.org/10.1186/s40900-023-00512-7\n" +
		"\n"
	return strings.Repeat(record, n)
}

func BenchmarkRead(b *testing.B) {
	text := sample(1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if n := len(read(b, text)); n != 1000 {
			b.Fatal(n)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	records := read(b, sample(1000))
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out = out[:0]
		for _, r := range records {
			out = appendRecord(out, r, format.Options{})
		}
	}
	b.SetBytes(int64(len(out)))
}
