package invenio

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
)

// types are the types of resources; of a type in two parts that is not named
// here the first decides.
var types = map[string]citation.Type{
	"publication": citation.Document, "publication-article": citation.ArticleJournal, "publication-datapaper": citation.ArticleJournal,
	"publication-book": citation.Book, "publication-section": citation.Chapter, "publication-conferencepaper": citation.PaperConference,
	"publication-conferenceproceeding": citation.Book, "publication-thesis": citation.Thesis, "publication-dissertation": citation.Thesis,
	"publication-report": citation.Report, "publication-workingpaper": citation.Report, "publication-technicalnote": citation.Report,
	"publication-deliverable": citation.Report, "publication-milestone": citation.Report, "publication-proposal": citation.Report,
	"publication-datamanagementplan": citation.Report, "publication-softwaredocumentation": citation.Report,
	"publication-preprint": citation.Article, "publication-patent": citation.Patent, "publication-peerreview": citation.Review,
	"publication-journal": citation.Periodical, "publication-standard": citation.Standard, "publication-annotationcollection": citation.Collection,
	"poster": citation.Speech, "presentation": citation.Speech, "lesson": citation.Speech, "event": citation.EventType,
	"dataset": citation.Dataset, "software": citation.Software, "workflow": citation.Software, "model": citation.Document,
	"image": citation.Graphic, "image-figure": citation.Figure, "image-plot": citation.Figure, "image-diagram": citation.Figure,
	"video": citation.MotionPicture, "audio": citation.Song, "physicalobject": citation.Document, "other": citation.Document,
}

// roles are those of contributors, in lower case; others are credited and kept.
var roles = map[string]citation.Field{
	"editor": citation.FieldEditor, "producer": citation.FieldProducer, "translator": citation.FieldTranslator, "illustrator": citation.FieldIllustrator,
	"other": citation.FieldContributor,
}

// dateFields are the types of dates that have a field.
var dateFields = map[string]citation.Field{
	"issued": citation.FieldIssued, "available": citation.FieldAvailableDate, "accepted": citation.FieldAccepted, "submitted": citation.FieldSubmitted,
}

var skip = jsonwork.Row{Read: jsonwork.Skip}

// members are those of the metadata: InvenioRDM's, those of Zenodo's records before, and those of its deposits.
var members = jsonwork.Table{
	"title": skip, "additional_titles": skip, "resource_type": skip, "upload_type": skip, "publication_type": skip, "image_type": skip, // see read
	"creators": people(citation.FieldAuthor), "contributors": people(citation.FieldContributor),
	"publication_date": {Field: citation.FieldIssued}, "dates": {Read: dates}, "publisher": {Field: citation.FieldPublisher},
	"description": {Field: citation.FieldAbstract}, "additional_descriptions": {Read: descriptions}, "notes": {Read: notes},
	"subjects": {Read: subjects}, "keywords": {Field: citation.FieldKeyword}, "languages": {Read: languages}, "language": {Read: languages},
	"doi": {Field: citation.FieldDOI}, "identifiers": {Read: identifiers}, "related_identifiers": {Read: identifiers}, "alternate_identifiers": {Read: identifiers},
	"version": {Field: citation.FieldVersion}, "rights": {Read: rights}, "license": {Read: rights}, "sizes": {Read: sizes},
	"funding": {Read: funding}, "grants": {Read: funding},
	"journal": {Into: journal}, "imprint": {Into: imprint}, "meeting": {Into: meeting}, "part_of": {Into: partOf}, "thesis": {Into: jsonwork.Table{"university": skip}},
	"journal_title": {Field: citation.FieldJournal}, "journal_volume": {Field: citation.FieldVolume}, "journal_issue": {Field: citation.FieldIssue},
	"journal_pages": {Field: citation.FieldPages}, "imprint_publisher": {Field: citation.FieldPublisher}, "imprint_isbn": {Field: citation.FieldISBN},
	"imprint_place": {Field: citation.FieldPublisherPlace}, "partof_title": {Field: citation.FieldJournal}, "partof_pages": {Field: citation.FieldPages},
	"conference_title": {Field: citation.FieldEventTitle}, "conference_place": {Field: citation.FieldEventPlace}, "conference_dates": {Field: citation.FieldEventDate},
	"thesis_university": skip, "access_right": skip, "access_right_category": skip, "communities": skip, "relations": skip, "prereserve_doi": skip, "references": skip,
}

// around are the members of a record beside its metadata.
var around = jsonwork.Table{
	"metadata": skip, "custom_fields": skip, // see read
	"doi": {Field: citation.FieldDOI}, "pids": {Read: pids}, "links": {Read: links},
	"id": skip, "recid": skip, "conceptrecid": skip, "doi_url": skip, "title": skip, "created": skip, "modified": skip, "updated": skip, "revision": skip, "revision_id": skip,
	"files": skip, "media_files": skip, "owners": skip, "owner": skip, "status": skip, "state": skip, "submitted": skip, "stats": skip, "swh": skip, "access": skip,
	"parent": skip, "versions": skip, "is_published": skip, "is_draft": skip, "tombstone": skip, "ui": skip, "$schema": skip, "deletion_status": skip,
	"provenance": skip, "notes": skip, "expires_at": skip, "record_id": skip, "md5": skip, "internal": skip, "filecount": skip,
}

// The fields that say where a work was published.
var (
	journal = jsonwork.Table{
		"title": {Field: citation.FieldJournal}, "volume": {Field: citation.FieldVolume}, "issue": {Field: citation.FieldIssue}, "pages": {Field: citation.FieldPages},
		"issn": {Field: citation.FieldISSN}, "year": skip,
	}
	imprint = jsonwork.Table{
		"title": {Field: citation.FieldJournal}, "publisher": {Field: citation.FieldPublisher}, "isbn": {Field: citation.FieldISBN}, "place": {Field: citation.FieldPublisherPlace},
		"pages": {Field: citation.FieldPages}, "edition": {Field: citation.FieldEdition},
	}
	partOf  = jsonwork.Table{"title": {Field: citation.FieldJournal}, "pages": {Field: citation.FieldPages}}
	meeting = jsonwork.Table{
		"title": {Field: citation.FieldEventTitle}, "place": {Field: citation.FieldEventPlace}, "dates": {Field: citation.FieldEventDate},
	}
)

// custom are the fields that InvenioRDM brings for repositories to switch on.
var custom = jsonwork.Table{
	"journal:journal": {Into: journal}, "imprint:imprint": {Into: imprint}, "meeting:meeting": {Into: meeting},
	"thesis:university": {Field: citation.FieldPublisher},
	"thesis:thesis": {Into: jsonwork.Table{
		"university": {Field: citation.FieldPublisher}, "department": {Field: citation.FieldDivision}, "type": {Field: citation.FieldGenre},
	}},
	"code:codeRepository": {Field: citation.FieldURL},
}
