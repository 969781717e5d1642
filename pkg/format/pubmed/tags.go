package pubmed

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
)

// articleRows are read below MedlineCitation, in order: of two elements for a
// field that takes one value the first wins.
var articleRows = []xmlwork.Row{
	{Path: "PMID", Field: citation.FieldPMID},
	{Path: "Article/Journal/ISOAbbreviation", Field: citation.FieldJournalShort},
	{Path: "MedlineJournalInfo/MedlineTA", Field: citation.FieldJournalShort},
	{Path: "Article/Journal/JournalIssue/Volume", Field: citation.FieldVolume},
	{Path: "Article/Journal/JournalIssue/Issue", Field: citation.FieldIssue},
	{Path: "Article/Journal/ISSN", Field: citation.FieldISSN},
	{Path: "Article/Language", Field: citation.FieldLanguage},
}

// bookRows are read below BookDocument.
var bookRows = []xmlwork.Row{
	{Path: "PMID", Field: citation.FieldPMID},
	{Path: "Book/Publisher/PublisherName", Field: citation.FieldPublisher},
	{Path: "Book/Publisher/PublisherLocation", Field: citation.FieldPublisherPlace},
	{Path: "Book/CollectionTitle", Field: citation.FieldSeries},
	{Path: "Book/Volume", Field: citation.FieldVolume},
	{Path: "Book/VolumeTitle", Field: citation.FieldVolumeTitle},
	{Path: "Book/Edition", Field: citation.FieldEdition},
	{Path: "Book/Medium", Field: citation.FieldMedium},
	{Path: "Book/ReportNumber", Field: citation.FieldNumber},
	{Path: "Book/Isbn", Field: citation.FieldISBN},
	{Path: "Language", Field: citation.FieldLanguage},
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
