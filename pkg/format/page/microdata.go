package page

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Microdata and RDFa Lite say in attributes what JSON-LD says in a script. The
// elements are read into the same data, and the works among them in the same way.

// microdata reads the outermost items of the page.
func (m *metadata) microdata(page *source.HTML) {
	if !strings.Contains(page.Text, "itemscope") && !strings.Contains(page.Text, "typeof=") {
		return
	}
	var roots []datum
	behind := 0 // the nodes before it have been read
	for _, mark := range [...]string{"itemtype=", "typeof="} {
		for at := strings.Index(page.Text, mark); at >= 0; {
			if i := page.At(at); i >= behind && itemType(&page.Nodes[i]) != "" {
				roots = append(roots, readItem(page, i, 0))
				behind = page.Nodes[i].Next
			}
			next := strings.Index(page.Text[at+len(mark):], mark)
			if next < 0 {
				break
			}
			at += len(mark) + next
		}
	}
	m.works(roots, func(int) func(string) source.Span { return m.span })
}

// itemType gives the type of the item that an element begins, "" when it begins none.
func itemType(n *source.HTMLNode) string {
	if n.Name == "" || !strings.Contains(n.Raw, "item") && !strings.Contains(n.Raw, "typeof") {
		return ""
	}
	kind, _ := n.Attr("itemtype")
	if kind == "" {
		kind, _ = n.Attr("typeof")
	}
	if !strings.Contains(n.Raw, "schema") && !strings.Contains(n.Raw, "typeof") {
		return ""
	}
	return kind
}

// readItem reads the item of an element: its properties are those of the
// elements within it, up to where another item begins.
func readItem(page *source.HTML, number, depth int) datum {
	n := &page.Nodes[number]
	d := datum{kind: jsontext.Object}
	d.put("@type", datum{kind: jsontext.String, text: itemType(n)})
	if id, view := n.Attr("itemid"); id != "" {
		d.put("@id", datum{kind: jsontext.String, text: view})
	}
	for i := number + 1; i < n.Next; {
		inner := &page.Nodes[i]
		property := ""
		if inner.Name != "" && (strings.Contains(inner.Raw, "itemprop") || strings.Contains(inner.Raw, "property")) {
			if property, _ = inner.Attr("itemprop"); property == "" {
				property, _ = inner.Attr("property")
			}
		}
		nested := itemType(inner) != "" && depth < deepest
		var value datum
		switch {
		case nested:
			value = readItem(page, i, depth+1)
		case property != "":
			value = datum{kind: jsontext.String, text: propertyText(page, i, property)}
		}
		for name := range strings.FieldsSeq(property) {
			d.put(name[strings.LastIndexAny(name, ":/#")+1:], value)
		}
		if nested {
			i = inner.Next
		} else {
			i++
		}
	}
	return d
}

// mostMembers is how many different properties an item can have.
const mostMembers = 200

// put adds a member; a second of the same name makes an array.
func (d *datum) put(name string, value datum) {
	have := d.get(name)
	switch {
	case have == nil && len(d.names) >= mostMembers:
	case have == nil:
		d.names = append(d.names, name)
		d.kids = append(d.kids, value)
	case have.kind == jsontext.Array:
		have.kids = append(have.kids, value)
	default:
		*have = datum{kind: jsontext.Array, kids: []datum{*have, value}}
	}
}

// addressed are the properties whose value is an address; of any other, the
// text of a link is meant, whatever the standard says: <a itemprop="name" href="…">.
const addressed = " url sameAs license identifier mainEntityOfPage image thumbnailUrl contentUrl isPartOf citation "

// propertyText gives the value of a property by its element (the HTML
// standard, section 5.2.4), as a view of the page where it can be.
func propertyText(page *source.HTML, number int, properties string) string {
	n := &page.Nodes[number]
	property := firstOf(properties, " ")
	isAddress := strings.Contains(addressed, " "+property[strings.LastIndexAny(property, ":/#")+1:]+" ")
	for _, name := range [...]string{"content", "datetime", "href", "src"} {
		if name == "href" && !isAddress {
			break
		}
		if value, raw := n.Attr(name); raw != "" {
			if value == raw {
				return raw
			}
			return value
		}
	}
	if text, _ := page.Inner(number); strings.TrimSpace(text) != "" {
		return strings.TrimSpace(text)
	}
	value, _ := n.Attr("href")
	return value
}

// Names whose parts are set apart by the class of their elements, after hCard
// and JATS: <span class="given-name">Kati</span> <span class="surname">Finzel</span>.
const (
	givenClasses  = " given-name given-names givenname firstname "
	familyClasses = " surname family-name familyname lastname "
)

// endsNames are the elements that no list of authors goes on behind.
const endsNames = " h1 h2 h3 h4 h5 h6 section article aside footer table ol "

// farApart is how many nodes may lie between two names of one list: the
// names of references and comments stand further down.
const farApart = 80

// classNames reads the first list of names that the page sets apart in this way.
func (m *metadata) classNames(page *source.HTML) {
	if !strings.Contains(page.Text, "surname") && !strings.Contains(page.Text, "family") && !strings.Contains(page.Text, "lastname") {
		return
	}
	given, givenAt, last := "", -farApart, -1
	for i := range page.Nodes {
		n := &page.Nodes[i]
		if last >= 0 && strings.Contains(endsNames, " "+n.Name+" ") {
			return
		}
		if n.Name != "span" && n.Name != "a" {
			continue
		}
		if last >= 0 && i-last > farApart {
			return
		}
		class, _ := n.Attr("class")
		for word := range strings.FieldsSeq(class) {
			word = " " + strings.ToLower(word) + " "
			switch {
			case strings.Contains(givenClasses, word):
				text, _ := page.Inner(i)
				given, givenAt = citation.FromHTML(text).Plain(), i
			case strings.Contains(familyClasses, word) && i-givenAt < 8 && given != "":
				text, view := page.Inner(i)
				family := citation.FromHTML(text).Plain()
				if family == "" || m.junkName(given+" "+family) {
					continue
				}
				m.credit(citation.Credit{Role: citation.FieldAuthor, Name: citation.InvertedName(family + ", " + given)}, view, "class surname", rankOther, evidence.Labelled)
				given, last = "", i
			}
		}
	}
}
