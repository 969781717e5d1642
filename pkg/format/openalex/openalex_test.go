package openalex_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/format/openalex"
)

const work = `{"id":"https://openalex.org/W%d","doi":"https://doi.org/10.1000/1","title":"On things","publication_date":"2020-05-01","type":"article",` +
	`"authorships":[{"author":{"display_name":"Ann Other","orcid":"https://orcid.org/0000-0002-1825-0097"},"raw_author_name":"A. Other","raw_affiliation_strings":["A University"]}],` +
	`"primary_location":{"source":{"display_name":"Journal of Things","issn":["0028-0836"],"type":"journal"},"pdf_url":"https://example.org/a.pdf"},` +
	`"biblio":{"volume":"1","issue":"2","first_page":"3","last_page":"4"},"concepts":[{"display_name":"Thing","score":0.5}],` +
	`"abstract_inverted_index":{"Some":[0],"words":[1,3],"of":[2],"things":[4]},"mesh":[{"descriptor_name":"Animals","is_major_topic":true}]}`

// A source that OpenAlex does not know has only the name that the publisher gave.
func TestUnknownSource(t *testing.T) {
	t.Parallel()
	formattest.Read(t, openalex.Format().Extractor, map[string][]string{
		`{"id":"https://openalex.org/W2741809807","title":"x","type":"article","primary_location":{"source":null,"raw_source_name":"Annals of Snow"}}`: {
			"type: article-journal", "title: x", "container-title: Annals of Snow", "identifier: W2741809807"},
		`{"id":"https://openalex.org/W2741809807","title":"x","type":"article","primary_location":{"source":{"display_name":"Ann Snow","type":"journal"},"raw_source_name":"Annals of Snow"}}`: {
			"type: article-journal", "title: x", "container-title: Ann Snow", "identifier: W2741809807"},
		`{"id":"https://openalex.org/W2741809807","title":"x","type":"dataset","primary_location":{"source":null,"raw_source_name":"Dryad"}}`: {
			"type: dataset", "title: x", "identifier: W2741809807", "openalex primary_location.raw_source_name: Dryad"},
	})
}

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, openalex.Format().Extractor, work, `{"meta":{},"results":[`+work+`,{"type":"x","ids":{"pmid":"y"},"awards":[{}]}]}`,
		`{"authorships":[{"author":{}}],"abstract_inverted_index":{"a":[-1,99999999,"x"]},"keywords":["a",{"keyword":"b"}]}`)
}

func BenchmarkExtract(b *testing.B) {
	var works []string
	for i := range 2000 {
		works = append(works, fmt.Sprintf(work, i))
	}
	formattest.Benchmark(b, openalex.Format().Extractor, strings.Join(works, "\n"))
}
