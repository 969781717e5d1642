package dedupe

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// Index finds the earlier records of a work as records come one by one. It
// keeps fingerprints, and nothing of the records themselves. A pair is judged as by
// [Find]; groups are not made, which takes knowing all records. An Index
// is used by one goroutine.
type Index struct {
	options Options
	kept    []keptPrint
	last    map[uint64]int32 // by key: one more than the place in chain of the last that has it
	chain   []chained
}

// keptPrint is a fingerprint in an index.
type keptPrint struct {
	print  *Print
	record int32
	asked  int32 // the record that it was held against last
}

// chained is a fingerprint that has a key, and the one before it that has the same, as in [Index].
type chained struct{ kept, before int32 }

// NewIndex makes an index without records.
func NewIndex(o Options) *Index { return &Index{options: o, last: make(map[uint64]int32)} }

// Probe is a record as an [Index] takes it. It holds nothing of the record's text.
type Probe struct {
	print *Print
	keys  []uint64
}

// reviewSorts are the sorts of keys that bring pairs to review and next to none of class Same.
const reviewSorts = 1<<keyTitleWords | 1<<keyTitleStart

// NewProbe makes the probe of a citation. Abstracts are left out: to take up their
// words is most of the work of a fingerprint, and they hardly ever decide that two records are one work.
func NewProbe(c *citation.Citation) Probe {
	p := fingerprint(c, sketch{})
	var room [24]uint64
	keys := slices.Clone(p.keysBut(reviewSorts, room[:0]))
	p.detach()
	return Probe{p, keys}
}

// Add takes up the next record under a number that rises, and gives that of the
// first one before it that is of class [Same] with it; ok is false for none.
// Of more than a hundred that share a key it is held against the last hundred.
func (x *Index) Add(p Probe, number int) (first int, v Verdict, ok bool) {
	known := false
	for _, key := range p.keys {
		for at, n := x.last[key], 0; at > 0 && n < mostInBlock; n++ {
			link := x.chain[at-1]
			at = link.before
			k := &x.kept[link.kept]
			if int(k.asked) == number {
				continue
			}
			k.asked = int32(number)
			known = known || k.print.ID == p.print.ID
			if x.setApart(k.print, p.print) {
				continue
			}
			if verdict := Judge(k.print, p.print, x.options); verdict.Class == Same && (!ok || int(k.record) < first) {
				first, v, ok = int(k.record), verdict, true
			}
		}
	}
	if known { // whatever comes is judged alike against the one that is kept
		return first, v, ok
	}
	x.kept = append(x.kept, keptPrint{p.print, int32(number), int32(number)})
	for _, key := range p.keys {
		x.chain = append(x.chain, chained{int32(len(x.kept) - 1), x.last[key]})
		x.last[key] = int32(len(x.chain))
	}
	return first, v, ok
}

// setApart reports whether identifiers keep two records from being judged Same,
// which is soon seen: the vetoes of those that differ spare only what stands in the same place.
func (x *Index) setApart(a, b *Print) bool {
	var s Similarity
	f := compareIDs(a, b, &s)
	return x.options.Decisions == nil && x.options.Preprints != MergePreprints &&
		(f&idDiffers != 0 && f&doiEqual == 0 || f&doiDiffers != 0 && comparePages(a, b, &s)&pageEqual == 0)
}

// detach gives the print texts of its own in place of views of the record's.
func (p *Print) detach() {
	var all strings.Builder
	size := 0
	p.eachText(func(s *string) { size += len(*s) })
	all.Grow(size)
	p.eachText(func(s *string) {
		start := all.Len()
		all.WriteString(*s)
		*s = all.String()[start:]
	})
}

// eachText calls f for every text of the print.
func (p *Print) eachText(f func(*string)) {
	for i := range p.titles {
		f(&p.titles[i].text)
	}
	for i := range p.people.list {
		f(&p.people.list[i].family)
		f(&p.people.list[i].given)
	}
	for i := range p.venue.names {
		f(&p.venue.names[i])
	}
	for i := range p.more {
		f(&p.more[i])
	}
	for _, s := range [...]*string{&p.volume, &p.issue, &p.first, &p.last, &p.doi, &p.version, &p.edition, &p.mark16} {
		f(s)
	}
	for i := range p.ids {
		f((*string)(&p.ids[i].scheme))
	}
}
