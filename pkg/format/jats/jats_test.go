package jats

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

// TestValues reads one article and looks at a field.
func TestValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		xml   string // within article-meta
		field citation.Field
		want  string
	}{
		{"<title-group><article-title>On bees<xref ref-type='fn'>*</xref></article-title></title-group>", citation.FieldTitle, "On bees"},
		{"<title-group><article-title>On <italic>bees</italic></article-title><subtitle>A study</subtitle></title-group>", citation.FieldTitle, "On <i>bees</i>: A study"},
		{"<pub-date pub-type='epub'><year>2010</year></pub-date><pub-date pub-type='ppub'><year>2011</year></pub-date>", citation.FieldIssued, "2011"},
		{"<pub-date pub-type='epub'><day>3</day><month>2</month><year>2010</year></pub-date><pub-date pub-type='collection'><year>2010</year></pub-date>", citation.FieldIssued, "2010-02-03"},
		{"<pub-date pub-type='epub'><day>3</day><month>2</month><year>2010</year></pub-date><pub-date pub-type='ppub'><month>2</month><year>2010</year></pub-date>", citation.FieldIssued, "2010-02"},
		{"<pub-date pub-type='epub'><day>3</day><month>2</month><year>2010</year></pub-date><pub-date pub-type='collection'><year>2011</year></pub-date>", citation.FieldIssued, "2011"},
		{"<volume>1</volume><pub-date pub-type='pmc-release'><year>2010</year></pub-date>", citation.FieldIssued, ""},
		{"<pub-date pub-type='ppub'><month>May</month><year>2010</year></pub-date>", citation.FieldIssued, "2010-05"},
		{"<fpage>244</fpage><lpage>55</lpage>", citation.FieldPages, "244-255"},
		{"<fpage>1</fpage><lpage>9</lpage><page-range>1-4, 7-9</page-range>", citation.FieldPages, "1-4, 7-9"},
		{"<elocation-id>e12</elocation-id>", citation.FieldNumber, "e12"},
		{"<article-id pub-id-type='pmc'>2994229</article-id>", citation.FieldPMCID, "PMC2994229"},
		{"<contrib-group><contrib contrib-type='author'><name><surname>Doe</surname><given-names>J</given-names></name></contrib><contrib contrib-type='editor'><name><surname>Ed</surname></name></contrib></contrib-group>", citation.FieldAuthor, "J Doe"},
		{"<contrib-group><contrib><collab>The Team<contrib-group><contrib><name><surname>Doe</surname></name></contrib></contrib-group></collab></contrib></contrib-group>", citation.FieldAuthor, "The Team"},
		{"<abstract><title>Abstract</title><p>One.</p><p>Two.</p></abstract>", citation.FieldAbstract, "One.\n\nTwo."},
		{"<abstract><sec><title>Aim:</title><p>To see.</p><p>And hear.</p></sec></abstract>", citation.FieldAbstract, "Aim: To see.\n\nAnd hear."},
		{"<abstract>Bare text.</abstract>", citation.FieldAbstract, "Bare text."},
		{"<abstract abstract-type='graphical'><p>Pic.</p></abstract><abstract><p>Text.</p></abstract>", citation.FieldAbstract, "Text."},
		{"<kwd-group><kwd>a, b</kwd><kwd>c</kwd></kwd-group>", citation.FieldKeyword, "a, b|c"},
		{"<permissions><license><license-p>See <ext-link xlink:href='http://x.org/by'>x</ext-link></license-p></license></permissions>", citation.FieldLicense, "http://x.org/by"},
	} {
		t.Run(test.xml, func(t *testing.T) {
			t.Parallel()
			records, _ := read(t, "<article><front><article-meta>"+test.xml+"</article-meta></front></article>")
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

// TestDamage checks what becomes of articles that are empty or cut off.
func TestDamage(t *testing.T) {
	t.Parallel()
	const front = "<front><article-meta><title-group><article-title>x</article-title></title-group></article-meta></front>"
	for _, test := range []struct {
		text    string
		records int
		remarks []diag.Code
	}{
		{"<pmc-articleset></pmc-articleset>", 0, nil},
		{"<article></article>", 0, []diag.Code{diag.SkippedEntry}},
		{"<article xml:lang='en'><front><article-meta/></front><back><ref-list/></back></article>", 0, []diag.Code{diag.SkippedEntry}},
		{"<article>" + front + "<body><p>cut", 1, nil},
		{"<article><front><article-meta><title-group><article-title>cut", 0, []diag.Code{diag.Truncated}},
		{front, 1, nil},
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

// TestCorpus reads other programs' articles, whose front matter differs as
// much as their publishers: each has a title, and what comes from PubMed
// Central its journal, year and an identifier.
func TestCorpus(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../../shared/corpora/jats/*/*xml")
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
			records, remarks := read(t, string(data))
			if strings.Contains(file, "manubot") { // a bare list of references in an article of no title
				return
			}
			if len(records) != 1 || len(remarks) > 0 {
				t.Fatalf("%d records, remarks %v", len(records), remarks)
			}
			c := &records[0].Citation
			if c.Title == "" {
				t.Error("no title")
			}
			if strings.Contains(file, "pandoc") {
				return // converted from a text without a journal
			}
			if c.In.Title == "" || c.Year() == 0 || len(c.IDs) == 0 || c.In.Volume == "" {
				t.Errorf("not all of journal, year, volume and identifiers: %+v", c)
			}
		})
	}
}

// cases gives our own inputs, by the name of their folder.
func cases(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/jats/*/input.xml")
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
	text := strings.Repeat(cases(b)["front-alone"], 20)
	formattest.Benchmark(b, form(), text)
}
