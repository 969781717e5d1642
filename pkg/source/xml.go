package source

import (
	"errors"
	"html"
	"iter"
	"slices"
	"strings"
)

// Element is an element of XML with all that it holds. Names are local names:
// prefixes are dropped, because a part of a document may lack their declarations.
type Element struct {
	Name   string
	Prefix string
	Attrs  []Attr
	Nodes  []Node // what stands between the tags, in order
	At     Span   // from the start tag to the end tag
	Whole  bool   // the end tag was there
}

// Attr is an attribute with its references decoded.
type Attr struct{ Name, Prefix, Value string }

// Node is an element, or text when Element is nil. Text has its references
// decoded; references to entities that XML and HTML do not define stay as
// they are, for internal entities are never expanded and external ones never fetched.
type Node struct {
	*Element
	Text string
	At   Span // of the text
}

// ErrEntities says that a document type defines entities of its own. Whatever
// refers to them keeps its references.
var ErrEntities = errors.New("the document defines entities of its own; they are not expanded")

// Elements yields, in order, every outermost element that has one of these
// local names. What is malformed is read as well as can be: an end tag closes
// all that it leaves open, an end tag without a start is passed over, and an
// element that the end of the text cuts off is yielded with Whole false.
// Comments, processing instructions and document types are passed over; a
// document type that defines entities gives an ErrEntities first, and reading goes on.
//
// Elements nested deeper than Limits.Nesting are dropped and their text is
// kept, so that whoever walks a tree may recurse; the first of them gives a [LimitError] behind its element.
func (d *Document) Elements(names ...string) iter.Seq2[*Element, error] {
	return func(yield func(*Element, error) bool) {
		text, err := d.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		head := text[:min(len(text), SampleSize)]
		if i := strings.Index(head, "<!ENTITY"); i >= 0 {
			at := d.Span(head[i : i+len("<!ENTITY")])
			if !yield(nil, &Error{At: d.Position(at), Err: ErrEntities}) {
				return
			}
		}
		s := xmlScanner{text: text, base: d.Span(text).Start, names: names, nesting: int(d.limits.Nesting)}
		said := false
		for e := s.next(); e != nil; e = s.next() {
			if !yield(e, nil) {
				return
			}
			if s.deep > 0 && !said {
				said = true
				at := Span{s.base + s.deep, s.base + s.deep + 1}
				if !yield(nil, &Error{d.Position(at), over(limitNesting, d.limits.Nesting)}) {
					return
				}
			}
		}
	}
}

// ParseElement reads the first element of text; nil when there is none.
func ParseElement(text string) *Element {
	s := xmlScanner{text: text, nesting: int(Limits{}.withDefaults().Nesting)}
	return s.next()
}

// CutElements is a Cut for XML: it cuts behind the last end tag of one of these local names.
func CutElements(text string, names ...string) int {
	for end := len(text); ; {
		i := strings.LastIndex(text[:end], "</")
		if i < 0 {
			return 0
		}
		name, rest, closed := strings.Cut(text[i+2:], ">")
		if _, local, prefixed := strings.Cut(name, ":"); prefixed {
			name = local
		}
		if closed && slices.Contains(names, strings.TrimRight(name, " \t\r\n")) {
			return len(text) - len(rest)
		}
		end = i
	}
}

// xmlScanner walks over XML text once, from tag to tag.
type xmlScanner struct {
	text  string
	base  int // of text in the document
	pos   int
	names []string // of the elements wanted; none: any

	nesting int // how deep elements are kept
	deep    int // where the first stood that is not; 0: there was none
}

// next reads on to the next wanted element and through it; nil at the end.
func (s *xmlScanner) next() *Element {
	var open []*Element // from the wanted element down to where we are
	dropped := 0        // open elements too deep to be kept
	for {
		start := s.pos
		i := strings.IndexByte(s.text[start:], '<')
		if i < 0 {
			s.pos = len(s.text)
			if len(open) == 0 {
				return nil
			}
			s.addText(open[len(open)-1], start, len(s.text), true)
			return s.cutOff(open)
		}
		if len(open) > 0 {
			s.addText(open[len(open)-1], start, start+i, true)
		}
		at := start + i
		rest := s.text[at:]
		switch {
		case strings.HasPrefix(rest, "<!--"):
			s.skipPast(at+4, "-->")
		case strings.HasPrefix(rest, "<![CDATA["):
			s.skipPast(at+9, "]]>")
			if len(open) > 0 {
				end := strings.TrimSuffix(s.text[at+9:s.pos], "]]>")
				s.addText(open[len(open)-1], at+9, at+9+len(end), false)
			}
		case strings.HasPrefix(rest, "<?"):
			s.skipPast(at+2, "?>")
		case strings.HasPrefix(rest, "<!"):
			s.skipDoctype(at)
		case strings.HasPrefix(rest, "</"):
			s.skipPast(at+2, ">")
			if s.text[s.pos-1] != '>' { // "</article" may be of "</article-meta>"
				continue
			}
			if dropped > 0 {
				dropped--
				continue
			}
			name, _ := localName(strings.TrimSpace(strings.TrimSuffix(s.text[at+2:s.pos], ">")))
			if open = s.closeTo(open, name); open != nil && open[0].Whole {
				return open[0]
			}
		default:
			e, single := s.startTag(at)
			if e == nil { // a bare "<" is text
				if len(open) > 0 {
					s.addText(open[len(open)-1], at, at+1, false)
				}
				s.pos = at + 1
				continue
			}
			if len(open) == 0 {
				if len(s.names) > 0 && !slices.Contains(s.names, e.Name) {
					continue
				}
			} else if len(open) >= s.nesting {
				if s.deep == 0 {
					s.deep = at
				}
				if !single {
					dropped++
				}
				continue
			} else {
				parent := open[len(open)-1]
				parent.Nodes = append(parent.Nodes, Node{Element: e})
			}
			if single {
				e.Whole = true
				if len(open) == 0 {
					return e
				}
				continue
			}
			open = append(open, e)
		}
	}
}

// closeTo closes the innermost open element of that name and all within it.
// When that is the outermost one it is marked as whole and stands alone.
func (s *xmlScanner) closeTo(open []*Element, name string) []*Element {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].Name != name {
			continue
		}
		for _, e := range open[i:] {
			e.At.End = s.base + s.pos
		}
		open[i].Whole = true
		if i == 0 {
			return open[:1]
		}
		return open[:i]
	}
	return open
}

// cutOff ends what the text left open.
func (s *xmlScanner) cutOff(open []*Element) *Element {
	for _, e := range open {
		e.At.End = s.base + len(s.text)
	}
	return open[0]
}

// skipPast goes behind the next mark, or to the end of the text.
func (s *xmlScanner) skipPast(from int, mark string) {
	from = min(from, len(s.text))
	if i := strings.Index(s.text[from:], mark); i >= 0 {
		s.pos = from + i + len(mark)
		return
	}
	s.pos = len(s.text)
}

// skipDoctype goes behind a document type with its internal subset.
func (s *xmlScanner) skipDoctype(at int) {
	brackets := 0
	for i := at; i < len(s.text); i++ {
		switch s.text[i] {
		case '[':
			brackets++
		case ']':
			brackets--
		case '>':
			if brackets <= 0 {
				s.pos = i + 1
				return
			}
		}
	}
	s.pos = len(s.text)
}

// startTag reads the tag at a "<"; single reports that it ends in "/>". The
// element is nil when no tag stands there.
func (s *xmlScanner) startTag(at int) (e *Element, single bool) {
	i := at + 1
	for i < len(s.text) && !strings.ContainsRune(" \t\r\n/><=", rune(s.text[i])) {
		i++
	}
	if i == at+1 || !nameStart(s.text[at+1]) {
		return nil, false
	}
	e = &Element{At: Span{s.base + at, 0}}
	e.Name, e.Prefix = localName(s.text[at+1 : i])
	for {
		for i < len(s.text) && isXMLSpace(s.text[i]) {
			i++
		}
		if i >= len(s.text) {
			break
		}
		if s.text[i] == '>' {
			i++
			break
		}
		if s.text[i] == '/' {
			i++
			if i < len(s.text) && s.text[i] == '>' {
				single = true
				i++
				break
			}
			continue
		}
		if s.text[i] == '<' { // a tag that was never closed
			break
		}
		i = s.attribute(e, i)
	}
	s.pos = i
	e.At.End = s.base + i
	return e, single
}

// attribute reads the attribute at i into e and gives where it ends.
func (s *xmlScanner) attribute(e *Element, i int) int {
	start := i
	for i < len(s.text) && s.text[i] != '=' && s.text[i] != '>' && s.text[i] != '/' && !isXMLSpace(s.text[i]) {
		i++
	}
	name, prefix := localName(s.text[start:i])
	for i < len(s.text) && isXMLSpace(s.text[i]) {
		i++
	}
	if i >= len(s.text) || s.text[i] != '=' {
		e.Attrs = append(e.Attrs, Attr{Name: name, Prefix: prefix})
		return max(i, start+1)
	}
	for i++; i < len(s.text) && isXMLSpace(s.text[i]); {
		i++
	}
	if i >= len(s.text) {
		return i
	}
	var value string
	if quote := s.text[i]; quote == '"' || quote == '\'' {
		end := strings.IndexByte(s.text[i+1:], quote)
		if end < 0 {
			return len(s.text)
		}
		value, i = s.text[i+1:i+1+end], i+end+2
	} else {
		start := i
		for i < len(s.text) && s.text[i] != '>' && !isXMLSpace(s.text[i]) {
			i++
		}
		value = s.text[start:i]
	}
	e.Attrs = append(e.Attrs, Attr{Name: name, Prefix: prefix, Value: unescape(value)})
	return i
}

// addText adds the text from start to end to an element.
func (s *xmlScanner) addText(e *Element, start, end int, references bool) {
	if start >= end {
		return
	}
	text := s.text[start:end]
	if references {
		text = unescape(text)
	}
	e.Nodes = append(e.Nodes, Node{Text: text, At: Span{s.base + start, s.base + end}})
}

// unescape decodes character references.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// localName parts a name from its prefix.
func localName(s string) (name, prefix string) {
	if prefix, name, ok := strings.Cut(s, ":"); ok {
		return name, prefix
	}
	return s, ""
}

func isXMLSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

func nameStart(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b == '_' || b == ':' || b >= 0x80
}

// Attr gives the value of the attribute with this local name, or "".
func (e *Element) Attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Children yields the elements directly within e that have one of these local names; all when there are none.
func (e *Element) Children(names ...string) iter.Seq[*Element] {
	return func(yield func(*Element) bool) {
		if e == nil {
			return
		}
		for _, n := range e.Nodes {
			if n.Element != nil && (len(names) == 0 || slices.Contains(names, n.Name)) && !yield(n.Element) {
				return
			}
		}
	}
}

// Child follows a path of local names, taking the first element at each step;
// nil when there is none. It may be called on nil.
func (e *Element) Child(path ...string) *Element {
	for _, name := range path {
		var found *Element
		for c := range e.Children(name) {
			found = c
			break
		}
		if e = found; e == nil {
			return nil
		}
	}
	return e
}

// All yields every element below e, at any depth and in document order, that
// has one of these local names. It does not look for further ones inside those it yields.
func (e *Element) All(names ...string) iter.Seq[*Element] {
	return func(yield func(*Element) bool) { e.walk(names, yield) }
}

func (e *Element) walk(names []string, yield func(*Element) bool) bool {
	for c := range e.Children() {
		if slices.Contains(names, c.Name) {
			if !yield(c) {
				return false
			}
		} else if !c.walk(names, yield) {
			return false
		}
	}
	return true
}

// Text gives all text within e, in order and with its white space. It may be called on nil.
func (e *Element) Text() string {
	if e == nil {
		return ""
	}
	if len(e.Nodes) == 1 && e.Nodes[0].Element == nil {
		return e.Nodes[0].Text
	}
	var b strings.Builder
	e.writeText(&b)
	return b.String()
}

func (e *Element) writeText(b *strings.Builder) {
	for _, n := range e.Nodes {
		if n.Element == nil {
			b.WriteString(n.Text)
		} else {
			n.writeText(b)
		}
	}
}

// Tag is the place of the start tag of e, where something follows it; or else that of e.
func (e *Element) Tag() Span {
	if inner := e.Inner(); !inner.Nowhere() {
		return Span{e.At.Start, inner.Start}
	}
	return e.At
}

// Inner is the place of all that stands between the tags of e, so that markup
// can be had as it was written.
func (e *Element) Inner() Span {
	if e == nil || len(e.Nodes) == 0 {
		return Span{}
	}
	place := func(n Node) Span {
		if n.Element != nil {
			return n.Element.At
		}
		return n.At
	}
	return Span{place(e.Nodes[0]).Start, place(e.Nodes[len(e.Nodes)-1]).End}
}
