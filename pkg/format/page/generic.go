package page

import (
	"context"
	_ "embed"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

//go:embed generic.tsv
var genericWords string

// generic reads the pages of sites for which there is no table. Nothing on such a
// page is known beforehand but what pages of works have in common, so every value must
// prove itself:
//
//	a label        only with a value that the field can have: "Pages: 4" is a count
//	a source line  only when all behind the journal's name is numbers and their words
//	a citation     only when the page calls it its own, or its title is the page's
//	names          only in their place below the title, and shaped like names
//	a title        only when something beside its place speaks for it
//	a DOI          only with a label, and not among the works that the page cites or recommends
//
// Lists of other works - references, citing articles, recommendations - are taken off
// first. A page gives a record only when it shows a title with a hard fact beside
// it; for any other the reason says what it seems to be.
func generic() format.Format {
	p := &platform{
		name:    "generic",
		summary: "Pages of one work on any other site",
		words:   genericWords,
		style:   glued | spaced | coloned | piped | tabbed | nextLine,
		absent:  func(s *sheet) string { return (&perusal{sheet: s}).read() },
	}
	f := p.format()
	f.Extractor = anyPage{p}
	return f
}

// anyPage is the platform of all other pages. It has no signs: a page is read, as far as its sample goes, to
// find out whether it can be.
type anyPage struct{ *platform }

// enoughToJudge is how much of a page is looked at: what is said of a work stands near the head.
const enoughToJudge = 24 << 10

// Detect reads the beginning of the document. What shows a work is Shaped; what is plainly a page of another
// kind is a Fallback, so that Extract can say which; all else is left alone.
func (a anyPage) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	if len(sample) > enoughToJudge {
		sample = sample[:enoughToJudge]
	}
	if notProse(sample) {
		return format.Match{}
	}
	s := newSheet(a.platform, sample, doc.Span)
	s.layOut()
	p := &perusal{sheet: s}
	switch reason := p.read(); {
	case reason == "":
		return format.Match{Score: p.score(), At: doc.Span(p.proof), Why: p.why}
	case p.kind != "":
		return format.Match{Score: format.Fallback, Why: "no work: " + reason}
	}
	return format.Match{}
}

// Extract reads the page as a platform does. A file of another nature that was forced on it gives no record.
func (a anyPage) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	if notProse(doc.Sample()) {
		return func(yield func(*evidence.Record, error) bool) {
			yield(nil, diag.Diagnostic{
				Code: diag.NoRecord, At: source.Position{Name: doc.Name()},
				Message: "no work on this page: it seems to be data or code",
			})
		}
	}
	return a.platform.Extract(ctx, doc, ask)
}

// A perusal is the reading of a page of which nothing is known beforehand.
type perusal struct {
	*sheet
	kind  string // what the page is when it is of no work; "" when it seems to be of one, or nothing is known
	proof string // view of the hardest fact
	why   string // what it is

	abstract  int // number of the line with the heading of the abstract, or with its beginning; -1: none
	facts     []fact
	sources   []sourceAt
	titleAt   int // number of the title's line; -1: none
	title     string
	authorsAt int // number of the line of the first name; -1: none
	doi       string
	labelled  int // how many labels gave a value to a field
	cited     bool
}

// read claims what the page states, and gives the reason when it shows no single work.
func (p *perusal) read() (reason string) {
	p.abstract, p.titleAt, p.authorsAt = -1, -1, -1
	p.fence()
	p.findFacts()
	p.findSources()
	p.claimCitations()
	p.claimHead()
	p.claimFacts()
	p.claimSources()
	p.claimIdentifiers()
	p.claimAbstract()
	return p.judge()
}

// fence takes the lists of other works off the sheet. A heading among others is a menu, and
// before the abstract such a list must show works to be believed.
func (p *perusal) fence() {
	for i := range p.sections {
		if sec := &p.sections[i]; sec.means() == "@abstract" && p.abstract < 0 && (sec.first != "" || p.next(sec.start) < sec.end) {
			p.abstract = max(sec.start-1, 0)
		}
	}
	for i := range p.sections {
		sec := &p.sections[i]
		if sec.means() != "@others" || sec.start < p.abstract && !p.listsWorks(sec) {
			continue
		}
		p.takeOff(max(sec.start-1, 0), sec.end)
	}
}

// listsWorks reports whether a section holds at least two lines with a year or a DOI.
func (p *perusal) listsWorks(sec *section) bool {
	count := 0
	for _, line := range p.lines[sec.start:sec.end] {
		if len(line) > 30 && (holdsYear(line) || strings.Contains(line, "doi.org/10.")) {
			count++
		}
	}
	return count >= 2
}

// claimAbstract claims what stands under the heading of the abstract. Where a whole article follows
// without a heading of its own, only its first paragraph is sure to belong.
func (p *perusal) claimAbstract() {
	const longest = 6000
	for i := range p.sections {
		sec := &p.sections[i]
		if sec.means() != "@abstract" {
			continue
		}
		lines := p.body(sec)
		for j, line := range lines {
			if w := p.factIn(line); j > 0 && w.word != nil && w.sure && len(line) < 400 {
				lines = lines[:j]
				break
			}
		}
		size := 0
		for _, line := range lines {
			size += len(line)
		}
		if size < 80 {
			continue
		}
		if size > longest {
			if lines = lines[:1]; len(lines[0]) < 300 {
				continue
			}
		}
		paragraphs := make([]string, len(lines))
		for j, line := range lines {
			paragraphs[j] = string(citation.ParseText(line))
		}
		p.add(citation.FieldAbstract, citation.Text(strings.Join(paragraphs, "\n\n")), p.across(lines[0], lines[len(lines)-1]), "heading "+sec.word.text, evidence.Labelled)
		return
	}
}

// score says how sure it is that the page shows a work.
func (p *perusal) score() format.Score {
	if p.title != "" && (p.doi != "" || p.cited || len(p.sources) > 0 || p.labelled > 3) {
		return format.Shaped
	}
	return format.Fallback
}
