package ovid

import (
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

// TestRead reads a record each.
func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, reader{}, map[string][]string{
		"<1>\nScore\n  *****\nAccession Number\n  00006236-201504000-00002.\nAuthor\n  Bunkers, Sandra Schmidt RN; PhD; FAAN 1\nInstitution\n  (1)Somewhere\nTitle\n  Listening: Important to the Stuff of a Life.\nSource\n  Nursing Science Quarterly.   28(2):103-106, April 2015.\nDOI Number\n  10.1177/0894318415571606\n": {
			"type: article-journal", "title: Listening: Important to the Stuff of a Life", "author: Bunkers, Sandra Schmidt", "issued: 2015-04", "container-title: Nursing Science Quarterly", "volume: 28", "issue: 2", "page: 103-106", "DOI: 10.1177/0894318415571606", "archive_location: 00006236-201504000-00002.", "ovid SC: *****", "ovid IN: (1)Somewhere"},
		"<11741. >\nVN  - Ovid Technologies\nDB  - Zoological Record\nTI  - A title that\n      wraps.\nFA  - Shedko, Marina B\nAU  - Shedko, MB\nBT  - A book\nLG  - Russian\nPT  - Book chapter\nYR  - 2002\nXL  - http://ovidsp.ovid.com/a\n": {
			"type: chapter", "title: A title that wraps", "author: Shedko, Marina B", "issued: 2002", "container-title: A book", "language: " + language("Russian"), "URL: http://ovidsp.ovid.com/a", "archive: Zoological Record", "genre: Book chapter", "ovid VN: Ovid Technologies"},
		"VN  - Ovid Technologies\nTI  - T\nSO  - Journal of Tests. Vol.12(3), Jan 2005, pp. 1-10.\nYR  - 2005\nIS  - 1234-5679\n": {
			"type: article-journal", "title: T", "issued: 2005-01", "container-title: Journal of Tests", "volume: 12", "issue: 3", "page: 1-10", "ISSN: 1234-5679", "ovid VN: Ovid Technologies"},
		"VN  - Ovid Technologies\nTI  - T.[Letter]\nPB  - Nest Press, Oslo\nBT  - Roe, A. & Doe, J. [Eds.]. [Of nests.] [Om reir.] Nest Press, Oslo. 2002: 1-234. Chapter pagination: 214-218.\nYR  - 2002\n": {
			"type: chapter", "title: T", "editor: Roe, A.", "editor: Doe, J.", "issued: 2002", "container-title: Of nests", "page: 214-218",
			"publisher: Nest Press", "publisher-place: Oslo", "genre: Letter", "ovid VN: Ovid Technologies", "ovid BT: Om reir"},
		"VN  - Ovid Technologies\nTI  - T\nPB  - Wiley, Inc.\n": {"title: T", "publisher: Wiley, Inc.", "ovid VN: Ovid Technologies"},
		"VN  - Ovid Technologies\nTI  - T\nSO  - Somewhere else\n": {
			"type: article-journal", "title: T", "ovid VN: Ovid Technologies", "ovid SO: Somewhere else"},
	})
}

// language gives a language as citation has it.
func language(s string) string {
	l, _ := citation.ParseLanguage(s)
	return string(l)
}

// TestRecords finds records, told by their titles.
func TestRecords(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, reader{}, map[string][]string{
		"":                                     nil,
		"text\n":                               nil,
		"<1>\nTitle\n  A\n\n<2>\nTitle\n  B\n": {"A", "B"},
		"VN  - Ovid Technologies\nTI  - A\n\nVN  - Ovid\nTI  - B\n": {"A", "B"},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		"<1. >\nVN  - Ovid Technologies\nTI  - A\n":                format.Signed,
		"<1>\nAuthor\n  A, B\nTitle\n  C\nSource\n  D. 1(2):3-4\n": format.Shaped,
		"TY  - JOUR\nTI  - A\nER  - \n":                            format.No,
		"Title\n\nAbstract\nSource\n":                              format.No,
	})
}

// TestCorpus reads real exports of one record each.
func TestCorpus(t *testing.T) {
	t.Parallel()
	formattest.Exports(t, reader{}, name, func(t *testing.T, _ string, list []*evidence.Record) {
		if len(list) != 1 || list[0].Citation.Title == "" || len(list[0].Citation.Credits) == 0 {
			t.Errorf("%d records, the first: %v", len(list), list)
		}
	})
}

func FuzzRead(f *testing.F) {
	formattest.FuzzRecords(f, Format(), "<1>\nTitle\n  A\nSource\n  J. 1(2):3-4, May 2015.\n\n<2>\nVN  - Ovid\nAU  - B, C RN; PhD 1\n")
}
