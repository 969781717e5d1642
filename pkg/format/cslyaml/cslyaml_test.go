package cslyaml_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/cslyaml"
	"github.com/peerlit/peerlit/pkg/source"
)

// read reads a document and gives what was said beside the records as text.
func read(text string, ask format.Ask) (records []*evidence.Record, remarks []string) {
	for r, err := range cslyaml.Format().Extractor.Extract(context.Background(), source.FromString("in.yaml", text), ask) {
		if err != nil {
			remarks = append(remarks, err.Error())
			continue
		}
		for _, d := range r.Remarks {
			remarks = append(remarks, d.String())
		}
		records = append(records, r)
	}
	return records, remarks
}

func written(t testing.TB, records ...*evidence.Record) string {
	t.Helper()
	var b bytes.Buffer
	e := cslyaml.Format().Exporter.NewEncoder(&b, format.Options{})
	for _, r := range records {
		if err := e.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, in, want string }{
		{"references", "---\nreferences:\n- id: a\n  type: book\n  title: 'It''s: here'\n  volume: 007\n  issued:\n    date-parts:\n    - [2020, 5]\n- id: b\n  type: book\n...\n",
			`a "It's: here" vol 007 2020-05; b`},
		{"list alone", "- id: a\n  title: A\n\n# a remark\n- id: b\n  volume: 10.10\n", `a "A"; b vol 10.10`},
		{"indented list, other keys", "title: My paper\nreferences:\n  - type: book\n    id: a\n    title: |\n      Two\n      lines\nnocite: '@*'\n", `a "Two lines"`},
		{"Markdown", "---\nreferences:\n- id: a\n  author:\n  - family: Ng\n    given: A\n---\n\n# Text\n\n- a list: of the text\n", `a Ng`},
		{"pandoc's old dates", "- id: a\n  issued:\n  - year: 2019\n    month: 12\n", `a 2019-12`},
		{"anchors and merges", "- &x\n  id: a\n  publisher: &p P\n  publisher-place: *p\n", `a P/P`},
		{"broken item", "- id: a\n- id: \"b\n- id: c\n", "a; c; ! in.yaml:2:1: error: item left out"},
		{"alias without anchor", "- id: a\n  title: *y\n- id: b\n", "b; ! in.yaml:1:1: error: item left out: alias *y has no anchor in it [skipped-entry]"},
		{"alias bomb", bomb(), "! in.yaml:1:1: error: item left out: nested too deep, or made of too many aliases [over-limit]"},
		{"deep", "- id: a\n  x: " + strings.Repeat("[", 100_000) + "\n", "! in.yaml:1:1: error: item left out: nested too deep, or made of too many aliases [over-limit]"},
		{"deep dashes", strings.Repeat("- ", 100_000) + "\n", "! in.yaml:1:1: error: item left out: nested too deep, or made of too many aliases [over-limit]"},
		{"nothing", "references: []\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			records, remarks := read(test.in, format.Ask{})
			var got []string
			for _, r := range records {
				c := &r.Citation
				line := c.Key
				if c.Title != "" {
					line += fmt.Sprintf(" %q", c.Title)
				}
				if c.In.Volume != "" {
					line += " vol " + c.In.Volume
				}
				if d := c.Issued(); d.Known() {
					line += " " + d.String()
				}
				for _, n := range c.Authors() {
					line += " " + n.Family
				}
				if c.DOI() != "" {
					line += " " + c.DOI()
				}
				if c.In.Publisher != "" {
					line += " " + c.In.Publisher + "/" + c.In.Place
				}
				got = append(got, line)
			}
			for _, m := range remarks {
				if !strings.Contains(m, "bad-identifier") {
					got = append(got, "! "+m)
				}
			}
			if all := strings.Join(got, "; "); all != test.want && !(strings.Contains(test.want, "; !") && strings.HasPrefix(all, test.want)) {
				t.Errorf("got  %s\nwant %s", all, test.want)
			}
		})
	}
}

// bomb gives an item whose aliases would be ten to the ninth strings.
func bomb() string {
	text := "- id: a\n  x0: &x0 lol\n"
	for i := 1; i < 10; i++ {
		text += fmt.Sprintf("  x%d: &x%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*x%d, ", i-1), 10), ", "))
	}
	return text
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		r := &evidence.Record{Citation: *citationtest.Wild(rand.New(rand.NewPCG(seed, 4)))}
		for _, f := range citation.Fields() { // white space as reading brings it in order
			if v := r.Citation.Text(f); f.Kind() == citation.KindText && v != "" {
				r.Citation.Clear(f)
				r.Citation.Add(f, citation.ParseText(string(v)))
			}
		}
		for i := range r.Citation.Titles {
			r.Citation.Titles[i].Text = citation.ParseText(string(r.Citation.Titles[i].Text))
		}
		text := written(t, r, r)
		records, remarks := read(text, format.Ask{Claims: true})
		if len(records) != 2 || len(remarks) > 0 {
			t.Fatalf("seed %d: %d records, %v\n%s", seed, len(records), remarks, text)
		}
		all := citation.AllFields()
		want, got := citationtest.Limit(&r.Citation, all), citationtest.Limit(&records[1].Citation, all)
		want.In.Pages.Raw, got.In.Pages.Raw = "", ""
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d (-written +read):\n%s\n%s", seed, diff, text)
		}
		for _, cl := range records[1].Claims {
			if cl.At.Nowhere() || cl.At.End > len(text) {
				t.Fatalf("seed %d: claim %v is nowhere", seed, cl)
			}
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	r := &evidence.Record{Citation: citation.Citation{
		Key: "a", Type: citation.Book, Title: "No: a title", In: citation.Container{Volume: "12", Publisher: "No"},
		Credits: []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: "Ng", Given: "A."}}},
		Dates:   []citation.Dated{{Use: citation.FieldIssued, Date: citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: 2020}}}},
	}}
	want := `---
references:
- id: a
  type: book
  title: "No: a title"
  author:
  - family: Ng
    given: A.
  issued:
    date-parts:
    - - 2020
  volume: "12"
  publisher: "No"
...
`
	if diff := cmp.Diff(want, written(t, r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := written(t); got != "---\nreferences: []\n...\n" {
		t.Errorf("without a record: %q", got)
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]format.Score{
		"references:\n- id: a\n  type: book\n":                        format.Signed,
		"- type: article-journal\n  id: a\n":                          format.Signed,
		"- name: x\n  type: service\n":                                format.No,
		"cff-version: 1.2.0\nreferences:\n- type: book\n  title: x\n": format.No,
		"- a list\n- of things\n":                                     format.No,
		"smith2020:\n  type: article\n":                               format.No,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if got := cslyaml.Format().Extractor.Detect(source.FromString("in", text)); got.Score != want {
				t.Errorf("got %s (%s), want %s", got.Score, got.Why, want)
			}
		})
	}
}

// The parts that Cut makes hold the items of the whole.
func TestCut(t *testing.T) {
	t.Parallel()
	cut := cslyaml.Format().Extractor.(format.Cutter).Cut //nolint:forcetypeassert // it must be one
	text := "references:\n  - id: a\n    title: >\n      - not\n      an item\n  - id: b\n  - id: c\nend: 1\n"
	n := cut(text)
	if got, want := text[n:], "  - id: c\nend: 1\n"; got != want {
		t.Fatalf("cut before %q, want %q", got, want)
	}
	first, _ := read(text[:n], format.Ask{})
	second, _ := read(text[n:], format.Ask{})
	if len(first) != 2 || len(second) != 1 || second[0].Citation.Key != "c" {
		t.Errorf("parts hold %d and %d records", len(first), len(second))
	}
}

func FuzzRead(f *testing.F) {
	f.Add("references:\n- id: a\n  type: book\n  title: |\n    x\n")
	f.Add("- &a {id: *a, <<: [1, ~, !!str x]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		records, _ := read(text, format.Ask{Claims: true})
		for _, r := range records {
			if r.At.Start < 0 || r.At.End > len(text) {
				t.Errorf("record at %v of %d bytes", r.At, len(text))
			}
		}
		if again, remarks := read(written(t, records...), format.Ask{}); len(again) != len(records) {
			t.Errorf("wrote %d records, read %d: %v", len(records), len(again), remarks)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var records []*evidence.Record
	for seed := range uint64(100) {
		records = append(records, &evidence.Record{Citation: *citationtest.Usual(rand.New(rand.NewPCG(seed, 5)))})
	}
	text := written(b, records...)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		read(text, format.Ask{})
	}
}
