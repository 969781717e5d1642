package dedupe

// Verdict is what a pair of records is judged to be, and why.
type Verdict struct {
	Class      Class
	Rule       string // the rule that decided; "" where nothing speaks for one work
	Veto       bool   // the rule keeps the two apart whatever else joins them
	Relation   Relation
	Similarity Similarity

	strength uint8 // of a rule that joins: the lower the surer
}

// Judge judges a pair of records by their fingerprints. The verdict does not
// depend on which of them is first.
func Judge(a, b *Print, o Options) Verdict {
	f, s := compareAll(a, b)
	v := Verdict{Similarity: s}
	if f&onePreprint != 0 && o.Preprints != MergePreprints {
		if f&titleSimilar != 0 && f&(authorsSome|authorsMissing) != 0 && f&markDiffers == 0 {
			v.Class, v.Rule, v.Veto = Different, "preprint and published", true
			if o.Preprints == LinkPreprints {
				v.Relation = PreprintOf
			}
			return v
		}
	}
	for i := range vetoes {
		if r := &vetoes[i]; r.fits(f) {
			v.Class, v.Rule, v.Veto = r.class, r.name, true
			if f&titleWeak != 0 {
				v.Relation = r.relation
			}
			return v
		}
	}
	for i := range joins {
		if r := &joins[i]; r.level <= o.Level && r.fits(f) {
			v.Class, v.Rule, v.strength = Same, r.name, uint8(i)
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
