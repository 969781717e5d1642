package endnotexml

import (
	"slices"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/source"
)

// reader reads one record.
type reader struct {
	*evidence.Builder
	leaves []leaf
	typ    citation.Type
	name   string // of the type, by EndNote
}

// A leaf is an element that holds text, which may be in pieces of different style.
type leaf struct {
	path string // from the record on: "titles/title"
	*source.Element
}

// text gives the leaf's text on one line, without its style.
func (l leaf) text() string { return string(citation.ParseText(l.Text())) }

// place is where the text stands, without the white space that surrounds it.
func (l leaf) place() source.Span {
	e := l.Element
	for len(e.Nodes) == 1 && e.Nodes[0].Element != nil {
		e = e.Nodes[0].Element
	}
	return e.Inner()
}

func (r *reader) read(e *source.Element) {
	r.collect(e, "")
	r.kind(e.Child("ref-type"))
	for late := range 2 {
		for _, l := range r.leaves {
			row, known := elements.Reading(l.path, r.typ)
			if (row.Use == tagged.Late) == (late == 1) {
				r.put(row, known, l)
			}
		}
	}
	r.issued()
}

// collect finds the leaves in document order.
func (r *reader) collect(e *source.Element, path string) {
	for child := range e.Children() {
		below := child.Name
		if path != "" {
			below = path + "/" + child.Name
		}
		switch {
		case path == "" && slices.Contains(housekeeping, child.Name):
		case hasFields(child):
			r.collect(child, below)
		case child.Name != "style" && strings.TrimSpace(child.Text()) != "":
			r.leaves = append(r.leaves, leaf{below, child})
		}
	}
}

// hasFields reports whether an element holds others than pieces of text.
func hasFields(e *source.Element) bool {
	for child := range e.Children() {
		if child.Name != "style" {
			return true
		}
	}
	return false
}

// leaf gives the first leaf with that path.
func (r *reader) leaf(path string) (leaf, bool) {
	i := slices.IndexFunc(r.leaves, func(l leaf) bool { return l.path == path })
	if i < 0 {
		return leaf{}, false
	}
	return r.leaves[i], true
}

// kind settles the type of the work. The name is surer than the number: a
// library may have given its user's own types the number of another.
func (r *reader) kind(e *source.Element) {
	if e == nil {
		return
	}
	named := strings.TrimSpace(e.Attr("name"))
	text := strings.TrimSpace(e.Text())
	number, err := strconv.Atoi(text)
	if err != nil && named == "" {
		named = text // Citavi writes the name as content
	}
	row, known := readType(named, number)
	if !known {
		r.typ = citation.Document
		r.Citation().Type = r.typ
		r.Keep("ref-type", named)
		r.Remark(diag.UnknownType, e.At, citation.FieldType, "type %q (%s) is not known; taken as %s", named, text, r.typ)
		return
	}
	r.typ, r.name = row.typ, row.name
	r.Add(citation.FieldType, row.typ, e.At, "ref-type")
	if row.name == "Edited Book" {
		for i := range r.leaves {
			if r.leaves[i].path == "contributors/authors/author" {
				r.leaves[i].path = "contributors/tertiary-authors/author"
			}
		}
	}
}

// put puts a leaf where its row says.
func (r *reader) put(row tagged.Row, known bool, l leaf) {
	text := l.text()
	switch {
	case !known:
		r.Remark(diag.UnknownTag, l.At, citation.NoField, "element %s is not known; its text is kept for %s output", l.path, name)
		r.Keep(l.path, text)
		return
	case l.path == "label" && r.Citation().Key == "" && !strings.ContainsAny(text, " {},"):
		r.Citation().Key = text
		return
	case l.path == "titles/secondary-title" && r.name == "Conference Proceedings" && !r.hasProceedings():
		// EndNote names the element for the meeting; databases put the proceedings there.
		row.Field = citation.FieldJournal
	case l.path == "titles/secondary-title" && r.abbreviates(l):
		row.Field = citation.FieldJournalShort
	case l.path == "isbn" && tagged.HasSerial(text):
		row.Field = citation.FieldISSN
	}
	c := r.Citation()
	switch row.Field {
	case citation.NoField:
		r.Keep(l.path, text)
	case citation.FieldIssued: // see issued
	case citation.FieldISSN:
		r.serials(l)
	case citation.FieldPages:
		r.pages(l, text)
	case citation.FieldDOI:
		if doi, ok := tagged.DOIIn(text); ok {
			r.Put(row.Field, doi, l.place(), l.path)
			return
		}
		r.identifier(l, text)
	case citation.FieldPMCID:
		if id, err := citation.SchemePMCID.Parse(text); err == nil {
			r.Add(row.Field, id, l.place(), l.path)
			return
		}
		r.Keep(l.path, text)
	case citation.FieldArchiveLocation:
		r.accession(l, text)
	case citation.FieldOnline, citation.FieldAccessed:
		if date, err := citation.ParseDate(text); err == nil && date.Known() {
			r.Add(row.Field, date, l.place(), l.path)
		} else if row.Field == citation.FieldOnline {
			r.Add(citation.FieldEdition, l.styled(false), l.place(), l.path)
		} else {
			r.Keep(l.path, text)
		}
	case citation.FieldJournalShort:
		if !strings.EqualFold(text, c.In.Title.Plain()) {
			r.Put(row.Field, text, l.place(), l.path)
		}
	case citation.FieldURL, citation.FieldFullText:
		r.links(row.Field, l)
	default:
		r.value(row.Field, l)
	}
}

// value puts a leaf into a field as the field's kind has it.
func (r *reader) value(f citation.Field, l leaf) {
	switch f.Kind() {
	case citation.KindText:
		prose := f == citation.FieldAbstract || f == citation.FieldNote || f == citation.FieldAnnote
		r.Add(f, l.styled(prose), l.place(), l.path)
	case citation.KindTitle:
		r.Add(f, citation.Title{Text: l.styled(false)}, l.place(), l.path)
	case citation.KindName:
		for one := range tagged.Parts(l.Text(), ";") {
			if credit, ok := tagged.Credit(f, string(citation.ParseText(one))); ok {
				r.Add(f, credit, l.place(), l.path)
			}
		}
	case citation.KindKeyword:
		for one := range tagged.Parts(l.Text(), ";") {
			term, major := strings.CutPrefix(string(citation.ParseText(one)), "*")
			if term != "" {
				r.Add(f, citation.Keyword{Term: term, Major: major}, l.place(), l.path)
			}
		}
	default:
		r.Put(f, l.text(), l.place(), l.path)
	}
}

// hasProceedings reports whether the title of the proceedings stands in an element of its own.
func (r *reader) hasProceedings() bool {
	meeting, _ := r.leaf("titles/secondary-title")
	for _, path := range []string{"periodical/full-title", "custom3"} {
		if l, ok := r.leaf(path); ok && !strings.EqualFold(l.text(), meeting.text()) {
			return true
		}
	}
	return false
}

// abbreviates reports whether a leaf has the short name of a periodical whose full name is given elsewhere.
func (r *reader) abbreviates(l leaf) bool {
	short, has := r.leaf("periodical/abbr-1")
	full, known := r.leaf("periodical/full-title")
	return has && known && r.typ.InPeriodical() && strings.EqualFold(l.text(), short.text()) && !strings.EqualFold(l.text(), full.text())
}

// serials puts the ISSNs and ISBNs of a leaf into the citation, told apart by
// their length: "1532-1827 (Electronic)\r0007-0920 (Linking)".
func (r *reader) serials(l leaf) {
	found := false
	for word := range strings.FieldsFuncSeq(l.Text(), func(c rune) bool { return c <= ' ' || strings.ContainsRune(",;()", c) }) {
		f := citation.NoField
		switch len(word) - strings.Count(word, "-") {
		case 8:
			f = citation.FieldISSN
		case 10, 13:
			f = citation.FieldISBN
		}
		if f == citation.NoField || strings.Trim(word, "0123456789-Xx") != "" {
			continue
		}
		found = true
		r.Put(f, word, l.place(), l.path)
	}
	if !found {
		r.Keep(l.path, l.text())
	}
}

// pages reads the pages; of a work that is not part of another, how many they are.
func (r *reader) pages(l leaf, text string) {
	count := strings.TrimRight(text, " .pPsS")
	switch {
	case strings.Contains(text, "://"): // "Available: http://..."
		r.Keep(l.path, text)
	case tagged.Whole(r.typ) && tagged.Digits(count):
		r.Put(citation.FieldNumberOfPages, count, l.place(), l.path)
	default:
		r.Put(citation.FieldPages, text, l.place(), l.path)
	}
}

// accession reads a number in a database, which may be PubMed's.
func (r *reader) accession(l leaf, text string) {
	if tagged.Digits(text) {
		for _, path := range []string{"remote-database-name", "remote-database-provider"} {
			database, _ := r.leaf(path)
			if database.Element != nil && slices.Contains(medline, strings.ToLower(database.text())) {
				r.Put(citation.FieldPMID, text, l.place(), l.path)
				return
			}
		}
	}
	r.identifier(l, text)
}

// medline are the names that EndNote's users and databases give to PubMed.
var medline = []string{"pubmed", "medline", "nlm", "nlm medline", "ovid medline(r)", "ovid medline"}

// identifier reads an identifier that says itself what it is, "arXiv:2301.00001".
func (r *reader) identifier(l leaf, text string) {
	id, err := citation.ParseIdentifier(text)
	switch {
	case err == nil && id.Scheme.Field() != citation.FieldOtherID:
		r.Add(id.Scheme.Field(), id, l.place(), l.path)
	case l.path == "accession-num":
		r.Add(citation.FieldArchiveLocation, citation.ParseText(text), l.place(), l.path)
	default:
		r.Keep(l.path, text)
	}
}

// links reads addresses. "<Go to ISI>://000200148800007" is none, nor are the
// names of files on the exporter's disk of use to anybody else.
func (r *reader) links(f citation.Field, l leaf) {
	for word := range strings.FieldsSeq(l.Text()) {
		word = strings.TrimRight(word, ";,")
		if !hasPrefixFold(word, "http") && !hasPrefixFold(word, "ftp") && !hasPrefixFold(word, "www.") {
			r.Keep(l.path, l.text())
			return
		}
		r.Put(f, word, l.place(), l.path)
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// issued joins the year and the day, which EndNote has apart: "1937" and
// "Jan", "2015" and "Mar 3". The day may state the whole date.
func (r *reader) issued() {
	var date citation.Date
	year, stated := r.leaf("dates/year")
	if stated {
		date, _ = citation.ParseDate(year.text())
	}
	at := source.Span{}
	if stated {
		at = year.place()
	}
	for _, l := range r.leaves {
		if l.path != "dates/pub-dates/date" {
			continue
		}
		text := l.text()
		day, err := citation.ParseDate(text)
		if !day.Known() && date.Known() {
			day, err = citation.ParseDateInYear(date.Year, text)
		}
		refined, agree := date.Refine(day)
		if err != nil && date.Known() {
			r.Keep(l.path, text)
			continue
		}
		if !agree {
			r.Remark(diag.Conflict, l.place(), citation.FieldIssued, "the year says %s and the date says %s; the year stands", date, day)
			r.Keep(l.path, text)
			continue
		}
		if date = refined; !stated {
			at = l.place()
		} else {
			at = source.Span{Start: min(at.Start, l.place().Start), End: max(at.End, l.place().End)}
		}
	}
	if date != (citation.Date{}) {
		r.Add(citation.FieldIssued, date, at, "dates")
	}
}
