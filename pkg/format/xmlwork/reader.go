package xmlwork

import (
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// Reader fills one record.
type Reader struct {
	*evidence.Builder
	Doc *source.Document

	work *source.Element
	cut  bool
}

// Cut reports whether the end of the document cuts off the work, so that what it does not say may stand there.
func (r *Reader) Cut() bool { return r.cut }

// Row ties the elements at the end of a path of local names to a field. The
// path, "Journal/JournalIssue/Volume", is also the rule of what they claim.
type Row struct {
	Path  string
	Field citation.Field
}

// Rows reads the elements of a table below e, in the table's order: of two
// elements for a field that takes one value the first wins.
func (r *Reader) Rows(e *source.Element, rows []Row) {
	for _, row := range rows {
		for found := range At(e, row.Path) {
			r.Element(row.Field, found, row.Path)
		}
	}
}

// At yields the elements at the end of a path below e, going by the first
// element at each step before the last.
func At(e *source.Element, path string) iter.Seq[*source.Element] {
	for {
		step, rest, more := strings.Cut(path, "/")
		if !more {
			return e.Children(step)
		}
		e, path = e.Child(step), rest
	}
}

// Element puts what an element holds into a field, with its markup where the
// field can have some. The element may be nil.
func (r *Reader) Element(f citation.Field, e *source.Element, rule string) {
	if e == nil {
		return
	}
	switch f.Kind() {
	case citation.KindText:
		if text := r.Text(e); text != "" {
			r.Add(f, text, e.Inner(), rule)
		}
	case citation.KindTitle:
		if text := r.Text(e); text != "" {
			r.Add(f, citation.Title{Text: text}, e.Inner(), rule)
		}
	default:
		r.Put(f, e.Text(), e.Inner(), rule)
	}
}

// Text gives what an element holds, with its markup, as running text; "" of nil.
func (r *Reader) Text(e *source.Element) citation.Text {
	if e == nil {
		return ""
	}
	return citation.FromHTML(r.Doc.Slice(e.Inner()))
}

// Prose gives what an element holds as text of several paragraphs: by its
// markup, or by its blank lines where it has none; "" of nil.
func (r *Reader) Prose(e *source.Element) citation.Text {
	if e == nil {
		return ""
	}
	if !Leaf(e) {
		return r.Text(e)
	}
	var paragraphs []string
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(r.Doc.Slice(e.Inner()), "\r\n", "\n"), "\n\n") {
		if text := citation.FromHTML(paragraph); text != "" {
			paragraphs = append(paragraphs, string(text))
		}
	}
	return citation.Text(strings.Join(paragraphs, "\n\n"))
}

// Leaf reports whether no element stands in e.
func Leaf(e *source.Element) bool {
	for range e.Children() {
		return false
	}
	return true
}

// Word gives what an element holds as one line of plain text; "" of nil.
func Word(e *source.Element) string { return string(citation.ParseText(e.Text())) }

// Words gives what each of the elements below e holds that have one of these names.
func Words(e *source.Element, names ...string) (words []string) {
	for found := range e.All(names...) {
		if word := Word(found); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// Parts joins a date whose year, season, month and day are elements of these
// names: "2010-02-03" where the month is a number, "2010 Feb 03" where a part is a
// word; "" where there are none.
func Parts(e *source.Element, names ...string) string {
	var parts []string
	separator := "-"
	for _, name := range names {
		text := strings.TrimSpace(e.Child(name).Text())
		if text == "" {
			continue
		}
		if len(text) == 1 { // "2010-2" could be a range of years
			text = "0" + text
		}
		if strings.Trim(text, "0123456789") != "" {
			separator = " "
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, separator)
}
