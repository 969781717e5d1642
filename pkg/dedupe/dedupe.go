// Package dedupe finds the records that describe one work and joins them.
//
// Two records are judged by their fingerprints alone, never by what else is in
// the set: the same pair always gets the same verdict. A verdict is one of
// three classes, and only pairs of class Same are joined; a group is never
// joined across a pair that a veto keeps apart.
package dedupe

import (
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Class is what a pair of records is judged to be.
type Class uint8

// The classes, in rising order.
const (
	Different Class = iota // two works
	Review                 // perhaps one work: somebody must look
	Same                   // one work
)

// String gives "different", "review" or "same".
func (c Class) String() string { return [...]string{"different", "review", "same"}[c] }

// Level is how much must agree before two records are joined.
type Level uint8

// The levels, in rising order of what they join. What they find on labelled
// sets stands in docs/dedupe.md.
const (
	Cautious Level = iota // only what no reader would look at twice
	Balanced              // the default: no unique record lost on any labelled set
	Thorough              // joins also where a field or two contradict; look at the groups
)

// String gives the level's name.
func (l Level) String() string { return [...]string{"cautious", "balanced", "thorough"}[l] }

// Preprints says what becomes of a preprint and the published version of the work.
type Preprints uint8

// The treatments of preprints.
const (
	LinkPreprints  Preprints = iota // kept apart, each says what the other is
	MergePreprints                  // joined like other duplicates
	KeepPreprints                   // kept apart, nothing is said
)

// String gives "link", "merge" or "keep".
func (p Preprints) String() string { return [...]string{"link", "merge", "keep"}[p] }

// Options say how records are judged and joined. The zero Options are cautious.
type Options struct {
	Level     Level
	Preprints Preprints
	Prefer    []string                           // sources whose values win, the first most; matched as in Source
	Decisions *Decisions                         // what people have decided; nil for none
	Workers   int                                // goroutines; below 1 means 1
	Progress  func(stage Stage, done, total int) // called now and then from one goroutine at a time; may be nil
}

// Stage is a part of a run, for those who show its progress.
type Stage string

// The stages.
const (
	Comparing Stage = "comparing"
	Grouping  Stage = "grouping"
)

// Result is what was found in a set of records.
type Result struct {
	Groups []Group // of two records or more, and single ones with links, in the order of their first member
	Review []Pair  // in the order of their records
	Capped []Block // blocks too large to compare each with each
}

// Group is the records of one work.
type Group struct {
	Members []int  // indices of records, in input order
	Joined  []Pair // the pairs that joined them: one less than members
	Links   []Link // to records of other groups
}

// Pair is two records and what was judged of them. A < B, indices of records.
type Pair struct {
	A, B    int
	Verdict Verdict
}

// Link says how a record stands to a record of another group.
type Link struct {
	From, To int // indices of records
	Relation Relation
}

// Find finds the groups among the records. The result depends on the records'
// content and the options only: the order of the records and the number of
// workers change nothing but the indices.
func Find(records []*evidence.Record, o Options) *Result {
	prints := Fingerprints(records, o)
	pairs, capped := compare(prints, o)
	r := Cluster(prints, pairs, o)
	r.Capped = capped
	return r
}
