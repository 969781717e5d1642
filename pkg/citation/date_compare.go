package citation

import "cmp"

// Known reports whether the date states at least a year.
func (d Date) Known() bool { return d.Precision > Literal }

// IsRange reports whether the date has an end, or is open.
func (d Date) IsRange() bool { return d.Open || d.End.Precision > Literal }

// Compare orders moments for sorting: by year, month, day, the less precise
// before the more precise. A season stands at its last northern month: spring
// at May, winter at the end of its year. What is no moment comes last.
func (m Moment) Compare(n Moment) int {
	if k := cmp.Compare(b2i(m.Precision <= Literal), b2i(n.Precision <= Literal)); k != 0 {
		return k
	}
	return cmp.Or(
		cmp.Compare(m.Year, n.Year),
		cmp.Compare(m.sortMonth(), n.sortMonth()),
		cmp.Compare(m.Day, n.Day),
		cmp.Compare(m.Precision, n.Precision),
	)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sortMonth places a moment within its year.
func (m Moment) sortMonth() int {
	switch m.Season {
	case 0:
		return int(m.Month)
	case 4:
		return 13
	default:
		return 2 + 3*int(m.Season)
	}
}

// Compare orders dates for sorting, by their beginnings, then their ends; a
// single date before a range, dates before literals.
func (d Date) Compare(e Date) int {
	if k := d.Moment.Compare(e.Moment); k != 0 {
		return k
	}
	if k := cmp.Compare(b2i(d.IsRange()), b2i(e.IsRange())); k != 0 {
		return k
	}
	return cmp.Or(d.End.Compare(e.End), cmp.Compare(d.Literal, e.Literal))
}

// Before reports whether m surely lies before n: 2024 before 2025-02, but
// neither of 2025 and 2025-02 before the other.
func (m Moment) Before(n Moment) bool {
	if m.Precision <= Literal || n.Precision <= Literal {
		return false
	}
	if m.Year != n.Year {
		return m.Year < n.Year
	}
	if m.Season != 0 && n.Season != 0 {
		return m.Season < n.Season && m.Season != 4 && n.Season != 4 // a winter may begin the year
	}
	if m.Month == 0 || n.Month == 0 {
		return false
	}
	if m.Month != n.Month {
		return m.Month < n.Month
	}
	return m.Day != 0 && n.Day != 0 && m.Day < n.Day
}

// Covers reports whether n says the same as m, or the same more precisely:
// 2025 covers 2025-02-13, as does 2025-02. Nothing covers or is covered by no moment.
func (m Moment) Covers(n Moment) bool {
	if m.Precision <= Literal || n.Precision <= Literal {
		return false
	}
	return m.Year == n.Year &&
		(m.Season == 0 || m.Season == n.Season) &&
		(m.Month == 0 || m.Month == n.Month) &&
		(m.Day == 0 || m.Day == n.Day)
}

// Covers reports whether e agrees with d and says at least as much: 2025 covers
// 2025-02-13, 2012-01/2012-02 covers 2012-02. A literal covers its equal.
func (d Date) Covers(e Date) bool {
	switch {
	case d.Precision <= Literal:
		return d != Date{} && d.Literal == e.Literal && e.Precision <= Literal
	case !e.Known():
		return false
	case !d.IsRange() && !e.IsRange():
		return d.Moment.Covers(e.Moment)
	case !d.IsRange():
		return !e.Open && d.Moment.Covers(e.Moment) && d.Moment.Covers(e.End)
	}
	last := e.Moment
	if e.End.Precision > Literal {
		last = e.End
	}
	begins := d.Moment.Covers(e.Moment) || d.Moment.Before(e.Moment)
	if d.Open {
		return begins
	}
	return begins && !e.Open && (d.End.Covers(last) || last.Before(d.End))
}

// Refine joins two statements of one date: the more precise when they agree
// (a year from one, month and day from the other), and true; d as it is, and
// false, when they contradict each other. It is sure when one of the two is. A
// range and a day within it agree, and neither is the other's refinement: d stays.
// Any date refines a literal, and anything refines no date.
func (d Date) Refine(e Date) (Date, bool) {
	switch {
	case e == Date{}, d.Known() && !e.Known():
		return d, true
	case d == Date{}, e.Known() && !d.Known():
		return e, true
	}
	circa := d.Circa && e.Circa
	switch {
	case e.Covers(d), d.Covers(e) && d.IsRange() && !e.IsRange():
		d.Circa = circa
		return d, true
	case d.Covers(e):
		e.Circa = circa
		return e, true
	}
	return d, false
}
