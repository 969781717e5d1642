package page

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/marc"
	"github.com/peerlit/peerlit/pkg/source"
)

// The staff view of a catalogue that keeps MARC 21 shows its fields, a row
// each: tag, two indicators, and subfields that begin with a bar or a dollar sign and a letter.
//
//	245 | 1 | 3 | |a La congiura dei Principi Napoletani 1701 : |b (prima e seconda stesura) / |c ...

// A marcField is one field, as a view of the page.
type marcField struct {
	tag  string
	body string // after the tag: bars, indicators, subfields
}

// vufindMARC claims what the staff view states and takes it off the sheet. The
// type that the leader codes is less sure: the label of the core record, which knows more, goes before it.
func vufindMARC(s *sheet) {
	fields, leader := marcFields(s)
	if len(fields) == 0 {
		return
	}
	rec := &marc.Record{Leader: leader, LeaderAt: s.span(leader), Fields: make([]marc.Field, len(fields))}
	for i, f := range fields {
		rec.Fields[i] = f.field(s)
	}
	b := evidence.NewBuilder(source.FromString("", ""), "MARC", rec.LeaderAt, true)
	marc.Fill(b, rec)
	for _, c := range b.Record.Claims {
		c.Rule = s.rule(strings.Replace(c.Rule, ":", "", 1))
		switch v := c.Value.(type) {
		case citation.Type:
			c.Confidence = evidence.Placed
		case citation.Keyword: // in the form in which the catalogue shows headings
			v.Term = strings.ReplaceAll(v.Term, "--", " > ")
			c.Value = v
		case citation.Link:
			if id, err := citation.ParseIdentifier(v.URL); v.Rel == "related" || isResolver(v.URL) || err == nil && id.Scheme == citation.SchemeDOI {
				continue
			}
		case citation.Credit:
			if c.Field == citation.FieldContributor && v.Name.Literal != "" { // the library's provider, as often as not
				continue
			}
		}
		s.claims = append(s.claims, c)
	}
	for _, d := range b.Record.Remarks {
		if s.place != nil {
			d.At = s.place(rec.LeaderAt)
		}
		s.remarks = append(s.remarks, d)
	}
}

// field gives the field of a row.
func (f marcField) field(s *sheet) marc.Field {
	field := marc.Field{Tag: f.tag, Ind: f.indicators(), At: s.span(f.body)}
	f.subfields(func(code byte, value string) {
		if code == 'v' && f.tag[0] == '6' { // the page shows headings with their form, as with any subdivision
			code = 'x'
		}
		field.Subfields = append(field.Subfields, marc.Subfield{Code: code, Value: value, At: s.span(value)})
	})
	if marc.Control(f.tag) {
		field.Value, field.Subfields = strings.TrimLeft(f.body, "| \t"), nil
	}
	return field
}

// marcFields finds the rows from the line of the leader on; what follows a row
// without a tag of its own continues it.
func marcFields(s *sheet) (fields []marcField, leader string) {
	for i := 0; i < len(s.lines); i++ {
		line := unmark(s.lines[i])
		rest, ok := strings.CutPrefix(line, "LEADER")
		if !ok {
			continue
		}
		if leader = unmark(rest); leader == "" && i+1 < len(s.lines) {
			leader = unmark(s.lines[i+1])
		}
		if len(leader) < 8 || strings.Trim(leader[:5], "0123456789 ") != "" {
			continue
		}
		end := i + 1
		for ; end < len(s.lines); end++ {
			line := s.lines[end]
			if tag, body := marcTag(line); tag != "" {
				fields = append(fields, marcField{tag, body})
				continue
			}
			if w, _ := s.heading(line); w != nil {
				break
			}
			if line == "" || len(fields) == 0 {
				if next := s.next(end); len(fields) > 0 && next < len(s.lines) {
					if tag, _ := marcTag(s.lines[next]); tag == "" && marcDelimiter(s.lines[next], 0) != 0 {
						break
					}
				}
				continue
			}
			last := &fields[len(fields)-1]
			last.body = s.across(last.body, line)
		}
		s.takeOff(i, end)
		return fields, leader
	}
	return nil, ""
}

// marcTag cuts a row behind its tag.
func marcTag(line string) (tag, body string) {
	line = strings.TrimLeft(line, "| ")
	if len(line) < 3 || strings.Trim(line[:3], "0123456789") != "" || len(line) > 3 && strings.IndexByte(" \t|", line[3]) < 0 {
		return "", ""
	}
	return line[:3], line[3:]
}

// marcDelimiter gives the width of the mark of a subfield at i: that of "|a " or "$a "; 0 when there is none.
func marcDelimiter(body string, i int) int {
	for _, mark := range [...]string{"|", "$", "‡", "ǂ"} {
		n := len(mark)
		if strings.HasPrefix(body[i:], mark) && i+n+1 < len(body) {
			code, after := body[i+n], body[i+n+1]
			if ('a' <= code && code <= 'z' || isDigit(code)) && (after == ' ' || after == '\t' || after == '\n' || mark != "|" && i > 0 && body[i-1] == ' ') {
				return n + 1
			}
		}
	}
	return 0
}

// subfields calls yield for each subfield with a value. A table's bars and its
// blank cells ("| 1 |") are none.
func (f marcField) subfields(yield func(code byte, value string)) {
	code, start := byte(0), 0
	flush := func(end int) {
		if code != 0 {
			if value := strings.TrimRight(trim(f.body[start:end]), "| \t"); trim(value) != "" {
				yield(code, trim(value))
			}
		}
	}
	for i := 0; i < len(f.body); i++ {
		if n := marcDelimiter(f.body, i); n > 0 {
			flush(i)
			i += n
			code, start = f.body[i-1], i
			i--
		}
	}
	flush(len(f.body))
}

// indicators gives the indicators, blanks where they are not shown. A single one is the second, when the row
// has a cell for the first that is empty.
func (f marcField) indicators() [2]byte {
	head := f.body
	for i := range len(f.body) {
		if marcDelimiter(f.body, i) > 0 {
			head = f.body[:i]
			break
		}
	}
	ind := [2]byte{' ', ' '}
	digits := strings.Trim(head, "| \t")
	first, second, two := strings.Cut(digits, "|")
	switch {
	case two:
		first, second = trim(first), trim(second)
	case len(digits) > 1:
		first, second = digits[:1], trim(digits[1:])
	case strings.HasSuffix(strings.TrimRight(head, "| \t"), digits) && strings.Count(head[:strings.Index(head, digits)], "|") > 1:
		first, second = "", digits
	}
	if len(first) == 1 && isDigit(first[0]) {
		ind[0] = first[0]
	}
	if len(second) > 0 && isDigit(second[0]) {
		ind[1] = second[0]
	}
	return ind
}
