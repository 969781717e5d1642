// Package jats reads articles marked up in JATS (ANSI/NISO Z39.96) and the
// NLM DTDs before it: whole articles, sets of them, and their front matter
// alone, as PubMed Central, Europe PMC and publishers give them.
package jats

import (
	"context"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "jats"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"nlm-xml", "pmc-xml"},
		Extensions: []string{"xml", "nxml"},
		Summary:    "JATS and NLM articles, as of PubMed Central",
		Extractor:  extractor{},
	}
}

// works are the elements that are an article each; a front stands for one whose body is not there.
var works = []string{"article", "front"}

// extractor reads JATS.
type extractor struct{}

// Detect looks for the two halves of an article's front matter.
func (extractor) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if !strings.HasPrefix(strings.TrimLeft(sample, "\ufeff \t\r\n"), "<") {
		return format.Match{}
	}
	for _, sign := range []string{"<article-meta>", "<article-meta ", "<journal-meta>", "<journal-meta "} {
		if i := strings.Index(sample, sign); i >= 0 {
			return format.Match{Score: format.Signed, At: doc.Span(sample[i : i+len(sign)]), Why: "element " + strings.Trim(sign, "< >")}
		}
	}
	return format.Match{}
}

// Cut cuts behind an article; a front may be part of one.
func (extractor) Cut(text string) int { return source.CutElements(text, "article") }

// Extract reads article by article. An article that is cut off behind its
// front matter is read all the same, for nothing else is of use here.
func (extractor) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		for e, err := range doc.Elements(works...) {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			front := e
			if e.Name == "article" {
				front = e.Child("front")
			}
			if !e.Whole && (front == nil || !closed(front, e)) {
				if !yield(nil, diag.Diagnostic{Code: diag.Truncated, At: doc.Position(e.At), Message: "the front matter is cut off; the article was left out"}) {
					return
				}
				continue
			}
			r := &reader{Builder: evidence.NewBuilder(doc, name, e.At, ask.Claims), doc: doc}
			r.read(e, front)
			if r.Citation().Known().Minus(alwaysKnown).Empty() {
				r.Record, err = nil, diag.Diagnostic{Code: diag.SkippedEntry, At: doc.Position(e.At), Message: "the front matter says nothing; the article was left out"}
			}
			if !yield(r.Record, err) {
				return
			}
		}
	}
}

// alwaysKnown are the fields that any article gives by its tag.
var alwaysKnown = citation.NewFieldSet(citation.FieldType, citation.FieldGenre, citation.FieldLanguage)

// closed reports whether an element of a cut-off one had its end: then something comes after it.
func closed(e, within *source.Element) bool { return e.At.End < within.At.End }
