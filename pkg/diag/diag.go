// Package diag is how peerlit says that something is not as it should be.
package diag

import (
	"fmt"

	"github.com/peerlit/peerlit/pkg/source"
)

// Severity says how much a remark matters. It is a property of the code.
type Severity uint8

// The severities, in rising order.
const (
	Note Severity = iota
	Warning
	Error
)

// String gives "note", "warning" or "error".
func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// Code names a kind of remark for good: codes are never renamed nor reused.
type Code string

// Diagnostic is one remark about one place. It is also an error, so that a
// reader can yield it where a record was to be: see format.Extractor.
type Diagnostic struct {
	Code    Code
	Message string // lower case, no full stop: what was found, then what was done
	At      source.Position
	Field   string // the field concerned, by its CSL name; "" for none
	Hint    string // what the user can do; "" when there is nothing
	Text    string // what was left out, as the input has it; "" when nothing was, or it is unknown
}

// Severity is the severity of the code.
func (d Diagnostic) Severity() Severity { return d.Code.Severity() }

// Lost reports whether something that was to give a record gave none, or not
// all of it: an error, or an input that breaks off.
func (d Diagnostic) Lost() bool { return d.Severity() == Error || d.Code == Truncated }

// Error gives the message with its place and code: "a.ris:3:1: warning: ... [unknown-tag]".
func (d Diagnostic) Error() string { return d.String() }

// String gives the message with its place and code.
func (d Diagnostic) String() string {
	place := ""
	switch {
	case d.At.Line > 0:
		place = fmt.Sprintf("%s:%d:%d: ", d.At.Name, d.At.Line, d.At.Column)
	case d.At.Name != "":
		place = d.At.Name + ": "
	}
	return fmt.Sprintf("%s%s: %s [%s]", place, d.Severity(), d.Message, d.Code)
}
