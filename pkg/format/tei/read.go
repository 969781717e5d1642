package tei

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// reader reads one work.
type reader struct{ *xmlwork.Reader }

// header reads the work that a header describes: by its source, where that is
// a structured reference, and by what the file says of itself for the rest.
func (r *reader) header(header, text *source.Element) {
	file := header.Child("fileDesc")
	if b := file.Child("sourceDesc", "biblStruct"); b != nil {
		r.reference(b)
	}
	statement := file.Child("titleStmt")
	if r.Citation().Title == "" {
		r.titles(statement, citation.FieldTitle)
	}
	if !r.Citation().HasCredit(citation.FieldAuthor) && !r.Citation().HasCredit(citation.FieldEditor) {
		r.people(statement, citation.FieldAuthor, citation.FieldEditor)
	}
	published := file.Child("publicationStmt")
	r.Put(citation.FieldPublisher, xmlwork.Word(published.Child("publisher")), published.Child("publisher").Inner(), "publicationStmt/publisher")
	r.Put(citation.FieldPublisherPlace, xmlwork.Word(published.Child("pubPlace")), published.Child("pubPlace").Inner(), "publicationStmt/pubPlace")
	r.dates(published)
	for id := range published.Children("idno") {
		r.identifier(id, nil)
	}
	r.Element(citation.FieldEdition, file.Child("editionStmt", "edition"), "editionStmt/edition")
	if series := file.Child("seriesStmt"); series != nil {
		r.series(series)
	}
	for licence := range published.All("licence") {
		if target := licence.Attr("target"); target != "" {
			r.Put(citation.FieldLicense, target, licence.At, "licence")
		} else {
			r.Keep("licence", xmlwork.Word(licence))
		}
	}
	r.profile(header.Child("profileDesc"))
	r.front(text.Child("front"))
	for _, e := range []*source.Element{text, header} {
		if lang := e.Attr("lang"); lang != "" && r.Citation().Language == "" {
			r.Put(citation.FieldLanguage, lang, e.Tag(), "xml:lang")
		}
	}
	if r.Citation().Type == "" {
		r.Add(citation.FieldType, citation.Document, r.Record.At, "teiHeader")
	}
}

// profile reads the abstract, the keywords and the language.
func (r *reader) profile(e *source.Element) {
	if abstract := e.Child("abstract"); abstract != nil {
		if text := r.Text(abstract); text != "" {
			r.Add(citation.FieldAbstract, text, abstract.Inner(), "abstract")
		}
	}
	for list := range e.Child("textClass").Children("keywords") {
		vocabulary := strings.TrimPrefix(list.Attr("scheme"), "#")
		if strings.Contains(vocabulary, "/") || strings.EqualFold(vocabulary, "author") {
			vocabulary = ""
		}
		found := false
		for term := range list.All("term", "item") {
			for word := range strings.SplitSeq(xmlwork.Word(term), ";") {
				if word = strings.Trim(word, " .,"); word != "" {
					found = true
					r.Add(citation.FieldKeyword, citation.Keyword{Term: word, Vocabulary: vocabulary}, term.Inner(), "keywords")
				}
			}
		}
		if !found {
			r.Keep("keywords", xmlwork.Word(list))
		}
	}
	for lang := range e.Child("langUsage").Children("language") {
		r.Put(citation.FieldLanguage, lang.Attr("ident"), lang.At, "language")
	}
}

// front reads a title page, where the header has not said what it does.
func (r *reader) front(e *source.Element) {
	if e == nil || r.Citation().Title != "" {
		return
	}
	var parts []string
	var at source.Span
	for title := range e.All("docTitle") {
		for part := range title.Children("titlePart") {
			if text := r.Text(part); text != "" {
				if len(parts) == 0 {
					at = part.Inner()
				}
				parts, at.End = append(parts, string(text)), part.Inner().End
			}
		}
		break
	}
	if len(parts) == 0 {
		return
	}
	r.Add(citation.FieldTitle, citation.Text(strings.Join(parts, ": ")), at, "docTitle")
	for author := range e.All("docAuthor") {
		if text := xmlwork.Word(author); !strings.ContainsAny(text, "0123456789*") { // the marks of affiliations: no name would be sure
			names, err := citation.ParseNames(text)
			for _, name := range names {
				if err == nil {
					r.Add(citation.FieldAuthor, citation.Credit{Name: name}, author.At, "docAuthor")
				}
			}
		} else {
			r.Keep("docAuthor", text)
		}
	}
	for date := range e.All("docDate") {
		r.date(date, citation.FieldIssued)
	}
	for id := range e.All("idno") {
		r.identifier(id, nil)
	}
	for div := range e.All("div") {
		if div.Attr("type") == "abstract" {
			r.Element(citation.FieldAbstract, div, "div abstract")
		}
	}
}

// reference reads a biblStruct: a part of a whole, or a whole alone.
func (r *reader) reference(e *source.Element) {
	analytic, monogr := e.Child("analytic"), e.Child("monogr")
	r.kind(e)
	if key := e.Attr("id"); key != "" && r.Citation().Key == "" && !generated(key) {
		r.Citation().Key = key
	}
	hosted := xmlwork.Word(analytic.Child("title")) != ""
	if hosted {
		r.titles(analytic, citation.FieldTitle)
		r.titles(monogr, citation.FieldJournal)
	} else {
		r.titles(monogr, citation.FieldTitle)
	}
	r.people(analytic, citation.FieldAuthor, citation.FieldEditor)
	within := citation.FieldAuthor
	if hosted {
		within = citation.FieldContainerAuthor
	}
	r.people(monogr, within, citation.FieldEditor)
	for _, part := range []*source.Element{e, analytic, monogr} {
		for id := range part.Children("idno") {
			r.identifier(id, part)
		}
		for link := range part.Children("ref", "ptr") {
			r.Put(citation.FieldURL, link.Attr("target"), link.At, link.Name)
		}
	}
	r.Element(citation.FieldEdition, monogr.Child("edition"), "edition")
	for meeting := range monogr.Children("meeting") {
		r.meeting(meeting)
	}
	for _, extent := range []*source.Element{monogr.Child("extent"), monogr.Child("imprint", "extent")} {
		if n := citation.CountPages(xmlwork.Word(extent)); n != "" {
			r.Put(citation.FieldNumberOfPages, n, extent.Inner(), "extent")
		}
	}
	for _, imprint := range []*source.Element{monogr.Child("imprint"), monogr} {
		r.imprint(imprint)
	}
	if series := e.Child("series"); series != nil {
		r.series(series)
	}
	for note := range e.Children("note") {
		r.note(note)
	}
}

// generated reports whether an identifier is one that GROBID counts: "b12".
func generated(key string) bool {
	return len(key) > 1 && key[0] == 'b' && strings.Trim(key[1:], "0123456789") == ""
}

// note reads a note by its type; those without one are remarks.
func (r *reader) note(e *source.Element) {
	kind := e.Attr("type")
	switch f := citation.FieldNamed(kind); {
	case kind == "" && r.Citation().Text(citation.FieldNote) == "" && !strings.Contains(e.Text(), "@"): // GROBID: what it could not place
		r.Element(citation.FieldNote, e, "note")
	case kind == "accessed":
		r.Put(citation.FieldAccessed, e.Text(), e.Inner(), "note accessed")
	case f.Kind() == citation.KindText:
		r.Element(f, e, "note "+kind)
	case kind == "url":
		r.Put(citation.FieldURL, e.Text(), e.Inner(), "note url")
	case kind == "report_type" || kind == "thesisType" || kind == "reportType":
		r.Element(citation.FieldGenre, e, "note "+kind)
	default:
		r.Keep(strings.TrimSpace("note "+kind), xmlwork.Word(e))
	}
}

// kind settles the type: as it is stated, or by the levels of the titles.
func (r *reader) kind(e *source.Element) {
	typ := citation.ParseZoteroType(e.Attr("type"))
	if typ == "" {
		typ = citation.FindType(e.Attr("type"))
	}
	analytic, monogr := e.Child("analytic", "title"), e.Child("monogr", "title")
	level := monogr.Attr("level")
	part := xmlwork.Word(analytic) != ""
	switch {
	case typ != "":
	case part && e.Child("monogr", "meeting") != nil:
		typ = citation.PaperConference
	case part && level == "j":
		typ = citation.ArticleJournal
	case part && level == "m":
		typ = citation.Chapter
	case !part && level == "m":
		typ = citation.Book
	case !part && level == "j":
		typ = citation.Periodical
	}
	for note := range e.Children("note") {
		if typ == "" && note.Attr("type") == "report_type" {
			typ = citation.FindType(xmlwork.Word(note))
		}
	}
	if typ == "" {
		typ = citation.Document
	}
	r.Add(citation.FieldType, typ, e.At, "biblStruct")
}

// titles reads the title with its subtitle; what is short or in another
// language stands beside it.
func (r *reader) titles(e *source.Element, f citation.Field) {
	var main, sub, first *source.Element
	for t := range e.Children("title") {
		if r.Text(t) == "" {
			continue
		}
		switch kind := t.Attr("type"); kind {
		case "", "main":
			if main == nil || main.Attr("type") == "" && kind == "main" {
				main = t
			}
		case "sub", "subtitle", "subordinate":
			sub = t
		case "short", "abbreviated", "abbrev", "iso", "nlm":
			if f == citation.FieldTitle {
				r.Element(citation.FieldTitleShort, t, "title "+kind)
			} else {
				r.Element(citation.FieldJournalShort, t, "title "+kind)
			}
			continue
		case "translated", "parallel":
			lang, _ := citation.ParseLanguage(t.Attr("lang"))
			r.Add(citation.FieldTranslatedTitle, citation.Title{Text: r.Text(t), Language: lang}, t.Inner(), "title "+kind)
			continue
		default:
			r.Keep("title "+kind, xmlwork.Word(t))
		}
		if first == nil {
			first = t
		}
	}
	if main == nil {
		main = first
	}
	if main == nil {
		return
	}
	text, at := r.Text(main), main.Inner()
	if sub != nil && sub != main {
		text = citation.Text(strings.TrimRight(string(text), " :.")) + ": " + r.Text(sub)
		at.Start, at.End = min(at.Start, sub.Inner().Start), max(at.End, sub.Inner().End)
	}
	r.Add(f, text, at, "title")
}

// people credits authors, editors, and those whose responsibility is stated.
func (r *reader) people(e *source.Element, author, editor citation.Field) {
	for who := range e.Children("author", "editor", "respStmt", "principal") {
		role := author
		switch who.Name {
		case "editor":
			role = editor
			if f, known := citation.ParseRelator(who.Attr("role")); known && who.Attr("role") != "" {
				role = f
			}
		case "respStmt":
			f, known := citation.ParseRelator(xmlwork.Word(who.Child("resp")))
			if role = f; !known || f == citation.NoField {
				r.Keep(strings.TrimSpace("respStmt "+xmlwork.Word(who.Child("resp"))), strings.Join(xmlwork.Words(who, "persName", "name", "orgName"), "; "))
				continue
			}
		}
		for credit := range r.credits(who) {
			r.Add(role, credit, who.At, who.Name)
		}
	}
}
