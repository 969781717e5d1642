package refworks

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

// TestRead reads a record each.
func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, reader{}, map[string][]string{
		"RT Journal Article\nSR Electronic(1)\nID 206\nA1 Stansfeld,Stephen\nA1 World Health Organization\nT1 A title\nJF Journal of Tests\nJO J Tests\nYR 2002\nFD May 17\nVO 1\nIS 3\nSP 101\nOP 123\nK1 one\nK1 two\nSN 1234-5679\nDO 10.1000/xyz\nNO one\nNO two\nRD 2020/01/02\n": {
			"type: article-journal", "title: A title", "author: Stansfeld, Stephen", "author: {World Health Organization}", "issued: 2002-05-17", "accessed: 2020-01-02", "container-title: Journal of Tests", "container-title-short: J Tests", "volume: 1", "issue: 3", "page: 101-123", "DOI: 10.1000/xyz", "ISSN: 1234-5679", "keyword: one", "keyword: two", "note: one\n\ntwo", "refworks SR: Electronic(1)", "refworks ID: 206"},
		"RT Book, Section\nT2 The Book\nA2 Gulford, C.T.\nAB Of the\nUK cohort studies\n": {
			"type: chapter", "editor: Gulford, C.T.", "container-title: The Book", "abstract: Of the UK cohort studies"},
		"RT Report\nSN TR-1\nSP 12\n": {
			"type: report", "number: TR-1", "number-of-pages: 12"},
		"RT Widget\nT1 A\n": {
			"type: document", "title: A", "1:4 unknown-type"},
	})
}

// TestRecords finds records, told by their titles.
func TestRecords(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, reader{}, map[string][]string{
		"":            nil,
		"just text\n": nil,
		"RT Book, Whole\nT1 A\n\nRT Book, Whole\nT1 B\n": {"A", "B"},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		"\ufeffRT Book, Section\nT1 A\n": format.Signed,
		"RT is a news channel\n":         format.No,
		"":                               format.No,
	})
}

// TestRoundTrip writes citations and reads them back, with those fields that
// the format holds for their type.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		if back, ok := types.Type(types.Word(c.Type)); !ok || back != c.Type {
			return citation.FieldSet{} // the format has only a more general word
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
	formattest.Exports(t, reader{}, "refworks", formattest.Begun("RT "))
}

func FuzzRead(f *testing.F) { formattest.FuzzRecords(f, Format(), sample(2)) }

func BenchmarkRead(b *testing.B) { formattest.BenchmarkRead(b, reader{}, sample(1000), 1000) }

func BenchmarkWrite(b *testing.B) { formattest.BenchmarkWrite(b, Format(), sample(1000)) }

// sample is a document of n records.
func sample(n int) string {
	const record = "RT Journal Article\n" +
		"A1 Halsall, Tanya\n" +
		"A1 Mahmoud, Kareem\n" +
		"A1 Pouliot, Annie\n" +
		"T1 Create to Collaborate: using creative activity and participatory performance in online workshops\n" +
		"JF Research Involvement and Engagement\n" +
		"YR 2023\n" +
		"FD November 20\n" +
		"VO 9\n" +
		"IS 1\n" +
		"SP 111\n" +
		"OP 119\n" +
		"SN 2056-7529\n" +
		"DO 10.1186/s40900-023-00512-7\n" +
		"AB We describe workshops in which young people and researchers made something together before they talked. The activities lowered the threshold to speak, and what was said differed from what interviews had given. We say what worked, what did not, and what we would do again with a group of another age.\n" +
		"K1 participatory research\n" +
		"K1 youth engagement\n" +
		"UL https://doi.org/10.1186/s40900-023-00512-7\n" +
		"\n"
	return strings.Repeat(record, n)
}
