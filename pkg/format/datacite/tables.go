package datacite

import "github.com/peerlit/peerlit/pkg/citation"

// generalTypes are the values of resourceTypeGeneral, of version 4.6 and
// before; "" says of one that it tells too little.
var generalTypes = map[string]citation.Type{
	"audiovisual": citation.MotionPicture, "film": citation.MotionPicture, "award": citation.Document, "book": citation.Book,
	"bookchapter": citation.Chapter, "collection": citation.Collection, "computationalnotebook": citation.Software,
	"conferencepaper": citation.PaperConference, "conferenceproceeding": citation.Book, "datapaper": citation.ArticleJournal,
	"dataset": citation.Dataset, "dissertation": citation.Thesis, "event": citation.EventType, "image": citation.Graphic,
	"instrument": citation.Document, "interactiveresource": citation.Webpage, "journal": citation.Periodical,
	"journalarticle": citation.ArticleJournal, "model": citation.Document, "outputmanagementplan": citation.Report,
	"peerreview": citation.Review, "physicalobject": citation.Document, "preprint": citation.Article, "project": citation.Document,
	"report": citation.Report, "service": citation.Software, "software": citation.Software, "sound": citation.Song,
	"standard": citation.Standard, "studyregistration": citation.Document, "workflow": citation.Software,
	"text": "", "other": "",
}

// specificTypes are kinds of text as people name them in resourceType, in lower case.
var specificTypes = map[string]citation.Type{
	"article": citation.ArticleJournal, "journal article": citation.ArticleJournal, "journalarticle": citation.ArticleJournal,
	"journal": citation.Periodical, "book": citation.Book, "monograph": citation.Book, "book chapter": citation.Chapter, "bookchapter": citation.Chapter,
	"chapter": citation.Chapter, "conference paper": citation.PaperConference, "conferencepaper": citation.PaperConference,
	"conference proceeding": citation.Book, "proceedings paper": citation.PaperConference, "report": citation.Report, "technical report": citation.Report,
	"project report": citation.Report, "working paper": citation.Report, "workingpaper": citation.Report, "preprint": citation.Article,
	"thesis": citation.Thesis, "dissertation": citation.Thesis, "doctoral thesis": citation.Thesis, "phd thesis": citation.Thesis,
	"masters thesis": citation.Thesis, "master thesis": citation.Thesis, "master's thesis": citation.Thesis,
	"presentation": citation.Speech, "lecture": citation.Speech, "poster": citation.Speech, "blog post": citation.PostWeblog, "blogposting": citation.PostWeblog,
	"patent": citation.Patent, "standard": citation.Standard, "software": citation.Software,
}

// roles are the contributor types that a person is credited for. What is none
// of them hosts, sells, owns or pays, and is kept.
var roles = map[string]citation.Field{
	"editor": citation.FieldEditor, "producer": citation.FieldProducer, "translator": citation.FieldTranslator,
	"datacollector": citation.FieldContributor, "datacurator": citation.FieldContributor, "datamanager": citation.FieldContributor,
	"projectleader": citation.FieldContributor, "projectmanager": citation.FieldContributor, "projectmember": citation.FieldContributor,
	"relatedperson": citation.FieldContributor, "researcher": citation.FieldContributor, "researchgroup": citation.FieldContributor,
	"supervisor": citation.FieldContributor, "workpackageleader": citation.FieldContributor, "other": citation.FieldContributor, "": citation.FieldContributor,
}

// dateFields are the types of date that CSL or we have a use for.
var dateFields = map[string]citation.Field{
	"issued": citation.FieldIssued, "available": citation.FieldAvailableDate, "accepted": citation.FieldAccepted, "submitted": citation.FieldSubmitted,
}
