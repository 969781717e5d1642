package europepmc

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
)

// members says what is done with each member of a result, lite or core.
var members = jsonwork.Table{
	"pmid":                      {Field: citation.FieldPMID},
	"pmcid":                     {Field: citation.FieldPMCID},
	"doi":                       {Field: citation.FieldDOI},
	"title":                     {Field: citation.FieldTitle},
	"abstractText":              {Field: citation.FieldAbstract},
	"pageInfo":                  {Field: citation.FieldPages},
	"language":                  {Field: citation.FieldLanguage},
	"electronicPublicationDate": {Field: citation.FieldOnline},
	"authorList":                {Into: jsonwork.Table{"author": {Read: people(citation.FieldAuthor)}}},
	"journalInfo": {Into: jsonwork.Table{
		"volume": {Field: citation.FieldVolume}, "issue": {Field: citation.FieldIssue},
		"dateOfPublication": {Read: jsonwork.Skip}, "printPublicationDate": {Read: jsonwork.Skip}, // the same with a day that is made up
		"monthOfPublication": {Read: jsonwork.Skip}, "yearOfPublication": {Read: jsonwork.Skip}, "journalIssueId": {Read: jsonwork.Skip},
		"journal": {Into: jsonwork.Table{
			"title": {Field: citation.FieldJournal}, "ISOAbbreviation": {Field: citation.FieldJournalShort}, "isoabbreviation": {Field: citation.FieldJournalShort},
			"medlineAbbreviation": {Field: citation.FieldJournalShort}, "issn": {Field: citation.FieldISSN}, "ISSN": {Field: citation.FieldISSN},
			"essn": {Field: citation.FieldISSN}, "ESSN": {Field: citation.FieldISSN}, "nlmid": {Read: jsonwork.Skip}, "NLMid": {Read: jsonwork.Skip},
		}},
	}},
	"journalTitle":  {Field: citation.FieldJournal},
	"journalVolume": {Field: citation.FieldVolume},
	"issue":         {Field: citation.FieldIssue},
	"journalIssn":   {Read: serials},
	"bookOrReportDetails": {Into: jsonwork.Table{
		"publisher": {Field: citation.FieldPublisher}, "comprisingTitle": {Field: citation.FieldJournal}, "edition": {Field: citation.FieldEdition},
		"isbn10": {Field: citation.FieldISBN}, "isbn13": {Field: citation.FieldISBN}, "seriesName": {Field: citation.FieldSeries},
		"numberOfPages": {Field: citation.FieldNumberOfPages}, "yearOfPublication": {Field: citation.FieldIssued},
	}},
	"keywordList":     {Into: jsonwork.Table{"keyword": {Field: citation.FieldKeyword}}},
	"meshHeadingList": {Into: jsonwork.Table{"meshHeading": {Read: headings}}},
	"grantsList":      {Into: jsonwork.Table{"grant": {Read: grants}}},
	"fullTextUrlList": {Into: jsonwork.Table{"fullTextUrl": {Read: fullTexts}}},

	"pubTypeList": {Read: jsonwork.Skip}, "pubType": {Read: jsonwork.Skip}, "pubYear": {Read: jsonwork.Skip}, "authorString": {Read: jsonwork.Skip}, // see read
	"firstPublicationDate": {Read: jsonwork.Skip}, "authorIdList": {Read: jsonwork.Skip}, "affiliation": {Read: jsonwork.Skip}, // the first author's, once more
	"id": {Read: jsonwork.Skip}, "source": {Read: jsonwork.Skip}, "fullTextIdList": {Read: jsonwork.Skip}, "citedByCount": {Read: jsonwork.Skip},
	"dataLinksTagsList": {Read: jsonwork.Skip}, "pubModel": {Read: jsonwork.Skip}, "publicationStatus": {Read: jsonwork.Skip},
	"isOpenAccess": {Read: jsonwork.Skip}, "inEPMC": {Read: jsonwork.Skip}, "inPMC": {Read: jsonwork.Skip}, "hasPDF": {Read: jsonwork.Skip}, "hasBook": {Read: jsonwork.Skip},
	"hasSuppl": {Read: jsonwork.Skip}, "hasData": {Read: jsonwork.Skip}, "hasReferences": {Read: jsonwork.Skip}, "hasTextMinedTerms": {Read: jsonwork.Skip},
	"hasDbCrossReferences": {Read: jsonwork.Skip}, "hasLabsLinks": {Read: jsonwork.Skip}, "hasEvaluations": {Read: jsonwork.Skip}, "hasTMAccessionNumbers": {Read: jsonwork.Skip},
	"authMan": {Read: jsonwork.Skip}, "epmcAuthMan": {Read: jsonwork.Skip}, "nihAuthMan": {Read: jsonwork.Skip}, "dateOfCreation": {Read: jsonwork.Skip},
	"dateOfCompletion": {Read: jsonwork.Skip}, "dateOfRevision": {Read: jsonwork.Skip}, "firstIndexDate": {Read: jsonwork.Skip}, "fullTextReceivedDate": {Read: jsonwork.Skip},
	"tmAccessionTypeList": {Read: jsonwork.Skip}, "dbCrossReferenceList": {Read: jsonwork.Skip},
}

// types are the types of publication in lower case, the more telling ones first.
var types = []struct {
	name  string
	type_ citation.Type
	genre string
}{
	{"preprint", citation.Article, "Preprint"},
	{"thesis", citation.Thesis, ""}, {"dissertation", citation.Thesis, ""}, {"academic dissertation", citation.Thesis, ""},
	{"patent", citation.Patent, ""},
	{"book chapter", citation.Chapter, ""}, {"chapter", citation.Chapter, ""}, {"book", citation.Book, ""}, {"monograph", citation.Book, ""},
	{"dataset", citation.Dataset, ""}, {"newspaper article", citation.ArticleNewspaper, ""}, {"book review", citation.ReviewBook, ""},
	{"report", citation.Report, ""}, {"technical report", citation.Report, ""}, {"congress", citation.PaperConference, ""},
	{"letter", citation.ArticleJournal, "Letter"}, {"editorial", citation.ArticleJournal, "Editorial"}, {"comment", citation.ArticleJournal, "Comment"},
	{"retraction of publication", citation.ArticleJournal, "Retraction of publication"}, {"published erratum", citation.ArticleJournal, "Published erratum"},
	{"retracted publication", citation.ArticleJournal, "Retracted publication"},
	{"journal article", citation.ArticleJournal, ""}, {"research-article", citation.ArticleJournal, ""}, {"review-article", citation.ArticleJournal, ""}, {"review", citation.ArticleJournal, ""},
}

// sources are the collections whose works are of one type.
var sources = map[string]citation.Type{
	"MED": citation.ArticleJournal, "PMC": citation.ArticleJournal, "AGR": citation.ArticleJournal, "PPR": citation.Article, "PAT": citation.Patent, "ETH": citation.Thesis,
}
