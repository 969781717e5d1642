package evidence

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

// Builder fills the record of a format that leaves no choice: one whose tags
// or elements say what they hold. Nothing put into it is dropped: what the
// citation has no place for, or has already from elsewhere, is kept in its Extra.
type Builder struct {
	Record *Record

	doc    *source.Document
	format string
	claims bool
	end    int // of what is whole; 0: all is
}

// Until makes the builder pass over values that rest on something that goes on
// to the given place or beyond it: there the document breaks off, so that they are not known whole.
func (b *Builder) Until(end int) { b.end = end }

// NewBuilder begins a record of a document that is read as format, standing at
// the given place. With claims, every value is also claimed.
func NewBuilder(doc *source.Document, format string, at source.Span, claims bool) *Builder {
	return &Builder{
		Record: &Record{Source: doc.Name(), Format: format, At: at},
		doc:    doc, format: format, claims: claims,
	}
}

// Citation is the citation being filled.
func (b *Builder) Citation() *citation.Citation { return &b.Record.Citation }

// Put parses text as a value of the field and adds it. rule says in the
// format's words why the text is this field's ("JournalIssue/Volume"); it also names
// the extra under which a text is kept that is no such value.
func (b *Builder) Put(f citation.Field, text string, at source.Span, rule string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	value, err := f.Parse(text)
	switch {
	case value == nil && f.Kind() == citation.KindIdentifier:
		b.Remark(diag.BadIdentifier, at, f, "%q is no %s; kept as %s", text, f.Label(), rule)
		b.Keep(rule, text)
	case value == nil:
		b.Keep(rule, text)
	default:
		if err != nil && f.Kind() == citation.KindIdentifier {
			b.Remark(diag.BadIdentifier, at, f, "%v; kept as written", err)
		}
		b.Add(f, value, at, rule)
	}
}

// Identify adds an identifier by the kind that the source says it is of ("doi",
// "isbn", "uri"); where that says little, by its form. An address that is no
// identifier is the work's own, as is that of a handle. What is of no scheme is kept.
func (b *Builder) Identify(kind, text string, at source.Span, rule string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	scheme := citation.SchemeNamed(kind)
	if f := scheme.Field(); f != citation.FieldOtherID {
		b.Put(f, text, at, rule)
		return
	}
	var id citation.Identifier
	err := citation.ErrForm
	switch {
	case kind == "" || address(text):
		id, err = citation.ParseIdentifier(text)
	case scheme.Known():
		id, err = scheme.Parse(text)
	}
	link, noLink := citation.ParseLink(text)
	if err == nil {
		b.Add(id.Scheme.Field(), id, at, rule)
	}
	switch {
	case address(text) && noLink == nil && (err != nil || id.Scheme == citation.SchemeHandle):
		b.Add(citation.FieldURL, link, at, rule)
	case err != nil:
		b.Keep(rule, text)
	}
}

// address reports whether a text is an address rather than an identifier that could be read as one.
func address(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") }

// Add adds a value to the field. A second, different value of a field that
// takes one is kept as extra.
func (b *Builder) Add(f citation.Field, value citation.Value, at source.Span, rule string) {
	if b.end > 0 && at.End >= b.end {
		return
	}
	c := b.Citation()
	if c.Add(f, value) {
		if b.claims {
			b.Record.Claims = append(b.Record.Claims, Claim{Field: f, Value: value, At: at, Rule: b.format + ": " + rule, Confidence: Stated})
		}
		return
	}
	for have := range c.Values(f) {
		if strings.EqualFold(have.String(), value.String()) {
			return
		}
	}
	b.Keep(rule, value.String())
}

// Keep keeps what CSL has no name for, for round trips within the format.
func (b *Builder) Keep(name, value string) {
	if text := citation.ParseText(value); text != "" {
		c := b.Citation()
		c.Extra = append(c.Extra, citation.Extra{Format: b.format, Name: name, Value: string(text)})
	}
}

// Remark adds a remark about a place of the document.
func (b *Builder) Remark(code diag.Code, at source.Span, f citation.Field, message string, args ...any) {
	b.Record.Remark(diag.Diagnostic{Code: code, At: b.doc.Position(at), Field: f.String(), Message: fmt.Sprintf(message, args...)})
}
