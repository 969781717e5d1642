package pubmed

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

// TestValues reads the inside of an Article, or of a MedlineCitation, and looks at a field.
func TestValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		xml   string
		field citation.Field
		want  string
	}{
		{`<ArticleTitle>On bees.</ArticleTitle>`, citation.FieldTitle, "On bees"},
		{`<ArticleTitle>And so on...</ArticleTitle>`, citation.FieldTitle, "And so on..."},
		{`<ArticleTitle>[On bees].</ArticleTitle>`, citation.FieldTitle, "On bees"},
		{`<ArticleTitle>[On] the [bees].</ArticleTitle>`, citation.FieldTitle, "[On] the [bees]"},
		{`<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Über Bienen.</VernacularTitle>`, citation.FieldTitle, "Über Bienen"},
		{`<ArticleTitle>[On bees].</ArticleTitle><VernacularTitle>Über Bienen.</VernacularTitle>`, citation.FieldOriginalTitle, "Über Bienen"},
		{`<ArticleTitle>H<sub>2</sub>O &amp; <i>E. coli</i>.</ArticleTitle>`, citation.FieldTitle, "H<sub>2</sub>O & <i>E. coli</i>"},
		{`<Journal><Title>Lancet (London, England)</Title></Journal>`, citation.FieldJournal, "Lancet"},
		{`<Journal><Title>Heart (British Cardiac Society)</Title></Journal>`, citation.FieldJournal, "Heart (British Cardiac Society)"},
		{`<Journal><JournalIssue><PubDate><Year>2018</Year><Month>12</Month><Day>03</Day></PubDate></JournalIssue></Journal>`, citation.FieldIssued, "2018-12-03"},
		{`<Journal><JournalIssue><PubDate><Year>2018</Year><Month>Dec</Month></PubDate></JournalIssue></Journal>`, citation.FieldIssued, "2018-12"},
		{`<Journal><JournalIssue><PubDate><Year>2010</Year><Month>2</Month></PubDate></JournalIssue></Journal>`, citation.FieldIssued, "2010-02"},
		{`<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue></Journal>`, citation.FieldIssued, "1998-12/1999-01"},
		{`<Journal><JournalIssue><PubDate><Year>2001</Year><Season>Winter</Season></PubDate></JournalIssue></Journal>`, citation.FieldIssued, "2001-24"},
		{`<ArticleDate><Year>2018</Year><Month>12</Month></ArticleDate>`, citation.FieldIssued, "2018-12"},
		{`<Pagination><MedlinePgn>244-55</MedlinePgn></Pagination>`, citation.FieldPages, "244-255"},
		{`<Pagination><StartPage>244</StartPage><EndPage>255</EndPage></Pagination>`, citation.FieldPages, "244-255"},
		{`<ELocationID EIdType="pii">026002</ELocationID>`, citation.FieldPages, "026002"},
		{`<ELocationID EIdType="doi" ValidYN="N">10.1000/1</ELocationID>`, citation.FieldDOI, ""},
		{`<AuthorList><Author><LastName>Doe</LastName><Initials>J</Initials><Suffix>3rd</Suffix></Author></AuthorList>`, citation.FieldAuthor, "J Doe 3rd"},
		{`<AuthorList CompleteYN="N"><Author><CollectiveName>The Group</CollectiveName></Author></AuthorList>`, citation.FieldAuthor, "The Group|et al."},
		{`<AuthorList Type="editors"><Author><LastName>Doe</LastName></Author></AuthorList>`, citation.FieldEditor, "Doe"},
		{`<Abstract><AbstractText Label="AIM">To see.</AbstractText><AbstractText>We saw.</AbstractText></Abstract>`, citation.FieldAbstract, "AIM: To see.\n\nWe saw."},
		{`<PublicationTypeList><PublicationType>Journal Article</PublicationType><PublicationType>Preprint</PublicationType></PublicationTypeList>`, citation.FieldType, "article"},
		{`<PublicationTypeList><PublicationType>Legal Case</PublicationType></PublicationTypeList>`, citation.FieldType, "article-journal"},
		{`<PublicationTypeList><PublicationType>Letter</PublicationType></PublicationTypeList>`, citation.FieldGenre, "Letter"},
	} {
		t.Run(test.xml, func(t *testing.T) {
			t.Parallel()
			records, _ := read(t, "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"+test.xml+"</Article></MedlineCitation></PubmedArticle>")
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

// TestKept checks that what CSL has no name for is not lost.
func TestKept(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ xml, want string }{
		{"<PersonalNameSubjectList><PersonalNameSubject><LastName>Koop</LastName><ForeName>C Everett</ForeName></PersonalNameSubject></PersonalNameSubjectList>", "PersonalNameSubject: Koop, C Everett"},
		{"<Article><GrantList><Grant><GrantID>1</GrantID><Agency>NIH</Agency></Grant></GrantList></Article>", "Grant: 1/NIH"},
		{"<CommentsCorrectionsList><CommentsCorrections RefType='ErratumIn'><RefSource>J. 2018</RefSource><PMID>7</PMID></CommentsCorrections></CommentsCorrectionsList>", "ErratumIn: J. 2018 PMID: 7"},
		{"<CommentsCorrectionsList><CommentsCorrections RefType='Cites'><RefSource>J. 2018</RefSource></CommentsCorrections></CommentsCorrectionsList>", ""},
		{"<CoiStatement>None.</CoiStatement>", "CoiStatement: None."},
	} {
		t.Run(test.xml, func(t *testing.T) {
			t.Parallel()
			records, _ := read(t, "<MedlineCitation><PMID>1</PMID>"+test.xml+"</MedlineCitation>")
			if len(records) != 1 {
				t.Fatalf("%d records", len(records))
			}
			var got []string
			for _, e := range records[0].Citation.Extra {
				got = append(got, e.Name+": "+e.Value)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestDamage checks what becomes of records that are empty or cut off.
func TestDamage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text    string
		records int
		remarks []diag.Code
	}{
		{"<PubmedArticleSet></PubmedArticleSet>", 0, nil},
		{"<PubmedArticle></PubmedArticle>", 0, []diag.Code{diag.SkippedEntry}},
		{"<PubmedBookArticle/>", 0, []diag.Code{diag.SkippedEntry}},
		{"<PubmedArticle><MedlineCitation></PubmedArticle>", 1, nil},
		{"<PubmedArticle><PubmedData/></PubmedArticle><PubmedArticle><Medline", 0, []diag.Code{diag.SkippedEntry, diag.Truncated}},
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

// TestCorpus reads other programs' test files: each record of theirs is one of ours.
func TestCorpus(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../../shared/corpora/pubmed-xml/*/*.xml")
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
			records, remarks := read(t, text)
			want := strings.Count(text, "</PubmedArticle>") + strings.Count(text, "</PubmedBookArticle>")
			for _, code := range remarks {
				if code == diag.SkippedEntry { // theirs holds a record without anything
					want--
				}
			}
			if len(records) != want {
				t.Errorf("%d records of %d", len(records), want)
			}
			for _, r := range records {
				if c := &r.Citation; c.Type == "" && c.ID(citation.SchemePMID) != "" {
					t.Errorf("PMID %s has no type", c.ID(citation.SchemePMID))
				}
			}
		})
	}
}

// cases gives our own inputs, by the name of their folder.
func cases(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/pubmed/*/input.xml")
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
	text := strings.Repeat(cases(b)["articles"], 20)
	formattest.Benchmark(b, form(), text)
}
