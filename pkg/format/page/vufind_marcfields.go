package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// What the fields of MARC 21 say, by tag, and how sure it is.

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
		h := citation.ParseHostLine(place)
		for _, part := range [...]struct {
			field citation.Field
			value string
		}{{citation.FieldVolume, h.Volume}, {citation.FieldIssue, h.Issue}, {citation.FieldPages, h.Pages}, {citation.FieldIssued, h.Date}} {
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
			if f.tag == "773" && (f.first('x') != "" || citation.ParseHostLine(f.first('g')).Volume != "") {
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
