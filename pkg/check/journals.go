package check

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// journals remembers every name of a journal once, with its ISSN and the initials of its words.
type journals struct {
	names  map[string]*journal
	byISSN map[string]*journal
	alike  map[string][]*journal // by initials: "jpw" for "Journal of Peer Work" and "J. Peer Work"
	told   map[[2]*journal]bool  // pairs that have been spoken of
}

// journal is a name of a journal, and the first record that has it.
type journal struct {
	name   string
	words  []string // that an abbreviation keeps
	number int32
}

func newJournals() journals {
	return journals{
		names: make(map[string]*journal), byISSN: make(map[string]*journal), alike: make(map[string][]*journal), told: make(map[[2]*journal]bool),
	}
}

// mostAlike bounds the names of the same initials that a new name is held against.
const mostAlike = 200

// look holds the record's journal against those before.
func (j *journals) look(l *Library, k *Examination, number int32) {
	c := &k.record.Citation
	title := c.In.Title.Plain()
	this, known := j.names[title]
	if !known {
		this = j.meet(l, k, &journal{name: strings.Clone(title), number: number})
	}
	for _, id := range c.IDs {
		if id.Scheme != citation.SchemeISSN {
			continue
		}
		issn := id.Compact()
		first, seen := j.byISSN[issn]
		if !seen {
			j.byISSN[strings.Clone(issn)] = this
			continue
		}
		switch {
		case first == this || within(first.words, this.words) || within(this.words, first.words):
		case shortens(this.words, first.words) || shortens(first.words, this.words):
			j.tell(l, k, diag.JournalForms, this, first, "")
		default:
			j.tell(l, k, diag.SharedISSN, this, first, "ISSN "+id.Value+": ")
		}
	}
}

// meet takes up a name that has not been there. One that differs from another in nothing that counts is that one.
func (j *journals) meet(l *Library, k *Examination, this *journal) *journal {
	this.words = words(this.name)
	var letters strings.Builder
	for _, word := range this.words {
		letters.WriteString(firstLetter(word))
	}
	alike := j.alike[letters.String()]
	for _, other := range alike {
		if slices.Equal(this.words, other.words) {
			j.names[this.name] = other
			return other
		}
	}
	j.names[this.name] = this
	for _, other := range alike {
		if abbreviates(this.words, other.words) || abbreviates(other.words, this.words) {
			j.tell(l, k, diag.JournalForms, this, other, "")
			break
		}
	}
	if len(alike) < mostAlike {
		j.alike[letters.String()] = append(alike, this)
	}
	return this
}

// tell speaks of two names once.
func (j *journals) tell(l *Library, k *Examination, code diag.Code, this, other *journal, what string) {
	if j.told[[2]*journal{other, this}] || j.told[[2]*journal{this, other}] {
		return
	}
	j.told[[2]*journal{other, this}] = true
	k.say(code, citation.FieldJournal, "%s%q here, %q at %s", what, clip(this.name), clip(other.name), l.name(other.number))
}

// words gives the words of a journal's name that an abbreviation keeps. What
// follows in brackets, as a place, tells two journals of one name apart.
func words(title string) []string {
	var list []string
	for word := range strings.FieldsFuncSeq(citation.Fold(title), func(r rune) bool { return strings.ContainsRune(" .,:;-–&/()[]'’", r) }) {
		switch word {
		case "the", "of", "and", "for", "in", "on", "de", "der", "die", "des", "du", "und", "la", "le", "les", "et", "a", "an", "to", "y", "del", "di", "fur", "da":
		default:
			list = append(list, word)
		}
	}
	return list
}

// within reports whether one name is the other with more behind it: "Cancers" and "Cancers (Basel)".
func within(short, long []string) bool {
	return len(short) > 0 && len(short) < len(long) && slices.Equal(short, long[:len(short)])
}

func firstLetter(word string) string {
	for i := range word {
		if i > 0 {
			return word[:i]
		}
	}
	return word
}

// abbreviates reports whether short is the abbreviation of long: as many words,
// each the word of long or short for it (ISO 4), and at least one of them shorter by two letters.
func abbreviates(short, long []string) bool {
	if len(short) < 2 || len(short) != len(long) {
		return false
	}
	shorter := false
	for i, word := range short {
		if word == long[i] {
			continue
		}
		if len(long[i]) < len(word)+2 || !citation.Shortens(word, long[i]) {
			return false
		}
		shorter = true
	}
	return shorter
}

// shortens is abbreviates for two names that have one ISSN and so are of one
// journal: words may be left out, and "JAMA" will do.
func shortens(short, long []string) bool {
	if len(short) == 0 || len(short) > len(long) {
		return false
	}
	if len(short) == 1 && len(short[0]) == len(long) {
		acronym := true
		for i, word := range long {
			acronym = acronym && word[0] == short[0][i]
		}
		return acronym
	}
	i := 0
	for _, word := range long {
		if i < len(short) && citation.Shortens(short[i], word) {
			i++
		}
	}
	return i == len(short)
}
