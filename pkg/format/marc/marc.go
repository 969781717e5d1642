// Package marc reads and writes MARC records: ISO 2709 files, MARCXML and MARC-in-JSON.
package marc

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/marc"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "marc"

// Format is the row of the catalogue for ISO 2709.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"marc21", "unimarc", "iso2709", "mrc"}, Extensions: []string{"mrc", "marc", "iso", "dat"},
		Summary:   "MARC 21 and UNIMARC (ISO 2709), in UTF-8, MARC-8 and others",
		Extractor: extractor{},
		Exporter:  format.Sequence{Append: appendRecord},
		Carries:   marc.Carries(),
	}
}

// The separators of ISO 2709.
const (
	recordEnd = "\x1d"
	fieldEnd  = "\x1e"
	delimiter = "\x1f"

	leaderSize = 24
)

type extractor struct{}

// Detect looks for a leader.
func (extractor) Detect(doc *source.Document) format.Match {
	const enough = 4 << 10
	sample := doc.Sample()
	if !source.IsISO2709([]byte(sample[:min(len(sample), enough)])) {
		return format.Match{}
	}
	leader := strings.TrimLeft(sample, "\r\n")[:leaderSize]
	return format.Match{Score: format.Signed, At: doc.Span(leader), Why: "the leader of a MARC record"}
}

// Cut cuts behind a record's end.
func (extractor) Cut(text string) int { return strings.LastIndex(text, recordEnd) + 1 }

// Extract reads record by record. What a leader or directory says wrongly of
// lengths is counted: the separators tell it better.
func (extractor) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil && !yield(nil, err) {
			return
		}
		x := extraction{doc: doc, ask: ask, yield: yield, start: doc.Span(text).Start}
		for at := 0; at < len(text) && ctx.Err() == nil; {
			n, more := x.record(text, at)
			if !more {
				return
			}
			at += n
		}
		if x.repaired > 0 {
			what := "a record states lengths that are not its own; it was read by its separators"
			if x.repaired > 1 {
				what = fmt.Sprintf("%d records state lengths that are not their own; they were read by their separators", x.repaired)
			}
			yield(nil, diag.Diagnostic{Code: diag.RepairedEntry, At: doc.Position(x.first), Message: what})
		}
	}
}

// extraction reads one text.
type extraction struct {
	doc      *source.Document
	ask      format.Ask
	yield    func(*evidence.Record, error) bool
	start    int         // of the text in the document
	repaired int         // records whose lengths were wrong
	first    source.Span // of them
}

// record reads the record at a place and gives how long it is.
func (x *extraction) record(text string, at int) (n int, more bool) {
	rest := text[at:]
	if n = len(rest) - len(strings.TrimLeft(rest, "\r\n \x1a")); n > 0 { // between records
		return n, true
	}
	end, whole := recordSize(rest, 0)
	p := x.parse(rest[:end], at)
	for !p.complete && len(p.Fields) > 0 && whole && end+1 < len(rest) && !begins(rest[end+1:]) { // that was no end but a byte of a field
		end, whole = recordSize(rest, end+1)
		p = x.parse(rest[:end], at)
		p.wrong = true
	}
	if p.glued > 0 {
		end, whole, p.wrong = p.glued, true, true
	} else if whole {
		end++
	}
	span := source.Span{Start: x.start + at, End: x.start + at + end}
	switch {
	case !whole && !p.complete:
		return end, x.refuse(span, diag.Truncated, fmt.Sprintf("the record is cut off after %d bytes; it was left out", end))
	case len(p.Fields) == 0:
		return end, x.refuse(span, diag.SkippedEntry, "no record can be made out; it was left out")
	case !p.Work():
		return end, x.refuse(span, diag.NoWork, "a record about a name, a class or a holding; passed over")
	}
	if p.wrong || p.missing || !whole {
		if x.repaired++; x.repaired == 1 {
			x.first = span
		}
	}
	b := evidence.NewBuilder(x.doc, name, span, x.ask.Claims)
	marc.Fill(b, &p.Record)
	if empty(b) {
		return end, x.refuse(span, diag.SkippedEntry, "the record says nothing; it was left out")
	}
	return end, x.yield(b.Record, nil)
}

// empty reports whether nothing but the type, which the leader has by itself, is known.
func empty(b *evidence.Builder) bool {
	return b.Citation().Known().Minus(citation.NewFieldSet(citation.FieldType, citation.FieldLanguage)).Empty()
}

func (x *extraction) refuse(at source.Span, code diag.Code, message string) bool {
	return x.yield(nil, diag.Diagnostic{Code: code, At: x.doc.Position(at), Message: message, Text: x.doc.Slice(at)})
}

// recordSize gives where the record ends that text begins with, its end being
// at from or behind it, and whether it does end.
func recordSize(text string, from int) (size int, whole bool) {
	if i := strings.Index(text[from:], recordEnd); i >= 0 {
		return from + i, true
	}
	return len(text), false
}

// parsed is a record with what was found out about its form.
type parsed struct {
	marc.Record
	wrong    bool // its lengths are not what it says
	missing  bool // the directory has more fields than there are
	complete bool // every field of the directory is there, and ends
	glued    int  // where the next record begins though no separator stands before it; 0: nowhere
}

// parse takes a record apart. Of leader, directory and fields, the separators
// count: the directory gives the tags in the order in which the fields stand.
func (x *extraction) parse(text string, at int) (p parsed) {
	base := strings.Index(text, fieldEnd)
	if base < leaderSize {
		return p
	}
	span := func(from, to int) source.Span { return source.Span{Start: x.start + at + from, End: x.start + at + to} }
	p.Leader, p.LeaderAt = text[:leaderSize], span(0, leaderSize)
	entries, sound := directory(text[:base])
	p.wrong = !sound
	if stated, err := strconv.Atoi(text[:5]); err != nil || (text[9] == 'a' || ascii(text)) && stated != len(text)+len(recordEnd) { // else it may have been MARC-8, of another length
		p.wrong = true
	}
	p.Fields = make([]marc.Field, 0, len(entries))
	room := make([]marc.Subfield, 0, strings.Count(text, delimiter))
	from := base + 1
	for _, e := range entries {
		if from >= len(text) {
			p.missing, p.complete = true, false
			return p
		}
		size := strings.Index(text[from:], fieldEnd)
		p.complete = size >= 0
		if size < 0 {
			size = len(text) - from
		}
		f := marc.Field{Tag: e.tag, At: span(from, from+size)}
		body := text[from : from+size]
		if head := strings.Index(body, delimiter); head < 0 || marc.Control(e.tag) {
			f.Value = body
		} else {
			f.Ind = indicators(body[:head])
			begun := len(room)
			for i := head + 1; i <= len(body); {
				n := strings.Index(body[i:], delimiter)
				if n < 0 {
					n = len(body) - i
				}
				if n > 0 {
					code, value := body[i], i+1
					if code >= utf8.RuneSelf { // a damaged code; of a first subfield it was most likely an "a"
						_, size := utf8.DecodeRuneInString(body[i:])
						code, value = 'a', i+size
						p.wrong = true
					}
					room = append(room, marc.Subfield{Code: code, Value: body[value : i+n], At: span(from+value, from+i+n)})
				}
				i += n + 1
			}
			f.Subfields = room[begun:len(room):len(room)]
		}
		p.Fields = append(p.Fields, f)
		from += size + 1
	}
	if from < len(text) && begins(text[from:]) {
		p.glued = from
	}
	p.complete = p.complete && len(entries) > 0
	return p
}

// indicators gives the two characters before the first subfield, of more the last.
func indicators(s string) [2]byte {
	ind := [2]byte{' ', ' '}
	if len(s) >= 2 {
		copy(ind[:], s[len(s)-2:])
	} else {
		copy(ind[:], s)
	}
	return ind
}

// begins reports whether a record begins in text, behind line ends.
func begins(text string) bool {
	text = strings.TrimLeft(text, "\r\n ")
	const enough = 2 << 10
	return text == "" || source.IsISO2709([]byte(text[:min(len(text), enough)]))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// entry is an entry of a directory.
type entry struct {
	tag   string
	start int
}

// directory reads the directory in the order in which the fields stand. sound
// reports that nothing in it had to be overlooked.
func directory(text string) (entries []entry, sound bool) {
	width := func(place, usual int) int {
		if c := text[place]; '1' <= c && c <= '9' {
			return int(c - '0')
		}
		return usual
	}
	length, start := width(20, 4), width(21, 5)
	size := 3 + length + start
	dir := text[leaderSize:]
	sound = len(dir)%size == 0
	entries = make([]entry, 0, len(dir)/size)
	sorted := true
	for ; len(dir) >= size; dir = dir[size:] {
		e := entry{tag: dir[:3]}
		n, err := strconv.Atoi(strings.TrimSpace(dir[3+length : size]))
		if err != nil {
			sound = false
			n = 0
			if len(entries) > 0 {
				n = entries[len(entries)-1].start
			}
		}
		e.start = n
		sorted = sorted && (len(entries) == 0 || entries[len(entries)-1].start <= n)
		entries = append(entries, e)
	}
	if !sorted {
		slices.SortStableFunc(entries, func(a, b entry) int { return a.start - b.start })
	}
	return entries, sound
}
