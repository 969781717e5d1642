package primo

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
		`<record xmlns="http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib"><delivery>`: format.Signed,
		`<sear:DOC><PrimoNMBib><record><control/><display>`:                              format.Signed,
		`<record><display><type>book</type></display><addata>`:                           format.Signed,
		`<record><leader>00000nam</leader>`:                                              format.No,
		`<xml><records><record><ref-type name="Book">6</ref-type>`:                       format.No,
	})
}

func TestRead(t *testing.T) {
	t.Parallel()
	want := make(map[string][]string)
	for in, lines := range map[string][]string{
		"<display><type>book</type><title>Beowulf : a tale / told by X</title></display>":                                    {"type: book", "title: Beowulf: a tale"},
		"<display><title>x</title><creator>Kalecki, Michał [VerfasserIn]$$QKalecki, Michał$$0(DE-588)1</creator></display>":  {"type: document", "title: x", "author: Kalecki, Michał"},
		"<display><title>x</title><identifier>EISBN: 9783030633967</identifier></display>":                                   {"type: document", "title: x", "ISBN: 9783030633967"},
		"<display><title>x</title></display><addata><cop>Cambridge [etc</cop></addata>":                                      {"type: document", "title: x", "publisher-place: Cambridge [etc"},
		"<display><title>x</title><publisher>London: Acme</publisher><creationdate>[1998?]</creationdate></display>":         {"type: document", "title: x", "issued: 1998~", "publisher: Acme", "publisher-place: London"},
		"<display><title>x</title><type>dissertations</type></display><addata><degree>PhD</degree><inst>Uni</inst></addata>": {"type: thesis", "title: x", "publisher: Uni", "genre: PhD"},
	} {
		want["<record>"+in+"</record>"] = lines
	}
	formattest.Read(t, form(), want)
}

func TestSubfield(t *testing.T) {
	t.Parallel()
	const text = "Doe, J [Ed]$$QDoe, J$$0(DE)7"
	for code, want := range map[string]string{"": "Doe, J [Ed]", "Q": "Doe, J", "0": "(DE)7", "X": ""} {
		if got := subfield(text, code); got != want {
			t.Errorf("%q: got %q, want %q", code, got, want)
		}
	}
}

func TestCorpus(t *testing.T) {
	t.Parallel()
	formattest.Corpus(t, form(), os.DirFS("../../../../shared/corpora/primo-xml"))
}

const sample = "<record><display><type>article</type><title>Bees</title><creator>Doe, Jane ; Roe, R.</creator></display>" +
	"<addata><jtitle>J</jtitle><volume>5</volume><spage>1</spage><epage>9</epage><doi>10.1000/1</doi></addata></record>\n"

func FuzzRead(f *testing.F) { formattest.FuzzRecords(f, Format(), sample) }

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, form(), strings.Repeat(sample, 500), 500)
}
