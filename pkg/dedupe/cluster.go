package dedupe

import (
	"cmp"
	"slices"
)

// Cluster joins the pairs of class Same, the surest first, never across a veto.
// A pair that a veto of others keeps apart goes to review. The pairs are those
// that [Judge] finds the same, to be reviewed or related, each once, in order.
func Cluster(prints []*Print, pairs []Pair, o Options) *Result {
	r := &Result{}
	groups := newGroups(len(prints))
	contested := contests(prints, pairs, o)
	var joins []int // of pairs
	for i, p := range pairs {
		switch {
		case p.Verdict.Class != Same:
		case contested[i]:
			pairs[i].Verdict.Class, pairs[i].Verdict.Rule = Review, p.Verdict.Rule+", but so with a work that is another"
		default:
			joins = append(joins, i)
		}
	}
	// Ties are settled by content, so that the order of the input has no say.
	slices.SortFunc(joins, func(x, y int) int {
		if order := cmp.Compare(pairs[x].Verdict.strength, pairs[y].Verdict.strength); order != 0 {
			return order
		}
		ax, bx := inOrder(prints, pairs[x])
		ay, by := inOrder(prints, pairs[y])
		return cmp.Or(before(ax, ay), before(bx, by), x-y)
	})
	joined := make(map[int][]Pair) // by the root of a group
	var blocked []Pair
	for i, n := range joins {
		p := pairs[n]
		a, b := groups.root(p.A), groups.root(p.B)
		if o.Progress != nil && i%4096 == 0 {
			o.Progress(Grouping, i, len(joins))
		}
		if a == b {
			continue
		}
		if veto, apart := groups.vetoed(prints, a, b, o); apart {
			p.Verdict.Class, p.Verdict.Rule = Review, p.Verdict.Rule+", but "+veto+" in the group"
			blocked = append(blocked, p)
			continue
		}
		into := groups.join(a, b)
		list := append(append(joined[a], joined[b]...), p)
		delete(joined, a)
		delete(joined, b)
		joined[into] = list
	}
	links := make(map[int][]Link)
	var doubts []Pair
	for _, p := range pairs {
		a, b := groups.root(p.A), groups.root(p.B)
		if a == b {
			continue
		}
		if p.Verdict.Class == Review {
			doubts = append(doubts, p)
		}
		if p.Verdict.Relation != NoRelation {
			from, to := p.A, p.B
			if directed(prints[to], prints[from], p.Verdict.Relation) {
				from, to = to, from
			}
			link := Link{from, to, p.Verdict.Relation}
			links[a], links[b] = append(links[a], link), append(links[b], link)
		}
	}
	for i := range prints {
		root := groups.root(i)
		if groups.first(root) == i && (len(groups.members(root)) > 1 || len(links[root]) > 0) {
			r.Groups = append(r.Groups, Group{Members: groups.members(root), Joined: joined[root], Links: links[root]})
		}
	}
	r.Review = onePerGroups(prints, groups, append(blocked, doubts...))
	return r
}

// onePerGroups keeps of the pairs between two groups the one that has most in common.
func onePerGroups(prints []*Print, g *groups, pairs []Pair) []Pair {
	best := make(map[[2]int]Pair)
	for _, p := range pairs {
		a, b := g.first(g.root(p.A)), g.first(g.root(p.B))
		if a == b {
			continue
		}
		key := [2]int{min(a, b), max(a, b)}
		have, seen := best[key]
		if !seen || moreAlike(prints, p, have) {
			best[key] = p
		}
	}
	list := make([]Pair, 0, len(best))
	for _, p := range best {
		list = append(list, p)
	}
	slices.SortFunc(list, func(x, y Pair) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	return list
}

// moreAlike reports whether x has more in common than y; ties are settled by content.
func moreAlike(prints []*Print, x, y Pair) bool {
	ax, bx := inOrder(prints, x)
	ay, by := inOrder(prints, y)
	return cmp.Or(cmp.Compare(y.Verdict.Similarity.sum(), x.Verdict.Similarity.sum()), before(ax, ay), before(bx, by)) < 0
}

// contests finds the pairs that join a record which as surely belongs to another
// work: it has too little of its own to tell which.
func contests(prints []*Print, pairs []Pair, o Options) map[int]bool {
	type end struct{ record, other, pair int }
	var ends []end
	for i, p := range pairs {
		if p.Verdict.Class == Same {
			ends = append(ends, end{p.A, p.B, i}, end{p.B, p.A, i})
		}
	}
	slices.SortFunc(ends, func(x, y end) int { return cmp.Or(x.record-y.record, x.other-y.other) })
	contested := make(map[int]bool)
	for start := 0; start < len(ends); {
		stop := start + 1
		for stop < len(ends) && ends[stop].record == ends[start].record {
			stop++
		}
		const most = 32 // a record of so many copies is no matter of doubt
		if stop-start <= most {
			for i, x := range ends[start:stop] {
				for _, y := range ends[start+i+1 : stop] {
					if pairs[x.pair].Verdict.strength != pairs[y.pair].Verdict.strength || sameKnown(pairs, x.other, y.other) {
						continue
					}
					if Judge(prints[x.other], prints[y.other], o).Veto {
						contested[x.pair], contested[y.pair] = true, true
					}
				}
			}
		}
		start = stop
	}
	return contested
}

// sameKnown reports whether two records are known to be one work.
func sameKnown(pairs []Pair, a, b int) bool {
	i, found := slices.BinarySearchFunc(pairs, Pair{A: min(a, b), B: max(a, b)}, func(x, y Pair) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	return found && pairs[i].Verdict.Class == Same
}

// directed reports whether a is the one that the relation speaks of: the
// preprint, the correction.
func directed(a, b *Print, r Relation) bool {
	switch r {
	case PreprintOf:
		return a.kind == preprint && b.kind != preprint
	case Correction:
		return a.mark != 0 && a.mark > b.mark
	}
	return false
}

// inOrder gives the prints of a pair in the order of their content.
func inOrder(prints []*Print, p Pair) (first, second *Print) {
	first, second = prints[p.A], prints[p.B]
	if before(first, second) > 0 {
		first, second = second, first
	}
	return first, second
}

// groups is a forest of sets (union-find) that knows the members of each.
type groups struct {
	parent []int32
	sets   map[int][]int // of a root, its members in order; single ones are not kept
}

func newGroups(n int) *groups {
	g := &groups{parent: make([]int32, n), sets: make(map[int][]int)}
	for i := range g.parent {
		g.parent[i] = int32(i)
	}
	return g
}

func (g *groups) root(i int) int {
	for int(g.parent[i]) != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = int(g.parent[i])
	}
	return i
}

func (g *groups) members(root int) []int {
	if set, ok := g.sets[root]; ok {
		return set
	}
	return []int{root}
}

func (g *groups) first(root int) int { return g.members(root)[0] }

func (g *groups) join(a, b int) int {
	set := slices.Concat(g.members(a), g.members(b))
	slices.Sort(set)
	delete(g.sets, b)
	g.parent[b] = int32(a)
	g.sets[a] = set
	return a
}

// vetoed reports whether a veto keeps a member of one group and one of the other apart.
func (g *groups) vetoed(prints []*Print, a, b int, o Options) (rule string, apart bool) {
	for _, i := range g.members(a) {
		for _, j := range g.members(b) {
			if v := Judge(prints[i], prints[j], o); v.Veto {
				return v.Rule, true
			}
		}
	}
	return "", false
}
