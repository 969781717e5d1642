// Package csl is the CSL-JSON item: a citation as JSON and back.
//
// It follows the input schema of CSL 1.0.2 (csl-data.json). What a citation
// knows and CSL has no variable for stands in the item's member "custom",
// which the schema leaves to applications, under the name "peerlit"; so an
// item that is written and read back has lost nothing. Where an item has been
// edited in between, its variables win over what custom says of them.
package csl

import "github.com/peerlit/peerlit/pkg/citation"

// A use says what to do with a member of an item.
type use uint8

const (
	useNothing  use = iota
	useField        // a value, or an array of values, of the field's kind
	useNames        // of the field, a role
	useDate         // of the field
	useID           // the item's key
	useKey          // "citation-key", which goes before the id
	useType         //
	useNote         // a note, which may begin with variables
	useSubtitle     // goes after the title
	useFirst        // "page-first", where there is no "page"
	useCustom       //
	useQuietly      // kept for round trips without a remark
)

type slot struct {
	use   use
	field citation.Field
}

// aliases are the members that are spelt otherwise than CSL 1.0.2 has them:
// names that the schema still allows, and those of Crossref's and DataCite's
// answers to a request for CSL-JSON.
var aliases = map[string]slot{
	"id":                          {useID, citation.NoField},
	"citation-key":                {useKey, citation.NoField},
	"custom":                      {useCustom, citation.NoField},
	"page-first":                  {useFirst, citation.FieldPages},
	"subtitle":                    {useSubtitle, citation.FieldTitle},
	"event":                       {useField, citation.FieldEventTitle},
	"shortTitle":                  {useField, citation.FieldTitleShort},
	"short-title":                 {useField, citation.FieldTitleShort},
	"journalAbbreviation":         {useField, citation.FieldJournalShort},
	"categories":                  {useField, citation.FieldKeyword},
	"keywords":                    {useField, citation.FieldKeyword},
	"publisher-location":          {useField, citation.FieldPublisherPlace},
	"article-number":              {useField, citation.FieldNumber},
	"accepted":                    {useDate, citation.FieldAccepted},
	"published-online":            {useDate, citation.FieldOnline},
	"citation-number":             {useQuietly, citation.NoField},
	"first-reference-note-number": {useQuietly, citation.NoField},
	"alternative-id":              {useQuietly, citation.NoField},
	"assertion":                   {useQuietly, citation.NoField},
	"content-created":             {useQuietly, citation.NoField},
	"content-domain":              {useQuietly, citation.NoField},
	"content-updated":             {useQuietly, citation.NoField},
	"copyright":                   {useQuietly, citation.NoField},
	"created":                     {useQuietly, citation.NoField},
	"deposited":                   {useQuietly, citation.NoField},
	"funder":                      {useQuietly, citation.NoField},
	"indexed":                     {useQuietly, citation.NoField},
	"is-referenced-by-count":      {useQuietly, citation.NoField},
	"isbn-type":                   {useQuietly, citation.NoField},
	"issn-type":                   {useQuietly, citation.NoField},
	"journal-issue":               {useQuietly, citation.NoField},
	"license":                     {useQuietly, citation.NoField},
	"link":                        {useQuietly, citation.NoField},
	"member":                      {useQuietly, citation.NoField},
	"original-title":              {useField, citation.FieldOriginalTitle},
	"prefix":                      {useQuietly, citation.NoField},
	"published":                   {useQuietly, citation.NoField},
	"published-print":             {useQuietly, citation.NoField},
	"reference":                   {useQuietly, citation.NoField},
	"reference-count":             {useQuietly, citation.NoField},
	"references-count":            {useQuietly, citation.NoField},
	"relation":                    {useQuietly, citation.NoField},
	"resource":                    {useQuietly, citation.NoField},
	"score":                       {useQuietly, citation.NoField},
	"subject":                     {useQuietly, citation.NoField}, // of the journal, not of the work
	"update-policy":               {useQuietly, citation.NoField},
}

// slots are all members by name. It is never written to.
var slots = func() map[string]slot {
	all := make(map[string]slot, 200)
	for _, f := range citation.Fields() {
		if f.Standard() {
			all[f.String()] = slot{useOf(f), f}
		}
	}
	for name, s := range aliases {
		all[name] = s
	}
	return all
}()

// useOf says how a variable of CSL is written.
func useOf(f citation.Field) use {
	switch {
	case f == citation.FieldType:
		return useType
	case f == citation.FieldNote:
		return useNote
	case f.Kind() == citation.KindName:
		return useNames
	case f.Kind() == citation.KindDate:
		return useDate
	}
	return useField
}

// slotNamed gives the slot of a member; names in the wrong case ("doi") are understood.
func slotNamed(name string) slot {
	if s, ok := slots[name]; ok {
		return s
	}
	if f := citation.FieldNamed(name); f.Standard() {
		return slot{useOf(f), f}
	}
	return slot{}
}

// foreignTypes are type names that are none of CSL's, but stand in CSL-JSON all the same:
// Crossref's own, which its CSL-JSON has for works that it has not mapped.
var foreignTypes = map[string]citation.Type{
	"journal-article":     citation.ArticleJournal,
	"book-chapter":        citation.Chapter,
	"book-section":        citation.Chapter,
	"book-part":           citation.Chapter,
	"reference-entry":     citation.Entry,
	"monograph":           citation.Book,
	"edited-book":         citation.Book,
	"reference-book":      citation.Book,
	"proceedings":         citation.Book,
	"proceedings-article": citation.PaperConference,
	"posted-content":      citation.Article,
	"dissertation":        citation.Thesis,
	"report-component":    citation.Report,
	"peer-review":         citation.Review,
	"journal":             citation.Periodical,
	"other":               citation.Document,
	"database":            citation.Dataset,
	"video":               citation.MotionPicture,
	"graphics":            citation.Graphic,
}
