package rdf

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// A node is a resource with what is said of it. One without an address or
// identifier is blank, and known by its place in the document only.
type node struct {
	id      string
	element *source.Element // where it is first described; nil: it is only pointed to
	types   []string        // "bib:Article"
	props   []prop
}

// A prop is one statement about a node: its value is a text, or another node.
type prop struct {
	name string // "dc:title"
	text string // of a literal, with its markup
	node *node
	lang string
	e    *source.Element // where it is stated
}

// graph holds the nodes of a document.
type graph struct {
	named map[string]*node
	all   []*node // in the order of the document
}

// spaces are the namespaces that are known, by how they begin, and the prefixes under which
// the tables have them.
var spaces = []struct{ begin, prefix string }{
	{"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
	{"http://www.w3.org/2000/01/rdf-schema#", "rdfs"},
	{"http://www.w3.org/2002/07/owl#", "owl"},
	{"http://www.w3.org/2004/02/skos/core#", "skos"},
	{"http://purl.org/dc/elements/1.", "dc"},
	{"http://purl.org/dc/terms/", "dcterms"},
	{"http://purl.org/dc/dcmitype/", "dctype"},
	{"http://purl.org/net/biblio#", "bib"},
	{"http://www.zotero.org/namespaces/export#", "z"},
	{"http://purl.org/ontology/bibo/", "bibo"},
	{"http://prismstandard.org/namespaces/", "prism"},
	{"http://xmlns.com/foaf/0.1/", "foaf"},
	{"http://nwalsh.com/rdf/vCard#", "vcard"},
	{"http://www.w3.org/2006/vcard/ns#", "vcard"},
	{"http://www.w3.org/2001/vcard-rdf/3.0#", "vcard"},
	{"http://schemas.talis.com/2005/address/schema#", "address"},
	{"http://purl.org/rss/1.0/modules/link/", "link"},
	{"http://commontag.org/ns#", "ctag"},
	{"http://purl.org/vocab/resourcelist/schema#", "res"},
	{"http://schema.org/", "schema"},
	{"https://schema.org/", "schema"},
	{"https://codemeta.github.io/terms/", "codemeta"},
	{"https://doi.org/10.5063/schema/codemeta-2.0", "codemeta"},
	{"http://purl.org/spar/fabio/", "fabio"},
	{"http://purl.org/spar/cito/", "cito"},
	{"http://purl.org/eprint/", "eprints"},
	{"http://eprints.org/ontology/", "eprints"},
	{"http://purl.org/NET/c4dm/event.owl#", "event"},
	{"http://swrc.ontoware.org/ontology#", "swrc"},
	{"http://id.loc.gov/vocabulary/relators/", "marcrel"},
	{"http://www.loc.gov/loc.terms/relators/", "marcrel"},
	{"http://id.loc.gov/ontologies/bibframe/", "bf"},
}

// scope maps prefixes to those of the tables, "" for names without one.
type scope map[string]string

// within gives the scope within an element, which may declare prefixes.
func (s scope) within(e *source.Element) scope {
	inner := s
	for _, a := range e.Attrs {
		declared := a.Name
		if a.Prefix == "" && a.Name == "xmlns" {
			declared = ""
		} else if a.Prefix != "xmlns" {
			continue
		}
		if len(inner) == len(s) {
			inner = make(scope, len(s)+1)
			for k, v := range s {
				inner[k] = v
			}
		}
		inner[declared] = prefixOf(a.Value, declared)
	}
	return inner
}

// prefixOf gives the prefix of the tables for a namespace; the document's own where the namespace is not known.
func prefixOf(namespace, otherwise string) string {
	for _, space := range spaces {
		if strings.HasPrefix(namespace, space.begin) {
			return space.prefix
		}
	}
	return otherwise
}

// name gives a name as the tables have it. In a part of a document a prefix
// may lack its declaration, and then means what it usually does.
func (s scope) name(prefix, local string) string {
	if known, ok := s[prefix]; ok {
		prefix = known
	}
	return prefix + ":" + local
}

// compact gives the name of an address, "bibo:Book"; the address when its namespace is not known.
func compact(address string) string {
	for _, space := range spaces {
		if local, ok := strings.CutPrefix(address, space.begin); ok {
			return space.prefix + ":" + local[strings.LastIndexAny(local, "/#")+1:]
		}
	}
	return address
}

// parse reads RDF/XML (W3C recommendation of 2014) into a graph.
func parse(r *xmlwork.Reader, root *source.Element) *graph {
	g := &graph{named: make(map[string]*node)}
	s := scope{}.within(root)
	for e := range root.Children() {
		g.describe(r, e, s.within(e))
	}
	return g
}

// at gives the node with an identifier.
func (g *graph) at(id string) *node {
	if n := g.named[id]; n != nil {
		return n
	}
	n := &node{id: id}
	g.named[id] = n
	return n
}

// describe reads an element that describes a node.
func (g *graph) describe(r *xmlwork.Reader, e *source.Element, s scope) *node {
	n := &node{}
	for _, a := range e.Attrs {
		switch s.name(a.Prefix, a.Name) {
		case "rdf:about", ":about":
			n = g.at(a.Value)
		case "rdf:ID":
			n = g.at("#" + a.Value)
		case "rdf:nodeID":
			n = g.at("_:" + a.Value)
		}
	}
	if n.element == nil {
		g.all = append(g.all, n)
	}
	if n.element == nil || xmlwork.Leaf(n.element) && !xmlwork.Leaf(e) { // named first and described later
		n.element = e
	}
	if typ := s.name(e.Prefix, e.Name); typ != "rdf:Description" {
		n.types = append(n.types, typ)
	}
	for _, a := range e.Attrs { // properties may be attributes
		name := s.name(a.Prefix, a.Name)
		if a.Prefix == "" || a.Prefix == "xmlns" || a.Prefix == "xml" || strings.HasPrefix(name, "rdf:") {
			continue
		}
		n.props = append(n.props, prop{name: name, text: string(citation.EscapeText(a.Value)), e: e})
	}
	counted := 0
	for child := range e.Children() {
		g.state(r, n, child, s.within(child), &counted)
	}
	return n
}

// state reads an element that states a property.
func (g *graph) state(r *xmlwork.Reader, n *node, e *source.Element, s scope, counted *int) {
	p := prop{name: s.name(e.Prefix, e.Name), lang: e.Attr("lang"), e: e}
	if p.name == "rdf:li" {
		*counted++
	}
	if number := strings.TrimPrefix(p.name, "rdf:_"); number != p.name {
		p.name = "rdf:li"
	}
	parse := ""
	for _, a := range e.Attrs {
		switch s.name(a.Prefix, a.Name) {
		case "rdf:resource", ":resource":
			if p.name == "rdf:type" {
				n.types = append(n.types, compact(a.Value))
				return
			}
			p.node = g.at(a.Value)
		case "rdf:nodeID":
			p.node = g.at("_:" + a.Value)
		case "rdf:parseType":
			parse = a.Value
		}
	}
	switch {
	case p.node != nil:
	case parse == "Resource":
		p.node = &node{element: e}
		for child := range e.Children() {
			g.state(r, p.node, child, s.within(child), new(int))
		}
	case parse == "Collection":
		p.node = &node{element: e}
		for child := range e.Children() {
			p.node.props = append(p.node.props, prop{name: "rdf:li", node: g.describe(r, child, s.within(child)), e: child})
		}
	case parse != "Literal" && !xmlwork.Leaf(e):
		for child := range e.Children() {
			p.node = g.describe(r, child, s.within(child))
			break
		}
	default:
		p.text = string(r.Prose(e))
		if p.text == "" {
			return
		}
	}
	n.props = append(n.props, p)
}

// is reports whether a node has one of the types.
func (n *node) is(types ...string) bool {
	return slices.ContainsFunc(n.types, func(t string) bool { return slices.Contains(types, t) })
}

// members gives what a property points to: the node itself, or the members of
// the container that it is.
func (p prop) members() []prop {
	if p.node == nil || !p.node.is("rdf:Seq", "rdf:Bag", "rdf:Alt", "rdf:List") && !slices.ContainsFunc(p.node.props, func(q prop) bool { return q.name == "rdf:li" }) {
		return []prop{p}
	}
	var list []prop
	n := p.node
	for depth := 0; n != nil && depth < maxList; depth++ {
		var rest *node
		for _, q := range n.props {
			switch q.name {
			case "rdf:li", "rdf:first":
				list = append(list, q)
			case "rdf:rest":
				rest = q.node
			}
		}
		n = rest
	}
	return list
}

// maxList bounds how long a list of links is followed, which may lead back to itself.
const maxList = 10000

// labels are the properties that give a node's name, the better ones first.
var labels = []string{"rdf:value", "foaf:name", "dc:title", "dcterms:title", "skos:prefLabel", "rdfs:label", "ctag:label", "schema:name", "vcard:fn", "bf:mainTitle"}

// value gives the text of a property: its own, or the name of the node that it points to.
func (p prop) value() string {
	if p.node == nil {
		return p.text
	}
	for _, label := range labels {
		for _, q := range p.node.props {
			if q.name == label && q.text != "" {
				return q.text
			}
		}
	}
	return ""
}

// texts gives the texts of the properties of these names.
func (n *node) texts(names ...string) (list []prop) {
	for _, name := range names {
		for _, p := range n.props {
			if p.name == name {
				list = append(list, p)
			}
		}
	}
	return list
}

// text gives the first text of the properties of these names.
func (n *node) text(names ...string) string {
	for _, p := range n.texts(names...) {
		if text := p.value(); text != "" {
			return text
		}
	}
	return ""
}
