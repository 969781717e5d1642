package mods

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// kind settles the type: by the work's genre, the surer vocabulary first; by
// the type of resource; by what it is part of; by how it was issued.
func (r *reader) kind() {
	typ, e := r.byLocal()
	stated := typ != ""
	if !stated {
		typ, e = r.byGenre()
	}
	if typ == "" {
		typ, e = r.byResource()
	}
	hosted, from := r.byHost()
	if typ == "" || !stated && narrows(hosted, typ) {
		typ, e = hosted, from
	}
	if typ == "" {
		typ, e = r.byIssuance()
	}
	if of := r.relatedAs("reviewOf"); of != nil && !stated && (typ.InPeriodical() || typ == citation.Document) {
		typ, e = citation.ReviewBook, of
	}
	if typ == citation.PaperConference && r.host == nil && !stated {
		typ = citation.Book // the proceedings themselves
	}
	r.Add(citation.FieldType, typ, e.At, e.Name)
	for genre := range r.top.Children("genre") {
		r.genre(genre, typ)
	}
	for e := range r.top.Children("typeOfResource") {
		r.Keep(e.Name, xmlwork.Word(e))
	}
}

// narrows reports whether a host says more of its part than the part's own
// genre does: "periodical" and "book" may be said of either.
func narrows(hosted, own citation.Type) bool {
	switch own {
	case citation.Periodical:
		return hosted != ""
	case citation.Book:
		return hosted == citation.Chapter || hosted == citation.PaperConference
	case citation.ArticleJournal:
		return hosted.InPeriodical()
	}
	return false
}

// byLocal takes what a reference manager says.
func (r *reader) byLocal() (citation.Type, *source.Element) {
	for e := range r.top.Children("genre") {
		if e.Attr("authority") != "local" {
			continue
		}
		if typ := citation.ParseZoteroType(plain(e)); typ != "" {
			return typ, e
		}
	}
	return "", r.top
}

// genre takes a genre that says more than the type: a doctoral thesis, an editorial.
func (r *reader) genre(e *source.Element, typ citation.Type) {
	text := xmlwork.Word(e)
	if content(e) || citation.FindType(text) == typ && (!strings.Contains(text, " ") || slices.Contains(bare, plain(e))) {
		r.Keep(rule("genre", e.Attr("authority")), text)
		return
	}
	switch e.Attr("authority") {
	case "local", "marcgt", "marc", "dct":
		r.Keep("genre "+e.Attr("authority"), text)
	default:
		r.Element(citation.FieldGenre, e, "genre")
	}
}

// bare are the genres of two words that say no more than a type.
var bare = []string{"journal article", "magazine article", "newspaper article", "book chapter", "book section", "conference paper", "web page", "web site"}

// content reports whether a genre is one of RDA's content types ("text"), which say nothing of the work.
func content(e *source.Element) bool { return strings.HasPrefix(e.Attr("authority"), "rda") }

func (r *reader) byGenre() (citation.Type, *source.Element) {
	for _, authority := range authorities {
		for e := range r.top.Children("genre") {
			for _, name := range authority.names {
				if e.Attr("authority") == name {
					if typ := authority.types[plain(e)]; typ != "" {
						return typ, e
					}
				}
			}
		}
	}
	for e := range r.top.Children("genre") {
		if content(e) {
			continue
		}
		text := plain(e)
		for _, typ := range []citation.Type{marcTypes[text], citation.ParseZoteroType(text), dctTypes[text]} {
			if typ != "" {
				return typ, e
			}
		}
	}
	for e := range r.top.Children("genre") {
		if typ := citation.FindType(xmlwork.Word(e)); typ != "" && !content(e) {
			return typ, e
		}
	}
	return "", r.top
}

// plain gives a genre for looking up.
func plain(e *source.Element) string {
	return strings.ToLower(strings.TrimRight(xmlwork.Word(e), " ."))
}

func (r *reader) byResource() (citation.Type, *source.Element) {
	for e := range r.top.Children("typeOfResource") {
		for _, name := range resourceNames {
			if plain(e) == name.name {
				return name.typ, e
			}
		}
		if e.Attr("manuscript") == "yes" {
			return citation.Manuscript, e
		}
	}
	return "", r.top
}

func (r *reader) byHost() (citation.Type, *source.Element) {
	if r.host == nil {
		return "", r.top
	}
	for e := range r.host.Children("genre") {
		for _, h := range hostWords {
			if strings.Contains(plain(e), h.word) {
				return h.typ, e
			}
		}
		if typ := hostTypes[citation.FindType(plain(e))]; typ != "" {
			return typ, e
		}
	}
	for e := range xmlwork.At(r.host, "originInfo/issuance") {
		if text := plain(e); text == "continuing" || text == "serial" {
			return citation.ArticleJournal, e
		}
	}
	for id := range r.host.Children("identifier") {
		switch strings.ToLower(id.Attr("type")) {
		case "issn", "eissn", "issn-l":
			return citation.ArticleJournal, id
		}
	}
	for detail := range r.host.Child("part").Children("detail") {
		if details[strings.ToLower(detail.Attr("type"))] == citation.FieldIssue {
			return citation.ArticleJournal, detail
		}
	}
	if r.titleOf(r.host) != "" {
		return citation.Chapter, r.host
	}
	return "", r.top
}

func (r *reader) byIssuance() (citation.Type, *source.Element) {
	for e := range xmlwork.At(r.top, "originInfo/issuance") {
		switch plain(e) {
		case "continuing", "serial", "integrating resource":
			return citation.Periodical, e
		case "monographic", "single unit", "multipart monograph":
			return citation.Book, e
		}
	}
	for e := range r.top.Children("identifier") {
		if strings.EqualFold(e.Attr("type"), "isbn") {
			return citation.Book, e
		}
	}
	return citation.Document, r.top
}

// relatedAs gives the related item of a type.
func (r *reader) relatedAs(kind string) *source.Element {
	for e := range r.top.Children("relatedItem") {
		if e.Attr("type") == kind {
			return e
		}
	}
	return nil
}
