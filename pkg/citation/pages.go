package citation

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pages is a page statement. All members are strings, as pages are not always
// numbers: "e12", "S3", "iv".
//
// Raw is what was written, in ASCII: any dash a hyphen, no blanks round it, no
// "pp." before it. First and Last are the ends of a plain range, Last in full
// ("276-81": 276 and 281); a single page has First alone; both are "" where Raw
// is a list, an open range, or anything else.
type Pages struct{ Raw, First, Last string }

var errNoPages = errors.New("no pages")

// ParsePages reads a page statement. Whatever holds a letter or a digit is kept,
// if need be in Raw alone; an error means that there was nothing to keep.
func ParsePages(s string) (Pages, error) {
	raw := cleanPages(s)
	if raw == "" || !hasDigit(raw) && statement(raw) == wordUndated { // "nan", "n/a"
		return Pages{}, errNoPages
	}
	first, last, isRange := strings.Cut(raw, "-")
	if !isRange {
		if !plainPage(raw) {
			return Pages{Raw: raw}, nil
		}
		return Pages{Raw: raw, First: raw}, nil
	}
	if !plainPage(first) || !plainPage(last) {
		return compoundRange(raw), nil
	}
	last = widened(first, last)
	if first == last { // "1234-1234" is one page
		last = ""
	}
	return Pages{Raw: raw, First: first, Last: last}, nil
}

// MakePages joins the first and the last page where they are stated apart, as
// RIS does with SP and EP. Either may be empty; a first that holds the whole
// range by itself stands, and a last that repeats the range's end adds nothing.
func MakePages(first, last string) (Pages, error) {
	f, err := ParsePages(first)
	if err != nil {
		return ParsePages(last)
	}
	l, err := ParsePages(last)
	if err != nil || f.Last != "" || f.First == "" || l.First == "" {
		return f, nil
	}
	if l.Last != "" { // the range stands in the second field
		return l, nil
	}
	if f.First == l.First {
		return f, nil
	}
	return Pages{Raw: f.First + "-" + l.First, First: f.First, Last: widened(f.First, l.First)}, nil
}

// String gives "13-22" with both ends in full, or Raw where it is not a plain range.
func (p Pages) String() string {
	switch {
	case p.First == "":
		return p.Raw
	case p.Last == "":
		return p.First
	case len(p.Raw) == len(p.First)+1+len(p.Last): // as it was written, without a copy
		return p.Raw
	}
	return p.First + "-" + p.Last
}

// Ends gives the two ends of a plain range, the same for a single page; ok is false for anything else.
func (p Pages) Ends() (first, last string, ok bool) {
	if p.First == "" {
		return "", "", false
	}
	if p.Last == "" {
		return p.First, p.First, true
	}
	return p.First, p.Last, true
}

// NumPages gives the number of pages of a plain range whose ends are of one
// kind: both arabic, both with the same letters round the number ("S12-S19"),
// or both roman. A single page counts one only when it is a number: "e1234" is
// the number of an article, of any length.
func (p Pages) NumPages() (n int, ok bool) {
	first, last, ok := p.span()
	if !ok || last < first {
		return 0, false
	}
	return last - first + 1, true
}

// Reversed reports whether the range ends before it begins. "165-17" does: no
// digits put before the 17 make it follow 165, so it is a slip and stays as written.
func (p Pages) Reversed() bool {
	first, last, ok := p.span()
	return ok && last < first
}

// span gives the ends as numbers where they can be compared.
func (p Pages) span() (first, last int, ok bool) {
	from, to, ok := p.Ends()
	if !ok {
		return 0, 0, false
	}
	fp, fd, fs := splitPage(from)
	lp, ld, ls := splitPage(to)
	if fd != "" && ld != "" {
		if p.Last == "" && (fp != "" || fs != "") {
			return 0, 0, false
		}
		f, err1 := strconv.Atoi(fd)
		l, err2 := strconv.Atoi(ld)
		return f, l, err1 == nil && err2 == nil && strings.EqualFold(fp, lp) && strings.EqualFold(fs, ls)
	}
	f, okF := romanNumber(from)
	l, okL := romanNumber(to)
	return f, l, okF && okL
}

// widened gives last in full. It is written short where it has fewer digits
// than first and, with as many digits of first before it, comes after it:
// "276-81" and "S276-81" are 276-281 and S276-S281, "1123-31" is 1123-1131.
// "165-17" would have to be 165-117 and stays, as does "e12-3a".
func widened(first, last string) string {
	fp, fd, fs := splitPage(first)
	lp, ld, ls := splitPage(last)
	if fd == "" || ld == "" || len(ld) > len(fd) || !strings.EqualFold(fs, ls) {
		return last
	}
	if lp != "" && !strings.EqualFold(lp, fp) {
		return last
	}
	if len(ld) == len(fd) {
		if lp == "" && fp != "" && ld >= fd { // "S276-281"
			return fp + last
		}
		return last
	}
	if full := fd[:len(fd)-len(ld)] + ld; full > fd {
		return fp + full + ls
	}
	return last
}

// splitPage cuts a page into letters, digits, letters. Digits are "" when there
// are none, or more than one run of them.
func splitPage(s string) (prefix, digits, suffix string) {
	start := strings.IndexAny(s, "0123456789")
	if start < 0 {
		return s, "", ""
	}
	end := start
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if strings.ContainsAny(s[end:], "0123456789") {
		return s, "", ""
	}
	return s[:start], s[start:end], s[end:]
}

// plainPage reports whether s names one page: a roman number, or letters and
// digits and the dots and colons within an article's page ("105:1", "213.e4"),
// at most 24 of them. The halves of "no-no" and "Not-Specified" are none.
func plainPage(s string) bool {
	if s == "" || len(s) > 24 {
		return false
	}
	if !hasDigit(s) {
		_, roman := romanNumber(s)
		return roman
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c), isASCIILetter(c), c >= utf8.RuneSelf:
		case (c == '.' || c == ':') && i > 0 && i < len(s)-1:
		default:
			return false
		}
	}
	return true
}

// compoundRange reads the range whose pages have a hyphen in themselves, as
// manuals number them by chapter: "M-1-M-4". The hyphen in the middle parts it
// when both halves have the same letters; anything else has no ends.
func compoundRange(raw string) Pages {
	if strings.Count(raw, "-") == 3 {
		i := strings.IndexByte(raw, '-')
		i += 1 + strings.IndexByte(raw[i+1:], '-')
		first, last := raw[:i], raw[i+1:]
		fp, fn, _ := strings.Cut(first, "-")
		lp, ln, _ := strings.Cut(last, "-")
		if fp == lp && plainPage(fp) && plainPage(fn) && plainPage(ln) {
			return Pages{Raw: raw, First: first, Last: last}
		}
	}
	return Pages{Raw: raw}
}

// pageLabels are what may stand before a page, the longer before what it begins
// with. A stop or a blank follows a label; "S276" keeps its S (the page of a
// supplement), "S. 276" does not.
var pageLabels = []struct {
	label string
	glued bool // may also stand right before the number, as in "p676"
	stop  bool // only with a stop
}{
	{label: "pages", glued: true}, {label: "page", glued: true}, {label: "pp", glued: true},
	{label: "págs"}, {label: "pág"}, {label: "pags"}, {label: "pag"}, {label: "pgs"}, {label: "pg"},
	{label: "p", glued: true},
	{label: "seiten"}, {label: "seite"}, {label: "sid"}, {label: "str"}, {label: "s", stop: true},
	{label: "blz"}, {label: "стор"}, {label: "стр"}, {label: "с", stop: true},
}

// cleanPages gives Raw. An already clean statement is returned as it is.
func cleanPages(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || isCleanRange(s) {
		return s
	}
	s = plainPageMarks(s)
	for labelled := ""; labelled != s; { // "Pages p. 12"
		labelled = s
		s = trimPageLabel(strings.TrimLeft(strings.TrimRight(s, " ,;."), " ,;"))
	}
	if !strings.ContainsFunc(s, isPageRune) {
		return ""
	}
	return s
}

// plainPageMarks writes dashes as one hyphen without blanks round it, any
// blanks as one, and digits in ASCII.
func plainPageMarks(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank, dash := false, false
	for _, r := range s {
		switch {
		case isDash(r):
			dash, blank = true, false
			continue
		case unicode.IsSpace(r):
			blank = !dash
			continue
		case dash:
			b.WriteByte('-')
		case blank:
			b.WriteByte(' ')
		}
		dash, blank = false, false
		if n, ok := decimalValue(r); ok {
			r = '0' + rune(n)
		}
		b.WriteRune(r)
	}
	if dash { // "123-", an open range
		b.WriteByte('-')
	}
	return b.String()
}

// isCleanRange reports whether s is one or two words of ASCII letters and
// digits with a hyphen between them, and no label: nearly all that there is,
// and nothing to be done about it.
func isCleanRange(s string) bool {
	hyphen := -1
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '-' && hyphen < 0 && i > 0 && i < len(s)-1 {
			hyphen = i
		} else if !isDigit(c) && (!isASCIILetter(c) || i == 0 && c|0x20 == 'p') {
			return false
		}
	}
	return true
}

// trimPageLabel takes "pp." and its like away from the front.
func trimPageLabel(s string) string {
	for _, l := range pageLabels {
		if len(s) < len(l.label) || !strings.EqualFold(s[:len(l.label)], l.label) {
			continue
		}
		if len(s) == len(l.label) {
			if len(s) > 1 { // "pp." alone names no page, "P" may
				return ""
			}
			return s
		}
		rest := s[len(l.label):]
		stopped := strings.TrimLeft(rest, ".: ")
		if stopped == "" {
			return ""
		}
		if len(stopped) == len(rest) && !(l.glued && isDigit(rest[0])) {
			continue
		}
		if l.stop && rest[0] != '.' {
			continue
		}
		if !strings.ContainsFunc(stopped[:min(len(stopped), 4)], isPageRune) {
			continue
		}
		return stopped
	}
	return s
}

func isPageRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isDigit(byte(r)) || isASCIILetter(byte(r))
	}
	return r != utf8.RuneError && !isDash(r)
}

// romanNumber reads a roman number below 4000 in one case, as it is properly written.
func romanNumber(s string) (int, bool) {
	if s == "" || len(s) > 15 || s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return 0, false
	}
	n, previous := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] | 0x20 {
		case 'i':
			v = 1
		case 'v':
			v = 5
		case 'x':
			v = 10
		case 'l':
			v = 50
		case 'c':
			v = 100
		case 'd':
			v = 500
		case 'm':
			v = 1000
		default:
			return 0, false
		}
		if v < previous {
			n -= v
		} else {
			n += v
			previous = v
		}
	}
	return n, n > 0 && n < 4000
}

// CountPages finds how many pages a work has in a cataloguer's description of
// it: "296" in "xv, 296 p. : ill. ; 24 cm" and in "1 online resource (296
// pages)", the last of several counts in "233, [1] p.". It is "" when the
// description does not say; the number is a view of the text.
func CountPages(extent string) string {
	for i := 0; i < len(extent); i++ {
		if extent[i] < '0' || extent[i] > '9' {
			continue
		}
		end := i
		for end < len(extent) && '0' <= extent[end] && extent[end] <= '9' {
			end++
		}
		unit := strings.TrimLeft(extent[end:], "] ")
		for strings.HasPrefix(unit, ", [") { // unnumbered pages behind the numbered ones
			_, rest, closed := strings.Cut(unit, "]")
			if !closed {
				break
			}
			unit = strings.TrimLeft(rest, " ")
		}
		if j := strings.IndexFunc(unit, func(r rune) bool { return !unicode.IsLetter(r) }); j >= 0 {
			unit = unit[:j]
		}
		if end-i <= 5 && pageWords[strings.ToLower(unit)] {
			return extent[i:end]
		}
		i = end
	}
	return ""
}

// pageWords are the words for pages in descriptions.
var pageWords = map[string]bool{
	"p": true, "pp": true, "pages": true, "page": true, "s": true, "seiten": true, "páginas": true, "pág": true, "págs": true,
	"str": true, "stron": true, "sivua": true, "с": true, "стр": true, "страниц": true, "pagine": true, "bladzijden": true,
	"sidor": true, "sider": true, "paginas": true, "lk": true, "стор": true,
}
