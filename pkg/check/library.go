package check

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

// Library holds the records of one library, one after the other, against those
// before. It is used by one goroutine.
//
// Of a record it remembers the place, a hash of its key, and the fingerprint by
// which package dedupe judges it: about two kilobytes. No view of its text is kept, which
// would keep the whole input in memory.
type Library struct {
	files    []string // names of documents, each once
	records  []place  // by number
	keys     map[uint64]int32
	works    works
	journals journals
}

// place is where a record stands.
type place struct{ file, line, column int32 }

// NewLibrary makes a library without records.
func NewLibrary() *Library {
	return &Library{keys: make(map[uint64]int32), works: newWorks(), journals: newJournals()}
}

// Add gives what is wrong with the next record of the library, in the order of
// the places. Remarks of reading are not among it.
func (l *Library) Add(k *Examination) []Finding {
	c := &k.record.Citation
	number := l.add(k.record.Place)
	if c.Key != "" {
		key := hash(c.Key)
		if first, seen := l.keys[key]; seen {
			k.say(diag.DuplicateKey, citation.NoField, "key %q is that of the record at %s", clip(c.Key), l.name(first))
		} else {
			l.keys[key] = number
		}
	}
	l.works.look(l, k, number)
	if c.Type.InPeriodical() && c.In.Title != "" {
		l.journals.look(l, k, number)
	}
	SortFindings(k.findings)
	return k.findings
}

// add notes where the next record stands, and gives its number.
func (l *Library) add(at source.Position) int32 {
	if n := len(l.files); n == 0 || l.files[n-1] != at.Name {
		l.files = append(l.files, strings.Clone(at.Name))
	}
	l.records = append(l.records, place{int32(len(l.files) - 1), int32(at.Line), int32(at.Column)})
	return int32(len(l.records) - 1)
}

// name gives the place of a record for a message.
func (l *Library) name(number int32) string {
	at := l.records[number]
	return name(source.Position{Name: l.files[at.file], Line: int(at.line), Column: int(at.column)})
}

// name gives a place for a message.
func name(p source.Position) string {
	if p.Line == 0 {
		return p.Name
	}
	return fmt.Sprintf("%s:%d:%d", p.Name, p.Line, p.Column)
}

// hash stands for text in memory: FNV-1a. In a library of a million records the chance of one clash is one in 30 million.
func hash(text string) uint64 { return more(14695981039346656037, text) }

func more(h uint64, text string) uint64 {
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}
