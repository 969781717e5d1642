package refworks

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// Groups of types whose tags mean the same.
var (
	serial  = []citation.Type{citation.ArticleJournal, citation.ArticleMagazine, citation.ArticleNewspaper}
	whole   = []citation.Type{citation.Book, citation.Report, citation.Map, citation.Software}
	moving  = []citation.Type{citation.MotionPicture, citation.Broadcast}
	numbers = []citation.Type{citation.Patent, citation.Report, citation.Standard}
	laws    = []citation.Type{citation.Bill, citation.Legislation, citation.Hearing}
)

// tags is the "RefWorks Tagged Format", in the order in which it is written.
var tags = tagged.NewTable([]tagged.Row{
	{Tag: "A1", Field: citation.FieldDirector, Only: moving},
	{Tag: "A1", Field: citation.FieldAuthor},
	{Tag: "A2", Field: citation.FieldCollectionEditor, Only: []citation.Type{citation.Book}},
	{Tag: "A2", Field: citation.FieldEditor},
	{Tag: "A3", Field: citation.FieldEditor, Only: []citation.Type{citation.Book}},
	{Tag: "A3", Field: citation.FieldCollectionEditor},
	{Tag: "A4", Field: citation.FieldTranslator},
	{Tag: "A5", Field: citation.FieldContributor},
	{Tag: "T1", Field: citation.FieldTitle},
	{Tag: "ST", Field: citation.FieldTitleShort},
	{Tag: "JF", Field: citation.FieldJournal, Only: serial},
	{Tag: "JF", Field: citation.FieldJournal, Use: tagged.Late},
	{Tag: "JO", Field: citation.FieldJournalShort},
	{Tag: "T2", Field: citation.FieldSeries, Only: whole},
	{Tag: "T2", Field: citation.FieldJournal, Use: tagged.Late, Only: serial},
	{Tag: "T2", Field: citation.FieldJournal},
	{Tag: "T3", Field: citation.FieldSeries},
	{Tag: "YR", Field: citation.FieldIssued},
	{Tag: "FD", Field: citation.FieldIssued, Use: tagged.Read},
	{Tag: "RD", Field: citation.FieldAccessed},
	{Tag: "VO", Field: citation.FieldVolume},
	{Tag: "IS", Field: citation.FieldIssue},
	{Tag: "SP", Field: citation.FieldPages},
	{Tag: "OP", Field: citation.FieldPages, Use: tagged.Read},
	{Tag: "ED", Field: citation.FieldVersion, Only: []citation.Type{citation.Software, citation.Dataset}},
	{Tag: "ED", Field: citation.FieldChapterNumber, Only: laws},
	{Tag: "ED", Field: citation.FieldEdition},
	{Tag: "PB", Field: citation.FieldPublisher},
	{Tag: "PP", Field: citation.FieldPublisherPlace},
	{Tag: "SN", Field: citation.FieldISSN},
	{Tag: "SN", Field: citation.FieldNumber, Use: tagged.Write, Only: numbers},
	{Tag: "DO", Field: citation.FieldDOI},
	{Tag: "AN", Field: citation.FieldArchiveLocation},
	{Tag: "DB", Field: citation.FieldArchive},
	{Tag: "DS", Field: citation.FieldSource},
	{Tag: "CN", Field: citation.FieldCallNumber},
	{Tag: "CL", Field: citation.FieldGenre, Only: []citation.Type{citation.Thesis, citation.Report, citation.Manuscript, citation.Map, citation.Webpage}},
	{Tag: "LA", Field: citation.FieldLanguage},
	{Tag: "K1", Field: citation.FieldKeyword},
	{Tag: "AB", Field: citation.FieldAbstract},
	{Tag: "NO", Field: citation.FieldNote},
	{Tag: "UL", Field: citation.FieldURL},
	{Tag: "LK", Field: citation.FieldURL, Use: tagged.Read},

	// Known, and kept for this format alone.
	{Tag: "RT"}, {Tag: "SR"}, {Tag: "ID"}, {Tag: "A6"}, {Tag: "AD"}, {Tag: "CL"}, {Tag: "OL"}, {Tag: "SF"}, {Tag: "SL"}, {Tag: "LL"}, {Tag: "CR"},
	{Tag: "WT"}, {Tag: "WP"}, {Tag: "WV"}, {Tag: "AV"}, {Tag: "PM"}, {Tag: "GR"}, {Tag: "CT"},
	{Tag: "U1"}, {Tag: "U2"}, {Tag: "U3"}, {Tag: "U4"}, {Tag: "U5"}, {Tag: "U6"}, {Tag: "U7"}, {Tag: "U8"}, {Tag: "U9"},
})

// types ties RefWorks' names of types to those of CSL.
var types = tagged.NewTypes([]tagged.TypeRow{
	{Word: "Journal Article", Type: citation.ArticleJournal},
	{Word: "Journal", Type: citation.ArticleJournal, Use: tagged.Read},
	{Word: "Journal, Electronic", Type: citation.ArticleJournal, Use: tagged.Read},
	{Word: "Abstract", Type: citation.ArticleJournal, Use: tagged.Read},
	{Word: "Magazine Article", Type: citation.ArticleMagazine},
	{Word: "Newspaper Article", Type: citation.ArticleNewspaper},
	{Word: "Book, Whole", Type: citation.Book},
	{Word: "Book", Type: citation.Book, Use: tagged.Read},
	{Word: "Book, Edited", Type: citation.Book, Use: tagged.Read},
	{Word: "Monograph", Type: citation.Book, Use: tagged.Read},
	{Word: "Book, Section", Type: citation.Chapter},
	{Word: "Conference Proceedings", Type: citation.PaperConference},
	{Word: "Dissertation/Thesis", Type: citation.Thesis},
	{Word: "Dissertation/Thesis, Unpublished", Type: citation.Thesis, Use: tagged.Read},
	{Word: "Dissertation", Type: citation.Thesis, Use: tagged.Read},
	{Word: "Report", Type: citation.Report},
	{Word: "Web Page", Type: citation.Webpage},
	{Word: "Online Discussion Forum", Type: citation.Post},
	{Word: "Computer Program", Type: citation.Software},
	{Word: "Patent", Type: citation.Patent},
	{Word: "Bills/Resolutions", Type: citation.Bill},
	{Word: "Laws/Statutes", Type: citation.Legislation},
	{Word: "Case/Court Decisions", Type: citation.LegalCase},
	{Word: "Hearing", Type: citation.Hearing},
	{Word: "Map", Type: citation.Map},
	{Word: "Artwork", Type: citation.Graphic},
	{Word: "Motion Picture", Type: citation.MotionPicture},
	{Word: "Video/ DVD", Type: citation.MotionPicture, Use: tagged.Read},
	{Word: "Video", Type: citation.MotionPicture, Use: tagged.Read},
	{Word: "Sound Recording", Type: citation.Song},
	{Word: "Music Score", Type: citation.MusicalScore},
	{Word: "Personal Communication", Type: citation.PersonalCommunication},
	{Word: "Unpublished Material", Type: citation.Manuscript},
	{Word: "Generic", Type: citation.Document},
	{Word: "Grant", Type: citation.Document, Use: tagged.Read},
})

// general is the name for works without a type, or of one that RefWorks has no name for.
const general = "Generic"
