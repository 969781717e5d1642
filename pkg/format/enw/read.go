package enw

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// filling is a record on its way from lines to a citation.
type filling struct {
	*tagged.Builder
	typ       citation.Type
	year, day tagged.Line // %D and %8
	pages     tagged.Line
}

// fill makes the record of an entry.
func fill(b *tagged.Builder, view string, entry []tagged.Line) {
	b.Begin(view)
	entry = inline(entry)
	x := filling{Builder: b}
	x.typed(entry)
	tags.Each(entry, x.typ, x.put)
	x.Issued(x.year, x.day, x.year)
	x.Pages(x.pages, tagged.Line{}, tagged.Whole(x.typ))
}

// inline gives the lines of a record that stands on one line, as pages have it
// whose line ends are lost: "%0 Book %A Cooper, M. %T Design". Any other is given as it is.
func inline(entry []tagged.Line) []tagged.Line {
	if len(entry) != 1 || entry[0].Tag != "%0" || !onOneLine(entry[0].Value) {
		return entry
	}
	var lines []tagged.Line
	for tag, rest := "%0", entry[0].Value; tag != ""; {
		value, next, more := nextTag(rest)
		lines = append(lines, tagged.Line{Tag: tag, Value: value})
		tag, rest = next, more
	}
	return lines
}

// onOneLine reports whether the value of "%0 " is a type with the rest of its record.
func onOneLine(value string) bool {
	word, tag, _ := nextTag(value)
	_, known := typeOf(word)
	return known && tag != ""
}

// nextTag parts a value from the next tag and what stands behind it; a tag is
// "" where there is none. One without a value is none.
func nextTag(s string) (value, tag, rest string) {
	for at := 0; ; {
		i := strings.Index(s[at:], " %")
		if i < 0 {
			return s, "", ""
		}
		at += i
		if tag, rest, ok := split(s[at+1:]); ok && tags.Known(tag) && !tagged.Blank(rest) && rest[0] != '%' {
			return s[:at], tag, rest
		}
		at += 2
	}
}

// typed settles the type of the work: the last that is known.
func (x *filling) typed(entry []tagged.Line) {
	var unknown, from tagged.Line
	edited := false
	for _, line := range entry {
		if line.Tag != "%0" || tagged.Blank(line.Value) {
			continue
		}
		if t, known := typeOf(line.Value); known {
			x.typ, from = t, line
			edited = strings.TrimSpace(line.Value) == "Edited Book"
		} else {
			unknown = line
		}
	}
	switch {
	case x.typ == "" && unknown.Tag != "":
		x.typ, from = citation.Document, unknown
		x.Remark(diag.UnknownType, unknown.Value, citation.FieldType, "type %q is not known; taken as %s", tagged.Clean(unknown.Value), x.typ)
	case x.typ == "":
		for _, line := range entry { // the refer of old has no types, but a tag for journals
			if line.Tag == "%J" {
				x.typ, from = citation.ArticleJournal, line
				break
			}
		}
	}
	x.Citation().Type = x.typ
	if from.Tag != "" && from != unknown {
		x.ClaimType(x.typ, from)
	}
	if edited { // its authors are the editors
		for i := range entry {
			if entry[i].Tag == "%A" {
				entry[i].Tag = "%E"
			}
		}
	}
}

// put puts a line where its row says.
func (x *filling) put(row tagged.Row, known bool, line tagged.Line) {
	c := x.Citation()
	value := strings.TrimSpace(line.Value)
	switch {
	case value == "", line.Tag == "%0":
		return
	case !known:
		x.Unknown(line)
		return
	case line.Tag == "%F" && c.Key == "" && !strings.ContainsAny(value, " \t\r\n{},"):
		c.Key = value
		return
	}
	switch row.Field {
	case citation.FieldIssued:
		slot := &x.year
		if line.Tag == "%8" {
			slot = &x.day
		}
		if slot.Tag != "" {
			x.Keep(line)
			return
		}
		*slot = line
	case citation.FieldPages:
		if x.pages.Tag != "" {
			x.Keep(line)
			return
		}
		x.pages = line
	case citation.FieldOnline, citation.FieldAccessed:
		if x.Date(row.Field, line) {
			return
		}
		if row.Field == citation.FieldOnline {
			x.Text(citation.FieldEdition, line)
			return
		}
		x.Keep(line)
	case citation.FieldDOI:
		if doi, ok := tagged.DOIIn(value); ok {
			x.One(row.Field, tagged.Line{Tag: line.Tag, Value: doi})
			return
		}
		x.Keep(line) // "URN:NBN:...", "oai:..." and what else an electronic resource can be numbered by
	case citation.FieldPMCID:
		if id, err := citation.SchemePMCID.Parse(value); err == nil {
			x.Add(row.Field, id, line)
			return
		}
		x.Keep(line)
	case citation.FieldFullText:
		if strings.Contains(value, "://") {
			x.Links(row.Field, line)
			return
		}
		x.Keep(line)
	case citation.FieldNote:
		x.Paragraph(row.Field, line)
	default:
		x.Put(row.Field, line)
	}
}
