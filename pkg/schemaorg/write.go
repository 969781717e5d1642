package schemaorg

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// Written gives the fields that [Append] writes.
func Written() citation.FieldSet {
	set := citation.NewFieldSet(
		citation.FieldType, citation.FieldTitle, citation.FieldIssued, citation.FieldJournal, citation.FieldVolume, citation.FieldIssue, citation.FieldPages,
		citation.FieldPublisher, citation.FieldPublisherPlace, citation.FieldSeries, citation.FieldDOI, citation.FieldPMID, citation.FieldPMCID, citation.FieldArXiv,
		citation.FieldHandle, citation.FieldISSN, citation.FieldISBN, citation.FieldKeyword, citation.FieldAbstract, citation.FieldLanguage, citation.FieldURL,
		citation.FieldLicense, citation.FieldFullText, citation.FieldFunding,
	)
	for _, row := range writtenRoles {
		set.Add(row.field)
	}
	for _, row := range writtenTexts {
		set.Add(row.field)
	}
	return set
}

// A property ties a property to the field it is written from.
type property struct {
	name  string
	field citation.Field
}

var writtenRoles = []property{
	{"author", citation.FieldAuthor}, {"editor", citation.FieldEditor}, {"translator", citation.FieldTranslator}, {"contributor", citation.FieldContributor},
	{"illustrator", citation.FieldIllustrator}, {"director", citation.FieldDirector}, {"producer", citation.FieldProducer}, {"composer", citation.FieldComposer},
}

var writtenTexts = []property{
	{"genre", citation.FieldGenre}, {"bookEdition", citation.FieldEdition}, {"version", citation.FieldVersion},
	{"numberOfPages", citation.FieldNumberOfPages}, {"reportNumber", citation.FieldNumber},
}

// writtenTypes are the types of schema.org for those of CSL; of a type that is
// not here only that it is a CreativeWork can be said.
var writtenTypes = map[citation.Type]string{
	citation.ArticleJournal: "ScholarlyArticle", citation.PaperConference: "ScholarlyArticle", citation.Article: "Article", citation.ArticleMagazine: "Article",
	citation.ArticleNewspaper: "NewsArticle", citation.Review: "Review", citation.ReviewBook: "Review", citation.PostWeblog: "BlogPosting", citation.Post: "SocialMediaPosting",
	citation.Report: "Report", citation.Standard: "Report", citation.Thesis: "Thesis", citation.Book: "Book", citation.Classic: "Book", citation.Pamphlet: "Book",
	citation.Chapter: "Chapter", citation.Entry: "Chapter", citation.EntryDictionary: "Chapter", citation.EntryEncyclopedia: "Chapter", citation.Dataset: "Dataset",
	citation.Software: "SoftwareSourceCode", citation.Periodical: "Periodical", citation.Map: "Map", citation.MotionPicture: "Movie", citation.Song: "AudioObject",
	citation.Broadcast: "PodcastEpisode", citation.Graphic: "ImageObject", citation.Figure: "ImageObject", citation.Legislation: "Legislation", citation.Bill: "Legislation",
	citation.Regulation: "Legislation", citation.Treaty: "Legislation", citation.Manuscript: "Manuscript", citation.Speech: "PresentationDigitalDocument",
	citation.Collection: "Collection",
}

// Append adds the citation of a record as a node with its context, in lines of its own.
func Append(dst []byte, r *evidence.Record) []byte {
	w := writer{Writer: jsontext.Writer{Bytes: append(dst, "  "...), Depth: 1, Pretty: true}, c: &r.Citation}
	w.node()
	return w.Bytes
}

type writer struct {
	jsontext.Writer
	c *citation.Citation
}

func (w *writer) node() {
	c := w.c
	w.Open('{', jsontext.Lines)
	w.Member("@context", "https://schema.org")
	kind := writtenTypes[c.Type]
	if kind == "" {
		kind = "CreativeWork"
	}
	w.Member("@type", kind)
	if doi := c.DOI(); doi != "" {
		w.Member("@id", "https://doi.org/"+doi)
	}
	w.MemberIf("name", c.Title.Plain())
	for _, row := range writtenRoles {
		w.people(row)
	}
	if d := c.Issued(); d.Known() {
		w.Member("datePublished", d.String())
	}
	w.isPartOf()
	if first, last, ok := c.In.Pages.Ends(); ok {
		w.Member("pageStart", first)
		if last != first {
			w.Member("pageEnd", last)
		}
	} else {
		w.MemberIf("pagination", c.In.Pages.Raw)
	}
	w.publisher()
	for _, row := range writtenTexts {
		w.MemberIf(row.name, plain(c.Text(row.field)))
	}
	w.identifiers()
	w.serials(!w.contained())
	w.MemberIf("url", c.URL())
	w.MemberIf("inLanguage", string(c.Language))
	w.keywords()
	w.MemberIf("abstract", c.Abstract.Plain())
	w.links()
	if funding := c.Detail(citation.FieldFunding); funding != "" {
		w.Name("funding")
		w.named("Grant", plain(funding))
	}
	w.Close('}')
}

// plain gives a text without its styles. What would be read as markup is written
// so that it is not.
func plain(t citation.Text) string { return string(citation.EscapeText(t.Plain())) }

// named writes a thing with a name.
func (w *writer) named(kind, name string) {
	w.Open('{', jsontext.OneLine)
	w.Member("@type", kind)
	w.MemberIf("name", name)
	w.Close('}')
}

// people writes the people of a role. Those who are not named are a bare "et al.".
func (w *writer) people(row property) {
	if !w.c.HasCredit(row.field) {
		return
	}
	w.Name(row.name)
	w.Open('[', jsontext.Lines)
	for i := range w.c.Credits {
		if cr := &w.c.Credits[i]; cr.Role == row.field {
			w.Element()
			w.person(cr)
		}
	}
	w.Close(']')
}

func (w *writer) person(cr *citation.Credit) {
	n := cr.Name
	if cr.EtAl {
		w.String(cr.String())
		return
	}
	w.Open('{', jsontext.OneLine)
	if n.Literal != "" {
		w.Member("@type", "Organization")
		w.Member("name", n.Literal)
	} else {
		w.Member("@type", "Person")
		w.MemberIf("givenName", join(n.Given, n.DroppingParticle))
		w.MemberIf("familyName", join(n.Particle, n.Family))
		w.MemberIf("honorificSuffix", n.Suffix)
	}
	for _, id := range cr.IDs {
		if id.Scheme == citation.SchemeORCID {
			w.Member("@id", "https://orcid.org/"+id.Value)
			break
		}
	}
	if len(cr.Affiliations) > 0 {
		w.Name("affiliation")
		w.Open('[', jsontext.OneLine)
		for _, a := range cr.Affiliations {
			w.Element()
			w.named("Organization", a)
		}
		w.Close(']')
	}
	w.Close('}')
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// contained reports whether there is something that the work is published in.
func (w *writer) contained() bool {
	in := &w.c.In
	return in.Title != "" || in.Volume != "" || in.Issue != ""
}

// isPartOf writes what the work is a part of, from the inside out: the issue,
// the volume, the periodical or book, the series.
func (w *writer) isPartOf() {
	in := &w.c.In
	if !w.contained() && in.Series == "" {
		return
	}
	open := 0
	begin := func(kind string) {
		w.Name("isPartOf")
		w.Open('{', jsontext.Lines)
		w.Member("@type", kind)
		open++
	}
	if in.Issue != "" {
		begin("PublicationIssue")
		w.Member("issueNumber", in.Issue)
	}
	if in.Volume != "" {
		begin("PublicationVolume")
		w.Member("volumeNumber", in.Volume)
	}
	if in.Title != "" {
		begin(w.container())
		w.Member("name", plain(in.Title))
		w.serials(true)
	} else if w.contained() {
		w.serials(true)
	}
	if in.Series != "" {
		begin("BookSeries")
		w.Member("name", plain(in.Series))
	}
	for range open {
		w.Close('}')
	}
}

// container gives the type of what the work is published in.
func (w *writer) container() string {
	switch t := w.c.Type; {
	case t.InPeriodical():
		return "Periodical"
	case t.InBook():
		return "Book"
	case t == citation.PostWeblog:
		return "Blog"
	}
	return "CreativeWork"
}

func (w *writer) publisher() {
	in := &w.c.In
	if in.Publisher == "" && in.Place == "" {
		return
	}
	w.Name("publisher")
	w.Open('{', jsontext.OneLine)
	w.Member("@type", "Organization")
	w.MemberIf("name", in.Publisher)
	if in.Place != "" {
		w.Name("address")
		w.Open('{', jsontext.OneLine)
		w.Member("@type", "PostalAddress")
		w.Member("addressLocality", in.Place)
		w.Close('}')
	}
	w.Close('}')
}

// identifiers writes what has no property of its own, each with its scheme.
func (w *writer) identifiers() {
	open := false
	for _, id := range w.c.IDs {
		f := id.Scheme.Field()
		if f == citation.FieldISSN || f == citation.FieldISBN || f == citation.FieldOtherID || id.Value == "" {
			continue
		}
		if !open {
			w.Name("identifier")
			w.Open('[', jsontext.Lines)
			open = true
		}
		w.Element()
		w.Open('{', jsontext.OneLine)
		w.Member("@type", "PropertyValue")
		w.Member("propertyID", string(id.Scheme))
		w.Member("value", id.Value)
		w.Close('}')
	}
	if open {
		w.Close(']')
	}
}

// serials writes ISSN and ISBN, where they belong.
func (w *writer) serials(here bool) {
	if !here {
		return
	}
	for _, scheme := range []struct {
		name   string
		scheme citation.Scheme
	}{{"issn", citation.SchemeISSN}, {"isbn", citation.SchemeISBN}} {
		open := false
		for _, id := range w.c.IDs {
			if id.Scheme != scheme.scheme {
				continue
			}
			if !open {
				w.Name(scheme.name)
				w.Open('[', jsontext.OneLine)
				open = true
			}
			w.Element()
			w.String(id.Value)
		}
		if open {
			w.Close(']')
		}
	}
}

func (w *writer) keywords() {
	if len(w.c.Keywords) == 0 {
		return
	}
	w.Name("keywords")
	w.Open('[', jsontext.OneLine)
	for _, k := range w.c.Keywords {
		w.Element()
		w.String(k.Term)
	}
	w.Close(']')
}

// links writes licences and full texts.
func (w *writer) links() {
	for v := range w.c.Values(citation.FieldLicense) {
		w.Member("license", v.String())
		break
	}
	open := false
	for v := range w.c.Values(citation.FieldFullText) {
		if !open {
			w.Name("encoding")
			w.Open('[', jsontext.Lines)
			open = true
		}
		w.Element()
		w.Open('{', jsontext.OneLine)
		w.Member("@type", "MediaObject")
		w.Member("contentUrl", v.String())
		w.Close('}')
	}
	if open {
		w.Close(']')
	}
}
