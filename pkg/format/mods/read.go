package mods

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

// reader reads one record.
type reader struct {
	*xmlwork.Reader
	top  *source.Element // the mods element
	host *source.Element // the relatedItem that the work is part of; nil for none
}

func (r *reader) read() {
	for related := range r.top.Children("relatedItem") {
		if r.host == nil && related.Attr("type") == "host" {
			r.host = related
		}
	}
	r.kind()
	r.titles(r.top, citation.FieldTitle)
	r.names(r.top, citation.FieldAuthor)
	r.dates()
	r.origin(r.top)
	r.part(r.top.Child("part"))
	r.hosted()
	for related := range r.top.Children("relatedItem") {
		r.related(related)
	}
	for e := range r.top.Children() {
		r.element(e)
	}
}

// element reads what stands directly below mods and needs nothing else.
func (r *reader) element(e *source.Element) {
	switch e.Name {
	case "abstract":
		if text := r.Prose(e); e.Attr("type") == "" || r.Citation().Abstract == "" && strings.Contains(strings.ToLower(e.Attr("type")), "abstract") {
			if text != "" {
				r.Add(citation.FieldAbstract, text, e.Inner(), "abstract")
			}
		} else {
			r.Keep("abstract "+e.Attr("type"), text.Plain())
		}
	case "note":
		switch f := citation.FieldNamed(e.Attr("type")); {
		case e.Attr("type") == "":
			if text := r.Prose(e); text != "" {
				r.Add(citation.FieldNote, text, e.Inner(), "note")
			}
		case f.Kind() == citation.KindText: // "archive_location": a note for what has no element
			if text := r.Prose(e); text != "" {
				r.Add(f, text, e.Inner(), rule("note", f.String()))
			}
		default:
			r.Keep("note "+e.Attr("type"), xmlwork.Word(e))
		}
	case "subject":
		r.subject(e)
	case "identifier":
		r.identifier(e)
	case "location":
		r.location(e)
	case "classification":
		r.Put(citation.FieldCallNumber, xmlwork.Word(e), e.Inner(), rule("classification", e.Attr("authority")))
	case "language":
		r.language(e)
	case "physicalDescription":
		r.physical(e)
	case "accessCondition":
		r.access(e)
	case "recordInfo":
		for _, kept := range []string{"recordIdentifier", "recordContentSource", "recordOrigin"} {
			r.Keep(kept, xmlwork.Word(e.Child(kept)))
		}
	case "tableOfContents", "targetAudience":
		r.Keep(e.Name, xmlwork.Word(e))
	}
}

// rule names an element with what qualifies it.
func rule(element, qualifier string) string {
	if qualifier == "" {
		return element
	}
	return element + " " + qualifier
}

// titles reads the title, and those beside it. Where there is none without a
// type, one that has a type is better than nothing.
func (r *reader) titles(e *source.Element, f citation.Field) {
	var title *source.Element
	for t := range e.Children("titleInfo") {
		if t.Attr("type") == "" && r.title(t) != "" && (title == nil || t.Attr("usage") == "primary" && title.Attr("usage") != "primary") {
			title = t
		}
	}
	if title == nil {
		for t := range e.Children("titleInfo") {
			if t.Attr("type") != "abbreviated" && r.title(t) != "" {
				title = t
				break
			}
		}
	}
	if title != nil {
		r.Add(f, r.title(title), title.Inner(), "titleInfo")
	}
	for t := range e.Children("titleInfo") {
		text := r.title(t)
		if t == title || text == "" {
			continue
		}
		kind := t.Attr("type")
		switch {
		case f == citation.FieldJournal && kind == "abbreviated":
			r.Add(citation.FieldJournalShort, text, t.Inner(), "titleInfo abbreviated")
		case f == citation.FieldTitle && kind == "abbreviated":
			r.Add(citation.FieldTitleShort, citation.Title{Text: text}, t.Inner(), "titleInfo abbreviated")
		case f == citation.FieldTitle && kind == "translated":
			lang, _ := citation.ParseLanguage(t.Attr("lang"))
			r.Add(citation.FieldTranslatedTitle, citation.Title{Text: text, Language: lang}, t.Inner(), "titleInfo translated")
		default:
			r.Keep(rule(strings.TrimPrefix(f.String()+" titleInfo", "title "), kind), text.Plain())
		}
	}
}

// title joins the parts of a title as a catalogue shows them: "The title:
// subtitle. Part 2: Name of the part".
func (r *reader) title(e *source.Element) citation.Text {
	part := func(name string) string { return ended(string(r.Text(e.Child(name)))) }
	title := part("title")
	if title == "" && e.Child("title") == nil && e.Child("partName") == nil {
		return r.Text(e) // written without its elements
	}
	if article := part("nonSort"); article != "" {
		if !strings.HasSuffix(article, "'") && !strings.HasSuffix(article, "’") && !strings.HasSuffix(article, "-") {
			article += " "
		}
		title = article + title
	}
	join := func(separator, more string) {
		switch {
		case more == "":
		case title == "":
			title = more
		default:
			title = strings.TrimRight(title, ".: ") + separator + more
		}
	}
	if subtitle := part("subTitle"); !strings.HasSuffix(title, "?") && !strings.HasSuffix(title, "!") {
		join(": ", subtitle)
	} else {
		join(" ", subtitle)
	}
	join(". ", part("partNumber"))
	if part("partNumber") != "" {
		join(": ", part("partName"))
	} else {
		join(". ", part("partName"))
	}
	return citation.Text(title)
}

// origin reads where a work was published, and by whom. Its dates are read elsewhere.
func (r *reader) origin(e *source.Element) {
	for origin := range e.Children("originInfo") {
		for place := range origin.Children("place") {
			stated := false
			for term := range place.Children("placeTerm") {
				if stated = true; term.Attr("type") == "code" {
					r.Keep("placeTerm code", xmlwork.Word(term))
				} else {
					r.Put(citation.FieldPublisherPlace, ended(xmlwork.Word(term)), term.Inner(), "placeTerm")
				}
			}
			if !stated {
				r.Put(citation.FieldPublisherPlace, ended(xmlwork.Word(place)), place.Inner(), "place")
			}
		}
		for publisher := range origin.Children("publisher") {
			r.Put(citation.FieldPublisher, ended(xmlwork.Word(publisher)), publisher.Inner(), "publisher")
		}
		for agent := range origin.Children("agent") { // since 3.8
			if text := ended(strings.Join(xmlwork.Words(agent, "namePart"), ". ")); text != "" {
				r.Put(citation.FieldPublisher, text, agent.Inner(), "agent")
			}
		}
		for edition := range origin.Children("edition") {
			r.Element(citation.FieldEdition, edition, "edition")
		}
		for _, kept := range []string{"issuance", "frequency"} {
			if e == r.top {
				r.Keep(kept, xmlwork.Word(origin.Child(kept)))
			}
		}
	}
}

// ended takes off the punctuation by which a catalogue parts a statement from the next: "Oxford :".
func ended(s string) string {
	for {
		i := len(s) - 1
		if i < 0 || strings.IndexByte(":;/,=", s[i]) < 0 || s[i] != ',' && (i == 0 || s[i-1] != ' ') {
			return s
		}
		s = strings.TrimRight(s[:i], " ")
	}
}

// hosted reads what the work is part of, and the series of that.
func (r *reader) hosted() {
	if r.host == nil {
		return
	}
	r.titles(r.host, citation.FieldJournal)
	r.names(r.host, citation.FieldContainerAuthor)
	r.origin(r.host)
	r.part(r.host.Child("part"))
	for id := range r.host.Children("identifier") {
		switch strings.ToLower(id.Attr("type")) {
		case "issn", "isbn", "issn-l", "eissn":
			r.Identify(id.Attr("type"), id.Text(), id.Inner(), rule("host identifier", id.Attr("type")))
		default:
			r.Keep(rule("host identifier", id.Attr("type")), xmlwork.Word(id))
		}
	}
	for e := range r.host.Children("language", "classification", "location") {
		r.element(e)
	}
	for e := range r.host.Children("relatedItem") {
		if kind := e.Attr("type"); kind == "series" || kind == "host" {
			r.series(e)
		}
	}
}

// related reads a related item that is not the host.
func (r *reader) related(e *source.Element) {
	kind := e.Attr("type")
	switch {
	case e == r.host:
	case kind == "series":
		r.series(e)
	case kind == "original":
		if title := r.titleOf(e); title != "" {
			r.Add(citation.FieldOriginalTitle, citation.Title{Text: title}, e.At, "relatedItem original")
		}
		for origin := range e.Children("originInfo") {
			r.Put(citation.FieldOriginalPublisher, xmlwork.Word(origin.Child("publisher")), origin.At, "relatedItem original/publisher")
			r.Put(citation.FieldOriginalPublisherPlace, xmlwork.Word(origin.Child("place", "placeTerm")), origin.At, "relatedItem original/placeTerm")
			for _, name := range dateNames {
				r.Put(citation.FieldOriginalDate, xmlwork.Word(origin.Child(name)), origin.At, "relatedItem original/"+name)
			}
		}
	case kind == "reviewOf":
		if title := r.titleOf(e); title != "" {
			r.Add(citation.FieldReviewedTitle, title, e.At, "relatedItem reviewOf")
		}
		for who := range e.Children("name") {
			if credit := r.credit(who); credit.Name != (citation.Name{}) {
				r.Add(citation.FieldReviewedAuthor, credit, who.At, "relatedItem reviewOf/name")
			}
		}
	default:
		text := r.titleOf(e).Plain()
		if text == "" {
			text = strings.TrimSpace(e.Attr("href"))
		}
		for id := range e.Children("identifier") {
			text = strings.TrimSpace(text + " " + xmlwork.Word(id))
		}
		r.Keep(rule("relatedItem", kind+e.Attr("otherType")), text)
	}
}

func (r *reader) titleOf(e *source.Element) citation.Text {
	for t := range e.Children("titleInfo") {
		if text := r.title(t); text != "" {
			return text
		}
	}
	return ""
}

// series reads a series with the number in it, which may stand behind the
// title: "Lecture notes ; 5".
func (r *reader) series(e *source.Element) {
	info := e.Child("titleInfo")
	title := strings.TrimRight(string(r.Text(info.Child("title"))), " ;,")
	if subtitle := r.Text(info.Child("subTitle")); subtitle != "" {
		title += ": " + string(subtitle)
	}
	number := xmlwork.Word(info.Child("partNumber"))
	if i := strings.LastIndex(title, " ;"); i > 0 && number == "" {
		number = strings.TrimSpace(title[i+2:])
		title = strings.TrimSpace(title[:i])
	}
	if name := r.Text(info.Child("partName")); name != "" {
		title += ". " + string(name)
	}
	if title == "" {
		return
	}
	r.Add(citation.FieldSeries, citation.Text(title), info.Inner(), "relatedItem series")
	for detail := range e.Child("part").Children("detail") {
		if number == "" {
			number = xmlwork.Word(detail.Child("number"))
		}
	}
	r.Put(citation.FieldSeriesNumber, number, e.At, "relatedItem series number")
	for who := range e.Children("name") {
		if role, known := r.role(who); known && role == citation.FieldEditor || role == citation.FieldCollectionEditor {
			r.Add(citation.FieldCollectionEditor, r.credit(who), who.At, "relatedItem series/name")
		}
	}
	for id := range e.Children("identifier") {
		if strings.HasPrefix(strings.ToLower(id.Attr("type")), "issn") {
			r.Identify(id.Attr("type"), id.Text(), id.Inner(), "series identifier")
		}
	}
}

// part reads where in its host a work stands.
func (r *reader) part(e *source.Element) {
	if e == nil {
		return
	}
	for detail := range e.Children("detail") {
		kind := strings.Trim(strings.ToLower(detail.Attr("type")), " .")
		f, known := details[kind]
		text := xmlwork.Word(detail.Child("number"))
		if text == "" {
			text = xmlwork.Word(detail.Child("title"))
		}
		if text == "" {
			text = strings.TrimLeft(xmlwork.Word(detail.Child("caption")), " Vvolume.Nnis") // "vol. 3"
		}
		if !known {
			r.Keep(rule("detail", kind), text)
			continue
		}
		if f == citation.FieldIssue && r.Citation().Type == citation.Report {
			f = citation.FieldNumber
		}
		r.Put(f, text, detail.At, rule("detail", kind))
	}
	for extent := range e.Children("extent") {
		r.extent(extent)
	}
	if e.Child("detail") == nil && e.Child("extent") == nil {
		r.Keep("part text", xmlwork.Word(e.Child("text")))
	}
}

// extent reads the pages of a part.
func (r *reader) extent(e *source.Element) {
	if unit := strings.ToLower(e.Attr("unit")); unit != "" && !strings.HasPrefix(unit, "p") && !strings.HasPrefix(unit, "s") { // "pages", "Seiten"
		r.Keep(rule("extent", unit), xmlwork.Word(e))
		return
	}
	first, last := xmlwork.Word(e.Child("start")), xmlwork.Word(e.Child("end"))
	switch pages, err := citation.MakePages(first, last); {
	case err == nil:
		r.Add(citation.FieldPages, pages, e.Inner(), "extent")
	case e.Child("list") != nil:
		list := xmlwork.Word(e.Child("list"))
		r.Put(citation.FieldPages, strings.TrimLeft(list, "pP. "), e.Child("list").Inner(), "extent/list")
	}
	r.Put(citation.FieldNumberOfPages, xmlwork.Word(e.Child("total")), e.Inner(), "extent/total")
}

// subject reads a heading. The parts of one from a vocabulary belong together
// ("Gettysburg--History"); without a vocabulary several topics are several keywords.
func (r *reader) subject(e *source.Element) {
	authority := e.Attr("authority")
	var parts []string
	topics := true
	for child := range e.Children() {
		switch child.Name {
		case "topic", "geographic", "temporal", "occupation", "genre", "titleInfo", "name", "hierarchicalGeographic":
		default: // codes and coordinates
			r.Keep("subject "+child.Name, xmlwork.Word(child))
			continue
		}
		if authority == "" {
			authority = child.Attr("authority")
		}
		topics = topics && child.Name == "topic"
		text := xmlwork.Word(child)
		switch child.Name {
		case "titleInfo":
			text = r.title(child).Plain()
		case "name":
			text = strings.Join(xmlwork.Words(child, "namePart"), ", ")
		case "hierarchicalGeographic":
			text = strings.Join(wordsOf(child), "--")
		}
		if text = strings.TrimSpace(text); text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 && xmlwork.Leaf(e) { // written without its elements
		parts = append(parts, xmlwork.Word(e))
	}
	vocabulary := vocabularies[authority]
	if vocabulary == "" {
		vocabulary = authority
	}
	if authority != "" && authority != "local" || !topics {
		parts = []string{strings.Join(parts, "--")}
	}
	for _, term := range parts {
		if term != "" {
			r.Add(citation.FieldKeyword, citation.Keyword{Term: term, Vocabulary: vocabulary}, e.Inner(), rule("subject", authority))
		}
	}
}

// vocabularies are the names by which others know the authorities of subjects.
var vocabularies = map[string]string{"lcsh": "LCSH", "mesh": "MeSH", "fast": "FAST", "local": "", "keyword": "", "author": ""}

// wordsOf gives what each child holds.
func wordsOf(e *source.Element) (words []string) {
	for child := range e.Children() {
		if word := xmlwork.Word(child); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// identifier reads an identifier by its type; a key is that of a reference manager.
func (r *reader) identifier(e *source.Element) {
	kind := e.Attr("type")
	switch {
	case e.Attr("invalid") == "yes":
		r.Keep(rule("invalid identifier", kind), xmlwork.Word(e))
	case kind == "citekey" && r.Citation().Key == "":
		r.Citation().Key = xmlwork.Word(e)
	default:
		r.Identify(kind, e.Text(), e.Inner(), rule("identifier", kind))
	}
}

// location reads addresses, the library's place for a copy, and the library.
func (r *reader) location(e *source.Element) {
	for url := range e.Children("url") {
		f := citation.FieldURL
		switch url.Attr("access") {
		case "preview":
			r.Keep("url preview", xmlwork.Word(url))
			continue
		case "raw object":
			f = citation.FieldFullText
		}
		r.Put(f, url.Text(), url.Inner(), rule("url", url.Attr("access")))
		r.Put(citation.FieldAccessed, url.Attr("dateLastAccessed"), url.At, "url dateLastAccessed")
	}
	for shelf := range e.All("shelfLocator") {
		r.Put(citation.FieldCallNumber, xmlwork.Word(shelf), shelf.Inner(), "shelfLocator")
	}
	for library := range e.Children("physicalLocation") {
		if library.Attr("authority") == "" {
			r.Element(citation.FieldArchive, library, "physicalLocation")
		} else {
			r.Keep("physicalLocation "+library.Attr("authority"), xmlwork.Word(library))
		}
	}
}

// language reads the language of the whole; that of a summary is kept.
func (r *reader) language(e *source.Element) {
	if part := e.Attr("objectPart"); part != "" {
		r.Keep("language "+part, strings.Join(xmlwork.Words(e, "languageTerm"), " "))
		return
	}
	if e.Child("languageTerm") == nil {
		r.Put(citation.FieldLanguage, e.Text(), e.Inner(), "language")
		return
	}
	var text *source.Element
	for term := range e.Children("languageTerm") {
		if text == nil || term.Attr("type") == "code" && text.Attr("type") != "code" { // the code and the word say the same
			text = term
		}
	}
	r.Put(citation.FieldLanguage, text.Text(), text.Inner(), "languageTerm")
}

// physical reads how many pages and volumes there are, or how large the work is.
func (r *reader) physical(e *source.Element) {
	for extent := range e.Children("extent") {
		text := xmlwork.Word(extent)
		pages := citation.CountPages(text)
		if r.Citation().Type == citation.Book && strings.Trim(text, "0123456789") == "" { // "402"
			pages = text
		}
		if pages != "" {
			r.Put(citation.FieldNumberOfPages, pages, extent.Inner(), "physicalDescription/extent")
		} else if n, rest, _ := strings.Cut(text, " "); strings.HasPrefix(rest, "v.") || strings.HasPrefix(rest, "vol") {
			r.Put(citation.FieldNumberOfVolumes, n, extent.Inner(), "physicalDescription/extent")
		} else {
			r.Put(citation.FieldDimensions, text, extent.Inner(), "physicalDescription/extent")
			continue
		}
		r.Keep("extent", text)
	}
	for form := range e.Children("form", "internetMediaType", "digitalOrigin", "reformattingQuality", "note") {
		if form.Name == "form" && form.Attr("authority") == "" {
			r.Element(citation.FieldMedium, form, "form")
			continue
		}
		r.Keep(rule(form.Name, form.Attr("authority")), xmlwork.Word(form))
	}
}

// access reads the licence, where it is given by its address.
func (r *reader) access(e *source.Element) {
	text := strings.TrimSpace(e.Text())
	for _, address := range []string{e.Attr("href"), text} {
		if link, err := citation.ParseLink(address); err == nil {
			r.Add(citation.FieldLicense, link, e.At, "accessCondition")
			if address == text {
				return
			}
			break
		}
	}
	r.Keep(rule("accessCondition", e.Attr("type")), xmlwork.Word(e))
}
