package explain

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed report.css
var reportStyle string

//go:embed report.js
var reportScript string

// Page is a report of accounts as one HTML file that needs nothing else: it
// loads nothing, and its policy forbids it to. Field and source text are linked both
// ways, so that it can be used with a keyboard, a screen reader and without its
// script, which adds that what belongs together lights up. It holds what has been added in memory.
type Page struct {
	list, body bytes.Buffer
	records    int
}

// Add adds a record to the report.
func (p *Page) Add(a Account) {
	p.records++
	r := a.Record
	name := r.Citation.Title.Plain()
	if name == "" {
		name = r.Citation.Key
	}
	if name == "" {
		name = fmt.Sprintf("record %d", p.records)
	}
	fmt.Fprintf(&p.list, "<li><a href=\"#r%d\"><bdi>%s</bdi></a></li>\n", p.records, escape(clip(name, 100)))
	s := section{w: &p.body, record: p.records}
	s.number(&a)
	fmt.Fprintf(s.w, "<section id=\"r%d\" aria-labelledby=\"r%dh\">\n<h2 id=\"r%dh\"><bdi>%s</bdi></h2>\n", s.record, s.record, s.record, escape(name))
	fmt.Fprintf(s.w, "<p class=\"about\">%s: %s", escape(place(r.Place, r.Source)), escape(r.Format))
	if o := r.Origin; o != nil && o.Why != "" {
		fmt.Fprintf(s.w, ", known by %s%s", escape(o.Why), at(" at ", o.Sign))
	}
	s.add("</p>\n<div class=\"sides\">\n")
	fmt.Fprintf(s.w, "<div class=\"side text\">\n<h3 id=\"r%ds\">Source</h3>\n", s.record)
	s.source(r.Origin, r.Place.Line)
	fmt.Fprintf(s.w, "</div>\n<div class=\"side\" role=\"region\" aria-labelledby=\"r%dr\">\n<h3 id=\"r%dr\">Record</h3>\n<dl>\n", s.record, s.record)
	for i := range a.Given {
		g := &a.Given[i]
		claims := g.Also
		if g.By != nil {
			claims = append([]evidence.Claim{*g.By}, g.Also...)
		}
		s.field(g.Field.Label(), shown(g.Value), "", claims)
	}
	s.add("</dl>\n")
	s.list("Blank: shown without a value", "dl", len(a.Blank), func(i int) {
		s.field(a.Blank[i].Field.Label(), "", "", a.Blank[i:i+1])
	})
	s.list("Not taken", "dl", len(a.Lost), func(i int) {
		lost := &a.Lost[i]
		s.field(lost.Field.Label(), shown(lost.Value), lost.Why, []evidence.Claim{lost.Claim})
	})
	remarks := a.remarks()
	s.list("Remarks", "ul", len(remarks), func(i int) {
		fmt.Fprintf(s.w, "<li>%s: %s <small>[%s]</small></li>\n", remarks[i].Severity(), escape(remarks[i].Message), remarks[i].Code)
	})
	s.add("</div>\n</div>\n</section>\n")
}

// legend says what the words of the report mean.
const legend = `<ul class="legend">
<li><small class="stated"><b>stated</b> in a tag or element made for machines</small></li>
<li><small class="labelled"><b>labelled</b> by words that people read</small></li>
<li><small class="placed"><b>placed</b> by where it stands</small></li>
<li><small class="guessed"><b>guessed</b> from context</small></li>
<li><small class="blank"><b>blank</b> shown without a value</small></li>
</ul>
`

// WriteTo writes the whole report.
func (p *Page) WriteTo(w io.Writer) (int64, error) {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	n := 0
	for _, text := range []string{
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src " + hash(reportStyle) + "; script-src " + hash(reportScript) + "; base-uri 'none'; form-action 'none'\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<link rel=\"icon\" href=\"data:,\">\n<title>Where the values come from</title>\n<style>",
		reportStyle, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#records\">To the records</a>\n<header>\n<h1>Where the values come from</h1>\n",
		"<p class=\"about hint\">Point at a value, or move to it with the keyboard, to see the words it was taken from, and the other way round. A click on a value keeps it lit; Escape lets it go.</p>\n", legend,
		"</header>\n<nav aria-label=\"Records\">\n<ol>\n", p.list.String(), "</ol>\n</nav>\n<main id=\"records\">\n", p.body.String(), "</main>\n<script>", reportScript, "</script>\n</body>\n</html>\n",
	} {
		m, err := io.WriteString(w, text)
		if n += m; err != nil {
			return int64(n), err
		}
	}
	return int64(n), nil
}

// section writes one record. Its claims are numbered in the order of the
// account; a claim's number ties the field to its words.
type section struct {
	w      *bytes.Buffer
	record int
	claims []numbered
	next   int // number of the next claim that is listed
	line   int // of the source text that is being written; 0 when it is not known
}

// numbered is a claim in the source text, with what a reader is told of it.
type numbered struct {
	claim *evidence.Claim
	field int // the claim whose line it is listed in
	title string
	lost  bool
	shown bool // its words stand in the source text, from start to end
	start int
	end   int
}

// number gives every claim its number.
func (s *section) number(a *Account) {
	put := func(field int, c *evidence.Claim, lost bool, word string) {
		n := numbered{claim: c, field: field, title: c.Field.Label() + ": " + word, lost: lost}
		if o := a.Record.Origin; o != nil {
			n.start, n.end = c.At.Start-o.Start, c.At.End-o.Start
			n.shown = n.start >= 0 && n.end <= len(o.Text) && n.start < n.end
		}
		s.claims = append(s.claims, n)
	}
	for i := range a.Given {
		g := &a.Given[i]
		first := len(s.claims)
		if g.By != nil {
			put(first, g.By, false, g.By.Confidence.String())
		}
		for j := range g.Also {
			put(first, &g.Also[j], false, g.Also[j].Confidence.String())
		}
	}
	for i := range a.Blank {
		put(len(s.claims), &a.Blank[i], true, "blank")
	}
	for i := range a.Lost {
		put(len(s.claims), &a.Lost[i].Claim, true, "not taken")
	}
}

func (s *section) add(text string) { s.w.WriteString(text) }

// list writes another list of its own when there is something to put into it.
func (s *section) list(title, element string, n int, item func(i int)) {
	if n == 0 {
		return
	}
	fmt.Fprintf(s.w, "<h3>%s</h3>\n<%s>\n", title, element)
	for i := range n {
		item(i)
	}
	fmt.Fprintf(s.w, "</%s>\n", element)
}

// field writes a value with the claims it rests on, which are the next ones by number.
func (s *section) field(label, value, why string, claims []evidence.Claim) {
	if len(claims) == 0 {
		fmt.Fprintf(s.w, "<div class=\"f\"><dt>%s</dt><dd><bdi>%s</bdi><small>derived: no place states it</small></dd></div>\n", escape(label), escape(value))
		return
	}
	first := s.next
	var numbers []string
	for range claims {
		numbers = append(numbers, strconv.Itoa(s.next))
		s.next++
	}
	fmt.Fprintf(s.w, "<div class=\"f\" id=\"r%df%d\" data-c=\"%s\"><dt>%s</dt><dd>", s.record, first, strings.Join(numbers, " "), escape(label))
	if value != "" {
		fmt.Fprintf(s.w, "<bdi>%s</bdi>", escape(value))
	}
	if why != "" {
		fmt.Fprintf(s.w, "<small>%s</small>", escape(why))
	}
	for i := range claims {
		c := &claims[i]
		word := c.Confidence.String()
		if c.Value == nil {
			word = "blank"
		}
		fmt.Fprintf(s.w, "<small class=\"%s\"><b>%s</b>", word, word)
		if c.Place.Line > 0 && s.claims[first+i].shown {
			fmt.Fprintf(s.w, " at <a href=\"#r%dc%d\" aria-label=\"line %d, column %d\">%d:%d</a>", s.record, first+i, c.Place.Line, c.Place.Column, c.Place.Line, c.Place.Column)
		} else {
			s.add(at(" at ", c.Place))
		}
		fmt.Fprintf(s.w, ", %s</small>", escape(c.Rule))
	}
	s.add("</dd></div>\n")
}

// source writes the source text with all evidence marked. Places may overlap -
// a volume and an issue taken from "21 1", a list of names - so the text is cut at every
// beginning and end, and each piece tells of all claims it belongs to.
func (s *section) source(o *evidence.Origin, line int) {
	if o == nil || o.Text == "" {
		s.add("<p class=\"about\">The text is not at hand: the input tells no place of its records.</p>\n")
		return
	}
	var cuts, order []int
	for n := range s.claims {
		if c := &s.claims[n]; c.shown {
			cuts = append(cuts, c.start, c.end)
			order = append(order, n)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.claims[a].start - s.claims[b].start })
	slices.Sort(cuts)
	cuts = append(slices.Compact(cuts), len(o.Text))
	fmt.Fprintf(s.w, "<pre class=\"source\" tabindex=\"0\" role=\"region\" aria-labelledby=\"r%ds\">\n", s.record)
	s.line = line
	s.mark()
	from := 0
	var open []int // claims that a piece belongs to
	for _, to := range cuts {
		for len(order) > 0 && s.claims[order[0]].start <= from {
			fmt.Fprintf(s.w, "<span id=\"r%dc%d\"></span>", s.record, order[0])
			open, order = append(open, order[0]), order[1:]
		}
		open = slices.DeleteFunc(open, func(n int) bool { return s.claims[n].end <= from })
		s.piece(o.Text[from:to], open)
		from = to
	}
	s.add("</pre>\n")
}

// piece writes some source text that these claims rest on.
func (s *section) piece(text string, claims []int) {
	if text == "" {
		return
	}
	if len(claims) == 0 {
		s.words(text)
		return
	}
	var numbers, titles []string
	lost := true
	for _, n := range claims {
		numbers = append(numbers, strconv.Itoa(n))
		if titles = append(titles, s.claims[n].title); !s.claims[n].lost {
			lost = false
		}
	}
	class := "kept"
	if lost {
		class = "lost"
	}
	fmt.Fprintf(s.w, "<a class=\"%s\" href=\"#r%df%d\" data-c=\"%s\" title=\"%s\">",
		class, s.record, s.claims[claims[0]].field, strings.Join(numbers, " "), escape(strings.Join(titles, "; ")))
	s.words(text)
	s.add("</a>")
}

// words writes source text with the number of each line before it.
func (s *section) words(text string) {
	for {
		i := strings.IndexByte(text, '\n')
		if i < 0 {
			s.add(escape(text))
			return
		}
		s.add(escape(text[:i+1]))
		text = text[i+1:]
		if s.line > 0 {
			s.line++
		}
		s.mark()
	}
}

// mark writes the number of the line that begins. It stands in an attribute, so that it is not copied with the text.
func (s *section) mark() {
	if s.line > 0 {
		fmt.Fprintf(s.w, "<i data-n=\"%d\" aria-hidden=\"true\"></i>", s.line)
	}
}

// escape makes text from outside safe in HTML, as content and in attributes.
// Control characters are shown as pictures of themselves (Unicode, block Control
// Pictures), characters that turn the direction of writing by their number.
func escape(text string) string {
	acts := func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r >= 0x80 && r < 0xA0 || unicode.Is(unicode.Bidi_Control, r)
	}
	if strings.IndexFunc(text, acts) >= 0 {
		var b strings.Builder
		for _, r := range text {
			switch {
			case r == '\r':
			case !acts(r):
				b.WriteRune(r)
			case r < ' ':
				b.WriteRune('\u2400' + r)
			default:
				fmt.Fprintf(&b, "[U+%04X]", r)
			}
		}
		text = b.String()
	}
	return html.EscapeString(text)
}
