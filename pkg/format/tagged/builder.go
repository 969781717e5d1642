package tagged

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// Builder fills one record after the other from lines. Nothing that a line
// says is dropped: what the citation has no place for, or has from elsewhere
// already, is kept in its Extra under the line's tag.
type Builder struct {
	Record *evidence.Record // the one being filled

	doc    *source.Document
	format string
	claims bool
	told   map[string]bool // tags that have been remarked upon
	room   citation.Room
}

// NewBuilder makes a builder for the records of a document.
func NewBuilder(doc *source.Document, format string, ask format.Ask) *Builder {
	return &Builder{doc: doc, format: format, claims: ask.Claims}
}

// Begin starts a record that stands at view, a view of the document.
func (b *Builder) Begin(view string) {
	b.Record = &evidence.Record{Source: b.doc.Name(), Format: b.format, At: b.doc.Span(view)}
}

// Citation is the citation being filled.
func (b *Builder) Citation() *citation.Citation { return &b.Record.Citation }

// Put puts the line's value into field, as the field's kind has it: names,
// keywords, links and serial numbers may be several.
func (b *Builder) Put(f citation.Field, line Line) {
	if f == citation.FieldISSN || f == citation.FieldISBN {
		b.Serial(line)
		return
	}
	switch f.Kind() {
	case citation.KindText:
		b.Text(f, line)
	case citation.KindName:
		b.Names(f, line)
	case citation.KindKeyword:
		b.Keywords(line, "")
	case citation.KindLink:
		b.Links(f, line)
	case citation.KindNone:
		b.Keep(line)
	default:
		b.One(f, line)
	}
}

// Text puts running text into a field that takes one. A second, different text is kept as extra.
func (b *Builder) Text(f citation.Field, line Line) {
	c := b.Citation()
	if c.Text(f) != "" {
		if !strings.EqualFold(string(c.Text(f)), Clean(line.Value)) {
			b.Keep(line)
		}
		return
	}
	if len(line.Value) < longText && tidy(line.Value) {
		c.Add(f, citation.Text(line.Value))
	} else {
		_ = c.AddString(f, unmarked(line.Value))
	}
	if text := c.Text(f); b.claims && text != "" {
		b.Claim(f, text, line)
	}
}

// longText is where a text is worth more than a quick look.
const longText = 256

// One puts a value into a field, by the field's own parser.
func (b *Builder) One(f citation.Field, line Line) {
	text := Clean(line.Value)
	if text == "" {
		return
	}
	switch f.Kind() {
	case citation.KindIdentifier:
		b.identifier(f, text, line)
	case citation.KindLanguage:
		if language, _ := citation.ParseLanguage(text); language != "" {
			Add(b, f, language, line)
		} else {
			b.Keep(line)
		}
	default:
		if v, _ := f.Parse(text); v != nil {
			b.Add(f, v, line)
		} else {
			b.Keep(line)
		}
	}
}

// identifier puts an identifier into a field. One whose check digit does not fit is remarked upon.
func (b *Builder) identifier(f citation.Field, text string, line Line) {
	id, err := f.ParseIdentifier(text)
	if id == (citation.Identifier{}) {
		b.Remark(diag.BadIdentifier, line.Value, f, "%s %q has not the form of one; kept as tag %s", f.Label(), text, line.Tag)
		b.Keep(line)
		return
	}
	b.wrong(f, line.Value, err)
	Add(b, f, id, line)
}

// Add puts a value into a field. One that is not taken, because the field has
// another, is kept as extra.
func (b *Builder) Add(f citation.Field, v citation.Value, line Line) { Add(b, f, v, line) }

// Add is [Builder.Add] for a value of a type that is known: without somebody
// who asks for claims, it need not be moved to the heap.
func Add[V citation.Value](b *Builder, f citation.Field, v V, line Line) {
	c := b.Citation()
	if b.room.Add(c, f, v) {
		if b.claims {
			b.Claim(f, v, line)
		}
		return
	}
	for have := range c.Values(f) {
		if strings.EqualFold(have.String(), v.String()) {
			return
		}
	}
	b.Keep(line)
}

// Names puts the names of a line into a field. "Last, First, Suffix" is a
// person; a name without a comma is a body, or a person we cannot take apart.
func (b *Builder) Names(f citation.Field, line Line) {
	if name, ok := citation.PlainName(line.Value); ok {
		b.Credit(citation.Credit{Role: f, Name: name}, line)
		return
	}
	for one := range Parts(line.Value, ";") {
		if credit, ok := Credit(f, Clean(one)); ok {
			b.Credit(credit, Line{line.Tag, one})
		}
	}
}

// Credit adds a credit.
func (b *Builder) Credit(credit citation.Credit, line Line) {
	c := b.Citation()
	b.room.Make(c, credit.Role)
	c.Credits = append(c.Credits, credit)
	if b.claims {
		b.Claim(credit.Role, credit, line)
	}
}

// Affiliate adds an affiliation to the nth credit.
func (b *Builder) Affiliate(n int, name string) { b.room.Affiliate(&b.Citation().Credits[n], name) }

// Keywords puts the terms of a line into the citation. They are one a line or
// parted by ";", never by ",": "stigma, social" is one term. A leading "*"
// marks a main topic.
func (b *Builder) Keywords(line Line, vocabulary string) {
	if tidy(line.Value) {
		b.keyword(line, line.Value, vocabulary)
		return
	}
	for one := range Parts(line.Value, ";") {
		b.keyword(Line{line.Tag, one}, Clean(one), vocabulary)
	}
}

// keyword puts one term, which is clean, into the citation.
func (b *Builder) keyword(line Line, term, vocabulary string) {
	term, major := strings.CutPrefix(term, "*")
	if term != "" {
		Add(b, citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: vocabulary, Major: major}, line)
	}
}

// Links puts the addresses of a line into a field; what is none is kept as extra.
func (b *Builder) Links(f citation.Field, line Line) {
	for one := range Parts(line.Value, "") {
		for word := range strings.FieldsSeq(one) {
			word = strings.TrimRight(word, ";,")
			link, err := f.ParseLink(strings.ReplaceAll(word, "&amp;", "&"))
			if err != nil || !strings.Contains(word, ":") {
				b.Keep(Line{line.Tag, word})
				continue
			}
			Add(b, f, link, Line{line.Tag, word})
		}
	}
}

// Keep keeps a line as extra, for round trips within the format.
func (b *Builder) Keep(line Line) {
	if text := Clean(line.Value); text != "" {
		b.room.Keep(b.Citation(), citation.Extra{Format: b.format, Name: line.Tag, Value: text})
	}
}

// Unknown keeps a line whose tag the format does not have, and says so once a tag.
func (b *Builder) Unknown(line Line) {
	if b.Keep(line); !b.told[line.Tag] {
		if b.told == nil {
			b.told = make(map[string]bool)
		}
		b.told[line.Tag] = true
		b.Remark(diag.UnknownTag, line.Value, citation.NoField, "tag %s is not known; its values are kept for %s output", line.Tag, b.format)
	}
}

// Claim says where a field's value comes from, when somebody asked.
func (b *Builder) Claim(f citation.Field, v citation.Value, line Line) {
	if !b.claims {
		return
	}
	b.Record.Claims = append(b.Record.Claims, evidence.Claim{
		Field: f, Value: v, At: b.doc.Span(strings.TrimSpace(line.Value)),
		Rule: b.format + ": tag " + line.Tag, Confidence: evidence.Stated,
	})
}

// ClaimType says where the type of the work comes from, when somebody asked.
func (b *Builder) ClaimType(t citation.Type, line Line) {
	if b.claims {
		b.Claim(citation.FieldType, t, line)
	}
}

// Remark adds a remark about the place of view to the record.
func (b *Builder) Remark(code diag.Code, view string, f citation.Field, message string, args ...any) {
	b.Record.Remark(b.Diagnostic(code, view, f, message, args...))
}

// Diagnostic makes a remark about the place of view.
func (b *Builder) Diagnostic(code diag.Code, view string, f citation.Field, message string, args ...any) diag.Diagnostic {
	return diag.Diagnostic{
		Code: code, Message: fmt.Sprintf(message, args...),
		At: b.doc.Position(b.doc.Span(view)), Field: f.String(),
	}
}
