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
type writing struct {
	dst []byte
	c   *citation.Citation
}

// appendRecord appends a record and the blank line after it. Values are not
// wrapped: every reader takes a long line, and not every one a wrapped one.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writing{dst, &r.Citation}
	start := len(w.dst)
	for _, row := range tags.Writing(w.c.Type) {
		w.row(row)
	}
	for i := range w.c.Extra {
		if e := &w.c.Extra[i]; e.Format == name && tagName(e.Name) {
			w.line(e.Name, e.Value)
		}
	}
	if len(w.dst) == start {
		w.line("OWN", "NONE") // a record, though nothing is known of it
	}
	return append(w.dst, '\n')
}

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	c := w.c
	switch row.Field {
	case citation.FieldISSN:
		for _, id := range c.IDs {
			if id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN {
				w.line(row.Tag, id.Value)
			}
		}
	case citation.FieldDOI:
		for _, id := range c.IDs {
			switch id.Scheme {
			case citation.SchemeDOI:
				w.line("LID", id.Value+" [doi]")
				w.line("AID", id.Value+" [doi]")
			case pii:
				w.line("AID", id.Value+" [pii]")
			}
		}
	case citation.FieldTitle:
		title := string(c.Title)
		if title != "" && c.OtherTitle(citation.FieldOriginalTitle) != "" {
			title = "[" + title + "]"
		}
		w.line(row.Tag, stopped(title))
	case citation.FieldOriginalTitle:
		w.line(row.Tag, string(c.OtherTitle(row.Field)))
	case citation.FieldIssued:
		w.line(row.Tag, spelled(c.Issued()))
	case citation.FieldOnline:
		if d := c.Date(row.Field); d.Precision == citation.ToDay {
			w.line(row.Tag, strings.ReplaceAll(d.Moment.String(), "-", ""))
		} else {
			w.line(row.Tag, spelled(d))
		}
		w.history(citation.FieldSubmitted, "received")
		w.history(citation.FieldAccepted, "accepted")
	case citation.FieldPages:
		w.line(row.Tag, c.In.Pages.Raw)
	case citation.FieldAuthor:
		w.people(row.Field, "FAU", "AU")
	case citation.FieldEditor:
		w.people(row.Field, "FED", "ED")
	case citation.FieldKeyword:
		w.keywords()
	case citation.FieldType:
		w.line(row.Tag, publicationTypeOf(c.Type))
		w.line(row.Tag, string(c.Detail(citation.FieldGenre)))
		if c.Detail(citation.FieldStatus) == "retracted" {
			w.line(row.Tag, retracted)
		}
	case citation.FieldFunding:
		for part := range strings.SplitSeq(string(c.Detail(row.Field)), grants) {
			w.line(row.Tag, part)
		}
	case citation.FieldNote:
		for part := range strings.SplitSeq(string(c.Detail(row.Field)), "\n") {
			w.line(row.Tag, part)
		}
	case citation.FieldURL:
		for v := range c.Values(row.Field) {
			w.line("LID", v.String())
		}
	case citation.FieldLanguage:
		w.line(row.Tag, string(c.Language))
	case citation.FieldPMID, citation.FieldPMCID:
		w.line(row.Tag, c.ID(row.Field.Scheme()))
	default:
		w.line(row.Tag, string(c.Text(row.Field)))
	}
}

// history writes a day of a work's history.
func (w *writing) history(f citation.Field, event string) {
	if d := w.c.Date(f); d.Precision == citation.ToDay {
		w.line("PHST", strings.ReplaceAll(d.Moment.String(), "-", "/")+" 00:00 ["+event+"]")
	}
}

// people writes names in full and abbreviated, with what belongs to each.
func (w *writing) people(role citation.Field, fullTag, shortTag string) {
	for i := range w.c.Credits {
		cr := &w.c.Credits[i]
		if cr.Role != role {
			continue
		}
		if cr.EtAl {
			w.line(shortTag, cr.String())
			continue
		}
		if n := cr.Name; n.Literal != "" && role == citation.FieldAuthor {
			w.line("CN", n.Literal)
		} else {
			w.line(fullTag, fullName(n))
			w.line(shortTag, shortName(n))
		}
		for _, id := range cr.IDs {
			if id.Scheme == citation.SchemeORCID {
				w.line("AUID", "ORCID: "+id.Value)
			}
		}
		for _, a := range cr.Affiliations {
			w.line("AD", a)
		}
	}
}

// keywords writes MeSH terms, then all others.
func (w *writing) keywords() {
	for _, tag := range []string{"MH", "OT"} {
		for _, k := range w.c.Keywords {
			if (k.Vocabulary == mesh) != (tag == "MH") {
				continue
			}
			if k.Major {
				w.line(tag, "*"+k.Term)
			} else {
				w.line(tag, k.Term)
			}
		}
	}
}

// line writes a tag, padded to four columns, with its value; a value without text writes nothing.
func (w *writing) line(tag, value string) {
	w.dst = tagged.AppendLine(w.dst, tag, "    "[min(len(tag), 4):]+"- ", value, "\n")
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
