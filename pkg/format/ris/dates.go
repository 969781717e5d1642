package ris

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// The witnesses of the date of publication, the better one first: DA has the
// day where PY has but the year, and Y1 is the tag that both replaced.
const (
	witnessDA = iota
	witnessPY
	witnessY1
	witnesses
)

// date takes a line with a date of publication.
func (x *filling) date(line tagged.Line) {
	n := witnessDA
	switch line.Tag {
	case "PY":
		n = witnessPY
	case "Y1":
		n = witnessY1
	}
	if x.dates[n].Tag != "" {
		x.Keep(line)
		return
	}
	x.dates[n] = line
}

// issued joins the witnesses of the date of publication. They make each other
// more exact; where they contradict each other, the better one stands.
func (x *filling) issued() {
	var date citation.Date
	var from tagged.Line
	for n, line := range x.dates {
		if line.Tag == "" {
			continue
		}
		d, err := citation.ParseDate(tagged.Clean(line.Value))
		if n == witnessDA && !d.Known() {
			if joined, ok := x.joined(&line); ok {
				d, err = joined, nil
			}
		}
		if err != nil {
			x.Remark(diag.BadDate, line.Value, citation.FieldIssued, "%v", err)
		}
		refined, agree := date.Refine(d)
		if !agree {
			x.Remark(diag.Conflict, line.Value, citation.FieldIssued, "%s says %s and %s says %s; the first stands", from.Tag, date, line.Tag, d)
			continue
		}
		if date.Literal != "" && refined.Literal == "" {
			x.Keep(from)
		}
		if d.Literal != "" && refined.Literal == "" {
			x.Keep(line)
		}
		if refined != date {
			date, from = refined, line
		}
	}
	if date != (citation.Date{}) {
		x.Add(citation.FieldIssued, date, from)
	}
}

// joined reads a DA that has no year ("May 17", "SEP") within the year that PY
// has, as the exports of EndNote, PubMed and Web of Science want it. The line
// then takes in both.
func (x *filling) joined(line *tagged.Line) (citation.Date, bool) {
	py := x.dates[witnessPY]
	year, err := citation.ParseDate(tagged.Clean(py.Value))
	if err != nil || !year.Known() {
		return citation.Date{}, false
	}
	d, err := citation.ParseDateInYear(year.Year, tagged.Clean(line.Value))
	if err != nil {
		return citation.Date{}, false
	}
	line.Value = x.Cover(line.Value, py.Value)
	return d, true
}

// day adds a date other than that of publication. What is none is kept: in ET, it is an edition.
func (x *filling) day(f citation.Field, line tagged.Line) {
	d, err := citation.ParseDate(tagged.Clean(line.Value))
	switch {
	case err == nil && d.Known():
		x.Add(f, d, line)
	case f == citation.FieldOnline:
		x.Text(citation.FieldEdition, line)
	default:
		x.Keep(line)
	}
}
