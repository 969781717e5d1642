package tei

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
		`<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>`: format.Signed,
		`<tei:TEI><tei:teiHeader type="text">`:                 format.Signed,
		`<listBibl><biblStruct type="book">`:                   format.Signed,
		`<TEI><text><body><p>`:                                 format.No,
		`<p>Simple table with caption:</p><table>`:             format.No,
	})
}

// TestRead reads a reference and looks at all that is made of it.
func TestRead(t *testing.T) {
	t.Parallel()
	want := make(map[string][]string)
	for in, lines := range map[string][]string{
		"<monogr><title level='m'>x</title><author><persName><forename>Ludwig</forename><nameLink>van</nameLink><surname>Beethoven</surname></persName></author></monogr>": {
			"type: book", "title: x", "author: van Beethoven, Ludwig"},
		"<monogr><title level='j'>J</title><imprint><biblScope type='vol'>3</biblScope><biblScope unit='fascicle'>4</biblScope><date>s.a.</date></imprint></monogr>": {
			"type: periodical", "title: J", "volume: 3", "tei biblScope fascicle: 4"},
		"<analytic><title>x</title><author>Doe, Jane</author><author>ACME <affiliation>Nowhere</affiliation></author></analytic><monogr><editor role='translator'>Roe, A</editor></monogr>": {
			"type: document", "title: x", "author: Doe, Jane", "translator: Roe, A"},
		"<monogr><title>On <hi rend='italic'>Apis</hi><lb/>mellifera<note>1</note> &amp; <ref>others</ref></title></monogr>": {
			"type: document", "title: On <i>Apis</i> mellifera & others"},
		"<monogr><title>x</title></monogr><note type='report_type'>PhD thesis</note><idno type='arXiv'>2101.00001</idno>": {
			"type: thesis", "title: x", "arXiv: 2101.00001", "genre: PhD thesis"},
	} {
		want["<biblStruct>"+in+"</biblStruct>"] = lines
	}
	formattest.Read(t, form(), want)
}

func TestTitles(t *testing.T) {
	t.Parallel()
	const one = "<biblStruct><monogr><title>a</title></monogr></biblStruct>"
	const head = "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt></fileDesc></teiHeader>"
	formattest.Titles(t, form(), map[string][]string{
		"<TEI>" + head + "<text><body><listBibl>" + one + one + "</listBibl></body></text></TEI>":                {"a", "a"},
		"<TEI>" + head + "<text><body><p>x</p></body><back><listBibl>" + one + "</listBibl></back></text></TEI>": {"t"},
		"<listBibl>" + one + "</listBibl>": {"a"},
		head:                               {"t"},
		"<TEI>" + head + "<text><body><p>it breaks off":                                                    {"t"},
		"<TEI><teiHeader><fileDesc><titleStmt>":                                                            nil,
		"<TEI><teiHeader/><text><front><docTitle><titlePart>f</titlePart></docTitle></front></text></TEI>": {"f"},
		"<TEI><text><front><docTitle><titlePart>no header</titlePart></docTitle></front></text></TEI>":     {"no header"},
	})
}

func TestCorpus(t *testing.T) {
	t.Parallel()
	formattest.Corpus(t, form(), os.DirFS("../../../../shared/corpora/tei"))
}

const sample = "<biblStruct><analytic><title level='a'>Bees</title><author><persName><forename>Jane</forename><surname>Doe</surname></persName></author></analytic>" +
	"<monogr><title level='j'>J</title><imprint><biblScope unit='volume'>5</biblScope><date when='2010'/></imprint></monogr></biblStruct>\n"

func FuzzRead(f *testing.F) {
	formattest.FuzzRecords(f, Format(), sample, "<TEI><teiHeader/><text><body><listBibl>"+sample+"</listBibl></body></text></TEI>")
}

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, form(), strings.Repeat(sample, 500), 500)
}
