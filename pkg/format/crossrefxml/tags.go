package crossrefxml

import "github.com/peerlit/peerlit/pkg/citation"

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

// A row ties the path of an element to a field.
type row struct {
	path  []string
	field citation.Field
}

// ownRows are read below the element that describes a work itself.
var ownRows = []row{
	{[]string{"doi_data", "doi"}, citation.FieldDOI},
	{[]string{"doi_data", "resource"}, citation.FieldURL},
	{[]string{"full_title"}, citation.FieldTitle},
	{[]string{"abbrev_title"}, citation.FieldJournalShort},
	{[]string{"proceedings_title"}, citation.FieldTitle},
	{[]string{"titles", "original_language_title"}, citation.FieldOriginalTitle},
	{[]string{"issn"}, citation.FieldISSN},
	{[]string{"isbn"}, citation.FieldISBN},
	{[]string{"volume"}, citation.FieldVolume},
	{[]string{"edition_number"}, citation.FieldEdition},
	{[]string{"publisher", "publisher_name"}, citation.FieldPublisher},
	{[]string{"publisher", "publisher_place"}, citation.FieldPublisherPlace},
	{[]string{"standards_body", "standards_body_name"}, citation.FieldPublisher},
	{[]string{"institution", "institution_name"}, citation.FieldPublisher},
	{[]string{"institution", "institution_place"}, citation.FieldPublisherPlace},
	{[]string{"institution", "institution_department"}, citation.FieldDivision},
	{[]string{"degree"}, citation.FieldGenre},
	{[]string{"component_number"}, citation.FieldChapterNumber},
	{[]string{"version_info", "version"}, citation.FieldVersion},
	{[]string{"series_metadata", "titles", "title"}, citation.FieldSeries},
	{[]string{"series_metadata", "issn"}, citation.FieldISSN},
	{[]string{"series_metadata", "volume"}, citation.FieldSeriesNumber},
	{[]string{"award-number"}, citation.FieldNumber},
}

// wholeRows are read below what describes the whole, for a work within it.
var wholeRows = []row{
	{[]string{"full_title"}, citation.FieldJournal},
	{[]string{"abbrev_title"}, citation.FieldJournalShort},
	{[]string{"proceedings_title"}, citation.FieldJournal},
	{[]string{"issn"}, citation.FieldISSN},
	{[]string{"isbn"}, citation.FieldISBN},
	{[]string{"journal_volume", "volume"}, citation.FieldVolume},
	{[]string{"volume"}, citation.FieldVolume},
	{[]string{"issue"}, citation.FieldIssue},
	{[]string{"special_numbering"}, citation.FieldIssue},
	{[]string{"edition_number"}, citation.FieldEdition},
	{[]string{"publisher", "publisher_name"}, citation.FieldPublisher},
	{[]string{"publisher", "publisher_place"}, citation.FieldPublisherPlace},
	{[]string{"institution", "institution_name"}, citation.FieldPublisher},
	{[]string{"institution", "institution_place"}, citation.FieldPublisherPlace},
	{[]string{"series_metadata", "titles", "title"}, citation.FieldSeries},
	{[]string{"series_metadata", "issn"}, citation.FieldISSN},
	{[]string{"series_metadata", "volume"}, citation.FieldSeriesNumber},
}

// eventRows are read below event_metadata.
var eventRows = []row{
	{[]string{"conference_name"}, citation.FieldEventTitle},
	{[]string{"conference_location"}, citation.FieldEventPlace},
}

// flatRows are read below a query of the format xsd_xml, which has no doi_record.
var flatRows = []row{
	{[]string{"doi"}, citation.FieldDOI},
	{[]string{"article_title"}, citation.FieldTitle},
	{[]string{"journal_title"}, citation.FieldJournal},
	{[]string{"journal_abbreviation"}, citation.FieldJournalShort},
	{[]string{"volume_title"}, citation.FieldJournal},
	{[]string{"series_title"}, citation.FieldSeries},
	{[]string{"issn"}, citation.FieldISSN},
	{[]string{"isbn"}, citation.FieldISBN},
	{[]string{"volume"}, citation.FieldVolume},
	{[]string{"issue"}, citation.FieldIssue},
	{[]string{"edition_number"}, citation.FieldEdition},
	{[]string{"component_number"}, citation.FieldChapterNumber},
	{[]string{"year"}, citation.FieldIssued},
	{[]string{"institution_name"}, citation.FieldPublisher},
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
