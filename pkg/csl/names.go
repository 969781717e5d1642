package csl

import (
	"errors"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// Names. CSL has them in parts, or whole as "literal". "static-ordering" says
// that the family name stands first wherever the name is written, which is
// what FamilyFirst means. Affiliations and identifiers of persons are not
// CSL's; Crossref writes them as "affiliation" and "ORCID".

// nameParts writes the members of CSL that a name has.
func (w *writer) nameParts(n *citation.Name) {
	w.MemberIf("family", n.Family)
	w.MemberIf("given", n.Given)
	w.MemberIf("non-dropping-particle", n.Particle)
	w.MemberIf("dropping-particle", n.DroppingParticle)
	w.MemberIf("suffix", n.Suffix)
	w.MemberIf("literal", n.Literal)
	if n.FamilyFirst {
		w.Name("static-ordering")
		w.Raw("true")
	}
}

// creditExtras writes what a credit has beyond its name.
func (w *writer) creditExtras(cr *citation.Credit) {
	if len(cr.Affiliations) > 0 {
		w.Name("affiliation")
		w.Open('[', jsontext.OneLine)
		for _, a := range cr.Affiliations {
			w.Element()
			w.String(a)
		}
		w.Close(']')
	}
	if len(cr.IDs) > 0 {
		w.Name("ids")
		w.identifiers(cr.IDs)
	}
	if cr.EtAl {
		w.Name("et-al")
		w.Raw("true")
	}
}

// readCredits reads an array of names, one name, or names in a string, and
// gives each to add; ok is false where something could not be read.
func readCredits(s *jsontext.Scanner, exact bool, add func(citation.Credit)) (ok bool) {
	ok = true
	one := func() {
		switch s.Kind() {
		case jsontext.Object:
			cr, good := readCredit(s, exact)
			ok = ok && good
			if cr.EtAl || cr.Name != (citation.Name{}) {
				add(cr)
			}
		case jsontext.String:
			text, _ := s.String()
			names, err := citation.ParseNames(text)
			more := errors.Is(err, citation.ErrEtAl)
			ok = ok && (err == nil || more || text == "")
			for _, n := range names {
				add(citation.Credit{Name: n})
			}
			if more {
				add(citation.Credit{EtAl: true})
			}
		default:
			ok = s.Skip() == "null" && ok
		}
	}
	if s.Kind() != jsontext.Array {
		one()
		return ok
	}
	s.Enter(jsontext.Array)
	for s.More() {
		one()
	}
	return ok
}

// readCredit reads a name object.
func readCredit(s *jsontext.Scanner, exact bool) (cr citation.Credit, ok bool) {
	ok = true
	s.Enter(jsontext.Object)
	whole := ""
	for key, more := s.Key(); more; key, more = s.Key() {
		switch key {
		case "family":
			cr.Name.Family = readTidy(s, exact)
		case "given":
			cr.Name.Given = readTidy(s, exact)
		case "non-dropping-particle":
			cr.Name.Particle = readTidy(s, exact)
		case "dropping-particle":
			cr.Name.DroppingParticle = readTidy(s, exact)
		case "suffix":
			cr.Name.Suffix = readTidy(s, exact)
		case "literal":
			cr.Name.Literal = readTidy(s, exact)
		case "name":
			whole = readTidy(s, exact)
		case "static-ordering":
			v, _ := s.String()
			cr.Name.FamilyFirst = v == "true" || v == "1"
		case "et-al":
			v, _ := s.String()
			cr.EtAl = v == "true"
		case "ids":
			cr.IDs = readIdentifiers(s)
		case "ORCID", "orcid":
			if v, _ := s.String(); v != "" {
				id, err := citation.SchemeORCID.Parse(v)
				ok = ok && err == nil
				if id != (citation.Identifier{}) {
					cr.IDs = append(cr.IDs, id)
				}
			}
		case "affiliation", "affiliations":
			cr.Affiliations = readAffiliations(s, exact)
		default: // "sequence", "authenticated-orcid"; "parse-names" and "comma-suffix" are advice for typesetting
			s.Skip()
		}
	}
	if cr.Name == (citation.Name{}) {
		cr.Name.Literal = whole
	}
	if !exact && standsForOthers(cr.Name) {
		cr.EtAl, cr.Name = true, citation.Name{}
	}
	return cr, ok
}

// standsForOthers reports whether a name is none, but what BibTeX's "and
// others" has become on its way through other programs.
func standsForOthers(n citation.Name) bool {
	word := n.Literal
	if word == "" && n.Given == "" {
		word = n.Family
	}
	return word == "others" || len(word) <= len("et al.") && strings.EqualFold(strings.TrimSuffix(word, "."), "et al")
}

// readAffiliations reads strings, or objects with a name.
func readAffiliations(s *jsontext.Scanner, exact bool) (list []string) {
	one := func() {
		if s.Kind() != jsontext.Object {
			if v := readTidy(s, exact); v != "" {
				list = append(list, v)
			}
			return
		}
		s.Enter(jsontext.Object)
		for key, more := s.Key(); more; key, more = s.Key() {
			if key != "name" {
				s.Skip()
			} else if v := readTidy(s, exact); v != "" {
				list = append(list, v)
			}
		}
	}
	if !s.Enter(jsontext.Array) {
		one()
		return list
	}
	for s.More() {
		one()
	}
	return list
}

// readTidy reads a short text and brings its white space in order, unless exact.
func readTidy(s *jsontext.Scanner, exact bool) string {
	v, _ := s.String()
	if exact || isTidy(v) {
		return v
	}
	return strings.Join(strings.Fields(v), " ")
}

// isTidy reports whether s has no white space but single blanks between words.
func isTidy(s string) bool {
	blank := true // before the first letter none is wanted
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' && blank, c != ' ' && c <= ' ', c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
			return false
		default:
			blank = c == ' '
		}
	}
	return s == "" || !blank
}
