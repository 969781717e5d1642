package dedupe_test

import (
	"testing"

	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/dedupe/dedupetest"
)

// made gives a made library with its labels.
func made(n int, seed uint64) (*dedupetest.Library, labels) {
	lib := dedupetest.Make(n, seed)
	l := labels{work: make(map[int]int)}
	members := make(map[int][]int)
	for i, w := range lib.Work {
		l.work[i] = w
		members[w] = append(members[w], i)
	}
	for _, work := range members {
		if len(work) > 1 {
			l.works = append(l.works, work)
		}
	}
	return lib, l
}

// Copies that databases have spoilt are found; works that look alike are not joined.
func TestMadeLibrary(t *testing.T) {
	t.Parallel()
	lib, l := made(2000, 1)
	for _, level := range []dedupe.Level{dedupe.Cautious, dedupe.Balanced, dedupe.Thorough} {
		o := dedupe.Options{Level: level, Workers: 2}
		r := dedupe.Find(lib.Records, o)
		s := scored(l, r)
		t.Logf("%s: found %d of %d, lost %d, false merges %d, for review %d", level, s.found, lib.Duplicates(), s.lost, s.falseMerges, s.review)
		if s.lost > 0 {
			t.Errorf("%s: %d works lost", level, s.lost)
		}
		if least := [...]float64{.80, .99, .99}[level]; float64(s.found) < least*float64(lib.Duplicates()) {
			t.Errorf("%s: found %d of %d", level, s.found, lib.Duplicates())
		}
		if level == dedupe.Balanced && testing.Verbose() {
			mistakes(t, lib.Records, l, r, o)
		}
	}
}
