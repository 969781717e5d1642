package schemaorg_test

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/format/schemaorg"
)

const article = `{"@context":"https://schema.org","@type":"ScholarlyArticle","name":"On things","author":[{"@type":"Person","givenName":"Ann","familyName":"Other","@id":"https://orcid.org/0000-0002-1825-0097"},"J. Doe"],` +
	`"datePublished":"2020-05-01","isPartOf":{"@type":"PublicationIssue","issueNumber":"2","isPartOf":{"@type":"PublicationVolume","volumeNumber":1,"isPartOf":{"@type":"Periodical","name":"Journal of Things","issn":["0028-0836"]}}},` +
	`"pageStart":"3","pageEnd":"4","keywords":"a, b","identifier":{"@type":"PropertyValue","propertyID":"doi","value":"10.1000/1"},"description":"Some words.","license":"https://example.org/l"}`

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, schemaorg.Format().Extractor, article, `{"@context":"https://schema.org","@graph":[`+article+`,{"@type":["Person"],"name":"X"}]}`,
		`{"@type":"Code","author":{"@list":[{"name":"A B"}]},"isPartOf":{"isPartOf":{"isPartOf":[]}},"agents":[{"name":"x"}]}`)
}

func BenchmarkExtract(b *testing.B) {
	formattest.Benchmark(b, schemaorg.Format().Extractor, strings.Repeat(article+"\n", 2000))
}

// TestRoundTrip compares what the vocabulary can say: no markup, no ranges of
// dates without an end, one title in one language.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	x := schemaorg.Format()
	formattest.RoundTrip(t, x, formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		switch c.Type {
		case citation.ArticleJournal, citation.Article, citation.ArticleNewspaper, citation.Book, citation.Chapter, citation.Thesis, citation.Report,
			citation.Dataset, citation.Software, citation.PostWeblog, citation.MotionPicture, citation.Document, citation.Map, citation.Review:
		default:
			return citation.FieldSet{} // written as a more general type
		}
		c.Key = ""
		for _, text := range []*citation.Text{&c.Title, &c.Abstract, &c.In.Title, &c.In.Series, &c.In.Event.Title} {
			*text = citation.EscapeText(text.Plain())
		}
		for i := range c.Details {
			c.Details[i].Text = citation.EscapeText(c.Details[i].Text.Plain())
		}
		held := x.Carries
		if len(c.Links) > 1 {
			held = held.Minus(citation.NewFieldSet(citation.FieldURL))
		}
		return held
	}, "&amp;", "<i>") // titles and abstracts are read as HTML, which they often are
}

func BenchmarkWrite(b *testing.B) {
	formattest.BenchmarkWrite(b, schemaorg.Format(), strings.Repeat(article+"\n", 200))
}
