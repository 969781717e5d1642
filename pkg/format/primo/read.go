package primo

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// reader reads one record.
type reader struct {
	*xmlwork.Reader
	e *source.Element
}

func (r *reader) read() {
	r.kind()
	r.title()
	r.people()
	typ := r.Citation().Type
	for _, row := range rows {
		if row.of != nil && !row.of(typ) {
			continue
		}
		for e := range xmlwork.At(r.e, row.path) {
			if text := value(e); text != "" {
				r.Put(row.field, text, e.Inner(), row.path)
			}
		}
	}
	r.dates()
	r.place()
	r.pages()
	r.identifiers()
	r.texts()
	r.callNumber()
	for _, path := range kept {
		for e := range xmlwork.At(r.e, path) {
			r.Keep(path, value(e))
		}
	}
}

// value gives what an element holds before its subfields. Some libraries'
// records hold the word "null" where there is nothing.
func value(e *source.Element) string {
	text := strings.ReplaceAll(subfield(e.Text(), ""), "\u200d", "")
	if text == "null" {
		return ""
	}
	return string(citation.ParseText(text))
}

// first gives the first element of the paths that holds something, and which path that was.
func (r *reader) first(paths ...string) (*source.Element, string) {
	for _, path := range paths {
		for e := range xmlwork.At(r.e, path) {
			if value(e) != "" {
				return e, path
			}
		}
	}
	return nil, ""
}

func (r *reader) kind() {
	for _, path := range []string{"display/type", "addata/genre", "addata/ristype", "addata/format", "search/rsrctype", "facets/rsrctype"} {
		e, _ := r.first(path)
		if e == nil {
			continue
		}
		named := strings.ToLower(value(e))
		typ := types[strings.TrimSuffix(named, "s")]
		if path != "display/type" {
			typ = risTypes[named]
		} else if typ == "" {
			typ = types[named]
		}
		if typ == "" {
			typ = citation.FindType(named)
		}
		if typ == citation.Periodical || typ == citation.Document {
			if e, _ := r.first("addata/atitle"); e != nil { // a part of it after all
				typ = citation.ArticleJournal
			}
		}
		if typ != "" {
			r.Add(citation.FieldType, typ, e.Inner(), path)
			return
		}
	}
	r.Add(citation.FieldType, citation.Document, r.e.At, "record")
}

// title reads the title without the statement of responsibility that a
// catalogue's card has behind it, and without the marks of what is not sorted.
func (r *reader) title() {
	paths := []string{"display/title", "addata/atitle", "addata/btitle", "addata/title", "addata/jtitle", "search/title"}
	if part(r.Citation().Type) {
		paths = slices.Insert(paths, 0, "addata/atitle")
	}
	e, path := r.first(paths...)
	if e == nil {
		return
	}
	text, _, _ := strings.Cut(strings.NewReplacer("<<", "", ">>", "").Replace(value(e)), " / ")
	text = strings.TrimRight(strings.ReplaceAll(text, " : ", ": "), " /:;")
	if t := citation.FromHTML(text); t != "" {
		r.Add(citation.FieldTitle, t, e.Inner(), path)
	}
}

// people reads creators and contributors: as they are displayed, since only
// there their roles are said, with the family name first where addata has it so.
func (r *reader) people() {
	authors := r.persons("addata/au", "addata/creatorfull")
	found := r.credit("display/creator", citation.FieldAuthor, authors)
	if !found {
		found = r.credit("addata/au", citation.FieldAuthor, nil)
		found = r.credit("addata/aucorp", citation.FieldAuthor, nil) || found
	}
	role := citation.FieldContributor
	if !found { // a title without a main entry: all are added ones
		role = citation.FieldAuthor
	}
	if !r.credit("display/contributor", role, r.persons("addata/addau")) && !r.credit("addata/addau", role, nil) && !found {
		r.credit("search/creatorcontrib", citation.FieldAuthor, nil)
	}
}

// persons gives the names of a list that have their family name first.
func (r *reader) persons(paths ...string) (names []string) {
	for _, path := range paths {
		for e := range xmlwork.At(r.e, path) {
			text := value(e)
			if n := subfield(e.Text(), "N"); n != "" {
				text = n
			}
			if strings.Contains(text, ",") && !slices.Contains(names, text) {
				names = append(names, text)
			}
		}
	}
	return names
}

// credit credits the people of a path, and reports whether there are any. The
// same person may be there once for every language of his role.
func (r *reader) credit(path string, role citation.Field, inverted []string) bool {
	seen := make(map[string]bool)
	for e := range xmlwork.At(r.e, path) {
		for one := range strings.SplitSeq(strings.ReplaceAll(e.Text(), "\u200d", ""), " ; ") {
			shown := subfield(one, "")
			bare, stated, angled := strings.Cut(shown, "<")
			if !angled {
				bare = shown
			}
			if !strings.Contains(bare, ",") {
				bare = invert(bare, inverted)
			}
			name, as, err := citation.ParseHeading(bare)
			if err != nil || seen[name.Sorted()] {
				continue
			}
			seen[name.Sorted()] = true
			if angled {
				as, _ = citation.ParseRelator(strings.TrimRight(stated, "> "))
			}
			if as == citation.NoField {
				as = role
			}
			r.Add(as, citation.Credit{Name: name}, e.At, path)
		}
	}
	return len(seen) > 0
}

// invert gives the form of a name with the family name first, "Crompton, John"
// for "John Crompton 1893-1972"; the name itself when there is none.
func invert(name string, inverted []string) string {
	words := strings.Fields(citation.Fold(name))
	for _, form := range inverted {
		family, given, _ := strings.Cut(citation.Fold(form), ",")
		parts := append(strings.Fields(family), strings.Fields(given)...)
		all := len(parts) > 1
		for _, p := range parts {
			all = all && slices.Contains(words, p)
		}
		if all {
			return form
		}
	}
	return name
}

func (r *reader) dates() {
	for _, path := range []string{"addata/date", "display/creationdate", "addata/risdate", "search/creationdate"} {
		for e := range xmlwork.At(r.e, path) {
			if date, _ := citation.ParseDate(value(e)); date.Known() && r.Citation().Issued() == (citation.Date{}) {
				r.Add(citation.FieldIssued, date, e.Inner(), path)
			}
		}
	}
	if e, path := r.first("display/creationdate"); e != nil {
		r.Put(citation.FieldIssued, value(e), e.Inner(), path)
	}
}

// place reads where and by whom a work was published; display has both in one: "London : Allen & Unwin".
func (r *reader) place() {
	if e, path := r.first("addata/cop", "display/place"); e != nil {
		text := value(e)
		if strings.Count(text, "[") != strings.Count(text, "]") { // "Cambridge [etc", cut at its stop
			if shown, _ := r.first("display/place"); shown != nil {
				e, path, text = shown, "display/place", value(shown)
			}
		}
		r.Put(citation.FieldPublisherPlace, strings.TrimRight(text, " :,"), e.Inner(), path)
	}
	e, path := r.first("display/publisher")
	if e == nil || r.Citation().In.Publisher != "" {
		return
	}
	place, publisher, both := strings.Cut(value(e), ": ")
	if !both {
		place, publisher = "", place
	}
	if r.Citation().In.Place == "" {
		r.Put(citation.FieldPublisherPlace, strings.TrimRight(place, " "), e.Inner(), path)
	}
	r.Put(citation.FieldPublisher, publisher, e.Inner(), path)
}

// pages reads the pages of a part, or how many a whole has.
func (r *reader) pages() {
	if format, path := r.first("display/format"); format != nil {
		if n := citation.CountPages(value(format)); n != "" {
			r.Put(citation.FieldNumberOfPages, n, format.Inner(), path)
		}
		r.Keep(path, value(format))
	}
	if !part(r.Citation().Type) {
		return
	}
	first, path := r.first("addata/spage")
	last, _ := r.first("addata/epage")
	if all, at := r.first("addata/pages"); all != nil && (first == nil || last == nil) {
		r.Put(citation.FieldPages, value(all), all.Inner(), at)
	} else if first != nil {
		end := ""
		if last != nil {
			end = value(last)
		}
		if pages, err := citation.MakePages(value(first), end); err == nil {
			r.Add(citation.FieldPages, pages, first.Inner(), path)
		}
	}
}

// identifiers reads those that are displayed, "$$CISBN$$V978-1-107-19995-8" or
// "EISSN: 1865-1356", where addata has none of the sort.
func (r *reader) identifiers() {
	have := r.Citation().Known()
	for e := range xmlwork.At(r.e, "display/identifier") {
		for one := range strings.SplitSeq(e.Text(), ";") {
			kind, text := subfield(one, "C"), subfield(one, "V")
			if kind == "" {
				kind, text, _ = strings.Cut(strings.TrimSpace(subfield(one, "")), ":")
			}
			scheme := citation.SchemeNamed(strings.TrimPrefix(strings.TrimSpace(kind), "E"))
			switch {
			case have.Has(scheme.Field()):
			case scheme.Known():
				bare, _, _ := strings.Cut(strings.TrimSpace(text), " ") // "0941130835 (pbk.) :"
				r.Put(scheme.Field(), bare, e.Inner(), "display/identifier "+strings.TrimSpace(kind))
			default:
				r.Keep("display/identifier "+strings.TrimSpace(kind), strings.TrimSpace(text))
			}
		}
	}
	for e := range xmlwork.At(r.e, "links/linktorsrc") {
		if address := subfield(e.Text(), "U"); address != "" {
			r.Put(citation.FieldURL, address, e.Inner(), "links/linktorsrc")
		}
	}
}

// texts reads the abstract, the subjects, the language and the series.
func (r *reader) texts() {
	if e, path := r.first("addata/abstract", "display/description"); e != nil {
		r.Add(citation.FieldAbstract, citation.FromHTML(subfield(e.Text(), "")), e.Inner(), path)
	}
	for e := range xmlwork.At(r.e, "display/subject") {
		for term := range strings.SplitSeq(subfield(e.Text(), ""), " ; ") {
			if term = strings.Trim(string(citation.ParseText(term)), " .;"); term != "" {
				r.Add(citation.FieldKeyword, citation.Keyword{Term: term}, e.Inner(), "display/subject")
			}
		}
	}
	if e, path := r.first("display/language", "facets/language"); e != nil {
		r.Put(citation.FieldLanguage, value(e), e.Inner(), path)
	}
	if e, path := r.first("display/series"); e != nil && r.Citation().In.Series == "" {
		title, number, _ := strings.Cut(value(e), " ; ")
		r.Put(citation.FieldSeries, title, e.Inner(), path)
		r.Put(citation.FieldSeriesNumber, number, e.Inner(), path)
	}
}

// callNumber reads where the library has its copies.
func (r *reader) callNumber() {
	var numbers []string
	var at source.Span
	add := func(e *source.Element, number string) {
		number = strings.Trim(number, "() ")
		if number != "" && number != "null" && !slices.Contains(numbers, number) {
			if len(numbers) == 0 {
				at = e.Inner()
			}
			numbers = append(numbers, number)
			at.End = e.Inner().End
		}
	}
	for e := range xmlwork.At(r.e, "display/availlibrary") {
		add(e, subfield(e.Text(), "2"))
	}
	if len(numbers) == 0 {
		if e, _ := r.first("delivery/bestlocation/callNumber", "delivery/holding/callNumber"); e != nil {
			add(e, value(e))
		}
	}
	r.Put(citation.FieldCallNumber, strings.Join(numbers, ", "), at, "availlibrary")
}
