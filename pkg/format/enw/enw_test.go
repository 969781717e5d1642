package enw

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
		"%0 Journal Article\n%T A title\n%A Smith, Ann\n%A World Health Organization\n%J Journal of Tests\n%O J. Tests\n%V 12\n%N 3\n%P 13-22\n%D 2020\n%8 May 17\n%@ 1234-5679\n%R 10.1000/xyz\n%K one\n%K two; three\n": {
			"type: article-journal", "title: A title", "author: Smith, Ann", "author: {World Health Organization}", "issued: 2020-05-17", "container-title: Journal of Tests", "container-title-short: J. Tests", "volume: 12", "issue: 3", "page: 13-22", "DOI: 10.1000/xyz", "ISSN: 1234-5679", "keyword: one", "keyword: two", "keyword: three"},
		"%0 Book Section\n%B The Book\n%E Doe, Jane\n%Y Roe, Ann\n%? Moe, Eve\n%7 2nd\n": {
			"type: chapter", "editor: Doe, Jane", "translator: Moe, Eve", "collection-editor: Roe, Ann", "container-title: The Book", "edition: 2nd"},
		"%0 Book\n%P 173 s.\n%R URN:NBN:no\n%Y Moe, Eve\n%F key1\n%Z one\n%Z two\n": {
			"type: book", "translator: Moe, Eve", "note: one\n\ntwo", "number-of-pages: 173", "enw %R: URN:NBN:no"},
		"%0 Edited Book\n%A Doe, Jane\n": {
			"type: book", "editor: Doe, Jane"},
		"%0 Serial\n%0 Audio\n%T A\n": {
			"type: song", "title: A"},
		"%0 Widget\n%T A\n%; what\n": {
			"type: document", "title: A", "enw %;: what", "1:4 unknown-type", "3:4 unknown-tag"},
		"%T Corn\n%A Newman, W. H.\n%J A Journal\n": {
			"type: article-journal", "title: Corn", "author: Newman, W. H.", "container-title: A Journal"},
		"%0 Journal Article\n%X First.\nMore.\n\nA paragraph.\n%K a\n": {
			"type: article-journal", "keyword: a", "abstract: First. More.\n\nA paragraph."},
		"%0 Journal Article\n%7 2015/05/21\n%2 PMC4681498\n": {
			"type: article-journal", "online-date: 2015-05-21", "PMCID: PMC4681498"},
	})
}

// TestRecords finds records, told by their titles.
func TestRecords(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, reader{}, map[string][]string{
		"":                                 nil,
		"just text\n":                      nil,
		"%0 Book\n%T A\n\n%0 Book\n%T B\n": {"A", "B"},
		"%T A\n%D 1891\n\n%T B\n":          {"A", "B"},
		"%0 Book\n%T A\n%X One.\n\nTwo.\n\n%K b\n%0 Book\n%T B\n": {"A", "B"},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		"%0 Journal Article\n%T A\n":           format.Signed,
		"%T Corn\n%A Newman, W. H.\n%D 1891\n": format.Shaped,
		"% a comment of TeX\n%T he\n":          format.No,
		"":                                     format.No,
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
	formattest.Exports(t, reader{}, "enw", formattest.Begun("%0 Jour"))
}

func FuzzRead(f *testing.F) { formattest.FuzzRecords(f, Format(), sample(2)) }

func BenchmarkRead(b *testing.B) { formattest.BenchmarkRead(b, reader{}, sample(1000), 1000) }

func BenchmarkWrite(b *testing.B) { formattest.BenchmarkWrite(b, Format(), sample(1000)) }

// sample is a document of n records.
func sample(n int) string {
	const record = "%0 Journal Article\n" +
		"%T Create to Collaborate: using creative activity and participatory performance in online workshops\n" +
		"%A Halsall, Tanya\n" +
		"%A Mahmoud, Kareem\n" +
		"%A Pouliot, Annie\n" +
		"%A Iyer, Srividya N.\n" +
		"%J Research Involvement and Engagement\n" +
		"%D 2023\n" +
		"%8 November 20\n" +
		"%V 9\n" +
		"%N 1\n" +
		"%P 111-119\n" +
		"%@ 2056-7529\n" +
		"%R 10.1186/s40900-023-00512-7\n" +
		"%X We describe workshops in which young people and researchers made something together before they talked. The activities lowered the threshold to speak, and what was said differed from what interviews had given. We say what worked, what did not, and what we would do again with a group of another age.\n" +
		"%K participatory research\n" +
		"%K youth engagement\n" +
		"%U https://doi.org/10.1186/s40900-023-00512-7\n" +
		"\n"
	return strings.Repeat(record, n)
}
