package mods

import "github.com/peerlit/peerlit/pkg/citation"

// authorities are the vocabularies of genre that say what a work is beside
// "local", the surer ones first.
var authorities = []struct {
	names []string
	types map[string]citation.Type
}{
	{[]string{"marcgt", "marc"}, marcTypes},
	{[]string{"dct"}, dctTypes},
}

// marcTypes are the terms of the MARC genre term list that say what a work is.
// Those of what is written in any form ("fiction", "essay") do not.
var marcTypes = map[string]citation.Type{
	"article": citation.ArticleJournal, "abstract or summary": citation.ArticleJournal, "reporting": citation.ArticleNewspaper,
	"art original": citation.Graphic, "art reproduction": citation.Graphic, "picture": citation.Graphic, "photo": citation.Graphic, "slide": citation.Graphic,
	"chart": citation.Graphic, "graphic": citation.Graphic, "technical drawing": citation.Graphic, "flash card": citation.Graphic, "transparency": citation.Graphic,
	"atlas": citation.Map, "map": citation.Map, "globe": citation.Map, "remote sensing image": citation.Map,
	"bibliography": citation.Book, "biography": citation.Book, "autobiography": citation.Book, "book": citation.Book, "catalog": citation.Book,
	"comic strip": citation.Book, "comic/graphic novel": citation.Book, "dictionary": citation.Book, "directory": citation.Book,
	"discography": citation.Book, "encyclopedia": citation.Book, "festschrift": citation.Book, "filmography": citation.Book, "handbook": citation.Book,
	"index": citation.Book, "novel": citation.Book, "yearbook": citation.Book, "short story": citation.Book,
	"conference publication": citation.PaperConference, "database": citation.Dataset, "numeric data": citation.Dataset,
	"computer program": citation.Software, "game": citation.Software, "videogame": citation.Software,
	"font": citation.Software, "interactive multimedia": citation.Software, "online system or service": citation.Webpage, "web site": citation.Webpage,
	"filmstrip": citation.MotionPicture, "motion picture": citation.MotionPicture, "videorecording": citation.MotionPicture,
	"interview": citation.Interview, "issue": citation.Periodical, "series": citation.Periodical, "periodical": citation.Periodical,
	"journal": citation.Periodical, "magazine": citation.Periodical, "newspaper": citation.Periodical,
	"law report or digest": citation.LegalCase, "legal article": citation.ArticleJournal, "legal case and case notes": citation.LegalCase,
	"legislation": citation.Legislation, "letter": citation.PersonalCommunication, "multivolume monograph": citation.Book,
	"music": citation.Song, "sound": citation.Song, "patent": citation.Patent, "review": citation.Review, "script": citation.Manuscript,
	"speech": citation.Speech, "standard or specification": citation.Standard, "technical report": citation.Report, "report": citation.Report,
	"thesis": citation.Thesis, "theses": citation.Thesis, "treaty": citation.Treaty, "working paper": citation.Article, "manuscript": citation.Manuscript,
}

// dctTypes are the types of DCMI.
var dctTypes = map[string]citation.Type{
	"dataset": citation.Dataset, "image": citation.Graphic, "stillimage": citation.Graphic, "movingimage": citation.MotionPicture,
	"software": citation.Software, "sound": citation.Song, "interactiveresource": citation.Webpage, "event": citation.EventType,
}

// resourceNames are the values of typeOfResource that say what a work is, for
// which "text" does not. Of several for one type the last is written.
var resourceNames = []struct {
	name string
	typ  citation.Type
}{
	{"sound recording-musical", citation.Song},
	{"sound recording-nonmusical", citation.Song},
	{"audio", citation.Song},
	{"sound recording", citation.Song},
	{"three dimensional object", citation.Graphic},
	{"artifact", citation.Graphic},
	{"still image", citation.Graphic},
	{"moving image", citation.MotionPicture},
	{"software", citation.Software},
	{"multimedia", citation.Software},
	{"software, multimedia", citation.Software},
	{"cartographic", citation.Map},
	{"notated movement", citation.MusicalScore},
	{"notated music", citation.MusicalScore},
}

// hostTypes say what the parts of a host of a type are.
var hostTypes = map[citation.Type]citation.Type{
	citation.Periodical: citation.ArticleJournal, citation.ArticleJournal: citation.ArticleJournal,
	citation.ArticleMagazine: citation.ArticleMagazine, citation.ArticleNewspaper: citation.ArticleNewspaper,
	citation.PaperConference: citation.PaperConference, citation.Book: citation.Chapter, citation.Chapter: citation.Chapter,
	citation.EntryDictionary: citation.EntryDictionary, citation.EntryEncyclopedia: citation.EntryEncyclopedia, citation.Webpage: citation.Webpage,
}

// hostWords are the words in a host's genre that the types of works do not have.
var hostWords = []struct {
	word string
	typ  citation.Type
}{
	{"newspaper", citation.ArticleNewspaper},
	{"magazine", citation.ArticleMagazine},
	{"proceedings", citation.PaperConference},
	{"conference", citation.PaperConference},
	{"dictionary", citation.EntryDictionary},
	{"encyclopedia", citation.EntryEncyclopedia},
	{"collection", citation.Chapter},
}

// details are the types of detail in a part.
var details = map[string]citation.Field{
	"volume": citation.FieldVolume, "vol": citation.FieldVolume, "issue": citation.FieldIssue, "number": citation.FieldIssue, "no": citation.FieldIssue,
	"chapter": citation.FieldChapterNumber, "section": citation.FieldSection, "part": citation.FieldPart, "supplement": citation.FieldSupplement,
	"page": citation.FieldPages, "pages": citation.FieldPages, "article-number": citation.FieldNumber, "article number": citation.FieldNumber,
	"article": citation.FieldNumber, "report number": citation.FieldNumber, "edition": citation.FieldEdition, "session": citation.FieldSection,
}

// dateNames are the elements of originInfo with a date, in the order in which
// they are taken for the date of publication.
var dateNames = []string{"dateIssued", "copyrightDate", "dateCreated", "dateOther"}

// encodings are the encodings of dates, the better ones first; what is in
// MARC's has lost its day.
var encodings = []string{"edtf", "w3cdtf", "iso8601", "temper", "marc", ""}
