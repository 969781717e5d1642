package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/source"
)

// marc21 says what the fields of the MARC 21 Format for Bibliographic Data are, by tag.
var marc21 = map[string]row{
	"010": {codes: "a", read: func(r *reader, f *Field) { r.identify(f, citation.SchemeLCCN) }},
	"020": {codes: "aqc", read: func(r *reader, f *Field) { r.numbers(f, citation.FieldISBN, "a") }}, // $z is a cancelled number
	"022": {codes: "al2", read: func(r *reader, f *Field) { r.numbers(f, citation.FieldISSN, "al") }},
	"024": {codes: "a2", read: (*reader).standard},
	"027": {codes: "a", field: citation.FieldNumber},
	"035": {codes: "a", read: (*reader).system},
	"088": {codes: "a", field: citation.FieldNumber},
	"013": {codes: "a", field: citation.FieldNumber},
	"041": {codes: "a", read: (*reader).language},

	"050": shelf("ab"), "055": shelf("ab"), "060": shelf("ab"), "070": shelf("ab"), "080": shelf("ab"), "082": shelf("ab"), "084": shelf("ab"),
	"090": shelf("ab"), "099": shelf("a"), "852": shelf("khim"),

	"100": {codes: "ae4iu", read: (*reader).person}, "700": {codes: "ae4u", read: (*reader).person},
	"110": {codes: "abe4u", read: (*reader).body}, "710": {codes: "abe4u", read: (*reader).body},
	"111": {codes: "aecd", read: (*reader).meeting}, "711": {codes: "aecd", read: (*reader).meeting},
	"720": {codes: "ae4", read: (*reader).anyName},

	"130": {codes: "anp", read: (*reader).uniform}, "240": {codes: "anp", read: (*reader).uniform},
	"210": {codes: "a", read: (*reader).abbreviated},
	"242": {codes: "anpb", read: (*reader).translated},
	"245": {codes: "anpbhk", read: (*reader).title},
	"246": {codes: "anpb", read: (*reader).variant},
	"880": {codes: "", read: (*reader).link880},

	"250": {codes: "a", read: (*reader).edition},
	"255": {codes: "a", field: citation.FieldScale},
	"260": {codes: "abc", read: (*reader).imprint}, "264": {codes: "abc", read: (*reader).imprint},
	"300": {codes: "a", read: (*reader).extent},
	"490": {codes: "avx", read: (*reader).series}, "440": {codes: "anpvx", read: (*reader).series}, "830": {codes: "anpvx", read: (*reader).series},
	"800": {codes: "tv", read: (*reader).series}, "810": {codes: "tv", read: (*reader).series}, "811": {codes: "tv", read: (*reader).series},

	"500": {codes: "a", read: (*reader).note},
	"502": {codes: "bcd", read: (*reader).thesis},
	"520": {codes: "ab", read: (*reader).summary},
	"534": {read: (*reader).original},
	"536": {codes: "a", field: citation.FieldFunding},
	"540": {codes: "u", read: (*reader).licence},

	"600": heading("600"), "610": heading("610"), "611": heading("611"), "630": heading("630"), "647": heading("647"), "648": heading("648"),
	"650": heading("650"), "651": heading("651"), "654": heading("654"), "655": heading("655"), "656": heading("656"), "657": heading("657"),
	"662": heading("662"), "653": {codes: "a", read: (*reader).terms},

	"765": {read: (*reader).translatedFrom},
	"773": {codes: "tpsgqdxz", read: (*reader).host},
	"856": {codes: "uq", read: (*reader).address},
}

// heading gives the row of a subject heading.
func heading(tag string) row { return row{codes: headings[tag] + "2", read: (*reader).subject} }

// shelf gives the row of a call number.
func shelf(codes string) row {
	return row{codes: codes, read: func(r *reader, f *Field) {
		for _, tag := range shelves {
			if tag == f.Tag {
				r.value(citation.FieldCallNumber, f, codes)
				return
			}
			if better := r.rec.field(tag); better != nil && better.first("abkhim") != "" {
				break
			}
		}
		r.lost = true
	}}
}

// shelves are the fields of call numbers, the better before the others: the
// library's own, then Library of Congress, medicine, agriculture, and the decimal classes.
var shelves = []string{"852", "099", "090", "050", "055", "060", "070", "080", "082", "084"}

// numbers reads the numbers of books and serials: "8820737493 (pbk.) :".
func (r *reader) numbers(f *Field, field citation.Field, codes string) {
	for _, s := range f.all(codes) {
		r.number(field, s)
	}
}

// number adds the number that a subfield begins with. What stands in its place
// and is none, a price or a remark, is kept.
func (r *reader) number(field citation.Field, s Subfield) {
	token := strings.TrimSpace(s.Value)
	if end := strings.IndexAny(token, "(:;,"); end >= 0 {
		token = token[:end]
	}
	token = strings.TrimRight(token, " .")
	if blank := strings.IndexByte(token, ' '); blank >= 10 || blank >= 8 && field == citation.FieldISSN {
		token = token[:blank]
	}
	id, err := field.Scheme().Parse(token)
	switch {
	case id == (citation.Identifier{}):
		r.lost = true
		if strings.ContainsAny(token, "0123456789") {
			r.put(field, token, s.At)
		}
	case err != nil:
		r.put(field, token, s.At)
	default:
		r.add(field, id, s.At)
	}
}

// identify adds an identifier of a scheme.
func (r *reader) identify(f *Field, scheme citation.Scheme) {
	for _, s := range f.all("a") {
		if id, err := scheme.Parse(s.Value); err == nil {
			r.add(scheme.Field(), id, s.At)
		} else {
			r.lost = true
		}
	}
}

// standard reads 024: a number of the system that $2 names, or a DOI that its form gives away.
func (r *reader) standard(f *Field) {
	s, kind := f.sub("a"), f.first("2")
	if kind != "" && f.Ind[0] != '7' && f.Ind[0] != ' ' && f.Ind[0] != '8' {
		kind = ""
	}
	var scheme citation.Scheme
	switch strings.ToLower(kind) {
	case "doi":
		scheme = citation.SchemeDOI
	case "":
		if !strings.HasPrefix(s.Value, "10.") && !strings.Contains(s.Value, "doi") {
			r.lost = true
			return
		}
		scheme = citation.SchemeDOI
	case "uri":
		if id, err := citation.ParseIdentifier(s.Value); err == nil {
			r.add(id.Scheme.Field(), id, s.At)
			return
		}
		r.lost = true
		return
	default:
		scheme = citation.SchemeNamed(kind)
	}
	r.identify(f, scheme)
}

// system reads 035 and keeps all but the numbers of systems that people know.
func (r *reader) system(f *Field) {
	for _, s := range f.all("a") {
		if strings.HasPrefix(strings.ToLower(s.Value), "(ocolc)") {
			if id, err := citation.SchemeOCLC.Parse(s.Value); err == nil {
				r.add(id.Scheme.Field(), id, s.At)
				continue
			}
		}
		r.lost = true
	}
}

// summary reads 520: an abstract, unless the first indicator says that it is a review or a warning.
func (r *reader) summary(f *Field) {
	subs := f.all("ab")
	if f.Ind[0] == '1' || f.Ind[0] == '4' || len(subs) == 0 {
		r.lost = true
		return
	}
	parts := make([]string, len(subs))
	for i, s := range subs {
		parts[i] = s.Value
	}
	r.put(citation.FieldAbstract, strings.Join(parts, " "), f.across(subs))
}

// licence reads 540.
func (r *reader) licence(f *Field) {
	for _, s := range f.all("u") {
		r.put(citation.FieldLicense, s.Value, s.At)
	}
}

// thesauri are the subject systems by second indicator.
var thesauri = map[byte]string{'0': "LCSH", '1': "LCSHAC", '2': "MeSH", '3': "NAL", '5': "CSH", '6': "RVM"}

// vocabularies are those that $2 names otherwise than people do.
var vocabularies = map[string]string{"fast": "FAST", "gnd": "GND", "lcsh": "LCSH", "mesh": "MeSH", "rameau": "RAMEAU", "lcgft": "LCGFT"}

// subject reads a heading with its subdivisions: "Crime--Research". That of form
// ($v), and the dates in names, say nothing of the topic; the field is kept with them.
func (r *reader) subject(f *Field) {
	vocabulary := thesauri[f.Ind[1]]
	if source := strings.ToLower(f.first("2")); source != "" {
		vocabulary = vocabularies[source]
		if vocabulary == "" {
			vocabulary = source
		}
	}
	var b strings.Builder
	subs := f.all(headings[f.Tag])
	r.lost = f.Tag != "650" || len(subs) > 1 // the kind of heading, and of its subdivisions
	for i, s := range subs {
		part := Bare(s.Value)
		if s.Code != 't' && f.Tag == "600" {
			part = BareName(s.Value)
		}
		if part == "" {
			continue
		}
		if i > 0 && b.Len() > 0 {
			switch s.Code {
			case 'x', 'y', 'z':
				b.WriteString("--")
			case 'q':
				b.WriteString(" ")
			case 'b':
				if f.Tag == "600" { // "James I"
					b.WriteString(" ")
				} else {
					b.WriteString(". ")
				}
			default:
				b.WriteString(". ")
			}
		}
		b.WriteString(part)
	}
	r.keyword(b.String(), vocabulary, f.across(subs))
}

// headings are the subfields that make up a heading, by tag.
var headings = map[string]string{
	"600": "abqtxyz", "610": "abtxyz", "611": "aetxyz", "630": "anptxyz", "647": "axyz", "648": "axyz", "650": "abxyz", "651": "axyz",
	"654": "abyz", "655": "axyz", "656": "axyz", "657": "axyz", "662": "abcdfgh",
}

// keyword adds a term, unless another vocabulary has had it already.
func (r *reader) keyword(term, vocabulary string, at source.Span) {
	term = string(citation.ParseText(term))
	if term == "" {
		return
	}
	for _, k := range r.Citation().Keywords {
		if strings.EqualFold(k.Term, term) {
			return
		}
	}
	r.add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: vocabulary}, at)
}

// terms reads uncontrolled terms (653), one a subfield. German publishers' data
// has other things in their place, behind a label: "(Zielgruppe)Fachpublikum".
func (r *reader) terms(f *Field) {
	for _, s := range f.all("a") {
		term := strings.TrimSpace(s.Value)
		if label, rest, labelled := strings.Cut(strings.TrimPrefix(term, "("), ")"); labelled && term[0] == '(' && rest != "" && rest[0] != ' ' {
			switch strings.ToLower(label) {
			case "keywords", "keyword", "schlagwort", "schlagwörter":
				term = rest
			default:
				r.lost = true
				continue
			}
		}
		r.keyword(Bare(term), "", s.At)
	}
}

// address reads 856: an address of the work. One of something else, its cover
// or contents, as the second indicator (2) or the words beside it say, is related.
func (r *reader) address(f *Field) {
	related := f.Ind[1] == '2'
	for _, s := range f.all("3yz") {
		related = related || besides(s.Value)
	}
	for _, s := range f.all("u") {
		link, err := citation.ParseLink(strings.TrimSpace(s.Value))
		if err != nil {
			r.lost = true
			continue
		}
		link.Type = f.first("q")
		if strings.IndexByte(link.Type, '/') < 0 {
			link.Type = ""
		}
		if related {
			link.Rel = "related"
		} else if id, err := citation.ParseIdentifier(link.URL); err == nil && id.Scheme == citation.SchemeDOI && !r.Citation().Has(citation.FieldDOI) {
			r.add(citation.FieldDOI, id, s.At)
		}
		r.add(citation.FieldURL, link, s.At)
	}
}

// besides reports whether words beside an address say that it is not the work's own.
func besides(note string) bool {
	note = strings.ToLower(note)
	for _, word := range [...]string{"inhalt", "contents", "cover", "sommaire", "indice", "índice", "umschlag", "review", "rezension", "description", "biograph", "klappentext", "table des mati", "sample text", "publisher"} {
		if strings.Contains(note, word) {
			return true
		}
	}
	return false
}
