package ris

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// types ties the words after TY to the types of CSL. They are those of the RIS
// specification, of EndNote and of the databases; the first of a type is written.
var types = tagged.NewTypes([]tagged.TypeRow{
	{Word: "JOUR", Type: citation.ArticleJournal},
	{Word: "EJOUR", Type: citation.ArticleJournal, Use: tagged.Read},
	{Word: "ABST", Type: citation.ArticleJournal, Use: tagged.Read},
	{Word: "INPR", Type: citation.ArticleJournal, Use: tagged.Read},
	{Word: "JFULL", Type: citation.Periodical},
	{Word: "MGZN", Type: citation.ArticleMagazine},
	{Word: "NEWS", Type: citation.ArticleNewspaper},
	{Word: "BOOK", Type: citation.Book},
	{Word: "EBOOK", Type: citation.Book, Use: tagged.Read},
	{Word: "EDBOOK", Type: citation.Book, Use: tagged.Read}, // its AU are editors
	{Word: "SER", Type: citation.Book, Use: tagged.Read},
	{Word: "CTLG", Type: citation.Book, Use: tagged.Read},
	{Word: "CHAP", Type: citation.Chapter},
	{Word: "ECHAP", Type: citation.Chapter, Use: tagged.Read},
	{Word: "CONF", Type: citation.PaperConference},
	{Word: "CPAPER", Type: citation.PaperConference, Use: tagged.Read},
	{Word: "DICT", Type: citation.EntryDictionary},
	{Word: "ENCYC", Type: citation.EntryEncyclopedia},
	{Word: "ENCYC", Type: citation.Entry, Use: tagged.Write},
	{Word: "THES", Type: citation.Thesis},
	{Word: "RPRT", Type: citation.Report},
	{Word: "GOVDOC", Type: citation.Report, Use: tagged.Read},
	{Word: "ELEC", Type: citation.Webpage},
	{Word: "WEB", Type: citation.Webpage, Use: tagged.Read},
	{Word: "MULTI", Type: citation.Webpage, Use: tagged.Read},
	{Word: "BLOG", Type: citation.PostWeblog},
	{Word: "DATA", Type: citation.Dataset},
	{Word: "AGGR", Type: citation.Dataset, Use: tagged.Read},
	{Word: "DBASE", Type: citation.Dataset, Use: tagged.Read},
	{Word: "COMP", Type: citation.Software},
	{Word: "PAT", Type: citation.Patent},
	{Word: "STAND", Type: citation.Standard},
	{Word: "BILL", Type: citation.Bill},
	{Word: "UNBILL", Type: citation.Bill, Use: tagged.Read},
	{Word: "STAT", Type: citation.Legislation},
	{Word: "LEGAL", Type: citation.Regulation},
	{Word: "CASE", Type: citation.LegalCase},
	{Word: "HEAR", Type: citation.Hearing},
	{Word: "MAP", Type: citation.Map},
	{Word: "ART", Type: citation.Graphic},
	{Word: "CHART", Type: citation.Graphic, Use: tagged.Read},
	{Word: "FIGURE", Type: citation.Figure},
	{Word: "SLIDE", Type: citation.Speech},
	{Word: "MPCT", Type: citation.MotionPicture},
	{Word: "VIDEO", Type: citation.MotionPicture, Use: tagged.Read},
	{Word: "ADVS", Type: citation.MotionPicture, Use: tagged.Read},
	{Word: "VIDEO", Type: citation.Broadcast, Use: tagged.Write},
	{Word: "SOUND", Type: citation.Song},
	{Word: "MUSIC", Type: citation.MusicalScore},
	{Word: "PCOMM", Type: citation.PersonalCommunication},
	{Word: "ICOMM", Type: citation.PersonalCommunication, Use: tagged.Read},
	{Word: "PCOMM", Type: citation.Interview, Use: tagged.Write},
	{Word: "ICOMM", Type: citation.Post, Use: tagged.Write},
	{Word: "MANSCPT", Type: citation.Manuscript},
	{Word: "UNPB", Type: citation.Manuscript, Use: tagged.Read}, // with a DOI: an article, see typed
	{Word: "UNPB", Type: citation.Article, Use: tagged.Write},
	{Word: "PAMP", Type: citation.Pamphlet},
	{Word: "ANCIENT", Type: citation.Classic},
	{Word: "CLSWK", Type: citation.Classic, Use: tagged.Read},
	{Word: "EQUA", Type: citation.Document, Use: tagged.Read},
	{Word: "GRANT", Type: citation.Document, Use: tagged.Read},
	{Word: "GRNT", Type: citation.Document, Use: tagged.Read},
	{Word: "GEN", Type: citation.Document},
	{Word: "JOUR", Type: citation.Review, Use: tagged.Write},
	{Word: "JOUR", Type: citation.ReviewBook, Use: tagged.Write},
	{Word: "LEGAL", Type: citation.Treaty, Use: tagged.Write},
	{Word: "SER", Type: citation.Collection, Use: tagged.Write},
})

// general is the word for works without a type, or of one that RIS has no word for.
const general = "GEN"
