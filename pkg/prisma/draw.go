package prisma

import (
	"fmt"
	"html"
	"strings"
)

// The measures of the drawing, in its own units.
const (
	boxWidth   = 310
	lineHeight = 18
	padding    = 12
	gap        = 34 // between two boxes, for the arrow
	stageWidth = 34
	leftX      = stageWidth + 16
	rightX     = leftX + boxWidth + 50
	wide       = rightX + boxWidth + 1
	lineLength = 44 // characters that fit into a box
)

// open stands for a number that only people can give.
const open = "(n =\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0)"

// A step is a row of the diagram: a box, and one beside it for what leaves the flow.
type step struct {
	stage       string // that begins with this step; "" for the one before
	left, right []string
}

// steps lays the diagram of PRISMA 2020 for databases and registers out.
func (f *Flow) steps() []step {
	total := f.Total()
	from := []string{"Records identified from:"}
	for _, s := range f.Sources {
		from = append(from, numbered("  "+harmless(s.Name), s.Identified))
	}
	removed := []string{"Records removed before screening:", numbered("  Duplicate records", total.Duplicates)}
	if total.Known > 0 {
		removed = append(removed, numbered("  Records screened before", total.Known))
	}
	return []step{
		{"Identification", append(from, numbered("  Total", total.Identified)), removed},
		{"Screening", []string{numbered("Records screened", total.Screened())}, []string{"Records excluded " + open}},
		{"", []string{"Reports sought for retrieval " + open}, []string{"Reports not retrieved " + open}},
		{"", []string{"Reports assessed for eligibility " + open}, []string{"Reports excluded:", "  Reason " + open, "  Reason " + open}},
		{"Included", []string{"Studies included in review " + open, "Reports of included studies " + open}, nil},
	}
}

// numbered puts a number behind words, which are cut where they do not fit.
func numbered(words string, n int) string {
	number := fmt.Sprintf(" (n = %d)", n)
	if runes := []rune(words); len(runes) > lineLength-len(number) {
		words = string(runes[:lineLength-len(number)-1]) + "…"
	}
	return words + number
}

// draw writes the diagram as an element of SVG 1.1.
func (f *Flow) draw(b *strings.Builder) {
	steps := f.steps()
	height := func(lines []string) int { return len(lines)*lineHeight + 2*padding }
	tall := 1
	for _, s := range steps {
		tall += max(height(s.left), height(s.right)) + gap
	}
	tall -= gap - 1
	total := f.Total()
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="flow-title flow-text" font-family="Helvetica, Arial, sans-serif" font-size="13">
<title id="flow-title">PRISMA 2020 flow diagram</title>
<desc id="flow-text">%d records identified, %d duplicates and %d records screened before removed, %d records to screen.</desc>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
<g fill="none" stroke="#000">
`, wide, tall, wide, tall, total.Identified, total.Duplicates, total.Known, total.Screened())
	var text strings.Builder
	y := 1
	stageY := y
	for i, s := range steps {
		left, row := height(s.left), max(height(s.left), height(s.right))
		box(b, &text, leftX, y, left, s.left)
		if s.right != nil {
			middle := y + min(left, height(s.right))/2
			box(b, &text, rightX, y, height(s.right), s.right)
			arrow(b, leftX+boxWidth, middle, rightX, middle)
		}
		next := y + row + gap
		if i+1 < len(steps) {
			arrow(b, leftX+boxWidth/2, y+left, leftX+boxWidth/2, next)
		}
		if i+1 == len(steps) || steps[i+1].stage != "" {
			stage(b, &text, stageOf(steps, i), stageY, y+row-stageY)
			stageY = next
		}
		y = next
	}
	b.WriteString("</g>\n<g>\n" + text.String() + "</g>\n</svg>\n")
}

// stageOf gives the stage that step i belongs to.
func stageOf(steps []step, i int) string {
	for ; i > 0 && steps[i].stage == ""; i-- {
	}
	return steps[i].stage
}

// box draws a box and writes its lines, those that begin with blanks indented.
func box(b, text *strings.Builder, x, y, height int, lines []string) {
	fmt.Fprintf(b, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", x, y, boxWidth, height)
	for i, line := range lines {
		words := strings.TrimLeft(line, " ")
		indent := 6 * (len(line) - len(words))
		fmt.Fprintf(text, "<text x=\"%d\" y=\"%d\">%s</text>\n", x+padding+indent, y+padding+lineHeight*i+lineHeight*3/4, html.EscapeString(words))
	}
}

// stage draws the band that names a part of the flow, written upwards.
func stage(b, text *strings.Builder, name string, y, height int) {
	fmt.Fprintf(b, "<rect x=\"1\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#dbe5f1\"/>\n", y, stageWidth, height)
	fmt.Fprintf(text, "<text transform=\"translate(%d %d) rotate(-90)\" text-anchor=\"middle\" font-weight=\"bold\">%s</text>\n",
		1+stageWidth/2+5, y+height/2, name)
}

// arrow draws a straight arrow.
func arrow(b *strings.Builder, x1, y1, x2, y2 int) {
	fmt.Fprintf(b, "<path d=\"M%d %dL%d %d\" marker-end=\"url(#arrow)\"/>\n", x1, y1, x2, y2)
}
