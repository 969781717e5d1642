package invenio_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/format/invenio"
)

const (
	today = `{"pids":{"doi":{"identifier":"10.5281/zenodo.%d"}},"metadata":{"resource_type":{"id":"dataset"},"title":"Nests","publication_date":"2020",` +
		`"creators":[{"person_or_org":{"type":"personal","name":"Roe, Ann","family_name":"Roe","given_name":"Ann"}}],"description":"<p>Some words.</p>"}}`
	before = `{"conceptrecid":"1","doi":"10.5281/zenodo.2","metadata":{"resource_type":{"type":"software"},"title":"Nestcount","creators":[{"name":"Roe, Ann"}]}}`
)

func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, invenio.Format().Extractor, map[string][]string{
		fmt.Sprintf(today, 1): {
			"type: dataset", "title: Nests", "author: Roe, Ann", "issued: 2020", "DOI: 10.5281/zenodo.1", "abstract: Some words.", "invenio resource_type: dataset",
		},
		before: {"type: software", "title: Nestcount", "author: Roe, Ann", "DOI: 10.5281/zenodo.2", "invenio resource_type: software"},
		`{"metadata":{"creators":[{"name":"A, B"}],"resource_type":{"id":"hologram"}},"id":1}`: {
			"type: document", "author: A, B", "invenio resource_type: hologram", "1:59 unknown-type",
		},
	})
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, invenio.Format().Extractor, map[string]format.Score{
		before:                               format.Signed,
		`{"hits":{"hits":[` + before + `]}}`: format.Signed,
		`{"metadata":{"title":"x"},"id":1}`:  format.No,
		`{"data":{"attributes":{"creators":[],"types":{}}}}`:       format.No, // of DataCite
		`{"hits":{"hits":[{"_id":"1","_source":{"title":"x"}}]}}`:  format.No, // of a search engine
		`{"kind":"Pod","metadata":{"name":"x","creators":["me"]}}`: format.No,
	})
}

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, invenio.Format().Extractor, fmt.Sprintf(today, 1), `{"hits":{"hits":[`+before+`,{"metadata":{"creators":[{"person_or_org":[]}],"dates":{},"rights":"x"}}]}}`)
}

func BenchmarkExtract(b *testing.B) {
	var works []string
	for i := range 2000 {
		works = append(works, fmt.Sprintf(today, i))
	}
	formattest.Benchmark(b, invenio.Format().Extractor, strings.Join(works, "\n"))
}
