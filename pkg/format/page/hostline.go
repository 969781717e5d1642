package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A hostWord says what the number after it is: 'v'olume, 'i'ssue or 'p'ages.
type hostWord struct {
	word string
	part byte
}

// bracketed gives what stands in the brackets that s begins with, and what follows them.
func bracketed(s string) (inner, rest string, ok bool) {
	for _, pair := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		if after, found := strings.CutPrefix(s, pair[0]); found {
			inner, rest, ok = strings.Cut(after, pair[1])
			return trim(inner), rest, ok
		}
	}
	return "", s, false
}

// isYear reports whether s is a year in four digits, in which something can have been printed.
func isYear(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == "" && (s[0] == '1' && s[1] >= '4' || s[:2] == "20")
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// isDateText reports whether all of s is a date with a year.
func isDateText(s string) bool {
	if len(s) > 40 || !hasDigit(s) {
		return false
	}
	date, err := citation.ParseDate(s)
	return err == nil && date.Precision >= citation.ToYear
}

// claimHostLine claims the parts of a line that says where a work stands, and
// reports whether there were any but the title.
func (s *sheet) claimHostLine(line, rule string, c evidence.Confidence) bool {
	h := citation.ParseHostLine(line)
	any := false
	for _, part := range [...]struct {
		field citation.Field
		value string
	}{
		{citation.FieldVolume, h.Volume}, {citation.FieldIssue, h.Issue}, {citation.FieldPages, h.Pages},
	} {
		if part.value != "" {
			any = s.claim(part.field, part.value, part.value, rule, c) || any
		}
	}
	if h.Date != "" {
		s.claim(citation.FieldIssued, h.Date, h.Date, rule, min(c, evidence.Placed))
	}
	if strings.ContainsFunc(h.Title, unicode.IsLetter) {
		s.claim(citation.FieldJournal, h.Title, h.Title, rule, c)
	}
	return any
}
