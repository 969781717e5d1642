package page

import (
	"strings"
	"unicode"
)

// The staff view of a catalogue that keeps MARC 21 shows its fields, a row
// each: tag, two indicators, and subfields that begin with a bar or a dollar sign and a letter.
//
//	245 | 1 | 3 | |a La congiura dei Principi Napoletani 1701 : |b (prima e seconda stesura) / |c ...
//
// The values carry the punctuation of the printed card (ISBD), which is taken off.

// A marcField is one field, as a view of the page.
type marcField struct {
	tag  string
	body string // after the tag: bars, indicators, subfields
}

// vufindMARC claims what the staff view states and takes it off the sheet.
func vufindMARC(s *sheet) {
	fields, leader := marcFields(s)
	if len(fields) == 0 {
		return
	}
	m := marcRecord{sheet: s, fields: fields}
	if title, ok := m.field("245"); ok {
		m.statement = title.first('c')
	}
	for _, f := range fields {
		if read := marcReaders[f.tag]; read != nil {
			read(&m, f)
		}
	}
	m.language()
	s.claimLeader(leader, fields)
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

// indicators gives the indicators that are not blank.
func (f marcField) indicators() string {
	head := f.body
	for i := range len(f.body) {
		if marcDelimiter(f.body, i) > 0 {
			head = f.body[:i]
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, head)
}

// first gives the first subfield of that code.
func (f marcField) first(want byte) (value string) {
	f.subfields(func(code byte, v string) {
		if code == want && value == "" {
			value = v
		}
	})
	return value
}

// all gives the subfields of those codes, in order.
func (f marcField) all(codes string) (values []string) {
	f.subfields(func(code byte, v string) {
		if strings.IndexByte(codes, code) >= 0 {
			values = append(values, v)
		}
	})
	return values
}

// isbd takes the punctuation off that leads over to the next element. The full
// stop goes too, unless it belongs to an initial or a short abbreviation.
func isbd(s string) string {
	s = strings.TrimRight(s, " ,;:/=\u00a0")
	if rest, ok := strings.CutSuffix(s, "."); ok {
		word := rest[strings.LastIndexAny(rest, " .-,([")+1:]
		if r, _ := firstRune(word); len(word) > 5 || strings.HasSuffix(word, ")") || strings.HasSuffix(word, "]") || len(word) > 3 && !unicode.IsUpper(r) || strings.Trim(word, "0123456789") == "" {
			s = rest
		}
	}
	return trim(s)
}

// isbdName does so for a name, where only an initial or a short form keeps its full stop.
func isbdName(s string) string {
	s = strings.TrimRight(s, " ,;:/=\u00a0")
	if rest, ok := strings.CutSuffix(s, "."); ok {
		switch word := rest[strings.LastIndexAny(rest, " .-,")+1:]; word {
		case "Jr", "Sr", "Ph", "Th", "Ch", "Chr", "Yu", "Wm", "St", "Geo", "Jos":
		default:
			if _, size := firstRune(word); size < len(word) {
				s = rest
			}
		}
	}
	return trim(s)
}
