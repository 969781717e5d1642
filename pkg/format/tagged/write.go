package tagged

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/citation"
)

// Writing is a record on its way from a citation to lines.
type Writing struct {
	Dst       []byte // what is written
	Citation  *citation.Citation
	Column    int    // of the separator; blanks go before it
	Separator string // between a tag and its value
	End       string // of a line
}

// Line writes a tag with its value. The value goes on one line, whatever is in
// it, see [AppendOneLine]: nothing in a value can become a tag. A value without
// text writes nothing.
func (w *Writing) Line(tag, value string) {
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	w.begin(tag)
	w.Dst = append(AppendOneLine(w.Dst, value), w.End...)
}

// begin writes a tag.
func (w *Writing) begin(tag string) {
	w.Dst = append(w.Dst, tag...)
	for range w.Column - len(tag) {
		w.Dst = append(w.Dst, ' ')
	}
	w.Dst = append(w.Dst, w.Separator...)
}

// Name writes a tag with a name, see [Sorted].
func (w *Writing) Name(tag string, c *citation.Credit) {
	n := &c.Name
	whole := n.Particle != "" || n.DroppingParticle != "" || n.Suffix != "" || n.Literal != "" || c.EtAl
	if whole || !tidy(n.Family) || !tidy(n.Given) {
		w.Line(tag, Sorted(*c))
		return
	}
	w.begin(tag)
	w.Dst = append(n.AppendSorted(w.Dst), w.End...)
}

// Values writes the values of a field, a line each.
func (w *Writing) Values(tag string, f citation.Field) {
	for v := range w.Citation.Values(f) {
		w.Line(tag, Plainly(v))
	}
}

// Serials writes ISSNs and ISBNs, for formats that have one tag for both.
func (w *Writing) Serials(tag string) {
	for _, id := range w.Citation.IDs {
		if id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN {
			w.Line(tag, id.Value)
		}
	}
}

// Paragraphs writes the parts of a detail, a line each.
func (w *Writing) Paragraphs(tag string, f citation.Field) {
	for part := range strings.SplitSeq(string(w.Citation.Detail(f)), "\n") {
		w.Line(tag, part)
	}
}

// Issued writes the year of publication, and the day or season in a tag of its
// own. A date that is no plain one stands whole in the tag of the year.
func (w *Writing) Issued(year, day string) {
	d := w.Citation.Issued()
	if !d.Known() || d.Year <= 0 || d.Circa || d.Open || d.End.Precision > citation.Literal {
		w.Line(year, d.String())
		return
	}
	w.Line(year, citation.YearDate(d.Year).Moment.String())
	w.Line(day, Spelled(d.Moment))
}

// Kept writes what reading the named format has kept in Extra, under those
// names that can stand as tags here.
func (w *Writing) Kept(format string, stands func(name string) bool) {
	for i := range w.Citation.Extra {
		if e := &w.Citation.Extra[i]; e.Format == format && stands(e.Name) {
			w.Line(e.Name, e.Value)
		}
	}
}

// AppendOneLine appends value with blanks for whatever would end its line: line
// ends, U+2028 and U+2029 and control characters.
func AppendOneLine(dst []byte, value string) []byte {
	n := onOneLine(value)
	dst, value = append(dst, value[:n]...), value[n:]
	blank := n > 0 && dst[len(dst)-1] == ' '
	for _, r := range value {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			if !blank {
				dst = append(dst, ' ')
			}
			blank = true
			continue
		}
		blank = r == ' '
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// onOneLine gives the length of the prefix of value that has nothing which AppendOneLine replaces.
func onOneLine(value string) int {
	for i := 0; ; i++ {
		i += ascii.Plain(value[i:], 0, 0)
		if i == len(value) {
			return i
		}
		c := value[i]
		if c < 0x80 || // a control
			c == 0xc2 && i+1 < len(value) && value[i+1] < 0xa0 || // U+0080 to U+009F
			c == 0xe2 && i+2 < len(value) && value[i+1] == 0x80 && value[i+2]&^1 == 0xa8 { // U+2028, U+2029
			return i
		}
	}
}

// Plainly gives a value as the tagged formats write it, where they write it
// without more ado: a name inverted, a keyword without its star, the rest as it prints.
func Plainly(v citation.Value) string {
	switch v := v.(type) {
	case citation.Credit:
		return Sorted(v)
	case citation.Keyword:
		return v.Term
	}
	return v.String()
}

// Sorted gives a credit's name with the family name first, or "et al.".
func Sorted(c citation.Credit) string {
	if c.EtAl {
		return c.String()
	}
	return c.Name.Sorted()
}

// Spelled gives what a moment says beyond the year: "May 17", "May", "Spring", "".
func Spelled(m citation.Moment) string {
	switch {
	case m.Season > 0 && int(m.Season) < len(seasons):
		return seasons[m.Season]
	case m.Day > 0:
		return m.Month.String() + " " + strconv.Itoa(int(m.Day))
	case m.Month > 0:
		return m.Month.String()
	}
	return ""
}

var seasons = [...]string{"", "Spring", "Summer", "Autumn", "Winter"}
