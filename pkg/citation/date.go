package citation

import (
	"errors"
	"fmt"
	"strings"
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
	Circa   bool   // about then, or perhaps then: "ca. 1850", "1850?"
	Literal string // what was written, when it is no date ("in press"); "" otherwise
}

var (
	errNoDate    = errors.New("no date")
	errUndated   = errors.New("said to have no date")
	errNoYear    = errors.New("no year in four digits")
	errTwoFold   = errors.New("day and month cannot be told apart; only the year is kept")
	errDayRange  = errors.New("no such day; left out")
	errMonth     = errors.New("no such month; left out")
	errNarrower  = errors.New("narrower than a date can say; only the year is kept")
	errReversed  = errors.New("the end stands before the beginning; kept as written")
	errTwoYears  = errors.New("the months run over the turn of a year that is not stated; only the year is kept")
	errPending   = errors.New("not published yet, it says; only the year is kept")
	errOtherYear = errors.New("states another year than the one given; left out")
)

// ParseDate reads a date as people and programs write it: EDTF (ISO 8601-2
// level 1), RIS ("2012/06/19/"), MEDLINE ("2012 Jan-Feb"), cataloguers'
// ("[c1998]", "1985-", "ca. 1850") and prose in many languages
// ("1. mai 2019", "25 de octubre de 2023", "2025年2月13日", "Spring 2019").
//
// It keeps what is sure and nothing else. Two-digit years are never completed;
// of "03/04/2025" only the year is kept, of "2025-02-30" year and month.
//
// The error says what was not understood, and the Date what could be kept in
// spite of it: less than was written; a Literal, where there is no date in
// the text at all; the zero Date, where the text says just that ("n.d.").
// Without error the Date is all that was stated. It is a Literal then only for
// known words that stand for a date ("in press") and for unfinished years ("199X").
func ParseDate(s string) (Date, error) { return ParseDateIn(s, "") }

// ParseDateIn is ParseDate for a text in a known language: the names of months
// that mean different months in different languages ("listopad") are read in it.
func ParseDateIn(s string, lang Language) (Date, error) {
	s = strings.TrimSpace(s)
	if d, ok := plainDate(s); ok {
		return d, nil
	}
	d, err := readDate(s, lang)
	return d, inDate(s, err)
}

// ParseDateInYear reads the rest of a date whose year is stated elsewhere, as
// in BibTeX's month ("mar", "3", "Jan-Feb", "July 4th") and in the RIS of
// PubMed, where DA holds "Jul-Aug" or "Nov 12". A number alone is a month. A
// text that states another year, or cannot be understood, leaves the year and gives an error.
func ParseDateInYear(year int, s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" || year == 0 {
		return YearDate(year), errNoDate
	}
	if len(s) <= 2 && isDigit(s[0]) && isDigit(s[len(s)-1]) { // the commonest: "3", "03"
		if n := digitsValue(s); 1 <= n && n <= 12 {
			return MakeDate(year, n, 0), nil
		}
	}
	p := dateParser{text: plainDigits(s)}
	p.sides[0] = dateSide{year: year, hasYear: true, given: true}
	p.read()
	d, err := p.finish()
	if d.Known() && d.Year != year { // "44 BC"
		err = errOtherYear
	}
	if !d.Known() || d.Year != year {
		d = YearDate(year)
	}
	return d, inDate(s, err)
}

// YearDate gives the date of a year; the zero Date for year 0, which is how
// programs write that they know none.
func YearDate(year int) Date { return MakeDate(year, 0, 0) }

// MakeDate gives a date from numbers and leaves out what cannot be: a month
// beyond 12, a day its month has not, a day without a month, all of it when the
// year is 0 or has more than four digits. Months 21 to 24 are the seasons of EDTF.
func MakeDate(year, month, day int) Date {
	if year == 0 {
		return Date{}
	}
	m, _ := makeMoment(year, month, day)
	return Date{Moment: m}
}

// makeMoment gives a moment of which the impossible is left out, and says so.
// A month or day of 0 is not stated.
func makeMoment(year, month, day int) (Moment, error) {
	if year < -9999 || year > 9999 {
		return Moment{}, errNoYear
	}
	switch {
	case month == 0:
		return Moment{Precision: ToYear, Year: year}, nil
	case 21 <= month && month <= 24:
		return Moment{Precision: ToSeason, Year: year, Season: uint8(month - 20)}, nil
	case month < 0 || month > 12:
		return Moment{Precision: ToYear, Year: year}, errMonth
	case day == 0:
		return Moment{Precision: ToMonth, Year: year, Month: time.Month(month)}, nil
	case day < 0 || day > daysIn(year, month):
		return Moment{Precision: ToMonth, Year: year, Month: time.Month(month)}, errDayRange
	}
	return Moment{Precision: ToDay, Year: year, Month: time.Month(month), Day: uint8(day)}, nil
}

// daysIn gives the length of a month in the proleptic Gregorian calendar.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// literalDate keeps a text that is no date.
func literalDate(s string) Date {
	if s == "" {
		return Date{}
	}
	return Date{Moment: Moment{Precision: Literal}, Literal: s}
}

// inDate names the text in the error.
func inDate(s string, err error) error {
	if err == nil {
		return nil
	}
	if len(s) > 80 {
		s = s[:80] + "..."
	}
	return fmt.Errorf("date %q: %w", s, err)
}

// plainDate reads what nearly all records have, without further ado: "2012",
// "2012-06", "2012-06-19", "2012/06/19" and "2012/06/19/". Whatever is not
// quite that is left to the parser.
func plainDate(s string) (Date, bool) {
	if len(s) < 4 || len(s) > 11 {
		return Date{}, false
	}
	year, ok := plainNumber(s[:4])
	if !ok || year < 1000 {
		return Date{}, false
	}
	if len(s) == 4 {
		return YearDate(year), true
	}
	sep := s[4]
	if sep != '-' && sep != '/' || len(s) < 7 {
		return Date{}, false
	}
	month, ok := plainNumber(s[5:7])
	if !ok || month < 1 || month > 12 {
		return Date{}, false
	}
	if len(s) == 7 {
		return MakeDate(year, month, 0), true
	}
	if s[7] != sep || len(s) < 10 || len(s) == 11 && (sep != '/' || s[10] != '/') {
		return Date{}, false
	}
	day, ok := plainNumber(s[8:10])
	if !ok || day < 1 || day > daysIn(year, month) {
		return Date{}, false
	}
	return MakeDate(year, month, day), true
}

// plainNumber reads a text of digits alone.
func plainNumber(s string) (int, bool) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return 0, false
		}
	}
	return digitsValue(s), true
}

// digitsValue gives the value of up to nine digits.
func digitsValue(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
