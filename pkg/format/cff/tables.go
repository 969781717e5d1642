package cff

import (
	"slices"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// types are the types of references (CFF 1.2.0, definitions.reference.type).
var types = tagged.NewTypes(typeRows)

var typeRows = []tagged.TypeRow{
	{Word: "article", Type: citation.ArticleJournal}, {Word: "article", Type: citation.Review, Use: tagged.Write}, {Word: "article", Type: citation.ReviewBook, Use: tagged.Write},
	{Word: "magazine-article", Type: citation.ArticleMagazine}, {Word: "newspaper-article", Type: citation.ArticleNewspaper},
	{Word: "book", Type: citation.Book}, {Word: "edited-work", Type: citation.Book, Use: tagged.Read}, {Word: "manual", Type: citation.Book, Use: tagged.Read},
	{Word: "proceedings", Type: citation.Book, Use: tagged.Read}, {Word: "catalogue", Type: citation.Book, Use: tagged.Read},
	{Word: "historical-work", Type: citation.Classic}, {Word: "pamphlet", Type: citation.Pamphlet},
	{Word: "conference-paper", Type: citation.PaperConference}, {Word: "conference", Type: citation.EventType},
	{Word: "dictionary", Type: citation.EntryDictionary}, {Word: "encyclopedia", Type: citation.EntryEncyclopedia},
	{Word: "report", Type: citation.Report}, {Word: "government-document", Type: citation.Report, Use: tagged.Read},
	{Word: "thesis", Type: citation.Thesis}, {Word: "unpublished", Type: citation.Manuscript}, {Word: "unpublished", Type: citation.Article, Use: tagged.Write},
	{Word: "software", Type: citation.Software}, {Word: "software-code", Type: citation.Software, Use: tagged.Read},
	{Word: "software-container", Type: citation.Software, Use: tagged.Read}, {Word: "software-executable", Type: citation.Software, Use: tagged.Read},
	{Word: "software-virtual-machine", Type: citation.Software, Use: tagged.Read},
	{Word: "data", Type: citation.Dataset}, {Word: "dataset", Type: citation.Dataset, Use: tagged.Read}, {Word: "database", Type: citation.Dataset, Use: tagged.Read},
	{Word: "website", Type: citation.Webpage}, {Word: "blog", Type: citation.PostWeblog}, {Word: "website", Type: citation.Post, Use: tagged.Write},
	{Word: "slides", Type: citation.Speech}, {Word: "standard", Type: citation.Standard}, {Word: "patent", Type: citation.Patent},
	{Word: "legal-case", Type: citation.LegalCase}, {Word: "legal-rule", Type: citation.Regulation}, {Word: "statute", Type: citation.Legislation},
	{Word: "bill", Type: citation.Bill}, {Word: "hearing", Type: citation.Hearing}, {Word: "statute", Type: citation.Treaty, Use: tagged.Write},
	{Word: "map", Type: citation.Map}, {Word: "art", Type: citation.Graphic}, {Word: "art", Type: citation.Figure, Use: tagged.Write},
	{Word: "music", Type: citation.MusicalScore}, {Word: "sound-recording", Type: citation.Song}, {Word: "audio", Type: citation.Song, Use: tagged.Read},
	{Word: "video", Type: citation.MotionPicture}, {Word: "film-broadcast", Type: citation.Broadcast}, {Word: "multimedia", Type: citation.MotionPicture, Use: tagged.Read},
	{Word: "personal-communication", Type: citation.PersonalCommunication}, {Word: "serial", Type: citation.Periodical},
	{Word: "grant", Type: citation.Document, Use: tagged.Read}, {Word: "generic", Type: citation.Document},
}

// A row ties a member to a field.
type row struct {
	member string
	field  citation.Field
	use    tagged.Use
	only   []citation.Type // nil: all of them
}

// The types whose container is a "journal"; of the others it is a collection.
var (
	serial = []citation.Type{citation.ArticleJournal, citation.ArticleMagazine, citation.ArticleNewspaper, citation.Review, citation.ReviewBook}
	whole  = []citation.Type{citation.Article, citation.Book, citation.Report, citation.Thesis, citation.Software, citation.Dataset, citation.Manuscript, citation.Map, citation.Standard, citation.Classic}
)

// rows are the members of a reference with a field each; a row that names types
// goes before one for all. They are written in this order.
var rows = []row{
	{"title", citation.FieldTitle, tagged.Both, nil},
	{"abbreviation", citation.FieldTitleShort, tagged.Both, nil},
	{"authors", citation.FieldAuthor, tagged.Both, nil},
	{"editors", citation.FieldEditor, tagged.Both, nil},
	{"editors-series", citation.FieldCollectionEditor, tagged.Both, nil},
	{"translators", citation.FieldTranslator, tagged.Both, nil},
	{"recipients", citation.FieldRecipient, tagged.Both, nil},
	{"journal", citation.FieldJournal, tagged.Both, slices.Concat(serial, whole)},
	{"journal", citation.FieldJournal, tagged.Read, nil},
	{"collection-title", citation.FieldSeries, tagged.Both, whole},
	{"collection-title", citation.FieldJournal, tagged.Both, nil},
	{"volume", citation.FieldVolume, tagged.Both, nil},
	{"volume-title", citation.FieldVolumeTitle, tagged.Both, nil},
	{"issue", citation.FieldIssue, tagged.Both, nil},
	{"number", citation.FieldNumber, tagged.Both, nil},
	{"number-volumes", citation.FieldNumberOfVolumes, tagged.Both, nil},
	{"edition", citation.FieldEdition, tagged.Both, nil},
	{"section", citation.FieldSection, tagged.Both, nil},
	{"department", citation.FieldDivision, tagged.Both, nil},
	{"thesis-type", citation.FieldGenre, tagged.Both, nil},
	{"medium", citation.FieldMedium, tagged.Both, nil},
	{"status", citation.FieldStatus, tagged.Both, nil},
	{"version", citation.FieldVersion, tagged.Both, nil},
	{"database", citation.FieldSource, tagged.Both, nil},
	{"doi", citation.FieldDOI, tagged.Both, nil},
	{"isbn", citation.FieldISBN, tagged.Both, nil},
	{"issn", citation.FieldISSN, tagged.Both, nil},
	{"pmcid", citation.FieldPMCID, tagged.Both, nil},
	{"url", citation.FieldURL, tagged.Both, nil},
	{"license-url", citation.FieldLicense, tagged.Both, nil},
	{"abstract", citation.FieldAbstract, tagged.Both, nil},
	{"keywords", citation.FieldKeyword, tagged.Both, nil},
	{"languages", citation.FieldLanguage, tagged.Both, nil},
	{"notes", citation.FieldNote, tagged.Both, nil},
	{"date-accessed", citation.FieldAccessed, tagged.Both, nil},
	{"date-downloaded", citation.FieldAccessed, tagged.Read, nil},
	{"year-original", citation.FieldOriginalDate, tagged.Read, nil},
	{"patent-states", citation.FieldJurisdiction, tagged.Read, nil},
}
