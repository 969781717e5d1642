package jats

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
)

// journalRows are read below journal-meta, in order: of two elements for a
// field that takes one value the first wins.
var journalRows = []xmlwork.Row{
	{Path: "journal-title-group/journal-title", Field: citation.FieldJournal},
	{Path: "journal-title", Field: citation.FieldJournal}, // before JATS 1.0
	{Path: "journal-title-group/abbrev-journal-title", Field: citation.FieldJournalShort},
	{Path: "abbrev-journal-title", Field: citation.FieldJournalShort},
	{Path: "issn", Field: citation.FieldISSN},
	{Path: "isbn", Field: citation.FieldISBN},
	{Path: "publisher/publisher-name", Field: citation.FieldPublisher},
	{Path: "publisher/publisher-loc", Field: citation.FieldPublisherPlace},
}

// articleRows are read below article-meta.
var articleRows = []xmlwork.Row{
	{Path: "volume", Field: citation.FieldVolume},
	{Path: "issue", Field: citation.FieldIssue},
	{Path: "volume-series", Field: citation.FieldSeriesNumber},
	{Path: "supplement", Field: citation.FieldSupplement},
	{Path: "elocation-id", Field: citation.FieldNumber},
	{Path: "isbn", Field: citation.FieldISBN},
	{Path: "edition", Field: citation.FieldEdition},
	{Path: "conference/conf-name", Field: citation.FieldEventTitle},
	{Path: "conference/conf-loc", Field: citation.FieldEventPlace},
	{Path: "conference/conf-date", Field: citation.FieldEventDate},
}

// idFields are the values of pub-id-type that are identifiers of the article.
var idFields = map[string]citation.Field{
	"doi": citation.FieldDOI, "pmid": citation.FieldPMID, "pmc": citation.FieldPMCID, "pmcid": citation.FieldPMCID,
	"arxiv": citation.FieldArXiv, "handle": citation.FieldHandle,
}

// shortNames are the types of journal-id that are the journal's short name, the better one first.
var shortNames = []string{"iso-abbrev", "nlm-ta"}

// roles are the values of contrib-type. The editor of an article has handled
// the manuscript; he is not cited with it, and so is kept as an extra.
var roles = map[string]citation.Field{
	"": citation.FieldAuthor, "author": citation.FieldAuthor, "collab": citation.FieldAuthor, "group-author": citation.FieldAuthor,
	"translator": citation.FieldTranslator,
}

// types are the values of article-type that are more than an article; what is none of them is an article in a journal.
var types = map[string]citation.Type{
	"preprint": citation.Article, "book-review": citation.ReviewBook, "product-review": citation.Review,
	"dissertation": citation.Thesis, "data-paper": citation.ArticleJournal,
}

// genres are the values of article-type that a reader wants to know.
var genres = map[string]string{
	"preprint": "Preprint", "review-article": "Review", "systematic-review": "Systematic review", "correction": "Correction",
	"retraction": "Retraction", "expression-of-concern": "Expression of concern", "editorial": "Editorial", "letter": "Letter",
	"reply": "Reply", "article-commentary": "Commentary", "case-report": "Case report", "abstract": "Abstract", "obituary": "Obituary",
	"news": "News",
}

// A dateRule says what a date of publication is for. Before JATS 1.2 its
// pub-type says so, later its date-type and publication-format.
type dateRule struct {
	pubType, dateType, format string
	online                    bool
}

// dateRules lists the dates that can be the date of publication, the better
// ones first: print, the issue, online.
var dateRules = []dateRule{
	{pubType: "ppub"},
	{dateType: "pub", format: "print"},
	{pubType: "epub-ppub"},
	{pubType: "collection"},
	{dateType: "collection"},
	{},
	{dateType: "pub"},
	{pubType: "epub", online: true},
	{dateType: "pub", format: "electronic", online: true},
	{pubType: "epreprint"},
	{dateType: "preprint"},
}

// history are the values of date-type in an article's history.
var history = map[string]citation.Field{"received": citation.FieldSubmitted, "accepted": citation.FieldAccepted}

// notAbstracts are the values of abstract-type that stand beside the abstract.
var notAbstracts = map[string]bool{
	"graphical": true, "teaser": true, "toc": true, "key-points": true, "executive-summary": true, "short": true,
	"editor": true, "plain-language-summary": true, "video": true, "author-highlights": true, "precis": true,
}
