package bibtex

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

func TestDetect(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text       string
		bibtex, biblatex format.Score
	}{
		{"entry", "@article{k, title = {T}, year = 1999}", format.Signed, format.No},
		{"text before it", "% mine\nSome text.\n@string{a = {b}}", format.Signed, format.No},
		{"BibLaTeX's type", "@online{k, title = {T}}", format.Shaped, format.Signed},
		{"BibLaTeX's field", "@article{k, title = {T}}\n@article{l, journaltitle = {J}}", format.Shaped, format.Signed},
		{"value longer than the sample", "@article{k, title = {" + strings.Repeat("x", 2*source.SampleSize) + "}}", format.Signed, format.No},
		{"quoted far down a page", strings.Repeat("A line of the page.\n", 400) + "@article{k, title = {T}, year = 1999}", format.Shaped, format.No},
		{"in a web page", "<html><pre>\n@article{k, title = {T}, year = 1999}", format.Shaped, format.No},
		{"style sheet", "@media (max-width: 10px) { a { color: red } }\n@import{x}", format.No, format.No},
		{"address", "Mail someone@example.org {x}", format.No, format.No},
		{"nothing", "", format.No, format.No},
		{"comment only", "@comment{x}", format.No, format.No},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			doc := source.FromString("x", tt.text)
			if got := Format().Extractor.Detect(doc); got.Score != tt.bibtex {
				t.Errorf("bibtex: got %v (%s), want %v", got.Score, got.Why, tt.bibtex)
			}
			if got := BibLaTeX().Extractor.Detect(doc); got.Score != tt.biblatex {
				t.Errorf("biblatex: got %v (%s), want %v", got.Score, got.Why, tt.biblatex)
			}
		})
	}
}

// TestPrepared states that a document read in parts gives what it gives as a whole.
func TestPrepared(t *testing.T) {
	t.Parallel()
	text := "@string{j = {Early}}\n@article{a, journal = j, title = {A}, crossref = {z}}\n" + sample(20) +
		"@string{j = {Late}}\n@article{b, journal = j, title = {B}}\n@book{z, publisher = {P}}\n"
	whole, _ := read(t, Format(), text)
	prepared, err := Format().Extractor.(format.Preparer).Prepare(t.Context(), source.FromString("x.bib", text))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, err := range prepared.Extract(t.Context(), source.FromString("x.bib", text), format.Ask{}) {
		if err != nil {
			t.Fatal(err)
		}
		if got, want := strings.Join(known(&r.Citation), "|"), strings.Join(known(&whole[n].Citation), "|"); got != want {
			t.Errorf("record %d: got %s, want %s", n, got, want)
		}
		n++
	}
	if n != len(whole) {
		t.Errorf("got %d records, want %d", n, len(whole))
	}
	for i, want := range map[int]string{0: "publisher=P", n - 2: "container-title=Late"} {
		if got := strings.Join(known(&whole[i].Citation), "|"); !strings.Contains(got, want) {
			t.Errorf("record %d: got %s, want %s in it", i, got, want)
		}
	}
}
