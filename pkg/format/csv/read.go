package csv

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
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

// readHeader reads the line that names the columns: the first, or one soon after it
// where a vendor says something about the file before ("About the data: ...").
// There is no table when there is none.
func readHeader(text string) (t *table, rest string) {
	const most = 4 // lines before
	for range most {
		comma := separator(text)
		columns, after := next(text, comma)
		if len(columns.cells) > 2 {
			t = newTable(columns, comma)
			if t.known >= 3 || after == "" {
				return t, after
			}
		}
		if after == "" || len(columns.cells) > 2 && t.known > 0 {
			break
		}
		text = after
	}
	return nil, ""
}

// heads reports whether a table is parted as this format is.
func (x reader) heads(t *table) bool { return t != nil && (t.comma == '\t') == x.tabs }

// header is what a document remembers its columns by: CSV and TSV look for the same.
type header struct{}

// Detect looks for a line of headers among which is one of a title, and two of something else.
func (x reader) Detect(doc *source.Document) format.Match {
	sample := doc.Sample()
	t := doc.Once(header{}, func() any { t, _ := readHeader(sample); return t }).(*table)
	if !x.heads(t) || len(t.columns) < 3 || len(t.line) == len(sample) && strings.ContainsAny(t.line, "{<") {
		return format.Match{}
	}
	titled := false
	for i, header := range t.columns {
		if len(header) > longestHeader {
			return format.Match{}
		}
		f := t.labels[i].field
		titled = titled || f == citation.FieldTitle || f == citation.FieldAbstract
	}
	if !titled || t.known < 3 {
		return format.Match{}
	}
	m := format.Match{Score: format.Shaped, At: doc.Span(t.line), Why: fmt.Sprintf("%d of %d columns are known", t.known, len(t.columns))}
	switch {
	case t.vendor != vendors[0]:
		m.Score, m.Why = format.Signed, "columns of "+t.vendor.name
	case t.known > 3 && 2*t.known > len(t.columns):
		m.Score = format.Signed
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
		t, rest := readHeader(text)
		if !x.heads(t) { // somebody insists
			comma := separator(text)
			var columns row
			columns, rest = next(text, comma)
			t = newTable(columns, comma)
		}
		said := false
		for rest != "" {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			var line row
			if line, rest = next(rest, t.comma); strings.Trim(line.text, " \t\",;") == "" {
				continue
			}
			b := evidence.NewBuilder(doc, x.name, doc.Span(line.text), ask.Claims)
			t.read(b, doc, line)
			if len(line.cells) > len(t.columns) {
				b.Remark(diag.RepairedEntry, b.Record.At, citation.NoField, "%d cells in a line, and %d columns; the rest is kept", len(line.cells), len(t.columns))
			}
			if !said {
				said = true
				t.remark(b, doc)
			}
			if b.Citation().Known().Empty() {
				err := diag.Diagnostic{Code: diag.SkippedEntry, At: doc.Position(b.Record.At), Message: "the line has nothing in a column that is known; it was left out", Text: doc.Slice(b.Record.At)}
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
	line    string // the header, as it is written
	comma   byte
	vendor  *vendor
	columns []string
	labels  []label
	order   []int    // of reading: months before years, the better columns of a field before the others
	known   int      // columns
	guessed []string // columns, with what they were taken for
	unknown []string
}

func newTable(header row, comma byte) *table {
	t := &table{line: header.text, comma: comma}
	var words []string
	for _, c := range header.cells {
		words = append(words, folded(c.value))
	}
	t.vendor = vendorOf(words)
	for i, c := range header.cells {
		l, guessed, ok := t.vendor.named(c.value)
		switch {
		case ok:
			t.known++
			if guessed {
				t.guessed = append(t.guessed, fmt.Sprintf("%s (%s)", c.value, l.field.Label()))
			}
		case strings.TrimSpace(c.value) != "":
			t.unknown = append(t.unknown, c.value)
		}
		t.columns, t.labels, t.order = append(t.columns, c.value), append(t.labels, l), append(t.order, i)
	}
	slices.SortStableFunc(t.order, func(a, b int) int { return t.labels[a].rank() - t.labels[b].rank() })
	return t
}

// rank says when a column is read.
func (l label) rank() int {
	switch {
	case l.part == month || l.part == day:
		return 0
	case l.part == better || l.part == reference || l.field == citation.FieldType && l.part != late:
		return 1
	case l.part == late:
		return 3
	}
	return 2
}

// remark says once what was done with columns that are nobody's.
func (t *table) remark(b *evidence.Builder, doc *source.Document) {
	at := doc.Span(t.line)
	if len(t.guessed) > 0 {
		b.Remark(diag.UnknownTag, at, citation.NoField, "columns taken for what they seem to be: %s", strings.Join(t.guessed, ", "))
	}
	if len(t.unknown) > 0 {
		b.Remark(diag.UnknownTag, at, citation.NoField, "columns that are not known, kept for round trips: %s", strings.Join(t.unknown, ", "))
	}
}

// read reads one line.
func (t *table) read(b *evidence.Builder, doc *source.Document, line row) {
	var first, last, months, days cell
	for _, i := range t.order {
		if i >= len(line.cells) || line.cells[i].value == "" {
			continue
		}
		c, l := line.cells[i], t.labels[i]
		value, at, column := unguard(c.value), doc.Span(c.raw), t.columns[i]
		switch l.part {
		case skipped:
		case firstPage:
			first = c
		case lastPage:
			last = c
		case month:
			months = c
		case day:
			days = c
		case citeKey:
			if b.Citation().Key == "" {
				b.Citation().Key = value
			} else {
				b.Keep(column, value)
			}
		case reference:
			cited(b, value, at, column)
		case identifier, ut, eid:
			number(b, l.part, value, at, column)
		default:
			if l.field == citation.NoField {
				b.Keep(column, value)
				continue
			}
			if l.field == citation.FieldIssued && months.value != "" && !b.Citation().Has(l.field) {
				if d := completed(value, months.value, days.value); d.Known() {
					b.Add(l.field, d, at, column)
					months.value = ""
					continue
				}
			}
			put(b, l.field, value, at, column)
		}
	}
	for i := len(t.columns); i < len(line.cells); i++ {
		b.Keep("", line.cells[i].value)
	}
	if p, err := citation.MakePages(first.value, last.value); err == nil {
		if first.value == "" {
			first = last
		}
		b.Add(citation.FieldPages, p, doc.Span(first.raw), "page start")
	}
	if months.value != "" {
		b.Keep("month", strings.TrimSpace(months.value+" "+days.value))
	}
}

// completed gives the date that a year, a month and a day in columns of their
// own make; the zero Date when they make none.
func completed(year, months, days string) citation.Date {
	d, err := citation.ParseDate(year)
	if err != nil || d.Precision != citation.ToYear {
		return citation.Date{}
	}
	if n, err := strconv.Atoi(months); err == nil {
		of, _ := strconv.Atoi(days)
		d = citation.MakeDate(d.Year, n, of)
	} else if d, err = citation.ParseDateInYear(d.Year, strings.TrimSpace(months+" "+days)); err != nil {
		return citation.Date{}
	}
	if d.Precision == citation.ToYear {
		return citation.Date{}
	}
	return d
}

// number adds an identifier by the scheme of its column, or by its form.
func number(b *evidence.Builder, p part, value string, at source.Span, column string) {
	var id citation.Identifier
	var err error
	switch p {
	case ut:
		id, err = citation.SchemeUT.Parse(value)
	case eid:
		id, err = citation.SchemeEID.Parse(value)
	default:
		id, err = citation.ParseIdentifier(value)
	}
	if err != nil {
		b.Keep(column, value)
		return
	}
	b.Add(id.Scheme.Field(), id, at, column)
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
