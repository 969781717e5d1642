// Package europepmcxml reads what the search of Europe PMC answers in XML, in
// its forms lite and core (Europe PMC RESTful Web Service, reference guide).
package europepmcxml

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "europepmc-xml"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"epmc-xml"},
		Extensions: []string{"xml"},
		Summary:    "Europe PMC search results in XML",
		Extractor:  form(),
	}
}

// form is the format as XML: a list of results with an element that only Europe PMC's have.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: func(h xmlwork.Head) string {
			if h.Tag("resultList") == "" {
				return ""
			}
			return h.Tag("hitCount", "authorString", "pubYear", "journalInfo")
		},
		Works: []string{"result"},
		Late:  map[citation.Field]string{citation.FieldAuthor: "authorList", citation.FieldType: "pubTypeList", citation.FieldKeyword: ""},
		Read:  func(r *xmlwork.Reader, e *source.Element) { (&reader{r}).read(e) },
	}
}

// reader reads one result.
type reader struct{ *xmlwork.Reader }

func (r *reader) read(e *source.Element) {
	r.kind(e)
	if title := e.Child("title"); title != nil {
		text := string(r.Text(title))
		if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") { // NLM's, not the title's
			text = text[:len(text)-1]
		}
		if text != "" {
			r.Add(citation.FieldTitle, citation.Text(text), title.Inner(), "title")
		}
	}
	r.people(e)
	r.Rows(e, rows)
	r.dates(e)
	for issn := range strings.SplitSeq(e.Child("journalIssn").Text(), ";") { // "0028-4793; 1533-4406"
		r.Put(citation.FieldISSN, issn, e.Child("journalIssn").Inner(), "journalIssn")
	}
	r.subjects(e)
	for link := range e.Child("fullTextUrlList").Children("fullTextUrl") {
		if address := link.Child("url"); address != nil && link.Child("site").Text() != "DOI" { // the DOI once more
			r.Put(citation.FieldFullText, address.Text(), address.Inner(), "fullTextUrl")
		}
	}
	r.grants(e)
	for _, kept := range []string{"license", "publicationStatus", "pubModel"} {
		r.Keep(kept, e.Child(kept).Text())
	}
	for other := range e.Child("commentCorrectionList").Children("commentCorrection") {
		r.Keep(other.Child("type").Text(), other.Child("reference").Text()+" "+other.Child("id").Text())
	}
}

// kind finds the type in the list of publication types, or else by the
// collection that the result is from.
func (r *reader) kind(e *source.Element) {
	stated := make(map[string]source.Span)
	add := func(p *source.Element) {
		for text := range strings.SplitSeq(p.Text(), ";") { // lite joins them: "review; journal article"
			stated[strings.ToLower(strings.TrimSpace(text))] = p.Inner()
			r.Keep("pubType", text)
		}
	}
	for p := range e.Child("pubTypeList").Children("pubType") {
		add(p)
	}
	for p := range e.Children("pubType") {
		add(p)
	}
	for _, t := range types {
		if at, ok := stated[t.name]; ok {
			r.Add(citation.FieldType, t.typ, at, "pubType")
			break
		}
	}
	from := e.Child("source")
	if typ, known := sources[strings.TrimSpace(from.Text())]; known && r.Citation().Type == "" {
		r.Add(citation.FieldType, typ, from.Inner(), "source")
	}
	for _, genre := range genres {
		if at, ok := stated[strings.ToLower(genre)]; ok {
			r.Add(citation.FieldGenre, citation.Text(genre), at, "pubType")
			return
		}
	}
}

// people reads the authors one by one, or from the line that lite has: "Doe J, Roe R."
func (r *reader) people(e *source.Element) {
	for who := range e.Child("authorList").Children("author") {
		part := func(name string) string { return string(citation.ParseText(who.Child(name).Text())) }
		credit := citation.Credit{Name: citation.Name{Family: part("lastName"), Given: part("firstName"), Suffix: part("suffix")}}
		if credit.Name.Given == "" {
			credit.Name.Given = part("initials")
		}
		if credit.Name.Family == "" {
			credit.Name = citation.Name{Literal: part("collectiveName") + part("fullName")}
		}
		if credit.Name == (citation.Name{}) {
			continue
		}
		if id := who.Child("authorId"); id != nil {
			if parsed, err := citation.SchemeNamed(id.Attr("type")).Parse(id.Text()); err == nil {
				credit.IDs = append(credit.IDs, parsed)
			}
		}
		for a := range who.All("affiliation") {
			if text := citation.ParseText(a.Text()); text != "" {
				credit.Affiliations = append(credit.Affiliations, string(text))
			}
		}
		r.Add(citation.FieldAuthor, credit, who.At, "author")
	}
	line := e.Child("authorString")
	if line == nil || len(r.Citation().Credits) > 0 {
		return
	}
	for text := range strings.SplitSeq(strings.TrimSuffix(strings.TrimSpace(line.Text()), "."), ",") {
		if name, err := citation.ParseName(text); err == nil {
			r.Add(citation.FieldAuthor, citation.Credit{Name: name}, line.Inner(), "authorString")
		}
	}
}

// dates reads the date of publication: the journal's own words say no more
// than is known ("2015 Mar"), where printPublicationDate makes up a day.
func (r *reader) dates(e *source.Element) {
	info := e.Child("journalInfo")
	for _, date := range []*source.Element{info.Child("dateOfPublication"), e.Child("bookOrReportDetails", "yearOfPublication"), e.Child("firstPublicationDate"), e.Child("pubYear")} {
		if date == nil || r.Citation().Issued() != (citation.Date{}) {
			continue
		}
		r.Put(citation.FieldIssued, strings.TrimSpace(date.Text()), date.Inner(), date.Name)
	}
	if online := e.Child("electronicPublicationDate"); online != nil {
		r.Put(citation.FieldOnline, online.Text(), online.Inner(), online.Name)
	}
}

// subjects reads keywords, and MeSH headings with their qualifiers beside them.
func (r *reader) subjects(e *source.Element) {
	for heading := range e.Child("meshHeadingList").Children("meshHeading") {
		term := string(citation.ParseText(heading.Child("descriptorName").Text()))
		if term == "" {
			continue
		}
		keyword := citation.Keyword{Term: term, Vocabulary: "MeSH", Major: heading.Child("majorTopic_YN").Text() == "Y"}
		for q := range heading.All("meshQualifier") {
			r.Keep("qualifierName", term+"/"+q.Child("qualifierName").Text())
			keyword.Major = keyword.Major || q.Child("majorTopic_YN").Text() == "Y"
		}
		r.Add(citation.FieldKeyword, keyword, heading.At, "meshHeading")
	}
	for k := range e.Child("keywordList").Children("keyword") {
		if term := r.Text(k).Plain(); term != "" {
			r.Add(citation.FieldKeyword, citation.Keyword{Term: term}, k.Inner(), "keyword")
		}
	}
}

// grants reads who paid, with the numbers of the grants.
func (r *reader) grants(e *source.Element) {
	var list []string
	for grant := range e.Child("grantsList").Children("grant") {
		one := string(citation.ParseText(grant.Child("agency").Text()))
		if id := citation.ParseText(grant.Child("grantId").Text()); id != "" {
			one += " (" + string(id) + ")"
		}
		if one = strings.TrimSpace(one); one != "" {
			list = append(list, one)
		}
	}
	if len(list) > 0 {
		r.Add(citation.FieldFunding, citation.EscapeText(strings.Join(list, "; ")), e.Child("grantsList").Inner(), "grantsList")
	}
}
