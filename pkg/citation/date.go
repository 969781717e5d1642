package citation

import (
	"errors"
	"time"
)

// Precision says how much of a Moment is known.
type Precision uint8

// The precisions, from nothing to a day.
const (
	Absent Precision = iota
	Literal
	ToYear
	ToSeason
	ToMonth
	ToDay
)

// Moment is a point in time as far as it is known. Members beyond Precision
// are zero. Year 0 is 1 BC, -43 is 44 BC, as in EDTF (ISO 8601-2) and CSL.
type Moment struct {
	Precision Precision
	Season    uint8 // 1 spring, 2 summer, 3 autumn, 4 winter, as in CSL
	Day       uint8 // 1..31
	Month     time.Month
	Year      int
}

// Date is a date, or a range of dates, with the precision it was given.
// The zero Date is an absent date.
type Date struct {
	Moment         // of the beginning; Precision Literal when only Literal is set
	End     Moment // of a range; zero when there is none
	Open    bool   // a range without an end: "1985-"
	Circa   bool
	Literal string // what was written, when it is no date ("in press"); "" otherwise
}

var errNoDate = errors.New("no date")

// ParseDate reads a date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, errNoDate
	}
	return Date{Moment: Moment{Precision: Literal}, Literal: s}, errNoDate
}

// String gives the date in EDTF (ISO 8601-2 level 1), or the literal.
func (d Date) String() string { return d.Literal }
