package wos

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// head and foot stand before the first and after the last record of a file.
const (
	head = "FN Clarivate Analytics Web of Science\nVR 1.0\n"
	foot = "EF\n"
)

// writing is a record on its way from a citation to lines.
type writing struct{ tagged.Writing }

// appendRecord appends a record. Lists have a name a line, the others
// indented; keywords are parted by semicolons.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{tagged.Writing{Dst: dst, Citation: &r.Citation, Separator: " ", End: "\n"}}
	w.Line("PT", publication(w.Citation.Type))
	for _, row := range tags.Writing(w.Citation.Type) {
		w.row(row)
	}
	w.Kept(name, func(s string) bool {
		tag, _, ok := split(s)
		return ok && tag == s && s != "PT" && s != "ER" && s != "EF"
	})
	return append(w.Dst, "ER\n\n"...)
}

// publication gives the letter for a type: whatever is in no book is a journal's.
func publication(t citation.Type) string {
	if word := publications.Word(t); word != "" {
		return word
	}
	if tagged.Whole(t) {
		return "B"
	}
	return "J"
}

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	c := w.Citation
	switch row.Field {
	case citation.FieldAuthor:
		w.people("AU", row.Field)
		w.people("AF", row.Field)
		w.addresses()
	case citation.FieldEditor:
		w.people(row.Tag, row.Field)
	case citation.FieldGenre:
		kind := documents.Word(c.Type)
		if genre := string(c.Detail(row.Field)); genre != "" && kind == "" {
			kind = genre
		}
		w.Line(row.Tag, kind)
	case citation.FieldKeyword:
		terms := make([]string, 0, len(c.Keywords))
		for _, k := range c.Keywords {
			terms = append(terms, strings.ReplaceAll(k.Term, ";", ","))
		}
		w.Line(row.Tag, strings.Join(terms, "; "))
	case citation.FieldIssued:
		d := c.Issued()
		if !d.Known() || d.Year <= 0 {
			w.Line(row.Tag, d.String())
			return
		}
		w.Line(row.Tag, strings.ToUpper(spelled(d)))
		w.Line("PY", citation.YearDate(d.Year).Moment.String())
	case citation.FieldPages:
		if p := c.In.Pages; p.First != "" && p.Last != "" && p.First != p.Last {
			w.Line("BP", p.First)
			w.Line("EP", p.Last)
		} else {
			w.Line("BP", p.Raw)
		}
	default:
		w.Values(row.Tag, row.Field)
	}
}

// people writes the names of a role, one a line.
func (w *writing) people(tag string, role citation.Field) {
	for i := range w.Citation.Credits {
		if cr := &w.Citation.Credits[i]; cr.Role == role {
			w.Line(tag, tagged.Sorted(*cr))
			tag = "  "
		}
	}
}

// addresses writes the authors' affiliations with their names, and their ORCIDs.
func (w *writing) addresses() {
	tag, ids := "C1", ""
	for i := range w.Citation.Credits {
		cr := &w.Citation.Credits[i]
		if cr.Role != citation.FieldAuthor {
			continue
		}
		person := cr.Name.Sorted()
		for _, a := range cr.Affiliations {
			w.Line(tag, "["+person+"] "+a)
			tag = "  "
		}
		for _, id := range cr.IDs {
			if id.Scheme == citation.SchemeORCID {
				ids += "; " + person + "/" + id.Value
			}
		}
	}
	w.Line("OI", strings.TrimPrefix(ids, "; "))
}

// spelled gives what a date says beyond the year: "May 17", "January-February".
func spelled(d citation.Date) string {
	first, last := tagged.Spelled(d.Moment), tagged.Spelled(d.End)
	if d.End.Year == d.Year && d.End.Precision == d.Precision && d.Precision == citation.ToMonth {
		return first + "-" + last
	}
	return first
}
