package enw

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// appendRecord appends a record and the blank line after it, each value on one line.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{tagged.Writing{Dst: dst, Citation: &r.Citation, Separator: " ", End: "\n"}}
	word := types.Word(w.Citation.Type)
	if word == "" {
		word = general
	}
	w.Line("%0", word)
	for _, row := range tags.Writing(w.Citation.Type) {
		w.row(row)
	}
	w.Line("%F", w.Citation.Key)
	w.Kept(name, func(s string) bool {
		tag, _, ok := split(s + " ")
		return ok && tag == s && s != "%0"
	})
	return append(w.Dst, '\n')
}

// writing is a record on its way from a citation to lines.
type writing struct{ tagged.Writing }

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	c := w.Citation
	switch row.Field {
	case citation.FieldIssued:
		w.Issued("%D", "%8")
	case citation.FieldPages:
		if c.In.Pages != (citation.Pages{}) {
			w.Line(row.Tag, c.In.Pages.Raw)
		} else if tagged.Whole(c.Type) {
			w.Line(row.Tag, string(c.Detail(citation.FieldNumberOfPages)))
		}
	case citation.FieldISSN:
		w.Serials(row.Tag)
	case citation.FieldNote:
		w.Paragraphs(row.Tag, row.Field)
	default:
		w.Values(row.Tag, row.Field)
	}
}
