package bibtex

import (
	"sync"

	"github.com/peerlit/peerlit/pkg/citation"
)

// A treatment says how a field's value is read and written.
type treatment uint8

const (
	asText     treatment = iota // running text, with markup
	asTitle                     // text in which braces protect capitals
	asPlain                     // text without markup: names of places and publishers
	asNumber                    // plain, and dashes are hyphens
	asNames                     // names joined by "and"
	asDate                      // EDTF, or whatever citation.ParseDate takes
	asPages                     // page ranges
	asID                        // identifiers, several split by commas or blanks; no TeX
	asLink                      // an address; no TeX
	asKeywords                  // terms, split by commas and semicolons
	asLanguage                  // a tag, or a name that babel knows
	asGenre                     // a localisation key or text
	asSubtype                   // the CSL type, where the entry type is too general
	asOther                     // read by code of its own: see reader.special
)

// A row ties a field name to a citation field, in entries of some classes. It
// is read wherever its classes fit; it is written by its dialects.
type row struct {
	name   string // lower case
	field  citation.Field
	as     treatment
	in     class
	write  dialect
	modern bool // a word of BibLaTeX's that BibTeX databases do not have
	second bool // gives way to another row with the same field, wherever that stands
}

// rows are the fields in the order they are written. Of several rows with one
// name the first that fits the entry counts; of several with one field, the
// first whose name is still free is written. Fields of package citation that
// have no row are read and written under their CSL names.
// Sources: btxdoc (1988), section 3.2; biblatex 3.20, sections 2.2.2 and 2.2.3;
// and what Zotero, JabRef, Mendeley, Scopus, ACM, DBLP and PubMed tools write.
var rows = []row{
	// Who.
	{"author", citation.FieldAuthor, asNames, anyClass, both, false, false},
	{"bookauthor", citation.FieldContainerAuthor, asNames, anyClass, both, true, false},
	{"editor", citation.FieldEditor, asNames, anyClass, both, false, false},
	{"editora", citation.FieldEditor, asNames, anyClass, 0, true, true},
	{"editorb", citation.FieldEditor, asNames, anyClass, 0, true, true},
	{"editorc", citation.FieldEditor, asNames, anyClass, 0, true, true},
	{"translator", citation.FieldTranslator, asNames, anyClass, both, false, false},
	{"serieseditor", citation.FieldCollectionEditor, asNames, anyClass, 0, false, false},
	{"inventor", citation.FieldAuthor, asNames, anyClass, 0, false, true},
	{"collaborator", citation.FieldContributor, asNames, anyClass, bibtex, false, false},

	// What.
	{"title", citation.FieldTitle, asTitle, anyClass, both, false, false},
	{"shorttitle", citation.FieldTitleShort, asTitle, anyClass, both, false, false},
	{"origtitle", citation.FieldOriginalTitle, asTitle, anyClass, both, true, false},
	{"titletranslation", citation.FieldTranslatedTitle, asTitle, anyClass, 0, false, false},
	{"entrysubtype", citation.FieldType, asSubtype, anyClass, both, false, false},
	{"type", citation.FieldGenre, asGenre, anyClass, both, false, false},

	// Where it appeared.
	{"fjournal", citation.FieldJournal, asTitle, anyClass, 0, false, false},
	{"journaltitle", citation.FieldJournal, asTitle, article | misc | online, biblatex, true, false},
	{"journaltitle", citation.FieldJournal, asTitle, anyClass, 0, true, false},
	{"journal", citation.FieldJournal, asTitle, article | misc | online | thesis | report, bibtex, false, false},
	{"journal", citation.FieldJournal, asTitle, anyClass, 0, false, false},
	{"booktitle", citation.FieldJournal, asTitle, anyClass &^ book, both, false, true},
	{"maintitle", citation.FieldVolumeTitle, asOther, part | paper | book, both, true, true},
	{"titleaddon", citation.FieldJournal, asTitle, online, 0, true, true},
	{"shortjournal", citation.FieldJournalShort, asTitle, anyClass, both, true, false},
	{"abbrev_source_title", citation.FieldJournalShort, asTitle, anyClass, 0, false, false},
	{"journalabbreviation", citation.FieldJournalShort, asTitle, anyClass, 0, false, false},
	{"issuetitle", citation.FieldVolumeTitle, asTitle, article, both, true, false},
	{"series", citation.FieldSeries, asTitle, anyClass, both, false, false},
	{"volume", citation.FieldVolume, asNumber, anyClass, both, false, false},
	{"volumes", citation.FieldNumberOfVolumes, asNumber, anyClass, both, true, false},
	{"part", citation.FieldPart, asNumber, anyClass, both, true, false},
	{"number", citation.FieldIssue, asNumber, article, both, false, false},
	{"number", citation.FieldSeriesNumber, asNumber, part | book | paper, both, false, false},
	{"number", citation.FieldNumber, asNumber, anyClass, both, false, false},
	{"issue", citation.FieldIssue, asNumber, anyClass, both, true, true},
	{"chapter", citation.FieldChapterNumber, asPlain, anyClass, both, false, false},
	{"pages", citation.FieldPages, asPages, anyClass, both, false, false},
	{"eid", citation.FieldPages, asPages, anyClass, 0, false, true},
	{"articleno", citation.FieldPages, asPages, anyClass, 0, false, true},
	{"article-number", citation.FieldPages, asPages, anyClass, 0, false, true},
	{"art_number", citation.FieldPages, asPages, anyClass, 0, false, true},
	{"pagetotal", citation.FieldNumberOfPages, asNumber, anyClass, biblatex, true, false},
	{"numpages", citation.FieldNumberOfPages, asNumber, anyClass, bibtex, false, true},
	{"edition", citation.FieldEdition, asPlain, anyClass, both, false, false},
	{"version", citation.FieldVersion, asPlain, anyClass, both, false, false},
	{"eventtitle", citation.FieldEventTitle, asTitle, anyClass, both, true, false},
	{"venue", citation.FieldEventPlace, asPlain, anyClass, both, true, false},
	{"eventdate", citation.FieldEventDate, asDate, anyClass, both, true, false},

	// Who made it public, and when.
	{"publisher", citation.FieldPublisher, asPlain, part | book | paper | article | misc, both, false, false},
	{"school", citation.FieldPublisher, asPlain, thesis, bibtex, false, true},
	{"institution", citation.FieldPublisher, asPlain, thesis | report, both, false, true},
	{"organization", citation.FieldPublisher, asPlain, online, both, false, true},
	{"publisher", citation.FieldPublisher, asPlain, anyClass, 0, false, false},
	{"school", citation.FieldPublisher, asPlain, anyClass, 0, false, true},
	{"institution", citation.FieldPublisher, asPlain, anyClass, 0, false, true},
	{"organization", citation.FieldPublisher, asPlain, anyClass, 0, false, true},
	{"location", citation.FieldPublisherPlace, asPlain, anyClass, biblatex, false, true},
	{"address", citation.FieldPublisherPlace, asPlain, anyClass, bibtex, false, false},
	{"date", citation.FieldIssued, asOther, anyClass, biblatex, true, false},
	{"year", citation.FieldIssued, asOther, anyClass, bibtex, false, false},
	{"month", citation.FieldIssued, asOther, anyClass, 0, false, false},
	{"day", citation.FieldIssued, asOther, anyClass, 0, false, false},
	{"origdate", citation.FieldOriginalDate, asDate, anyClass, both, true, false},
	{"origyear", citation.FieldOriginalDate, asDate, anyClass, 0, false, true},
	{"origpublisher", citation.FieldOriginalPublisher, asPlain, anyClass, both, true, false},
	{"origlocation", citation.FieldOriginalPublisherPlace, asPlain, anyClass, both, true, false},
	{"pubstate", citation.FieldStatus, asPlain, anyClass, both, true, false},

	// How to find it.
	{"doi", citation.FieldDOI, asID, anyClass, both, false, false},
	{"url", citation.FieldURL, asLink, anyClass, both, false, false},
	{"urldate", citation.FieldAccessed, asDate, anyClass, both, false, false},
	{"lastchecked", citation.FieldAccessed, asDate, anyClass, 0, false, true},
	{"lastaccessed", citation.FieldAccessed, asDate, anyClass, 0, false, true},
	{"issn", citation.FieldISSN, asID, anyClass, both, false, false},
	{"isbn", citation.FieldISBN, asID, anyClass, both, false, false},
	{"eprint", citation.FieldArXiv, asOther, anyClass, both, false, false},
	{"arxivid", citation.FieldArXiv, asID, anyClass, 0, false, false},
	{"pmid", citation.FieldPMID, asID, anyClass, both, false, false},
	{"pmcid", citation.FieldPMCID, asID, anyClass, both, false, false},
	{"pmc", citation.FieldPMCID, asID, anyClass, 0, false, false},
	{"hdl", citation.FieldHandle, asID, anyClass, 0, false, false},
	{"link", citation.FieldURL, asLink, anyClass, 0, false, true},
	{"ee", citation.FieldURL, asLink, anyClass, 0, false, true},
	{"howpublished", citation.FieldURL, asOther, anyClass, 0, false, true},
	{"library", citation.FieldCallNumber, asPlain, anyClass, both, true, false},
	{"lccn", citation.FieldCallNumber, asPlain, anyClass, 0, false, true},

	// What it is about, and the rest.
	{"abstract", citation.FieldAbstract, asText, anyClass, both, false, false},
	{"keywords", citation.FieldKeyword, asKeywords, anyClass, both, false, false},
	{"keyword", citation.FieldKeyword, asKeywords, anyClass, 0, false, false},
	{"author_keywords", citation.FieldKeyword, asKeywords, anyClass, 0, false, false},
	{"langid", citation.FieldLanguage, asLanguage, anyClass, biblatex, true, false},
	{"language", citation.FieldLanguage, asLanguage, anyClass, bibtex, false, true},
	{"hyphenation", citation.FieldLanguage, asLanguage, anyClass, 0, true, false},
	{"note", citation.FieldNote, asText, anyClass, both, false, false},
	{"addendum", citation.FieldNote, asText, anyClass, 0, true, true},
	{"annotation", citation.FieldAnnote, asText, anyClass, biblatex, false, false},
	{"annote", citation.FieldAnnote, asText, anyClass, bibtex, false, false},
	{"rights", citation.FieldLicense, asLink, anyClass, biblatex, false, false},
	{"copyright", citation.FieldLicense, asLink, anyClass, bibtex, false, false},
	{"license", citation.FieldLicense, asLink, anyClass, 0, false, false},
}

// joined are the fields that go behind another, in this order. The short
// titles' ":" is biblatex's; what follows a full stop is an annex.
var joined = []struct{ to, name, between string }{
	{"title", "subtitle", ": "}, {"title", "titleaddon", ". "},
	{"booktitle", "booksubtitle", ": "}, {"booktitle", "booktitleaddon", ". "},
	{"maintitle", "mainsubtitle", ": "}, {"maintitle", "maintitleaddon", ". "},
	{"journaltitle", "journalsubtitle", ": "}, {"journal", "journalsubtitle", ": "},
	{"issuetitle", "issuesubtitle", ": "}, {"eventtitle", "eventtitleaddon", ". "}, {"note", "addendum", ". "},
}

// editorRoles are what biblatex calls those who edit in some way, in the
// fields editortype, editoratype ... (2.3.6), and others in its spirit.
var editorRoles = []struct {
	word string
	role citation.Field
}{
	{"editor", citation.FieldEditor}, {"compiler", citation.FieldCompiler}, {"collaborator", citation.FieldContributor},
	{"organizer", citation.FieldOrganizer}, {"director", citation.FieldDirector}, {"producer", citation.FieldProducer},
	{"serieseditor", citation.FieldCollectionEditor}, {"series editor", citation.FieldCollectionEditor},
	{"translator", citation.FieldTranslator}, {"illustrator", citation.FieldIllustrator}, {"curator", citation.FieldCurator},
	{"composer", citation.FieldComposer}, {"performer", citation.FieldPerformer}, {"narrator", citation.FieldNarrator},
	{"scriptwriter", citation.FieldScriptWriter}, {"chair", citation.FieldChair}, {"interviewer", citation.FieldInterviewer},
}

// editorFields are the fields for those who edit, each with the field of its role.
var editorFields = []struct{ name, role string }{
	{"editor", "editortype"}, {"editora", "editoratype"}, {"editorb", "editorbtype"}, {"editorc", "editorctype"},
}

// eprintArchives are the names of e-print archives, in eprinttype (biblatex) or archiveprefix (arXiv's BibTeX).
var eprintArchives = []struct {
	name   string
	scheme citation.Scheme
}{
	{"arxiv", citation.SchemeArXiv}, {"pubmed", citation.SchemePMID}, {"pmid", citation.SchemePMID}, {"pmcid", citation.SchemePMCID},
	{"pmc", citation.SchemePMCID}, {"hdl", citation.SchemeHandle}, {"handle", citation.SchemeHandle}, {"jstor", "JSTOR"},
}

// babel are the names by which babel and polyglossia know languages, where
// they are not the language's English name. The first of a tag is written.
var babel = []struct {
	name string
	tag  citation.Language
}{
	{"english", "en"}, {"american", "en-US"}, {"usenglish", "en-US"}, {"british", "en-GB"}, {"ukenglish", "en-GB"},
	{"canadian", "en-CA"}, {"australian", "en-AU"}, {"newzealand", "en-NZ"},
	{"german", "de"}, {"ngerman", "de"}, {"germanb", "de"}, {"austrian", "de-AT"}, {"naustrian", "de-AT"},
	{"swissgerman", "de-CH"}, {"nswissgerman", "de-CH"}, {"french", "fr"}, {"francais", "fr"}, {"frenchb", "fr"},
	{"canadien", "fr-CA"}, {"acadian", "fr-CA"}, {"spanish", "es"}, {"italian", "it"}, {"portuguese", "pt"}, {"portuges", "pt"},
	{"brazilian", "pt-BR"}, {"brazil", "pt-BR"}, {"dutch", "nl"}, {"danish", "da"}, {"swedish", "sv"}, {"norsk", "nb"},
	{"norwegian", "no"}, {"nynorsk", "nn"}, {"finnish", "fi"}, {"icelandic", "is"}, {"polish", "pl"}, {"czech", "cs"},
	{"slovak", "sk"}, {"slovene", "sl"}, {"slovenian", "sl"}, {"croatian", "hr"}, {"serbian", "sr"}, {"bulgarian", "bg"},
	{"russian", "ru"}, {"ukrainian", "uk"}, {"greek", "el"}, {"polutonikogreek", "el"}, {"hungarian", "hu"}, {"magyar", "hu"},
	{"romanian", "ro"}, {"turkish", "tr"}, {"catalan", "ca"}, {"galician", "gl"}, {"basque", "eu"}, {"latin", "la"},
	{"estonian", "et"}, {"latvian", "lv"}, {"lithuanian", "lt"}, {"irish", "ga"}, {"welsh", "cy"}, {"scottish", "gd"},
	{"hebrew", "he"}, {"arabic", "ar"}, {"farsi", "fa"}, {"persian", "fa"}, {"japanese", "ja"}, {"chinese", "zh"},
	{"korean", "ko"}, {"vietnamese", "vi"}, {"indonesian", "id"}, {"bahasa", "id"}, {"malay", "ms"}, {"hindi", "hi"},
	{"afrikaans", "af"}, {"esperanto", "eo"}, {"thai", "th"}, {"bengali", "bn"}, {"armenian", "hy"}, {"georgian", "ka"},
}

var rowIndex = sync.OnceValue(func() map[string][]*row {
	index := make(map[string][]*row, len(rows))
	for i := range rows {
		index[rows[i].name] = append(index[rows[i].name], &rows[i])
	}
	return index
})

// rowsNamed gives the rows of a field name in any spelling.
func rowsNamed(name string) []*row {
	var buffer [32]byte
	if len(name) > len(buffer) {
		return nil
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buffer[i] = c
	}
	return rowIndex()[string(buffer[:len(name)])] // does not allocate
}

// rowFor gives the row of a field name in entries of a class; nil when there is none.
func rowFor(name string, in class) *row {
	for _, r := range rowsNamed(name) {
		if r.in&in != 0 {
			return r
		}
	}
	return nil
}

// babelName gives the name babel has for a language; "" when there is none.
func babelName(tag citation.Language) string {
	for _, b := range babel {
		if b.tag == tag {
			return b.name
		}
	}
	return ""
}
