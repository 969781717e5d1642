// Package csv reads and writes records as comma- or tab-separated values, a line a record.
//
// What is read is told by the first line, which names the columns: in the words
// of Scopus and other vendors, of screening tools, of CSL, or ours.
//
// What is written follows RFC 4180 but for the line ends, which are LF. Of the column names
// those that screening tools look for are theirs: title, abstract, authors,
// keywords, doi, url, year; the others are CSL's variables in lower case.
package csv

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
)

// CSV is comma-separated values. Cells that a spreadsheet would take for a
// formula get an apostrophe before them, unless the options say Raw.
func CSV() format.Format {
	return format.Format{
		Name:       "csv",
		Extensions: []string{"csv"},
		Summary:    "comma-separated values: exports of databases and screening tools, spreadsheets",
		Extractor:  reader{name: "csv"},
		Exporter:   exporter(','),
		Carries:    carries(),
	}
}

// TSV is tab-separated values. Tabs and line ends within cells become blanks.
func TSV() format.Format {
	return format.Format{
		Name:       "tsv",
		Aliases:    []string{"tab"},
		Extensions: []string{"tsv", "tab"},
		Summary:    "tab-separated values",
		Extractor:  reader{name: "tsv", tabs: true},
		Exporter:   exporter('\t'),
		Carries:    carries(),
	}
}

func exporter(comma byte) format.Sequence {
	return format.Sequence{
		Open: func(o format.Options) string {
			w := writer{comma: comma, raw: true}
			for _, c := range columns(o) {
				w.cell(c.name)
			}
			return string(w.dst) + "\n"
		},
		Append: func(dst []byte, r *evidence.Record, o format.Options) []byte {
			columns := columns(o)
			w := writer{dst: dst, comma: comma, raw: o.Raw, single: len(columns) == 1}
			for _, c := range columns {
				w.cell(c.value(&r.Citation))
			}
			return append(w.dst, '\n')
		},
	}
}

// A column has one thing of every record.
type column struct {
	name  string
	field citation.Field // NoField: none of the fields
	value func(*citation.Citation) string
}

// The columns where none are asked for.
var standard = []column{
	{"id", citation.NoField, func(c *citation.Citation) string { return c.Key }},
	of(citation.FieldType),
	of(citation.FieldTitle),
	of(citation.FieldAuthor),
	of(citation.FieldEditor),
	{"year", citation.FieldIssued, year},
	of(citation.FieldIssued),
	of(citation.FieldJournal),
	of(citation.FieldVolume),
	of(citation.FieldIssue),
	of(citation.FieldPages),
	of(citation.FieldPublisher),
	of(citation.FieldPublisherPlace),
	of(citation.FieldSeries),
	of(citation.FieldEventTitle),
	of(citation.FieldISSN),
	of(citation.FieldISBN),
	of(citation.FieldDOI),
	of(citation.FieldPMID),
	of(citation.FieldPMCID),
	of(citation.FieldURL),
	of(citation.FieldAbstract),
	of(citation.FieldKeyword),
	of(citation.FieldLanguage),
	of(citation.FieldNote),
}

// columnNames are the names of columns that are not simply the field's.
var columnNames = map[citation.Field]string{
	citation.FieldAuthor:  "authors",
	citation.FieldEditor:  "editors",
	citation.FieldKeyword: "keywords",
}

// of gives the column of a field.
func of(f citation.Field) column {
	name := columnNames[f]
	if name == "" {
		name = strings.ToLower(f.String())
	}
	return column{name, f, func(c *citation.Citation) string { return values(c, f) }}
}

// columns gives the columns asked for, or the standard ones.
func columns(o format.Options) []column {
	if o.Columns == nil {
		return standard
	}
	chosen := make([]column, len(o.Columns))
	for i, f := range o.Columns {
		chosen[i] = of(f)
	}
	return chosen
}

func carries() (set citation.FieldSet) {
	for _, c := range standard {
		if c.field != citation.NoField {
			set.Add(c.field)
		}
	}
	return set
}

// year gives the year of publication, as far as it is known.
func year(c *citation.Citation) string {
	d := c.Issued()
	if !d.Known() {
		return ""
	}
	return citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: d.Year}}.String()
}

// values gives the values of a field, joined by semicolons.
func values(c *citation.Citation, f citation.Field) string {
	if f.Kind() == citation.KindText { // the common case, without a list
		return c.Text(f).Plain()
	}
	joined := ""
	var more strings.Builder // from the second value on
	for v := range c.Values(f) {
		s := ""
		switch v := v.(type) {
		case citation.Credit:
			s = inverted(v)
		case citation.Title:
			s = v.Text.Plain()
		default:
			s = v.String()
		}
		switch {
		case s == "":
		case joined == "":
			joined = s
		default:
			more.WriteString("; ")
			more.WriteString(s)
		}
	}
	if more.Len() == 0 {
		return joined
	}
	return joined + more.String()
}

// inverted gives a name with the family name first: "van Gogh, Vincent, Jr.".
func inverted(cr citation.Credit) string {
	n := &cr.Name
	if cr.EtAl || n.Family == "" {
		return cr.String()
	}
	var s strings.Builder
	part := func(before, part string) {
		if part != "" {
			if s.Len() > 0 {
				s.WriteString(before)
			}
			s.WriteString(part)
		}
	}
	part("", n.Particle)
	part(" ", n.Family)
	part(", ", n.Given)
	if n.Given == "" {
		part(", ", n.DroppingParticle)
	} else {
		part(" ", n.DroppingParticle)
	}
	part(", ", n.Suffix)
	return s.String()
}
