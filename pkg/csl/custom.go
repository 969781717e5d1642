package csl

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// The object custom.peerlit. A list that CSL's variables hold only in part
// stands in it as a whole: the credits with affiliations, say, and not the
// affiliations alone. Reading takes the list when it agrees with the
// variables; when it does not, somebody has edited them, and they stand.

// custom writes the member, when there is something to say.
func (w *writer) custom(r *evidence.Record, whole bool) {
	c := &r.Citation
	before, start := *w, len(w.Bytes)
	w.Name("custom")
	w.Open('{', jsontext.OneLine)
	w.Name("peerlit")
	w.Open('{', jsontext.Lines)
	empty := len(w.Bytes)
	if whole {
		w.Name("record")
		w.Number(recordVersion)
	}
	w.flag("keyless", c.Key == "")
	w.flag("untyped", c.Type == "")
	if !titlesFit(c.Titles) {
		w.list("titles", len(c.Titles), func(i int) {
			w.Member("use", c.Titles[i].Use.String())
			w.titleParts(&c.Titles[i])
		})
	}
	if !creditsFit(c.Credits, whole) {
		w.list("credits", len(c.Credits), func(i int) {
			w.Member("role", c.Credits[i].Role.String())
			w.nameParts(&c.Credits[i].Name)
			w.creditExtras(&c.Credits[i])
		})
	}
	if !datesFit(c.Dates) {
		w.list("dates", len(c.Dates), func(i int) {
			w.Member("use", c.Dates[i].Use.String())
			w.date(c.Dates[i].Date)
			w.flag("open", c.Dates[i].Date.Open)
		})
	}
	if whole && !pagesFit(c.In.Pages) {
		w.Name("pages")
		w.pages(c.In.Pages)
	}
	if !idsFit(c.IDs, whole) {
		w.Name("ids")
		w.identifiers(c.IDs)
	}
	if !keywordsFit(c.Keywords) {
		w.list("keywords", len(c.Keywords), func(i int) { w.keywordParts(&c.Keywords[i]) })
	}
	if !linksFit(c.Links) {
		w.list("links", len(c.Links), func(i int) { w.linkParts(&c.Links[i]) })
	}
	if !detailsFit(c.Details) {
		w.list("details", len(c.Details), func(i int) {
			w.Member("field", c.Details[i].Field.String())
			w.Member("text", string(c.Details[i].Text))
		})
	}
	w.list("extra", len(c.Extra), func(i int) {
		w.Member("format", c.Extra[i].Format)
		w.Member("name", c.Extra[i].Name)
		w.Member("value", c.Extra[i].Value)
	})
	if whole {
		w.provenance(r)
	}
	if len(w.Bytes) == empty { // take it all back
		dst := w.Bytes[:start]
		*w = before
		w.Bytes = dst
		return
	}
	w.Close('}')
	w.Close('}')
}

func (w *writer) flag(name string, set bool) {
	if set {
		w.Name(name)
		w.Raw("true")
	}
}

// list writes an array of n objects, whose members write adds; nothing when n is 0.
func (w *writer) list(name string, n int, write func(i int)) {
	if n == 0 {
		return
	}
	w.Name(name)
	w.Open('[', jsontext.Lines)
	for i := range n {
		w.Element()
		w.Open('{', jsontext.OneLine)
		write(i)
		w.Close('}')
	}
	w.Close(']')
}

func (w *writer) identifiers(ids []citation.Identifier) {
	w.Open('[', jsontext.OneLine)
	for _, id := range ids {
		w.Element()
		w.Open('{', jsontext.OneLine)
		w.identifierParts(id)
		w.Close('}')
	}
	w.Close(']')
}

func (w *writer) identifierParts(id citation.Identifier) {
	w.Member("scheme", string(id.Scheme))
	w.Member("value", id.Value)
}

func (w *writer) titleParts(t *citation.Title) {
	w.Member("text", string(t.Text))
	w.MemberIf("language", string(t.Language))
}

func (w *writer) keywordParts(k *citation.Keyword) {
	w.Member("term", k.Term)
	w.MemberIf("vocabulary", k.Vocabulary)
	w.flag("major", k.Major)
}

func (w *writer) linkParts(l *citation.Link) {
	w.Member("url", l.URL)
	w.MemberIf("rel", l.Rel)
	w.MemberIf("type", l.Type)
}

func (w *writer) pages(p citation.Pages) {
	w.Open('{', jsontext.OneLine)
	w.Member("raw", p.Raw)
	w.MemberIf("first", p.First)
	w.MemberIf("last", p.Last)
	w.Close('}')
}

// titlesFit reports whether CSL's variables hold all of these titles: one of a use, without a language.
func titlesFit(titles []citation.Title) bool {
	var seen citation.FieldSet
	for i := range titles {
		if t := &titles[i]; !t.Use.Standard() || t.Language != "" || seen.Has(t.Use) {
			return false
		}
		seen.Add(titles[i].Use)
	}
	return true
}

// creditsFit reports whether CSL's variables hold all of these credits; inOrder: in their order too.
func creditsFit(credits []citation.Credit, inOrder bool) bool {
	var seen citation.FieldSet
	for i := range credits {
		cr := &credits[i]
		if cr.EtAl || len(cr.Affiliations) > 0 || len(cr.IDs) > 0 {
			return false
		}
		if inOrder && i > 0 && cr.Role != credits[i-1].Role && seen.Has(cr.Role) {
			return false
		}
		seen.Add(cr.Role)
	}
	return true
}

// datesFit reports whether CSL's variables hold all of these dates.
func datesFit(dates []citation.Dated) bool {
	var seen citation.FieldSet
	for i := range dates {
		d := &dates[i]
		if !d.Use.Standard() || seen.Has(d.Use) || d.Date.Open {
			return false
		}
		seen.Add(d.Use)
	}
	return true
}

// pagesFit reports whether the pages can be read from what "page" says.
func pagesFit(p citation.Pages) bool {
	if p == (citation.Pages{}) {
		return true
	}
	q, err := citation.ParsePages(p.String())
	return err == nil && p == q
}

// idsFit reports whether CSL's variables hold all of these identifiers.
func idsFit(ids []citation.Identifier, inOrder bool) bool {
	var seen citation.FieldSet
	for i, id := range ids {
		f := id.Scheme.Field()
		many := f == citation.FieldISSN || f == citation.FieldISBN
		switch {
		case !f.Standard(), id.Value == "", seen.Has(f) && !many:
			return false
		case many && !isOneID(id.Value):
			return false
		case inOrder && seen.Has(f) && id.Scheme != ids[i-1].Scheme:
			return false
		}
		seen.Add(f)
	}
	return true
}

// keywordsFit reports whether "keyword" holds all that is known of these keywords.
func keywordsFit(words []citation.Keyword) bool {
	commas := false
	for i := range words {
		w := &words[i]
		if w.Vocabulary != "" || w.Major || w.Term == "" || strings.TrimSpace(w.Term) != w.Term || strings.Contains(w.Term, ";") {
			return false
		}
		commas = commas || strings.Contains(w.Term, ",")
	}
	return !commas || len(words) > 1 // a comma in a term asks for a semicolon between two
}

// linksFit reports whether "URL" holds all of these links.
func linksFit(links []citation.Link) bool {
	return len(links) == 0 || len(links) == 1 && links[0].Rel == "" && links[0].Type == ""
}

// detailsFit reports whether CSL has a variable for each of these details.
func detailsFit(details []citation.Detail) bool {
	return !slices.ContainsFunc(details, func(d citation.Detail) bool { return !d.Field.Standard() })
}
