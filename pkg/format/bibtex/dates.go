package bibtex

import (
	"strconv"
	"strings"
	"time"

	"github.com/peerlit/peerlit/pkg/citation"
)

// monthNamed gives the month of a macro such as jan, Jan, JANUARY or sept; 0 for others.
func monthNamed(name string) time.Month {
	if len(name) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		full := m.String()
		if len(name) <= len(full) && strings.EqualFold(name, full[:len(name)]) {
			return m
		}
	}
	return 0
}

// issued puts the date of publication together: from BibLaTeX's date, else
// from year, month and day, which may hold far more than their names say.
func (r *reader) issued() {
	if f := r.find("date"); f != nil && r.date(citation.FieldIssued, f) {
		return
	}
	year := r.find("year")
	if year == nil {
		return
	}
	raw := r.raw(year)
	d, err := r.parseDate(raw)
	if d == (citation.Date{}) {
		if strings.TrimSpace(raw) == "" {
			r.record.Blank.Add(citation.FieldIssued)
			year.used = true
		} else {
			r.remarkField(badDate, year, "year %q states no date", r.shown(raw))
		}
		return
	}
	if err != nil {
		r.remarkField(badDate, year, "year %q cannot be read; kept as written", r.shown(raw))
	}
	if d.Precision == citation.ToYear && !d.IsRange() {
		d = r.month(d)
	}
	r.room.Add(&r.record.Citation, citation.FieldIssued, d)
	r.use(citation.FieldIssued, year)
}

// month refines the date of a year by the fields month and day.
func (r *reader) month(d citation.Date) citation.Date {
	f := r.find("month")
	if f == nil {
		return d
	}
	text := r.text(r.raw(f), manner{tight: true})
	if text == "" {
		f.used = true
		return d
	}
	refined, err := citation.ParseDateInYear(d.Year, text)
	if err != nil || refined.Precision <= citation.ToYear {
		r.remarkField(badDate, f, "month %q cannot be read", r.shown(text))
		return d
	}
	f.used = true
	refined.Circa = refined.Circa || d.Circa
	day := r.find("day")
	if day == nil || refined.Precision != citation.ToMonth || refined.IsRange() {
		return refined
	}
	if n, err := strconv.Atoi(strings.TrimSpace(r.raw(day))); err == nil {
		if exact := citation.MakeDate(d.Year, int(refined.Month), n); exact.Precision == citation.ToDay {
			exact.Circa = refined.Circa
			day.used = true
			return exact
		}
	}
	r.remarkField(badDate, day, "day %q is not in that month", r.shown(r.raw(day)))
	return refined
}

// date reads a field that holds one date. What states no date stays a field without a name of ours.
func (r *reader) date(use citation.Field, f *field) bool {
	raw := r.raw(f)
	for _, end := range openEnds {
		if start, ok := strings.CutSuffix(strings.TrimSpace(raw), end); ok {
			raw = start + "/.."
			break
		}
	}
	d, err := r.parseDate(raw)
	if err != nil {
		r.remarkField(badDate, f, "%s %q cannot be read as a date", f.name, r.shown(raw))
	}
	if d == (citation.Date{}) {
		return false
	}
	if use != citation.FieldIssued && d.Precision == citation.Literal {
		return false
	}
	r.room.Add(&r.record.Citation, use, d)
	r.use(use, f)
	return true
}

// openEnds are biblatex's ways to end a range that goes on (3.20, section
// 2.3.8); the last two are from drafts of EDTF.
var openEnds = []string{"/", "/open", "/unknown"}

// parseDate reads a date that may have TeX about it, as in "c.~1999", or be EDTF, where "1999~" is circa.
func (r *reader) parseDate(raw string) (citation.Date, error) {
	if tie := strings.IndexByte(raw, '~'); tie >= 0 && tie+1 < len(raw) && isWord(raw[tie+1]) {
		return citation.ParseDate(r.text(raw, manner{tight: true}))
	}
	d, err := citation.ParseDate(raw)
	if err == nil || plain(raw) {
		return d, err
	}
	return citation.ParseDate(r.text(raw, manner{tight: true}))
}
