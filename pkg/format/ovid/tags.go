package ovid

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// tags are those of Ovid's databases in the tagged form.
var tags = tagged.NewTable([]tagged.Row{
	{Tag: "TI", Field: citation.FieldTitle},
	{Tag: "OT", Field: citation.FieldOriginalTitle},
	{Tag: "FA", Field: citation.FieldAuthor},
	{Tag: "AU", Field: citation.FieldAuthor},
	{Tag: "CA", Field: citation.FieldAuthor},
	{Tag: "FED", Field: citation.FieldEditor},
	{Tag: "ED", Field: citation.FieldEditor},
	{Tag: "SO", Field: citation.FieldJournal}, // and volume, issue, pages, date: see source
	{Tag: "JN", Field: citation.FieldJournal},
	{Tag: "JT", Field: citation.FieldJournal},
	{Tag: "BT", Field: citation.FieldJournal},
	{Tag: "JA", Field: citation.FieldJournalShort},
	{Tag: "VO", Field: citation.FieldVolume},
	{Tag: "IP", Field: citation.FieldIssue},
	{Tag: "PG", Field: citation.FieldPages},
	{Tag: "YR", Field: citation.FieldIssued},
	{Tag: "DP", Field: citation.FieldIssued},
	{Tag: "PB", Field: citation.FieldPublisher},
	{Tag: "CP", Field: citation.FieldPublisherPlace},
	{Tag: "IS", Field: citation.FieldISSN},
	{Tag: "IB", Field: citation.FieldISBN},
	{Tag: "DO", Field: citation.FieldDOI},
	{Tag: "DI", Field: citation.FieldDOI},
	{Tag: "PM", Field: citation.FieldPMID},
	{Tag: "AN", Field: citation.FieldArchiveLocation},
	{Tag: "UI", Field: citation.FieldArchiveLocation},
	{Tag: "DB", Field: citation.FieldArchive},
	{Tag: "PT", Field: citation.FieldGenre},
	{Tag: "LG", Field: citation.FieldLanguage},
	{Tag: "AB", Field: citation.FieldAbstract},
	{Tag: "MH", Field: citation.FieldKeyword},
	{Tag: "SH", Field: citation.FieldKeyword},
	{Tag: "KW", Field: citation.FieldKeyword},
	{Tag: "DE", Field: citation.FieldKeyword},
	{Tag: "NT", Field: citation.FieldNote},
	{Tag: "GI", Field: citation.FieldFunding},
	{Tag: "XL", Field: citation.FieldURL},
	{Tag: "UR", Field: citation.FieldURL},

	// Known, and kept for this format alone.
	{Tag: "VN"}, {Tag: "RO"}, {Tag: "IN"}, {Tag: "ST"}, {Tag: "SB"}, {Tag: "SC"}, {Tag: "RN"}, {Tag: "CI"}, {Tag: "CM"}, {Tag: "EM"}, {Tag: "ES"}, {Tag: "DC"},
	{Tag: "DD"}, {Tag: "UP"}, {Tag: "RD"}, {Tag: "EZ"}, {Tag: "DA"}, {Tag: "LR"}, {Tag: "JC"}, {Tag: "NJ"}, {Tag: "PI"}, {Tag: "PH"}, {Tag: "PP"}, {Tag: "OI"},
	{Tag: "PU"}, {Tag: "ID"}, {Tag: "BR"}, {Tag: "TN"}, {Tag: "SY"}, {Tag: "CC"}, {Tag: "SE"}, {Tag: "CR"}, {Tag: "CO"}, {Tag: "EN"}, {Tag: "AO"}, {Tag: "AS"}, {Tag: "XS"},
})

// labels are the words that stand for tags in the form for people.
var labels = map[string]string{
	"Title": "TI", "Original Title": "OT", "Author": "AU", "Authors": "AU", "Authors Full Name": "FA", "Corporate Author": "CA", "Editor": "ED", "Editors": "ED",
	"Source": "SO", "Journal": "JN", "Journal Name": "JN", "Book Title": "BT", "Volume": "VO", "Issue": "IP", "Issue/Part": "IP", "Page": "PG", "Pages": "PG",
	"Year of Publication": "YR", "Date of Publication": "DP", "Publication Date": "DP", "Publisher": "PB", "Country of Publication": "CP",
	"ISSN": "IS", "ISSN Print": "IS", "ISSN Electronic": "IS", "ISBN": "IB", "DOI Number": "DO", "DOI": "DO", "Digital Object Identifier": "DO", "PubMed ID": "PM", "PMID": "PM",
	"Accession Number": "AN", "Unique Identifier": "UI", "Database": "DB", "Publication Type": "PT", "Language": "LG", "Abstract": "AB",
	"MeSH Subject Headings": "MH", "Subject Headings": "SH", "Subject Heading": "SH", "Keyword": "KW", "Keywords": "KW", "Keyword Heading": "KW", "Heading Words": "KW", "Key Words": "KW",
	"Notes": "NT", "Link to the Ovid Full Text or citation": "XL", "Link to the External Link Resolver": "XL", "URL": "UR",
	"Institution": "IN", "Status": "ST", "Score": "SC", "Copyright": "RO", "Country": "CP", "Update Date": "UP", "Update Code": "UP", "Record Owner": "RO", "NLM Journal Code": "JC",
}

// types are the words of PT that decide the type of the work, in lower case.
var types = map[string]citation.Type{
	"journal article": citation.ArticleJournal, "journal": citation.ArticleJournal, "peer reviewed journal": citation.ArticleJournal, "article": citation.ArticleJournal,
	"journal: article": citation.ArticleJournal, "review": citation.ArticleJournal, "journal: review": citation.ArticleJournal,
	"book chapter": citation.Chapter, "chapter": citation.Chapter, "book": citation.Book, "authored book": citation.Book, "edited book": citation.Book, "whole book": citation.Book,
	"conference paper": citation.PaperConference, "meeting paper": citation.PaperConference, "conference abstract": citation.PaperConference, "journal: conference abstract": citation.PaperConference,
	"dissertation": citation.Thesis, "dissertation abstract": citation.Thesis, "thesis": citation.Thesis, "report": citation.Report, "preprint": citation.Article,
}

// degrees are what Ovid's full texts put after a given name: "Bunkers, Sandra Schmidt RN; PhD; FAAN 1".
var degrees = map[string]bool{
	"RN": true, "PhD": true, "Ph.D.": true, "MD": true, "M.D.": true, "FAAN": true, "MSc": true, "MS": true, "MA": true, "BA": true, "BSc": true, "BS": true,
	"MPH": true, "DrPH": true, "MBA": true, "MSN": true, "BSN": true, "DNP": true, "APRN": true, "DO": true, "PharmD": true, "EdD": true, "PsyD": true, "FACP": true, "FRCP": true, "MBBS": true,
}
