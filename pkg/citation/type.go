package citation

// Type is the type of a work by its CSL 1.0.2 name; "" is unknown.
type Type string

// The types of CSL 1.0.2, appendix III.
const (
	Article               Type = "article" // a work published on its own: a preprint, a working paper
	ArticleJournal        Type = "article-journal"
	ArticleMagazine       Type = "article-magazine"
	ArticleNewspaper      Type = "article-newspaper"
	Bill                  Type = "bill"
	Book                  Type = "book"
	Broadcast             Type = "broadcast"
	Chapter               Type = "chapter"
	Classic               Type = "classic"
	Collection            Type = "collection"
	Dataset               Type = "dataset"
	Document              Type = "document"
	Entry                 Type = "entry"
	EntryDictionary       Type = "entry-dictionary"
	EntryEncyclopedia     Type = "entry-encyclopedia"
	EventType             Type = "event"
	Figure                Type = "figure"
	Graphic               Type = "graphic"
	Hearing               Type = "hearing"
	Interview             Type = "interview"
	LegalCase             Type = "legal_case"
	Legislation           Type = "legislation"
	Manuscript            Type = "manuscript"
	Map                   Type = "map"
	MotionPicture         Type = "motion_picture"
	MusicalScore          Type = "musical_score"
	Pamphlet              Type = "pamphlet"
	PaperConference       Type = "paper-conference"
	Patent                Type = "patent"
	Performance           Type = "performance"
	Periodical            Type = "periodical"
	PersonalCommunication Type = "personal_communication"
	Post                  Type = "post"
	PostWeblog            Type = "post-weblog"
	Regulation            Type = "regulation"
	Report                Type = "report"
	Review                Type = "review"
	ReviewBook            Type = "review-book"
	Software              Type = "software"
	Song                  Type = "song"
	Speech                Type = "speech"
	Standard              Type = "standard"
	Thesis                Type = "thesis"
	Treaty                Type = "treaty"
	Webpage               Type = "webpage"
)

// Types lists every CSL type in alphabetical order.
func Types() []Type {
	return []Type{
		Article, ArticleJournal, ArticleMagazine, ArticleNewspaper, Bill, Book, Broadcast, Chapter, Classic,
		Collection, Dataset, Document, Entry, EntryDictionary, EntryEncyclopedia, EventType, Figure, Graphic,
		Hearing, Interview, LegalCase, Legislation, Manuscript, Map, MotionPicture, MusicalScore, Pamphlet,
		PaperConference, Patent, Performance, Periodical, PersonalCommunication, Post, PostWeblog, Regulation,
		Report, Review, ReviewBook, Software, Song, Speech, Standard, Thesis, Treaty, Webpage,
	}
}

// ParseType gives the CSL type of that name; ok is false when there is none.
func ParseType(s string) (t Type, ok bool) {
	for _, t := range Types() {
		if string(t) == s {
			return t, true
		}
	}
	return "", false
}

// InPeriodical reports whether a work of this type appears in a serial, so
// that its container is a journal, magazine or newspaper.
func (t Type) InPeriodical() bool {
	switch t {
	case ArticleJournal, ArticleMagazine, ArticleNewspaper, Review, ReviewBook:
		return true
	}
	return false
}

// InBook reports whether a work of this type is part of a book or of proceedings.
func (t Type) InBook() bool {
	switch t {
	case Chapter, PaperConference, Entry, EntryDictionary, EntryEncyclopedia:
		return true
	}
	return false
}
