package crossref_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format/crossref"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

const work = `{"DOI":"10.1000/%d","type":"journal-article","reference-count":3,"title":["On <i>things</i>"],"container-title":["Journal of Things"],` +
	`"author":[{"given":"Ann","family":"Other","ORCID":"http://orcid.org/0000-0002-1825-0097","affiliation":[{"name":"A University"}]},{"name":"A Group"}],` +
	`"published-print":{"date-parts":[[2020,5,1]]},"volume":"1","issue":"2","page":"3-4","ISSN":["0028-0836"],"abstract":"<jats:p>Some words of an abstract.</jats:p>",` +
	`"reference":[{"key":"1","unstructured":"A work that is cited, with its words."}],"URL":"http://dx.doi.org/10.1000/1"}`

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, crossref.Format().Extractor,
		`{"message-type":"work","message":`+work+`}`,
		`{"message-type":"work-list","message":{"items":[`+work+`,`+work+`],"total-results":2}}`,
		`{"type":"book","title":[null,{}],"event":{"start":{"date-parts":[[2020]]}},"institution":[{"name":"X"}],"license":[{"URL":"x"}]}`)
}

func BenchmarkExtract(b *testing.B) {
	var works []string
	for i := range 2000 {
		works = append(works, fmt.Sprintf(work, i))
	}
	formattest.Benchmark(b, crossref.Format().Extractor, `{"message-type":"work-list","message":{"items":[`+strings.Join(works, ",")+`]}}`)
}

func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, crossref.Format().Extractor, map[string][]string{
		`{"DOI":"10.1000/g","type":"grant","member":"1","award":"42","project":[{"project-title":[{"title":"Nests"}],"lead-investigator":[{"given":"Ann","family":"Roe"}],` +
			`"award-start":{"date-parts":[[2020,5,1]]},"funding":[{"funder":{"name":"Nest Council"}}]}]}`: {
			"type: document", "title: Nests", "author: Roe, Ann", "issued: 2020-05-01", "DOI: 10.1000/g", "funding: Nest Council", "genre: Grant", "number: 42",
		},
		`{"DOI":"10.1000/s","title":["Nests"]}`: {"title: Nests", "DOI: 10.1000/s"},
	})
}
