// Package resolve decides: which of several claims stands, which records are
// of one work, whether a record is plausible, what it is called.
package resolve

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// Claims settles what the witnesses say of one work and gives the record. It
// keeps all claims, also those that lost.
//
//   - A field that takes one value takes it from the surest claim. Of equally
//     sure claims the first stands; one that differs in more than case, dashes,
//     blanks and punctuation is remarked upon as a conflict. A date is refined by a more
//     precise one that agrees with it.
//   - A list of names or keywords is taken whole from the rule that is surest
//     of it: two lists are never mixed.
//   - Serial and book numbers, links and other titles are united.
//   - A field with none but blank claims is absent, stands in the record's Blank, and is remarked upon.
//
// position tells where a span lies; it is asked for remarks only.
func Claims(claims []evidence.Claim, position func(source.Span) source.Position) *evidence.Record {
	r := &evidence.Record{Claims: claims}
	var fields citation.FieldSet
	for i := range claims {
		fields.Add(claims[i].Field)
	}
	for _, f := range fields.List() {
		c := court{record: r, field: f, position: position}
		c.call(claims)
		switch {
		case c.best == nil:
			c.blank()
		case f.Kind() == citation.KindName || f.Kind() == citation.KindKeyword:
			c.list()
		case united(f):
			c.union()
		default:
			c.single()
		}
	}
	return r
}

// united reports whether a field takes the values of all its witnesses: a
// journal has two ISSN, a book several ISBN; but a work has one DOI.
func united(f citation.Field) bool {
	switch f {
	case citation.FieldISSN, citation.FieldISBN, citation.FieldOtherID:
		return true
	}
	return f.Kind() == citation.KindTitle || f.Kind() == citation.KindLink
}

// court hears the claims to one field.
type court struct {
	record   *evidence.Record
	field    citation.Field
	position func(source.Span) source.Position
	heard    []*evidence.Claim // those with a value, in order
	best     *evidence.Claim   // the first of the surest of them
	empty    *evidence.Claim   // the first without a value
	taken    []*evidence.Claim // those whose value stands
	silent   bool              // that witnesses differ is not worth a remark
}

// call finds the field's claims.
func (c *court) call(claims []evidence.Claim) {
	for i := range claims {
		claim := &claims[i]
		switch {
		case claim.Field != c.field:
		case claim.Value == nil:
			if c.empty == nil {
				c.empty = claim
			}
		default:
			c.heard = append(c.heard, claim)
			if c.best == nil || claim.Confidence > c.best.Confidence {
				c.best = claim
			}
		}
	}
}

// blank notes that the source shows the field and has lost its value.
func (c *court) blank() {
	c.record.Blank.Add(c.field)
	c.remark(diag.BlankField, c.empty, fmt.Sprintf("%s: the page shows the field but not its value (%s); left out", c.field.Label(), c.empty.Rule))
}

// single takes the best claim's value.
func (c *court) single() {
	value, taken := c.best.Value, c.best
	for _, claim := range c.heard {
		if claim == c.best {
			continue
		}
		if date, ok := value.(citation.Date); ok {
			if other, ok := claim.Value.(citation.Date); ok {
				switch {
				case covers(date, other):
					if claim.Confidence >= evidence.Placed {
						value, taken = other, claim
					}
					continue
				case covers(other, date):
					continue
				}
			}
		}
		if claim.Confidence == c.best.Confidence && !agree(value, claim.Value) {
			c.conflict(claim, value.String(), claim.Value.String())
		}
	}
	c.add(value, taken)
}

// add puts a value into the record and notes whose it is.
func (c *court) add(value citation.Value, of *evidence.Claim) {
	if c.record.Citation.Add(c.field, value) {
		c.taken = append(c.taken, of)
	}
}

// union takes every value; those only guessed at just when there is no surer one.
func (c *court) union() {
	for _, claim := range c.heard {
		if (claim.Confidence > evidence.Guessed || c.best.Confidence == evidence.Guessed) && !c.has(claim.Value) {
			c.add(claim.Value, claim)
		}
	}
}

// has reports whether the record has a value that is this one in another
// spelling: an identifier with other hyphens, a keyword in other case.
func (c *court) has(value citation.Value) bool {
	for have := range c.record.Citation.Values(c.field) {
		switch v := value.(type) {
		case citation.Identifier:
			if id, ok := have.(citation.Identifier); ok && id.Same(v) {
				return true
			}
		case citation.Keyword:
			if fold(have.String()) == fold(v.Term) {
				return true
			}
		}
	}
	return false
}

// list takes the whole list of the best claim's rule.
func (c *court) list() {
	chosen := 0
	var known map[citation.Value]bool // in a list that is too long to be gone through for each
	if c.field.Kind() == citation.KindKeyword && len(c.heard) > 100 {
		known = make(map[citation.Value]bool, len(c.heard))
	}
	for _, claim := range c.heard {
		if claim.Rule != c.best.Rule || claim.Confidence != c.best.Confidence {
			continue
		}
		chosen++
		if known == nil {
			c.add(claim.Value, claim)
		} else if keyword, ok := claim.Value.(citation.Keyword); ok && !known[keyword] {
			known[keyword] = true
			c.record.Citation.Keywords = append(c.record.Citation.Keywords, keyword)
			c.taken = append(c.taken, claim)
		}
	}
	// Another list of the same rank is a conflict when it is of another length: how
	// a name or a keyword is spelt differs between any two witnesses.
	others := map[string]int{}
	for _, claim := range c.heard {
		if claim.Rule != c.best.Rule && claim.Confidence == c.best.Confidence {
			others[claim.Rule]++
		}
	}
	for _, claim := range c.heard {
		if n := others[claim.Rule]; n > 0 && n != chosen {
			c.conflict(claim, fmt.Sprint(chosen), fmt.Sprint(n))
			delete(others, claim.Rule)
		}
	}
}

// conflict remarks upon an equally sure claim that says something else.
func (c *court) conflict(claim *evidence.Claim, kept, lost string) {
	if c.silent {
		return
	}
	c.remark(diag.Conflict, claim, fmt.Sprintf("%s: %q by %s, %q by %s; the first was kept",
		c.field.Label(), clip(kept), c.best.Rule, clip(lost), claim.Rule))
}

func (c *court) remark(code diag.Code, claim *evidence.Claim, message string) {
	d := diag.Diagnostic{Code: code, Message: message, Field: c.field.String()}
	if c.position != nil {
		d.At = c.position(claim.At)
	}
	c.record.Remark(d)
}

// clip keeps a remark readable when the value is an abstract.
func clip(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// covers reports whether b says what a says, and more: 2025 covers 2025-02-13.
func covers(a, b citation.Date) bool {
	if a.Precision <= citation.Literal || b.Precision <= a.Precision || a.Year != b.Year || a.End != (citation.Moment{}) || a.Open {
		return false
	}
	switch a.Precision {
	case citation.ToYear:
		return true
	case citation.ToMonth:
		return a.Month == b.Month
	}
	return false
}

// agree reports whether two values are the same but for case, dashes, quotes, blanks and punctuation.
func agree(a, b citation.Value) bool { return a == b || fold(a.String()) == fold(b.String()) }

// fold keeps the letters and digits of s, in lower case.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
