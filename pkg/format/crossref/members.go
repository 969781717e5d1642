package crossref

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
)

// members says what is done with each member of a work.
var members = jsonwork.Table{
	"DOI":                   {Field: citation.FieldDOI},
	"URL":                   {Field: citation.FieldURL},
	"resource":              {Read: resource},
	"ISSN":                  {Field: citation.FieldISSN},
	"ISBN":                  {Field: citation.FieldISBN},
	"abstract":              {Field: citation.FieldAbstract},
	"short-container-title": {Field: citation.FieldJournalShort},
	"short-title":           {Field: citation.FieldTitleShort},
	"original-title":        {Field: citation.FieldOriginalTitle},
	"volume":                {Field: citation.FieldVolume},
	"issue":                 {Field: citation.FieldIssue},
	"journal-issue":         {Read: journalIssue},
	"page":                  {Field: citation.FieldPages},
	"article-number":        {Field: citation.FieldNumber},
	"report-number":         {Field: citation.FieldNumber},
	"part-number":           {Field: citation.FieldPart},
	"edition-number":        {Field: citation.FieldEdition},
	"publisher":             {Field: citation.FieldPublisher},
	"publisher-location":    {Field: citation.FieldPublisherPlace},
	"language":              {Field: citation.FieldLanguage},
	"subject":               {Field: citation.FieldKeyword},
	"degree":                {Field: citation.FieldGenre},
	"author":                {Read: people(citation.FieldAuthor)},
	"editor":                {Read: people(citation.FieldEditor)},
	"translator":            {Read: people(citation.FieldTranslator)},
	"chair":                 {Read: people(citation.FieldChair)},
	"reviewer":              {Read: reviewers},
	"event":                 {Read: event},
	"accepted":              {Read: date(citation.FieldAccepted)},
	"approved":              {Read: date(citation.FieldAccepted)},
	"license":               {Read: links(citation.FieldLicense, "license", "")},
	"link":                  {Read: links(citation.FieldFullText, "fulltext", "content-type")},
	"funder":                {Read: funders},
	"award":                 {Field: citation.FieldNumber},
	"standards-body":        {Into: jsonwork.Table{"name": {Field: citation.FieldAuthority}}},

	"type": {Read: jsonwork.Skip}, "subtype": {Read: jsonwork.Skip}, "title": {Read: jsonwork.Skip}, // see read
	"subtitle": {Read: jsonwork.Skip}, "container-title": {Read: jsonwork.Skip}, "institution": {Read: jsonwork.Skip}, "project": {Read: jsonwork.Skip},
	"published-print": {Read: jsonwork.Skip}, "published-online": {Read: jsonwork.Skip}, "published-other": {Read: jsonwork.Skip},
	"published": {Read: jsonwork.Skip}, "issued": {Read: jsonwork.Skip}, "posted": {Read: jsonwork.Skip},

	"indexed": {Read: jsonwork.Skip}, "created": {Read: jsonwork.Skip}, "deposited": {Read: jsonwork.Skip}, // bookkeeping
	"score": {Read: jsonwork.Skip}, "prefix": {Read: jsonwork.Skip}, "member": {Read: jsonwork.Skip}, "source": {Read: jsonwork.Skip},
	"reference-count": {Read: jsonwork.Skip}, "references-count": {Read: jsonwork.Skip}, "is-referenced-by-count": {Read: jsonwork.Skip},
	"content-domain": {Read: jsonwork.Skip}, "update-policy": {Read: jsonwork.Skip}, "assertion": {Read: jsonwork.Skip},
	"issn-type": {Read: jsonwork.Skip}, "isbn-type": {Read: jsonwork.Skip}, "archive": {Read: jsonwork.Skip},
	"reference": {Read: jsonwork.Skip}, // works of their own, that this one cites
}

var eventMembers = jsonwork.Table{
	"name": {Field: citation.FieldEventTitle}, "location": {Field: citation.FieldEventPlace},
	"start": {Read: jsonwork.Skip}, "end": {Read: jsonwork.Skip},
}

// types are the types of Crossref (api.crossref.org/types).
var types = map[string]citation.Type{
	"journal-article": citation.ArticleJournal, "proceedings-article": citation.PaperConference,
	"book-chapter": citation.Chapter, "book-section": citation.Chapter, "book-part": citation.Chapter, "book-track": citation.Chapter,
	"book": citation.Book, "monograph": citation.Book, "edited-book": citation.Book, "reference-book": citation.Book,
	"book-set": citation.Book, "book-series": citation.Book, "proceedings": citation.Book, "proceedings-series": citation.Book,
	"reference-entry": citation.EntryEncyclopedia, "dataset": citation.Dataset, "database": citation.Dataset,
	"dissertation": citation.Thesis, "report": citation.Report, "report-series": citation.Report, "report-component": citation.Report,
	"standard": citation.Standard, "standard-series": citation.Standard, "posted-content": citation.Article,
	"peer-review": citation.Review, "journal": citation.Periodical, "journal-volume": citation.Periodical, "journal-issue": citation.Periodical,
	"component": citation.Document, "grant": citation.Document, "other": citation.Document,
}

// genres say of a work what its CSL type does not.
var genres = map[string]string{"peer-review": "Peer review", "grant": "Grant", "component": "Component"}

// seriesWords are the words by which isSeries goes.
var seriesWords = map[string]bool{
	"series": true, "studies": true, "notes": true, "briefs": true, "springerbriefs": true, "advances": true, "schriften": true,
	"monographs": true, "library": true, "topics": true, "reihe": true, "collection": true, "texts": true, "contemporary": true,
}
