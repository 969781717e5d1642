package citation

import (
	"strings"
	"unicode"
)

// typeWords are the words by which catalogues and repositories say what a work
// is, the more telling ones first. They are looked for as whole words, in the
// singular or the plural.
var typeWords = []struct {
	words string
	typ   Type
}{
	{"newspaper article", ArticleNewspaper},
	{"magazine article", ArticleMagazine},
	{"journal article", ArticleJournal},
	{"research article", ArticleJournal},
	{"review article", ArticleJournal},
	{"peer reviewed article", ArticleJournal},
	{"contribution to periodical", ArticleJournal},
	{"contribution to journal", ArticleJournal},
	{"article in journal", ArticleJournal},
	{"book chapter", Chapter},
	{"book part", Chapter},
	{"book section", Chapter},
	{"part of book", Chapter},
	{"chapter in book", Chapter},
	{"book review", ReviewBook},
	{"conference paper", PaperConference},
	{"conference object", PaperConference},
	{"conference item", PaperConference},
	{"conference contribution", PaperConference},
	{"conference publication", PaperConference},
	{"proceedings paper", PaperConference},
	{"in proceedings", PaperConference},
	{"conference proceedings", Book},
	{"conference poster", Speech},
	{"technical report", Report},
	{"research report", Report},
	{"working paper", Article},
	{"discussion paper", Article},
	{"encyclopedia article", EntryEncyclopedia},
	{"dictionary entry", EntryDictionary},
	{"blog post", PostWeblog},
	{"web site", Webpage},
	{"web page", Webpage},
	{"web resource", Webpage},
	{"website", Webpage},
	{"webpage", Webpage},
	{"motion picture", MotionPicture},
	{"moving image", MotionPicture},
	{"musical score", MusicalScore},
	{"musical notation", MusicalScore},
	{"sheet music", MusicalScore},
	{"computer program", Software},
	{"still image", Graphic},
	{"thesis", Thesis},
	{"theses", Thesis},
	{"dissertation", Thesis},
	{"phdthesis", Thesis},
	{"mastersthesis", Thesis},
	{"hochschulschrift", Thesis},
	{"masterarbeit", Thesis},
	{"tesis", Thesis},
	{"tese", Thesis},
	{"thèse", Thesis},
	{"dissertação", Thesis},
	{"preprint", Article},
	{"pre print", Article},
	{"dataset", Dataset},
	{"data set", Dataset},
	{"research data", Dataset},
	{"software", Software},
	{"inproceedings", PaperConference},
	{"incollection", Chapter},
	{"inbook", Chapter},
	{"proceedings", Book},
	{"article", ArticleJournal},
	{"artículo", ArticleJournal},
	{"artigo", ArticleJournal},
	{"articolo", ArticleJournal},
	{"aufsatz", ArticleJournal},
	{"zeitschriftenartikel", ArticleJournal},
	{"chapter", Chapter},
	{"lecture", Speech},
	{"speech", Speech},
	{"presentation", Speech},
	{"interview", Interview},
	{"patent", Patent},
	{"manuscript", Manuscript},
	{"correspondence", PersonalCommunication},
	{"letter", PersonalCommunication},
	{"postcard", Graphic},
	{"photograph", Graphic},
	{"poster", Graphic},
	{"image", Graphic},
	{"video", MotionPicture},
	{"film", MotionPicture},
	{"audio", Song},
	{"sound", Song},
	{"report", Report},
	{"techreport", Report},
	{"rapport", Report},
	{"informe", Report},
	{"monograph", Book},
	{"pamphlet", Pamphlet},
	{"book", Book},
	{"ebook", Book},
	{"livre", Book},
	{"libro", Book},
	{"livro", Book},
	{"buch", Book},
	{"map", Map},
	{"review", Review},
	{"journal", Periodical},
	{"periodical", Periodical},
	{"serial", Periodical},
	{"score", MusicalScore},
	{"standard", Standard},
}

// coarTypes are types of the COAR resource type vocabulary (3.1), by the codes
// of their addresses: "http://purl.org/coar/resource_type/c_6501".
var coarTypes = map[string]Type{
	"c_6501": ArticleJournal, "c_2df8fbb1": ArticleJournal, "c_dcae04bc": ArticleJournal, "c_3e5a": ArticleJournal, "c_beb9": ArticleJournal,
	"c_545b": ArticleJournal, "c_b239": ArticleJournal, "c_998f": ArticleNewspaper, "c_0640": Periodical, "c_2f33": Book, "c_3248": Chapter,
	"c_5794": PaperConference, "c_c94f": PaperConference, "c_6670": Speech, "c_8544": Speech, "c_f744": Book, "c_46ec": Thesis, "c_db06": Thesis,
	"c_bdcc": Thesis, "c_7a1f": Thesis, "c_93fc": Report, "c_18gh": Report, "c_18ws": Report, "c_18hj": Report, "c_8042": Article, "c_816b": Article,
	"c_ddb1": Dataset, "c_5ce6": Software, "c_12cd": Map, "c_ba08": ReviewBook, "c_efa0": Review, "c_c513": Graphic, "c_ecc8": Graphic,
	"c_12ce": MotionPicture, "c_8a7e": MotionPicture, "c_18cc": Song, "c_18cw": MusicalScore, "c_15cd": Patent, "c_0040": Manuscript, "c_7ad9": Webpage,
	"c_26e4": Interview, "c_1843": Document,
}

// FindType gives the type that is named in the words of a catalogue or
// repository: "Thesis (doctoral)", "info:eu-repo/semantics/bookPart", or an
// address of COAR. It is "" when they name none: "Text", "Other", "Fiction".
func FindType(words string) Type {
	words = strings.TrimSpace(words)
	if typ := coarTypes[words[strings.LastIndexByte(words, '/')+1:]]; typ != "" {
		return typ
	}
	if typ, ok := ParseType(words); ok && typ != Article { // others call so what is in a journal
		return typ
	}
	text := spaced(words)
	for _, w := range typeWords {
		if hasWords(text, w.words) {
			return w.typ
		}
	}
	return ""
}

// spaced gives words in lower case with one blank between them, also those
// written in one: "bookPart" is "book part".
func spaced(s string) string {
	var b strings.Builder
	last := ' '
	for _, c := range s {
		if !unicode.IsLetter(c) {
			c = ' '
		}
		if c == ' ' && last == ' ' {
			continue
		}
		if unicode.IsUpper(c) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(c))
		last = c
	}
	return b.String()
}

// hasWords reports whether words stand in a text as such, also in the plural.
func hasWords(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		from = i + len(words)
		end := strings.TrimPrefix(text[from:], "s")
		if (i == 0 || text[i-1] == ' ') && (end == "" || end[0] == ' ') {
			return true
		}
	}
}
