// Package page reads the pages that libraries, repositories and publishers
// show of one work, as they look once they have been saved or pasted as text.
//
// A family of pages that comes from one piece of software is a platform: a
// table of what only this software prints (signs), of its words in every
// language (a vocabulary), of how it sets a label and its value, and of the
// places where title and names stand. What no table can say goes into also.
//
//	document -> sheet (lines) -> claims -> resolve.Claims -> record
//
// To add a platform: one file with a func returning its *platform, perhaps
// a NAME.tsv beside it with its words, a folder testdata/NAME, and its name in [Formats].
//
// How a platform is read, in this order:
//
//	apart     reads blocks with a grammar of their own, and takes them off the sheet
//	head      claims what stands at a place: the title, the names under it
//	labels    blocks of label lines: each label's meaning is a field, and the
//	          claim is made; or a word beginning with "@", kept for also
//	sections  headings, each with all that follows up to the next heading:
//	          an abstract, a list of keywords, or a word beginning with "@"
//	also      the rest
//
// Saved HTML is shown as text first, so that a platform reads it as it reads
// pasted text; html.go pools that with the metadata embedded in the page.
//
// A value is claimed by the view it has in the document's text, so that it
// knows its place: cut strings out of a line, never build them anew, and hand both to the sheet.
package page

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/resolve"
	"github.com/peerlit/peerlit/pkg/source"
)

// Formats lists the readers of pages in the order in which they are tried.
// Citations that stand in a page in one of the carried formats are read by that format's reader.
func Formats(carried format.Catalog) []format.Format {
	platforms := []*platform{
		pure(),
		vufind(),
		confex(),
		booksci(),
		xmol(),
		tandf(),
		chinese(),
		diva(),
		scielo(),
		ojs(),
	}
	signs := together(platforms)
	var formats []format.Format
	for _, p := range platforms {
		formats = append(formats, p.format())
	}
	other := generic()
	return append(formats, htmlPages(signs, other.Extractor.(anyPage).platform, carried), other)
}

// A platform is a piece of software whose pages can be read.
type platform struct {
	name    string
	aliases []string
	summary string

	// signs are what only this software prints: never the name of a site or a
	// publisher. A page with enough of them is Signed, one with some is Shaped.
	signs  []sign
	enough int                                   // 0: all
	shape  func(text string) (view, name string) // a further sign that no words tell; "" where the text does not have it

	words string // the lines of its vocabulary
	style style  // how it sets labels and values

	lists bool // its pages may list works, for anybody to tell apart

	givenFirst bool // its names stand given name first, without a comma

	reach  int              // how many lines of value may stand between two labels; 0: a few
	runsOn func(*word) bool // whether a label's values go on, one a line, also where no other label follows

	apart  func(*sheet) // before all else: reads blocks that have a grammar of their own, and takes them off the sheet
	head   func(*sheet)
	also   func(*sheet)
	absent func(*sheet) string // why the page shows no single work: "a list of results"; "" when it does

	vocabulary func() *vocabulary // of words; read when a page is first found
	lookout    *lookout           // for its signs and those of others; nil: it has none
	number     int                // it has among them
}

// format makes the platform a row of the catalogue.
func (p *platform) format() format.Format {
	p.vocabulary = sync.OnceValue(func() *vocabulary { return readVocabulary(p.words) })
	return format.Format{Name: p.name, Aliases: p.aliases, Summary: p.summary, Extractor: p}
}

// Extract reads the page. A page that shows no work gives no record.
func (p *platform) Extract(_ context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		sign := p.sighted(doc).first
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		span, shown := doc.Span, text
		if source.IsHTML(doc.Sample()) {
			page := source.ParseHTML(text).Shown()
			shown, span = page.Body, func(view string) source.Span { return page.Span(doc, view) }
			if p.lookout != nil {
				sign = p.lookout.look(shown)[p.number].first
			}
		}
		s := newSheet(p, shown, span)
		s.sign, s.works = sign, ask.Works
		r, reason := s.read(doc.Position)
		var records []*evidence.Record
		if r != nil {
			r.At = doc.Span(text)
			records = append(records, r)
		}
		if p.lists && ask.Works != format.OneWork && (r == nil || ask.Works == format.AllWorks) {
			for _, listed := range newSheet(p, shown, span).list(ask.Works == format.AllWorks, doc.Position) {
				if r == nil || !sameText(string(listed.Citation.Title), string(r.Citation.Title)) {
					records = append(records, listed)
				}
			}
		}
		if len(records) == 0 {
			yield(nil, diag.Diagnostic{
				Code:    diag.NoRecord,
				At:      source.Position{Name: doc.Name()},
				Message: fmt.Sprintf("no work on this %s page: %s", p.name, reason),
			})
		}
		for _, r := range records {
			r.Source, r.Format = doc.Name(), p.name
			if !yield(r, nil) {
				return
			}
		}
	}
}

// read claims all that the platform knows to find, and has the claims settled.
// No record comes from a page that names no work; reason then says why.
func (s *sheet) read(position func(source.Span) source.Position) (r *evidence.Record, reason string) {
	p := s.platform
	s.place = position
	if p.apart != nil {
		p.apart(s)
	}
	s.layOut()
	if p.absent != nil {
		if reason := p.absent(s); reason != "" && s.works != format.OneWork {
			return nil, reason
		}
	}
	if p.head != nil {
		p.head(s)
	}
	s.claimPairs()
	s.claimSections()
	if p.also != nil {
		p.also(s)
	}
	r = resolve.Claims(s.claims, position)
	c := &r.Citation
	if c.Title == "" && len(c.IDs) == 0 && len(c.Credits) == 0 && c.Abstract == "" {
		return nil, "it shows neither title nor names, abstract or identifier"
	}
	r.Remarks = append(s.remarks, r.Remarks...)
	return r, ""
}
