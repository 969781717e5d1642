package wos

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

// TestRead reads a record each.
func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, reader{}, map[string][]string{
		"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Li, W\n   Dou, ZG\nAF Li, Wei\n   Dou, Zhiguo\nTI A title that\n   wraps\nSO JOURNAL OF TESTS\nJI J. Tests\nDT Article; Early Access\nDE one; two\nID THREE;\n   FOUR\nC1 [Li, Wei; Dou, Zhiguo] Inst A, Beijing, China.\n   [Dou, Zhiguo] Inst B, Oslo, Norway.\nOI LI, WEI/0000-0002-2133-9287; Who, Else/0000-0001-8031-4330\nSN 1234-5679\nEI 0022-0000\nPD DEC 16\nPY 2020\nVL 6\nIS 1\nBP 5323\nEP 5331\nDI 10.1000/xyz\nUT WOS:1\nER\n\nEF\n": {
			"type: article-journal", "title: A title that wraps", "author: Li, Wei [Inst A, Beijing, China] 0000-0002-2133-9287", "author: Dou, Zhiguo [Inst A, Beijing, China | Inst B, Oslo, Norway]", "issued: 2020-12-16", "container-title: JOURNAL OF TESTS", "container-title-short: J. Tests", "volume: 6", "issue: 1", "page: 5323-5331", "DOI: 10.1000/xyz", "ISSN: 1234-5679", "ISSN: 0022-0000", "keyword: one", "keyword: two", "keyword: THREE", "keyword: FOUR", "archive_location: WOS:1", "genre: Article; Early Access", "wos OI: Who, Else/0000-0001-8031-4330"},
		"PT C\nAU A, B\nTI T\nSO Proc\nCT Conf on Tests\nCL OSLO, NORWAY\nCY MAY 05-07, 2019\nDT Proceedings Paper\nER\n": {
			"type: paper-conference", "title: T", "author: A, B", "event-date: 2019-05-05/2019-05-07", "container-title: Proc", "event-title: Conf on Tests", "event-place: OSLO, NORWAY"},
		"PT B\nAU A, B\nTI A Chapter\nSO The Book\nDT Article; Book Chapter\nER\n": {
			"type: chapter", "title: A Chapter", "author: A, B", "container-title: The Book", "genre: Article; Book Chapter"},
		"PT B\nAU A, B\nTI The Book\nER\n": {
			"type: book", "title: The Book", "author: A, B"},
		"PT J\nTI M\nAU Joffe, Hadine; Hall, Janet E\nPS 411-22\nPY 2006\nPD 2006 May-Jun\nAR UNSP 1722034\nUT MEDLINE:16735938\nER\n": {
			"type: article-journal", "title: M", "author: Joffe, Hadine", "author: Hall, Janet E", "issued: 2006-05/2006-06", "page: 411-422", "PMID: 16735938", "number: 1722034"},
	})
}

// TestRecords finds records, told by their titles.
func TestRecords(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, reader{}, map[string][]string{
		"":            nil,
		"just text\n": nil,
		"FN ISI Export Format\nVR 1.0\nPT J\nTI A\nER\n\nPT J\nTI B\nER\n\nEF\n": {"A", "B"},
		"PT J\nTI A\nPT J\nTI B\n": {"A", "B"},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		"\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n": format.Signed,
		"PT J\nAU A, B\nTI C\n": format.Signed,
		"PT J\n":                format.Shaped,
		"TY  - JOUR\nTI  - A\n": format.No,
		"":                      format.No,
	})
}

// TestRoundTrip writes citations and reads them back, with those fields that
// the format holds for their type.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		if documents.Word(c.Type) == "" && publications.Word(c.Type) == "" {
			return citation.FieldSet{} // the format has no word for the type
		}
		c.Key = ""                                          // the format has no place for it
		c.Abstract = citation.ParseText(string(c.Abstract)) // values stand on one line
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

// TestCorpus reads real exports: a record for each line that begins one.
func TestCorpus(t *testing.T) {
	t.Parallel()
	formattest.Exports(t, reader{}, "isi", formattest.Begun("PT "))
}

func FuzzRead(f *testing.F) { formattest.FuzzRecords(f, Format(), sample(2)) }

func BenchmarkRead(b *testing.B) { formattest.BenchmarkRead(b, reader{}, sample(1000), 1000) }

func BenchmarkWrite(b *testing.B) { formattest.BenchmarkWrite(b, Format(), sample(1000)) }

// sample is a document of n records.
func sample(n int) string {
	const record = "PT J\n" +
		"AU Halsall, T\n" +
		"   Mahmoud, K\n" +
		"   Iyer, SN\n" +
		"AF Halsall, Tanya\n" +
		"   Mahmoud, Kareem\n" +
		"   Iyer, Srividya N.\n" +
		"TI Create to Collaborate: using creative activity and participatory\n" +
		"   performance in online workshops\n" +
		"SO RESEARCH INVOLVEMENT AND ENGAGEMENT\n" +
		"LA English\n" +
		"DT Article\n" +
		"DE participatory research; youth engagement; arts-based methods\n" +
		"AB We describe workshops in which young people and researchers made something\n" +
		"   together before they talked. The activities lowered the threshold to speak,\n" +
		"   and what was said differed from what interviews had given. We say what\n" +
		"   worked, what did not, and what we would do again with a group of another\n" +
		"   age.\n" +
		"SN 2056-7529\n" +
		"JI Res. Involv. Engagem.\n" +
		"PD NOV 20\n" +
		"PY 2023\n" +
		"VL 9\n" +
		"IS 1\n" +
		"BP 111\n" +
		"EP 119\n" +
		"DI 10.1186/s40900-023-00512-7\n" +
		"UT WOS:001100000000001\n" +
		"ER\n" +
		"\n"
	return strings.Repeat(record, n)
}

// TestMonths checks that an issue of two months stays one.
func TestMonths(t *testing.T) {
	t.Parallel()
	date, err := citation.ParseDate("2019-01/2019-02")
	if err != nil {
		t.Fatal(err)
	}
	c := &citation.Citation{Type: citation.ArticleJournal, Title: "T", Dates: []citation.Dated{{Use: citation.FieldIssued, Date: date}}}
	text := string(Format().Exporter.(format.Sequence).Append(nil, &evidence.Record{Citation: *c}, format.Options{}))
	if list := formattest.Records(t, Format().Extractor, text); len(list) != 1 || list[0].Citation.Issued() != date {
		t.Errorf("%s is read back as %v from\n%s", date, list[0].Citation.Issued(), text)
	}
}
