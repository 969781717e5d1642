// Package marc is the MARC bibliographic record, whatever it is written in, and what a citation reads in it.
//
// It follows the MARC 21 Format for Bibliographic Data and the UNIMARC
// Bibliographic Manual; tags, indicators and subfield codes are theirs.
package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/source"
)

// Record is one record. Its strings are views of the text it was read from.
type Record struct {
	Leader   string
	LeaderAt source.Span
	Fields   []Field
}

// Field is a control field, which has a Value, or a data field, which has Subfields.
type Field struct {
	Tag       string // "245"
	Ind       [2]byte
	Value     string
	Subfields []Subfield
	At        source.Span
}

// Subfield is one data element.
type Subfield struct {
	Code  byte
	Value string
	At    source.Span
}

// authorities are the kinds of record, by place 6 of the leader, that are about names, classes, holdings and communities.
const authorities = "qzwuvxy"

// Work reports whether the record describes a work, and not a name, a class or a holding.
func (rec *Record) Work() bool {
	return len(rec.Leader) < 7 || rec.unimarc() || strings.IndexByte(authorities, rec.Leader[6]) < 0
}

// unimarc tells UNIMARC from MARC 21 by where the title stands.
func (rec *Record) unimarc() bool {
	return rec.field("200") != nil && rec.field("245") == nil
}

// field gives the first field of a tag; nil when there is none.
func (rec *Record) field(tag string) *Field {
	for i := range rec.Fields {
		if rec.Fields[i].Tag == tag {
			return &rec.Fields[i]
		}
	}
	return nil
}

// has reports whether there is a field of one of these tags.
func (rec *Record) has(tags ...string) bool {
	for _, tag := range tags {
		if rec.field(tag) != nil {
			return true
		}
	}
	return false
}

// control gives the value of a control field from one place up to another, "" where it is not so long.
func (rec *Record) control(tag string, from, to int) string {
	f := rec.field(tag)
	if f == nil {
		return ""
	}
	value := f.Value
	if len(f.Subfields) > 0 { // UNIMARC codes in $a what MARC 21 does in control fields
		value = f.first("a")
	}
	if len(value) < to {
		return ""
	}
	return value[from:to]
}

// level gives a place of the leader, 0 when it is not so long.
func (rec *Record) level(place int) byte {
	if len(rec.Leader) <= place {
		return 0
	}
	return rec.Leader[place]
}

// first gives the first subfield with a value whose code is one of these, "" when there is none.
func (f *Field) first(codes string) string { return f.sub(codes).Value }

// sub gives the first subfield with a value whose code is one of these; the zero Subfield when there is none.
func (f *Field) sub(codes string) Subfield {
	for _, s := range f.Subfields {
		if strings.IndexByte(codes, s.Code) >= 0 && strings.TrimSpace(s.Value) != "" {
			return s
		}
	}
	return Subfield{}
}

// all gives the subfields with a value whose code is one of these, in order.
func (f *Field) all(codes string) []Subfield {
	var found []Subfield
	for _, s := range f.Subfields {
		if strings.IndexByte(codes, s.Code) >= 0 && strings.TrimSpace(s.Value) != "" {
			found = append(found, s)
		}
	}
	return found
}

// across gives the place from the first to the last of some subfields; that of the field when there are none.
func (f *Field) across(subs []Subfield) source.Span {
	if len(subs) == 0 {
		return f.At
	}
	return source.Span{Start: subs[0].At.Start, End: max(subs[0].At.End, subs[len(subs)-1].At.End)}
}

// Subfields are marked by a double dagger where a field is one line of text, as
// OCLC shows it: no title has one, as it may have a dollar sign or a bar.
const dagger = "‡"

// String gives the field as one line without its tag: "10‡aTitle :‡bthe rest".
func (f *Field) String() string {
	if len(f.Subfields) == 0 {
		return f.Value
	}
	var b strings.Builder
	for _, ind := range f.Ind {
		if ind <= ' ' || ind >= 0x7F {
			ind = ' '
		}
		b.WriteByte(ind)
	}
	for _, s := range f.Subfields {
		b.WriteString(dagger)
		if s.Code > ' ' && s.Code < 0x7F {
			b.WriteByte(s.Code)
		}
		b.WriteString(string(citation.ParseText(s.Value)))
	}
	return b.String()
}

// ParseField reads what String gives; text without a subfield is the value of a
// control field, or $a of a data field.
func ParseField(tag, text string) Field {
	f := Field{Tag: tag, Ind: [2]byte{' ', ' '}}
	head, rest, ok := strings.Cut(text, dagger)
	switch {
	case !ok && Control(tag):
		f.Value = text
		return f
	case !ok:
		f.Subfields = []Subfield{{Code: 'a', Value: text}}
		return f
	case len(head) == 2:
		f.Ind = [2]byte{head[0], head[1]}
	}
	for part := range strings.SplitSeq(rest, dagger) {
		if part != "" {
			f.Subfields = append(f.Subfields, Subfield{Code: part[0], Value: part[1:]})
		}
	}
	return f
}

// Control reports whether fields of a tag have a value and no subfields.
func Control(tag string) bool { return strings.HasPrefix(tag, "00") }
