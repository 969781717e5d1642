package enw

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
		{"%0 Journal Article\n%T A title\n%A Smith, Ann\n%A World Health Organization\n%J Journal of Tests\n%O J. Tests\n%V 12\n%N 3\n%P 13-22\n%D 2020\n%8 May 17\n%@ 1234-5679\n%R 10.1000/xyz\n%K one\n%K two; three\n",
			lines("type: article-journal", "title: A title", "author: Smith, Ann", "author: {World Health Organization}", "issued: 2020-05-17", "container-title: Journal of Tests", "container-title-short: J. Tests", "volume: 12", "issue: 3", "page: 13-22", "DOI: 10.1000/xyz", "ISSN: 1234-5679", "keyword: one", "keyword: two", "keyword: three")},
		{"%0 Book Section\n%B The Book\n%E Doe, Jane\n%Y Roe, Ann\n%? Moe, Eve\n%7 2nd\n",
			lines("type: chapter", "editor: Doe, Jane", "translator: Moe, Eve", "collection-editor: Roe, Ann", "container-title: The Book", "edition: 2nd")},
		{"%0 Book\n%P 173 s.\n%R URN:NBN:no\n%Y Moe, Eve\n%F key1\n%Z one\n%Z two\n",
			lines("type: book", "translator: Moe, Eve", "note: one\n\ntwo", "number-of-pages: 173", "enw %R: URN:NBN:no")},
		{"%0 Edited Book\n%A Doe, Jane\n",
			lines("type: book", "editor: Doe, Jane")},
		{"%0 Serial\n%0 Audio\n%T A\n",
			lines("type: song", "title: A")},
		{"%0 Widget\n%T A\n%; what\n",
			lines("type: document", "title: A", "enw %;: what", "1:4 unknown-type", "3:4 unknown-tag")},
		{"%T Corn\n%A Newman, W. H.\n%J A Journal\n",
			lines("type: article-journal", "title: Corn", "author: Newman, W. H.", "container-title: A Journal")},
		{"%0 Journal Article\n%X First.\nMore.\n\nA paragraph.\n%K a\n",
			lines("type: article-journal", "keyword: a", "abstract: First. More.\n\nA paragraph.")},
		{"%0 Journal Article\n%7 2015/05/21\n%2 PMC4681498\n",
			lines("type: article-journal", "online-date: 2015-05-21", "PMCID: PMC4681498")},
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
		{"%0 Book\n%T A\n\n%0 Book\n%T B\n", []string{"A", "B"}},
		{"%T A\n%D 1891\n\n%T B\n", []string{"A", "B"}},
		{"%0 Book\n%T A\n%X One.\n\nTwo.\n\n%K b\n%0 Book\n%T B\n", []string{"A", "B"}},
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
		"%0 Journal Article\n%T A\n":           format.Signed,
		"%T Corn\n%A Newman, W. H.\n%D 1891\n": format.Shaped,
		"% a comment of TeX\n%T he\n":          format.No,
		"":                                     format.No,
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
	dir := filepath.Join(shared, "corpora", "enw")
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
				if strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), "%0 Jour") {
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
	const record = "%0 Journal Article\n" +
		"%T Create to Collaborate: using creative activity and participatory performance in online workshops\n" +
		"%A Halsall, Tanya\n" +
		"%A Mahmoud, Kareem\n" +
		"%A Pouliot, Annie\n" +
		"%A Iyer, Srividya N.\n" +
		"%J Research Involvement and Engagement\n" +
		"%D 2023\n" +
		"%8 November 20\n" +
		"%V 9\n" +
		"%N 1\n" +
		"%P 111-119\n" +
		"%@ 2056-7529\n" +
		"%R 10.1186/s40900-023-00512-7\n" +
		"%X We describe workshops in which young people and researchers made something together before they talked. The activities lowered the threshold to speak, and what was said differed from what interviews had given. We say what worked, what did not, and what we would do again with a group of another age.\n" +
		"%K participatory research\n" +
		"%K youth engagement\n" +
		"%U https://doi.org/10.1186/s40900-023-00512-7\n" +
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
