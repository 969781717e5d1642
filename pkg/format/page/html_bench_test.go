package page

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/peerlit/peerlit/pkg/source"
)

// BenchmarkHTMLCorpus reads real pages, one after the other.
func BenchmarkHTMLCorpus(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(corpora(b), "highwire-html", "*", "*.html"))
	var texts []string
	size := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(data))
		size += len(data)
	}
	if size == 0 {
		b.Skip("no pages")
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			recordsOf(b, source.FromString("page.html", text))
		}
	}
}
