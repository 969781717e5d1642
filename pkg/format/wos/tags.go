package wos

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

// tags is the "Web of Science Core Collection Field Tags" with those of the
// other databases on the platform, in the order in which they are written.
var tags = tagged.NewTable([]tagged.Row{
	{Tag: "AF", Field: citation.FieldAuthor, Use: tagged.Write},
	{Tag: "AU", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "AF", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "BA", Field: citation.FieldAuthor, Use: tagged.Late},
	{Tag: "BF", Field: citation.FieldAuthor, Use: tagged.Late},
	{Tag: "CA", Field: citation.FieldAuthor, Use: tagged.Read},
	{Tag: "GP", Field: citation.FieldAuthor, Use: tagged.Late},
	{Tag: "BE", Field: citation.FieldEditor},
	{Tag: "ED", Field: citation.FieldEditor, Use: tagged.Late},
	{Tag: "TI", Field: citation.FieldTitle},
	{Tag: "FT", Field: citation.FieldOriginalTitle},
	{Tag: "SO", Field: citation.FieldJournal},
	{Tag: "BS", Field: citation.FieldSeries, Use: tagged.Late},
	{Tag: "SE", Field: citation.FieldSeries},
	{Tag: "LA", Field: citation.FieldLanguage},
	{Tag: "DT", Field: citation.FieldGenre},
	{Tag: "CT", Field: citation.FieldEventTitle},
	{Tag: "CY", Field: citation.FieldEventDate},
	{Tag: "CL", Field: citation.FieldEventPlace},
	{Tag: "DE", Field: citation.FieldKeyword},
	{Tag: "ID", Field: citation.FieldKeyword, Use: tagged.Read},
	{Tag: "AB", Field: citation.FieldAbstract},
	{Tag: "FU", Field: citation.FieldFunding},
	{Tag: "PU", Field: citation.FieldPublisher},
	{Tag: "PI", Field: citation.FieldPublisherPlace},
	{Tag: "SN", Field: citation.FieldISSN},
	{Tag: "EI", Field: citation.FieldISSN, Use: tagged.Read},
	{Tag: "BN", Field: citation.FieldISBN},
	{Tag: "JI", Field: citation.FieldJournalShort},
	{Tag: "J9", Field: citation.FieldJournalShort, Use: tagged.Late},
	{Tag: "PD", Field: citation.FieldIssued},
	{Tag: "PY", Field: citation.FieldIssued, Use: tagged.Read},
	{Tag: "EA", Field: citation.FieldOnline},
	{Tag: "VL", Field: citation.FieldVolume},
	{Tag: "PN", Field: citation.FieldPart},
	{Tag: "IS", Field: citation.FieldIssue},
	{Tag: "SU", Field: citation.FieldSupplement},
	{Tag: "BP", Field: citation.FieldPages},
	{Tag: "EP", Field: citation.FieldPages, Use: tagged.Read},
	{Tag: "PS", Field: citation.FieldPages, Use: tagged.Late}, // INSPEC, MEDLINE, Zoological Record
	{Tag: "AR", Field: citation.FieldNumber},
	{Tag: "DI", Field: citation.FieldDOI},
	{Tag: "D2", Field: citation.FieldDOI, Use: tagged.Late}, // of the book
	{Tag: "PG", Field: citation.FieldNumberOfPages},
	{Tag: "PM", Field: citation.FieldPMID},
	{Tag: "UR", Field: citation.FieldURL},
	{Tag: "UT", Field: citation.FieldArchiveLocation},
	{Tag: "DB", Field: citation.FieldArchive},
	{Tag: "DA", Use: tagged.Read}, // the day of the export

	// Patents (Derwent).
	{Tag: "PN", Field: citation.FieldNumber, Only: []citation.Type{citation.Patent}},

	// Of the authors.
	{Tag: "C1"}, {Tag: "OI"},

	// Known, and kept for this format alone.
	{Tag: "PT"}, {Tag: "SI"}, {Tag: "SP"}, {Tag: "HO"}, {Tag: "C3"}, {Tag: "RP"}, {Tag: "EM"}, {Tag: "RI"}, {Tag: "FX"}, {Tag: "FP"}, {Tag: "CR"},
	{Tag: "NR"}, {Tag: "TC"}, {Tag: "Z8"}, {Tag: "Z9"}, {Tag: "ZA"}, {Tag: "ZB"}, {Tag: "ZR"}, {Tag: "ZS"}, {Tag: "U1"}, {Tag: "U2"}, {Tag: "PA"}, {Tag: "PV"},
	{Tag: "MA"}, {Tag: "EY"}, {Tag: "WC"}, {Tag: "WE"}, {Tag: "SC"}, {Tag: "GA"}, {Tag: "OA"}, {Tag: "HC"}, {Tag: "HP"}, {Tag: "BR"},
	{Tag: "AN"}, {Tag: "AE"}, {Tag: "CO"}, {Tag: "MH"}, {Tag: "MQ"}, {Tag: "SS"}, {Tag: "DS"}, {Tag: "TA"}, {Tag: "OR"}, {Tag: "BD"}, {Tag: "GE"}, {Tag: "ME"},
	{Tag: "CC"}, {Tag: "MC"}, {Tag: "MI"}, {Tag: "GN"}, {Tag: "CN"}, {Tag: "CH"}, {Tag: "TM"}, {Tag: "TN"}, {Tag: "X1"}, {Tag: "Y1"}, {Tag: "Z1"}, {Tag: "S1"},
	{Tag: "P1"}, {Tag: "P2"}, {Tag: "GI"}, {Tag: "CB"}, {Tag: "RO"}, {Tag: "RL"}, {Tag: "RC"}, {Tag: "NM"}, {Tag: "PC"}, {Tag: "OB"}, {Tag: "PR"}, {Tag: "NT"},
	{Tag: "BY"}, {Tag: "US"}, {Tag: "EC"}, {Tag: "PE"}, {Tag: "NP"}, {Tag: "BT"},
})

// publications are the words of PT.
var publications = tagged.NewTypes([]tagged.TypeRow{
	{Word: "J", Type: citation.ArticleJournal},
	{Word: "B", Type: citation.Chapter}, // a book when it has no title within one, see typed
	{Word: "S", Type: citation.Chapter, Use: tagged.Read},
	{Word: "C", Type: citation.PaperConference},
	{Word: "P", Type: citation.Patent},
	{Word: "B", Type: citation.Book, Use: tagged.Write},
})

// documents are the words of DT that are more exact than PT.
var documents = tagged.NewTypes([]tagged.TypeRow{
	{Word: "Article", Type: citation.ArticleJournal}, // says nothing that PT does not
	{Word: "Book Review", Type: citation.ReviewBook},
	{Word: "Book", Type: citation.Book},
	{Word: "Book Chapter", Type: citation.Chapter},
	{Word: "Proceedings Paper", Type: citation.PaperConference},
	{Word: "Meeting Abstract", Type: citation.PaperConference, Use: tagged.Read},
	{Word: "Data Set", Type: citation.Dataset},
	{Word: "Data set", Type: citation.Dataset, Use: tagged.Read},
	{Word: "Patent", Type: citation.Patent},
	{Word: "Software", Type: citation.Software},
	{Word: "Preprint", Type: citation.Article},
	{Word: "preprint", Type: citation.Article, Use: tagged.Read},
})
