package csl

import (
	"strconv"
	"strings"
	"time"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// Dates. CSL has them as {"date-parts": [[2025, 2, 13]]}, with a second array
// for the end of a range, beside "season", "circa", "literal" and "raw". A
// season that is the end of a range, or has one, stands in the place of the
// month as 21 to 24, as in EDTF; processors read that. The two ends of a
// range left open are said with "open", in custom only.

// date writes a date object with the members that follow.
func (w *writer) date(d citation.Date) {
	if d.Precision > citation.Literal {
		season := d.Precision == citation.ToSeason && d.End.Precision == citation.Absent
		w.Name("date-parts")
		w.Open('[', jsontext.OneLine)
		w.moment(d.Moment, season)
		if d.End.Precision > citation.Literal {
			w.moment(d.End, false)
		}
		w.Close(']')
		if season {
			w.Name("season")
			w.Number(int(d.Season))
		}
	}
	if d.Circa {
		w.Name("circa")
		w.Raw("true")
	}
	if d.Literal != "" {
		w.Member("literal", d.Literal)
	}
}

// moment writes one array of date-parts.
func (w *writer) moment(m citation.Moment, seasonApart bool) {
	w.Element()
	w.Open('[', jsontext.OneLine)
	w.Element()
	w.Number(m.Year)
	switch {
	case m.Precision == citation.ToSeason && !seasonApart:
		w.Element()
		w.Number(int(m.Season) + 20)
	case m.Precision >= citation.ToMonth:
		w.Element()
		w.Number(int(m.Month))
		if m.Precision == citation.ToDay {
			w.Element()
			w.Number(int(m.Day))
		}
	}
	w.Close(']')
}

// A dateReading gathers what a date object says.
type dateReading struct {
	ends         [2]citation.Moment
	parts        int // how many of ends are filled
	season       string
	circa, open  bool
	literal, raw string
	bad          bool // something in it is no part of a date
	inner        bool // within date-parts, which hold no further date-parts
}

// readDate reads a date in any of the forms it takes. An empty one is the zero
// Date; ok is false where something could not be read. A literal is
// taken for the date that it states, unless exact.
func readDate(s *jsontext.Scanner, exact bool) (d citation.Date, ok bool) {
	var g dateReading
	switch s.Kind() {
	case jsontext.Object:
		g.object(s)
	case jsontext.Array: // the parts without their object, or pandoc's [{year: 2020}]
		g.dateParts(s)
	default:
		g.raw, _ = s.String()
	}
	d = g.date(exact)
	return d, !g.bad
}

func (g *dateReading) object(s *jsontext.Scanner) {
	s.Enter(jsontext.Object)
	var ymd [3]string // pandoc's members, in any order
	for key, ok := s.Key(); ok; key, ok = s.Key() {
		switch key {
		case "date-parts":
			if g.inner {
				s.Skip()
				continue
			}
			g.inner = true
			g.dateParts(s)
			g.inner = false
		case "season":
			g.season, _ = s.String()
		case "circa":
			v, _ := s.String()
			g.circa = v != "" && v != "false" && v != "0"
		case "open":
			v, _ := s.String()
			g.open = v == "true"
		case "literal", "other":
			g.literal, _ = s.String()
		case "raw":
			g.raw, _ = s.String()
		case "year":
			ymd[0], _ = s.String()
		case "month":
			ymd[1], _ = s.String()
		case "day":
			ymd[2], _ = s.String()
		default: // "date-time" and "timestamp" say the same again
			s.Skip()
		}
	}
	var m citation.Moment
	for place, v := range ymd {
		g.part(&m, place, v)
	}
	g.end(m)
}

// dateParts reads the array of "date-parts": arrays of numbers, a single such
// array without the one around it, or objects.
func (g *dateReading) dateParts(s *jsontext.Scanner) {
	if s.Kind() == jsontext.Object || !s.Enter(jsontext.Array) {
		v, _ := s.String()
		g.bad = g.bad || v != ""
		return
	}
	var flat citation.Moment
	for n := 0; s.More(); n++ {
		switch s.Kind() {
		case jsontext.Array:
			s.Enter(jsontext.Array)
			var m citation.Moment
			for i := 0; s.More(); i++ {
				v, _ := s.String()
				g.part(&m, i, v)
			}
			g.end(m)
		case jsontext.Object:
			inner := g.inner
			g.inner = true
			g.object(s)
			g.inner = inner
		default:
			v, _ := s.String()
			g.part(&flat, n, v)
		}
	}
	g.end(flat)
}

// end takes m as the beginning of the date, or as its end. Moments of which nothing is known are passed over.
func (g *dateReading) end(m citation.Moment) {
	if m.Precision == citation.Absent {
		return
	}
	if g.parts == len(g.ends) {
		g.bad = true
		return
	}
	g.ends[g.parts] = m
	g.parts++
}

// part reads a year, month or day, by its place, written as a number or as a
// string. null and "" stand for nothing; what cannot be is left out, and what
// follows it.
func (g *dateReading) part(m *citation.Moment, place int, v string) {
	if v = strings.TrimSpace(v); v == "" {
		return
	}
	if place > 0 && m.Precision == citation.Absent {
		g.bad = true
		return
	}
	n, err := strconv.Atoi(strings.TrimSuffix(v, ".0"))
	switch {
	case err != nil && place == 1 && seasonOf(v) > 0:
		m.Precision, m.Season = citation.ToSeason, seasonOf(v)
	case err != nil:
		g.bad = true
	case place == 0 && -99999 <= n && n <= 99999:
		m.Precision, m.Year = max(m.Precision, citation.ToYear), n
	case place == 1 && 1 <= n && n <= 12:
		m.Precision, m.Month = max(m.Precision, citation.ToMonth), time.Month(n)
	case place == 1 && (13 <= n && n <= 16 || 21 <= n && n <= 24):
		m.Precision, m.Season = citation.ToSeason, uint8((n-1)%4+1) //nolint:gosec // 1..4
	case place == 2 && 1 <= n && m.Precision == citation.ToMonth && time.Date(m.Year, m.Month, n, 0, 0, 0, 0, time.UTC).Day() == n:
		m.Precision, m.Day = citation.ToDay, uint8(n) //nolint:gosec // 1..31
	case n != 0:
		g.bad = true
	}
}

// date puts together what was said.
func (g *dateReading) date(exact bool) citation.Date {
	d := citation.Date{Moment: g.ends[0], Open: g.open, Circa: g.circa, Literal: ""}
	if g.parts == 2 && g.ends[1] != g.ends[0] {
		d.End = g.ends[1]
	}
	if d.Precision == citation.ToYear && g.season != "" {
		if season := seasonOf(g.season); season > 0 {
			d.Precision, d.Season = citation.ToSeason, season
		} else {
			g.bad = true
		}
	}
	text := g.raw
	if text == "" {
		text = g.literal
	}
	switch {
	case exact:
		if d.Literal = g.literal; g.parts == 0 && text != "" {
			d.Precision = citation.Literal
		}
		return d
	case g.parts > 0:
		return d
	case text == "":
		return citation.Date{}
	}
	d, err := citation.ParseDate(text)
	if d.Known() || g.raw != "" { // "in press" and "n.d." are what a literal is for; of "Michaelmas term 1850" something is lost
		g.bad = g.bad || err != nil
	}
	if d != (citation.Date{}) {
		d.Circa = d.Circa || g.circa
	}
	return d
}

// seasonOf reads CSL's season: 1 to 4, as number or string, or its English name.
func seasonOf(s string) uint8 {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "1", "01", "21", "spring":
		return 1
	case "2", "02", "22", "summer":
		return 2
	case "3", "03", "23", "autumn", "fall":
		return 3
	case "4", "04", "24", "winter":
		return 4
	}
	return 0
}
