package page

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// pureEvent reads "12th Conference on X - Paris, France" with, below or glued
// to it, "Duration: 19 May 2025 → 22 May 2025".
func pureEvent(s *sheet, p *pair) {
	if len(p.values) == 0 {
		return // the table of the conference, further down, has it more fully
	}
	value, _, _ := strings.Cut(p.values[0], "<br>")
	for _, w := range s.words.rows["label"] {
		if w.means != "@duration" {
			continue
		}
		if at := strings.Index(p.values[0], w.text+":"); at > 0 {
			pureSpan(s, p.values[0][at+len(w.text)+1:], p.word.rule)
			value = trim(value[:min(at, len(value))])
			break
		}
	}
	title := value
	if at := strings.LastIndex(value, " - "); at > 0 {
		title = trim(value[:at])
		if place := trim(value[at+3:]); place != "" {
			s.claim(citation.FieldEventPlace, place, place, p.word.rule, evidence.Labelled)
		}
	}
	s.claim(citation.FieldEventTitle, strings.TrimRight(title, " -"), title, p.word.rule, evidence.Labelled)
}

// pureMeeting claims place and time from the table of the conference.
func pureMeeting(s *sheet) {
	var city, country, period *pair
	for i := range s.pairs {
		switch p := &s.pairs[i]; p.word.means {
		case "@city":
			city = p
		case "@country":
			country = p
		case "@period":
			period = p
		case "@duration":
			pureSpan(s, p.value(), p.word.rule)
		}
	}
	if city != nil && len(city.values) > 0 && !s.claimed(citation.FieldEventPlace, evidence.Labelled) {
		place := city.value()
		if country != nil && len(country.values) > 0 {
			place += ", " + country.value()
		}
		s.claim(citation.FieldEventPlace, place, city.view(s), city.word.rule, evidence.Labelled)
	}
	if period != nil && len(period.values) > 0 && !s.claimed(citation.FieldEventDate, evidence.Labelled) {
		purePeriod(s, period)
	}
}

// pureSpan claims the dates of a meeting from "19 May 2025 → 22 May 2025".
func pureSpan(s *sheet, text, rule string) {
	from, to, _ := cutAny(text, "→", "->", " – ")
	start, err := citation.ParseDate(trim(from))
	if err != nil || start.Precision < citation.ToYear {
		return
	}
	if end, err := citation.ParseDate(trim(to)); err == nil && end.Precision >= citation.ToYear && end.Moment != start.Moment {
		start.End = end.Moment
	}
	s.add(citation.FieldEventDate, start, trim(text), rule, evidence.Labelled)
}

// purePeriod claims the dates of a meeting from two dates in figures, whose
// order is that of the portal's country: "30/03/25 → 3/04/25", in the United States "3/30/25 →
// 4/3/25", in Korea "25/3/30 → 25/4/3". An order stands when it alone gives
// two days of the calendar, the first not after the last, within three weeks
// of each other, not long before the publication or after it. Otherwise only
// the year is sure, if all agree on it.
func purePeriod(s *sheet, p *pair) {
	from, to, _ := cutAny(p.value(), "→", "->", " – ")
	if to == "" {
		to = from
	}
	issued := 0
	for i := range s.claims {
		if date, ok := s.claims[i].Value.(citation.Date); ok && s.claims[i].Field == citation.FieldIssued {
			issued = date.Year
			break
		}
	}
	a, b := numbers(from), numbers(to)
	var possible []citation.Date
	for _, order := range [...][3]int{{2, 1, 0}, {2, 0, 1}, {0, 1, 2}} { // where year, month and day stand
		start, ok := orderedDay(a, order)
		end, ok2 := orderedDay(b, order)
		days := end.Sub(start).Hours() / 24
		if !ok || !ok2 || days < 0 || days > 21 || issued != 0 && (start.Year() < issued-3 || start.Year() > issued+1) {
			continue
		}
		d := citation.Date{Moment: momentOf(start)}
		if end != start {
			d.End = momentOf(end)
		}
		possible = append(possible, d)
	}
	view, rule := p.view(s), p.word.rule
	switch {
	case len(possible) == 1:
		s.add(citation.FieldEventDate, possible[0], view, rule, evidence.Labelled)
	case len(possible) > 1:
		year := possible[0].Year
		for _, d := range possible {
			if d.Year != year || d.End.Year != possible[0].End.Year {
				return
			}
		}
		s.add(citation.FieldEventDate, citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: year}}, view, rule, evidence.Labelled)
	}
}

// numbers gives the three numbers of "30/03/25"; nil when there are not three.
func numbers(s string) []int {
	var list []int
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsDigit(r) }) {
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil
		}
		list = append(list, n)
	}
	if len(list) != 3 {
		return nil
	}
	return list
}

// orderedDay gives the day that three numbers name in an order. A year of two
// figures is of this century: portals have printed periods since 2010, and
// meetings before 2000 are written with a year that no month or day can be mistaken for.
func orderedDay(n []int, order [3]int) (time.Time, bool) {
	if n == nil {
		return time.Time{}, false
	}
	year, month, day := n[order[0]], n[order[1]], n[order[2]]
	switch {
	case year < 70:
		year += 2000
	case year < 100:
		year += 1900
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day && int(t.Month()) == month
}

func momentOf(t time.Time) citation.Moment {
	return citation.Moment{Precision: citation.ToDay, Year: t.Year(), Month: t.Month(), Day: uint8(t.Day())}
}
