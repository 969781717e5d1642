// Package arxiv reads the Atom feeds of the arXiv API: a preprint an entry (arXiv API User's Manual, section 3.3).
package arxiv

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "arxiv"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"arxiv-atom"}, Extensions: []string{"xml", "atom"},
		Summary: "arXiv Atom: answers of the arXiv API", Extractor: form(),
	}
}

// form is the format as XML: entries of Atom whose id is an address of arXiv,
// or that are in arXiv's own namespace.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: func(h xmlwork.Head) string {
			if h.Tag("entry") == "" {
				return ""
			}
			return h.Text("http://arxiv.org/schemas/atom", "<id>http://arxiv.org/abs/", "<id>https://arxiv.org/abs/")
		},
		Works:  []string{"entry"},
		Read:   func(r *xmlwork.Reader, e *source.Element) { read(r.Builder, e) },
		Always: citation.NewFieldSet(citation.FieldType),
	}
}

// fields are the elements with one field each. Their text is TeX and plain
// characters, in which "<" is one of them.
var fields = map[string]citation.Field{
	"title": citation.FieldTitle, "summary": citation.FieldAbstract, "published": citation.FieldIssued, "doi": citation.FieldDOI, "comment": citation.FieldNote,
}

// read reads an entry: of a preprint, though it may have appeared in a journal since.
func read(b *evidence.Builder, e *source.Element) {
	b.Add(citation.FieldType, citation.Article, e.Tag(), "entry")
	for child := range e.Children() {
		text, at := child.Text(), child.Inner()
		field, known := fields[child.Name]
		switch {
		case known && field.Kind() == citation.KindText:
			if t := citation.EscapeText(string(citation.ParseText(text))); t != "" {
				b.Add(field, t, at, child.Name)
			}
		case known:
			b.Put(field, text, at, child.Name)
		case child.Name == "id":
			b.Put(citation.FieldArXiv, text, at, child.Name)
		case child.Name == "author":
			author(b, child)
		case child.Name == "category":
			if term := child.Attr("term"); term != "" {
				b.Add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: "arXiv"}, child.At, child.Name)
			}
		case child.Name == "link":
			link(b, child)
		case child.Name == "primary_category":
			b.Keep(child.Name, child.Attr("term"))
		default: // updated, journal_ref: a reference in prose
			b.Keep(child.Name, text)
		}
	}
}

// author reads a name, given names first, and the affiliations.
func author(b *evidence.Builder, e *source.Element) {
	var c citation.Credit
	c.Name, _ = citation.ParseName(e.Child("name").Text())
	for a := range e.Children("affiliation") {
		if text := citation.ParseText(a.Text()); text != "" {
			c.Affiliations = append(c.Affiliations, string(text))
		}
	}
	if c.Name != (citation.Name{}) {
		b.Add(citation.FieldAuthor, c, e.At, "author")
	}
}

// link reads the address of the preprint's page, or of its text. That of the DOI says what the DOI says.
func link(b *evidence.Builder, e *source.Element) {
	l, err := citation.ParseLink(e.Attr("href"))
	switch {
	case err != nil || e.Attr("title") == "doi":
	case e.Attr("title") == "pdf":
		l.Rel, l.Type = "fulltext", "application/pdf"
		b.Add(citation.FieldFullText, l, e.At, "link pdf")
	case e.Attr("rel") == "alternate":
		b.Add(citation.FieldURL, l, e.At, "link alternate")
	}
}
