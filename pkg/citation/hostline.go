package citation

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
)

// HostLine is where a work stands, as catalogues and journals write it in one
// line, taken apart: all views of the line.
//
//	Agriculture (Basel) Vol. 11; no. 7; p. 617
//	Education Journal. Aug2025, Vol. 33 Issue 4, p676-692. 17p.
//	Zeitschrift für Pädagogik 48 (2002), 3, S. 412-431
//	2024, 34(1): 14-24
type HostLine struct {
	Title, Volume, Issue, Pages, Date string
}

// A hostWord says what the number after it is.
type hostWord struct {
	word string
	part byte // 'v'olume, 'i'ssue, 'p'ages
}

// hostWords in the languages of catalogues. One of a single letter counts only directly before a number.
var hostWords = []hostWord{
	{"volume", 'v'}, {"volumen", 'v'}, {"vol", 'v'}, {"v", 'v'}, {"jahrgang", 'v'}, {"jg", 'v'}, {"band", 'v'}, {"bd", 'v'}, {"tome", 'v'}, {"tom", 'v'},
	{"том", 'v'}, {"т", 'v'}, {"t", 'v'}, {"roč", 'v'}, {"ročník", 'v'}, {"årg", 'v'},
	{"issue", 'i'}, {"iss", 'i'}, {"number", 'i'}, {"no", 'i'}, {"nos", 'i'}, {"nr", 'i'}, {"nro", 'i'}, {"numéro", 'i'}, {"número", 'i'}, {"núm", 'i'}, {"num", 'i'}, {"n°", 'i'}, {"nº", 'i'},
	{"n", 'i'}, {"№", 'i'}, {"heft", 'i'}, {"h", 'i'}, {"fasc", 'i'}, {"вып", 'i'}, {"выпуск", 'i'}, {"č", 'i'}, {"číslo", 'i'},
	{"pages", 'p'}, {"page", 'p'}, {"pp", 'p'}, {"pg", 'p'}, {"p", 'p'}, {"seiten", 'p'}, {"seite", 'p'}, {"s", 'p'}, {"ss", 'p'}, {"с", 'p'}, {"стр", 'p'}, {"str", 'p'},
	{"páginas", 'p'}, {"págs", 'p'}, {"pág", 'p'}, {"strony", 'p'}, {"sivut", 'p'},
}

// hostWordsBy are the same by their first letter, small; those that do not begin with one of ASCII together.
var hostWordsBy = func() (by [1 << 7][]hostWord) {
	for _, w := range hostWords {
		initial := hostInitial(w.word[0])
		by[initial] = append(by[initial], w)
	}
	return by
}()

func hostInitial(c byte) byte {
	switch {
	case c >= utf8.RuneSelf:
		return 0
	case isUpperASCII(c):
		return c | 0x20
	}
	return c
}

// longestHostLine bounds what is read as one; what is longer is prose.
const longestHostLine = 600

// ParseHostLine takes a line apart. What it does not understand stays in none of
// the parts; the title is what stands before the first number.
func ParseHostLine(line string) (h HostLine) {
	if len(line) > longestHostLine {
		return HostLine{}
	}
	first := len(line)
	h.markers(line, &first)
	if h.Volume == "" && h.Issue == "" {
		h.bare(line, &first)
	}
	head := line[:first]
	h.Date = cmp.Or(h.Date, yearIn(line[first:]))
	h.Title = head
	for { // "Education Journal. Aug2025," and "Prevention science, (2010)"
		h.Title = strings.TrimRight(h.Title, " ,.;:-–—(")
		at := strings.LastIndexAny(h.Title, ".,(;")
		if blank := strings.LastIndexByte(h.Title, ' '); blank > at && isYear(h.Title[blank+1:]) { // "教育研究 2024"
			at = blank
		}
		tail := strings.TrimRight(strings.TrimSpace(h.Title[at+1:]), ")")
		if tail == "" || !isDateText(tail) || at < 0 && first == len(line) {
			break
		}
		if h.Date == "" || len(tail) > len(h.Date) {
			h.Date = tail
		}
		h.Title = h.Title[:max(at, 0)]
	}
	h.Title = strings.TrimSpace(strings.TrimPrefix(h.Title, "In: "))
	if strings.Count(h.Title, ")") > strings.Count(h.Title, "(") {
		h.Title = strings.TrimRight(h.Title, ") ")
	}
	return h
}

// markers finds the numbers that have a word before them.
func (h *HostLine) markers(line string, first *int) {
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		prev, _ := utf8.DecodeLastRuneInString(line[:i])
		if i > 0 && (unicode.IsLetter(prev) || unicode.IsDigit(prev)) && r < 0x2E80 {
			i += size
			continue
		}
		if !unicode.IsLetter(r) && r != '№' {
			i += size
			continue
		}
		if slot := h.counter(r); slot != nil {
			if start := numberBefore(line[:i]); start < i {
				if *slot == "" {
					*slot = line[start:i]
				}
				*first = min(*first, start-len(line[:start])+len(strings.TrimSuffix(line[:start], "第")))
			}
			i += size
			continue
		}
		part, value, end := HostNumber(line, i)
		if part == 0 {
			i += size
			continue
		}
		slot := map[byte]*string{'v': &h.Volume, 'i': &h.Issue, 'p': &h.Pages}[part]
		if *slot == "" {
			*slot = value
		}
		*first = min(*first, i)
		i = end
		if part == 'v' && h.Issue == "" { // "Vol. 48(1)", "Vol. 48 (2025)"
			rest := strings.TrimLeft(line[end:], " ")
			if inner, _, ok := inBrackets(rest); ok && !isYear(inner) && hasDigit(inner) {
				h.Issue = inner
			}
		}
	}
}

// counter gives what the number before a Chinese or Japanese counter is: "第34卷第1期", "2014年 11期".
func (h *HostLine) counter(r rune) *string {
	switch r {
	case '卷', '巻':
		return &h.Volume
	case '期', '号', '號':
		return &h.Issue
	case '页', '頁':
		return &h.Pages
	case '年':
		return &h.Date
	}
	return nil
}

// numberBefore gives the place where the number begins that s ends with; len(s) when it ends with none.
func numberBefore(s string) int {
	s = strings.TrimRight(s, " ")
	start := len(s)
	for start > 0 && (isDigit(s[start-1]) || s[start-1] == '-' && start < len(s)) {
		start--
	}
	return start
}

// HostNumber reads the word at i with the number after it, "Vol. 48", and says
// what that is: 'v'olume, 'i'ssue or 'p'ages, 0 where no such word stands.
func HostNumber(line string, i int) (part byte, value string, end int) {
	if i >= len(line) {
		return 0, "", i
	}
	for _, w := range hostWordsBy[hostInitial(line[i])] {
		after := i + len(w.word)
		if after >= len(line) || !ascii.HasPrefixFold(line[i:], w.word) {
			continue
		}
		rest := strings.TrimLeft(line[after:], ".")
		rest = strings.TrimLeft(rest, " :\u00a0")
		if rest == "" {
			continue
		}
		next, _ := utf8.DecodeRuneInString(line[after:])
		if electronic := w.part == 'p' && next == 'e' && after+1 < len(line) && isDigit(line[after+1]); unicode.IsLetter(next) && !electronic { // another word, "Peerapen1"; but "pe12"
			continue
		}
		if short := utf8.RuneCountInString(w.word) == 1; short && !(rest[0] >= '0' && rest[0] <= '9') && w.part != 'p' {
			continue
		}
		value := pageNumber(rest)
		if value == "" {
			continue
		}
		end := len(line) - len(rest) + len(value)
		if w.part == 'p' { // "14 - 24"
			if tail := strings.TrimLeft(line[end:], " "); tail != line[end:] || strings.HasPrefix(tail, "-") || strings.HasPrefix(tail, "–") {
				if dash := strings.TrimLeft(tail, "-–"); dash != tail {
					if last := pageNumber(strings.TrimLeft(dash, " ")); last != "" && isDigit(last[len(last)-1]) {
						at := len(line) - len(dash)
						end = at + strings.Index(dash, last) + len(last)
						value = line[len(line)-len(rest) : end]
					}
				}
			}
		}
		return w.part, value, end
	}
	return 0, "", i
}

// bare finds "34(1): 14-24", "48 (2002), 3", "11:7" where no word says what the numbers are.
func (h *HostLine) bare(line string, first *int) {
	for i := 0; i < min(len(line), *first); i++ {
		if !isDigit(line[i]) || i > 0 && line[i-1] != ' ' && line[i-1] != ',' && line[i-1] != ';' {
			continue
		}
		value := pageNumber(line[i:])
		after := strings.TrimLeft(line[i+len(value):], " ")
		if isYear(value) {
			after = strings.TrimLeft(after, " ,，") // "2025, (4): 106"
		}
		inner, rest, ok := inBrackets(after)
		if !ok || len(value) > 5 || !hasDigit(inner) {
			i += len(value)
			continue
		}
		switch {
		case isYear(value) && !isYear(inner): // "2025 (4): 106": no volume
			h.Issue, h.Date = inner, value
		case isYear(inner):
			h.Volume, h.Date = value, inner
			rest = strings.TrimLeft(rest, " ,:")
			if issue := pageNumber(rest); issue != "" && h.Issue == "" && len(issue) <= 4 && !strings.ContainsAny(issue, "-–") {
				h.Issue = issue
				rest = rest[len(issue):]
			}
			if pages := pageNumber(strings.TrimLeft(rest, " ,:")); strings.ContainsAny(pages, "-–") { // "12 (2020) 3, 45-67"
				h.Pages = cmp.Or(h.Pages, pages)
			}
		default:
			h.Volume, h.Issue = value, inner
		}
		*first = i
		if rest = strings.TrimLeft(rest, " "); h.Pages == "" && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")) {
			rest = strings.TrimLeft(rest, ":： ")
			end := strings.IndexFunc(rest, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-–+", r) || r >= 0x2E80
			})
			if end < 0 {
				end = len(rest)
			}
			if pages := rest[:end]; hasDigit(pages) {
				h.Pages = pages
			}
		}
		return
	}
}

// bracketed gives what stands in the brackets that s begins with, and what follows them.
func inBrackets(s string) (inner, rest string, ok bool) {
	for _, pair := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		if after, found := strings.CutPrefix(s, pair[0]); found {
			inner, rest, ok = strings.Cut(after, pair[1])
			return strings.TrimSpace(inner), rest, ok
		}
	}
	return "", s, false
}

// yearIn gives the date in brackets, or the year that stands alone between punctuation.
func yearIn(s string) string {
	for i := 0; i+4 <= len(s); i++ {
		if !isYear(s[i:i+4]) || i > 0 && (isDigit(s[i-1]) || isASCIILetter(s[i-1])) || i+4 < len(s) && isDigit(s[i+4]) {
			continue
		}
		if open := strings.LastIndexByte(s[:i], '('); open >= 0 {
			if inner, _, ok := inBrackets(s[open:]); ok && open+len(inner)+1 >= i+4 && isDateText(inner) {
				return inner
			}
		}
		if i == 0 || strings.IndexByte(" ,;.(", s[i-1]) >= 0 {
			if i+4 == len(s) || strings.IndexByte(",;.) ", s[i+4]) >= 0 {
				return s[i : i+4]
			}
		}
	}
	return ""
}

// isYear reports whether s is a year in four digits, in which something can have been printed.
func isYear(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == "" && (s[0] == '1' && s[1] >= '4' || s[:2] == "20")
}

// isDateText reports whether all of s is a date with a year.
func isDateText(s string) bool {
	if len(s) > 40 || !hasDigit(s) {
		return false
	}
	date, err := ParseDate(s)
	return err == nil && date.Precision >= ToYear
}

// pageNumber gives the number that s begins with, be it "e12", "12-24" or "3/4"; "" when there is none.
func pageNumber(s string) string {
	end := 0
	for end < len(s) && (isASCIILetter(s[end]) || isDigit(s[end]) || s[end] == '-' || s[end] == '/' || strings.HasPrefix(s[end:], "–")) {
		if s[end] >= 0x80 {
			end += 2
		}
		end++
	}
	s = strings.TrimRight(s[:end], "-/–")
	if !hasDigit(s) {
		return ""
	}
	return s
}
