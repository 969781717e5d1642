package citation

import (
	"errors"
	"strings"
)

var errYearLetter = errors.New("the letter behind the year is left out")

// finish makes a date of what was read. Without a date it gives a zero one and the reason.
func (p *dateParser) finish() (Date, error) {
	first, second := &p.sides[0], &p.sides[1]
	switch {
	case p.failed:
		return Date{}, p.reason()
	case p.openStart || p.unfinished:
		return literalDate(p.text), nil
	}
	if p.sep == '-' && p.cur == 0 && first.hasYear && first.smalls == 0 && !first.numeric {
		p.open = true // "1985-"; in "2019-05-" only the day is missing
	}
	turned := false // one side has its year from the other
	if p.cur == 1 {
		turned = lend(first, second)
	}
	if !first.hasYear {
		return Date{}, errNoYear
	}
	if p.vague {
		first.narrowed(&p.note)
		second.narrowed(&p.note)
	}
	d := Date{Open: p.open, Circa: p.circa}
	var ok bool
	if d.Moment, ok = p.settle(first); !ok {
		return Date{}, p.reason()
	}
	if d.Year == 0 && d.Precision == ToYear && !first.before {
		if p.cur == 0 {
			return Date{}, errUndated // "0000", "0000-00-00"
		}
		return Date{}, errNoYear
	}
	if p.cur == 0 {
		return d, p.note
	}
	if d.End, ok = p.settle(second); !ok {
		return Date{}, p.reason()
	}
	switch {
	case d.End == d.Moment:
		d.End = Moment{}
	case d.End.Before(d.Moment) && turned:
		return Date{Moment: Moment{Precision: ToYear, Year: d.Year}, Circa: d.Circa}, errTwoYears // "Dec-Jan 2020"
	case d.End.Before(d.Moment):
		p.note = errReversed
	}
	return d, p.note
}

func (p *dateParser) reason() error {
	if p.note != nil {
		return p.note
	}
	return errNoDate
}

// lend gives each side of a range what it lacks and the other states. It
// reports whether a year was lent.
func lend(first, second *dateSide) (yearLent bool) {
	// "28.2.-3.3.2020", "4.-6.5.2019": with full stops the day goes before the month.
	for _, side := range [...]*dateSide{first, second} {
		if side.dotted && side.smalls == 2 && !side.yearFirst {
			if day, month, ok := dayAndMonth(side); ok {
				side.day, side.month, side.smalls = day, month, 0
			}
		}
	}
	lendMonth(first, second)
	lendMonth(second, first)
	if first.hasYear && second.hasYear {
		return false
	}
	if second.hasYear {
		first.year, first.hasYear = second.year, true
	} else {
		second.year, second.hasYear = first.year, first.hasYear
	}
	return true
}

// lendMonth completes a day without a month: "20-24 January 2008", "Dec 10-14,
// 2005". A side that has a month but no day lends none: "Jan-19 2012".
func lendMonth(to, from *dateSide) {
	if to.month != 0 || to.season != 0 || from.month == 0 || from.smalls == 0 && from.day == 0 {
		return
	}
	if to.smalls == 1 || to.day != 0 && to.smalls == 0 {
		to.month = from.month
	}
}

// narrowed leaves a side only its year.
func (d *dateSide) narrowed(note *error) {
	d.month, d.day, d.season, d.smalls = 0, 0, 0, 0
	if *note == nil {
		*note = errNarrower
	}
}

// settle finds out what the small numbers of a side are, and gives its moment.
// It fails where the side cannot be one.
func (p *dateParser) settle(side *dateSide) (Moment, bool) {
	month, day := side.month, side.day
	switch {
	case month != 0:
		if side.smalls > 1 || side.smalls == 1 && day != 0 { // "19 Jun 12" has no year
			return Moment{}, false
		}
		if side.smalls == 1 {
			day = side.small[0]
		}
	case day != 0:
		return Moment{}, false
	case side.season != 0:
		if side.smalls > 0 {
			return Moment{}, false
		}
		month = 20 + side.season
	case side.smalls == 1 && p.cur == 1:
		// "2012 1-2", "10-12 2023": two numbers that may be months or days.
		p.keep(errTwoFold)
	case side.smalls == 1:
		month = side.small[0]
	case side.smalls == 2:
		var ok bool
		if day, month, ok = dayAndMonth(side); !ok {
			p.keep(errTwoFold)
			day, month = 0, 0
		}
	}
	if month > 12 && side.season == 0 {
		p.keep(errMonth)
		month, day = 0, 0
	}
	m, err := makeMoment(side.year, month, day)
	if err != nil {
		p.keep(err)
	}
	return m, m.Precision != Absent
}

// keep notes the first thing that was left out.
func (p *dateParser) keep(err error) {
	if p.note == nil {
		p.note = err
	}
}

// dayAndMonth tells two numbers apart. Behind a year they are month and day;
// before it, the day is first where full stops part them, and else wherever
// only one order is possible ("13/02/2025", "02/13/2025", "03/03/2025").
// Neither order is taken for granted: ok is false for "03/04/2025".
func dayAndMonth(side *dateSide) (day, month int, ok bool) {
	a, b := side.small[0], side.small[1]
	dayFirst := b <= 12 && a <= 31
	monthFirst := a <= 12 && b <= 31
	switch {
	case side.yearFirst && !side.given:
		return b, a, monthFirst
	case a == 0 && b == 0, a == b && dayFirst:
		return a, b, true
	case a == 0 || dayFirst && (side.dotted || !monthFirst):
		return a, b, dayFirst
	case b == 0 || monthFirst && !dayFirst:
		return b, a, monthFirst
	}
	return 0, 0, false
}

// readStroked reads the dates of RIS: "2012/06/19/", "2003///Spring",
// "1999/06//May". Four fields: year, month, day, and other words, of which
// only a season or a month is used, and only where no month is stated.
func readStroked(s string) (d Date, ok bool, err error) {
	if len(s) < 6 || s[4] != '/' {
		return Date{}, false, nil
	}
	year, ok := plainNumber(s[:4])
	if !ok || year == 0 {
		return Date{}, false, nil
	}
	monthText, rest, ok := strings.Cut(s[5:], "/")
	if !ok {
		return Date{}, false, nil
	}
	dayText, other, _ := strings.Cut(rest, "/")
	month, ok1 := strokedNumber(monthText)
	day, ok2 := strokedNumber(dayText)
	if !ok1 || !ok2 {
		return Date{}, false, nil
	}
	m, err := makeMoment(year, month, day)
	if month > 12 {
		m, err = Moment{Precision: ToYear, Year: year}, errMonth
	}
	d = Date{Moment: m}
	if other = strings.Trim(other, "/ "); other == "" || statement(other) == wordUndated && !hasDigit(other) {
		return d, true, err
	}
	more, otherErr := ParseDateInYear(year, other)
	switch {
	case d.Precision == ToYear && otherErr == nil:
		return more, true, nil
	case otherErr == nil && more.Precision == ToSeason, isClock(other):
		return d, true, err // it says nothing new
	}
	return d, true, errOther
}

var errOther = errors.New("further words; left out")

// strokedNumber reads one field, of which "undefined" and its like are as good as empty.
func strokedNumber(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	if !hasDigit(s) {
		return 0, statement(s) == wordUndated
	}
	if len(s) > 2 {
		return 0, false
	}
	return plainNumber(s)
}

// isClock reports whether s is a time of day alone: "T12:00:00Z".
func isClock(s string) bool {
	p := dateParser{text: strings.TrimPrefix(s, "T")}
	return p.clock() && p.at == len(p.text)
}
