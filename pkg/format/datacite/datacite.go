// Package datacite reads the metadata of DataCite: as JSON, the REST API's or plain, and as XML of the schema's versions 2 to 4.
package datacite

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// The two forms hold the same properties under nearly the same names, so both
// are read into a resource, and a record is filled from that.

// text is a value with what qualifies it.
type text struct {
	value string
	kind  string // titleType, dateType, identifierType, a scheme ...
	lang  string
	at    source.Span
}

// party is a creator or contributor.
type party struct {
	name, given, family string
	organization        bool
	role                string // contributorType
	ids                 []text
	affiliations        []string
	at                  source.Span
}

// resource is what a document of either form says.
type resource struct {
	ids                        []text
	general, specific, citable text // resourceTypeGeneral, resourceType, and the type for CSL of the REST API
	creators, contributors     []party
	titles                     []text
	publisher, year, language  text
	subjects, dates            []text // kind: the scheme of a subject
	descriptions               []text
	rights                     []text // kind: the address
	version, address           text
	sizes, formats, places     []text
	related                    []text // kind: relation and type ("IsPartOf ISSN")
	funding                    []text // kind: the grant
	container                  container
}

// container is the work that a resource was published in.
type container struct {
	title, volume, issue, first, last, publisher, edition text
	number                                                text // kind: of what
	people                                                []party
}

// fill fills a record from a resource.
func fill(b *evidence.Builder, d *resource) {
	fillType(b, d)
	for _, id := range d.ids {
		fillIdentifier(b, id)
	}
	fillTitles(b, d.titles)
	for _, p := range d.creators {
		b.Add(citation.FieldAuthor, credit(p), p.at, "creator")
	}
	for _, p := range d.contributors {
		who := credit(p)
		role, known := roles[strings.ToLower(p.role)]
		if known {
			b.Add(role, who, p.at, "contributor "+p.role)
		}
		if !known || role == citation.FieldContributor { // CSL does not know the role
			b.Keep("contributor "+p.role, p.name)
		}
	}
	fillDates(b, d)
	fillContainer(b, d)
	b.Put(citation.FieldPublisher, d.publisher.value, d.publisher.at, "publisher")
	b.Put(citation.FieldLanguage, d.language.value, d.language.at, "language")
	b.Put(citation.FieldVersion, d.version.value, d.version.at, "version")
	b.Put(citation.FieldURL, d.address.value, d.address.at, "url")
	for _, s := range d.subjects {
		if term := citation.FromHTML(s.value).Plain(); term != "" {
			b.Add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: s.kind}, s.at, "subject")
		}
	}
	fillDescriptions(b, d)
	for _, r := range d.rights {
		if link, err := citation.ParseLink(r.kind); err == nil {
			link.Rel = "license"
			b.Add(citation.FieldLicense, link, r.at, "rights")
		} else {
			b.Keep("rightsURI", r.kind)
		}
		b.Keep("rights", r.value)
	}
	for _, s := range d.sizes {
		if n, cut := strings.CutSuffix(strings.TrimSpace(s.value), " pages"); cut && strings.Trim(n, "0123456789") == "" {
			b.Put(citation.FieldNumberOfPages, n, s.at, "size")
		} else {
			b.Keep("size", s.value)
		}
	}
	keepAll(b, "format", d.formats)
	keepAll(b, "geoLocation", d.places)
	fillFunding(b, d.funding)
}

func keepAll(b *evidence.Builder, name string, list []text) {
	for _, t := range list {
		b.Keep(name, t.value)
	}
}

// fillType takes the general type; where that is no more than "Text", what the
// resource says of itself, then what the REST API has made of it.
func fillType(b *evidence.Builder, d *resource) {
	t, known := generalTypes[strings.ToLower(d.general.value)]
	at, rule := d.general.at, "resourceTypeGeneral"
	if t == "" {
		t, at, rule = specificTypes[strings.ToLower(strings.TrimSpace(d.specific.value))], d.specific.at, "resourceType"
	}
	if t == "" && d.citable.value != "" {
		if typ, ok := citation.ParseType(d.citable.value); ok {
			t, at, rule = typ, d.citable.at, "types.citeproc"
		}
	}
	if t == "" && (d.general.value != "" || d.specific.value != "") {
		t = citation.Document
		if !known && d.general.value != "" {
			b.Remark(diag.UnknownType, d.general.at, citation.FieldType, "type %q is not known; took \"document\"", d.general.value)
		}
	}
	if t == "" {
		return
	}
	if at.Nowhere() {
		at = d.specific.at
	}
	b.Add(citation.FieldType, t, at, rule)
	b.Keep("resourceTypeGeneral", d.general.value)
	if v := d.specific; v.value != "" && !strings.EqualFold(v.value, d.general.value) {
		b.Put(citation.FieldGenre, v.value, v.at, "resourceType")
	}
}

// fillIdentifier adds an identifier by the scheme it says it is of.
func fillIdentifier(b *evidence.Builder, id text) {
	if strings.TrimSpace(id.value) == "" {
		return
	}
	scheme := citation.SchemeNamed(id.kind)
	switch {
	case strings.EqualFold(id.kind, "url"):
		b.Put(citation.FieldURL, id.value, id.at, "identifier URL")
	case scheme.Field() != citation.FieldOtherID:
		b.Put(scheme.Field(), id.value, id.at, "identifier "+id.kind)
	default:
		b.Keep("identifier "+id.kind, id.value)
	}
}

// fillTitles joins the title with its subtitle.
func fillTitles(b *evidence.Builder, titles []text) {
	var title, subtitle text
	for _, t := range titles {
		switch strings.ToLower(t.kind) {
		case "":
			if title.value == "" {
				title = t
			} else {
				b.Keep("title", t.value) // in another language
			}
		case "subtitle":
			if subtitle.value == "" {
				subtitle = t
			}
		case "translatedtitle":
			b.Add(citation.FieldTranslatedTitle, citation.Title{Text: citation.FromHTML(t.value), Language: language(t.lang)}, t.at, "title TranslatedTitle")
		default:
			b.Keep("title "+t.kind, t.value)
		}
	}
	main, sub := stopless(citation.FromHTML(title.value)), stopless(citation.FromHTML(subtitle.value))
	if main == "" {
		main, sub, title = sub, "", subtitle
	}
	if main == "" {
		return
	}
	if sub != "" && !strings.Contains(string(main), string(sub)) {
		main += ": " + sub
		title.at.Start, title.at.End = min(title.at.Start, subtitle.at.Start), max(title.at.End, subtitle.at.End)
	}
	b.Add(citation.FieldTitle, main, title.at, "title")
}

// stopless takes the full stop off a title.
func stopless(t citation.Text) citation.Text {
	if s := string(t); strings.HasSuffix(s, ".") && strings.Count(s, ".") == 1 {
		return citation.Text(s[:len(s)-1])
	}
	return t
}

func language(tag string) citation.Language {
	l, err := citation.ParseLanguage(tag)
	if err != nil {
		return ""
	}
	return l
}

// credit gives the name of a party.
func credit(p party) (c citation.Credit) {
	name := string(citation.ParseText(p.name))
	switch {
	case p.family != "" && !p.organization:
		c.Name = citation.Name{Family: string(citation.ParseText(p.family)), Given: string(citation.ParseText(p.given))}
	case p.organization:
		c.Name = citation.Name{Literal: name}
	case strings.Contains(name, ","): // the schema asks for "Family, Given"
		c.Name = citation.InvertedName(name)
	default:
		c.Name, _ = citation.ParseName(name)
	}
	for _, a := range p.affiliations {
		if text := citation.ParseText(a); text != "" {
			c.Affiliations = append(c.Affiliations, string(text))
		}
	}
	for _, id := range p.ids {
		if parsed, err := citation.SchemeNamed(id.kind).Parse(id.value); err == nil {
			c.IDs = append(c.IDs, parsed)
		}
	}
	return c
}

// fillDates takes the date of issue; the year of publication where there is
// none, or where the two are of different years.
func fillDates(b *evidence.Builder, d *resource) {
	year, _ := citation.ParseDate(d.year.value)
	issued := text{}
	for _, t := range d.dates {
		field, known := dateFields[strings.ToLower(t.kind)]
		switch {
		case field == citation.FieldIssued && issued.value == "":
			issued = t
		case known && field != citation.FieldIssued:
			b.Put(field, t.value, t.at, "date "+t.kind)
		default:
			b.Keep("date "+t.kind, t.value)
		}
	}
	date, _ := citation.ParseDate(issued.value)
	if date.Known() && (!year.Known() || date.Year == year.Year) {
		b.Add(citation.FieldIssued, date, issued.at, "date Issued")
		return
	}
	b.Put(citation.FieldIssued, d.year.value, d.year.at, "publicationYear")
	b.Keep("date Issued", issued.value)
}

// fillContainer reads where a resource was published; the series of a report is no journal.
func fillContainer(b *evidence.Builder, d *resource) {
	c := d.container
	field := citation.FieldJournal
	if t := b.Citation().Type; !t.InPeriodical() && !t.InBook() && c.volume.value == "" && c.first.value == "" {
		field = citation.FieldSeries
	}
	b.Put(field, c.title.value, c.title.at, "container title")
	b.Put(citation.FieldVolume, c.volume.value, c.volume.at, "container volume")
	b.Put(citation.FieldIssue, c.issue.value, c.issue.at, "container issue")
	b.Put(citation.FieldEdition, c.edition.value, c.edition.at, "container edition")
	if strings.EqualFold(c.number.kind, "Article") || strings.EqualFold(c.number.kind, "Report") {
		b.Put(citation.FieldNumber, c.number.value, c.number.at, "container number")
	} else {
		b.Keep("container number", c.number.value)
	}
	for _, p := range c.people {
		if strings.EqualFold(p.role, "Editor") {
			b.Add(citation.FieldEditor, credit(p), p.at, "container contributor Editor")
		} else {
			b.Keep("container contributor "+p.role, p.name)
		}
	}
	b.Put(citation.FieldPublisher, c.publisher.value, c.publisher.at, "container publisher")
	if pages, err := citation.MakePages(c.first.value, c.last.value); err == nil {
		b.Add(citation.FieldPages, pages, c.first.at, "container firstPage")
	}
	for _, r := range d.related {
		switch r.kind {
		case "IsPartOf ISSN", "IsPublishedIn ISSN", "IsPartOf EISSN", "IsPartOf LISSN":
			b.Put(citation.FieldISSN, r.value, r.at, "relatedIdentifier "+r.kind)
		case "IsPartOf ISBN", "IsPublishedIn ISBN":
			b.Put(citation.FieldISBN, r.value, r.at, "relatedIdentifier "+r.kind)
		default:
			b.Keep("relatedIdentifier "+r.kind, r.value)
		}
	}
}

// fillDescriptions takes the abstract. The information about a series is a
// sentence in no fixed form, so that only one without a number is its title.
func fillDescriptions(b *evidence.Builder, d *resource) {
	for _, t := range d.descriptions {
		switch {
		case strings.EqualFold(t.kind, "Abstract"):
			if text := citation.FromHTML(t.value); text != "" {
				b.Add(citation.FieldAbstract, text, t.at, "description Abstract")
			}
		case strings.EqualFold(t.kind, "SeriesInformation") && !strings.ContainsAny(t.value, "0123456789"):
			field := citation.FieldSeries
			if b.Citation().Type.InPeriodical() {
				field = citation.FieldJournal
			}
			b.Put(field, t.value, t.at, "description SeriesInformation")
		default:
			b.Keep("description "+t.kind, t.value)
		}
	}
}

// fillFunding joins funders with their grants: "Name (grant); Name".
func fillFunding(b *evidence.Builder, funders []text) {
	var list []string
	for _, f := range funders {
		name := string(citation.ParseText(f.value))
		if f.kind != "" {
			name += " (" + f.kind + ")"
		}
		if name != "" {
			list = append(list, name)
		}
	}
	if len(list) > 0 {
		at := source.Span{Start: funders[0].at.Start, End: funders[len(funders)-1].at.End}
		b.Add(citation.FieldFunding, citation.EscapeText(strings.Join(list, "; ")), at, "fundingReference")
	}
}
