package dc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// A statement is one thing that a description says, whatever form it is in.
type statement struct {
	*source.Element
	key       string // of the table, in lower case: "date.issued"
	qualifier string // "issued"; a scheme where there is no qualifier
}

// term gives the row of the table; the element's where the qualifier has none.
func (s statement) term() term {
	if row, known := terms[s.key]; known {
		return row
	}
	element, _, _ := strings.Cut(s.key, ".")
	return terms[element]
}

// reader reads one description.
type reader struct {
	*xmlwork.Reader
	statements []statement
}

func (r *reader) read(e *source.Element) {
	r.collect(e)
	r.kinds(e)
	for _, s := range r.statements {
		r.statement(s)
	}
	r.pages()
	r.issued()
	r.descriptions()
}

// collect finds the statements. Those of DSpace are fields with their names
// in attributes, the degree of ETD-MS is an element with parts.
func (r *reader) collect(e *source.Element) {
	for child := range e.Children() {
		s := statement{Element: child, key: strings.ToLower(child.Name)}
		switch {
		case child.Name == "field" || child.Name == "dcvalue":
			s.key, s.qualifier = strings.ToLower(child.Attr("element")), strings.ToLower(child.Attr("qualifier"))
			if s.qualifier == "none" || s.qualifier == "*" {
				s.qualifier = ""
			}
		case child.Name == "degree":
			for part := range child.Children() {
				r.statements = append(r.statements, statement{Element: part, key: "degree." + strings.ToLower(part.Name)})
			}
			continue
		default:
			kind := child.Attr("type") // "dcterms:LCSH", "ispartof"
			if kind == "" {
				kind = child.Attr("scheme")
			}
			_, local, prefixed := strings.Cut(kind, ":")
			if !prefixed {
				local = kind
			}
			s.qualifier = strings.ToLower(local)
			if role := child.Attr("role"); role != "" {
				s.qualifier = strings.ToLower(role)
			}
		}
		if s.qualifier != "" {
			s.key += "." + s.qualifier
		}
		if strings.TrimSpace(child.Text()) != "" {
			r.statements = append(r.statements, s)
		}
	}
}

// statement reads one statement, unless it needs the others.
func (r *reader) statement(s statement) {
	row := s.term()
	switch row.use {
	case put:
		if row.field == citation.FieldAbstract {
			r.Add(row.field, r.Prose(s.Element), s.Inner(), s.key)
			return
		}
		r.Element(row.field, s.Element, s.key)
	case title:
		r.title(s)
	case person:
		r.people(s, row.field)
	case subject:
		r.subject(s)
	case identify:
		r.Identify(s.qualifier, s.Text(), s.Inner(), s.key)
	case partOf:
		r.partOf(s)
	case series:
		name, number, _ := strings.Cut(xmlwork.Word(s.Element), ";")
		r.Put(citation.FieldSeries, name, s.Inner(), s.key)
		r.Put(citation.FieldSeriesNumber, number, s.Inner(), s.key)
	case origin:
		r.origin(s)
	case rights:
		if link, err := citation.ParseLink(s.Text()); err == nil {
			r.Add(citation.FieldLicense, link, s.Inner(), s.key)
			return
		}
		r.Keep(s.key, s.Text())
	case extent:
		text := xmlwork.Word(s.Element)
		if n := citation.CountPages(text); n != "" {
			r.Put(citation.FieldNumberOfPages, n, s.Inner(), s.key)
		}
		r.Keep(s.key, text)
	case keep:
		r.Keep(s.key, s.Text())
	}
}

// title reads the title; a second one is kept, as in which language or of what
// it is is seldom said.
func (r *reader) title(s statement) {
	text := strings.TrimRight(string(r.Text(s.Element)), " /:;,") // of a catalogue's card,
	text = strings.ReplaceAll(text, " : ", ": ")                  // and what parts the subtitle there
	if text == "" {
		return
	}
	r.Add(citation.FieldTitle, citation.Text(text), s.Inner(), s.key)
}

// people reads names as catalogues write them; some repositories put several into one element.
func (r *reader) people(s statement, role citation.Field) {
	if f, known := citation.ParseRelator(s.qualifier); known && s.qualifier != "" {
		role = f
	}
	for text := range strings.SplitSeq(xmlwork.Word(s.Element), ";") {
		name, stated, err := citation.ParseHeading(text)
		if err != nil {
			continue
		}
		as := role
		if stated != citation.NoField {
			as = stated
		}
		if as == citation.NoField {
			r.Keep(s.key, text)
			continue
		}
		r.Add(as, citation.Credit{Name: name}, s.At, s.key)
	}
}

// subject reads keywords; a class of a classification is none.
func (r *reader) subject(s statement) {
	text := xmlwork.Word(s.Element)
	if strings.HasPrefix(text, "info:") || strings.Contains(text, "://") {
		r.Keep(s.key, text)
		return
	}
	for term := range strings.SplitSeq(text, ";") {
		if term = strings.Trim(term, " ,"); term != "" {
			r.Add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: vocabularies[s.qualifier]}, s.Inner(), s.key)
		}
	}
}

// kinds finds the type: in what the description says, or by what it is.
func (r *reader) kinds(e *source.Element) {
	for _, s := range r.statements {
		if s.term().use != kind {
			continue
		}
		if typ := citation.FindType(xmlwork.Word(s.Element)); typ != "" && r.Citation().Type == "" {
			r.Add(citation.FieldType, typ, s.Inner(), s.key)
		}
		r.Keep(s.key, s.Text())
	}
	if r.Citation().Type != "" {
		return
	}
	typ := citation.Document
	if e.Name == "thesis" {
		typ = citation.Thesis
	}
	for _, s := range r.statements {
		switch {
		case strings.HasPrefix(s.key, "degree."):
			typ = citation.Thesis
		case s.key == "identifier.isbn" && typ == citation.Document:
			typ = citation.Book
		}
	}
	r.Add(citation.FieldType, typ, e.At, e.Name)
}

// partOf reads what the work is part of: an identifier, a journal or book, or else a series.
func (r *reader) partOf(s statement) {
	text := xmlwork.Word(s.Element)
	if strings.Contains(text, "://") || strings.HasPrefix(strings.ToLower(text), "urn:") {
		if id, err := citation.ParseIdentifier(text); err == nil && (id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN) {
			r.Add(id.Scheme.Field(), id, s.Inner(), s.key)
			return
		}
		r.Keep(s.key, text)
		return
	}
	if id, err := citation.ParseIdentifier(text); err == nil && (id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN) {
		r.Add(id.Scheme.Field(), id, s.Inner(), s.key)
		return
	}
	if typ := r.Citation().Type; typ.InPeriodical() || typ.InBook() {
		r.hostLine(s, text)
		return
	}
	name, number, _ := strings.Cut(text, ";")
	r.Put(citation.FieldSeries, name, s.Inner(), s.key)
	r.Put(citation.FieldSeriesNumber, number, s.Inner(), s.key)
}

// origin reads a source: of an article, where it stands in its journal.
func (r *reader) origin(s statement) {
	text := xmlwork.Word(s.Element)
	id, err := citation.ParseIdentifier(text)
	switch {
	case s.qualifier != "":
		r.Keep(s.key, text)
	case err == nil && (id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN):
		r.Add(id.Scheme.Field(), id, s.Inner(), s.key)
	case strings.Contains(text, "://") || err == nil:
		r.Keep(s.key, text)
	case r.Citation().Type.InPeriodical() || r.Citation().Type.InBook():
		r.hostLine(s, text)
	default:
		r.Keep(s.key, text)
	}
}

// hostLine takes apart where a work stands: "Journal; Vol 5, No 2 (2010): Title of the issue; 1-10".
func (r *reader) hostLine(s statement, text string) {
	if r.Citation().In.Title != "" {
		r.Keep(s.key, text)
		return
	}
	journal, rest, several := strings.Cut(text, ";")
	h := citation.ParseHostLine(text)
	switch {
	case several && strings.ContainsAny(rest, "0123456789"): // Open Journal Systems
		h = citation.ParseHostLine(strings.TrimSpace(rest))
		last := rest[strings.LastIndexByte(rest, ';')+1:]
		if pages, err := citation.ParsePages(last); err == nil && pages.Last != "" {
			h.Pages = strings.TrimSpace(last)
		}
	case h.Volume != "":
		journal = h.Title
	}
	r.Put(citation.FieldJournal, strings.Trim(journal, " ,;"), s.Inner(), s.key)
	r.Put(citation.FieldVolume, h.Volume, s.Inner(), s.key)
	r.Put(citation.FieldIssue, h.Issue, s.Inner(), s.key)
	r.Put(citation.FieldPages, h.Pages, s.Inner(), s.key)
	if strings.ContainsAny(text, ";0123456789") {
		r.Keep(s.key, text)
	}
}

// pages joins the first and the last page.
func (r *reader) pages() {
	for _, ends := range pageEnds {
		first, last := r.first(ends[0]), r.first(ends[1])
		if first.Element == nil {
			continue
		}
		if pages, err := citation.MakePages(xmlwork.Word(first.Element), xmlwork.Word(last.Element)); err == nil {
			r.Add(citation.FieldPages, pages, first.Inner(), first.key)
		}
	}
}

// first gives the first statement with a key.
func (r *reader) first(key string) statement {
	for _, s := range r.statements {
		if s.key == key {
			return s
		}
	}
	return statement{}
}

// issued chooses the date of publication: the term that says so, before
// others; among equals a date before a point of time, which is when a
// repository did something, and then the earliest.
func (r *reader) issued() {
	var best statement
	var date citation.Date
	better := func(s statement, d citation.Date) bool {
		if best.Element == nil || s.term().rank != best.term().rank {
			return best.Element == nil || s.term().rank < best.term().rank
		}
		if d.Known() != date.Known() {
			return d.Known()
		}
		if timed(s) != timed(best) {
			return timed(best)
		}
		if refined, agree := date.Refine(d); agree {
			return refined != date
		}
		return timed(s) && d.Compare(date) < 0
	}
	for _, s := range r.statements {
		if s.term().use != issued {
			continue
		}
		d, _ := citation.ParseDate(xmlwork.Word(s.Element))
		if d != (citation.Date{}) && !strings.HasPrefix(xmlwork.Word(s.Element), "info:") && better(s, d) {
			best, date = s, d
		}
	}
	for _, s := range r.statements {
		switch {
		case s.term().use != issued:
		case s == best:
			r.Add(citation.FieldIssued, date, s.Inner(), s.key)
		default:
			r.Keep(s.key, s.Text())
		}
	}
}

// timed reports whether a statement gives a time of the day.
func timed(s statement) bool {
	day, clock, has := strings.Cut(strings.TrimSpace(s.Text()), "T")
	return has && strings.Contains(clock, ":") && strings.Trim(day, "0123456789-") == ""
}

// enough is how many bytes a description has that is an abstract rather than a remark.
const enough = 80

// descriptions takes the longest description for the abstract, where none says that it is one.
func (r *reader) descriptions() {
	var longest statement
	for _, s := range r.statements {
		if s.term().use == describe && (longest.Element == nil || len(s.Text()) > len(longest.Text())) {
			longest = s
		}
	}
	for _, s := range r.statements {
		switch {
		case s.term().use != describe:
		case s == longest && r.Citation().Abstract == "" && len(s.Text()) >= enough:
			r.Add(citation.FieldAbstract, r.Prose(s.Element), s.Inner(), s.key)
		case r.Citation().Text(citation.FieldNote) == "" && s.qualifier == "":
			r.Add(citation.FieldNote, r.Prose(s.Element), s.Inner(), s.key)
		default:
			r.Keep(s.key, s.Text())
		}
	}
}
