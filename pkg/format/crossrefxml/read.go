package crossrefxml

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// reader reads one record.
type reader struct{ *xmlwork.Reader }

// whole reads a work that is not part of another: a book, a report, a preprint.
func (r *reader) whole(e *source.Element, s shape, metadata []*source.Element) {
	r.kind(e, s.typ)
	for _, m := range metadata {
		r.own(m)
		r.event(m)
	}
	if len(s.metadata) > 0 { // a conference's people stand beside its metadata
		r.contributors(e.Child("contributors"), roles)
	}
	if e.Name == "grant" {
		r.grant(e)
	}
}

// item reads a work that is part of another: the article in a journal.
func (r *reader) item(e, whole *source.Element, s shape, metadata []*source.Element) {
	r.kind(e, s.itemType)
	r.own(e)
	for _, m := range metadata {
		if m.Name != "journal_issue" { // the title of an issue is not the journal's
			r.title(m, citation.FieldJournal)
		}
		r.rows(m, wholeRows)
		r.event(m)
		r.contributors(m.Child("contributors"), rolesOfWhole)
		r.contributors(m.Child("series_metadata", "contributors"), rolesOfSeries)
		if !r.Cut() || e.Child("publication_date") != nil { // its own date may be cut off
			r.published(m)
		}
		r.language(m)
	}
	r.contributors(whole.Child("contributors"), rolesOfWhole)
}

// own reads what an element says of the work that it describes.
func (r *reader) own(e *source.Element) {
	r.title(e, citation.FieldTitle)
	r.contributors(e.Child("contributors"), roles)
	r.contributors(e, roles) // a dissertation's person_name stands by itself
	r.contributors(e.Child("series_metadata", "contributors"), rolesOfSeries)
	r.rows(e, ownRows)
	r.published(e)
	r.date(e.Child("acceptance_date"), citation.FieldAccepted)
	r.pages(e.Child("pages"))
	r.numbers(e)
	r.abstract(e)
	r.language(e)
	r.programs(e)
	for link := range e.Child("doi_data").All("collection") {
		if link.Attr("property") == "text-mining" {
			for resource := range link.All("resource") {
				r.Put(citation.FieldFullText, resource.Text(), resource.Inner(), "collection text-mining")
			}
		}
	}
}

// kind puts the type, and what the type does not say.
func (r *reader) kind(e *source.Element, otherwise citation.Type) {
	typ, rule := typeOf(e, otherwise)
	r.Add(citation.FieldType, typ, e.Tag(), rule)
	genre := genres[e.Attr("type")]
	if genre == "" {
		genre = genres[e.Name]
	}
	if e.Name == "posted_content" && e.Attr("type") == "" {
		genre = genres["preprint"] // the schema's default
	}
	if genre != "" {
		r.Add(citation.FieldGenre, citation.Text(genre), e.Tag(), rule)
	}
}

// rows reads the elements of a table.
func (r *reader) rows(e *source.Element, rows []xmlwork.Row) {
	for _, row := range rows {
		f := row.Field
		if f == citation.FieldVolume && strings.HasSuffix(e.Name, "_series_metadata") {
			f = citation.FieldSeriesNumber // "1234" of the Lecture Notes
		}
		for found := range xmlwork.At(e, row.Path) {
			r.Element(f, found, row.Path)
		}
	}
}

// title reads a title with its subtitle.
func (r *reader) title(e *source.Element, f citation.Field) {
	title, subtitle := e.Child("titles", "title"), e.Child("titles", "subtitle")
	text := r.Text(title)
	if text == "" {
		return
	}
	at := title.Inner()
	if more := r.Text(subtitle); more != "" {
		text = joined(text, more)
		at.End = max(at.End, subtitle.Inner().End)
	}
	r.Add(f, text, at, "titles")
}

// joined joins a title and a subtitle, unless the title ends with it.
func joined(title, subtitle citation.Text) citation.Text {
	if subtitle == "" || strings.HasSuffix(string(title), string(subtitle)) {
		return title
	}
	separator := ": "
	if strings.HasSuffix(string(title), ":") || strings.HasSuffix(string(title), "?") || strings.HasSuffix(string(title), "!") {
		separator = " "
	}
	return title + citation.Text(separator) + subtitle
}

// contributors reads people and bodies.
func (r *reader) contributors(e *source.Element, roles map[string]citation.Field) {
	for who := range e.Children("person_name", "organization", "contributor") {
		part := func(name string) string { return string(citation.ParseText(who.Child(name).Text())) }
		credit := citation.Credit{}
		if who.Name == "organization" {
			credit.Name.Literal = string(citation.ParseText(who.Text()))
		} else {
			credit.Name = citation.Name{Family: part("surname"), Given: part("given_name"), Suffix: part("suffix")}
			if credit.Name.Family == "" {
				credit.Name = citation.Name{Literal: part("given_name") + part("organization_name")}
			}
		}
		if credit.Name == (citation.Name{}) {
			continue
		}
		for a := range who.All("affiliation", "institution_name") {
			if text := citation.ParseText(a.Text()); text != "" {
				credit.Affiliations = append(credit.Affiliations, string(text))
			}
		}
		if id, err := citation.SchemeORCID.Parse(who.Child("ORCID").Text()); err == nil {
			credit.IDs = append(credit.IDs, id)
		}
		stated := who.Attr("contributor_role")
		if stated == "" {
			stated = "author"
		}
		role, known := roles[stated]
		if !known && r.Citation().Type == citation.Review && strings.Contains(stated, "reviewer") { // who writes the review
			role, known = citation.FieldAuthor, true
		}
		if !known {
			r.Keep("contributor "+stated, credit.Name.Sorted())
			continue
		}
		r.Add(role, credit, who.At, who.Name)
	}
}

// published reads the date of publication: the printed one before the online one.
func (r *reader) published(e *source.Element) {
	for _, name := range dates {
		for _, medium := range media {
			for date := range e.Children(name) {
				if date.Attr("media_type") != medium {
					continue
				}
				if inner := date.Child("publication_date"); inner != nil { // of a database_date
					date = inner
				}
				if medium == "online" {
					r.date(date, citation.FieldOnline)
				}
				if r.Citation().Issued() == (citation.Date{}) {
					r.date(date, citation.FieldIssued)
				}
			}
		}
	}
}

// date reads year, month and day; months from 21 on are seasons, as in EDTF.
func (r *reader) date(e *source.Element, f citation.Field) {
	if e == nil || r.Citation().Date(f) != (citation.Date{}) {
		return
	}
	r.Put(f, xmlwork.Parts(e, "year", "month", "day"), e.At, e.Name)
}

// pages reads the pages.
func (r *reader) pages(e *source.Element) {
	if e == nil {
		return
	}
	first, last, other := e.Child("first_page").Text(), e.Child("last_page").Text(), e.Child("other_pages").Text()
	if pages, err := citation.MakePages(first, last); err == nil {
		r.Add(citation.FieldPages, pages, e.Inner(), "pages")
		r.Keep("other_pages", other)
		return
	}
	r.Put(citation.FieldPages, other, e.Inner(), "other_pages")
}

// numbers reads the publisher's numbers for the work; an article's is where an electronic journal has pages.
func (r *reader) numbers(e *source.Element) {
	for number := range e.Child("publisher_item").Children("item_number") {
		kind := number.Attr("item_number_type")
		switch {
		case kind == "article-number" || kind == "article_number" || kind == "report-number" || kind == "" && r.Citation().Type == citation.Report:
			r.Put(citation.FieldNumber, number.Text(), number.Inner(), "item_number")
		default:
			r.Keep("item_number "+kind, number.Text())
		}
	}
	for id := range e.Child("publisher_item").Children("identifier") {
		r.Keep("identifier "+id.Attr("id_type"), id.Text())
	}
	for designator := range e.Child("designators").All("std_designator", "as_published") {
		r.Put(citation.FieldNumber, designator.Text(), designator.Inner(), "designators/"+designator.Name)
	}
	r.Keep("contract_number", e.Child("contract_number").Text())
	r.Keep("group_title", e.Child("group_title").Text())
}

// abstract reads the abstract in the mark-up of JATS, without the word "Abstract" above it.
func (r *reader) abstract(e *source.Element) {
	for a := range e.Children("abstract") {
		title := a.Child("title")
		from := a.Inner()
		if title != nil && strings.EqualFold(strings.TrimSpace(title.Text()), "abstract") {
			from.Start = title.At.End
		}
		if text := citation.FromHTML(r.Doc.Slice(from)); text != "" {
			r.Add(citation.FieldAbstract, text, from, "abstract")
		}
	}
}

// language reads the attribute, which has no place of its own.
func (r *reader) language(e *source.Element) {
	if text := e.Attr("language"); text != "" && r.Citation().Language == "" {
		r.Put(citation.FieldLanguage, text, e.Tag(), e.Name+" language")
	}
}

// event reads the meeting of a conference.
func (r *reader) event(e *source.Element) {
	if e.Name != "event_metadata" {
		return
	}
	r.rows(e, eventRows)
	date := e.Child("conference_date")
	if date == nil {
		return
	}
	moment := func(prefix string) string {
		var parts []string
		for _, part := range []string{"year", "month", "day"} {
			if text := date.Attr(prefix + part); text != "" {
				if len(text) == 1 {
					text = "0" + text
				}
				parts = append(parts, text)
			}
		}
		return strings.Join(parts, "-")
	}
	start, end := moment("start_"), moment("end_")
	switch {
	case start == "":
		r.Put(citation.FieldEventDate, date.Text(), date.At, "conference_date")
	case end == "" || end == start:
		r.Put(citation.FieldEventDate, start, date.At, "conference_date")
	default:
		r.Put(citation.FieldEventDate, start+"/"+end, date.At, "conference_date")
	}
}

// programs reads what Crossref's further schemas add: licences, who paid, and
// the works that this one belongs to.
func (r *reader) programs(e *source.Element) {
	for program := range e.All("program") {
		for license := range program.All("license_ref") {
			r.Put(citation.FieldLicense, license.Text(), license.Inner(), "license_ref")
		}
		r.funders(program)
		for relation := range program.All("inter_work_relation", "intra_work_relation") {
			r.Keep(relation.Attr("relationship-type"), relation.Text())
		}
	}
	for update := range e.Child("crossmark").All("update") {
		r.Keep("update "+update.Attr("type"), update.Text())
	}
}

// funders reads the groups of funder and awards; older records have no groups.
func (r *reader) funders(program *source.Element) {
	var list []string
	add := func(group *source.Element) {
		var funder string
		var awards []string
		for a := range group.Children("assertion") {
			switch a.Attr("name") {
			case "funder_name":
				if text := directText(a); funder == "" {
					funder = text
				}
			case "award_number":
				awards = append(awards, string(citation.ParseText(a.Text())))
			}
		}
		if len(awards) > 0 {
			funder += " (" + strings.Join(awards, ", ") + ")"
		}
		if funder = strings.TrimSpace(funder); funder != "" && !slices.Contains(list, funder) {
			list = append(list, funder)
		}
	}
	for parent := range program.All("assertion") {
		if parent.Attr("name") == "fundgroup" {
			add(parent)
		}
	}
	add(program)
	if len(list) > 0 {
		r.Add(citation.FieldFunding, citation.EscapeText(strings.Join(list, "; ")), program.Inner(), "fundref")
	}
}

// directText gives the text directly within an element: a funder's name holds its identifier.
func directText(e *source.Element) string {
	var b strings.Builder
	for _, n := range e.Nodes {
		if n.Element == nil {
			b.WriteString(n.Text)
		}
	}
	return string(citation.ParseText(b.String()))
}

// grant reads the first project that a grant pays for.
func (r *reader) grant(e *source.Element) {
	project := e.Child("project")
	if title := project.Child("project-title"); title != nil {
		r.Element(citation.FieldTitle, title, "project-title")
	}
	for who := range project.Child("investigators").Children("person") {
		name := citation.Name{Family: string(citation.ParseText(who.Child("familyName").Text())), Given: string(citation.ParseText(who.Child("givenName").Text()))}
		if name != (citation.Name{}) {
			r.Add(citation.FieldAuthor, citation.Credit{Name: name}, who.At, "person")
		}
	}
	for funder := range project.All("funder-name") {
		r.Element(citation.FieldFunding, funder, "funder-name")
	}
	if date := project.Child("award-dates"); date != nil {
		r.Put(citation.FieldIssued, date.Attr("start-date"), date.At, "award-dates")
	}
}

// answer reads what Crossref adds to the publisher's record.
func (r *reader) answer(root *source.Element) {
	for item := range root.Children("crm-item") {
		if item.Attr("name") == "publisher-name" {
			r.Put(citation.FieldPublisher, item.Text(), item.Inner(), "crm-item publisher-name")
		}
	}
	if doi := root.Child("doi"); doi != nil && r.Citation().DOI() == "" {
		r.Put(citation.FieldDOI, doi.Text(), doi.Inner(), "query/doi")
	}
}

// flat reads a query of the format xsd_xml.
func (r *reader) flat(e *source.Element) {
	doi := e.Child("doi")
	if typ, known := flatTypes[doi.Attr("type")]; known {
		r.Add(citation.FieldType, typ, doi.At, "doi type")
	}
	if e.Child("article_title") == nil && e.Child("journal_title") == nil { // a book answers with its volume_title alone
		if title := e.Child("volume_title"); title != nil && doi.Attr("type") != "book_content" {
			r.Element(citation.FieldTitle, title, "volume_title")
		}
	}
	r.rows(e, flatRows)
	r.contributors(e.Child("contributors"), roles)
	r.pages(e)
}
