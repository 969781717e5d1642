// Package pubmed reads the XML of PubMed: articles and books, as the E-utilities and the yearly baseline give them (NLM DTD pubmed_250101).
package pubmed

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "pubmed"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"pubmed-xml", "medline-xml"}, Extensions: []string{"xml"},
		Summary: "PubMed XML: articles and books", Extractor: form(),
	}
}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: func(h xmlwork.Head) string {
			return h.Tag("PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet", "PubmedArticle", "PubmedBookArticle", "MedlineCitation")
		},
		Works: []string{"PubmedArticle", "PubmedBookArticle", "MedlineCitation"},
		Holds: []string{"MedlineCitation", "Article"},
		Late:  map[citation.Field]string{citation.FieldKeyword: "PubmedData"},
		Read:  func(r *xmlwork.Reader, e *source.Element) { (&reader{r}).read(e) },
	}
}

// reader reads one record.
type reader struct{ *xmlwork.Reader }

func (r *reader) read(e *source.Element) {
	if book := e.Child("BookDocument"); book != nil {
		r.book(book)
		r.identifiers(e.Child("PubmedBookData", "ArticleIdList"))
		return
	}
	if e.Name == "MedlineCitation" {
		r.article(e)
		return
	}
	r.article(e.Child("MedlineCitation"))
	data := e.Child("PubmedData")
	if status := data.Child("PublicationStatus"); status != nil {
		r.Keep("PublicationStatus", status.Text())
	}
	r.identifiers(data.Child("ArticleIdList"))
	r.history(data.Child("History"))
}

// article reads a MedlineCitation; there may be none.
func (r *reader) article(e *source.Element) {
	if e == nil {
		return
	}
	article := e.Child("Article")
	r.kind(article.Child("PublicationTypeList"), e)
	r.title(article)
	r.people(article)
	r.journal(article.Child("Journal", "Title"))
	r.Rows(e, articleRows)
	r.date(article.Child("Journal", "JournalIssue", "PubDate"), citation.FieldIssued)
	for date := range article.Children("ArticleDate") {
		r.date(date, citation.FieldOnline)
		if r.Citation().Issued() == (citation.Date{}) {
			r.date(date, citation.FieldIssued)
		}
	}
	r.pages(article)
	r.locations(article)
	r.abstract(article.Child("Abstract"))
	r.abstract(e.Child("OtherAbstract"))
	r.subjects(e)
	r.keep(e)
}

// keep keeps what CSL has no name for: what the table names, who paid, and the works this one belongs to.
func (r *reader) keep(e *source.Element) {
	for _, path := range kept {
		last := len(path) - 1
		for found := range e.Child(path[:last]...).Children(path[last]) {
			r.Keep(path[last], found.Text())
		}
	}
	for subject := range e.Child("PersonalNameSubjectList").Children("PersonalNameSubject") { // of a biography
		r.Keep("PersonalNameSubject", person(subject).Sorted())
	}
	for grant := range e.Child("Article", "GrantList").Children("Grant") {
		r.Keep("Grant", joined(grant, "/", "GrantID", "Acronym", "Agency", "Country"))
	}
	for other := range e.Child("CommentsCorrectionsList").Children("CommentsCorrections") {
		if kind := other.Attr("RefType"); kind != "Cites" { // the list of references is not of the record
			r.Keep(kind, joined(other, " PMID: ", "RefSource", "PMID"))
		}
	}
}

// joined joins the texts of some children.
func joined(e *source.Element, separator string, names ...string) string {
	var parts []string
	for child := range e.Children(names...) {
		if text := strings.TrimSpace(child.Text()); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, separator)
}

// journal reads the name of the journal. NLM tells journals of one name apart
// by their place, "Lancet (London, England)"; the place is no part of the name.
func (r *reader) journal(e *source.Element) {
	if e == nil {
		return
	}
	title := string(r.Text(e))
	if i := strings.LastIndex(title, " ("); i > 0 && strings.HasSuffix(title, ")") && strings.Contains(title[i:], ", ") {
		r.Keep("Journal/Title", title)
		title = title[:i]
	}
	if title != "" {
		r.Add(citation.FieldJournal, citation.Text(title), e.Inner(), "Journal/Title")
	}
}

// book reads a BookDocument: a whole book, or a chapter when it has a title of its own.
func (r *reader) book(e *source.Element) {
	book := e.Child("Book")
	bookTitle := book.Child("BookTitle")
	if title := e.Child("ArticleTitle"); title != nil {
		r.Add(citation.FieldType, citation.Chapter, e.At, "ArticleTitle")
		r.titleOf(title)
		r.Element(citation.FieldJournal, bookTitle, "BookTitle")
		r.people(e)
		for list := range book.Children("AuthorList") { // of the book, not of the chapter
			r.credits(list, map[string]citation.Field{"authors": citation.FieldContainerAuthor, "editors": citation.FieldEditor})
		}
	} else {
		r.Add(citation.FieldType, citation.Book, e.At, "BookDocument")
		r.titleOf(bookTitle)
		r.people(book)
		r.people(e)
	}
	r.Rows(e, bookRows)
	r.date(book.Child("PubDate"), citation.FieldIssued)
	r.date(e.Child("ContributionDate"), citation.FieldIssued)
	r.pages(e)
	r.identifiers(e.Child("ArticleIdList"))
	r.locations(book)
	r.abstract(e.Child("Abstract"))
	r.subjects(e)
	for kind := range e.Children("PublicationType") {
		r.Keep("PublicationType", kind.Text())
	}
}

// kind finds the type, and the genre, in the list of publication types.
func (r *reader) kind(list, whole *source.Element) {
	stated := make(map[string]source.Span)
	for e := range list.Children("PublicationType") {
		stated[e.Text()] = e.Inner()
		r.Keep("PublicationType", e.Text())
	}
	typ, from, rule := citation.ArticleJournal, whole.At, whole.Name
	for _, t := range types {
		if at, ok := stated[t.name]; ok {
			typ, from, rule = t.typ, at, "PublicationType"
			break
		}
	}
	r.Add(citation.FieldType, typ, from, rule)
	for _, genre := range genres {
		if at, ok := stated[genre]; ok {
			r.Add(citation.FieldGenre, citation.Text(genre), at, "PublicationType")
			return
		}
	}
}

// title reads the title of an article. One in square brackets is NLM's
// translation; the title in the article's own language then is VernacularTitle.
func (r *reader) title(article *source.Element) {
	title, vernacular := article.Child("ArticleTitle"), article.Child("VernacularTitle")
	text := strings.TrimSpace(title.Text())
	if text == "" || text == "[Not Available]." {
		r.titleOf(vernacular)
		return
	}
	r.titleOf(title)
	if vernacular != nil {
		r.Add(citation.FieldOriginalTitle, citation.Title{Text: bare(r.Text(vernacular))}, vernacular.Inner(), "VernacularTitle")
	}
}

// titleOf claims a title without the full stop and the brackets that NLM puts round it.
func (r *reader) titleOf(e *source.Element) {
	if e == nil {
		return
	}
	if t := bare(r.Text(e)); t != "" {
		r.Add(citation.FieldTitle, t, e.Inner(), e.Name)
	}
}

// bare cuts the final full stop, and square brackets round the whole.
func bare(t citation.Text) citation.Text {
	s := string(t)
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") {
		s = s[:len(s)-1]
	}
	if inner, ok := strings.CutPrefix(s, "["); ok {
		if inner, ok = strings.CutSuffix(inner, "]"); ok && !strings.ContainsAny(inner, "[]") {
			s = strings.TrimSuffix(inner, ".")
		}
	}
	return citation.Text(s)
}

// people reads the lists of authors, editors and investigators.
func (r *reader) people(e *source.Element) {
	for list := range e.Children("AuthorList") {
		r.credits(list, roles)
	}
	for list := range e.Children("InvestigatorList") {
		for who := range list.Children("Investigator") {
			r.Keep("Investigator", person(who).Sorted())
		}
	}
}

// credits reads one list.
func (r *reader) credits(list *source.Element, roles map[string]citation.Field) {
	role, known := roles[strings.ToLower(list.Attr("Type"))]
	if !known {
		role = citation.FieldAuthor
	}
	for who := range list.Children("Author") {
		credit := citation.Credit{Name: person(who)}
		if credit.Name == (citation.Name{}) {
			continue
		}
		for a := range who.All("Affiliation") {
			if text := citation.ParseText(a.Text()); text != "" {
				credit.Affiliations = append(credit.Affiliations, string(text))
			}
		}
		for id := range who.Children("Identifier") {
			scheme := citation.Scheme(id.Attr("Source"))
			if parsed, err := scheme.Parse(id.Text()); err == nil {
				credit.IDs = append(credit.IDs, parsed)
			}
		}
		r.Add(role, credit, who.At, "Author")
	}
	if list.Attr("CompleteYN") == "N" {
		r.Add(role, citation.Credit{EtAl: true}, list.At, "AuthorList CompleteYN")
	}
}

// person gives the name of an author or investigator.
func person(e *source.Element) citation.Name {
	part := func(name string) string { return string(citation.ParseText(e.Child(name).Text())) }
	n := citation.Name{Family: part("LastName"), Given: part("ForeName"), Suffix: part("Suffix"), Literal: part("CollectiveName")}
	if n.Given == "" {
		n.Given = part("Initials")
	}
	if n.Given == "" {
		n.Given = part("FirstName")
	}
	if n.Family != "" {
		n.Literal = ""
	}
	return n
}

// date reads a date of parts, or NLM's MedlineDate ("1998 Dec-1999 Jan").
func (r *reader) date(e *source.Element, use citation.Field) {
	if e == nil {
		return
	}
	text := xmlwork.Parts(e, "Year", "Season", "Month", "Day")
	if text == "" {
		text = e.Child("MedlineDate").Text()
	}
	r.Put(use, text, e.At, e.Name)
}

// pages reads the page range; MedlinePgn is the shorter witness ("244-55").
func (r *reader) pages(e *source.Element) {
	p := e.Child("Pagination")
	first, last := strings.TrimSpace(p.Child("StartPage").Text()), strings.TrimSpace(p.Child("EndPage").Text())
	if pgn := p.Child("MedlinePgn"); pgn != nil && strings.TrimSpace(pgn.Text()) != "" {
		r.Put(citation.FieldPages, pgn.Text(), pgn.Inner(), "MedlinePgn")
		return
	}
	if first != "" && last != "" {
		first += "-" + last
	}
	if p != nil {
		r.Put(citation.FieldPages, first, p.At, "Pagination")
	}
}

// locations reads where an article stands online: its DOI, or the publisher's number for it.
func (r *reader) locations(e *source.Element) {
	for id := range e.Children("ELocationID") {
		if id.Attr("ValidYN") == "N" {
			r.Keep("ELocationID "+id.Attr("EIdType"), id.Text())
			continue
		}
		switch id.Attr("EIdType") {
		case "doi":
			r.Put(citation.FieldDOI, id.Text(), id.Inner(), "ELocationID doi")
		case "pii":
			if r.Citation().In.Pages == (citation.Pages{}) {
				r.Put(citation.FieldPages, id.Text(), id.Inner(), "ELocationID pii")
			} else {
				r.Keep("ELocationID pii", id.Text())
			}
		}
	}
}

// identifiers reads an ArticleIdList of the record itself; those of references stand elsewhere.
func (r *reader) identifiers(list *source.Element) {
	for id := range list.Children("ArticleId") {
		kind := id.Attr("IdType")
		if f, known := idFields[kind]; known {
			r.Put(f, id.Text(), id.Inner(), "ArticleId "+kind)
		} else {
			r.Keep("ArticleId "+kind, id.Text())
		}
	}
}

// history reads when the manuscript was received and accepted.
func (r *reader) history(e *source.Element) {
	for date := range e.Children("PubMedPubDate") {
		switch date.Attr("PubStatus") {
		case "received":
			r.date(date, citation.FieldSubmitted)
		case "accepted":
			r.date(date, citation.FieldAccepted)
		}
	}
}

// abstract reads an abstract; the labels of a structured one open their paragraphs.
func (r *reader) abstract(e *source.Element) {
	if e == nil {
		return
	}
	var paragraphs []string
	for p := range e.Children("AbstractText") {
		text := string(r.Text(p))
		if label := strings.TrimSpace(p.Attr("Label")); label != "" && text != "" {
			text = label + ": " + text
		}
		if text != "" {
			paragraphs = append(paragraphs, text)
		}
	}
	if len(paragraphs) > 0 {
		r.Add(citation.FieldAbstract, citation.Text(strings.Join(paragraphs, "\n\n")), e.Inner(), e.Name)
	}
}

// subjects reads keywords, and MeSH headings. A heading's qualifiers
// ("Kidney Diseases/therapy") are kept beside it.
func (r *reader) subjects(e *source.Element) {
	for list := range e.All("MeshHeadingList") {
		for heading := range list.Children("MeshHeading") {
			descriptor := heading.Child("DescriptorName")
			keyword := citation.Keyword{
				Term: string(citation.ParseText(descriptor.Text())), Vocabulary: "MeSH", Major: descriptor.Attr("MajorTopicYN") == "Y",
			}
			for q := range heading.Children("QualifierName") {
				r.Keep("QualifierName", keyword.Term+"/"+q.Text())
				keyword.Major = keyword.Major || q.Attr("MajorTopicYN") == "Y"
			}
			r.Add(citation.FieldKeyword, keyword, heading.At, "MeshHeading")
		}
	}
	for list := range e.All("KeywordList") {
		for k := range list.Children("Keyword") {
			if term := citation.ParseText(k.Text()); term != "" {
				r.Add(citation.FieldKeyword, citation.Keyword{Term: string(term), Major: k.Attr("MajorTopicYN") == "Y"}, k.Inner(), "Keyword")
			}
		}
	}
}
