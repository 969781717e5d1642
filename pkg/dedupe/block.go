package dedupe

import (
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
func (p *Print) Keys(keys []uint64) []uint64 {
	add := func(sort keySort, h hasher) {
		keys = append(keys, h.sum()<<keySortBits|uint64(sort))
	}
	if p.doi != "" {
		add(keyDOI, newHash.text(p.doi))
	}
	for _, id := range p.ids {
		add(keyID, newHash.number(id.value))
	}
	author := ""
	if len(p.people.list) > 0 {
		author = p.people.list[0].family
	}
	for i := range p.titles {
		t := &p.titles[i]
		add(keyTitle, hasher(t.hash))
		long := t.longest(4)
		slices.Sort(long)
		add(keyTitleWords, newHash.text(strings.Join(long, " ")))
		const piece = 24
		if squeezed := strings.ReplaceAll(t.text, " ", ""); len(squeezed) > piece {
			add(keyTitleStart, newHash.text(squeezed[:piece]))
			add(keyTitleEnd, newHash.text(squeezed[len(squeezed)-piece:]))
		}
		if author != "" && p.year != 0 {
			for _, w := range t.longest(2) {
				add(keyAuthorYear, newHash.text(author).number(uint64(p.year)).text(w))
			}
		}
		if p.volume != "" && p.first != "" {
			for _, w := range t.longest(2) {
				add(keyVolumePage, newHash.text(p.volume).text(p.first).text(w))
			}
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

// longest gives the n longest words of a title, of equally long ones the first.
func (t *title) longest(n int) []string {
	order := slices.Clone(t.words)
	slices.SortFunc(order, func(a, b word) int {
		return cmp.Or(int(b.end-b.start)-int(a.end-a.start), int(a.start)-int(b.start))
	})
	var list []string
	for _, w := range order {
		if s := t.at(w); !slices.Contains(list, s) {
			if list = append(list, s); len(list) == n {
				break
			}
		}
	}
	return list
}

// before is the order of fingerprints by content; those that are equal in all
// that is compared have the same ID.
func before(a, b *Print) int {
	return cmp.Or(
		strings.Compare(a.mainTitle(), b.mainTitle()),
		strings.Compare(a.firstFamily(), b.firstFamily()),
		cmp.Compare(a.year, b.year),
		strings.Compare(a.volume, b.volume),
		strings.Compare(a.first, b.first),
		cmp.Compare(a.ID, b.ID),
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

// Candidates yields the pairs of a block that must be judged: each with each,
// or in a large block each with those next to it. capped says that it was large.
func Candidates(block []*Print, judge func(i, j int)) (capped bool) {
	if len(block) <= mostInBlock {
		for i := range block {
			for j := i + 1; j < len(block); j++ {
				judge(i, j)
			}
		}
		return false
	}
	order := make([]int, len(block))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return before(block[i], block[j]) })
	for i := range order {
		for j := i + 1; j < min(len(order), i+1+nextInBlock); j++ {
			judge(order[i], order[j])
		}
	}
	return true
}

// keyed is a record's key.
type keyed struct {
	key    uint64
	record int32
}

// compare judges all pairs that share a key and gives those that are not simply different.
func compare(prints []*Print, o Options) (pairs []Pair, capped []Block) {
	keys := make([]keyed, 0, 12*len(prints))
	var list []uint64
	for i, p := range prints {
		list = p.Keys(list[:0])
		for _, k := range list {
			keys = append(keys, keyed{k, int32(i)})
		}
	}
	slices.SortFunc(keys, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.record, b.record)) })
	var mutex sync.Mutex
	done := 0
	parallel(o.Workers, len(keys), func(from, to int) {
		var found []Pair
		var large []Block
		var block []*Print
		for from > 0 && from < to && keys[from].key == keys[from-1].key { // it belongs to the stretch before
			from++
		}
		for start := from; start < to; {
			end := start + 1
			for end < len(keys) && keys[end].key == keys[start].key {
				end++
			}
			if end-start > 1 {
				block = block[:0]
				for _, k := range keys[start:end] {
					block = append(block, prints[k.record])
				}
				members := keys[start:end]
				if Candidates(block, func(i, j int) {
					a, b := int(members[i].record), int(members[j].record)
					if v := Judge(prints[a], prints[b], o); v.Class != Different || v.Relation != NoRelation {
						found = append(found, Pair{min(a, b), max(a, b), v})
					}
				}) {
					large = append(large, Block{keyNames[keys[start].key&(1<<keySortBits-1)], end - start})
				}
			}
			start = end
		}
		mutex.Lock()
		defer mutex.Unlock()
		pairs = append(pairs, found...)
		capped = append(capped, large...)
		if done += to - from; o.Progress != nil {
			o.Progress(Comparing, done, len(keys))
		}
	})
	slices.SortFunc(pairs, func(x, y Pair) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	pairs = slices.CompactFunc(pairs, func(x, y Pair) bool { return x.A == y.A && x.B == y.B })
	slices.SortFunc(capped, func(x, y Block) int { return cmp.Or(strings.Compare(x.Name, y.Name), x.Records-y.Records) })
	return pairs, capped
}
