package page

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// catalog is every platform, made once: each reads its vocabulary but once.
var catalog = sync.OnceValue(func() format.Catalog { return Formats(nil) })

// extract reads a page by the named platform; nil when it gives no record.
func extract(t testing.TB, platform, text string) *evidence.Record {
	t.Helper()
	f, ok := catalog().Named(platform)
	if !ok {
		t.Fatalf("no platform %q", platform)
	}
	doc := source.FromString("page.txt", text)
	for r, err := range f.Extractor.Extract(context.Background(), doc, format.Ask{}) {
		var d diag.Diagnostic
		if err != nil && !errors.As(err, &d) {
			t.Fatal(err)
		}
		return r
	}
	return nil
}

// summary gives a record as lines "field: value", and "field?" for a blank one.
func summary(r *evidence.Record) string {
	if r == nil {
		return "no record\n"
	}
	var b strings.Builder
	for _, f := range citation.Fields() {
		for v := range r.Citation.Values(f) {
			b.WriteString(f.String() + ": " + v.String() + "\n")
		}
		if r.Blank.Has(f) {
			b.WriteString(f.String() + "?\n")
		}
	}
	return b.String()
}

// lines cuts the indentation that a raw string in a table has.
func lines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimPrefix(s, "\n")) {
		b.WriteString(strings.TrimLeft(line, "\t"))
	}
	return b.String()
}

// page is a test of one page: what it shows, and what is read from it.
type pageTest struct{ name, page, want string }

func testPages(t *testing.T, platform string, tests []pageTest) {
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := extract(t, platform, lines(test.page))
			if diff := cmp.Diff(lines(test.want), summary(r)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestSpans: what a claim says stands where it points.
func TestSpans(t *testing.T) {
	t.Parallel()
	for _, platform := range []string{"pure", "tandf"} {
		inputs, err := filepath.Glob("../../../testdata/" + platform + "/*/input.txt")
		if err != nil || len(inputs) == 0 {
			t.Fatalf("no cases of %s: %v", platform, err)
		}
		for _, input := range inputs {
			t.Run(input, func(t *testing.T) {
				text, err := os.ReadFile(input)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range extract(t, platform, string(text)).Claims {
					if c.At.End > len(text) || c.At.Start > c.At.End {
						t.Fatalf("%s: span %v beyond the text", c.Rule, c.At)
					}
					name, ok := c.Value.(citation.Text)
					if ok && !c.At.Nowhere() && c.Field == citation.FieldVolume && !strings.Contains(string(text[c.At.Start:c.At.End]), string(name)) {
						t.Errorf("%s: %q is not in %q", c.Rule, name, text[c.At.Start:c.At.End])
					}
				}
			})
		}
	}
}

// TestDetect: a page is found as what it is, and prose that speaks of the
// same things is not.
func TestDetect(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text, want string
		score      format.Score
	}{
		{"A title\n\nResearch output: Contribution to journalArticlepeer-review\n\nOriginal languageEnglish\n", "pure", format.Signed},
		{"Ein Titel\n\nPublikation: Beitrag in Fachzeitschrift › Artikel\n\nOriginalspracheEnglisch\n", "pure", format.Signed},
		{"題名\n\n研究成果: ジャーナルへの寄稿 › 学術論文 › 査読\n\n本文言語英語\n", "pure", format.Signed},
		{"A title\n\nResearch output: Thesis › Doctoral Thesis\n", "pure", format.Shaped},
		{"12\nViews\n0\nCrossRef citations to date\n0\nAltmetric\nArticles\nA title\nPages 1-9 | Published online: 1 Jan 2010\n", "tandf", format.Signed},
		{"To cite this article: A. Bee (2010) T, J, 1:1, 1-2\nTo link to this article: https://doi.org/10.1080/1\n", "tandf", format.Signed},
		{"Original language: German\nPublication status: unknown\nThe film was received well.\n", "", format.No},
		{"Published online: 1 Jan 2010\nReceived 1 May 2009\n", "", format.No},
		{"", "", format.No},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()
			f, match := catalog().Detect(source.FromString("page.txt", test.text))
			if f.Name != test.want || match.Score != test.score {
				t.Errorf("got %q %v (%s), want %q %v", f.Name, match.Score, match.Why, test.want, test.score)
			}
		})
	}
}

func FuzzExtract(f *testing.F) {
	inputs, err := filepath.Glob("../../../testdata/*/*/input.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, input := range inputs {
		text, err := os.ReadFile(input)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		for _, p := range catalog() {
			r := extract(t, p.Name, text)
			if r == nil {
				continue
			}
			for _, c := range r.Claims {
				if c.At.Start < 0 || c.At.End > len(text) || c.At.Start > c.At.End {
					t.Fatalf("%s: span %v beyond the text of %d bytes", c.Rule, c.At, len(text))
				}
			}
			if diff := cmp.Diff(summary(r), summary(extract(t, p.Name, text))); diff != "" {
				t.Fatalf("%s: read twice, read differently:\n%s", p.Name, diff)
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	for _, name := range []string{"pure/values-glued", "vufind/article-german", "confex/apha-talk", "booksci/json-cut-off", "tandf/names-lost"} {
		text, err := os.ReadFile("../../../testdata/" + name + "/input.txt")
		if err != nil {
			b.Fatal(err)
		}
		platform, _, _ := strings.Cut(name, "/")
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				extract(b, platform, string(text))
			}
		})
	}
}

func BenchmarkDetect(b *testing.B) {
	text, err := os.ReadFile("../../../testdata/pure/values-glued/input.txt")
	if err != nil {
		b.Fatal(err)
	}
	page := strings.Repeat(string(text), 20)
	doc := source.FromString("page.txt", page)
	for _, f := range catalog() {
		b.Run(f.Name, func(b *testing.B) {
			b.SetBytes(int64(len(doc.Sample())))
			for b.Loop() {
				f.Extractor.Detect(doc)
			}
		})
	}
}
