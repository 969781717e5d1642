package msbib

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

const article = `<b:Source><b:Tag>Roe20</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:LCID>2057</b:LCID>` +
	`<b:Author><b:Author><b:NameList><b:Person><b:Last>Roe</b:Last><b:First>Ann</b:First></b:Person></b:NameList></b:Author></b:Author>` +
	`<b:Title>Counting nests &amp; eggs</b:Title><b:JournalName>Journal of Nests</b:JournalName><b:Year>2020</b:Year><b:Month>3</b:Month><b:Volume>12</b:Volume>` +
	`<b:Pages>101-110</b:Pages><b:StandardNumber>ISSN 1752-4458</b:StandardNumber><b:Theater>th</b:Theater></b:Source>`

// document gives a document of sources.
func document(sources ...string) string {
	return opening + strings.Join(sources, "\n") + "</b:Sources>\n"
}

// one gives a document of one source of a type.
func one(kind, elements string) string {
	return document("<b:Source><b:SourceType>" + kind + "</b:SourceType>" + elements + "</b:Source>")
}

func TestRead(t *testing.T) {
	t.Parallel()
	x := Format().Extractor
	formattest.Read(t, x, map[string][]string{
		document(article): {
			"type: article-journal", "title: Counting nests & eggs", "author: Roe, Ann", "issued: 2020-03", "container-title: Journal of Nests",
			"volume: 12", "page: 101-110", "ISSN: 1752-4458", "language: en-GB", "msbib Theater: th",
		},
		one("Patent", "<b:Author><b:Inventor><b:NameList><b:Person><b:Last>Roe</b:Last><b:First>Ann</b:First></b:Person></b:NameList></b:Inventor></b:Author><b:PatentNumber>US 1</b:PatentNumber>"): {
			"type: patent", "author: Roe, Ann", "number: US 1",
		},
		one("Report", "<b:Title>X</b:Title><b:ThesisType>Mémoire de thèse</b:ThesisType>"): {"type: thesis", "title: X", "genre: Mémoire de thèse"},
		one("ConferenceProceedings", "<b:ConferenceName>P</b:ConferenceName>"):             {"type: paper-conference", "container-title: P"},
		one("ConferenceProceedings", "<b:ConferenceName>M</b:ConferenceName><b:BookTitle>P</b:BookTitle>"): {
			"type: paper-conference", "container-title: P", "event-title: M",
		},
		one("Case", "<b:Author><b:Counsel><b:NameList><b:Person><b:Last>Roe</b:Last></b:Person></b:NameList></b:Counsel></b:Author><b:Court>High</b:Court>"): {
			"type: legal_case", "authority: High", "msbib Author/Counsel: Roe",
		},
		one("Book", "<b:Title>X</b:Title><b:Year>2001</b:Year><b:Month>Fall</b:Month><b:Day>9</b:Day><b:LCID>0</b:LCID><b:StandardNumber>:MRN:0937-6429</b:StandardNumber>"): {
			"type: book", "title: X", "issued: 2001-23", "msbib StandardNumber: MRN:0937-6429", "msbib Day: 9",
		},
		one("Stone", "<b:Title>X</b:Title>"): {"type: document", "title: X", "msbib SourceType: Stone", "3:25 unknown-type"},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, Format().Extractor, map[string]format.Score{
		document(article):                       format.Signed,
		"<Sources><Source>x</Source></Sources>": format.No,
	})
}

func TestClaims(t *testing.T) {
	t.Parallel()
	formattest.Claims(t, Format().Extractor, "msbib: ", document(article))
}

// TestRoundTrip compares what a source can say: plain texts, moments and no
// ranges, one identifier of a scheme.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		if back, ok := types.Type(types.Word(c.Type)); !ok || back != c.Type {
			return citation.FieldSet{}
		}
		for _, text := range []*citation.Text{&c.Title, &c.Abstract, &c.In.Title, &c.In.Series, &c.In.Event.Title} {
			*text = citation.EscapeText(text.Plain())
		}
		for i := range c.Titles {
			c.Titles[i].Text = citation.EscapeText(c.Titles[i].Text.Plain())
		}
		for i := range c.Details {
			c.Details[i].Text = citation.EscapeText(c.Details[i].Text.Plain())
		}
		if c.Type == citation.Report {
			c.Clear(citation.FieldGenre) // "PhD thesis" says that it is none
		}
		held := citation.NewFieldSet(citation.FieldType, citation.FieldIssued, citation.FieldAccessed, citation.FieldPublisherPlace, citation.FieldISBN, citation.FieldISSN)
		for _, row := range elements.Writing(c.Type) {
			if n := len(values(c, row.Field)); n < 2 || row.Field.Kind() == citation.KindName || row.Field.Kind() == citation.KindKeyword {
				held.Add(row.Field)
			}
		}
		if (c.In.Title == "") != (c.In.Event.Title == "") { // one element for either
			held = held.Minus(citation.NewFieldSet(citation.FieldJournal, citation.FieldEventTitle))
		}
		if len(c.Keywords) == 1 && strings.Contains(c.Keywords[0].Term, ",") {
			held = held.Minus(citation.NewFieldSet(citation.FieldKeyword))
		}
		return held
	})
}

func values(c *citation.Citation, f citation.Field) (list []citation.Value) {
	for v := range c.Values(f) {
		list = append(list, v)
	}
	return list
}

func FuzzRead(f *testing.F) {
	formattest.FuzzRecords(f, Format(), document(article), one("Film", "<b:Author><b:Director/><b:Writer><b:Corporate>x</b:Corporate></b:Writer></b:Author><b:Month>13</b:Month>"))
}

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, Format().Extractor, document(strings.Repeat(article, 1000)), 1000)
}

func BenchmarkWrite(b *testing.B) {
	formattest.BenchmarkWrite(b, Format(), document(strings.Repeat(article, 1000)))
}
