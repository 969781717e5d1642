package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// Extra is the Format of what a citation keeps of a MARC 21 record: a field by
// its tag, as [Field.String] gives it, and the leader as "LDR". ExtraUNIMARC is
// that of a record in UNIMARC, whose tags mean other things.
const (
	Extra        = "marc"
	ExtraUNIMARC = "unimarc"
)

// reader fills a record.
type reader struct {
	*evidence.Builder
	rec       *Record
	statement string // of responsibility: who did what, as the title page says it

	statementAt source.Span
	component   bool   // the work is part of another
	field       *Field // that is being read
	lost        bool   // and has something that found no place
	notes       []string
	notesAt     source.Span
}

// A row says what is done with a field: which subfields it is that are read,
// and the field that the first of them is a value of, or how they are read. What a row does not take is kept.
type row struct {
	codes string
	field citation.Field
	read  func(r *reader, f *Field)
}

// Fill reads a record into the builder's. A field of which nothing is left out
// leaves no trace but its values; any other is kept whole, as extra.
func Fill(b *evidence.Builder, rec *Record) {
	r := &reader{Builder: b, rec: rec}
	table, titles := marc21, "245"
	if rec.unimarc() {
		table, titles = unimarc, "200"
	}
	if title := rec.field(titles); title != nil {
		r.statement, r.statementAt = statement(title, titles == "200")
	}
	r.kind()
	if rec.Leader != "" {
		r.keep("LDR", rec.Leader)
	}
	for i := range rec.Fields {
		f := &rec.Fields[i]
		row, known := table[f.Tag]
		if tag, unlinked := vernacular(f); unlinked && !rec.has(tag) {
			row, known = table[tag]
		}
		r.field, r.lost = f, !known
		switch {
		case row.read != nil:
			row.read(r, f)
		case row.field != citation.NoField:
			r.value(row.field, f, row.codes)
		}
		if r.lost || !covers(row.codes, f) {
			r.keep(f.Tag, f.String())
		}
	}
	r.field = nil
	r.others()
	if len(r.notes) > 0 {
		r.Add(citation.FieldNote, citation.ParseProse(strings.Join(r.notes, "\n\n")), r.notesAt, "500")
	}
	r.fixed()
}

// covers reports whether the codes are all that a field has.
func covers(codes string, f *Field) bool {
	if len(f.Subfields) == 0 {
		return false
	}
	for _, s := range f.Subfields {
		if strings.IndexByte(codes, s.Code) < 0 {
			return false
		}
	}
	return true
}

// vernacular gives the tag that a field of 880, which repeats another in its
// own script, belongs to ("245-00/(B"), and whether that other is not in the record.
func vernacular(f *Field) (tag string, unlinked bool) {
	link := f.first("6")
	if f.Tag != "880" || len(link) < 3 {
		return "", false
	}
	return link[:3], len(link) < 6 || link[4:6] == "00"
}

// keep keeps a field as it is. In coded fields, and as an indicator, every blank counts.
func (r *reader) keep(tag, text string) {
	if strings.TrimSpace(text) != "" {
		format := Extra
		if r.rec.unimarc() {
			format = ExtraUNIMARC
		}
		c := r.Citation()
		c.Extra = append(c.Extra, citation.Extra{Format: format, Name: tag, Value: text})
	}
}

// free reports whether a field can take a further value. One that cannot makes
// the field of the record be kept.
func (r *reader) free(f citation.Field) bool {
	switch f.Kind() {
	case citation.KindText, citation.KindDate, citation.KindPages, citation.KindLanguage, citation.KindType:
		if r.Citation().Has(f) {
			r.lost = true
			return false
		}
	}
	return true
}

// put adds what a text says to a field that can take it.
func (r *reader) put(f citation.Field, text string, at source.Span) {
	if text == "" || !r.free(f) {
		return
	}
	value, err := f.Parse(text)
	if value == nil || err != nil && f.Kind() != citation.KindIdentifier {
		r.lost = true
	}
	if value != nil || f.Kind() == citation.KindIdentifier {
		r.Put(f, text, at, r.rule())
	}
}

// add adds a value that is ready made.
func (r *reader) add(f citation.Field, value citation.Value, at source.Span) {
	if r.free(f) {
		r.Add(f, value, at, r.rule())
	}
}

// rule names the field being read.
func (r *reader) rule() string {
	if r.field == nil {
		return "008"
	}
	return r.field.Tag
}

// value adds the subfields of a field, joined where it has several, without their punctuation.
func (r *reader) value(f citation.Field, field *Field, codes string) {
	subs := field.all(codes)
	if len(subs) == 0 {
		return
	}
	parts := make([]string, len(subs))
	for i, s := range subs {
		parts[i] = strings.TrimSpace(s.Value)
	}
	text := Bare(strings.Join(parts, " "))
	if f.Kind() == citation.KindTitle {
		if text != "" {
			r.add(f, citation.Title{Use: f, Text: citation.ParseText(text)}, field.across(subs))
		}
		return
	}
	r.put(f, text, field.across(subs))
}

// note gathers the general notes, which one field of a citation holds.
func (r *reader) note(f *Field) {
	for _, s := range f.all("a") {
		r.notes = append(r.notes, string(citation.ParseText(s.Value)))
		if r.notesAt.Nowhere() {
			r.notesAt = s.At
		}
		r.notesAt.End = max(r.notesAt.End, s.At.End)
	}
}
