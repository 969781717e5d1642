package endnotexml

import (
	"slices"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// appendRecord appends a record. What was read from an EndNote file and has no
// field of its own goes back to the element it came from.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{dst: dst, c: &r.Citation}
	kind := writtenType(w.c)
	w.dst = append(w.dst, `<record><source-app name="peerlit">peerlit</source-app><ref-type name="`...)
	w.dst = append(w.dst, kind.name...)
	w.dst = append(w.dst, `">`...)
	w.dst = strconv.AppendInt(w.dst, int64(kind.number), 10)
	w.dst = append(w.dst, "</ref-type>"...)
	fields := elements.Writing(w.c.Type)
	for i, row := range rows {
		if i > 0 && row.Tag == rows[i-1].Tag {
			continue
		}
		w.path = row.Tag
		for len(fields) > 0 && fields[0].Tag == row.Tag {
			w.field(fields[0].Field)
			fields = fields[1:]
		}
		w.besides()
		for j := range w.c.Extra {
			if e := &w.c.Extra[j]; e.Format == name && e.Name == row.Tag {
				w.plain(e.Value)
			}
		}
	}
	for j := range w.c.Extra {
		if e := &w.c.Extra[j]; e.Format == name && foreign(e.Name) {
			w.path = e.Name
			w.plain(e.Value)
		}
	}
	w.goTo("")
	return append(w.dst, "</record>\n"...)
}

// foreign reports whether a path is of elements that EndNote does not have and
// XML can: whoever put them there finds them again.
func foreign(path string) bool {
	if path == "ref-type" || slices.ContainsFunc(rows, func(row tagged.Row) bool { return row.Tag == path }) {
		return false
	}
	for part := range strings.SplitSeq(path, "/") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" || !letter(part[0]) {
			return false
		}
	}
	return true
}

func letter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// writing is a record on its way to XML.
type writing struct {
	dst  []byte
	c    *citation.Citation
	path string // of the element to be written
	open string // the path of the elements that are open: "contributors/authors"
}

// field writes the values of a field.
func (w *writing) field(f citation.Field) {
	c := w.c
	switch f {
	case citation.FieldIssued:
		if d := c.Issued(); split(d) {
			w.plain(citation.YearDate(d.Year).Moment.String())
		} else {
			w.plain(d.String())
		}
	case citation.FieldPages:
		if c.In.Pages != (citation.Pages{}) {
			w.plain(c.In.Pages.Raw)
		} else if tagged.Whole(c.Type) {
			w.plain(string(c.Detail(citation.FieldNumberOfPages)))
		}
	case citation.FieldEventTitle:
		// Where no meeting is named the proceedings stand in its place, as with databases.
		if c.In.Event.Title == "" {
			w.text(c.In.Title)
		} else {
			w.text(c.In.Event.Title)
		}
	case citation.FieldJournal:
		if w.path != "periodical/full-title" || c.In.Event.Title != "" {
			w.text(c.In.Title)
		}
	default:
		for v := range c.Values(f) {
			switch v := v.(type) {
			case citation.Text:
				w.text(v)
			case citation.Title:
				w.text(v.Text)
			default:
				w.plain(tagged.Plainly(v))
			}
		}
	}
}

// besides writes what an element holds that is not the value of the one field of its row.
func (w *writing) besides() {
	c := w.c
	switch w.path {
	case "periodical/full-title":
		if c.Type.InPeriodical() {
			w.text(c.In.Title)
		}
	case "dates/pub-dates/date":
		if d := c.Issued(); split(d) {
			w.plain(tagged.Spelled(d.Moment))
		}
	case "isbn":
		for _, id := range c.IDs {
			if id.Scheme == citation.SchemeISBN || id.Scheme == citation.SchemeISSN && writesNumber(c.Type) {
				w.plain(id.Value)
			}
		}
	case "accession-num":
		if w.pubmed() {
			w.plain(c.ID(citation.SchemePMID))
		}
	case "remote-database-name":
		if w.pubmed() {
			w.plain("PubMed")
		}
	case "label":
		w.plain(c.Key)
	}
}

// pubmed reports whether the number in a database is to be PubMed's.
func (w *writing) pubmed() bool {
	c := w.c
	return c.ID(citation.SchemePMID) != "" && c.Detail(citation.FieldArchive) == "" && c.Detail(citation.FieldArchiveLocation) == ""
}

// writesNumber reports whether works of a type have their number in isbn.
func writesNumber(t citation.Type) bool { return t == citation.Report || t == citation.Patent }

// split reports whether a date can be written as a year and a day: one that is not sure, open, or a range cannot.
func split(d citation.Date) bool {
	return d.Known() && d.Year > 0 && !d.Circa && !d.IsRange()
}

// plain writes an element with characters; one without any is not written.
func (w *writing) plain(s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	leaf := w.begin()
	w.piece("normal", s)
	w.end(leaf)
}

// text writes an element with running text, a piece for each change of style.
func (w *writing) text(t citation.Text) {
	if strings.TrimSpace(t.Plain()) == "" {
		return
	}
	leaf := w.begin()
	var on [citation.NoCase + 1]int // how often each style is open
	for run := range t.Runs() {
		switch run.Kind {
		case citation.RunOpen:
			on[run.Style]++
		case citation.RunClose:
			on[run.Style]--
		default:
			face := ""
			for _, f := range faces {
				if on[f.style] > 0 {
					face += " " + f.word
				}
			}
			if face == "" {
				face = " normal"
			}
			w.piece(face[1:], run.Text)
		}
	}
	w.end(leaf)
}

// begin opens the element at the path and those it stands in.
func (w *writing) begin() (leaf string) {
	parents, leaf := "", w.path
	if i := strings.LastIndexByte(w.path, '/'); i >= 0 {
		parents, leaf = w.path[:i], w.path[i+1:]
	}
	w.goTo(parents)
	w.dst = append(append(append(w.dst, '<'), leaf...), '>')
	return leaf
}

func (w *writing) end(leaf string) {
	w.dst = append(append(append(w.dst, "</"...), leaf...), '>')
}

// goTo closes and opens elements until those of the path are open.
func (w *writing) goTo(path string) {
	for w.open != "" && w.open != path && !strings.HasPrefix(path, w.open+"/") {
		i := strings.LastIndexByte(w.open, '/')
		w.end(w.open[i+1:])
		w.open = w.open[:max(i, 0)]
	}
	for w.open != path {
		next, rest, _ := strings.Cut(strings.TrimPrefix(path[len(w.open):], "/"), "/")
		w.dst = append(append(append(w.dst, '<'), next...), '>')
		w.open = strings.TrimSuffix(path[:len(path)-len(rest)], "/")
	}
}

// piece writes characters of one style. A paragraph ends in a carriage return,
// as EndNote has it; what XML 1.0 cannot hold is left out.
func (w *writing) piece(face, s string) {
	w.dst = append(w.dst, `<style face="`...)
	w.dst = append(w.dst, face...)
	w.dst = append(w.dst, `" font="default" size="100%">`...)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '&':
			w.dst = append(w.dst, "&amp;"...)
		case c == '<':
			w.dst = append(w.dst, "&lt;"...)
		case c == '>':
			w.dst = append(w.dst, "&gt;"...)
		case c == '\n':
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			w.dst = append(w.dst, "&#xD;"...)
		case c >= ' ' || c == '\t':
			w.dst = append(w.dst, c)
		}
	}
	w.dst = append(w.dst, "</style>"...)
}
