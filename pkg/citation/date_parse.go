package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The reading of dates. Text falls into items: numbers, words, and the marks
// between them. Items fill the slots of a side (year, month, day, season), the
// order being free where it does not matter ("13 Feb 2025", "Feb 13, 2025").
// One idea takes care of ranges in all their shapes: a dash or stroke glues what
// it stands between as long as the slot of the next item is free
// ("28-Feb-2019"), and begins the second side when it is taken ("Jan-Feb 2012",
// "2-4 May 1999"). What a side then lacks, it has from the other.

// maxDateText bounds what is read as a date; what is longer is prose.
const maxDateText = 120

// A dateSide is one end of a range while it is read, or the only date.
type dateSide struct {
	year, month, day int
	season           int
	small            [2]int // numbers of one or two digits that may be a month or a day
	smalls           int
	dotted           bool // the two smalls were written "28.2."
	hasYear          bool
	yearFirst        bool // the year stood before the smalls
	before           bool // BC
	given            bool // the year is the caller's, not of the text
	numeric          bool // the month was joined to the year as a number: "2019-05"
}

func (d *dateSide) empty() bool {
	return !d.hasYear && d.month == 0 && d.day == 0 && d.season == 0 && d.smalls == 0
}

// A dateParser reads one text once.
type dateParser struct {
	text string // digits are ASCII's
	lang Language
	at   int

	sides  [2]dateSide
	cur    int
	sep    byte // the mark before the next item: '-', '/', 't' for "to", 0 for none
	joined byte // the mark that glued the last item to its side

	circa, open, vague, unfinished, openStart bool
	copyright, monthNext                      bool
	era                                       dateWord // of the next number: wordEra, wordBefore or wordAfter
	negative                                  bool     // EDTF's sign before the next year

	failed bool
	note   error // what was left out
}

// readDate reads a trimmed text.
func readDate(s string, lang Language) (Date, error) {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return Date{}, errNoDate // "", "///", "-"
	}
	if len(s) > maxDateText {
		return literalDate(s), errNoDate
	}
	if d, ok, err := readStroked(s); ok {
		return d, err
	}
	p := dateParser{text: plainDigits(s), lang: lang}
	p.read()
	d, err := p.finish()
	if d.Known() || err == errUndated {
		return d, err
	}
	switch statement(s) {
	case wordPending:
		if hasDigit(p.text) {
			return pendingYear(s, p.text)
		}
		return literalDate(s), nil
	case wordUndated:
		if !hasDigit(p.text) {
			return Date{}, errUndated
		}
	}
	return literalDate(s), err
}

// pendingYear keeps the year of "in press (2019)", when there is no other number.
func pendingYear(s, text string) (Date, error) {
	start := strings.IndexAny(text, "0123456789")
	end := strings.LastIndexAny(text, "0123456789") + 1
	if year, ok := plainNumber(text[start:end]); ok && end-start == 4 {
		return YearDate(year), errPending
	}
	return literalDate(s), errNoYear
}

// plainDigits writes the decimal digits of every script and the marks of full
// width as ASCII, and the first year of a Japanese era, which has a sign of its
// own, as 1: "令和元年". A text in ASCII is returned as it is.
func plainDigits(s string) string {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < utf8.RuneSelf
	}
	if ascii {
		return s
	}
	s = strings.ReplaceAll(s, "元年", "1年")
	return strings.Map(func(r rune) rune {
		if n, ok := decimalValue(r); ok {
			return '0' + rune(n)
		}
		switch r {
		case '．':
			return '.'
		case '／':
			return '/'
		case '？':
			return '?'
		case '\u00a0', '\u2009', '\u202f', '\u3000':
			return ' '
		case '\u00ad', '\u200b', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\ufeff':
			return -1 // invisible
		}
		return r
	}, s)
}

// read takes the text apart.
func (p *dateParser) read() {
	for p.at < len(p.text) && !p.failed {
		c := p.text[p.at]
		switch {
		case isDigit(c):
			p.number()
		case isASCIILetter(c):
			p.word()
		case c == '-':
			p.dash(1)
		case c == '/':
			p.sep = '/'
			p.at++
		case c == '&':
			p.sep = 't'
			p.at++
		case c == '.':
			p.stops()
		case c == '?' || c == '~' || c == '%':
			p.circa = true
			p.at++
		case strings.IndexByte(" ,;:()[]<>\"'\t\r\n`", c) >= 0:
			p.at++
		case c >= utf8.RuneSelf:
			p.otherScript()
		default:
			p.failed = true
		}
	}
}

// otherScript reads what begins with a character beyond ASCII.
func (p *dateParser) otherScript() {
	r, size := utf8.DecodeRuneInString(p.text[p.at:])
	switch {
	case isDash(r):
		p.dash(size)
	case unicode.IsLetter(r):
		p.word()
	case r == '©' || r == '℗':
		p.copyright = true
		p.at += size
	case unicode.IsSpace(r) || unicode.IsPunct(r):
		p.at += size
	default:
		p.failed = true
	}
}

// dash notes a dash, or the sign of an EDTF year: "-0044-03-15", "-0044/-0042".
func (p *dateParser) dash(size int) {
	signed := p.at == 0 || p.sep == '/' && p.text[p.at-1] == '/'
	p.at += size
	if signed && p.digitsAt(p.at) == 4 {
		p.negative = true
		return
	}
	p.sep = '-'
}

// stops reads a full stop, or the two that stand for no bound: "1985/..".
func (p *dateParser) stops() {
	if !strings.HasPrefix(p.text[p.at:], "..") {
		p.at++
		return
	}
	p.at += 2
	switch {
	case p.sides[0].empty():
		p.openStart = true
	case p.sep != 0 && p.cur == 0:
		p.open, p.sep = true, 0
	}
}

// digitsAt counts the digits at i.
func (p *dateParser) digitsAt(i int) int {
	n := 0
	for i+n < len(p.text) && isDigit(p.text[i+n]) {
		n++
	}
	return n
}

// place gives the side that the next item goes to. taken says whether its slot
// on the present side is filled.
func (p *dateParser) place(taken bool) *dateSide {
	side := &p.sides[p.cur]
	sep := p.sep
	p.sep, p.joined = 0, 0
	if sep == 0 || side.empty() {
		p.failed = p.failed || taken
		return side
	}
	if !taken && sep != 't' {
		p.joined = sep
		return side
	}
	if p.cur == 1 || p.open {
		p.failed = true
		return side
	}
	p.cur = 1
	return &p.sides[1]
}

func (p *dateParser) putYear(year int) {
	if p.negative {
		year, p.negative = -year, false
	}
	side := &p.sides[p.cur]
	if p.copyright && side.hasYear && !side.given && p.sep == 0 { // "1998 [c1997]": the year of printing stands
		p.copyright = false
		return
	}
	if side.given && p.sep == 0 {
		if side.year != year {
			p.failed, p.note = true, errOtherYear
		}
		side.given, side.yearFirst = false, side.smalls == 0
		return
	}
	if side.hasYear && side.year == year && p.sep == 0 { // "2017. July 2017"
		return
	}
	side = p.place(side.hasYear)
	side.year, side.hasYear = year, true
	side.yearFirst = side.smalls == 0
	p.copyright = false
}

func (p *dateParser) putMonth(month int) {
	side := p.place(p.sides[p.cur].month != 0)
	side.month = month
}

func (p *dateParser) putDay(day int) {
	side := p.place(p.sides[p.cur].day != 0 || p.sides[p.cur].smalls != 0)
	side.day = day
}

func (p *dateParser) putSeason(season int) {
	side := p.place(p.sides[p.cur].season != 0)
	side.season = season
}

// putSmall adds a number of one or two digits. Behind a dash it fills a free day
// only where the dash before it glued as well: "2012-Jan-19", but "Jan-19 Feb".
func (p *dateParser) putSmall(n int) {
	side := &p.sides[p.cur]
	taken := side.smalls == len(side.small)
	if p.sep != 0 {
		taken = side.smalls > 0 || side.day != 0 || side.month != 0 && (!side.hasYear || p.joined != p.sep)
	}
	side = p.place(taken)
	if side.smalls < len(side.small) {
		side.small[side.smalls] = n
		side.smalls++
	}
}

// word reads one word, or the two of a phrase.
func (p *dateParser) word() {
	start := p.at
	word := p.text[start:wordEnd(p.text, start)]
	p.at = start + len(word)
	nextIsDigit := p.digitsAt(p.at) > 0
	switch {
	case nextIsDigit && (word == "c" || word == "p" || word == "C"): // "c2001", as against "c. 2001"
		p.copyright = true
		return
	case word == "T" && nextIsDigit && start > 0 && isDigit(p.text[start-1]): // "2023-10-24T12:00"
		p.time()
		return
	}
	w := dateWord{}
	if p.lang != "" || englishMonth(word) == 0 {
		if phrase, end := p.phrase(start); end > 0 {
			if w = lookUp(phrase, p.lang); w.kind != wordUnknown {
				p.at = end
			}
		}
	}
	if w.kind == wordUnknown {
		if m := romanMonth(word); m != 0 {
			w = dateWord{kind: wordMonth, n: int16(m)}
		} else {
			w = lookUp(word, p.lang)
		}
	}
	switch w.kind {
	case wordMonth:
		p.putMonth(int(w.n))
	case wordSeason:
		p.putSeason(int(w.n))
	case wordWeekday, wordFiller:
	case wordMonthMark:
		p.monthNext = true
	case wordCirca:
		p.circa = true
	case wordCopyright:
		p.copyright = true
	case wordBefore, wordAfter, wordEra:
		p.putEra(w)
	case wordTo:
		if !p.sides[0].empty() {
			p.sep = 't'
		}
	case wordNow:
		p.open = p.sep != 0 && p.cur == 0 && p.sides[0].hasYear
		p.failed, p.sep = !p.open, 0
	case wordVague:
		p.vague = true
	default:
		// Years in Hebrew letters stand beside the common year: [תשס"ה] 2004.
		p.failed = !isHebrewNumeral(word)
	}
}

// wordEnd gives the end of the word at i. A full stop between two letters belongs
// to it ("n.d", "พ.ศ"), as do the marks of Hebrew numerals.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
		case r == '.' || r == '"' || r == '״' || r == '׳':
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			if !unicode.IsLetter(next) || r != '.' && !unicode.Is(unicode.Hebrew, next) {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return i
}

// phrase gives the two words at start and their end, or an end of 0.
func (p *dateParser) phrase(start int) (string, int) {
	first := wordEnd(p.text, start)
	next := first
	for next < len(p.text) && (p.text[next] == ' ' || p.text[next] == '.') {
		next++
	}
	end := wordEnd(p.text, next)
	if next == first || end == next {
		return "", 0
	}
	if next == first+1 && p.text[first] == ' ' {
		return p.text[start:end], end
	}
	return p.text[start:first] + " " + p.text[next:end], end
}

// putEra applies "BC", "AD" or an era to the number before it or, where there is none, to the next.
func (p *dateParser) putEra(w dateWord) {
	side := &p.sides[p.cur]
	if side.given {
		p.failed = true
		return
	}
	if w.kind == wordEra || side.empty() || p.sep != 0 {
		p.era = w
		return
	}
	if !side.hasYear && side.smalls > 0 {
		side.smalls--
		side.year, side.hasYear = side.small[side.smalls], true
	}
	if !side.hasYear || side.before {
		p.failed = true
		return
	}
	if w.kind == wordBefore {
		side.makeBefore()
		// "100-44 BC": both are, as the years go down. "27-14 BC" likewise.
		first := &p.sides[0]
		if p.cur == 1 && !first.before {
			if !first.hasYear && first.smalls == 1 && first.month == 0 {
				first.year, first.hasYear, first.smalls = first.small[0], true, 0
			}
			if first.hasYear && first.year > 1-side.year {
				first.makeBefore()
			}
		}
	}
}

// makeBefore turns a year BC into its astronomical number: 44 BC is -43.
func (d *dateSide) makeBefore() { d.year, d.before = 1-d.year, true }

// isHebrewNumeral reports whether a word is a number in Hebrew letters, known by its gershayim.
func isHebrewNumeral(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Hebrew, r) && strings.ContainsAny(word, `"״׳`)
}
