package nbib

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
		{"PMID- 1\nTI  - A long title\n      that wraps.\nTA  - J Tests\nJT  - Journal of tests\nPT  - Journal Article\nPT  - Review\n",
			lines("type: article-journal", "title: A long title that wraps", "container-title: Journal of tests", "container-title-short: J Tests", "PMID: 1", "genre: Review")},
		{"PMID- 1\nAD  - First address.\nFAU - van der Berg, Jan P\nAU  - van der Berg JP\nAUID- ORCID: 0000-0002-1825-0097\nFAU - Smith, John Jr\nAU  - Smith J Jr\nAD  - Second.\nAD  - Third.\nCN  - The Study Group\nFED - Doe, Jane\nED  - Doe J\n",
			lines("author: van der Berg, Jan P [First address.] 0000-0002-1825-0097", "author: Smith, John, Jr [Second. | Third.]", "author: {The Study Group}", "editor: Doe, Jane", "PMID: 1")},
		{"PMID- 1\nAU  - van der Berg JP\nAU  - Jones B Jr\nAU  - Anonymous\nAU  - et al.\n",
			lines("author: van der Berg, JP", "author: Jones, B, Jr", "author: {Anonymous}", "author: et al.", "PMID: 1")},
		{"PMID- 1\nLID - e123 [pii]\nLID - 10.1000/xyz [doi]\nAID - 10.1000/xyz [doi]\nPMC - PMC1234567 [available on 2021/05/01]\n",
			lines("page: e123", "DOI: 10.1000/xyz", "PMID: 1", "PMCID: PMC1234567", "identifier: e123")},
		{"PMID- 1\nPG  - 1123-31\nDP  - 1999 May-Jun\nDEP - 19990401\nPHST- 1999/01/02 00:00 [received]\nPHST- 1999/02/03 00:00 [accepted]\nPHST- 1999/03/04 06:00 [pubmed]\n",
			lines("issued: 1999-05/1999-06", "online-date: 1999-04-01", "accepted-date: 1999-02-03", "submitted: 1999-01-02", "page: 1123-1131", "PMID: 1", "nbib PHST: 1999/03/04 06:00 [pubmed]")},
		{"PMID- 1\nIS  - 1234-5679 (Electronic)\nIS  - 0022-0000 (Linking)\nIS  - 1234-5679 (Print)\n",
			lines("PMID: 1", "ISSN: 1234-5679", "ISSN: 0022-0000")},
		{"PMID- 1\nMH  - *Mice, Inbred\nMH  - Reproductive Medicine/*history\nOT  - peer support\n",
			lines("PMID: 1", "keyword: Mice, Inbred * (MeSH)", "keyword: Reproductive Medicine/history * (MeSH)", "keyword: peer support")},
		{"PMID- 1\nTI  - [On the effect of tests.]\nTT  - Ueber die Wirkung von Proben.\nLA  - de\nJT  - J\n",
			lines("type: article-journal", "title: On the effect of tests", "original-title: Ueber die Wirkung von Proben", "container-title: J", "PMID: 1", "language: de")},
		{"PMID- 1\nPT  - Journal Article\nPT  - Preprint\n",
			lines("type: article", "PMID: 1", "nbib PT: Journal Article")},
		{"PMID- 1\nPT  - Journal Article\nPT  - Retracted Publication\n",
			lines("type: article-journal", "PMID: 1", "status: retracted")},
		{"PMID- 1\nBTI - The Book\nTI  - The chapter.\nPT  - Book Chapter\nPB  - Press\n",
			lines("type: chapter", "title: The chapter", "container-title: The Book", "publisher: Press", "PMID: 1")},
		{"PMID- 1\nBTI - The Book\nPT  - Book\n",
			lines("type: book", "title: The Book", "PMID: 1")},
		{"PMID- 1\nTI  - Wrapped text\n      AU - MD9 cells.\nGR  - R01 X/NIH\nGR  - R02 Y/NIH\n",
			lines("title: Wrapped text AU - MD9 cells", "PMID: 1", "funding: R01 X/NIH; R02 Y/NIH")},
		{"OWN - ERIC\nTI  - Paper title\nAU  - Smith, Tom\nAID - http://dx.doi.org/10.1000/1\nLID - http://eric.ed.gov/?id=EJ1\nISSN - ISSN-1234-5679\nPT  - Journal Articles\nXYZ - what\n",
			lines("type: article-journal", "title: Paper title", "author: Smith, Tom", "DOI: 10.1000/1", "ISSN: 1234-5679", "URL: http://eric.ed.gov/?id=EJ1", "nbib OWN: ERIC", "nbib PT: Journal Articles", "nbib XYZ: what", "8:7 unknown-tag")},
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
		{"\nPMID- 1\nTI  - A.\nPMID- 2\nTI  - B.\n\nPMID- 3\nTI  - C.\n", []string{"A", "B", "C"}},
		{"OWN - ERIC\r\nTI  - A\r\n\r\nOWN - ERIC\r\nTI  - B\r\n", []string{"A", "B"}},
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
		"\nPMID- 12345678\nOWN - NLM\n":           format.Signed,
		"OWN - ERIC\nTI  - A\n":                   format.Signed,
		"FAU - A, B\nJT  - C\nLID - 1\nPST - x\n": format.Shaped,
		"TY  - JOUR\nTI  - A\nER  - \n":           format.No,
		"":                                        format.No,
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
	dir := filepath.Join(shared, "corpora", "nbib")
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
				if strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), "PMID-") {
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
	const record = "PMID- 37986012\n" +
		"OWN - NLM\n" +
		"IS  - 2056-7529 (Print)\n" +
		"VI  - 9\n" +
		"IP  - 1\n" +
		"DP  - 2023 Nov 20\n" +
		"TI  - Create to Collaborate: using creative activity and participatory performance in\n" +
		"      online workshops.\n" +
		"PG  - 111-9\n" +
		"LID - 10.1186/s40900-023-00512-7 [doi]\n" +
		"AB  - We describe workshops in which young people and researchers made something together\n" +
		"      before they talked. The activities lowered the threshold to speak, and what was said\n" +
		"      differed from what interviews had given. We say what worked, what did not, and what\n" +
		"      we would do again with a group of another age.\n" +
		"FAU - Halsall, Tanya\n" +
		"AU  - Halsall T\n" +
		"AD  - A research institute, Ottawa, Canada.\n" +
		"FAU - Mahmoud, Kareem\n" +
		"AU  - Mahmoud K\n" +
		"FAU - Iyer, Srividya N\n" +
		"AU  - Iyer SN\n" +
		"LA  - eng\n" +
		"PT  - Journal Article\n" +
		"TA  - Res Involv Engagem\n" +
		"JT  - Research involvement and engagement\n" +
		"MH  - *Community Participation\n" +
		"MH  - Humans\n" +
		"OT  - youth engagement\n" +
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
