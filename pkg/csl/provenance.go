package csl

import (
	"strconv"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Provenance: the members of custom.peerlit that only [AppendRecord] writes.

// recordVersion is the version of the form that [AppendRecord] writes.
const recordVersion = 1

// provenance is what a record has beyond its citation.
type provenance struct {
	version        int
	source, format string
	at             source.Span
	place          source.Position
	claims         []evidence.Claim
	remarks        []diag.Diagnostic
	blank          citation.FieldSet
}

// provenance writes them.
func (w *writer) provenance(r *evidence.Record) {
	w.MemberIf("source", r.Source)
	w.MemberIf("format", r.Format)
	w.span("at", r.At)
	w.position("place", r.Place)
	if !r.Blank.Empty() {
		w.Name("blank")
		w.Open('[', jsontext.OneLine)
		for _, f := range r.Blank.List() {
			w.Element()
			w.String(f.String())
		}
		w.Close(']')
	}
	w.list("claims", len(r.Claims), func(i int) {
		cl := &r.Claims[i]
		w.Member("field", cl.Field.String())
		w.value(cl.Value)
		w.span("at", cl.At)
		w.MemberIf("rule", cl.Rule)
		w.Member("confidence", cl.Confidence.String())
	})
	w.list("remarks", len(r.Remarks), func(i int) {
		d := &r.Remarks[i]
		w.Member("code", string(d.Code))
		w.Member("message", d.Message)
		w.position("at", d.At)
		w.MemberIf("field", d.Field)
		w.MemberIf("hint", d.Hint)
	})
}

// span writes a place as [start, end].
func (w *writer) span(name string, at source.Span) {
	if at.Nowhere() {
		return
	}
	w.Name(name)
	w.Open('[', jsontext.OneLine)
	w.Element()
	w.Number(at.Start)
	w.Element()
	w.Number(at.End)
	w.Close(']')
}

func (w *writer) position(name string, at source.Position) {
	if at == (source.Position{}) {
		return
	}
	w.Name(name)
	w.Open('{', jsontext.OneLine)
	w.MemberIf("name", at.Name)
	w.Name("line")
	w.Number(at.Line)
	w.Name("column")
	w.Number(at.Column)
	w.Close('}')
}

// value writes what a claim claims, in the form of the field's kind; nothing for a blank.
func (w *writer) value(v citation.Value) {
	if v == nil {
		return
	}
	w.Name("value")
	switch v := v.(type) {
	case citation.Text, citation.Type, citation.Language:
		w.String(v.String())
		return
	case citation.Pages:
		w.pages(v)
		return
	}
	w.Open('{', jsontext.OneLine)
	switch v := v.(type) {
	case citation.Title:
		w.titleParts(&v)
	case citation.Credit:
		w.nameParts(&v.Name)
		w.creditExtras(&v)
	case citation.Date:
		w.date(v)
		w.flag("open", v.Open)
	case citation.Identifier:
		w.identifierParts(v)
	case citation.Keyword:
		w.keywordParts(&v)
	case citation.Link:
		w.linkParts(&v)
	}
	w.Close('}')
}

// member reads a member; ok is false, and nothing consumed, when it is unknown.
func (p *provenance) member(name string, s *jsontext.Scanner) (ok bool) {
	switch name {
	case "record":
		p.version = readInt(s)
	case "source":
		p.source, _ = s.String()
	case "format":
		p.format, _ = s.String()
	case "at":
		p.at = readSpan(s)
	case "place":
		p.place = readPosition(s)
	case "blank":
		if !s.Enter(jsontext.Array) {
			s.Skip()
			return true
		}
		for s.More() {
			v, _ := s.String()
			if f := citation.FieldNamed(v); f != citation.NoField {
				p.blank.Add(f)
			}
		}
	case "claims":
		readList(s, func() { p.claims = append(p.claims, readClaim(s)) })
	case "remarks":
		readList(s, func() { p.remarks = append(p.remarks, readRemark(s)) })
	default:
		return false
	}
	return true
}

// restore gives the record what it had.
func (p *provenance) restore(r *evidence.Record) {
	r.Source, r.Format, r.At, r.Place = p.source, p.format, p.at, p.place
	r.Claims, r.Blank = p.claims, p.blank
	r.Remarks = append(p.remarks, r.Remarks...)
}

func readClaim(s *jsontext.Scanner) (cl evidence.Claim) {
	s.Enter(jsontext.Object)
	for name, more := s.Key(); more; name, more = s.Key() {
		switch name {
		case "field":
			v, _ := s.String()
			cl.Field = citation.FieldNamed(v)
		case "value":
			cl.Value = readValue(s, cl.Field)
		case "at":
			cl.At = readSpan(s)
		case "rule":
			cl.Rule, _ = s.String()
		case "confidence":
			v, _ := s.String()
			for _, c := range []evidence.Confidence{evidence.Guessed, evidence.Placed, evidence.Labelled, evidence.Stated} {
				if c.String() == v {
					cl.Confidence = c
				}
			}
		default:
			s.Skip()
		}
	}
	return cl
}

// readValue reads what [writer.value] has written for the field.
func readValue(s *jsontext.Scanner, f citation.Field) citation.Value {
	if kind := s.Kind(); kind != jsontext.String && kind != jsontext.Object {
		s.Skip()
		return nil
	}
	switch f.Kind() {
	case citation.KindText:
		v, _ := s.String()
		return citation.Text(v)
	case citation.KindType:
		v, _ := s.String()
		return citation.Type(v)
	case citation.KindLanguage:
		v, _ := s.String()
		return citation.Language(v)
	case citation.KindTitle:
		t := citation.Title{Use: f}
		eachMember(s, func(name, v string) {
			switch name {
			case "text":
				t.Text = citation.Text(v)
			case "language":
				t.Language = citation.Language(v)
			}
		})
		return t
	case citation.KindName:
		if s.Kind() != jsontext.Object {
			break
		}
		cr, _ := readCredit(s, true)
		cr.Role = f
		return cr
	case citation.KindDate:
		d, _ := readDate(s, true)
		return d
	case citation.KindPages:
		return readPages(s)
	case citation.KindIdentifier:
		return readIdentifier(s)
	case citation.KindKeyword:
		return readKeyword(s)
	case citation.KindLink:
		return readLink(s)
	}
	s.Skip()
	return nil
}

func readRemark(s *jsontext.Scanner) (d diag.Diagnostic) {
	s.Enter(jsontext.Object)
	for name, more := s.Key(); more; name, more = s.Key() {
		if name == "at" {
			d.At = readPosition(s)
			continue
		}
		v, _ := s.String()
		switch name {
		case "code":
			d.Code = diag.Code(v)
		case "message":
			d.Message = v
		case "field":
			d.Field = v
		case "hint":
			d.Hint = v
		}
	}
	return d
}

func readSpan(s *jsontext.Scanner) (at source.Span) {
	if !s.Enter(jsontext.Array) {
		s.Skip()
		return at
	}
	for n := 0; s.More(); n++ {
		switch i := readInt(s); n {
		case 0:
			at.Start = i
		case 1:
			at.End = i
		}
	}
	return at
}

func readPosition(s *jsontext.Scanner) (at source.Position) {
	eachMember(s, func(name, v string) {
		switch name {
		case "name":
			at.Name = v
		case "line":
			at.Line, _ = strconv.Atoi(v)
		case "column":
			at.Column, _ = strconv.Atoi(v)
		}
	})
	return at
}

func readInt(s *jsontext.Scanner) int {
	v, _ := s.String()
	n, _ := strconv.Atoi(v)
	return n
}
