package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// person reads a personal name: 100 and 700 of MARC 21.
func (r *reader) person(f *Field) {
	if f.Tag == "700" && f.first("t") != "" { // stands for a work of that person
		r.lost = true
		return
	}
	name := personName(f)
	role, ok := r.role(f, name)
	if !ok || name == (citation.Name{}) {
		r.lost = true
		return
	}
	r.credit(role, name, f, f.all("abcq"))
}

// credit adds a name with what the field says of its bearer.
func (r *reader) credit(role citation.Field, name citation.Name, f *Field, subs []Subfield) {
	c := citation.Credit{Role: role, Name: name}
	for _, s := range f.all("01") {
		for _, scheme := range []citation.Scheme{citation.SchemeORCID, citation.SchemeISNI} {
			prefix := "(" + strings.ToLower(string(scheme)) + ")"
			value, named := strings.CutPrefix(strings.ToLower(s.Value), prefix)
			if !named && !strings.Contains(s.Value, strings.ToLower(string(scheme))+".org") {
				continue
			}
			if id, err := scheme.Parse(value); err == nil {
				c.IDs = append(c.IDs, id)
			}
		}
	}
	if r.rec.unimarc() {
		for _, s := range f.all("p") {
			c.Affiliations = append(c.Affiliations, Bare(s.Value))
		}
	} else {
		for _, s := range f.all("u") {
			c.Affiliations = append(c.Affiliations, Bare(s.Value))
		}
	}
	r.add(role, c, f.across(subs))
}

// personName reads the name of a person. The first indicator tells names that
// begin with a given name (0: "Elizabeth II") and those of families (3) from
// those that begin with a family name; many catalogues set it to 0 for all.
// Dates ($d), titles ($c "Sir") and the fuller form ($q) are no part of it.
func personName(f *Field) citation.Name {
	text := BareName(f.first("a"))
	switch {
	case text == "":
		return citation.Name{}
	case f.Ind[0] == '3' || strings.IndexByte(text, ',') < 0:
		if number := BareName(f.first("b")); number != "" {
			text += " " + number
		}
		if name := citation.InvertedName(text); f.Ind[0] != '3' && name.Literal == "" {
			return name
		}
		return citation.Name{Literal: text}
	}
	if suffix := Bare(f.first("c")); generation(suffix) {
		text += ", " + suffix
	}
	name, err := citation.ParseName(text)
	if err != nil {
		return citation.Name{Literal: text}
	}
	if number := BareName(f.first("b")); number != "" && name.Suffix == "" {
		name.Suffix = number
	}
	return name
}

// generation reports whether what is added to a name tells generations of it apart: "Jr.", "III".
func generation(s string) bool {
	switch strings.ToLower(strings.Trim(s, ".")) {
	case "jr", "sr", "ii", "iii", "iv", "fils", "père", "filho", "neto", "júnior", "junior", "senior", "2nd", "3rd":
		return true
	}
	return false
}

// role gives what a person has done: by relator code ($4) or term ($e), by the
// statement of responsibility, or by the field the name stands in. ok is false
// for what is no part in the work, as a former owner's. Of several roles that of author counts first.
func (r *reader) role(f *Field, name citation.Name) (role citation.Field, ok bool) {
	known := false
	for _, s := range f.all("4e") {
		stated, is := parseRole(s.Value)
		switch {
		case !is:
		case !known || stated == citation.FieldAuthor || role == citation.NoField:
			role, known = stated, true
		}
	}
	main := f.Tag[0] == '1' || f.Tag == "700" && r.rec.unimarc() || f.Tag == "701"
	switch {
	case known:
		return role, role != citation.NoField
	case main && r.Citation().Type == citation.MusicalScore:
		return citation.FieldComposer, true
	case main:
		return citation.FieldAuthor, true
	}
	if role, said := doneBy(r.statement, name.Short()); said && (role != citation.FieldAuthor || r.Citation().Type != citation.Periodical) {
		return role, true
	}
	if before, some := r.beforeOthers(); some {
		return doing(before), true
	}
	switch t := r.Citation().Type; {
	case f.first("4e") != "", t == citation.Song, t == citation.MotionPicture, t == citation.MusicalScore:
		return citation.FieldContributor, true // in a way that is not said, or that we do not know
	case t == citation.Periodical: // whose added persons have edited it: nobody writes a serial
		return citation.FieldEditor, true
	case r.statement == "" && !r.component && r.rec.has("245") && !r.rec.has("100", "110") && t == citation.Book:
		return citation.FieldEditor, true // the rules enter books under their title where nobody wrote the whole
	}
	return citation.FieldAuthor, true
}

// parseRole reads a relator of MARC 21, of UNIMARC ("730"), or a term in a catalogue's language.
func parseRole(s string) (citation.Field, bool) {
	if role, ok := citation.ParseRelator(s); ok {
		return role, true
	}
	s = strings.ToLower(strings.Trim(s, " .,;:()[]"))
	if role, ok := unimarcRelators[s]; ok {
		return role, true
	}
	for _, separator := range []string{" and ", " und ", " et ", " y ", " e ", "/", ","} {
		if first, _, several := strings.Cut(s, separator); several {
			if role, ok := citation.ParseRelator(first); ok {
				return role, true
			}
		}
	}
	return citation.NoField, false
}

// longestStatement bounds what is read as a statement of responsibility; what is longer is something else.
const longestStatement = 2000

// doneBy finds a name in a statement of responsibility, "Giambattista Vico ; a
// cura di Claudia Pandolfi", and gives what the words before it say it has done:
// author when they say nothing. said is false when the name is not in it.
func doneBy(statement, name string) (role citation.Field, said bool) {
	if len(statement) > longestStatement || name == "" {
		return citation.NoField, false
	}
	for part := range strings.SplitSeq(statement, ";") {
		if at := strings.Index(part, name); at >= 0 {
			return doing(part[:at]), true
		}
	}
	return citation.NoField, false
}

// doing gives what the last of the words of doing in a text says; author when there is none.
func doing(text string) citation.Field {
	role, last := citation.FieldAuthor, -1
	text = strings.ToLower(text)
	for _, w := range doings {
		i := strings.LastIndex(text, w.words)
		if i > last && (i == 0 || strings.IndexByte(" [,.(", text[i-1]) >= 0) {
			role, last = w.role, i
		}
	}
	return role
}

// others adds that there are more people than the record names, where the
// statement of responsibility says so, "by J. Doe ... [et al.]", and nobody has a
// field who is not among those before these words.
func (r *reader) others() {
	before, some := r.beforeOthers()
	if !some {
		return
	}
	role := doing(before)
	names := r.Citation().Names(role)
	for _, name := range names {
		if !strings.Contains(before, name.Short()) {
			return
		}
	}
	if len(names) > 0 {
		r.Add(role, citation.Credit{Role: role, EtAl: true}, r.statementAt, "statement of responsibility")
	}
}

// beforeOthers gives what a statement of responsibility says before "et al."
func (r *reader) beforeOthers() (before string, some bool) {
	at := strings.Index(r.statement, "et al")
	if at < 0 || len(r.statement) > longestStatement {
		return "", false
	}
	return r.statement[strings.LastIndexByte(r.statement[:at], ';')+1 : at], true
}

// doings are the words of statements of responsibility, in lower case, and what they say of the names after them.
var doings = []struct {
	words string
	role  citation.Field
}{
	{"edited by", citation.FieldEditor}, {"ed. by", citation.FieldEditor}, {"editor", citation.FieldEditor}, {"ed. and rev. by", citation.FieldEditor},
	{"edited and", citation.FieldEditor}, {"eds.", citation.FieldEditor}, {"a cura di", citation.FieldEditor}, {"herausgegeben", citation.FieldEditor},
	{"hrsg. von", citation.FieldEditor}, {"hrsg.", citation.FieldEditor}, {"hg. von", citation.FieldEditor}, {"hg.", citation.FieldEditor},
	{"sous la direction de", citation.FieldEditor}, {"sous la dir. de", citation.FieldEditor}, {"sous la dir", citation.FieldEditor},
	{"dirigé par", citation.FieldEditor}, {"édité par", citation.FieldEditor}, {"éd. par", citation.FieldEditor},
	{"edición de", citation.FieldEditor}, {"edición a cargo de", citation.FieldEditor}, {"editado por", citation.FieldEditor},
	{"organizado por", citation.FieldEditor}, {"redigerad av", citation.FieldEditor}, {"toimittanut", citation.FieldEditor},
	{"toimittaneet", citation.FieldEditor}, {"redaktor", citation.FieldEditor}, {"pod redakcją", citation.FieldEditor}, {"pod red.", citation.FieldEditor},
	{"под ред.", citation.FieldEditor}, {"под редакцией", citation.FieldEditor}, {"ответственный редактор", citation.FieldEditor}, {"отв. ред.", citation.FieldEditor},
	{"onder redactie van", citation.FieldEditor}, {"redactie", citation.FieldEditor}, {"szerk", citation.FieldEditor},
	{"translated", citation.FieldTranslator}, {"translation by", citation.FieldTranslator}, {"translator", citation.FieldTranslator}, {"trans. by", citation.FieldTranslator},
	{"übersetzt", citation.FieldTranslator}, {"übers. von", citation.FieldTranslator}, {"aus dem", citation.FieldTranslator}, {"traduit", citation.FieldTranslator},
	{"trad. par", citation.FieldTranslator}, {"traduction", citation.FieldTranslator}, {"traduzione di", citation.FieldTranslator}, {"traducción de", citation.FieldTranslator},
	{"traducido por", citation.FieldTranslator}, {"tradução de", citation.FieldTranslator}, {"vertaald", citation.FieldTranslator}, {"przełożył", citation.FieldTranslator},
	{"perevod", citation.FieldTranslator}, {"перевод", citation.FieldTranslator}, {"пер. с", citation.FieldTranslator}, {"översättning", citation.FieldTranslator},
	{"illustrated by", citation.FieldIllustrator}, {"illustrations by", citation.FieldIllustrator}, {"illustrations de", citation.FieldIllustrator},
	{"illustriert von", citation.FieldIllustrator}, {"ill. von", citation.FieldIllustrator}, {"illustrazioni di", citation.FieldIllustrator},
	{"compiled by", citation.FieldCompiler}, {"introduction by", citation.FieldContributor}, {"foreword by", citation.FieldContributor},
	{"preface by", citation.FieldContributor}, {"mit einem vorwort von", citation.FieldContributor}, {"préface de", citation.FieldContributor},
	{"prólogo de", citation.FieldContributor}, {"directed by", citation.FieldDirector}, {"a film by", citation.FieldDirector},
	{"produced by", citation.FieldProducer}, {"narrated by", citation.FieldNarrator}, {"interviewed by", citation.FieldInterviewer},
}

// body reads the name of a body: 110 and 710. One that is added without a role
// has contributed in some way, be it as the library's provider.
func (r *reader) body(f *Field) {
	codes := "ab"
	subs := f.all(codes)
	if len(subs) == 0 || f.Tag == "710" && f.first("t") != "" {
		r.lost = true
		return
	}
	name := citation.Name{Literal: string(citation.ParseText(bodyName(subs)))}
	if name.Literal == "" {
		r.lost = true
		return
	}
	role, known := citation.FieldAuthor, f.Tag[0] == '1'
	for _, s := range f.all("4e") {
		if stated, ok := parseRole(s.Value); ok {
			role, known = stated, true
			break
		}
	}
	if r.school(f, name.Literal) || role == citation.NoField {
		r.lost = true
		return
	}
	if !known {
		role = citation.FieldContributor
	}
	r.credit(role, name, f, subs)
}

// bodyName joins a body and its divisions: "United States. Congress. House".
func bodyName(subs []Subfield) string {
	parts := make([]string, 0, len(subs))
	for _, s := range subs {
		if part := Bare(s.Value); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ". ")
}

// school takes the body that granted the degree of a thesis for its publisher.
func (r *reader) school(f *Field, name string) bool {
	if r.Citation().Type != citation.Thesis {
		return false
	}
	for _, s := range f.all("4e") {
		switch strings.ToLower(strings.Trim(s.Value, " .,")) {
		case "dgg", "295", "degree granting institution", "degree grantor", "grad-verleihende institution":
			r.put(citation.FieldPublisher, name, f.across(f.all("ab")))
			return true
		}
	}
	return false
}

// meeting reads a meeting: 111 and 711, with its date ($d) and place ($c).
func (r *reader) meeting(f *Field) {
	r.event(f, f.all("ae"), "c", "d")
}

func (r *reader) event(f *Field, name []Subfield, place, date string) {
	if f.first("t") != "" {
		r.lost = true
		return
	}
	if !r.free(citation.FieldEventTitle) {
		return
	}
	r.put(citation.FieldEventTitle, bodyName(name), f.across(name))
	if s := f.sub(place); s.Value != "" {
		r.put(citation.FieldEventPlace, Known(unbraced(s.Value)), s.At)
	}
	if s := f.sub(date); s.Value != "" {
		if d := readDate(unbraced(s.Value)); d.Known() {
			r.add(citation.FieldEventDate, d, s.At)
		}
	}
}

// unbraced takes off the brackets round number, date and place of a meeting, "(8th :", "Portland, Or.)."
func unbraced(s string) string {
	s = strings.TrimLeft(s, "( ")
	if end := strings.TrimRight(s, " .:;,"); strings.HasSuffix(end, ")") && strings.Count(end, ")") > strings.Count(end, "(") {
		return end[:len(end)-1]
	}
	return strings.TrimRight(s, leads)
}

// anyName reads 720, a name in whatever form.
func (r *reader) anyName(f *Field) {
	a := f.sub("a")
	text := BareName(a.Value)
	name := citation.Name{Literal: text}
	if f.Ind[0] != '2' {
		if parsed, err := citation.ParseName(text); err == nil {
			name = parsed
		}
	}
	role, ok := r.role(f, name)
	if !ok || text == "" {
		r.lost = true
		return
	}
	r.credit(role, name, f, []Subfield{a})
}
