package mods

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
)

const (
	opening = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<modsCollection xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">` + "\n"
	closing = "</modsCollection>\n"
)

// carries gives what a written record can hold: all, for what MODS has no
// element for is a note of a type.
func carries() citation.FieldSet {
	return citation.AllFields().Minus(citation.NewFieldSet(citation.FieldOtherID))
}

// writing is a record on its way to XML.
type writing struct {
	xmlwork.Writer
	c       *citation.Citation
	hosted  bool              // it has a host
	written citation.FieldSet // the fields that have had their element
}

// appendRecord appends a record, in the order of the schema's user guidelines.
// What stands in MODS with the journal or book stands there.
func appendRecord(dst []byte, rec *evidence.Record, _ format.Options) []byte {
	c := &rec.Citation
	w := writing{Writer: xmlwork.Writer{Dst: dst, Indent: 1}, c: c}
	w.hosted = c.In.Title != "" || c.Type.InPeriodical() || c.Type.InBook()
	w.Open("mods", "version", "3.8")
	w.titleInfo("", c.Title)
	for _, t := range c.Titles {
		switch t.Use {
		case citation.FieldTitleShort:
			w.titleInfo("abbreviated", t.Text)
		case citation.FieldTranslatedTitle:
			w.titleInfo("translated", t.Text, "xml:lang", string(t.Language))
		}
	}
	w.people(false, func(f citation.Field) bool {
		return !w.ofHost(f) && !w.ofSeries(f) && f != citation.FieldReviewedAuthor
	})
	w.Open("name", "type", "conference")
	w.leaf("namePart", citation.FieldEventTitle)
	w.Close()
	w.kind()
	w.origin()
	w.Open("language")
	w.Leaf("languageTerm", string(c.Language), "type", "code", "authority", "rfc5646")
	w.Close()
	w.physical()
	w.Leaf("abstract", string(c.Abstract))
	w.leaf("note", citation.FieldNote)
	for _, k := range c.Keywords {
		w.Open("subject", "authority", authorityOf(k.Vocabulary))
		w.Leaf("topic", k.Term)
		w.Close()
	}
	w.leaf("classification", citation.FieldCallNumber)
	if w.hosted {
		w.host()
	} else {
		w.part()
	}
	w.series()
	w.others()
	w.identifiers(func(s citation.Scheme) bool { return !w.hosted || s != citation.SchemeISSN && s != citation.SchemeISBN })
	w.Leaf("identifier", c.Key, "type", "citekey")
	w.location()
	w.rest()
	w.Close()
	return append(w.Dst, '\n')
}

// leaf writes the text of a field.
func (w *writing) leaf(element string, f citation.Field, attrs ...string) {
	w.Leaf(element, string(w.c.Text(f)), attrs...)
	w.written.Add(f)
}

func (w *writing) titleInfo(kind string, title citation.Text, attrs ...string) {
	w.Open("titleInfo", append([]string{"type", kind}, attrs...)...)
	w.Leaf("title", string(title))
	w.Close()
}

// ofHost reports whether a role is one in the book that the work is part of.
func (w *writing) ofHost(f citation.Field) bool {
	return w.hosted && (f == citation.FieldContainerAuthor || f == citation.FieldEditor && w.c.Type.InBook())
}

// ofSeries reports whether a role is one in the series.
func (w *writing) ofSeries(f citation.Field) bool {
	return f == citation.FieldCollectionEditor && w.c.In.Series != ""
}

// people writes those whose role is wanted; in the host, whoever wrote it is its author.
func (w *writing) people(within bool, wanted func(f citation.Field) bool) {
	for i := range w.c.Credits {
		cr := &w.c.Credits[i]
		if !wanted(cr.Role) {
			continue
		}
		n := &cr.Name
		kind := "personal"
		if n.Literal != "" {
			kind = "corporate"
		}
		w.Open("name", "type", kind)
		if cr.EtAl {
			w.Empty("etal")
		}
		w.Leaf("namePart", n.Literal)
		w.Leaf("namePart", strings.TrimSpace(n.Particle+" "+n.Family), "type", "family")
		w.Leaf("namePart", strings.TrimSpace(n.Given+" "+n.DroppingParticle), "type", "given")
		w.Leaf("namePart", n.Suffix, "type", "termsOfAddress")
		role := cr.Role
		if within && role != citation.FieldEditor {
			role = citation.FieldAuthor
		}
		code, term := role.Relator()
		authority := ""
		if code != "" {
			authority = "marcrelator"
		}
		w.Open("role")
		w.Leaf("roleTerm", code, "type", "code", "authority", authority)
		w.Leaf("roleTerm", term, "type", "text", "authority", authority)
		w.Close()
		for _, id := range cr.IDs {
			w.Leaf("nameIdentifier", id.Value, "type", strings.ToLower(string(id.Scheme)))
		}
		for _, a := range cr.Affiliations {
			w.Leaf("affiliation", a)
		}
		w.Close()
	}
}

// kind writes the type: in the words of MODS, which are few, and as a genre in those of reference managers.
func (w *writing) kind() {
	if w.c.Type == "" {
		w.leaf("genre", citation.FieldGenre)
		return
	}
	resource := "text"
	for _, r := range resourceNames {
		if r.typ == w.c.Type {
			resource = r.name
		}
	}
	w.Leaf("typeOfResource", resource)
	w.Leaf("genre", w.c.Type.Zotero(), "authority", "local")
	w.leaf("genre", citation.FieldGenre)
}

// origin writes when the work was published; where and by whom only when that is not the host's.
func (w *writing) origin() {
	w.Open("originInfo")
	if !w.hosted {
		w.publisher()
	}
	for _, d := range w.c.Dates {
		switch d.Use {
		case citation.FieldIssued:
			w.date("dateIssued", d.Date)
		case citation.FieldAccessed:
			if w.c.URL() == "" {
				w.date("dateCaptured", d.Date)
			}
		case citation.FieldOriginalDate:
		default:
			w.date("dateOther", d.Date, "type", d.Use.String())
		}
	}
	w.leaf("edition", citation.FieldEdition)
	w.Close()
}

func (w *writing) publisher() {
	w.Open("place")
	w.leaf("placeTerm", citation.FieldPublisherPlace, "type", "text")
	w.Close()
	w.leaf("publisher", citation.FieldPublisher)
}

// date writes a date: as W3CDTF, a range by its ends; what that cannot hold, as EDTF.
func (w *writing) date(element string, d citation.Date, attrs ...string) {
	plain := func(m citation.Moment) bool { return m.Season == 0 && m.Year > 0 && m.Precision >= citation.ToYear }
	with := func(more ...string) []string { return append(more, attrs...) }
	switch {
	case !d.Known():
		w.Leaf(element, d.String(), attrs...)
	case d.Circa || d.Open || !plain(d.Moment) || d.IsRange() && !plain(d.End):
		w.Leaf(element, d.String(), with("encoding", "edtf")...)
	case d.IsRange():
		w.Leaf(element, d.Moment.String(), with("encoding", "w3cdtf", "point", "start")...)
		w.Leaf(element, d.End.String(), with("encoding", "w3cdtf", "point", "end")...)
	default:
		w.Leaf(element, d.String(), with("encoding", "w3cdtf")...)
	}
}

func (w *writing) physical() {
	w.Open("physicalDescription")
	w.leaf("form", citation.FieldMedium)
	for _, unit := range []struct {
		field citation.Field
		word  string
	}{{citation.FieldNumberOfPages, " p."}, {citation.FieldNumberOfVolumes, " v."}} {
		n := string(w.c.Text(unit.field))
		if n != "" && len(n) < 6 && strings.Trim(n, "0123456789") == "" {
			w.Leaf("extent", n+unit.word)
			w.written.Add(unit.field)
		}
	}
	w.Close()
}

// host writes the journal or book.
func (w *writing) host() {
	w.Open("relatedItem", "type", "host")
	w.titleInfo("", w.c.In.Title)
	w.titleInfo("abbreviated", w.c.In.TitleShort)
	w.people(true, w.ofHost)
	w.Open("originInfo")
	w.publisher()
	w.Close()
	w.part()
	w.identifiers(func(s citation.Scheme) bool { return s == citation.SchemeISSN || s == citation.SchemeISBN })
	w.Close()
	w.written.Add(citation.FieldJournalShort)
}

// part writes where in its host, or of what larger work, the work is.
func (w *writing) part() {
	number := "report number"
	if w.c.Type.InPeriodical() {
		number = "article number"
	}
	w.Open("part")
	for _, d := range []struct {
		kind  string
		field citation.Field
	}{
		{"volume", citation.FieldVolume}, {"issue", citation.FieldIssue}, {number, citation.FieldNumber},
		{"chapter", citation.FieldChapterNumber}, {"section", citation.FieldSection}, {"part", citation.FieldPart}, {"supplement", citation.FieldSupplement},
	} {
		if d.field == citation.FieldIssue && w.c.Type == citation.Report {
			continue // would be read as the report's number
		}
		w.Open("detail", "type", d.kind)
		w.leaf("number", d.field)
		w.Close()
	}
	if p := w.c.In.Pages; p != (citation.Pages{}) {
		w.Open("extent", "unit", "page")
		if back, err := citation.MakePages(p.First, p.Last); err == nil && back == p {
			w.Leaf("start", p.First)
			w.Leaf("end", p.Last)
		} else {
			w.Leaf("list", p.Raw)
		}
		w.Close()
	}
	w.Close()
}

func (w *writing) series() {
	if w.c.In.Series == "" {
		return
	}
	w.Open("relatedItem", "type", "series")
	w.Open("titleInfo")
	w.leaf("title", citation.FieldSeries)
	w.leaf("partNumber", citation.FieldSeriesNumber)
	w.Close()
	w.people(false, w.ofSeries)
	w.Close()
}

// others writes the work reviewed, and the original.
func (w *writing) others() {
	w.Open("relatedItem", "type", "reviewOf")
	w.Open("titleInfo")
	w.leaf("title", citation.FieldReviewedTitle)
	w.Close()
	w.people(false, func(f citation.Field) bool { return f == citation.FieldReviewedAuthor })
	w.Close()
	w.Open("relatedItem", "type", "original")
	w.titleInfo("", w.c.OtherTitle(citation.FieldOriginalTitle))
	w.Open("originInfo")
	w.Open("place")
	w.leaf("placeTerm", citation.FieldOriginalPublisherPlace, "type", "text")
	w.Close()
	w.leaf("publisher", citation.FieldOriginalPublisher)
	if d := w.c.Date(citation.FieldOriginalDate); d != (citation.Date{}) {
		w.Leaf("dateIssued", d.String())
	}
	w.Close()
	w.Close()
}

func (w *writing) identifiers(wanted func(citation.Scheme) bool) {
	for _, id := range w.c.IDs {
		if wanted(id.Scheme) {
			w.Leaf("identifier", id.Value, "type", strings.ToLower(string(id.Scheme)))
		}
	}
}

func (w *writing) location() {
	w.Open("location")
	w.leaf("physicalLocation", citation.FieldArchive)
	accessed := w.c.Date(citation.FieldAccessed).String()
	for _, l := range w.c.Links {
		switch l.Rel {
		case "license":
		case "fulltext":
			w.Leaf("url", l.URL, "access", "raw object")
		default:
			w.Leaf("url", l.URL, "usage", "primary display", "dateLastAccessed", accessed)
			accessed = ""
		}
	}
	w.Close()
	for l := range w.c.Values(citation.FieldLicense) {
		w.Empty("accessCondition", "type", "use and reproduction", "xlink:href", l.String())
	}
}

// rest writes what has no element of its own as notes, and what a MODS file
// had that no field is for as it was.
func (w *writing) rest() {
	for _, f := range citation.Fields() {
		if f.Kind() == citation.KindText && !w.written.Has(f) && !slices.Contains([]citation.Field{citation.FieldTitle, citation.FieldJournal, citation.FieldAbstract}, f) {
			w.Leaf("note", string(w.c.Text(f)), "type", f.String())
		}
	}
	for _, e := range w.c.Extra {
		element, qualifier, _ := strings.Cut(e.Name, " ")
		if attribute, known := keptElements[element]; e.Format == name && known {
			w.Leaf(element, e.Value, attribute, qualifier)
		}
	}
}

// keptElements are the elements that go back as they were, with the attribute that qualifies them.
var keptElements = map[string]string{
	"note": "type", "abstract": "type", "identifier": "type", "classification": "authority", "tableOfContents": "", "targetAudience": "",
}

// authorityOf gives the authority of a vocabulary.
func authorityOf(vocabulary string) string {
	for authority, known := range vocabularies {
		if known == vocabulary && vocabulary != "" {
			return authority
		}
	}
	return vocabulary
}
