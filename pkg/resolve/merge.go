package resolve

import (
	"slices"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Settled is one record made of several, and what each gave.
type Settled struct {
	Record *evidence.Record
	From   map[citation.Field][]int // of each field, which of the records its values are from
}

// Records settles what several records say of one work: each is a witness, and
// what holds for claims holds here, but that
//
//   - for each field order gives the witnesses, the best first;
//   - identifiers, keywords, links and further titles are united, and so are the
//     fields of text that gather remarks (notes, sources), a paragraph each;
//   - that witnesses differ is expected and not remarked upon.
//
// The new record's place and format are those of the best witness for the title,
// its key is the first that a witness has in the same order. Tags that only one
// format knows are kept from all records.
func Records(records []*evidence.Record, order func(citation.Field) []int) Settled {
	lead := records[order(citation.FieldTitle)[0]]
	s := Settled{
		Record: &evidence.Record{Source: lead.Source, Format: lead.Format, At: lead.At, Place: lead.Place, Origin: lead.Origin},
		From:   make(map[citation.Field][]int),
	}
	for _, i := range order(citation.FieldTitle) {
		if s.Record.Citation.Key = records[i].Citation.Key; s.Record.Citation.Key != "" {
			break
		}
	}
	var known citation.FieldSet
	for _, r := range records {
		known = known.Union(r.Citation.Known())
	}
	for _, f := range known.List() {
		s.settle(f, records, order(f))
	}
	for _, i := range order(citation.NoField) {
		r := records[i]
		for _, extra := range r.Citation.Extra {
			if !slices.Contains(s.Record.Citation.Extra, extra) {
				s.Record.Citation.Extra = append(s.Record.Citation.Extra, extra)
			}
		}
		s.Record.Claims = append(s.Record.Claims, r.Claims...)
	}
	return s
}

// settle hears the records on one field.
func (s *Settled) settle(f citation.Field, records []*evidence.Record, order []int) {
	var claims []evidence.Claim
	for _, i := range order {
		for v := range records[i].Citation.Values(f) {
			claims = append(claims, evidence.Claim{Field: f, Value: v, Rule: strconv.Itoa(i), Confidence: evidence.Stated})
		}
	}
	c := court{record: s.Record, field: f, silent: true}
	c.call(claims)
	switch {
	case gathers(f):
		c.gather()
	case f.Kind() == citation.KindIdentifier, f.Kind() == citation.KindKeyword, united(f):
		c.union()
	case f.Kind() == citation.KindName:
		c.list()
	default:
		c.single()
	}
	for _, claim := range c.taken {
		if i, err := strconv.Atoi(claim.Rule); err == nil && !slices.Contains(s.From[f], i) {
			s.From[f] = append(s.From[f], i)
		}
	}
}

// gathers reports whether a field is one of text to which each source adds its own.
func gathers(f citation.Field) bool {
	switch f {
	case citation.FieldNote, citation.FieldAnnote, citation.FieldSource, citation.FieldFunding, citation.FieldArchive, citation.FieldCallNumber:
		return true
	}
	return false
}

// gather joins texts that do not hold one another.
func (c *court) gather() {
	var texts []string
	for _, claim := range c.heard {
		text := claim.Value.String()
		if !slices.ContainsFunc(texts, func(have string) bool { return strings.Contains(have, text) }) {
			texts = append(texts, text)
			c.taken = append(c.taken, claim)
		}
	}
	c.record.Citation.Add(c.field, citation.Text(strings.Join(texts, "\n")))
}
