package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// unimarc says what the fields of the UNIMARC Bibliographic Manual are, by tag.
var unimarc = map[string]row{
	"010": {codes: "ab", read: func(r *reader, f *Field) { r.numbers(f, citation.FieldISBN, "a") }},
	"011": {codes: "af", read: func(r *reader, f *Field) { r.numbers(f, citation.FieldISSN, "af") }},
	"017": {codes: "a2", read: (*reader).standard},
	"033": {codes: "a", field: citation.FieldURL},
	"101": {codes: "a", read: (*reader).language},

	"200": {codes: "aehidb", read: (*reader).titleProper},
	"205": {codes: "ab", field: citation.FieldEdition},
	"206": {codes: "a", field: citation.FieldScale},
	"210": {codes: "acd", read: (*reader).publication}, "214": {codes: "acd", read: (*reader).publication},
	"215": {codes: "a", read: (*reader).extent},
	"225": {codes: "aehivx", read: (*reader).collection}, "410": {codes: "tvx", read: (*reader).collection},

	"300": {codes: "a", read: (*reader).note},
	"328": {codes: "bced", read: (*reader).dissertation},
	"330": {codes: "a", field: citation.FieldAbstract},
	"454": {codes: "t", field: citation.FieldOriginalTitle},
	"461": {codes: "tvxydce", read: (*reader).set}, "463": {codes: "tvxydce", read: (*reader).piece},
	"500": {codes: "a", read: (*reader).uniformTitle},
	"510": {codes: "ae", read: (*reader).parallel},

	"600": {codes: "abxyz2", read: (*reader).topic}, "601": {codes: "abxyz2", read: (*reader).topic}, "602": {codes: "axyz2", read: (*reader).topic},
	"604": {codes: "atxyz2", read: (*reader).topic}, "605": {codes: "axyz2", read: (*reader).topic}, "606": {codes: "axyz2", read: (*reader).topic},
	"607": {codes: "axyz2", read: (*reader).topic}, "608": {codes: "axyz2", read: (*reader).topic}, "610": {codes: "a", read: (*reader).terms},
	"675": {codes: "a", field: citation.FieldCallNumber}, "676": {codes: "a", field: citation.FieldCallNumber},
	"680": {codes: "ab", field: citation.FieldCallNumber}, "686": {codes: "ab", field: citation.FieldCallNumber},

	"700": {codes: "abcd4", read: (*reader).responsible}, "701": {codes: "abcd4", read: (*reader).responsible}, "702": {codes: "abcd4", read: (*reader).responsible},
	"710": {codes: "abdfe4", read: (*reader).corporate}, "711": {codes: "abdfe4", read: (*reader).corporate}, "712": {codes: "abdfe4", read: (*reader).corporate},
	"720": {codes: "a4", read: (*reader).responsible}, "721": {codes: "a4", read: (*reader).responsible}, "722": {codes: "a4", read: (*reader).responsible},
	"856": {codes: "uq", read: (*reader).address},
}

// unimarcRelators are the relator codes of UNIMARC (appendix C) that are not MARC 21's; NoField for what is no part in the work.
var unimarcRelators = map[string]citation.Field{
	"070": citation.FieldAuthor, "072": citation.FieldAuthor, "100": citation.FieldOriginalAuthor, "340": citation.FieldEditor, "650": citation.NoField,
	"651": citation.FieldEditor, "365": citation.NoField, "730": citation.FieldTranslator, "440": citation.FieldIllustrator, "220": citation.FieldCompiler,
	"230": citation.FieldComposer, "300": citation.FieldDirector, "590": citation.FieldPerformer, "005": citation.FieldPerformer,
	"630": citation.FieldProducer, "460": citation.FieldAuthor, "470": citation.FieldInterviewer, "550": citation.FieldNarrator,
	"690": citation.FieldScriptWriter, "080": citation.FieldContributor, "075": citation.FieldContributor, "020": citation.FieldContributor,
	"205": citation.FieldContributor, "570": citation.FieldContributor, "212": citation.FieldContributor, "210": citation.FieldContributor,
	"010": citation.FieldContributor, "040": citation.FieldAuthor, "180": citation.FieldAuthor, "600": citation.FieldAuthor,
	"605": citation.FieldContributor, "330": citation.NoField, "390": citation.NoField, "610": citation.NoField, "310": citation.NoField,
	"727": citation.FieldContributor, "555": citation.FieldContributor, "956": citation.FieldContributor, "958": citation.FieldContributor, "295": citation.NoField, "995": citation.NoField, "320": citation.NoField,
	"160": citation.NoField, "723": citation.NoField, "557": citation.FieldOrganizer, "395": citation.FieldContributor, "410": citation.FieldContributor, "760": citation.FieldContributor,
}

// titleProper reads 200: title ($a), the rest of it ($e), number ($h) and name
// ($i) of a part. What follows a parallel title ($d) is in its language.
func (r *reader) titleProper(f *Field) {
	own := *f
	for i, s := range f.Subfields {
		if s.Code == 'd' {
			own.Subfields = f.Subfields[:i]
			rest := *f
			rest.Subfields = f.Subfields[i:]
			if text, subs := joinUnimarc(&rest, "de"); text != "" {
				r.add(citation.FieldTranslatedTitle, citation.Title{Use: citation.FieldTranslatedTitle, Text: citation.ParseText(text)}, f.across(subs))
			}
			break
		}
	}
	text, subs := joinUnimarc(&own, "aehi")
	if text == "" {
		r.lost = true
		return
	}
	r.put(citation.FieldTitle, text, f.across(subs))
	if medium := f.sub("b"); medium.Value != "" {
		r.put(citation.FieldMedium, strings.Trim(Bare(medium.Value), "[]"), medium.At)
	}
}

// joinUnimarc joins the pieces of a title, whose codes say what UNIMARC leaves the punctuation to.
func joinUnimarc(f *Field, codes string) (string, []Subfield) {
	subs := f.all(codes)
	var b strings.Builder
	for _, s := range subs {
		piece := bareTitle(s.Value)
		switch {
		case piece == "" || s.Code == 'a' && b.Len() > 0: // a second work in the volume, which the field keeps
			continue
		case b.Len() == 0:
		case s.Code == 'e':
			b.WriteString(": ")
		case s.Code == 'i' && strings.Contains(codes, "h") && f.first("h") != "":
			b.WriteString(", ")
		default:
			b.WriteString(". ")
		}
		b.WriteString(piece)
	}
	return b.String(), subs
}

// publication reads 210, and 214 by its second indicator: publication (0) before any other.
func (r *reader) publication(f *Field) {
	if f.Tag == "214" && f.Ind[1] != '0' && f.Ind[1] != ' ' && r.rec.field("214") != f {
		r.lost = true
		return
	}
	r.published(f, "a", "c", "d", f.Ind[1] != '3' && f.Ind[1] != '4')
}

// collection reads 225 and 410: the series.
func (r *reader) collection(f *Field) {
	title := "a"
	if f.Tag == "410" {
		title = "t"
	}
	if r.Citation().In.Series != "" || f.first(title) == "" {
		r.lost = true
		return
	}
	text, subs := joinUnimarc(f, title+"ehi")
	r.put(citation.FieldSeries, text, f.across(subs))
	if v := f.sub("v"); v.Value != "" {
		r.put(citation.FieldSeriesNumber, Bare(v.Value), v.At)
	}
	for _, x := range f.all("x") {
		r.number(citation.FieldISSN, x)
	}
}

// dissertation reads 328: degree ($b), university ($e), year ($d), or a sentence ($a).
func (r *reader) dissertation(f *Field) {
	if r.Citation().Type != citation.Thesis {
		r.lost = true
		return
	}
	r.put(citation.FieldGenre, Bare(f.first("b")), f.sub("b").At)
	r.put(citation.FieldPublisher, Known(f.first("e")), f.sub("e").At)
	if d := readDate(f.first("d")); d.Known() && !r.rec.has("210", "214") {
		r.add(citation.FieldIssued, d, f.sub("d").At)
	}
}

// set reads 461, the journal or book that a part is in.
func (r *reader) set(f *Field) {
	if !r.component {
		r.lost = true
		return
	}
	r.put(citation.FieldJournal, bareTitle(f.first("t")), f.sub("t").At)
	r.within(f)
}

// piece reads 463, the volume or issue that a part is in. Where no set is
// named it is the host itself.
func (r *reader) piece(f *Field) {
	if !r.component {
		r.lost = true
		return
	}
	if !r.rec.has("461") {
		r.put(citation.FieldJournal, bareTitle(f.first("t")), f.sub("t").At)
	} else if s := f.sub("t"); s.Value != "" {
		r.lost = true
	}
	r.within(f)
}

// within reads where in its host a part is.
func (r *reader) within(f *Field) {
	if v := f.sub("v"); v.Value != "" {
		h := citation.ParseHostLine(v.Value)
		if h.Volume == "" && h.Issue == "" && h.Pages == "" {
			h.Volume = Bare(v.Value)
		}
		r.put(citation.FieldVolume, h.Volume, v.At)
		r.put(citation.FieldIssue, h.Issue, v.At)
		r.put(citation.FieldPages, h.Pages, v.At)
	}
	for _, s := range f.all("x") {
		r.number(citation.FieldISSN, s)
	}
	for _, s := range f.all("y") {
		r.number(citation.FieldISBN, s)
	}
	r.lost = r.lost || f.first("ce") != ""
	if d := readDate(f.first("d")); d.Known() && !r.Citation().Has(citation.FieldIssued) {
		r.add(citation.FieldIssued, d, f.sub("d").At)
	}
}

// uniformTitle reads 500 of a translation, which 101 says it is.
func (r *reader) uniformTitle(f *Field) {
	if languages := r.rec.field("101"); languages == nil || languages.Ind[0] != '1' {
		r.lost = true
		return
	}
	r.furtherTitle(f, citation.FieldOriginalTitle, "a")
}

func (r *reader) parallel(f *Field) { r.furtherTitle(f, citation.FieldTranslatedTitle, "a") }

// topic reads a subject heading with its subdivisions.
func (r *reader) topic(f *Field) {
	var parts []string
	subs := f.all("atxyz")
	for _, s := range subs {
		part := Bare(s.Value)
		if first := f.first("b"); s.Code == 'a' && first != "" && f.Tag == "600" {
			part += ", " + BareName(first)
		}
		if part != "" {
			parts = append(parts, part)
		}
	}
	vocabulary := vocabularies[strings.ToLower(f.first("2"))]
	if vocabulary == "" {
		vocabulary = f.first("2")
	}
	r.keyword(strings.Join(parts, "--"), vocabulary, f.across(subs))
}

// responsible reads the name of a person: 700 has first responsibility, 701 the same, 702 another.
func (r *reader) responsible(f *Field) {
	name := citation.Name{Literal: Bare(f.first("a"))}
	switch given := BareName(f.first("b")); {
	case name.Literal == "":
	case f.Ind[1] == '1' || given != "" && f.Ind[1] != '0':
		if given != "" {
			name = citation.InvertedName(name.Literal + ", " + given)
		} else if strings.IndexByte(name.Literal, ',') > 0 {
			name = citation.InvertedName(name.Literal)
		}
	case given != "":
		name.Literal += " " + given
	case strings.IndexByte(name.Literal, ',') > 0:
		name = citation.InvertedName(name.Literal)
	}
	if number := BareName(f.first("d")); number != "" && name.Literal != "" {
		name.Literal += " " + number
	}
	role, ok := r.role(f, name)
	if !ok || name == (citation.Name{}) {
		r.lost = true
		return
	}
	r.credit(role, name, f, f.all("abd"))
}

// corporate reads a body, or a meeting (first indicator 1): 710 has first responsibility, 711 the same, 712 another.
func (r *reader) corporate(f *Field) {
	subs := f.all("ab")
	if f.Ind[0] == '1' {
		r.event(f, subs, "e", "f")
		return
	}
	name := bodyName(subs)
	role, known := citation.FieldAuthor, f.Tag != "712"
	for _, s := range f.all("4") {
		if stated, ok := parseRole(s.Value); ok {
			role, known = stated, true
			break
		}
	}
	if name == "" || r.school(f, name) || role == citation.NoField {
		r.lost = true
		return
	}
	if !known {
		role = citation.FieldContributor
	}
	r.credit(role, citation.Name{Literal: string(citation.ParseText(name))}, f, subs)
}
