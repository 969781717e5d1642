package tagged

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

// What several lines say together: a date, pages, a note.

// Issued joins the witnesses of the date of publication, the better one first.
// They make each other more exact; where they contradict each other, the
// better one stands. A witness without a year of its own ("May 17", "SEP", as
// the exports of EndNote, PubMed and Web of Science have it) is read within
// that of year. Lines without a tag are not there.
func (b *Builder) Issued(year Line, lines ...Line) {
	var date citation.Date
	var from Line
	for _, line := range lines {
		if line.Tag == "" {
			continue
		}
		d, ok := b.withinYear(&line, year)
		var err error
		if !ok {
			d, err = citation.ParseDate(Clean(line.Value))
		}
		if err != nil {
			b.Remark(diag.BadDate, line.Value, citation.FieldIssued, "%v", err)
		}
		refined, agree := date.Refine(d)
		if !agree {
			b.Remark(diag.Conflict, line.Value, citation.FieldIssued, "%s says %s and %s says %s; the first stands", from.Tag, date, line.Tag, d)
			continue
		}
		if date.Literal != "" && refined.Literal == "" {
			b.Keep(from)
		}
		if d.Literal != "" && refined.Literal == "" {
			b.Keep(line)
		}
		if refined != date {
			date, from = refined, line
		}
	}
	if date != (citation.Date{}) {
		Add(b, citation.FieldIssued, date, from)
	}
}

// withinYear reads a line that has no year within the one that another states.
// The line then takes in both.
func (b *Builder) withinYear(line *Line, year Line) (citation.Date, bool) {
	if *line == year || !yearless(line.Value) {
		return citation.Date{}, false
	}
	y, err := citation.ParseDate(Clean(year.Value))
	if err != nil || !y.Known() {
		return citation.Date{}, false
	}
	d, err := citation.ParseDateInYear(y.Year, Clean(line.Value))
	if err != nil {
		return citation.Date{}, false
	}
	line.Value = b.Cover(line.Value, year.Value)
	return d, true
}

// yearless reports whether a date has no four digits together.
func yearless(s string) bool {
	run := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			run = 0
		} else if run++; run == 4 {
			return false
		}
	}
	return true
}

// Date puts a date into a field that is not the date of publication, and
// reports whether the line is one.
func (b *Builder) Date(f citation.Field, line Line) bool {
	d, err := citation.ParseDate(Clean(line.Value))
	if err != nil || !d.Known() {
		return false
	}
	Add(b, f, d, line)
	return true
}

// Pages joins the first and the last page. For a work that is not part of
// another, a single number is how many pages it has. Lines without a tag are not there.
func (b *Builder) Pages(first, last Line, whole bool) {
	from, to := Clean(first.Value), Clean(last.Value)
	line := first
	switch ranged := strings.ContainsAny(from, "-–"); {
	case from == "" && to == "":
		return
	case from == "":
		line, from = last, to
	case to == "" || to == from || ranged && strings.HasSuffix(from, to):
		if !ranged && to == "" && whole && count(from) {
			line.Value = strings.TrimRight(strings.TrimSpace(line.Value), " .pPsS")
			b.Text(citation.FieldNumberOfPages, line)
			return
		}
	case ranged: // all of it in the first, and how many they are in the last
		b.Text(citation.FieldNumberOfPages, last)
	default:
		from += "-" + to
		line.Value = b.Cover(first.Value, last.Value)
	}
	pages, err := citation.ParsePages(from)
	if err != nil {
		b.Remark(diag.BadPages, line.Value, citation.FieldPages, "%v", err)
		b.Keep(line)
		return
	}
	Add(b, citation.FieldPages, pages, line)
}

// count reports whether s is a number of pages: "304", "146p", "173 s.", "XII, 304 p.".
func count(s string) bool {
	s = strings.TrimRight(s, " .pPsS")
	return s != "" && strings.Trim(s, "0123456789ivxlcIVXLC ,[]") == "" && strings.ContainsAny(s, "0123456789")
}

// Whole reports whether works of this type are not part of others.
func Whole(t citation.Type) bool {
	switch t {
	case citation.Book, citation.Thesis, citation.Manuscript, citation.Report, citation.Pamphlet, citation.Collection:
		return true
	}
	return false
}

// Paragraph adds the lines of a value to a text that may have several
// paragraphs, such as a note, as one each.
func (b *Builder) Paragraph(f citation.Field, line Line) { b.Append(f, line, "\n\n") }

// Append adds the lines of a value to a text, with separator between them.
func (b *Builder) Append(f citation.Field, line Line, separator string) {
	c := b.Citation()
	var lines []string
	for part := range Parts(line.Value, "") {
		lines = append(lines, Clean(part))
	}
	text := citation.Text(strings.Join(lines, separator))
	if text == "" {
		return
	}
	if b.claims {
		b.Claim(f, text, line)
	}
	for i := range c.Details {
		if d := &c.Details[i]; d.Field == f {
			d.Text += citation.Text(separator) + text
			return
		}
	}
	c.Details = append(c.Details, citation.Detail{Field: f, Text: text})
}

// DOIIn gives the DOI that a value consists of, with or without "doi:" or a
// resolver's address before it.
func DOIIn(value string) (doi string, ok bool) {
	doi = strings.TrimSpace(value)
	for _, before := range []string{"doi:", "DOI:", "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/"} {
		doi = strings.TrimSpace(strings.TrimPrefix(doi, before))
	}
	if !strings.HasPrefix(doi, "10.") || strings.IndexByte(doi, '/') < 0 || strings.ContainsAny(doi, " \t\r\n") {
		return "", false
	}
	return doi, true
}

// Digits reports whether s is digits and nothing else.
func Digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Cover gives the stretch of the document from the start of the earlier to the
// end of the later of two views of it.
func (b *Builder) Cover(one, other string) string {
	x, y := b.doc.Span(one), b.doc.Span(other)
	if x.Nowhere() || y.Nowhere() {
		return one
	}
	return b.doc.Slice(source.Span{Start: min(x.Start, y.Start), End: max(x.End, y.End)})
}
