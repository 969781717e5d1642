package ovid

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// filling is a record on its way from lines to a citation.
type filling struct {
	*tagged.Builder
	full      bool        // FA has the authors in full
	fullED    bool        // FED has the editors in full
	year, day tagged.Line // YR, and the date in SO or DP
	pages     tagged.Line

	publishedBy string // PB, which BT says again
}

// fill makes the record of an entry. SO comes last, for it says all at once
// what other tags may have said better.
func fill(b *tagged.Builder, view string, entry []tagged.Line) {
	b.Begin(view)
	x := filling{Builder: b}
	x.look(entry)
	for last := range 2 {
		for _, line := range entry {
			if (line.Tag == "SO") == (last == 1) {
				x.put(line)
			}
		}
	}
	x.Issued(x.year, x.day, x.year)
	x.Pages(x.pages, tagged.Line{}, false)
}

// look finds what decides the meaning of other lines.
func (x *filling) look(entry []tagged.Line) {
	c := x.Citation()
	var journal tagged.Line
	for _, line := range entry {
		switch line.Tag {
		case "FA":
			x.full = true
		case "FED":
			x.fullED = true
		case "PB":
			x.publishedBy = strings.TrimSpace(line.Value)
		case "SO", "JN", "JT":
			journal = line
		case "PT":
			for word := range tagged.Parts(line.Value, ".;,") {
				if t := types[strings.ToLower(word)]; t != "" && c.Type == "" {
					c.Type = t
					x.ClaimType(t, line)
				}
			}
		case "BT":
			if c.Type == "" {
				c.Type = citation.Chapter
				x.ClaimType(c.Type, line)
			}
		}
	}
	if c.Type == "" && journal.Tag != "" {
		c.Type = citation.ArticleJournal
		x.ClaimType(c.Type, journal)
	}
}

// put puts a line where its row says.
func (x *filling) put(line tagged.Line) {
	row, _ := tags.Reading(line.Tag, x.Citation().Type)
	switch {
	case tagged.Blank(line.Value):
	case line.Tag == "FA", line.Tag == "AU" && !x.full, line.Tag == "FED", line.Tag == "ED" && !x.fullED:
		x.people(row.Field, line)
	case line.Tag == "AU", line.Tag == "ED":
		// given in full elsewhere
	case line.Tag == "SO":
		x.source(line)
	case row.Field == citation.FieldIssued:
		slot := &x.year
		if line.Tag == "DP" {
			slot = &x.day
		}
		if slot.Tag == "" {
			*slot = line
		} else {
			x.Keep(line)
		}
	case row.Field == citation.FieldPages && x.pages.Tag == "":
		x.pages = line
	case row.Field == citation.FieldDOI:
		if doi, ok := tagged.DOIIn(line.Value); ok {
			line.Value = doi
		}
		x.Put(row.Field, line)
	case row.Field == citation.FieldTitle:
		x.title(line)
	case line.Tag == "BT":
		x.book(line)
	case line.Tag == "PB":
		x.publisher(line)
	case row.Field == citation.FieldOriginalTitle:
		x.One(row.Field, line)
	default:
		x.Put(row.Field, line)
	}
}

// title takes off the full stop, and what sort of text it is, which the
// databases of full texts put behind: "The Stuff of a Life.[Miscellaneous]".
func (x *filling) title(line tagged.Line) {
	text := strings.TrimSpace(line.Value)
	if at := strings.LastIndex(text, ".["); at > 0 && strings.HasSuffix(text, "]") && len(text)-at < 40 {
		if x.Citation().Detail(citation.FieldGenre) == "" {
			x.Text(citation.FieldGenre, tagged.Line{Tag: line.Tag, Value: text[at+2 : len(text)-1]})
		}
		text = text[:at]
	}
	x.Text(citation.FieldTitle, tagged.Line{Tag: line.Tag, Value: strings.TrimSuffix(text, ".")})
}

// publisher parts the place from the publisher: "ISiEZH SO RAN, Novosibirsk"; but "Wiley, Inc.".
func (x *filling) publisher(line tagged.Line) {
	name, place := line.Value, ""
	if at := strings.LastIndex(name, ", "); at > 0 && strings.Count(name, ", ") == 1 && !strings.Contains(name[at:], ".") {
		name, place = name[:at], name[at+2:]
	}
	x.Put(citation.FieldPublisher, tagged.Line{Tag: line.Tag, Value: name})
	if place != "" {
		x.Put(citation.FieldPublisherPlace, tagged.Line{Tag: line.Tag, Value: strings.TrimSuffix(strings.TrimSpace(place), ".")})
	}
}

// book takes apart the book that a chapter is in, as Zoological Record has it:
//
//	Guliaev, V.D. [Ed.]. Title. Publisher, Place. 2002: 1-234. Chapter pagination: 214-218.
//
// A title in another language stands in brackets before the original one.
func (x *filling) book(line tagged.Line) {
	part := func(value string) tagged.Line { return tagged.Line{Tag: line.Tag, Value: strings.TrimSpace(value)} }
	text := line.Value
	for _, mark := range []string{"[Ed.].", "[Eds.].", "[Ed].", "[Eds].", "(Ed.).", "(Eds.)."} {
		if who, rest, ok := strings.Cut(text, mark); ok {
			for one := range strings.SplitSeq(strings.ReplaceAll(who, " & ", ";"), ";") {
				x.Names(citation.FieldEditor, part(one))
			}
			text = rest
			break
		}
	}
	if head, pages, ok := strings.Cut(text, "Chapter pagination:"); ok {
		x.stated(part(strings.TrimRight(pages, ". \r\n")))
		text = head
	}
	if x.publishedBy != "" {
		if head, _, ok := strings.Cut(text, x.publishedBy); ok {
			text = head
		}
	}
	text = strings.TrimSpace(text)
	if translated, original, ok := strings.Cut(text, ".] ["); ok && text[0] == '[' {
		x.Keep(part(strings.Trim(original, "[]. ")))
		text = translated[1:]
	}
	x.Text(citation.FieldJournal, part(strings.TrimSuffix(text, ".")))
}

// people adds the names of a line, each on its own in the form with labels and
// then with degrees and the number of an address: "Bunkers, Sandra Schmidt RN; PhD; FAAN 1".
func (x *filling) people(role citation.Field, line tagged.Line) {
	for one := range tagged.Parts(line.Value, "") {
		bare, _, _ := strings.Cut(one, ";")
		bare = strings.TrimRight(bare, " 0123456789,.")
		if len(bare) < len(one) && one[len(bare)] == '.' {
			bare = one[:len(bare)+1] // the full stop of an initial
		}
		for {
			at := strings.LastIndexByte(bare, ' ')
			if at < 0 || !degrees[strings.TrimSuffix(bare[at+1:], ",")] {
				break
			}
			bare = strings.TrimRight(bare[:at], " ,")
		}
		if credit, ok := tagged.Credit(role, tagged.Clean(bare)); ok {
			x.Credit(credit, tagged.Line{Tag: line.Tag, Value: bare})
		}
	}
}

// source takes apart where the work appeared:
//
//	Nursing Science Quarterly.   28(2):103-106, April 2015.
//	Journal of Tests. Vol.12(3), Jan 2005, pp. 1-10.
//
// What does not follow one of these is kept as it is.
func (x *filling) source(line tagged.Line) {
	text := line.Value
	journal, rest, ok := cutJournal(text)
	if !ok {
		x.Keep(line)
		return
	}
	part := func(value string) tagged.Line { return tagged.Line{Tag: line.Tag, Value: strings.TrimSpace(value)} }
	c := x.Citation()
	if c.In.Title == "" {
		x.Text(citation.FieldJournal, part(journal))
	}
	n := strings.IndexAny(rest, "(:,")
	if n < 0 {
		return
	}
	if c.In.Volume == "" {
		x.Text(citation.FieldVolume, part(rest[:n]))
	}
	if rest[n] == '(' {
		issue, after, closed := strings.Cut(rest[n+1:], ")")
		if !closed {
			return
		}
		if c.In.Issue == "" {
			x.Text(citation.FieldIssue, part(issue))
		}
		rest, n = after, 0
	}
	rest = strings.TrimLeft(rest[n:], " ")
	if after, ok := strings.CutPrefix(rest, ":"); ok {
		pages, date, _ := strings.Cut(after, ",")
		x.stated(part(strings.TrimSuffix(strings.TrimSpace(pages), ".")))
		rest = date
	}
	date, pages, _ := strings.Cut(strings.TrimPrefix(rest, ","), ", pp.")
	x.stated(part(strings.TrimRight(pages, ". \r\n")))
	if date = strings.TrimRight(strings.TrimSpace(date), "."); x.day.Tag == "" && date != "" {
		x.day = part(date)
	}
}

// stated takes pages that no tag of their own has given.
func (x *filling) stated(line tagged.Line) {
	if x.pages.Tag == "" && line.Value != "" {
		x.pages = line
	}
}

// cutJournal parts the title of a journal from the volume: at the first full
// stop that a number follows, with or without "Vol." before it.
func cutJournal(text string) (journal, rest string, ok bool) {
	for at := 0; ; {
		n := strings.Index(text[at:], ". ")
		if n < 0 {
			return "", "", false
		}
		at += n
		rest = strings.TrimLeft(text[at+1:], " \r\n")
		rest = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(rest, "Vol."), "Vol "), " ")
		if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			return text[:at], rest, true
		}
		at++
	}
}
