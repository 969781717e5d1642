package bibtex

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/source"
)

// definitions are what the entries of a document need of the rest of it: its
// macros, and the entries that others inherit from. Nobody writes to them once
// they are complete.
type definitions struct {
	macros map[string][]definition // by lower-case name, in order of place
	order  []struct {              // of all of them
		name  string
		index int
	}
	parents map[string]*parent // by lower-case key
}

// A definition is a macro's value from one place of the document on.
type definition struct {
	at     int
	value  string
	pieces []piece // until it is resolved
}

// A parent is an entry that another refers to with crossref or xdata.
type parent struct {
	entry entry // of a text of its own
	doc   *source.Document
	base  int // of that text in the document
}

// maxMacro bounds the text of a macro: each can hold another twice.
const maxMacro = 1 << 16

// prepare looks a document, which parts gives in order, through for definitions. Most documents have none,
// so this first looks at nothing but "@" and "=" signs. Parents are fetched on
// a second pass, for they may stand anywhere.
func prepare(parts func(do func(part *source.Document, text string)) error) (*definitions, error) {
	defs := &definitions{}
	wanted := map[string]bool{}
	err := parts(func(part *source.Document, text string) {
		if mentions(text, stringKind) {
			defs.collectMacros(part, text)
		}
		collectWanted(text, wanted)
	})
	if err != nil {
		return nil, err
	}
	defs.resolve()
	if len(wanted) == 0 {
		return defs, nil
	}
	defs.parents = make(map[string]*parent, len(wanted))
	err = parts(func(part *source.Document, text string) { defs.collectParents(part, text, wanted) })
	return defs, err
}

// collectMacros notes the @string definitions of a part.
func (defs *definitions) collectMacros(part *source.Document, text string) {
	if defs.macros == nil {
		defs.macros = map[string][]definition{}
	}
	s := scanner{text: text}
	for s.next() {
		e := &s.entry
		if !e.is(stringKind) {
			continue
		}
		for _, f := range e.fields {
			name := strings.ToLower(f.name)
			pieces := make([]piece, 0, f.to-f.from)
			for _, p := range e.pieces[f.from:f.to] {
				pieces = append(pieces, piece{strings.Clone(p.text), p.bare})
			}
			defs.order = append(defs.order, struct {
				name  string
				index int
			}{name, len(defs.macros[name])})
			defs.macros[name] = append(defs.macros[name], definition{at: part.Span(e.text).Start, pieces: pieces})
		}
	}
}

// resolve puts the macros' texts in place of the names in their definitions,
// in order of place. One defined by a later one waits for the next round;
// those that go round in a circle keep the names.
func (defs *definitions) resolve() {
	const rounds = 8
	for round := 1; round <= rounds; round++ {
		waiting := false
		for _, o := range defs.order {
			if d := &defs.macros[o.name][o.index]; d.pieces != nil && !defs.settle(d, round == rounds) {
				waiting = true
			}
		}
		if !waiting {
			return
		}
	}
}

// settle gives d its value, if those it is made of have theirs, or in any case when forced.
func (defs *definitions) settle(d *definition, force bool) bool {
	var b strings.Builder
	for _, p := range d.pieces {
		text := p.text
		if p.bare {
			if m := defs.find(p.text, d.at-1); m != nil && m.pieces == nil {
				text = m.value
			} else if m != nil && !force {
				return false
			} else if month := monthNamed(p.text); month > 0 {
				text = month.String()
			}
		}
		if b.Len()+len(text) > maxMacro {
			break
		}
		b.WriteString(text)
	}
	if d.pieces != nil {
		d.value, d.pieces = b.String(), nil
	}
	return true
}

// find gives the definition of a macro in force at a place: the last before
// it, else the first after it; nil when there is none.
func (defs *definitions) find(name string, at int) *definition {
	if len(defs.macros) == 0 {
		return nil
	}
	list := defs.macros[lower(name)]
	if len(list) == 0 {
		return nil
	}
	n, _ := slices.BinarySearchFunc(list, at+1, func(d definition, at int) int { return d.at - at })
	return &list[max(n-1, 0)]
}

// collectWanted notes the keys that crossref and xdata fields ask for. It
// goes from "=" to "=" and looks at the word before each, whatever it is in: a
// key too many does no harm.
func collectWanted(text string, wanted map[string]bool) {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '=')
		if n < 0 {
			return
		}
		i += n + 1
		before := i - 2
		for before > 0 && (isSpace(text[before]) || text[before] == nbsp[1] || text[before] == nbsp[0]) {
			before--
		}
		if before < 4 || text[before]|0x20 != 'f' && text[before]|0x20 != 'a' || // the quick look first: of crossref and xdata
			!inherits(text[before-4:before+1]) && (before < 7 || !inherits(text[before-7:before+1])) {
			continue
		}
		s := scanner{text: text, pos: i, limit: min(len(text), i+4096), close: '}'}
		if s.value() {
			for _, p := range s.entry.pieces {
				for key := range strings.SplitSeq(p.text, ",") {
					wanted[strings.ToLower(strings.TrimSpace(key))] = true
				}
			}
		}
	}
}

// inherits reports whether a field of that name asks for another entry's fields.
func inherits(name string) bool {
	return strings.EqualFold(name, "crossref") || strings.EqualFold(name, "xdata")
}

// collectParents keeps the entries of a part that are wanted. The first of a key stands.
func (defs *definitions) collectParents(part *source.Document, text string, wanted map[string]bool) {
	s := scanner{text: text}
	for s.next() {
		e := &s.entry
		key := strings.ToLower(e.key)
		if e.key == "" || !wanted[key] || defs.parents[key] != nil || e.is(stringKind) || e.is(preambleKind) {
			continue
		}
		own := strings.Clone(e.text)
		again := scanner{text: own}
		if again.next() {
			defs.parents[key] = &parent{entry: again.entry, doc: source.FromString(part.Name(), own), base: part.Span(e.text).Start}
		}
	}
}

// lower is strings.ToLower without a copy of what is lower case already.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}
