package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
)

// figure reads a number that has no word before it.
func (l *sourceLine) figure(line string, start, i int) (end int) {
	if end := l.counter(line, i); end > 0 {
		return end
	}
	if len(line) > i+5 && isYear(line[i:i+4]) && line[i+4] == '/' { // "2015/2 (Tome 21)"
		if issue := number(line[i+5:]); issue != "" && len(issue) <= 3 && l.date == "" {
			l.setDate(line[i : i+4])
			l.set(&l.issue, issue)
			return i + 5 + len(issue)
		}
	}
	if issue, year, ok := strings.Cut(number(line[i:]), "/"); ok && isYear(year) && len(issue) < 3 && issue[0] != '0' && l.issue == "" && l.date == "" { // "Polis 2/2012"
		l.setIssue(line[i : i+len(issue)+1+len(year)])
		return i + len(issue) + 1 + len(year)
	}
	if len(line) > i+6 && isYear(line[i:i+4]) && l.date == "" { // "2019,(04)": an issue of the year
		if rest := strings.TrimLeft(line[i+4:], ",， "); rest != line[i+4:] && l.volume == "" {
			if inner, after, ok := bracketed(rest); ok && len(inner) < 4 && number(inner) == inner && inner != "" {
				l.setDate(line[i : i+4])
				l.set(&l.issue, inner)
				l.marked = true
				return len(line) - len(after)
			}
		}
	}
	if date := dateAt(line[i:]); date != "" && (l.date == "" || len(date) > 4) {
		rest := line[i+len(date):]
		if len(date) > 4 || !strings.HasPrefix(rest, "(") || l.volume != "" || l.date != "" { // "2014(3)": the year is the volume
			l.setDate(date)
			return i + len(date)
		}
	}
	if glued, ok := l.gluedYear(line, start, i); ok {
		return glued
	}
	value := number(line[i:])
	if value == "" {
		return 0
	}
	end = i + len(value)
	if strings.HasSuffix(value, "pp") && i > start { // "11 (2009) 095016 (21pp)"
		return end
	}
	rest := line[end:]
	if word := strings.TrimLeft(rest, " \u00a0"); counted(rest) { // "17p.", "47 pages", "3 authors"
		if length := len(word) - len(strings.TrimLeft(word, "pages")); length > 0 && i > start {
			return len(line) - len(word) + length
		}
		return 0
	}
	if hasRangeSign(rest) {
		end, value = l.rangeTo(line, end, value)
		rest = line[end:]
	}
	colon := i > 0 && strings.HasSuffix(strings.TrimRight(line[:i], " "), ":")
	spanned := strings.ContainsAny(value, "-–")
	switch inner, after, ok := bracketed(strings.TrimLeft(rest, " ")); {
	case ok && l.volume == "" && isIssueText(inner) && !spanned:
		l.set(&l.volume, value)
		l.set(&l.issue, inner)
		l.marked = true
		return len(line) - len(after)
	case colon && (l.volume != "" || l.issue != "") && i > start:
		l.marked = true
		l.set(&l.pages, value)
	case spanned && (l.volume != "" || l.issue != ""):
		l.set(&l.pages, value)
	case isDigit(line[i]) && l.volume == "" && len(value) <= 4 && !spanned:
		if isClock(line[i:]) { // "10:11"
			return 0
		}
		l.set(&l.volume, value)
		l.bracketed = ok && isYear(inner)
		if strings.HasPrefix(rest, ":") { // "14:39"
			l.marked = true
		}
	case l.volume != "" && l.issue == "" && len(value) <= 3 && strings.HasPrefix(trim(rest), ":"): // "48, 1: 13-22"
		l.set(&l.issue, value)
	case l.volume != "" && l.pages == "" && l.number == "":
		l.set(&l.number, value)
	default:
		return 0
	}
	return end
}

// counter reads a number with a Chinese or Japanese counter behind it: "2008 年 52 巻 2 号", "第 45-52 页".
func (l *sourceLine) counter(line string, i int) (end int) {
	value := number(line[i:])
	rest := line[i+len(value):]
	word := strings.TrimLeft(rest, " ")
	r, size := utf8.DecodeRuneInString(word)
	var slot *string
	switch r {
	case '卷', '巻':
		slot = &l.volume
	case '期', '号', '號':
		slot = &l.issue
	case '页', '頁':
		slot = &l.pages
	case '年':
		if !isYear(value) {
			return 0
		}
		slot = &l.date
	default:
		return 0
	}
	l.set(slot, value)
	l.marked = true
	return len(line) - len(word) + size
}

// gluedYear reads "201414:39": year, volume, and the page after a colon.
func (l *sourceLine) gluedYear(line string, start, i int) (end int, ok bool) {
	if i != start || len(line) < i+7 || !isYear(line[i:i+4]) || !isDigit(line[i+4]) {
		return 0, false
	}
	volume := number(line[i+4:])
	after := i + 4 + len(volume)
	if len(volume) > 3 || after >= len(line) || line[after] != ':' {
		return 0, false
	}
	page := number(line[after+1:])
	if page == "" {
		return 0, false
	}
	l.date, l.volume, l.pages, l.marked = line[i:i+4], volume, page, true
	return after + 1 + len(page), true
}

// electronic reads a page that begins with a letter, behind the colon after volume and issue: "8(3):e1234", "12:S3-S9".
func (l *sourceLine) electronic(line string, start, i int) (end int) {
	before := strings.TrimRight(line[start:i], " ")
	if l.pages != "" || l.volume == "" && l.issue == "" || !strings.HasSuffix(before, ":") && !strings.HasSuffix(before, ",") {
		return 0
	}
	value := number(line[i:])
	letters := len(value) - len(strings.TrimLeft(strings.ToLower(value), "abcdefghijklmnopqrstuvwxyz"))
	if digits := strings.Trim(value[letters:], "0123456789-–Ss"); letters == 1 && isDigit(value[1]) || letters > 1 && letters < 5 && len(value) >= letters+2 && digits == "" && !startsDate(value) { // "e1234", "CD007094"
		l.pages, l.marked = value, true
		return i + len(value)
	}
	return 0
}

// rangeTo extends a value over a range sign with blanks around it: "12 - 19", "45 à 67".
func (l *sourceLine) rangeTo(line string, end int, value string) (int, string) {
	rest := line[end:]
	sign := strings.TrimLeft(rest, " ")
	after := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(sign, "-–—‐‑−~∼～"), "à "), " ")
	last := number(after)
	if strings.ContainsAny(value, "-–") {
		return end, value // "1-13 - 2012"
	}
	if last == "" || isYear(last) && !hasDigit(value) || strings.ContainsAny(last, "-–") {
		return end, value
	}
	stop := len(line) - len(after) + len(last)
	return stop, line[end-len(value) : stop]
}

func hasRangeSign(rest string) bool {
	sign := strings.TrimLeft(rest, " ")
	if sign == rest && strings.HasPrefix(sign, "à") {
		return false
	}
	for _, s := range [...]string{"-", "–", "—", "‐", "‑", "−", "~", "∼", "～", "à "} {
		if strings.HasPrefix(sign, s) {
			return true
		}
	}
	return false
}

// counted reports whether the number before rest counts something: "17p.", "47 Pages", "3 authors".
func counted(rest string) bool {
	word := strings.TrimLeft(rest, " \u00a0")
	r, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsLetter(r) {
		return false
	}
	return dateAt(word) == "" && !endsSource(word)
}

// romanNumber reads the word of a volume or an issue with a roman number behind it: "Volume LIX", "Fasc. II".
func romanNumber(line string, i int) (part byte, value string, end int) {
	word := line[i:][:len(line[i:])-len(strings.TrimLeftFunc(line[i:], unicode.IsLetter))]
	rest := strings.TrimLeft(line[i+len(word):], ". \u00a0")
	value = rest[:len(rest)-len(strings.TrimLeft(rest, "IVXLC"))]
	if value == "" || len(word) < 3 || len(rest) == len(line[i:])-len(word) {
		return 0, "", i
	}
	if next, _ := utf8.DecodeRuneInString(rest[len(value):]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return 0, "", i
	}
	if part, _, _ = citation.HostNumber(word+" 1", 0); part == 0 {
		part, _, _ = sourceNumber(word+" 1", 0)
	}
	if part != 'v' && part != 'i' {
		return 0, "", i
	}
	return part, value, len(line) - len(rest) + len(value)
}

// unglue cuts a word that a page has run into a number: "905-928Article".
func unglue(value string) string {
	for i := 1; i+3 < len(value); i++ {
		if isDigit(value[i-1]) && value[i] >= 'A' && value[i] <= 'Z' && value[i+1] >= 'a' && value[i+1] <= 'z' {
			return value[:i]
		}
	}
	return value
}

// countsThrough reports whether the number of a page counts through a file: "page 1 of 22", "page 1sur 10".
func countsThrough(value, rest string) bool {
	word := strings.TrimLeft(value, "0123456789")
	if word == "" {
		word = firstOf(strings.TrimLeft(rest, " "), " ")
	}
	switch word {
	case "of", "sur", "von", "de", "di", "из", "van", "av", "af", "z", "z.":
		return true
	}
	return false
}

func isIssueText(s string) bool {
	return len(s) < 24 && !strings.HasSuffix(s, "pp") && (hasDigit(s) || strings.HasPrefix(strings.ToLower(s), "sup")) && !isYear(s) && !isDateText(s)
}
