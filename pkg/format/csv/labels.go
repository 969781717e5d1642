package csv

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
)

// headers.tsv has the headers of columns, in lower case, with the fields they
// stand for: vendor, field, part, headers. Of the vendors, "*" is for headers that
// any of them uses, "?" for what people call a column in many languages, which
// is a guess. A row with the part "sign" names headers by which a vendor is known.
//
//go:embed headers.tsv
var headersTSV string

// A part says what of its field a column has, or that it is more or less than a field.
type part uint8

const (
	whole  part = iota
	better      // read before the other columns of its field: full names before initials
	late        // read after them
	firstPage
	lastPage
	month
	day
	citeKey
	reference  // a citation in one cell, as PubMed and Embase have it
	identifier // a number of the vendor's own scheme, or one that can be told
	ut
	eid
	skipped // says again what another column says
)

var parts = map[string]part{
	"": whole, "better": better, "late": late, "first": firstPage, "last": lastPage, "month": month, "day": day, "key": citeKey,
	"citation": reference, "identifier": identifier, "ut": ut, "eid": eid, "skip": skipped,
}

// A label is what a column's header stands for.
type label struct {
	field citation.Field
	part  part
}

// A vendor is what is known of the tables of one database or program.
type vendor struct {
	name   string
	signs  []string
	labels map[string]label
}

// vendors has every vendor in the order of the table; "*" is the first.
var vendors = func() (list []*vendor) {
	for line := range strings.Lines(headersTSV) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(list) == 0 || list[len(list)-1].name != cells[0] {
			list = append(list, &vendor{name: cells[0], labels: make(map[string]label)})
		}
		v, headers := list[len(list)-1], strings.Split(cells[3], "|")
		if cells[2] == "sign" {
			v.signs = headers
			continue
		}
		l := label{citation.FieldNamed(cells[1]), parts[cells[2]]}
		for _, header := range headers {
			v.labels[header] = l
		}
	}
	return list
}()

// vendorOf gives the vendor that most of whose signs are among the headers, "*"
// when there is none: three signs, or most of them.
func vendorOf(headers []string) *vendor {
	best, most := vendors[0], 0
	for _, v := range vendors {
		n := 0
		for _, sign := range v.signs {
			if slices.Contains(headers, sign) {
				n++
			}
		}
		if n > most && (n >= 3 || n*2 > len(v.signs)) {
			best, most = v, n
		}
	}
	return best
}

// longestHeader is how long the name of a column may be.
const longestHeader = 80

// folded gives a header as the table has it; "" for a text that is too long for one.
func folded(header string) string {
	if len(header) > longestHeader {
		return ""
	}
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(header, "\ufeff: ")), " "))
}

// named gives what a header stands for in the tables of a vendor; guessed says
// that the header is nobody's, but is spelt much as one that is known, or means
// the same in another language. ok is false when it says nothing.
func (v *vendor) named(header string) (l label, guessed, ok bool) {
	if len(header) > longestHeader {
		return label{}, false, false
	}
	header = strings.TrimSpace(header)
	word := folded(header)
	for _, from := range []*vendor{v, vendors[0]} {
		for _, spelling := range []string{word, strings.ReplaceAll(word, "_", " ")} {
			if l, ok = from.labels[spelling]; ok {
				return l, false, true
			}
		}
	}
	if f := citation.FieldNamed(header); f != citation.NoField {
		return label{field: f}, false, true
	}
	last := vendors[len(vendors)-1]
	for _, spelling := range []string{word, apart(header)} {
		for _, from := range []*vendor{vendors[0], last} {
			if l, ok = from.labels[spelling]; ok && l.part != citeKey {
				return l, true, true
			}
		}
	}
	return label{}, false, false
}

// apart parts the words of a header that is written as one: "PublicationYear",
// "pub-title", "Title (en)", "Keywords;".
func apart(header string) string {
	if head, aside, ok := strings.Cut(header, "("); ok && strings.HasSuffix(strings.TrimSpace(aside), ")") {
		header = head
	}
	var b strings.Builder
	lower := false
	for _, r := range header {
		switch {
		case unicode.IsUpper(r):
			if lower {
				b.WriteByte(' ')
			}
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// types are the words for types in lower case.
var types = map[string]citation.Type{
	"article": citation.ArticleJournal, "journal article": citation.ArticleJournal, "journalarticle": citation.ArticleJournal, "jour": citation.ArticleJournal,
	"review": citation.ArticleJournal, "letter": citation.ArticleJournal, "editorial": citation.ArticleJournal, "note": citation.ArticleJournal, "short survey": citation.ArticleJournal,
	"erratum": citation.ArticleJournal, "article in press": citation.ArticleJournal, "data paper": citation.ArticleJournal, "ieee journals": citation.ArticleJournal,
	"conference paper": citation.PaperConference, "conferencepaper": citation.PaperConference, "proceedings paper": citation.PaperConference, "conf": citation.PaperConference,
	"cpaper": citation.PaperConference, "conference proceedings article": citation.PaperConference, "ieee conferences": citation.PaperConference,
	"conference review": citation.Book, "book": citation.Book, "monograph": citation.Book, "book chapter": citation.Chapter, "chapter": citation.Chapter, "booksection": citation.Chapter, "chap": citation.Chapter,
	"thesis": citation.Thesis, "dissertation": citation.Thesis, "thes": citation.Thesis, "report": citation.Report, "rprt": citation.Report, "preprint": citation.Article, "dataset": citation.Dataset,
	"webpage": citation.Webpage, "elec": citation.Webpage, "patent": citation.Patent, "newspaper article": citation.ArticleNewspaper, "newspaperarticle": citation.ArticleNewspaper,
}
