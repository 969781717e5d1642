package ris

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// Groups of types whose tags mean the same.
var (
	serial = []citation.Type{citation.ArticleJournal, citation.ArticleMagazine, citation.ArticleNewspaper, citation.Review, citation.ReviewBook}
	// whole are the works whose second title is that of a series.
	whole   = []citation.Type{citation.Book, citation.Report, citation.Map, citation.Software}
	laws    = []citation.Type{citation.Bill, citation.Legislation, citation.Hearing}
	moving  = []citation.Type{citation.MotionPicture, citation.Broadcast}
	letters = []citation.Type{citation.PersonalCommunication, citation.Post}
)

func only(t ...citation.Type) []citation.Type { return t }

// tags is the RIS specification ("RIS Format Specifications", Research
// Information Systems) with EndNote's meanings for each type and what the
// databases add, in the order in which they are written. Late tags are those
// that the specification gives up or that hold now this and now that: they
// speak only where no other tag has.
var tags = tagged.NewTable([]tagged.Row{
	{Tag: "TI", Field: citation.FieldTitle},
	{Tag: "T1", Field: citation.FieldTitle, Use: tagged.Read},
	{Tag: "CT", Field: citation.FieldTitle, Use: tagged.Late},
	{Tag: "BT", Field: citation.FieldTitle, Use: tagged.Late, Only: only(citation.Book, citation.Manuscript)},
	{Tag: "TT", Field: citation.FieldTranslatedTitle},
	{Tag: "ST", Field: citation.FieldTitleShort},
	{Tag: "OP", Field: citation.FieldReferences, Only: append(only(citation.LegalCase), laws...)},

	// People. What A2 to A4 do depends on the work.
	{Tag: "AU", Field: citation.FieldDirector, Only: moving},
	{Tag: "AU", Field: citation.FieldAuthor},
	{Tag: "A1", Field: citation.FieldDirector, Use: tagged.Read, Only: moving},
	{Tag: "A1", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "ED", Field: citation.FieldEditor},
	{Tag: "A2", Field: citation.FieldCollectionEditor, Only: only(citation.Book, citation.Report)},
	{Tag: "A2", Field: citation.FieldAuthority, Only: only(citation.Patent)},
	{Tag: "A2", Field: citation.FieldRecipient, Only: letters},
	{Tag: "A2", Field: citation.FieldInterviewer, Use: tagged.Write, Only: only(citation.Interview)},
	{Tag: "A2", Field: citation.FieldPerformer, Only: only(citation.Song)},
	{Tag: "A2", Field: citation.FieldJournal, Only: only(citation.LegalCase)},
	{Tag: "A2", Field: citation.FieldEditor, Use: tagged.Read},
	{Tag: "A3", Field: citation.FieldEditor, Use: tagged.Read, Only: only(citation.Book)},
	{Tag: "A3", Field: citation.FieldProducer, Only: moving},
	{Tag: "A3", Field: citation.FieldContributor, Only: only(citation.Thesis)},
	{Tag: "A3", Field: citation.FieldCollectionEditor},
	{Tag: "A4", Field: citation.FieldContributor, Only: only(citation.Dataset, citation.MotionPicture)},
	{Tag: "A4", Field: citation.FieldTranslator},
	{Tag: "TA", Field: citation.FieldTranslator, Use: tagged.Late},
	{Tag: "C2", Field: citation.FieldContainerAuthor, Only: only(citation.Chapter)},
	{Tag: "C1", Field: citation.FieldPerformer, Only: moving},

	// Dates.
	{Tag: "PY", Field: citation.FieldIssued},
	{Tag: "DA", Field: citation.FieldIssued, Use: tagged.Read},
	{Tag: "Y1", Field: citation.FieldIssued, Use: tagged.Late},
	{Tag: "Y2", Field: citation.FieldAccessed},
	{Tag: "C1", Field: citation.FieldSubmitted, Only: only(citation.Patent)},
	{Tag: "ET", Field: citation.FieldOnline, Only: serial}, // EndNote's "Epub date"

	// Where it appeared. C3 is a conference's proceedings; T2 then its name.
	{Tag: "T2", Field: citation.FieldSeries, Only: whole},
	{Tag: "T2", Field: citation.FieldSection, Only: only(citation.Hearing)},
	{Tag: "T2", Field: citation.FieldEventTitle, Only: only(citation.Speech)},
	{Tag: "T2", Field: citation.FieldJournal},
	{Tag: "C3", Field: citation.FieldEventTitle, Use: tagged.Read, Only: only(citation.PaperConference)},
	{Tag: "JF", Field: citation.FieldJournal, Use: tagged.Late},
	{Tag: "BT", Field: citation.FieldJournal, Use: tagged.Late},
	{Tag: "JO", Field: citation.FieldJournal, Use: tagged.Late}, // or its abbreviation, see journal
	{Tag: "J2", Field: citation.FieldJournalShort},
	{Tag: "JA", Field: citation.FieldJournalShort, Use: tagged.Late},
	{Tag: "J1", Field: citation.FieldJournalShort, Use: tagged.Late},
	{Tag: "JI", Field: citation.FieldJournalShort, Use: tagged.Late}, // Web of Science
	{Tag: "T3", Field: citation.FieldAuthority, Only: only(citation.Bill, citation.Hearing)},
	{Tag: "T3", Field: citation.FieldSeries},
	{Tag: "SV", Field: citation.FieldNumber, Only: only(citation.LegalCase)},
	{Tag: "SV", Field: citation.FieldSeriesNumber},
	{Tag: "M1", Field: citation.FieldSeriesNumber, Use: tagged.Read, Only: only(citation.Book)},
	{Tag: "VL", Field: citation.FieldVolume},
	{Tag: "IS", Field: citation.FieldNumberOfVolumes, Use: tagged.Read, Only: only(citation.Chapter)},
	{Tag: "IS", Field: citation.FieldIssue},
	{Tag: "CP", Field: citation.FieldIssue, Use: tagged.Late},
	{Tag: "M1", Field: citation.FieldIssue, Use: tagged.Late, Only: serial}, // EndNote before RIS had IS
	{Tag: "SP", Field: citation.FieldPages},
	{Tag: "EP", Field: citation.FieldPages, Use: tagged.Read},
	{Tag: "C7", Field: citation.FieldNumber, Only: serial}, // EndNote's "Article Number"
	{Tag: "NV", Field: citation.FieldNumberOfVolumes},
	{Tag: "SE", Field: citation.FieldSection},
	{Tag: "ET", Field: citation.FieldVersion, Only: only(citation.Software, citation.Dataset)},
	{Tag: "ET", Field: citation.FieldChapterNumber, Only: laws},
	{Tag: "ET", Field: citation.FieldEdition},
	{Tag: "PB", Field: citation.FieldAuthority, Only: only(citation.LegalCase)},
	{Tag: "PB", Field: citation.FieldPublisher},
	{Tag: "PU", Field: citation.FieldPublisher, Use: tagged.Late}, // Web of Science
	{Tag: "CY", Field: citation.FieldEventPlace, Only: only(citation.Speech)},
	{Tag: "CY", Field: citation.FieldPublisherPlace},
	{Tag: "PI", Field: citation.FieldPublisherPlace, Use: tagged.Late}, // Web of Science
	{Tag: "PP", Field: citation.FieldPublisherPlace, Use: tagged.Late},
	{Tag: "C1", Field: citation.FieldEventPlace, Only: only(citation.PaperConference)},
	{Tag: "C1", Field: citation.FieldScale, Only: only(citation.Map)},

	// Numbers and kinds.
	{Tag: "DO", Field: citation.FieldDOI},
	{Tag: "PMID", Field: citation.FieldPMID, Use: tagged.Read}, // PsycINFO
	{Tag: "C2", Field: citation.FieldPMCID, Only: serial},      // EndNote's "PMCID"
	{Tag: "SN", Field: citation.FieldISSN},
	{Tag: "M1", Field: citation.FieldNumber, Only: append(only(citation.Broadcast), laws...)},
	{Tag: "M1", Field: citation.FieldCallNumber, Only: only(citation.Patent)},
	{Tag: "M1", Field: citation.FieldMedium, Only: only(citation.Software)},
	{Tag: "SN", Field: citation.FieldNumber, Use: tagged.Write, Only: only(citation.Patent, citation.Report, citation.Standard)},
	{Tag: "C6", Field: citation.FieldStatus, Only: only(citation.Patent)},
	{Tag: "C5", Field: citation.FieldReferences, Only: only(citation.Patent)},
	{Tag: "C5", Field: citation.FieldMedium, Only: append(only(citation.Song), moving...)},
	{Tag: "C3", Field: citation.FieldDimensions, Only: only(citation.Graphic)},
	{Tag: "M3", Field: citation.FieldMedium, Only: only(citation.Graphic, citation.Interview)},
	{Tag: "M3", Field: citation.FieldGenre},
	{Tag: "CN", Field: citation.FieldCallNumber},
	{Tag: "AN", Field: citation.FieldArchiveLocation},
	{Tag: "DB", Field: citation.FieldArchive},
	{Tag: "DP", Field: citation.FieldSource},
	{Tag: "FU", Field: citation.FieldFunding},

	// Text.
	{Tag: "LA", Field: citation.FieldLanguage},
	{Tag: "AB", Field: citation.FieldAbstract},
	{Tag: "N2", Field: citation.FieldAbstract, Use: tagged.Late},
	{Tag: "KW", Field: citation.FieldKeyword},
	{Tag: "N1", Field: citation.FieldNote},
	{Tag: "RN", Field: citation.FieldAnnote},
	{Tag: "RI", Field: citation.FieldReviewedTitle},
	{Tag: "UR", Field: citation.FieldURL},
	{Tag: "L1", Field: citation.FieldFullText, Use: tagged.Read},
	{Tag: "L2", Field: citation.FieldFullText},
	{Tag: "LK", Field: citation.FieldURL, Use: tagged.Late},

	// Known, and kept for RIS alone.
	{Tag: "ID"}, {Tag: "LB"}, {Tag: "AD"}, {Tag: "CA"}, {Tag: "RP"}, {Tag: "L3"}, {Tag: "L4"}, {Tag: "AV"}, {Tag: "VO"},
	{Tag: "M2"}, {Tag: "M4"}, {Tag: "U1"}, {Tag: "U2"}, {Tag: "U3"}, {Tag: "U4"}, {Tag: "U5"},
	{Tag: "C1"}, {Tag: "C2"}, {Tag: "C3"}, {Tag: "C4"}, {Tag: "C5"}, {Tag: "C6"}, {Tag: "C7"}, {Tag: "C8"}, {Tag: "M1"},
	{Tag: "AI"}, {Tag: "J9"}, {Tag: "FX"}, {Tag: "PA"}, {Tag: "WE"}, {Tag: "TS"}, {Tag: "NL"}, // Ovid, Web of Science, Citavi, EndNote
	{Tag: "H1"}, {Tag: "H2"}, // Citavi's library and shelf mark
})
