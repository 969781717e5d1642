// Package check holds the rules by which a record or a library is found wanting.
//
// A rule says only what is certain, or says in its message what it rests on.
// What reading itself remarks upon - a wrong check digit, pages that run
// backwards - is not said again here. Rules of one record look at nothing else;
// those of a library remember a few bytes a record (see [Checker]).
package check

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// Finding is something that is not as it should be, by the judgement of a profile.
type Finding struct {
	diag.Diagnostic
	Level diag.Severity // of the code in the profile asked for
	Key   string        // the citation key of the record, where it has one
	Fixed *Change       // what was done about it; nil for nothing
}

// Change is what a repair did to a field.
type Change struct{ Before, After string }

// Checker finds what is wrong with records. It may be used by several goroutines.
type Checker struct {
	policy policy
	needs  map[citation.Type]need
	repair bool
}

// New makes a checker. With repair it mends the records it is given, where a
// rule has a repair that is certain, and says so in the finding.
func New(p Profile, choice Choice, repair bool) *Checker {
	return &Checker{policy: newPolicy(p, choice), needs: needs(p.family), repair: repair}
}

// Level gives the severity of a code under the checker's profile; ok is false when its rule is off.
func (k *Checker) Level(code diag.Code) (s diag.Severity, ok bool) { return k.policy.level(code) }

// Remarked gives the finding that a remark of reading is; ok is false when its code is off.
func (k *Checker) Remarked(d diag.Diagnostic) (f Finding, ok bool) {
	level, ok := k.policy.level(d.Code)
	return Finding{Diagnostic: d, Level: level}, ok
}

// recordRules are the rules that look at one record. Text is mended before
// anything is made of it, so that mending what is mended changes nothing more.
var recordRules = [...]func(*Examination){
	written, texts, needed, abstractAndKey, hiddenDOI, dates, pages, slots, kind, people, title, retraction, keywords,
}

// Examine holds a record against the rules that look at one record.
func (k *Checker) Examine(r *evidence.Record) *Examination {
	x := &Examination{checker: k, record: r}
	for i := range recordRules {
		recordRules[i](x)
	}
	if x.on(diag.DuplicateRecord) || x.on(diag.SharedIdentifier) {
		probe := dedupe.NewProbe(&r.Citation)
		x.probe = &probe
	}
	return x
}

// Examination is a record and what has been found wrong with it so far. What it
// is in its library is found by [Library.Add].
type Examination struct {
	checker  *Checker
	record   *evidence.Record
	findings []Finding
	probe    *dedupe.Probe  // to tell its work by; nil when no rule asks
	asked    citation.Field // whose places were asked for last, and what they are
	places   []source.Position
}

// SortFindings puts findings of one document into the order of their places.
func SortFindings(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
	})
}

// say notes a finding about a field of the record, unless its code is off.
func (k *Examination) say(code diag.Code, f citation.Field, format string, args ...any) {
	k.mending(code, f, 0, nil, format, args...)
}

// sayOf is say for the nth value of a field that has many.
func (k *Examination) sayOf(code diag.Code, f citation.Field, n int, format string, args ...any) {
	k.mending(code, f, n, nil, format, args...)
}

// mending is sayOf for a finding with a repair, which the caller makes where the checker mends.
func (k *Examination) mending(code diag.Code, f citation.Field, n int, change *Change, format string, args ...any) {
	if k.on(code) {
		k.findingAt(k.place(f, n), code, f, change, format, args...)
	}
}

// findingAt is mending for a finding whose place is known better than by its field.
func (k *Examination) findingAt(at source.Position, code diag.Code, f citation.Field, change *Change, format string, args ...any) {
	level, on := k.checker.policy.level(code)
	if !on {
		return
	}
	if !k.checker.repair {
		change = nil
	}
	k.findings = append(k.findings, Finding{
		Diagnostic: diag.Diagnostic{Code: code, Message: fmt.Sprintf(format, args...), At: at, Field: f.String()},
		Level:      level, Key: k.record.Citation.Key, Fixed: change,
	})
}

// on reports whether the rule of a code is on.
func (k *Examination) on(code diag.Code) bool {
	_, on := k.checker.policy.level(code)
	return on
}

// mends reports whether a code is on and its findings are to be repaired.
func (k *Examination) mends(code diag.Code) bool { return k.on(code) && k.checker.repair }

// place is where the nth value of the field stands, as far as claims tell; else
// where its first one does, or where the record begins.
func (k *Examination) place(f citation.Field, n int) source.Position {
	if f != k.asked || f == citation.NoField { // a thousand names may have the same fault
		k.asked, k.places = f, k.places[:0]
		for i := range k.record.Claims {
			if claim := &k.record.Claims[i]; claim.Field == f && claim.Place.Line > 0 {
				k.places = append(k.places, claim.Place)
			}
		}
	}
	switch {
	case n < len(k.places):
		return k.places[n]
	case len(k.places) > 0:
		return k.places[0]
	}
	return k.record.Place
}

// clip keeps a message readable when the text is long.
func clip(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
