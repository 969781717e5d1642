package rdf

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// titles are the properties that give a work's title, the better ones first.
var titles = []string{"dc:title", "dcterms:title", "prism:title", "schema:name", "schema:headline", "foaf:name", "rdfs:label"}

// fields are the properties of a work that are a value each.
var fields = map[string]citation.Field{
	"z:shortTitle": citation.FieldTitleShort, "bibo:shortTitle": citation.FieldTitleShort,
	"dcterms:abstract": citation.FieldAbstract, "bibo:abstract": citation.FieldAbstract, "dc:abstract": citation.FieldAbstract,
	"schema:abstract": citation.FieldAbstract, "schema:description": citation.FieldAbstract,
	"prism:teaser": citation.FieldAbstract,
	"dc:language":  citation.FieldLanguage, "dcterms:language": citation.FieldLanguage, "z:language": citation.FieldLanguage, "schema:inLanguage": citation.FieldLanguage,
	"prism:publicationName": citation.FieldJournal, "z:publicationTitle": citation.FieldJournal,
	"prism:volume": citation.FieldVolume, "bibo:volume": citation.FieldVolume, "schema:volumeNumber": citation.FieldVolume, "z:volume": citation.FieldVolume,
	"prism:issue": citation.FieldIssue, "bibo:issue": citation.FieldIssue, "schema:issueNumber": citation.FieldIssue, "z:issue": citation.FieldIssue,
	"bib:pages": citation.FieldPages, "bibo:pages": citation.FieldPages, "prism:pageRange": citation.FieldPages, "schema:pagination": citation.FieldPages,
	"z:pages":       citation.FieldPages,
	"prism:edition": citation.FieldEdition, "bibo:edition": citation.FieldEdition, "schema:bookEdition": citation.FieldEdition,
	"bibo:numPages": citation.FieldNumberOfPages, "z:numPages": citation.FieldNumberOfPages, "schema:numberOfPages": citation.FieldNumberOfPages,
	"bibo:numVolumes": citation.FieldNumberOfVolumes, "z:numberOfVolumes": citation.FieldNumberOfVolumes,
	"bibo:section": citation.FieldSection, "prism:section": citation.FieldSection, "z:section": citation.FieldSection,
	"bibo:chapter": citation.FieldChapterNumber, "bibo:locator": citation.FieldNumber,
	"bibo:status": citation.FieldStatus, "z:type": citation.FieldGenre, "z:medium": citation.FieldMedium, "dcterms:medium": citation.FieldMedium,
	"z:artworkSize": citation.FieldDimensions, "z:runningTime": citation.FieldDimensions, "z:scale": citation.FieldScale,
	"z:archive": citation.FieldArchive, "dc:coverage": citation.FieldArchiveLocation, "z:archiveLocation": citation.FieldArchiveLocation,
	"z:callNumber": citation.FieldCallNumber, "bibo:lccn": citation.FieldOtherID, "z:court": citation.FieldAuthority,
	"z:versionNumber": citation.FieldVersion, "schema:version": citation.FieldVersion, "schema:softwareVersion": citation.FieldVersion,
	"z:reportNumber": citation.FieldNumber, "z:number": citation.FieldNumber, "schema:reportNumber": citation.FieldNumber,
	"schema:license": citation.FieldLicense, "dcterms:license": citation.FieldLicense,
	"z:libraryCatalog": citation.FieldSource, "z:repository": citation.FieldSource,
	"z:accessDate": citation.FieldAccessed, "dcterms:dateAccepted": citation.FieldAccepted,
	"z:university": citation.FieldPublisher, "z:place": citation.FieldPublisherPlace,
	"z:conferenceName": citation.FieldEventTitle, "prism:event": citation.FieldEventTitle,
	"z:seriesTitle": citation.FieldSeries, "z:series": citation.FieldSeries, "z:seriesNumber": citation.FieldSeriesNumber,
	"bibo:annotates": citation.FieldReferences, "z:references": citation.FieldReferences,
}

// identifiers are the properties that are identifiers of a kind, of the work or of what it is part of.
var identifiers = map[string]string{
	"prism:doi": "doi", "bibo:doi": "doi", "schema:doi": "doi", "prism:issn": "issn", "prism:eIssn": "issn", "prism:isbn": "isbn",
	"bibo:issn": "issn", "bibo:eissn": "issn", "bibo:isbn": "isbn", "bibo:isbn10": "isbn", "bibo:isbn13": "isbn", "bibo:pmid": "pmid",
	"schema:issn": "issn", "schema:isbn": "isbn", "dc:identifier": "", "dcterms:identifier": "", "bibo:identifier": "", "schema:identifier": "",
	"bibo:handle": "handle", "bibo:oclcnum": "oclc", "z:DOI": "doi", "z:ISSN": "issn", "z:ISBN": "isbn",
	"schema:codeRepository": "uri", "owl:sameAs": "", "schema:sameAs": "", "schema:url": "uri", "bibo:uri": "uri", "prism:url": "uri", "foaf:homepage": "uri", "foaf:page": "uri", "z:url": "uri",
}

// dates are the properties that may be the date of publication, the better ones first.
var dates = []string{
	"dcterms:issued", "prism:publicationDate", "prism:coverDate", "schema:datePublished", "dc:date", "dcterms:date", "dcterms:created", "schema:dateCreated",
	"prism:coverDisplayDate", "dcterms:available",
}

// pageEnds are the properties for the first and the last page.
var pageEnds = [][2]string{
	{"bibo:pageStart", "bibo:pageEnd"}, {"prism:startingPage", "prism:endingPage"}, {"schema:pageStart", "schema:pageEnd"},
}

// roles are the properties that name people, in order of what is surer of their sequence.
var roles = []struct {
	name string
	role citation.Field
}{
	{"bib:authors", citation.FieldAuthor},
	{"bibo:authorList", citation.FieldAuthor},
	{"dc:creator", citation.FieldAuthor},
	{"dcterms:creator", citation.FieldAuthor},
	{"schema:author", citation.FieldAuthor},
	{"schema:creator", citation.FieldAuthor},
	{"foaf:maker", citation.FieldAuthor},
	{"bib:editors", citation.FieldEditor},
	{"bibo:editorList", citation.FieldEditor},
	{"bibo:editor", citation.FieldEditor},
	{"schema:editor", citation.FieldEditor},
	{"bibo:translator", citation.FieldTranslator},
	{"schema:translator", citation.FieldTranslator},
	{"bibo:director", citation.FieldDirector},
	{"bibo:performer", citation.FieldPerformer},
	{"bibo:interviewer", citation.FieldInterviewer},
	{"bibo:interviewee", citation.FieldAuthor},
	{"bibo:recipient", citation.FieldRecipient},
	{"bibo:organizer", citation.FieldOrganizer},
	{"bibo:producer", citation.FieldProducer},
	{"bib:contributors", citation.FieldContributor},
	{"bibo:contributorList", citation.FieldContributor},
	{"dc:contributor", citation.FieldContributor},
	{"dcterms:contributor", citation.FieldContributor},
}

// isRole reports whether a property is one of roles.
func isRole(property string) bool {
	for _, row := range roles {
		if row.name == property {
			return true
		}
	}
	return false
}

// creators are those of Zotero's lists of people that no relator is named like.
var creators = map[string]citation.Field{
	"artists": citation.FieldAuthor, "interviewees": citation.FieldAuthor, "inventors": citation.FieldAuthor, "presenters": citation.FieldAuthor,
	"programmers": citation.FieldAuthor, "cartographers": citation.FieldAuthor, "podcasters": citation.FieldAuthor, "sponsors": citation.FieldAuthor,
	"castMembers": citation.FieldPerformer, "scriptwriters": citation.FieldScriptWriter, "bookAuthors": citation.FieldContainerAuthor,
	"reviewedAuthors": citation.FieldReviewedAuthor, "seriesEditors": citation.FieldCollectionEditor, "commenters": citation.FieldContributor,
	"wordsBys": citation.FieldContributor, "counsels": citation.FieldContributor, "cosponsors": citation.FieldContributor, "attorneyAgents": citation.FieldContributor,
}

// roleOf gives the role that a property names, "z:translators", "marcrel:trl".
func roleOf(property string) (citation.Field, bool) {
	prefix, local, _ := strings.Cut(property, ":")
	if prefix != "z" && prefix != "marcrel" && prefix != "bib" {
		return citation.NoField, false
	}
	if f, known := creators[local]; known {
		return f, true
	}
	if prefix != "marcrel" && !strings.HasSuffix(local, "s") {
		return citation.NoField, false
	}
	return citation.ParseRelator(local)
}

// classes are types by their local names, beside those that say it in words.
var classes = map[string]citation.Type{
	"PersonalCommunicationDocument": citation.PersonalCommunication, "Email": citation.PersonalCommunication, "Letter": citation.PersonalCommunication,
	"LegalCaseDocument": citation.LegalCase, "LegalDecision": citation.LegalCase, "Case": citation.LegalCase, "Legislation": citation.Legislation, "Statute": citation.Legislation,
	"Bill": citation.Bill, "Hearing": citation.Hearing, "Recording": citation.Song, "AudioDocument": citation.Song, "AudioVisualDocument": citation.MotionPicture,
	"Slideshow": citation.Speech, "Document": citation.Document, "UnPublished": citation.Manuscript, "ReferenceSource": citation.EntryEncyclopedia,
	"Post": citation.Post, "BlogPost": citation.PostWeblog, "BlogPosting": citation.PostWeblog, "ForumPost": citation.Post, "EditedBook": citation.Book, "Proceedings": citation.Book,
	"NewsArticle": citation.ArticleNewspaper, "Performance": citation.Performance, "Text": citation.Document, "Standard": citation.Standard, "WebPage": citation.Webpage, "WebSite": citation.Webpage,
	"Expression": citation.Document, "CreativeWork": citation.Document, "EPrint": citation.Document, "Excerpt": citation.Document, "MultiVolumeBook": citation.Book,
}

// typeOf gives the type of a node: as Zotero says, as its class does, or its dc:type; "" for none.
func typeOf(n *node) citation.Type {
	if typ := citation.ParseZoteroType(n.text("z:itemType")); typ != "" {
		return typ
	}
	best := citation.Type("")
	for _, class := range n.types {
		_, local, _ := strings.Cut(class, ":")
		typ := classes[local]
		if typ == "" && !strings.HasPrefix(class, "rdf:") && !strings.HasPrefix(class, "foaf:") {
			typ = citation.FindType(local)
		}
		if typ != "" && (best == "" || best == citation.Document) {
			best = typ
		}
	}
	if best != "" && best != citation.Document {
		return best
	}
	for _, p := range n.texts("dc:type", "dcterms:type", "prism:aggregationType", "prism:contentType") {
		text := p.value()
		if p.node != nil && text == "" {
			text = compact(p.node.id)
		}
		if typ := citation.FindType(text); typ != "" {
			return typ
		}
	}
	return best
}
