package csl

import (
	"slices"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// Reading custom.peerlit, and taking of it what the item's variables agree with.

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
