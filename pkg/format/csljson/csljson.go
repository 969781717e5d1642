// Package csljson reads and writes CSL-JSON, the input of citation processors and the exchange form of Zotero, Mendeley, pandoc and Crossref.
//
// It follows the input schema of CSL 1.0.2 (csl-data.json). Written files are
// valid against it.
package csljson

import (
	"context"
	"iter"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "csl-json"

// Format is CSL-JSON: an array of items, one item, {"items": [...]}, or an item a line.
// A written file holds everything that is known of a work: what CSL has no variable for
// stands in the item's "custom".
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"csl", "csljson", "json", "json-csl"},
		Extensions: []string{"json", "csl"},
		Summary:    "CSL-JSON: Zotero, Mendeley, pandoc, citation processors",
		Extractor:  reader{},
		Exporter: format.Sequence{
			Open:    func(format.Options) string { return "[\n" },
			Between: ",\n",
			Close:   "\n]\n",
			Empty:   "[]\n",
			Append: func(dst []byte, r *evidence.Record, _ format.Options) []byte {
				return csl.Append(dst, r)
			},
		},
		Carries: citation.AllFields(),
	}
}

// list is how items stand in a document.
var list = jsontext.List{Wrappers: []string{"items"}}

type reader struct{}

// Cut is a source.Cut.
func (reader) Cut(text string) int { return list.Cut(text) }

// Extract yields the items. An item that is no JSON is left out, and the others stand.
func (reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		if _, json, ok := jsontext.Lead(text); ok {
			text = json
		}
		items := csl.Reader{Document: doc, Format: name, Claims: ask.Claims}
		for r, err := range items.All(list, text) {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// Detect takes a document whose every sound item has a type of CSL's. Some other
// forms of JSON have types of the same names, and are known by what else they have.
func (reader) Detect(doc *source.Document) format.Match {
	above, sample, ok := jsontext.Lead(doc.Sample())
	if !ok {
		return format.Match{}
	}
	const enough = 10
	match, n := format.Match{}, 0
	for e := range list.Elements(sample) {
		if e.Text == "" {
			break
		}
		if e.Damaged { // it costs itself, and not the others
			continue
		}
		look := csl.Look(e.Text)
		switch {
		case look.Foreign:
			return format.Match{}
		case look.Broken && !e.Cut: // its reader says so; it speaks neither for nor against the others
			continue
		case e.Cut && !look.Typed && n > 0: // the type may come after the end of the sample
		case n == 0:
			match = format.Match{Score: score(look), At: doc.Span(e.Text[:1]), Why: look.String()}
		default:
			match.Score = min(match.Score, score(look))
		}
		if n++; n == enough {
			break
		}
	}
	if above && match.Score < format.Signed {
		return format.Match{}
	}
	return match
}

// score says how surely an item is one of CSL-JSON.
func score(l csl.Glance) format.Score {
	switch {
	case l.Record: // of the form that keeps claims too, which has its own reader
		return format.Shaped
	case l.Typed && l.Variables > 0:
		return format.Signed
	case l.Typed:
		return format.Shaped
	case l.Variables > 1:
		return format.Fallback
	}
	return format.No
}
