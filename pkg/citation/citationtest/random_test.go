package citationtest

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
)

var makers = map[string]func(*rand.Rand) *citation.Citation{"Usual": Usual, "Random": Random, "Wild": Wild}

func TestSameForTheSameSeed(t *testing.T) {
	t.Parallel()
	for name, make := range makers {
		for seed := range uint64(50) {
			a, b := make(rand.New(rand.NewPCG(seed, 0))), make(rand.New(rand.NewPCG(seed, 0)))
			if diff := cmp.Diff(a, b); diff != "" {
				t.Fatalf("%s, seed %d: two draws differ:\n%s", name, seed, diff)
			}
		}
	}
}

// Every drawn value is what its own parser makes of it when it is written out,
// or else a format's round trip would fail for no fault of the format's.
func TestValuesAreCanonical(t *testing.T) {
	t.Parallel()
	for name, make := range makers {
		r := rand.New(rand.NewPCG(1, 2))
		for range 500 {
			c := make(r)
			for _, f := range c.Known().List() {
				for v := range c.Values(f) {
					checkCanonical(t, name, f, v)
				}
			}
		}
	}
}

func checkCanonical(t *testing.T, maker string, f citation.Field, v citation.Value) {
	t.Helper()
	switch value := v.(type) {
	case citation.Credit, citation.Keyword: // which do not print all that they hold
		return
	case citation.Title:
		v = citation.Title{Use: value.Use, Text: value.Text}
	}
	got, _ := f.Parse(v.String())
	if diff := cmp.Diff(v, got); diff != "" {
		t.Errorf("%s: %v.Parse(%q) differs (-drawn +parsed):\n%s", maker, f, v.String(), diff)
	}
}

func TestLimit(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	carries := citation.NewFieldSet(citation.FieldTitle, citation.FieldAuthor, citation.FieldDOI, citation.FieldURL, citation.FieldVolume)
	for range 200 {
		c := Wild(r)
		before := c.Known()
		l := Limit(c, carries)
		if diff := cmp.Diff(before.Minus(before.Minus(carries)).List(), l.Known().List()); diff != "" {
			t.Fatalf("fields kept (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(before.List(), c.Known().List()); diff != "" {
			t.Fatalf("Limit changed its argument:\n%s", diff)
		}
		if diff := cmp.Diff(Limit(l, carries), l); diff != "" {
			t.Fatalf("Limit twice is not Limit once:\n%s", diff)
		}
	}
}
