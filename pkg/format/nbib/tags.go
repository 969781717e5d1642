package nbib

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// tags is the "MEDLINE/PubMed Data Element (Field) Descriptions" of the
// National Library of Medicine, with what books and ERIC add, in the order in
// which they are written.
var tags = tagged.NewTable([]tagged.Row{
	{Tag: "PMID", Field: citation.FieldPMID},
	{Tag: "IS", Field: citation.FieldISSN},
	{Tag: "ISBN", Field: citation.FieldISBN, Use: tagged.Read},
	{Tag: "ISSN", Field: citation.FieldISSN, Use: tagged.Read}, // ERIC
	{Tag: "VI", Field: citation.FieldVolume},
	{Tag: "IP", Field: citation.FieldIssue},
	{Tag: "DP", Field: citation.FieldIssued},
	{Tag: "DEP", Field: citation.FieldOnline},
	{Tag: "TI", Field: citation.FieldTitle},
	{Tag: "TT", Field: citation.FieldOriginalTitle},
	{Tag: "BTI", Field: citation.FieldTitle, Use: tagged.Read, Only: []citation.Type{citation.Book}},
	{Tag: "BTI", Field: citation.FieldJournal, Only: []citation.Type{citation.Chapter}},
	{Tag: "CTI", Field: citation.FieldSeries},
	{Tag: "VTI", Field: citation.FieldVolumeTitle},
	{Tag: "EN", Field: citation.FieldEdition},
	{Tag: "PB", Field: citation.FieldPublisher},
	{Tag: "PG", Field: citation.FieldPages},
	{Tag: "LID", Field: citation.FieldDOI},
	{Tag: "AID", Field: citation.FieldDOI, Use: tagged.Read},
	{Tag: "AB", Field: citation.FieldAbstract},
	{Tag: "FAU", Field: citation.FieldAuthor},
	{Tag: "AU", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "CN", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "FED", Field: citation.FieldEditor},
	{Tag: "ED", Field: citation.FieldEditor, Use: tagged.Read},
	{Tag: "LA", Field: citation.FieldLanguage},
	{Tag: "GR", Field: citation.FieldFunding},
	{Tag: "PT", Field: citation.FieldType},
	{Tag: "PL", Field: citation.FieldPublisherPlace},
	{Tag: "TA", Field: citation.FieldJournalShort},
	{Tag: "JT", Field: citation.FieldJournal},
	{Tag: "MH", Field: citation.FieldKeyword},
	{Tag: "OT", Field: citation.FieldKeyword, Use: tagged.Read},
	{Tag: "PMC", Field: citation.FieldPMCID},
	{Tag: "GN", Field: citation.FieldNote},
	{Tag: "URL", Field: citation.FieldURL},

	// Of the person named before.
	{Tag: "AD"}, {Tag: "AUID"},

	// Known, and kept for this format alone.
	{Tag: "OWN"}, {Tag: "STAT"}, {Tag: "DA"}, {Tag: "DCOM"}, {Tag: "LR"}, {Tag: "PUBM"}, {Tag: "CDAT"}, {Tag: "CTDT"}, {Tag: "DRDT"},
	{Tag: "CI"}, {Tag: "CIN"}, {Tag: "CON"}, {Tag: "COIS"}, {Tag: "CRDT"}, {Tag: "CRF"}, {Tag: "CRI"}, {Tag: "DDIN"}, {Tag: "DRIN"},
	{Tag: "ECF"}, {Tag: "ECI"}, {Tag: "EDAT"}, {Tag: "EFR"}, {Tag: "EIN"}, {Tag: "FIR"}, {Tag: "FPS"}, {Tag: "GS"}, {Tag: "IR"},
	{Tag: "IRAD"}, {Tag: "JID"}, {Tag: "MHDA"}, {Tag: "MID"}, {Tag: "NM"}, {Tag: "NR"}, {Tag: "OAB"}, {Tag: "OABL"}, {Tag: "OCI"},
	{Tag: "OID"}, {Tag: "ORI"}, {Tag: "OTO"}, {Tag: "PHST"}, {Tag: "PMCR"}, {Tag: "PS"}, {Tag: "PST"}, {Tag: "PRIN"}, {Tag: "PROF"},
	{Tag: "RF"}, {Tag: "RIN"}, {Tag: "RN"}, {Tag: "ROF"}, {Tag: "RPF"}, {Tag: "RPI"}, {Tag: "RRF"}, {Tag: "RRI"}, {Tag: "SB"},
	{Tag: "SFM"}, {Tag: "SI"}, {Tag: "SO"}, {Tag: "SPIN"}, {Tag: "UIN"}, {Tag: "UOF"},
})

// A kind is a publication type that says what sort of work this is.
type kind struct {
	name string
	typ  citation.Type
}

// kinds are the publication types that decide the type of the work, the
// strongest first: a preprint is also called a journal article. The last of a
// type that has several is written.
var kinds = []kind{
	{"Preprint", citation.Article},
	{"Book Chapter", citation.Chapter},
	{"Books", citation.Book}, // ERIC
	{"Book", citation.Book},
	{"Academic Dissertation", citation.Thesis},
	{"Dissertations/Theses - Masters Theses", citation.Thesis},
	{"Dissertations/Theses - Doctoral Dissertations", citation.Thesis},
	{"Dissertations/Theses", citation.Thesis},
	{"Newspaper Article", citation.ArticleNewspaper},
	{"Dataset", citation.Dataset},
	{"Journal Articles", citation.ArticleJournal}, // ERIC
	{"Journal Article", citation.ArticleJournal},
	{"Speeches/Meeting Papers", citation.PaperConference},
	{"Technical Report", citation.Report},
	{"Government Document", citation.Report},
}

// genres are the publication types that say what sort of article it is; the
// first that a record has becomes its genre.
var genres = []string{
	"Retraction of Publication", "Published Erratum", "Corrected and Republished Article", "Expression of Concern",
	"Systematic Review", "Meta-Analysis", "Randomized Controlled Trial", "Clinical Trial Protocol", "Clinical Trial", "Practice Guideline",
	"Guideline", "Case Reports", "Review", "Editorial", "Letter", "Comment", "News", "Biography", "Interview", "Lecture",
}

// retracted is the publication type of what has been retracted.
const retracted = "Retracted Publication"
