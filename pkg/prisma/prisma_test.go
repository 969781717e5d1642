package prisma

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCount(t *testing.T) {
	t.Parallel()
	sources := []string{"pubmed", "pubmed", "embase", "embase", "pubmed", "cinahl"}
	groups := [][]int{{3, 0}, {1, 4}}
	known := func(r int) bool { return r == 2 }
	want := []Source{
		{Name: "pubmed", Identified: 3, Duplicates: 1, Within: 1, Only: 1},
		{Name: "embase", Identified: 2, Duplicates: 1, Known: 1},
		{Name: "cinahl", Identified: 1, Only: 1},
	}
	got := Count(sources, groups, known)
	if diff := cmp.Diff(want, got.Sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if n := got.Total().Screened(); n != 3 {
		t.Errorf("got %d records to screen, want 3", n)
	}
}

// TestCountAddsUp counts sets made by chance: no record is counted twice or not at all.
func TestCountAddsUp(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		var sources []string
		for range r.IntN(40) {
			sources = append(sources, fmt.Sprint("source ", r.IntN(4)))
		}
		works := make(map[int][]int)
		for i := range sources {
			w := r.IntN(15)
			works[w] = append(works[w], i)
		}
		var groups [][]int
		left, only := 0, 0
		for _, g := range works {
			isKnown := slices.ContainsFunc(g, func(i int) bool { return i%7 == 0 })
			if !isKnown {
				left++
			}
			alone := !slices.ContainsFunc(g, func(i int) bool { return sources[i] != sources[g[0]] })
			if alone && !isKnown {
				only++
			}
			if len(g) > 1 || r.IntN(2) == 0 {
				groups = append(groups, g)
			}
		}
		f := Count(sources, groups, func(i int) bool { return i%7 == 0 })
		total := f.Total()
		if total.Identified != len(sources) || total.Screened() != left || total.Only != only {
			t.Fatalf("%d records of %d works, %d of one source: got %+v, %d to screen", len(sources), left, only, total, total.Screened())
		}
		for _, s := range f.Sources {
			if s.Screened() < 0 || s.Within > s.Duplicates || s.Only > s.Screened() {
				t.Fatalf("impossible: %+v", s)
			}
		}
	}
}

// sample has a source whose name is made to break out of every form.
func sample() *Flow {
	return &Flow{
		Method: "Duplicates were removed with peerlit 0.1.0 & <no other>.",
		Sources: []Source{
			{Name: "pubmed.nbib", Identified: 1200, Duplicates: 40, Within: 3, Only: 400},
			{Name: "<script>\"&'\x1b[31m\u202eembase a name that is far too long for its box.ris", Identified: 800, Duplicates: 300, Known: 20, Only: 180},
		},
		Review: 7,
	}
}

func TestForms(t *testing.T) {
	t.Parallel()
	for _, name := range Forms() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			if err := Form(name)(&b, sample()); err != nil {
				t.Fatal(err)
			}
			out := b.String()
			for _, number := range []string{"2000", "340", "20", "1640"} { // identified, duplicates, known, to screen
				if !strings.Contains(out, number) {
					t.Errorf("lacks %s:\n%s", number, out)
				}
			}
			if name != "json" && strings.ContainsAny(out, "\x1b\u202e") || name != "text" && name != "json" && strings.Contains(out, "<script") {
				t.Errorf("lets a name act:\n%s", out)
			}
			if err := Form(name)(failing{}, sample()); err == nil {
				t.Error("does not say that it cannot write")
			}
		})
	}
	if Form("pdf") != nil {
		t.Error("a form that is none is there")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestJSON reads the numbers back.
func TestJSON(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := JSON(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Sources []struct{ Identified, Duplicates, Known, Screened int }
		Total   struct{ Identified, Duplicates, Known, Screened int }
		Review  int
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, s := range got.Sources {
		sum += s.Screened
		if s.Identified != s.Duplicates+s.Known+s.Screened {
			t.Errorf("does not add up: %+v", s)
		}
	}
	if sum != got.Total.Screened || got.Total.Identified != 2000 || got.Review != 7 {
		t.Errorf("got %+v", got)
	}
}

// TestSVG wants well-formed XML in which no line leaves its box.
func TestSVG(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := SVG(&b, sample()); err != nil {
		t.Fatal(err)
	}
	texts := 0
	for d := xml.NewDecoder(&b); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if words, is := token.(xml.CharData); is && strings.TrimSpace(string(words)) != "" {
			texts++
		}
	}
	if texts < 15 {
		t.Errorf("got %d texts, want those of the whole diagram", texts)
	}
	for _, s := range sample().steps() {
		for _, line := range append(s.left, s.right...) {
			if n := len([]rune(line)); n > lineLength {
				t.Errorf("%q has %d characters, which do not fit", line, n)
			}
		}
	}
}
