package dedupe

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Block is a set of records that share a key and are too many to be compared
// each with each.
type Block struct {
	Name    string // what they share: "volume and page"
	Records int
}

// Compare is the order of blocks: by name, then size.
func (b Block) Compare(other Block) int {
	return cmp.Or(strings.Compare(b.Name, other.Name), b.Records-other.Records)
}

// blockOf gives the block of a key.
func blockOf(key uint64, records int) Block {
	return Block{keyNames[key&(1<<keySortBits-1)], records}
}

// mostInBlock is how many records of a block are compared each with each. In a
// larger block each is compared with those next to it in the order of [before].
const mostInBlock = 100

// nextInBlock is how many neighbours a record of a large block is compared with.
const nextInBlock = 20

// keyNames say what the keys of a sort are made of, by the sort.
var keyNames = [...]string{
	keyDOI: "DOI", keyID: "identifier", keyTitle: "title", keyTitleWords: "longest words of the title", keyTitleStart: "beginning of the title", keyTitleEnd: "end of the title",
	keyPlace: "volume, page and year", keyPlaceAuthor: "first author and page", keyAuthorYear: "first author, year and a word of the title", keyVolumePage: "volume, page and a word of the title",
	keyAbstract: "abstract",
}

type keySort uint64

const (
	keyDOI keySort = iota
	keyID
	keyTitle
	keyTitleWords
	keyTitleStart
	keyTitleEnd
	keyPlace
	keyPlaceAuthor
	keyAuthorYear
	keyVolumePage
	keyAbstract
)

// keySortBits is how many low bits of a key tell its sort.
const keySortBits = 4

// Keys appends the keys of a record. Records that may be one work share a key.
func (p *Print) Keys(keys []uint64) []uint64 { return p.keysBut(0, keys) }

// keysBut appends the keys but those of some sorts, which are bits.
func (p *Print) keysBut(without uint64, keys []uint64) []uint64 {
	add := func(sort keySort, h hasher) {
		keys = append(keys, h.sum()<<keySortBits|uint64(sort))
	}
	if p.doi != "" {
		add(keyDOI, newHash.text(p.doi))
	}
	for _, id := range p.ids {
		add(keyID, newHash.number(id.value))
	}
	author := p.firstFamily()
	for i := range p.titles {
		t := &p.titles[i]
		add(keyTitle, hasher(t.hash))
		var longest [4]word
		long := t.longest(&longest)
		two := long[:min(2, len(long))]
		if author != "" && p.year != 0 {
			h := newHash.text(author).number(uint64(p.year))
			for _, w := range two {
				add(keyAuthorYear, h.text(t.at(w)))
			}
		}
		if p.volume != "" && p.first != "" {
			h := newHash.text(p.volume).text(p.first)
			for _, w := range two {
				add(keyVolumePage, h.text(t.at(w)))
			}
		}
		const piece = 24
		if t.letters() > piece {
			if author != "" {
				add(keyTitleEnd, t.endHash(piece).text(author))
			}
			if without>>keyTitleStart&1 == 0 {
				start := t.startHash(piece)
				if author != "" {
					add(keyTitleStart, start.text(author))
				}
				if p.year != 0 {
					add(keyTitleStart, start.number(uint64(p.year)))
				}
			}
		}
		if without>>keyTitleWords&1 == 0 {
			slices.SortFunc(long, func(a, b word) int { return strings.Compare(t.at(a), t.at(b)) })
			h := newHash
			for i, w := range long {
				if i > 0 {
					h = h.letter(' ')
				}
				h = h.letters(t.at(w))
			}
			add(keyTitleWords, h.end())
		}
	}
	if p.volume != "" && p.first != "" && p.year != 0 {
		add(keyPlace, newHash.text(p.volume).text(p.first).number(uint64(p.year)))
	}
	if author != "" && p.first != "" {
		add(keyPlaceAuthor, newHash.text(author).text(p.first))
	}
	if len(p.abstract.words) == sketchSize {
		h := newHash
		for _, w := range p.abstract.words[:4] {
			h = h.number(uint64(w))
		}
		add(keyAbstract, h)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// startHash gives the hash of the first n letters of a title, blanks apart.
func (t *title) startHash(n int) hasher {
	h := newHash
	for i := 0; n > 0; i++ {
		if c := t.text[i]; c != ' ' {
			h = h.letter(c)
			n--
		}
	}
	return h.end()
}

// endHash gives the hash of the last n letters of a title, blanks apart.
func (t *title) endHash(n int) hasher {
	i := len(t.text)
	for n > 0 {
		if i--; t.text[i] != ' ' {
			n--
		}
	}
	h := newHash
	for ; i < len(t.text); i++ {
		if c := t.text[i]; c != ' ' {
			h = h.letter(c)
		}
	}
	return h.end()
}

// longest gives the longest words of a title, each once, of equally long ones the first.
func (t *title) longest(room *[4]word) []word {
	found := room[:0]
	for _, w := range t.words { // of equal ones the first comes first
		at := len(found)
		for at > 0 && longer(w, found[at-1]) {
			at--
		}
		if at == len(room) || slices.ContainsFunc(found, func(have word) bool { return have.hash == w.hash && t.at(have) == t.at(w) }) {
			continue
		}
		if len(found) < len(room) {
			found = found[:len(found)+1]
		}
		copy(found[at+1:], found[at:])
		found[at] = w
	}
	return found
}

// longer reports whether a word is longer than another, or as long and before it.
func longer(a, b word) bool {
	x, y := a.end-a.start, b.end-b.start
	return x > y || x == y && a.start < b.start
}

// before is the order of fingerprints by content. Of those that are equal in all
// that is compared, and so have the same ID, the keys decide, then the rest of the record.
func before(a, b *Print) int {
	if order := strings.Compare(a.mainTitle(), b.mainTitle()); order != 0 {
		return order
	}
	return cmp.Or(
		strings.Compare(a.firstFamily(), b.firstFamily()),
		cmp.Compare(a.year, b.year),
		strings.Compare(a.volume, b.volume),
		strings.Compare(a.first, b.first),
		cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.key, b.key),
		bytes.Compare(a.content[:], b.content[:]),
	)
}

func (p *Print) mainTitle() string {
	if len(p.titles) == 0 {
		return ""
	}
	return p.titles[0].text
}

func (p *Print) firstFamily() string {
	if len(p.people.list) == 0 {
		return ""
	}
	return p.people.list[0].family
}

// Candidates calls judge for the pairs of a block that must be judged: each
// with each. In a large block records with equal fingerprints are held against
// the first of them only; if the rest is large still, each is compared with those
// next to it, by title and by first author. capped says that it came to that.
func Candidates(block []*Print, judge func(i, j int)) (capped bool) {
	order := make([]int, len(block))
	for i := range order {
		order[i] = i
	}
	if len(order) > mostInBlock {
		slices.SortFunc(order, func(i, j int) int { return cmp.Or(before(block[i], block[j]), i-j) })
		distinct := order[:1]
		for _, i := range order[1:] {
			if first := distinct[len(distinct)-1]; block[first].ID == block[i].ID {
				judge(min(first, i), max(first, i))
			} else {
				distinct = append(distinct, i)
			}
		}
		order = distinct
	}
	if len(order) <= mostInBlock {
		for n, i := range order {
			for _, j := range order[n+1:] {
				judge(min(i, j), max(i, j))
			}
		}
		return false
	}
	neighbours := func() {
		for n, i := range order {
			for _, j := range order[n+1 : min(len(order), n+1+nextInBlock)] {
				judge(min(i, j), max(i, j))
			}
		}
	}
	neighbours()
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := block[i], block[j]
		return cmp.Or(strings.Compare(a.firstFamily(), b.firstFamily()), cmp.Compare(a.year, b.year), strings.Compare(a.volume, b.volume), strings.Compare(a.first, b.first))
	})
	neighbours()
	return true
}

// keyed is a record's key.
type keyed struct {
	key    uint64
	record int32
}

// keyring holds the keys of all records.
type keyring struct {
	keys  []keyed // by key, then record
	own   []uint64
	start []int32 // where the keys of a record begin in own
	large map[uint64]bool
}

// newKeyring finds the keys of the records.
func newKeyring(prints []*Print) *keyring {
	r := &keyring{own: make([]uint64, 0, 14*len(prints)), start: make([]int32, 0, len(prints)+1), large: make(map[uint64]bool)}
	var list []uint64
	for _, p := range prints {
		r.start = append(r.start, int32(len(r.own)))
		list = p.Keys(list[:0])
		r.own = append(r.own, list...)
	}
	r.start = append(r.start, int32(len(r.own)))
	r.keys = make([]keyed, 0, len(r.own))
	for i := range prints {
		for _, k := range r.of(i) {
			r.keys = append(r.keys, keyed{k, int32(i)})
		}
	}
	slices.SortFunc(r.keys, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.record, b.record)) })
	for i := 0; i < len(r.keys); {
		end := r.block(i)
		if end-i > mostInBlock {
			r.large[r.keys[i].key] = true
		}
		i = end
	}
	return r
}

// of gives the keys of a record, in order.
func (r *keyring) of(record int) []uint64 { return r.own[r.start[record]:r.start[record+1]] }

// block gives the end of the block that begins at start.
func (r *keyring) block(start int) int {
	end := start + 1
	for end < len(r.keys) && r.keys[end].key == r.keys[start].key {
		end++
	}
	return end
}

// met reports whether two records have been compared in a block before this
// key's: in those that are not large each was compared with each.
func (r *keyring) met(a, b int, key uint64) bool {
	x, y := r.of(a), r.of(b)
	for len(x) > 0 && len(y) > 0 && x[0] < key && y[0] < key {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		case r.large[x[0]]:
			x, y = x[1:], y[1:]
		default:
			return true
		}
	}
	return false
}

// compare judges all pairs that share a key and gives those that are not simply different.
func compare(prints []*Print, o Options) (pairs []Pair, capped []Block) {
	ring := newKeyring(prints)
	var mutex sync.Mutex
	done := 0
	parallel(o.Workers, len(ring.keys), func(from, to int) {
		var found []Pair
		var large []Block
		var block []*Print
		for from > 0 && from < to && ring.keys[from].key == ring.keys[from-1].key { // it belongs to the stretch before
			from++
		}
		for start := from; start < to; {
			members := ring.keys[start:ring.block(start)]
			start += len(members)
			if len(members) < 2 {
				continue
			}
			block = block[:0]
			for _, k := range members { // in input order
				block = append(block, prints[k.record])
			}
			if Candidates(block, func(i, j int) {
				a, b := int(members[i].record), int(members[j].record)
				if ring.met(a, b, members[i].key) {
					return
				}
				if v := Judge(prints[a], prints[b], o); v.counts() {
					found = append(found, Pair{a, b, v})
				}
			}) {
				large = append(large, blockOf(members[0].key, len(members)))
			}
		}
		mutex.Lock()
		defer mutex.Unlock()
		pairs = append(pairs, found...)
		capped = append(capped, large...)
		if done += to - from; o.Progress != nil {
			o.Progress(Comparing, done, len(ring.keys))
		}
	})
	pairs = append(pairs, o.Decisions.joined(prints)...)
	slices.SortFunc(pairs, func(x, y Pair) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	pairs = slices.CompactFunc(pairs, func(x, y Pair) bool { return x.A == y.A && x.B == y.B })
	slices.SortFunc(capped, Block.Compare)
	return pairs, capped
}
