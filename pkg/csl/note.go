package csl

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// Notes that begin with variables. Programs whose forms have no field for a
// variable let their users write it into the note: a line "PMID: 12345678", or
// "{:original-title: Le titre}", which may share its line with others.
// Variables stand at the note's beginning; from the first line that is none, it is a note.

// readNote takes the variables off the note and stores the rest.
func (it *item) readNote() {
	rest := it.note
	if rest == "" {
		return
	}
	if strings.IndexByte(rest, ':') < 0 {
		it.value(citation.FieldNote, "note", rest)
	} else {
		for {
			name, value, after, ok := noteVariable(rest)
			if !ok || !it.noteValue(name, value) {
				break
			}
			rest = after
		}
		if rest = strings.TrimSpace(rest); rest != "" {
			it.value(citation.FieldNote, "note", rest)
		}
	}
	if it.Claims {
		for _, f := range it.c.Known().List() {
			it.claim(f, "note", it.noteRaw)
		}
	}
}

// noteVariable cuts the first variable off a note.
func noteVariable(note string) (name, value, rest string, ok bool) {
	note = strings.TrimLeft(note, " \t\r\n")
	if braced, is := strings.CutPrefix(note, "{:"); is {
		inner, rest, closed := strings.Cut(braced, "}")
		name, value, ok = strings.Cut(inner, ":")
		return name, strings.TrimSpace(value), rest, ok && closed
	}
	line, rest, _ := strings.Cut(note, "\n")
	name, value, ok = strings.Cut(line, ":")
	return name, strings.TrimSpace(value), rest, ok
}

// noteValue stores a variable of the note. It refuses names that are no
// variables, values that say nothing, and variables that the item has with another value.
func (it *item) noteValue(name, value string) bool {
	if value == "" || len(name) > 30 {
		return false
	}
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "-")
	if name == "citation-key" {
		it.c.Key = value
		return true
	}
	slot := slotNamed(name)
	switch {
	case slot.use == useType:
		typ, ok := citation.ParseType(strings.ToLower(value))
		if ok {
			it.c.Type = typ
		}
		return ok
	case slot.use == useNames:
		family, given, _ := strings.Cut(value, "||") // "Bronte || Charlotte"
		n := citation.Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)}
		if n.Given == "" {
			n = citation.Name{Literal: n.Family}
		}
		it.c.Credits = append(it.c.Credits, citation.Credit{Role: slot.field, Name: n})
		return true
	case slot.use == useDate:
		d, err := citation.ParseDate(value)
		if err != nil || it.c.Date(slot.field) != (citation.Date{}) {
			return false
		}
		it.c.Dates = append(it.c.Dates, citation.Dated{Use: slot.field, Date: d})
		return true
	case slot.use != useField || it.c.Has(slot.field):
		return false
	}
	return it.c.AddString(slot.field, value) == nil
}
