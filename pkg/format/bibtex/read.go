package bibtex

import (
	"fmt"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// A reader makes records of the entries of one document, one after the other.
type reader struct {
	doc         *source.Document
	ask         format.Ask
	definitions *definitions
	format      string
	decoder     decoder
	room        citation.Room

	// of the record being read
	record *evidence.Record
	entry  *entry
	class  class
	taken  citation.FieldSet
	second []*row // of the fields that give way, by index; nil for others
	tex    []string
	origin []origin
}

// An origin says which field a value was read from, for claims.
type origin struct {
	field citation.Field
	from  field
}

// The codes of remarks on fields.
const (
	badDate = diag.BadDate
	badName = diag.BadName
)

// read makes the record of an entry.
func (r *reader) read(e *entry) *evidence.Record {
	r.record = &evidence.Record{Source: r.doc.Name(), Format: r.format, At: r.doc.Span(e.text)}
	r.record.Citation.Key = e.key
	r.entry, r.taken, r.tex, r.origin = e, citation.FieldSet{}, r.tex[:0], r.origin[:0]
	for _, f := range e.faults {
		r.remark(diag.RepairedEntry, f.at, "entry %q: %s", e.key, f.what)
	}
	for _, key := range r.definitions.inherit(e) {
		r.remark(diag.MissingParent, e.text, "entry %q refers to %q, which is not there", e.key, key)
	}
	genre := r.kind()
	r.fields()
	r.issued()
	r.mainTitle()
	r.leftovers()
	r.finish(genre)
	if r.ask.Claims {
		r.claim()
	}
	return r.record
}

// kind settles the type of the work and the class of its fields. It gives what
// the entry type says of the genre.
func (r *reader) kind() (genre string) {
	c := &r.record.Citation
	if t := entryTypeNamed(r.entry.kind); t != nil {
		c.Type, r.class = t.csl, t.class
		return t.genre
	}
	r.class = misc
	var known bool
	if c.Type, known = subtypeNamed(r.entry.kind); !known {
		c.Type = citation.Document
		r.remark(diag.UnknownType, r.entry.text[1:1+len(r.entry.kind)], "entry type %q is not known", r.entry.kind)
	}
	if c.Type.InPeriodical() {
		r.class = article
	}
	return ""
}

// fields reads those fields that have a row, first those that come first.
func (r *reader) fields() {
	e := r.entry
	r.second = r.second[:0]
	for i := range e.fields {
		f := &e.fields[i]
		row := rowFor(f.name, r.class)
		if row == nil {
			row = cslRow(f.name)
		}
		if row != nil && !row.second {
			r.take(row, f)
			row = nil
		}
		r.second = append(r.second, row)
	}
	for i, row := range r.second {
		if row != nil {
			r.take(row, &e.fields[i])
		}
	}
}

// cslRow gives a row for a field that is named like a field of package
// citation, as "medium" or "archive_location"; nil for others.
func cslRow(name string) *row {
	f := citation.FieldNamed(name)
	as, ok := kindTreatment(f)
	if !ok {
		return nil
	}
	return &row{name: name, field: f, as: as, in: anyClass, second: true}
}

// kindTreatment says how a field without a row is treated; ok is false for those that are never without.
func kindTreatment(f citation.Field) (as treatment, ok bool) {
	switch f.Kind() {
	case citation.KindText, citation.KindTitle:
		return asText, true
	case citation.KindName:
		return asNames, true
	case citation.KindDate:
		return asDate, true
	case citation.KindIdentifier:
		return asID, true
	case citation.KindLink:
		return asLink, true
	}
	return 0, false
}

// manners of the treatments that give text.
var manners = [...]manner{
	asText:   {markup: true, lines: true},
	asTitle:  {markup: true, protect: true},
	asPlain:  {},
	asNumber: {tight: true},
}

// take reads a field by its row. A field that cannot be taken stays unused and
// becomes an Extra in the end.
func (r *reader) take(row *row, f *field) {
	raw := r.raw(f)
	if strings.TrimSpace(raw) == "" {
		if f.parent == nil && !r.taken.Has(row.field) {
			r.record.Blank.Add(row.field)
		}
		f.used = true
		return
	}
	field := row.field
	c := &r.record.Citation
	switch row.as {
	case asText, asTitle, asPlain, asNumber:
		if r.taken.Has(field) {
			if row.name != "location" || r.class != paper || r.taken.Has(citation.FieldEventPlace) {
				return
			}
			// ACM states the publisher's address and the meeting's location.
			field = citation.FieldEventPlace
		}
		text := r.text(raw, manners[row.as])
		if row.as <= asTitle {
			text = r.withSubtitle(row.name, text)
		}
		text = localised(text)
		if c.AddString(field, text) == nil && text != "" {
			r.use(field, f)
		}
	case asNames:
		role := field
		if field == citation.FieldEditor {
			role = r.editorRole(row.name)
		}
		if (row.second || !r.taken.Has(role)) && r.names(role, f, raw) {
			r.use(role, f)
		}
	case asDate:
		if !r.taken.Has(field) {
			r.date(field, f)
		}
	case asPages:
		if text := r.text(raw, manner{tight: true}); !r.taken.Has(field) {
			if err := c.AddString(field, text); err != nil {
				r.remarkField(diag.BadPages, f, "pages %q cannot be read", r.shown(text))
			} else {
				r.use(field, f)
			}
		}
	case asID:
		r.identifiers(field, f, unescape(raw))
	case asLink:
		r.link(field, f, raw)
	case asKeywords:
		r.keywords(f, raw)
	case asLanguage:
		r.language(f, raw)
	case asGenre:
		if !r.taken.Has(field) {
			c.AddString(field, localised(r.text(raw, manners[asPlain])))
			r.use(field, f)
		}
	case asSubtype:
		if t, ok := subtypeNamed(strings.TrimSpace(unescape(raw))); ok {
			c.Type = t
			r.use(field, f)
		}
	case asOther:
		r.special(row, f, raw)
	}
}

// special reads the fields that stand in no simple relation to one of ours.
// Dates and main titles wait until all else is read.
func (r *reader) special(row *row, f *field, raw string) {
	switch row.name {
	case "eprint":
		r.eprint(f, raw)
	case "howpublished":
		if url := unescape(raw); strings.Contains(url, "://") && !strings.ContainsAny(strings.TrimSpace(url), " \n") {
			r.link(citation.FieldURL, f, raw)
		}
	}
}

// withSubtitle joins a title, or note, with the fields that belong to it. The
// titleaddon of a page on the web is its site: it has a row of its own.
func (r *reader) withSubtitle(name, title string) string {
	for _, j := range joined {
		if j.to != name || j.name == "titleaddon" && r.class == online {
			continue
		}
		f := r.find(j.name)
		if f == nil || f.used {
			continue
		}
		f.used = true
		next := r.text(r.raw(f), manners[asTitle])
		switch {
		case next == "":
		case title == "":
			title = next
		case strings.IndexByte(":.?!", title[len(title)-1]) >= 0:
			title += " " + next
		default:
			title += j.between + next
		}
	}
	return title
}

// mainTitle puts maintitle, the title of a work in several volumes, where CSL
// has it: it is the title, and that of the volume is volume-title.
func (r *reader) mainTitle() {
	f := r.find("maintitle")
	if f == nil {
		return
	}
	main := citation.Text(r.withSubtitle("maintitle", r.text(r.raw(f), manners[asTitle])))
	if main == "" {
		return
	}
	c := &r.record.Citation
	slot, field := &c.In.Title, citation.FieldJournal
	if r.class == book {
		slot, field = &c.Title, citation.FieldTitle
	}
	if *slot != "" && *slot != main {
		c.AddString(citation.FieldVolumeTitle, string(*slot))
		for i := range r.origin {
			if r.origin[i].field == field {
				r.origin[i].field = citation.FieldVolumeTitle
			}
		}
	}
	*slot = main
	r.use(field, f)
}

// editorRole gives the role that editor, editora, editorb or editorc holds.
func (r *reader) editorRole(name string) citation.Field {
	for _, e := range editorFields {
		if e.name != name {
			continue
		}
		f := r.find(e.role)
		if f == nil {
			break
		}
		word := strings.TrimSpace(r.raw(f))
		for _, er := range editorRoles {
			if strings.EqualFold(er.word, word) {
				f.used = true
				return er.role
			}
		}
		if role := citation.FieldNamed(word); role.Kind() == citation.KindName {
			f.used = true
			return role
		}
	}
	if name == "editor" {
		return citation.FieldEditor
	}
	return citation.FieldContributor
}

// localised gives the words for a localisation key of biblatex's, else the text itself.
func localised(text string) string {
	if len(text) > maxKey {
		return text
	}
	for _, k := range localKeys {
		if k.key == text {
			return k.text
		}
	}
	return text
}

// finish adds what follows from the fields together.
func (r *reader) finish(genre string) {
	c := &r.record.Citation
	switch stated := c.Text(citation.FieldGenre); {
	case stated == "" && genre != "":
		c.AddString(citation.FieldGenre, genre)
	case c.Type == citation.Thesis && stated == onlyThesis:
		c.Clear(citation.FieldGenre)
	}
	if c.Type == citation.Document && c.ID(citation.SchemeArXiv) != "" && c.In.Title == "" {
		c.Type = citation.Article
	}
}

// onlyThesis is written as the type of a thesis whose kind is not known, since
// BibTeX has no entry type that leaves it open.
const onlyThesis = "Thesis"

// leftovers keeps the fields that nothing was read from.
func (r *reader) leftovers() {
	c := &r.record.Citation
	told := false
	for i := range r.entry.fields {
		f := &r.entry.fields[i]
		if f.used || f.parent != nil {
			continue
		}
		raw := r.raw(f)
		name := lower(f.name)
		if name == "booktitle" && r.class == book && r.text(raw, manners[asTitle]) == string(c.Title) {
			continue // BibTeX's books and proceedings state it for their children
		}
		if !told && rowFor(name, r.class) != nil && slices.ContainsFunc(r.entry.fields[:i], func(g field) bool { return strings.EqualFold(g.name, name) }) {
			told = true
			r.remark(diag.RepairedEntry, f.name, "entry %q has the field %s twice; the first stands", c.Key, name)
		}
		if c.Extra == nil {
			c.Extra = make([]citation.Extra, 0, 4)
		}
		c.Extra = append(c.Extra, citation.Extra{Format: extraFormat, Name: name, Value: strings.TrimSpace(raw)})
	}
}

// extraFormat is the Extra.Format of both vocabularies.
const extraFormat = "bibtex"

// raw gives the TeX of a field's value: its pieces with the macros filled in.
// It is a view of the text where the value is a single piece.
func (r *reader) raw(f *field) string {
	pieces := r.entry.pieces[f.from:f.to]
	switch {
	case len(pieces) == 0:
		return ""
	case len(pieces) == 1 && !pieces[0].bare:
		return pieces[0].text
	case len(pieces) == 1:
		return r.bare(pieces[0].text, f)
	}
	var b strings.Builder
	for _, p := range pieces {
		text := p.text
		if p.bare {
			text = r.bare(text, f)
		}
		if b.Len() > maxMacro {
			break
		}
		b.WriteString(text)
	}
	return b.String()
}

// bare gives what a number, a macro or the name of a month stands for. An
// unknown macro stands for its name.
func (r *reader) bare(name string, f *field) string {
	if name == "" || name[0] >= '0' && name[0] <= '9' || name[0] == '-' {
		return name
	}
	place := r.record.At.Start
	if m := r.definitions.find(name, place); m != nil {
		return m.value
	}
	if month := monthNamed(name); month > 0 {
		return month.String()
	}
	if f.parent == nil && !strings.ContainsAny(name, " \t\n") {
		r.remark(diag.UnknownMacro, name, "macro %q is not defined", name)
	}
	return name
}

// text decodes TeX, and remarks once on each command it does not know.
func (r *reader) text(raw string, m manner) string {
	text := r.decoder.decode(raw, m)
	for _, name := range r.decoder.unknown {
		if !slices.Contains(r.tex, name) {
			r.tex = append(r.tex, name)
			r.remark(diag.UnknownTeX, raw, `TeX command \%s is not known; its argument was kept`, name)
		}
	}
	return text
}

// find gives the field of that name, in lower case; nil when the entry has none.
func (r *reader) find(name string) *field {
	for i := range r.entry.fields {
		if f := &r.entry.fields[i]; len(f.name) == len(name) && strings.EqualFold(f.name, name) {
			return f
		}
	}
	return nil
}

// use notes that a field's value went into a field of the citation.
func (r *reader) use(to citation.Field, f *field) {
	f.used = true
	r.taken.Add(to)
	if r.ask.Claims {
		r.origin = append(r.origin, origin{to, *f})
	}
}

// claim states for every value which field it was read from.
func (r *reader) claim() {
	for _, o := range r.origin {
		rule := "bibtex: field " + lower(o.from.name)
		if o.from.parent != nil {
			rule += " of " + o.from.parent.entry.key
		}
		for v := range r.record.Citation.Values(o.field) {
			r.record.Claims = append(r.record.Claims, evidence.Claim{
				Field: o.field, Value: v, At: r.place(&o.from), Rule: rule, Confidence: evidence.Stated,
			})
		}
	}
	if t := entryTypeNamed(r.entry.kind); t != nil && t.csl == r.record.Citation.Type {
		r.record.Claims = append(r.record.Claims, evidence.Claim{
			Field: citation.FieldType, Value: t.csl, At: r.doc.Span(r.entry.text[:1+len(r.entry.kind)]), Rule: "bibtex: entry type", Confidence: evidence.Stated,
		})
	}
}

// place is where a field's value stands, from its first piece to its last.
func (r *reader) place(f *field) source.Span {
	if f.from == f.to {
		return source.Span{}
	}
	doc, base := r.doc, 0
	if f.parent != nil {
		doc, base = f.parent.doc, f.parent.base
	}
	first, last := doc.Span(r.entry.pieces[f.from].text), doc.Span(r.entry.pieces[f.to-1].text)
	if first.Nowhere() {
		return first
	}
	return source.Span{Start: first.Start + base, End: max(first.End, last.End) + base}
}

// remark adds a remark on the part of the document that view is.
func (r *reader) remark(code diag.Code, view, message string, args ...any) {
	at := r.doc.Span(view)
	if at.Nowhere() {
		at = r.record.At
	}
	r.record.Remark(diag.Diagnostic{Code: code, Message: fmt.Sprintf(message, args...), At: r.doc.Position(at)})
}

// remarkField adds a remark on a field.
func (r *reader) remarkField(code diag.Code, f *field, message string, args ...any) {
	at := f.name
	if f.from < f.to {
		at = r.entry.pieces[f.from].text
	}
	r.remark(code, at, message, args...)
}

// shown shortens a value for a message.
func (r *reader) shown(value string) string {
	const limit = 60
	if len(value) <= limit {
		return value
	}
	return strings.ToValidUTF8(value[:limit], "") + "…"
}
