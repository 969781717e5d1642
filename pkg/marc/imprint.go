package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// imprint reads 260, and 264 by its second indicator: publication (1) before
// production (0), distribution (2), and of manufacture (3) and copyright (4) only the date, if there is no other.
func (r *reader) imprint(f *Field) {
	if f.Tag == "264" && f.Ind[1] != '1' && f.Ind[1] != ' ' && r.better(f) {
		r.lost = true
		return
	}
	r.published(f, "a", "b", "c", f.Tag == "260" || f.Ind[1] != '3' && f.Ind[1] != '4')
}

// better reports whether a better imprint than this one is in the record.
func (r *reader) better(f *Field) bool {
	for i := range r.rec.Fields {
		o := &r.rec.Fields[i]
		switch {
		case o == f:
		case o.Tag == "260" && len(yearsIn(o.first("c"))) > 0, o.Tag == "264" && o.Ind[1] < f.Ind[1] && len(yearsIn(o.first("c"))) > 0,
			o.Tag == "264" && o.Ind[1] == '1' && len(yearsIn(o.first("c"))) > 0:
			return true
		}
	}
	return false
}

// published adds place, publisher and date of an imprint. Of several places and
// publishers the first is that of the work; the field is kept with the others.
func (r *reader) published(f *Field, place, publisher, date string, names bool) {
	for _, part := range [...]struct {
		code  string
		field citation.Field
	}{{place, citation.FieldPublisherPlace}, {publisher, citation.FieldPublisher}} {
		subs := f.all(part.code)
		if len(subs) > 0 && (!names || len(subs) > 1) {
			r.lost = true
		}
		if part.field == citation.FieldPublisher && r.graduated() { // at a university, which counts more than who prints or sells it
			r.lost = true
			continue
		}
		for _, s := range subs {
			if part.code == publisher && afterSemicolon(f, s) {
				r.lost = true
				continue
			}
			if text := Known(s.Value); names && text != "" {
				if !r.Citation().Has(part.field) {
					r.put(part.field, text, s.At)
				}
				break
			}
		}
	}
	s := f.sub(date)
	if s.Value == "" {
		return
	}
	if d := readDate(s.Value); d.Known() && !r.Citation().Has(citation.FieldIssued) {
		r.add(citation.FieldIssued, d, s.At)
	} else {
		r.lost = true
	}
}

// afterSemicolon reports whether a subfield follows one that ends in " ;", by
// which the ISBD leads over to a further place, whatever the code: "$aAmsterdam ;$bBoston :$bAcademic Press".
func afterSemicolon(f *Field, s Subfield) bool {
	for i := 1; i < len(f.Subfields); i++ {
		if f.Subfields[i] == s {
			before := &f.Subfields[i-1]
			return before.Code == 'a' && strings.HasSuffix(strings.TrimSpace(before.Value), ";")
		}
	}
	return false
}

// extent reads 300: how many pages or volumes; of a part, perhaps its pages.
func (r *reader) extent(f *Field) {
	s := f.sub("a")
	if r.component && s.Value != "" && !r.Citation().Has(citation.FieldPages) {
		if h := citation.ParseHostLine(s.Value); h.Pages != "" && strings.ContainsAny(h.Pages, "-–") {
			r.put(citation.FieldPages, h.Pages, s.At)
			r.lost = true
			return
		}
	}
	pages, volumes := extent(s.Value)
	if pages != "" && r.Citation().Type != citation.Periodical {
		r.put(citation.FieldNumberOfPages, pages, s.At)
	}
	if volumes != "" && volumes != "1" {
		r.put(citation.FieldNumberOfVolumes, volumes, s.At)
	}
	r.lost = true // illustrations, and how the pages are counted
}

// series reads 490, its forerunner 440, and the traced forms 800 to 830. Of
// several series, the first is that of the citation.
func (r *reader) series(f *Field) {
	title := "a"
	if f.Tag != "830" && f.Tag[0] == '8' {
		title = "t"
	}
	subs := f.all(title + "np")
	text, _ := joinTitle(f, title+"np")
	if have := r.Citation().In.Series; have != "" {
		r.lost = true
		return
	}
	r.put(citation.FieldSeries, text, f.across(subs))
	if v := f.sub("v"); v.Value != "" {
		r.put(citation.FieldSeriesNumber, Bare(v.Value), v.At)
	}
	for _, x := range f.all("x") {
		r.number(citation.FieldISSN, x)
	}
}

// edition reads 250.
func (r *reader) edition(f *Field) {
	subs := f.all("a")
	if len(subs) == 0 {
		r.lost = true
		return
	}
	r.put(citation.FieldEdition, strings.Trim(Bare(subs[0].Value), "[]"), subs[0].At)
}

// thesis reads 502: degree ($b), university ($c) and year ($d), or all of it in
// a sentence, "Thesis (Ph. D.)--Cornell University, 1991."
func (r *reader) thesis(f *Field) {
	r.lost = true
	if r.Citation().Type != citation.Thesis {
		return
	}
	degree, school, year := f.sub("b"), f.sub("c"), f.sub("d")
	if s := f.sub("a"); degree.Value == "" && school.Value == "" && s.Value != "" {
		degree, school, year = s, s, s
		degree.Value, school.Value, year.Value = thesisNote(s.Value)
	}
	r.put(citation.FieldGenre, Bare(degree.Value), degree.At)
	if r.graduated() || !r.publishers() {
		r.put(citation.FieldPublisher, Known(school.Value), school.At)
	}
	if d := readDate(year.Value); d.Known() && !r.Citation().Has(citation.FieldIssued) && !r.dated() {
		r.add(citation.FieldIssued, d, year.At)
	}
}

// graduated reports whether the work is a thesis whose university is named as such.
func (r *reader) graduated() bool {
	f := r.rec.field("502")
	return f != nil && r.Citation().Type == citation.Thesis && Known(f.first("c")) != ""
}

// publishers reports whether an imprint names one.
func (r *reader) publishers() bool {
	for i := range r.rec.Fields {
		if f := &r.rec.Fields[i]; (f.Tag == "260" || f.Tag == "264") && Known(f.first("b")) != "" {
			return true
		}
	}
	return false
}

// dated reports whether an imprint has a year.
func (r *reader) dated() bool {
	for i := range r.rec.Fields {
		if f := &r.rec.Fields[i]; (f.Tag == "260" || f.Tag == "264") && len(yearsIn(f.first("c"))) > 0 {
			return true
		}
	}
	return false
}

// thesisNote takes a sentence about a thesis apart: "Thesis (M.A.)--University
// of X, 1999.", "Zugl.: Berlin, Univ., Diss., 1999", "Paris, Univ., Diss., 2001".
func thesisNote(s string) (degree, school, year string) {
	if years := yearsIn(s); len(years) > 0 {
		year = years[len(years)-1]
	}
	head, rest, ok := strings.Cut(s, "--")
	if !ok {
		head, rest, ok = strings.Cut(s, " - ")
	}
	if !ok {
		for part := range strings.SplitSeq(s, ",") {
			switch word := strings.ToLower(strings.Trim(part, " .")); {
			case strings.HasPrefix(word, "diss"), strings.HasSuffix(word, "arb"), strings.HasPrefix(word, "habil"), strings.HasSuffix(word, "thesis"), strings.HasPrefix(word, "thèse"):
				return strings.TrimSpace(part), "", year
			}
		}
		return "", "", year
	}
	degree = strings.TrimSpace(head)
	if _, within, bracketed := strings.Cut(degree, "("); bracketed {
		degree = strings.Trim(within, " )")
	}
	school = rest
	if at := strings.LastIndex(rest, ","); at > 0 && len(yearsIn(rest[at:])) > 0 {
		school = rest[:at]
	}
	return degree, strings.TrimSpace(school), year
}

// fixed adds what only the coded fields say: date and language (008 of MARC 21, 100 of UNIMARC).
func (r *reader) fixed() {
	tag, kind, date := "008", 6, 7
	if r.rec.unimarc() {
		tag, kind, date = "100", 8, 9
	}
	f := r.rec.field(tag)
	if f == nil {
		return
	}
	code, first, second := r.rec.control(tag, kind, kind+1), r.rec.control(tag, date, date+4), r.rec.control(tag, date+4, date+8)
	if !r.Citation().Has(citation.FieldIssued) && len(yearsIn(first)) == 1 {
		text := first
		open := second == "9999" || r.rec.level(7) == 's' && second != "" && len(yearsIn(second)) == 0 && (code == "c" || code == "a")
		switch {
		case open:
			text += "-"
		case strings.Contains("dmikq", code) && code != "" && len(yearsIn(second)) == 1 && second > first && !r.rec.unimarc():
			text += "/" + second
		}
		if d, err := citation.ParseDate(text); err == nil {
			d.Circa = code == "q"
			r.Add(citation.FieldIssued, d, f.At, tag)
		}
	}
	if code == "r" && !r.rec.unimarc() && len(yearsIn(second)) == 1 && !r.Citation().Has(citation.FieldOriginalDate) { // a reprint, of
		r.Put(citation.FieldOriginalDate, second, f.At, tag)
	}
	if r.rec.unimarc() || r.Citation().Language != "" {
		return
	}
	if lang := r.rec.control(tag, 35, 38); coded(lang) {
		r.Put(citation.FieldLanguage, lang, f.At, tag)
	}
}

// coded reports whether a code is one of a language.
func coded(code string) bool {
	switch code {
	case "und", "mul", "zxx", "mis":
		return false
	}
	return len(code) == 3 && strings.Trim(strings.ToLower(code), "abcdefghijklmnopqrstuvwxyz") == ""
}

// language reads 041 of MARC 21, 101 of UNIMARC: the first language of the text, of "engfre" as well.
func (r *reader) language(f *Field) {
	for _, s := range f.all("a") {
		code := strings.TrimSpace(s.Value)
		if len(code)%3 == 0 && len(code) > 3 && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == "" {
			code = code[:3]
		}
		if lang, err := citation.ParseLanguage(code); err == nil && lang != "" && code != "und" && code != "mul" && code != "zxx" {
			r.add(citation.FieldLanguage, lang, s.At)
			break
		}
	}
	if len(f.all("a")) > 1 {
		r.lost = true
	}
}
