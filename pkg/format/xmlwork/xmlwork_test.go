package xmlwork

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/source"
)

// works is a form with a title in each work.
func works() Form {
	return Form{
		Name:  "works",
		Look:  func(h Head) string { return h.Tag("work", "works") },
		Works: []string{"work"},
		Read: func(r *Reader, e *source.Element) {
			r.Rows(e, []Row{{Path: "titles/title", Field: citation.FieldTitle}, {Path: "issn", Field: citation.FieldISSN}})
		},
	}
}

func TestTag(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ head, want string }{
		{"<works>", "<works"},
		{"<?xml version='1.0'?>\n<w:work a='1'>", "<w:work"},
		{"<my-w.1:work/>", "<my-w.1:work"},
		{"<homework><work>", "<work"},
		{"<workshop> <a work='1'> </work>", ""},
		{"<a href='x:work '>", ""},
		{"<work", "<work"}, // the sample ends
		{"<works><w:work>", "<w:work"},
		{"<work:work>", "<work:work"},
		{"", ""},
	} {
		if got := Head(test.head).Tag("work", "works"); got != test.want {
			t.Errorf("in %q: got %q, want %q", test.head, got, test.want)
		}
	}
}

func TestRoot(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ head, want string }{
		{"<?xml version='1.0'?><!-- <a> --><!DOCTYPE b><oai_dc:dc xmlns='x'>", "oai_dc:dc"},
		{"<a/>", "a"},
		{"text < ", ""},
		{"<", ""},
		{"<!-- <a>", ""},
	} {
		if got := Head(test.head).Root(); got != test.want {
			t.Errorf("of %q: got %q, want %q", test.head, got, test.want)
		}
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]format.Score{
		"\n<w:works>":      format.Signed,
		"see <work> below": format.No,
		"<other/>":         format.No,
	} {
		if m := works().Detect(source.FromString("in", text)); m.Score != want {
			t.Errorf("%q: got %s, want %s", text, m.Score, want)
		}
	}
}

// TestExtract checks that each element is a record or a remark.
func TestExtract(t *testing.T) {
	t.Parallel()
	records, codes := formattest.All(t, works(), "<works><work><titles><title>On <i>bees</i></title></titles><issn>0948-3055</issn></work><work/><work><titles>")
	if diff := cmp.Diff([]diag.Code{diag.SkippedEntry, diag.Truncated}, codes); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
	if len(records) != 1 || records[0].Citation.Title != "On <i>bees</i>" || records[0].Citation.ID(citation.SchemeISSN) != "0948-3055" {
		t.Errorf("got %d records: %+v", len(records), records)
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ xml, want string }{
		{"<d><year>2010</year><month>2</month><day>3</day></d>", "2010-02-03"},
		{"<d><month>Feb</month><year> 2010 </year></d>", "2010 Feb"},
		{"<d/>", ""},
	} {
		if got := Parts(source.ParseElement(test.xml), "year", "month", "day"); got != test.want {
			t.Errorf("%s: got %q, want %q", test.xml, got, test.want)
		}
	}
}
