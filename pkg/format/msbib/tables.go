package msbib

import (
	"strconv"
	"time"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// types are Word's types of sources (ISO/IEC 29500-1, ST_SourceType).
var types = tagged.NewTypes([]tagged.TypeRow{
	{Word: "JournalArticle", Type: citation.ArticleJournal}, {Word: "JournalArticle", Type: citation.Review, Use: tagged.Write},
	{Word: "JournalArticle", Type: citation.ReviewBook, Use: tagged.Write},
	{Word: "ArticleInAPeriodical", Type: citation.ArticleMagazine}, {Word: "ArticleInAPeriodical", Type: citation.ArticleNewspaper, Use: tagged.Write},
	{Word: "Book", Type: citation.Book}, {Word: "Book", Type: citation.Classic, Use: tagged.Write}, {Word: "Book", Type: citation.Collection, Use: tagged.Write},
	{Word: "Book", Type: citation.Pamphlet, Use: tagged.Write}, {Word: "Book", Type: citation.Periodical, Use: tagged.Write},
	{Word: "BookSection", Type: citation.Chapter}, {Word: "BookSection", Type: citation.Entry, Use: tagged.Write},
	{Word: "BookSection", Type: citation.EntryDictionary, Use: tagged.Write}, {Word: "BookSection", Type: citation.EntryEncyclopedia, Use: tagged.Write},
	{Word: "ConferenceProceedings", Type: citation.PaperConference}, {Word: "Report", Type: citation.Report},
	{Word: "Report", Type: citation.Thesis, Use: tagged.Write}, {Word: "Report", Type: citation.Standard, Use: tagged.Write},
	{Word: "Report", Type: citation.Manuscript, Use: tagged.Write}, {Word: "Report", Type: citation.Article, Use: tagged.Write},
	{Word: "InternetSite", Type: citation.Webpage}, {Word: "DocumentFromInternetSite", Type: citation.Webpage, Use: tagged.Read},
	{Word: "InternetSite", Type: citation.Post, Use: tagged.Write}, {Word: "InternetSite", Type: citation.PostWeblog, Use: tagged.Write},
	{Word: "ElectronicSource", Type: citation.Software}, {Word: "ElectronicSource", Type: citation.Dataset, Use: tagged.Write},
	{Word: "Art", Type: citation.Graphic}, {Word: "Art", Type: citation.Figure, Use: tagged.Write}, {Word: "Art", Type: citation.Map, Use: tagged.Write},
	{Word: "SoundRecording", Type: citation.Song}, {Word: "Performance", Type: citation.Performance},
	{Word: "Film", Type: citation.MotionPicture}, {Word: "Film", Type: citation.Broadcast, Use: tagged.Write},
	{Word: "Interview", Type: citation.Interview}, {Word: "Patent", Type: citation.Patent}, {Word: "Case", Type: citation.LegalCase},
	{Word: "Misc", Type: citation.Document}, {Word: "Misc", Type: citation.Speech, Use: tagged.Write},
})

// Groups of types whose elements mean the same.
var (
	serial   = []citation.Type{citation.ArticleJournal, citation.Review, citation.ReviewBook}
	magazine = []citation.Type{citation.ArticleMagazine, citation.ArticleNewspaper}
	section  = []citation.Type{citation.Chapter, citation.Entry, citation.EntryDictionary, citation.EntryEncyclopedia}
	meeting  = []citation.Type{citation.PaperConference}
	site     = []citation.Type{citation.Webpage, citation.Post, citation.PostWeblog}
	report   = []citation.Type{citation.Report, citation.Thesis, citation.Standard, citation.Manuscript, citation.Article}
	art      = []citation.Type{citation.Graphic, citation.Figure, citation.Map}
	film     = []citation.Type{citation.MotionPicture, citation.Broadcast}
	song     = []citation.Type{citation.Song}
	patent   = []citation.Type{citation.Patent}
	legal    = []citation.Type{citation.LegalCase}
)

// elements ties the elements of a source to fields; those of people stand
// under "Author". The names in BIBTEX_ are JabRef's, which Word passes over.
var elements = tagged.NewTable([]tagged.Row{
	{Tag: "Author/Inventor", Field: citation.FieldAuthor, Only: patent},
	{Tag: "Author/Interviewee", Field: citation.FieldAuthor, Only: []citation.Type{citation.Interview}},
	{Tag: "Author/Artist", Field: citation.FieldAuthor, Only: art},
	{Tag: "Author/Author", Field: citation.FieldAuthor},
	{Tag: "Author/Inventor", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "Author/Artist", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "Author/Interviewee", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "Author/BookAuthor", Field: citation.FieldContainerAuthor},
	{Tag: "Author/Editor", Field: citation.FieldEditor},
	{Tag: "Author/Translator", Field: citation.FieldTranslator},
	{Tag: "Author/Compiler", Field: citation.FieldCompiler},
	{Tag: "Author/Composer", Field: citation.FieldComposer},
	{Tag: "Author/Conductor", Field: citation.FieldPerformer, Use: tagged.Read},
	{Tag: "Author/Performer", Field: citation.FieldPerformer},
	{Tag: "Author/Director", Field: citation.FieldDirector},
	{Tag: "Author/ProducerName", Field: citation.FieldProducer},
	{Tag: "Author/Writer", Field: citation.FieldScriptWriter},
	{Tag: "Author/Interviewer", Field: citation.FieldInterviewer},
	{Tag: "Title", Field: citation.FieldTitle},
	{Tag: "ShortTitle", Field: citation.FieldTitleShort},
	{Tag: "JournalName", Field: citation.FieldJournal, Only: serial},
	{Tag: "PeriodicalTitle", Field: citation.FieldJournal, Only: magazine},
	{Tag: "BookTitle", Field: citation.FieldJournal, Only: section},
	{Tag: "ConferenceName", Field: citation.FieldJournal, Only: meeting},
	{Tag: "InternetSiteTitle", Field: citation.FieldJournal, Only: site},
	{Tag: "PublicationTitle", Field: citation.FieldJournal},
	{Tag: "JournalName", Field: citation.FieldJournal, Use: tagged.Read},
	{Tag: "PeriodicalTitle", Field: citation.FieldJournal, Use: tagged.Read},
	{Tag: "PeriodicalName", Field: citation.FieldJournal, Use: tagged.Read},
	{Tag: "BookTitle", Field: citation.FieldJournal, Use: tagged.Read},
	{Tag: "InternetSiteTitle", Field: citation.FieldJournal, Use: tagged.Read},
	{Tag: "AlbumTitle", Field: citation.FieldJournal, Use: tagged.Read},
	{Tag: "BroadcastTitle", Field: citation.FieldJournal, Use: tagged.Read},
	{Tag: "ConferenceName", Field: citation.FieldEventTitle},
	{Tag: "Publisher", Field: citation.FieldPublisher},
	{Tag: "Institution", Field: citation.FieldPublisher, Use: tagged.Read},
	{Tag: "ProductionCompany", Field: citation.FieldPublisher, Use: tagged.Read, Only: song},
	{Tag: "Distributor", Field: citation.FieldPublisher, Use: tagged.Read, Only: film},
	{Tag: "Department", Field: citation.FieldDivision},
	{Tag: "ThesisType", Field: citation.FieldGenre, Only: report},
	{Tag: "Type", Field: citation.FieldGenre},
	{Tag: "ThesisType", Field: citation.FieldGenre, Use: tagged.Read},
	{Tag: "Volume", Field: citation.FieldVolume},
	{Tag: "Issue", Field: citation.FieldIssue},
	{Tag: "NumberVolumes", Field: citation.FieldNumberOfVolumes},
	{Tag: "Pages", Field: citation.FieldPages},
	{Tag: "ChapterNumber", Field: citation.FieldChapterNumber},
	{Tag: "Edition", Field: citation.FieldEdition},
	{Tag: "Version", Field: citation.FieldVersion},
	{Tag: "Medium", Field: citation.FieldMedium},
	{Tag: "PatentNumber", Field: citation.FieldNumber, Only: patent},
	{Tag: "CaseNumber", Field: citation.FieldNumber, Only: legal},
	{Tag: "RecordingNumber", Field: citation.FieldNumber, Only: song},
	{Tag: "BIBTEX_Number", Field: citation.FieldNumber},
	{Tag: "Court", Field: citation.FieldAuthority, Only: legal},
	{Tag: "DOI", Field: citation.FieldDOI},
	{Tag: "URL", Field: citation.FieldURL},
	{Tag: "Comments", Field: citation.FieldNote},
	{Tag: "BIBTEX_Abstract", Field: citation.FieldAbstract},
	{Tag: "BIBTEX_KeyWords", Field: citation.FieldKeyword},
	{Tag: "BIBTEX_Series", Field: citation.FieldSeries},
})

// spelled gives the name of a month that is written as a number.
func spelled(month string) string {
	if n, err := strconv.Atoi(month); err == nil && 1 <= n && n <= 12 {
		return time.Month(n).String()
	}
	return month
}

// languages are the languages of locales by their numbers ([MS-LCID]). 0 is none.
var languages = map[string]citation.Language{
	"1025": "ar", "1026": "bg", "1027": "ca", "2052": "zh-CN", "1028": "zh-TW", "1050": "hr", "1029": "cs", "1030": "da", "1043": "nl", "1033": "en-US",
	"2057": "en-GB", "3081": "en-AU", "4105": "en-CA", "1061": "et", "1035": "fi", "1036": "fr", "3084": "fr-CA", "1031": "de", "2055": "de-CH", "3079": "de-AT",
	"1032": "el", "1037": "he", "1081": "hi", "1038": "hu", "1057": "id", "1040": "it", "1041": "ja", "1042": "ko", "1062": "lv", "1063": "lt", "1044": "nb",
	"2068": "nn", "1065": "fa", "1045": "pl", "1046": "pt-BR", "2070": "pt", "1048": "ro", "1049": "ru", "1051": "sk", "1060": "sl", "3082": "es", "2058": "es-MX",
	"1053": "sv", "1054": "th", "1055": "tr", "1058": "uk", "1066": "vi",
}

// locales are the numbers of languages, the general one of each.
var locales = func() map[citation.Language]string {
	t := make(map[citation.Language]string, len(languages))
	for number, lang := range languages {
		t[lang] = number
	}
	t["en"], t["zh"] = "1033", "2052"
	return t
}()
