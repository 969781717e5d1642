package rdf

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

const head = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bibo="http://purl.org/ontology/bibo/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:bib="http://purl.org/net/biblio#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">`

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, form(), map[string]format.Score{
		head: format.Signed,
		`<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/">`: format.Signed,
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="x">`:                      format.No,
		`<oai_dc:dc xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`:                                  format.No,
	})
}

// TestRead reads documents of one work and looks at all that is made of it.
func TestRead(t *testing.T) {
	t.Parallel()
	want := make(map[string][]string)
	for in, lines := range map[string][]string{
		`<bibo:Article><dc:title>x</dc:title><dcterms:isPartOf><bibo:Newspaper><dc:title>N</dc:title></bibo:Newspaper></dcterms:isPartOf></bibo:Article>`: {
			"type: article-newspaper", "title: x", "container-title: N"},
		`<rdf:Description rdf:about="https://doi.org/10.1000/1"><dc:title>x</dc:title><dc:creator rdf:resource="#a"/></rdf:Description><foaf:Person rdf:ID="a"><foaf:name>Doe, J</foaf:name></foaf:Person>`: {
			"type: document", "title: x", "author: Doe, J", "DOI: 10.1000/1"},
		`<bibo:Thesis dc:title="x &amp; y" dc:date="2001"/>`: {"type: thesis", "title: x & y", "issued: 2001"},
		`<bib:Report><z:itemType>report</z:itemType><dc:title>x</dc:title><prism:number>7</prism:number><z:type>Memo</z:type></bib:Report>`: {
			"type: report", "title: x", "genre: Memo", "number: 7"},
		`<rdf:Description><z:itemType>film</z:itemType><dc:title>x</dc:title><z:directors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname></foaf:Person></rdf:li></rdf:Seq></z:directors></rdf:Description>`: {
			"type: motion_picture", "title: x", "director: {Doe}"},
		`<bibo:Thesis><dc:title>x</dc:title><dc:date>2001</dc:date><bibo:degree rdf:resource="http://purl.org/ontology/bibo/degrees/phd"/></bibo:Thesis>`: {
			"type: thesis", "title: x", "issued: 2001", "genre: Ph.D."},
		`<bib:Report rdf:about="#1"><z:itemType>report</z:itemType><dc:title>x</dc:title><dcterms:isReferencedBy rdf:resource="#2"/><link:link rdf:resource="#3" xmlns:link="http://purl.org/rss/1.0/modules/link/"/></bib:Report>` +
			`<bib:Memo rdf:about="#2"><rdf:value>&lt;p&gt;Read again&lt;/p&gt;</rdf:value></bib:Memo>` +
			`<z:Attachment rdf:about="#3" xmlns:link="http://purl.org/rss/1.0/modules/link/"><z:itemType>attachment</z:itemType><dc:identifier><dcterms:URI><rdf:value>https://example.org/x.pdf</rdf:value></dcterms:URI></dc:identifier>` +
			`<rdf:resource rdf:resource="files/3/x.pdf"/><link:type>application/pdf</link:type></z:Attachment>`: {
			"type: report", "title: x", "full-text: https://example.org/x.pdf", "annote: Read again", "rdf link:link: files/3/x.pdf"},
		`<bibo:Book><dc:title>x</dc:title><dcterms:creator><rdf:Description><rdf:first>Doe, J</rdf:first><rdf:rest rdf:parseType="Resource"><rdf:first>Roe, A</rdf:first></rdf:rest></rdf:Description></dcterms:creator></bibo:Book>`: {
			"type: book", "title: x"}, // no list without its type: a node of unknown making
	} {
		want[head+in+"</rdf:RDF>"] = lines
	}
	formattest.Read(t, form(), want)
}

func TestTitles(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, form(), map[string][]string{
		head + `<bib:Journal><dc:title>J</dc:title></bib:Journal><bib:Book><dc:title>B</dc:title></bib:Book></rdf:RDF>`:                                                         {"B"},
		head + `<bib:Book rdf:about="#1"><dc:title>A</dc:title><dc:relation rdf:resource="#2"/></bib:Book><bib:Book rdf:about="#2"><dc:title>B</dc:title></bib:Book></rdf:RDF>`: {"A", "B"},
		head + `<bib:Book><dc:title>A</dc:title></bib:Book><bib:Book><dc:title>B`:                                                                                               {"A"}, // a title that is cut off is none
		head + `</rdf:RDF>`: nil,
	})
}

const sample = `<bib:Article><z:itemType>journalArticle</z:itemType><dc:title>Bees</dc:title><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname>` +
	`<foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:date>2010</dc:date><bib:pages>1-9</bib:pages></bib:Article>` + "\n"

func FuzzRead(f *testing.F) {
	formattest.FuzzRecords(f, Format(), head+sample+"</rdf:RDF>", head+`<rdf:Description rdf:nodeID="a"><dc:title>x</dc:title><dcterms:isPartOf rdf:nodeID="a"/></rdf:Description></rdf:RDF>`)
}

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, form(), head+strings.Repeat(sample, 500)+"</rdf:RDF>", 500)
}
