package marc

import (
	"cmp"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// A shape is how MARC 21 codes a type.
type shape struct {
	typ   citation.Type
	kind  string // places 6 and 7 of the leader
	place int    // of 008 that code stands at; 0: none
	code  byte
	host  string // 773 $7 of parts
}

// shapes in the order in which they are looked for. A type that is not here is written as a book, or as a part of one.
var shapes = []shape{
	{typ: citation.Book, kind: "am"}, {typ: citation.Periodical, kind: "as"}, {typ: citation.Collection, kind: "ac"},
	{typ: citation.Chapter, kind: "aa", host: "nnam"}, {typ: citation.ArticleJournal, kind: "ab", host: "nnas"}, {typ: citation.PaperConference, kind: "aa", host: "m2am"},
	{typ: citation.Thesis, kind: "tm"}, {typ: citation.Manuscript, kind: "tm"}, {typ: citation.MusicalScore, kind: "cm"}, {typ: citation.Map, kind: "em"},
	{typ: citation.MotionPicture, kind: "gm"}, {typ: citation.Song, kind: "jm"}, {typ: citation.Graphic, kind: "km"},
	{typ: citation.Software, kind: "mm", place: 26, code: 'b'}, {typ: citation.Dataset, kind: "mm", place: 26, code: 'a'}, {typ: citation.Webpage, kind: "ai", place: 21, code: 'w'},
	{typ: citation.Report, kind: "am", place: 24, code: 't'}, {typ: citation.Patent, kind: "am", place: 24, code: 'j'},
	{typ: citation.Standard, kind: "am", place: 24, code: 'u'}, {typ: citation.Treaty, kind: "am", place: 24, code: 'z'},
}

// shapeOf gives the shape of a type, or that of the nearest.
func shapeOf(c *citation.Citation) shape {
	like := c.Type
	switch {
	case like.InPeriodical(), like == "" && c.In.Title != "" && c.In.Volume != "":
		like = citation.ArticleJournal
	case like.InBook() && like != citation.PaperConference, like == "" && c.In.Title != "":
		like = citation.Chapter
	}
	for _, s := range shapes {
		if s.typ == like {
			return s
		}
	}
	return shapes[0]
}

// Carries gives the fields that a record made of a citation holds.
func Carries() citation.FieldSet {
	set := citation.NewFieldSet(citation.FieldType, citation.FieldTitle, citation.FieldTitleShort, citation.FieldOriginalTitle, citation.FieldTranslatedTitle,
		citation.FieldIssued, citation.FieldJournal, citation.FieldJournalShort, citation.FieldVolume, citation.FieldIssue, citation.FieldPages,
		citation.FieldSeries, citation.FieldSeriesNumber, citation.FieldEventTitle, citation.FieldEventPlace, citation.FieldEventDate,
		citation.FieldKeyword, citation.FieldLanguage, citation.FieldURL, citation.FieldLicense, citation.FieldFullText,
		citation.FieldDOI, citation.FieldPMID, citation.FieldPMCID, citation.FieldISSN, citation.FieldISBN, citation.FieldArXiv, citation.FieldHandle, citation.FieldOtherID,
		citation.FieldGenre, citation.FieldMedium, citation.FieldNote, citation.FieldPublisher, citation.FieldPublisherPlace, citation.FieldNumberOfPages, citation.FieldNumberOfVolumes)
	for _, w := range plainly {
		set.Add(w.field)
	}
	for _, f := range citation.Fields() {
		if f.Kind() == citation.KindName {
			set.Add(f)
		}
	}
	return set
}

// plainly are the fields that are $a of a field, written as they are.
var plainly = []struct {
	field citation.Field
	tag   string
	ind   string
}{
	{citation.FieldCallNumber, "090", "  "}, {citation.FieldNumber, "088", "  "}, {citation.FieldEdition, "250", "  "},
	{citation.FieldScale, "255", "  "}, {citation.FieldAbstract, "520", "3 "}, {citation.FieldFunding, "536", "  "},
}

// writer makes a record of a citation.
type writer struct {
	c   *citation.Citation
	rec Record
	shape
}

// Make gives the MARC 21 record of a citation. Fields that a record had, and
// the citation has no place for, come back as they were; where one says the
// same as the citation and more, it stands for it.
func Make(c *citation.Citation) *Record {
	w := &writer{c: c, shape: shapeOf(c)}
	if c.In.Title != "" && w.typ != citation.Periodical { // within something, whatever it is
		if w.typ != citation.ArticleJournal {
			w.kind = w.kind[:1] + "a"
		}
	}
	w.rec.Leader = "00000n" + w.kind + " a2200000 c 4500" // c: without the punctuation of the ISBD
	w.names()
	w.identifiers()
	w.titles()
	w.imprint()
	w.host()
	w.subjects()
	for _, p := range plainly {
		w.add(p.tag, p.ind, "a", c.Text(p.field).Plain())
	}
	for _, note := range strings.Split(c.Detail(citation.FieldNote).Plain(), "\n\n") {
		w.add("500", "  ", "a", note)
	}
	if c.Language != "" {
		w.add("041", " 7", "a2", string(c.Language), "rfc5646")
	}
	for _, l := range c.Links {
		switch l.Rel {
		case "license":
			w.add("540", "  ", "u", l.URL)
		case "related":
			w.add("856", "42", "u", l.URL)
		default:
			w.add("856", "40", "uq", l.URL, l.Type)
		}
	}
	w.fixed()
	w.kept()
	slices.SortStableFunc(w.rec.Fields, func(a, b Field) int { return strings.Compare(order(a.Tag), order(b.Tag)) })
	return &w.rec
}

// order gives what a tag is sorted by: added names stay in the order of the citation, be they of persons or bodies.
func order(tag string) string {
	if tag == "710" || tag == "720" {
		return "700"
	}
	return tag
}

// add adds a field with a subfield for each code. Values that are empty are
// left out, and the field when it has none.
func (w *writer) add(tag, ind, codes string, values ...string) {
	f := Field{Tag: tag, Ind: [2]byte{ind[0], ind[1]}}
	for i, value := range values {
		if value = strings.TrimSpace(value); value != "" {
			f.Subfields = append(f.Subfields, Subfield{Code: codes[i], Value: value})
		}
	}
	if len(f.Subfields) > 0 {
		w.rec.Fields = append(w.rec.Fields, f)
	}
}

// part reports whether the work is written as part of another.
func (w *writer) part() bool { return w.shape.host != "" || w.kind[1] == 'a' }

// names writes the first author as main entry, all others as added ones with their roles.
func (w *writer) names() {
	main := false
	for _, cr := range w.c.Credits {
		if cr.EtAl || cr.Name == (citation.Name{}) {
			continue
		}
		code, term := cr.Role.Relator()
		ind, tag, name, suffix := "1 ", "00", cr.Name, ""
		switch {
		case name.Literal != "" && (strings.IndexByte(name.Literal, ' ') > 0 || citation.IsOrganization(name.Literal)):
			ind, tag = "2 ", "10"
		case name.Literal != "":
			ind = "0 "
		case generation(name.Suffix):
			suffix, name.Suffix = name.Suffix, ""
		}
		first := "7"
		if !main && cr.Role == citation.FieldAuthor {
			first, main = "1", true
		}
		ids := make([]string, 0, 2)
		for _, id := range cr.IDs {
			if id.Scheme == citation.SchemeORCID {
				ids = append(ids, "https://orcid.org/"+id.Value)
			}
		}
		affiliation := ""
		if len(cr.Affiliations) > 0 {
			affiliation = cr.Affiliations[0]
		}
		w.add(first+tag, ind, "aceu14", name.Sorted(), suffix, term, affiliation, strings.Join(ids, ""), code)
	}
	event := w.c.In.Event
	date := w.c.Date(citation.FieldEventDate)
	w.add("711", "2 ", "adc", string(event.Title.Plain()), dateText(date), event.Place)
}

// identifiers writes the numbers of the work; those of its host stand with that.
func (w *writer) identifiers() {
	for _, id := range w.c.IDs {
		switch id.Scheme {
		case citation.SchemeISBN:
			if !w.part() {
				w.add("020", "  ", "a", id.Value)
			}
		case citation.SchemeISSN:
			switch {
			case w.typ == citation.Periodical:
				w.add("022", "  ", "a", id.Value)
			case !w.part() && w.c.In.Series == "":
				w.add("022", "  ", "a", id.Value)
			}
		case citation.SchemeLCCN:
			w.add("010", "  ", "a", id.Value)
		case citation.SchemeOCLC:
			w.add("035", "  ", "a", "(OCoLC)"+id.Value)
		case citation.SchemeHandle:
			w.add("024", "7 ", "a2", id.Value, "hdl")
		default:
			w.add("024", "7 ", "a2", id.Value, strings.ToLower(string(id.Scheme)))
		}
	}
}

// titles writes the title with its rest apart, and the further titles.
func (w *writer) titles() {
	ind := "00"
	if w.rec.has("100", "110") {
		ind = "10"
	}
	title, rest, _ := strings.Cut(w.c.Title.Plain(), ": ")
	if title == "" || strings.IndexByte("?!:/=,.;", title[len(title)-1]) >= 0 {
		title, rest = w.c.Title.Plain(), ""
	}
	medium := w.c.Detail(citation.FieldMedium).Plain()
	if medium != "" {
		medium = "[" + medium + "]"
	}
	w.add("245", ind, "ahbc", title, medium, rest, w.statement())
	for _, t := range w.c.Titles {
		switch t.Use {
		case citation.FieldTitleShort:
			w.add("210", "0 ", "a", t.Text.Plain())
		case citation.FieldTranslatedTitle:
			w.add("246", "31", "a", t.Text.Plain())
		case citation.FieldOriginalTitle:
			if !w.inOwnScript(t.Text) {
				w.add("765", "0 ", "t", t.Text.Plain())
			}
		}
	}
}

// inOwnScript reports whether a title is that of the work itself in its own
// script, which a kept field of 880 has.
func (w *writer) inOwnScript(title citation.Text) bool {
	return slices.ContainsFunc(w.c.Extra, func(e citation.Extra) bool {
		if !family(e.Format) || e.Name != "880" {
			return false
		}
		f := ParseField(e.Name, e.Value)
		text, _ := joinTitle(&f, "anpbk")
		return strings.HasPrefix(f.first("6"), "245") && citation.ParseText(text) == title
	})
}

// statement gives a statement of responsibility where there are more people
// than are named, which no other field can say.
func (w *writer) statement() string {
	for _, role := range []citation.Field{citation.FieldAuthor, citation.FieldEditor} {
		names := w.c.Names(role)
		others := slices.ContainsFunc(w.c.Credits, func(cr citation.Credit) bool { return cr.Role == role && cr.EtAl })
		if !others || len(names) == 0 {
			continue
		}
		var b strings.Builder
		if role == citation.FieldEditor {
			b.WriteString("edited by ")
		}
		for i, name := range names {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(name.String())
		}
		return b.String() + " ... [et al.]"
	}
	return ""
}

// imprint writes where, by whom and when the work was published, how long it is, and its series.
func (w *writer) imprint() {
	c := w.c
	place, publisher := c.In.Place, c.In.Publisher
	if w.part() {
		place, publisher = "", ""
	}
	w.add("264", " 1", "abc", place, publisher, dateText(c.Issued()))
	if n := c.Detail(citation.FieldNumberOfPages).Plain(); n != "" {
		w.add("300", "  ", "a", n+" pages")
	}
	if n := c.Detail(citation.FieldNumberOfVolumes).Plain(); n != "" {
		w.add("300", "  ", "a", n+" volumes")
	}
	issn := ""
	if !w.part() && w.typ != citation.Periodical {
		issn = c.ID(citation.SchemeISSN)
	}
	if c.In.Series != "" || c.In.SeriesNumber != "" {
		w.add("490", "0 ", "axv", c.In.Series.Plain(), issn, c.In.SeriesNumber)
	}
	genre := c.Detail(citation.FieldGenre).Plain()
	switch {
	case c.Type == citation.Thesis && genre == "" && publisher == "":
		w.add("502", "  ", "g", "Thesis")
	case c.Type == citation.Thesis:
		w.add("502", "  ", "bc", genre, publisher)
	case genre != "":
		w.add("655", " 4", "a", genre)
	}
}

// dateText gives a date as an imprint has it: "2001", "1985-", "[2001?]", "2001-05-03".
func dateText(d citation.Date) string {
	switch {
	case d == (citation.Date{}):
		return ""
	case d.Open && !d.Circa:
		return strings.TrimSuffix(d.String(), "/..") + "-"
	case d.Circa && d.Precision == citation.ToYear && !d.IsRange():
		return "[" + strings.TrimSuffix(d.String(), "~") + "?]"
	}
	return d.String()
}

// host writes what the work is part of; of a whole, its own numbers.
func (w *writer) host() {
	c := w.c
	imprint := ""
	if w.part() && (c.In.Place != "" || c.In.Publisher != "") {
		imprint = cmp.Or(c.In.Place, "[S.l.]") + " : " + cmp.Or(c.In.Publisher, "[s.n.]")
	}
	f := Field{Tag: "773", Ind: [2]byte{'0', ' '}}
	put := func(code byte, value string) {
		if value != "" {
			f.Subfields = append(f.Subfields, Subfield{Code: code, Value: value})
		}
	}
	put('t', c.In.Title.Plain())
	put('p', c.In.TitleShort.Plain())
	put('d', imprint)
	for _, g := range hostLines(c) {
		put('g', g)
	}
	for _, id := range c.IDs {
		switch {
		case !w.part():
		case id.Scheme == citation.SchemeISSN:
			put('x', id.Value)
		case id.Scheme == citation.SchemeISBN:
			put('z', id.Value)
		}
	}
	put('7', w.shape.host)
	if len(f.Subfields) > 0 {
		w.rec.Fields = append(w.rec.Fields, f)
	}
}

// hostLines gives volume, issue and pages as people write them, "Vol. 48, no. 3,
// p. 412-431", or in the form for machines where that would be read otherwise.
func hostLines(c *citation.Citation) []string {
	in := &c.In
	var parts []string
	for _, part := range [...]struct{ word, value string }{{"Vol. ", in.Volume}, {"no. ", in.Issue}, {"p. ", in.Pages.Raw}} {
		if part.value != "" {
			parts = append(parts, part.word+part.value)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	line := strings.Join(parts, ", ")
	if h := citation.ParseHostLine(line); h.Volume == in.Volume && h.Issue == in.Issue && h.Pages == in.Pages.Raw && h.Date == "" {
		return []string{line}
	}
	parts = parts[:0]
	for _, part := range [...]struct{ word, value string }{{"volume:", in.Volume}, {"number:", in.Issue}, {"pages:", in.Pages.Raw}} {
		if part.value != "" {
			parts = append(parts, part.word+part.value)
		}
	}
	return parts
}

// subjects writes the keywords, each in its vocabulary, or as uncontrolled.
func (w *writer) subjects() {
	for _, k := range w.c.Keywords {
		term := citation.Text(k.Term).Plain()
		if k.Vocabulary == "" {
			w.add("653", "  ", "a", term)
			continue
		}
		ind, source := " 7", strings.ToLower(k.Vocabulary)
		for code, name := range thesauri {
			if name == k.Vocabulary {
				ind, source = " "+string(code), ""
			}
		}
		f := Field{Tag: "650", Ind: [2]byte{ind[0], ind[1]}}
		for i, part := range strings.Split(term, "--") {
			f.Subfields = append(f.Subfields, Subfield{Code: "ax"[min(i, 1)], Value: part})
		}
		if source != "" {
			f.Subfields = append(f.Subfields, Subfield{Code: '2', Value: source})
		}
		w.rec.Fields = append(w.rec.Fields, f)
	}
}

// fixed writes the key and the coded field; what a record had of them stays, but for the type.
func (w *writer) fixed() {
	id := w.extra("001")
	if id == "" {
		id = w.c.Key
	}
	if id != "" {
		w.rec.Fields = append(w.rec.Fields, Field{Tag: "001", Value: id})
	}
	coded := []byte(w.extra("008"))
	if len(coded) != 40 {
		coded = []byte(strings.Repeat("|", 40))
		copy(coded, "      ")
		copy(coded[6:], "n        xx ")
		if d := w.c.Issued(); d.Known() && d.Year > 999 && d.Year < 10000 {
			copy(coded[6:], "s"+citation.YearDate(d.Year).String())
		}
		coded[38], coded[39] = ' ', 'd'
	}
	if w.place > 0 {
		coded[w.place] = w.code
	}
	w.rec.Fields = append(w.rec.Fields, Field{Tag: "008", Value: string(coded)})
	if leader := w.extra("LDR"); len(leader) == len(w.rec.Leader) && shapeOf(w.c).kind == leader[6:8] {
		w.rec.Leader = leader[:9] + "a" + leader[10:]
	}
}

// extra gives the first field of a record that the citation keeps of a tag.
func (w *writer) extra(tag string) string {
	for _, e := range w.c.Extra {
		if family(e.Format) && e.Name == tag {
			return e.Value
		}
	}
	return ""
}

// family reports whether an extra of a format is a field of MARC.
func family(format string) bool {
	return format == Extra || format == "marcxml" || format == "marcjson"
}

// kept puts back what the citation keeps of a record. A field that says what
// the citation says stands for those made of it that say no more; one that a
// record has once, and that says otherwise than the citation, is passed over.
func (w *writer) kept() {
	known := make(map[said]bool)
	for i := range w.rec.Fields {
		for _, v := range w.says(&w.rec.Fields[i]) {
			known[v] = true
		}
	}
	made := len(w.rec.Fields)
	for _, e := range w.c.Extra {
		if !family(e.Format) || len(e.Name) != 3 || e.Name == "001" || e.Name == "008" || e.Name == "LDR" {
			continue
		}
		f := ParseField(e.Name, e.Value)
		says := w.says(&f)
		stale := slices.ContainsFunc(says, func(v said) bool { return !known[v] })
		if stale && once(f.Tag) {
			continue
		}
		placed := false
		for i := range w.rec.Fields[:made] {
			made := &w.rec.Fields[i]
			if made.Tag == "" || group(made.Tag) != group(f.Tag) || len(says) == 0 {
				continue
			}
			if slices.ContainsFunc(w.says(made), func(v said) bool { return !slices.Contains(says, v) }) {
				continue
			}
			*made = Field{}
			if !placed {
				*made, placed = f, true
			}
		}
		if !placed {
			w.rec.Fields = append(w.rec.Fields, f)
		}
	}
	w.rec.Fields = slices.DeleteFunc(w.rec.Fields, func(f Field) bool { return f.Tag == "" })
}

// said is something that a field says of a work: who did what counts as who.
type said struct {
	field citation.Field
	value string
}

// says gives what a field by itself says.
func (w *writer) says(f *Field) []said {
	rec := Record{Leader: w.rec.Leader, Fields: []Field{*f}}
	b := evidence.NewBuilder(source.FromString("", ""), Extra, source.Span{}, false)
	Fill(b, &rec)
	var list []said
	for _, field := range citation.Fields() {
		for v := range b.Citation().Values(field) {
			switch v := v.(type) {
			case citation.Type:
			case citation.Credit:
				list = append(list, said{citation.FieldAuthor, v.Name.Sorted()})
			default:
				list = append(list, said{field, v.String()})
			}
		}
	}
	return list
}

// group puts tags of one meaning together.
func group(tag string) string {
	switch tag {
	case "260", "264":
		return "imprint"
	case "490", "440", "830":
		return "series"
	case "100", "700", "110", "710", "720":
		return "name"
	case "600", "610", "611", "630", "647", "648", "650", "651", "653", "654", "655":
		return "subject"
	case "050", "055", "060", "070", "080", "082", "084", "090", "099", "852":
		return "shelf"
	}
	return tag
}

// once reports whether a record has a field of the tag but once.
func once(tag string) bool {
	switch tag {
	case "100", "110", "130", "240", "245", "250", "260", "264", "300", "502", "773", "210":
		return true
	}
	return false
}
