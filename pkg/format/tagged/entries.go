package tagged

import (
	"context"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// Grammar is how a format's tags and records show.
type Grammar struct {
	// Tag takes a line apart. ok is false for a line without a tag.
	Tag func(line string) (tag, value string, ok bool)
	// Begins reports whether a tag begins another record than that of the
	// lines before it; gap says that blank lines came between.
	Begins func(tag string, gap bool, entry []Line) bool
	// Ends reports whether a tag ends the record that it stands in. It is no
	// line of the record. nil: records end where others begin.
	Ends func(tag string) bool
	// Outside reports whether a tag stands outside of records. nil: none does.
	Outside func(tag string) bool
	// Continues reports whether a line without a tag goes on with the value
	// before it. nil: every such line does.
	Continues func(line string, gap bool) bool
}

// Entries finds the records of a text. Memory holds one at a time.
type Entries struct {
	grammar *Grammar
	text    string
	lines   Scanner

	View  string // the record found last, a view of the text
	Last  []Line // its lines; the next record overwrites them
	Stray Stray  // what has been passed over

	held    string // the line that begins the next record
	heldAt  int
	holding bool
}

// NewEntries gives the entries of a text, before the first.
func NewEntries(text string, g *Grammar) *Entries {
	return &Entries{grammar: g, text: text, lines: NewScanner(text)}
}

// Next goes to the next record; false says that there is none.
func (x *Entries) Next() bool {
	g := x.grammar
	x.Last = x.Last[:0]
	var start, end, value int // of the record, and of the last value
	gap := false
	finish := func() {
		if n := len(x.Last); n > 0 {
			x.Last[n-1].Value = x.text[value:max(value, end)]
		}
	}
	for {
		line, at, ok := x.line()
		if !ok {
			break
		}
		if Blank(line) {
			gap = true
			continue
		}
		tag, v, ok := g.Tag(line)
		switch open := len(x.Last) > 0; {
		case ok && g.Ends != nil && g.Ends(tag):
			if open {
				finish()
				x.View = x.text[start : at+len(line)]
				return true
			}
		case ok && g.Outside != nil && g.Outside(tag):
			// the head or foot of a file
		case ok && open && g.Begins(tag, gap, x.Last):
			x.held, x.heldAt, x.holding = line, at, true
			finish()
			x.View = x.text[start:end]
			return true
		case ok:
			finish()
			if !open {
				start = at
			}
			x.Last = append(x.Last, Line{Tag: tag})
			end = at + len(line)
			value = end - len(v)
		case open && (g.Continues == nil || g.Continues(line, gap)):
			end = at + len(line)
		default:
			x.Stray.Add(line, 1)
			continue // after a gap it is still the next tag that comes after one
		}
		gap = false
	}
	finish()
	x.View = x.text[start:end]
	return len(x.Last) > 0
}

// line gives the line that was held back, or the next one, and where it starts.
func (x *Entries) line() (line string, at int, ok bool) {
	if x.holding {
		x.holding = false
		return x.held, x.heldAt, true
	}
	line, ok = x.lines.Next()
	return line, x.lines.Start(), ok
}

// Records reads a document of the named format entry by entry; fill fills the
// builder's record, which stands at view, from the lines of an entry.
func Records(ctx context.Context, doc *source.Document, name string, ask format.Ask, g *Grammar, fill func(b *Builder, view string, entry []Line)) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		entries := NewEntries(text, g)
		b := NewBuilder(doc, name, ask)
		for entries.Next() {
			if ctx.Err() != nil {
				return
			}
			fill(b, entries.View, entries.Last)
			if !yield(b.Record, nil) {
				return
			}
		}
		if remark, any := entries.Stray.Remark(b); any {
			yield(nil, remark)
		}
	}
}

// Stray counts the lines of a text that belong to no record, but for those that
// databases put before and between records.
type Stray struct {
	lines int
	first string
}

// furniture is how the lines begin that databases put there.
var furniture = []string{"Record #", "Provider:", "Content:", "Database:", "Link to the ", "Copyright "}

// Add counts n lines, of which line is the first.
func (s *Stray) Add(line string, n int) {
	for _, start := range furniture {
		if strings.HasPrefix(line, start) {
			return
		}
	}
	if strings.Trim(line, "0123456789.<>\ufeff \t") == "" { // Ovid's "1. "
		return
	}
	if s.lines += n; s.first == "" {
		s.first = line
	}
}

// Remark gives a remark about the lines, if there were any.
func (s *Stray) Remark(b *Builder) (diag.Diagnostic, bool) {
	if s.lines == 0 {
		return diag.Diagnostic{}, false
	}
	belong := "lines belong"
	if s.lines == 1 {
		belong = "line belongs"
	}
	return b.Diagnostic(diag.RepairedEntry, s.first, citation.NoField, "%d %s to no record, from here on; passed over", s.lines, belong), true
}
