package all_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/source"
)

// twoWay gives the formats that are read and written record by record.
func twoWay() []format.Format {
	var list []format.Format
	for _, f := range all.Formats() {
		if _, sequence := f.Exporter.(format.Sequence); sequence && f.Extractor != nil {
			list = append(list, f)
		}
	}
	return list
}

// typical gives n typical records as a document of the format.
func typical(f format.Format, n int) string {
	sequence := f.Exporter.(format.Sequence)
	var text []byte
	if sequence.Open != nil {
		text = append(text, sequence.Open(format.Options{})...)
	}
	for i := range n {
		if i > 0 {
			text = append(text, sequence.Between...)
		}
		text = sequence.Append(text, &evidence.Record{Citation: *citationtest.Typical(i)}, format.Options{})
	}
	return string(append(text, sequence.Close...))
}

// consume reads a text and gives how many records it has.
func consume(t testing.TB, f format.Format, text string) (records int) {
	doc := source.FromString("in", text)
	for _, err := range f.Extractor.Extract(context.Background(), doc, format.Ask{}) {
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		records++
	}
	return records
}

// BenchmarkRead reads a thousand typical records of each format on one core.
func BenchmarkRead(b *testing.B) {
	for _, f := range twoWay() {
		b.Run(f.Name, func(b *testing.B) {
			text := typical(f, 1000)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				consume(b, f, text)
			}
		})
	}
}

// BenchmarkWrite writes them.
func BenchmarkWrite(b *testing.B) {
	records := make([]*evidence.Record, 1000)
	for i := range records {
		records[i] = &evidence.Record{Citation: *citationtest.Typical(i)}
	}
	for _, f := range twoWay() {
		b.Run(f.Name, func(b *testing.B) {
			sequence := f.Exporter.(format.Sequence)
			b.SetBytes(int64(len(typical(f, 1000))))
			b.ReportAllocs()
			var dst []byte
			for b.Loop() {
				dst = dst[:0]
				for _, r := range records {
					dst = sequence.Append(dst, r, format.Options{})
				}
			}
		})
	}
}

// Typical records come back from every format that is both read and written.
func TestTypical(t *testing.T) {
	t.Parallel()
	for _, f := range twoWay() {
		if n := consume(t, f, typical(f, 50)); n != 50 {
			t.Errorf("%s: %d records of 50", f.Name, n)
		}
	}
}

var (
	corpora = flag.String("corpora", "", "write corpora of typical records to this folder, for tools/bench.sh")
	number  = flag.Int("records", 10_000, "how many records")
)

// TestCorpora writes the documents that tools/bench.sh measures with.
func TestCorpora(t *testing.T) {
	if *corpora == "" {
		t.Skip("no -corpora DIR")
	}
	for file, name := range map[string]string{"refs.bib": "bibtex", "refs.ris": "ris", "refs.nbib": "nbib", "refs.csl.json": "csl-json"} {
		f, ok := all.Formats().Named(name)
		if !ok {
			t.Fatalf("no format %s", name)
		}
		out, err := os.Create(filepath.Join(*corpora, file))
		if err != nil {
			t.Fatal(err)
		}
		w := bufio.NewWriterSize(out, 1<<20)
		encoder := f.Exporter.NewEncoder(w, format.Options{})
		for i := range *number {
			if err := encoder.Encode(&evidence.Record{Citation: *citationtest.Typical(i)}); err != nil {
				t.Fatal(err)
			}
		}
		for _, end := range []func() error{encoder.Close, w.Flush, out.Close} {
			if err := end(); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Println(filepath.Join(*corpora, file))
	}
}
