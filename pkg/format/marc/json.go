package marc

import (
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/marc"
)

const nameJSON = "marcjson"

// JSON is the row of the catalogue for MARC-in-JSON.
func JSON() format.Format {
	return format.Format{
		Name: nameJSON, Aliases: []string{"marc-json", "marc-in-json", "mij"}, Extensions: []string{"json", "jsonl", "ndjson"},
		Summary:   "MARC-in-JSON, arrays and lines",
		Extractor: jsonForm(),
		Exporter: format.Sequence{
			Open:    func(format.Options) string { return "[\n" },
			Between: ",\n",
			Append:  appendJSON,
			Close:   "\n]\n",
		},
		Carries: marc.Carries(),
	}
}

// jsonForm reads the shapes in which MARC is met as JSON: a member a tag
// ({"fields": [{"245": {...}}]}), a member "tag" ({"tag": "245", ...}), fields in
// "controlfield" and "datafield", and Catmandu's rows ({"record": [["245", "1", "0", "a", ...]]}).
func jsonForm() jsonwork.Form {
	return jsonwork.Form{
		Name: nameJSON,
		List: jsontext.List{Wrappers: []string{"records", "results", "items", "docs", "collection", "collection/record"}},
		Look: func(v jsontext.Value) (format.Score, string) {
			v = content(v)
			leader := v.Get("leader").String()
			switch {
			case len(leader) >= 20 && (v.Get("fields").Kind() == jsontext.Array || v.Get("datafield").Kind() == jsontext.Array):
				return format.Signed, "members leader and fields"
			case v.Get("record").First().Kind() == jsontext.Array && len(v.Get("record").First().First().String()) == 3:
				return format.Signed, "rows that begin with a tag"
			}
			return format.No, ""
		},
		Read: func(r *jsonwork.Reader, v jsontext.Value) {
			rec := fromJSON(r, content(v))
			if !rec.Work() {
				return
			}
			marc.Fill(r.Builder, rec)
			if empty(r.Builder) {
				r.Citation().Type, r.Citation().Language = "", ""
			}
		},
	}
}

// content gives the record within what systems put round it.
func content(v jsontext.Value) jsontext.Value {
	for _, path := range [][]string{{"parsedRecord", "content"}, {"content"}, {"marc"}} {
		inner := v
		for _, name := range path {
			inner = inner.Get(name)
		}
		if inner.Kind() == jsontext.Object && inner.Get("leader").Kind() == jsontext.String {
			return inner
		}
	}
	return v
}

// fromJSON gives the record of an object.
func fromJSON(r *jsonwork.Reader, v jsontext.Value) *marc.Record {
	leader := v.Get("leader")
	rec := &marc.Record{Leader: leader.String(), LeaderAt: r.At(v)}
	if rec.Leader != "" {
		rec.LeaderAt = r.At(leader)
	}
	for _, list := range []string{"controlfield", "datafield"} {
		for field := range v.Get(list).Items() {
			rec.Fields = append(rec.Fields, tagged(r, field))
		}
	}
	for field := range v.Get("fields").Items() {
		if field.Get("tag").Kind() == jsontext.String {
			rec.Fields = append(rec.Fields, tagged(r, field))
			continue
		}
		for tag, value := range field.Members() {
			f := marc.Field{Tag: tag, Ind: indicatorsOf(value), At: r.At(value)}
			if value.Kind() == jsontext.Object {
				f.Subfields = subfieldsOf(r, value.Get("subfields"))
			} else {
				f.Value = value.String()
			}
			rec.Fields = append(rec.Fields, f)
		}
	}
	for line := range v.Get("record").Items() {
		if f := rowOf(r, line); f.Tag == "LDR" {
			rec.Leader, rec.LeaderAt = f.Value, f.At
		} else {
			rec.Fields = append(rec.Fields, f)
		}
	}
	return rec
}

// tagged gives the field of an object that has its tag as a member.
func tagged(r *jsonwork.Reader, v jsontext.Value) marc.Field {
	f := marc.Field{Tag: v.Get("tag").String(), Ind: indicatorsOf(v), At: r.At(v)}
	for _, member := range []string{"value", "data"} {
		if value := v.Get(member); value.Kind() == jsontext.String {
			f.Value = value.String()
		}
	}
	for _, member := range []string{"subfields", "subfield"} {
		f.Subfields = append(f.Subfields, subfieldsOf(r, v.Get(member))...)
	}
	return f
}

// indicatorsOf gives the indicators: members ind1 and ind2, or both in ind.
func indicatorsOf(v jsontext.Value) [2]byte {
	ind := [2]byte{' ', ' '}
	copy(ind[:], v.Get("ind").String())
	for i, member := range []string{"ind1", "ind2"} {
		if value := v.Get(member).String(); value != "" {
			ind[i] = value[0]
		}
	}
	return ind
}

// subfieldsOf gives the subfields: objects with a member a code, with members
// code and value (or data), or one object with all.
func subfieldsOf(r *jsonwork.Reader, v jsontext.Value) (subs []marc.Subfield) {
	for item := range v.Items() {
		if code := item.Get("code").String(); len(code) > 0 {
			for _, member := range []string{"value", "data"} {
				if value := item.Get(member); value.Kind() == jsontext.String {
					subs = append(subs, marc.Subfield{Code: code[0], Value: value.String(), At: r.At(value)})
				}
			}
			continue
		}
		for code, value := range item.Members() {
			if len(code) == 0 {
				continue
			}
			for one := range value.Items() {
				subs = append(subs, marc.Subfield{Code: code[0], Value: one.String(), At: r.At(one)})
			}
		}
	}
	return subs
}

// rowOf gives the field of a row: tag, indicators, then codes and values in turn.
func rowOf(r *jsonwork.Reader, line jsontext.Value) marc.Field {
	f := marc.Field{Ind: [2]byte{' ', ' '}, At: r.At(line)}
	code, i := "", 0
	for cell := range line.Items() {
		value := cell.String()
		switch {
		case i == 0:
			f.Tag = value
		case i < 3:
			if value != "" {
				f.Ind[i-1] = value[0]
			}
		case i%2 == 1:
			code = value
		case code == "_":
			f.Value = value
		case code != "":
			f.Subfields = append(f.Subfields, marc.Subfield{Code: code[0], Value: value, At: r.At(cell)})
		}
		i++
	}
	return f
}
