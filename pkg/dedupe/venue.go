package dedupe

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// venue is where a work appeared, ready to be compared.
type venue struct {
	names []string // the words that an abbreviation keeps, parted by blanks: full, abbreviated, parts before and behind a colon
	issns []uint64 // hashes, sorted

	series bool // it is called by a series in which proceedings of many meetings appear
}

// proceedingsSeries say nothing of which meeting a paper was given at.
var proceedingsSeries = map[string]bool{
	"lecture notes computer science": true, "lecture notes artificial intelligence": true, "lecture notes bioinformatics": true,
	"lecture notes computer science including subseries lecture notes artificial intelligence lecture notes bioinformatics": true,
	"lecture notes business information processing": true, "lecture notes information systems organisation": true, "lecture notes networks systems": true,
	"lecture notes electrical engineering": true, "communications computer information science": true, "advances intelligent systems computing": true,
	"ceur workshop": true, "acm international conference series": true, "ifip advances information communication technology": true,
	"studies health technology informatics": true, "frontiers artificial intelligence applications": true, "procedia computer science": true,
	"journal physics conference series": true, "aip conference": true, "iop conference series materials science engineering": true,
	"iop conference series earth environmental science": true, "smart innovation systems technologies": true, "leibniz international informatics lipics": true,
	"matec web conferences": true, "e3s web conferences": true, "shs web conferences": true,
}

// smallWords are dropped by abbreviations of journals (ISO 4), and what says
// nothing of which venue it is.
var smallWords = map[string]bool{
	"the": true, "of": true, "and": true, "for": true, "in": true, "on": true, "de": true, "der": true, "und": true, "la": true, "et": true, "a": true,
	"an": true, "to": true, "des": true, "du": true, "di": true, "della": true, "del": true, "fur": true, "le": true, "les": true, "el": true, "e": true, "y": true,
	"annual": true, "proceedings": true, "proc": true, "proceeding": true, "print": true, "online": true, "electronic": true, "resource": true,
}

// venueOf gives the venue of a work.
func venueOf(c *citation.Citation) venue {
	var v venue
	var room [16]string
	words := room[:0]
	add := func(text string) {
		words = appendWords(words[:0], text)
		kept := words[:0]
		for _, w := range words {
			if !smallWords[w] && (w[0] < '0' || w[0] > '9') && w != "th" && w != "nd" && w != "st" && w != "rd" {
				kept = append(kept, w)
			}
		}
		if name := strings.Join(kept, " "); proceedingsSeries[name] {
			v.series = true
		} else if name != "" && !slices.Contains(v.names, name) && len(v.names) < 6 {
			v.names = append(v.names, name)
		}
	}
	for _, text := range [...]citation.Text{c.In.Title, c.In.TitleShort, c.In.Event.Title} {
		if text == "" {
			continue
		}
		plain := text.Plain()
		if i := strings.Index(plain, "Conference:"); i > 0 { // "Stroke.Conference: 7th World Congress", as Embase has it
			add(plain[:i])
		}
		if i := strings.IndexByte(plain, '('); i > 0 { // "Cancer (Philadelphia)"
			add(plain[:i])
		}
		add(plain)
		for _, mark := range [...]string{": ", " = ", ". ", " / "} {
			if before, behind, ok := strings.Cut(plain, mark); ok && len(before) > 2 && len(behind) > 2 {
				if mark != ". " || !abbreviated(plain) {
					add(before)
					add(behind)
				}
			}
		}
	}
	for _, id := range c.IDs {
		if id.Scheme == citation.SchemeISSN {
			v.issns = append(v.issns, newHash.text(id.Compact()).sum())
		}
	}
	slices.Sort(v.issns)
	return v
}

// abbreviated reports whether most words of a name end in a full stop: "N. Engl. J. Med."
func abbreviated(s string) bool { return strings.Count(s, ".")*2 > strings.Count(s, " ")+1 }

// known reports whether anything is known of the venue.
func (v *venue) known() bool { return len(v.names) > 0 || len(v.issns) > 0 }

// sameVenue is how surely two venues that are known are one: 1 for the same
// name, ISSN or abbreviation, less for names that share words.
func sameVenue(a, b *venue) float32 {
	for _, x := range a.names {
		if slices.Contains(b.names, x) {
			return 1
		}
	}
	for _, x := range a.issns {
		if slices.Contains(b.issns, x) {
			return 1
		}
	}
	var best float32
	for _, x := range a.names {
		for _, y := range b.names {
			if best = max(best, sameName(x, y)); best == 1 {
				return 1
			}
		}
	}
	return best
}

// sameName compares two names of venues.
func sameName(x, y string) float32 {
	if len(x) > len(y) {
		x, y = y, x
	}
	switch {
	case abbreviates(x, y) || abbreviates(y, x):
		return 1
	case acronym(x, y) || acronym(y, x):
		return .95
	}
	// Words in common, by their beginnings.
	common, total := 0, 0
	for w := range strings.SplitSeq(x, " ") {
		total += len(w)
		for v := range strings.SplitSeq(y, " ") {
			if strings.HasPrefix(v, w) || strings.HasPrefix(w, v) && len(v) > 2 || slip(w, v) {
				common += len(w)
				break
			}
		}
	}
	for v := range strings.SplitSeq(y, " ") {
		total += len(v)
		for w := range strings.SplitSeq(x, " ") {
			if strings.HasPrefix(v, w) || strings.HasPrefix(w, v) && len(v) > 2 || slip(w, v) {
				common += len(v)
				break
			}
		}
	}
	likeness := .9 * float32(common) / float32(total)
	if otherSort(x, y) {
		return min(likeness, .6)
	}
	return likeness
}

// otherSort reports whether two names say that they are of two sorts: a
// journal's and a workshop's.
func otherSort(x, y string) bool {
	xs, ys := sortsOf(x), sortsOf(y)
	return xs != 0 && ys != 0 && xs&ys == 0
}

// sortsOf gives the sorts of venue that a name names, as bits.
func sortsOf(name string) (sorts uint16) {
	for w := range strings.SplitSeq(name, " ") {
		for i, sort := range venueSorts {
			if strings.HasPrefix(w, sort) {
				sorts |= 1 << i
			}
		}
	}
	return sorts
}

// venueSorts are how words begin that say of which sort a venue is.
var venueSorts = [...]string{"journal", "workshop", "conference", "symposium", "transaction", "letters", "review", "bulletin", "annals", "archives", "magazine", "congress", "meeting", "newsletter", "yearbook"}

// abbreviates reports whether each word of short stands for a word of long, in
// order, and no word of long that says something is left out.
func abbreviates(short, long string) bool {
	for short != "" {
		if long == "" {
			return false
		}
		w, restShort, _ := strings.Cut(short, " ")
		v, restLong, _ := strings.Cut(long, " ")
		if !citation.Shortens(w, v) {
			return false
		}
		short, long = restShort, restLong
	}
	return long == ""
}

// acronym reports whether a word of short is made of the beginnings of the words
// of long: "pnas", "amcis" of "americas conference information systems".
func acronym(short, long string) bool {
	if strings.Count(long, " ") < 2 {
		return false
	}
	alone := strings.IndexByte(short, ' ') < 0
	for w := range strings.SplitSeq(short, " ") {
		if (len(w) > 3 || alone && len(w) == 3) && spells(w, long) {
			return true
		}
	}
	return false
}

// spells reports whether letters are beginnings, of one to three letters, of all
// the words in order.
func spells(letters, words string) bool {
	const longest = 24
	if len(letters) > longest {
		return false
	}
	reached := uint64(1) // the places in letters to which the words so far may lead, as bits
	for w := range strings.SplitSeq(words, " ") {
		next := uint64(0)
		for at := range letters {
			for n := 1; reached>>at&1 == 1 && n <= min(3, len(w), len(letters)-at) && letters[at+n-1] == w[n-1]; n++ {
				next |= 1 << (at + n)
			}
		}
		if reached = next; reached == 0 {
			return false
		}
	}
	return reached>>len(letters)&1 == 1
}
