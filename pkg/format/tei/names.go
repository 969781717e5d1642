package tei

import (
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// credits yields those that an element names. One that has an affiliation only
// names nobody.
func (r *reader) credits(who *source.Element) iter.Seq[citation.Credit] {
	return func(yield func(citation.Credit) bool) {
		found := false
		for e := range who.All("persName", "name", "orgName", "affiliation", "surname") {
			if e.Name == "affiliation" || e.Name == "surname" {
				continue
			}
			c := citation.Credit{Name: nameOf(e)}
			if c.Name == (citation.Name{}) {
				continue
			}
			found = true
			r.about(&c, who)
			if !yield(c) {
				return
			}
		}
		if found {
			return
		}
		c := citation.Credit{Name: nameOf(who)}
		if who.Child("affiliation") != nil && who.Child("surname") == nil { // its text is the affiliation's
			return
		}
		if r.about(&c, who); c.Name != (citation.Name{}) {
			yield(c)
		}
	}
}

// about adds the affiliations and numbers of somebody.
func (r *reader) about(c *citation.Credit, who *source.Element) {
	for a := range who.All("affiliation") {
		text := strings.Join(xmlwork.Words(a, "orgName"), ", ")
		if xmlwork.Leaf(a) {
			text = xmlwork.Word(a)
		}
		if text != "" {
			c.Affiliations = append(c.Affiliations, text)
		}
	}
	for id := range who.All("idno") {
		if parsed, err := citation.SchemeNamed(id.Attr("type")).Parse(id.Text()); err == nil && parsed.Scheme == citation.SchemeORCID {
			c.IDs = append(c.IDs, parsed)
		}
	}
}

// nameOf reads a name: its parts, or whole.
func nameOf(e *source.Element) citation.Name {
	if e.Name == "orgName" || e.Attr("type") == "org" {
		return citation.Name{Literal: xmlwork.Word(e)}
	}
	var given []string
	for part := range e.All("forename") {
		if word := xmlwork.Word(part); word != "" {
			given = append(given, word)
		}
	}
	family := strings.Join(xmlwork.Words(e, "surname"), " ")
	if link := xmlwork.Word(e.Child("nameLink")); link != "" {
		family = link + " " + family
	}
	switch {
	case family != "" && len(given) > 0:
		first := strings.Join(given, " ")
		n := citation.InvertedName(family + ", " + first)
		if n.Family == "" {
			n = citation.Name{Family: family, Given: first}
		}
		n.Suffix = xmlwork.Word(e.Child("genName"))
		return n
	case family != "":
		return citation.Name{Literal: family}
	case len(given) > 0:
		return citation.Name{Literal: strings.Join(given, " ")}
	}
	n, _, _ := citation.ParseHeading(xmlwork.Word(e))
	return n
}
