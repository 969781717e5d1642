package refworks

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// writing is a record on its way from a citation to lines.
type writing struct{ tagged.Writing }

// appendRecord appends a record and the blank line after it, each value on one line.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{tagged.Writing{Dst: dst, Citation: &r.Citation, Separator: " ", End: "\n"}}
	word := types.Word(w.Citation.Type)
	if word == "" {
		word = general
	}
	w.Line("RT", word)
	for _, row := range tags.Writing(w.Citation.Type) {
		w.row(row)
	}
	w.Kept(name, func(s string) bool { return s != "RT" && tags.Known(s) })
	return append(w.Dst, '\n')
}

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	c := w.Citation
	switch row.Field {
	case citation.FieldIssued:
		w.Issued("YR", "FD")
	case citation.FieldPages:
		switch p := c.In.Pages; {
		case p == (citation.Pages{}) && tagged.Whole(c.Type):
			w.Line("SP", string(c.Detail(citation.FieldNumberOfPages)))
		case p.First != "" && p.Last != "" && p.First != p.Last && strings.Count(p.Raw, "-") == 1:
			first, last, _ := strings.Cut(p.Raw, "-")
			w.Line("SP", first)
			w.Line("OP", last)
		default:
			w.Line("SP", p.Raw)
		}
	case citation.FieldISSN:
		w.Serials(row.Tag)
	case citation.FieldNote:
		w.Paragraphs(row.Tag, row.Field)
	default:
		w.Values(row.Tag, row.Field)
	}
}
