package source

import (
	"sort"
	"strings"
	"unsafe"
)

// PageText is what a browser would show of a page, line by line: an element
// that is set apart begins a line, the cells of a table's row stand in one line
// with " | " between them, a term of a definition list stands before its
// description in the same way, an item of a list begins with "• " and a heading of
// the first level with "# ". What no
// reader sees (scripts, styles, templates, hidden elements) is left out.
type PageText struct {
	Text   string // the title of the window in the first line, then Body
	Body   string // what the window shows
	pieces []piece
	base   string // the text that the page was read from
}

// piece says that from out on the text is what stands at in.
type piece struct{ out, in, size int }

// Shown gives the page as text.
func (h *HTML) Shown() *PageText {
	w := pageWriter{page: h, PageText: &PageText{base: h.Text}}
	w.out = make([]byte, 0, len(h.Text)/4)
	w.pieces = make([]piece, 0, len(h.Nodes)/2)
	body := w.windowTitle()
	var closing []int // elements to be closed, innermost last
	for i := 0; i < len(h.Nodes); {
		for len(closing) > 0 && h.Nodes[closing[len(closing)-1]].Next <= i {
			w.end(&h.Nodes[closing[len(closing)-1]])
			closing = closing[:len(closing)-1]
		}
		n := &h.Nodes[i]
		switch {
		case n.Name == "":
			w.text(n.Raw)
		case unseen(n):
			i = n.Next
			continue
		default:
			w.start(n)
			if n.Next > i+1 || n.kind&kindVoid == 0 {
				closing = append(closing, i)
			}
		}
		i++
	}
	for len(closing) > 0 {
		w.end(&h.Nodes[closing[len(closing)-1]])
		closing = closing[:len(closing)-1]
	}
	w.PageText.Text = string(w.out)
	w.Body = w.PageText.Text[body:]
	return w.PageText
}

// windowTitle writes the text of the first title element, and gives where what follows begins.
func (w *pageWriter) windowTitle() (body int) {
	for i := range w.page.Nodes {
		switch n := &w.page.Nodes[i]; n.Name {
		case "title":
			for _, inner := range w.page.Nodes[i+1 : n.Next] {
				w.text(inner.Raw)
			}
			w.line()
			return len(w.out)
		case "body":
			return 0
		}
	}
	return 0
}

// Span gives the place in the document of a view of the page's text: from
// where its first character stands to where its last one does. doc is the
// document that the page was read from.
func (t *PageText) Span(doc *Document, view string) Span {
	at, ok := offsetIn(t.Text, view)
	if !ok {
		return doc.Span(view)
	}
	start, end := t.place(at), t.place(at+len(view)-1)+1
	if start < 0 || end <= start || end > len(t.base) {
		return Span{}
	}
	return doc.Span(t.base[start:end])
}

// place gives where in the page the byte of the text comes from.
func (t *PageText) place(at int) int {
	i := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].out > at }) - 1
	if i < 0 {
		return -1
	}
	p := t.pieces[i]
	return p.in + min(at-p.out, p.size-1)
}

// offsetIn gives where in text a view of it begins.
func offsetIn(text, view string) (int, bool) {
	start := uintptr(unsafe.Pointer(unsafe.StringData(text)))
	at := uintptr(unsafe.Pointer(unsafe.StringData(view)))
	if len(view) == 0 || at < start || at+uintptr(len(view)) > start+uintptr(len(text)) {
		return 0, false
	}
	return int(at - start), true
}

// across gives the view of text from the beginning of first to the end of last.
func across(text, first, last string) string {
	start, ok := offsetIn(text, first)
	end, okay := offsetIn(text, last)
	if !ok || !okay || start > end {
		return first
	}
	return text[start : end+len(last)]
}

// Sets of elements by how they are shown.
const (
	unseenElements = " head title script style template noscript svg select option textarea object iframe canvas audio video map datalist noframes "
	blockElements  = " address article aside blockquote body caption center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul dt dd option br "
)

// unseen reports whether a reader does not see an element.
func unseen(n *HTMLNode) bool {
	if n.kind&kindUnseen != 0 {
		return true
	}
	if len(n.Raw) < len(n.Name)+len("< hidden>") {
		return false
	}
	if strings.Contains(n.Raw, "hidden") && (n.Has("hidden") || n.Name == "input") {
		return true
	}
	if !strings.Contains(n.Raw, "none") && !strings.Contains(n.Raw, "hidden") {
		return false
	}
	style, _ := n.Attr("style")
	style = strings.ReplaceAll(style, " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

type pageWriter struct {
	*PageText
	page  *HTML
	out   []byte
	lead  string // what stands before the next text of the line: a bullet, a bar
	space bool   // blanks stood before
	cells int    // of the row that is being written
	row   int    // how deep within rows and description lists
	pre   int    // how deep within preformatted text
}

func (w *pageWriter) start(n *HTMLNode) {
	switch n.Name {
	case "td", "th":
		w.row++
		w.cell()
		return
	case "tr":
		w.line()
		w.cells = 0
		return
	case "dt":
		w.line()
		w.cells = 0
		return
	case "dd":
		w.cells++ // the term has been written
		w.cell()
		w.row++
		return
	case "li":
		w.line()
		w.lead = "• "
		return
	case "h1":
		w.breakIn()
		if w.row == 0 {
			w.lead = headingLead
		}
		return
	case "pre":
		w.pre++
	case "br":
		w.breakIn()
		return
	case "button": // it is drawn apart from the words around it
		w.space = true
		return
	}
	if n.kind&kindBlock != 0 {
		w.breakIn()
	}
}

func (w *pageWriter) end(n *HTMLNode) {
	name := n.Name
	switch name {
	case "td", "th":
		w.row = max(0, w.row-1)
		w.lead, w.space = "", false
		return
	case "dd":
		w.row = max(0, w.row-1)
		w.line()
		return
	case "dt":
		w.lead, w.space = "", false
		return
	case "li", "h1":
		w.lead = ""
	case "button":
		w.space = true
		return
	case "pre":
		w.pre--
	}
	if n.kind&kindBlock != 0 && name != "br" {
		w.breakIn()
		if name == "p" || name == "table" || len(name) == 2 && name[0] == 'h' {
			w.blank()
		}
	}
}

// cell begins a cell: behind another one of its row comes a bar.
func (w *pageWriter) cell() {
	if w.cells > 0 {
		w.lead = " | "
	}
	w.cells++
}

// breakIn ends the line; within a cell, whose row is one line, it is a blank.
func (w *pageWriter) breakIn() {
	if w.row > 0 {
		w.space = true
		return
	}
	w.line()
}

// headingLead marks a heading of the first level, as Markdown does.
const headingLead = "# "

// line ends the line unless it is empty.
func (w *pageWriter) line() {
	if w.space = false; w.lead != headingLead { // a block in a heading begins with it all the same
		w.lead = ""
	}
	if n := len(w.out); n > 0 && w.out[n-1] != '\n' {
		w.out = append(w.out, '\n')
	}
}

// blank leaves an empty line.
func (w *pageWriter) blank() {
	if n := len(w.out); w.row == 0 && n > 1 && w.out[n-2] != '\n' {
		w.out = append(w.out, '\n')
	}
}

// text writes a stretch of text with its blanks joined and its references decoded.
func (w *pageWriter) text(raw string) {
	base, ok := offsetIn(w.base, raw)
	if !ok {
		return
	}
	for i := 0; i < len(raw); {
		c := raw[i]
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' {
			if c == '\n' && w.pre > 0 && w.row == 0 {
				w.line()
			} else {
				w.space = true
			}
			i++
			continue
		}
		end := i
		for end < len(raw) && raw[end] > ' ' && raw[end] != '&' {
			end++
		}
		// A run of words with single blanks between them is one piece.
		for end+1 < len(raw) && raw[end] == ' ' && raw[end+1] > ' ' && raw[end+1] != '&' {
			end++
			for end < len(raw) && raw[end] > ' ' && raw[end] != '&' {
				end++
			}
		}
		if end > i {
			w.piece(raw[i:end], base+i, end-i)
			i = end
			continue
		}
		if c == '&' {
			size := reference(raw[i:])
			decoded := decodeReferences(raw[i : i+size])
			if decoded == "\u00a0" || decoded == "\u00ad" || decoded == "\n" {
				w.space = w.space || decoded != "\u00ad"
			} else {
				w.piece(decoded, base+i, size)
			}
			i += size
			continue
		}
		i++ // a control character
	}
}

// reference gives the length of the character reference at the start of s; 1 when there is none.
func reference(s string) int {
	const longest = 33 // "&CounterClockwiseContourIntegral;"
	for i := 1; i < min(len(s), longest); i++ {
		c := s[i]
		switch {
		case c == ';':
			return i + 1
		case c == '#' && i == 1, '0' <= c && c <= '9', 'a' <= c|0x20 && c|0x20 <= 'z':
		default:
			return i
		}
	}
	return min(len(s), longest)
}

// piece writes text that comes from size bytes at in.
func (w *pageWriter) piece(text string, in, size int) {
	switch {
	case len(w.out) == 0 || w.out[len(w.out)-1] == '\n':
		w.out = append(w.out, strings.TrimPrefix(w.lead, " | ")...)
	case w.lead != "":
		w.out = append(w.out, w.lead...)
	case w.space:
		w.out = append(w.out, ' ')
	}
	w.lead, w.space = "", false
	w.pieces = append(w.pieces, piece{len(w.out), in, size})
	w.out = append(w.out, text...)
}
