package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
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

// A marcRecord is the record while it is read.
type marcRecord struct {
	*sheet
	fields []marcField

	statement string // of responsibility: 245 $c
}

// field gives the first field of a tag.
func (m *marcRecord) field(tag string) (marcField, bool) {
	for _, f := range m.fields {
		if f.tag == tag {
			return f, true
		}
	}
	return marcField{}, false
}

// state claims a value of a subfield without its punctuation.
func (m *marcRecord) state(f citation.Field, value, rule string) {
	if clean := isbd(value); clean != "" {
		m.claim(f, clean, value, rule, evidence.Stated)
	}
}

// marcReaders read the fields, by tag (MARC 21 Format for Bibliographic Data).
var marcReaders = map[string]func(*marcRecord, marcField){
	"020": func(m *marcRecord, f marcField) { m.number(f, citation.FieldISBN) }, // $z is a cancelled number
	"022": func(m *marcRecord, f marcField) { m.number(f, citation.FieldISSN) },
	"024": marcOtherNumber,
	"100": marcName, "700": marcName,
	"110": marcBody, "710": marcBody, "111": marcBody, "711": marcBody,
	"245": marcTitle,
	"250": func(m *marcRecord, f marcField) {
		m.state(citation.FieldEdition, f.first('a'), "MARC 250")
	},
	"260": marcImprint, "264": marcImprint,
	"300": func(m *marcRecord, f marcField) { m.claimExtent(f.first('a'), "MARC 300", evidence.Stated) },
	"440": marcSeries, "490": marcSeries, "830": marcSeries,
	"502": marcThesis,
	"520": func(m *marcRecord, f marcField) {
		if text := f.first('a'); text != "" && !m.claimed(citation.FieldAbstract, evidence.Stated) {
			m.claim(citation.FieldAbstract, text, text, "MARC 520", evidence.Stated)
		}
	},
	"600": marcSubject, "610": marcSubject, "611": marcSubject, "630": marcSubject, "648": marcSubject, "650": marcSubject, "651": marcSubject, "653": marcSubject,
	"773": marcHost,
	"856": marcAddress,
}

// number claims the first word of $a: "8820737493 (pbk.) :".
func (m *marcRecord) number(f marcField, field citation.Field) {
	for _, value := range f.all("a") {
		token := strings.TrimRight(firstOf(value, " ("), ":;,.")
		if token != "" {
			m.claim(field, token, token, "MARC "+f.tag, evidence.Stated)
		}
	}
}

// marcOtherNumber claims a DOI, which $2 names or its form gives away.
func marcOtherNumber(m *marcRecord, f marcField) {
	value := f.first('a')
	if kind := f.first('2'); strings.EqualFold(kind, "doi") || kind == "" && strings.HasPrefix(value, "10.") {
		m.claim(citation.FieldDOI, value, value, "MARC 024", evidence.Stated)
	}
}

// marcName claims a person, with the role that $4 codes, $e writes, or the
// statement of responsibility tells. A name of a work ($t) stands for that work.
func marcName(m *marcRecord, f marcField) {
	value := f.first('a')
	if value == "" || f.tag == "700" && f.first('t') != "" {
		return
	}
	role, known := citation.FieldAuthor, false
	for _, term := range f.all("4e") {
		w := m.roleWord(term)
		switch {
		case w == nil:
		case w.field == citation.NoField:
			return
		case !known || w.field == citation.FieldAuthor:
			role, known = w.field, true
		}
	}
	clean := isbdName(value)
	if !known && f.tag == "700" {
		role = m.doneBy(m.statement, clean)
	}
	if suffix := isbd(f.first('c')); isGeneration(suffix) {
		clean += ", " + suffix
	}
	if name, err := citation.ParseName(clean); err == nil {
		m.add(role, citation.Credit{Role: role, Name: name}, value, "MARC names", evidence.Stated)
	}
}

// doneBy finds a name in a statement of responsibility, "Giambattista Vico ; a
// cura di Claudia Pandolfi", and gives what the words before it say it has done; author when they say nothing.
func (s *sheet) doneBy(statement, name string) citation.Field {
	const longest = 2000 // bytes of a statement; what is longer is something else
	if len(statement) > longest {
		return citation.FieldAuthor
	}
	family := firstOf(name, ",")
	for part := range strings.SplitSeq(statement, ";") {
		at := strings.Index(part, family)
		if at < 0 {
			continue
		}
		role, last := citation.FieldAuthor, -1
		folded := strings.ToLower(part[:at])
		for _, w := range s.words.rows["done"] {
			if i := strings.LastIndex(folded, w.text); i > last && (i == 0 || folded[i-1] == ' ' || folded[i-1] == '[' || folded[i-1] == ',' || folded[i-1] == '.') {
				role, last = w.field, i
			}
		}
		return role
	}
	return citation.FieldAuthor
}

// marcBody claims a body with its divisions, or a meeting. One that is added (710, 711) without a role
// is the library's provider as often as an author, and is left out.
func marcBody(m *marcRecord, f marcField) {
	role, known := citation.FieldAuthor, f.tag[0] == '1'
	for _, term := range f.all("4e") {
		if w := m.roleWord(term); w != nil {
			if w.field == citation.NoField {
				return
			}
			role, known = w.field, true
		}
	}
	values := f.all("ab")
	if f.tag[1:] == "11" {
		values = f.all("a")
	}
	if !known || len(values) == 0 {
		return
	}
	names := make([]string, len(values))
	for i, value := range values {
		names[i] = isbd(value)
	}
	if f.tag == "111" {
		m.claim(citation.FieldEventTitle, names[0], values[0], "MARC 111", evidence.Stated)
		if place := isbd(strings.Trim(f.first('c'), "() :")); place != "" {
			m.claim(citation.FieldEventPlace, place, f.first('c'), "MARC 111", evidence.Stated)
		}
		return
	}
	view := m.across(values[0], values[len(values)-1])
	literal := string(citation.ParseText(strings.Join(names, ". ")))
	m.add(role, citation.Credit{Role: role, Name: citation.Name{Literal: literal}}, view, "MARC names", evidence.Stated)
}

// marcTitle claims the title: $a, the number ($n) and name ($p) of a part, and what remains ($b).
func marcTitle(m *marcRecord, f marcField) {
	var title strings.Builder
	first, last := "", ""
	mark := "" // that the value before ended with
	f.subfields(func(code byte, value string) {
		if strings.IndexByte("anpb", code) < 0 {
			return
		}
		clean := trim(strings.TrimRight(value, " :;/=,."))
		if code == 'b' || strings.HasSuffix(value, "...") {
			clean = trim(strings.TrimRight(value, " :;/=,"))
		}
		switch {
		case title.Len() == 0:
			first = value
		case code == 'b' && mark == "=":
			title.WriteString(" = ")
		case code == 'b':
			title.WriteString(": ")
		case code == 'p' && mark == ",":
			title.WriteString(", ")
		default:
			title.WriteString(". ")
		}
		title.WriteString(clean)
		last = value
		mark = value[len(value)-1:]
	})
	if first == "" {
		return
	}
	text := strings.TrimSuffix(strings.ReplaceAll(title.String(), " : ", ": "), ".")
	m.claim(citation.FieldTitle, text, m.across(first, last), "MARC 245", evidence.Stated)
}

// marcImprint claims place, publisher and date of publication. Of the 264s
// that is the one whose second indicator is 1; others are of printing (3) or copyright (4).
func marcImprint(m *marcRecord, f marcField) {
	if f.tag == "264" {
		if indicators := f.indicators(); indicators != "" && strings.IndexByte("0234", indicators[len(indicators)-1]) >= 0 {
			return
		}
	}
	rule := "MARC " + f.tag
	if place := unbracket(isbd(f.first('a'))); strings.ContainsFunc(place, unicode.IsLetter) {
		m.claim(citation.FieldPublisherPlace, place, f.first('a'), rule, evidence.Stated)
	}
	if publisher := unbracket(isbd(f.first('b'))); strings.ContainsFunc(publisher, unicode.IsLetter) {
		m.claim(citation.FieldPublisher, publisher, f.first('b'), rule, evidence.Stated)
	}
	if date := f.first('c'); date != "" {
		if im := readImprint(date); im.date != "" {
			m.claim(citation.FieldIssued, im.date, im.date, rule, evidence.Stated)
		}
	}
}

// marcSeries claims the first series of the record, and its number.
func marcSeries(m *marcRecord, f marcField) {
	if title := f.first('a'); title != "" && !m.claimed(citation.FieldSeries, evidence.Stated) {
		m.state(citation.FieldSeries, title, "MARC "+f.tag)
		if number := f.first('v'); number != "" {
			m.state(citation.FieldSeriesNumber, number, "MARC "+f.tag)
		}
	}
}

// marcThesis claims that the work is a thesis, its degree and the university.
// A book that was one has the field as well, and then the format and the publisher say what it is now.
func marcThesis(m *marcRecord, f marcField) {
	m.add(citation.FieldType, citation.Thesis, f.body, "MARC 502", evidence.Placed)
	if degree := f.first('b'); degree != "" {
		m.state(citation.FieldGenre, degree, "MARC 502")
	}
	if school := f.first('c'); school != "" && !m.claimed(citation.FieldPublisher, evidence.Stated) {
		m.state(citation.FieldPublisher, school, "MARC 502")
	}
	if date := f.first('d'); date != "" && !m.claimed(citation.FieldIssued, evidence.Stated) {
		m.state(citation.FieldIssued, date, "MARC 502")
	}
}

// marcSubject claims a subject heading with its subdivisions, in the form the
// catalogue shows it: "Crime > Research > Periodicals".
func marcSubject(m *marcRecord, f marcField) {
	var first, last string
	var parts []string
	f.subfields(func(code byte, value string) {
		if strings.IndexByte("abxyzv", code) < 0 {
			return
		}
		if f.tag == "653" && len(parts) > 0 { // uncontrolled terms, one a subfield
			term := isbd(parts[0])
			m.claim(citation.FieldKeyword, term, first, "MARC subjects", evidence.Stated)
			parts = nil
		}
		if len(parts) == 0 {
			first = value
		}
		last = value
		parts = append(parts, isbd(value))
	})
	if len(parts) == 0 {
		return
	}
	m.claim(citation.FieldKeyword, strings.Join(parts, " > "), m.across(first, last), "MARC subjects", evidence.Stated)
}

// marcHost claims where a part stands: $t title, $g volume, issue and pages, $d imprint, $x ISSN, $z ISBN.
func marcHost(m *marcRecord, f marcField) {
	const rule = "MARC 773"
	if title := f.first('t'); title != "" {
		m.state(citation.FieldJournal, title, rule)
	} else if title := f.first('a'); title != "" {
		m.state(citation.FieldJournal, title, rule)
	}
	for _, place := range f.all("g") {
		h := readHostLine(place)
		for _, part := range [...]struct {
			field citation.Field
			value string
		}{{citation.FieldVolume, h.volume}, {citation.FieldIssue, h.issue}, {citation.FieldPages, h.pages}, {citation.FieldIssued, h.date}} {
			if part.value != "" {
				m.claim(part.field, part.value, part.value, rule, evidence.Stated)
			}
		}
	}
	if f.first('d') != "" {
		im := readImprint(f.first('d'))
		if m.claimed(citation.FieldIssued, evidence.Stated) {
			im.date = ""
		}
		m.claimImprint(im, rule, evidence.Placed)
	}
	for _, number := range f.all("x") {
		m.claim(citation.FieldISSN, isbd(number), number, rule, evidence.Stated)
	}
	for _, number := range f.all("z") {
		m.claim(citation.FieldISBN, firstOf(number, " ("), number, rule, evidence.Stated)
	}
}

// marcAddress claims an address of the work; not one of its cover or table of contents, which $3, $y or $z say.
func marcAddress(m *marcRecord, f marcField) {
	for _, note := range f.all("3yz") {
		note = strings.ToLower(note)
		for _, word := range [...]string{"inhalt", "contents", "cover", "sommaire", "indice", "umschlag", "review", "rezension", "description", "biograph"} {
			if strings.Contains(note, word) {
				return
			}
		}
	}
	for _, address := range f.all("u") {
		m.claimAddresses(address, "MARC 856", evidence.Stated)
	}
}

// language claims the first language of the text: 041 $a, "ita" or "italat", else the places 35-37 of 008.
func (m *marcRecord) language() {
	if f, ok := m.field("041"); ok {
		if code := f.first('a'); len(code) >= 3 {
			m.claim(citation.FieldLanguage, code[:3], code[:3], "MARC 041", evidence.Stated)
			return
		}
	}
	if f, ok := m.field("008"); ok {
		fixed := strings.TrimLeft(f.body, "| \t")
		if len(fixed) >= 38 && isLetter(fixed[35]) && isLetter(fixed[36]) && isLetter(fixed[37]) {
			if code := fixed[35:38]; code != "und" && code != "mul" && code != "zxx" {
				m.claim(citation.FieldLanguage, code, code, "MARC 008", evidence.Placed)
			}
		}
	}
}

// claimLeader claims the type that the leader codes: places 6 and 7 are the type of
// record and its level. The label of the core record, which knows more, goes before it.
func (s *sheet) claimLeader(leader string, fields []marcField) {
	kind, level := leader[6], leader[7]
	var t citation.Type
	switch {
	case level == 's' && (kind == 'a' || kind == 't'):
		t = citation.Periodical
	case (level == 'a' || level == 'b') && kind == 'a':
		t = citation.Chapter
		for _, f := range fields {
			if f.tag == "773" && (f.first('x') != "" || readHostLine(f.first('g')).volume != "") {
				t = citation.ArticleJournal
			}
		}
	default:
		t = leaderTypes[kind]
	}
	if t != "" {
		s.add(citation.FieldType, t, leader, "MARC leader", evidence.Placed)
	}
}

var leaderTypes = map[byte]citation.Type{
	'a': citation.Book, 't': citation.Manuscript, 'c': citation.MusicalScore, 'd': citation.MusicalScore,
	'e': citation.Map, 'f': citation.Map, 'g': citation.MotionPicture, 'i': citation.Song, 'j': citation.Song, 'k': citation.Graphic,
}
