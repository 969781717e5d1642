package check

import (
	"slices"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// TestNeedsTable checks that every name in the table is one, and that every family belongs to a profile.
func TestNeedsTable(t *testing.T) {
	t.Parallel()
	families := make(map[string]bool)
	for _, p := range Profiles() {
		families[p.family] = true
	}
	seen := make(map[string]bool)
	for _, row := range needsRows() {
		if !families[row.family] {
			t.Errorf("family %q belongs to no profile", row.family)
		}
		for _, name := range row.types {
			if _, ok := citation.ParseType(name); !ok && name != "*" {
				t.Errorf("%s: no type %q", row.family, name)
			}
			if seen[row.family+name] {
				t.Errorf("%s: %s stands twice", row.family, name)
			}
			seen[row.family+name] = true
		}
		for _, choice := range slices.Concat(row.required, row.recommended) {
			if slices.Contains(choice, citation.NoField) {
				t.Errorf("%s %v: a field that is none", row.family, row.types)
			}
		}
	}
}

// whole gives a record of a type that has every field of the choices but those of one.
func whole(typ citation.Type, choices [][]citation.Field, leaveOut int) *evidence.Record {
	r := &evidence.Record{Citation: citation.Citation{Type: typ}}
	for i, choice := range choices {
		if i != leaveOut {
			for _, f := range choice {
				add(&r.Citation, f, sample(f))
			}
		}
	}
	if leaveOut >= 0 {
		for _, f := range choices[leaveOut] {
			r.Citation.Clear(f)
		}
	}
	switch noTitle := leaveOut >= 0 && choices[leaveOut][0] == citation.FieldTitle; { // of no title at all reading speaks
	case noTitle && r.Citation.In.Title == "":
		r.Citation.In.Title = "A whole"
	case !noTitle && r.Citation.Title == "":
		r.Citation.Title = "A part"
	}
	return r
}

// sample gives text that the field takes.
func sample(f citation.Field) string {
	switch f.Kind() {
	case citation.KindName:
		return "Roe, Jane"
	case citation.KindDate:
		return "2020"
	case citation.KindPages:
		return "1-9"
	case citation.KindLink:
		return "https://example.org/"
	}
	switch f {
	case citation.FieldDOI:
		return "10.1000/a"
	case citation.FieldPMCID:
		return "PMC12"
	case citation.FieldISSN:
		return "0028-0836"
	case citation.FieldISBN:
		return "9780306406157"
	case citation.FieldArXiv:
		return "2101.00001"
	case citation.FieldHandle:
		return "10013/epic.1"
	case citation.FieldOtherID:
		return "EJ1234567"
	}
	return "12"
}

// TestNeeds takes each field away from a record of each type, in each family: that and nothing else is missed.
func TestNeeds(t *testing.T) {
	t.Parallel()
	for _, p := range Profiles() {
		k := New(p, Choice{Only: []diag.Code{diag.MissingField, diag.RecommendedField}}, false)
		for _, typ := range citation.Types() {
			n, ok := k.needs[typ]
			if !ok {
				n = k.needs["*"]
			}
			all := slices.Concat(n.required, n.recommended)
			missed := func(leaveOut int) (fields []string, codes []diag.Code) {
				x := Examination{checker: k, record: whole(typ, all, leaveOut)}
				needed(&x)
				for _, f := range x.findings {
					fields, codes = append(fields, f.Field), append(codes, f.Code)
				}
				return fields, codes
			}
			if fields, _ := missed(-1); len(fields) > 0 {
				t.Errorf("%s, %s: %v missed of a whole record", p.Name, typ, fields)
			}
			for i := range all {
				want := diag.RecommendedField
				if i < len(n.required) {
					want = diag.MissingField
				}
				if fields, codes := missed(i); !slices.Contains(codes, want) || !slices.Contains(fields, all[i][0].String()) {
					t.Errorf("%s, %s: without %s: missed %v", p.Name, typ, all[i][0], fields)
				}
			}
		}
	}
}
