package jsontext_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/jsontext"
)

func TestValueGet(t *testing.T) {
	t.Parallel()
	const text = `{"a": {"b": [{"c": "x\u00e9"}, {"c": "y"}]}, "n": 1.50, "null": null, "list": ["p", null, "q"]}`
	for _, tt := range []struct{ path, want string }{
		{"a b c", "xé"}, {"n", "1.50"}, {"null", ""}, {"a", ""}, {"a z", ""}, {"n b", ""}, {"list", ""},
	} {
		t.Run(tt.path, func(t *testing.T) {
			t.Parallel()
			if got := jsontext.Value(text).Get(strings.Fields(tt.path)...).String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestValueItems(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]jsontext.Value{
		`["p", null, 1]`: {`"p"`, `1`}, `"p"`: {`"p"`}, `{"a":1}`: {`{"a":1}`}, `null`: nil, ``: nil, `["p"`: {`"p"`},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, slices.Collect(jsontext.Value(text).Items())); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestListDeeper checks that a list in an object in an object is found and cut as one at the top is.
func TestListDeeper(t *testing.T) {
	t.Parallel()
	list := jsontext.List{Wrappers: []string{"message/items"}}
	const text = `{"status":"ok","message":{"facets":{"items":1},"items":[{"a":1},{"a":2},{"a":3}],"query":{"x":null}}}`
	var whole, parts []string
	for e := range list.Elements(text) {
		whole = append(whole, e.Text)
	}
	cut := list.Cut(text)
	for _, part := range []string{text[:cut], text[cut:]} {
		for e := range list.Elements(part) {
			if e.Text != "" {
				parts = append(parts, e.Text)
			}
		}
	}
	want := []string{`{"a":1}`, `{"a":2}`, `{"a":3}`}
	if diff := cmp.Diff(want, whole); diff != "" {
		t.Errorf("whole (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Errorf("in parts, cut at %d (-want +got):\n%s", cut, diff)
	}
}
