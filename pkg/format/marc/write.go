package marc

import (
	"fmt"

	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/marc"
)

// longest is the greatest length that a leader can state. Of a longer record it
// states this, which readers that go by the separators do not mind.
const longest = 99999

// appendRecord appends a record in ISO 2709.
func appendRecord(dst []byte, r *evidence.Record, _ format.Options) []byte {
	rec := marc.Make(&r.Citation)
	var directory, body []byte
	for i := range rec.Fields {
		f := &rec.Fields[i]
		start := len(body)
		if len(f.Subfields) == 0 {
			body = appendPlain(body, f.Value)
		} else {
			body = append(body, f.Ind[:]...)
			for _, s := range f.Subfields {
				body = appendPlain(append(body, delimiter[0], s.Code), s.Value)
			}
		}
		body = append(body, fieldEnd...)
		directory = fmt.Appendf(directory, "%.3s%04d%05d", f.Tag, min(len(body)-start, 9999), min(start, longest))
	}
	base := leaderSize + len(directory) + len(fieldEnd)
	whole := base + len(body) + len(recordEnd)
	dst = fmt.Appendf(dst, "%05d%s%05d%s", min(whole, longest), rec.Leader[5:12], min(base, longest), rec.Leader[17:])
	dst = append(append(dst, directory...), fieldEnd...)
	return append(append(dst, body...), recordEnd...)
}

// appendPlain appends text without control characters, which are the separators.
func appendPlain(dst []byte, s string) []byte {
	for i := range len(s) {
		if s[i] >= ' ' {
			dst = append(dst, s[i])
		} else {
			dst = append(dst, ' ')
		}
	}
	return dst
}

// appendXML appends a record in MARCXML.
func appendXML(dst []byte, r *evidence.Record, _ format.Options) []byte {
	rec := marc.Make(&r.Citation)
	w := xmlwork.Writer{Dst: dst, Indent: 1}
	w.Open("record")
	w.Leaf("leader", rec.Leader)
	for i := range rec.Fields {
		f := &rec.Fields[i]
		if len(f.Subfields) == 0 {
			w.Leaf("controlfield", f.Value, "tag", f.Tag)
			continue
		}
		w.Open("datafield", "tag", f.Tag, "ind1", string(f.Ind[:1]), "ind2", string(f.Ind[1:]))
		for _, s := range f.Subfields {
			w.Leaf("subfield", s.Value, "code", string(rune(s.Code)))
		}
		w.Close()
	}
	w.Close()
	return append(w.Dst, '\n')
}

// appendJSON appends a record in MARC-in-JSON, a member a tag.
func appendJSON(dst []byte, r *evidence.Record, _ format.Options) []byte {
	rec := marc.Make(&r.Citation)
	dst = jsontext.AppendString(append(dst, `{"leader":`...), rec.Leader)
	dst = append(dst, `,"fields":[`...)
	for i := range rec.Fields {
		f := &rec.Fields[i]
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(jsontext.AppendString(append(dst, '{'), f.Tag), ':')
		if len(f.Subfields) == 0 {
			dst = append(jsontext.AppendString(dst, f.Value), '}')
			continue
		}
		dst = jsontext.AppendString(append(dst, `{"ind1":`...), string(f.Ind[:1]))
		dst = jsontext.AppendString(append(dst, `,"ind2":`...), string(f.Ind[1:]))
		dst = append(dst, `,"subfields":[`...)
		for j, s := range f.Subfields {
			if j > 0 {
				dst = append(dst, ',')
			}
			dst = append(jsontext.AppendString(append(dst, '{'), string(rune(s.Code))), ':')
			dst = append(jsontext.AppendString(dst, s.Value), '}')
		}
		dst = append(dst, "]}}"...)
	}
	return append(dst, "]}"...)
}
