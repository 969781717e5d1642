package arxiv_test

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format/arxiv"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

const (
	open  = `<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>`
	entry = `<entry><id>http://arxiv.org/abs/2101.00001v2</id><title>On $x &lt; y$
  things</title><published>2021-01-02T03:04:05Z</published><summary>Some words.</summary><author><name>Ann Other</name><arxiv:affiliation>A University</arxiv:affiliation></author>` +
		`<category term="cs.DL"/><link href="https://arxiv.org/pdf/2101.00001v2" rel="related" title="pdf"/><arxiv:doi>10.1000/1</arxiv:doi></entry>`
)

func FuzzExtract(f *testing.F) {
	formattest.Fuzz(f, arxiv.Format().Extractor, open+entry+entry+"</feed>", "<entry><id>x</id><author/><link/></entry>")
}

func BenchmarkExtract(b *testing.B) {
	formattest.Benchmark(b, arxiv.Format().Extractor, open+strings.Repeat(entry, 2000)+"</feed>")
}
