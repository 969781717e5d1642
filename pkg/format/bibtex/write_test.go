package bibtex

import (
	"context"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nickng "github.com/nickng/bibtex"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// read gives the records of a text, and the remarks on what gave none.
func read(t testing.TB, f format.Format, text string) (records []*evidence.Record, skipped []string) {
	t.Helper()
	for r, err := range f.Extractor.Extract(context.Background(), source.FromString("x.bib", text), format.Ask{Claims: true}) {
		if err != nil {
			skipped = append(skipped, err.Error())
			continue
		}
		records = append(records, r)
	}
	return records, skipped
}

// written gives the entry of a citation.
func written(f format.Format, c *citation.Citation, o format.Options) string {
	return string(f.Exporter.(format.Sequence).Append(nil, &evidence.Record{Citation: *c}, o))
}

func TestWrite(t *testing.T) {
	t.Parallel()
	c := citation.Citation{Key: "halsall2023create", Type: citation.ArticleJournal, Title: "Create in <i>E. coli</i> & DNA"}
	c.Credits = []citation.Credit{
		{Role: citation.FieldAuthor, Name: citation.Name{Family: "Berg", Given: "Jan", Particle: "van der", Suffix: "Jr."}},
		{Role: citation.FieldAuthor, Name: citation.Name{Literal: "Barnes and Noble, Inc."}},
		{Role: citation.FieldAuthor, EtAl: true},
		{Role: citation.FieldDirector, Name: citation.Name{Family: "Varda", Given: "Agnès"}},
	}
	c.In = citation.Container{Title: "J. Tests", Volume: "48", Issue: "1", Publisher: "P"}
	c.In.Pages, _ = citation.ParsePages("13-22")
	c.Add(citation.FieldIssued, citation.MakeDate(2023, 5, 17))
	c.IDs = []citation.Identifier{{Scheme: citation.SchemeDOI, Value: "10.1000/a_b%c"}, {Scheme: citation.SchemeArXiv, Value: "2101.00001"}}
	c.Links = []citation.Link{{URL: "https://ex.org/a_b?c=1&d=2"}}
	c.Keywords = []citation.Keyword{{Term: "a & b"}, {Term: "c, d"}}
	c.Language = "en-US"
	for _, tt := range []struct {
		name string
		f    format.Format
		want string
	}{
		{"bibtex", Format(), `@article{halsall2023create,
  author = {van der Berg, Jr., Jan and {Barnes and Noble, Inc.} and others},
  editora = {Varda, Agnès},
  editoratype = {director},
  title = {Create in \textit{E. coli} \& {DNA}},
  journal = {J. Tests},
  volume = {48},
  number = {1},
  pages = {13--22},
  publisher = {P},
  year = {2023},
  month = may,
  day = {17},
  doi = {10.1000/a_b%c},
  url = {https://ex.org/a_b?c=1&d=2},
  eprint = {2101.00001},
  archiveprefix = {arXiv},
  keywords = {a \& b, {c, d}},
  language = {en-US}
}
`},
		{"biblatex", BibLaTeX(), `@article{halsall2023create,
  author = {van der Berg, Jr., Jan and {Barnes and Noble, Inc.} and others},
  editora = {Varda, Agnès},
  editoratype = {director},
  title = {Create in \textit{E. coli} \& {DNA}},
  journaltitle = {J. Tests},
  volume = {48},
  number = {1},
  pages = {13--22},
  publisher = {P},
  date = {2023-05-17},
  doi = {10.1000/a_b%c},
  url = {https://ex.org/a_b?c=1&d=2},
  eprint = {2101.00001},
  eprinttype = {arXiv},
  keywords = {a \& b, {c, d}},
  langid = {american}
}
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, written(tt.f, &c, format.Options{})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestInjection states that no text leaves its field or brings a command.
func TestInjection(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`Foo}, note={injected`, "x}\n}\n@article{evil, title={y", `\input{/etc/passwd} \immediate\write18{id} 50% & $x_1$ #1 ~^ \`,
		`\`, `{`, `}}}`, "a\n\n@article{evil,", "%", `" # evil # "`, "<i>}</i>", "</i>}{<b>",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			c := citation.Citation{Key: text, Type: citation.Book, Title: citation.Text(text), Abstract: citation.Text(text), Keywords: []citation.Keyword{{Term: text}}}
			c.Credits = []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: text, Given: text}}, {Role: citation.FieldEditor, Name: citation.Name{Literal: text}}}
			c.In.Publisher = text
			c.IDs = []citation.Identifier{{Scheme: citation.SchemeDOI, Value: text}}
			c.Links = []citation.Link{{URL: text}}
			c.Extra = []citation.Extra{{Format: "bibtex", Name: "file", Value: text}, {Format: "bibtex", Name: text, Value: "x"}, {Format: "ris", Name: "M1", Value: "x"}}
			for _, f := range []format.Format{Format(), BibLaTeX()} {
				for _, ascii := range []bool{false, true} {
					got := written(f, &c, format.Options{ASCII: ascii})
					if harm := regexp.MustCompile(`\\(input|immediate|write18)`).FindString(got); harm != "" {
						t.Errorf("%s in\n%s", harm, got)
					}
					records, skipped := read(t, f, got)
					if len(records) != 1 || len(skipped) > 0 {
						t.Fatalf("%d records, %q from\n%s", len(records), skipped, got)
					}
					for _, r := range records[0].Remarks {
						if r.Code == "repaired-entry" {
							t.Errorf("%v in\n%s", r, got)
						}
					}
				}
			}
		})
	}
}

// TestRoundTrip states that what is written is read back: everything but the
// members of people, whose names have a test of their own.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	blanks := cmp.Transformer("blanks", func(t citation.Text) string { return strings.Join(strings.Fields(string(t)), " ") })
	for seed := range uint64(300) {
		c := citationtest.Usual(rand.New(rand.NewPCG(seed, 1)))
		c.Credits = nil
		for _, f := range []format.Format{Format(), BibLaTeX()} {
			for _, ascii := range []bool{false, true} {
				text := written(f, c, format.Options{ASCII: ascii})
				records, skipped := read(t, f, text)
				if len(records) != 1 {
					t.Fatalf("%d records, %q from\n%s", len(records), skipped, text)
				}
				want, got := citationtest.Limit(c, f.Carries), citationtest.Limit(&records[0].Citation, f.Carries)
				if ascii { // TeX has one apostrophe
					continue
				}
				if diff := cmp.Diff(want, got, blanks); diff != "" {
					t.Fatalf("seed %d (-want +got)\n%s\n%s\n%v", seed, diff, text, records[0].Remarks)
				}
			}
		}
	}
}

// TestSecondReader states that github.com/nickng/bibtex reads what is written,
// and that Entry says the same. It runs alone: that reader has global state.
func TestSecondReader(t *testing.T) {
	plainBlanks := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for seed := range uint64(200) {
		c := citationtest.Usual(rand.New(rand.NewPCG(seed, 2)))
		text := written(Format(), c, format.Options{})
		if strings.Contains(text, "@article@") || strings.Count(text, "@") > 1 {
			continue // it takes no at sign in a value
		}
		parsed, err := nickng.Parse(strings.NewReader(text))
		if err != nil || len(parsed.Entries) != 1 {
			t.Fatalf("%v\n%s", err, text)
		}
		want, got := Entry(&evidence.Record{Citation: *c}), parsed.Entries[0]
		if got.Type != want.Type || got.CiteName != want.CiteName || len(got.Fields) != len(want.Fields) {
			t.Fatalf("got %s %s with %d fields, want %s %s with %d\n%s", got.Type, got.CiteName, len(got.Fields), want.Type, want.CiteName, len(want.Fields), text)
		}
		for name, value := range want.Fields {
			if plainBlanks(got.Fields[name].String()) != plainBlanks(value.String()) && name != "month" {
				t.Errorf("%s: got %q, want %q", name, got.Fields[name], value)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	records, _ := read(b, Format(), sample(200))
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		n := 0
		for _, r := range records {
			dst = Format().Exporter.(format.Sequence).Append(dst[:0], r, format.Options{})
			n += len(dst)
		}
		b.SetBytes(int64(n))
	}
}

func BenchmarkRead(b *testing.B) {
	text := sample(500)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Format().Extractor.Extract(context.Background(), source.FromString("x.bib", text), format.Ask{}) {
			if err != nil && err != io.EOF {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkCut(b *testing.B) {
	text := sample(500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		cut(text)
	}
}

// sample gives a database of n articles like those of publishers.
func sample(n int) string {
	const entry = `@article{key%d,
  author = {Garc{\'\i}a M{\'a}rquez, Jos{\'e} and Smith, John A. and van der Berg, Anna and Doe, Jane},
  title = {A Study of {DNA} Repair in \textit{Escherichia coli} at Low Temperatures},
  journal = {Journal of Tests},
  volume = {48}, number = {1}, pages = {13--22},
  year = 2023, month = may,
  doi = {10.1000/test.%d},
  url = {https://example.org/articles/%d},
  keywords = {repair, bacteria, temperature},
  abstract = {%s}
}

`
	abstract := strings.Repeat("We measured what happens when it is cold, 5{\\textdegree}C or less,\n    and found that little does. ", 16)
	var b strings.Builder
	for range n {
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(entry, "%s", abstract), "%d", "17"))
	}
	return b.String()
}
