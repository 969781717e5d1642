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
type writing struct {
	dst []byte
	c   *citation.Citation
}

// appendRecord appends a record. Lists have a name a line, the others
// indented; keywords are parted by semicolons.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{dst, &r.Citation}
	w.line("PT", publication(w.c.Type))
	for _, row := range tags.Writing(w.c.Type) {
		w.row(row)
	}
	for i := range w.c.Extra {
		if e := &w.c.Extra[i]; e.Format == name && e.Name != "ER" && e.Name != "PT" && e.Name != "EF" {
			if tag, _, ok := split(e.Name); ok && tag == e.Name {
				w.line(e.Name, e.Value)
			}
		}
	}
	return append(w.dst, "ER\n\n"...)
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
	c := w.c
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
		w.line(row.Tag, kind)
	case citation.FieldKeyword:
		terms := make([]string, 0, len(c.Keywords))
		for _, k := range c.Keywords {
			terms = append(terms, strings.ReplaceAll(k.Term, ";", ","))
		}
		w.line(row.Tag, strings.Join(terms, "; "))
	case citation.FieldIssued:
		d := c.Issued()
		if !d.Known() || d.Year <= 0 {
			w.line(row.Tag, d.String())
			return
		}
		w.line(row.Tag, strings.ToUpper(tagged.Spelled(d.Moment)))
		w.line("PY", citation.YearDate(d.Year).Moment.String())
	case citation.FieldPages:
		if p := c.In.Pages; p.First != "" && p.Last != "" && p.First != p.Last {
			w.line("BP", p.First)
			w.line("EP", p.Last)
		} else {
			w.line("BP", p.Raw)
		}
	default:
		for v := range c.Values(row.Field) {
			w.line(row.Tag, tagged.Plainly(v))
		}
	}
}

// people writes the names of a role, one a line.
func (w *writing) people(tag string, role citation.Field) {
	for i := range w.c.Credits {
		if cr := &w.c.Credits[i]; cr.Role == role {
			w.line(tag, tagged.Sorted(*cr))
			tag = "  "
		}
	}
}

// addresses writes the authors' affiliations with their names, and their ORCIDs.
func (w *writing) addresses() {
	tag, ids := "C1", ""
	for i := range w.c.Credits {
		cr := &w.c.Credits[i]
		if cr.Role != citation.FieldAuthor {
			continue
		}
		person := cr.Name.Sorted()
		for _, a := range cr.Affiliations {
			w.line(tag, "["+person+"] "+a)
			tag = "  "
		}
		for _, id := range cr.IDs {
			if id.Scheme == citation.SchemeORCID {
				ids += "; " + person + "/" + id.Value
			}
		}
	}
	w.line("OI", strings.TrimPrefix(ids, "; "))
}

// line writes a tag with its value; a value without text writes nothing.
func (w *writing) line(tag, value string) {
	w.dst = tagged.AppendLine(w.dst, tag, " ", value, "\n")
}
