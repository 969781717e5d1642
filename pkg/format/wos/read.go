package wos

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// filling is a record on its way from lines to a citation.
type filling struct {
	*tagged.Builder
	typ         citation.Type
	byName      map[string]int // index of a credit by its folded name
	fullNames   bool           // AF has the authors of AU in full
	year, day   tagged.Line    // PY and PD
	first, last tagged.Line    // BP and EP
}

// fill makes the record of an entry.
func fill(b *tagged.Builder, view string, entry []tagged.Line) {
	b.Begin(view)
	x := filling{Builder: b}
	x.look(entry)
	tags.Each(entry, x.typ, x.put)
	x.Issued(x.year, x.day, x.year)
	x.Pages(x.first, x.last, false)
	for _, line := range entry { // they name authors, whichever line those stand on
		switch line.Tag {
		case "C1":
			x.addresses(line)
		case "OI":
			x.orcids(line)
		}
	}
}

// look finds what decides the meaning of other lines.
func (x *filling) look(entry []tagged.Line) {
	var pt, dt tagged.Line
	titles := 0
	for _, line := range entry {
		switch line.Tag {
		case "AF":
			x.fullNames = true
		case "PT":
			pt = line
		case "DT":
			dt = line
		case "TI", "SO":
			titles++
		}
	}
	word := tagged.Clean(pt.Value)
	typ, known := publications.Type(word)
	from := pt
	if word == "B" && titles < 2 {
		typ = citation.Book
	}
	if !known && word != "" {
		x.Remark(diag.UnknownType, pt.Value, citation.FieldType, "publication type %q is not known", word)
	}
	for kind := range strings.SplitSeq(tagged.Clean(dt.Value), ";") {
		t, known := documents.Type(strings.TrimSpace(kind))
		// "Article; Proceedings Paper" in a journal is an article, "Article; Book Chapter" is none.
		if known && t != citation.ArticleJournal && !(word == "J" && t == citation.PaperConference) {
			typ, from = t, dt
			break
		}
	}
	x.typ = typ
	if x.Citation().Type = typ; typ != "" {
		x.ClaimType(typ, from)
	}
}

// put puts a line where its row says.
func (x *filling) put(row tagged.Row, known bool, line tagged.Line) {
	if tagged.Blank(line.Value) {
		return
	}
	switch line.Tag {
	case "PT", "C1", "OI", "DA":
		return
	case "AU":
		if !x.fullNames {
			x.people(row.Field, line)
		}
		return
	case "AF", "BE", "ED":
		x.people(row.Field, line)
		return
	case "BA", "BF", "GP", "CA":
		if line.Tag == "CA" || !x.Citation().HasCredit(row.Field) {
			x.people(row.Field, line)
		} else {
			x.Keep(line)
		}
		return
	case "DE", "ID":
		x.keywords(line)
		return
	case "UT":
		if pmid, ok := strings.CutPrefix(strings.TrimSpace(line.Value), "MEDLINE:"); ok {
			x.One(citation.FieldPMID, tagged.Line{Tag: line.Tag, Value: pmid})
			return
		}
	case "AR":
		line.Value = strings.TrimPrefix(strings.TrimSpace(line.Value), "UNSP ") // "unspecified", before any article number
	}
	switch {
	case !known:
		x.Unknown(line)
	case row.Field == citation.FieldGenre && tagged.Clean(line.Value) == documents.Word(x.typ):
		// said by the type, and written from it
	case row.Field == citation.FieldIssued:
		if line.Tag == "PD" {
			x.day = line
		} else {
			x.year = line
		}
	case row.Field == citation.FieldPages:
		switch line.Tag {
		case "BP":
			x.first = line
		case "EP":
			if strings.TrimSpace(line.Value) == "+" { // "and what follows"
				x.Keep(line)
				return
			}
			x.last = line
		case "PS":
			if x.first.Tag == "" {
				x.first = line
			} else {
				x.Keep(line)
			}
		}
	case row.Field == citation.FieldOnline, row.Field == citation.FieldEventDate:
		if !x.Date(row.Field, line) {
			x.Keep(line)
		}
	case row.Field == citation.FieldDOI:
		if x.Citation().DOI() == "" {
			x.Put(row.Field, line)
		} else {
			x.Keep(line)
		}
	default:
		x.Put(row.Field, line)
	}
}

// people adds names: one a line, or parted by ";" in MEDLINE's records.
func (x *filling) people(role citation.Field, line tagged.Line) {
	for one := range tagged.Parts(line.Value, ";") {
		text := tagged.Clean(one)
		if at := strings.Index(text, " ("); at > 0 && strings.Contains(text, "@") { // Zoological Record: "Stillman, Andrew N. (a@b.edu)"
			text = text[:at]
		}
		if credit, ok := tagged.Credit(role, text); ok {
			x.Credit(credit, tagged.Line{Tag: line.Tag, Value: one})
		}
	}
}

// keywords adds terms parted by ";", which may be wrapped anywhere.
func (x *filling) keywords(line tagged.Line) {
	for rest := line.Value; rest != ""; {
		var one string
		one, rest, _ = strings.Cut(rest, ";")
		if term := tagged.Clean(one); term != "" {
			x.Add(citation.FieldKeyword, citation.Keyword{Term: term}, tagged.Line{Tag: line.Tag, Value: one})
		}
	}
}

// addresses gives authors their affiliations: "[Li, Wei; Dou, Zhiguo] Chinese
// Acad Forestry, Beijing". Addresses without names are kept as they are, unless
// there is but one author.
func (x *filling) addresses(line tagged.Line) {
	c := x.Citation()
	given := false
	for one := range tagged.Parts(line.Value, "") {
		text := tagged.Clean(one)
		people, address, named := strings.Cut(strings.TrimPrefix(text, "["), "] ")
		if !named || text[0] != '[' {
			continue
		}
		for person := range strings.SplitSeq(people, "; ") {
			if cr := x.credit(person); cr != nil {
				cr.Affiliations = append(cr.Affiliations, strings.TrimSuffix(address, "."))
				given = true
			}
		}
	}
	if !given && len(c.Credits) == 1 && !strings.ContainsAny(line.Value, "\r\n") {
		c.Credits[0].Affiliations = append(c.Credits[0].Affiliations, strings.TrimSuffix(tagged.Clean(line.Value), "."))
		given = true
	}
	if !given {
		x.Keep(line)
	}
}

// orcids gives authors their ORCID: "LI, WEI/0000-0002-2133-9287; Dou, Zhiguo/0000-0001-8031-4330".
func (x *filling) orcids(line tagged.Line) {
	for one := range strings.SplitSeq(tagged.Clean(line.Value), ";") {
		person, id, found := strings.Cut(strings.TrimSpace(one), "/")
		if !found || id == "" {
			continue
		}
		orcid, err := citation.SchemeORCID.Parse(id)
		cr := x.credit(person)
		if err != nil || cr == nil {
			x.Keep(tagged.Line{Tag: line.Tag, Value: one})
			continue
		}
		cr.IDs = append(cr.IDs, orcid)
	}
}

// credit finds the author of that name: "Li, Wei", in whatever letters.
func (x *filling) credit(person string) *citation.Credit {
	c := x.Citation()
	if x.byName == nil { // a collaboration has thousands, and names each in its addresses
		x.byName = make(map[string]int, len(c.Credits))
		for i := range c.Credits {
			x.byName[citation.Fold(c.Credits[i].Name.Sorted())] = i
		}
	}
	if i, ok := x.byName[citation.Fold(strings.TrimSpace(person))]; ok {
		return &c.Credits[i]
	}
	return nil
}
