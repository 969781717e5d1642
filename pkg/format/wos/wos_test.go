package wos

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
		{"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Li, W\n   Dou, ZG\nAF Li, Wei\n   Dou, Zhiguo\nTI A title that\n   wraps\nSO JOURNAL OF TESTS\nJI J. Tests\nDT Article; Early Access\nDE one; two\nID THREE;\n   FOUR\nC1 [Li, Wei; Dou, Zhiguo] Inst A, Beijing, China.\n   [Dou, Zhiguo] Inst B, Oslo, Norway.\nOI LI, WEI/0000-0002-2133-9287; Who, Else/0000-0001-8031-4330\nSN 1234-5679\nEI 0022-0000\nPD DEC 16\nPY 2020\nVL 6\nIS 1\nBP 5323\nEP 5331\nDI 10.1000/xyz\nUT WOS:1\nER\n\nEF\n",
			lines("type: article-journal", "title: A title that wraps", "author: Li, Wei [Inst A, Beijing, China] 0000-0002-2133-9287", "author: Dou, Zhiguo [Inst A, Beijing, China | Inst B, Oslo, Norway]", "issued: 2020-12-16", "container-title: JOURNAL OF TESTS", "container-title-short: J. Tests", "volume: 6", "issue: 1", "page: 5323-5331", "DOI: 10.1000/xyz", "ISSN: 1234-5679", "ISSN: 0022-0000", "keyword: one", "keyword: two", "keyword: THREE", "keyword: FOUR", "archive_location: WOS:1", "genre: Article; Early Access", "wos OI: Who, Else/0000-0001-8031-4330")},
		{"PT C\nAU A, B\nTI T\nSO Proc\nCT Conf on Tests\nCL OSLO, NORWAY\nCY MAY 05-07, 2019\nDT Proceedings Paper\nER\n",
			lines("type: paper-conference", "title: T", "author: A, B", "event-date: 2019-05-05/2019-05-07", "container-title: Proc", "event-title: Conf on Tests", "event-place: OSLO, NORWAY")},
		{"PT B\nAU A, B\nTI A Chapter\nSO The Book\nDT Article; Book Chapter\nER\n",
			lines("type: chapter", "title: A Chapter", "author: A, B", "container-title: The Book", "genre: Article; Book Chapter")},
		{"PT B\nAU A, B\nTI The Book\nER\n",
			lines("type: book", "title: The Book", "author: A, B")},
		{"PT J\nTI M\nAU Joffe, Hadine; Hall, Janet E\nPS 411-22\nPY 2006\nPD 2006 May-Jun\nAR UNSP 1722034\nUT MEDLINE:16735938\nER\n",
			lines("type: article-journal", "title: M", "author: Joffe, Hadine", "author: Hall, Janet E", "issued: 2006-05/2006-06", "page: 411-422", "PMID: 16735938", "number: 1722034")},
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
		{"FN ISI Export Format\nVR 1.0\nPT J\nTI A\nER\n\nPT J\nTI B\nER\n\nEF\n", []string{"A", "B"}},
		{"PT J\nTI A\nPT J\nTI B\n", []string{"A", "B"}},
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
		"\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n": format.Signed,
		"PT J\nAU A, B\nTI C\n": format.Signed,
		"PT J\n":                format.Shaped,
		"TY  - JOUR\nTI  - A\n": format.No,
		"":                      format.No,
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
	dir := filepath.Join(shared, "corpora", "isi")
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
				if strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), "PT ") {
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
	const record = "PT J\n" +
		"AU Halsall, T\n" +
		"   Mahmoud, K\n" +
		"   Iyer, SN\n" +
		"AF Halsall, Tanya\n" +
		"   Mahmoud, Kareem\n" +
		"   Iyer, Srividya N.\n" +
		"TI Create to Collaborate: using creative activity and participatory\n" +
		"   performance in online workshops\n" +
		"SO RESEARCH INVOLVEMENT AND ENGAGEMENT\n" +
		"LA English\n" +
		"DT Article\n" +
		"DE participatory research; youth engagement; arts-based methods\n" +
		"AB We describe workshops in which young people and researchers made something\n" +
		"   together before they talked. The activities lowered the threshold to speak,\n" +
		"   and what was said differed from what interviews had given. We say what\n" +
		"   worked, what did not, and what we would do again with a group of another\n" +
		"   age.\n" +
		"SN 2056-7529\n" +
		"JI Res. Involv. Engagem.\n" +
		"PD NOV 20\n" +
		"PY 2023\n" +
		"VL 9\n" +
		"IS 1\n" +
		"BP 111\n" +
		"EP 119\n" +
		"DI 10.1186/s40900-023-00512-7\n" +
		"UT WOS:001100000000001\n" +
		"ER\n" +
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
