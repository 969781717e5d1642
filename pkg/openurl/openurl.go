// Package openurl is what the metadata formats of OpenURL can say of a work
// (ANSI/NISO Z39.88-2004, for journals, books, dissertations and patents). A key
// of a COinS ("rft.jtitle") and an element of a context object in XML have one name.
package openurl

import (
	_ "embed" // for the table
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

//go:embed keys.tsv
var table string

// A Key is a row of the table.
type Key struct {
	Name  string // "jtitle"
	Field citation.Field

	// How its value is to be understood, where the field does not say it: "other",
	// a title that is the journal's where another is the article's; "booktitle",
	// the same of a book; "name", of somebody; "first" and "last" of the pages;
	// "serial", an ISSN or ISBN; "kind", a genre.
	How string
}

// Keys yields the keys in the order of the table.
func Keys() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		for line := range strings.Lines(table) {
			cells := append(strings.Split(strings.TrimRight(line, "\r\n"), "\t"), "", "")
			if !yield(Key{Name: cells[0], Field: citation.FieldNamed(cells[1]), How: cells[2]}) {
				return
			}
		}
	}
}

// Named gives the key of that name.
func Named(name string) (Key, bool) {
	for k := range Keys() {
		if k.Name == name {
			return k, true
		}
	}
	return Key{}, false
}
