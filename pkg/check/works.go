package check

import (
	"strconv"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
)

// works tells a work from those before it: by its identifiers, and else by title,
// year and first author together, where nothing else sets the two apart.
type works struct {
	byID    map[uint64]int32
	byTitle map[uint64]likeness
}

// likeness is a record that has a title, year and author, with what may set it apart from another one.
type likeness struct {
	number     int32
	doi, pages uint64 // hashes; 0 for none
}

func newWorks() works { return works{make(map[uint64]int32), make(map[uint64]likeness)} }

// seen gives the first record of the same work, and says of which field what it
// is that is the same; why is "" for a work that has not been there.
func (w *works) seen(c *citation.Citation, number int32) (first int32, f citation.Field, why string) {
	for _, id := range c.IDs {
		switch id.Scheme {
		case citation.SchemeDOI, citation.SchemePMID, citation.SchemePMCID, citation.SchemeArXiv:
		default:
			continue
		}
		key := more(hash(string(id.Scheme)), id.Compact())
		if n, seen := w.byID[key]; !seen {
			w.byID[key] = number
		} else if why == "" {
			first, f, why = n, id.Scheme.Field(), string(id.Scheme)+" "+id.Value+" is that"
		}
	}
	key := titleKey(c)
	if key == 0 {
		return first, f, why
	}
	now := likeness{number: number}
	if doi := c.ID(citation.SchemeDOI); doi != "" {
		now.doi = hash(citation.Identifier{Scheme: citation.SchemeDOI, Value: doi}.Compact())
	}
	if page := c.In.Pages.First; page != "" {
		now.pages = hash(page)
	}
	switch before, seen := w.byTitle[key]; {
	case !seen:
		w.byTitle[key] = now
	case why == "" && !apart(before.doi, now.doi) && !apart(before.pages, now.pages):
		first, f, why = before.number, citation.FieldTitle, "title, year and first author are those"
	}
	return first, f, why
}

// apart reports whether both are known and differ.
func apart(a, b uint64) bool { return a != 0 && b != 0 && a != b }

// leastTitle is how many letters a title has that says what it is the title of; "Editorial" has fewer.
const leastTitle = 20

// titleKey stands for title, year and first author; 0 when one of them is missing or says too little.
func titleKey(c *citation.Citation) uint64 {
	year, author := c.Year(), ""
	for i := range c.Credits {
		if cr := &c.Credits[i]; cr.Role == citation.FieldAuthor && !cr.EtAl {
			if author = cr.Name.Family; author == "" {
				author = cr.Name.Literal
			}
			break
		}
	}
	if year == 0 || author == "" {
		return 0
	}
	h, letters := hash(strconv.Itoa(year)), 0
	for _, text := range []string{citation.Fold(author), citation.Fold(c.Title.Plain())} {
		letters = 0
		for _, r := range text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				h = (h ^ uint64(r)) * 1099511628211
				if letters++; r >= 0x2E80 { // a Chinese character says more
					letters += 3
				}
			}
		}
	}
	if letters < leastTitle {
		return 0
	}
	return h
}
