package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVuFind(t *testing.T) {
	t.Parallel()
	testPages(t, "vufind", []pageTest{
		{"one author with dates, two others with roles", `
			The title /
			Gespeichert in:
			Bibliographische Detailangaben
			1. Verfasser:	Vico, Giambattista, 1668-1744
			Weitere Verfasser:	Wilson, Horace H. (Übers.), Jośī, Kanhaiyālāla (Hrsg.), Vyāsa
			Format:	Buch
			Veröffentlicht:	Delhi : Parimal Publ., 2002
			`, `
			type: book
			title: The title
			author: Giambattista Vico
			author: Vyāsa
			editor: Kanhaiyālāla Jośī
			translator: Horace H. Wilson
			issued: 2002
			publisher: Parimal Publ.
			publisher-place: Delhi
			`},
		{"names run together are cut by their work keys, in any order", `
			author | García Márquez, Ana Van Berg, Jan Smith, John Paul
			author_facet | García Márquez, Ana Van Berg, Jan Smith, John Paul
			title | The title
			title_full | The title / Ana García Márquez
			work_keys_str_mv | AT smithjohnpaul thetitle AT garciamarquezana thetitle AT vanbergjan thetitle
			`, `
			title: The title
			author: Ana García Márquez
			author: Jan Van Berg
			author: John Paul Smith
			`},
		{"what the staff view lacks comes from the record", `
			The title
			Saved in:
			Main Author: Roe, Jane
			Format: Article
			Published in: Made-up Letters Vol. 11; no. 7; p. 617
			Staff View
			title_full | The title
			record_format | marc
			`, `
			type: article-journal
			title: The title
			author: Jane Roe
			container-title: Made-up Letters
			volume: 11
			issue: 7
			page: 617
			`},
		{"prose that begins like labels is none", `
			The title
			Saved in:
			Main Author: Roe, Jane
			Format: Book
			Description
			Language was what they shared, and volume after volume
			Published in haste, the work was forgotten.
			`, `
			type: book
			title: The title
			author: Jane Roe
			`},
		{"an address for the link resolver is no address of the work", `
			The title
			Saved in:
			Main Author: Roe, Jane
			Format: Book
			Online Access: http://openurl.example.org/sfx?issn=1234-5679&genre=journal https://doi.org/10.1000/x.1
			`, `
			type: book
			title: The title
			author: Jane Roe
			DOI: 10.1000/x.1
			`},
		{"a truncated abstract and an unknown place are left out", `
			The title
			How it all began and what became of those who...
			Saved in:
			Main Author: Roe, Jane
			Format: Book
			Published: [S.l.] : [s.n.], c1985-
			`, `
			type: book
			title: The title
			author: Jane Roe
			issued: 1985/..
			abstract?
			`},
	})
}

func TestSplitHeadings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		list   string
		single bool
		want   string
	}{
		{"Vico, Giambattista, 1668-1744", true, "Vico, Giambattista"},
		{"King, Martin Luther, Jr., 1929-1968", true, "King, Martin Luther, Jr."},
		{"Doyle, Arthur Conan, Sir, 1859-1930", true, "Doyle, Arthur Conan"},
		{"García Márquez, Gabriel José", true, "García Márquez, Gabriel José"},
		{"Tanya Halsall, Mardi Daley, Lisa D. Hawke", false, "Tanya Halsall; Mardi Daley; Lisa D. Hawke"},
		{"Bansal, Prakhar, Kumar, Raj K.", false, "Bansal, Prakhar; Kumar, Raj K."},
		{"García Márquez, Ana B., Vargas Llosa, Mario P.", false, "García Márquez, Ana B.; Vargas Llosa, Mario P."},
		{"Smith, Jan; Doe, Ann", false, "Smith, Jan; Doe, Ann"},
		{"Neitola, Marita1 (AUTHOR) a@b.fi, Smith, Jan2 (AUTHOR)", false, "Neitola, Marita; Smith, Jan"},
		{"Vico, G., 1668-1744, Pandolfi, Claudia", false, "Vico, G.; Pandolfi, Claudia"},
		{"王小明, 李四", true, "王小明; 李四"},
		{", , , ,", false, ""},
		{"1990-", false, ""},
	}
	for _, test := range tests {
		t.Run(test.list, func(t *testing.T) {
			t.Parallel()
			var names []string
			for _, h := range splitHeadings(test.list, test.single) {
				names = append(names, h.name)
				if !strings.Contains(test.list, h.view) {
					t.Errorf("view %q is not of the list", h.view)
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(names, "; ")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestReadImprint(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want imprint
	}{
		{"Morano : Centro di Studi Vichiani, 1992.", imprint{"Morano", "Centro di Studi Vichiani", "1992"}},
		{"MDPI AG 2021-07-01", imprint{"", "MDPI AG", "2021-07-01"}},
		{"BioMed Central 24 October 2023", imprint{"", "BioMed Central", "24 October 2023"}},
		{"New York : Plenum, c1985-", imprint{"New York", "Plenum", "c1985-"}},
		{"[ירושלים] : המרכז למיפוי ישראל, [תשס\"ה] 2004.", imprint{"ירושלים", "המרכז למיפוי ישראל", "[תשס\"ה] 2004"}},
		{"[S.l.] : [s.n.], 1990", imprint{"", "", "1990"}},
		{"2023", imprint{date: "2023"}},
		{"Springer", imprint{publisher: "Springer"}},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, readImprint(test.text), cmp.AllowUnexported(imprint{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestVuFindWords: no label means two things, and each meaning that is no field has a reader.
func TestVuFindWords(t *testing.T) {
	t.Parallel()
	known := map[string]bool{"-": true, "@format": true, "@author": true, "@authors": true, "@name": true, "@names": true, "@others": true, "@body": true, "@advisor": true}
	seen := map[string]string{}
	for w := range wordsOf(vufindWords, "label") {
		if vufindReaders[w.means] == nil && !known[w.means] && w.field == 0 {
			t.Errorf("label %q: nothing reads %q", w.text, w.means)
		}
		if other, ok := seen[strings.ToLower(w.text)]; ok {
			t.Errorf("label %q stands for %s and %s", w.text, other, w.means)
		}
		seen[strings.ToLower(w.text)] = w.means
	}
}

// FuzzVuFind: whatever a page holds, it is read to its end, and every claim points into it.
func FuzzVuFind(f *testing.F) {
	for _, platform := range []string{"vufind", "booksci", "xmol", "chinese"} {
		inputs, _ := filepath.Glob("../../../testdata/" + platform + "/*/input.txt")
		for _, input := range inputs {
			if text, err := os.ReadFile(input); err == nil {
				f.Add(string(text))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		for _, platform := range []string{"vufind", "booksci", "xmol", "chinese"} {
			r := extract(t, platform, text)
			if r == nil {
				continue
			}
			for _, c := range r.Claims {
				if c.At.Start < 0 || c.At.Start > c.At.End || c.At.End > len(text) {
					t.Fatalf("%s: span %v in %d bytes", c.Rule, c.At, len(text))
				}
			}
		}
	})
}

func BenchmarkVuFind(b *testing.B) {
	text, err := os.ReadFile("../../../testdata/samples/vufind.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		extract(b, "vufind", string(text))
	}
}
