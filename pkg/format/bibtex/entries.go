package bibtex

import (
	"strings"
	"sync"

	"github.com/peerlit/peerlit/pkg/citation"
)

// A class groups the entry types that share the meaning of their fields:
// "number" is an issue in an article, a number in a series in a book.
type class uint8

const (
	article class = 1 << iota
	part          // of a book
	paper         // in proceedings
	book
	thesis
	report
	online
	misc
	anyClass = class(0xFF)
)

// An entryType ties an entry type to a CSL type.
type entryType struct {
	name     string // lower case
	csl      citation.Type
	class    class
	dialects dialect // that know it; none for names only others use
	genre    string  // what the name says beyond the CSL type
}

// entryTypes are those that can be read. Sources: btxdoc (1988), section 3.1;
// the biblatex manual 3.20, sections 2.1.1 to 2.1.3; and names that Zotero,
// JabRef, DBLP, ACM and others write.
var entryTypes = []entryType{
	{"article", citation.ArticleJournal, article, both, ""},
	{"book", citation.Book, book, both, ""},
	{"booklet", citation.Pamphlet, book, both, ""},
	{"inbook", citation.Chapter, part, both, ""},
	{"incollection", citation.Chapter, part, both, ""},
	{"inproceedings", citation.PaperConference, paper, both, ""},
	{"conference", citation.PaperConference, paper, both, ""},
	{"manual", citation.Book, book, both, ""},
	{"mastersthesis", citation.Thesis, thesis, both, "Master's thesis"},
	{"misc", citation.Document, misc, both, ""},
	{"phdthesis", citation.Thesis, thesis, both, "PhD thesis"},
	{"proceedings", citation.Book, book, both, ""},
	{"techreport", citation.Report, report, both, ""},
	{"unpublished", citation.Manuscript, misc, both, ""},
	{"patent", citation.Patent, misc, both, ""},
	{"periodical", citation.Periodical, article, both, ""},

	{"mvbook", citation.Book, book, biblatex, ""},
	{"bookinbook", citation.Chapter, part, biblatex, ""},
	{"suppbook", citation.Chapter, part, biblatex, ""},
	{"collection", citation.Book, book, biblatex, ""},
	{"mvcollection", citation.Book, book, biblatex, ""},
	{"suppcollection", citation.Chapter, part, biblatex, ""},
	{"dataset", citation.Dataset, misc, biblatex, ""},
	{"online", citation.Webpage, online, biblatex, ""},
	{"suppperiodical", citation.ArticleJournal, article, biblatex, ""},
	{"mvproceedings", citation.Book, book, biblatex, ""},
	{"reference", citation.Book, book, biblatex, ""},
	{"mvreference", citation.Book, book, biblatex, ""},
	{"inreference", citation.EntryEncyclopedia, part, biblatex, ""},
	{"report", citation.Report, report, biblatex, ""},
	{"set", citation.Document, misc, biblatex, ""},
	{"software", citation.Software, misc, biblatex, ""},
	{"thesis", citation.Thesis, thesis, biblatex, ""},
	{"xdata", citation.Document, misc, biblatex, ""},
	{"artwork", citation.Graphic, misc, biblatex, ""},
	{"audio", citation.Song, misc, biblatex, ""},
	{"image", citation.Graphic, misc, biblatex, ""},
	{"jurisdiction", citation.LegalCase, misc, biblatex, ""},
	{"legislation", citation.Legislation, misc, biblatex, ""},
	{"legal", citation.Treaty, misc, biblatex, ""},
	{"letter", citation.PersonalCommunication, misc, biblatex, ""},
	{"movie", citation.MotionPicture, misc, biblatex, ""},
	{"music", citation.Song, misc, biblatex, ""},
	{"performance", citation.Performance, misc, biblatex, ""},
	{"review", citation.Review, article, biblatex, ""},
	{"standard", citation.Standard, misc, biblatex, ""},
	{"video", citation.MotionPicture, misc, biblatex, ""},
	{"softwareversion", citation.Software, misc, biblatex, ""},
	{"softwaremodule", citation.Software, misc, biblatex, ""},
	{"codefragment", citation.Software, misc, biblatex, ""},
	{"commentary", citation.Book, book, biblatex, ""},

	{"electronic", citation.Webpage, online, 0, ""},
	{"www", citation.Webpage, online, 0, ""},
	{"webpage", citation.Webpage, online, 0, ""},
	{"website", citation.Webpage, online, 0, ""},
	{"url", citation.Webpage, online, 0, ""},
	{"internet", citation.Webpage, online, 0, ""},
	{"blog", citation.PostWeblog, online, 0, ""},
	{"preprint", citation.Article, misc, 0, ""},
	{"eprint", citation.Article, misc, 0, ""},
	{"data", citation.Dataset, misc, 0, ""},
	{"computerprogram", citation.Software, misc, 0, ""},
	{"program", citation.Software, misc, 0, ""},
	{"newspaper", citation.ArticleNewspaper, article, 0, ""},
	{"magazine", citation.ArticleMagazine, article, 0, ""},
	{"newspaperarticle", citation.ArticleNewspaper, article, 0, ""},
	{"magazinearticle", citation.ArticleMagazine, article, 0, ""},
	{"journal", citation.Periodical, article, 0, ""},
	{"presentation", citation.Speech, misc, 0, ""},
	{"talk", citation.Speech, misc, 0, ""},
	{"poster", citation.Speech, misc, 0, "Poster"},
	{"lecture", citation.Speech, misc, 0, ""},
	{"chapter", citation.Chapter, part, 0, ""},
	{"bookchapter", citation.Chapter, part, 0, ""},
	{"dissertation", citation.Thesis, thesis, 0, ""},
	{"bachelorsthesis", citation.Thesis, thesis, 0, "Bachelor's thesis"},
	{"bachelorthesis", citation.Thesis, thesis, 0, "Bachelor's thesis"},
	{"mathesis", citation.Thesis, thesis, 0, "Master's thesis"},
	{"masterthesis", citation.Thesis, thesis, 0, "Master's thesis"},
	{"diplomathesis", citation.Thesis, thesis, 0, "Diploma thesis"},
	{"habilitation", citation.Thesis, thesis, 0, "Habilitation thesis"},
	{"workingpaper", citation.Report, report, 0, "Working paper"},
	{"whitepaper", citation.Report, report, 0, "White paper"},
	{"deliverable", citation.Report, report, 0, ""},
	{"film", citation.MotionPicture, misc, 0, ""},
	{"law", citation.Legislation, misc, 0, ""},
	{"statute", citation.Legislation, misc, 0, ""},
	{"case", citation.LegalCase, misc, 0, ""},
	{"manuscript", citation.Manuscript, misc, 0, ""},
	{"email", citation.PersonalCommunication, misc, 0, ""},
	{"generic", citation.Document, misc, 0, ""},
	{"other", citation.Document, misc, 0, ""},
}

// writtenTypes says under which entry type each CSL type is written. Where
// reading that back would give another type, the entry says which in its
// field entrysubtype, which styles ignore.
var writtenTypes = map[citation.Type]struct{ bibtex, biblatex string }{
	citation.Article:               {"misc", "misc"},
	citation.ArticleJournal:        {"article", "article"},
	citation.ArticleMagazine:       {"article", "article"},
	citation.ArticleNewspaper:      {"article", "article"},
	citation.Bill:                  {"misc", "legislation"},
	citation.Book:                  {"book", "book"},
	citation.Broadcast:             {"misc", "misc"},
	citation.Chapter:               {"incollection", "incollection"},
	citation.Classic:               {"book", "book"},
	citation.Collection:            {"misc", "misc"},
	citation.Dataset:               {"misc", "dataset"},
	citation.Document:              {"misc", "misc"},
	citation.Entry:                 {"incollection", "inreference"},
	citation.EntryDictionary:       {"incollection", "inreference"},
	citation.EntryEncyclopedia:     {"incollection", "inreference"},
	citation.EventType:             {"misc", "misc"},
	citation.Figure:                {"misc", "image"},
	citation.Graphic:               {"misc", "artwork"},
	citation.Hearing:               {"misc", "jurisdiction"},
	citation.Interview:             {"misc", "misc"},
	citation.LegalCase:             {"misc", "jurisdiction"},
	citation.Legislation:           {"misc", "legislation"},
	citation.Manuscript:            {"unpublished", "unpublished"},
	citation.Map:                   {"misc", "misc"},
	citation.MotionPicture:         {"misc", "movie"},
	citation.MusicalScore:          {"misc", "music"},
	citation.Pamphlet:              {"booklet", "booklet"},
	citation.PaperConference:       {"inproceedings", "inproceedings"},
	citation.Patent:                {"patent", "patent"},
	citation.Performance:           {"misc", "performance"},
	citation.Periodical:            {"periodical", "periodical"},
	citation.PersonalCommunication: {"misc", "letter"},
	citation.Post:                  {"misc", "online"},
	citation.PostWeblog:            {"misc", "online"},
	citation.Regulation:            {"misc", "legislation"},
	citation.Report:                {"techreport", "report"},
	citation.Review:                {"article", "review"},
	citation.ReviewBook:            {"article", "review"},
	citation.Software:              {"misc", "software"},
	citation.Song:                  {"misc", "audio"},
	citation.Speech:                {"misc", "unpublished"},
	citation.Standard:              {"misc", "standard"},
	citation.Thesis:                {"phdthesis", "thesis"},
	citation.Treaty:                {"misc", "legal"},
	citation.Webpage:               {"misc", "online"},
	"":                             {"misc", "misc"},
}

// subtypes are the words biblatex has for entrysubtype, 2.1.2. Other CSL types stand there under their own names.
var subtypes = []struct {
	word string
	csl  citation.Type
}{
	{"magazine", citation.ArticleMagazine},
	{"newspaper", citation.ArticleNewspaper},
}

// localKeys are biblatex's localisation keys for fields such as type, series
// and pubstate, 4.9.2, in plain words.
var localKeys = []struct{ key, text string }{
	{"phdthesis", "PhD thesis"}, {"mathesis", "Master's thesis"}, {"bathesis", "Bachelor's thesis"},
	{"candthesis", "Candidate thesis"}, {"techreport", "Technical report"}, {"resreport", "Research report"},
	{"software", "Computer software"}, {"datacd", "Data CD"}, {"audiocd", "Audio CD"},
	{"patent", "Patent"}, {"patentde", "German patent"}, {"patenteu", "European patent"}, {"patentfr", "French patent"},
	{"patentuk", "British patent"}, {"patentus", "U.S. patent"}, {"patreq", "Patent request"},
	{"patreqde", "German patent request"}, {"patreqeu", "European patent request"},
	{"patreqfr", "French patent request"}, {"patrequk", "British patent request"}, {"patrequs", "U.S. patent request"},
	{"inpreparation", "in preparation"}, {"submitted", "submitted"}, {"forthcoming", "forthcoming"}, {"inpress", "in press"},
	{"prepublished", "pre-published"}, {"newseries", "new series"}, {"oldseries", "old series"},
	{"countryde", "Germany"}, {"countryeu", "European Union"}, {"countryep", "European Union"}, {"countryfr", "France"},
	{"countryuk", "United Kingdom"}, {"countryus", "United States of America"},
}

// maxKey is the length of the longest of them.
const maxKey = 13

var entryTypeIndex = sync.OnceValue(func() map[string]*entryType {
	index := make(map[string]*entryType, len(entryTypes))
	for i := range entryTypes {
		index[entryTypes[i].name] = &entryTypes[i]
	}
	return index
})

// entryTypeNamed gives the entry type of that name in any spelling; nil when there is none.
func entryTypeNamed(name string) *entryType { return entryTypeIndex()[lower(name)] }

// writtenType gives the entry type to write a citation under.
func writtenType(c *citation.Citation, d dialect) *entryType {
	names, ok := writtenTypes[c.Type]
	if !ok {
		names = writtenTypes[citation.Document]
	}
	name := names.bibtex
	if d == biblatex {
		name = names.biblatex
	} else if c.Type == citation.Thesis && strings.Contains(strings.ToLower(string(c.Text(citation.FieldGenre))), "master") {
		name = "mastersthesis"
	}
	return entryTypeNamed(name)
}

// subtype gives the word for entrysubtype, "" when the entry type says it all.
func subtype(t *entryType, csl citation.Type) string {
	if csl == t.csl || csl == "" {
		return ""
	}
	for _, s := range subtypes {
		if s.csl == csl {
			return s.word
		}
	}
	return string(csl)
}

// subtypeNamed gives the CSL type that an entrysubtype stands for.
func subtypeNamed(word string) (citation.Type, bool) {
	for _, s := range subtypes {
		if strings.EqualFold(s.word, word) {
			return s.csl, true
		}
	}
	return citation.ParseType(strings.ToLower(word))
}
