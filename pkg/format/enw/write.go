package enw

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// appendRecord appends a record and the blank line after it, each value on one line.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{dst, &r.Citation}
	word := types.Word(w.c.Type)
	if word == "" {
		word = general
	}
	w.line("%0", word)
	for _, row := range tags.Writing(w.c.Type) {
		w.row(row)
	}
	w.line("%F", w.c.Key)
	for i := range w.c.Extra {
		if e := &w.c.Extra[i]; e.Format == name && e.Name != "%0" {
			if tag, _, ok := split(e.Name + " "); ok && tag == e.Name {
				w.line(e.Name, e.Value)
			}
		}
	}
	return append(w.dst, '\n')
}

// writing is a record on its way from a citation to lines.
type writing struct {
	dst []byte
	c   *citation.Citation
}

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	c := w.c
	switch row.Field {
	case citation.FieldIssued:
		w.issued(c.Issued())
	case citation.FieldPages:
		if c.In.Pages != (citation.Pages{}) {
			w.line(row.Tag, c.In.Pages.Raw)
		} else if tagged.Whole(c.Type) {
			w.line(row.Tag, string(c.Detail(citation.FieldNumberOfPages)))
		}
	case citation.FieldISSN:
		for _, id := range c.IDs {
			if id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN {
				w.line(row.Tag, id.Value)
			}
		}
	case citation.FieldNote:
		for part := range strings.SplitSeq(string(c.Detail(row.Field)), "\n") {
			w.line(row.Tag, part)
		}
	default:
		for v := range c.Values(row.Field) {
			w.line(row.Tag, tagged.Plainly(v))
		}
	}
}

// issued writes the year, and the day or season as EndNote has it apart from the year.
func (w *writing) issued(d citation.Date) {
	if !d.Known() || d.Year <= 0 || d.Circa || d.Open || d.End.Precision > citation.Literal {
		w.line("%D", d.String())
		return
	}
	w.line("%D", citation.YearDate(d.Year).Moment.String())
	w.line("%8", tagged.Spelled(d.Moment))
}

// line writes a tag with its value; a value without text writes nothing.
func (w *writing) line(tag, value string) {
	w.dst = tagged.AppendLine(w.dst, tag, " ", value, "\n")
}
