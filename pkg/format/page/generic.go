package page

import (
	"cmp"
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
		lists:   true,
		apart:   (*sheet).splitLabels,
		absent:  func(s *sheet) string { return (&perusal{sheet: s}).read() },
	}
	f := p.format()
	f.Extractor, f.Signless = anyPage{p}, true
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
	s.splitLabels()
	s.layOut()
	p := &perusal{sheet: s}
	switch reason := p.read(); {
	case reason == "":
		return format.Match{Score: p.score(), At: doc.Span(p.proof), Why: p.why}
	case p.kind != "" && !strings.Contains("a licence a page of software", p.kind): // these are no pages at all
		return format.Match{Score: format.Fallback, Why: "no work: " + reason}
	}
	if list := newSheet(a.platform, sample, doc.Span).list(false, doc.Position); len(list) > 0 {
		return format.Match{Score: format.Fallback, At: list[0].At, Why: "a list of works"}
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
	likely  string // the kind of page of no work that most of the lines are typical of
	typical int    // how many lines are
	kind    string // what the page is when it is of no work; "" when it seems to be of one, or nothing is known
	proof   string // view of the hardest fact
	why     string // what it is

	abstract      int        // number of the line with the heading of the abstract, or with its beginning; -1: none
	abstractTrace trace      // what that heading is a sign of
	guide         bool       // what stands under that heading says what abstracts are
	marks         []labelled // what each line is when it is read as a label
	traces        []trace    // what each line is a sign of
	shown         trace      // the signs of the page
	facts         []fact
	values        map[labelValue]int // how often the facts have a value; made when it is asked for
	sources       []sourceAt
	titleAt       int    // number of the title's line; -1: none
	titleEnd      int    // number of its last line
	title         string // in one line
	titleView     string // of its lines
	authorsAt     int    // number of the line of the first name; -1: none
	lastAuthor    int    // number of the line of the last
	inverted      bool   // the names below the title have the family name first, as catalogues do
	doi           string
	labelled      int // how many labels gave a value to a field
	cited         bool
}

// read claims what the page states, and gives the reason when it shows no single work.
func (p *perusal) read() (reason string) {
	p.abstract, p.titleAt, p.authorsAt = -1, -1, -1
	p.likely, p.typical = p.seems()
	p.fence()
	p.findFacts()
	p.findTraces()
	p.findSources()
	p.claimCitations()
	p.claimHead()
	p.claimFacts()
	p.claimSources()
	p.claimPaperIn()
	p.claimDatedVenue()
	p.claimIdentifiers()
	p.claimAbstract()
	p.claimType()
	return p.judge()
}

// headEnd is the line up to which a heading of a list is rather one of a menu, where there is no abstract to tell by.
const headEnd = 12

// fence takes the lists of other works off the sheet. A heading among others is a menu, and
// before the abstract such a list must show works to be believed.
func (p *perusal) fence() {
	p.findAbstract()
	for i := range p.sections {
		sec := &p.sections[i]
		if sec.means() != "@others" || sec.start < p.abstract && p.worksIn(sec) < 2 || p.abstract < 0 && sec.start < headEnd && p.words.sort("shelf").whole(unmark(sec.title)) != nil && p.worksIn(sec) < 3 || p.holdsRecord(sec) {
			continue
		}
		p.takeOffOthers(max(sec.start-1, 0), sec.end)
	}
	for i := range p.sections { // "References (35)", "Cited by (21)"
		sec := &p.sections[i]
		for j := sec.start; j < sec.end; j++ {
			if w := p.counted(p.lines[j]); w != nil && w.means == "@others" && (p.abstract >= 0 && j > p.abstract || len(p.lines[p.next(j):]) > 1 && p.worksIn(&section{start: j, end: sec.end}) > 1) {
				p.takeOff(j, sec.end)
				break
			}
		}
	}
}

// takeOffOthers takes a list of other works off, and leaves the line in which the page gives its own address.
func (p *perusal) takeOffOthers(start, end int) {
	for i := start; i < end; i++ {
		if line := p.lines[i]; len(line) < 200 && strings.Contains(line, "http") {
			if m := p.factIn(line); m.word != nil && m.sure && m.word.means == "@handle" && isAddress(m.value) {
				continue
			}
		}
		p.lines[i] = ""
	}
}

// counted gives the heading that a line is when a count follows it.
func (p *perusal) counted(line string) *word {
	open := strings.LastIndexByte(line, '(')
	if open < 4 || len(line) > 60 || strings.Trim(line[open:], "()0123456789") != "" {
		return nil
	}
	return p.words.heads.whole(trim(line[:open]))
}

// worksIn counts the lines of a section that have a year or a DOI, as works have that are listed.
func (p *perusal) worksIn(sec *section) (count int) {
	for _, line := range p.lines[sec.start:sec.end] {
		if len(line) > 30 && (holdsYear(line) || strings.Contains(line, "doi.org/10.")) {
			if m := p.factIn(line); m.word == nil || !m.sure { // "Year : 2019 | Volume : 40", "Date of Submission23-Jan-2020"
				count++
			}
		}
	}
	return count
}

// claimType claims the type that a line of the head names, or that the place of the work leaves no doubt of, or the dates of its
// manuscript and the like.
func (p *perusal) claimType() {
	const around = 14 // lines
	if p.ofProceedings() {
		p.add(citation.FieldType, citation.PaperConference, p.proof, "volume of papers", evidence.Guessed)
		return
	}
	for i := max(p.titleAt-around, 0); p.titleAt >= 0 && i < min(p.titleAt+around, len(p.lines)) && (p.abstract < 0 || i < p.abstract); i++ {
		line := unmark(p.lines[i])
		if at := strings.IndexByte(line, '|'); at >= 0 && i != p.titleAt { // "Open Access 01.12.2022 | Research article"
			if typ := p.typeNamed(trim(line[at+1:])); typ != "" {
				p.add(citation.FieldType, typ, line, "line that names the type", evidence.Guessed)
				return
			}
			line = trim(line[:at])
		}
		if typ := p.typeNamed(line); typ != "" {
			p.add(citation.FieldType, typ, line, "line that names the type", evidence.Guessed)
			return
		}
	}
	if p.claimed(citation.FieldEventTitle, evidence.Labelled) {
		p.add(citation.FieldType, citation.PaperConference, p.proof, "name of a meeting", evidence.Guessed)
		return
	}
	if p.claimed(citation.FieldJournal, evidence.Placed) {
		for _, f := range [...]citation.Field{citation.FieldVolume, citation.FieldPages, citation.FieldIssue, citation.FieldNumber, citation.FieldDOI, citation.FieldISSN} {
			if p.claimed(f, evidence.Placed) {
				p.add(citation.FieldType, citation.ArticleJournal, p.proof, "journal with volume or pages", evidence.Guessed)
				return
			}
		}
	}
	if !p.claimed(citation.FieldJournal, evidence.Placed) && p.claimed(citation.FieldISBN, evidence.Labelled) && p.claimed(citation.FieldPublisher, evidence.Labelled) {
		p.add(citation.FieldType, citation.Book, p.proof, "ISBN with a publisher", evidence.Guessed)
		return
	}
	if p.titleAt >= 0 && !p.claimed(citation.FieldType, evidence.Guessed) && p.isArticle() && !p.isOther() {
		p.add(citation.FieldType, citation.ArticleJournal, cmp.Or(p.proof, p.titleView, p.title), "signs of an article in a journal", evidence.Guessed)
	}
}

// isOther reports whether the head names the sort of a work that is no article.
func (p *perusal) isOther() bool {
	const longest = 120 // prose may speak of theses
	if p.claimed(citation.FieldISBN, evidence.Labelled) || p.claimed(citation.FieldArXiv, evidence.Labelled) {
		return true
	}
	end := p.titleEnd + 30
	if p.abstract > 0 {
		end = p.abstract
	}
	for i, line := range p.lines[:min(end, len(p.lines))] {
		if len(line) < longest && (i < p.titleAt || i > p.titleEnd) && p.holdsAny("other", line) {
			return true
		}
	}
	return false
}

// ofProceedings reports whether what the page says that the work is in is a volume of papers.
func (p *perusal) ofProceedings() bool {
	for i := range p.claims {
		if c := &p.claims[i]; c.Field == citation.FieldJournal && c.Value != nil {
			name := c.Value.(citation.Text).Plain()
			return strings.HasPrefix(name, "Proceedings of the ") && (strings.Contains(name, "onference") || strings.Contains(name, "ymposium") || strings.Contains(name, "orkshop") || strings.Contains(name, "ongress"))
		}
	}
	return false
}

// typeNamed gives the type that a line names and nothing else; "" when it names none, or one that the page may mean otherwise.
func (p *perusal) typeNamed(line string) citation.Type {
	if w := p.words.sort("type").whole(line); w != nil && w.means != "-" {
		typ, _ := citation.ParseType(w.means)
		return typ
	}
	return ""
}

// isArticle reports whether something that articles in journals have and hardly any other work stands on the page.
func (p *perusal) isArticle() bool {
	for _, sign := range [...]bool{p.claimed(citation.FieldJournal, evidence.Guessed), p.claimed(citation.FieldISSN, evidence.Labelled), p.claimed(citation.FieldVolume, evidence.Guessed),
		p.claimed(citation.FieldPages, evidence.Guessed), p.shows(traceHistory), p.shows(traceCorrespondence), p.shows(traceRubric), p.shows(traceStructure) && p.abstract >= 0, p.shows(traceInterest)} {
		if sign {
			return true
		}
	}
	return false
}

// score says how sure it is that the page shows a work.
func (p *perusal) score() format.Score {
	if p.title != "" && (p.doi != "" || p.cited || len(p.sources) > 0 || p.labelled > 3) {
		return format.Shaped
	}
	return format.Fallback
}
