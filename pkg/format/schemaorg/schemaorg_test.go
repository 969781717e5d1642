package schemaorg_test

import (
	"os"
	"strings"
	"testing"

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

func TestCorpus(t *testing.T) {
	t.Parallel()
	t.Run("schema", func(t *testing.T) {
		t.Parallel()
		formattest.Corpus(t, schemaorg.Format().Extractor, os.DirFS("../../../../shared/corpora/schemaorg-jsonld"))
	})
	t.Run("codemeta", func(t *testing.T) {
		t.Parallel()
		formattest.Corpus(t, schemaorg.CodeMeta().Extractor, os.DirFS("../../../../shared/corpora/codemeta"))
	})
}
