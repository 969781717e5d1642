package rdf

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// reader reads one work.
type reader struct {
	*xmlwork.Reader
	n      *node
	zotero bool
}

func (r *reader) read() {
	r.kind()
	for _, p := range r.n.texts(titles...) {
		if r.Citation().Title == "" {
			r.put(citation.FieldTitle, p)
		} else if p.name == "dc:title" || p.name == "dcterms:title" {
			if text := citation.Text(p.value()); text != r.Citation().Title {
				r.Keep(p.name, text.Plain())
			}
		}
	}
	for _, row := range roles {
		for _, p := range r.n.texts(row.name) {
			r.people(p, row.role)
		}
	}
	for _, p := range r.n.props {
		r.property(p)
	}
	r.dates()
	r.pages(r.n)
	for _, p := range r.n.texts("dcterms:isPartOf", "dc:isPartOf", "schema:isPartOf") {
		r.partOf(p, 0)
	}
	r.address()
}

// put puts the text of a property.
func (r *reader) put(f citation.Field, p prop) {
	text := p.value()
	if text == "" && p.node != nil {
		text = p.node.id
	}
	switch f.Kind() {
	case citation.KindText:
		if t := citation.Text(strings.TrimSpace(text)); t != "" {
			r.Add(f, t, p.e.At, p.name)
		}
	case citation.KindTitle:
		if text != "" {
			r.Add(f, citation.Title{Text: citation.Text(text)}, p.e.At, p.name)
		}
	default:
		r.Put(f, citation.Text(text).Plain(), p.e.At, p.name)
	}
}

// kind settles the type. What is an article, or only a document, is told by what it is part of.
func (r *reader) kind() {
	typ := typeOf(r.n)
	if r.n.text("z:itemType") == "" && (typ == citation.ArticleJournal || typ == citation.Document || typ == "") {
		for _, p := range r.n.texts("dcterms:isPartOf", "dc:isPartOf", "schema:isPartOf") {
			if p.node == nil {
				continue
			}
			switch {
			case p.node.is("bibo:Newspaper", "bib:Newspaper"):
				typ = citation.ArticleNewspaper
			case p.node.is("bibo:Magazine", "bib:Magazine"):
				typ = citation.ArticleMagazine
			case p.node.is("bibo:Journal", "bib:Journal", "bibo:Periodical", "schema:Periodical", "bibo:Issue", "schema:PublicationIssue"):
				typ = citation.ArticleJournal
			case p.node.is("bibo:Proceedings", "bib:ConferenceProceedings"):
				typ = citation.PaperConference
			case p.node.is("bibo:Book", "bib:Book", "bibo:EditedBook"):
				typ = citation.Chapter
			}
		}
		if len(r.n.texts("bibo:presentedAt", "bib:presentedAt", "event:produced_in")) > 0 {
			typ = citation.PaperConference
		}
		if typ == "" && r.n.text("prism:publicationName") != "" {
			typ = citation.ArticleJournal
		}
	}
	if typ == "" {
		typ = citation.Document
	}
	r.Add(citation.FieldType, typ, r.n.element.At, "type")
}

// property reads a property that needs no other.
func (r *reader) property(p prop) {
	if f, known := fields[p.name]; known {
		r.put(f, p)
		return
	}
	if kind, known := identifiers[p.name]; known {
		r.identifier(kind, p)
		return
	}
	switch p.name {
	case "dcterms:dateSubmitted":
		if r.zotero { // Zotero's for when the page was seen
			r.put(citation.FieldAccessed, p)
		} else {
			r.put(citation.FieldSubmitted, p)
		}
	case "dc:subject", "dcterms:subject", "prism:keyword", "schema:keywords", "schema:about", "foaf:topic":
		r.subject(p)
	case "dc:description", "dcterms:description":
		r.description(p)
	case "dc:publisher", "dcterms:publisher", "schema:publisher", "bibo:distributor", "bibo:issuer":
		r.publisher(p)
	case "bib:presentedAt", "bibo:presentedAt", "event:produced_in":
		r.put(citation.FieldEventTitle, p)
	case "prism:number", "bibo:number":
		if r.Citation().Type.InPeriodical() {
			r.put(citation.FieldIssue, p)
		} else {
			r.put(citation.FieldNumber, p)
		}
	case "dc:rights", "dcterms:rights", "dcterms:accessRights":
		if link, err := citation.ParseLink(p.value()); err == nil {
			r.Add(citation.FieldLicense, link, p.e.At, p.name)
		} else {
			r.Keep(p.name, p.value())
		}
	case "bibo:degree":
		r.degree(p)
	case "dcterms:isReferencedBy":
		if p.node != nil && p.node.is("bib:Memo", "bibo:Note") { // Zotero's notes, as HTML
			r.note(p)
		}
	case "link:link":
		if p.node != nil {
			r.attachment(p)
		}
	default:
		if role, known := roleOf(p.name); known && !isRole(p.name) {
			r.people(p, role)
			return
		}
		r.keep(p)
	}
}

// silent are the properties that are read elsewhere, or say nothing of the work.
var silent = []string{"z:itemType", "dcterms:isPartOf", "dc:isPartOf", "schema:isPartOf", "dc:relation", "res:resource", "rdf:li"}

// keep keeps what has no place.
func (r *reader) keep(p prop) {
	for _, list := range [][]string{silent, titles, dates} {
		if slices.Contains(list, p.name) {
			return
		}
	}
	if isRole(p.name) {
		return
	}
	for _, ends := range pageEnds {
		if slices.Contains(ends[:], p.name) {
			return
		}
	}
	text := p.value()
	if text == "" && p.node != nil {
		text = p.node.id
	}
	r.Keep(p.name, citation.Text(text).Plain())
}

// people credits those that a property names, one or a list, each once: a
// work may name them once more without their order.
func (r *reader) people(p prop, role citation.Field) {
	for _, who := range p.members() {
		credit := person(who)
		if credit.Name == (citation.Name{}) {
			continue
		}
		if role == citation.NoField {
			r.Keep(p.name, credit.Name.Sorted())
			continue
		}
		again := slices.ContainsFunc(r.Citation().Credits, func(c citation.Credit) bool {
			return c.Role == role && c.Name == credit.Name && p.name != "bib:authors" && p.name != "bibo:authorList"
		})
		if !again {
			at := who.e.At
			if who.node != nil && who.node.element != nil {
				at = who.node.element.At
			}
			r.Add(role, credit, at, p.name)
		}
	}
}

// person reads a name: its parts, or whole.
func person(p prop) (c citation.Credit) {
	if p.node == nil {
		c.Name, _, _ = citation.ParseHeading(citation.Text(p.text).Plain())
		return c
	}
	n := p.node
	plain := func(names ...string) string { return citation.Text(n.text(names...)).Plain() }
	family := plain("foaf:surname", "foaf:familyName", "foaf:family_name", "foaf:lastName", "schema:familyName", "vcard:family-name", "vcard:Family")
	given := plain("foaf:givenName", "foaf:givenname", "foaf:firstName", "schema:givenName", "vcard:given-name", "vcard:Given")
	switch {
	case family != "" && given != "":
		if c.Name = citation.InvertedName(family + ", " + given); c.Name.Family == "" {
			c.Name = citation.Name{Family: family, Given: given}
		}
	case family != "":
		c.Name = citation.Name{Literal: family}
	case p.value() != "" && n.is("foaf:Organization", "schema:Organization", "foaf:Group"):
		c.Name = citation.Name{Literal: citation.Text(p.value()).Plain()}
	case p.value() != "":
		c.Name, _, _ = citation.ParseHeading(citation.Text(p.value()).Plain())
	}
	for _, id := range append(n.texts("schema:identifier", "foaf:page", "owl:sameAs"), prop{text: n.id}) {
		text := id.value()
		if id.node != nil && text == "" {
			text = id.node.id
		}
		if parsed, err := citation.ParseIdentifier(text); err == nil && parsed.Scheme == citation.SchemeORCID {
			c.IDs = append(c.IDs, parsed)
		}
	}
	return c
}

// identifier reads an identifier: "ISSN 0099-2240", or an address in a node.
func (r *reader) identifier(kind string, p prop) {
	text := citation.Text(p.value()).Plain()
	if text == "" && p.node != nil {
		text = p.node.id
	}
	if kind == "" {
		for _, label := range []string{"DOI", "ISBN", "ISSN"} { // Zotero's, several numbers behind one label
			rest, labelled := strings.CutPrefix(text, label+" ")
			if !labelled {
				continue
			}
			for number := range strings.FieldsFuncSeq(rest, func(c rune) bool { return c == ' ' || c == ',' || c == ';' }) {
				r.Identify(label, number, p.e.At, p.name)
			}
			return
		}
	}
	r.Identify(kind, text, p.e.At, p.name)
}

// subject reads a keyword, or a call number, which Zotero has among them.
func (r *reader) subject(p prop) {
	if p.node != nil && p.node.is("dcterms:LCC", "dcterms:DDC", "dcterms:UDC") {
		r.put(citation.FieldCallNumber, p)
		return
	}
	for _, one := range p.members() {
		term := string(citation.ParseText(citation.Text(one.value()).Plain()))
		if term != "" {
			r.Add(citation.FieldKeyword, citation.Keyword{Term: term}, one.e.At, p.name)
		}
	}
}

// description reads a description: the abstract, or what Zotero calls Extra,
// in whose lines stand identifiers that it has no field for.
func (r *reader) description(p prop) {
	if !r.zotero {
		if r.n.text("dcterms:abstract", "bibo:abstract") == "" {
			r.put(citation.FieldAbstract, p)
		} else {
			r.put(citation.FieldNote, p)
		}
		return
	}
	var rest []string
	raw := p.text
	if p.node == nil {
		raw = p.e.Text()
	}
	for line := range strings.Lines(raw) {
		line = strings.TrimSpace(line)
		label, value, labelled := strings.Cut(line, ": ")
		if scheme := citation.SchemeNamed(label); labelled && scheme.Known() {
			if id, err := scheme.Parse(value); err == nil {
				r.Add(id.Scheme.Field(), id, p.e.At, p.name)
				continue
			}
		}
		if line != "" {
			rest = append(rest, line)
		}
	}
	if len(rest) > 0 {
		r.Add(citation.FieldNote, citation.FromHTML(strings.Join(rest, "\n")), p.e.At, p.name)
	}
}

// note reads what a user wrote of the work.
func (r *reader) note(p prop) {
	for _, body := range p.node.texts("rdf:value", "bibo:content") {
		if text := citation.FromHTML(body.value()); text != "" {
			r.Add(citation.FieldAnnote, text, body.e.At, p.name)
		}
	}
}

// attachment takes the address from which a full text came. The file's own place, and pages that were saved, are kept.
func (r *reader) attachment(p prop) {
	kind := p.node.text("link:type")
	for _, address := range p.node.texts("dc:identifier") {
		link, err := citation.ParseLink(address.value())
		if err == nil && kind == "application/pdf" {
			link.Rel, link.Type = "fulltext", kind
			r.Add(citation.FieldFullText, link, address.e.At, p.name)
		} else {
			r.Keep(p.name, address.value())
		}
	}
	for _, file := range p.node.texts("rdf:resource", "z:path") {
		if file.node != nil {
			r.Keep(p.name, file.node.id)
		} else {
			r.Keep(p.name, file.value())
		}
	}
}

// degrees are the degrees that the ontology has addresses for (bibo:degrees/phd).
var degrees = map[string]string{"ma": "M.A.", "ms": "M.S.", "phd": "Ph.D."}

// degree reads for which degree a thesis is.
func (r *reader) degree(p prop) {
	if p.node == nil || p.value() != "" {
		r.put(citation.FieldGenre, p)
		return
	}
	if degree := degrees[p.node.id[strings.LastIndexByte(p.node.id, '/')+1:]]; degree != "" {
		r.Add(citation.FieldGenre, citation.Text(degree), p.e.At, p.name)
	} else {
		r.Keep(p.name, p.node.id)
	}
}

// publisher reads a publisher with the place where it is.
func (r *reader) publisher(p prop) {
	r.put(citation.FieldPublisher, p)
	if p.node == nil {
		return
	}
	place := p.node.text("address:localityName", "schema:location", "vcard:locality")
	for _, adr := range p.node.texts("vcard:adr", "schema:address", "vcard:hasAddress") {
		if adr.node != nil && place == "" {
			place = adr.node.text("vcard:locality", "vcard:Locality", "schema:addressLocality")
		}
	}
	if place != "" {
		r.Add(citation.FieldPublisherPlace, citation.Text(place), p.e.At, p.name+" locality")
	}
}

// dates takes the date of publication.
func (r *reader) dates() {
	for _, p := range r.n.texts(dates...) {
		text := citation.Text(p.value()).Plain()
		if date, _ := citation.ParseDate(text); date != (citation.Date{}) && r.Citation().Issued() == (citation.Date{}) {
			r.Add(citation.FieldIssued, date, p.e.At, p.name)
		} else if date != r.Citation().Issued() {
			r.Keep(p.name, text)
		}
	}
}

// pages joins the first and the last page.
func (r *reader) pages(n *node) {
	for _, ends := range pageEnds {
		first := n.texts(ends[0])
		if len(first) == 0 {
			continue
		}
		if pages, err := citation.MakePages(first[0].value(), n.text(ends[1])); err == nil {
			r.Add(citation.FieldPages, pages, r.n.element.At, ends[0])
		}
	}
}

// maxDepth bounds how far parts are followed: an article, its issue, its journal, its series.
const maxDepth = 4

// partOf reads what the work is part of.
func (r *reader) partOf(p prop, depth int) {
	if depth == maxDepth {
		return
	}
	if p.node == nil {
		r.hostText(p)
		return
	}
	host := p.node
	series := host.is("bib:Series", "bibo:Series", "schema:BookSeries", "fabio:BookSeries")
	f := citation.FieldJournal
	if series || r.Citation().Type == citation.Book && depth == 0 {
		f = citation.FieldSeries
	}
	if host.is("bibo:Issue", "schema:PublicationIssue", "schema:PublicationVolume") && len(host.texts("dcterms:isPartOf", "schema:isPartOf")) > 0 {
		f = citation.NoField // its title is not the journal's
	}
	for _, t := range host.texts(titles...) {
		if f != citation.NoField && r.Citation().Text(f) == "" {
			r.put(f, t)
		}
	}
	for _, q := range host.props {
		switch q.name {
		case "dcterms:alternative", "bibo:shortTitle", "bibo:abbreviation":
			if f == citation.FieldJournal {
				r.put(citation.FieldJournalShort, q)
			}
		case "prism:volume", "bibo:volume", "schema:volumeNumber":
			r.put(citation.FieldVolume, q)
		case "prism:number", "prism:issue", "bibo:issue", "schema:issueNumber":
			r.put(citation.FieldIssue, q)
		case "bibo:number":
			if series {
				r.put(citation.FieldSeriesNumber, q)
			} else {
				r.put(citation.FieldIssue, q)
			}
		case "dc:publisher", "dcterms:publisher", "schema:publisher":
			r.publisher(q)
		case "prism:edition", "bibo:edition":
			r.put(citation.FieldEdition, q)
		case "bib:editors", "bibo:editorList", "bibo:editor", "schema:editor":
			r.people(q, citation.FieldEditor)
		case "dc:creator", "dcterms:creator", "bibo:authorList", "bib:authors", "schema:author":
			if r.Citation().Type.InBook() && !series {
				r.people(q, citation.FieldContainerAuthor)
			}
		case "dcterms:isPartOf", "dc:isPartOf", "schema:isPartOf":
			r.partOf(q, depth+1)
		default:
			r.hostProperty(q, series)
		}
	}
	r.hostAddress(host, p.e.At)
	r.pages(host)
}

// hostProperty reads identifiers and the date of what the work is part of.
func (r *reader) hostProperty(q prop, series bool) {
	kind, known := identifiers[q.name]
	switch {
	case known && series && kind == "" && !strings.Contains(q.value(), "SN ") && !strings.Contains(q.value(), "SBN "):
		r.put(citation.FieldSeriesNumber, q)
	case known && kind != "uri" && !strings.HasSuffix(q.name, ":sameAs"):
		if q.node == nil { // an address would be the journal's
			r.identifier(kind, q)
		}
	case slices.Contains(dates, q.name) && len(r.n.texts(dates...)) == 0:
		r.put(citation.FieldIssued, q)
	}
}

// hostAddress reads the identifier that a journal or book has for its address: "urn:issn:0099-2240".
func (r *reader) hostAddress(host *node, at source.Span) {
	id, err := citation.ParseIdentifier(strings.TrimPrefix(strings.ToLower(host.id), "urn:"))
	if err == nil && (id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN) {
		r.Add(id.Scheme.Field(), id, at, "isPartOf")
	}
}

// hostText reads what a work is part of where that is a text.
func (r *reader) hostText(p prop) {
	text := citation.Text(p.text).Plain()
	if id, err := citation.ParseIdentifier(text); err == nil {
		if id.Scheme == citation.SchemeISSN || id.Scheme == citation.SchemeISBN {
			r.Add(id.Scheme.Field(), id, p.e.At, p.name)
			return
		}
	} else if typ := r.Citation().Type; typ.InPeriodical() || typ.InBook() {
		r.put(citation.FieldJournal, p)
		return
	} else if !strings.Contains(text, "://") {
		r.put(citation.FieldSeries, p)
		return
	}
	r.Keep(p.name, text)
}

// address reads the work's own address, where it is one that says something.
func (r *reader) address() {
	id := r.n.id
	if id == "" || strings.HasPrefix(id, "_:") || strings.HasPrefix(id, "#") {
		return
	}
	at := r.n.element.At
	parsed, err := citation.ParseIdentifier(strings.TrimPrefix(strings.Replace(id, "info:doi/", "doi:", 1), "urn:"))
	switch {
	case err == nil && !r.Citation().Has(parsed.Scheme.Field()):
		r.Add(parsed.Scheme.Field(), parsed, at, "rdf:about")
	case err != nil && r.Citation().URL() == "" && !strings.Contains(id, "zotero.org/"):
		if link, err := citation.ParseLink(id); err == nil {
			r.Add(citation.FieldURL, link, at, "rdf:about")
		}
	}
}
