package ris

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// The witnesses of the date of publication, the better one first: DA has the
// day where PY has but the year, and Y1 is the tag that both replaced.
const (
	witnessDA = iota
	witnessPY
	witnessY1
	witnesses
)

// date takes a line with a date of publication.
func (x *filling) date(line tagged.Line) {
	n := witnessDA
	switch line.Tag {
	case "PY":
		n = witnessPY
	case "Y1":
		n = witnessY1
	}
	if x.dates[n].Tag != "" {
		x.Keep(line)
		return
	}
	x.dates[n] = line
}

// day adds a date other than that of publication. What is none is kept: in ET, it is an edition.
func (x *filling) day(f citation.Field, line tagged.Line) {
	switch {
	case x.Date(f, line):
	case f == citation.FieldOnline:
		x.Text(citation.FieldEdition, line)
	default:
		x.Keep(line)
	}
}
