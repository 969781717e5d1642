package csv

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// A reader reads tables whose first line names the columns.
type reader struct {
	name string
	tabs bool // parted by tabs, and nothing else
}

// named gives what a header stands for; ok is false when that is not known.
func named(header string) (l label, ok bool) {
	header = strings.ToLower(strings.TrimSpace(header))
	if l, ok = labels[strings.ReplaceAll(header, "_", " ")]; ok {
		return l, true
	}
	f := citation.FieldNamed(header)
	return label{field: f}, f != citation.NoField
}

// header reads the first line: ok is false when it is not parted as this format is.
func (x reader) header(text string) (columns row, comma byte, rest string, ok bool) {
	comma = separator(text)
	columns, rest = next(text, comma)
	return columns, comma, rest, (comma == '\t') == x.tabs && len(columns.cells) > 0
}

// Detect looks for a line of headers among which is one of a title, and two of something else.
func (x reader) Detect(doc *source.Document) format.Match {
	columns, _, _, ok := x.header(doc.Sample())
	if !ok || len(columns.cells) < 3 || len(columns.text) == len(doc.Sample()) && strings.ContainsAny(columns.text, "{<") {
		return format.Match{}
	}
	known, titled, signs := 0, false, 0
	for _, c := range columns.cells {
		if len(c.value) > 80 { // no name of a column
			return format.Match{}
		}
		if l, ok := named(c.value); ok {
			known++
			titled = titled || l.field == citation.FieldTitle || l.field == citation.FieldAbstract
		}
		if slices.Contains(scopus, strings.ToLower(c.value)) {
			signs++
		}
	}
	m := format.Match{Score: format.Shaped, At: doc.Span(columns.text), Why: fmt.Sprintf("%d of %d columns are known", known, len(columns.cells))}
	switch {
	case signs >= 3 && titled:
		m.Score, m.Why = format.Signed, "columns of Scopus"
	case !titled || known < 3:
		return format.Match{}
	}
	return m
}

// Extract reads a record a line. Columns that are not known are kept, and the
// first record remarks upon them.
func (x reader) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil && !yield(nil, err) {
			return
		}
		columns, comma, rest, _ := x.header(text)
		t := newTable(columns)
		said := false
		for rest != "" {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			var line row
			if line, rest = next(rest, comma); strings.Trim(line.text, " \t\",;") == "" {
				continue
			}
			b := evidence.NewBuilder(doc, x.name, doc.Span(line.text), ask.Claims)
			t.read(b, doc, line)
			if len(line.cells) > len(columns.cells) {
				b.Remark(diag.RepairedEntry, b.Record.At, citation.NoField, "%d cells in a line, and %d columns; the rest is kept", len(line.cells), len(columns.cells))
			}
			if len(t.unknown) > 0 && !said {
				said = true
				b.Remark(diag.UnknownTag, doc.Span(columns.text), citation.NoField, "columns that are not known, kept for round trips: %s", strings.Join(t.unknown, ", "))
			}
			if b.Citation().Known().Empty() {
				err := diag.Diagnostic{Code: diag.SkippedEntry, At: doc.Position(b.Record.At), Message: "the line has nothing in a column that is known; it was left out"}
				if !yield(nil, err) {
					return
				}
				continue
			}
			if !yield(b.Record, nil) {
				return
			}
		}
	}
}

// A table is what the header says of the columns.
type table struct {
	columns []string
	labels  []label
	order   []int // of reading: the better columns of a field first
	unknown []string
}

func newTable(header row) *table {
	t := new(table)
	for i, c := range header.cells {
		l, ok := named(c.value)
		if !ok && strings.TrimSpace(c.value) != "" {
			t.unknown = append(t.unknown, c.value)
		}
		t.columns, t.labels, t.order = append(t.columns, c.value), append(t.labels, l), append(t.order, i)
	}
	slices.SortStableFunc(t.order, func(a, b int) int {
		rank := func(i int) int {
			if t.labels[i].part == better || t.labels[i].field == citation.FieldType {
				return 0
			}
			return 1
		}
		return rank(a) - rank(b)
	})
	return t
}

// read reads one line.
func (t *table) read(b *evidence.Builder, doc *source.Document, line row) {
	var first, last string
	var pages source.Span
	for _, i := range t.order {
		if i >= len(line.cells) || line.cells[i].value == "" {
			continue
		}
		c, l := line.cells[i], t.labels[i]
		value, at := unguard(c.value), doc.Span(c.raw)
		switch {
		case l.part == firstPage:
			first, pages = value, at
		case l.part == lastPage:
			last = value
		case l.part == citeKey:
			b.Citation().Key = value
		case l.field == citation.NoField:
			b.Keep(t.columns[i], value)
		default:
			put(b, l.field, value, at, t.columns[i])
		}
	}
	for i := len(t.columns); i < len(line.cells); i++ {
		b.Keep("", line.cells[i].value)
	}
	if p, err := citation.MakePages(first, last); err == nil && !pages.Nowhere() {
		b.Add(citation.FieldPages, p, pages, "page start")
	}
}

// unguard takes off the apostrophe that keeps a spreadsheet from evaluating a cell.
func unguard(value string) string {
	if rest, guarded := strings.CutPrefix(value, "'"); guarded && isFormula(rest) {
		return rest
	}
	return value
}

// put adds the value or values of a cell to a field.
func put(b *evidence.Builder, f citation.Field, value string, at source.Span, column string) {
	switch f.Kind() {
	case citation.KindType:
		kind(b, value, at, column)
	case citation.KindName:
		names(b, f, value, at, column)
	case citation.KindKeyword:
		for _, term := range split(value, ";|", ",") {
			if text := citation.ParseText(term); text != "" {
				b.Add(f, citation.Keyword{Term: text.Plain()}, at, column)
			}
		}
	case citation.KindIdentifier:
		if f == citation.FieldISSN || f == citation.FieldISBN { // vendors put one for the other
			if ids, err := citation.ParseSerialOrBook(value); err == nil {
				for _, id := range ids {
					b.Add(id.Scheme.Field(), id, at, column)
				}
				return
			}
		}
		for _, id := range split(value, ";|", "") {
			b.Put(f, id, at, column)
		}
	case citation.KindDate:
		if d, err := f.Parse(strings.TrimRight(value, "/ ")); err == nil { // "2014//"
			if have := b.Citation().Date(f); have.Known() && have.Covers(d.(citation.Date)) || d.(citation.Date).Covers(have) && have.Known() {
				return // the year beside the date
			}
			b.Add(f, d, at, column)
			return
		}
		b.Put(f, value, at, column)
	case citation.KindText:
		if f == citation.FieldTitle || f == citation.FieldAbstract || f == citation.FieldJournal {
			if text := citation.FromHTML(value); text != "" {
				b.Add(f, text, at, column)
			}
			return
		}
		b.Put(f, value, at, column)
	default:
		b.Put(f, value, at, column)
	}
}

// kind reads a type in a vendor's words or RIS's name; in a column called as
// CSL calls it, CSL's names come first ("review" of Scopus is an article).
func kind(b *evidence.Builder, value string, at source.Span, column string) {
	word := strings.ToLower(strings.TrimSpace(value))
	t, known := types[word]
	if csl, ok := citation.ParseType(word); ok && (!known || strings.EqualFold(column, "type")) {
		t, known = csl, true
	}
	if !known {
		t = citation.Document
		b.Remark(diag.UnknownType, at, citation.FieldType, "type %q is not known; took \"document\"", value)
		b.Keep(column, value)
	}
	b.Add(citation.FieldType, t, at, column)
}

// names reads the names of a cell. Numbers in brackets behind them are those of
// Scopus. A second column of names ("Authors" beside "Author full names") is no news.
func names(b *evidence.Builder, f citation.Field, value string, at source.Span, column string) {
	if b.Citation().HasCredit(f) {
		return
	}
	list := split(value, ";|", "")
	if len(list) == 1 {
		text := withoutNumbers(list[0])
		if family, _, several := strings.Cut(text, ","); several && strings.IndexByte(family, ' ') > 0 && strings.Count(text, ".") == 1 {
			text = strings.TrimSuffix(text, ".") // PubMed's list ends as a sentence: "Smith JA, Doe B."
		}
		if several, err := citation.ParseNames(text); err == nil {
			for _, n := range several {
				b.Add(f, citation.Credit{Name: n}, at, column)
			}
			if len(several) > 0 {
				return
			}
		}
	}
	for _, item := range list {
		n, err := citation.ParseName(withoutNumbers(item))
		switch err {
		case nil:
			b.Add(f, citation.Credit{Name: n}, at, column)
		case citation.ErrEtAl:
			b.Add(f, citation.Credit{EtAl: true}, at, column)
		default:
			b.Remark(diag.BadName, at, f, "%q cannot be read as a name; kept", item)
			b.Keep(column, item)
		}
	}
}

// withoutNumbers cuts "(57190000)" from the end of a name.
func withoutNumbers(name string) string {
	name = strings.TrimSpace(name)
	if i := strings.LastIndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") && strings.Trim(name[i:], "()0123456789") == "" {
		return strings.TrimSpace(name[:i])
	}
	return name
}

// split parts a list: as programs in Python print one, by any of the
// separators, or, where there are none of these, by the others.
func split(value, separators, others string) []string {
	if inner, ok := strings.CutPrefix(value, "["); ok && strings.HasSuffix(inner, "]") {
		inner = strings.TrimSuffix(inner, "]")
		var list []string
		for item := range strings.SplitSeq(inner, "', '") {
			list = append(list, strings.Trim(item, `'" `))
		}
		return list
	}
	if !strings.ContainsAny(value, separators) {
		separators = others
	}
	var list []string
	for item := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if item = strings.TrimSpace(item); item != "" {
			list = append(list, item)
		}
	}
	return list
}
