package jats

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// citations are the elements that describe a reference.
var citations = []string{"element-citation", "mixed-citation", "nlm-citation", "citation"}

// referenceTypes are the values of publication-type.
var referenceTypes = map[string]citation.Type{
	"journal": citation.ArticleJournal, "article": citation.ArticleJournal, "article-journal": citation.ArticleJournal, "book": citation.Book, "chapter": citation.Chapter,
	"book-chapter": citation.Chapter, "confproc": citation.PaperConference, "conference": citation.PaperConference, "paper-conference": citation.PaperConference,
	"thesis": citation.Thesis, "report": citation.Report, "preprint": citation.Article, "patent": citation.Patent, "standard": citation.Standard,
	"web": citation.Webpage, "webpage": citation.Webpage, "website": citation.Webpage, "data": citation.Dataset, "dataset": citation.Dataset,
	"database": citation.Dataset, "software": citation.Software, "newspaper": citation.ArticleNewspaper, "magazine": citation.ArticleMagazine,
	"article-newspaper": citation.ArticleNewspaper, "article-magazine": citation.ArticleMagazine, "manuscript": citation.Manuscript,
}

// referenceRows are read below a reference, but for names, titles and dates.
var referenceRows = []xmlwork.Row{
	{Path: "series", Field: citation.FieldSeries},
	{Path: "volume", Field: citation.FieldVolume},
	{Path: "issue", Field: citation.FieldIssue},
	{Path: "elocation-id", Field: citation.FieldNumber},
	{Path: "edition", Field: citation.FieldEdition},
	{Path: "publisher-name", Field: citation.FieldPublisher},
	{Path: "institution", Field: citation.FieldPublisher},
	{Path: "publisher-loc", Field: citation.FieldPublisherPlace},
	{Path: "isbn", Field: citation.FieldISBN},
	{Path: "issn", Field: citation.FieldISSN},
	{Path: "conf-name", Field: citation.FieldEventTitle},
	{Path: "conf-loc", Field: citation.FieldEventPlace},
	{Path: "conf-date", Field: citation.FieldEventDate},
	{Path: "version", Field: citation.FieldVersion},
	{Path: "ext-link", Field: citation.FieldURL},
	{Path: "uri", Field: citation.FieldURL},
	{Path: "comment", Field: citation.FieldNote},
}

// references yields the works of the reference lists of a document that has no
// article of its own: a bibliography that pandoc has written as JATS. none says
// that there was not one.
func references(b *xmlwork.Batch, e *source.Element) (none, more bool) {
	none = true
	for list := range e.Child("back").All("ref-list") {
		for ref := range list.All("ref") {
			for cited := range ref.All(citations...) {
				r := &reader{b.Begin(cited)}
				r.Citation().Key = ref.Attr("id")
				r.reference(cited)
				if r.Citation().Title == "" && !r.Citation().HasCredit(citation.FieldAuthor) {
					more = b.Refuse(cited, diag.SkippedEntry, "the parts of the reference are not marked; it was left out")
				} else {
					none, more = false, b.Yield(r.Reader)
				}
				if !more {
					return false, false
				}
			}
		}
	}
	return none, true
}

// reference reads one reference.
func (r *reader) reference(e *source.Element) {
	title := e.Child("article-title")
	for _, name := range []string{"chapter-title", "part-title", "data-title"} {
		if title == nil {
			title = e.Child(name)
		}
	}
	container := e.Child("source")
	typ, known := referenceTypes[e.Attr("publication-type")]
	switch {
	case typ == citation.Book && title != nil && container != nil:
		typ = citation.Chapter
	case !known && title != nil && e.Child("volume") != nil:
		typ = citation.ArticleJournal
	case !known:
		typ = citation.Document
	}
	r.Add(citation.FieldType, typ, e.At, "publication-type")
	if title == nil {
		title, container = container, nil
	}
	r.Element(citation.FieldTitle, title, "article-title")
	r.Element(citation.FieldJournal, container, "source")
	r.cited(e, citation.FieldAuthor)
	for group := range e.Children("person-group") {
		switch group.Attr("person-group-type") {
		case "editor":
			r.cited(group, citation.FieldEditor)
		case "translator":
			r.cited(group, citation.FieldTranslator)
		default:
			r.cited(group, citation.FieldAuthor)
		}
	}
	date := e
	if inner := e.Child("date"); inner != nil {
		date = inner
	}
	if d := dateOf(date); d != (citation.Date{}) {
		r.Add(citation.FieldIssued, d, date.At, "date")
	}
	r.pages(e)
	for id := range e.Children("pub-id") {
		if f, known := idFields[id.Attr("pub-id-type")]; known {
			r.Put(f, id.Text(), id.Inner(), "pub-id "+id.Attr("pub-id-type"))
		} else {
			r.Keep("pub-id "+id.Attr("pub-id-type"), id.Text())
		}
	}
	r.Rows(e, referenceRows)
}

// cited reads the names directly within an element. Where somebody has put a
// whole name into the surname it is taken apart.
func (r *reader) cited(e *source.Element, role citation.Field) {
	for who := range e.Children("name", "string-name", "collab", "etal") {
		if who.Name == "etal" {
			r.Add(role, citation.Credit{EtAl: true}, who.At, "etal")
			continue
		}
		n := r.name(&source.Element{Nodes: []source.Node{{Element: who}}})
		if n.Family != "" && n.Given == "" {
			n, _ = citation.ParseName(n.Family)
		}
		if n != (citation.Name{}) {
			r.Add(role, citation.Credit{Name: n}, who.At, who.Name)
		}
	}
}
