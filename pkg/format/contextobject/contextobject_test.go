package contextobject

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, form(), map[string]format.Score{
		`<ctx:context-objects xmlns:ctx="info:ofi/fmt:xml:xsd:ctx"><ctx:context-object>`: format.Signed,
		`<html>info:ofi/fmt:kev:mtx:journal</html>`:                                      format.No,
	})
}

// TestRead reads the metadata of a referent and looks at all that is made of it.
func TestRead(t *testing.T) {
	t.Parallel()
	want := make(map[string][]string)
	for in, lines := range map[string][]string{
		"<journal><title>J</title><issn>0948-3055</issn></journal>":                                                       {"type: periodical", "title: J", "ISSN: 0948-3055"},
		"<book><atitle>x</atitle><btitle>B</btitle><pages>3-9</pages></book>":                                             {"type: chapter", "title: x", "container-title: B", "page: 3-9"},
		"<journal><atitle>x</atitle><jtitle>J</jtitle><aulast>Doe</aulast><auinit>J</auinit><au>J Doe</au></journal>":     {"type: article-journal", "title: x", "author: Doe, J", "container-title: J"},
		"<patent><title>x</title><inv><aulast>Doe</aulast><aufirst>J</aufirst></inv><number>US7</number></patent>":        {"type: patent", "title: x", "author: Doe, J", "number: US7"},
		"<journal><genre>proceeding</genre><atitle>x</atitle><title>P</title><artnum>e1</artnum><sici>s</sici></journal>": {"type: paper-conference", "title: x", "container-title: P", "number: e1", "contextobject sici: s"},
	} {
		want["<context-object><referent><metadata-by-val><metadata>"+in+"</metadata></metadata-by-val></referent></context-object>"] = lines
	}
	formattest.Read(t, form(), want)
}

const sample = "<context-object><referent><metadata-by-val><metadata><journal><atitle>Bees</atitle><jtitle>J</jtitle><aulast>Doe</aulast><aufirst>Jane</aufirst>" +
	"<date>2010</date><spage>1</spage><epage>9</epage></journal></metadata></metadata-by-val></referent></context-object>\n"

func FuzzRead(f *testing.F) { formattest.FuzzRecords(f, Format(), sample) }

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, form(), strings.Repeat(sample, 500), 500)
}
