package ris

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

// lines joins lines, for tables.
func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

// TestReadTags reads what stands between the first and the last line of an article's record.
func TestReadTags(t *testing.T) {
	t.Parallel()
	want := make(map[string][]string)
	for in, values := range map[string][]string{
		"TI  - A\nPY  - 2018\nDA  - SEP":     {"type: article-journal", "title: A", "issued: 2018-09"},
		"PY  - 2014\nDA  - May 17":           {"type: article-journal", "issued: 2014-05-17"},
		"Y1  - 2013/05/28\nDA  - 2014/04/01": {"type: article-journal", "issued: 2014-04-01", "2:7 conflict"},
		"PY  - in press":                     {"type: article-journal", "issued: in press"},
		"SP  - 123\nEP  - 8":                 {"type: article-journal", "page: 123-128"},
		"SP  - 13-22\nEP  - 10":              {"type: article-journal", "page: 13-22", "number-of-pages: 10"},
		"SP  -\nEP  - \nIS  -\nVL  - 3":      {"type: article-journal", "volume: 3"},
		"AU  - World Health Organization\nAU  - Liu R.\nAU  - Berg, Jan van den\nAU  - et al.": {"type: article-journal", "author: {World Health Organization}", "author: Liu, R.", "author: Berg, Jan van den", "author: et al."},
		"AU  - Smith, Ann; Jones, Bob":                                                                                           {"type: article-journal", "author: Smith, Ann", "author: Jones, Bob"},
		"KW  - peer support\nrecovery\nstigma, social\nKW  - a; b":                                                               {"type: article-journal", "keyword: peer support", "keyword: recovery", "keyword: stigma, social", "keyword: a", "keyword: b"},
		"T1  - The title\nTI  - The title\nTI  - Another":                                                                        {"type: article-journal", "title: The title", "ris TI: Another"},
		"JO  - J. Tests\nJF  - Journal of Tests":                                                                                 {"type: article-journal", "container-title: J. Tests", "ris JF: Journal of Tests"},
		"T2  - Journal of Tests\nJO  - J. Tests\nJA  - J. Tests":                                                                 {"type: article-journal", "container-title: Journal of Tests", "container-title-short: J. Tests"},
		"M3  - doi: 10.5465/amj.2011.0651\nN1  - doi: 10.5465/amj.2011.0651":                                                     {"type: article-journal", "DOI: 10.5465/amj.2011.0651"},
		"T1  - Wave loads\nT2  - A year of measurements\nAU  - Dahl, H.\nPY  - 2025\nY1  - 2025\nJO  - Harbours\nJF  - Harbours": {"type: article-journal", "title: Wave loads: A year of measurements", "author: Dahl, H.", "issued: 2025", "container-title: Harbours"},
		"T1  - Wave loads\nT2  - A year of measurements\nAU  - Dahl, H.\nPY  - 2025/2/13\nY1  - 2025/2/13":                       {"type: article-journal", "title: Wave loads: A year of measurements", "author: Dahl, H.", "issued: 2025-02-13"},
		"T1  - Wave loads\nT2  - Journal of Harbours\nAU  - Dahl, H.\nPY  - 2025\nJO  - J. Harbours":                             {"type: article-journal", "title: Wave loads", "author: Dahl, H.", "issued: 2025", "container-title: Journal of Harbours", "container-title-short: J. Harbours"},
		"UR  - PM:15368318\nM1  - 3":                                                                                             {"type: article-journal", "issue: 3", "PMID: 15368318"},
		"AN  - 21553931\nDP  - NLM":                                                                                              {"type: article-journal", "PMID: 21553931", "source: NLM"},
		"ET  - 2015/05/21\nC2  - PMC4681498\nC7  - e70084":                                                                       {"type: article-journal", "online-date: 2015-05-21", "PMCID: PMC4681498", "number: e70084"},
		"AB  - Stress of the\nER and of golgi;\nER - positive tumours\nER  - stress\ntoo":                                        {"type: article-journal", "abstract: Stress of the ER and of golgi; ER - positive tumours ER - stress too"},
		"N1  - one\nN1  - two":        {"type: article-journal", "note: one\n\ntwo"},
		"ZZ  - what\nAD  - Somewhere": {"type: article-journal", "ris ZZ: what", "ris AD: Somewhere", "2:7 unknown-tag"},
		"ID  - Haddaway2019":          {"type: article-journal"},
		"ID  - 77":                    {"type: article-journal", "ris ID: 77"},
		"L1  - file.pdf\nUR  - https://a.example/?x=1&copy=2":                   {"type: article-journal", "URL: https://a.example/?x=1&copy=2", "ris L1: file.pdf"},
		"TI  - Title &amp; more: <i>E. coli</i>":                                {"type: article-journal", "title: Title & more: <i>E. coli</i>"},
		"TI  - Nested TY\nAB  - It says\nTY  - is the tag that begins a record": {"type: article-journal", "title: Nested TY", "abstract: It says TY - is the tag that begins a record"},
	} {
		want["TY  - JOUR\n"+in+"\nER  - \n"] = values
	}
	formattest.Read(t, reader{}, want)
}

// TestRead reads whole records, each begun and ended in its own way.
func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, reader{}, map[string][]string{
		"TY  - BOOK\nA2  - Series, Ed\nED  - Editor, Eve\nT2  - The Series\nSP  - 304 p.\nER  - ": {"type: book", "editor: Editor, Eve", "collection-editor: Series, Ed", "collection-title: The Series", "number-of-pages: 304"},
		"TY  - EDBOOK\nAU  - Editor, Eve\nER  - ":                                                 {"type: book", "editor: Editor, Eve"},
		"TY  - CHAP\nA2  - Editor, Eve\nA3  - Series, Ed\nBT  - The Book\nER  - ":                 {"type: chapter", "editor: Editor, Eve", "collection-editor: Series, Ed", "container-title: The Book"},
		"TY  - CONF\nT2  - ICML 2010\nC3  - Proc. ICML\nER  - ":                                   {"type: paper-conference", "container-title: Proc. ICML", "event-title: ICML 2010"},
		"TY  - CONF\nT2  - Proc. ICML\nC3  - ICML 2010\nDB  - Scopus\nER  - ":                     {"type: paper-conference", "container-title: Proc. ICML", "event-title: ICML 2010", "archive: Scopus"},
		"TY  - CONF\nT2  - Proc. ICML\nER  - ":                                                    {"type: paper-conference", "container-title: Proc. ICML"},
		"TY  - UNPB\nDO  - 10.1101/2020.01.01.1\nER  - ":                                          {"type: article", "DOI: 10.1101/2020.01.01.1"},
		"TY  - UNPB\nER  - ":                               {"type: manuscript"},
		"TY  - RPRT\nSN  - TR-1\nER  - ":                   {"type: report", "number: TR-1"},
		"TY  - MPCT\nAU  - Lang, Fritz\nER  - ":            {"type: motion_picture", "director: Lang, Fritz"},
		"TY  - NOPE\nTI  - A\nER  - ":                      {"type: document", "title: A", "1:7 unknown-type"},
		"TY  - OTHER\nTY  - BOOK\nTI  - A\nER  - ":         {"type: book", "title: A"},
		"AU  - Smith, Ann\nJF  - Journal\nER  - ":          {"type: article-journal", "author: Smith, Ann", "container-title: Journal", "1:1 repaired-entry"},
		"TY  - JOUR\nTI  - A":                              {"type: article-journal", "title: A", "1:1 repaired-entry"},
		"ty  - jour\nti  - A\ner  -":                       {"type: article-journal", "title: A"},
		"TY - JOUR\nTI - A - with dash\nER -":              {"type: article-journal", "title: A - with dash"},
		"  TY  - JOUR\n  TI  - A\n  ER  - ":                {"type: article-journal", "title: A"},
		"\ufeffTY  - JOUR\rTI  - A\r\nVL  - 1\r\r\nER  - ": {"type: article-journal", "title: A", "volume: 1"},
	})
}

// TestRecords finds records among lines that belong to none, told by their titles.
func TestRecords(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, reader{}, map[string][]string{
		"":            nil,
		"\n\n":        nil,
		"just text\n": nil,
		"TY  - JOUR\nTI  - A\nER  - \nTY  - JOUR\nTI  - B\nER  - \n":                                                                                  {"A", "B"},
		"TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B\n":                                                                                                {"A", "B"},
		"AU  - S, A\nTI  - A\nER  - \n\nAU  - J, B\nTI  - B\nER  - ":                                                                                  {"A", "B"},
		"Record #1 of 2\nTY  - JOUR\nTI  - A\nER  - \n\n\n2. \nTY  - JOUR\nTI  - B\nER  - \n":                                                         {"A", "B"},
		"1. \nTY  - JOUR\nTI  - A\nER  - \n\nC1  - Database: Embase\n\nSearch Strategy:\n------\n1 exp asthma/\n\n2. \nTY  - JOUR\nTI  - B\nER  - \n": {"A", "B"},
		"TY  - JOUR\nTI  - A\nER  - 1\nTY  - JOUR\nTI  - B\nER  - 2\n":                                                                                {"A", "B"},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		"TY  - JOUR\nTI  - A\nER  - \n":                     format.Signed,
		"\ufeff\nRecord #1 of 2\nProvider: X\nTY  - JOUR\n": format.Signed,
		"TY - JOUR\nTI - A\nER -\n":                         format.Shaped,
		"AU  - Smith, Ann\nTI  - A\nER  - \n":               format.Shaped,
		"PMID- 12345678\nTI  - A\nFAU - Smith, Ann\n":       format.No,
		"@article{a, title = {TY  - JOUR}}":                 format.No,
		"":                                                  format.No,
	})
}

// TestRoundTrip writes citations and reads them back, with those fields that
// RIS holds for their type.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		if back, ok := types.Type(types.Word(c.Type)); !ok || back != c.Type {
			return citation.FieldSet{} // RIS has only a more general word: "JOUR" for a review
		}
		c.Abstract = citation.ParseText(string(c.Abstract))         // values stand on one line
		if c.Type == citation.PaperConference && c.In.Title == "" { // T2 alone is the container
			c.In.Title, c.In.Event.Title = c.In.Event.Title, ""
		}
		held := citation.NewFieldSet(citation.FieldType, citation.FieldISBN)
		for _, row := range tags.Writing(c.Type) {
			held.Add(row.Field)
		}
		return held
	}, "&amp;") // a careless export's "&", in every file but this
}

func TestClaims(t *testing.T) {
	t.Parallel()
	formattest.Claims(t, reader{}, name+": tag ", sample(1))
}

// TestWrite writes a record that has something in most places for each tool.
func TestWrite(t *testing.T) {
	t.Parallel()
	c := citation.Citation{
		Key: "smith2020", Type: citation.ArticleJournal, Title: "On <i>E. coli</i>\u2028ER  - and\r\nTY  - BOOK",
		Credits: []citation.Credit{
			{Role: citation.FieldAuthor, Name: citation.Name{Family: "Berg", Particle: "van den", Given: "Jan"}},
			{Role: citation.FieldAuthor, Name: citation.Name{Literal: "World Health Organization"}},
			{Role: citation.FieldEditor, Name: citation.Name{Family: "Smith", Given: "John", Suffix: "Jr."}},
		},
		Dates:    []citation.Dated{{Use: citation.FieldIssued, Date: citation.MakeDate(2020, 5, 17)}},
		In:       citation.Container{Title: "Journal of Tests", TitleShort: "J Tests", Volume: "12", Issue: "3"},
		IDs:      []citation.Identifier{{Scheme: citation.SchemeDOI, Value: "10.1000/xyz"}, {Scheme: citation.SchemePMID, Value: "12345678"}},
		Keywords: []citation.Keyword{{Term: "stigma, social"}, {Term: "Mice"}},
		Abstract: "First.\n\nSecond.",
		Extra:    []citation.Extra{{Format: name, Name: "ZZ", Value: "kept"}, {Format: name, Name: "ER", Value: "not"}, {Format: "bibtex", Name: "file", Value: "not"}},
	}
	c.In.Pages, _ = citation.ParsePages("13-22")
	for _, tool := range []struct{ names, want string }{
		{"zotero", lines("TY  - JOUR", "ID  - smith2020", "TI  - On <i>E. coli</i> ER  - and TY  - BOOK", "AU  - van den Berg, Jan", "AU  - World Health Organization", "ED  - Smith, John, Jr.",
			"PY  - 2020", "DA  - 2020/05/17/", "T2  - Journal of Tests", "J2  - J Tests", "VL  - 12", "IS  - 3", "SP  - 13", "EP  - 22", "DO  - 10.1000/xyz", "AB  - First. Second.", "KW  - stigma, social", "KW  - Mice",
			"AN  - 12345678", "DB  - PubMed", "ZZ  - kept", "ER  - ", "")},
		{"mendeley", lines("TY  - JOUR", "ID  - smith2020", "TI  - On <i>E. coli</i> ER  - and TY  - BOOK", "AU  - van den Berg, Jan", "AU  - World Health Organization", "A2  - Smith, John, Jr.",
			"PY  - 2020", "T2  - Journal of Tests", "J2  - J Tests", "VL  - 12", "IS  - 3", "SP  - 13-22", "DO  - 10.1000/xyz", "AB  - First. Second.", "KW  - stigma, social", "KW  - Mice",
			"AN  - 12345678", "DB  - PubMed", "ZZ  - kept", "ER  - ", "")},
		{"jabref", lines("TY  - JOUR", "ID  - smith2020", "TI  - On <i>E. coli</i> ER  - and TY  - BOOK", "AU  - van den Berg, Jan", "AU  - World Health Organization", "ED  - Smith, John, Jr.",
			"PY  - 2020", "DA  - 2020/05/17/", "T2  - Journal of Tests", "JO  - Journal of Tests", "J2  - J Tests", "VL  - 12", "IS  - 3", "SP  - 13", "EP  - 22", "DO  - 10.1000/xyz", "AB  - First. Second.", "KW  - stigma, social", "KW  - Mice",
			"ZZ  - kept", "ER  - ", "")},
		{"rayyan covidence", lines("TY  - JOUR", "TI  - On E. coli ER  - and TY  - BOOK", "AU  - van den Berg, Jan", "AU  - World Health Organization", "ED  - Smith, John, Jr.",
			"PY  - 2020", "DA  - 2020/05/17/", "T2  - Journal of Tests", "JO  - Journal of Tests", "J2  - J Tests", "VL  - 12", "IS  - 3", "SP  - 13", "EP  - 22", "DO  - 10.1000/xyz", "AB  - First. Second.", "KW  - stigma, social", "KW  - Mice",
			"AN  - 12345678", "DB  - PubMed", "ZZ  - kept", "ER  - ", "")},
		{"eppi", strings.ReplaceAll(lines("TY  - JOUR", "ID  - smith2020", "TI  - On E. coli ER  - and TY  - BOOK", "AU  - van den Berg, Jan", "AU  - World Health Organization", "ED  - Smith, John, Jr.",
			"PY  - 2020", "DA  - 2020/05/17/", "T2  - Journal of Tests", "JF  - Journal of Tests", "J2  - J Tests", "VL  - 12", "IS  - 3", "SP  - 13", "EP  - 22", "DO  - 10.1000/xyz", "AB  - First. Second.", "N2  - First. Second.", "KW  - stigma, social", "KW  - Mice",
			"AN  - 12345678", "DB  - PubMed", "ZZ  - kept", "ER  - ", ""), "\n", "\r\n")},
	} {
		for dialect := range strings.FieldsSeq(tool.names) {
			t.Run(dialect, func(t *testing.T) {
				t.Parallel()
				got := string(appendRecord(nil, &evidence.Record{Citation: c}, format.Options{Dialect: dialect}))
				if diff := cmp.Diff(tool.want, got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			})
		}
	}
}

// TestSlashed writes dates and reads them back.
func TestSlashed(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"2020-05-17": "2020/05/17/", "2020-05": "2020/05//", "2020": "2020///", "Spring 2003": "2003///Spring", "1998 May-Jun": "1998///May-June",
		"2019-05/2020-01": "2019-05/2020-01", "ca. 1850": "1850~", "1985-": "1985/..", "in press": "in press",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			d, err := citation.ParseDate(in)
			if err != nil {
				t.Fatal(err)
			}
			got := slashed(d)
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if back, err := citation.ParseDate(got); err != nil || back != d {
				t.Errorf("read back as %v, %v; want %v", back, err, d)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	formattest.FuzzRecords(f, Format(),
		"TY  - JOUR\nTI  - A\nAU  - S, A\nPY  - 2020\nER  - \n", "TY - BOOK\r\nTI - B\rER -\n", "AU  - x\nTI  - y\nER  - 1\nTY  - CONF\nC3  - z\n", "ty-jour\nti-x\ner-\n",
	)
}

func BenchmarkRead(b *testing.B) { formattest.BenchmarkRead(b, reader{}, sample(1000), 1000) }

func BenchmarkWrite(b *testing.B) { formattest.BenchmarkWrite(b, Format(), sample(1000)) }

// sample is a document of many records, such as a database exports.
func sample(n int) string {
	const record = "TY  - JOUR\nTI  - Create to Collaborate: using creative activity and participatory performance in online workshops\n" +
		"AU  - Halsall, Tanya\nAU  - Mahmoud, Kareem\nAU  - Pouliot, Annie\nAU  - Iyer, Srividya N.\nT2  - Research Involvement and Engagement\nJ2  - Res Involv Engagem\n" +
		"PY  - 2023\nDA  - 2023/11/20/\nVL  - 9\nIS  - 1\nSP  - 111\nEP  - 119\nSN  - 2056-7529\nDO  - 10.1186/s40900-023-00512-7\nUR  - https://doi.org/10.1186/s40900-023-00512-7\n" +
		"AB  - We describe workshops in which young people and researchers made something together before they talked. The activities lowered the threshold to speak, and what was said differed from what interviews had given. We say what worked, what did not, and what we would do again with a group of another age.\n" +
		"KW  - participatory research\nKW  - youth engagement\nKW  - arts-based methods\nER  - \n\n"
	return strings.Repeat(record, n)
}
