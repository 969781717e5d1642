// Package contextobject reads OpenURL context objects in XML (ANSI/NISO
// Z39.88-2004, info:ofi/fmt:xml:xsd:ctx): what a link resolver is sent, and
// what reference managers exchange.
package contextobject

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/openurl"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "contextobject"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"openurl-xml", "context-object"}, Extensions: []string{"xml"},
		Summary: "OpenURL context objects in XML", Extractor: form(),
	}
}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: func(h xmlwork.Head) string {
			if h.Text("info:ofi/fmt:xml:xsd") == "" {
				return ""
			}
			return h.Tag("context-object", "referent")
		},
		Works:  []string{"context-object"},
		Read:   func(r *xmlwork.Reader, e *source.Element) { (&reader{Reader: r}).read(e) },
		Always: citation.NewFieldSet(citation.FieldType),
	}
}

// genres are the genres of the formats for journals and books.
var genres = map[string]citation.Type{
	"article": citation.ArticleJournal, "preprint": citation.Article, "proceeding": citation.PaperConference, "conference": citation.Book, "journal": citation.Periodical,
	"issue": citation.Periodical, "book": citation.Book, "bookitem": citation.Chapter, "report": citation.Report, "document": citation.Document, "dissertation": citation.Thesis,
	"patent": citation.Patent,
}

// formats are the types that the formats stand for, where no genre says more.
var formats = map[string]citation.Type{
	"journal": citation.ArticleJournal, "book": citation.Book, "dissertation": citation.Thesis, "patent": citation.Patent, "dc": citation.Document,
}

// reader reads one context object.
type reader struct {
	*xmlwork.Reader
	metadata *source.Element
}

func (r *reader) read(e *source.Element) {
	referent := e.Child("referent")
	r.metadata = referent.Child("metadata-by-val", "metadata")
	kind := ""
	for inner := range r.metadata.Children() {
		r.metadata, kind = inner, inner.Name
		break
	}
	r.kind(e, kind)
	r.titles()
	for author := range r.metadata.All("author", "inv") {
		r.person(author)
	}
	if r.metadata.Child("authors") == nil {
		r.person(r.metadata) // the first author's names stand among the rest
	}
	for child := range r.metadata.Children() {
		r.value(child)
	}
	r.pages()
	for id := range referent.Children("identifier") {
		text := strings.NewReplacer("info:doi/", "doi:", "info:pmid/", "pmid:", "info:hdl/", "hdl:").Replace(xmlwork.Word(id))
		r.Identify("", text, id.Inner(), "identifier")
	}
}

// kind settles the type: by the genre, or by the format.
func (r *reader) kind(e *source.Element, format string) {
	typ := formats[format]
	at := e.At
	if genre := r.metadata.Child("genre"); genre != nil {
		if stated := genres[strings.ToLower(xmlwork.Word(genre))]; stated != "" {
			typ, at = stated, genre.Inner()
		}
	}
	if typ == citation.ArticleJournal && r.word("atitle") == "" {
		typ = citation.Periodical
	}
	if typ == citation.Book && r.word("atitle") != "" {
		typ = citation.Chapter
	}
	if typ == "" {
		typ = citation.Document
	}
	r.Add(citation.FieldType, typ, at, "genre")
}

func (r *reader) word(element string) string { return xmlwork.Word(r.metadata.Child(element)) }

// titles reads the title: the article's, or else that of the whole.
func (r *reader) titles() {
	own := citation.FieldTitle
	if title := r.metadata.Child("atitle"); r.word("atitle") != "" {
		r.Element(own, title, "atitle")
		own = citation.FieldJournal
	}
	for _, element := range []string{"jtitle", "btitle", "title"} {
		if title := r.metadata.Child(element); title != nil && r.Citation().Text(own) == "" {
			r.Element(own, title, element)
		}
	}
}

// person reads a name from its parts, or whole.
func (r *reader) person(e *source.Element) {
	part := func(name string) string { return xmlwork.Word(e.Child(name)) }
	family, given := part("aulast"), part("aufirst")
	if given == "" {
		given = part("auinit")
	}
	if given == "" {
		given = strings.TrimSpace(part("auinit1") + " " + part("auinitm"))
	}
	var n citation.Name
	switch {
	case family != "" && given != "":
		n = citation.InvertedName(family + ", " + given)
		n.Suffix = part("ausuffix")
	case family != "":
		n = citation.Name{Literal: family}
	case part("au") != "" && e != r.metadata:
		n, _ = citation.ParseName(part("au"))
	case xmlwork.Leaf(e):
		n, _ = citation.ParseName(xmlwork.Word(e))
	}
	if n != (citation.Name{}) {
		r.Add(citation.FieldAuthor, citation.Credit{Name: n}, e.At, e.Name)
	}
}

// value reads an element that needs no other, as the table of OpenURL has it.
func (r *reader) value(e *source.Element) {
	k, known := openurl.Named(e.Name)
	switch {
	case !known && (e.Name == "authors" || e.Name == "inv" || strings.HasPrefix(e.Name, "au")):
	case !known && e.Name == "number" && r.Citation().Type == citation.Patent:
		r.Put(citation.FieldNumber, xmlwork.Word(e), e.Inner(), e.Name)
	case !known && e.Name == "artnum":
		r.Put(citation.FieldNumber, xmlwork.Word(e), e.Inner(), e.Name)
	case !known && e.Name == "tpages":
		r.Put(citation.FieldNumberOfPages, xmlwork.Word(e), e.Inner(), e.Name)
	case !known && e.Name == "degree":
		r.Element(citation.FieldGenre, e, e.Name)
	case !known:
		r.Keep(e.Name, xmlwork.Word(e))
	case k.How == "name":
		n, err := citation.ParseName(e.Text())
		again := false
		for _, have := range r.Citation().Authors() {
			again = again || have.Family == n.Family && n.Family != ""
		}
		if err == nil && !again {
			r.Add(k.Field, citation.Credit{Name: n}, e.At, e.Name)
		}
	case k.How == "serial" || k.How == "" && k.Field != citation.FieldTitle && k.Field != citation.FieldJournal && e.Name != "pages":
		r.Put(k.Field, xmlwork.Word(e), e.Inner(), e.Name)
	}
}

// pages joins the first and the last page, or takes them as they are written.
func (r *reader) pages() {
	if first := r.metadata.Child("spage"); first != nil {
		if pages, err := citation.MakePages(xmlwork.Word(first), r.word("epage")); err == nil {
			r.Add(citation.FieldPages, pages, first.Inner(), "spage")
		}
	}
	if pages := r.metadata.Child("pages"); pages != nil && r.Citation().In.Pages == (citation.Pages{}) {
		r.Put(citation.FieldPages, pages.Text(), pages.Inner(), "pages")
	}
}
