// Package tagged is what the formats have in common whose records are lines
// that begin with a tag: RIS, MEDLINE, Refer and their kin.
//
// A format scans its own tags, for each spells them differently. What it finds
// it hands on as a [Line]; a [Table] says which field a tag stands for, and a
// [Builder] puts the line's text there.
package tagged

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/source"
)

// Line is a tag with its value.
type Line struct {
	Tag   string // as the format's table spells it
	Value string // a view of the document, from the first character after the tag to the last of the value: line ends of wrapped values stand in it
}

// Scanner walks over the physical lines of a text. They end in LF, CR LF or
// CR, which one text may mix: EndNote writes CR inside of records that end in LF.
// The zero Scanner is at its end.
type Scanner struct {
	text  string
	start int // where the line given last starts
	end   int // and where it ends
	at    int // where the next line starts
	feed  int // where the next LF stands, len(text) when there is none
	cr    int // and the next CR
}

// NewScanner gives a scanner at the start of text.
func NewScanner(text string) Scanner { return Scanner{text: text, feed: -1, cr: -1} }

// Next gives the next line without its end. ok is false when there is none.
// A last line without an end counts; an empty one does not.
func (s *Scanner) Next() (line string, ok bool) {
	if s.at >= len(s.text) {
		return "", false
	}
	// Each end is looked for once only: most texts have no CR at all.
	if s.feed < s.at {
		s.feed = ascii.IndexFrom(s.text, '\n', s.at)
	}
	if s.cr < s.at {
		s.cr = ascii.IndexFrom(s.text, '\r', s.at)
	}
	s.start, s.end = s.at, min(s.feed, s.cr)
	s.at = s.end + 1
	if s.feed == s.cr+1 {
		s.at++
	}
	return s.text[s.start:s.end], true
}

// Start is where the line given last starts, and End where it ends.
func (s *Scanner) Start() int { return s.start }

// End is where the line given last ends.
func (s *Scanner) End() int { return s.end }

// Peek gives the next line that is not blank, without moving.
func (s *Scanner) Peek() (line string, ok bool) {
	ahead := *s
	for {
		if line, ok = ahead.Next(); !ok || !Blank(line) {
			return line, ok
		}
	}
}

// TrimLeft gives s without the blanks and tabs that it begins with.
func TrimLeft(s string) string {
	for s != "" && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	return s
}

// Beginning gives the first n lines that are not blank of a document's sample,
// for detectors.
func Beginning(doc *source.Document, n int) iter.Seq[string] {
	return func(yield func(string) bool) {
		lines := NewScanner(strings.TrimPrefix(doc.Sample(), "\ufeff"))
		for n := n; n > 0; {
			line, ok := lines.Next()
			if !ok {
				return
			}
			if Blank(line) {
				continue
			}
			if n--; !yield(line) {
				return
			}
		}
	}
}

// Blank reports whether the line has nothing but white space.
func Blank(line string) bool {
	return line == "" || (line[0] <= ' ' || line[0] >= utf8.RuneSelf) && strings.TrimSpace(line) == ""
}

// Last gives the position after the last line of text for which ends holds,
// or before the last one for which begins holds, whichever is later; 0 when
// there is neither. A line counts only when its end is part of text, because
// it might go on. Both functions get the line without it, and begins the line
// before it as well.
func Last(text string, begins func(line, before string) bool, ends func(line string) bool) int {
	rest := text
	for {
		n := strings.LastIndexAny(rest, "\r\n")
		if n < 0 {
			return 0
		}
		end := n + 1 // of the line that ends here, its end included
		rest = rest[:n]
		start := strings.LastIndexAny(rest, "\r\n") + 1
		line := rest[start:]
		if line == "" {
			continue
		}
		switch {
		case ends(line):
			if end < len(text) && text[end-1] == '\r' && text[end] == '\n' {
				end++
			}
			return end
		case start > 0 && begins(line, lastLine(text[:start])):
			return start
		}
	}
}

// lastLine gives the line that ends at the end of text, which may be blank.
func lastLine(text string) string {
	text = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
	return text[strings.LastIndexAny(text, "\r\n")+1:]
}
