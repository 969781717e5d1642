package mods

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// dates reads the date of publication: the key date of the work, else its
// dates in the order of dateNames, else those of the part of its host. What a
// date says that is not chosen is kept.
func (r *reader) dates() {
	var key, issued []*source.Element
	add := func(list *[]*source.Element, e *source.Element) { *list = append(*list, e) }
	for _, name := range dateNames {
		if name == "dateCreated" { // of an article, its host's is nearer to the mark
			r.hostDates(&issued)
		}
		for origin := range r.top.Children("originInfo") {
			for e := range origin.Children(name) {
				if dateUse(e) != citation.NoField {
					continue
				}
				if e.Attr("keyDate") == "yes" {
					add(&key, e)
				}
				add(&issued, e)
			}
		}
	}
	candidates := append(key, issued...)
	var used []*source.Element
	for _, e := range candidates {
		if date, at := r.date(e, candidates); date != (citation.Date{}) {
			r.Add(citation.FieldIssued, date, at, e.Name)
			used = append(used, e)
			break
		}
	}
	for origin := range r.top.Children("originInfo") {
		others := slices.Collect(origin.Children("dateCaptured", "dateOther"))
		for _, e := range others {
			if f := dateUse(e); f != citation.NoField {
				alike := slices.DeleteFunc(slices.Clone(others), func(o *source.Element) bool { return dateUse(o) != f })
				if date, at := r.date(e, alike); date != (citation.Date{}) && r.Citation().Date(f) == (citation.Date{}) {
					r.Add(f, date, at, rule(e.Name, e.Attr("type")))
				}
			}
		}
		for e := range origin.Children("dateCreated", "copyrightDate", "dateModified", "dateValid", "dateOther") {
			if dateUse(e) == citation.NoField && !slices.Contains(used, e) {
				r.Keep(rule(e.Name, e.Attr("type")), xmlwork.Word(e))
			}
		}
	}
}

// dateUse gives what a date is for that is not one of publication: a dateOther
// says so where its type is a variable of CSL ("submitted").
func dateUse(e *source.Element) citation.Field {
	if e.Name == "dateCaptured" {
		return citation.FieldAccessed
	}
	if f := citation.FieldNamed(e.Attr("type")); e.Name == "dateOther" && f.Kind() == citation.KindDate {
		return f
	}
	return citation.NoField
}

// hostDates collects the dates of the part, and of the host.
func (r *reader) hostDates(list *[]*source.Element) {
	for _, e := range []*source.Element{r.top, r.host} {
		for date := range e.Child("part").Children("date") {
			*list = append(*list, date)
		}
	}
	for _, name := range dateNames {
		for origin := range r.host.Children("originInfo") {
			for e := range origin.Children(name) {
				*list = append(*list, e)
			}
		}
	}
}

// date reads the best statement of the date that e is: among those of the same
// element the one in the better encoding, and with its end when it is a start.
func (r *reader) date(e *source.Element, all []*source.Element) (citation.Date, source.Span) {
	best, rank := (*source.Element)(nil), len(encodings)
	for _, other := range all {
		if other.Name != e.Name || other.Attr("point") == "end" || other.Attr("keyDate") != e.Attr("keyDate") && e.Attr("keyDate") == "yes" {
			continue
		}
		for i, encoding := range encodings {
			if other.Attr("encoding") == encoding && i < rank && moment(other) != "" {
				best, rank = other, i
			}
		}
	}
	if best == nil {
		best = e
	}
	text, at := moment(best), best.Inner()
	if best.Attr("point") == "start" {
		for _, other := range all {
			if end := moment(other); other.Name == best.Name && other.Attr("point") == "end" && other.Attr("encoding") == best.Attr("encoding") && end != "" {
				if end == "9999" || strings.HasPrefix(end, "uuu") { // MARC's
					end = ".."
				}
				if end != text {
					text += "/" + end
					at.End = max(at.End, other.Inner().End)
				}
				break
			}
		}
	}
	date, _ := citation.ParseDate(text)
	if q := best.Attr("qualifier"); date.Known() && (q == "approximate" || q == "questionable") {
		date.Circa = true
	}
	return date, at
}

// moment gives the text of a date; "200405" in an encoding is a month.
func moment(e *source.Element) string {
	text := xmlwork.Word(e)
	if e.Attr("encoding") != "" && len(text) == 6 && strings.Trim(text, "0123456789") == "" {
		return text[:4] + "-" + text[4:]
	}
	return text
}
