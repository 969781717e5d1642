package source

import (
	"iter"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
)

// Cut says how a text is cut into records: it returns the length of the
// longest prefix of text that ends where a new record begins, or 0 when text
// holds no such place. text itself always begins at a record or at the
// document's start; only behind a record that was left out for its length it
// begins in the middle of one.
type Cut func(text string) int

// Parts yields the document in parts of about a quarter of a mebibyte, each a Document of
// its own that holds whole records and may be used on another goroutine while
// the next are read. The parts' spans and positions are the whole document's.
// A record longer than Limits.Document is left out: its [LimitError] has its
// place, and the parts go on behind it. Any other error ends them.
func (d *Document) Parts(cut Cut) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		for s, err := range d.stretches(cut) {
			var part *Document
			if err == nil {
				part = &Document{name: d.name, limits: d.limits, held: s, decoded: d.charset(), found: d.found}
			}
			if !yield(part, err) {
				return
			}
		}
	}
}

// Part gives a view of the document's text as a Document of its own, whose
// spans and positions are the whole document's. For any other string than a
// view of the text, ok is false.
func (d *Document) Part(view string) (part *Document, ok bool) {
	at := d.Span(view)
	if at.Nowhere() {
		return nil, false
	}
	s := stretch{view, at.Start, d.Position(at).Line - 1}
	return &Document{name: d.name, limits: d.limits, held: s, decoded: d.charset(), found: d.found}, true
}

// Lines yields the lines without their ends, which may be LF, CR LF or CR.
// Memory stays flat. An error ends the lines; Err tells it.
func (d *Document) Lines() iter.Seq[Fragment] {
	return func(yield func(Fragment) bool) {
		for s, err := range d.stretches(lineCut) {
			if err != nil {
				d.err = err
				continue
			}
			// Each end is looked for once only: a file with CR alone has no LF to find.
			lf, cr := -1, -1
			for start := 0; start < len(s.text); {
				if lf < start {
					lf = ascii.IndexFrom(s.text, '\n', start)
				}
				if cr < start {
					cr = ascii.IndexFrom(s.text, '\r', start)
				}
				line := min(lf, cr)
				next := line + 1
				if lf == cr+1 {
					next = lf + 1
				}
				if !yield(Fragment{s.text[start:line], Span{s.base + start, s.base + line}}) {
					return
				}
				start = next
			}
		}
	}
}

// lineCut is the Cut of lines.
func lineCut(text string) int { return strings.LastIndexAny(text, "\n\r") + 1 }

// stretches yields the text in stretches of whole records. A window on the
// text is cut; it grows when it holds no record's end.
func (d *Document) stretches(cut Cut) iter.Seq2[stretch, error] {
	return func(yield func(stretch, error) bool) {
		if err := d.restart(); err != nil {
			yield(stretch{}, err)
			return
		}
		limit := int(d.limits.Document)
		block := min(d.limits.block, limit)
		from, line := 0, d.held.line // in held, what has not been given out
		lost := false                // from is in the middle of a record that was too long
		for window := block; ; {
			if len(d.held.text)-from < window && !d.ended() {
				d.read(from, window)
				from = 0
			}
			rest := d.held.text[from:]
			if len(rest) == 0 {
				break
			}
			view := rest[:boundary(rest, window)]
			end := len(rest)
			if len(view) < len(rest) || !d.ended() {
				end = boundary(rest, cut(view))
			}
			switch {
			case lost && end > 0:
				if end == len(rest) && cut(view) == 0 {
					break // the document ends within the lost record
				}
				lost = false
				end = firstCut(cut, view)
			case end > 0:
				if !yield(stretch{rest[:end], d.held.base + from, line}, nil) {
					d.abandon()
					return
				}
			case !lost && window < limit:
				window = min(2*window, limit)
				continue
			default:
				if !lost && !yield(stretch{}, &Error{d.Position(Span{d.held.base + from, d.held.base + from + 1}), over(limitDocument, d.limits.Document)}) {
					d.abandon()
					return
				}
				lost = true
				end = boundary(rest, max(len(view)-lookBehind, 1))
			}
			line += countLines(rest[:end])
			from += end
			d.mark = mark{d.held.base + from, line}
			window = block
		}
		if d.err != nil {
			yield(stretch{}, d.err)
		}
	}
}

// lookBehind is how much of a lost record a cut sees before the place where the next may begin.
const lookBehind = 256

// firstCut gives the first place in text where a record begins, though cut
// gives the last one: cut finds none exactly in the prefixes that end before it.
func firstCut(cut Cut, text string) int {
	return cut(text[:sort.Search(len(text), func(n int) bool { return cut(text[:n]) > 0 })])
}

// boundary moves the end of a prefix so that it cuts neither a character nor a CR LF.
func boundary(text string, end int) int {
	if end >= len(text) {
		return len(text)
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	if end > 0 && end < len(text) && text[end-1] == '\r' && text[end] == '\n' {
		end++
	}
	return end
}

// abandon is for a view that nobody listens to any more.
func (d *Document) abandon() {
	if d.in != nil && d.held.base > 0 {
		d.in.close()
	}
}
