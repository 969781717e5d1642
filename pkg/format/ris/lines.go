package ris

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// The specification wants a tag to be two capitals or digits, two spaces, a
// hyphen and a space. What is found: one space ("TY - JOUR"), none before the
// hyphen, none after it ("ER  -"), small letters, indented lines, and tags of
// more letters ("PMID  - 33355555"). A record shows by its first line which
// of these liberties it takes, so that "ER - positive tumours" in a wrapped
// abstract is text where tags are written as they ought to be.

// style is the liberties that a record takes with its tags.
type style struct {
	loose  bool // not two spaces before the hyphen
	glued  bool // none at all
	lower  bool // small letters
	indent bool // blanks before the tag
}

// tag takes a line apart as a record of this style has it. The tag is given in
// capitals; it is one that the table knows, or two to four capitals or digits
// in the strict form.
func (st style) tag(line string) (tag, value string, ok bool) {
	if n := strictTag(line); n > 0 {
		value = line[n+3:]
		if canonical, known := tags.Canonical(line[:n]); known {
			return canonical, tagged.TrimLeft(value), true
		}
		// "T  - text" may be text; "ZZ  - text" is a tag that we do not know.
		return line[:n], tagged.TrimLeft(value), value == "" || value[0] == ' '
	}
	if st.indent {
		line = tagged.TrimLeft(line)
	}
	if len(line) < 3 {
		return "", "", false
	}
	pair := [2]byte{line[0], line[1]}
	if st.lower {
		pair[0], pair[1] = upper(pair[0]), upper(pair[1])
	}
	rest := tagged.TrimLeft(line[2:])
	gap := len(line) - 2 - len(rest)
	if gap > 4 || gap == 0 && !st.glued || rest == "" || rest[0] != '-' {
		return "", "", false
	}
	canonical, known := tags.Canonical(string(pair[:]))
	if value = rest[1:]; !known || value != "" && value[0] != ' ' && !st.loose {
		return "", "", false
	}
	return canonical, tagged.TrimLeft(value), true
}

// strictTag gives the length of the tag at the start of a line that goes on
// with two spaces and a hyphen; 0 when there is none.
func strictTag(line string) int {
	n := 0
	for n < len(line) && n < 5 && (line[n] >= 'A' && line[n] <= 'Z' || n > 0 && line[n] >= '0' && line[n] <= '9') {
		n++
	}
	if n < 2 || n > 4 || len(line) < n+3 || line[n:n+3] != "  -" {
		return 0
	}
	return n
}

// strict reports whether the line begins with a tag as the specification wants it.
func strict(line string) bool { return strictTag(line) > 0 }

// opening takes apart a line that begins a record, whatever its style: a TY
// with a word for a type. "TY  - or what I took for one" is text.
func opening(line string) (st style, word string, ok bool) {
	tag := tagged.TrimLeft(strings.TrimPrefix(tagged.TrimLeft(line), "\ufeff"))
	if len(tag) < 3 || upper(tag[0]) != 'T' || upper(tag[1]) != 'Y' {
		return st, "", false
	}
	rest := tagged.TrimLeft(tag[2:])
	if rest == "" || rest[0] != '-' {
		return st, "", false
	}
	gap := len(tag) - 2 - len(rest)
	word = strings.TrimSpace(rest[1:])
	st = style{
		loose: gap != 2 || tag[2:4] != "  ", glued: gap == 0, lower: tag[0] == 't' || tag[1] == 'y',
		indent: len(tag) < len(line) && line[0] != '\xef', // a byte order mark is no indent
	}
	if gap > 4 || strings.Count(word, " ") > 2 || len(word) > 40 {
		return st, "", false
	}
	if st != (style{}) { // only a word that we know makes up for the liberties
		if _, known := types.Type(strings.ToUpper(word)); !known {
			return st, "", false
		}
	}
	return st, word, true
}

// ending takes apart a line that may end a record, whatever its style: an ER.
// It does when it has no value; one with a value may be text.
func ending(line string) (value string, ok bool) {
	line = tagged.TrimLeft(line)
	if len(line) < 3 || upper(line[0]) != 'E' || upper(line[1]) != 'R' {
		return "", false
	}
	rest := tagged.TrimLeft(line[2:])
	if rest == "" || rest[0] != '-' || len(line)-2-len(rest) > 4 {
		return "", false
	}
	return strings.TrimSpace(rest[1:]), true
}

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// entry is a record's lines.
type entry struct {
	view  string // all of it
	word  string // of its type; a view
	typed bool   // it has a TY line
	ended bool   // it has an ER line
	lines []tagged.Line
}

// entries finds the records of a text.
type entries struct {
	text  string
	lines tagged.Scanner
	entry entry // the one found last; its lines are overwritten by the next

	held    string // a line that ended the last record by beginning the next
	holding bool
	heldAt  int // where it starts
	stray   tagged.Stray
}

// next goes to the next record.
func (x *entries) next() bool {
	for x.find() {
		if x.entry.typed || x.entry.telling() {
			return true
		}
		x.stray.Add(x.entry.view, strings.Count(strings.TrimSpace(x.entry.view), "\n")+1)
	}
	return false
}

// telling reports whether a record without a TY says enough to be one. A lone
// "C1  - Database: Embase" after an ER, as Ovid has it, does not.
func (e *entry) telling() bool {
	for i := range e.lines {
		if essential(e.lines[i].Tag) {
			return true
		}
	}
	return false
}

// essential reports whether the tag holds a title or an author.
func essential(tag string) bool {
	row, ok := tags.Reading(tag, "")
	return ok && (row.Field == citation.FieldTitle || row.Field == citation.FieldAuthor)
}

// find gathers the lines of what may be the next record.
func (x *entries) find() bool {
	e := &x.entry
	*e = entry{lines: e.lines[:0]}
	var st style
	start, end := 0, 0 // of the record
	value := -1        // where the value of the last tag starts, -1 before the first tag
	inside := false    // of a record
	fresh := false     // nothing since its TY
	close := func() {  // gives the last tag the text up to end
		if value >= 0 {
			last := &e.lines[len(e.lines)-1]
			last.Value = x.text[value:max(value, end)]
		}
	}
	open := func(first style, word, line string, at int) {
		st, inside = first, true
		e.typed, e.word = true, word
		start, end = at, at+len(line)
	}
	for {
		line, ok := x.line()
		if !ok {
			break
		}
		if first, word, ok := opening(line); ok && (!inside || strict(line) || st.loose || st.lower || st.indent) {
			if !inside || fresh { // two types in a row are of one work
				open(first, word, line, x.heldAt)
				fresh = true
				continue
			}
			x.holding = true // it begins the next record
			break
		}
		fresh = false
		if inside {
			if rest, ok := ending(line); ok && (rest == "" || x.closes()) {
				close()
				e.ended = true
				e.view = x.text[start : x.heldAt+len(line)]
				return true
			}
		}
		tag, v, ok := st.tag(line)
		if tag == "TY" || tag == "ER" { // one that begins or ends nothing is text
			ok = false
		}
		switch {
		case ok && !inside && (strict(line) || essential(tag)):
			inside, start = true, x.heldAt
			fallthrough
		case ok && inside:
			close()
			e.lines = append(e.lines, tagged.Line{Tag: tag})
			end = x.heldAt + len(line)
			value = end - len(v)
		case inside && !tagged.Blank(line):
			end = x.heldAt + len(line)
		case !tagged.Blank(line) && tag != "ER":
			x.stray.Add(line, 1)
		}
	}
	if !inside {
		return false
	}
	close()
	e.view = x.text[start:end]
	return true
}

// line gives the line that was held back, or the next one; x.heldAt is where it starts.
func (x *entries) line() (string, bool) {
	if x.holding {
		x.holding = false
		return x.held, true
	}
	line, ok := x.lines.Next()
	x.held, x.heldAt = line, x.lines.Start()
	return line, ok
}

// closes reports whether what follows an ER line with a value shows it to be the record's end all the same.
func (x *entries) closes() bool {
	line, ok := x.lines.Peek()
	if !ok {
		return true
	}
	_, _, opens := opening(line)
	return opens
}
