package s2_test

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/format/s2"
)

const paper = `{"paperId":"2d5673caa9e6af3a7b82a43f19ee920992db07ad","externalIds":{"DOI":"10.1000/1","PubMedCentral":"123"},"title":"On things","abstract":"Some words.",` +
	`"venue":"J","year":2020,"publicationDate":"2020-05-01","journal":{"name":"Journal of Things","volume":"1","pages":"2-3"},"publicationTypes":["JournalArticle"],` +
	`"authors":[{"authorId":"1","name":"A. Other"}],"openAccessPdf":{"url":"https://example.org/a.pdf"},"references":[{"paperId":"x","title":"Cited"}]}`

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, s2.Format().Extractor, paper, `{"total":2,"data":[`+paper+`,{"paperId":null,"title":"X","publicationVenue":{"type":"conference"}}]}`,
		`{"offset":0,"data":[{"contexts":[],"citingPaper":`+paper+`}]}`)
}

func BenchmarkExtract(b *testing.B) {
	formattest.Benchmark(b, s2.Format().Extractor, `{"data":[`+strings.Repeat(paper+",", 2000)+paper+`]}`)
}
