package dedupe_test

import (
	"os"
	"strings"
	"testing"
	"unsafe"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/dedupe/dedupetest"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// surplus counts the records that an index finds to be there already, and those that Find joins.
func surplus(records []*evidence.Record) (index, find int) {
	o := dedupe.Options{Level: dedupe.Balanced}
	x := dedupe.NewIndex(o)
	for i, r := range records {
		if first, v, ok := x.Add(dedupe.NewProbe(&r.Citation), i); ok && first < i && v.Class == dedupe.Same && v.Rule != "" {
			index++
		}
	}
	for _, g := range dedupe.Find(records, o).Groups {
		find += len(g.Members) - 1
	}
	return index, find
}

// An index finds what Find joins, but for what takes a third record to see.
func TestIndex(t *testing.T) {
	t.Parallel()
	if index, find := surplus(dedupetest.Make(2000, 3).Records); index < find*99/100 || index > find*101/100 || find < 100 {
		t.Errorf("the index finds %d of %d", index, find)
	}
}

func TestIndexOnLabelledSets(t *testing.T) {
	t.Parallel()
	sets, err := os.ReadDir(labelled)
	if err != nil {
		t.Skipf("no labelled sets: %v", err)
	}
	for _, set := range sets {
		if !set.IsDir() {
			continue
		}
		records, _ := readSet(t, set.Name())
		index, find := surplus(records)
		t.Logf("%s: %d of %d", set.Name(), index, find)
		if off := index - find; off < -1 || off > 1 {
			t.Errorf("%s: the index finds %d, Find joins %d", set.Name(), index, find)
		}
	}
}

// The first of several is named, however it is written, and a work that is not there is none.
func TestIndexNamesTheFirst(t *testing.T) {
	t.Parallel()
	x := dedupe.NewIndex(dedupe.Options{Level: dedupe.Balanced})
	work := func(title, doi string) *citation.Citation {
		c := &citation.Citation{Type: citation.ArticleJournal, Title: citation.Text(title), IDs: []citation.Identifier{{Scheme: citation.SchemeDOI, Value: doi}}}
		c.Credits = []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: "Roe", Given: "Jane"}}}
		return c
	}
	for i, test := range []struct {
		c    *citation.Citation
		want int
	}{
		{work("What the peers of patients say", "10.1000/a"), -1},
		{work("What the visitors of museums see", "10.1000/b"), -1},
		{work("WHAT THE PEERS OF PATIENTS SAY.", "10.1000/A"), 0},
		{work("What the peers of patients say", "10.1000/a"), 0},
		{work("What the visitors of museums see", "10.1000/b"), 1},
		{work("On bread and the baking of it", "10.1000/a"), -1},
		{&citation.Citation{}, -1},
		{&citation.Citation{}, -1},
	} {
		first, _, ok := x.Add(dedupe.NewProbe(test.c), i)
		if !ok {
			first = -1
		}
		if first != test.want {
			t.Errorf("%d: got %d, want %d", i, first, test.want)
		}
	}
}

// A probe is of the record as it was, whatever becomes of its text.
func TestProbeHoldsNoText(t *testing.T) {
	t.Parallel()
	work := func(text string) *citation.Citation {
		at := func(part string) string {
			i := strings.Index(text, part)
			return text[i : i+len(part)]
		}
		c := &citation.Citation{Type: citation.ArticleJournal, Title: citation.Text(at("what the peers of patients say")), IDs: []citation.Identifier{{Scheme: citation.SchemeDOI, Value: at("10.1000/a")}}}
		c.Credits = []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: at("roe"), Given: at("jane")}}}
		c.In.Title, c.In.Volume, c.In.Pages = citation.Text(at("patients")), at("12"), citation.Pages{Raw: at("12")}
		return c
	}
	const words = "10.1000/a what the peers of patients say roe jane 12"
	text := []byte(words)
	probe := dedupe.NewProbe(work(unsafe.String(&text[0], len(text))))
	for i := range text {
		text[i] = '?'
	}
	x := dedupe.NewIndex(dedupe.Options{})
	x.Add(probe, 0)
	if _, v, ok := x.Add(dedupe.NewProbe(work(words)), 1); !ok || v.Rule != "equal in everything" || v.Similarity.DOI != 1 || v.Similarity.Venue != 1 || v.Similarity.Volume != 1 || v.Similarity.Pages != 1 {
		t.Errorf("after the text has changed: %+v", v)
	}
}

func BenchmarkIndex(b *testing.B) {
	lib := dedupetest.Make(10_000, 1)
	b.ReportAllocs()
	for b.Loop() {
		x := dedupe.NewIndex(dedupe.Options{Level: dedupe.Balanced})
		for i, r := range lib.Records {
			x.Add(dedupe.NewProbe(&r.Citation), i)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/10_000, "ns/record")
}
