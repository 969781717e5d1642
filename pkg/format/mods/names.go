package mods

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// names credits those named in an element. Who has no role stated is
// credited as otherwise; NoField keeps them.
func (r *reader) names(e *source.Element, otherwise citation.Field) {
	for who := range e.Children("name") {
		if who.Attr("type") == "conference" {
			r.Put(citation.FieldEventTitle, strings.Join(xmlwork.Words(who, "namePart"), ". "), who.At, "name conference")
			continue
		}
		credit := r.credit(who)
		credit.EtAl = who.Child("etal") != nil // since 3.5
		if credit.Name == (citation.Name{}) && !credit.EtAl {
			continue
		}
		role, known := r.role(who)
		stated := strings.Join(xmlwork.Words(who, "roleTerm"), " ")
		switch {
		case stated == "" && e != r.top && r.Citation().Type.InPeriodical():
			role = citation.NoField // who makes a journal is no author of its articles
		case stated == "" || role == citation.FieldAuthor && e != r.top:
			role = otherwise
		case !known && who.Attr("usage") == "primary":
			role = otherwise
		}
		if role == citation.FieldContributor && r.Citation().Type == citation.Graphic {
			role = citation.FieldAuthor // who took a photograph, or engraved a print
		}
		if role == citation.NoField || role == citation.FieldContributor { // CSL does not tell what was done
			r.Keep(rule("name", stated), credit.Name.Sorted())
		}
		if degreeGrantor(stated) && r.Citation().Type == citation.Thesis {
			r.Put(citation.FieldPublisher, credit.Name.String(), who.At, "name "+stated)
			continue
		}
		if role != citation.NoField {
			r.Add(role, credit, who.At, rule("name", stated))
		}
	}
}

// degreeGrantor reports whether roles are those of the university that accepted a thesis.
func degreeGrantor(roles string) bool {
	roles = strings.ToLower(roles)
	return strings.Contains(roles, "degree grant") || strings.Contains(" "+roles+" ", " dgg ")
}

// role gives what a name is credited with: the first of its roles that is one,
// that of the author before others.
func (r *reader) role(who *source.Element) (role citation.Field, known bool) {
	for e := range who.Children("role") {
		terms := xmlwork.Words(e, "roleTerm")
		if len(terms) == 0 { // written without its element
			terms = wordsIn(e)
		}
		for _, term := range terms {
			f, ok := citation.ParseRelator(term)
			if known = known || ok; f == citation.NoField {
				continue
			}
			if role == citation.NoField || f == citation.FieldAuthor || role == citation.FieldContributor {
				role = f
			}
		}
	}
	return role, known
}

func wordsIn(e *source.Element) []string {
	if word := xmlwork.Word(e); word != "" {
		return []string{word}
	}
	return nil
}

// credit reads a name. Parts without a type are a heading of a catalogue, those
// of a body its divisions.
func (r *reader) credit(who *source.Element) (c citation.Credit) {
	var family, given, address, other []string
	for part := range who.Children("namePart") {
		text := strings.TrimRight(xmlwork.Word(part), " ,")
		if text == "" {
			continue
		}
		switch part.Attr("type") {
		case "family":
			family = append(family, text)
		case "given":
			given = append(given, text)
		case "termsOfAddress":
			address = append(address, text)
		case "date":
		default:
			other = append(other, text)
		}
	}
	switch {
	case len(family) > 0:
		c.Name = citation.InvertedName(strings.Join(family, " ") + ", " + strings.Join(given, " "))
		if c.Name.Family == "" || len(given) == 0 {
			c.Name = citation.Name{Family: strings.Join(family, " "), Given: strings.Join(given, " ")}
		}
		if suffix := strings.Join(address, " "); suffixes[strings.ToLower(strings.Trim(suffix, " .,"))] {
			c.Name.Suffix = suffix
		}
		if len(given) == 0 && who.Attr("type") != "personal" {
			c.Name = citation.Name{Literal: c.Name.Family}
		}
	case len(other) > 0 && (who.Attr("type") == "corporate" || who.Attr("type") == "family" || len(other) > 1 && who.Attr("type") != "personal"):
		c.Name = citation.Name{Literal: strings.TrimRight(strings.Join(trimmed(other), ". "), ",")}
	case len(other) > 0:
		c.Name, _, _ = citation.ParseHeading(strings.Join(other, " "))
	case len(given) > 0:
		c.Name = citation.Name{Literal: strings.Join(given, " ")}
	default:
		text := xmlwork.Word(who.Child("displayForm"))
		if text == "" && xmlwork.Leaf(who) {
			text = xmlwork.Word(who) // written without its elements
		}
		c.Name, _, _ = citation.ParseHeading(text)
	}
	for a := range who.Children("affiliation") {
		if text := xmlwork.Word(a); text != "" {
			c.Affiliations = append(c.Affiliations, text)
		}
	}
	ids := [][2]string{{"", who.Attr("valueURI")}}
	for id := range who.Children("nameIdentifier") {
		ids = append(ids, [2]string{id.Attr("type"), xmlwork.Word(id)})
	}
	for _, id := range ids {
		parsed, err := citation.SchemeNamed(id[0]).Parse(id[1])
		if id[0] == "" {
			parsed, err = citation.ParseIdentifier(id[1])
		}
		if err == nil && (parsed.Scheme == citation.SchemeORCID || parsed.Scheme == citation.SchemeISNI || parsed.Scheme == citation.SchemeROR) {
			c.IDs = append(c.IDs, parsed)
		}
	}
	return c
}

// suffixes are the terms of address that are part of a name.
var suffixes = map[string]bool{"jr": true, "sr": true, "junior": true, "senior": true, "ii": true, "iii": true, "iv": true}

// trimmed takes the final stops off the divisions of a body.
func trimmed(parts []string) []string {
	for i := range parts[:len(parts)-1] {
		parts[i] = strings.TrimRight(parts[i], ". ")
	}
	return parts
}
