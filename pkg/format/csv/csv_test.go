package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/csv"
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

func record() *evidence.Record {
	return &evidence.Record{Citation: citation.Citation{
		Key: "beethoven1812", Type: citation.ArticleJournal, Title: "On <i>deafness</i>, and \"music\"",
		Credits: []citation.Credit{
			{Role: citation.FieldAuthor, Name: citation.Name{Family: "Beethoven", Given: "Ludwig", Particle: "van", Suffix: "Jr."}},
			{Role: citation.FieldAuthor, Name: citation.Name{Literal: "WHO"}},
		},
		Dates: []citation.Dated{{Use: citation.FieldIssued, Date: citation.Date{Moment: citation.Moment{Precision: citation.ToMonth, Year: 1812, Month: 3}}}},
		IDs: []citation.Identifier{
			{Scheme: citation.SchemeISSN, Value: "1234-5679"}, {Scheme: citation.SchemeISSN, Value: "2049-3630"}, {Scheme: citation.SchemeDOI, Value: "10.5555/a,b"},
		},
		Keywords: []citation.Keyword{{Term: "ear"}, {Term: "music"}},
		Abstract: "One.\nTwo.",
	}}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	columns := []citation.Field{citation.FieldType, citation.FieldAuthor, citation.FieldIssued, citation.FieldISSN, citation.FieldDOI, citation.FieldKeyword, citation.FieldAbstract}
	for _, test := range []struct {
		name    string
		format  format.Format
		options format.Options
		records []*evidence.Record
		want    string
	}{
		{"columns", csv.CSV(), format.Options{Columns: columns}, []*evidence.Record{record()}, `type,authors,issued,issn,doi,keywords,abstract
article-journal,"van Beethoven, Ludwig, Jr.; WHO",1812-03,1234-5679; 2049-3630,"10.5555/a,b",ear; music,"One.
Two."
`},
		{"tabs", csv.TSV(), format.Options{Columns: columns}, []*evidence.Record{record()},
			"type\tauthors\tissued\tissn\tdoi\tkeywords\tabstract\n" +
				"article-journal\tvan Beethoven, Ludwig, Jr.; WHO\t1812-03\t1234-5679; 2049-3630\t10.5555/a,b\tear; music\t\"One. Two.\"\n"},
		{"no record", csv.CSV(), format.Options{Columns: columns[:2]}, nil, "type,authors\n"},
		{"one empty cell", csv.CSV(), format.Options{Columns: []citation.Field{citation.FieldPMID}}, []*evidence.Record{record()}, "pmid\n\"\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, written(t, test.format, test.options, test.records...)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFormulas(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0", "+1+1": "'+1+1", "-1+1": "'-1+1", "@SUM(A1)": "'@SUM(A1)",
		"\t=1": "' =1", "＝1": "'＝1", "-1.5": "-1.5", "+12": "+12", "1-2": "1-2", "a=b": "a=b", "-": "'-",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			r := &evidence.Record{Citation: citation.Citation{Title: citation.Text(in)}}
			o := format.Options{Columns: []citation.Field{citation.FieldTitle}}
			got := cells(t, written(t, csv.CSV(), o, r), ',')[1][0]
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			o.Raw = true
			if got := cells(t, written(t, csv.CSV(), o, r), ',')[1][0]; got != strings.ReplaceAll(in, "\t", " ") {
				t.Errorf("raw: got %q, want %q", got, in)
			}
		})
	}
}

// cells reads a document with the standard library.
func cells(t testing.TB, text string, comma rune) [][]string {
	t.Helper()
	r := stdcsv.NewReader(strings.NewReader(text))
	r.Comma = comma
	all, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return all
}

// Every document can be read by any reader of RFC 4180, and has its texts in it.
func TestReadable(t *testing.T) {
	t.Parallel()
	for seed := range uint64(500) {
		r := &evidence.Record{Citation: *citationtest.Wild(rand.New(rand.NewPCG(seed, 1)))}
		for _, f := range []format.Format{csv.CSV(), csv.TSV()} {
			comma := ','
			if f.Name == "tsv" {
				comma = '\t'
			}
			rows := cells(t, written(t, f, format.Options{Raw: true}, r, r), comma)
			if len(rows) != 3 {
				t.Fatalf("seed %d: %d rows", seed, len(rows))
			}
			for i, name := range rows[0] {
				want := ""
				switch name {
				case "title":
					want = r.Citation.Title.Plain()
				case "abstract":
					want = r.Citation.Abstract.Plain()
				default:
					continue
				}
				if got := rows[1][i]; strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
					t.Errorf("seed %d: %s: got %q, want %q", seed, name, got, want)
				}
			}
		}
	}
}

func BenchmarkCSV(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 3))
	records := make([]*evidence.Record, 1000)
	for i := range records {
		records[i] = &evidence.Record{Citation: *citationtest.Usual(rng)}
	}
	sequence := csv.CSV().Exporter.(format.Sequence) //nolint:forcetypeassert // it is one
	var dst []byte
	for b.Loop() {
		dst = dst[:0]
		for _, r := range records {
			dst = sequence.Append(dst, r, format.Options{})
		}
	}
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
}
