package enw

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// Groups of types whose tags mean the same.
var (
	serial = []citation.Type{citation.ArticleJournal, citation.ArticleMagazine, citation.ArticleNewspaper}
	inBook = []citation.Type{citation.Chapter, citation.PaperConference, citation.EntryDictionary, citation.EntryEncyclopedia}
	whole  = []citation.Type{citation.Book, citation.Report, citation.Map, citation.Software}
)

// tags is Refer as EndNote exports it ("EndNote Export"), which is the refer
// of Unix with more letters, in the order in which they are written.
var tags = tagged.NewTable([]tagged.Row{
	{Tag: "%T", Field: citation.FieldTitle},
	{Tag: "%Q", Field: citation.FieldTranslatedTitle},
	{Tag: "%!", Field: citation.FieldTitleShort},
	{Tag: "%A", Field: citation.FieldDirector, Only: []citation.Type{citation.MotionPicture, citation.Broadcast}},
	{Tag: "%A", Field: citation.FieldAuthor},
	{Tag: "%E", Field: citation.FieldCollectionEditor, Use: tagged.Read, Only: []citation.Type{citation.Report}},
	{Tag: "%E", Field: citation.FieldEditor},
	{Tag: "%Y", Field: citation.FieldCollectionEditor, Only: inBook},
	{Tag: "%Y", Field: citation.FieldTranslator, Use: tagged.Read},
	{Tag: "%?", Field: citation.FieldTranslator},
	{Tag: "%D", Field: citation.FieldIssued},
	{Tag: "%8", Field: citation.FieldIssued, Use: tagged.Read},
	{Tag: "%[", Field: citation.FieldAccessed},
	{Tag: "%J", Field: citation.FieldJournal, Only: serial},
	{Tag: "%J", Field: citation.FieldJournal, Use: tagged.Late},
	{Tag: "%B", Field: citation.FieldSeries, Only: whole},
	{Tag: "%B", Field: citation.FieldJournal, Use: tagged.Read, Only: serial},
	{Tag: "%B", Field: citation.FieldJournal},
	{Tag: "%O", Field: citation.FieldJournalShort, Only: serial}, // EndNote's "Alternate Journal"
	{Tag: "%S", Field: citation.FieldSeries},
	{Tag: "%V", Field: citation.FieldVolume},
	{Tag: "%N", Field: citation.FieldNumber, Only: []citation.Type{citation.Report, citation.Patent, citation.Standard}},
	{Tag: "%N", Field: citation.FieldSeriesNumber, Only: []citation.Type{citation.Book, citation.Chapter}},
	{Tag: "%N", Field: citation.FieldIssue},
	{Tag: "%P", Field: citation.FieldPages},
	{Tag: "%6", Field: citation.FieldNumberOfVolumes},
	{Tag: "%&", Field: citation.FieldSection},
	{Tag: "%7", Field: citation.FieldOnline, Only: serial}, // EndNote's "Epub date"
	{Tag: "%7", Field: citation.FieldVersion, Only: []citation.Type{citation.Software, citation.Dataset}},
	{Tag: "%7", Field: citation.FieldEdition},
	{Tag: "%I", Field: citation.FieldPublisher},
	{Tag: "%C", Field: citation.FieldPublisherPlace},
	{Tag: "%@", Field: citation.FieldISSN},
	{Tag: "%R", Field: citation.FieldDOI},
	{Tag: "%2", Field: citation.FieldPMCID, Only: serial}, // EndNote's "PMCID"
	{Tag: "%M", Field: citation.FieldArchiveLocation},
	{Tag: "%W", Field: citation.FieldSource},
	{Tag: "%~", Field: citation.FieldArchive},
	{Tag: "%L", Field: citation.FieldCallNumber},
	{Tag: "%9", Field: citation.FieldGenre},
	{Tag: "%*", Field: citation.FieldReviewedTitle},
	{Tag: "%G", Field: citation.FieldLanguage},
	{Tag: "%K", Field: citation.FieldKeyword},
	{Tag: "%X", Field: citation.FieldAbstract},
	{Tag: "%Z", Field: citation.FieldNote},
	{Tag: "%<", Field: citation.FieldAnnote},
	{Tag: "%U", Field: citation.FieldURL},
	{Tag: "%>", Field: citation.FieldFullText},

	// Known, and kept for this format alone.
	{Tag: "%0"}, {Tag: "%F"}, {Tag: "%H"}, {Tag: "%+"}, {Tag: "%^"}, {Tag: "%="}, {Tag: "%("}, {Tag: "%)"},
	{Tag: "%1"}, {Tag: "%3"}, {Tag: "%4"}, {Tag: "%#"}, {Tag: "%$"}, {Tag: "%]"}, {Tag: "%O"}, {Tag: "%2"},
})

// types ties EndNote's names of types to those of CSL.
var types = tagged.NewTypes([]tagged.TypeRow{
	{Word: "Journal Article", Type: citation.ArticleJournal},
	{Word: "Electronic Article", Type: citation.ArticleJournal, Use: tagged.Read},
	{Word: "Magazine Article", Type: citation.ArticleMagazine},
	{Word: "Newspaper Article", Type: citation.ArticleNewspaper},
	{Word: "Press Release", Type: citation.Document, Use: tagged.Read},
	{Word: "Book", Type: citation.Book},
	{Word: "Edited Book", Type: citation.Book, Use: tagged.Read},
	{Word: "Electronic Book", Type: citation.Book, Use: tagged.Read},
	{Word: "Catalog", Type: citation.Book, Use: tagged.Read},
	{Word: "Serial", Type: citation.Periodical},
	{Word: "Book Section", Type: citation.Chapter},
	{Word: "Electronic Book Section", Type: citation.Chapter, Use: tagged.Read},
	{Word: "Conference Paper", Type: citation.PaperConference},
	{Word: "Conference Proceedings", Type: citation.PaperConference, Use: tagged.Read},
	{Word: "Dictionary", Type: citation.EntryDictionary},
	{Word: "Encyclopedia", Type: citation.EntryEncyclopedia},
	{Word: "Thesis", Type: citation.Thesis},
	{Word: "Report", Type: citation.Report},
	{Word: "Government Document", Type: citation.Report, Use: tagged.Read},
	{Word: "Web Page", Type: citation.Webpage},
	{Word: "Online Multimedia", Type: citation.Webpage, Use: tagged.Read},
	{Word: "Blog", Type: citation.PostWeblog},
	{Word: "Social Media", Type: citation.Post},
	{Word: "Discussion Forum", Type: citation.Post, Use: tagged.Read},
	{Word: "Dataset", Type: citation.Dataset},
	{Word: "Online Database", Type: citation.Dataset, Use: tagged.Read},
	{Word: "Aggregated Database", Type: citation.Dataset, Use: tagged.Read},
	{Word: "Computer Program", Type: citation.Software},
	{Word: "Patent", Type: citation.Patent},
	{Word: "Standard", Type: citation.Standard},
	{Word: "Bill", Type: citation.Bill},
	{Word: "Statute", Type: citation.Legislation},
	{Word: "Legal Rule or Regulation", Type: citation.Regulation},
	{Word: "Case", Type: citation.LegalCase},
	{Word: "Hearing", Type: citation.Hearing},
	{Word: "Map", Type: citation.Map},
	{Word: "Artwork", Type: citation.Graphic},
	{Word: "Chart or Table", Type: citation.Graphic, Use: tagged.Read},
	{Word: "Figure", Type: citation.Figure},
	{Word: "Film or Broadcast", Type: citation.MotionPicture},
	{Word: "Television Episode", Type: citation.Broadcast},
	{Word: "Podcast", Type: citation.Broadcast, Use: tagged.Read},
	{Word: "Audiovisual Material", Type: citation.MotionPicture, Use: tagged.Read},
	{Word: "Audio", Type: citation.Song, Use: tagged.Read}, // library catalogues
	{Word: "Music", Type: citation.MusicalScore},
	{Word: "Interview", Type: citation.Interview},
	{Word: "Personal Communication", Type: citation.PersonalCommunication},
	{Word: "Manuscript", Type: citation.Manuscript},
	{Word: "Unpublished Work", Type: citation.Manuscript, Use: tagged.Read},
	{Word: "Pamphlet", Type: citation.Pamphlet},
	{Word: "Ancient Text", Type: citation.Classic},
	{Word: "Classical Work", Type: citation.Classic, Use: tagged.Read},
	{Word: "Generic", Type: citation.Document},
	{Word: "Grant", Type: citation.Document, Use: tagged.Read},
	{Word: "Equation", Type: citation.Document, Use: tagged.Read},
	{Word: "Unpublished Work", Type: citation.Article, Use: tagged.Write},
	{Word: "Journal Article", Type: citation.Review, Use: tagged.Write},
	{Word: "Journal Article", Type: citation.ReviewBook, Use: tagged.Write},
	{Word: "Encyclopedia", Type: citation.Entry, Use: tagged.Write},
	{Word: "Music", Type: citation.Song, Use: tagged.Write},
})

// general is the name for works without a type, or of one that EndNote has no name for.
const general = "Generic"
