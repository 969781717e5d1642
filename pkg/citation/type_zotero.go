package citation

import "strings"

// zoteroTypes are Zotero's types that CSL names otherwise, which reference
// managers write into formats without types of their own. Of several for one
// type the first is the one to write.
var zoteroTypes = []struct {
	name string
	typ  Type
}{
	{"journalArticle", ArticleJournal},
	{"magazineArticle", ArticleMagazine},
	{"newspaperArticle", ArticleNewspaper},
	{"bookSection", Chapter},
	{"encyclopediaArticle", EntryEncyclopedia},
	{"dictionaryEntry", EntryDictionary},
	{"conferencePaper", PaperConference},
	{"presentation", Speech},
	{"audioRecording", Song},
	{"film", MotionPicture},
	{"videoRecording", MotionPicture},
	{"radioBroadcast", Broadcast},
	{"tvBroadcast", Broadcast},
	{"podcast", Broadcast},
	{"artwork", Graphic},
	{"blogPost", PostWeblog},
	{"forumPost", Post},
	{"letter", PersonalCommunication},
	{"email", PersonalCommunication},
	{"instantMessage", PersonalCommunication},
	{"computerProgram", Software},
	{"preprint", Article},
	{"case", LegalCase},
	{"statute", Legislation},
}

// ParseZoteroType gives the type that Zotero has a name for ("journalArticle"),
// or CSL, without regard to case; "" when there is none.
func ParseZoteroType(name string) Type {
	for _, z := range zoteroTypes {
		if strings.EqualFold(z.name, name) {
			return z.typ
		}
	}
	if t, ok := ParseType(strings.ToLower(name)); ok && t != Article { // which is a preprint to CSL only
		return t
	}
	return ""
}

// Zotero gives Zotero's name for the type, or CSL's where it has none.
func (t Type) Zotero() string {
	for _, z := range zoteroTypes {
		if z.typ == t {
			return z.name
		}
	}
	return string(t)
}
