// Package prisma is the flow of records through a systematic review, as the
// PRISMA 2020 statement has it reported (https://www.prisma-statement.org):
// how many came from each source, and how many were removed before screening.
package prisma

import "slices"

// Flow is what is known of a review's records when duplicates have been
// removed. What comes after - screening by people - has no number here, and a
// report leaves its place open.
type Flow struct {
	Method  string   // how duplicates were found, in words for a methods section
	Sources []Source // in the order of their first records
	Review  int      // pairs that may be one work and that nobody has decided on; both records are kept
}

// Source counts the records of a database, register or file. Identified is the
// sum of Duplicates, Known and Screened.
type Source struct {
	Name       string
	Identified int // records that came from it
	Duplicates int // removed, because an earlier record describes the work
	Within     int // those of the Duplicates whose earlier record is of the same source
	Known      int // removed, because the work is in a library screened before
	Only       int // works to screen that no other source has
}

// Screened is how many records of the source go on to screening.
func (s Source) Screened() int { return s.Identified - s.Duplicates - s.Known }

// Total sums the sources up, under the name "total".
func (f *Flow) Total() Source {
	total := Source{Name: "total"}
	for _, s := range f.Sources {
		total.Identified += s.Identified
		total.Duplicates += s.Duplicates
		total.Within += s.Within
		total.Known += s.Known
		total.Only += s.Only
	}
	return total
}

// Count counts records. sources gives the source of each record, groups the
// indices of those that describe one work (a record in none is a work of its
// own), known whether the work of a record is in a library screened before. The
// first record of a work is the one that is kept.
func Count(sources []string, groups [][]int, known func(record int) bool) Flow {
	var f Flow
	at := make(map[string]int)
	for _, name := range sources {
		if _, seen := at[name]; !seen {
			at[name] = len(f.Sources)
			f.Sources = append(f.Sources, Source{Name: name})
		}
		f.Sources[at[name]].Identified++
	}
	source := func(record int) *Source { return &f.Sources[at[sources[record]]] }
	work := func(records []int) {
		first := source(records[0])
		for _, r := range records[1:] {
			s := source(r)
			s.Duplicates++
			if s == first {
				s.Within++
			}
		}
		switch elsewhere := func(r int) bool { return source(r) != first }; {
		case slices.ContainsFunc(records, known):
			first.Known++
		case !slices.ContainsFunc(records, elsewhere):
			first.Only++
		}
	}
	grouped := make([]bool, len(sources))
	for _, g := range groups {
		for _, r := range g {
			grouped[r] = true
		}
		work(slices.Sorted(slices.Values(g)))
	}
	for r := range sources {
		if !grouped[r] {
			work([]int{r})
		}
	}
	return f
}
