package dedupe_test

import (
	"fmt"
	"testing"

	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/dedupe/dedupetest"
)

// Time grows little faster than the number of records.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			lib := dedupetest.Make(n, 1)
			b.ReportAllocs()
			for b.Loop() {
				dedupe.Find(lib.Records, dedupe.Options{Level: dedupe.Balanced, Workers: 2})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/record")
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	lib := dedupetest.Make(100, 1)
	b.ReportAllocs()
	for b.Loop() {
		dedupe.Merge(lib.Records[:3], dedupe.Options{})
	}
}

func BenchmarkFingerprint(b *testing.B) {
	lib := dedupetest.Make(1000, 1)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		dedupe.Fingerprint(&lib.Records[i%1000].Citation)
	}
}

func BenchmarkJudge(b *testing.B) {
	lib := dedupetest.Make(1000, 1)
	prints := dedupe.Fingerprints(lib.Records, dedupe.Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		dedupe.Judge(prints[i%1000], prints[(i*7+1)%1000], dedupe.Options{Level: dedupe.Balanced})
	}
}
