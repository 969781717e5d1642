package pubmed

import "github.com/peerlit/peerlit/pkg/citation"

// A row ties the path of an element to a field.
type row struct {
	path  []string
	field citation.Field
}

// articleRows are read below MedlineCitation, in order: of two elements for a
// field that takes one value the first wins.
var articleRows = []row{
	{[]string{"PMID"}, citation.FieldPMID},
	{[]string{"Article", "Journal", "Title"}, citation.FieldJournal},
	{[]string{"Article", "Journal", "ISOAbbreviation"}, citation.FieldJournalShort},
	{[]string{"MedlineJournalInfo", "MedlineTA"}, citation.FieldJournalShort},
	{[]string{"Article", "Journal", "JournalIssue", "Volume"}, citation.FieldVolume},
	{[]string{"Article", "Journal", "JournalIssue", "Issue"}, citation.FieldIssue},
	{[]string{"Article", "Journal", "ISSN"}, citation.FieldISSN},
	{[]string{"Article", "Language"}, citation.FieldLanguage},
}

// bookRows are read below BookDocument.
var bookRows = []row{
	{[]string{"PMID"}, citation.FieldPMID},
	{[]string{"Book", "Publisher", "PublisherName"}, citation.FieldPublisher},
	{[]string{"Book", "Publisher", "PublisherLocation"}, citation.FieldPublisherPlace},
	{[]string{"Book", "CollectionTitle"}, citation.FieldSeries},
	{[]string{"Book", "Volume"}, citation.FieldVolume},
	{[]string{"Book", "VolumeTitle"}, citation.FieldVolumeTitle},
	{[]string{"Book", "Edition"}, citation.FieldEdition},
	{[]string{"Book", "Medium"}, citation.FieldMedium},
	{[]string{"Book", "ReportNumber"}, citation.FieldNumber},
	{[]string{"Book", "Isbn"}, citation.FieldISBN},
	{[]string{"Language"}, citation.FieldLanguage},
}

// idFields are the types of ArticleId and ELocationID that are identifiers of the work.
var idFields = map[string]citation.Field{
	"doi": citation.FieldDOI, "pmc": citation.FieldPMCID, "pmcid": citation.FieldPMCID, "pubmed": citation.FieldPMID,
}

// roles are the types of AuthorList.
var roles = map[string]citation.Field{
	"": citation.FieldAuthor, "authors": citation.FieldAuthor, "editors": citation.FieldEditor,
}

// types are the publication types that say what a citation is, the more
// telling ones first; what is none of them is an article in a journal.
var types = []struct {
	name  string
	type_ citation.Type
	genre string
}{
	{"Preprint", citation.Article, "Preprint"},
	{"Retraction of Publication", citation.ArticleJournal, "Retraction of Publication"},
	{"Retraction Notice", citation.ArticleJournal, "Retraction Notice"},
	{"Expression of Concern", citation.ArticleJournal, "Expression of Concern"},
	{"Published Erratum", citation.ArticleJournal, "Published Erratum"},
	{"Retracted Publication", citation.ArticleJournal, "Retracted Publication"},
	{"Dissertation", citation.Thesis, "Dissertation"},
	{"Academic Dissertation", citation.Thesis, "Dissertation"},
	{"Newspaper Article", citation.ArticleNewspaper, ""},
	{"Dataset", citation.Dataset, ""},
	{"Book Review", citation.ReviewBook, ""},
	{"Legal Case", citation.LegalCase, ""},
	{"Legislation", citation.Legislation, ""},
	{"Patent", citation.Patent, ""},
	{"Interview", citation.Interview, ""},
	{"Congress", citation.PaperConference, ""},
	{"Letter", citation.ArticleJournal, "Letter"},
	{"Editorial", citation.ArticleJournal, "Editorial"},
	{"Comment", citation.ArticleJournal, "Comment"},
}
