package source

import (
	"html"
	"iter"
	"sort"
	"strings"
	"sync"
)

// HTML is a page as the tree of its elements, in the order of the document.
// Nothing in it is recursive and nothing is copied: a page of 50,000 nested
// elements costs what one of 50,000 elements side by side costs.
type HTML struct {
	Text  string // the text that the nodes are views of
	Nodes []HTMLNode
}

// HTMLNode is an element, or a stretch of text when Name is "".
type HTMLNode struct {
	Name string // in lower case
	Raw  string // the start tag, or the text, as it is written: a view of the document
	Up   int    // the number of the element around it; -1 for none
	Next int    // the number of the first node that is no longer within this one

	kind elementKind
	raw  bool // text whose references are none: that of script and style
}

// elementKind says of which sets an element is.
type elementKind uint8

const (
	kindVoid    elementKind = 1 << iota // has no end
	kindInline                          // stands within a line
	kindNested                          // may stand in one of its own name
	kindClosesP                         // ends the paragraph before it
	kindBlock                           // is set apart
	kindUnseen                          // is not seen by a reader
)

// kinds are the elements that are of one set or more.
var kinds = sync.OnceValue(func() map[string]elementKind {
	of := map[string]elementKind{}
	for _, set := range [...]struct {
		kind  elementKind
		names string
	}{{kindVoid, voidElements}, {kindInline, inlineElements}, {kindNested, nestable}, {kindClosesP, closesP}, {kindBlock, blockElements}, {kindUnseen, unseenElements}} {
		for name := range strings.FieldsSeq(set.names) {
			of[name] |= set.kind
		}
	}
	return of
})

// IsHTML reports whether a document's beginning is that of a page in HTML: a
// doctype, or an element that only pages have before any text to speak of.
func IsHTML(sample string) bool {
	const far = 4096 // comments and licences may stand before
	head := sample[:min(len(sample), far)]
	rest := strings.TrimLeft(head, " \t\r\n\ufeff")
	if !strings.HasPrefix(rest, "<") {
		return false
	}
	for _, sign := range []string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<link ", "<div"} {
		if i := indexFold(head, sign); i >= 0 && (i == len(head)-len(rest) || onlyTags(head[:i])) {
			return true
		}
	}
	return false
}

// onlyTags reports whether nothing but tags, comments and declarations stands in s.
func onlyTags(s string) bool {
	for {
		s = strings.TrimLeft(s, " \t\r\n\ufeff")
		switch {
		case s == "":
			return true
		case strings.HasPrefix(s, "<!--"):
			_, s, _ = strings.Cut(s, "-->")
		case strings.HasPrefix(s, "<!"), strings.HasPrefix(s, "<?"):
			_, s, _ = strings.Cut(s, ">")
		default:
			return false
		}
	}
}

// indexFold is strings.Index without regard to the case of ASCII; sub is in lower case.
func indexFold(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if (s[i]|0x20 == sub[0] || s[i] == sub[0]) && strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// HTML reads the whole document as HTML.
func (d *Document) HTML() (*HTML, error) {
	text, err := d.Text()
	if err != nil {
		return nil, err
	}
	return ParseHTML(text), nil
}

// ParseHTML reads a text as HTML. Every text is some page: elements that are
// not closed end with the one around them, and end tags without a start are
// passed over. The tags are found as the HTML standard's section 13.2.5
// (tokenization) says; of tree construction only the end tags that may be left
// out are known, and no element is moved.
func ParseHTML(text string) *HTML {
	b := htmlBuilder{HTML: &HTML{Text: text, Nodes: make([]HTMLNode, 0, len(text)/40+8)}, kinds: kinds()}
	for tokens := (htmlTokens{text: text}); ; {
		switch t := tokens.next(); t.kind {
		case tokenEnd:
			b.closeTo(0)
			return b.HTML
		case tokenText:
			b.add("", t.raw, 0)
		case tokenStart:
			b.start(t.name, t.raw)
		case tokenClose:
			b.end(t.name)
		}
	}
}

// farthest is how many open elements are looked through for the one that an
// end tag closes: a page without end cannot make this a square.
const farthest = 200

type htmlBuilder struct {
	*HTML
	kinds map[string]elementKind
	open  []int // the numbers of the open elements, outermost first
}

func (b *htmlBuilder) add(name, raw string, k elementKind) {
	up := -1
	if n := len(b.open); n > 0 {
		up = b.open[n-1]
	}
	n := HTMLNode{Name: name, Raw: raw, Up: up, Next: len(b.Nodes) + 1, kind: k}
	n.raw = name == "" && up >= 0 && (b.Nodes[up].Name == "script" || b.Nodes[up].Name == "style")
	b.Nodes = append(b.Nodes, n)
}

func (b *htmlBuilder) start(name, raw string) {
	k := b.kinds[name]
	if closes, stop := impliedEnd(name, k); closes != "" {
		for i := len(b.open) - 1; i >= max(0, len(b.open)-farthest); i-- {
			open := b.Nodes[b.open[i]].Name
			if within(closes, open) {
				b.closeTo(i)
				break
			}
			if within(stop, open) || name != "tr" && name != "td" && name != "th" && b.Nodes[b.open[i]].kind&kindNested != 0 {
				break
			}
		}
	}
	b.add(name, raw, k)
	if k&kindVoid == 0 {
		b.open = append(b.open, len(b.Nodes)-1)
	}
}

func (b *htmlBuilder) end(name string) {
	within := b.kinds[name]&kindInline != 0
	for i := len(b.open) - 1; i >= max(0, len(b.open)-farthest); i-- {
		open := b.Nodes[b.open[i]].Name
		if open == name {
			b.closeTo(i)
			return
		}
		// "<b><p>…</b>…</p>": the bold ends, but the paragraph does not.
		if within && b.Nodes[b.open[i]].kind&kindInline == 0 || open == "table" || (open == "td" || open == "th") && name != "tr" && name != "table" {
			return
		}
	}
}

// closeTo closes the open elements from number depth on.
func (b *htmlBuilder) closeTo(depth int) {
	for _, n := range b.open[depth:] {
		b.Nodes[n].Next = len(b.Nodes)
	}
	b.open = b.open[:depth]
}

// The sets of elements.
const (
	voidElements   = " area base br col embed hr img input link meta param source track wbr keygen frame basefont bgsound "
	inlineElements = " a abbr b big bdi bdo cite code em font i kbd label mark nobr q s samp small span strike strong sub sup tt u var time data ins del "
	nestable       = " table ul ol dl div section article main body html select "
	closesP        = " address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul "
)

// within reports whether name is one of a set.
func within(set, name string) bool {
	i := strings.Index(set, name)
	for i > 0 && (set[i-1] != ' ' || set[i+len(name)] != ' ') {
		next := strings.Index(set[i+1:], name)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return i > 0 && name != ""
}

// impliedEnd says which open elements the start of another one closes, looked
// for up to the elements of stop (the HTML standard, section 13.1.2.4).
func impliedEnd(name string, k elementKind) (closes, stop string) {
	switch name {
	case "li":
		return " li ", " ul ol menu "
	case "dt", "dd":
		return " dt dd ", " dl "
	case "tr":
		return " tr caption colgroup ", " table "
	case "td", "th":
		return " td th ", " tr table "
	case "thead", "tbody", "tfoot":
		return " thead tbody tfoot caption colgroup ", " table "
	case "option", "optgroup":
		return " option ", " select "
	case "body":
		return " head ", " html "
	}
	if k&kindClosesP != 0 {
		return " p ", " td th li dd dt button "
	}
	return "", ""
}

// Attr gives the value of an attribute with its references decoded, and the
// value as it is written, a view of the document; "" for one that is not there.
// The name is given in lower case.
func (n *HTMLNode) Attr(name string) (value, raw string) {
	for k, v := range n.attrs {
		if strings.EqualFold(k, name) {
			return decodeReferences(v), v
		}
	}
	return "", ""
}

// Has reports whether the element has the attribute, with or without a value.
func (n *HTMLNode) Has(name string) bool {
	for k := range n.attrs {
		if strings.EqualFold(k, name) {
			return true
		}
	}
	return false
}

// decodeReferences decodes character references.
func decodeReferences(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// attrs yields the attributes as they are written.
func (n *HTMLNode) attrs(yield func(name, value string) bool) {
	if n.Name == "" {
		return
	}
	for at := len("<") + len(n.Name); ; {
		if at = pastBlanks(n.Raw, at); n.Raw[at] == '>' {
			return
		}
		var name, value string
		if name, value, at = attribute(n.Raw, at); name != "" && !yield(name, value) {
			return
		}
	}
}

// Offset gives where in the text a view of it begins; -1 for any other string.
func (h *HTML) Offset(view string) int {
	if at, ok := offsetIn(h.Text, view); ok {
		return at
	}
	return -1
}

// At gives the number of the node that holds the byte of the text: the text
// itself, or the element in whose start tag it stands; -1 where neither does.
func (h *HTML) At(offset int) int {
	i := sort.Search(len(h.Nodes), func(i int) bool {
		start, _ := offsetIn(h.Text, h.Nodes[i].Raw)
		return start > offset
	}) - 1
	if i < 0 {
		return -1
	}
	if start, _ := offsetIn(h.Text, h.Nodes[i].Raw); offset >= start+len(h.Nodes[i].Raw) {
		return -1
	}
	return i
}

// Written gives all text within a node as a reader would copy it: references
// decoded, and line ends where elements break the line. It is a view of the
// document when that changes nothing; view is what it was read from.
func (h *HTML) Written(number int) (text, view string) {
	n := &h.Nodes[number]
	first, last := -1, -1
	for i := number; i < n.Next; i++ {
		if h.Nodes[i].Name == "" && h.Nodes[i].Raw != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return "", ""
	}
	view = across(h.Text, h.Nodes[first].Raw, h.Nodes[last].Raw)
	if first == last {
		if h.Nodes[first].raw {
			return view, view
		}
		return decodeReferences(view), view
	}
	var b strings.Builder
	for i := first; i <= last; i++ {
		switch n := &h.Nodes[i]; {
		case n.Name == "":
			b.WriteString(decodeReferences(n.Raw))
		case n.kind&kindBlock != 0:
			b.WriteByte('\n')
		}
	}
	return b.String(), view
}

// Inline reports whether a node stands within a line: text, or an element that is not set apart.
func (n *HTMLNode) Inline() bool { return n.Name == "" || n.kind&kindInline != 0 }

// Attributes yields the attributes: the name as it is written, the value decoded and as it is written.
func (n *HTMLNode) Attributes() iter.Seq2[string, Attribute] {
	return func(yield func(string, Attribute) bool) {
		for name, raw := range n.attrs {
			if !yield(name, Attribute{decodeReferences(raw), raw}) {
				return
			}
		}
	}
}

// Attribute is the value of an attribute, decoded and as it is written: a view of the document.
type Attribute struct{ Value, Raw string }

// mostInner is how many nodes Inner reads: no value has more, and elements
// nested in each other would have every one of them read them all again.
const mostInner = 1000

// Inner gives all text within a node, as it is written but without the tags,
// and the first and last of it as one view: from where to where it goes. A
// node with a thousand others in it is no value, and gives "".
func (h *HTML) Inner(number int) (text, view string) {
	n := &h.Nodes[number]
	if n.Name == "" {
		return n.Raw, n.Raw
	}
	if n.Next-number > mostInner {
		return "", ""
	}
	first, last := -1, -1
	for i := number + 1; i < n.Next; i++ {
		if h.Nodes[i].Name == "" && strings.TrimSpace(h.Nodes[i].Raw) != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	switch {
	case first < 0:
		return "", ""
	case first == last:
		return h.Nodes[first].Raw, h.Nodes[first].Raw
	}
	var b strings.Builder
	for i := first; i <= last; i++ {
		if h.Nodes[i].Name == "" {
			b.WriteString(h.Nodes[i].Raw)
		} else if h.Nodes[i].kind&kindInline == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String(), across(h.Text, h.Nodes[first].Raw, h.Nodes[last].Raw)
}
