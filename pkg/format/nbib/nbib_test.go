package nbib

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
		"PMID- 1\nTI  - A long title\n      that wraps.\nTA  - J Tests\nJT  - Journal of tests\nPT  - Journal Article\nPT  - Review\n": {
			"type: article-journal", "title: A long title that wraps", "container-title: Journal of tests", "container-title-short: J Tests", "PMID: 1", "genre: Review"},
		"PMID- 1\nAD  - First address.\nFAU - van der Berg, Jan P\nAU  - van der Berg JP\nAUID- ORCID: 0000-0002-1825-0097\nFAU - Smith, John Jr\nAU  - Smith J Jr\nAD  - Second.\nAD  - Third.\nCN  - The Study Group\nFED - Doe, Jane\nED  - Doe J\n": {
			"author: van der Berg, Jan P [First address.] 0000-0002-1825-0097", "author: Smith, John, Jr [Second. | Third.]", "author: {The Study Group}", "editor: Doe, Jane", "PMID: 1"},
		"PMID- 1\nAU  - van der Berg JP\nAU  - Jones B Jr\nAU  - Anonymous\nAU  - et al.\n": {
			"author: van der Berg, JP", "author: Jones, B, Jr", "author: {Anonymous}", "author: et al.", "PMID: 1"},
		"PMID- 1\nLID - e123 [pii]\nLID - 10.1000/xyz [doi]\nAID - 10.1000/xyz [doi]\nPMC - PMC1234567 [available on 2021/05/01]\n": {
			"page: e123", "DOI: 10.1000/xyz", "PMID: 1", "PMCID: PMC1234567", "identifier: e123"},
		"PMID- 1\nPG  - 1123-31\nDP  - 1999 May-Jun\nDEP - 19990401\nPHST- 1999/01/02 00:00 [received]\nPHST- 1999/02/03 00:00 [accepted]\nPHST- 1999/03/04 06:00 [pubmed]\n": {
			"issued: 1999-05/1999-06", "online-date: 1999-04-01", "accepted-date: 1999-02-03", "submitted: 1999-01-02", "page: 1123-1131", "PMID: 1", "nbib PHST: 1999/03/04 06:00 [pubmed]"},
		"PMID- 1\nIS  - 1234-5679 (Electronic)\nIS  - 0022-0000 (Linking)\nIS  - 1234-5679 (Print)\n": {
			"PMID: 1", "ISSN: 1234-5679", "ISSN: 0022-0000"},
		"PMID- 1\nMH  - *Mice, Inbred\nMH  - Reproductive Medicine/*history\nOT  - peer support\n": {
			"PMID: 1", "keyword: Mice, Inbred * (MeSH)", "keyword: Reproductive Medicine/history * (MeSH)", "keyword: peer support"},
		"PMID- 1\nTI  - [On the effect of tests.]\nTT  - Ueber die Wirkung von Proben.\nLA  - de\nJT  - J\n": {
			"type: article-journal", "title: On the effect of tests", "original-title: Ueber die Wirkung von Proben", "container-title: J", "PMID: 1", "language: de"},
		"PMID- 1\nPT  - Journal Article\nPT  - Preprint\n": {
			"type: article", "PMID: 1", "nbib PT: Journal Article"},
		"PMID- 1\nPT  - Journal Article\nPT  - Retracted Publication\n": {
			"type: article-journal", "PMID: 1", "status: retracted"},
		"PMID- 1\nBTI - The Book\nTI  - The chapter.\nPT  - Book Chapter\nPB  - Press\n": {
			"type: chapter", "title: The chapter", "container-title: The Book", "publisher: Press", "PMID: 1"},
		"PMID- 1\nBTI - The Book\nPT  - Book\n": {
			"type: book", "title: The Book", "PMID: 1"},
		"PMID- 1\nTI  - Wrapped text\n      AU - MD9 cells.\nGR  - R01 X/NIH\nGR  - R02 Y/NIH\n": {
			"title: Wrapped text AU - MD9 cells", "PMID: 1", "funding: R01 X/NIH; R02 Y/NIH"},
		"OWN - ERIC\nTI  - Paper title\nAU  - Smith, Tom\nAID - http://dx.doi.org/10.1000/1\nLID - http://eric.ed.gov/?id=EJ1\nISSN - ISSN-1234-5679\nPT  - Journal Articles\nXYZ - what\n": {
			"type: article-journal", "title: Paper title", "author: Smith, Tom", "DOI: 10.1000/1", "ISSN: 1234-5679", "URL: http://eric.ed.gov/?id=EJ1", "nbib OWN: ERIC", "nbib PT: Journal Articles", "nbib XYZ: what", "8:7 unknown-tag"},
	})
}

// TestRecords finds records, told by their titles.
func TestRecords(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, reader{}, map[string][]string{
		"":            nil,
		"just text\n": nil,
		"\nPMID- 1\nTI  - A.\nPMID- 2\nTI  - B.\n\nPMID- 3\nTI  - C.\n": {"A", "B", "C"},
		"OWN - ERIC\r\nTI  - A\r\n\r\nOWN - ERIC\r\nTI  - B\r\n":        {"A", "B"},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		"\nPMID- 12345678\nOWN - NLM\n":           format.Signed,
		"OWN - ERIC\nTI  - A\n":                   format.Signed,
		"FAU - A, B\nJT  - C\nLID - 1\nPST - x\n": format.Shaped,
		"TY  - JOUR\nTI  - A\nER  - \n":           format.No,
		"":                                        format.No,
	})
}

// TestRoundTrip writes citations and reads them back, with those fields that
// the format holds for their type.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		if publicationTypeOf(c.Type) == "" {
			return citation.FieldSet{} // MEDLINE has no word for the type
		}
		c.Key = ""                                          // the format has no place for it
		c.Abstract = citation.ParseText(string(c.Abstract)) // values stand on one line
		held := citation.NewFieldSet(citation.FieldISBN, citation.FieldSubmitted, citation.FieldAccepted)
		for _, row := range tags.Writing(c.Type) {
			held.Add(row.Field)
		}
		return held
	}, "&amp;", "TI  - [") // a careless export's "&", a translated title: in every file but this
}

func TestClaims(t *testing.T) {
	t.Parallel()
	formattest.Claims(t, reader{}, name+": tag ", sample(1))
}

// TestCorpus reads real exports: a record for each line that begins one.
func TestCorpus(t *testing.T) {
	t.Parallel()
	formattest.Exports(t, reader{}, "nbib", formattest.Begun("PMID-"))
}

func FuzzRead(f *testing.F) { formattest.FuzzRecords(f, Format(), sample(2)) }

func BenchmarkRead(b *testing.B) { formattest.BenchmarkRead(b, reader{}, sample(1000), 1000) }

func BenchmarkWrite(b *testing.B) { formattest.BenchmarkWrite(b, Format(), sample(1000)) }

// sample is a document of n records.
func sample(n int) string {
	const record = "PMID- 37986012\n" +
		"OWN - NLM\n" +
		"IS  - 2056-7529 (Print)\n" +
		"VI  - 9\n" +
		"IP  - 1\n" +
		"DP  - 2023 Nov 20\n" +
		"TI  - Create to Collaborate: using creative activity and participatory performance in\n" +
		"      online workshops.\n" +
		"PG  - 111-9\n" +
		"LID - 10.1186/s40900-023-00512-7 [doi]\n" +
		"AB  - We describe workshops in which young people and researchers made something together\n" +
		"      before they talked. The activities lowered the threshold to speak, and what was said\n" +
		"      differed from what interviews had given. We say what worked, what did not, and what\n" +
		"      we would do again with a group of another age.\n" +
		"FAU - Halsall, Tanya\n" +
		"AU  - Halsall T\n" +
		"AD  - A research institute, Ottawa, Canada.\n" +
		"FAU - Mahmoud, Kareem\n" +
		"AU  - Mahmoud K\n" +
		"FAU - Iyer, Srividya N\n" +
		"AU  - Iyer SN\n" +
		"LA  - eng\n" +
		"PT  - Journal Article\n" +
		"TA  - Res Involv Engagem\n" +
		"JT  - Research involvement and engagement\n" +
		"MH  - *Community Participation\n" +
		"MH  - Humans\n" +
		"OT  - youth engagement\n" +
		"\n"
	return strings.Repeat(record, n)
}

// Records without a PMID, as ERIC has them, are cut at the blank line before them.
func TestCutWithoutPMID(t *testing.T) {
	t.Parallel()
	one := "OWN - ERIC\nTI  - One\nAB  - a text that\n      goes on\n\n"
	for text, want := range map[string]int{
		one + "OWN - ERIC\nTI  - Two\n":   len(one),
		one + "      goes on further\n\n": 0,
		one + "PMID- 1\nTI  - Two\n":      len(one),
		"OWN - ERIC\nTI  - One\n":         0,
	} {
		if got := (reader{}).Cut(text); got != want {
			t.Errorf("Cut(%q) = %d, want %d", text, got, want)
		}
	}
}
