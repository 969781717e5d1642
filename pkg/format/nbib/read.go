package nbib

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// filling is a record on its way from lines to a citation.
type filling struct {
	*tagged.Builder
	typ citation.Type

	fullNames   bool          // every author has a FAU
	fullEditors bool          // every editor has a FED
	translated  bool          // the title is the Library's translation
	person      int           // index of the credit that AD and AUID belong to; -1 before the first
	early       []tagged.Line // AD before any author
	number      tagged.Line   // an article number, in place of pages
}

// fill makes the record of an entry.
func fill(b *tagged.Builder, view string, entry []tagged.Line) {
	b.Begin(view)
	x := filling{Builder: b, person: -1}
	x.look(entry)
	for _, line := range entry {
		row, known := tags.Reading(line.Tag, x.typ)
		x.put(row, known, line)
	}
	c := b.Citation()
	if c.In.Pages == (citation.Pages{}) && x.number.Tag != "" {
		x.One(citation.FieldPages, x.number)
	}
	if x.typ == citation.Book && c.Title == "" && c.In.Title != "" {
		c.Title, c.In.Title = c.In.Title, ""
	}
	for _, line := range x.early { // nobody to belong to
		b.Keep(line)
	}
}

// look finds what decides the meaning of other lines.
func (x *filling) look(entry []tagged.Line) {
	var authors, fullAuthors, editors, fullEditors int
	var periodical, book, title bool
	best := len(kinds)
	var from tagged.Line
	for _, line := range entry {
		switch line.Tag {
		case "AU":
			authors += named(line)
		case "FAU":
			fullAuthors += named(line)
		case "ED":
			editors += named(line)
		case "FED":
			fullEditors += named(line)
		case "TT":
			x.translated = true
		case "LA":
			x.translated = x.translated || !strings.HasPrefix(strings.ToLower(line.Value), "en")
		case "JT", "TA":
			periodical = true
		case "BTI":
			book = true
		case "TI":
			title = true
		case "PT":
			pt := tagged.Clean(line.Value)
			if n := slices.IndexFunc(kinds, func(k kind) bool { return k.name == pt }); n >= 0 && n < best {
				best, from = n, line
			}
		}
	}
	x.fullNames = fullAuthors > 0 && fullAuthors >= authors
	x.fullEditors = fullEditors > 0 && fullEditors >= editors
	switch {
	case best < len(kinds):
		x.typ = kinds[best].typ
		x.ClaimType(x.typ, from)
	case periodical:
		x.typ = citation.ArticleJournal
	case book && title:
		x.typ = citation.Chapter
	case book:
		x.typ = citation.Book
	}
	x.Citation().Type = x.typ
}

// named counts a line that names somebody: "et al" has no full form.
func named(line tagged.Line) int {
	if strings.HasPrefix(line.Value, etAl) {
		return 0
	}
	return 1
}

// put puts a line where its row says.
func (x *filling) put(row tagged.Row, known bool, line tagged.Line) {
	if tagged.Blank(line.Value) {
		return
	}
	switch line.Tag {
	case "FAU", "FED":
		name, plain := citation.PlainName(line.Value)
		if !plain {
			name = full(tagged.Clean(line.Value))
		}
		x.credit(row.Field, name, line)
	case "AU", "ED":
		switch given := line.Tag == "AU" && x.fullNames || line.Tag == "ED" && x.fullEditors; {
		case strings.HasPrefix(line.Value, etAl):
			x.Credit(citation.Credit{Role: row.Field, EtAl: true}, line)
		case !given:
			x.credit(row.Field, short(tagged.Clean(line.Value)), line)
		}
	case "CN":
		x.credit(row.Field, citation.Name{Literal: tagged.Clean(line.Value)}, line)
	case "AD":
		x.affiliation(line)
	case "AUID":
		x.authorID(line)
	case "TI":
		x.title(row.Field, line)
	case "TT":
		text := citation.Text(strings.TrimSuffix(tagged.Clean(line.Value), "."))
		tagged.Add(x.Builder, row.Field, citation.Title{Use: row.Field, Text: text}, line)
	case "DP", "DEP":
		x.date(row.Field, line)
	case "LID", "AID":
		x.identifier(line)
	case "PMC":
		value, _, _ := strings.Cut(strings.TrimSpace(line.Value), " ") // "PMC7654321 [available on 2021/05/01]"
		x.One(row.Field, tagged.Line{Tag: line.Tag, Value: value})
	case "MH", "OT":
		x.keyword(line)
	case "PT":
		x.publicationType(line)
	case "PHST":
		x.history(line)
	case "GR":
		x.Append(row.Field, line, grants)
	case "GN":
		x.Paragraph(row.Field, line)
	default:
		if !known {
			x.Unknown(line)
			return
		}
		x.Put(row.Field, line)
	}
}

// credit adds a person or a body, to whom the next AD and AUID belong.
func (x *filling) credit(role citation.Field, n citation.Name, line tagged.Line) {
	if n == (citation.Name{}) {
		return
	}
	x.Credit(citation.Credit{Role: role, Name: n}, line)
	x.person = len(x.Citation().Credits) - 1
	for _, ad := range x.early { // before 2014 the only affiliation was the first author's, and stood before him
		x.affiliation(ad)
	}
	x.early = nil
}

// affiliation adds an address to the person named last.
func (x *filling) affiliation(line tagged.Line) {
	if x.person < 0 {
		x.early = append(x.early, line)
		return
	}
	x.Affiliate(x.person, tagged.Clean(line.Value))
}

// authorID adds "ORCID: 0000-0002-1825-0097" to the person named last.
func (x *filling) authorID(line tagged.Line) {
	scheme, value, _ := strings.Cut(tagged.Clean(line.Value), ":")
	value = strings.TrimSpace(value)
	if x.person >= 0 && scheme == string(citation.SchemeORCID) {
		if id, err := citation.SchemeORCID.Parse(value); err == nil {
			cr := &x.Citation().Credits[x.person]
			cr.IDs = append(cr.IDs, id)
			return
		}
		x.Remark(diag.BadIdentifier, line.Value, citation.NoField, "%q is no ORCID; kept as tag AUID", value)
	}
	x.Keep(line)
}

// title adds the title without the full stop that the Library puts after it,
// and without the brackets that it puts about one it has translated.
func (x *filling) title(f citation.Field, line tagged.Line) {
	text := unstopped(strings.TrimSpace(line.Value))
	if x.translated && strings.HasPrefix(text, "[") && strings.IndexByte(text, ']') == len(text)-1 {
		text = unstopped(text[1 : len(text)-1])
	}
	x.Text(f, tagged.Line{Tag: line.Tag, Value: text})
}

// unstopped gives a title without its full stop; three of them are no full stop.
func unstopped(title string) string {
	if strings.HasSuffix(title, "...") && !strings.HasSuffix(title, "....") {
		return title
	}
	return strings.TrimSuffix(title, ".")
}

// date adds a date.
func (x *filling) date(f citation.Field, line tagged.Line) {
	text := tagged.Clean(line.Value)
	d, err := citation.ParseDate(text)
	if err != nil {
		x.Remark(diag.BadDate, line.Value, f, "%v", err)
	}
	if d != (citation.Date{}) {
		tagged.Add(x.Builder, f, d, line)
	}
}

// identifier adds what LID and AID hold: "10.1000/xyz [doi]", "S0048-9697(17)30912-9 [pii]".
func (x *filling) identifier(line tagged.Line) {
	value, kind, _ := strings.Cut(strings.TrimSpace(line.Value), " [")
	inner := tagged.Line{Tag: line.Tag, Value: strings.TrimSpace(value)}
	switch kind = strings.TrimSuffix(kind, "]"); {
	case kind == "doi":
		x.One(citation.FieldDOI, inner)
	case kind == "pii":
		tagged.Add(x.Builder, citation.FieldOtherID, citation.Identifier{Scheme: pii, Value: inner.Value}, inner)
		if articleNumber(inner.Value) && x.number.Tag == "" {
			x.number = inner
		}
	case kind == "" && strings.Contains(value, "10."): // ERIC: "http://dx.doi.org/10.1000/1"
		if doi, ok := tagged.DOIIn(value); ok {
			inner.Value = doi
			x.One(citation.FieldDOI, inner)
			return
		}
		x.Keep(line)
	case kind == "" && strings.Contains(value, "://"):
		x.Links(citation.FieldURL, inner)
	default:
		x.Keep(line)
	}
}

// pii is the scheme of publishers' item identifiers.
const pii citation.Scheme = "pii"

// articleNumber reports whether a pii stands for pages: "e123", "1042".
func articleNumber(s string) bool { return len(s) < 8 && tagged.Digits(strings.TrimPrefix(s, "e")) }

// keyword adds a term: MeSH in MH, the authors' or another's in OT. An asterisk
// anywhere marks a main topic: "Occupational Health/*history".
func (x *filling) keyword(line tagged.Line) {
	term := tagged.Clean(line.Value)
	k := citation.Keyword{Term: term}
	if strings.IndexByte(term, '*') >= 0 && (line.Tag == "MH" || term[0] == '*') {
		k.Term, k.Major = strings.TrimSpace(strings.ReplaceAll(term, "*", "")), true
	}
	if line.Tag == "MH" {
		k.Vocabulary = mesh
	}
	if k.Term != "" {
		tagged.Add(x.Builder, citation.FieldKeyword, k, line)
	}
}

// grants parts the grants of GR in the one text that funding is.
const grants = "; "

// mesh is the vocabulary of MH.
const mesh = "MeSH"

// publicationType takes what a PT says beyond the type of the work.
func (x *filling) publicationType(line tagged.Line) {
	c := x.Citation()
	pt := tagged.Clean(line.Value)
	isKind := slices.ContainsFunc(kinds, func(k kind) bool { return k.name == pt && k.typ == x.typ })
	switch {
	case pt == retracted:
		_ = c.AddString(citation.FieldStatus, "retracted")
		x.Claim(citation.FieldStatus, c.Detail(citation.FieldStatus), line)
	case isKind && pt == publicationTypeOf(x.typ):
		// said by the type, and written from it
	case slices.Contains(genres, pt) && c.Detail(citation.FieldGenre) == "":
		x.Text(citation.FieldGenre, line)
	default:
		x.Keep(line)
	}
}

// publicationTypeOf gives the publication type that is written for a type, "" when there is none.
func publicationTypeOf(t citation.Type) (pt string) {
	for _, k := range kinds {
		if k.typ == t {
			pt = k.name
		}
	}
	return pt
}

// history takes the days of "2014/05/06 00:00 [received]".
func (x *filling) history(line tagged.Line) {
	day, event, _ := strings.Cut(tagged.Clean(line.Value), " ")
	f := citation.NoField
	switch {
	case strings.HasSuffix(event, "[received]"):
		f = citation.FieldSubmitted
	case strings.HasSuffix(event, "[accepted]"):
		f = citation.FieldAccepted
	}
	if d, err := citation.ParseDate(day); f != citation.NoField && err == nil && d.Precision == citation.ToDay {
		tagged.Add(x.Builder, f, d, line)
		return
	}
	x.Keep(line)
}

// etAl is how a name begins that stands for further people.
const etAl = "et al"

// suffixes are the words that MEDLINE puts after the given name or the initials.
var suffixes = []string{"Jr", "Sr", "2nd", "3rd", "4th", "5th", "6th", "II", "III", "IV"}

// full reads "Smith, John B Jr".
func full(s string) citation.Name {
	n, ok := tagged.InvertedName(s)
	if !ok || n.Literal != "" {
		return n
	}
	if at := strings.LastIndexByte(n.Given, ' '); at > 0 && n.Suffix == "" && slices.Contains(suffixes, strings.TrimSuffix(n.Given[at+1:], ".")) {
		n.Given, n.Suffix = n.Given[:at], n.Given[at+1:]
	}
	return n
}

// short reads "van der Berg JP", "Smith J Jr"; also the full form, which ERIC has here.
func short(s string) citation.Name {
	if strings.IndexByte(s, ',') >= 0 {
		return full(s)
	}
	words := strings.Fields(s)
	suffix := ""
	if n := len(words); n > 2 && slices.Contains(suffixes, words[n-1]) {
		suffix, words = words[n-1], words[:n-1]
	}
	n := len(words)
	if n < 2 || !initials(words[n-1]) {
		return citation.Name{Literal: s}
	}
	return citation.Name{Family: strings.Join(words[:n-1], " "), Given: words[n-1], Suffix: suffix}
}

// initials reports whether a word is initials: "JP", "A".
func initials(s string) bool {
	if len([]rune(s)) > 4 {
		return false
	}
	return s == strings.ToUpper(s) && s != strings.ToLower(s)
}
