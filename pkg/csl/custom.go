package csl

import (
	"slices"

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
	before, start := *w, len(w.dst)
	w.name("custom")
	w.open('{', inline)
	w.name("peerlit")
	w.open('{', block)
	empty := len(w.dst)
	if whole {
		w.name("record")
		w.number(recordVersion)
	}
	w.flag("keyless", c.Key == "")
	w.flag("untyped", c.Type == "")
	if !titlesFit(c.Titles) {
		w.list("titles", len(c.Titles), func(i int) {
			w.member("use", c.Titles[i].Use.String())
			w.titleParts(&c.Titles[i])
		})
	}
	if !creditsFit(c.Credits, whole) {
		w.list("credits", len(c.Credits), func(i int) {
			w.member("role", c.Credits[i].Role.String())
			w.nameParts(&c.Credits[i].Name)
			w.creditExtras(&c.Credits[i])
		})
	}
	if !datesFit(c.Dates) {
		w.list("dates", len(c.Dates), func(i int) {
			w.member("use", c.Dates[i].Use.String())
			w.date(c.Dates[i].Date)
			w.flag("open", c.Dates[i].Date.Open)
		})
	}
	if whole && !pagesFit(c.In.Pages) {
		w.name("pages")
		w.pages(c.In.Pages)
	}
	if !idsFit(c.IDs, whole) {
		w.name("ids")
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
			w.member("field", c.Details[i].Field.String())
			w.member("text", string(c.Details[i].Text))
		})
	}
	w.list("extra", len(c.Extra), func(i int) {
		w.member("format", c.Extra[i].Format)
		w.member("name", c.Extra[i].Name)
		w.member("value", c.Extra[i].Value)
	})
	if whole {
		w.provenance(r)
	}
	if len(w.dst) == empty { // take it all back
		dst := w.dst[:start]
		*w = before
		w.dst = dst
		return
	}
	w.close('}')
	w.close('}')
}

func (w *writer) flag(name string, set bool) {
	if set {
		w.name(name)
		w.raw("true")
	}
}

// list writes an array of n objects, whose members write adds; nothing when n is 0.
func (w *writer) list(name string, n int, write func(i int)) {
	if n == 0 {
		return
	}
	w.name(name)
	w.open('[', block)
	for i := range n {
		w.element()
		w.open('{', inline)
		write(i)
		w.close('}')
	}
	w.close(']')
}

func (w *writer) identifiers(ids []citation.Identifier) {
	w.open('[', inline)
	for _, id := range ids {
		w.element()
		w.open('{', inline)
		w.identifierParts(id)
		w.close('}')
	}
	w.close(']')
}

func (w *writer) identifierParts(id citation.Identifier) {
	w.member("scheme", string(id.Scheme))
	w.member("value", id.Value)
}

func (w *writer) titleParts(t *citation.Title) {
	w.member("text", string(t.Text))
	w.memberIf("language", string(t.Language))
}

func (w *writer) keywordParts(k *citation.Keyword) {
	w.member("term", k.Term)
	w.memberIf("vocabulary", k.Vocabulary)
	w.flag("major", k.Major)
}

func (w *writer) linkParts(l *citation.Link) {
	w.member("url", l.URL)
	w.memberIf("rel", l.Rel)
	w.memberIf("type", l.Type)
}

func (w *writer) pages(p citation.Pages) {
	w.open('{', inline)
	w.member("raw", p.Raw)
	w.memberIf("first", p.First)
	w.memberIf("last", p.Last)
	w.close('}')
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
	for i := range words {
		if words[i].Vocabulary != "" || words[i].Major {
			return false
		}
	}
	n, same := 0, true
	splitKeywords(joinKeywords(words), func(term string) {
		same = same && n < len(words) && words[n].Term == term
		n++
	})
	return same && n == len(words)
}

// linksFit reports whether "URL" holds all of these links.
func linksFit(links []citation.Link) bool {
	return len(links) == 0 || len(links) == 1 && links[0].Rel == "" && links[0].Type == ""
}

// detailsFit reports whether CSL has a variable for each of these details.
func detailsFit(details []citation.Detail) bool {
	return !slices.ContainsFunc(details, func(d citation.Detail) bool { return !d.Field.Standard() })
}

// A customReading is what an object custom.peerlit says.
type customReading struct {
	peerlit          bool // there is such an object
	keyless, untyped bool
	titles           []citation.Title
	credits          []citation.Credit
	dates            []citation.Dated
	pages            citation.Pages
	ids              []citation.Identifier
	keywords         []citation.Keyword
	links            []citation.Link
	details          []citation.Detail
	extra            []citation.Extra
	provenance
}

// readCustom reads the member "custom". What of it is not ours is given to other.
func readCustom(s *jsontext.Scanner, other func(name, raw string)) (g customReading) {
	if !s.Enter(jsontext.Object) {
		s.Skip()
		return g
	}
	for name, more := s.Key(); more; name, more = s.Key() {
		if name != "peerlit" || !s.Enter(jsontext.Object) {
			other(name, s.Skip())
			continue
		}
		g.peerlit = true
		for name, more := s.Key(); more; name, more = s.Key() {
			if !g.member(name, s) {
				other("peerlit."+name, s.Skip())
			}
		}
	}
	return g
}

// member reads a member of custom.peerlit; ok is false, and nothing consumed, when it is unknown.
func (g *customReading) member(name string, s *jsontext.Scanner) (ok bool) {
	switch name {
	case "keyless":
		g.keyless = s.Skip() == "true"
	case "untyped":
		g.untyped = s.Skip() == "true"
	case "titles":
		readList(s, func() {
			var t citation.Title
			eachMember(s, func(name, v string) {
				switch name {
				case "use":
					t.Use = citation.FieldNamed(v)
				case "text":
					t.Text = citation.Text(v)
				case "language":
					t.Language = citation.Language(v)
				}
			})
			g.titles = append(g.titles, t)
		})
	case "credits":
		readList(s, func() {
			ahead := *s // the role is a member beside those of the name
			role := citation.NoField
			eachMember(&ahead, func(name, v string) {
				if name == "role" {
					role = citation.FieldNamed(v)
				}
			})
			cr, _ := readCredit(s, true)
			cr.Role = role
			g.credits = append(g.credits, cr)
		})
	case "dates":
		readList(s, func() {
			ahead := *s
			use := citation.NoField
			eachMember(&ahead, func(name, v string) {
				if name == "use" {
					use = citation.FieldNamed(v)
				}
			})
			d, _ := readDate(s, true)
			g.dates = append(g.dates, citation.Dated{Use: use, Date: d})
		})
	case "pages":
		g.pages = readPages(s)
	case "ids":
		g.ids = readIdentifiers(s)
	case "keywords":
		readList(s, func() { g.keywords = append(g.keywords, readKeyword(s)) })
	case "links":
		readList(s, func() { g.links = append(g.links, readLink(s)) })
	case "details":
		readList(s, func() {
			var d citation.Detail
			eachMember(s, func(name, v string) {
				switch name {
				case "field":
					d.Field = citation.FieldNamed(v)
				case "text":
					d.Text = citation.Text(v)
				}
			})
			g.details = append(g.details, d)
		})
	case "extra":
		readList(s, func() {
			var e citation.Extra
			eachMember(s, func(name, v string) {
				switch name {
				case "format":
					e.Format = v
				case "name":
					e.Name = v
				case "value":
					e.Value = v
				}
			})
			g.extra = append(g.extra, e)
		})
	default:
		return g.provenance.member(name, s)
	}
	return true
}

// readList calls one before each object of an array.
func readList(s *jsontext.Scanner, one func()) {
	if !s.Enter(jsontext.Array) {
		s.Skip()
		return
	}
	for s.More() {
		if s.Kind() == jsontext.Object {
			one()
		} else {
			s.Skip()
		}
	}
}

// eachMember gives each member of an object with its scalar value.
func eachMember(s *jsontext.Scanner, one func(name, value string)) {
	if !s.Enter(jsontext.Object) {
		s.Skip()
		return
	}
	for name, more := s.Key(); more; name, more = s.Key() {
		v, _ := s.String()
		one(name, v)
	}
}

func readIdentifiers(s *jsontext.Scanner) (ids []citation.Identifier) {
	readList(s, func() { ids = append(ids, readIdentifier(s)) })
	return ids
}

func readIdentifier(s *jsontext.Scanner) (id citation.Identifier) {
	eachMember(s, func(name, v string) {
		switch name {
		case "scheme":
			id.Scheme = citation.Scheme(v)
		case "value":
			id.Value = v
		}
	})
	return id
}

func readKeyword(s *jsontext.Scanner) (k citation.Keyword) {
	eachMember(s, func(name, v string) {
		switch name {
		case "term":
			k.Term = v
		case "vocabulary":
			k.Vocabulary = v
		case "major":
			k.Major = v == "true"
		}
	})
	return k
}

func readLink(s *jsontext.Scanner) (l citation.Link) {
	eachMember(s, func(name, v string) {
		switch name {
		case "url":
			l.URL = v
		case "rel":
			l.Rel = v
		case "type":
			l.Type = v
		}
	})
	return l
}

func readPages(s *jsontext.Scanner) (p citation.Pages) {
	eachMember(s, func(name, v string) {
		switch name {
		case "raw":
			p.Raw = v
		case "first":
			p.First = v
		case "last":
			p.Last = v
		}
	})
	return p
}

// adopt puts what custom says into the citation read from the variables,
// member by member where the two agree. keywords is the variable as it is written.
func (g *customReading) adopt(c *citation.Citation, keywords string) {
	x := citation.Citation{
		Titles: g.titles, Credits: g.credits, Dates: g.dates, IDs: g.ids,
		Keywords: g.keywords, Links: g.links, Details: g.details,
	}
	if g.keyless {
		c.Key = ""
	}
	if g.untyped && c.Type == citation.Document {
		c.Type = ""
	}
	if x.Titles != nil && agree(c, &x, isTitle) {
		c.Titles = x.Titles
	}
	if x.Credits != nil && sameNames(c.Credits, x.Credits) {
		c.Credits = x.Credits
	}
	if x.Dates != nil && sameDates(c, &x) {
		c.Dates = x.Dates
	}
	if g.pages != (citation.Pages{}) && g.pages.String() == c.In.Pages.String() {
		c.In.Pages = g.pages
	}
	if x.IDs != nil && sameIDs(c.IDs, x.IDs) {
		c.IDs = x.IDs
	}
	if x.Keywords != nil && keywords == joinKeywords(x.Keywords) {
		c.Keywords = x.Keywords
	}
	if x.Links != nil && plainURL(c) == plainURL(&x) {
		c.Links = x.Links
	}
	if x.Details != nil && agree(c, &x, isDetail) {
		c.Details = x.Details
	}
	c.Extra = append(g.extra, c.Extra...)
}

func isTitle(f citation.Field) bool { return f.Kind() == citation.KindTitle }

func isDetail(f citation.Field) bool { return f.Kind() == citation.KindText }

// agree reports whether c and x have the same first text for every variable of
// CSL that is among these fields and stands in Titles or Details.
func agree(c, x *citation.Citation, among func(citation.Field) bool) bool {
	first := func(c *citation.Citation, f citation.Field) citation.Text {
		if f.Kind() == citation.KindTitle {
			return c.OtherTitle(f)
		}
		return c.Detail(f)
	}
	check := func(f citation.Field) bool { return !f.Standard() || !among(f) || first(c, f) == first(x, f) }
	for _, list := range []*citation.Citation{c, x} {
		for i := range list.Titles {
			if !check(list.Titles[i].Use) {
				return false
			}
		}
		for i := range list.Details {
			if !check(list.Details[i].Field) {
				return false
			}
		}
	}
	return true
}

// sameNames reports whether the named credits of each role are the same persons in the same order.
func sameNames(a, b []citation.Credit) bool {
	var roles citation.FieldSet
	for _, list := range [][]citation.Credit{a, b} {
		for i := range list {
			roles.Add(list[i].Role)
		}
	}
	for _, role := range roles.List() {
		x, y := citation.Citation{Credits: a}, citation.Citation{Credits: b}
		if !slices.Equal(x.Names(role), y.Names(role)) {
			return false
		}
	}
	return true
}

// sameDates reports whether the dates that CSL has variables for are the same, as far as it can say.
func sameDates(c, x *citation.Citation) bool {
	for _, list := range [][]citation.Dated{c.Dates, x.Dates} {
		for i := range list {
			f := list[i].Use
			d, e := c.Date(f), x.Date(f)
			d.Open, e.Open = false, false
			if f.Standard() && d != e {
				return false
			}
		}
	}
	return true
}

// sameIDs reports whether the identifiers that CSL has variables for are the same.
func sameIDs(a, b []citation.Identifier) bool {
	for _, scheme := range []citation.Scheme{citation.SchemeDOI, citation.SchemePMID, citation.SchemePMCID} {
		x, y := citation.Citation{IDs: a}, citation.Citation{IDs: b}
		if x.ID(scheme) != y.ID(scheme) {
			return false
		}
	}
	return joinIDs(a, citation.SchemeISSN) == joinIDs(b, citation.SchemeISSN) &&
		joinIDs(a, citation.SchemeISBN) == joinIDs(b, citation.SchemeISBN)
}
