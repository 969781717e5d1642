package xmlwork

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/source"
)

// TestCut cuts a work off at places of every kind: what is whole and of no list
// that goes on is read.
func TestCut(t *testing.T) {
	t.Parallel()
	form := works()
	form.Works = []string{"w"}
	form.Holds = []string{"front"}
	form.Enough = []string{"all"}
	form.Late = map[citation.Field]string{citation.FieldVolume: "issue"}
	form.Read = func(r *Reader, e *source.Element) {
		for _, part := range []*source.Element{e, e.Child("front"), e.Child("all")} {
			r.Rows(part, []Row{{"t", citation.FieldTitle}, {"k", citation.FieldKeyword}, {"p", citation.FieldPublisher}, {"v", citation.FieldVolume}})
		}
	}
	for _, test := range []struct {
		text  string
		known []citation.Field
		codes []diag.Code
	}{
		{"<w><t>A</t><k>B</k><k>C", []citation.Field{citation.FieldTitle}, []diag.Code{diag.BlankField, diag.Truncated}},
		{"<w><t>A</t><k>B</k>", []citation.Field{citation.FieldTitle}, []diag.Code{diag.BlankField, diag.Truncated}},
		{"<w><t>A</t><k>B</k><", []citation.Field{citation.FieldTitle}, []diag.Code{diag.BlankField, diag.Truncated}},
		{"<w><t>A</t><k>B</k><p", []citation.Field{citation.FieldTitle}, []diag.Code{diag.BlankField, diag.Truncated}}, // or "<pk>", which is none
		{"<w><t>A</t><k>B</k><p>", []citation.Field{citation.FieldTitle, citation.FieldKeyword}, []diag.Code{diag.Truncated}},
		{"<w><t>A</t><k>B</k></", []citation.Field{citation.FieldTitle, citation.FieldKeyword}, []diag.Code{diag.Truncated}},
		{"<w><front><t>A</t><p>B", []citation.Field{citation.FieldTitle}, []diag.Code{diag.BlankField, diag.Truncated}},
		{"<w><t>A</t><v>1</v><p>B", []citation.Field{citation.FieldTitle}, []diag.Code{diag.BlankField, diag.BlankField, diag.Truncated}},
		{"<w><t>A</t><v>1</v><issue/><p>B", []citation.Field{citation.FieldTitle, citation.FieldVolume}, []diag.Code{diag.BlankField, diag.Truncated}},
		{"<w><all><t>A</t></all><p>B", []citation.Field{citation.FieldTitle}, nil},
		{"<w><back><t>A</t><p>B", nil, []diag.Code{diag.Truncated}},
		{"<w><p>A</p><k>B", nil, []diag.Code{diag.Truncated}},                                                                      // scraps
		{"<w><t>A</t><k>B</k><w><t>C</t></w>", nil, []diag.Code{diag.Truncated}},                                                   // not the end of the document
		{"<w><t>A</t></w><w><t>B</t><k>", []citation.Field{citation.FieldTitle, citation.FieldTitle}, []diag.Code{diag.Truncated}}, // the first stands
		{"<w><t>A</t></wo", []citation.Field{citation.FieldTitle}, []diag.Code{diag.Truncated}},
	} {
		records, codes := formattest.All(t, form, test.text)
		var known []citation.Field
		var said []diag.Code
		for _, r := range records {
			known = append(known, r.Citation.Known().List()...)
			for _, remark := range r.Remarks {
				said = append(said, remark.Code)
			}
		}
		if diff := cmp.Diff(test.known, known); diff != "" {
			t.Errorf("%s: fields (-want +got):\n%s", test.text, diff)
		}
		if diff := cmp.Diff(test.codes, append(said, codes...)); diff != "" {
			t.Errorf("%s: remarks (-want +got):\n%s", test.text, diff)
		}
	}
}
