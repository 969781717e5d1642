package europepmcxml

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

// read gives the records of a text, and the codes of what gave none.
func read(t testing.TB, text string) ([]*evidence.Record, []diag.Code) {
	t.Helper()
	return formattest.All(t, form(), text)
}

// TestValues reads one result and looks at a field.
func TestValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		xml   string
		field citation.Field
		want  string
	}{
		{"<title>On &lt;i&gt;bees&lt;/i&gt;.</title>", citation.FieldTitle, "On <i>bees</i>"},
		{"<title>On <i>bees</i></title>", citation.FieldTitle, "On <i>bees</i>"},
		{"<authorString>Doe J, Roe R.</authorString>", citation.FieldAuthor, "J Doe|R Roe"},
		{"<authorString>Doe J.</authorString><authorList><author><firstName>Jane</firstName><lastName>Doe</lastName></author></authorList>", citation.FieldAuthor, "Jane Doe"},
		{"<authorList><author><collectiveName>The Group</collectiveName></author></authorList>", citation.FieldAuthor, "The Group"},
		{"<journalInfo><dateOfPublication>2015 Mar</dateOfPublication><printPublicationDate>2015-03-01</printPublicationDate></journalInfo>", citation.FieldIssued, "2015-03"},
		{"<pubYear>2001</pubYear><firstPublicationDate>2001-02-03</firstPublicationDate>", citation.FieldIssued, "2001-02-03"},
		{"<pubYear>2001</pubYear>", citation.FieldIssued, "2001"},
		{"<journalIssn>0028-4793; 1533-4406</journalIssn>", citation.FieldISSN, "0028-4793|1533-4406"},
		{"<source>PPR</source>", citation.FieldType, "article"},
		{"<pubType>review; journal article</pubType>", citation.FieldType, "article-journal"},
		{"<pubType>review; journal article</pubType>", citation.FieldGenre, "Review"},
		{"<source>MED</source><pubTypeList><pubType>Preprint</pubType><pubType>Journal Article</pubType></pubTypeList>", citation.FieldType, "article"},
	} {
		t.Run(test.xml+" "+test.field.String(), func(t *testing.T) {
			t.Parallel()
			records, _ := read(t, "<resultList><result>"+test.xml+"</result></resultList>")
			if len(records) != 1 {
				t.Fatalf("%d records", len(records))
			}
			var got []string
			for v := range records[0].Citation.Values(test.field) {
				got = append(got, v.String())
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.field, diff)
			}
		})
	}
}

// TestDamage checks what becomes of results that are empty or cut off.
func TestDamage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text    string
		records int
		remarks []diag.Code
	}{
		{"<resultList/>", 0, nil},
		{"<result></result>", 0, []diag.Code{diag.SkippedEntry}},
		{"<result><title>x</title></result><result><title>y", 1, []diag.Code{diag.Truncated}},
	} {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()
			records, remarks := read(t, test.text)
			if diff := cmp.Diff(test.remarks, remarks); diff != "" || len(records) != test.records {
				t.Errorf("%d records, want %d; remarks (-want +got):\n%s", len(records), test.records, diff)
			}
		})
	}
}

// cases gives our own inputs, by the name of their folder.
func cases(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/europepmc-xml/*/input.xml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	texts := make(map[string]string)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(filepath.Dir(file))] = string(data)
	}
	return texts
}

// FuzzRead reads anything: records and claims stand in the document, in order.
func FuzzRead(f *testing.F) {
	for _, text := range cases(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		records, _ := read(t, text)
		last := 0
		for _, r := range records {
			if r.At.Start < last || r.At.End > len(text) || r.At.Start >= r.At.End {
				t.Fatalf("record at %v of %d, after %d", r.At, len(text), last)
			}
			last = r.At.End
			for _, claim := range r.Claims {
				if claim.At.Start < 0 || claim.At.End > len(text) || claim.At.Start > claim.At.End {
					t.Fatalf("%s at %v of %d", claim.Field, claim.At, len(text))
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := cases(b)["search-answer"]
	text = strings.Repeat(text[:strings.LastIndex(text, "<result>")], 20) // without the one that is cut off
	formattest.Benchmark(b, form(), text)
}
