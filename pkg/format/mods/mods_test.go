package mods

import (
	"os"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, form(), map[string]format.Score{
		`<mods xmlns="http://www.loc.gov/mods/v3">`:                         format.Signed,
		`<m:modsCollection xmlns:m="http://www.loc.gov/mods/v3">`:           format.Signed,
		`<mods><titleInfo><title>x</title></titleInfo></mods>`:              format.Signed,
		`<mets xmlns:mods="http://www.loc.gov/mods/v3"><dmdSec><mods:mods>`: format.Signed,
		`<mets xmlns:mods="http://www.loc.gov/mods/v3"><dmdSec><dim:dim>`:   format.No,
		`<mods><title>an engine's modifications</title></mods>`:             format.No,
		`<html>see <a href="http://www.loc.gov/mods/v3">MODS</a></html>`:    format.No,
	})
}

// TestRead reads the inside of a record and looks at all that is made of it.
func TestRead(t *testing.T) {
	t.Parallel()
	want := make(map[string][]string)
	for in, lines := range map[string][]string{
		// titles
		"<titleInfo><nonSort>The</nonSort><title>sea</title><subTitle>a history</subTitle><partNumber>2</partNumber><partName>Tides</partName></titleInfo>": {
			"type: document", "title: The sea: a history. 2: Tides"},
		"<titleInfo><nonSort>L'</nonSort><title>eau :</title><subTitle>histoire /</subTitle></titleInfo>": {"type: document", "title: L'eau: histoire"},
		"<titleInfo type='uniform'><title>Elements</title></titleInfo><titleInfo><title>Euclid</title></titleInfo><titleInfo type='abbreviated'><title>Eucl.</title></titleInfo>": {
			"type: document", "title: Euclid", "title-short: Eucl.", "mods titleInfo uniform: Elements"},
		"<titleInfo type='translated' lang='eng'><title>Bees</title></titleInfo><titleInfo><title>Bienen</title></titleInfo>": {"type: document", "title: Bienen", "translated-title: Bees"},
		// names
		"<name type='personal'><namePart type='family'>van der Berg</namePart><namePart type='given'>Jan</namePart><role><roleTerm type='code'>edt</roleTerm></role></name>": {
			"type: document", "editor: van der Berg, Jan"},
		"<name type='personal' usage='primary'><namePart>West, Matthew,</namePart><namePart type='date'>1953-</namePart></name>": {"type: document", "author: West, Matthew"},
		"<name type='corporate'><namePart>United States.</namePart><namePart>Congress</namePart></name>":                         {"type: document", "author: {United States. Congress}"},
		"<name><namePart>Doe, Jane</namePart><role><roleTerm>Former owner</roleTerm></role></name><note>x</note>":                {"type: document", "note: x", "mods name Former owner: Doe, Jane"},
		"<name type='conference'><namePart>Meeting on bees</namePart></name>":                                                    {"type: document", "event-title: Meeting on bees"},
		// types
		"<note>n</note><genre authority='marcgt'>technical report</genre><genre>anything</genre>":                                            {"type: report", "genre: anything", "note: n", "mods genre marcgt: technical report"},
		"<note>n</note><genre authority='local'>journalArticle</genre><genre authority='marcgt'>book</genre>":                                {"type: article-journal", "note: n", "mods genre local: journalArticle", "mods genre marcgt: book"},
		"<typeOfResource>still image</typeOfResource><name><namePart>Doe, J</namePart><role><roleTerm>photographer</roleTerm></role></name>": {"type: graphic", "author: Doe, J", "mods typeOfResource: still image"},
		"<note>n</note><genre authority='rdacontent'>text</genre><originInfo><issuance>monographic</issuance></originInfo>":                  {"type: book", "note: n", "mods genre rdacontent: text", "mods issuance: monographic"},
		"<note>n</note><genre>Doctoral dissertations</genre>":                                                                                {"type: thesis", "genre: Doctoral dissertations", "note: n"},
		"<genre>article</genre><note>n</note>":                                                                                               {"type: article-journal", "note: n", "mods genre: article"},
		"<note>n</note><genre authority='local'>book</genre><physicalDescription><extent>402</extent></physicalDescription>": {
			"type: book", "note: n", "number-of-pages: 402", "mods genre local: book", "mods extent: 402"},
		"<note>n</note><genre>hypothesis</genre>": {"type: document", "genre: hypothesis", "note: n"},
		// dates
		"<originInfo><dateIssued>c2011</dateIssued><dateIssued encoding='w3cdtf'>2011-05-03</dateIssued></originInfo>":                                  {"type: document", "issued: 2011-05-03"},
		"<originInfo><dateIssued point='start' encoding='marc'>1953</dateIssued><dateIssued point='end' encoding='marc'>9999</dateIssued></originInfo>": {"type: document", "issued: 1953/.."},
		"<originInfo><dateCreated keyDate='yes'>1955-03-22</dateCreated><copyrightDate>2003</copyrightDate></originInfo>":                               {"type: document", "issued: 1955-03-22", "mods copyrightDate: 2003"},
		"<originInfo><dateCreated qualifier='approximate'>1850</dateCreated></originInfo>":                                                              {"type: document", "issued: 1850~"},
		"<originInfo><dateIssued encoding='iso8601'>200405</dateIssued><dateOther type='submitted'>2003</dateOther></originInfo>":                       {"type: document", "issued: 2004-05", "submitted: 2003"},
		// host
		"<relatedItem type='host'><titleInfo><title>J</title></titleInfo><genre>periodical</genre><part><detail type='volume'><number>3</number></detail><detail type='issue'><caption>no. 2</caption></detail><extent unit='pages'><start>244</start><end>255</end></extent><date>2003</date></part></relatedItem>": {
			"type: article-journal", "issued: 2003", "container-title: J", "volume: 3", "issue: 2", "page: 244-255"},
		"<relatedItem type='host'><titleInfo><title>B</title></titleInfo><name><namePart>Ed, I</namePart><role><roleTerm>editor</roleTerm></role></name><originInfo><publisher>P</publisher></originInfo><relatedItem type='series'><titleInfo><title>S ; 5</title></titleInfo></relatedItem></relatedItem>": {
			"type: chapter", "editor: Ed, I", "container-title: B", "publisher: P", "collection-title: S", "collection-number: 5"},
		// the rest
		"<subject authority='lcsh'><topic>Bees</topic><geographic>Norway</geographic></subject><subject><topic>a</topic><topic>b</topic></subject>": {"type: document", "keyword: Bees--Norway (LCSH)", "keyword: a", "keyword: b"},
		"<identifier type='isbn'>0123751063</identifier><identifier type='isbn' invalid='yes'>1</identifier><identifier type='oclc'>665135773</identifier>": {
			"type: book", "ISBN: 0123751063", "identifier: 665135773", "mods invalid identifier isbn: 1"},
		"<language><languageTerm type='text'>English</languageTerm><languageTerm type='code'>eng</languageTerm></language><titleInfo><title>x</title></titleInfo>": {"type: document", "title: x", "language: en"},
		"<physicalDescription><extent>xvii, 389 p. : ill. ; 24 cm.</extent></physicalDescription>":                                                                 {"type: document", "number-of-pages: 389", "mods extent: xvii, 389 p. : ill. ; 24 cm."},
	} {
		want["<mods xmlns='http://www.loc.gov/mods/v3'>"+in+"</mods>"] = lines
	}
	formattest.Read(t, form(), want)
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Random, Limit: citationtest.Limit}, func(*citation.Citation) citation.FieldSet { return carries() },
		"&amp;amp;") // read as what was encoded twice
}

func TestCorpus(t *testing.T) {
	t.Parallel()
	formattest.Corpus(t, form(), os.DirFS("../../../../shared/corpora/mods"))
}

const sample = `<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>Bees</title></titleInfo>` +
	`<name><namePart>Doe, Jane</namePart></name><relatedItem type="host"><titleInfo><title>J</title></titleInfo></relatedItem></mods></modsCollection>`

func FuzzRead(f *testing.F) { formattest.FuzzRecords(f, Format(), sample) }

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, form(), strings.Repeat(sample, 500), 500)
}

func BenchmarkWrite(b *testing.B) { formattest.BenchmarkWrite(b, Format(), strings.Repeat(sample, 50)) }
