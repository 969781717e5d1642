package dedupe

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Print is the fingerprint of a record: all that the judging of pairs looks
// at, in the form in which it is compared. Two records with equal IDs are
// judged alike against any third.
type Print struct {
	ID uint64 // of the content: equal for records that say the same, whatever their file, key and order

	titles   []title
	mark     marker
	people   people
	venue    venue
	kind     kind
	year     int32
	volume   string
	issue    string
	first    string   // page
	last     string   // page; "" of a single one
	more     []string // first pages of further stretches
	doi      string   // lower case
	version  string   // of the DOI or the edition: what parts two states of one work
	edition  string
	ids      []identity // but for DOI, ISSN and ISBN; sorted
	isbns    []uint64
	abstract sketch

	key     uint64    // hash of the citation key; 0 without one
	content contentID // set where the ID and the key are those of another record too
	mark16  string    // see [Mark]; set where there are decisions
}

// identity is an identifier of the work, hashed.
type identity struct {
	scheme citation.Scheme
	value  uint64
}

// kind is the sort of work as far as it keeps works apart.
type kind uint8

const (
	anyKind kind = iota // not known, or a type that databases use for all
	inJournal
	inProceedings
	inBook
	wholeBook
	thesis
	report
	preprint
	dataset
	other
)

// kinds gives the kind that a type is.
var kinds = map[citation.Type]kind{
	citation.ArticleJournal: inJournal, citation.ArticleMagazine: inJournal, citation.ArticleNewspaper: inJournal, citation.Review: inJournal, citation.ReviewBook: inJournal,
	citation.PaperConference: inProceedings, citation.Speech: inProceedings,
	citation.Chapter: inBook, citation.Entry: inBook, citation.EntryDictionary: inBook, citation.EntryEncyclopedia: inBook,
	citation.Book: wholeBook, citation.Thesis: thesis, citation.Report: report, citation.Dataset: dataset, citation.Software: dataset,
	citation.Patent: other, citation.Figure: other, citation.Graphic: other, citation.MotionPicture: other, citation.Standard: other,
}

// Fingerprints gives the print of each record, ready for the decisions there are.
func Fingerprints(records []*evidence.Record, o Options) []*Print {
	prints := make([]*Print, len(records))
	parallel(o.Workers, len(records), func(from, to int) {
		for i := from; i < to; i++ {
			c := &records[i].Citation
			prints[i] = Fingerprint(c)
			if o.Decisions != nil {
				prints[i].mark16 = Mark(c)
			}
		}
	})
	tellApart(records, prints)
	return prints
}

// parallel runs f over stretches of 0 to n-1.
func parallel(workers, n int, f func(from, to int)) {
	const stretch = 1024
	if workers <= 1 || n <= stretch {
		f(0, n)
		return
	}
	var running sync.WaitGroup
	next := make(chan int)
	for range workers {
		running.Go(func() {
			for from := range next {
				f(from, min(n, from+stretch))
			}
		})
	}
	for from := 0; from < n; from += stretch {
		next <- from
	}
	close(next)
	running.Wait()
}

// Fingerprint gives the print of a citation.
func Fingerprint(c *citation.Citation) *Print { return fingerprint(c, sketchOf(c.Abstract.Plain())) }

// fingerprint is Fingerprint with the sketch of the abstract.
func fingerprint(c *citation.Citation, abstract sketch) *Print {
	p := &Print{
		people:   peopleOf(c),
		venue:    venueOf(c),
		kind:     kinds[c.Type],
		year:     int32(c.Year()),
		volume:   leadNumber(c.In.Volume),
		issue:    leadNumber(c.In.Issue),
		abstract: abstract,
		edition:  editionOf(string(c.Detail(citation.FieldEdition))),
	}
	if v := c.Detail(citation.FieldVersion); v != "" {
		p.version = leadVersion(v.Plain())
	}
	p.titles, p.mark = titlesOf(c)
	p.first, p.last, p.more = pagesOf(c)
	p.identify(c)
	if p.venue.series && len(p.venue.names) == 0 && (p.kind == inJournal || p.kind == inBook) {
		p.kind = anyKind
	}
	if p.kind == anyKind && c.Type == citation.Article || isServer(&p.venue) || isPreprintDOI(p.doi) {
		p.kind = preprint
	}
	if c.Key != "" {
		p.key = newHash.text(c.Key).sum()
	}
	p.ID = p.sum()
	return p
}

// identify takes the identifiers.
func (p *Print) identify(c *citation.Citation) {
	for _, id := range c.IDs {
		switch id.Scheme {
		case citation.SchemeDOI:
			if p.doi == "" {
				doi, version := doiVersion(strings.ToLower(id.Compact()))
				if p.doi = doi; version != "" {
					p.version = version
				}
			}
		case citation.SchemeISSN, citation.SchemeORCID, citation.SchemeISNI, citation.SchemeROR:
		case citation.SchemeISBN:
			p.isbns = append(p.isbns, newHash.text(id.Compact()).sum())
		default:
			p.ids = append(p.ids, identity{id.Scheme, newHash.text(string(id.Scheme)).text(id.Compact()).sum()})
		}
	}
	slices.Sort(p.isbns)
	p.isbns = slices.Compact(p.isbns)
	slices.SortFunc(p.ids, func(a, b identity) int {
		if n := strings.Compare(string(a.scheme), string(b.scheme)); n != 0 {
			return n
		}
		if a.value < b.value {
			return -1
		}
		return 1
	})
	p.ids = slices.Compact(p.ids)
}

// sum gives the hash of everything in the print.
func (p *Print) sum() uint64 {
	h := newHash.number(uint64(p.kind)).number(uint64(p.mark)).number(uint64(p.year))
	for i := range p.titles {
		h = h.text(p.titles[i].text)
	}
	for i := range p.people.list {
		h = h.text(p.people.list[i].family).text(p.people.list[i].given)
	}
	for _, name := range p.venue.names {
		h = h.text(name)
	}
	for _, issn := range p.venue.issns {
		h = h.number(issn)
	}
	for _, s := range [...]string{p.volume, p.issue, p.first, p.last, p.doi, p.version, p.edition} {
		h = h.text(s)
	}
	for _, id := range p.ids {
		h = h.number(id.value)
	}
	for _, isbn := range p.isbns {
		h = h.number(isbn)
	}
	for _, w := range p.abstract.words {
		h = h.number(uint64(w))
	}
	return h.sum()
}

// leadNumber gives the first number of a volume or issue with the letter or two
// before it, without zeros: "4 (1) (no pagination)" is "4", "Drug Discovery. 9"
// is "9". What has no number, such as "Jul", says nothing.
func leadNumber(s string) string {
	s = citation.Fold(s)
	start := strings.IndexAny(s, "0123456789")
	if start < 0 {
		return ""
	}
	end := start
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	digits := strings.TrimLeft(s[start:end], "0")
	if digits == "" {
		return "" // "0" says that there is none
	}
	if prefix := strings.TrimSpace(s[:start]); start > 0 && len(prefix) <= 2 && prefix != "v" && prefix != "n" && prefix != "no" && prefix != "bd" && prefix != "nr" {
		return strings.Trim(prefix, " .,;:-") + digits
	}
	return digits
}

// pagesOf gives the first and the last page, and the first pages of further
// stretches; of a work that has the number of an article, that number.
func pagesOf(c *citation.Citation) (first, last string, more []string) {
	raw := strings.Trim(c.In.Pages.Raw, `" `)
	if raw == "" && c.Type == citation.ArticleJournal {
		if raw = string(c.Detail(citation.FieldNumber)); len(raw) > 16 {
			return "", "", nil
		}
	}
	for part := range strings.FieldsFuncSeq(raw, func(r rune) bool { return r == ',' || r == ';' || r == '+' }) {
		part = strings.TrimSpace(part)
		if i := strings.IndexAny(part, "[("); i > 0 { // "63 [tp 104]"
			part = strings.TrimSpace(part[:i])
		}
		pages, err := citation.ParsePages(undated(part))
		if err != nil {
			continue
		}
		from, to, ok := pages.Ends()
		if !ok && strings.ContainsAny(pages.Raw, "0123456789") {
			if from, to, _ = strings.Cut(pages.Raw, "-"); len(from) > 12 || len(to) > 12 {
				continue
			}
		}
		switch from = plainPage(from); {
		case from == "":
		case first == "":
			if first = from; to != "" {
				last = plainPage(to)
			}
		case len(more) < 4:
			more = append(more, from)
		}
	}
	if first == last {
		last = ""
	}
	return first, last, more
}

// undated gives back the pages that a spreadsheet took for a date: "01-Jun" is 1-6.
func undated(s string) string {
	const months = "janfebmaraprmayjunjulaugsepoctnovdec"
	a, b, ok := strings.Cut(strings.ToLower(s), "-")
	if !ok || len(s) > 6 {
		return s
	}
	if i := strings.Index(months, b); len(b) == 3 && i >= 0 && i%3 == 0 && strings.Trim(a, "0123456789") == "" {
		return a + "-" + strconv.Itoa(i/3+1)
	}
	if i := strings.Index(months, a); len(a) == 3 && i >= 0 && i%3 == 0 && strings.Trim(b, "0123456789") == "" {
		return strconv.Itoa(i/3+1) + "-" + b
	}
	return s
}

// plainPage gives a page in small letters, without zeros before its number.
// What has no number ("Suppl", "iv") says nothing.
func plainPage(s string) string {
	s = citation.Fold(s)
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return ""
	}
	digits := strings.TrimLeft(s[i:], "0")
	if digits == "" {
		return ""
	}
	return s[:i] + digits
}

// editionOf gives the number of an edition.
func editionOf(s string) string {
	words := readWords(s)
	for w := words.next(); w != ""; w = words.next() {
		if w[0] >= '0' && w[0] <= '9' {
			return w
		}
		if n, ok := ordinals[w]; ok {
			return n
		}
	}
	return ""
}

// ordinals are the numbers of editions in letters.
var ordinals = map[string]string{
	"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}

// leadVersion gives a version as its numbers: "Version 2.0" is "2".
func leadVersion(s string) string {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return ""
	}
	end := i
	for end < len(s) && (s[end] == '.' || s[end] >= '0' && s[end] <= '9') {
		end++
	}
	v := strings.TrimRight(s[i:end], ".")
	for strings.HasSuffix(v, ".0") {
		v = v[:len(v)-2]
	}
	return v
}

// doiVersion parts a DOI and the version in it: Cochrane's ".pub3", the ".v2"
// of figshare, "/v1" of preprint servers, the ".2" of F1000 and eLife.
func doiVersion(doi string) (base, version string) {
	for _, form := range versionForms {
		i := strings.LastIndex(doi, form.mark)
		if i < len(form.prefix) || !strings.HasPrefix(doi, form.prefix) {
			continue
		}
		if n := doi[i+len(form.mark):]; n != "" && len(n) < 3 && isDigits(n) && strings.IndexByte(doi[:i], '/') > 0 && (form.prefix == "" || strings.Count(doi[:i], ".") > 1) {
			return doi[:i], n
		}
	}
	return doi, ""
}

// versionForms are how the version stands at the end of a DOI.
var versionForms = [...]struct{ prefix, mark string }{
	{"", ".pub"}, {"", ".v"}, {"", "/v"}, {"", "_v"}, {"", "-v"}, {"10.12688/", "."}, {"10.7554/", "."}, {"10.1002/essoar", "."}, {"10.7287/peerj.preprints", "v"},
}

// preprintRegistrants are the DOI prefixes of servers that publish preprints only.
var preprintRegistrants = [...]string{
	"10.48550/", "10.1101/20", "10.1101/0", "10.1101/1", "10.1101/2", "10.1101/3", "10.1101/4", "10.1101/5", "10.1101/6", "10.1101/7", "10.1101/8", "10.1101/9", "10.2139/ssrn.", "10.31234/osf", "10.31219/osf", "10.31235/osf", "10.21203/rs.", "10.20944/preprints",
	"10.26434/chemrxiv", "10.36227/techrxiv", "10.35542/osf", "10.31223/", "10.22541/", "10.7287/peerj.preprints", "10.31222/osf", "10.32942/", "10.1590/scielopreprints",
}

// isPreprintDOI reports whether a DOI is one of a preprint server.
func isPreprintDOI(doi string) bool {
	for _, prefix := range preprintRegistrants {
		if strings.HasPrefix(doi, prefix) {
			// Cold Spring Harbor's journals share bioRxiv's prefix: "10.1101/gr.123.1".
			return true
		}
	}
	return false
}

func isServer(v *venue) bool { return slices.ContainsFunc(v.names, citation.IsPreprintServer) }

// sketch stands for an abstract: the least hashes of its words, by which the
// words that two abstracts share are estimated (Broder, 1997).
type sketch struct {
	words  []uint32 // sorted
	length int32    // of the abstract in words
}

const sketchSize = 24

// sketchOf gives the sketch of a text; none of one that is shorter than a sentence.
func sketchOf(text string) sketch {
	if len(text) < 80 {
		return sketch{}
	}
	var least [sketchSize]uint32
	n, length := 0, 0
	words := readWords(text)
	for w := words.next(); w != ""; w = words.next() {
		length++
		hash := hashWord(w) * 2654435761
		if n == sketchSize && hash >= least[n-1] {
			continue
		}
		at, seen := slices.BinarySearch(least[:n], hash)
		if seen {
			continue
		}
		n = min(n+1, sketchSize)
		copy(least[at+1:n], least[at:])
		least[at] = hash
	}
	return sketch{slices.Clone(least[:n]), int32(length)}
}

// resemblance estimates the part of their words that two texts share; -1 when one is not known.
func resemblance(a, b *sketch) float32 {
	if len(a.words) == 0 || len(b.words) == 0 {
		return -1
	}
	common, seen, i, j := 0, 0, 0, 0
	size := min(sketchSize, len(a.words), len(b.words))
	for seen < size && i < len(a.words) && j < len(b.words) {
		switch {
		case a.words[i] == b.words[j]:
			common, i, j = common+1, i+1, j+1
		case a.words[i] < b.words[j]:
			i++
		default:
			j++
		}
		seen++
	}
	return float32(common) / float32(max(seen, 1))
}
