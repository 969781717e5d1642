package explain

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/width"
)

// pairFields are what two records are compared by, in the order of showing.
var pairFields = []citation.Field{
	citation.FieldType, citation.FieldTitle, citation.FieldTranslatedTitle, citation.FieldOriginalTitle, citation.FieldAuthor,
	citation.FieldEditor, citation.FieldIssued, citation.FieldJournal, citation.FieldEventTitle, citation.FieldVolume, citation.FieldIssue,
	citation.FieldPages, citation.FieldEdition, citation.FieldVersion, citation.FieldPublisher, citation.FieldISBN, citation.FieldDOI,
	citation.FieldPMID, citation.FieldPMCID, citation.FieldArXiv, citation.FieldURL, citation.FieldAbstract,
}

const (
	pairLabel = 10 // columns of a field's name between which and the values nothing stands
	pairGap   = 3  // columns between the two values
	pairLines = 6  // of a value; an abstract is longer
	mostWords = 1500
)

// AppendPair adds two records side by side, field by field, with the words that
// the other lacks marked: by weight and underline in colour, else *so*. In less
// than 60 columns the values stand below one another.
func AppendPair(dst []byte, a, b *evidence.Record, s Style) []byte {
	if s.Width < 40 {
		s.Width = 80
	}
	if s.Harmless == nil {
		s.Harmless = func(text string) string { return text }
	}
	p := printer{Style: s, out: dst}
	p.pair("from", []word{{text: s.Harmless(place(a.Place, a.Source))}}, []word{{text: s.Harmless(place(b.Place, b.Source))}})
	for _, f := range pairFields {
		one, two := p.words(&a.Citation, f), p.words(&b.Citation, f)
		if len(one)+len(two) == 0 {
			continue
		}
		if f != citation.FieldURL && len(one) > 0 && len(two) > 0 {
			markDifferent(one, two)
		}
		p.pair(pairName(f), one, two)
	}
	return p.out
}

// pairName gives a short name for a field.
func pairName(f citation.Field) string {
	switch f {
	case citation.FieldJournal:
		return "in"
	case citation.FieldIssued:
		return "date"
	case citation.FieldTranslatedTitle, citation.FieldOriginalTitle:
		return "title"
	case citation.FieldEventTitle:
		return "event"
	}
	return f.String()
}

// word is a word of a value.
type word struct {
	text      string
	different bool // the other value does not have it here
}

// words gives the words of all values of a field.
func (p *printer) words(c *citation.Citation, f citation.Field) []word {
	var words []word
	for v := range c.Values(f) {
		if len(words) > 0 {
			words[len(words)-1].text += ";"
		}
		for w := range strings.FieldsSeq(shown(v)) {
			words = append(words, word{text: p.Harmless(w)})
		}
	}
	return words
}

// markDifferent marks the words that are in one of two values and not in a
// longest common sequence of words, whatever their case and punctuation.
func markDifferent(a, b []word) {
	if len(a)*len(b) > mostWords*mostWords {
		return
	}
	one, two := folded(a), folded(b)
	longest := make([][]int32, len(a)+1) // of the words from i and from j on
	for i := range longest {
		longest[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if one[i] == two[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case one[i] == two[j]:
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			a[i].different = true
			i++
		default:
			b[j].different = true
			j++
		}
	}
	for ; i < len(a); i++ {
		a[i].different = true
	}
	for ; j < len(b); j++ {
		b[j].different = true
	}
}

// folded gives each word without its case, accents and punctuation.
func folded(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = cmp.Or(citation.Fold(strings.TrimFunc(w.text, unicode.IsPunct)), w.text)
	}
	return out
}

// pair shows the values of a field beside one another.
func (p *printer) pair(name string, a, b []word) {
	if p.Width < 60 {
		for i, words := range [][]word{a, b} {
			for n, l := range p.wrapped(words, p.Width-pairLabel-2) {
				p.label(name, i == 0 && n == 0)
				p.add([]string{"1 ", "2 "}[i] + l.text + "\n")
			}
		}
		return
	}
	columns := (p.Width - pairLabel - pairGap) / 2
	left, right := p.wrapped(a, columns), p.wrapped(b, columns)
	for n := range max(len(left), len(right)) {
		p.label(name, n == 0)
		var l, r line
		if n < len(left) {
			l = left[n]
		}
		if n < len(right) {
			r = right[n]
		}
		p.add(l.text)
		if r.text != "" {
			p.add(strings.Repeat(" ", columns-l.width+pairGap) + r.text)
		}
		p.add("\n")
	}
}

// label begins a line with the name of a field, or without it.
func (p *printer) label(name string, show bool) {
	if !show {
		name = ""
	}
	name, _ = width.Cut(name, pairLabel-1)
	p.add(p.faint(name) + strings.Repeat(" ", pairLabel-len(name)))
}

// line is a line of a value, and the columns that it takes.
type line struct {
	text  string
	width int
}

// wrapped lays words out in lines of at most so many columns. What does not fit
// into a few lines is cut short and says so.
func (p *printer) wrapped(words []word, columns int) []line {
	lines := []line{{}}
	for _, w := range words {
		for rest := w.text; rest != ""; {
			last := &lines[len(lines)-1]
			blank := min(last.width, 1)
			marks := 0
			if w.different && !p.Color {
				marks = 2
			}
			piece := rest
			if wide := width.String(rest); last.width+blank+wide+marks > columns {
				if last.width > 0 && wide+marks <= columns || columns-last.width-blank-marks < 2 {
					lines = append(lines, line{})
					continue
				}
				piece, _ = width.Cut(rest, columns-last.width-blank-marks)
			}
			rest = rest[len(piece):]
			last.width += blank + width.String(piece) + marks
			if w.different {
				piece = p.marked(piece)
			}
			last.text += strings.Repeat(" ", blank) + piece
		}
	}
	if len(lines) > pairLines {
		lines = append(lines[:pairLines-1], line{"…", 1})
	}
	return lines
}

// marked marks a word.
func (p *printer) marked(text string) string {
	if p.Color {
		return p.paint("1;4", text)
	}
	return "*" + text + "*"
}
