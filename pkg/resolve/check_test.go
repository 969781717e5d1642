package resolve

import (
	"slices"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	pages := func(first, last string) func(*evidence.Record) {
		return func(r *evidence.Record) {
			r.Citation.In.Pages = citation.Pages{Raw: first + "-" + last, First: first, Last: last}
		}
	}
	for name, c := range map[string]struct {
		change func(*evidence.Record)
		want   []diag.Code
	}{
		"nothing wrong":  {func(*evidence.Record) {}, nil},
		"no title":       {func(r *evidence.Record) { r.Citation.Title = "" }, []diag.Code{diag.NoTitle}},
		"blank title":    {func(r *evidence.Record) { r.Citation.Title = ""; r.Blank.Add(citation.FieldTitle) }, nil},
		"far year":       {func(r *evidence.Record) { r.Citation.Dates[0].Date.Year = 2500 }, []diag.Code{diag.Implausible}},
		"pages reversed": {pages("165", "17"), []diag.Code{diag.BadPages}},
		"pages in order": {pages("165", "173"), nil},
	} {
		r := record("k", "Roe", "Hope", 2020)
		c.change(r)
		before := r.Citation
		Check(r)
		var got []diag.Code
		for _, d := range r.Remarks {
			got = append(got, d.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
		if before.Title != r.Citation.Title || before.In != r.Citation.In {
			t.Errorf("%s: the record was changed", name)
		}
	}
}
