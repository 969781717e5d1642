package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// A sheet is a page being read: its lines, and what has been claimed so far.
type sheet struct {
	platform *platform
	words    *vocabulary
	text     string
	sign     string   // by which the platform was known
	lines    []string // views of text without the blanks around them; "" for an empty line
	pairs    []pair   // labels with their values, in order
	sections []section
	works    format.Works // of how many works the user says that the page is
	windowed bool         // the first line is the title of the window, which the page itself does not show
	known    string       // the title of the work, where it is known from elsewhere; "" where it must be found

	claims  []evidence.Claim
	remarks []diag.Diagnostic

	span  func(view string) source.Span
	place func(source.Span) source.Position
}

// newSheet lays out text, which may be a document's own or made from its HTML:
// span tells where in the document a view of text lies.
func newSheet(p *platform, text string, span func(view string) source.Span) *sheet {
	s := &sheet{platform: p, words: p.vocabulary(), text: text, span: span}
	s.lines = make([]string, 0, strings.Count(text, "\n")+1)
	for line := range strings.Lines(text) {
		if line = trim(line); ruled(line) {
			line = ""
		}
		s.lines = append(s.lines, line)
	}
	s.claims = make([]evidence.Claim, 0, 32)
	return s
}

// ruled reports whether a line only draws one, "---|---|", "| --- | --- |",
// "=====", or stands where a converter gave up on a table.
func ruled(line string) bool {
	if line == "[TABLE]" {
		return true
	}
	return strings.Trim(line, "-|=:+_ ") == "" && (strings.Contains(line, "---") || strings.Contains(line, "==="))
}

// takeOff empties the lines from start to end, so that nothing else reads them.
func (s *sheet) takeOff(start, end int) {
	for i := start; i < end; i++ {
		s.lines[i] = ""
	}
}

// trim cuts blanks of every kind, and the invisible marks that pages carry.
func trim(s string) string {
	for len(s) > 0 && s[0] <= ' ' {
		s = s[1:]
	}
	for len(s) > 0 && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	if len(s) == 0 || s[0] < utf8.RuneSelf && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if invisible(first) || invisible(last) {
		return strings.TrimFunc(s, invisible)
	}
	return s
}

// invisible reports whether a character is a blank, or one of the marks that pages carry.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f'
}

// unmark cuts what sets a line apart without saying anything: bullets, table
// bars, and Markdown's signs of a heading, a list and emphasis.
func unmark(s string) string {
	if s != "" && bare[s[0]] && bare[s[len(s)-1]] {
		return s
	}
	for {
		s = trim(s)
		if s == "" {
			return s
		}
		switch s[0] {
		case '*', '#', '|', '_', '>':
			s = s[1:]
			continue
		case '-':
			if strings.HasPrefix(s, "- ") {
				s = s[2:]
				continue
			}
		case "•"[0], "·"[0]: // as all of them begin
			if r, size := utf8.DecodeRuneInString(s); r == '•' || r == '·' || r == '▪' || r == '●' {
				s = s[size:]
				continue
			}
		}
		switch s[len(s)-1] {
		case '*', '|', '_', '#':
			s = s[:len(s)-1]
		default:
			return s
		}
	}
}

// bare are the bytes at the ends of a line that are its own for sure.
var bare = func() (set [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		set[c] = c > ' ' && strings.IndexByte("*#|_>-", c) < 0
	}
	return set
}()

// bulleted reports whether a line is an item of a list.
func bulleted(line string) bool {
	return strings.HasPrefix(line, "•") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "- ") ||
		strings.HasPrefix(line, "·") || strings.HasPrefix(line, "▪") || strings.HasPrefix(line, "●")
}

// claim claims that text, which is or comes from the view, states the field.
// A text that is no value of the field gives no claim but a remark; a number
// whose check digit does not fit is claimed all the same.
func (s *sheet) claim(f citation.Field, text, view, rule string, c evidence.Confidence) bool {
	value, err := f.Parse(text)
	if date, ok := value.(citation.Date); ok && date.Precision <= citation.Literal {
		value = nil // "xxxx": a page's literal dates are statuses, for the platform to know
	}
	if err != nil {
		said := err.Error()
		if f.Kind() != citation.KindIdentifier { // whose errors name the scheme
			said = f.Label() + ": " + said
		}
		s.remark(badValue(f), f, view, said)
	}
	if value == nil {
		return false
	}
	s.add(f, value, view, rule, c)
	return true
}

// badValue gives the code for a value that its field's parser refuses.
func badValue(f citation.Field) diag.Code {
	switch f.Kind() {
	case citation.KindDate:
		return diag.BadDate
	case citation.KindName:
		return diag.BadName
	case citation.KindPages:
		return diag.BadPages
	}
	return diag.BadIdentifier
}

// add claims a value that is ready made. What the platform as such says, the
// type of its works, has no view of its own: it rests on the sign by which the platform was known.
func (s *sheet) add(f citation.Field, value citation.Value, view, rule string, c evidence.Confidence) {
	if view == "" {
		view = s.sign
	}
	s.claims = append(s.claims, evidence.Claim{Field: f, Value: value, At: s.span(view), Rule: s.rule(rule), Confidence: c})
}

// blank claims that the field is on the page and its value is not.
func (s *sheet) blank(f citation.Field, view, rule string) {
	s.claims = append(s.claims, evidence.Claim{Field: f, At: s.span(view), Rule: s.rule(rule), Confidence: evidence.Labelled})
}

// rule names a rule of the platform.
func (s *sheet) rule(rule string) string { return s.platform.name + ": " + rule }

// remark says something about a place of the page.
func (s *sheet) remark(code diag.Code, f citation.Field, view, message string) {
	d := diag.Diagnostic{Code: code, Field: f.String(), Message: message}
	if s.place != nil {
		d.At = s.place(s.span(view))
	}
	s.remarks = append(s.remarks, d)
}

// claimed reports whether somebody gave the field a value at least this surely.
func (s *sheet) claimed(f citation.Field, c evidence.Confidence) bool {
	for i := range s.claims {
		if claim := &s.claims[i]; claim.Field == f && claim.Value != nil && claim.Confidence >= c {
			return true
		}
	}
	return false
}

// across gives the view from the beginning of first to the end of last, both
// views of the page's text.
func (s *sheet) across(first, last string) string {
	base := uintptr(unsafe.Pointer(unsafe.StringData(s.text)))
	start := uintptr(unsafe.Pointer(unsafe.StringData(first))) - base
	end := uintptr(unsafe.Pointer(unsafe.StringData(last))) - base + uintptr(len(last))
	if start > end || end > uintptr(len(s.text)) {
		return first
	}
	return s.text[start:end]
}

// next gives the number of the first line from i on that is not empty; len(lines) when there is none.
func (s *sheet) next(i int) int {
	for i < len(s.lines) && s.lines[i] == "" {
		i++
	}
	return i
}

// before gives the number of the last line before i that is not empty; -1 when there is none.
func (s *sheet) before(i int) int {
	for i--; i >= 0 && s.lines[i] == ""; i-- {
	}
	return i
}
