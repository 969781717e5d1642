// Package schemaorg reads and writes works described in the vocabulary of schema.org, as JSON-LD has them in files and in pages.
package schemaorg

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// Type gives the CSL type of a node and the name of schema.org that it comes
// from; ok is false when the node is no work: a person, a site, a trail of crumbs.
func Type(node jsontext.Value) (t citation.Type, stated jsontext.Value, ok bool) {
	for _, member := range []string{"@type", "type"} { // the second is what contexts like CodeMeta's call the first
		for item := range node.Get(member).Items() {
			if t, known := types[bare(item.String())]; known {
				return t, item, true
			}
		}
	}
	return "", "", false
}

// bare cuts the vocabulary off a name: "schema:Article", "http://schema.org/Article".
func bare(name string) string { return name[strings.LastIndexAny(name, "/:#")+1:] }

// Fill fills a record from a node that describes a work; it does nothing with
// any other. at gives the place of a value of the node.
func Fill(b *evidence.Builder, node jsontext.Value, at func(jsontext.Value) source.Span) {
	t, stated, ok := Type(node)
	if !ok {
		return
	}
	r := reader{b, at}
	b.Add(citation.FieldType, t, at(stated), "@type")
	for name, value := range node.Members() {
		r.member(bare(name), value)
	}
	r.part(node, maxParts)
	for _, name := range []string{"datePublished", "dateCreated", "copyrightYear"} {
		if value := node.Get(name); !b.Citation().Has(citation.FieldIssued) {
			r.put(citation.FieldIssued, value, name)
		}
	}
}

// maxParts is how many works may be within one another: article, issue, volume, periodical.
const maxParts = 6

type reader struct {
	*evidence.Builder
	at func(jsontext.Value) source.Span
}

// member reads one property.
func (r reader) member(name string, v jsontext.Value) {
	if role, is := roles[name]; is {
		r.people(role, v, name)
		return
	}
	if field, is := fields[name]; is {
		if field != citation.NoField {
			r.put(field, v, name)
		}
		return
	}
	switch name {
	case "name", "headline", "title":
		text := citation.FromHTML(scalar(v, "@value"))
		switch {
		case text == "":
		case name == "name" && r.Citation().Title != "" && r.Citation().Title != text: // the headline stood first
			r.Keep(name, string(text))
		default:
			r.Add(citation.FieldTitle, text, r.at(v), name)
		}
	case "alternateName", "alternativeHeadline":
		r.Keep(name, scalar(v, "@value"))
	case "keywords":
		r.keywords(v)
	case "identifier", "sameAs", "@id", "id", "doi", "url", "mainEntityOfPage":
		for item := range v.Items() {
			r.identify(item, name)
		}
	case "license":
		for item := range v.Items() {
			r.link(citation.FieldLicense, item, "license", name)
		}
	case "encoding", "associatedMedia", "distribution":
		for item := range v.Items() {
			r.link(citation.FieldFullText, item.Get("contentUrl"), "fulltext", name)
		}
	case "agents": // of CodeMeta 1, where those to be cited are marked
		for who := range v.Items() {
			role := citation.FieldAuthor
			if who.Get("mustBeCited").String() == "false" {
				role = citation.FieldContributor
			}
			r.person(role, who, name)
		}
	case "publisher", "provider", "sourceOrganization":
		if !r.Citation().Has(citation.FieldPublisher) {
			r.text(citation.FieldPublisher, scalar(v.First(), "name"), v, name)
			r.text(citation.FieldPublisherPlace, scalar(v.Get("address"), "addressLocality"), v, name+".address")
		}
	case "funder", "funding":
		r.text(citation.FieldFunding, scalar(v.First(), "name"), v, name)
	case "@type", "type", "@context", "isPartOf", "datePublished", "dateCreated", "copyrightYear", "pageStart", "pageEnd": // see Fill
	default:
		r.keep(name, v)
	}
}

// scalar gives a value, or of an object the member that stands for it.
func scalar(v jsontext.Value, member string) string {
	v = v.First()
	if v.Kind() == jsontext.Object {
		v = v.Get(member).First()
	}
	return v.String()
}

// text adds a text, unless there is none.
func (r reader) text(f citation.Field, text string, v jsontext.Value, rule string) {
	if text != "" {
		r.Put(f, text, r.at(v), rule)
	}
}

// put adds every value to a field; of an object its name or value.
func (r reader) put(f citation.Field, v jsontext.Value, rule string) {
	for item := range v.Items() {
		text := scalar(item, "@value")
		if text == "" {
			text = scalar(item, "name")
		}
		if f == citation.FieldAbstract {
			if t := prose(text); t != "" {
				r.Add(f, t, r.at(item), rule)
			}
			continue
		}
		r.text(f, text, item, rule)
	}
}

// prose reads running text. Where it has no elements, blank lines part its paragraphs.
func prose(text string) citation.Text {
	if strings.Contains(text, "</") || strings.Contains(text, "<p") || strings.Contains(text, "<br") {
		return citation.FromHTML(text)
	}
	var b strings.Builder
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if t := citation.FromHTML(paragraph); t != "" {
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			b.WriteString(string(t))
		}
	}
	return citation.Text(b.String())
}

// keep keeps a property that is a word or a list of words; of other works and
// things that it is tied to, nothing.
func (r reader) keep(name string, v jsontext.Value) {
	for item := range v.Items() {
		text := item.String()
		if item.Kind() == jsontext.Object {
			text = scalar(item, "name")
		}
		r.Keep(name, text)
	}
}

// link adds an address; what is none ("MIT") is kept.
func (r reader) link(f citation.Field, v jsontext.Value, rel, rule string) {
	text := v.String()
	for _, member := range []string{"url", "@id", "name"} {
		if text == "" {
			text = scalar(v, member)
		}
	}
	link, err := citation.ParseLink(text)
	if err != nil {
		r.Keep(rule, text)
		return
	}
	link.Rel = rel
	r.Add(f, link, r.at(v), rule)
}

// identify reads what names the work: an address, an identifier in its own
// form, or {"propertyID": "doi", "value": ...}.
func (r reader) identify(v jsontext.Value, rule string) {
	text := v.String()
	if v.Kind() == jsontext.Object {
		text = scalar(v, "value")
		if kind := scalar(v, "propertyID"); kind != "" {
			scheme := citation.SchemeNamed(bare(kind))
			if id, err := scheme.Parse(text); err == nil && scheme.Field() != citation.FieldOtherID {
				r.Add(scheme.Field(), id, r.at(v), rule)
				return
			}
		}
		if text == "" {
			text = scalar(v, "@id")
		}
	}
	if rule == "doi" {
		r.text(citation.FieldDOI, text, v, rule)
		return
	}
	if id, err := citation.ParseIdentifier(text); err == nil {
		r.Add(id.Scheme.Field(), id, r.at(v), rule)
		return
	}
	if link, err := citation.ParseLink(text); err == nil && rule != "sameAs" && rule != "identifier" {
		r.Add(citation.FieldURL, link, r.at(v), rule)
		return
	}
	if rule != "@id" && rule != "id" { // "_:b0", "#article"
		r.Keep(rule, text)
	}
}

// keywords reads a list, a list in a string, or terms of a vocabulary.
func (r reader) keywords(v jsontext.Value) {
	for item := range v.Items() {
		if item.Kind() == jsontext.Object {
			if term := scalar(item, "name"); term != "" {
				r.Add(citation.FieldKeyword, citation.Keyword{Term: string(citation.ParseText(term)), Vocabulary: scalar(item.Get("inDefinedTermSet"), "name")}, r.at(item), "keywords")
			}
			continue
		}
		parts := []string{item.String()}
		if v.Kind() == jsontext.String {
			parts = strings.FieldsFunc(item.String(), func(c rune) bool { return c == ',' || c == ';' })
		}
		for _, part := range parts {
			if term := citation.FromHTML(part).Plain(); term != "" {
				r.Add(citation.FieldKeyword, citation.Keyword{Term: term}, r.at(item), "keywords")
			}
		}
	}
}

// people reads persons and bodies, in a list, in JSON-LD's "@list", or by themselves.
func (r reader) people(role citation.Field, v jsontext.Value, rule string) {
	if list := v.Get("@list"); list != "" && v.Kind() == jsontext.Object {
		v = list
	}
	for who := range v.Items() {
		r.person(role, who, rule)
	}
}

func (r reader) person(role citation.Field, v jsontext.Value, rule string) {
	var c citation.Credit
	var whole string
	body := false
	if v.Kind() != jsontext.Object {
		whole = v.String()
	}
	for name, value := range v.Members() {
		switch bare(name) {
		case "familyName":
			c.Name.Family = scalar(value, "@value")
		case "givenName":
			c.Name.Given = scalar(value, "@value")
		case "additionalName":
			c.Name.Given = strings.TrimSpace(c.Name.Given + " " + scalar(value, "@value"))
		case "honorificSuffix":
			c.Name.Suffix = scalar(value, "@value")
		case "name":
			whole = scalar(value, "@value")
		case "@type", "type":
			body = body || strings.HasSuffix(strings.ToLower(value.First().String()), "organization")
		case "@id", "id", "identifier", "sameAs":
			for item := range value.Items() {
				if id, err := citation.SchemeORCID.Parse(scalar(item, "value")); err == nil {
					c.IDs = append(c.IDs[:0:0], id)
				}
			}
		case "affiliation":
			for item := range value.Items() {
				if text := scalar(item, "name"); text != "" {
					c.Affiliations = append(c.Affiliations, string(citation.ParseText(text)))
				}
			}
		}
	}
	switch {
	case body:
		c.Name = citation.Name{Literal: string(citation.ParseText(whole))}
	case c.Name.Family == "":
		var err error
		c.Name, err = citation.ParseName(whole)
		c.EtAl = err == citation.ErrEtAl
	case c.Name.Given != "" && !strings.Contains(c.Name.Family+c.Name.Given, ","): // "van der Berg"
		suffix := c.Name.Suffix
		if c.Name = citation.InvertedName(c.Name.Family + ", " + c.Name.Given); suffix != "" {
			c.Name.Suffix = suffix
		}
	}
	if c.Name != (citation.Name{}) || c.EtAl {
		r.Add(role, c, r.at(v), rule)
	}
}

// part reads what the work is a part of, from the inside out, and the pages.
func (r reader) part(v jsontext.Value, left int) {
	if first := scalar(v.Get("pageStart"), "@value"); first != "" {
		if pages, err := citation.MakePages(first, scalar(v.Get("pageEnd"), "@value")); err == nil {
			r.Add(citation.FieldPages, pages, r.at(v.Get("pageStart")), "pageStart")
		}
	}
	if left == 0 {
		return
	}
	for within := range v.Get("isPartOf").Items() {
		kind := bare(within.Get("@type").First().String())
		for name, value := range within.Members() {
			switch field := partFields[bare(name)]; {
			case field != citation.NoField:
				r.put(field, value, "isPartOf."+bare(name))
			case bare(name) == "name" && containers[kind] != citation.NoField:
				r.put(containers[kind], value, "isPartOf.name")
			case bare(name) == "publisher" && !r.Citation().Has(citation.FieldPublisher):
				r.text(citation.FieldPublisher, scalar(value, "name"), value, "isPartOf.publisher")
			case bare(name) == "datePublished" && kind == "PublicationIssue":
				r.put(citation.FieldIssued, value, "isPartOf.datePublished")
			}
		}
		r.part(within, left-1)
	}
}
