package dedupe

import (
	"cmp"
	"slices"
)

// cluster joins the pairs of class Same, the surest first, never across a veto.
// A pair that a veto of others keeps apart goes to review.
func cluster(prints []*Print, pairs []Pair, o Options) *Result {
	r := &Result{}
	groups := newGroups(len(prints))
	var joins []Pair
	for _, p := range pairs {
		if p.Verdict.Class == Same {
			joins = append(joins, p)
		}
	}
	// Ties are settled by content, so that the order of the input has no say.
	slices.SortStableFunc(joins, func(x, y Pair) int {
		ax, bx := inOrder(prints, x)
		ay, by := inOrder(prints, y)
		return cmp.Or(cmp.Compare(x.Verdict.strength, y.Verdict.strength), before(ax, ay), before(bx, by))
	})
	joined := make(map[int][]Pair) // by the root of a group
	for i, p := range joins {
		a, b := groups.root(p.A), groups.root(p.B)
		if o.Progress != nil && i%4096 == 0 {
			o.Progress(Grouping, i, len(joins))
		}
		if a == b {
			continue
		}
		if veto, apart := groups.vetoed(prints, a, b, o); apart {
			p.Verdict.Class, p.Verdict.Rule = Review, p.Verdict.Rule+", but "+veto+" in the group"
			r.Review = append(r.Review, p)
			continue
		}
		into := groups.join(a, b)
		list := append(append(joined[a], joined[b]...), p)
		delete(joined, a)
		delete(joined, b)
		joined[into] = list
	}
	links := make(map[int][]Link)
	for _, p := range pairs {
		a, b := groups.root(p.A), groups.root(p.B)
		if a == b {
			continue
		}
		if p.Verdict.Class == Review {
			r.Review = append(r.Review, p)
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
		if root := groups.root(i); groups.first(root) == i && (len(groups.members(root)) > 1 || len(links[root]) > 0) {
			r.Groups = append(r.Groups, Group{Members: groups.members(root), Joined: joined[root], Links: links[root]})
		}
	}
	slices.SortFunc(r.Review, func(x, y Pair) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	return r
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
