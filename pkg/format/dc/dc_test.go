package dc

import (
	"os"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, form(), map[string]format.Score{
		`<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"><dc:title>`:      format.Signed,
		`<OAI-PMH><ListRecords><record><metadata><dc><title>x</title>`:                          format.Signed,
		`<dim:dim><dim:field mdschema="dc" element="title">`:                                    format.Signed,
		`<dublin_core schema="dc"><dcvalue element="title" qualifier="none">`:                   format.Signed,
		`<thesis xmlns="http://www.ndltd.org/standards/metadata/etdms/1.0/"><title>`:            format.Signed,
		`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`:                      format.Signed,
		`<OAI-PMH><ListRecords><record><metadata><mods xmlns="http://www.loc.gov/mods/v3">`:     format.No,
		`<OAI-PMH><ListRecords><record><metadata><marc:record><marc:leader>`:                    format.No,
		`<OAI-PMH><Identify><repositoryName>x</repositoryName><dc:title/></Identify></OAI-PMH>`: format.No,
		`<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description><dc:title>`:      format.No,
		`<rss xmlns:dc="x"><item><dc:title>`:                                                    format.No,
		`<OAI-PMH><error code="noRecordsMatch"/></OAI-PMH>`:                                     format.No,
		`{"dc:title": "x"}`: format.No,
	})
}

// TestRead reads the inside of a description and looks at all that is made of it.
func TestRead(t *testing.T) {
	t.Parallel()
	want := make(map[string][]string)
	for in, lines := range map[string][]string{
		"<title>The sea : a history /</title><creator>Crompton, John, 1893-1972.</creator><contributor>Roe, Jane (editor)</contributor><publisher>Acme</publisher>": {
			"type: document", "title: The sea: a history", "author: Crompton, John", "editor: Roe, Jane", "publisher: Acme"},
		"<title>x</title><creator>Doe, J.; Roe, A.</creator>": {"type: document", "title: x", "author: Doe, J.", "author: Roe, A."},
		"<title>x</title><date>2011-01-02T10:00:00Z</date><date>2011-01-03T10:00:00Z</date><date>2009-05</date>": {
			"type: document", "title: x", "issued: 2009-05", "dc date: 2011-01-02T10:00:00Z", "dc date: 2011-01-03T10:00:00Z"},
		"<title>x</title><date>2009</date><issued>2008</issued><dateAccepted>2007</dateAccepted>": {"type: document", "title: x", "issued: 2008", "accepted-date: 2007", "dc date: 2009"},
		"<title>x</title><type>info:eu-repo/semantics/article</type><source>Journal of Bees; Vol 5, No 2 (2010): Wings; 10-15</source><source>0948-3055</source>": {
			"type: article-journal", "title: x", "container-title: Journal of Bees", "volume: 5", "issue: 2", "page: 10-15", "ISSN: 0948-3055",
			"dc type: info:eu-repo/semantics/article", "dc source: Journal of Bees; Vol 5, No 2 (2010): Wings; 10-15"},
		"<title>x</title><identifier>https://doi.org/10.1000/1</identifier><identifier>http://hdl.handle.net/1834/7</identifier><identifier>http://a.org/x</identifier><identifier>x-7</identifier>": {
			"type: document", "title: x", "DOI: 10.1000/1", "Handle: 1834/7", "URL: http://hdl.handle.net/1834/7", "URL: http://a.org/x", "dc identifier: x-7"},
		"<title>x</title><subject>bees; wings</subject><subject type='dcterms:LCSH'>Insects</subject><subject>info:eu-repo/classification/ddc/500</subject>": {
			"type: document", "title: x", "keyword: bees", "keyword: wings", "keyword: Insects (LCSH)", "dc subject: info:eu-repo/classification/ddc/500"},
		"<title>x</title><description>Peer reviewed</description><description>" + strings.Repeat("Bees fly. ", 10) + "</description>": {
			"type: document", "title: x", "abstract: " + strings.TrimSpace(strings.Repeat("Bees fly. ", 10)), "note: Peer reviewed"},
		"<title>x</title><rights>https://creativecommons.org/licenses/by/4.0/</rights><rights>Mine</rights><language>eng</language><isPartOf>Annals;7</isPartOf>": {
			"type: document", "title: x", "collection-title: Annals", "collection-number: 7", "language: en", "license: https://creativecommons.org/licenses/by/4.0/", "dc rights: Mine"},
	} {
		want["<oai_dc:dc>"+in+"</oai_dc:dc>"] = lines
	}
	for in, lines := range map[string][]string{
		"<f mdschema='dc' element='title'>x</f><f element='contributor' qualifier='author'>Doe, J</f><f element='contributor' qualifier='advisor'>Roe, A</f><f element='date' qualifier='accessioned'>2020-01-01T00:00:00Z</f><f element='date' qualifier='issued'>2019</f>": {
			"type: document", "title: x", "author: Doe, J", "issued: 2019", "dc contributor.advisor: Roe, A", "dc date.accessioned: 2020-01-01T00:00:00Z"},
		"<f element='title'>x</f><f element='type'>Article</f><f element='bibliographicCitation' qualifier='stpage'>3</f><f element='bibliographicCitation' qualifier='endpage'>9</f><f element='bibliographicCitation' qualifier='volume'>2</f>": {
			"type: article-journal", "title: x", "volume: 2", "page: 3-9", "dc type: Article", "dc bibliographiccitation.stpage: 3", "dc bibliographiccitation.endpage: 9"},
		"<f element='title'>x</f><f mdschema='thesis' element='degree' qualifier='grantor'>A university</f><f element='relation' qualifier='ispartofseries'>Theses;no. 4</f>": {
			"type: thesis", "title: x", "publisher: A university", "collection-title: Theses", "collection-number: no. 4"},
	} {
		want["<dim:dim>"+strings.NewReplacer("<f ", "<dim:field ", "</f>", "</dim:field>").Replace(in)+"</dim:dim>"] = lines
	}
	formattest.Read(t, form(), want)
}

// TestTitles finds the records of answers.
func TestTitles(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, form(), map[string][]string{
		"<ListRecords><record><header status='deleted'/></record><record><header/><metadata><oai_dc:dc><dc:title>x</dc:title></oai_dc:dc></metadata></record></ListRecords>": {"x"},
		"<record><metadata><marc:record/></metadata></record>":  nil,
		"<record><dc:title>x</dc:title></record>":               {"x"},
		"<metadata><title>x</title></metadata>":                 {"x"},
		"<thesis><title>x</title><degree/></thesis><oai_dc:dc>": {"x"},
	})
}

func TestCorpus(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{"dc-xml", "dim-xml"} {
		formattest.Corpus(t, form(), os.DirFS("../../../../shared/corpora/"+folder))
	}
}

const sample = "<record><header><identifier>oai:x:1</identifier></header><metadata><oai_dc:dc><dc:title>Bees</dc:title><dc:creator>Doe, Jane</dc:creator>" +
	"<dc:date>2010</dc:date><dc:identifier>https://doi.org/10.1000/1</dc:identifier></oai_dc:dc></metadata></record>\n"

func FuzzRead(f *testing.F) {
	formattest.FuzzRecords(f, Format(), sample, "<oai_dc:dc><dc:title>x</dc:title></oai_dc:dc>", "<dim:dim><dim:field element='title'>x</dim:field></dim:dim>")
}

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, form(), strings.Repeat(sample, 500), 500)
}
