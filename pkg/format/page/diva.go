package page

import (
	_ "embed"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed diva.tsv
var divaWords string

// diva is the repository software of Nordic universities.
//
// The title stands above the people, one a line, family name first, each with the body below. Then
// one line has it all run together: "2019 (English)In: Ageing & Society, ISSN 0144-686X, Vol. 39, no 5,
// p. 905-928Article in journal (Refereed) Published". The opponent and the supervisors of a thesis have
// headings of their own, far below. The identifiers are run together, "URN: urn:nbn:se:…DOI: 10.…ISI: …".
func diva() *platform {
	return &platform{
		name:    "diva",
		summary: "DiVA repositories",
		signs: []sign{
			{name: "identifier", at: anywhere, any: []string{"DiVA, id: diva2:", "OAI: oai:DiVA.org:"}},
			{name: "permanent link", at: anywhere, any: []string{"urn:nbn:se:", "urn:nbn:no:"}},
			{name: "subject category"},
		},
		enough: 2,
		words:  divaWords,
		head:   divaHead,
		also:   divaAlso,
	}
}

// divaHead claims from the line that begins with the year, and from what stands above it.
func divaHead(s *sheet) {
	at, year, rest := divaLine(s)
	if at < 0 {
		return
	}
	s.claim(citation.FieldIssued, year, year, "line of publication", evidence.Labelled)
	if _, host, ok := strings.Cut(rest, "In: "); ok {
		host = divaHost(host)
		journal, numbers, found := strings.Cut(host, ", ISSN ")
		if found { // ISSN 0144-686X, E-ISSN 1469-1779, Vol. 39, no 5
			s.claim(citation.FieldJournal, journal, journal, "line of publication", evidence.Labelled)
			if at := strings.Index(numbers, "Vol. "); at >= 0 {
				s.claimHostLine(numbers[at:], "line of publication", evidence.Labelled)
			}
		} else {
			s.claimHostLine(host, "line of publication", evidence.Labelled)
		}
		for word := range strings.FieldsSeq(numbers) {
			if issn := strings.TrimRight(word, ","); len(issn) == 9 && isISSN(issn) {
				s.claim(citation.FieldISSN, issn, issn, "line of publication", evidence.Labelled)
			}
		}
	}
	for w := range s.kinds() {
		if strings.Contains(rest, w.text) {
			s.add(citation.FieldType, citation.Type(w.means), rest, "line of publication", evidence.Labelled)
			break
		}
	}
	first := at
	for i := at - 1; i >= 0; i-- {
		name := unmark(s.lines[i])
		if isInverted(name) && nameLike(strings.Replace(name, ",", "", 1)) {
			first = i
		}
	}
	for i := first; i < at; i++ {
		if name := unmark(s.lines[i]); isInverted(name) && nameLike(strings.Replace(name, ",", "", 1)) {
			s.claimHeadings(citation.FieldAuthor, []string{name}, true, "name above the line of publication", evidence.Placed)
		}
	}
	for i := first - 1; i >= 0; i-- {
		if title := unmark(s.lines[i]); title != "" {
			if first < at && !isAddress(title) {
				s.claimTitle(title, "line above the names", evidence.Placed)
			}
			return
		}
	}
}

// divaLine finds the line of publication.
func divaLine(s *sheet) (at int, year, rest string) {
	for i, line := range s.lines {
		if len(line) > 8 && isYear(line[:4]) && strings.HasPrefix(line[4:], " (") {
			if _, rest, ok := bracketed(line[5:]); ok {
				return i, line[:4], rest
			}
		}
	}
	return -1, "", ""
}

// divaHost cuts a source before what is run into its end: "p. 905-928Article in journal (Refereed)".
func divaHost(host string) string {
	for i := 1; i+1 < len(host); i++ {
		if isCapital(host[i]) && isDigit(host[i-1]) && host[i+1] >= 'a' {
			return host[:i]
		}
	}
	return host
}

// kinds yields the sorts of works that a platform's vocabulary names, longest first.
func (s *sheet) kinds() func(func(*word) bool) {
	return func(yield func(*word) bool) {
		rows := s.words.rows["kind"]
		for i := range rows {
			if !yield(&rows[i]) {
				return
			}
		}
	}
}

// divaAlso claims imprint and identifiers.
func divaAlso(s *sheet) {
	for i := range s.sections {
		sec := &s.sections[i]
		switch sec.means() {
		case "@imprint":
			for _, line := range s.body(sec) {
				place, publisher, ok := strings.Cut(firstOf(line, ","), ": ")
				if !ok {
					publisher, place = place, ""
				}
				if place != "" && !hasDigit(place) {
					s.claim(citation.FieldPublisherPlace, place, place, "imprint", evidence.Labelled)
				}
				if publisher = trim(publisher); publisher != "" && !hasDigit(publisher) {
					s.claim(citation.FieldPublisher, publisher, publisher, "imprint", evidence.Labelled)
				}
				break
			}
		case "@identifiers":
			for _, line := range s.body(sec) {
				divaNumbers(s, line)
			}
		}
	}
}

// divaNumbers claims the identifiers that stand in one line without separators.
func divaNumbers(s *sheet, line string) {
	for _, mark := range [...]struct {
		text  string
		field citation.Field
	}{{"DOI: ", citation.FieldDOI}, {"ISBN: ", citation.FieldISBN}, {"PubMedID: ", citation.FieldPMID}} {
		for rest := line; ; {
			_, after, ok := strings.Cut(rest, mark.text)
			if !ok {
				break
			}
			value := firstOf(after, " (")
			if next := strings.IndexByte(value, ':'); next > 0 { // "10.1017/S0144686X17001246ISI: 000465"
				value = value[:next]
				for len(value) > 0 && isLetter(value[len(value)-1]) {
					value = value[:len(value)-1]
				}
			}
			if mark.field == citation.FieldPMID { // "31234567Scopus ID: 2-s2.0-85061234567"
				value = value[:len(value)-len(strings.TrimLeft(value, "0123456789"))]
			}
			s.claim(mark.field, value, value, "identifier "+strings.TrimSuffix(mark.text, ": "), evidence.Labelled)
			rest = after
		}
	}
}
