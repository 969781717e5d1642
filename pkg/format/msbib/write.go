package msbib

import (
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// appendSource adds a record as a source.
func appendSource(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writer{dst: dst, c: &r.Citation}
	w.source()
	return w.dst
}

type writer struct {
	dst []byte
	c   *citation.Citation
}

func (w *writer) source() {
	c := w.c
	w.dst = append(w.dst, "<b:Source>\n"...)
	w.element("Tag", c.Key)
	word := types.Word(c.Type)
	if word == "" {
		word = "Misc"
	}
	w.element("SourceType", word)
	w.element("LCID", locales[c.Language])
	w.people()
	for _, row := range elements.Writing(c.Type) {
		switch f := row.Field; {
		case f.Kind() == citation.KindName:
		case f == citation.FieldJournal && row.Tag == "ConferenceName":
			w.proceedings()
		case f == citation.FieldKeyword:
			w.keywords(row.Tag)
		case f == citation.FieldGenre && c.Type == citation.Thesis && c.Detail(f) == "":
			w.element(row.Tag, "Thesis") // what tells a thesis from a report
		default:
			for v := range c.Values(f) {
				w.element(row.Tag, plain(v))
				break
			}
		}
	}
	w.date(c.Issued(), "")
	w.date(c.Date(citation.FieldAccessed), "Accessed")
	w.element("City", c.In.Place)
	for v := range c.Values(citation.FieldISBN) {
		w.element("StandardNumber", "ISBN "+v.String())
	}
	for v := range c.Values(citation.FieldISSN) {
		w.element("StandardNumber", "ISSN "+v.String())
	}
	for _, e := range c.Extra { // what was read here and has no field
		if e.Format == name && e.Name != "SourceType" && strings.Trim(e.Name, letters) == "" {
			w.element(e.Name, e.Value)
		}
	}
	w.dst = append(w.dst, "</b:Source>\n"...)
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"

// plain gives a value as text without markup.
func plain(v citation.Value) string {
	switch v := v.(type) {
	case citation.Text:
		return v.Plain()
	case citation.Title:
		return v.Text.Plain()
	}
	return v.String()
}

// proceedings writes the proceedings where Word looks for them, or the meeting
// when there are none; where there are both, each has its own element.
func (w *writer) proceedings() {
	book, meeting := w.c.In.Title.Plain(), w.c.In.Event.Title.Plain()
	switch {
	case book == "" || meeting == "":
		w.element("ConferenceName", book+meeting)
	default:
		w.element("BookTitle", book)
		w.element("ConferenceName", meeting)
	}
}

func (w *writer) keywords(tag string) {
	joined := ""
	for v := range w.c.Values(citation.FieldKeyword) {
		if joined != "" {
			joined += "; "
		}
		joined += v.String()
	}
	w.element(tag, joined)
}

// people writes the names of all roles within one element.
func (w *writer) people() {
	open := false
	for _, row := range elements.Writing(w.c.Type) {
		if row.Field.Kind() != citation.KindName || !w.c.HasCredit(row.Field) {
			continue
		}
		if !open {
			w.dst = append(w.dst, "<b:Author>\n"...)
			open = true
		}
		w.role(row)
	}
	if open {
		w.dst = append(w.dst, "</b:Author>\n"...)
	}
}

// role writes the names of one role: a body that stands alone as such, others in a list.
func (w *writer) role(row tagged.Row) {
	tag := row.Tag[len("Author/"):]
	w.dst = append(append(append(w.dst, "<b:"...), tag...), '>')
	var credits []citation.Credit
	for v := range w.c.Values(row.Field) {
		credit, _ := v.(citation.Credit)
		credits = append(credits, credit)
	}
	if len(credits) == 1 && credits[0].Name.Literal != "" {
		w.element("Corporate", credits[0].Name.Literal)
	} else {
		w.dst = append(w.dst, "<b:NameList>\n"...)
		for _, credit := range credits {
			n := credit.Name
			if credit.EtAl {
				n.Family = "others"
			}
			w.dst = append(w.dst, "<b:Person>"...)
			w.element("Last", join(n.Particle, n.Family+n.Literal, n.Suffix))
			w.element("First", join(n.Given, n.DroppingParticle, ""))
			w.dst = append(w.dst, "</b:Person>\n"...)
		}
		w.dst = append(w.dst, "</b:NameList>"...)
	}
	w.dst = append(append(append(w.dst, "</b:"...), tag...), ">\n"...)
}

// join puts blanks between words that are there.
func join(words ...string) string {
	joined := ""
	for _, word := range words {
		if word != "" && joined != "" {
			joined += " "
		}
		joined += word
	}
	return joined
}

// date writes year, month and day in elements of their own; what is no date ("in press") as the year.
func (w *writer) date(d citation.Date, suffix string) {
	if d.Precision < citation.ToYear {
		w.element("Year"+suffix, d.Literal)
		return
	}
	w.element("Year"+suffix, citation.YearDate(d.Year).String())
	switch {
	case d.Month > 0:
		w.element("Month"+suffix, d.Month.String())
	case d.Season > 0:
		w.element("Month"+suffix, tagged.Spelled(d.Moment))
	}
	if d.Day > 0 {
		w.element("Day"+suffix, strconv.Itoa(int(d.Day)))
	}
}

// element writes an element with characters, unless there are none. What XML
// 1.0 cannot hold is left out.
func (w *writer) element(tag, text string) {
	if text == "" {
		return
	}
	w.dst = append(append(append(w.dst, "<b:"...), tag...), '>')
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '&':
			w.dst = append(w.dst, "&amp;"...)
		case c == '<':
			w.dst = append(w.dst, "&lt;"...)
		case c == '>':
			w.dst = append(w.dst, "&gt;"...)
		case c >= ' ' || c == '\t' || c == '\n':
			w.dst = append(w.dst, c)
		}
	}
	w.dst = append(append(append(w.dst, "</b:"...), tag...), ">\n"...)
}
