package refworks

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// writing is a record on its way from a citation to lines.
type writing struct {
	dst []byte
	c   *citation.Citation
}

// appendRecord appends a record and the blank line after it, each value on one line.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{dst, &r.Citation}
	word := types.Word(w.c.Type)
	if word == "" {
		word = general
	}
	w.line("RT", word)
	for _, row := range tags.Writing(w.c.Type) {
		w.row(row)
	}
	for i := range w.c.Extra {
		if e := &w.c.Extra[i]; e.Format == name && e.Name != "RT" && tags.Known(e.Name) {
			w.line(e.Name, e.Value)
		}
	}
	return append(w.dst, '\n')
}

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	c := w.c
	switch row.Field {
	case citation.FieldIssued:
		d := c.Issued()
		if !d.Known() || d.Year <= 0 || d.Circa || d.Open || d.End.Precision > citation.Literal {
			w.line("YR", d.String())
			return
		}
		w.line("YR", citation.YearDate(d.Year).Moment.String())
		w.line("FD", tagged.Spelled(d.Moment))
	case citation.FieldPages:
		switch p := c.In.Pages; {
		case p == (citation.Pages{}) && tagged.Whole(c.Type):
			w.line("SP", string(c.Detail(citation.FieldNumberOfPages)))
		case p.First != "" && p.Last != "" && p.First != p.Last && strings.Count(p.Raw, "-") == 1:
			first, last, _ := strings.Cut(p.Raw, "-")
			w.line("SP", first)
			w.line("OP", last)
		default:
			w.line("SP", p.Raw)
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

// line writes a tag with its value; a value without text writes nothing.
func (w *writing) line(tag, value string) {
	w.dst = tagged.AppendLine(w.dst, tag, " ", value, "\n")
}
