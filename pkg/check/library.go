package check

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

// library is what the rules of a whole library remember of the records before:
// of each key and identifier where it was first, of each ISSN the journal's name.
type library struct {
	works    map[citation.Identifier]source.Position
	keys     map[string]source.Position
	journals map[string]journal
	told     map[[2]string]bool // pairs of names that have been spoken of
}

// journal is how a journal was first named, and where.
type journal struct {
	name string
	at   source.Position
}

func newLibrary() library {
	return library{make(map[citation.Identifier]source.Position), make(map[string]source.Position), make(map[string]journal), make(map[[2]string]bool)}
}

// look holds the record against those before it.
func (l *library) look(k *Checker) {
	c := &k.record.Citation
	if first, seen := l.keys[c.Key]; seen {
		k.say(diag.DuplicateKey, citation.NoField, "key %q is that of the record at %s", clip(c.Key), name(first))
	} else if c.Key != "" {
		l.keys[c.Key] = k.record.Place
	}
	told := false
	for _, id := range c.IDs {
		switch id.Scheme {
		case citation.SchemeDOI, citation.SchemePMID, citation.SchemePMCID, citation.SchemeArXiv:
			key := citation.Identifier{Scheme: id.Scheme, Value: id.Compact()}
			if first, seen := l.works[key]; !seen {
				l.works[key] = k.record.Place
			} else if !told && first != k.record.Place {
				told = true
				k.say(diag.DuplicateRecord, id.Scheme.Field(), "%s %s is that of the record at %s", id.Scheme, id.Value, name(first))
			}
		case citation.SchemeISSN:
			if c.Type.InPeriodical() && c.In.Title != "" {
				l.journal(k, id.Compact(), c.In.Title.Plain())
			}
		}
	}
}

// journal holds the name that goes with an ISSN against the first one.
func (l *library) journal(k *Checker, issn, title string) {
	first, seen := l.journals[issn]
	if !seen {
		l.journals[issn] = journal{title, k.record.Place}
		return
	}
	if first.name == title || l.told[[2]string{first.name, title}] {
		return
	}
	a, b := words(first.name), words(title)
	if strings.Join(a, " ") == strings.Join(b, " ") {
		return
	}
	l.told[[2]string{first.name, title}] = true
	if abbreviates(a, b) || abbreviates(b, a) {
		k.say(diag.JournalForms, citation.FieldJournal, "%q here, %q at %s", clip(title), clip(first.name), name(first.at))
		return
	}
	k.say(diag.SharedISSN, citation.FieldJournal, "ISSN %s-%s: %q here, %q at %s", issn[:min(4, len(issn))], issn[min(4, len(issn)):], clip(title), clip(first.name), name(first.at))
}

// words gives the words of a journal's name that an abbreviation keeps.
func words(title string) []string {
	var list []string
	for word := range strings.FieldsFuncSeq(citation.Fold(title), func(r rune) bool { return strings.ContainsRune(" .,:;-–&/()[]'’", r) }) {
		switch word {
		case "the", "of", "and", "for", "in", "on", "de", "der", "und", "la", "et", "a":
		default:
			list = append(list, word)
		}
	}
	return list
}

// abbreviates reports whether each word of short begins the word of long that it stands for (ISO 4).
func abbreviates(short, long []string) bool {
	if len(short) == 0 || len(short) > len(long) {
		return false
	}
	i := 0
	for _, word := range long {
		if i < len(short) && strings.HasPrefix(word, short[i][:1]) && (strings.HasPrefix(word, short[i]) || subsequence(short[i], word)) {
			i++
		}
	}
	return i == len(short)
}

// subsequence reports whether the letters of short stand in long in order: "natl" in "national".
func subsequence(short, long string) bool {
	for i := 0; i < len(long) && short != ""; i++ {
		if long[i] == short[0] {
			short = short[1:]
		}
	}
	return short == ""
}

// name gives a place for a message.
func name(p source.Position) string {
	if p.Line == 0 {
		return p.Name
	}
	return fmt.Sprintf("%s:%d:%d", p.Name, p.Line, p.Column)
}
