package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// recordRules are the rules that look at one record; those that look at running text are in texts.
var recordRules = [...]func(*Checker){
	needed, abstractAndKey, identifiers, hiddenDOI, dates, pageCount, volume, kind, people, title, keywords,
}

// A need is what works of some types are cited by. Of alternatives one is enough.
type need struct {
	types              []citation.Type
	required, welcomed [][]citation.Field
}

// anyone are those who can stand where the author stands.
var anyone = []citation.Field{
	citation.FieldAuthor, citation.FieldEditor, citation.FieldTranslator, citation.FieldCompiler, citation.FieldDirector,
	citation.FieldCollectionEditor, citation.FieldContributor, citation.FieldEditorialDirector, citation.FieldContainerAuthor,
}

var (
	dated     = []citation.Field{citation.FieldIssued, citation.FieldOnline, citation.FieldAvailableDate}
	inJournal = []citation.Field{citation.FieldJournal, citation.FieldJournalShort}
	inBook    = []citation.Field{citation.FieldJournal, citation.FieldJournalShort, citation.FieldEventTitle, citation.FieldSeries}
	address   = []citation.Field{citation.FieldURL, citation.FieldDOI, citation.FieldHandle, citation.FieldOtherID}
	findable  = []citation.Field{
		citation.FieldDOI, citation.FieldPMID, citation.FieldPMCID, citation.FieldArXiv, citation.FieldHandle, citation.FieldURL, citation.FieldOtherID,
	}
	paged     = []citation.Field{citation.FieldPages, citation.FieldNumber}
	published = []citation.Field{citation.FieldPublisher}
	entitled  = []citation.Field{citation.FieldTitle}
)

// needs follow what the entry types of BibTeX ("BibTeXing", section 3.1) require, and what APA and Vancouver ask
// for beyond it.
var needs = []need{
	{[]citation.Type{citation.ArticleJournal, citation.ArticleMagazine, citation.ArticleNewspaper},
		[][]citation.Field{entitled, anyone, dated, inJournal}, [][]citation.Field{{citation.FieldVolume, citation.FieldOnline}, paged, findable}},
	{[]citation.Type{citation.Review, citation.ReviewBook},
		[][]citation.Field{anyone, dated, inJournal}, [][]citation.Field{{citation.FieldVolume, citation.FieldOnline}, paged}},
	{[]citation.Type{citation.Book},
		[][]citation.Field{entitled, anyone, dated, published}, [][]citation.Field{{citation.FieldISBN, citation.FieldDOI, citation.FieldOtherID}}},
	{[]citation.Type{citation.Chapter},
		[][]citation.Field{entitled, anyone, dated, inBook}, [][]citation.Field{published, paged}},
	{[]citation.Type{citation.PaperConference},
		[][]citation.Field{entitled, anyone, dated, inBook}, [][]citation.Field{findable}},
	{[]citation.Type{citation.Thesis},
		[][]citation.Field{entitled, anyone, dated, published}, nil},
	{[]citation.Type{citation.Report, citation.Article, citation.Manuscript},
		[][]citation.Field{entitled, anyone, dated}, [][]citation.Field{findable}},
	{[]citation.Type{citation.Webpage, citation.Post, citation.PostWeblog},
		[][]citation.Field{entitled, address}, [][]citation.Field{dated}},
	{[]citation.Type{citation.Dataset, citation.Software},
		[][]citation.Field{entitled, dated}, [][]citation.Field{anyone, findable}},
}

// needed says what the record lacks of what its type is cited by. A field that
// the source shows without a value has been remarked upon.
func needed(k *Checker) {
	c := &k.record.Citation
	i := slices.IndexFunc(needs, func(n need) bool { return slices.Contains(n.types, c.Type) })
	if i < 0 {
		return
	}
	known := c.Known().Union(k.record.Blank)
	has := func(any []citation.Field) bool {
		return slices.ContainsFunc(any, known.Has)
	}
	for _, any := range needs[i].required {
		if has(any) || any[0] == citation.FieldTitle && c.In.Title == "" { // of no title at all reading has spoken
			continue
		}
		k.say(diag.MissingField, any[0], "%s without %s", c.Type, any[0].Label())
	}
	for _, any := range needs[i].welcomed {
		if !has(any) {
			k.say(diag.RecommendedField, any[0], "%s without %s", c.Type, any[0].Label())
		}
	}
}

func abstractAndKey(k *Checker) {
	if k.record.Citation.Abstract == "" {
		k.say(diag.MissingAbstract, citation.FieldAbstract, "no abstract")
	}
	if k.record.Citation.Key == "" {
		k.say(diag.MissingKey, citation.NoField, "no citation key")
	}
}

// identifiers looks at how DOI and ISSN were written: the record has their
// normal form already. A page may show a DOI as it likes; so only records all of
// whose values come from tags are judged.
func identifiers(k *Checker) {
	if slices.ContainsFunc(k.record.Claims, func(c evidence.Claim) bool { return c.Confidence < evidence.Stated }) {
		return
	}
	for i := range k.record.Claims {
		claim := &k.record.Claims[i]
		id, ok := claim.Value.(citation.Identifier)
		if !ok || len(claim.Quote) > 300 {
			continue
		}
		written := strings.Trim(claim.Quote, " \t\r\n\"{}")
		if how := unclean(id, written); how != "" {
			k.findingAt(claim.Place, diag.UncleanIdentifier, claim.Field, &Change{written, id.Value},
				"%s %q is written %s; it is %s", claim.Field.Label(), clip(written), how, id.Value)
		}
	}
}

// unclean says how an identifier is written if not in its normal form; "" for
// what is usual, such as two ISSN in one field.
func unclean(id citation.Identifier, written string) string {
	lower := strings.ToLower(written)
	has := func(part string) bool { return strings.Contains(lower, part) }
	switch {
	case written == "" || written == id.Value:
	case id.Scheme == citation.SchemeISSN:
		if len(written) == 8 && !has("-") {
			return "without its hyphen"
		}
	case id.Scheme != citation.SchemeDOI:
	case has("%2f"):
		return "URL-encoded"
	case has("://doi.org/"), has("://dx.doi.org/"), has("://www.doi.org/"):
		return "as an address"
	case has("://"):
		return "as an address of another resolver"
	case strings.HasPrefix(lower, "doi"):
		return "with a label"
	case strings.TrimRight(written, ".,; ") == id.Value:
		return "with punctuation behind it"
	}
	return ""
}

// hiddenDOI looks for the DOI of a record that has none where people leave it.
// A note may speak of other works: only a note that is nothing but a DOI counts.
func hiddenDOI(k *Checker) {
	c := &k.record.Citation
	if c.DOI() != "" {
		return
	}
	take := func(f citation.Field, text string, whole bool) bool {
		for found := range citation.FindDOIs(text) {
			before := strings.TrimRight(strings.ToLower(text[:found.Start]), " :/")
			resolver := strings.HasSuffix(before, "doi.org")
			if !resolver && (!whole || before != "" && before != "doi" || strings.TrimRight(text[found.End:], " .") != "") {
				return false
			}
			k.fixed(diag.HiddenDOI, f, &Change{"", found.ID.Value}, "%s holds the DOI %s, which is missing", f.Label(), found.ID.Value)
			if k.mends(diag.HiddenDOI) {
				c.Add(citation.FieldDOI, found.ID)
			}
			return true
		}
		return false
	}
	for _, link := range c.Links {
		if link.Rel == "" && take(citation.FieldURL, link.URL, false) {
			return
		}
	}
	for _, f := range []citation.Field{citation.FieldNote, citation.FieldAnnote, citation.FieldNumber} {
		if text := c.Text(f); text != "" && strings.Contains(string(text), "10.") && take(f, string(text), true) {
			return
		}
	}
}

// dates holds the year of a preprint against that of its arXiv number ("2101.00001": January 2021).
func dates(k *Checker) {
	c := &k.record.Citation
	number := c.ID(citation.SchemeArXiv)
	if c.Type != citation.Article || len(number) < 9 || number[4] != '.' || c.Year() == 0 {
		return
	}
	year := 2000 + int(number[0]-'0')*10 + int(number[1]-'0')
	if d := c.Year() - year; d < 0 { // later versions are of later years
		k.say(diag.DateContradiction, citation.FieldIssued, "year %d is before that of arXiv:%s", c.Year(), number)
	}
}

func pageCount(k *Checker) {
	c := &k.record.Citation
	pages, ok := c.In.Pages.NumPages()
	stated := c.Detail(citation.FieldNumberOfPages)
	if !ok || stated == "" || c.In.Pages.Last == "" || strings.Trim(string(stated), "0123456789") != "" || c.Type == citation.Book {
		return
	}
	n := 0
	for _, digit := range string(stated) {
		n = n*10 + int(digit-'0')
		if n > 1e6 {
			return
		}
	}
	if n != pages && n > 0 {
		k.say(diag.PageCount, citation.FieldNumberOfPages, "%d pages stated, %d in %s", n, pages, c.In.Pages)
	}
}

// volume finds "48(1)" and "48, no. 1", whose second number is an issue.
func volume(k *Checker) {
	c := &k.record.Citation
	number, rest, ok := strings.Cut(c.In.Volume, "(")
	number = strings.TrimSpace(number)
	issue := strings.TrimSuffix(strings.TrimSpace(rest), ")")
	if ok && digits(number) && digits(issue) {
		k.say(diag.MergedVolume, citation.FieldVolume, "volume %q holds an issue", c.In.Volume)
	}
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// kind finds fields that a work of its type cannot have.
func kind(k *Checker) {
	c := &k.record.Citation
	switch {
	case c.Type == citation.Book && c.In.Issue != "":
		k.say(diag.TypeContradiction, citation.FieldIssue, "a book has no issue (%s)", c.In.Issue)
	case c.Type == citation.Book && c.ID(citation.SchemeISBN) == "" && c.ID(citation.SchemeISSN) != "" && c.In.Title != "":
		k.say(diag.TypeContradiction, citation.FieldJournal, "a book in %q with an ISSN reads like an article", clip(c.In.Title.Plain()))
	case c.Type == citation.ArticleJournal && c.ID(citation.SchemeISBN) != "" && c.ID(citation.SchemeISSN) == "" && c.In.Volume == "" && c.In.Issue == "":
		k.say(diag.TypeContradiction, citation.FieldISBN, "an article with an ISBN and no volume reads like a chapter")
	case c.Type == citation.Thesis && (c.In.Issue != "" || c.ID(citation.SchemeISSN) != ""):
		k.say(diag.TypeContradiction, citation.FieldType, "a thesis has neither issue nor ISSN")
	}
}

// Where a title is followed by its site: "Title - PubMed", "Title | Journal of X".
var sites = []string{
	"PubMed", "PMC", "ScienceDirect", "Wikipedia", "SpringerLink", "Wiley Online Library", "JSTOR", "ResearchGate", "Google Scholar",
	"Semantic Scholar", "Academia.edu", "SAGE Journals", "Taylor & Francis Online", "Oxford Academic", "Cambridge Core", "Nature", "YouTube",
}

// retracted are what journals print before the title of a work that no longer stands, in lower case.
var retracted = []string{
	"retracted:", "retracted article:", "[retracted]", "(retracted)", "retraction:", "retraction note:", "retraction note to:",
	"retraction notice to", "retraction of", "withdrawn:", "withdrawn article:", "[withdrawn]", "retracted -", "retracted—", "notice of retraction",
}

func title(k *Checker) {
	c := &k.record.Citation
	if c.Title == "" {
		return
	}
	text := c.Title.Plain()
	if shouted(text) {
		k.say(diag.TitleCapitals, citation.FieldTitle, "title in capitals: %q", clip(text))
	}
	if end, rest, ok := cutLast(text, " | ", " - ", " – "); ok && slices.Contains(sites, end) {
		k.say(diag.TitleSite, citation.FieldTitle, "title ends in the site %q, after %q", end, clip(rest))
	}
	lower := strings.ToLower(text[:min(len(text), 40)])
	if slices.ContainsFunc(retracted, func(sign string) bool { return strings.HasPrefix(lower, sign) }) || strings.HasSuffix(strings.ToLower(text), "(retracted article)") {
		k.say(diag.Retraction, citation.FieldTitle, "title says retracted or withdrawn: %q", clip(text))
	}
	for _, pair := range []string{"()", "[]", "{}"} {
		if strings.Count(text, pair[:1]) != strings.Count(text, pair[1:]) && !strings.Contains(text, ":-)") {
			k.say(diag.UnbalancedText, citation.FieldTitle, "title has %d %q and %d %q",
				strings.Count(text, pair[:1]), pair[:1], strings.Count(text, pair[1:]), pair[1:])
		}
	}
	if stopped(string(c.Title)) {
		mended := strings.TrimSuffix(string(c.Title), ".")
		k.fixed(diag.TitleStop, citation.FieldTitle, &Change{string(c.Title), mended}, "title ends in a full stop")
		if k.mends(diag.TitleStop) {
			c.Title = citation.Text(mended)
		}
	}
}

// shouted reports whether a title of several words is all capitals. An abbreviation is not.
func shouted(text string) bool {
	letters, words := 0, 0
	for word := range strings.FieldsSeq(text) {
		long := 0
		for _, r := range word {
			if unicode.IsLower(r) || unicode.IsLetter(r) && !unicode.IsUpper(r) { // other scripts have no case
				return false
			}
			if unicode.IsUpper(r) {
				long++
			}
		}
		if letters += long; long > 2 {
			words++
		}
	}
	return words >= 3 && letters >= 15
}

// stopped reports whether the title's last character is a full stop that ends a
// sentence: not that of "vs.", "U.S.", "et al." or an ellipsis.
func stopped(text string) bool {
	rest, ok := strings.CutSuffix(text, ".")
	if !ok {
		return false
	}
	word := rest[strings.LastIndexByte(rest, ' ')+1:]
	return len(word) > 3 && !strings.Contains(word, ".") && strings.Contains(rest, " ")
}

// cutLast cuts text at the last of the separators.
func cutLast(text string, separators ...string) (end, rest string, ok bool) {
	for _, s := range separators {
		if i := strings.LastIndex(text, s); i >= 0 {
			return text[i+len(s):], text[:i], true
		}
	}
	return "", text, false
}

func keywords(k *Checker) {
	for _, w := range k.record.Citation.Keywords {
		if strings.Count(w.Term, ";") > 0 && !strings.Contains(w.Term, "&") || strings.Count(w.Term, ",") > 3 {
			k.say(diag.KeywordSoup, citation.FieldKeyword, "keyword %q holds several", clip(w.Term))
		}
	}
}
