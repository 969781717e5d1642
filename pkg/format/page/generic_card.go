package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A card of a catalogue sets the description of a book in the punctuation of ISBD:
//
//	Library and information systems / - New Delhi : Ess Ess Publications, 2009. - xviii+450
type card struct {
	title, responsible, place, publisher, year string
}

// readCard reads a line as a card: its first area has a title, a later one a place, a publisher and a year.
func readCard(line string) (c card, ok bool) {
	const longest = 500
	if len(line) > longest || !strings.Contains(line, " : ") || !holdsYear(line) {
		return card{}, false
	}
	first, rest, ok := strings.Cut(line, " - ")
	if !ok {
		return card{}, false
	}
	marked := strings.HasSuffix(first, ".") || strings.Contains(first, " / ") || strings.HasSuffix(first, " /")
	for area := range strings.SplitSeq(rest, " - ") {
		place, imprint, found := strings.Cut(trim(area), " : ")
		at := strings.LastIndexByte(imprint, ',')
		if !found || at < 2 || len(place) > 60 {
			continue
		}
		year := strings.Trim(imprint[at+1:], " .c©[]()")
		if r, _ := firstRune(place); !unicode.IsUpper(r) || !isYear(year) || hasDigit(place) {
			continue
		}
		c.place, c.publisher, c.year = trim(place), trim(imprint[:at]), year
		c.title, c.responsible, _ = strings.Cut(first, " /")
		c.title, c.responsible = strings.TrimRight(trim(c.title), " .:/"), strings.TrimRight(trim(c.responsible), " .")
		return c, marked && len(c.title) > 3 && len(c.publisher) > 1
	}
	return card{}, false
}

// claimCard claims from the card that the page begins with.
func (p *perusal) claimCard() bool {
	at := p.next(0)
	if at == len(p.lines) {
		return false
	}
	c, ok := readCard(unmark(p.lines[at]))
	if !ok {
		return false
	}
	const rule = "card of a catalogue"
	p.titleAt, p.title = at, c.title
	p.proof, p.why, p.cited = c.title, rule, true
	p.claimTitle(c.title, rule, evidence.Placed)
	if names := strings.TrimPrefix(c.responsible, "by "); names != "" && p.peopleIn(names) {
		p.claimPeople([]string{names}, rule, evidence.Placed)
	}
	p.claim(citation.FieldPublisherPlace, c.place, c.place, rule, evidence.Placed)
	p.claim(citation.FieldPublisher, c.publisher, c.publisher, rule, evidence.Placed)
	p.claim(citation.FieldIssued, c.year, c.year, rule, evidence.Placed)
	p.add(citation.FieldType, citation.Book, c.title, rule, evidence.Placed)
	for i := p.next(at + 1); i < len(p.lines); i = p.next(i + 1) { // numbers alone in their lines
		text := unmark(p.lines[i])
		if digits := strings.Map(digitsOnly, text); len(digits) < 9 || strings.Trim(text, "0123456789-Xx") != "" {
			continue
		}
		if v, err := citation.FieldISBN.Parse(text); err == nil && v != nil {
			p.add(citation.FieldISBN, v, text, rule, evidence.Placed)
		}
	}
	return true
}

// A paperIn is a line of RePEc that says in which series a paper is: "No 2685, Working Paper Series from European Central Bank".
type paperIn struct{ number, series, from string }

// readPaperIn reads such a line.
func readPaperIn(line string) (l paperIn, ok bool) {
	const longest = 200
	if len(line) > longest || strings.HasSuffix(line, ".") {
		return paperIn{}, false
	}
	series, from, ok := strings.Cut(line, " from ")
	if !ok {
		return paperIn{}, false
	}
	if rest, found := strings.CutPrefix(series, "No "); found {
		if l.number, series, ok = strings.Cut(rest, ", "); !ok || !hasDigit(l.number) || strings.ContainsFunc(l.number, unicode.IsSpace) {
			return paperIn{}, false
		}
	}
	r, _ := firstRune(from)
	first, _ := firstRune(series)
	if !unicode.IsUpper(r) || !unicode.IsUpper(first) || strings.ContainsAny(series, ".:?") {
		return paperIn{}, false
	}
	if l.number == "" && !isOfPapers(series) || !isOfPapers(series) && !strings.HasSuffix(series, "Notes") {
		return paperIn{}, false
	}
	l.series, l.from = series, from
	return l, true
}

// claimPaperIn claims the series, and who publishes it, from the line below title and names.
func (p *perusal) claimPaperIn() {
	const rule, within = "series of papers", 12
	for i, steps := p.next(0), 0; i < len(p.lines) && steps < within; i, steps = p.next(i+1), steps+1 {
		l, ok := readPaperIn(unmark(p.lines[i]))
		if !ok {
			continue
		}
		p.claim(citation.FieldSeries, l.series, l.series, rule, evidence.Placed)
		p.claim(citation.FieldPublisher, l.from, l.from, rule, evidence.Placed)
		if l.number != "" {
			p.claim(citation.FieldNumber, l.number, l.number, rule, evidence.Placed)
		}
		p.add(citation.FieldType, citation.Report, l.series, rule, evidence.Placed)
		return
	}
}

// claimListed claims from a citation in the form of RePEc, which names the publisher behind the journal or the series:
//
//	Berg, Anna & Kettle, Oona, 2018. "A title," Lake Working Papers 2018-035, Lake University, Department of Economics.
//	Berg, Anna & Kettle, Oona, 2018. "A title," Lake Economics, Lake Press, vol. 12(2), pages 13-31.
func (p *perusal) claimListed(text string, c *cited, rule string) bool {
	if c.year == "" || !strings.Contains(text, c.year+". \"") || !strings.Contains(text, ",\" ") {
		return false
	}
	venue, from, ok := strings.Cut(c.journal, ", ")
	if !ok {
		return false
	}
	from = strings.TrimRight(from, ",. ")
	blank := strings.LastIndexByte(venue, ' ')
	if series, number := venue[:max(blank, 0)], venue[blank+1:]; hasDigit(number) && isOfPapers(series) {
		p.claim(citation.FieldSeries, series, series, rule, evidence.Placed)
		p.claim(citation.FieldNumber, number, number, rule, evidence.Placed)
		p.add(citation.FieldType, citation.Report, series, rule, evidence.Placed)
	} else if !p.claimVenue(venue, rule, evidence.Placed) {
		return false
	}
	if from != "" {
		p.claim(citation.FieldPublisher, from, from, rule, evidence.Placed)
	}
	return true
}

// isOfPapers reports whether a name is that of a series of papers: "MERIT Working Papers", "European Economy - Discussion Papers".
func isOfPapers(series string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(series)) {
		switch word {
		case "paper", "papers", "series", "reports", "memorandum", "memos", "documents", "discussion":
			return true
		}
	}
	return false
}
