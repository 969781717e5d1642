package dedupe_test

import (
	"os"
	"testing"

	"github.com/peerlit/peerlit/pkg/dedupe"
)

func BenchmarkFindLabelled(b *testing.B) {
	if _, err := os.Stat(labelled); err != nil {
		b.Skip()
	}
	records, _ := readSet(b, "respiratory")
	for b.Loop() {
		dedupe.Find(records, dedupe.Options{Level: dedupe.Balanced, Workers: 1})
	}
}
