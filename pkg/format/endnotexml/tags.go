package endnotexml

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// Groups of types whose elements mean the same.
var (
	serial   = []citation.Type{citation.ArticleJournal, citation.ArticleMagazine, citation.ArticleNewspaper, citation.Review, citation.ReviewBook}
	meeting  = []citation.Type{citation.PaperConference}
	film     = []citation.Type{citation.MotionPicture, citation.Broadcast}
	song     = []citation.Type{citation.Song}
	numbered = []citation.Type{citation.Report, citation.Patent}
	legal    = []citation.Type{citation.LegalCase}
)

// elements ties the paths of elements to fields, by what EndNote's table of
// reference types has in them. They stand in the order of EndNote's DTD, in
// which they are written; rows of one path stand together.
var elements = tagged.NewTable(rows)

var rows = []tagged.Row{
	{Tag: "contributors/authors/author", Field: citation.FieldDirector, Only: film},
	{Tag: "contributors/authors/author", Field: citation.FieldComposer, Only: song},
	{Tag: "contributors/authors/author", Field: citation.FieldAuthor},
	{Tag: "contributors/secondary-authors/author", Field: citation.FieldCollectionEditor, Only: []citation.Type{citation.Book, citation.Report}},
	{Tag: "contributors/secondary-authors/author", Field: citation.FieldRecipient, Only: []citation.Type{citation.PersonalCommunication}},
	{Tag: "contributors/secondary-authors/author", Field: citation.FieldInterviewer, Only: []citation.Type{citation.Interview}},
	{Tag: "contributors/secondary-authors/author", Field: citation.FieldPerformer, Only: song},
	{Tag: "contributors/secondary-authors/author", Field: citation.FieldEditor},
	{Tag: "contributors/tertiary-authors/author", Field: citation.FieldEditor, Only: []citation.Type{citation.Book}},
	{Tag: "contributors/tertiary-authors/author", Field: citation.FieldProducer, Only: film},
	{Tag: "contributors/tertiary-authors/author", Only: []citation.Type{citation.Thesis}}, // the advisor
	{Tag: "contributors/tertiary-authors/author", Field: citation.FieldCollectionEditor},
	{Tag: "contributors/subsidiary-authors/author", Field: citation.FieldPerformer, Only: film},
	{Tag: "contributors/subsidiary-authors/author", Only: legal}, // counsel
	{Tag: "contributors/subsidiary-authors/author", Field: citation.FieldTranslator},
	{Tag: "contributors/translated-authors/author"},
	{Tag: "auth-address"},
	{Tag: "auth-affiliaton"}, // so spelt in the DTD
	{Tag: "titles/title", Field: citation.FieldTitle},
	{Tag: "titles/secondary-title", Field: citation.FieldSeries, Only: []citation.Type{citation.Book, citation.Report, citation.Map, citation.Software}},
	{Tag: "titles/secondary-title", Field: citation.FieldEventTitle, Only: meeting},
	{Tag: "titles/secondary-title", Field: citation.FieldDivision, Only: []citation.Type{citation.Thesis}},
	{Tag: "titles/secondary-title", Field: citation.FieldJournal},
	{Tag: "titles/tertiary-title", Field: citation.FieldAuthority, Only: []citation.Type{citation.Bill, citation.Hearing}},
	{Tag: "titles/tertiary-title", Field: citation.FieldSeries},
	{Tag: "titles/alt-title", Field: citation.FieldJournalShort, Use: tagged.Late, Only: serial},
	{Tag: "titles/alt-title"},
	{Tag: "titles/short-title", Field: citation.FieldTitleShort},
	{Tag: "titles/translated-title", Field: citation.FieldTranslatedTitle},
	{Tag: "periodical/full-title", Field: citation.FieldJournal, Only: meeting},
	{Tag: "periodical/full-title", Field: citation.FieldJournal, Use: tagged.Late},
	{Tag: "periodical/abbr-1", Field: citation.FieldJournalShort},
	{Tag: "periodical/abbr-2"},
	{Tag: "periodical/abbr-3"},
	{Tag: "alt-periodical/full-title", Field: citation.FieldJournalShort, Use: tagged.Late, Only: serial},
	{Tag: "alt-periodical/full-title"},
	{Tag: "alt-periodical/abbr-1", Field: citation.FieldJournalShort, Use: tagged.Late},
	{Tag: "pages", Field: citation.FieldPages},
	{Tag: "volume", Field: citation.FieldGenre, Use: tagged.Late, Only: []citation.Type{citation.Thesis}}, // the degree
	{Tag: "volume", Only: []citation.Type{citation.Webpage}},                                              // the year of access
	{Tag: "volume", Field: citation.FieldVolume},
	{Tag: "number", Field: citation.FieldSeriesNumber, Only: []citation.Type{citation.Book, citation.Chapter}},
	{Tag: "number", Field: citation.FieldNumber, Use: tagged.Late, Only: numbered},
	{Tag: "number", Field: citation.FieldNumber, Only: []citation.Type{citation.LegalCase, citation.Standard}},
	{Tag: "number", Only: []citation.Type{citation.Webpage}}, // the day of access
	{Tag: "number", Field: citation.FieldIssue},
	{Tag: "issue", Field: citation.FieldIssue, Use: tagged.Late},
	{Tag: "num-vols", Field: citation.FieldNumberOfVolumes},
	{Tag: "edition", Field: citation.FieldVersion, Only: []citation.Type{citation.Software, citation.Dataset}},
	{Tag: "edition", Field: citation.FieldOnline, Only: []citation.Type{citation.ArticleJournal}}, // "Epub Date"
	{Tag: "edition", Field: citation.FieldEdition},
	{Tag: "section", Only: []citation.Type{citation.ArticleJournal}}, // the first page again
	{Tag: "section", Field: citation.FieldChapterNumber, Only: []citation.Type{citation.Chapter}},
	{Tag: "section", Field: citation.FieldSection},
	{Tag: "reprint-edition"},
	{Tag: "keywords/keyword", Field: citation.FieldKeyword},
	{Tag: "dates/year", Field: citation.FieldIssued},
	{Tag: "dates/pub-dates/date", Field: citation.FieldIssued, Use: tagged.Read},
	{Tag: "pub-location", Field: citation.FieldEventPlace, Only: meeting},
	{Tag: "pub-location", Field: citation.FieldPublisherPlace},
	{Tag: "publisher", Field: citation.FieldAuthority, Only: legal}, // the court
	{Tag: "publisher", Field: citation.FieldPublisher},
	{Tag: "orig-pub"},
	{Tag: "isbn", Field: citation.FieldNumber, Only: numbered},
	{Tag: "isbn", Field: citation.FieldISSN},
	{Tag: "report-id", Field: citation.FieldNumber, Use: tagged.Late},
	{Tag: "accession-num", Field: citation.FieldArchiveLocation},
	{Tag: "call-num", Field: citation.FieldCallNumber},
	{Tag: "coden"},
	{Tag: "label"}, // the key, where it can be one
	{Tag: "caption"},
	{Tag: "abstract", Field: citation.FieldAbstract},
	{Tag: "notes", Field: citation.FieldNote},
	{Tag: "research-notes", Field: citation.FieldAnnote},
	{Tag: "work-type", Field: citation.FieldGenre},
	{Tag: "reviewed-item", Field: citation.FieldReviewedTitle},
	{Tag: "urls/web-urls/url", Field: citation.FieldURL, Use: tagged.Read},
	{Tag: "urls/pdf-urls/url", Field: citation.FieldFullText},
	{Tag: "urls/text-urls/url", Field: citation.FieldFullText, Use: tagged.Read},
	{Tag: "urls/related-urls/url", Field: citation.FieldURL},
	{Tag: "urls/image-urls/url"},
	{Tag: "custom1", Field: citation.FieldScale, Only: []citation.Type{citation.Map}},
	{Tag: "custom1", Field: citation.FieldPublisherPlace, Only: meeting},
	{Tag: "custom1"},
	{Tag: "custom2", Field: citation.FieldPMCID, Only: serial},
	{Tag: "custom2"},
	{Tag: "custom3", Field: citation.FieldJournal, Use: tagged.Late, Only: meeting},
	{Tag: "custom3"},
	{Tag: "custom4"},
	{Tag: "custom5"},
	{Tag: "custom6"},
	{Tag: "custom7", Field: citation.FieldNumber, Only: serial}, // "Article Number"
	{Tag: "custom7"},
	{Tag: "misc1"},
	{Tag: "misc2", Field: citation.FieldGenre, Use: tagged.Late},
	{Tag: "misc3"},
	{Tag: "electronic-resource-num", Field: citation.FieldDOI},
	{Tag: "remote-database-name", Field: citation.FieldArchive},
	{Tag: "remote-database-provider", Field: citation.FieldSource},
	{Tag: "language", Field: citation.FieldLanguage},
	{Tag: "access-date", Field: citation.FieldAccessed},
}

// housekeeping are the elements that speak of the library and not of the work.
var housekeeping = []string{"database", "source-app", "rec-number", "foreign-keys", "ref-type", "modified-date", "added-date"}

// A refType is one of EndNote's types of reference.
type refType struct {
	number int
	name   string
	typ    citation.Type
	use    tagged.Use // Both, Read or Write
}

// refTypes ties EndNote's types to those of CSL; of several rows for one type
// the first that may be is written.
var refTypes = []refType{
	{17, "Journal Article", citation.ArticleJournal, tagged.Both},
	{43, "Electronic Article", citation.ArticleJournal, tagged.Read},
	{17, "Journal Article", citation.Review, tagged.Write},
	{17, "Journal Article", citation.ReviewBook, tagged.Write},
	{19, "Magazine Article", citation.ArticleMagazine, tagged.Both},
	{23, "Newspaper Article", citation.ArticleNewspaper, tagged.Both},
	{6, "Book", citation.Book, tagged.Both},
	{28, "Edited Book", citation.Book, tagged.Read}, // its authors are editors
	{44, "Electronic Book", citation.Book, tagged.Read},
	{8, "Catalog", citation.Book, tagged.Read},
	{57, "Serial", citation.Periodical, tagged.Both},
	{57, "Serial", citation.Collection, tagged.Write},
	{5, "Book Section", citation.Chapter, tagged.Both},
	{60, "Electronic Book Section", citation.Chapter, tagged.Read},
	{10, "Conference Proceedings", citation.PaperConference, tagged.Both},
	{47, "Conference Paper", citation.PaperConference, tagged.Read},
	{52, "Dictionary", citation.EntryDictionary, tagged.Both},
	{53, "Encyclopedia", citation.EntryEncyclopedia, tagged.Both},
	{53, "Encyclopedia", citation.Entry, tagged.Write},
	{32, "Thesis", citation.Thesis, tagged.Both},
	{27, "Report", citation.Report, tagged.Both},
	{46, "Government Document", citation.Report, tagged.Read},
	{12, "Web Page", citation.Webpage, tagged.Both},
	{16, "Electronic Source", citation.Webpage, tagged.Read}, // the older name
	{48, "Online Multimedia", citation.Webpage, tagged.Read},
	{56, "Blog", citation.PostWeblog, tagged.Both},
	{12, "Web Page", citation.Post, tagged.Write},
	{59, "Dataset", citation.Dataset, tagged.Both},
	{45, "Online Database", citation.Dataset, tagged.Read},
	{55, "Aggregated Database", citation.Dataset, tagged.Read},
	{9, "Computer Program", citation.Software, tagged.Both},
	{25, "Patent", citation.Patent, tagged.Both},
	{58, "Standard", citation.Standard, tagged.Both},
	{4, "Bill", citation.Bill, tagged.Both},
	{31, "Statute", citation.Legislation, tagged.Both},
	{50, "Legal Rule or Regulation", citation.Regulation, tagged.Both},
	{7, "Case", citation.LegalCase, tagged.Both},
	{14, "Hearing", citation.Hearing, tagged.Both},
	{20, "Map", citation.Map, tagged.Both},
	{2, "Artwork", citation.Graphic, tagged.Both},
	{38, "Chart or Table", citation.Graphic, tagged.Read},
	{37, "Figure", citation.Figure, tagged.Both},
	{21, "Film or Broadcast", citation.MotionPicture, tagged.Both},
	{3, "Audiovisual Material", citation.MotionPicture, tagged.Read},
	{21, "Film or Broadcast", citation.Broadcast, tagged.Write},
	{0, "Television Episode", citation.Broadcast, tagged.Read},
	{0, "Podcast", citation.Broadcast, tagged.Read},
	{61, "Music", citation.Song, tagged.Both},
	{61, "Music", citation.MusicalScore, tagged.Write},
	{26, "Personal Communication", citation.PersonalCommunication, tagged.Both},
	{26, "Personal Communication", citation.Interview, tagged.Write},
	{0, "Interview", citation.Interview, tagged.Read},
	{0, "Social Media", citation.Post, tagged.Read},
	{0, "Discussion Forum", citation.Post, tagged.Read},
	{0, "Press Release", citation.Document, tagged.Read},
	{36, "Manuscript", citation.Manuscript, tagged.Both},
	{34, "Unpublished Work", citation.Manuscript, tagged.Read},
	{34, "Unpublished Work", citation.Article, tagged.Write},
	{24, "Pamphlet", citation.Pamphlet, tagged.Both},
	{49, "Classical Work", citation.Classic, tagged.Both},
	{51, "Ancient Text", citation.Classic, tagged.Read},
	{39, "Equation", citation.Document, tagged.Read},
	{54, "Grant", citation.Document, tagged.Read},
	{13, "Generic", citation.Document, tagged.Both},
}

// readType gives the row of a type by its name, or else by its number.
func readType(name string, number int) (refType, bool) {
	for _, row := range refTypes {
		if row.use != tagged.Write && row.name == name {
			return row, true
		}
	}
	for _, row := range refTypes {
		if row.use != tagged.Write && row.number == number && number != 0 {
			return row, true
		}
	}
	return refType{}, false
}

// writtenType gives the row under which a work is written. A paper of which
// the meeting is known and no proceedings is a "Conference Paper".
func writtenType(c *citation.Citation) refType {
	if c.Type == citation.PaperConference && c.In.Title == "" && c.In.Event.Title != "" {
		row, _ := readType("Conference Paper", 0)
		return row
	}
	generic := refTypes[len(refTypes)-1]
	for _, row := range refTypes {
		if row.use != tagged.Read && row.typ == c.Type {
			return row
		}
	}
	return generic
}
