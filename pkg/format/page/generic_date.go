package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
)

// dateAt gives the longest date that s begins with: a day, month or season with its year, or a year; "" when there is none.
func dateAt(s string) string {
	window := s[:min(len(s), 48)]
	year := yearAt(window)
	if year < 0 || year > 0 && !isDigit(window[0]) && !startsDate(window) {
		return ""
	}
	best := ""
	for end := year + 4; end <= len(window); end++ {
		glued := end < len(window) && isCapital(window[end]) && isYear(window[end-4:end]) // "18 August 2021Publication History"
		if end < len(window) && !glued && (isDigit(window[end]) || isLetter(window[end]) || window[end] >= utf8.RuneSelf) {
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
	if !citation.IsDateWord(word) {
		return false
	}
	month, err := citation.ParseDate(word + " 2000")
	return err == nil && month.Precision > citation.ToYear
}

// monthsAt gives the end of the months or the season at i, "Oct-Dec", where neither year nor number follows; 0 otherwise.
func monthsAt(line string, i int) (end int) {
	for startsDate(line[i:]) {
		end = i + len(line[i:]) - len(strings.TrimLeftFunc(line[i:], unicode.IsLetter))
		rest := strings.TrimLeft(line[end:], ".")
		i = len(line) - len(strings.TrimLeft(rest, "-–/ "))
		if i == len(line)-len(rest) {
			break
		}
	}
	if rest := strings.TrimLeft(line[end:], " .,"); rest != "" && isDigit(rest[0]) {
		return 0
	}
	return end
}

// datePlain reports whether text is a date to the month or the day, or of a season.
func datePlain(text string) bool {
	if len(text) < 6 { // "3/2012"
		return false
	}
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

// dayAt gives the date that a value begins with, of any form that can be taken for nothing else.
func dayAt(value string) string {
	if isDateText(value) && !isAmbiguousDay(value) {
		return value
	}
	if date := dateAt(value); date != "" && !isAmbiguousDay(date) {
		return date
	}
	return ""
}

// isAmbiguousDay reports whether a date could be read with day and month in either order: "03/04/2021".
func isAmbiguousDay(s string) bool {
	if strings.Count(s, "/") != 2 || len(s) < 8 || isYear(s[:4]) {
		return false
	}
	day, rest, _ := strings.Cut(s, "/")
	month, _, _ := strings.Cut(rest, "/")
	return len(day) <= 2 && len(month) <= 2 && strings.TrimLeft(day, "0") != strings.TrimLeft(month, "0") &&
		(len(day) == 1 || day <= "12") && (len(month) == 1 || month <= "12")
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
