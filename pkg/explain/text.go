package explain

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
	"github.com/peerlit/peerlit/pkg/width"
)

// Style says how an account is laid out for a person.
type Style struct {
	Width    int                 // columns; below 40 means 80
	Color    bool                // with escape sequences
	Harmless func(string) string // makes text from outside safe to show; nil leaves it
}

const (
	margin    = 2  // before a field
	labelling = 18 // columns of a field's name
	mostLines = 4  // of a value; an abstract is longer
)

// AppendText adds the account in lines for a person to read.
func AppendText(dst []byte, a Account, s Style) []byte {
	if s.Width < 40 {
		s.Width = 80
	}
	if s.Harmless == nil {
		s.Harmless = func(text string) string { return text }
	}
	p := printer{Style: s, out: dst}
	p.head(a.Record)
	for i := range a.Given {
		p.given(&a.Given[i], i > 0 && a.Given[i-1].Field == a.Given[i].Field)
	}
	if len(a.Blank) > 0 {
		p.section("blank: the field is shown, its value is lost")
		for i := range a.Blank {
			p.field(a.Blank[i].Field, false)
			p.lines(p.evidence(&a.Blank[i]), p.plain)
		}
	}
	if len(a.Lost) > 0 {
		p.section("not taken")
		for i := range a.Lost {
			lost := &a.Lost[i]
			p.field(lost.Field, false)
			p.lines(lost.Value.String(), p.plain)
			p.indent()
			p.lines(lost.Why, p.plain)
			p.indent()
			p.lines(p.evidence(&lost.Claim), p.faint)
		}
	}
	if remarks := a.remarks(); len(remarks) > 0 {
		p.section("remarks")
		for _, d := range remarks {
			p.add("  ")
			p.wrap(d.Severity().String()+": "+d.Message+" ["+string(d.Code)+"]", margin, margin+2, p.plain)
		}
	}
	return p.out
}

// printer lays out one account.
type printer struct {
	Style
	out []byte
}

func (p *printer) add(text string) { p.out = append(p.out, text...) }

func (p *printer) plain(text string) string { return text }
func (p *printer) bold(text string) string  { return p.paint("1", text) }
func (p *printer) faint(text string) string { return p.paint("2", text) }

// paint gives text in a colour or weight of SGR (ECMA-48, 8.3.117).
func (p *printer) paint(code, text string) string {
	if !p.Color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// head says what the record is and how its format showed.
func (p *printer) head(r *evidence.Record) {
	title := "record"
	if r.Citation.Key != "" {
		title = r.Citation.Key
	}
	p.wrap(place(r.Place, r.Source)+": "+r.Format+", "+title, 0, margin, p.bold)
	if o := r.Origin; o != nil && o.Why != "" {
		p.add("  ")
		p.wrap("read as "+r.Format+": "+o.Why+at(" at ", o.Sign), margin, margin+2, p.faint)
	}
}

func (p *printer) section(text string) {
	p.add("\n  ")
	p.wrap(text, margin, margin, p.bold)
}

// given shows a value and what it rests on.
func (p *printer) given(g *Given, more bool) {
	p.field(g.Field, more)
	p.lines(shown(g.Value), p.plain)
	p.indent()
	if g.By == nil {
		p.lines("derived: no place states it", p.faint)
		return
	}
	color := p.faint // what is only guessed at catches the eye
	if g.By.Confidence == evidence.Guessed {
		color = func(text string) string { return p.paint("33", text) }
	}
	p.lines(p.evidence(g.By), color)
	for i := range g.Also {
		p.indent()
		p.lines("also "+p.evidence(&g.Also[i]), p.faint)
	}
}

// shown gives a value for people: of a text its plain characters.
func shown(v citation.Value) string {
	switch v := v.(type) {
	case citation.Text:
		return v.Plain()
	case citation.Title:
		return v.Text.Plain()
	}
	return v.String()
}

// evidence says how surely, where, by which rule, and of which words a claim is.
func (p *printer) evidence(c *evidence.Claim) string {
	words := c.Confidence.String()
	if c.Value == nil {
		words = "blank"
	}
	words += at(" at ", c.Place)
	if c.Place.Line == 0 && !c.At.Nowhere() { // a record of an earlier run: its source is not at hand
		words += fmt.Sprintf(" at byte %d of its source", c.At.Start)
	}
	words += ", " + c.Rule
	switch quote := strings.Join(strings.Fields(c.Quote), " "); {
	case quote == "":
	case verbatim(c):
		words += ", word for word"
	default:
		words += fmt.Sprintf(", from \"%s\"", clip(quote, 120))
	}
	return words
}

// at gives before and the line and column of a place; nothing when it is nowhere.
func at(before string, p source.Position) string {
	if p.Line == 0 {
		return ""
	}
	return before + fmt.Sprintf("%d:%d", p.Line, p.Column)
}

// place gives a place whole.
func place(p source.Position, name string) string {
	if p.Name != "" {
		name = p.Name
	}
	if p.Line == 0 {
		return name
	}
	return fmt.Sprintf("%s:%d:%d", name, p.Line, p.Column)
}

// field begins the lines of a field. Its name stands before the first of several values only.
func (p *printer) field(f citation.Field, more bool) {
	name := f.String()
	if more {
		name = ""
	}
	p.add(strings.Repeat(" ", margin))
	p.add(p.bold(name))
	p.add(strings.Repeat(" ", max(1, labelling-len(name))))
	if len(name) >= labelling { // "original-publisher-place": the value begins on the next line
		p.add("\n")
		p.indent()
	}
}

func (p *printer) indent() { p.add(strings.Repeat(" ", margin+labelling)) }

// lines adds text that begins in the column of values.
func (p *printer) lines(text string, paint func(string) string) {
	p.wrap(text, margin+labelling, margin+labelling, paint)
}

// wrap adds text in lines no wider than the style allows, the first of which
// has been begun and is at a column; the others are indented. What does not fit
// into a few lines is cut short and says so.
func (p *printer) wrap(text string, column, indent int, paint func(string) string) {
	line, used, lines, limit := "", column, 1, p.Width
	short := indent == margin+labelling // values are cut short, other text is not
	flush := func() {
		p.add(paint(line))
		p.add("\n")
		line = ""
	}
	for word := range strings.FieldsSeq(text) {
		word = p.Harmless(word)
		for word != "" {
			wide, blank := width.String(word), 0
			if line != "" {
				blank = 1
			}
			if used+blank+wide <= limit {
				if blank > 0 {
					line += " "
				}
				line, used, word = line+word, used+blank+wide, ""
				continue
			}
			if line == "" || wide > limit-indent { // no blank to break at: an address, Chinese
				var piece string
				piece, word = width.Cut(word, max(2, limit-used-blank))
				if blank > 0 && piece != "" {
					line += " "
				}
				line += piece
			}
			if short && lines == mostLines {
				line += " …"
				flush()
				return
			}
			if lines++; short && lines == mostLines {
				limit = p.Width - len(" .") // room for the mark
			}
			flush()
			p.add(strings.Repeat(" ", indent))
			used = indent
		}
	}
	flush()
}

// clip keeps a quotation readable when it is an abstract.
func clip(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
