package citation

import (
	"math/bits"
	"strings"
)

// Field names one thing that can be said of a work: a CSL variable, or one of
// the few that CSL lacks (see [Field.Standard]). The zero Field is none.
type Field uint8

// The fields. A field that holds a CSL variable has that variable's name.
const (
	NoField Field = iota
	FieldType
	FieldTitle
	FieldTitleShort
	FieldOriginalTitle
	FieldTranslatedTitle
	FieldAuthor
	FieldEditor
	FieldTranslator
	FieldChair
	FieldCollectionEditor
	FieldCompiler
	FieldComposer
	FieldContainerAuthor
	FieldContributor
	FieldCurator
	FieldDirector
	FieldEditorialDirector
	FieldExecutiveProducer
	FieldGuest
	FieldHost
	FieldIllustrator
	FieldInterviewer
	FieldNarrator
	FieldOrganizer
	FieldOriginalAuthor
	FieldPerformer
	FieldProducer
	FieldRecipient
	FieldReviewedAuthor
	FieldScriptWriter
	FieldSeriesCreator
	FieldIssued
	FieldOnline
	FieldAccepted
	FieldAccessed
	FieldAvailableDate
	FieldEventDate
	FieldOriginalDate
	FieldSubmitted
	FieldJournal
	FieldJournalShort
	FieldVolume
	FieldIssue
	FieldPages
	FieldPublisher
	FieldPublisherPlace
	FieldSeries
	FieldSeriesNumber
	FieldEventTitle
	FieldEventPlace
	FieldDOI
	FieldPMID
	FieldPMCID
	FieldISSN
	FieldISBN
	FieldArXiv
	FieldHandle
	FieldOtherID
	FieldKeyword
	FieldAbstract
	FieldLanguage
	FieldURL
	FieldLicense
	FieldFullText
	FieldAnnote
	FieldArchive
	FieldArchiveCollection
	FieldArchiveLocation
	FieldArchivePlace
	FieldAuthority
	FieldCallNumber
	FieldChapterNumber
	FieldCitationLabel
	FieldDimensions
	FieldDivision
	FieldEdition
	FieldFunding
	FieldGenre
	FieldJurisdiction
	FieldLocator
	FieldMedium
	FieldNote
	FieldNumber
	FieldNumberOfPages
	FieldNumberOfVolumes
	FieldOriginalPublisher
	FieldOriginalPublisherPlace
	FieldPart
	FieldPartTitle
	FieldPrinting
	FieldReferences
	FieldReviewedGenre
	FieldReviewedTitle
	FieldScale
	FieldSection
	FieldSource
	FieldStatus
	FieldSupplement
	FieldVersion
	FieldVolumeTitle
	FieldVolumeTitleShort
	FieldYearSuffix
	fieldCount
)

// Kind says what sort of value a field takes.
type Kind uint8

// The kinds of value.
const (
	KindNone       Kind = iota
	KindText            // Text
	KindTitle           // Title, of a further title
	KindName            // Credit, many
	KindDate            // Date
	KindPages           // Pages
	KindIdentifier      // Identifier, many
	KindKeyword         // Keyword, many
	KindLink            // Link, many
	KindType            // Type
	KindLanguage        // Language
)

// A row of the field table: the one place where a field's name, kind and scheme stand.
type fieldRow struct {
	name   string // CSL's, where it has one
	label  string // for people
	kind   Kind
	scheme Scheme // of an identifier
}

var fieldTable = [fieldCount]fieldRow{
	FieldType:                   {"type", "type", KindType, ""},
	FieldTitle:                  {"title", "title", KindText, ""},
	FieldTitleShort:             {"title-short", "short title", KindTitle, ""},
	FieldOriginalTitle:          {"original-title", "original title", KindTitle, ""},
	FieldTranslatedTitle:        {"translated-title", "translated title", KindTitle, ""},
	FieldAuthor:                 {"author", "author", KindName, ""},
	FieldEditor:                 {"editor", "editor", KindName, ""},
	FieldTranslator:             {"translator", "translator", KindName, ""},
	FieldChair:                  {"chair", "chair", KindName, ""},
	FieldCollectionEditor:       {"collection-editor", "collection editor", KindName, ""},
	FieldCompiler:               {"compiler", "compiler", KindName, ""},
	FieldComposer:               {"composer", "composer", KindName, ""},
	FieldContainerAuthor:        {"container-author", "container author", KindName, ""},
	FieldContributor:            {"contributor", "contributor", KindName, ""},
	FieldCurator:                {"curator", "curator", KindName, ""},
	FieldDirector:               {"director", "director", KindName, ""},
	FieldEditorialDirector:      {"editorial-director", "editorial director", KindName, ""},
	FieldExecutiveProducer:      {"executive-producer", "executive producer", KindName, ""},
	FieldGuest:                  {"guest", "guest", KindName, ""},
	FieldHost:                   {"host", "host", KindName, ""},
	FieldIllustrator:            {"illustrator", "illustrator", KindName, ""},
	FieldInterviewer:            {"interviewer", "interviewer", KindName, ""},
	FieldNarrator:               {"narrator", "narrator", KindName, ""},
	FieldOrganizer:              {"organizer", "organizer", KindName, ""},
	FieldOriginalAuthor:         {"original-author", "original author", KindName, ""},
	FieldPerformer:              {"performer", "performer", KindName, ""},
	FieldProducer:               {"producer", "producer", KindName, ""},
	FieldRecipient:              {"recipient", "recipient", KindName, ""},
	FieldReviewedAuthor:         {"reviewed-author", "reviewed author", KindName, ""},
	FieldScriptWriter:           {"script-writer", "script writer", KindName, ""},
	FieldSeriesCreator:          {"series-creator", "series creator", KindName, ""},
	FieldIssued:                 {"issued", "date", KindDate, ""},
	FieldOnline:                 {"online-date", "online date", KindDate, ""},
	FieldAccepted:               {"accepted-date", "date of acceptance", KindDate, ""},
	FieldAccessed:               {"accessed", "accessed", KindDate, ""},
	FieldAvailableDate:          {"available-date", "available date", KindDate, ""},
	FieldEventDate:              {"event-date", "event date", KindDate, ""},
	FieldOriginalDate:           {"original-date", "original date", KindDate, ""},
	FieldSubmitted:              {"submitted", "submitted", KindDate, ""},
	FieldJournal:                {"container-title", "journal or book", KindText, ""},
	FieldJournalShort:           {"container-title-short", "abbreviated journal", KindText, ""},
	FieldVolume:                 {"volume", "volume", KindText, ""},
	FieldIssue:                  {"issue", "issue", KindText, ""},
	FieldPages:                  {"page", "pages", KindPages, ""},
	FieldPublisher:              {"publisher", "publisher", KindText, ""},
	FieldPublisherPlace:         {"publisher-place", "place of publication", KindText, ""},
	FieldSeries:                 {"collection-title", "series", KindText, ""},
	FieldSeriesNumber:           {"collection-number", "number in series", KindText, ""},
	FieldEventTitle:             {"event-title", "event", KindText, ""},
	FieldEventPlace:             {"event-place", "place of event", KindText, ""},
	FieldDOI:                    {"DOI", "DOI", KindIdentifier, SchemeDOI},
	FieldPMID:                   {"PMID", "PMID", KindIdentifier, SchemePMID},
	FieldPMCID:                  {"PMCID", "PMCID", KindIdentifier, SchemePMCID},
	FieldISSN:                   {"ISSN", "ISSN", KindIdentifier, SchemeISSN},
	FieldISBN:                   {"ISBN", "ISBN", KindIdentifier, SchemeISBN},
	FieldArXiv:                  {"arXiv", "arXiv id", KindIdentifier, SchemeArXiv},
	FieldHandle:                 {"Handle", "Handle", KindIdentifier, SchemeHandle},
	FieldOtherID:                {"identifier", "other identifier", KindIdentifier, ""},
	FieldKeyword:                {"keyword", "keywords", KindKeyword, ""},
	FieldAbstract:               {"abstract", "abstract", KindText, ""},
	FieldLanguage:               {"language", "language", KindLanguage, ""},
	FieldURL:                    {"URL", "URL", KindLink, ""},
	FieldLicense:                {"license", "licence", KindLink, ""},
	FieldFullText:               {"full-text", "full text", KindLink, ""},
	FieldAnnote:                 {"annote", "annote", KindText, ""},
	FieldArchive:                {"archive", "archive", KindText, ""},
	FieldArchiveCollection:      {"archive_collection", "archive collection", KindText, ""},
	FieldArchiveLocation:        {"archive_location", "archive location", KindText, ""},
	FieldArchivePlace:           {"archive-place", "archive place", KindText, ""},
	FieldAuthority:              {"authority", "authority", KindText, ""},
	FieldCallNumber:             {"call-number", "call number", KindText, ""},
	FieldChapterNumber:          {"chapter-number", "chapter number", KindText, ""},
	FieldCitationLabel:          {"citation-label", "citation label", KindText, ""},
	FieldDimensions:             {"dimensions", "dimensions", KindText, ""},
	FieldDivision:               {"division", "division", KindText, ""},
	FieldEdition:                {"edition", "edition", KindText, ""},
	FieldFunding:                {"funding", "funding", KindText, ""},
	FieldGenre:                  {"genre", "genre", KindText, ""},
	FieldJurisdiction:           {"jurisdiction", "jurisdiction", KindText, ""},
	FieldLocator:                {"locator", "locator", KindText, ""},
	FieldMedium:                 {"medium", "medium", KindText, ""},
	FieldNote:                   {"note", "note", KindText, ""},
	FieldNumber:                 {"number", "number", KindText, ""},
	FieldNumberOfPages:          {"number-of-pages", "number of pages", KindText, ""},
	FieldNumberOfVolumes:        {"number-of-volumes", "number of volumes", KindText, ""},
	FieldOriginalPublisher:      {"original-publisher", "original publisher", KindText, ""},
	FieldOriginalPublisherPlace: {"original-publisher-place", "original publisher place", KindText, ""},
	FieldPart:                   {"part", "part", KindText, ""},
	FieldPartTitle:              {"part-title", "part title", KindText, ""},
	FieldPrinting:               {"printing", "printing", KindText, ""},
	FieldReferences:             {"references", "references", KindText, ""},
	FieldReviewedGenre:          {"reviewed-genre", "reviewed genre", KindText, ""},
	FieldReviewedTitle:          {"reviewed-title", "reviewed title", KindText, ""},
	FieldScale:                  {"scale", "scale", KindText, ""},
	FieldSection:                {"section", "section", KindText, ""},
	FieldSource:                 {"source", "source", KindText, ""},
	FieldStatus:                 {"status", "status", KindText, ""},
	FieldSupplement:             {"supplement", "supplement", KindText, ""},
	FieldVersion:                {"version", "version", KindText, ""},
	FieldVolumeTitle:            {"volume-title", "volume title", KindText, ""},
	FieldVolumeTitleShort:       {"volume-title-short", "volume title short", KindText, ""},
	FieldYearSuffix:             {"year-suffix", "year suffix", KindText, ""},
}

// notStandard are the fields that CSL 1.0.2 has no variable for.
var notStandard = NewFieldSet(FieldTranslatedTitle, FieldOnline, FieldAccepted, FieldArXiv, FieldHandle,
	FieldOtherID, FieldLicense, FieldFullText, FieldFunding)

// String gives the field's name: the CSL variable where there is one.
func (f Field) String() string {
	if f >= fieldCount {
		return ""
	}
	return fieldTable[f].name
}

// Label gives the field's name as a person would say it: "journal or book".
func (f Field) Label() string {
	if f >= fieldCount {
		return ""
	}
	return fieldTable[f].label
}

// Kind says what sort of value the field takes.
func (f Field) Kind() Kind {
	if f >= fieldCount {
		return KindNone
	}
	return fieldTable[f].kind
}

// Scheme gives the identifier scheme of a field of KindIdentifier; "" for others.
func (f Field) Scheme() Scheme {
	if f >= fieldCount {
		return ""
	}
	return fieldTable[f].scheme
}

// Standard reports whether the field is a variable of CSL 1.0.2.
func (f Field) Standard() bool { return f != NoField && f < fieldCount && !notStandard.Has(f) }

// Fields lists every field in table order.
func Fields() []Field {
	all := make([]Field, 0, fieldCount-1)
	for f := NoField + 1; f < fieldCount; f++ {
		all = append(all, f)
	}
	return all
}

// FieldNamed gives the field of that name, without regard to case; NoField when there is none.
func FieldNamed(name string) Field {
	for f := NoField + 1; f < fieldCount; f++ {
		if strings.EqualFold(fieldTable[f].name, name) {
			return f
		}
	}
	return NoField
}

// FieldSet is a set of fields. The zero FieldSet is empty. Sets are comparable.
type FieldSet [(fieldCount + 63) / 64]uint64

// NewFieldSet gives the set of these fields.
func NewFieldSet(fields ...Field) FieldSet {
	var s FieldSet
	for _, f := range fields {
		s.Add(f)
	}
	return s
}

// AllFields gives the set of every field.
func AllFields() FieldSet { return NewFieldSet(Fields()...) }

// Add puts a field into the set.
func (s *FieldSet) Add(f Field) { s[f/64] |= 1 << (f % 64) }

// Remove takes a field out of the set.
func (s *FieldSet) Remove(f Field) { s[f/64] &^= 1 << (f % 64) }

// Has reports whether the field is in the set.
func (s FieldSet) Has(f Field) bool { return s[f/64]&(1<<(f%64)) != 0 }

// Union gives the fields that are in s or in t.
func (s FieldSet) Union(t FieldSet) FieldSet {
	for i := range s {
		s[i] |= t[i]
	}
	return s
}

// Minus gives the fields that are in s and not in t.
func (s FieldSet) Minus(t FieldSet) FieldSet {
	for i := range s {
		s[i] &^= t[i]
	}
	return s
}

// Empty reports whether no field is in the set.
func (s FieldSet) Empty() bool { return s == FieldSet{} }

// List gives the fields of the set in table order.
func (s FieldSet) List() []Field {
	var list []Field
	s.Remove(NoField)
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			list = append(list, Field(64*i+bits.TrailingZeros64(word))) //nolint:gosec // below fieldCount
		}
	}
	return list
}
