package europepmcxml

import "github.com/peerlit/peerlit/pkg/citation"

// A row ties the path of an element to a field.
type row struct {
	path  []string
	field citation.Field
}

// rows are read below a result, in order: of two elements for a field that
// takes one value the first wins.
var rows = []row{
	{[]string{"pmid"}, citation.FieldPMID},
	{[]string{"pmcid"}, citation.FieldPMCID},
	{[]string{"doi"}, citation.FieldDOI},
	{[]string{"abstractText"}, citation.FieldAbstract},
	{[]string{"pageInfo"}, citation.FieldPages},
	{[]string{"language"}, citation.FieldLanguage},
	{[]string{"journalInfo", "journal", "title"}, citation.FieldJournal},
	{[]string{"journalTitle"}, citation.FieldJournal},
	{[]string{"journalInfo", "journal", "ISOAbbreviation"}, citation.FieldJournalShort},
	{[]string{"journalInfo", "volume"}, citation.FieldVolume},
	{[]string{"journalVolume"}, citation.FieldVolume},
	{[]string{"journalInfo", "issue"}, citation.FieldIssue},
	{[]string{"issue"}, citation.FieldIssue},
	{[]string{"journalInfo", "journal", "ISSN"}, citation.FieldISSN},
	{[]string{"journalInfo", "journal", "ESSN"}, citation.FieldISSN},
	{[]string{"bookOrReportDetails", "publisher"}, citation.FieldPublisher},
	{[]string{"bookOrReportDetails", "comprisingTitle"}, citation.FieldJournal},
	{[]string{"bookOrReportDetails", "edition"}, citation.FieldEdition},
	{[]string{"bookOrReportDetails", "isbn13"}, citation.FieldISBN},
	{[]string{"bookOrReportDetails", "isbn10"}, citation.FieldISBN},
	{[]string{"bookOrReportDetails", "seriesName"}, citation.FieldSeries},
	{[]string{"bookOrReportDetails", "numberOfPages"}, citation.FieldNumberOfPages},
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
