package jats

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// reader reads one article.
type reader struct{ *xmlwork.Reader }

func (r *reader) read(e, front *source.Element) {
	journal, article := front.Child("journal-meta"), front.Child("article-meta")
	if journal == nil && article == nil {
		return
	}
	r.kind(e)
	r.title(article.Child("title-group"))
	r.people(article)
	r.Rows(journal, journalRows)
	r.shortName(journal)
	r.identifiers(article)
	r.dates(article)
	r.Rows(article, articleRows)
	r.pages(article)
	r.abstracts(article)
	r.keywords(article)
	if lang := e.Attr("lang"); lang != "" {
		r.Put(citation.FieldLanguage, lang, e.Tag(), "xml:lang")
	}
	r.permissions(article.Child("permissions"))
	r.funding(article)
	for link := range article.Children("self-uri") {
		if href := link.Attr("href"); strings.Contains(href, "://") {
			f := citation.FieldURL
			if strings.Contains(link.Attr("content-type"), "pdf") {
				f = citation.FieldFullText
			}
			r.Put(f, href, link.At, "self-uri")
		}
	}
	for related := range article.Children("related-article") {
		r.Keep(related.Attr("related-article-type"), related.Attr("href"))
	}
	for subject := range article.Child("article-categories").All("subject") {
		r.Keep("subject", subject.Text())
	}
}

// kind puts the type, and the genre where the type does not say it.
func (r *reader) kind(e *source.Element) {
	stated := e.Attr("article-type")
	typ, known := types[stated]
	if !known {
		typ = citation.ArticleJournal
	}
	r.Add(citation.FieldType, typ, e.Tag(), "article-type")
	if genre := genres[stated]; genre != "" {
		r.Add(citation.FieldGenre, citation.Text(genre), e.Tag(), "article-type")
	}
}

// aside are the elements that point away from a text: "*" to a note, "1" to an affiliation.
var aside = []string{"xref", "fn", "contrib-group", "label", "ext-link", "email"}

// markup gives what stands in an element as it is written, without what points away from it.
func (r *reader) markup(e *source.Element, without ...string) string {
	if e == nil {
		return ""
	}
	at := e.Inner()
	var b strings.Builder
	for out := range e.All(without...) {
		b.WriteString(r.Doc.Slice(source.Span{Start: at.Start, End: out.At.Start}))
		at.Start = out.At.End
	}
	if b.Len() == 0 {
		return r.Doc.Slice(at)
	}
	b.WriteString(r.Doc.Slice(at))
	return b.String()
}

// text gives running text with its markup.
func (r *reader) text(e *source.Element) citation.Text {
	return citation.FromHTML(r.markup(e, "xref", "fn"))
}

// title reads the title with its subtitle, and the titles beside it.
func (r *reader) title(e *source.Element) {
	title := e.Child("article-title")
	if text := r.text(title); text != "" {
		at := title.Inner()
		if subtitle := e.Child("subtitle"); r.text(subtitle) != "" {
			text += ": " + r.text(subtitle)
			at.End = max(at.End, subtitle.Inner().End)
		}
		r.Add(citation.FieldTitle, text, at, "article-title")
	}
	groups := slices.Collect(e.Children("trans-title-group"))
	if len(groups) == 0 && e.Child("trans-title") != nil { // of the older tag sets
		groups = append(groups, e)
	}
	for _, group := range groups {
		trans := group.Child("trans-title")
		text, at := r.text(trans), trans.Inner()
		if text == "" {
			continue
		}
		if subtitle := group.Child("trans-subtitle"); r.text(subtitle) != "" {
			text += ": " + r.text(subtitle)
			at.End = max(at.End, subtitle.Inner().End)
		}
		lang, _ := citation.ParseLanguage(group.Attr("lang") + trans.Attr("lang"))
		r.Add(citation.FieldTranslatedTitle, citation.Title{Text: text, Language: lang}, at, "trans-title")
	}
	for alt := range e.Children("alt-title") {
		if text := r.text(alt); alt.Attr("alt-title-type") == "short" && text != "" {
			r.Add(citation.FieldTitleShort, citation.Title{Text: text}, alt.Inner(), "alt-title short")
		} else {
			r.Keep("alt-title "+alt.Attr("alt-title-type"), text.Plain())
		}
	}
}

// address gives the words of an affiliation: its institution, place and
// country, whose elements say no more than the commas between them, without
// what points away from them.
func address(aff *source.Element) string {
	var b strings.Builder
	var walk func(e *source.Element)
	walk = func(e *source.Element) {
		for _, n := range e.Nodes {
			switch {
			case n.Element == nil:
				b.WriteString(n.Text)
			case n.Name == "institution-id":
			case !slices.Contains(aside, n.Name):
				walk(n.Element)
			}
		}
	}
	walk(aff)
	return strings.Trim(string(citation.ParseText(b.String())), ",; ")
}

// people reads the contributors. Their affiliations stand beside them, or
// elsewhere under the names by which they are pointed to.
func (r *reader) people(article *source.Element) {
	affiliations := make(map[string]string)
	for aff := range article.All("aff") {
		affiliations[aff.Attr("id")] = address(aff)
	}
	for group := range article.Children("contrib-group") {
		for who := range group.Children("contrib") {
			r.contributor(who, affiliations)
		}
		if etal := group.Child("etal"); etal != nil {
			r.Add(citation.FieldAuthor, citation.Credit{EtAl: true}, etal.At, "etal")
		}
	}
}

func (r *reader) contributor(who *source.Element, affiliations map[string]string) {
	credit := citation.Credit{Name: r.name(who)}
	if credit.Name == (citation.Name{}) {
		return
	}
	kind := who.Attr("contrib-type")
	role, known := roles[kind]
	if !known {
		r.Keep("contrib "+kind, credit.Name.Sorted())
		return
	}
	for child := range who.Children("aff", "xref") {
		text := ""
		if child.Name == "aff" {
			text = address(child)
		} else if child.Attr("ref-type") == "aff" {
			text = affiliations[child.Attr("rid")]
		}
		if text != "" && !slices.Contains(credit.Affiliations, text) {
			credit.Affiliations = append(credit.Affiliations, text)
		}
	}
	for id := range who.Children("contrib-id") {
		if parsed, err := citation.SchemeNamed(id.Attr("contrib-id-type")).Parse(id.Text()); err == nil {
			credit.IDs = append(credit.IDs, parsed)
		}
	}
	r.Add(role, credit, who.At, "contrib")
}

// name reads the name of a person, or of a group with its members left out.
func (r *reader) name(who *source.Element) citation.Name {
	for e := range who.All("name", "string-name", "collab", "collab-name") {
		part := func(name string) string { return string(citation.ParseText(e.Child(name).Text())) }
		switch {
		case strings.HasPrefix(e.Name, "collab"):
			if text := citation.FromHTML(r.markup(e, aside...)).Plain(); text != "" {
				return citation.Name{Literal: text}
			}
		case e.Child("surname") != nil:
			return citation.Name{
				Family: part("surname"), Given: part("given-names"), Suffix: part("suffix"),
				FamilyFirst: e.Attr("name-style") == "eastern",
			}
		case e.Child("given-names") != nil:
			return citation.Name{Literal: part("given-names")}
		default:
			if name, err := citation.ParseName(e.Text()); err == nil {
				return name
			}
		}
	}
	return citation.Name{}
}

// shortName reads the short name of the journal.
func (r *reader) shortName(journal *source.Element) {
	for _, kind := range shortNames {
		for id := range journal.Children("journal-id") {
			if id.Attr("journal-id-type") == kind && r.Citation().In.TitleShort == "" {
				r.Put(citation.FieldJournalShort, id.Text(), id.Inner(), "journal-id "+kind)
			}
		}
	}
}

// identifiers reads the article's own.
func (r *reader) identifiers(article *source.Element) {
	for id := range article.Children("article-id") {
		kind := id.Attr("pub-id-type")
		if f, known := idFields[kind]; known {
			r.Put(f, id.Text(), id.Inner(), "article-id "+kind)
		} else {
			r.Keep("article-id "+kind, id.Text())
		}
	}
}

// dates reads the date of publication and the history before it. Where only
// the date is known, and roughly, the day online within it says more.
func (r *reader) dates(article *source.Element) {
	var issued citation.Date
	var at source.Span
	for _, rule := range dateRules {
		for e := range article.Children("pub-date") {
			if e.Attr("pub-type") != rule.pubType || e.Attr("date-type") != rule.dateType || e.Attr("publication-format") != rule.format {
				continue
			}
			date := dateOf(e)
			if date == (citation.Date{}) {
				continue
			}
			if rule.online {
				r.Add(citation.FieldOnline, date, e.At, "pub-date")
			}
			if issued == (citation.Date{}) {
				issued, at = date, e.At
			} else if refined, agree := issued.Refine(date); agree && rule.online && refined != issued && !hasPrint(article) {
				issued, at = refined, e.At
			}
		}
	}
	if issued != (citation.Date{}) {
		r.Add(citation.FieldIssued, issued, at, "pub-date")
	}
	for e := range article.Child("history").Children("date") {
		if f, known := history[e.Attr("date-type")]; known {
			if date := dateOf(e); date != (citation.Date{}) {
				r.Add(f, date, e.At, "history/date "+e.Attr("date-type"))
			}
		}
	}
}

// hasPrint reports whether the article has a date in print, which its date online does not refine.
func hasPrint(article *source.Element) bool {
	for e := range article.Children("pub-date") {
		if strings.Contains(e.Attr("pub-type"), "ppub") || e.Attr("publication-format") == "print" {
			return true
		}
	}
	return false
}

// dateOf reads a date of parts, or as a text.
func dateOf(e *source.Element) citation.Date {
	text := xmlwork.Parts(e, "year", "season", "month", "day")
	if text == "" {
		text = e.Attr("iso-8601-date")
	}
	if text == "" {
		text = e.Child("string-date").Text()
	}
	date, _ := citation.ParseDate(text)
	return date
}

// pages reads the pages; the range says more than its ends when it has gaps.
func (r *reader) pages(article *source.Element) {
	first, last, all := article.Child("fpage"), article.Child("lpage"), article.Child("page-range")
	if pages, err := citation.MakePages(first.Text(), last.Text()); err == nil && (all == nil || !strings.Contains(all.Text(), ",")) {
		at := first
		if at == nil {
			at = last
		}
		span := at.At
		if last != nil {
			span.End = max(span.End, last.At.End)
		}
		r.Add(citation.FieldPages, pages, span, "fpage")
		return
	}
	if all != nil {
		r.Put(citation.FieldPages, all.Text(), all.Inner(), "page-range")
	}
}

// abstracts reads the abstract; others beside it are kept.
func (r *reader) abstracts(article *source.Element) {
	for a := range article.Children("abstract") {
		kind := a.Attr("abstract-type")
		text := r.abstract(a)
		if notAbstracts[kind] {
			r.Keep("abstract "+kind, text.Plain())
		} else if text != "" {
			r.Add(citation.FieldAbstract, text, a.Inner(), "abstract")
		}
	}
	for a := range article.Children("trans-abstract") {
		r.Keep("trans-abstract "+a.Attr("lang"), r.abstract(a).Plain())
	}
}

// abstract gives the text of an abstract without the word "Abstract" above it.
// The titles of its sections open their paragraphs: "Aim: To see what grows."
func (r *reader) abstract(a *source.Element) citation.Text {
	var parts []string
	for child := range a.Children() {
		text := string(citation.FromHTML(r.Doc.Slice(child.At)))
		title := child.Child("title")
		switch label := r.text(title); {
		case child.Name == "title" && strings.EqualFold(strings.Trim(text, " :."), "abstract"):
			continue
		case child.Name == "sec" && label != "":
			rest := source.Span{Start: title.At.End, End: child.Inner().End}
			text = strings.TrimRight(string(label), " :.") + ": " + string(citation.FromHTML(r.Doc.Slice(rest)))
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return r.text(a)
	}
	return citation.Text(strings.Join(parts, "\n\n"))
}

// keywords reads the groups of keywords; abbreviations are listed in the same way.
func (r *reader) keywords(article *source.Element) {
	for group := range article.Children("kwd-group") {
		kind := group.Attr("kwd-group-type")
		vocabulary := group.Attr("vocab")
		if vocabulary == "" && strings.EqualFold(kind, "mesh") {
			vocabulary = "MeSH"
		}
		for k := range group.All("kwd") {
			term := r.text(k).Plain()
			switch {
			case term == "":
			case strings.HasPrefix(strings.ToLower(kind), "abbr"):
				r.Keep("kwd "+kind, term)
			default:
				r.Add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: vocabulary}, k.Inner(), "kwd")
			}
		}
	}
}

// permissions reads the licence: its address, in the places where publishers put it.
func (r *reader) permissions(e *source.Element) {
	for license := range e.Children("license") {
		href, at := license.Attr("href"), license.At
		for found := range license.All("license_ref", "ext-link", "uri") {
			if href != "" {
				break
			}
			if href = found.Attr("href"); found.Name == "license_ref" {
				href = strings.TrimSpace(found.Text())
			}
			at = found.At
		}
		if strings.Contains(href, "://") {
			r.Put(citation.FieldLicense, href, at, "license")
		} else {
			r.Keep("license", license.Text())
		}
	}
	r.Keep("copyright-statement", e.Child("copyright-statement").Text())
}

// funding reads who paid, with the numbers of the awards.
func (r *reader) funding(article *source.Element) {
	var list []string
	var at source.Span
	for group := range article.Children("funding-group") {
		for award := range group.Children("award-group") {
			var funders, numbers []string
			for e := range award.All("funding-source", "award-id") {
				text := e
				if inner := e.Child("institution-wrap", "institution"); inner != nil {
					text = inner
				}
				if value := string(citation.ParseText(text.Text())); e.Name == "award-id" {
					numbers = append(numbers, value)
				} else {
					funders = append(funders, value)
				}
			}
			one := strings.Join(funders, ", ")
			if len(numbers) > 0 {
				one += " (" + strings.Join(numbers, ", ") + ")"
			}
			if one = strings.TrimSpace(one); one != "" {
				list, at = append(list, one), group.At
			}
		}
	}
	if len(list) > 0 {
		r.Add(citation.FieldFunding, citation.EscapeText(strings.Join(list, "; ")), at, "funding-group")
	}
}
