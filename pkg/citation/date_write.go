package citation

import "strconv"

// String gives the date in EDTF (ISO 8601-2 level 1), or the literal. ParseDate
// reads it back as the same date. A beginning in 1 BC is written in words, as
// exports write "0000" where they know no year.
func (d Date) String() string {
	if d.Precision <= Literal {
		return d.Literal
	}
	var buf [32]byte
	b := buf[:0]
	if d.Moment == (Moment{Precision: ToYear}) {
		b = append(b, "1 BC"...)
	} else {
		b = d.Moment.append(b)
	}
	if d.Circa {
		b = append(b, '~')
	}
	switch {
	case d.End.Precision > Literal:
		b = d.End.append(append(b, '/'))
		if d.Circa {
			b = append(b, '~')
		}
	case d.Open:
		b = append(b, "/.."...)
	}
	return string(b)
}

// String gives the moment in EDTF, "" when there is none.
func (m Moment) String() string {
	var buf [16]byte
	return string(m.append(buf[:0]))
}

// append writes the moment in EDTF.
func (m Moment) append(b []byte) []byte {
	if m.Precision <= Literal {
		return b
	}
	year := m.Year
	if year < 0 {
		b, year = append(b, '-'), -year
	}
	for unit := 1000; unit > 1 && year < unit; unit /= 10 {
		b = append(b, '0')
	}
	b = strconv.AppendInt(b, int64(year), 10)
	switch m.Precision {
	case ToSeason:
		b = append(b, '-', '2', '0'+m.Season)
	case ToMonth, ToDay:
		b = appendTwo(append(b, '-'), int(m.Month))
		if m.Precision == ToDay {
			b = appendTwo(append(b, '-'), int(m.Day))
		}
	}
	return b
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

// ISO gives the day the date begins with as "2025-02-13", or "" when it is not known to the day.
func (d Date) ISO() string {
	if d.Precision != ToDay {
		return ""
	}
	return d.Moment.String()
}

// DateParts gives the numbers as CSL-JSON has them: [[2025, 2, 13]], with a
// second list for the end of a range; nil for a literal. A season is no part (CSL
// has a member of its own for it), nor is an open end.
func (d Date) DateParts() [][]int {
	if d.Precision <= Literal {
		return nil
	}
	numbers := make([]int, 0, 6) // both lists in one piece of memory
	numbers = d.AppendParts(numbers)
	from := len(numbers)
	if d.End.Precision <= Literal {
		return [][]int{numbers}
	}
	numbers = d.End.AppendParts(numbers)
	return [][]int{numbers[:from:from], numbers[from:]}
}

// AppendParts appends year, month and day as far as they are known.
func (m Moment) AppendParts(parts []int) []int {
	switch m.Precision {
	case ToYear, ToSeason:
		return append(parts, m.Year)
	case ToMonth:
		return append(parts, m.Year, int(m.Month))
	case ToDay:
		return append(parts, m.Year, int(m.Month), int(m.Day))
	}
	return parts
}
