package europepmc_test

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format/europepmc"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

const result = `{"id":"1","source":"MED","pmid":"1","doi":"10.1000/1","title":"On <i>things</i>.","authorString":"Other A, Doe J.","authorList":{"author":[{"fullName":"Other A","firstName":"Ann","lastName":"Other",` +
	`"authorId":{"type":"ORCID","value":"0000-0002-1825-0097"},"authorAffiliationDetailsList":{"authorAffiliation":[{"affiliation":"A University."}]}}]},` +
	`"journalInfo":{"issue":"4","volume":"10","dateOfPublication":"2021 Apr","journal":{"title":"Plants","issn":"2223-7747"}},"pubYear":"2021","pageInfo":"1-9","abstractText":"Some words.",` +
	`"pubTypeList":{"pubType":["Journal Article"]},"grantsList":{"grant":[{"grantId":"G","agency":"A"}]},"fullTextUrlList":{"fullTextUrl":[{"documentStyle":"pdf","url":"https://example.org/a.pdf"}]}}`

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, europepmc.Format().Extractor, result, `{"version":"6.9","hitCount":2,"resultList":{"result":[`+result+`,{"source":"PPR","pubType":"preprint; x","authorString":"A B","journalIssn":"1-2; x"}]}}`,
		`{"full":`+result+`}`)
}

func BenchmarkExtract(b *testing.B) {
	formattest.Benchmark(b, europepmc.Format().Extractor, `{"resultList":{"result":[`+strings.Repeat(result+",", 2000)+result+`]}}`)
}
