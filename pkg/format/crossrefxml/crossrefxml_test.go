package crossrefxml

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/source"
)

// read gives the records of a text, and the codes of what gave none.
func read(t testing.TB, text string) ([]*evidence.Record, []diag.Code) {
	t.Helper()
	return formattest.All(t, form(), text)
}

// TestValues reads one work and looks at a field.
func TestValues(t *testing.T) {
	t.Parallel()
	const (
		article = "<doi_records><doi_record><crossref><journal><journal_metadata><full_title>J</full_title></journal_metadata><journal_article>%s</journal_article></journal></crossref></doi_record></doi_records>"
		posted  = "<doi_batch><body><posted_content>%s</posted_content></body></doi_batch>"
		chapter = "<doi_record><crossref><book><book_series_metadata>%s</book_series_metadata><content_item><titles><title>x</title></titles></content_item></book></crossref></doi_record>"
		whole   = "<doi_record><crossref><book>%s</book></crossref></doi_record>"
	)
	for _, test := range []struct {
		frame, xml string
		field      citation.Field
		want       string
	}{
		{article, "<titles><title>Is it?</title><subtitle>No</subtitle></titles>", citation.FieldTitle, "Is it? No"},
		{article, "<titles><title>On <i>bees</i></title><subtitle>A study</subtitle></titles>", citation.FieldTitle, "On <i>bees</i>: A study"},
		{article, "<titles><title>On bees: A study</title><subtitle>A study</subtitle></titles>", citation.FieldTitle, "On bees: A study"},
		{article, "<publication_date media_type='online'><year>2019</year></publication_date><publication_date media_type='print'><year>2020</year></publication_date>", citation.FieldIssued, "2020"},
		{article, "<publication_date media_type='online'><year>2019</year></publication_date>", citation.FieldIssued, "2019"},
		{article, "<publication_date><month>21</month><year>2019</year></publication_date>", citation.FieldIssued, "2019-21"},
		{article, "<publication_date><month>2</month><year>2010</year></publication_date>", citation.FieldIssued, "2010-02"},
		{article, "<pages><first_page>65</first_page><last_page>8</last_page></pages>", citation.FieldPages, "65-68"},
		{article, "<contributors><person_name><given_name>Ann</given_name><surname>Doe</surname></person_name></contributors>", citation.FieldAuthor, "Ann Doe"},
		{article, "<contributors><person_name contributor_role='translator'><surname>Doe</surname></person_name></contributors>", citation.FieldTranslator, "Doe"},
		{article, "<publisher_item><item_number item_number_type='article-number'>e1</item_number></publisher_item>", citation.FieldNumber, "e1"},
		{article, "<abstract><title>Abstract</title><p>One.</p><p>Two.</p></abstract>", citation.FieldAbstract, "One.\n\nTwo."},
		{article, "", citation.FieldJournal, "J"},
		{posted, "<posted_date><year>2021</year></posted_date>", citation.FieldIssued, "2021"},
		{posted, "<titles><title>x</title></titles>", citation.FieldGenre, "Preprint"},
		{chapter, "<volume>12</volume>", citation.FieldSeriesNumber, "12"},
		{chapter, "<titles><title>Whole</title><subtitle>More</subtitle></titles>", citation.FieldJournal, "Whole: More"},
		{chapter, "<contributors><person_name contributor_role='editor'><surname>Ed</surname></person_name></contributors>", citation.FieldEditor, "Ed"},
		{whole, "<book_metadata><titles><title>x</title></titles></book_metadata>", citation.FieldType, "book"},
		{whole, "<book_metadata/><content_item component_type='reference_entry'><titles><title>x</title></titles></content_item>", citation.FieldType, "entry-encyclopedia"},
	} {
		t.Run(test.xml+" "+test.field.String(), func(t *testing.T) {
			t.Parallel()
			records, _ := read(t, fmt.Sprintf(test.frame, test.xml))
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

// TestDamage checks what becomes of answers without a work.
func TestDamage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text    string
		records int
		remarks []diag.Code
	}{
		{"<doi_records></doi_records>", 0, nil},
		{"<doi_record><crossref><error>doi:10.1/x</error></crossref></doi_record>", 0, []diag.Code{diag.SkippedEntry}},
		{"<query status='unresolved'><doi>10.1000/1</doi></query>", 0, []diag.Code{diag.SkippedEntry}},
		{"<doi_record><crossref></crossref></doi_record>", 0, []diag.Code{diag.SkippedEntry}},
		{"<doi_record><crossref><journal><journal_article><titles>", 0, []diag.Code{diag.Truncated}},
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

// TestStop checks that reading ends when nobody wants more.
func TestStop(t *testing.T) {
	t.Parallel()
	for name, text := range cases(t) {
		n := 0
		for range form().Extract(context.Background(), source.FromString(name, text), format.Ask{}) {
			if n++; n == 2 {
				break
			}
		}
		if n != 2 {
			t.Errorf("%s: %d records before the break", name, n)
		}
	}
}

// TestCut checks that the parts on both sides of a cut give what the whole gives.
func TestCut(t *testing.T) {
	t.Parallel()
	for name, text := range cases(t) {
		all, _ := read(t, text)
		for _, size := range []int{len(text) / 3, len(text) / 2, len(text) * 4 / 5} {
			n := form().Cut(text[:size])
			first, _ := read(t, text[:n])
			second, _ := read(t, text[n:])
			if len(first)+len(second) != len(all) {
				t.Errorf("%s cut at %d: %d and %d records of %d", name, n, len(first), len(second), len(all))
			}
		}
	}
}

// TestCorpus reads other programs' answers.
func TestCorpus(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../../shared/corpora/crossref-xml/*/*.xml")
	if len(files) == 0 {
		t.Skip("no corpus beside the checkout")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := string(data)
			records, _ := read(t, text)
			if want := strings.Count(text, `status="resolved"`); len(records) != want {
				t.Errorf("%d records of %d", len(records), want)
			}
			for _, r := range records {
				if r.Citation.Title == "" || r.Citation.DOI() == "" {
					t.Errorf("no title or DOI: %+v", r.Citation)
				}
			}
		})
	}
}

// cases gives our own inputs, by the name of their folder.
func cases(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/crossref-xml/*/input.xml")
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

// FuzzRead reads anything: records and claims stand in the document.
func FuzzRead(f *testing.F) {
	for _, text := range cases(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		records, _ := read(t, text)
		for _, r := range records {
			if r.At.Start < 0 || r.At.End > len(text) || r.At.Start >= r.At.End {
				t.Fatalf("record at %v of %d", r.At, len(text))
			}
			for _, claim := range r.Claims {
				if claim.At.Start < 0 || claim.At.End > len(text) || claim.At.Start > claim.At.End {
					t.Fatalf("%s at %v of %d", claim.Field, claim.At, len(text))
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(cases(b)["query-answers"], 20)
	formattest.Benchmark(b, form(), text)
}
