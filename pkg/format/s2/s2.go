// Package s2 reads the papers of Semantic Scholar: one paper, answers to searches, and lists of citations (Academic Graph API v1).
package s2

import (
	"iter"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

const name = "s2"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"s2-json", "semanticscholar"}, Extensions: []string{"json"},
		Summary: "Semantic Scholar: papers, searches and citations",
		Extractor: jsonwork.Form{
			Name: name, List: jsontext.List{Wrappers: []string{"data", "recommendedPapers"}}, Look: look, Works: papers, Read: read, Holds: []string{"citingPaper", "citedPaper"},
			Late: map[citation.Field]string{citation.FieldType: "", citation.FieldJournal: "journal"},
		},
	}
}

// papers gives the paper that an element of a list of citations is about.
func papers(v jsontext.Value) iter.Seq[jsontext.Value] {
	for member, value := range v.Members() {
		if member == "citingPaper" || member == "citedPaper" {
			v = value
		}
	}
	return func(yield func(jsontext.Value) bool) { yield(v) }
}

// look knows a paper by its number, which is null for papers that Semantic Scholar only knows of.
func look(v jsontext.Value) (format.Score, string) {
	for paper := range papers(v) {
		for member := range paper.Members() {
			if member == "paperId" {
				return format.Signed, "member paperId"
			}
		}
	}
	return format.No, ""
}

func read(r *jsonwork.Reader, v jsontext.Value) {
	kind(r, v)
	r.PutAll(citation.FieldJournal, v.Get("journal", "name"), "journal.name") // before the name of the venue, which is a guess of theirs
	r.Members(v, members, "")
	if !r.Citation().Has(citation.FieldIssued) {
		r.PutAll(citation.FieldIssued, v.Get("year"), "year")
	}
}

// members says what is done with each member of a paper.
var members = jsonwork.Table{
	"paperId":         {Read: identifier(citation.SchemeS2)},
	"title":           {Field: citation.FieldTitle},
	"abstract":        {Field: citation.FieldAbstract},
	"publicationDate": {Field: citation.FieldIssued},
	"url":             {Field: citation.FieldURL},
	"venue":           {Read: venue},
	"authors":         {Read: authors},
	"externalIds":     {Read: identifiers},
	"publicationVenue": {Into: jsonwork.Table{
		"name": {Read: venue}, "issn": {Field: citation.FieldISSN}, "alternate_issns": {Field: citation.FieldISSN},
		"id": {Read: jsonwork.Skip}, "type": {Read: jsonwork.Skip}, "url": {Read: jsonwork.Skip},
		"alternate_names": {Read: jsonwork.Skip}, "alternate_urls": {Read: jsonwork.Skip},
	}},
	"journal": {Into: jsonwork.Table{
		"name": {Field: citation.FieldJournal}, "volume": {Field: citation.FieldVolume}, "issue": {Field: citation.FieldIssue}, "pages": {Field: citation.FieldPages},
	}},
	"openAccessPdf": {Read: fullText},

	"publicationTypes": {Read: jsonwork.Skip}, "year": {Read: jsonwork.Skip}, // see read
	"corpusId": {Read: jsonwork.Skip}, "matchScore": {Read: jsonwork.Skip}, "isOpenAccess": {Read: jsonwork.Skip}, "textAvailability": {Read: jsonwork.Skip},
	"referenceCount": {Read: jsonwork.Skip}, "citationCount": {Read: jsonwork.Skip}, "influentialCitationCount": {Read: jsonwork.Skip},
	"references": {Read: jsonwork.Skip}, "citations": {Read: jsonwork.Skip}, "citationStyles": {Read: jsonwork.Skip},
	"fieldsOfStudy": {Read: jsonwork.Skip}, "s2FieldsOfStudy": {Read: jsonwork.Skip}, "tldr": {Read: jsonwork.Skip}, "embedding": {Read: jsonwork.Skip}, // made by machines
}

// types are the types of publication, the more telling ones first.
var types = []struct {
	name  string
	type_ citation.Type
	genre string
}{
	{"BookSection", citation.Chapter, ""},
	{"Book", citation.Book, ""},
	{"Dataset", citation.Dataset, ""},
	{"Conference", citation.PaperConference, ""},
	{"News", citation.ArticleNewspaper, ""},
	{"Review", citation.ArticleJournal, "Review"},
	{"Editorial", citation.ArticleJournal, "Editorial"},
	{"LettersAndComments", citation.ArticleJournal, "Letter"},
	{"CaseReport", citation.ArticleJournal, "Case report"},
	{"ClinicalTrial", citation.ArticleJournal, "Clinical trial"},
	{"MetaAnalysis", citation.ArticleJournal, "Meta-analysis"},
	{"Study", citation.ArticleJournal, ""},
	{"JournalArticle", citation.ArticleJournal, ""},
}

// kind finds the type of a paper. One that is said to be of a journal and of a
// conference is of what its venue is.
func kind(r *jsonwork.Reader, v jsontext.Value) {
	venue := v.Get("publicationVenue", "type")
	stated := make(map[string]jsontext.Value)
	for item := range v.Get("publicationTypes").Items() {
		stated[item.String()] = item
	}
	if _, both := stated["JournalArticle"]; both && venue.String() == "journal" {
		delete(stated, "Conference")
	}
	for _, t := range types {
		if item, ok := stated[t.name]; ok {
			r.Add(citation.FieldType, t.type_, r.At(item), "publicationTypes")
			if t.genre != "" {
				r.Add(citation.FieldGenre, citation.Text(t.genre), r.At(item), "publicationTypes")
			}
			return
		}
	}
	switch venue.String() {
	case "journal":
		r.Add(citation.FieldType, citation.ArticleJournal, r.At(venue), "publicationVenue.type")
	case "conference":
		r.Add(citation.FieldType, citation.PaperConference, r.At(venue), "publicationVenue.type")
	}
}

// venue is the name of the container where the journal is not named.
func venue(r *jsonwork.Reader, v jsontext.Value, rule string) {
	if !r.Citation().Has(citation.FieldJournal) {
		r.PutAll(citation.FieldJournal, v, rule)
	} else if text := v.String(); citation.Fold(text) != citation.Fold(r.Citation().In.Title.Plain()) {
		r.Keep(rule, text)
	}
}

// authors reads the names, given names first.
func authors(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for who := range v.Items() {
		var c citation.Credit
		c.Name, _ = citation.ParseName(who.Get("name").String())
		jsonwork.Affiliate(&c, who.Get("affiliations"), "name")
		jsonwork.Identify(&c, citation.SchemeORCID, who.Get("externalIds", "ORCID").String())
		r.Person(citation.FieldAuthor, c, who, rule)
	}
}

func identifiers(r *jsonwork.Reader, v jsontext.Value, rule string) {
	for member, value := range v.Members() {
		if scheme, known := schemes[member]; known {
			identifier(scheme)(r, value, rule+"."+member)
		} else {
			r.KeepValue(rule+"."+member, value)
		}
	}
}

// identifier adds an identifier of a scheme; numbers of PubMed Central come without "PMC".
func identifier(scheme citation.Scheme) func(*jsonwork.Reader, jsontext.Value, string) {
	return func(r *jsonwork.Reader, v jsontext.Value, rule string) {
		text := v.String()
		if scheme == citation.SchemePMCID && text != "" && text[0] <= '9' {
			text = "PMC" + text
		}
		if id, err := scheme.Parse(text); err == nil {
			r.Add(scheme.Field(), id, r.At(v), rule)
		} else {
			r.KeepValue(rule, v)
		}
	}
}

// schemes are the members of externalIds.
var schemes = map[string]citation.Scheme{
	"DOI": citation.SchemeDOI, "ArXiv": citation.SchemeArXiv, "PubMed": citation.SchemePMID, "PubMedCentral": citation.SchemePMCID,
	"MAG": citation.SchemeMAG, "DBLP": citation.SchemeDBLP, "CorpusId": citation.SchemeS2,
}

func fullText(r *jsonwork.Reader, v jsontext.Value, rule string) {
	address := v.Get("url")
	if link, err := citation.ParseLink(address.String()); err == nil {
		link.Rel = "fulltext"
		r.Add(citation.FieldFullText, link, r.At(address), rule)
	}
}
