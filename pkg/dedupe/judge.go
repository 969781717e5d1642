package dedupe

// Verdict is what a pair of records is judged to be, and why.
type Verdict struct {
	Class      Class
	Rule       string // the rule that decided; "" where nothing speaks for one work
	Veto       bool   // the rule keeps the two apart whatever else joins them
	Relation   Relation
	Similarity Similarity

	strength int8 // of a rule that joins: the lower the surer
}

// counts reports whether the verdict says more than that the two differ.
func (v *Verdict) counts() bool { return v.Class != Different || v.Relation != NoRelation }

// Judge judges a pair of records by their fingerprints. The verdict does not
// depend on which of them is first.
func Judge(a, b *Print, o Options) Verdict {
	if before(a, b) > 0 {
		a, b = b, a // whatever is greedy below is so in one order
	}
	f, s := compareAll(a, b)
	v := Verdict{Similarity: s}
	if class, decided := o.Decisions.Of(a, b); decided {
		v.Class, v.Rule, v.Veto = class, decidedRule, class == Different
		return v
	}
	for i := range preprintRules {
		if r := &preprintRules[i]; f&onePreprint != 0 && r.fits(f) {
			v.Class, v.Rule, v.Veto, v.Relation = r.class, r.name, true, r.relation
			switch {
			case r.relation == NoRelation:
			case o.Preprints == MergePreprints:
				v.Class, v.Veto, v.Relation = Same, false, NoRelation
			case o.Preprints == KeepPreprints:
				v.Relation = NoRelation
			}
			return v
		}
	}
	for i := range vetoes {
		if r := &vetoes[i]; r.fits(f) {
			v.Class, v.Rule, v.Veto = r.class, r.name, !r.soft
			if f&titleWeak != 0 {
				v.Relation = r.relation
			}
			return v
		}
	}
	for i := range joins {
		if r := &joins[i]; r.level <= o.Level && r.fits(f) {
			v.Class, v.Rule, v.strength = Same, r.name, int8(i)
			return v
		}
	}
	for i := range joins {
		if r := &joins[i]; r.level > o.Level && r.fits(f) {
			v.Class, v.Rule = Review, r.name
			return v
		}
	}
	for i := range doubts {
		if r := &doubts[i]; r.fits(f) {
			v.Class, v.Rule = Review, r.name
			return v
		}
	}
	return v
}
