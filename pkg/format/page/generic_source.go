package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A sourceLine is where a work stands, read so strictly that a line of prose is none: behind
// the name of the journal every word must be a number, a date or a word that
// says what a number is. All parts are views of the line.
//
//	J Med Internet Res. 2021 Aug 2;23(8):e12345
//	Journal of Adolescence, Volume 64, Issue 5, May 2018, Pages 1-8
//	BMC Psychiatry201414:39
//	BMJ Open, 2022, № 8, с. e061336
//	Education Journal, v69 n8 p54-57 May 2012
type sourceLine struct {
	title                        string // all before the numbers: a journal, or a whole citation up to it
	volume, issue, pages, number string // number: of an article that has no pages
	date                         string
	rest                         string // what follows the numbers: "doi: 10.…", "ISSN …"

	marked bool // a word or a bracket says what one of the numbers is
}

// hard reports whether the numbers alone make it a source: two of them, and a mark.
func (l *sourceLine) hard() bool {
	count := 0
	for _, part := range [...]string{l.volume, l.issue, l.pages, l.number, l.date} {
		if part != "" {
			count++
		}
	}
	marked := l.marked || l.volume != "" && l.date != "" && strings.ContainsAny(l.pages, "-–") // "Nature 521, 436–444 (2015)"
	return count >= 2 && (l.volume != "" || l.issue != "") && marked
}

// longestSource bounds a line that is read as one; a citation with many authors is long.
const longestSource = 1500

// readSource reads a line as a source: the earliest place from where on all is numbers is where the title ends.
func readSource(line string) (l sourceLine, ok bool) { return readSourceOf(line, "") }

// readSourceOf reads a line whose year is known from elsewhere, as that of a citation which has it behind the names.
func readSourceOf(line, year string) (l sourceLine, ok bool) {
	if len(line) > longestSource || !hasDigit(line) {
		return sourceLine{}, false
	}
	last := lastStart(line, year != "")
	digit := 0 // the next one from i on
	for i := 0; i <= last; {
		for digit < i || digit < len(line) && !isDigit(line[digit]) {
			digit++
		}
		if digit > i+farthestNumber {
			for i = digit - farthestNumber; !utf8.RuneStart(line[i]); i++ {
			}
		}
		if line[i] == 'h' && strings.HasPrefix(line[i:], "http") || line[i] == '1' && strings.HasPrefix(line[i:], "10.") && i+8 < len(line) && isDigit(line[i+6]) && strings.IndexByte(line[i:min(i+12, len(line))], '/') > 0 {
			blank := strings.IndexByte(line[i:], ' ') // what an address holds is none: "10.5555/rr.v3i1.45"
			if blank < 0 {
				return sourceLine{}, false
			}
			i += blank
		}
		if startsSource(line, i) {
			l := sourceLine{date: year}
			if end := l.numbers(line, i); end > i && l.hard() && !(isDigit(line[i]) && strings.HasSuffix(strings.TrimRight(line[:i], " "), ":")) { // "Sayfa: 12": a word that is not known
				if l.issue == "" && l.pages != "" { // "48 (2002) 3, S. 412-431"
					l.issue, l.number = l.number, ""
				}
				l.title, l.rest = strings.TrimRight(line[:i], " ,;:(|•·-–—"), line[end:]
				if strings.Count(l.title, ".") == 1 { // "Lancet. 2019", but "Int. J. Rural Life Stud. 2021"
					l.title = strings.TrimRight(l.title, " ,.;:(")
				}
				if strings.Trim(l.title, ". ") == "" {
					l.title = ""
				}
				if date := dateAt(l.title); len(date) > 4 && l.date == "" && len(date) < len(l.title) { // "September 2020 Journal of Soil Science 71(5):901-912"
					l.date, l.title = date, strings.TrimLeft(l.title[len(date):], " ,;:|•·")
				}
				return l, true
			}
		}
		_, size := utf8.DecodeRuneInString(line[i:])
		i += size
	}
	return sourceLine{}, false
}

// farthestNumber is how many bytes may stand between the first word of a source and its number: "Special Issue 3", "julio-septiembre, 2012".
const farthestNumber = 40

// lastStart gives the last place where a source may begin. It has two numbers, or one beside a supplement or a
// year that is known; so that most of a line of prose need not be looked at.
func lastStart(line string, one bool) int {
	one = one || strings.Contains(line, "upl") || strings.Contains(line, "pecial")
	for i := len(line) - 1; i >= 0; i-- {
		if !isDigit(line[i]) || i > 0 && isDigit(line[i-1]) {
			continue
		}
		if one {
			return i
		}
		one = true
	}
	return -1
}

// startsSource reports whether the numbers of a source may begin at i: where a
// word begins, or a year is glued to a name ("Psychiatry201414:39").
func startsSource(line string, i int) bool {
	r, _ := utf8.DecodeRuneInString(line[i:])
	if r != '№' && r != '第' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	if i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	if unicode.IsDigit(before) || before == '/' || before == '-' {
		return false
	}
	return !unicode.IsLetter(before) || unicode.IsDigit(r) && i+7 < len(line) && isYear(line[i:i+4]) && isDigit(line[i+4])
}

// numbers reads tokens from i on for as long as they belong to a source, and
// gives the place where that ends: the end of the line, or a word that begins something else. 0: it is no source.
func (l *sourceLine) numbers(line string, i int) (end int) {
	start := i
	for i < len(line) {
		r, size := utf8.DecodeRuneInString(line[i:])
		switch {
		case strings.ContainsRune(" ,;.:|•·\u00a0[]()（），；：。、/第", r), (r == '-' || r == '–') && strings.HasPrefix(line[i+size:], " ") && strings.HasSuffix(line[:i], " "):
			i += size
		case r == '⟨' || r == '<':
			return i
		case unicode.IsDigit(r):
			next := l.figure(line, start, i)
			if next == 0 {
				return 0
			}
			i = next
		case unicode.IsLetter(r) || r == '№' || r == '–' || r == '-' || r == '/':
			if next := l.electronic(line, start, i); next > 0 {
				i = next
				continue
			}
			if next := l.word(line, i); next > 0 {
				i = next
				continue
			}
			if endsSource(line[i:]) {
				l.published(line[i:])
				l.marked = l.marked || strings.EqualFold(line[i:min(i+3, len(line))], "doi") && l.volume != "" && l.date != "" // "BMJ 2019; 366 doi: 10."
				return i
			}
			if next := l.place(line, i); next > 0 {
				i = next
				continue
			}
			return 0
		default:
			return 0
		}
	}
	return i
}

// sourceEnds are the words behind which a line goes on about something else.
var sourceEnds = []string{"doi", "http", "pmid", "pmcid", "issn", "e-issn", "eissn", "isbn", "published", "epub", "ecollection", "online", "copyright", "©",
	"available", "citation", "volume publication", "received", "accepted", "cite", "retrieved", "lang", "article", "open access", "nihmsid", "[j]", "print", "free"}

func endsSource(rest string) bool {
	for _, word := range sourceEnds {
		if ascii.HasPrefixFold(rest, word) {
			return true
		}
	}
	return false
}

// published takes the day behind the numbers for the date, as physicists have it: "118, 054501 – Published 2 February 2017".
func (l *sourceLine) published(rest string) {
	const word = "published "
	if l.date != "" || l.volume == "" || l.pages == "" && l.number == "" || len(rest) < len(word) || !strings.EqualFold(rest[:len(word)], word) {
		return
	}
	if date := dateAt(rest[len(word):]); len(date) > 4 {
		l.date, l.marked = date, true
	}
}

// word reads a word with its number, or a date that begins with a month. 0: it is neither.
func (l *sourceLine) word(line string, i int) (end int) {
	if date := dateAt(line[i:]); date != "" {
		l.setDate(date)
		return i + len(date)
	}
	for _, lead := range articleNumbers {
		if len(line) > i+len(lead) && ascii.HasPrefixFold(line[i:], lead) {
			rest := strings.TrimLeft(line[i+len(lead):], " .:#\u00a0")
			if n := number(rest); n != "" {
				l.set(&l.number, n)
				l.marked = true
				return len(line) - len(rest) + len(n)
			}
		}
	}
	part, value, end := citation.HostNumber(line, i)
	if part == 0 {
		if part, value, end = sourceNumber(line, i); part == 0 {
			return l.supplement(line, i)
		}
	}
	if whole := unglue(value); whole != value { // "p. 905-928Article in journal"
		end -= len(value) - len(whole)
		value = whole
	}
	if part == 'p' && hasRangeSign(line[end:]) { // "S. 412 – 431", "pages 45 à 67"
		end, value = l.rangeTo(line, end, value)
	}
	if part == 'p' && (line[i] == 'p' || line[i] == 'P') && strings.HasPrefix(trim(line[end:]), "p") && len(value) < 5 {
		return 0
	}
	l.marked = true
	switch part {
	case 'v':
		l.set(&l.volume, value)
		if rest := strings.TrimLeft(line[end:], " "); strings.HasPrefix(rest, "(") {
			if inner, after, ok := bracketed(rest); ok && len(inner) == 1 && isCapital(inner[0]) { // "vol. 102(C)", where there is no issue
				end = len(line) - len(after)
			} else if ok && hasDigit(inner) && !isDateText(inner) && number(inner) == inner {
				l.set(&l.issue, inner)
				end = len(line) - len(after)
			}
		}
	case 'i':
		l.set(&l.issue, value)
	case 'p':
		l.set(&l.pages, value)
		if inner, after, ok := bracketed(line[end:]); ok && strings.ContainsAny(value, "-–") && strings.Trim(inner, "0123456789") == "" { // "pp. 310-329(20)" counts them
			end = len(line) - len(after)
		}
	}
	return end
}

// place passes over the place between issue and date, as SciELO sets it: "vol.45 no.3 São Paulo June 2011".
func (l *sourceLine) place(line string, i int) (end int) {
	if l.volume == "" || l.date != "" || l.pages != "" {
		return 0
	}
	for words := 0; words < 4; words++ {
		blank := strings.IndexByte(line[i:], ' ')
		if r, _ := utf8.DecodeRuneInString(line[i:]); blank < 2 || !unicode.IsLetter(r) || words == 0 && !unicode.IsUpper(r) {
			return 0
		}
		i += blank + 1
		if date := dateAt(line[i:]); len(date) > 4 {
			l.setDate(date)
			return i + len(date)
		}
	}
	return 0
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

// sourceWords are the words of journals, beside those that catalogues use.
var sourceWords = []hostWord{
	{"issues", 'i'}, {"numbers", 'i'}, {"cilt", 'v'}, {"sayı", 'i'}, {"zeszyt", 'i'}, {"z", 'i'}, {"szám", 'i'}, {"évf", 'v'}, {"volym", 'v'}, {"vol/bind", 'v'}, {"årgang", 'v'}, {"årgång", 'v'}, {"argitalpena", 'v'},
	{"выпуск", 'i'}, {"том", 'v'}, {"випуск", 'i'}, {"volumul", 'v'}, {"numărul", 'i'}, {"anno", 'v'}, {"fascicolo", 'i'}, {"sayfa", 'p'}, {"ss", 'p'}, {"сс", 'p'}, {"fasc", 'i'}, {"nomor", 'i'}, {"hal", 'p'}, {"halaman", 'p'}, {"numero", 'i'}, {"pagg", 'p'}, {"t", 'v'},
}

// sourceNumber reads one of these words with the number behind it.
func sourceNumber(line string, i int) (part byte, value string, end int) {
	for _, w := range sourceWords {
		after := i + len(w.word)
		if after >= len(line) || !ascii.HasPrefixFold(line[i:], w.word) {
			continue
		}
		rest := strings.TrimLeft(line[after:], ".: \u00a0")
		if n := number(rest); n != "" && isDigit(n[0]) && len(rest) < len(line[after:]) {
			return w.part, n, len(line) - len(rest) + len(n)
		}
	}
	return 0, "", i
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

// articleNumbers are words before the number of an article that has no pages.
var articleNumbers = []string{"article number", "article no", "article id", "article", "art. no", "art. id", "artículo", "paper no", "id"}

// supplement reads "Suppl 1", "Supplement", "Special Issue", "Part A", "S1" that stand for or beside an issue.
func (l *sourceLine) supplement(line string, i int) (end int) {
	for _, lead := range [...]string{"supplement", "suppl", "supl", "special issue", "spec no", "pt"} {
		if !ascii.HasPrefixFold(line[i:], lead) {
			continue
		}
		end = i + len(lead)
		if rest := strings.TrimLeft(line[end:], " ."); rest != "" {
			if n := number(rest); n != "" {
				end = len(line) - len(rest) + len(n)
			}
		}
		l.set(&l.issue, line[i:end])
		return end
	}
	return 0
}

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

// rangeTo extends a value over a range sign with blanks around it: "12 - 19", "45 à 67".
func (l *sourceLine) rangeTo(line string, end int, value string) (int, string) {
	rest := line[end:]
	sign := strings.TrimLeft(rest, " ")
	after := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(sign, "-–—‐‑−"), "à "), " ")
	last := number(after)
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
	for _, s := range [...]string{"-", "–", "—", "‐", "‑", "−", "à "} {
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

// isClock reports whether s begins with a time of day.
func isClock(s string) bool {
	hour, rest, ok := strings.Cut(s, ":")
	return ok && len(hour) <= 2 && hour < "24" && len(rest) >= 2 && isDigit(rest[0]) && rest[0] < '6' && isDigit(rest[1]) && (len(rest) == 2 || !isDigit(rest[2]))
}

// hasClock reports whether a time of day to the second stands in s: "29 mars 2019-10:34:19".
func hasClock(s string) bool {
	for i := 2; i+5 < len(s); i++ {
		if s[i] == ':' && s[i+3] == ':' && isDigit(s[i-1]) && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+4]) && isDigit(s[i+5]) {
			return true
		}
	}
	return false
}

func isIssueText(s string) bool {
	return len(s) < 24 && (hasDigit(s) || strings.HasPrefix(strings.ToLower(s), "sup")) && !isYear(s) && !isDateText(s)
}

func (l *sourceLine) set(slot *string, value string) {
	if *slot == "" {
		*slot = value
	}
}

func (l *sourceLine) setDate(date string) {
	if len(date) > len(l.date) {
		l.date = date
	}
}

// dateAt gives the longest date that s begins with: a day, month or season with its year, or a year; "" when there is none.
func dateAt(s string) string {
	window := s[:min(len(s), 48)]
	year := yearAt(window)
	if year < 0 || year > 0 && !isDigit(window[0]) && !startsDate(window) {
		return ""
	}
	best := ""
	for end := year + 4; end <= len(window); end++ {
		if end < len(window) && (isDigit(window[end]) || isLetter(window[end]) || window[end] >= utf8.RuneSelf) {
			continue // within a word
		}
		text := window[:end]
		if last, _ := utf8.DecodeLastRuneInString(text); !unicode.IsLetter(last) && !unicode.IsDigit(last) {
			continue
		}
		word := text[len(strings.TrimRightFunc(text, unicode.IsLetter)):]
		if strings.ContainsAny(text, ";()[]:|") || len(word) > 3 && !startsDate(word) {
			break
		}
		if isYear(text) || datePlain(text) {
			best = text
		}
	}
	return best
}

// startsDate reports whether a text begins with a word that dates begin with: a month or a season.
func startsDate(s string) bool {
	word := s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsLetter))]
	if len(word) < 3 || len(word) > 24 || word == "Med" || word == "Gen" || word == "Dis" || word == "Ion" { // months in Welsh and Italian, but in the names of journals something else
		return false
	}
	month, err := citation.ParseDate(word + " 2000")
	return err == nil && month.Precision > citation.ToYear
}

// datePlain reports whether text is a date to the month or the day, or of a season.
func datePlain(text string) bool {
	word := text[:len(text)-len(strings.TrimLeftFunc(text, unicode.IsLetter))]
	if word != "" {
		if !startsDate(word) { // "Issue 5, May 2018"
			return false
		}
		if rest := text[len(word):]; strings.HasPrefix(rest, ",") && len(rest) < 7 { // "Autumn, 1998"
			return true
		}
	} else if isYear(text[:4]) && strings.Trim(text, "0123456789, ") == "" {
		return false // "2021, 8" is a year and a volume
	}
	if word != "" && strings.ContainsAny(text[len(word):], "-–") {
		text = strings.ReplaceAll(text, ",", "") // "julio-septiembre, 2012"
	}
	date, err := citation.ParseDate(text)
	return err == nil && date.Precision > citation.ToYear
}

// holdsYear reports whether a year in four digits stands in s.
func holdsYear(s string) bool { return yearAt(s) >= 0 }

// yearAt gives the place of the first year in four digits; -1 when there is none.
func yearAt(s string) int {
	for i := 0; i+4 <= len(s); i++ {
		if s[i] != '1' && s[i] != '2' || i > 0 && isDigit(s[i-1]) || i+4 < len(s) && isDigit(s[i+4]) || !isYear(s[i:i+4]) {
			continue
		}
		return i
	}
	return -1
}

// claimSource claims the numbers of a source. The year of an issue is as sure
// as the line: a day beside it may refine it and not replace it.
func (s *sheet) claimSource(l *sourceLine, rule string, c evidence.Confidence) {
	for _, part := range [...]struct {
		field citation.Field
		value string
	}{
		{citation.FieldVolume, l.volume}, {citation.FieldIssue, l.issue}, {citation.FieldPages, l.pages},
		{citation.FieldNumber, l.number}, {citation.FieldIssued, l.date},
	} {
		if part.value != "" {
			s.claim(part.field, strings.Replace(part.value, " à ", "-", 1), part.value, rule, c)
		}
	}
}
