// Package explain shows what a record rests on: for each value the place, the words and the rule that gave it, and what was found and not taken.
package explain

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Account is what there is to say of a record.
type Account struct {
	Record *evidence.Record
	Given  []Given          // every value of the citation, in the order of the field table
	Blank  []evidence.Claim // the source shows the field, its value is lost
	Lost   []Lost           // claims that the citation does not follow
}

// Given is a value of the citation with the claims that say it.
type Given struct {
	Field citation.Field
	Value citation.Value
	By    *evidence.Claim  // the surest of them; nil when the value was derived and nobody claimed it
	Also  []evidence.Claim // others that say the same
}

// Lost is a claim that the citation does not follow, and why.
type Lost struct {
	evidence.Claim
	Why string
}

// Of accounts for a record that was read with its claims. The account refers
// to the record and must not outlive changes to it.
func Of(r *evidence.Record) Account {
	a := Account{Record: r}
	taken := make([]bool, len(r.Claims))
	saying := make(map[said][]int) // claims by what they say: a work may have thousands of authors
	for i := range r.Claims {
		if claim := &r.Claims[i]; claim.Value != nil {
			what := said{claim.Field, bare(claim.Value)}
			saying[what] = append(saying[what], i)
		}
	}
	spelt := make(map[string]bool, len(r.Citation.Keywords))
	for i := range r.Citation.Keywords {
		spelt[r.Citation.Keywords[i].Term] = true
	}
	for _, f := range r.Citation.Known().List() {
		first := len(a.Given)
		for v := range r.Citation.Values(f) {
			a.Given = append(a.Given, given(r.Claims, saying, taken, spelt, f, v))
		}
		a.lose(taken, f, a.Given[first:])
	}
	for i := range r.Claims {
		claim := &r.Claims[i]
		switch {
		case claim.Value != nil && !taken[i] && !r.Citation.Has(claim.Field):
			a.Lost = append(a.Lost, Lost{*claim, "left out"})
		case claim.Value == nil && r.Blank.Has(claim.Field):
			a.Blank = append(a.Blank, *claim)
		}
	}
	return a
}

// said is a value of a field, but for how it is spelt.
type said struct {
	field citation.Field
	value string
}

// given finds the claims to a value and marks them as taken. Two keywords may
// differ in their spelling alone; each has the claims that spell it so.
func given(claims []evidence.Claim, saying map[said][]int, taken []bool, spelt map[string]bool, f citation.Field, v citation.Value) Given {
	g := Given{Field: f, Value: v}
	for _, i := range saying[said{f, bare(v)}] {
		claim := &claims[i]
		twice := f.Kind() == citation.KindName && g.By != nil && claim.Rule == g.By.Rule // a list that names somebody twice
		other := f == citation.FieldKeyword && claim.Value.String() != v.String() && spelt[claim.Value.String()]
		if taken[i] || twice || other {
			continue
		}
		taken[i] = true
		switch {
		case g.By == nil:
			g.By = claim
		case claim.Confidence > g.By.Confidence:
			g.By, claim = claim, g.By
			fallthrough
		default:
			g.Also = append(g.Also, *claim)
		}
	}
	return g
}

// lose says of each claim to a field that was not taken why that is so.
func (a *Account) lose(taken []bool, f citation.Field, given []Given) {
	var best *evidence.Claim
	for i := range given {
		if by := given[i].By; by != nil && (best == nil || by.Confidence > best.Confidence) {
			best = by
		}
	}
	for i := range a.Record.Claims {
		claim := &a.Record.Claims[i]
		if claim.Field != f || claim.Value == nil || taken[i] {
			continue
		}
		taken[i] = true
		a.Lost = append(a.Lost, Lost{*claim, reason(best, claim)})
	}
}

// reason says why best stands and claim does not.
func reason(best, claim *evidence.Claim) string {
	list := claim.Field.Kind() == citation.KindName || claim.Field.Kind() == citation.KindKeyword
	switch {
	case best == nil:
		return "the value was derived otherwise"
	case claim.Field.Kind() == citation.KindDate && strings.HasPrefix(best.Value.String(), claim.Value.String()):
		return "agrees, but says less"
	case claim.Confidence < best.Confidence:
		return "is less sure: " + claim.Confidence.String() + ", not " + best.Confidence.String()
	case list:
		return "another list stands; lists are taken whole"
	}
	return "conflict: as sure as the first, which stands"
}

// bare gives what two spellings of a value have in common: it is without case,
// accents, blanks and punctuation. A value that has nothing else is what it is.
func bare(v citation.Value) string {
	text := v.String()
	letters := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', ',', '.', ';', ':', '-', '‐', '‑', '–', '—', '"', '\'', '‘', '’', '“', '”':
			return -1
		}
		return r
	}, citation.Fold(text))
	if letters == "" {
		return text
	}
	return letters
}

// verbatim reports whether the words at the claim's place are the value.
func verbatim(claim *evidence.Claim) bool {
	return claim.Value != nil && strings.TrimSpace(claim.Quote) == claim.Value.String()
}

// remarks gives what is said of the record beyond what the account shows itself.
func (a *Account) remarks() []diag.Diagnostic {
	var rest []diag.Diagnostic
	for _, d := range a.Record.Remarks {
		if d.Code != diag.BlankField {
			rest = append(rest, d)
		}
	}
	return rest
}
