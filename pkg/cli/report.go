package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/diag"
)

// sameRemarks is how often one code is shown for one document before the rest is counted.
const sameRemarks = 5

// reporter prints diagnostics on standard error.
type reporter struct {
	w              io.Writer
	json           bool
	color          bool
	quiet, verbose bool

	document string            // whose remarks are being counted
	seen     map[diag.Code]int // of that document
	order    []diag.Code       // codes in order of their first remark
}

// reporter makes the reporter that the global flags ask for.
func (a *app) reporter() *reporter {
	return &reporter{
		w: a.streams.Err, json: a.global.logFormat == "json", color: a.colored(a.streams.ErrTerminal),
		quiet: a.global.quiet, verbose: a.global.verbose, seen: make(map[diag.Code]int),
	}
}

// colored says whether a stream that is or is not a terminal gets colour.
func (a *app) colored(terminal bool) bool {
	switch {
	case a.global.color != "auto":
		return a.global.color == "always"
	case a.streams.Env("NO_COLOR") != "":
		return false
	case a.streams.Env("CLICOLOR_FORCE") != "" && a.streams.Env("CLICOLOR_FORCE") != "0":
		return true
	}
	return terminal && a.streams.Env("TERM") != "dumb"
}

// Report prints one diagnostic, unless there have been many like it.
func (r *reporter) Report(d diag.Diagnostic) {
	if r.quiet && d.Severity() < diag.Error {
		return
	}
	if d.At.Name != r.document {
		r.Flush()
		r.document = d.At.Name
	}
	if r.seen[d.Code] == 0 {
		r.order = append(r.order, d.Code)
	}
	if r.seen[d.Code]++; r.seen[d.Code] > sameRemarks && !r.verbose && !r.json && d.Severity() < diag.Error {
		return
	}
	if r.json {
		d.Text = "" // may be as long as the input, which is at hand
		r.writeJSON(d)
		return
	}
	place := harmless(d.At.Name)
	if d.At.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", place, d.At.Line, d.At.Column)
	}
	place = before(place)
	fmt.Fprintf(r.w, "%s%s: %s [%s]\n", place, r.paint(d.Severity()), harmless(d.Message), d.Code)
	if d.Hint != "" {
		fmt.Fprintf(r.w, "%shint: %s\n", place, harmless(d.Hint))
	}
}

// Flush says how many remarks about the last document were left out.
func (r *reporter) Flush() {
	for _, code := range r.order {
		if more := r.seen[code] - sameRemarks; more > 0 && !r.verbose && !r.json && code.Severity() < diag.Error {
			fmt.Fprintf(r.w, "%s%s: %d more like this (--verbose shows them) [%s]\n", before(harmless(r.document)), r.paint(code.Severity()), more, code)
		}
	}
	clear(r.seen)
	r.order = r.order[:0]
}

// before is a place as it stands before a message; what is said of all documents has none.
func before(place string) string {
	if place == "" {
		return ""
	}
	return place + ": "
}

// paint gives the word of a severity, coloured where colour is wanted.
func (r *reporter) paint(s diag.Severity) string {
	if !r.color {
		return s.String()
	}
	return [...]string{"\x1b[36m", "\x1b[33m", "\x1b[1;31m"}[s] + s.String() + "\x1b[0m"
}

// writeJSON prints a diagnostic as one line of JSON.
func (r *reporter) writeJSON(d diag.Diagnostic) {
	line, err := json.Marshal(struct {
		Level   string `json:"level"`
		Code    string `json:"code"`
		File    string `json:"file,omitempty"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
		Field   string `json:"field,omitempty"`
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
		Text    string `json:"text,omitempty"`
	}{d.Severity().String(), string(d.Code), d.At.Name, d.At.Line, d.At.Column, d.Field, d.Message, d.Hint, d.Text})
	if err == nil {
		fmt.Fprintf(r.w, "%s\n", line)
	}
}

// harmless shows control characters, bidirectional overrides and bytes that
// are no characters as escapes, so that text from outside cannot act on a terminal.
func harmless(s string) string {
	clean := func(r rune) bool {
		return r != utf8.RuneError && !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) && r != '\u2028' && r != '\u2029'
	}
	if strings.IndexFunc(s, func(r rune) bool { return !clean(r) }) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case clean(r) || r == utf8.RuneError:
			b.WriteString(s[i : i+size])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		i += size
	}
	return b.String()
}
