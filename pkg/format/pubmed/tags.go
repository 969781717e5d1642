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

// types are the publication types that decide what a citation is, the more
// telling ones first: a preprint is called a journal article as well. What is
// none of them is an article in a journal: "Interview", "Legal Case" and
// "Congress" say what an article is about or how it is made.
var types = []struct {
	name string
	typ  citation.Type
}{
	{"Preprint", citation.Article},
	{"Academic Dissertation", citation.Thesis},
	{"Dissertation", citation.Thesis},
	{"Newspaper Article", citation.ArticleNewspaper},
	{"Dataset", citation.Dataset},
}

// genres are the publication types that say what sort of article it is; the
// first that a record has becomes its genre.
var genres = []string{
	"Retraction of Publication", "Retraction Notice", "Retracted Publication", "Published Erratum", "Expression of Concern",
	"Corrected and Republished Article", "Systematic Review", "Meta-Analysis", "Randomized Controlled Trial",
	"Clinical Trial Protocol", "Clinical Trial", "Practice Guideline", "Guideline", "Case Reports", "Review", "Editorial",
	"Letter", "Comment", "News", "Biography", "Interview", "Lecture", "Congress", "Legal Case",
}

// kept are the elements that CSL has no name for.
var kept = [][]string{
	{"MedlineJournalInfo", "Country"},
	{"MedlineJournalInfo", "NlmUniqueID"},
	{"MedlineJournalInfo", "ISSNLinking"},
	{"Article", "Abstract", "CopyrightInformation"},
	{"OtherID"},
	{"CoiStatement"},
	{"GeneralNote"},
	{"SpaceFlightMission"},
}
