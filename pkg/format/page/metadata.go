package page

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/openurl"
	"github.com/peerlit/peerlit/pkg/source"
)

// Embedded metadata is what a page says to machines: meta elements, JSON-LD,
// microdata and OpenURLs, in a dozen vocabularies that overlap. All are read,
// each find is kept with the vocabulary's rank, and field by field the finds
// are then put in the order of their worth, best first, for resolve.Claims.

//go:embed metadata.tsv
var metadataTable string

//go:embed metatypes.tsv
var metatypesTable string

// A term is a row of the table of names.
type term struct {
	field   citation.Field // NoField: known, and not wanted
	how     string         // how the value is read; "": as values of the field are
	implies citation.Type  // what a work must be whose page has this name; "" for nothing
}

var terms = sync.OnceValue(func() map[string]term {
	table := make(map[string]term, 256)
	for line := range strings.Lines(metadataTable) {
		cells := append(strings.Split(strings.TrimRight(line, "\r\n"), "\t"), "", "", "")
		if strings.HasPrefix(line, "#") || cells[0] == "" {
			continue
		}
		table[cells[0]] = term{citation.FieldNamed(cells[1]), cells[2], citation.Type(cells[3])}
	}
	for k := range openurl.Keys() {
		table["rft."+k.Name] = term{k.Field, k.How, ""}
	}
	return table
})

var metatypes = sync.OnceValue(func() map[string]citation.Type {
	table := make(map[string]citation.Type, 64)
	for line := range strings.Lines(metatypesTable) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && name[0] != '#' {
			table[name] = citation.Type(value)
		}
	}
	return table
})

// rank orders the vocabularies by how much they are to be trusted.
type rank uint8

const (
	rankOwn      rank = iota // what the page says of itself: its canonical address
	rankHighwire             // made for citing, and checked by Google Scholar
	rankPrism                // made by publishers for publishers
	rankCarried              // a citation in the format of a reference manager
	rankJSONLD
	rankOther  // EPrints, bibo, Wolters Kluwer, microdata
	rankDublin // says everything with fifteen words
	rankCOinS
	rankIsland // a page's own data, found by its shape
	rankSocial // made for previews
	rankPlain  // <meta name=author>
)

// vocabularies are the beginnings of names, with what their finds are worth.
var vocabularies = [...]struct {
	prefix     string
	rank       rank
	confidence evidence.Confidence
}{
	{"citation_", rankHighwire, evidence.Stated},
	{"prism.", rankPrism, evidence.Stated},
	{"eprints.", rankOther, evidence.Stated},
	{"bibo.", rankOther, evidence.Stated},
	{"wkhealth_", rankOther, evidence.Stated},
	{"dc.", rankDublin, evidence.Stated},
	{"rft", rankCOinS, evidence.Stated},
	{"book.", rankSocial, evidence.Labelled},
	{"article.", rankSocial, evidence.Labelled},
	{"og.", rankSocial, evidence.Labelled},
	{"parsely-", rankSocial, evidence.Labelled},
	{"sailthru.", rankSocial, evidence.Labelled},
	{"", rankPlain, evidence.Placed},
}

// A find is a claim with what decides between it and others.
type find struct {
	evidence.Claim
	rank rank
	name string // of the element; the finds of one name make one list
}

// metadata is all that a page says to machines.
type metadata struct {
	finds  []find
	pages  map[rank]*pageEnds
	title  string  // <title>, decoded
	work   bool    // one of the vocabularies made for works is used of a work
	list   []entry // the works that a page of none lists
	others []entry // the works that a page of one mentions
	offers []offer

	span       func(view string) source.Span
	site       string // og:site_name: no author
	lastNamed  int    // the number of the last name's find, -1: none; affiliations follow it
	known      map[listedName]int
	openURLs   []string // of COinS spans, as they are written
	sources    []sourceText
	base       string        // of the page's relative addresses; "" when it does not say
	heading    citation.Text // the first heading of the first level
	weblog     bool          // the page was made by software for weblogs
	alternates []alternate   // where it offers its citation
	all        bool          // the works that it cites are asked for too
	references []reference
	cited      []*metadata
	server     string // of unAPI
}

// listedName is a name in a list, for finding it again; the number beside it is its find's.
type listedName struct {
	role citation.Field
	list string
	name citation.Name
}

// newMetadata makes the metadata of a page, or of one work of several.
func newMetadata(span func(view string) source.Span, site string) *metadata {
	return &metadata{span: span, site: site, pages: map[rank]*pageEnds{}, known: map[listedName]int{}, lastNamed: -1}
}

// pageEnds collects the first and last page, which most vocabularies give apart.
type pageEnds struct{ first, last, view, name string }

// readMetadata goes over the page once.
func readMetadata(page *source.HTML, c carrier) *metadata {
	m := newMetadata(c.doc.Span, "")
	m.all = c.all
	var islands, linked []string
	for i := 0; i < len(page.Nodes); i++ {
		n := &page.Nodes[i]
		switch n.Name {
		case "meta":
			m.meta(n)
			if prop, _ := n.Attr("itemprop"); prop != "" && n.Up >= 0 && page.Nodes[n.Up].Name == "head" {
				content, view := n.Attr("content")
				m.named("itemprop."+prop, content, view)
			}
		case "title":
			if m.title == "" {
				text, _ := page.Inner(i)
				m.title = citation.FromHTML(text).Plain()
			}
		case "h1":
			if m.heading == "" {
				text, _ := page.Inner(i)
				m.heading = citation.FromHTML(text)
			}
		case "base":
			if m.base == "" {
				m.base, _ = n.Attr("href")
			}
		case "link":
			m.link(n)
		case "script":
			kind, _ := n.Attr("type")
			text, _ := page.Inner(i)
			switch {
			case strings.Contains(strings.ToLower(kind), "ld+json"):
				linked = append(linked, text)
			case len(text) > 100:
				islands = append(islands, text)
			}
		case "span", "abbr":
			switch class, _ := n.Attr("class"); {
			case strings.Contains(class, "Z3988"):
				_, view := n.Attr("title")
				m.openURLs = append(m.openURLs, view)
			case strings.Contains(class, "unapi-id"):
				m.unAPI(n)
			}
		}
	}
	m.cutTails()
	m.readSources()
	m.work = m.describesWork()
	m.linkedData(linked)
	m.microdata(page)
	m.coins()
	m.carriedWorks(page, c)
	m.settle()
	for _, text := range islands {
		if m.work {
			break
		}
		m.island(text, c)
	}
	if m.work {
		m.classNames(page)
	}
	m.joinPages()
	m.finds = ordered(m.withoutNoise())
	return m
}

// claims gives the finds as claims, best first.
func claimsOf(finds []find) []evidence.Claim {
	claims := make([]evidence.Claim, len(finds))
	for i := range finds {
		claims[i] = finds[i].Claim
	}
	return claims
}

// meta reads a meta element.
func (m *metadata) meta(n *source.HTMLNode) {
	content, view := n.Attr("content")
	if view == "" {
		return
	}
	for _, key := range [...]string{"name", "property"} {
		switch name, _ := n.Attr(key); strings.ToLower(name) {
		case "":
		case "generator":
			m.weblog = m.weblog || within(weblogs, content)
		case "parsely-page":
			m.parsely(content, view)
		case "citation_reference":
			if m.all {
				m.references = append(m.references, reference{content, view})
			}
		default:
			m.named(name, content, view)
		}
	}
}

// parsely reads all that Parse.ly is told in one element: {"title": "…", "author": "…", "pub_date": "…"}.
func (m *metadata) parsely(content, view string) {
	for _, data := range readData(content) {
		for i, name := range data.names {
			for _, value := range data.kids[i].all() {
				m.named("parsely-"+strings.ReplaceAll(name, "_", "-"), value.say(), view)
			}
		}
	}
}

// weblogs are the programs that make weblogs. Journals are made with some of them too, and then have better tags than Dublin Core's.
const weblogs = " wordpress blogger tumblr ghost medium movabletype typepad squarespace wix hugo jekyll "

// within reports whether the first word of a text is one of a set.
func within(set, text string) bool {
	return strings.Contains(set, " "+strings.ToLower(firstOf(strings.TrimSpace(text), " .,0123456789"))+" ")
}

// named reads the value of a name, which may be several in one: RDFa lists
// properties with blanks between them.
func (m *metadata) named(names, content, view string) {
	for name := range strings.FieldsSeq(names) {
		name = canonicalName(name)
		t, known := terms()[name]
		if !known && strings.HasPrefix(name, "dc.") && strings.Count(name, ".") > 1 {
			// "dc.date.issued" is "dc.issued", and "dc.subject.mesh" is "dc.subject".
			parts := strings.Split(name, ".")
			if t, known = terms()["dc."+parts[len(parts)-1]]; !known && (parts[1] == "subject" || parts[1] == "title" && parts[2] != "alternative") {
				name = "dc." + parts[1]
				t, known = terms()[name]
			}
		}
		if !known || t.field == citation.NoField {
			if name == "og.site_name" {
				m.site = content
			}
			continue
		}
		for i := range vocabularies {
			if v := &vocabularies[i]; strings.HasPrefix(name, v.prefix) {
				m.read(t, name, content, view, v.rank, v.confidence)
				break
			}
		}
	}
}

// canonicalName gives a meta element's name in the spelling of the table:
// "DCTERMS:issued" and "DC.Issued" are "dc.issued", "bepress_citation_title" is "citation_title".
func canonicalName(name string) string {
	name = strings.ToLower(name)
	if i := strings.Index(name, "citation_"); i > 0 && strings.Trim(name[:i], "abcdefghijklmnopqrstuvwxyz0123456789_.-:") == "" {
		name = name[i:]
	}
	if strings.HasPrefix(name, "citation_") || strings.HasPrefix(name, "wkhealth_") {
		return name
	}
	name = strings.ReplaceAll(name, ":", ".")
	for _, prefix := range [...]string{"dcterms", "dcterm", "dct", "dc", "prism", "eprints", "bibo"} {
		rest, ok := strings.CutPrefix(name, prefix)
		if ok && rest != "" && (rest[0] == '.' || rest[0] == '_') {
			if strings.HasPrefix(prefix, "dc") {
				prefix = "dc"
			}
			return prefix + "." + rest[1:]
		}
	}
	return name
}

// describesWork reports whether the finds are of one work: its title, in a
// vocabulary made for works, and something else that only works have.
func (m *metadata) describesWork() bool {
	var have citation.FieldSet
	for i := range m.finds {
		if m.finds[i].rank <= rankCOinS {
			have.Add(m.finds[i].Field)
		}
	}
	if !have.Has(citation.FieldTitle) {
		return m.has(citation.FieldTitle) && m.has(citation.FieldISBN) && m.has(citation.FieldAuthor) // a book in the words of previews
	}
	for _, f := range [...]citation.Field{citation.FieldAuthor, citation.FieldEditor, citation.FieldIssued, citation.FieldJournal, citation.FieldDOI, citation.FieldISBN, citation.FieldOnline} {
		if have.Has(f) {
			return true
		}
	}
	return len(m.pages) > 0
}

// has reports whether a vocabulary of any rank gives the field.
func (m *metadata) has(field citation.Field) bool {
	return slices.ContainsFunc(m.finds, func(f find) bool { return f.Field == field })
}

// doubtful reports whether what the page says of a work could be said of any
// page of the web: a title, a name and a date in the words of Dublin Core, and
// nothing that only works have.
func (m *metadata) doubtful() bool {
	return !slices.ContainsFunc(m.finds, func(f find) bool {
		switch f.Field {
		case citation.FieldTitle, citation.FieldAuthor, citation.FieldIssued, citation.FieldURL, citation.FieldLanguage, citation.FieldPublisher, citation.FieldKeyword, citation.FieldAbstract:
			return f.rank < rankDublin
		}
		return true
	})
}

// cutTails cuts from titles what the page's heading does not have: the name of the site, or the volume that the work stands
// in, as "A title | Proceedings of the meeting" where the heading is "A title: with its subtitle".
func (m *metadata) cutTails() {
	heading := letters(m.heading.Plain())
	for i := range m.finds {
		f := &m.finds[i]
		title, isText := f.Value.(citation.Text)
		if f.Field != citation.FieldTitle || !isText || f.rank < rankDublin {
			continue
		}
		for _, mark := range [...]string{" | ", " :: ", " – ", " — ", " - "} {
			head, tail, ok := cutLast(string(title), mark)
			if !ok || len(letters(head)) < 8 || !strings.HasPrefix(heading, letters(head)) || strings.Contains(heading, letters(tail)) {
				continue
			}
			if f.Value = citation.Text(head); strings.HasPrefix(string(m.heading), head+": ") {
				f.Value = m.heading
			}
			if namedLikeJournal(tail) {
				m.add(citation.FieldJournal, citation.Text(tail), head, f.name, f.rank, evidence.Labelled)
				m.finds[len(m.finds)-1].At = m.finds[i].At
			}
			break
		}
	}
}

// ofNoWork says why tags that could be of any page are of no work: they are a weblog's, or those of a site or a body, and
// name no person; "" when they may be of one.
func (m *metadata) ofNoWork() (reason string) {
	if m.weblog {
		return seemsToBe + " a page of a blog"
	}
	for i := range m.finds {
		if credit, ok := m.finds[i].Value.(citation.Credit); ok && credit.Name.Literal == "" && !organisational(credit.Name.String()) {
			return ""
		}
	}
	return "its tags name no person and could be of any page"
}

// stated reports whether a vocabulary that is made for citing gives the title.
func (m *metadata) stated() bool {
	return slices.ContainsFunc(m.finds, func(f find) bool { return f.Field == citation.FieldTitle && f.rank < rankDublin })
}

// withoutNoise gives the finds without the keywords that pages add to be
// found: names of authors, of the journal and the site, the title once more.
func (m *metadata) withoutNoise() []find {
	noise := map[string]bool{letters(m.site): true, "": true}
	for i := range m.finds {
		f := &m.finds[i]
		switch v := f.Value.(type) {
		case citation.Credit:
			noise[letters(v.Name.Sorted())] = true
			noise[letters(v.Name.Given+v.Name.Family)] = true
		case citation.Text:
			if f.Field == citation.FieldTitle || f.Field == citation.FieldJournal || f.Field == citation.FieldPublisher {
				noise[letters(v.Plain())] = true
			}
		}
	}
	nobody := map[string]bool{letters(m.site): m.site != ""}
	for i := range m.finds {
		if f := &m.finds[i]; f.Field == citation.FieldJournal {
			nobody[letters(f.Value.String())] = true
		}
	}
	return slices.DeleteFunc(m.finds, func(f find) bool {
		switch v := f.Value.(type) {
		case citation.Keyword:
			return noise[letters(v.Term)]
		case citation.Credit: // a site or a journal that stands in its author's place
			return nobody[letters(v.Name.String())]
		}
		return false
	})
}

// ordered puts the finds of each field in the order of their worth. Lists of
// names are weighed as wholes. Of several addresses the page's own stays.
func ordered(finds []find) []find {
	type list struct {
		field citation.Field
		name  string
	}
	lengths, full := map[list]int{}, map[list]int{}
	for i := range finds {
		if credit, ok := finds[i].Value.(citation.Credit); ok {
			key := list{finds[i].Field, finds[i].name}
			lengths[key]++
			if len([]rune(strings.Trim(credit.Name.Given, "."))) > 2 {
				full[key]++
			}
		}
	}
	days := map[int]bool{} // the years of which a day is stated
	for i := range finds {
		if date, ok := finds[i].Value.(citation.Date); ok && finds[i].Field == citation.FieldIssued && date.Precision == citation.ToDay && !newYear(date) {
			days[date.Year] = true
		}
	}
	numbered := slices.ContainsFunc(finds, func(f find) bool {
		pages, ok := f.Value.(citation.Pages)
		return ok && pages.Last == "" && pages.First != "1"
	})
	padded := func(f find) int {
		switch v := f.Value.(type) {
		case citation.Date:
			if newYear(v) && days[v.Year] {
				return 1
			}
		case citation.Pages: // "1-12" beside an article's number: those of its file
			if numbered && v.First == "1" && v.Last != "" {
				return 2
			}
		}
		return 0
	}
	slices.SortStableFunc(finds, func(a, b find) int {
		if a.Field != b.Field {
			return int(a.Field) - int(b.Field)
		}
		if a.Confidence != b.Confidence {
			return int(b.Confidence) - int(a.Confidence)
		}
		if a.Field.Kind() == citation.KindName {
			ka, kb := list{a.Field, a.name}, list{b.Field, b.name}
			// "et al." and a first author alone lose against the whole list, initials against names.
			if n := lengths[kb] - lengths[ka]; n != 0 {
				return n
			}
			if n := full[kb] - full[ka]; n != 0 {
				return n
			}
			return int(a.rank) - int(b.rank)
		}
		if n := flaw(a) + padded(a) - flaw(b) - padded(b); n != 0 {
			return n
		}
		return int(a.rank) - int(b.rank)
	})
	own := false
	return slices.DeleteFunc(finds, func(f find) bool {
		again := f.Field == citation.FieldURL && own
		own = own || f.Field == citation.FieldURL
		return again
	})
}

// newYear reports whether a date is the first of January, which software writes for a year alone.
func newYear(d citation.Date) bool {
	return d.Precision == citation.ToDay && d.Month == time.January && d.Day == 1
}

// flaw tells of a value that another vocabulary may well have in a better state.
func flaw(f find) int {
	switch v := f.Value.(type) {
	case citation.Text:
		s := string(v)
		if f.Field == citation.FieldAbstract && (strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...")) {
			return 2
		}
		if f.Field != citation.FieldVolume && f.Field != citation.FieldIssue && allCapitals(s) {
			return 1
		}
	case citation.Date:
		if v.Precision <= citation.Literal {
			return 2
		}
	case citation.Pages:
		if v.Last == "" {
			return 1
		}
	case citation.Type:
		if v == citation.ArticleJournal { // a review in a journal is one too, but not the other way round
			return 1
		}
	}
	return 0
}

// allCapitals reports whether a text of some length has no small letters.
func allCapitals(s string) bool {
	capitals := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 8
}
