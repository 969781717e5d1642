package nbib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// writing is a record on its way from a citation to lines.
type writing struct{ tagged.Writing }

// appendRecord appends a record and the blank line after it. Values are not
// wrapped: every reader takes a long line, and not every one a wrapped one.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{tagged.Writing{Dst: dst, Citation: &r.Citation, Column: 4, Separator: "- ", End: "\n"}}
	start := len(w.Dst)
	for _, row := range tags.Writing(w.Citation.Type) {
		w.row(row)
	}
	w.Kept(name, tagName)
	if len(w.Dst) == start {
		w.Line("OWN", "NONE") // a record, though nothing is known of it
	}
	return append(w.Dst, '\n')
}

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	c := w.Citation
	switch row.Field {
	case citation.FieldISSN:
		w.Serials(row.Tag)
	case citation.FieldDOI:
		for _, id := range c.IDs {
			switch id.Scheme {
			case citation.SchemeDOI:
				w.Line("LID", id.Value+" [doi]")
				w.Line("AID", id.Value+" [doi]")
			case pii:
				w.Line("AID", id.Value+" [pii]")
			}
		}
	case citation.FieldTitle:
		title := string(c.Title)
		if title != "" && c.OtherTitle(citation.FieldOriginalTitle) != "" {
			title = "[" + title + "]"
		}
		w.Line(row.Tag, stopped(title))
	case citation.FieldOriginalTitle:
		w.Line(row.Tag, string(c.OtherTitle(row.Field)))
	case citation.FieldIssued:
		w.Line(row.Tag, spelled(c.Issued()))
	case citation.FieldOnline:
		if d := c.Date(row.Field); d.Precision == citation.ToDay {
			w.Line(row.Tag, strings.ReplaceAll(d.Moment.String(), "-", ""))
		} else {
			w.Line(row.Tag, spelled(d))
		}
		w.history(citation.FieldSubmitted, "received")
		w.history(citation.FieldAccepted, "accepted")
	case citation.FieldPages:
		w.Line(row.Tag, c.In.Pages.Raw)
	case citation.FieldAuthor:
		w.people(row.Field, "FAU", "AU")
	case citation.FieldEditor:
		w.people(row.Field, "FED", "ED")
	case citation.FieldKeyword:
		w.keywords()
	case citation.FieldType:
		w.Line(row.Tag, publicationTypeOf(c.Type))
		w.Line(row.Tag, string(c.Detail(citation.FieldGenre)))
		if c.Detail(citation.FieldStatus) == "retracted" {
			w.Line(row.Tag, retracted)
		}
	case citation.FieldFunding:
		for part := range strings.SplitSeq(string(c.Detail(row.Field)), grants) {
			w.Line(row.Tag, part)
		}
	case citation.FieldNote:
		w.Paragraphs(row.Tag, row.Field)
	case citation.FieldURL:
		for v := range c.Values(row.Field) {
			w.Line("LID", v.String())
		}
	case citation.FieldLanguage:
		w.Line(row.Tag, string(c.Language))
	case citation.FieldPMID, citation.FieldPMCID:
		w.Line(row.Tag, c.ID(row.Field.Scheme()))
	default:
		w.Line(row.Tag, string(c.Text(row.Field)))
	}
}

// history writes a day of a work's history.
func (w *writing) history(f citation.Field, event string) {
	if d := w.Citation.Date(f); d.Precision == citation.ToDay {
		w.Line("PHST", strings.ReplaceAll(d.Moment.String(), "-", "/")+" 00:00 ["+event+"]")
	}
}

// people writes names in full and abbreviated, with what belongs to each.
func (w *writing) people(role citation.Field, fullTag, shortTag string) {
	for i := range w.Citation.Credits {
		cr := &w.Citation.Credits[i]
		if cr.Role != role {
			continue
		}
		if cr.EtAl {
			w.Line(shortTag, cr.String())
			continue
		}
		if n := cr.Name; n.Literal != "" && role == citation.FieldAuthor {
			w.Line("CN", n.Literal)
		} else {
			w.Line(fullTag, fullName(n))
			w.Line(shortTag, shortName(n))
		}
		for _, id := range cr.IDs {
			if id.Scheme == citation.SchemeORCID {
				w.Line("AUID", "ORCID: "+id.Value)
			}
		}
		for _, a := range cr.Affiliations {
			w.Line("AD", a)
		}
	}
}

// keywords writes MeSH terms, then all others.
func (w *writing) keywords() {
	for _, tag := range []string{"MH", "OT"} {
		for _, k := range w.Citation.Keywords {
			if (k.Vocabulary == mesh) != (tag == "MH") {
				continue
			}
			if k.Major {
				w.Line(tag, "*"+k.Term)
			} else {
				w.Line(tag, k.Term)
			}
		}
	}
}

// tagName reports whether an Extra's name can stand as a tag.
func tagName(s string) bool {
	tag, _, ok := split((s + "    ")[:max(4, len(s))] + "- ")
	return ok && tag == s && s != "PMID"
}

// stopped gives a title with the full stop that the Library puts after each.
func stopped(title string) string {
	if title == "" || strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") {
		return title
	}
	return title + "."
}

// spelled gives a date as MEDLINE has it: "2012 Jun 19", "1999 May-Jun", "2003 Spring".
func spelled(d citation.Date) string {
	if !d.Known() || d.Year <= 0 || d.Circa || d.Open || d.End.Precision > citation.Literal && d.End.Year != d.Year {
		return d.String()
	}
	s := spelledMoment(d.Moment)
	if d.End.Precision > citation.Literal {
		_, end, _ := strings.Cut(spelledMoment(d.End), " ")
		s += "-" + end
	}
	return s
}

func spelledMoment(m citation.Moment) string {
	s := citation.YearDate(m.Year).Moment.String()
	switch {
	case m.Season > 0:
		s += " " + [...]string{"", "Spring", "Summer", "Autumn", "Winter"}[m.Season]
	case m.Month > 0:
		s += " " + m.Month.String()[:3]
		if m.Day > 0 {
			s += " " + string('0'+rune(m.Day/10)) + string('0'+rune(m.Day%10))
			s = strings.Replace(s, " 0", " ", 1)
		}
	}
	return s
}

// fullName gives "Smith, John B Jr".
func fullName(n citation.Name) string {
	suffix := n.Suffix
	n.Suffix = ""
	s := n.Sorted()
	if suffix != "" {
		s += " " + suffix
	}
	return s
}

// shortName gives "Smith JB Jr".
func shortName(n citation.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	var b strings.Builder
	if n.Particle != "" {
		b.WriteString(n.Particle + " ")
	}
	b.WriteString(n.Family + " ")
	for part := range strings.FieldsFuncSeq(n.Given, func(r rune) bool { return r == ' ' || r == '.' || r == '-' }) {
		if len(part) <= 3 && part == strings.ToUpper(part) { // initials already
			b.WriteString(part)
		} else if r, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	if n.Suffix != "" {
		b.WriteString(" " + n.Suffix)
	}
	return strings.TrimSpace(b.String())
}
