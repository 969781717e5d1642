package table_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/table"
	"github.com/peerlit/peerlit/pkg/width"
)

// written gives the records as a document of the format.
func written(t testing.TB, f format.Format, o format.Options, records ...*evidence.Record) string {
	t.Helper()
	var b bytes.Buffer
	e := f.Exporter.NewEncoder(&b, o)
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

// work gives a record of one work.
func work(title string, year int, families ...string) *evidence.Record {
	r := &evidence.Record{Citation: citation.Citation{Title: citation.Text(title)}}
	for _, family := range families {
		r.Citation.Credits = append(r.Citation.Credits, citation.Credit{Role: citation.FieldAuthor, Name: citation.Name{Family: family}})
	}
	if year != 0 {
		r.Citation.Dates = []citation.Dated{{Use: citation.FieldIssued, Date: citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: year}}}}
	}
	return r
}

func TestTable(t *testing.T) {
	t.Parallel()
	guess := work("A guess", 1999, "Lee")
	guess.Claims = []evidence.Claim{{Field: citation.FieldTitle, Value: citation.Text("A guess"), Confidence: evidence.Guessed}}
	guess.Blank = citation.NewFieldSet(citation.FieldDOI)
	warned := work("深度学习", 2020, "王", "李", "张")
	warned.Remark(diag.Diagnostic{Code: diag.BadDate})
	warned.Citation.IDs = []citation.Identifier{{Scheme: citation.SchemeDOI, Value: "10.5555/1"}}
	family := work("A 👨‍👩‍👧‍👦 in 🇫🇷", 2021, "Ng", "Ørsted")
	for _, test := range []struct {
		name    string
		options format.Options
		records []*evidence.Record
		want    string
	}{
		{"no record", format.Options{}, nil, `
╭────────┬──────┬───────┬──────────────┬─────╮
│ Author │ Year │ Title │ Published in │ DOI │
├────────┼──────┼───────┼──────────────┼─────┤
╰────────┴──────┴───────┴──────────────┴─────╯
`},
		{"marks and wide characters", format.Options{}, []*evidence.Record{guess, warned, family}, `
╭────┬─────────────┬──────┬────────────┬──────────────┬───────────╮
│    │ Author      │ Year │ Title      │ Published in │ DOI       │
├────┼─────────────┼──────┼────────────┼──────────────┼───────────┤
│ ?∅ │ Lee         │ 1999 │ A guess    │              │           │
│ !  │ 王 et al.   │ 2020 │ 深度学习   │              │ 10.5555/1 │
│    │ Ng & Ørsted │ 2021 │ A 👨‍👩‍👧‍👦 in 🇫🇷 │              │           │
╰────┴─────────────┴──────┴────────────┴──────────────┴───────────╯
`},
		{"narrow, ASCII, columns asked for", format.Options{
			Width: 30, ASCII: true, Columns: []citation.Field{citation.FieldTitle, citation.FieldIssued},
		}, []*evidence.Record{guess, warned, work("A title that is far too long", 2020)}, `
+----+----------------+------+
|    | Title          | Date |
+----+----------------+------+
| ?- | A guess        | 1999 |
| !  | 深度学习       | 2020 |
|    | A title tha... | 2020 |
+----+----------------+------+
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := written(t, table.Format(), test.options, test.records...)
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever the citations, no line is wider than the terminal and all are as wide as each other.
func TestTableFits(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	var records []*evidence.Record
	for range 200 {
		records = append(records, &evidence.Record{Citation: *citationtest.Wild(rng)})
	}
	for _, columns := range []int{0, 20, 40, 60, 80, 100, 120, 200} {
		t.Run(fmt.Sprint(columns), func(t *testing.T) {
			t.Parallel()
			lines := strings.Split(strings.TrimSuffix(written(t, table.Format(), format.Options{Width: columns}, records...), "\n"), "\n")
			if len(lines) != len(records)+4 {
				t.Fatalf("%d lines for %d records", len(lines), len(records))
			}
			for _, line := range lines {
				if w := width.String(line); columns > 0 && w > columns || w != width.String(lines[0]) {
					t.Errorf("%d columns wide: %s", w, line)
				}
			}
		})
	}
}

func TestHarmless(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"\x1b[2Jclear\x07":           "␛[2Jclear␇",
		"safe\u202etxt.exe\u2066":    "safetxt.exe",
		"שלום \u200fעולם":            "שלום עולם",
		"two\nlines\r\n\ttab":        "two lines   tab",
		"C1 \u009b31m":               "C1 �31m",
		"soft\u00adhyphen\ufeff":     "softhyphen",
		"\U0001F468\u200d\U0001F9B0": "👨‍🦰",
		"a\u00a0b\u2028c":            "a b c",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			for _, f := range []format.Format{table.Format(), table.Markdown()} {
				got := written(t, f, format.Options{Columns: []citation.Field{citation.FieldTitle}}, work(in, 0))
				if !strings.Contains(strings.ReplaceAll(got, `\[`, "["), want) || !utf8.ValidString(got) {
					t.Errorf("%s: %q has no %q", f.Name, got, want)
				}
			}
		})
	}
}

func TestAuthors(t *testing.T) {
	t.Parallel()
	editor := work("", 0)
	editor.Citation.Credits = []citation.Credit{{Role: citation.FieldEditor, Name: citation.Name{Family: "Gogh", Particle: "van"}}}
	others := work("", 0, "Adams")
	others.Citation.Credits = append(others.Citation.Credits, citation.Credit{Role: citation.FieldAuthor, EtAl: true})
	for want, r := range map[string]*evidence.Record{
		"":               work("", 0),
		"Adams":          work("", 0, "Adams"),
		"Adams & Brody":  work("", 0, "Adams", "Brody"),
		"Adams et al.":   work("", 0, "Adams", "Brody", "Cole"),
		"van Gogh (ed.)": editor,
		" Adams et al. ": others,
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			got := written(t, table.Markdown(), format.Options{Columns: []citation.Field{citation.FieldAuthor}}, r)
			want := "| Author |\n| --- |\n| " + strings.ReplaceAll(strings.TrimSpace(want), "&", `\&`) + " |\n"
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	got := written(t, table.Markdown(), format.Options{}, work("a | b * c_d `e` <f> \\ g\nh", 2020, "X"))
	want := "| Author | Year | Title | Published in | DOI |\n| --- | --- | --- | --- | --- |\n" +
		"| X | 2020 | a \\| b \\* c_d \\`e\\` \\<f\\> \\\\ g h |  |  |\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := written(t, table.Markdown(), format.Options{Columns: []citation.Field{citation.FieldDOI}}), "| DOI |\n| --- |\n"; got != want {
		t.Errorf("without a record: got %q, want %q", got, want)
	}
}

func BenchmarkTable(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 3))
	records := make([]*evidence.Record, 1000)
	for i := range records {
		records[i] = &evidence.Record{Citation: *citationtest.Usual(rng)}
	}
	size := 0
	for b.Loop() {
		size = len(written(b, table.Format(), format.Options{Width: 120}, records...))
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
}
