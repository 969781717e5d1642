package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// hiddenDOI looks for the DOI of a record that has none where people leave it.
// A note may speak of other works: only a note that is nothing but a DOI counts. An
// address that holds a DOI and is not that of a resolver is named, and not mended.
func hiddenDOI(k *Examination) {
	c := &k.record.Citation
	if c.DOI() != "" {
		return
	}
	for _, link := range c.Links {
		if link.Rel != "" {
			continue
		}
		for found := range citation.FindDOIs(link.URL) {
			before := strings.ToLower(link.URL[:found.Start])
			if strings.HasSuffix(before, "doi.org/") {
				k.moveDOI(citation.FieldURL, link.URL, found.ID)
			} else if strings.Contains(before, "/doi/") {
				k.say(diag.HiddenDOI, citation.FieldURL, "URL holds what looks like the DOI %s, which is missing", found.ID.Value)
			}
			return
		}
	}
	for _, f := range []citation.Field{citation.FieldNote, citation.FieldAnnote, citation.FieldNumber} {
		text := string(c.Text(f))
		for found := range citation.FindDOIs(text) {
			before := strings.TrimRight(strings.ToLower(text[:found.Start]), " :/")
			before = strings.TrimPrefix(strings.TrimPrefix(before, "https://"), "http://")
			if (before == "" || before == "doi" || before == "doi.org" || before == "dx.doi.org") && strings.TrimRight(text[found.End:], " .") == "" {
				k.moveDOI(f, text, found.ID)
				return
			}
			break
		}
	}
}

// moveDOI says that a field is nothing but a DOI, and puts that into its place.
func (k *Examination) moveDOI(f citation.Field, text string, doi citation.Identifier) {
	c := &k.record.Citation
	k.mending(diag.HiddenDOI, f, 0, &Change{text, doi.Value}, "%s holds the DOI %s, which is missing", f.Label(), doi.Value)
	if !k.mends(diag.HiddenDOI) {
		return
	}
	if f != citation.FieldURL {
		c.Clear(f)
	}
	c.Add(citation.FieldDOI, doi)
	k.unlink(doi)
}

// unlink takes the address away that says no more than the DOI.
func (k *Examination) unlink(doi citation.Identifier) {
	if !k.mends(diag.HiddenDOI) {
		return
	}
	c := &k.record.Citation
	for i, link := range c.Links {
		if id, err := citation.SchemeDOI.Parse(link.URL); link.Rel == "" && err == nil && id.Same(doi) && strings.Contains(strings.ToLower(link.URL), "doi.org/") {
			c.Links = slices.Concat(c.Links[:i], c.Links[i+1:])
			return
		}
	}
}

// dates holds the year of publication against the other dates of the record,
// against other statements of it, and against those in its identifiers.
func dates(k *Examination) {
	c := &k.record.Citation
	year := c.Year()
	if year == 0 {
		return
	}
	for i := range orders {
		order := &orders[i]
		if other := c.Date(order.use).Year; other != 0 && (year-other < order.least || year-other > order.most) {
			k.say(diag.DateContradiction, order.use, "published in %d, but %s is %d", year, order.use.Label(), other)
		}
	}
	for i := range k.record.Claims {
		claim := &k.record.Claims[i]
		date, ok := claim.Value.(citation.Date)
		if ok && claim.Field == citation.FieldIssued && claim.Confidence == evidence.Stated && date.Known() && date.Year != year {
			k.findingAt(claim.Place, diag.DateContradiction, citation.FieldIssued, nil, "year %d here, but %d elsewhere in the record", date.Year, year)
			break
		}
	}
	if doi := c.DOI(); doi != "" {
		if stated := yearOfDOI(doi); stated != 0 && (year < stated-1 || year > stated+4) {
			k.say(diag.DateContradiction, citation.FieldIssued, "year %d, but DOI %s is of %d", year, doi, stated)
		}
	}
	if number := c.ID(citation.SchemeArXiv); number != "" && c.Type == citation.Article {
		if stated := yearOfArXiv(number); stated != 0 && year < stated { // later versions are of later years
			k.say(diag.DateContradiction, citation.FieldIssued, "year %d, but arXiv:%s is of %d", year, number, stated)
		}
	}
}

// orders says by how many years a work can come out after another of its dates.
var orders = []struct {
	use         citation.Field
	least, most int
}{
	{citation.FieldSubmitted, 0, 30},
	{citation.FieldAccepted, 0, 10},
	{citation.FieldOriginalDate, 0, 10000},
	{citation.FieldEventDate, -1, 20},
	{citation.FieldAccessed, -10000, 1}, // seen before the issue it will be in
}

// doiYears are the forms of DOI suffixes that hold the year of registration: # is
// a digit, X a digit or the check digit X, Y and M digits of year and month. An article
// of 1995 registered later has no such form.
var doiYears = []string{
	"/j.*.YYYY.MM.##",      // Elsevier: 10.1016/j.jad.2015.01.001
	"/YYYY.MM.##.#",        // bioRxiv, medRxiv: 10.1101/2020.01.01.123456
	"/s#####-0YY-",         // Springer Nature: 10.1007/s00125-015-3812-7
	"/j.####-###X.YYYY.",   // Wiley: 10.1111/j.1365-2648.2009.05123.x
	"####-###X(YYYYMM",     // SICI: 10.1002/(SICI)1097-4679(199902)55:2<197::AID-JCLP9>3.0.CO;2-U
	"10.3389/f*.YYYY.####", // Frontiers: 10.3389/fpsyt.2020.00123
}

// yearOfDOI gives the year that the form of a DOI states, or 0.
func yearOfDOI(doi string) int {
	for _, form := range doiYears {
		for at := range len(doi) {
			if year, ok := matchYear(form, doi[at:]); ok {
				return year
			}
		}
	}
	return 0
}

// matchYear matches a form at the start of s, and gives the year. A star stands for letters.
func matchYear(form, s string) (year int, ok bool) {
	digits, i := 0, 0
	month := 0
	for _, c := range []byte(form) {
		if c == '*' {
			for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
				i++
			}
			continue
		}
		if i == len(s) {
			return 0, false
		}
		digit := s[i] >= '0' && s[i] <= '9'
		switch {
		case c == 'Y' && digit:
			year = year*10 + int(s[i]-'0')
			digits++
		case c == 'M' && digit:
			month = month*10 + int(s[i]-'0')
		case c == '#' && digit, c == 'X' && (digit || s[i]|0x20 == 'x'):
		case c == s[i] && c != 'Y' && c != 'M' && c != '#' && c != 'X':
		default:
			return 0, false
		}
		i++
	}
	if digits == 2 {
		year += 2000
	}
	return year, year >= 1900 && year <= 2100 && month <= 12
}

// yearOfArXiv gives the year of a number of arXiv: "2101.00001", "hep-th/9901001"; 0 for other forms.
func yearOfArXiv(number string) int {
	if _, old, ok := strings.Cut(number, "/"); ok {
		number = old
	} else if len(number) < 9 || number[4] != '.' {
		return 0
	}
	if len(number) < 7 || !digits(number[:2]) {
		return 0
	}
	year := 2000 + int(number[0]-'0')*10 + int(number[1]-'0')
	if year > 2090 { // arXiv began in 1991
		year -= 100
	}
	return year
}

// pages holds the number of pages against the range. A book's pages are all of it.
func pages(k *Examination) {
	c := &k.record.Citation
	count, ok := c.In.Pages.NumPages()
	stated := string(c.Detail(citation.FieldNumberOfPages))
	if !ok || c.In.Pages.Last == "" || !digits(stated) || len(stated) > 6 || c.Type == citation.Book {
		return
	}
	n := 0
	for _, digit := range stated {
		n = n*10 + int(digit-'0')
	}
	if n != count && n > 0 {
		k.say(diag.PageCount, citation.FieldNumberOfPages, "%d pages stated, %d in %s", n, count, c.In.Pages)
	}
}

// slots finds values in fields that are made for others.
func slots(k *Examination) {
	c := &k.record.Citation
	if volume, issue, ok := merged(c.In.Volume, c.In.Issue == ""); ok {
		k.say(diag.MergedVolume, citation.FieldVolume, "volume %q holds an issue: %s and %s", c.In.Volume, volume, issue)
	} else if volume, issue, ok := merged(c.In.Issue, c.In.Volume == ""); ok {
		k.say(diag.MergedVolume, citation.FieldIssue, "issue %q holds a volume: %s and %s", c.In.Issue, volume, issue)
	}
	for i := range labelledSlots {
		slot := &labelledSlots[i]
		text := strings.ToLower(string(c.Text(slot.field)))
		for _, label := range slot.labels {
			if rest, ok := strings.CutPrefix(text, label); ok && strings.ContainsAny(rest[:min(len(rest), 2)], "0123456789") {
				k.say(diag.WrongSlot, slot.field, "%s %q is %s", slot.field.Label(), clip(string(c.Text(slot.field))), slot.is)
			}
		}
	}
	for _, f := range []citation.Field{citation.FieldTitle, citation.FieldJournal, citation.FieldPublisher, citation.FieldVolume, citation.FieldIssue} {
		text := string(c.Text(f))
		named := f != citation.FieldVolume && f != citation.FieldIssue // numbers may read like an ISSN
		if address(text) || named && issn(text) {
			k.say(diag.WrongSlot, f, "%s is %q, an identifier or address", f.Label(), clip(text))
		}
	}
	if address(c.In.Pages.Raw) {
		k.say(diag.WrongSlot, citation.FieldPages, "pages are %q, an identifier or address", clip(c.In.Pages.Raw))
	}
	if c.In.Issue == "" && c.Type == citation.ArticleJournal && len(c.In.Volume) > 1 && c.In.Volume == c.In.Pages.String() {
		k.say(diag.WrongSlot, citation.FieldVolume, "volume and pages are both %q", c.In.Volume)
	}
	if c.Title != "" && c.Type.InPeriodical() && strings.Contains(string(c.Title), " ") && citation.Fold(c.Title.Plain()) == citation.Fold(c.In.Title.Plain()) {
		k.say(diag.WrongSlot, citation.FieldTitle, "title and journal are both %q", clip(c.Title.Plain()))
	}
}

// labelledSlots are labels with which a value begins that belongs elsewhere, or whose label is left in.
var labelledSlots = []struct {
	field  citation.Field
	labels []string
	is     string
}{
	{citation.FieldVolume, []string{"vol.", "vol ", "volume "}, "a volume with its label"},
	{citation.FieldVolume, []string{"no.", "issue ", "nr.", "iss."}, "an issue"},
	{citation.FieldVolume, []string{"pp.", "p.", "pages "}, "of pages"},
	{citation.FieldIssue, []string{"no.", "issue ", "nr.", "iss.", "number "}, "an issue with its label"},
	{citation.FieldIssue, []string{"vol.", "vol ", "volume "}, "a volume"},
	{citation.FieldIssue, []string{"pp.", "p.", "pages "}, "of pages"},
}

// merged reads "48(1)", "48, no. 1", "48 Issue 1" and, where the other field is empty, "48:1".
func merged(text string, alone bool) (volume, issue string, ok bool) {
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	volume, rest := text[:i], strings.TrimSpace(text[i:])
	if volume == "" || rest == "" {
		return "", "", false
	}
	lower := strings.ToLower(strings.TrimLeft(rest, ", "))
	switch {
	case rest[0] == '(':
		issue = strings.TrimSuffix(rest[1:], ")")
	case strings.HasPrefix(lower, "no"), strings.HasPrefix(lower, "iss"), strings.HasPrefix(lower, "nr"):
		issue = strings.TrimLeft(lower, "noisuer. ")
	case alone && rest[0] == ':':
		issue = rest[1:]
	}
	issue = strings.TrimSpace(issue)
	bare := strings.Trim(issue, "0123456789")
	return volume, issue, issue != "" && (bare == "" || (bare == "-" || bare == "/" || bare == "–") && issue != bare)
}

// issn reports whether text is an ISSN as it is written.
func issn(text string) bool {
	if len(text) != len("0028-0836") || text[4] != '-' {
		return false
	}
	_, err := citation.SchemeISSN.Parse(text)
	return err == nil
}

// address reports whether text is nothing but an address or a DOI.
func address(text string) bool {
	if len(text) < 8 || strings.ContainsAny(text, " \n") {
		return false
	}
	lower := strings.ToLower(text[:8])
	if strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "www.") {
		return true
	}
	for found := range citation.FindDOIs(text) {
		return found.Start <= len("doi:") && found.End == len(text)
	}
	return false
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// contradictions are the fields that works of a type do not have: a work with
// all of "with" and none of "without" is something else.
var contradictions = []struct {
	types         []citation.Type
	with, without []citation.Field
	says          string
}{
	{[]citation.Type{citation.Book}, []citation.Field{citation.FieldIssue}, nil, "a book has no issue"},
	{[]citation.Type{citation.Book}, []citation.Field{citation.FieldISSN, citation.FieldJournal}, []citation.Field{citation.FieldISBN}, "a book in a journal, with an ISSN, reads like an article"},
	{[]citation.Type{citation.Book}, []citation.Field{citation.FieldJournal, citation.FieldVolume, citation.FieldPages}, []citation.Field{citation.FieldISBN},
		"a book with journal, volume and pages reads like an article"},
	{[]citation.Type{citation.ArticleJournal}, []citation.Field{citation.FieldISBN}, []citation.Field{citation.FieldISSN, citation.FieldVolume, citation.FieldIssue},
		"an article with an ISBN and no volume reads like a chapter"},
	{[]citation.Type{citation.ArticleJournal}, []citation.Field{citation.FieldEventTitle}, []citation.Field{citation.FieldJournal, citation.FieldJournalShort, citation.FieldVolume},
		"an article with a meeting and no journal reads like a conference paper"},
	{[]citation.Type{citation.ArticleJournal}, []citation.Field{citation.FieldPublisher, citation.FieldNumberOfPages},
		[]citation.Field{citation.FieldJournal, citation.FieldJournalShort, citation.FieldVolume, citation.FieldISSN}, "an article with a publisher and no journal reads like a book or report"},
	{[]citation.Type{citation.Chapter}, []citation.Field{citation.FieldISSN, citation.FieldIssue}, []citation.Field{citation.FieldISBN}, "a chapter with issue and ISSN reads like an article"},
	{[]citation.Type{citation.Thesis}, []citation.Field{citation.FieldIssue}, nil, "a thesis has no issue"},
	{[]citation.Type{citation.Thesis}, []citation.Field{citation.FieldISSN}, []citation.Field{citation.FieldISBN}, "a thesis with an ISSN reads like an article"},
	{[]citation.Type{citation.Webpage, citation.Document, ""}, []citation.Field{citation.FieldJournal, citation.FieldVolume, citation.FieldPages}, nil,
		"with journal, volume and pages it reads like an article"},
	{[]citation.Type{citation.Article}, []citation.Field{citation.FieldVolume, citation.FieldIssue, citation.FieldJournal}, nil, "a preprint with volume and issue reads like an article"},
	{[]citation.Type{citation.Patent, citation.Dataset, citation.Software}, []citation.Field{citation.FieldVolume, citation.FieldIssue}, nil, "has neither volume nor issue"},
}

// kind finds fields that do not go with the type.
func kind(k *Examination) {
	c := &k.record.Citation
	var known citation.FieldSet
	for i := range contradictions {
		row := &contradictions[i]
		if !slices.Contains(row.types, c.Type) {
			continue
		}
		if known.Empty() {
			known = c.Known()
		}
		with, without := citation.NewFieldSet(row.with...), citation.NewFieldSet(row.without...)
		if with.Minus(known).Empty() && without.Minus(known) == without {
			typ := cmp.Or(c.Type, "no type")
			k.say(diag.TypeContradiction, row.with[0], "%s: %s", typ, row.says)
			return
		}
	}
}

func keywords(k *Examination) {
	for i, w := range k.record.Citation.Keywords {
		semicolons, commas, bars := strings.Count(w.Term, ";"), strings.Count(w.Term, ","), strings.Count(w.Term, "|")
		if semicolons > 0 && !strings.Contains(w.Term, "&") || commas > 3 || bars > 0 || len(w.Term) > 200 && commas > 1 {
			k.sayOf(diag.KeywordSoup, citation.FieldKeyword, i, "keyword %q holds several", clip(w.Term))
		}
	}
}
