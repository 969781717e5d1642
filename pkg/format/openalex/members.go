package openalex

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
)

// members says what is done with each member of a work. What OpenAlex has
// counted or had a machine guess (topics, concepts, goals) says nothing that the work states.
var members = jsonwork.Table{
	"title":                   {Field: citation.FieldTitle},
	"display_name":            {Field: citation.FieldTitle},
	"doi":                     {Field: citation.FieldDOI},
	"id":                      {Read: workID},
	"ids":                     {Read: identifiers},
	"publication_date":        {Field: citation.FieldIssued},
	"language":                {Field: citation.FieldLanguage},
	"primary_location":        {Read: location},
	"best_oa_location":        {Read: otherLocation},
	"authorships":             {Read: authors},
	"biblio":                  {Read: biblio},
	"keywords":                {Read: keywords},
	"mesh":                    {Read: headings},
	"abstract_inverted_index": {Read: abstract},
	"is_retracted":            {Read: retracted},

	"type": {Read: jsonwork.Skip}, "type_crossref": {Read: jsonwork.Skip}, "publication_year": {Read: jsonwork.Skip}, // see read
	"awards": {Read: jsonwork.Skip}, "grants": {Read: jsonwork.Skip}, "funders": {Read: jsonwork.Skip},

	"topics": {Read: jsonwork.Skip}, "primary_topic": {Read: jsonwork.Skip}, "concepts": {Read: jsonwork.Skip},
	"sustainable_development_goals": {Read: jsonwork.Skip}, "fwci": {Read: jsonwork.Skip}, "relevance_score": {Read: jsonwork.Skip},
	"counts_by_year": {Read: jsonwork.Skip}, "cited_by_count": {Read: jsonwork.Skip}, "cited_by_api_url": {Read: jsonwork.Skip},
	"cited_by_percentile_year": {Read: jsonwork.Skip}, "citation_normalized_percentile": {Read: jsonwork.Skip},
	"countries_distinct_count": {Read: jsonwork.Skip}, "institutions_distinct_count": {Read: jsonwork.Skip},
	"corresponding_author_ids": {Read: jsonwork.Skip}, "corresponding_institution_ids": {Read: jsonwork.Skip}, "institutions": {Read: jsonwork.Skip},
	"referenced_works": {Read: jsonwork.Skip}, "referenced_works_count": {Read: jsonwork.Skip}, "related_works": {Read: jsonwork.Skip},
	"locations": {Read: jsonwork.Skip}, "locations_count": {Read: jsonwork.Skip}, "open_access": {Read: jsonwork.Skip},
	"apc_list": {Read: jsonwork.Skip}, "apc_paid": {Read: jsonwork.Skip}, "has_fulltext": {Read: jsonwork.Skip}, "has_abstract": {Read: jsonwork.Skip},
	"fulltext_origin": {Read: jsonwork.Skip}, "has_content": {Read: jsonwork.Skip}, "content_urls": {Read: jsonwork.Skip},
	"is_paratext": {Read: jsonwork.Skip}, "is_xpac": {Read: jsonwork.Skip}, "is_oa": {Read: jsonwork.Skip}, "indexed_in": {Read: jsonwork.Skip},
	"ngrams_url": {Read: jsonwork.Skip}, "created_date": {Read: jsonwork.Skip}, "updated_date": {Read: jsonwork.Skip}, "updated": {Read: jsonwork.Skip},
}

// types are the types of OpenAlex, which are Crossref's with some of its own.
var types = map[string]citation.Type{
	"article": citation.ArticleJournal, "review": citation.ArticleJournal, "letter": citation.ArticleJournal,
	"editorial": citation.ArticleJournal, "erratum": citation.ArticleJournal, "retraction": citation.ArticleJournal,
	"journal-article": citation.ArticleJournal, "proceedings-article": citation.PaperConference, "conference-paper": citation.PaperConference,
	"preprint": citation.Article, "posted-content": citation.Article, "book": citation.Book, "monograph": citation.Book,
	"book-chapter": citation.Chapter, "book-section": citation.Chapter, "reference-entry": citation.EntryEncyclopedia,
	"dissertation": citation.Thesis, "report": citation.Report, "standard": citation.Standard, "dataset": citation.Dataset, "database": citation.Dataset,
	"software": citation.Software, "peer-review": citation.Review, "paratext": citation.Document, "grant": citation.Document,
	"supplementary-materials": citation.Document, "libguides": citation.Webpage, "other": citation.Document,
}

// genres say of a work what its CSL type does not.
var genres = map[string]string{
	"preprint": "Preprint", "review": "Review", "letter": "Letter", "editorial": "Editorial", "erratum": "Erratum",
	"retraction": "Retraction", "peer-review": "Peer review", "paratext": "Paratext", "supplementary-materials": "Supplementary materials",
}

// schemes are the members of "ids".
var schemes = map[string]citation.Scheme{
	"openalex": citation.SchemeOpenAlex, "doi": citation.SchemeDOI, "mag": citation.SchemeMAG, "pmid": citation.SchemePMID, "pmcid": citation.SchemePMCID,
}
