package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The numbers of dates: single ones, with what clings to them ("13th", "2月",
// "1990s"), and runs of two or three with one mark between them ("13/02/2025").

// A numeral is one number of a run. An unspecified one, EDTF's "XX", has the value 0.
type numeral struct{ value, width int }

// A numberRun is up to three numbers with one mark between them.
type numberRun struct {
	numbers [3]numeral
	n       int
	sep     byte // '-', '/', '.', or 'd' for a dash that is no hyphen
	end     int
}

// number reads the number, or the run of numbers, at p.at.
func (p *dateParser) number() {
	if p.clock() {
		return
	}
	if p.era.kind != wordUnknown || p.monthNext {
		p.single()
		return
	}
	run := p.scanRun()
	a, b, c := run.numbers[0], run.numbers[1], run.numbers[2]
	switch {
	case run.n == 3 && a.width == 4 && b.width <= 2 && c.width <= 2:
		p.fullDate(run, a.value, b.value, c.value, true)
	case run.n == 3 && a.width <= 2 && b.width <= 2 && c.width == 4:
		p.fullDate(run, c.value, a.value, b.value, false)
	case run.n == 3 && a.width <= 2 && b.width <= 2 && c.width <= 2:
		p.failed, p.note = true, errNoYear // "19.6.12"
	case run.n == 2 && a.width == 4 && b.width <= 2 && p.endsItem(run.end):
		p.yearAnd(run, a.value, b)
	case run.n == 2 && a.width <= 2 && b.width == 4 && p.sides[p.cur].month == 0 && p.sides[p.cur].smalls == 0:
		p.putMonth(a.value) // "05/2019"
		p.putYear(b.value)
		p.at = run.end
	case run.n == 2 && a.width <= 2 && b.width <= 2 && run.sep == '.':
		side := p.place(p.sides[p.cur].smalls > 0) // the "28.2." of "28.2.-3.3.2020"
		side.small, side.smalls, side.dotted = [2]int{a.value, b.value}, 2, true
		p.at = run.end
	default:
		p.single()
	}
}

// scanRun reads ahead. Blanks may stand round the mark: "2019. 5. 13.".
func (p *dateParser) scanRun() numberRun {
	var run numberRun
	i := p.at
	for run.n < 3 {
		width := p.digitsAt(i)
		switch {
		case width > 0 && width <= 4:
			run.numbers[run.n] = numeral{digitsValue(p.text[i : i+width]), width}
		case width == 0 && run.n > 0 && p.unspecifiedAt(i):
			width = 2
			run.numbers[run.n] = numeral{0, 2}
		default:
			return numberRun{}
		}
		i += width
		run.n++
		run.end = i
		if i < len(p.text) && p.text[i] == ':' { // a time of day: "2005. 1:46"
			return numberRun{}
		}
		sep, next := p.markAt(i)
		if sep == 0 || run.n > 1 && sep != run.sep {
			return run
		}
		if p.digitsAt(next) == 0 && !p.unspecifiedAt(next) {
			return run
		}
		run.sep = sep
		i = next
	}
	if sep, next := p.markAt(i); sep == run.sep && p.digitsAt(next) > 0 && sep != '/' {
		return numberRun{} // four in a row are no date
	}
	return run
}

// markAt gives the mark at i, blanks round it left aside, and where what follows begins.
func (p *dateParser) markAt(i int) (sep byte, next int) {
	i = p.skipBlanks(i)
	if i == len(p.text) {
		return 0, i
	}
	switch c := p.text[i]; {
	case c == '-' || c == '/' || c == '.':
		return c, p.skipBlanks(i + 1)
	case c >= utf8.RuneSelf:
		if r, size := utf8.DecodeRuneInString(p.text[i:]); isDash(r) {
			return 'd', p.skipBlanks(i + size)
		}
	}
	return 0, i
}

func (p *dateParser) skipBlanks(i int) int {
	for i < len(p.text) && p.text[i] == ' ' {
		i++
	}
	return i
}

// unspecifiedAt reports whether the month or day at i is written "XX", "uu" or "??".
func (p *dateParser) unspecifiedAt(i int) bool {
	if i+2 > len(p.text) || p.text[i] != p.text[i+1] || !strings.ContainsRune("XxUu?", rune(p.text[i])) {
		return false
	}
	return i+2 == len(p.text) || !isASCIILetter(p.text[i+2])
}

// endsItem reports whether nothing that could belong to a number follows. In
// "Jan 2019-20 Feb 2019" the 20 is not the year's.
func (p *dateParser) endsItem(i int) bool {
	i = p.skipBlanks(i)
	if i == len(p.text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) || p.text[i] == 'T'
}

// fullDate puts a run of three: year, month, day with the year first, else in
// either order. A time may follow.
func (p *dateParser) fullDate(run numberRun, year, a, b int, yearFirst bool) {
	side := p.place(!p.sides[p.cur].empty())
	side.year, side.hasYear, side.yearFirst = year, true, yearFirst
	if p.negative {
		side.year, p.negative = -year, false
	}
	side.small, side.smalls = [2]int{a, b}, 2
	side.dotted = run.sep == '.'
	p.at = run.end
	if rest := p.text[p.at:]; len(rest) > 1 && rest[0] == 'T' && isDigit(rest[1]) {
		p.time()
	}
}

// yearAnd puts a year and what is joined to it: a month, a season's code, or the
// end of a range in short ("1998-99"). Where it could be two of these, only the year is sure.
func (p *dateParser) yearAnd(run numberRun, year int, b numeral) {
	p.putYear(year)
	p.at = run.end
	side := &p.sides[p.cur]
	inCentury := year % 100
	month := 1 <= b.value && b.value <= 12
	later := b.value > inCentury && b.width == 2
	named := side.month != 0 || side.season != 0 // "Winter 2019/20"
	switch {
	case named && later:
		p.shortYear(year, b.value)
	case named:
		p.failed = true
	case b.value == 0: // "1999-XX", "1999-00"
	case run.sep == '-' && b.width == 1 && b.value > year%10:
		p.vague = true // "2000-1": January, or 2000 to 2001
	case run.sep == 'd' && month && later:
		p.vague = true // "2003–04", with a dash that ranges have and dates seldom
	case month:
		side.month, side.numeric = b.value, true
	case run.sep == '-' && 21 <= b.value && b.value <= 24:
		side.season = b.value - 20
	case run.sep != '.' && later:
		p.shortYear(year, b.value)
	default:
		p.vague = true
	}
}

// shortYear puts the end of a range of years whose century is left out.
func (p *dateParser) shortYear(year, short int) {
	p.sep = 't'
	side := p.place(true)
	side.year, side.hasYear = year-year%100+short, true
}

// single reads one number with what clings to it.
func (p *dateParser) single() {
	start := p.at
	width := p.digitsAt(start)
	if width > 14 {
		p.failed = true
		return
	}
	digits := p.text[start : start+width]
	p.at += width
	if p.era.kind != wordUnknown {
		p.eraYear(digitsValue(digits[:min(width, 4)]))
		return
	}
	switch {
	case p.decade(width):
	case width == 3 || width == 4:
		p.putYear(digitsValue(digits))
		p.afterYear()
	case width <= 2:
		p.smallNumber(digitsValue(digits))
	default:
		p.compact(digits)
	}
}

// eraYear puts a year counted in an era: 令和5年 is 2023, พ.ศ. 2566 too.
func (p *dateParser) eraYear(n int) {
	w := p.era
	p.era = dateWord{}
	switch {
	case w.kind == wordEra && (n == 0 || n > int(w.limit)):
		p.failed = true
	case w.kind == wordBefore:
		p.putYear(n)
		p.sides[p.cur].makeBefore()
	default:
		p.putYear(n + int(w.n))
	}
	p.unit("年년")
}

// decade reads years that are not finished: "199X", "19uu", "199-", "1990s".
// Such a text stands for a date and is kept as it is.
func (p *dateParser) decade(width int) bool {
	rest := p.text[p.at:]
	switch {
	case width == 2 || width == 3:
		missing := 4 - width
		if len(rest) < missing || strings.Trim(rest[:missing], "XxUu") != "" && rest[:missing] != "--"[:missing] && rest[:missing] != "?" {
			return false
		}
		after := rest[missing:]
		if width == 2 && rest[0] == '-' && p.sides[0].empty() && strings.Trim(after, "?]). ") != "" {
			return false // "12--14 May" is a range of days
		}
		if after != "" && (isDigit(after[0]) || isASCIILetter(after[0])) || rest[0] == '-' && strings.Trim(after, "?]). ") != "" {
			return false
		}
		p.at += missing
	case width == 4:
		ending := strings.TrimLeft(rest, "'’")
		if !strings.HasPrefix(ending, "s") || len(ending) > 1 && isASCIILetter(ending[1]) {
			return false
		}
		p.at += len(rest) - len(ending) + 1
	default:
		return false
	}
	p.unfinished = true
	return true
}

// afterYear takes what clings to a year: a unit, an ending ("2019ko"), the
// letter that tells works of a year apart ("2012a").
func (p *dateParser) afterYear() {
	if rest := p.text[p.at:]; rest != "" && 'a' <= rest[0] && rest[0] <= 'k' && (len(rest) == 1 || !isASCIILetter(rest[1])) {
		p.at++
		p.note = errYearLetter
		return
	}
	if !p.unit("年년") {
		p.ending()
	}
}

// smallNumber puts a number of one or two digits by its unit, if it has one.
func (p *dateParser) smallNumber(n int) {
	switch {
	case p.monthNext:
		p.monthNext = false
		p.putMonth(n)
	case p.unit("月월"):
		p.putMonth(n)
	case p.unit("日号號일"):
		p.putDay(n)
	case p.unit("年년"):
		p.failed, p.note = true, errNoYear // "25年"
	default:
		p.putSmall(n)
		p.ending()
	}
}

// unit takes one of the signs that East Asian dates put behind each number.
func (p *dateParser) unit(signs string) bool {
	i := p.skipBlanks(p.at)
	r, size := utf8.DecodeRuneInString(p.text[i:])
	if r < utf8.RuneSelf || r == utf8.RuneError || !strings.ContainsRune(signs, r) {
		return false
	}
	p.at = i + size
	return true
}

// ending takes the letters that make a number an ordinal or give it a case:
// "13th", "1er", "25-го", "3-án", "2019ko".
func (p *dateParser) ending() bool {
	i := p.at
	if i < len(p.text) && p.text[i] == '-' {
		i++
	}
	end := wordEnd(p.text, i)
	if end == i {
		if strings.HasPrefix(p.text[i:], "°") {
			p.at = i + len("°")
			return true
		}
		return false
	}
	var buf [64]byte
	folded := appendFolded(buf[:0], p.text[i:end])
	if string(folded) != "th" {
		if lookUp(p.text[i:end], p.lang).kind == wordMonth { // "1999-Jan-05", though "-ján" ends Hungarian days
			return false
		}
		if _, ok := dateLexicon().endings[string(folded)]; !ok {
			return false
		}
	}
	p.at = end
	return true
}

// compact reads dates without marks: "20250213", with a time "20231024120000".
// Six digits are a year and a month only where they cannot be a day of a
// two-digit year: "199905", but not "200512".
func (p *dateParser) compact(digits string) {
	if len(digits) < 6 {
		p.failed = true
		return
	}
	year, month, day := digitsValue(digits[:4]), digitsValue(digits[4:6]), 0
	switch len(digits) {
	case 6:
		if m, d := digitsValue(digits[2:4]), month; 1 <= m && m <= 12 && 1 <= d && d <= 31 {
			p.failed, p.note = true, errNoYear
			return
		}
	case 8, 12, 14:
		day = digitsValue(digits[6:8])
	default:
		p.failed = true
		return
	}
	if month > 12 || day > 31 || year < 1000 || year > 2999 { // no date, but a number
		p.failed = true
		return
	}
	side := p.place(!p.sides[p.cur].empty())
	side.year, side.hasYear, side.yearFirst = year, true, true
	side.small, side.smalls = [2]int{month, day}, 2
	if p.at+1 < len(p.text) && p.text[p.at] == 'T' && isDigit(p.text[p.at+1]) {
		p.time()
	}
}

// clock reads a time of day, which a date has no place for.
func (p *dateParser) clock() bool {
	width := p.digitsAt(p.at)
	colon := p.at + width
	if width > 2 || colon+1 >= len(p.text) || p.text[colon] != ':' || !isDigit(p.text[colon+1]) {
		return false
	}
	p.time()
	return true
}

// time skips "T12:00:00.5Z", "1:46 PM", "8:00 AM-9:45 AM", "12:00:00 GMT+0200 (CEST)".
func (p *dateParser) time() {
	if p.text[p.at] == 'T' {
		p.at++
	}
	for {
		p.skipAny("0123456789:.,")
		i := p.skipBlanks(p.at)
		for _, half := range [...]string{"a.m.", "p.m.", "am", "pm", "Uhr"} {
			if len(p.text)-i >= len(half) && strings.EqualFold(p.text[i:i+len(half)], half) {
				p.at = i + len(half)
				break
			}
		}
		p.zone()
		_, next := p.markAt(p.at)
		if next == p.at || p.digitsAt(next) == 0 || p.digitsAt(next) > 2 ||
			next+p.digitsAt(next) >= len(p.text) || p.text[next+p.digitsAt(next)] != ':' {
			return
		}
		p.at = next
	}
}

// zone skips the name or the offset of a time zone.
func (p *dateParser) zone() {
	i := p.skipBlanks(p.at)
	end := i
	for end < len(p.text) && 'A' <= p.text[end] && p.text[end] <= 'Z' {
		end++
	}
	if n := end - i; n > 0 && n <= 5 && englishMonth(p.text[i:end]) == 0 && (end == len(p.text) || !isASCIILetter(p.text[end])) {
		p.at = end
	}
	i = p.skipBlanks(p.at)
	if i < len(p.text) && (p.text[i] == '+' || p.text[i] == '-') && (p.digitsAt(i+1) == 4 || i == p.at && p.digitsAt(i+1) == 2) {
		p.at = i + 1
		p.skipAny("0123456789:")
	}
}

func (p *dateParser) skipAny(set string) {
	for p.at < len(p.text) && strings.IndexByte(set, p.text[p.at]) >= 0 {
		p.at++
	}
}
