package csl_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// usual gives records of the size that exports of databases have.
func usual(n int) []*evidence.Record {
	rng := rand.New(rand.NewPCG(7, 7))
	records := make([]*evidence.Record, n)
	for i := range records {
		records[i] = &evidence.Record{Citation: *citationtest.Usual(rng)}
		records[i].Citation.Abstract = "Background. " + "Nothing is known of this, and we say so at length.&nbsp;" + records[i].Citation.Abstract
	}
	return records
}

func BenchmarkAppend(b *testing.B) {
	records := usual(500)
	var dst []byte
	for b.Loop() {
		dst = dst[:0]
		for _, r := range records {
			dst = csl.Append(dst, r)
		}
	}
	b.SetBytes(int64(len(dst)))
	b.ReportAllocs()
}

func BenchmarkRead(b *testing.B) {
	var items []byte
	for _, r := range usual(500) {
		items = append(csl.Append(items, r), ",\n"...)
	}
	text := "[" + string(bytes.TrimRight(items, ",\n")) + "]"
	for _, with := range []struct{ name, text string }{
		{"mixed", text},
		{"abstracts", strings.ReplaceAll(text, "Background. ", "Background. "+strings.Repeat("We measured what there was to measure. ", 40))},
	} {
		b.Run(with.name, func(b *testing.B) {
			b.SetBytes(int64(len(with.text)))
			b.ReportAllocs()
			for b.Loop() {
				doc := source.FromString("in.json", with.text)
				whole, _ := doc.Text()
				rd := csl.Reader{Document: doc, Format: "csl-json"}
				for _, err := range rd.All(jsontext.List{Wrappers: []string{"items"}}, whole) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
