package ris

import (
	"slices"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// writing is a record on its way from a citation to lines.
type writing struct {
	tagged.Writing
	typ     citation.Type
	dialect *dialect
}

// appendRecord appends a record: the exact form of the specification, no tag
// without a value, each value on one line.
func appendRecord(dst []byte, r *evidence.Record, o format.Options) []byte {
	d := dialectOf(o.Dialect)
	w := writing{tagged.Writing{Dst: dst, Citation: &r.Citation, Separator: "  - ", End: d.lineEnd()}, r.Citation.Type, d}
	w.Line("TY", w.word())
	if !w.dialect.without("ID") {
		w.Line("ID", w.Citation.Key)
	}
	for _, row := range tags.Writing(w.typ) {
		w.row(row)
	}
	w.identifiers()
	w.Kept(name, tagName)
	w.Dst = append(w.Dst, "ER  - "...)
	w.end()
	w.end()
	return w.Dst
}

// word gives the word for the type.
func (w *writing) word() string {
	word := types.Word(w.typ)
	if word == "" {
		word = general
	}
	if other := w.dialect.words[word]; other != "" {
		return other
	}
	return word
}

// row writes what a row of the table says, the values of one field.
func (w *writing) row(row tagged.Row) {
	tag := row.Tag
	if other := w.dialect.tags[tag]; other != "" {
		tag = other
	}
	if w.dialect.without(tag) {
		return
	}
	c := w.Citation
	switch row.Field {
	case citation.FieldIssued:
		w.issued(c.Issued())
	case citation.FieldPages:
		w.pages()
	case citation.FieldISSN:
		w.Serials(tag)
	case citation.FieldJournal:
		w.container(tag)
	case citation.FieldEventTitle:
		// With the proceedings, see container; on its own only where T2 is free for it.
		if w.typ == citation.Speech {
			w.Line(tag, w.text(c.In.Event.Title))
		}
	case citation.FieldArchiveLocation:
		w.Line(tag, string(c.Detail(row.Field)))
	case citation.FieldNote:
		w.Paragraphs(tag, row.Field)
	case citation.FieldAbstract:
		w.Line(tag, w.text(c.Abstract))
		if w.dialect.bothAbstracts {
			w.Line("N2", w.text(c.Abstract))
		}
	default:
		w.values(tag, row.Field)
	}
}

// values writes the values of a field as its kind has them.
func (w *writing) values(tag string, f citation.Field) {
	c := w.Citation
	switch f.Kind() {
	case citation.KindText:
		w.Line(tag, w.text(c.Text(f)))
	case citation.KindTitle:
		w.Line(tag, w.text(c.OtherTitle(f)))
	case citation.KindName:
		for i := range c.Credits {
			if cr := &c.Credits[i]; cr.Role == f {
				w.Name(tag, cr)
			}
		}
	case citation.KindKeyword:
		for i := range c.Keywords {
			w.Line(tag, c.Keywords[i].Term)
		}
	case citation.KindLink:
		for v := range c.Values(f) {
			w.Line(tag, v.String())
		}
	case citation.KindLanguage:
		w.Line(tag, string(c.Language))
	case citation.KindDate:
		w.Line(tag, slashed(c.Date(f)))
	case citation.KindIdentifier:
		w.Line(tag, c.ID(f.Scheme()))
	}
}

// container writes the title of the journal or book. A meeting's proceedings
// give T2 to the meeting, when that is known.
func (w *writing) container(tag string) {
	title := w.text(w.Citation.In.Title)
	if event := w.Citation.In.Event.Title; w.typ == citation.PaperConference && event != "" {
		w.Line("C3", title)
		w.Line(tag, w.text(event))
		return
	}
	w.Line(tag, title)
	if w.typ.InPeriodical() && w.dialect.journal != "" {
		w.Line(w.dialect.journal, title)
	}
}

// issued writes the date of publication: the year, and the date as far as it is known.
func (w *writing) issued(d citation.Date) {
	if d.Known() && d.Year > 0 {
		w.Line("PY", year(d.Year))
	}
	if d.Precision == citation.ToYear && !d.IsRange() && !d.Circa && d.Year > 0 || d.Known() && w.dialect.without("DA") {
		return
	}
	w.Line("DA", slashed(d))
}

// year gives a year in four digits.
func year(n int) string {
	s := strconv.Itoa(n)
	return "0000"[:max(0, 4-len(s))] + s
}

// slashed gives a date as RIS has it: YYYY/MM/DD/other. What that cannot say,
// such as a range of years, is given in EDTF (ISO 8601-2).
func slashed(d citation.Date) string {
	switch {
	case d.Precision <= citation.Literal:
		return d.Literal
	case d.Year <= 0 || d.Circa || d.Open:
		return d.String()
	case d.End.Precision > citation.Literal:
		if d.End.Year == d.Year && d.Precision == citation.ToMonth && d.End.Precision == citation.ToMonth {
			return year(d.Year) + "///" + d.Month.String() + "-" + d.End.Month.String()
		}
		return d.String()
	}
	b := append([]byte(year(d.Year)), '/')
	if d.Month > 0 {
		b = append(b, '0'+byte(d.Month/10), '0'+byte(d.Month%10))
	}
	b = append(b, '/')
	if d.Day > 0 {
		b = append(b, '0'+d.Day/10, '0'+d.Day%10)
	}
	b = append(b, '/')
	if d.Season > 0 && int(d.Season) < len(seasons) {
		b = append(b, seasons[d.Season]...)
	}
	return string(b)
}

var seasons = [...]string{"", "Spring", "Summer", "Autumn", "Winter"}

// pages writes the pages: first and last where they are a plain range.
func (w *writing) pages() {
	p := w.Citation.In.Pages
	count := w.Citation.Detail(citation.FieldNumberOfPages)
	switch {
	case p == (citation.Pages{}):
		if tagged.Whole(w.typ) {
			w.Line("SP", string(count))
		}
	case w.dialect.pageRange || p.First == "" || p.Last == "" || p.First == p.Last || !rebuilds(p):
		w.Line("SP", p.Raw)
	default:
		first, last, _ := strings.Cut(p.Raw, "-")
		w.Line("SP", first)
		w.Line("EP", last)
	}
}

// rebuilds reports whether the range is written as one hyphen between two pages.
func rebuilds(p citation.Pages) bool {
	first, last, ok := strings.Cut(p.Raw, "-")
	return ok && first != "" && last != "" && !strings.ContainsAny(last, "-,;")
}

// identifiers writes those that RIS has no tag for as accession numbers, which
// is what PubMed's and arXiv's are. It takes AN and DB to say so.
func (w *writing) identifiers() {
	c := w.Citation
	if w.dialect.without("AN") || c.Detail(citation.FieldArchive) != "" || c.Detail(citation.FieldArchiveLocation) != "" {
		return
	}
	if pmid := c.ID(citation.SchemePMID); pmid != "" {
		w.Line("AN", pmid)
		w.Line("DB", "PubMed")
	} else if id := c.ID(citation.SchemeArXiv); id != "" {
		w.Line("AN", "arXiv:"+id)
	}
}

// text gives running text as the dialect takes it, with or without markup.
func (w *writing) text(t citation.Text) string {
	if w.dialect.plain {
		return t.Plain()
	}
	return string(t)
}

func (w *writing) end() { w.Dst = append(w.Dst, w.End...) }

// tagName reports whether an Extra's name can stand as a tag, and is not one that would end or begin a record.
func tagName(s string) bool {
	return s != "TY" && s != "ER" && strictTag(s+"  -") == len(s)
}

// dialect is what one tool wants otherwise than the rest.
type dialect struct {
	names         []string
	crlf          bool
	plain         bool              // no <i>
	pageRange     bool              // "13-22" in SP, no EP
	journal       string            // a second tag for the name of a periodical
	bothAbstracts bool              // N2 as well as AB
	leave         []string          // tags that are not written
	tags          map[string]string // tags that are written as others
	words         map[string]string // words for types that are written as others
}

// common is the form that every tool we know of reads: the journal in T2 and
// JO, editors in ED.
var common = dialect{journal: "JO"}

// dialects lists the tools that have wishes of their own. Their sources and
// manuals say: Zotero takes JO for an abbreviation; Mendeley takes DA for the
// day of access, and pages from SP alone; EndNote has pages in SP and editors
// in A2; JabRef overwrites the issue by AN, C7 and M1; EPPI-Reviewer knows CONF
// and not CPAPER and wants Windows' line ends; Rayyan, Covidence and ASReview
// show markup as it is written.
var dialects = []dialect{
	{names: []string{"zotero"}},
	{names: []string{"endnote"}, pageRange: true, tags: map[string]string{"ED": "A2"}},
	{names: []string{"mendeley"}, pageRange: true, leave: []string{"DA"}, tags: map[string]string{"ED": "A2"}},
	{names: []string{"jabref"}, journal: "JO", leave: []string{"AN", "DB", "C7", "M1"}},
	{names: []string{"rayyan", "covidence"}, plain: true, journal: "JO", leave: []string{"ID"}, words: screening},
	{names: []string{"asreview", "revman"}, plain: true, journal: "JO"},
	{names: []string{"eppi"}, plain: true, crlf: true, journal: "JF", bothAbstracts: true, words: screening},
}

// screening are the types that tools for screening know, for others.
var screening = map[string]string{
	"UNPB": "GEN", "DATA": "GEN", "COMP": "GEN", "BLOG": "ELEC", "STAND": "GEN", "ENCYC": "CHAP", "DICT": "CHAP",
	"MANSCPT": "GEN", "FIGURE": "GEN", "LEGAL": "GEN", "ANCIENT": "BOOK", "SER": "BOOK",
}

// dialectOf gives the dialect of a tool, the common one for tools without wishes.
func dialectOf(tool string) *dialect {
	for i := range dialects {
		if slices.Contains(dialects[i].names, tool) {
			return &dialects[i]
		}
	}
	return &common
}

func (d *dialect) lineEnd() string {
	if d.crlf {
		return "\r\n"
	}
	return "\n"
}

func (d *dialect) without(tag string) bool { return slices.Contains(d.leave, tag) }
