package page

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/schemaorg"
	"github.com/peerlit/peerlit/pkg/source"
)

// schema.org's words, in JSON-LD and in microdata. What they mean stands in the tables of package schemaorg; here
// is what pages make of them: which of their objects are works, what an object refers to that is described elsewhere,
// and what is not to be believed. What a work is part of - an issue of a volume of a journal, a book, a series - is a
// chain that is walked outwards.

// schemaKinds are the types of schema.org that are works by themselves. An
// Article, a CreativeWork and a WebPage are works only with a DOI or a journal.
const (
	schemaWorks = " ScholarlyArticle MedicalScholarlyArticle Book Chapter Thesis Report TechArticle NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle Dataset SoftwareSourceCode PresentationDigitalDocument AcademicArticle "
	schemaMaybe = " Article CreativeWork PublicationVolume DigitalDocument Review BlogPosting SoftwareApplication Poster "
)

// linkedData reads the page's scripts of JSON-LD, which may refer to each other.
func (m *metadata) linkedData(scripts []string) {
	var roots []datum
	var spans []func(view string) source.Span
	for _, text := range scripts {
		span := among(m.span, text)
		for _, d := range readData(text) {
			roots, spans = append(roots, d), append(spans, span)
		}
	}
	m.works(roots, func(i int) func(string) source.Span { return spans[i] })
}

// works offers the works that the data describe; span tells where the values of the i-th of them stand.
func (m *metadata) works(roots []datum, span func(i int) func(view string) source.Span) {
	type placed struct {
		*datum
		root int
	}
	var works []placed
	at := 0
	byID := map[string]*datum{}
	var gather func(d *datum, depth int)
	gather = func(d *datum, depth int) {
		if depth > 6 {
			return
		}
		if d.kind == '[' {
			for i := range d.kids {
				gather(&d.kids[i], depth+1)
			}
			return
		}
		if d.kind != '{' {
			return
		}
		if id := d.get("@id").say(); id != "" && len(d.names) > 1 {
			byID[id] = d
		}
		if isWork(d) {
			works = append(works, placed{d, at})
			return
		}
		for _, name := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "about", "itemListElement", "item", "hasPart"} {
			if inner := d.get(name); inner != nil {
				gather(inner, depth+1)
			}
		}
	}
	for at = range roots {
		gather(&roots[at], 0)
	}
	offered := make([]*metadata, len(works))
	for i, w := range works {
		offered[i] = newMetadata(span(w.root), m.site)
		offered[i].all = m.all
		offered[i].schemaWork(w.datum, byID)
	}
	m.offer(offered, true)
}

// schemaTitles are the members that hold the title, the best first; the last is of Dublin Core, in RDFa.
var schemaTitles = [...]string{"headline", "name", "title"}

// schemaTerm says how the value of a member is read that is a field by itself. A genre of a page is the shelf that it stands on.
func schemaTerm(name string) term {
	switch name {
	case "pageStart":
		return term{field: citation.FieldPages, how: "first"}
	case "pageEnd":
		return term{field: citation.FieldPages, how: "last"}
	case "doi":
		return term{field: citation.FieldDOI}
	case "url":
		return term{field: citation.FieldURL}
	case "license":
		return term{field: citation.FieldLicense}
	case "description":
		return term{field: citation.FieldAbstract, how: "short"}
	case "genre":
		return term{}
	}
	t := term{field: schemaorg.Field(name)}
	if t.field == citation.FieldISBN || t.field == citation.FieldISSN {
		t.how = "serial"
	}
	return t
}

func schemaTitle(d *datum) string {
	for _, name := range schemaTitles {
		if title := d.get(name).say(); title != "" {
			return title
		}
	}
	return ""
}

// schemaType gives the types of an object, without the vocabulary's address.
func schemaType(d *datum) []string {
	var types []string
	for _, t := range d.get("@type").all() {
		for name := range strings.FieldsSeq(t.text) { // RDFa has several in one attribute
			types = append(types, name[strings.LastIndexAny(name, "/#:")+1:])
		}
	}
	return types
}

// isWork reports whether an object describes a work.
func isWork(d *datum) bool {
	if schemaTitle(d) == "" {
		return false
	}
	for _, t := range schemaType(d) {
		if t == "" {
			continue
		}
		if strings.Contains(schemaWorks, " "+t+" ") {
			return true
		}
		if strings.Contains(schemaMaybe, " "+t+" ") {
			if _, err := citation.SchemeDOI.Parse(d.get("@id").say() + " " + d.get("sameAs").say() + " " + d.get("identifier").say()); err == nil {
				return true
			}
			for host := schemaWhole(d); host != nil; {
				first := host.all()
				if len(first) == 0 {
					break
				}
				if slices.Contains(schemaType(&first[0]), "Periodical") || slices.Contains(schemaType(&first[0]), "PublicationIssue") {
					return true
				}
				host = first[0].get("isPartOf")
			}
		}
	}
	return false
}

// schemaWork reads a work.
func (m *metadata) schemaWork(d *datum, byID map[string]*datum) {
	const r, c = rankJSONLD, evidence.Stated
	title := schemaTitle(d)
	at := title // a view of the page where nothing in it was escaped
	for _, name := range schemaTitles {
		if text := d.get(name).say(); text != "" {
			m.take(citation.FieldTitle, text, text, "JSON-LD "+name, r, c)
			break
		}
	}
	for i, name := range d.names {
		value := &d.kids[i]
		if role := schemaorg.Role(name); role != citation.NoField {
			for _, person := range value.all() {
				m.schemaPerson(role, "JSON-LD "+name, person, byID)
			}
		} else if t := schemaTerm(name); t.field != citation.NoField {
			text := value.say()
			m.read(t, "JSON-LD "+name, text, text, r, c)
		}
	}
	for _, word := range d.get("keywords").all() {
		text := word.say()
		for _, k := range splitWords(text) {
			m.take(citation.FieldKeyword, k, text, "JSON-LD keywords", r, c)
		}
	}
	for _, name := range [...]string{"identifier", "sameAs", "@id", "url"} {
		for _, id := range d.get(name).all() {
			if id.say() != "" {
				m.schemaIdentifier(id, "JSON-LD "+name)
			}
		}
	}
	for _, name := range [...]string{"publisher", "sourceOrganization"} {
		for _, body := range d.get(name).all() {
			if text := described(&body, byID).say(); text != "" && !looksLikeSite(text) {
				m.take(citation.FieldPublisher, text, text, "JSON-LD "+name, r, c)
				break
			}
		}
	}
	for i, name := range [...]string{"datePublished", "dateCreated", "copyrightYear", "issued", "date"} { // the last two of Dublin Core, in RDFa
		if text := d.get(name).say(); text != "" {
			sure := evidence.Labelled
			if i == 0 {
				sure = c
			}
			m.take(citation.FieldIssued, text, text, "JSON-LD "+name, r, sure)
			break
		}
	}
	for _, edition := range d.get("workExample").all() {
		if text := edition.get("isbn").say(); text != "" {
			m.read(term{field: citation.FieldISBN, how: "serial"}, "JSON-LD workExample isbn", text, text, r, c)
		}
	}
	types := schemaType(d)
	for _, t := range types {
		if kind, ok := schemaorg.TypeNamed(t); ok && kind != citation.Document && kind != citation.Article && t != "Review" {
			m.add(citation.FieldType, kind, at, "JSON-LD @type", r, evidence.Labelled)
		}
	}
	m.schemaHost(schemaWhole(d), byID)
	if m.all {
		m.cite(d.get("citation"), byID)
	}
}

// schemaWhole gives what a work is part of, which may be said the other way round.
func schemaWhole(d *datum) *datum {
	if whole := d.get("isPartOf"); whole != nil {
		return whole
	}
	return d.get("@reverse").get("hasPart")
}

// schemaIdentifier reads an identifier: a text, an address, or a PropertyValue.
func (m *metadata) schemaIdentifier(id datum, name string) {
	text := id.say()
	if value := id.get("value").say(); id.kind == '{' && value != "" {
		text = value
		if scheme := citation.SchemeNamed(id.get("propertyID").say()); scheme != "" {
			m.take(scheme.Field(), text, text, name, rankJSONLD, evidence.Stated)
			return
		}
	}
	if found, err := citation.ParseIdentifier(text); err == nil && found.Scheme.Field() != citation.FieldOtherID && found.Scheme.Field() != citation.NoField {
		m.add(found.Scheme.Field(), found, text, name, rankJSONLD, evidence.Stated)
	}
}

// schemaPerson reads an author: a text, a Person, an Organization, or a
// reference to one that is described elsewhere.
func (m *metadata) schemaPerson(role citation.Field, name string, d datum, byID map[string]*datum) {
	const r, c = rankJSONLD, evidence.Stated
	if d.kind != '{' {
		m.person(role, d.text, d.text, name, r, c)
		return
	}
	d = *described(&d, byID)
	if inner := d.get("author"); inner != nil && slices.Contains(schemaType(&d), "Role") {
		for _, one := range inner.all() {
			m.schemaPerson(role, name, one, byID)
		}
		return
	}
	text := d.get("name").say()
	family, given := d.get("familyName").say(), d.get("givenName").say()
	var n citation.Name
	switch {
	case family != "":
		n = citation.InvertedName(family + ", " + given)
		if given == "" {
			n = citation.InvertedName(family)
		}
		if text == "" {
			text = family
		}
	case text == "" || m.junkName(text):
		return
	case slices.Contains(schemaType(&d), "Organization"):
		n = citation.Name{Literal: citation.FromHTML(text).Plain()}
	default:
		before := len(m.finds)
		if m.person(role, text, text, name, r, c); len(m.finds) != before+1 {
			return
		}
		m.schemaAbout(d)
		return
	}
	m.credit(citation.Credit{Role: role, Name: n}, text, name, r, c)
	m.schemaAbout(d)
}

// schemaAbout adds a person's affiliations and ORCID to the last name.
func (m *metadata) schemaAbout(d datum) {
	for _, place := range d.get("affiliation").all() {
		if text := place.say(); text != "" {
			m.ofLastName("affiliation", text)
		}
	}
	for _, name := range [...]string{"@id", "sameAs", "identifier", "url"} {
		for _, id := range d.get(name).all() {
			if text := id.say(); strings.Contains(text, "orcid.org") {
				m.ofLastName("orcid", text)
				return
			}
		}
	}
}

// described gives the object that a reference, {"@id": "#journal"}, refers to; any other as it is.
func described(d *datum, byID map[string]*datum) *datum {
	if len(d.names) == 1 || len(d.names) == 2 && d.get("@type") != nil {
		if whole := byID[d.get("@id").say()]; whole != nil {
			return whole
		}
	}
	return d
}

// schemaHost walks outwards from a work: issue, volume, journal; book; series.
func (m *metadata) schemaHost(d *datum, byID map[string]*datum) {
	const r, c = rankJSONLD, evidence.Stated
	for range 6 {
		hosts := d.all()
		if len(hosts) == 0 {
			return
		}
		d = nil
		for i := range hosts {
			host := described(&hosts[i], byID)
			if host.kind != '{' {
				continue
			}
			for j, name := range host.names {
				if schemaorg.PartField(name) != citation.NoField {
					for _, value := range host.kids[j].all() {
						m.read(schemaTerm(name), "JSON-LD isPartOf "+name, value.say(), value.say(), r, c)
					}
				}
			}
			if text := host.get("datePublished").say(); text != "" {
				m.take(citation.FieldIssued, text, text, "JSON-LD isPartOf datePublished", r, evidence.Placed)
			}
			title := schemaTitle(host)
			for _, t := range schemaType(host) {
				if field := schemaorg.Container(t); t != "" && t != "CreativeWork" && field != citation.NoField {
					m.take(field, title, title, "JSON-LD isPartOf", r, c)
				}
				if t == "Book" {
					m.add(citation.FieldType, citation.Chapter, title, "JSON-LD isPartOf", r, c)
				}
			}
			if next := schemaWhole(host); next != nil && d == nil {
				d = next
			}
		}
	}
}
