// Package primo reads the normalised records (PNX) of Ex Libris Primo, by
// themselves and in answers of its search service. A record says the same thing
// up to three times: in display as a user sees it, in addata for link resolvers
// and reference managers, in search for the index.
package primo

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "primo"

// Format is the row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name: name, Aliases: []string{"primo-xml", "pnx"}, Extensions: []string{"xml", "pnx"},
		Summary: "Primo normalised records (PNX)", Extractor: form(),
	}
}

// form is the format as XML.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name: name,
		Look: func(h xmlwork.Head) string {
			if h.Tag("record") == "" {
				return ""
			}
			if sign := h.Text("xsd/primo/primo_nm_bib"); sign != "" {
				return sign
			}
			if h.Tag("display") == "" {
				return ""
			}
			return h.Tag("PrimoNMBib", "addata", "sourcerecordid")
		},
		Works: []string{"record"},
		Read:  func(r *xmlwork.Reader, e *source.Element) { (&reader{Reader: r, e: e}).read() },
		Late: map[citation.Field]string{
			citation.FieldTitle: "addata", citation.FieldAuthor: "addata", citation.FieldEditor: "addata", citation.FieldIssued: "addata", citation.FieldType: "addata",
			citation.FieldPublisher: "addata", citation.FieldJournal: "addata", citation.FieldPages: "addata",
		},
		Always: citation.NewFieldSet(citation.FieldType, citation.FieldLanguage),
	}
}

// A row ties an element of a section to a field, for works of which it is true.
type row struct {
	path  string
	field citation.Field
	of    func(citation.Type) bool // nil: any
}

func part(t citation.Type) bool { return t.InPeriodical() || t.InBook() }

// rows are read in order: what was made for reference managers first.
var rows = []row{
	{"addata/jtitle", citation.FieldJournal, citation.Type.InPeriodical},
	{"addata/btitle", citation.FieldJournal, citation.Type.InBook},
	{"addata/jtitle", citation.FieldJournal, part},
	{"addata/stitle", citation.FieldJournalShort, citation.Type.InPeriodical}, // of a book it is the title cut short
	{"addata/volume", citation.FieldVolume, nil},
	{"addata/issue", citation.FieldIssue, nil},
	{"addata/artnum", citation.FieldNumber, part},
	{"addata/pub", citation.FieldPublisher, nil},
	{"display/edition", citation.FieldEdition, nil},
	{"addata/edition", citation.FieldEdition, nil},
	{"addata/seriestitle", citation.FieldSeries, nil},
	{"addata/doi", citation.FieldDOI, nil},
	{"addata/pmid", citation.FieldPMID, nil},
	{"addata/pmcid", citation.FieldPMCID, nil},
	{"addata/issn", citation.FieldISSN, nil},
	{"addata/eissn", citation.FieldISSN, nil},
	{"addata/isbn", citation.FieldISBN, nil},
	{"addata/eisbn", citation.FieldISBN, nil},
	{"addata/inst", citation.FieldPublisher, func(t citation.Type) bool { return t == citation.Thesis }},
	{"addata/degree", citation.FieldGenre, nil},
	{"addata/notes", citation.FieldNote, nil},
}

// kept are the elements that CSL has no name for.
var kept = []string{
	"control/recordid", "control/sourcerecordid", "control/sourceid", "display/rights", "display/unititle", "addata/addtitle", "addata/url", "addata/oclcid", "addata/lccn",
}

// types are the values of display/type, beside those that say it in words.
var types = map[string]citation.Type{
	"article": citation.ArticleJournal, "text_resource": citation.Document, "reference_entry": citation.EntryEncyclopedia,
	"statistical_data_set": citation.Dataset, "archival_material": citation.Manuscript, "archival_material_manuscripts": citation.Manuscript,
	"legal_document": citation.Legislation, "government_document": citation.Report, "market_research": citation.Report, "scores": citation.MusicalScore,
	"conference_proceeding": citation.PaperConference, "media": citation.MotionPicture, "audiovisual": citation.MotionPicture,
	"magazinearticle": citation.ArticleMagazine, "newsletterarticle": citation.ArticleNewspaper, "web_resource": citation.Webpage,
	"realia": citation.Graphic, "newspaper": citation.ArticleNewspaper, "collection": citation.Collection, "other": citation.Document,
}

// risTypes are the values of addata/ristype and addata/genre.
var risTypes = map[string]citation.Type{
	"jour": citation.ArticleJournal, "book": citation.Book, "chap": citation.Chapter, "bookitem": citation.Chapter, "diss": citation.Thesis,
	"thes": citation.Thesis, "conf": citation.PaperConference, "cpaper": citation.PaperConference, "rprt": citation.Report, "news": citation.ArticleNewspaper,
	"map": citation.Map, "video": citation.MotionPicture, "sound": citation.Song, "musc": citation.MusicalScore, "art": citation.Graphic,
	"elec": citation.Webpage, "pat": citation.Patent, "data": citation.Dataset, "magazine": citation.ArticleMagazine, "mgzn": citation.ArticleMagazine,
	"article": citation.ArticleJournal, "dissertation": citation.Thesis, "proceeding": citation.PaperConference, "journal": citation.Periodical, "jfull": citation.Periodical,
}

// subfield gives what stands behind a code in a value with subfields:
// "Kalecki, Michał [VerfasserIn]$$QKalecki, Michał$$0(DE-588)118559494". The
// code "" is what stands before the first.
func subfield(s, code string) string {
	first := true
	for field := range strings.SplitSeq(s, "$$") {
		if first && code == "" {
			return strings.TrimSpace(field)
		}
		if !first && strings.HasPrefix(field, code) {
			return strings.TrimSpace(field[len(code):])
		}
		first = false
	}
	return ""
}
