package hayagriva

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// A typeRow ties an entry of a type, in a parent of a type, to a type of CSL.
type typeRow struct {
	kind, parent string // parent "": whatever it is, or none
	typ          citation.Type
	use          tagged.Use // Both, Read or Write
}

// typeRows are read from top to bottom, so that a row for a parent goes before
// one for any; the first row of a type of CSL is the one written.
var typeRows = []typeRow{
	{"article", "newspaper", citation.ArticleNewspaper, tagged.Both},
	{"article", "blog", citation.PostWeblog, tagged.Both},
	{"article", "proceedings", citation.PaperConference, tagged.Both},
	{"article", "conference", citation.PaperConference, tagged.Read},
	{"article", "repository", citation.Article, tagged.Both},
	{"article", "book", citation.Chapter, tagged.Read},
	{"article", "anthology", citation.Chapter, tagged.Read},
	{"article", "reference", citation.EntryEncyclopedia, tagged.Read},
	{"article", "web", citation.Webpage, tagged.Read},
	{"article", "periodical", citation.ArticleJournal, tagged.Both},
	{"article", "", citation.ArticleJournal, tagged.Read},
	{"article", "periodical", citation.ArticleMagazine, tagged.Write},
	{"article", "periodical", citation.Review, tagged.Write},
	{"article", "periodical", citation.ReviewBook, tagged.Write},
	{"chapter", "proceedings", citation.PaperConference, tagged.Read},
	{"chapter", "book", citation.Chapter, tagged.Both},
	{"chapter", "", citation.Chapter, tagged.Read},
	{"anthos", "", citation.Chapter, tagged.Read},
	{"entry", "repository", citation.Entry, tagged.Both},
	{"entry", "reference", citation.EntryEncyclopedia, tagged.Both},
	{"entry", "", citation.EntryEncyclopedia, tagged.Read},
	{"entry", "reference", citation.EntryDictionary, tagged.Write},
	{"report", "", citation.Report, tagged.Both},
	{"thesis", "", citation.Thesis, tagged.Both},
	{"web", "", citation.Webpage, tagged.Both},
	{"scene", "", citation.MotionPicture, tagged.Read},
	{"artwork", "", citation.Graphic, tagged.Both},
	{"artwork", "", citation.Figure, tagged.Write},
	{"artwork", "", citation.Map, tagged.Write},
	{"patent", "", citation.Patent, tagged.Both},
	{"case", "", citation.LegalCase, tagged.Both},
	{"case", "", citation.Hearing, tagged.Write},
	{"newspaper", "", citation.Periodical, tagged.Read},
	{"legislation", "", citation.Legislation, tagged.Both},
	{"legislation", "", citation.Bill, tagged.Write},
	{"legislation", "", citation.Regulation, tagged.Write},
	{"legislation", "", citation.Treaty, tagged.Write},
	{"manuscript", "", citation.Manuscript, tagged.Both},
	{"original", "", citation.Manuscript, tagged.Read},
	{"post", "", citation.Post, tagged.Both},
	{"tweet", "", citation.Post, tagged.Read}, // the name before it was "post"
	{"thread", "", citation.Post, tagged.Read},
	{"periodical", "", citation.Periodical, tagged.Both},
	{"proceedings", "", citation.Book, tagged.Read},
	{"book", "", citation.Book, tagged.Both},
	{"book", "", citation.Classic, tagged.Write},
	{"book", "", citation.Pamphlet, tagged.Write},
	{"blog", "", citation.Webpage, tagged.Read},
	{"reference", "", citation.Book, tagged.Read},
	{"anthology", "", citation.Collection, tagged.Both},
	{"repository", "", citation.Software, tagged.Both},
	{"repository", "", citation.Dataset, tagged.Write},
	{"video", "", citation.MotionPicture, tagged.Both},
	{"video", "", citation.Broadcast, tagged.Write},
	{"audio", "", citation.Song, tagged.Both},
	{"exhibition", "", citation.EventType, tagged.Both},
	{"conference", "", citation.EventType, tagged.Read},
	{"performance", "", citation.Performance, tagged.Both},
	{"misc", "conference", citation.Speech, tagged.Both},
	{"misc", "", citation.Document, tagged.Both},
}

// parents are the types that parents without one have, by the type of their child.
var parents = map[string]string{
	"article": "periodical", "chapter": "book", "entry": "reference", "anthos": "anthology", "web": "web", "scene": "video",
	"artwork": "exhibition", "legislation": "anthology", "tweet": "tweet", "post": "post", "video": "video", "audio": "audio",
}

// kinds are all types.
var kinds = func() map[string]bool {
	all := make(map[string]bool)
	for _, row := range typeRows {
		all[row.kind] = true
	}
	return all
}()

// A textRow ties a member that is one text to a field.
type textRow struct {
	member string
	field  citation.Field
}

// texts are the members of a work itself that have a field each.
var texts = []textRow{
	{"abstract", citation.FieldAbstract}, {"genre", citation.FieldGenre}, {"edition", citation.FieldEdition}, {"page-total", citation.FieldNumberOfPages},
	{"volume-total", citation.FieldNumberOfVolumes}, {"chapter", citation.FieldChapterNumber}, {"runtime", citation.FieldDimensions},
	{"time-range", citation.FieldLocator}, {"language", citation.FieldLanguage}, {"archive-location", citation.FieldArchivePlace},
	{"call-number", citation.FieldCallNumber}, {"note", citation.FieldNote}, {"annote", citation.FieldAnnote},
}

// serials are the numbers of known schemes, members of "serial-number" today and of the entry before.
var serials = []textRow{
	{"doi", citation.FieldDOI}, {"isbn", citation.FieldISBN}, {"issn", citation.FieldISSN}, {"pmid", citation.FieldPMID}, {"pmcid", citation.FieldPMCID},
	{"arxiv", citation.FieldArXiv}, {"serial", citation.FieldNumber},
}

// A roleRow ties a role to a field; NoField: CSL does not know it.
type roleRow struct {
	role  string
	field citation.Field
}

// affiliated are the roles of people who are neither authors nor editors.
var affiliated = []roleRow{
	{"translator", citation.FieldTranslator}, {"compiler", citation.FieldCompiler}, {"collaborator", citation.FieldContributor},
	{"organizer", citation.FieldOrganizer}, {"cast-member", citation.FieldPerformer}, {"composer", citation.FieldComposer},
	{"producer", citation.FieldProducer}, {"executive-producer", citation.FieldExecutiveProducer}, {"writer", citation.FieldScriptWriter},
	{"director", citation.FieldDirector}, {"illustrator", citation.FieldIllustrator}, {"narrator", citation.FieldNarrator},
}
