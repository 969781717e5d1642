package schemaorg

import "github.com/peerlit/peerlit/pkg/citation"

// TypeNamed gives the CSL type of a type of schema.org, without the vocabulary's address; ok is false for one that is no work's.
func TypeNamed(name string) (t citation.Type, ok bool) {
	t, ok = types[name]
	return t, ok
}

// Role gives the field of those whom a property credits; NoField for any other property.
func Role(property string) citation.Field { return roles[property] }

// Field gives the field that a property of a work has by itself; NoField for one that is not of the work, or that takes more reading.
func Field(property string) citation.Field { return fields[property] }

// PartField gives the field of the work that a property of what it is a part of says: of the issue, the volume, the book.
func PartField(property string) citation.Field { return partFields[property] }

// Container gives the field that the name of what a work is a part of goes to, by its type; NoField where that is none, as of a site.
func Container(kind string) citation.Field { return containers[kind] }

// types are the types of schema.org that are works.
var types = map[string]citation.Type{
	"ScholarlyArticle": citation.ArticleJournal, "MedicalScholarlyArticle": citation.ArticleJournal, "TechArticle": citation.ArticleJournal, "AcademicArticle": citation.ArticleJournal,
	"Article": citation.Article, "NewsArticle": citation.ArticleNewspaper, "ReportageNewsArticle": citation.ArticleNewspaper,
	"OpinionNewsArticle": citation.ArticleNewspaper, "AnalysisNewsArticle": citation.ArticleNewspaper, "BackgroundNewsArticle": citation.ArticleNewspaper, "BlogPosting": citation.PostWeblog,
	"SocialMediaPosting": citation.Post, "DiscussionForumPosting": citation.Post, "Report": citation.Report, "Thesis": citation.Thesis,
	"Book": citation.Book, "Chapter": citation.Chapter, "Dataset": citation.Dataset, "DataCatalog": citation.Dataset, "SoftwareSourceCode": citation.Software,
	"SoftwareApplication": citation.Software, "Code": citation.Software, "Software": citation.Software, "Periodical": citation.Periodical,
	"PublicationIssue": citation.Periodical, "Review": citation.Review, "Map": citation.Map, "Movie": citation.MotionPicture,
	"VideoObject": citation.MotionPicture, "AudioObject": citation.Song, "PodcastEpisode": citation.Broadcast, "ImageObject": citation.Graphic,
	"Photograph": citation.Graphic, "Painting": citation.Graphic, "Legislation": citation.Legislation, "Manuscript": citation.Manuscript,
	"PresentationDigitalDocument": citation.Speech, "DigitalDocument": citation.Document, "CreativeWork": citation.Document, "Collection": citation.Collection,
}

// roles are the properties that credit somebody.
var roles = map[string]citation.Field{
	"author": citation.FieldAuthor, "creator": citation.FieldAuthor, "editor": citation.FieldEditor, "translator": citation.FieldTranslator,
	"contributor": citation.FieldContributor, "illustrator": citation.FieldIllustrator, "director": citation.FieldDirector,
	"producer": citation.FieldProducer, "composer": citation.FieldComposer,
}

// fields are the properties with one field each; NoField says that a property
// is about the page or the file, and not about the work.
var fields = map[string]citation.Field{
	"description": citation.FieldAbstract, "abstract": citation.FieldAbstract, "inLanguage": citation.FieldLanguage,
	"pagination": citation.FieldPages, "isbn": citation.FieldISBN, "issn": citation.FieldISSN, "version": citation.FieldVersion,
	"softwareVersion": citation.FieldVersion, "bookEdition": citation.FieldEdition, "numberOfPages": citation.FieldNumberOfPages,
	"volumeNumber": citation.FieldVolume, "issueNumber": citation.FieldIssue, "reportNumber": citation.FieldNumber,
	"codeRepository": citation.FieldURL,
	"genre":          citation.FieldGenre, "inSupportOf": citation.FieldGenre,
	"image": citation.NoField, "thumbnailUrl": citation.NoField, "logo": citation.NoField, "breadcrumb": citation.NoField, "potentialAction": citation.NoField,
	"citation": citation.NoField, "referencePublication": citation.NoField, "mentions": citation.NoField, "comment": citation.NoField,
	"isAccessibleForFree": citation.NoField, "hasPart": citation.NoField, "articleBody": citation.NoField, "text": citation.NoField, "wordCount": citation.NoField,
}

// partFields are the properties of what a work is a part of.
var partFields = map[string]citation.Field{
	"volumeNumber": citation.FieldVolume, "issueNumber": citation.FieldIssue, "issn": citation.FieldISSN, "isbn": citation.FieldISBN,
}

// containers say by the type of what a work is a part of whether its name is
// the container's or the series'. A site is neither.
var containers = map[string]citation.Field{
	"": citation.FieldJournal, "Periodical": citation.FieldJournal, "Newspaper": citation.FieldJournal, "Book": citation.FieldJournal,
	"Blog": citation.FieldJournal, "CreativeWork": citation.FieldJournal, "DataCatalog": citation.FieldArchive,
	"BookSeries": citation.FieldSeries, "CreativeWorkSeries": citation.FieldSeries, "Series": citation.FieldSeries,
}
