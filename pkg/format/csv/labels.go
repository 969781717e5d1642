package csv

import "github.com/peerlit/peerlit/pkg/citation"

// A part says which half of a pair a column has, or that it is more than a field.
type part uint8

const (
	whole part = iota
	firstPage
	lastPage
	citeKey
	better // read before the other columns of its field: full names before initials
)

// A label is what a column's header stands for.
type label struct {
	field citation.Field
	part  part
}

// labels are the headers of vendors and of screening tools, in lower case and
// with blanks for underscores. Ours, and CSL's variables, are known by themselves.
var labels = map[string]label{
	// Scopus, Web of Science, PubMed, Embase, IEEE Xplore, SpringerLink, The Lens, Dimensions, Cochrane, ASReview, Rayyan, Zotero, Publish or Perish
	"title": {citation.FieldTitle, whole}, "article title": {citation.FieldTitle, whole}, "document title": {citation.FieldTitle, whole},
	"item title": {citation.FieldTitle, whole}, "primary title": {citation.FieldTitle, whole}, "publication title": {citation.FieldJournal, whole},
	"original title": {citation.FieldOriginalTitle, whole}, "short title": {citation.FieldTitleShort, whole},
	"author full names": {citation.FieldAuthor, better}, "author names": {citation.FieldAuthor, whole}, "authors": {citation.FieldAuthor, whole},
	"author": {citation.FieldAuthor, whole}, "author/s": {citation.FieldAuthor, whole}, "author(s)": {citation.FieldAuthor, whole},
	"first authors": {citation.FieldAuthor, whole}, "editors": {citation.FieldEditor, whole}, "editor": {citation.FieldEditor, whole},
	"book authors": {citation.FieldContainerAuthor, whole}, "book editors": {citation.FieldEditor, whole}, "translator": {citation.FieldTranslator, whole},
	"year": {citation.FieldIssued, whole}, "publication year": {citation.FieldIssued, whole}, "pubyear": {citation.FieldIssued, whole}, "py": {citation.FieldIssued, whole},
	"date published": {citation.FieldIssued, better}, "publication date": {citation.FieldIssued, better}, "issued": {citation.FieldIssued, better}, "date": {citation.FieldIssued, better},
	"online date": {citation.FieldOnline, whole}, "date added to xplore": {citation.FieldAvailableDate, whole},
	"source title": {citation.FieldJournal, whole}, "journal": {citation.FieldJournal, whole}, "journal/book": {citation.FieldJournal, whole}, "booktitle": {citation.FieldJournal, whole},
	"source": {citation.FieldJournal, whole}, "publication": {citation.FieldJournal, whole}, "secondary title": {citation.FieldJournal, whole}, "container title": {citation.FieldJournal, better},
	"abbreviated source title": {citation.FieldJournalShort, whole}, "journal abbreviation": {citation.FieldJournalShort, whole},
	"book series title": {citation.FieldSeries, whole}, "series title": {citation.FieldSeries, whole}, "series": {citation.FieldSeries, whole},
	"volume": {citation.FieldVolume, whole}, "journal volume": {citation.FieldVolume, whole}, "issue": {citation.FieldIssue, whole}, "issue number": {citation.FieldIssue, whole},
	"journal issue": {citation.FieldIssue, whole}, "art. no.": {citation.FieldNumber, whole}, "article number": {citation.FieldNumber, whole}, "report number": {citation.FieldNumber, whole},
	"page start": {citation.FieldPages, firstPage}, "start page": {citation.FieldPages, firstPage}, "page end": {citation.FieldPages, lastPage}, "end page": {citation.FieldPages, lastPage},
	"pages": {citation.FieldPages, whole}, "page": {citation.FieldPages, whole}, "pagination": {citation.FieldPages, whole},
	"num pages": {citation.FieldNumberOfPages, whole}, "number of pages": {citation.FieldNumberOfPages, whole},
	"doi": {citation.FieldDOI, whole}, "item doi": {citation.FieldDOI, whole}, "pmid": {citation.FieldPMID, whole}, "pubmed id": {citation.FieldPMID, whole}, "pmcid": {citation.FieldPMCID, whole},
	"issn": {citation.FieldISSN, whole}, "issns": {citation.FieldISSN, whole}, "eissn": {citation.FieldISSN, whole}, "isbn": {citation.FieldISBN, whole}, "isbns": {citation.FieldISBN, whole},
	"link": {citation.FieldURL, whole}, "url": {citation.FieldURL, whole}, "urls": {citation.FieldURL, whole}, "external url": {citation.FieldURL, whole}, "pdf link": {citation.FieldFullText, whole},
	"article url": {citation.FieldURL, whole}, "open access license": {citation.FieldLicense, whole},
	"abstract": {citation.FieldAbstract, whole}, "notes abstract": {citation.FieldAbstract, whole}, "author keywords": {citation.FieldKeyword, whole}, "keywords": {citation.FieldKeyword, whole},
	"index keywords": {citation.FieldKeyword, whole}, "manual tags": {citation.FieldKeyword, whole}, "publisher": {citation.FieldPublisher, whole},
	"place published": {citation.FieldPublisherPlace, whole}, "place": {citation.FieldPublisherPlace, whole}, "publisher city": {citation.FieldPublisherPlace, whole},
	"conference name": {citation.FieldEventTitle, whole}, "conference title": {citation.FieldEventTitle, whole}, "conference date": {citation.FieldEventDate, whole}, "conference location": {citation.FieldEventPlace, whole},
	"language of original document": {citation.FieldLanguage, whole}, "language": {citation.FieldLanguage, whole}, "funding details": {citation.FieldFunding, whole}, "funding": {citation.FieldFunding, whole},
	"document type": {citation.FieldType, whole}, "publication type": {citation.FieldType, whole}, "content type": {citation.FieldType, whole}, "item type": {citation.FieldType, better},
	"type of reference": {citation.FieldType, whole}, "type": {citation.FieldType, whole}, "edition": {citation.FieldEdition, whole}, "notes": {citation.FieldNote, whole}, "note": {citation.FieldNote, whole},
	"id": {citation.NoField, citeKey}, "key": {citation.NoField, citeKey}, "citation key": {citation.NoField, citeKey}, "citationkey": {citation.NoField, citeKey},
}

// scopus are headers by which an export of Scopus is known.
var scopus = []string{"author(s) id", "art. no.", "abbreviated source title", "language of original document", "authors with affiliations"}

// types are the words for types in lower case.
var types = map[string]citation.Type{
	"article": citation.ArticleJournal, "journal article": citation.ArticleJournal, "journalarticle": citation.ArticleJournal, "jour": citation.ArticleJournal,
	"review": citation.ArticleJournal, "letter": citation.ArticleJournal, "editorial": citation.ArticleJournal, "note": citation.ArticleJournal, "short survey": citation.ArticleJournal,
	"erratum": citation.ArticleJournal, "article in press": citation.ArticleJournal, "data paper": citation.ArticleJournal, "ieee journals": citation.ArticleJournal,
	"conference paper": citation.PaperConference, "conferencepaper": citation.PaperConference, "proceedings paper": citation.PaperConference, "conf": citation.PaperConference,
	"cpaper": citation.PaperConference, "conference proceedings article": citation.PaperConference, "ieee conferences": citation.PaperConference,
	"conference review": citation.Book, "book": citation.Book, "monograph": citation.Book, "book chapter": citation.Chapter, "chapter": citation.Chapter, "booksection": citation.Chapter, "chap": citation.Chapter,
	"thesis": citation.Thesis, "dissertation": citation.Thesis, "thes": citation.Thesis, "report": citation.Report, "rprt": citation.Report, "preprint": citation.Article, "dataset": citation.Dataset,
	"webpage": citation.Webpage, "elec": citation.Webpage, "patent": citation.Patent, "newspaper article": citation.ArticleNewspaper, "newspaperarticle": citation.ArticleNewspaper,
}
