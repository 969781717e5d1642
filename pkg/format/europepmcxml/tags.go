package europepmcxml

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
)

// rows are read below a result, in order: of two elements for a field that
// takes one value the first wins.
var rows = []xmlwork.Row{
	{Path: "pmid", Field: citation.FieldPMID},
	{Path: "pmcid", Field: citation.FieldPMCID},
	{Path: "doi", Field: citation.FieldDOI},
	{Path: "abstractText", Field: citation.FieldAbstract},
	{Path: "pageInfo", Field: citation.FieldPages},
	{Path: "language", Field: citation.FieldLanguage},
	{Path: "journalInfo/journal/title", Field: citation.FieldJournal},
	{Path: "journalTitle", Field: citation.FieldJournal},
	{Path: "journalInfo/journal/ISOAbbreviation", Field: citation.FieldJournalShort},
	{Path: "journalInfo/volume", Field: citation.FieldVolume},
	{Path: "journalVolume", Field: citation.FieldVolume},
	{Path: "journalInfo/issue", Field: citation.FieldIssue},
	{Path: "issue", Field: citation.FieldIssue},
	{Path: "journalInfo/journal/ISSN", Field: citation.FieldISSN},
	{Path: "journalInfo/journal/ESSN", Field: citation.FieldISSN},
	{Path: "bookOrReportDetails/publisher", Field: citation.FieldPublisher},
	{Path: "bookOrReportDetails/comprisingTitle", Field: citation.FieldJournal},
	{Path: "bookOrReportDetails/edition", Field: citation.FieldEdition},
	{Path: "bookOrReportDetails/isbn13", Field: citation.FieldISBN},
	{Path: "bookOrReportDetails/isbn10", Field: citation.FieldISBN},
	{Path: "bookOrReportDetails/seriesName", Field: citation.FieldSeries},
	{Path: "bookOrReportDetails/numberOfPages", Field: citation.FieldNumberOfPages},
}

// types are the types of publication in lower case, the more telling ones
// first: a preprint is called a journal article as well.
var types = []struct {
	name string
	typ  citation.Type
}{
	{"preprint", citation.Article},
	{"thesis", citation.Thesis}, {"dissertation", citation.Thesis}, {"academic dissertation", citation.Thesis},
	{"patent", citation.Patent},
	{"book chapter", citation.Chapter}, {"chapter", citation.Chapter}, {"book", citation.Book}, {"monograph", citation.Book},
	{"dataset", citation.Dataset}, {"newspaper article", citation.ArticleNewspaper},
	{"report", citation.Report}, {"technical report", citation.Report},
	{"journal article", citation.ArticleJournal}, {"research-article", citation.ArticleJournal}, {"review-article", citation.ArticleJournal},
}

// sources are the collections whose works are of one type.
var sources = map[string]citation.Type{
	"MED": citation.ArticleJournal, "PMC": citation.ArticleJournal, "AGR": citation.ArticleJournal,
	"PPR": citation.Article, "PAT": citation.Patent, "ETH": citation.Thesis,
}

// genres are the types of publication that say what sort of work it is; the
// first that a result has becomes its genre.
var genres = []string{
	"Preprint", "Retraction of Publication", "Retracted Publication", "Published Erratum", "Expression of Concern", "Systematic Review",
	"Meta-Analysis", "Randomized Controlled Trial", "Clinical Trial", "Practice Guideline", "Case Reports", "Review", "Editorial", "Letter", "Comment",
}
