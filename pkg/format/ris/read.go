package ris

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// filling is a record on its way from lines to a citation.
type filling struct {
	*tagged.Builder
	entry *entry
	typ   citation.Type // by which tags are read

	swapped bool // C3 is the proceedings and T2 the conference
	parted  bool // T2 is what follows the colon of the title
	edited  bool // AU are editors
	pubmed  bool // AN is a PMID

	first, last tagged.Line // SP and EP
	dates       [witnesses]tagged.Line
}

// fill makes the record of an entry.
func fill(b *tagged.Builder, e *entry) {
	b.Begin(e.view)
	x := filling{Builder: b, entry: e}
	x.typed()
	x.look()
	tags.Each(e.lines, x.typ, func(row tagged.Row, known bool, line tagged.Line) {
		x.put(x.adapt(row), known, line)
	})
	x.Issued(x.dates[witnessPY], x.dates[:]...)
	x.Pages(x.first, x.last, tagged.Whole(x.typ))
	x.settle()
	if !e.typed {
		b.Remark(diag.RepairedEntry, e.view[:1], citation.NoField, "record without a TY line")
	}
	if !e.ended {
		b.Remark(diag.RepairedEntry, e.view[:1], citation.NoField, "record without an ER line")
	}
}

// typed settles the type of the work.
func (x *filling) typed() {
	word := strings.ToUpper(x.entry.word)
	typ, known := types.Type(word)
	switch {
	case known:
	case word == "":
		// A tag for the name of a periodical says what the type would have.
		for _, line := range x.entry.lines {
			if line.Tag == "JF" || line.Tag == "JO" || line.Tag == "JA" {
				typ = citation.ArticleJournal
				x.ClaimType(typ, line)
				break
			}
		}
	default:
		typ = citation.Document
		x.Remark(diag.UnknownType, x.entry.word, citation.FieldType, "type %q is not known; taken as %s", x.entry.word, typ)
	}
	if word == "UNPB" && x.has("DO") { // what has a DOI is available though unpublished: a preprint
		typ = citation.Article
	}
	x.edited = word == "EDBOOK"
	x.typ = typ
	if typ != "" {
		x.Citation().Type = typ
		line := tagged.Line{Tag: "TY", Value: x.entry.word}
		if x.entry.typed && known {
			x.ClaimType(typ, line)
		}
	}
}

// look finds what decides the meaning of other lines.
func (x *filling) look() {
	x.parted = titleParted(x.entry.lines)
	var source, number string
	for _, line := range x.entry.lines {
		switch line.Tag {
		case "C3":
			x.swapped = x.typ == citation.PaperConference
		case "DB", "DP":
			source += " " + line.Value
		case "AN":
			number = strings.TrimSpace(line.Value)
		}
	}
	// Scopus has the proceedings in T2 and the conference in C3.
	x.swapped = x.swapped && !strings.Contains(source, "Scopus")
	x.pubmed = tagged.Digits(number) && len(number) < 9 &&
		(strings.Contains(source, "PubMed") || strings.Contains(source, "NLM") || strings.Contains(source, "MEDLINE"))
}

// titleParted reports whether T2 is the second part of a title. Elsevier Pure has it right behind T1, and what the work
// stands in under JO and JF, or BT; it gives the day as PY and as Y1.
//
//	T1  - Wave loads on a rubble mound
//	T2  - What a year of measurements tells
//	JO  - Archives of Harbour Engineering
//	JF  - Archives of Harbour Engineering
func titleParted(lines []tagged.Line) bool {
	var second, py, y1, jo, jf, bt string
	for i, line := range lines {
		switch line.Tag {
		case "T2":
			if i == 0 || lines[i-1].Tag != "T1" || second != "" {
				return false
			}
			second = tagged.Clean(line.Value)
		case "PY":
			py = line.Value
		case "Y1":
			y1 = line.Value
		case "JO":
			jo = tagged.Clean(line.Value)
		case "JF":
			jf = tagged.Clean(line.Value)
		case "BT":
			bt = tagged.Clean(line.Value)
		}
	}
	if second == "" || strings.EqualFold(second, jo) || strings.EqualFold(second, jf) || strings.EqualFold(second, bt) {
		return false
	}
	return py != "" && py == y1 && (strings.Contains(py, "/") || jf != "" && jf == jo || bt != "")
}

// has reports whether the record has a line of this tag with a value.
func (x *filling) has(tag string) bool {
	for _, line := range x.entry.lines {
		if line.Tag == tag && !tagged.Blank(line.Value) {
			return true
		}
	}
	return false
}

// adapt gives the row as this one record has it.
func (x *filling) adapt(row tagged.Row) tagged.Row {
	switch {
	case x.parted && row.Tag == "T2":
		row.Field = citation.FieldTitle
	case x.swapped && row.Tag == "T2":
		row.Field = citation.FieldEventTitle
	case x.swapped && row.Tag == "C3":
		row.Field = citation.FieldJournal
	case x.edited && row.Field == citation.FieldAuthor:
		row.Field = citation.FieldEditor
	}
	return row
}

// put puts a line where its row says. The cases are the tags that hold
// different things in different files, whatever the type of the work.
func (x *filling) put(row tagged.Row, known bool, line tagged.Line) {
	if tagged.Blank(line.Value) {
		return // "SP  -" without a value, as EndNote and many others write it
	}
	c := x.Citation()
	switch row.Field {
	case citation.NoField:
		x.other(known, line)
	case citation.FieldTitle:
		if x.parted && row.Tag == "T2" && c.Title != "" {
			c.Title = citation.Text(strings.TrimRight(string(c.Title), " :")) + ": " + citation.ParseText(line.Value)
			x.Claim(row.Field, c.Title, line)
			return
		}
		x.Put(row.Field, line)
	case citation.FieldIssued:
		x.date(line)
	case citation.FieldPages:
		x.page(line)
	case citation.FieldAccessed, citation.FieldOnline, citation.FieldSubmitted:
		x.day(row.Field, line)
	case citation.FieldISSN:
		x.serial(line)
	case citation.FieldNote:
		x.note(line)
	case citation.FieldURL:
		x.address(row, line)
	case citation.FieldFullText:
		if strings.Contains(line.Value, "://") && !strings.HasPrefix(line.Value, "internal-pdf:") {
			x.Links(row.Field, line)
		} else {
			x.Keep(line) // the name of a file on somebody's computer
		}
	case citation.FieldJournal:
		if row.Tag == "JO" && c.In.Title != "" && !strings.EqualFold(string(c.In.Title), tagged.Clean(line.Value)) {
			x.Text(citation.FieldJournalShort, line)
			return
		}
		x.Text(row.Field, line)
	case citation.FieldIssue:
		if row.Tag == "M1" && (c.In.Issue != "" || len(line.Value) > 16 || !strings.ContainsAny(line.Value, "0123456789")) {
			x.Keep(line)
			return
		}
		x.Text(row.Field, line)
	case citation.FieldGenre:
		if doi, ok := tagged.DOIIn(line.Value); ok { // Mendeley, and others before RIS had DO
			x.doi(doi, line)
			return
		}
		x.Text(row.Field, line)
	case citation.FieldDOI:
		x.doi(line.Value, line)
	case citation.FieldPMCID:
		if id, err := citation.SchemePMCID.Parse(strings.TrimSpace(line.Value)); err == nil {
			x.Add(citation.FieldPMCID, id, line)
		} else {
			x.Keep(line)
		}
	case citation.FieldArchiveLocation:
		x.accession(line)
	case citation.FieldArchive:
		if !x.pubmed || strings.TrimSpace(line.Value) != "PubMed" {
			x.Text(row.Field, line)
		}
	default:
		x.Put(row.Field, line)
	}
}

// other keeps a line that no field takes.
func (x *filling) other(known bool, line tagged.Line) {
	c := x.Citation()
	value := strings.TrimSpace(line.Value)
	switch {
	case !known:
		x.Unknown(line)
	case (line.Tag == "ID" || line.Tag == "LB") && c.Key == "" && keyLike(value):
		c.Key = value
	default:
		x.Keep(line)
	}
}

// keyLike reports whether an ID can be meant to cite by: "Haddaway2019", not
// EndNote's "77" nor PsycINFO's "2019-65183-001".
func keyLike(s string) bool {
	if s == "" || len(s) > 100 || !(s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 'a' && s[0] <= 'z' || s[0] >= 0x80) {
		return false
	}
	return !strings.ContainsAny(s, " \t\r\n\"#%'(),={}~\\")
}

// doi adds the DOI that a value holds.
func (x *filling) doi(value string, line tagged.Line) {
	line.Value = value
	x.One(citation.FieldDOI, line)
}

// serial adds the serial numbers of an SN line. For works that have a number of their own, it is that.
func (x *filling) serial(line tagged.Line) {
	switch x.typ {
	case citation.Patent:
		x.Text(citation.FieldNumber, line)
		return
	case citation.Report, citation.Standard, citation.Thesis, citation.Manuscript, citation.Legislation, citation.Regulation:
		if !tagged.HasSerial(line.Value) {
			x.Text(citation.FieldNumber, line)
			return
		}
	}
	x.Serial(line)
}

// note adds to the note, a paragraph a line. "doi: 10.5465/amj.2011.0651" is none.
func (x *filling) note(line tagged.Line) {
	if doi, ok := tagged.DOIIn(line.Value); ok && !x.has("DO") {
		x.doi(doi, line)
		return
	}
	x.Paragraph(citation.FieldNote, line)
}

// address adds what a UR line holds: addresses, or Reference Manager's "PM:15368318".
func (x *filling) address(row tagged.Row, line tagged.Line) {
	value := strings.TrimSpace(line.Value)
	if pmid, ok := strings.CutPrefix(value, "PM:"); ok && tagged.Digits(strings.TrimSpace(pmid)) {
		x.One(citation.FieldPMID, tagged.Line{Tag: line.Tag, Value: pmid})
		return
	}
	if row.Use == tagged.Late && x.Citation().URL() != "" {
		x.Keep(line)
		return
	}
	x.Links(citation.FieldURL, line)
}

// accession adds an accession number, which may be an identifier of its own right.
func (x *filling) accession(line tagged.Line) {
	switch {
	case x.pubmed:
		x.One(citation.FieldPMID, line)
	case strings.HasPrefix(strings.ToLower(strings.TrimSpace(line.Value)), "arxiv:"):
		x.One(citation.FieldArXiv, line)
	default:
		x.Text(citation.FieldArchiveLocation, line)
	}
}

// page takes a line of pages: the first or the last.
func (x *filling) page(line tagged.Line) {
	slot := &x.first
	if line.Tag == "EP" {
		slot = &x.last
	}
	if slot.Tag != "" {
		x.Keep(line)
		return
	}
	*slot = line
}

// settle adds what follows from the whole: the DOI of an address that is nothing else.
func (x *filling) settle() {
	c := x.Citation()
	if c.DOI() != "" {
		return
	}
	for _, line := range x.entry.lines {
		if line.Tag == "UR" || line.Tag == "L2" || line.Tag == "L3" {
			if doi, ok := tagged.DOIIn(line.Value); ok {
				x.doi(doi, line)
				return
			}
		}
	}
}
