package crossrefxml

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
)

// A shape says how a kind of work is built (crossref5.4.0.xsd, unixref1.1.xsd).
type shape struct {
	typ      citation.Type // of the whole
	metadata []string      // the children that describe the whole; none: the element itself does
	item     string        // the children that are works in it
	itemType citation.Type
}

var shapes = map[string]shape{
	"journal":             {citation.Periodical, []string{"journal_metadata", "journal_issue"}, "journal_article", citation.ArticleJournal},
	"book":                {citation.Book, []string{"book_metadata", "book_series_metadata", "book_set_metadata"}, "content_item", citation.Chapter},
	"conference":          {citation.Book, []string{"event_metadata", "proceedings_metadata", "proceedings_series_metadata"}, "conference_paper", citation.PaperConference},
	"report-paper":        {citation.Report, []string{"report-paper_metadata", "report-paper_series_metadata"}, "content_item", citation.Chapter},
	"standard":            {citation.Standard, []string{"standard_metadata", "standard_series_metadata"}, "content_item", citation.Chapter},
	"database":            {citation.Dataset, []string{"database_metadata"}, "dataset", citation.Dataset},
	"dissertation":        {citation.Thesis, nil, "", ""},
	"posted_content":      {citation.Article, nil, "", ""},
	"peer_review":         {citation.Review, nil, "", ""},
	"pending_publication": {citation.ArticleJournal, []string{"publication"}, "", ""},
	"grant":               {citation.Document, nil, "", ""},
}

// works are the names of the shapes.
var works = []string{
	"journal", "book", "conference", "report-paper", "standard", "database",
	"dissertation", "posted_content", "peer_review", "pending_publication", "grant",
}

// holds are the elements around a work, and the works within it.
var holds = []string{
	"doi_record", "doi", "crossref", "body", "crossref_metadata",
	"journal_article", "content_item", "conference_paper", "dataset",
}

// types are the values of component_type, book_type, type and dataset_type that decide the type.
var types = map[string]citation.Type{
	"reference_entry": citation.EntryEncyclopedia,
	"working_paper":   citation.Report,
	"report":          citation.Report,
	"dissertation":    citation.Thesis,
}

// genres say of a work what its CSL type does not.
var genres = map[string]string{
	"preprint": "Preprint", "working_paper": "Working paper", "letter": "Letter", "peer_review": "Peer review", "grant": "Grant",
}

// ownRows are read below the element that describes a work itself.
var ownRows = []xmlwork.Row{
	{Path: "doi_data/doi", Field: citation.FieldDOI},
	{Path: "doi_data/resource", Field: citation.FieldURL},
	{Path: "full_title", Field: citation.FieldTitle},
	{Path: "abbrev_title", Field: citation.FieldJournalShort},
	{Path: "proceedings_title", Field: citation.FieldTitle},
	{Path: "titles/original_language_title", Field: citation.FieldOriginalTitle},
	{Path: "issn", Field: citation.FieldISSN},
	{Path: "isbn", Field: citation.FieldISBN},
	{Path: "volume", Field: citation.FieldVolume},
	{Path: "edition_number", Field: citation.FieldEdition},
	{Path: "publisher/publisher_name", Field: citation.FieldPublisher},
	{Path: "publisher/publisher_place", Field: citation.FieldPublisherPlace},
	{Path: "standards_body/standards_body_name", Field: citation.FieldPublisher},
	{Path: "institution/institution_name", Field: citation.FieldPublisher},
	{Path: "institution/institution_place", Field: citation.FieldPublisherPlace},
	{Path: "institution/institution_department", Field: citation.FieldDivision},
	{Path: "degree", Field: citation.FieldGenre},
	{Path: "component_number", Field: citation.FieldChapterNumber},
	{Path: "version_info/version", Field: citation.FieldVersion},
	{Path: "series_metadata/titles/title", Field: citation.FieldSeries},
	{Path: "series_metadata/issn", Field: citation.FieldISSN},
	{Path: "series_metadata/volume", Field: citation.FieldSeriesNumber},
	{Path: "award-number", Field: citation.FieldNumber},
}

// wholeRows are read below what describes the whole, for a work within it.
var wholeRows = []xmlwork.Row{
	{Path: "full_title", Field: citation.FieldJournal},
	{Path: "abbrev_title", Field: citation.FieldJournalShort},
	{Path: "proceedings_title", Field: citation.FieldJournal},
	{Path: "issn", Field: citation.FieldISSN},
	{Path: "isbn", Field: citation.FieldISBN},
	{Path: "journal_volume/volume", Field: citation.FieldVolume},
	{Path: "volume", Field: citation.FieldVolume},
	{Path: "issue", Field: citation.FieldIssue},
	{Path: "special_numbering", Field: citation.FieldIssue},
	{Path: "edition_number", Field: citation.FieldEdition},
	{Path: "publisher/publisher_name", Field: citation.FieldPublisher},
	{Path: "publisher/publisher_place", Field: citation.FieldPublisherPlace},
	{Path: "institution/institution_name", Field: citation.FieldPublisher},
	{Path: "institution/institution_place", Field: citation.FieldPublisherPlace},
	{Path: "series_metadata/titles/title", Field: citation.FieldSeries},
	{Path: "series_metadata/issn", Field: citation.FieldISSN},
	{Path: "series_metadata/volume", Field: citation.FieldSeriesNumber},
}

// eventRows are read below event_metadata.
var eventRows = []xmlwork.Row{
	{Path: "conference_name", Field: citation.FieldEventTitle},
	{Path: "conference_location", Field: citation.FieldEventPlace},
}

// flatRows are read below a query of the format xsd_xml, which has no doi_record.
var flatRows = []xmlwork.Row{
	{Path: "doi", Field: citation.FieldDOI},
	{Path: "article_title", Field: citation.FieldTitle},
	{Path: "journal_title", Field: citation.FieldJournal},
	{Path: "journal_abbreviation", Field: citation.FieldJournalShort},
	{Path: "volume_title", Field: citation.FieldJournal},
	{Path: "series_title", Field: citation.FieldSeries},
	{Path: "issn", Field: citation.FieldISSN},
	{Path: "isbn", Field: citation.FieldISBN},
	{Path: "volume", Field: citation.FieldVolume},
	{Path: "issue", Field: citation.FieldIssue},
	{Path: "edition_number", Field: citation.FieldEdition},
	{Path: "component_number", Field: citation.FieldChapterNumber},
	{Path: "year", Field: citation.FieldIssued},
	{Path: "institution_name", Field: citation.FieldPublisher},
}

// flatTypes are the types of the doi in such a query.
var flatTypes = map[string]citation.Type{
	"journal_article": citation.ArticleJournal, "journal_title": citation.Periodical, "journal_issue": citation.Periodical,
	"book_title": citation.Book, "book_content": citation.Chapter, "conference_paper": citation.PaperConference,
	"conference_title": citation.Book, "dissertation": citation.Thesis, "report-paper_title": citation.Report,
	"standard_title": citation.Standard, "dataset": citation.Dataset, "posted_content": citation.Article, "peer_review": citation.Review,
}

// roles are the values of contributor_role.
var roles = map[string]citation.Field{
	"author": citation.FieldAuthor, "editor": citation.FieldEditor, "chair": citation.FieldChair, "translator": citation.FieldTranslator,
}

// rolesOfWhole are those of people who are named with the whole a work is part of.
var rolesOfWhole = map[string]citation.Field{
	"author": citation.FieldContainerAuthor, "editor": citation.FieldEditor, "chair": citation.FieldChair, "translator": citation.FieldTranslator,
}

// rolesOfSeries are those of people who are named with the series.
var rolesOfSeries = map[string]citation.Field{
	"author": citation.FieldCollectionEditor, "editor": citation.FieldCollectionEditor,
}

// media are the values of media_type in the order in which a date is the date
// of publication: printed, of no stated medium, online.
var media = []string{"print", "", "other", "online"}

// dates are the elements with a date of publication, the better ones first.
var dates = []string{"publication_date", "posted_date", "database_date", "review_date", "approval_date"}
