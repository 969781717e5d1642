package table

import (
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
)

// A column shows one thing of every record.
type column struct {
	head  string
	cell  func(*evidence.Record) string
	least int  // the width below which it makes no sense; 0: it is not cut at all
	share int  // how much room it gets beside the others when they are cut
	spare uint // a bit of its own, when a narrow table can do without it: the lower goes first
}

// The columns of our own choice.
var standard = []column{
	{head: "Author", cell: authors, least: 15, share: 2},
	{head: "Year", cell: year},
	{head: "Title", cell: text(citation.FieldTitle), least: 32, share: 9},
	{head: "Published in", cell: venue, least: 12, share: 3, spare: 1},
	{head: "DOI", cell: func(r *evidence.Record) string { return r.Citation.DOI() }, least: 30, share: 6, spare: 2},
}

// columns gives the columns asked for, or our own.
func columns(o format.Options) []column {
	if o.Columns == nil {
		return standard
	}
	chosen := make([]column, len(o.Columns))
	for i, f := range o.Columns {
		chosen[i] = column{head: heading(f), cell: text(f), least: 4, share: 1}
		if f == citation.FieldAuthor {
			chosen[i].cell = authors
		}
	}
	return chosen
}

// heading gives the head of a field's column: its label, with a capital.
func heading(f citation.Field) string {
	label := f.Label()
	if label == "" {
		return f.String()
	}
	return strings.ToUpper(label[:1]) + label[1:]
}

// text gives a field's values, one after another.
func text(f citation.Field) func(*evidence.Record) string {
	return func(r *evidence.Record) string {
		var joined strings.Builder
		for v := range r.Citation.Values(f) {
			s := v.String()
			switch v := v.(type) {
			case citation.Text:
				s = v.Plain()
			case citation.Title:
				s = v.Text.Plain()
			}
			if joined.Len() > 0 && s != "" {
				joined.WriteString("; ")
			}
			joined.WriteString(s)
		}
		return joined.String()
	}
}

// authors gives the authors in short: "Jensen", "Jensen & Li", "Jensen et al.";
// of a book without authors its editors.
func authors(r *evidence.Record) string {
	c := &r.Citation
	role, after := citation.FieldAuthor, ""
	if !c.HasCredit(role) && c.HasCredit(citation.FieldEditor) {
		role, after = citation.FieldEditor, " (ed.)"
	}
	var names []string
	more := false
	for i := range c.Credits {
		switch cr := &c.Credits[i]; {
		case cr.Role != role:
		case cr.EtAl || len(names) == 2:
			more = true
		default:
			names = append(names, surname(&cr.Name))
		}
		if more && len(names) > 0 {
			break
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case more:
		return names[0] + " et al." + after
	}
	return strings.Join(names, " & ") + after
}

// surname gives the name that one is referred to by.
func surname(n *citation.Name) string {
	switch {
	case n.Family == "" && n.Literal == "":
		return n.Given
	case n.Family == "":
		return n.Literal
	case n.Particle == "":
		return n.Family
	}
	return n.Particle + " " + n.Family
}

// year gives the year of publication, or what stands in its place: "in press".
func year(r *evidence.Record) string {
	d := r.Citation.Issued()
	switch {
	case d.Precision == citation.Literal:
		return d.Literal
	case d.Precision == citation.Absent:
		return ""
	}
	return strconv.Itoa(d.Year)
}

// venue gives what the work appeared in: a journal or book, a meeting, a publisher.
func venue(r *evidence.Record) string {
	in := &r.Citation.In
	for _, t := range []citation.Text{in.Title, in.Event.Title, citation.Text(in.Publisher)} {
		if t != "" {
			return t.Plain()
		}
	}
	return ""
}

// mark gives the marks of a record: "!" where a remark warns of it, "?" where
// a field rests on a guess, and "∅", in ASCII "-", where the source shows a
// field whose value it has lost.
func mark(r *evidence.Record, ascii bool) string {
	marks := ""
	for i := range r.Remarks {
		if r.Remarks[i].Severity() >= diag.Warning {
			marks = "!"
			break
		}
	}
	if guessed(r) {
		marks += "?"
	}
	if !r.Blank.Empty() && !r.Blank.Minus(r.Citation.Known()).Empty() {
		if ascii {
			return marks + "-"
		}
		return marks + "∅"
	}
	return marks
}

// guessed reports whether a field has no better witness than a guess.
func guessed(r *evidence.Record) bool {
	var guesses, sure citation.FieldSet
	for i := range r.Claims {
		switch cl := &r.Claims[i]; {
		case cl.Value == nil:
		case cl.Confidence == evidence.Guessed:
			guesses.Add(cl.Field)
		default:
			sure.Add(cl.Field)
		}
	}
	return !guesses.Minus(sure).Empty()
}
