package tagged

import (
	"errors"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// Clean gives the text of a value on one line, without outer blanks, with the
// markup and the character references of HTML read ("Research &amp; Theory"). A
// value that is clean already is given back as the view it is.
func Clean(value string) string {
	if tidy(value) {
		return value
	}
	return string(citation.ParseText(unmarked(value)))
}

// tidy reports whether a value is surely one part on one line, clean as it
// stands: a quick look, which nearly all values pass that are not long.
func tidy(value string) bool {
	return value != "" && value[0] != ' ' && value[len(value)-1] != ' ' && untidy.Until(value) == len(value)
}

// untidy are controls, what ends a part or may begin HTML, two blanks, and the
// first bytes of characters beyond ASCII that can be blanks.
var untidy = func() *ascii.Set {
	stops := []byte(";&<\x7f\xc2\xe1\xe2\xe3\xef")
	for c := range byte(' ') {
		stops = append(stops, c)
	}
	return ascii.NewSet(string(stops), " ")
}()

// unmarked reads what HTML there is in s; without any it is s itself.
func unmarked(s string) string {
	if citation.HasHTML(s) {
		return string(citation.FromHTML(s))
	}
	return s
}

// Parts yields the trimmed parts of a value: its lines, and what any character
// of separators parts in them.
func Parts(value, separators string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for value != "" {
			part := value
			if n := partEnd(value, separators); n == len(value) {
				value = ""
			} else {
				part, value = value[:n], value[n+1:]
			}
			if part = strings.TrimSpace(part); part != "" && !yield(part) {
				return
			}
		}
	}
}

// partEnd gives where the first part of a value ends: where a line does, or a
// separator stands that is not the ";" of a character reference.
func partEnd(value, separators string) int {
	ends := lineEnds
	switch separators {
	case "":
	case ";":
		ends = listEnds
	default:
		ends = ascii.NewSet(separators+"\r\n", "")
	}
	for at := 0; ; at++ {
		at += ends.Until(value[at:])
		if at == len(value) || value[at] != ';' || !inReference(value, at) {
			return at
		}
	}
}

var lineEnds, listEnds = ascii.NewSet("\r\n", ""), ascii.NewSet(";\r\n", "")

// inReference reports whether the ";" at n closes a character reference: "&amp;".
func inReference(value string, n int) bool {
	start := strings.LastIndexByte(value[:n], '&')
	return start >= 0 && n-start > 1 && strings.IndexFunc(value[start+1:n], func(r rune) bool {
		return r != '#' && !unicode.IsDigit(r) && !unicode.IsLetter(r)
	}) < 0
}

// InvertedName reads "Last, First, Suffix". Without a comma it is a body
// ("World Health Organization") or a person whom we cannot take apart, unless it
// ends in initials as Embase has them: "Liu R.", "Adler D.G.".
func InvertedName(s string) (name citation.Name, ok bool) {
	s = strings.Trim(s, " ,")
	switch n := strings.LastIndexByte(s, ' '); {
	case s == "":
		return name, false
	case strings.IndexByte(s, ',') >= 0:
		return citation.InvertedName(s), true
	case n > 0 && dotted(s[n+1:]) && strings.Count(s[:n], " ") < 3:
		return citation.InvertedName(s[:n] + ", " + s[n+1:]), true
	}
	return citation.Name{Literal: s}, true
}

// Credit reads a name as [InvertedName] does, or "et al." as further, unnamed people.
func Credit(role citation.Field, s string) (credit citation.Credit, ok bool) {
	name, ok := InvertedName(s)
	if ok && len(name.Literal) > 0 && len(name.Literal) < 12 {
		if _, err := citation.ParseName(name.Literal); errors.Is(err, citation.ErrEtAl) {
			return citation.Credit{Role: role, EtAl: true}, true
		}
	}
	return citation.Credit{Role: role, Name: name}, ok
}

// dotted reports whether s is initials, each with its full stop: "D.G.", "J.-P.".
func dotted(s string) bool {
	letters := 0
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsUpper(r) || len(s) <= size || s[size] != '.' {
			return false
		}
		s = strings.TrimPrefix(s[size+1:], "-")
		letters++
	}
	return letters > 0
}

// serials yields the stretches of digits and hyphens that may be an ISSN or ISBN.
func serials(value string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(value); {
			start, digits := i, 0
			for ; i < len(value); i++ {
				if c := value[i]; c >= '0' && c <= '9' || (c == 'X' || c == 'x') && (digits == 7 || digits == 9) {
					digits++
				} else if c != '-' || digits == 0 {
					break
				}
			}
			if (digits == 8 || digits == 10 || digits == 13) && !yield(strings.TrimRight(value[start:i], "-")) {
				return
			}
			i++
		}
	}
}

// Serial puts the ISSNs and ISBNs of a line into the citation, told apart by
// length and check digit: "0894-9867 (Print) 1573-6598 (Electronic)", "03064530 (ISSN)".
// A value without any is kept as extra.
func (b *Builder) Serial(line Line) {
	found := false
	for view := range serials(line.Value) {
		if id, err := serial(view); id.Value != "" {
			found = true
			b.wrong(id.Scheme.Field(), view, err)
			Add(b, id.Scheme.Field(), id, Line{line.Tag, view})
		}
	}
	if found {
		return
	}
	// Some part an ISBN's groups by blanks: "978 0 19 853453 2".
	text := Clean(line.Value)
	if id, err := serial(strings.ReplaceAll(text, " ", "")); err == nil && id.Value != "" {
		Add(b, id.Scheme.Field(), id, line)
		return
	}
	if text != "" {
		b.Remark(diag.BadIdentifier, line.Value, citation.FieldISSN, "%q is neither an ISSN nor an ISBN; kept as tag %s", text, line.Tag)
		b.Keep(line)
	}
}

// wrong remarks upon an identifier that is kept though its check digit does not fit.
func (b *Builder) wrong(f citation.Field, view string, err error) {
	if err != nil {
		b.Remark(diag.BadIdentifier, view, f, "%v; kept as written", err)
	}
}

// serial reads an ISSN (8 digits) or an ISBN (10 or 13).
func serial(s string) (citation.Identifier, error) {
	digits := len(s) - strings.Count(s, "-")
	switch digits {
	case 8:
		return citation.SchemeISSN.Parse(s)
	case 10, 13:
		return citation.SchemeISBN.Parse(s)
	}
	return citation.Identifier{}, citation.ErrForm
}

// HasSerial reports whether a value holds an ISSN or an ISBN whose check digit fits.
func HasSerial(value string) bool {
	for view := range serials(value) {
		if id, err := serial(view); err == nil && id.Value != "" {
			return true
		}
	}
	return false
}
