// Package citationtest makes citations to test formats with: as awkward as the
// world's, yet legal, canonical, and the same for the same seed.
package citationtest

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/peerlit/peerlit/pkg/citation"
)

// Random gives a citation with the fields that works of its type usually have
// and with any value that those can hold: markup, braces, right-to-left text,
// seasons, years before Christ, SICI DOIs. Its lists stand in field order (see
// [Limit]). It has no Extra, and its Key is legal in every format.
func Random(r *rand.Rand) *citation.Citation {
	g := generator{Rand: r}
	return g.citation(g.fieldsOf)
}

// Usual is Random without the values that older formats have no notation for.
// Its dates are days, months or years after Christ, its names are of persons or
// of bodies without a comma, its keywords have neither comma nor semicolon.
func Usual(r *rand.Rand) *citation.Citation {
	g := generator{Rand: r, usual: true}
	return g.citation(g.fieldsOf)
}

// Wild is Random with any field on any type, and with what hangs on values:
// affiliations, ORCID iDs, vocabularies, languages of titles. Only a format
// that claims to lose nothing should be tested with it.
func Wild(r *rand.Rand) *citation.Citation {
	g := generator{Rand: r, wild: true}
	return g.citation(func(citation.Type) []citation.Field { return citation.Fields() })
}

// Limit gives a copy of c with no other fields than those in carries, without
// Extra, and with every list stably sorted by field, since formats
// keep the order of authors but seldom that of editors and authors together.
// A round-trip test compares Limit of what went in with Limit of what came out.
func Limit(c *citation.Citation, carries citation.FieldSet) *citation.Citation {
	l := *c
	l.Extra = nil
	l.Titles = kept(c.Titles, carries, func(t citation.Title) citation.Field { return t.Use })
	l.Credits = kept(c.Credits, carries, func(cr citation.Credit) citation.Field { return cr.Role })
	l.Dates = kept(c.Dates, carries, func(d citation.Dated) citation.Field { return d.Use })
	l.IDs = kept(c.IDs, carries, func(id citation.Identifier) citation.Field { return id.Scheme.Field() })
	l.Keywords = kept(c.Keywords, carries, func(citation.Keyword) citation.Field { return citation.FieldKeyword })
	l.Links = kept(c.Links, carries, linkField)
	l.Details = kept(c.Details, carries, func(d citation.Detail) citation.Field { return d.Field })
	for _, f := range citation.AllFields().Minus(carries).List() {
		l.Clear(f)
	}
	return &l
}

// kept copies the items whose field is in the set, in field order; nil when there are none.
func kept[T any](items []T, set citation.FieldSet, field func(T) citation.Field) []T {
	var out []T
	for _, item := range items {
		if set.Has(field(item)) {
			out = append(out, item)
		}
	}
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(field(a), field(b)) })
	return out
}

// linkField gives the field that a link stands in.
func linkField(l citation.Link) citation.Field {
	one := citation.Citation{Links: []citation.Link{l}}
	for _, f := range one.Known().List() {
		return f
	}
	return citation.NoField
}

// A generator draws values. Whatever it draws comes from its random numbers alone.
type generator struct {
	*rand.Rand
	usual, wild bool
}

func (g *generator) citation(fields func(citation.Type) []citation.Field) *citation.Citation {
	t := pick(g, citation.Types())
	c := &citation.Citation{Key: pick(g, keys), Type: t}
	for _, f := range fields(t) {
		if f == citation.FieldType || f != citation.FieldTitle && !g.chance(60) {
			continue
		}
		for range g.howMany(f) {
			if v := g.value(f); v != nil {
				c.Add(f, v)
			}
		}
		if f.Kind() == citation.KindName && c.HasCredit(f) && g.chance(8) {
			c.Credits = append(c.Credits, citation.Credit{Role: f, EtAl: true})
		}
	}
	return Limit(c, citation.AllFields())
}

// howMany draws the number of values of a field: one where it takes only one.
func (g *generator) howMany(f citation.Field) int {
	switch f.Kind() {
	case citation.KindName:
		return 1 + g.IntN(4)
	case citation.KindKeyword:
		return 1 + g.IntN(5)
	}
	switch f {
	case citation.FieldISSN, citation.FieldISBN: // print and electronic
		return 1 + g.IntN(2)
	}
	return 1
}

// value draws a value of the field's kind.
func (g *generator) value(f citation.Field) citation.Value {
	switch f.Kind() {
	case citation.KindText:
		return g.text(f)
	case citation.KindTitle:
		t := citation.Title{Use: f, Text: g.title()}
		if g.wild && g.chance(30) {
			t.Language = pick(g, languages)
		}
		return t
	case citation.KindName:
		return g.credit(f)
	case citation.KindDate:
		return g.date()
	case citation.KindPages:
		return pick(g, pages)
	case citation.KindIdentifier:
		return g.identifier(f)
	case citation.KindKeyword:
		return g.keyword()
	case citation.KindLink:
		return citation.Link{URL: pick(g, urls)}
	case citation.KindLanguage:
		return pick(g, languages)
	}
	return nil
}

// text draws a text as the field has them: a number for a volume, prose for an abstract.
func (g *generator) text(f citation.Field) citation.Text {
	if list, ok := texts[f]; ok {
		return pick(g, list)
	}
	switch f {
	case citation.FieldAbstract, citation.FieldNote, citation.FieldAnnote:
		prose := pick(g, sentences)
		for range g.IntN(3) {
			prose += pick(g, []citation.Text{" ", "\n\n"}) + pick(g, sentences)
		}
		return prose
	}
	return g.title()
}

// title draws a title: a phrase, or two with a colon between.
func (g *generator) title() citation.Text {
	if g.chance(30) {
		return pick(g, titles) + ": " + pick(g, titles)
	}
	return pick(g, titles)
}

func (g *generator) credit(role citation.Field) citation.Credit {
	cr := citation.Credit{Role: role}
	switch list := persons; {
	case g.chance(15):
		cr.Name = pick(g, bodies)
	case !g.usual && g.chance(25):
		cr.Name = pick(g, strangeNames)
	default:
		cr.Name = pick(g, list)
	}
	if g.wild && g.chance(30) {
		cr.Affiliations = []string{"Dept. of R&D, 5th Floor, Universität Köln"}
		cr.IDs = []citation.Identifier{{Scheme: citation.SchemeORCID, Value: "0000-0002-1825-0097"}}
	}
	return cr
}

func (g *generator) keyword() citation.Keyword {
	k := citation.Keyword{Term: pick(g, terms)}
	if !g.usual && g.chance(20) {
		k.Term = pick(g, strangeTerms)
	}
	if g.wild && g.chance(30) {
		k.Vocabulary, k.Major = "MeSH", g.chance(50)
	}
	return k
}

// date draws a date; one in four is not a plain day, month or year unless the values are to be usual.
func (g *generator) date() citation.Date {
	if !g.usual && g.chance(25) {
		return g.strangeDate()
	}
	return citation.Date{Moment: g.moment(pick(g, []citation.Precision{citation.ToYear, citation.ToMonth, citation.ToDay}))}
}

func (g *generator) moment(p citation.Precision) citation.Moment {
	m := citation.Moment{Precision: p, Year: 1450 + g.IntN(580)}
	switch p {
	case citation.ToSeason:
		m.Season = uint8(1 + g.IntN(4))
	case citation.ToMonth:
		m.Month = time.Month(1 + g.IntN(12))
	case citation.ToDay:
		m.Month, m.Day = time.Month(1+g.IntN(12)), uint8(1+g.IntN(28))
	}
	return m
}

func (g *generator) strangeDate() citation.Date {
	switch g.IntN(6) {
	case 0:
		return citation.Date{Moment: g.moment(citation.ToSeason)}
	case 1: // circa 1850
		return citation.Date{Moment: g.moment(citation.ToYear), Circa: true}
	case 2: // 1985-
		return citation.Date{Moment: g.moment(citation.ToYear), Open: true}
	case 3: // 44 BC
		return citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: -g.IntN(800)}}
	case 4: // in press
		return citation.Date{Moment: citation.Moment{Precision: citation.Literal}, Literal: pick(g, literalDates)}
	}
	d := citation.Date{Moment: g.moment(pick(g, []citation.Precision{citation.ToYear, citation.ToMonth, citation.ToDay}))}
	d.End = d.Moment
	d.End.Year++
	return d
}

// identifier draws one of the field's scheme, with a check digit that fits.
func (g *generator) identifier(f citation.Field) citation.Identifier {
	value := ""
	switch f {
	case citation.FieldISSN:
		value = g.issn()
	case citation.FieldISBN:
		value = g.isbn()
	case citation.FieldOtherID:
		return pick(g, otherIDs)
	default:
		value = pick(g, identifiers[f])
	}
	return citation.Identifier{Scheme: f.Scheme(), Value: value}
}

// issn draws an ISSN (ISO 3297): seven digits, weighed 8 to 2, modulo 11.
func (g *generator) issn() string {
	digits := g.digits(7)
	sum := 0
	for i, d := range digits {
		sum += int(d-'0') * (8 - i)
	}
	check := "0123456789X"[(11-sum%11)%11]
	return string(digits[:4]) + "-" + string(digits[4:]) + string(check)
}

// isbn draws an ISBN-13 (ISO 2108): twelve digits, weighed 1 and 3 by turns, modulo 10.
func (g *generator) isbn() string {
	digits := append([]byte("978"), g.digits(9)...)
	sum := 0
	for i, d := range digits {
		sum += int(d-'0') * (1 + 2*(i%2))
	}
	return string(append(digits, '0'+byte((10-sum%10)%10)))
}

func (g *generator) digits(n int) []byte {
	digits := make([]byte, n)
	for i := range digits {
		digits[i] = '0' + byte(g.IntN(10))
	}
	return digits
}

// chance is true in that many of a hundred draws.
func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }
