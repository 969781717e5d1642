package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A sourceLine is where a work stands, read so strictly that a line of prose is none: behind
// the name of the journal every word must be a number, a date or a word that
// says what a number is. All parts are views of the line.
//
//	J Med Internet Res. 2021 Aug 2;23(8):e12345
//	Journal of Adolescence, Volume 64, Issue 5, May 2018, Pages 1-8
//	BMC Psychiatry201414:39
//	BMJ Open, 2022, № 8, с. e061336
//	Education Journal, v69 n8 p54-57 May 2012
type sourceLine struct {
	title                        string // all before the numbers: a journal, or a whole citation up to it
	volume, issue, pages, number string // number: of an article that has no pages
	date                         string
	rest                         string // what follows the numbers: "doi: 10.…", "ISSN …"

	marked    bool // a word or a bracket says what one of the numbers is
	labelled  bool // a label says that the line is a source
	bracketed bool // the date stands in brackets directly behind the volume
}

// hard reports whether the numbers alone make it a source: two of them, and a mark.
func (l *sourceLine) hard() bool {
	count := 0
	for _, part := range [...]string{l.volume, l.issue, l.pages, l.number, l.date} {
		if part != "" {
			count++
		}
	}
	marked := l.marked || l.labelled || l.volume != "" && l.date != "" && (strings.ContainsAny(l.pages, "-–") || l.bracketed && l.number != "") // "Nature 521, 436–444 (2015)", "New J. Phys. 11 (2009) 095016"
	return count >= 2 && (l.volume != "" || l.issue != "" || l.labelled && l.pages != "") && marked
}

// longestSource bounds a line that is read as one; a citation with many authors is long.
const longestSource = 1500

// readSource reads a line as a source: the earliest place from where on all is numbers is where the title ends.
func readSource(line string) (l sourceLine, ok bool) { return readSourceOf(line, sourceLine{}) }

// readSourceOf reads a line of which something is known from elsewhere: the year, of a citation that has it behind the names, or
// that its numbers are marked, for it stands behind a label.
func readSourceOf(line string, known sourceLine) (l sourceLine, ok bool) {
	if len(line) > longestSource || !hasDigit(line) {
		return sourceLine{}, false
	}
	if known.labelled && known.date == "" && len(line) > 6 && isYear(line[:4]) && line[4] == ',' { // "2021, Ecological Indicators, p. 108402"
		line, known.date = strings.TrimLeft(line[5:], " "), line[:4]
	}
	last := lastStart(line, known.date != "")
	digit := 0 // the next one from i on
	for i := 0; i <= last; {
		for digit < i || digit < len(line) && !isDigit(line[digit]) {
			digit++
		}
		if digit > i+farthestNumber {
			for i = digit - farthestNumber; !utf8.RuneStart(line[i]); i++ {
			}
		}
		if line[i] == 'h' && strings.HasPrefix(line[i:], "http") || line[i] == '1' && strings.HasPrefix(line[i:], "10.") && i+8 < len(line) && isDigit(line[i+6]) && strings.IndexByte(line[i:min(i+12, len(line))], '/') > 0 {
			blank := strings.IndexByte(line[i:], ' ') // what an address holds is none: "10.5555/rr.v3i1.45"
			if blank < 0 {
				return sourceLine{}, false
			}
			i += blank
		}
		if startsSource(line, i) {
			l := known
			if end := l.numbers(line, i); end > i && (l.hard() || l.ofProceedings(line[:i])) && !(isDigit(line[i]) && strings.HasSuffix(strings.TrimRight(line[:i], " "), ":") && !isYear(number(line[i:]))) { // "Sayfa: 12": a word that is not known
				if l.issue == "" && l.pages != "" { // "48 (2002) 3, S. 412-431"
					l.issue, l.number = l.number, ""
				}
				l.title, l.rest = strings.TrimRight(line[:i], " ,;:(|•·-–—"), line[end:]
				if strings.Count(l.title, ".") == 1 { // "Lancet. 2019", but "Int. J. Rural Life Stud. 2021"
					l.title = strings.TrimRight(l.title, " ,.;:(")
				}
				if strings.Trim(l.title, ". ") == "" {
					l.title = ""
				}
				l.leadingDate()
				if isSourceLead(l.title) || commonFactWords[strings.ToLower(strings.TrimRight(l.title, " :"))] { // "Year : 2019 | Volume : 40"
					l.title = ""
				}
				return l, true
			}
		}
		_, size := utf8.DecodeRuneInString(line[i:])
		i += size
	}
	return yearFirst(line, known)
}

// yearFirst reads a source as physicists cite it, "2009 New J. Phys. 11 095016": an abbreviated journal between the year and two bare
// numbers, of which the second is that of an article.
func yearFirst(line string, known sourceLine) (l sourceLine, ok bool) {
	if known.date != "" || len(line) < 12 || !isYear(line[:4]) || line[4] != ' ' {
		return sourceLine{}, false
	}
	l, ok = readSourceOf(line[5:], sourceLine{date: line[:4], marked: true})
	if !ok || l.volume == "" || len(l.number) < 5 && !strings.ContainsAny(l.pages, "-–") || !strings.Contains(l.title, ".") && !titledJournal(l.title) || !journalLike(l.title) {
		return sourceLine{}, false
	}
	return l, true
}

// leadingDate takes the date that stands before the journal: "September 2020 Journal of Soil Science 71(5):901-912", "2015, PLOS ONE, № 10".
func (l *sourceLine) leadingDate() {
	date := dateAt(l.title)
	if date == "" || l.date != "" || len(date) == len(l.title) || len(date) == 4 && strings.IndexByte(",.;:", l.title[4]) < 0 {
		return
	}
	l.date, l.title = date, strings.TrimLeft(l.title[len(date):], " ,.;:|•·")
}

// isSourceLead reports whether all that stands before the numbers says that something came out there: "Published on in".
func isSourceLead(title string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(title)) {
		switch strings.Trim(word, ":,") {
		case "published", "first", "appeared", "online", "in", "on", "from", "publicado", "publié", "erschienen", "en", "em", "dans":
		default:
			return false
		}
	}
	return title != ""
}

// ofProceedings reports whether pages and a date are enough, for what stands before them is a volume of papers: "Proceedings of the 18th
// Symposium on Wells, May 1999, Pages 1-11".
func (l *sourceLine) ofProceedings(title string) bool {
	return l.marked && l.date != "" && strings.ContainsAny(l.pages, "-–—") && strings.Contains(title, "Proceedings")
}

// farthestNumber is how many bytes may stand between the first word of a source and its number: "Special Issue 3", "julio-septiembre, 2012".
const farthestNumber = 40

// lastStart gives the last place where a source may begin. It has two numbers, or one beside a supplement or a
// year that is known; so that most of a line of prose need not be looked at.
func lastStart(line string, one bool) int {
	one = one || strings.Contains(line, "upl") || strings.Contains(line, "pecial")
	for i := len(line) - 1; i >= 0; i-- {
		if !isDigit(line[i]) || i > 0 && isDigit(line[i-1]) {
			continue
		}
		if one {
			return i
		}
		one = true
	}
	return -1
}

// startsSource reports whether the numbers of a source may begin at i: where a
// word begins, or a year is glued to a name ("Psychiatry201414:39").
func startsSource(line string, i int) bool {
	r, _ := utf8.DecodeRuneInString(line[i:])
	if r != '№' && r != '第' && r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	if i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	if unicode.IsDigit(before) || before == '/' || before == '-' || before == '#' {
		return false
	}
	return !unicode.IsLetter(before) || unicode.IsDigit(r) && i+7 < len(line) && isYear(line[i:i+4]) && isDigit(line[i+4])
}

// numbers reads tokens from i on for as long as they belong to a source, and
// gives the place where that ends: the end of the line, or a word that begins something else. 0: it is no source.
func (l *sourceLine) numbers(line string, i int) (end int) {
	start := i
	for i < len(line) {
		r, size := utf8.DecodeRuneInString(line[i:])
		switch {
		case strings.ContainsRune(" ,;.:|•·\u00a0[]()（），；：。、/第", r), (r == '-' || r == '–') && strings.HasPrefix(line[i+size:], " ") && strings.HasSuffix(line[:i], " "):
			i += size
		case r == '⟨' || r == '<':
			return i
		case r == '#': // "2017 #02, S.126"
			issue := number(line[i+1:])
			if issue == "" || l.issue != "" {
				return 0
			}
			l.issue, l.marked = issue, true
			i += 1 + len(issue)
		case unicode.IsDigit(r):
			next := l.figure(line, start, i)
			if next == 0 {
				return 0
			}
			i = next
		case unicode.IsLetter(r) || r == '№' || r == '–' || r == '-' || r == '/':
			if next := l.electronic(line, start, i); next > 0 {
				i = next
				continue
			}
			if next := l.word(line, i); next > 0 {
				i = next
				continue
			}
			if endsSource(line[i:]) {
				l.published(line[i:])
				l.marked = l.marked || strings.EqualFold(line[i:min(i+3, len(line))], "doi") && l.volume != "" && l.date != "" // "BMJ 2019; 366 doi: 10."
				return i
			}
			if next := l.place(line, i); next > 0 {
				i = next
				continue
			}
			return 0
		default:
			return 0
		}
	}
	return i
}

// sourceEnds are the words behind which a line goes on about something else.
var sourceEnds = []string{"doi", "http", "pmid", "pmcid", "issn", "e-issn", "eissn", "isbn", "published", "epub", "ecollection", "online", "copyright", "©",
	"available", "citation", "volume publication", "received", "accepted", "cite", "retrieved", "lang", "article", "open access", "nihmsid", "[j]", "print", "free"}

func endsSource(rest string) bool {
	for _, word := range sourceEnds {
		if ascii.HasPrefixFold(rest, word) {
			return true
		}
	}
	return false
}

// published takes the day behind the numbers for the date, as physicists have it: "118, 054501 – Published 2 February 2017".
func (l *sourceLine) published(rest string) {
	const word = "published "
	if l.date != "" || l.volume == "" || l.pages == "" && l.number == "" || len(rest) < len(word) || !strings.EqualFold(rest[:len(word)], word) {
		return
	}
	if date := dateAt(rest[len(word):]); len(date) > 4 {
		l.date, l.marked = date, true
	}
}

// word reads a word with its number, or a date that begins with a month. 0: it is neither.
func (l *sourceLine) word(line string, i int) (end int) {
	if l.date != "" && startsDate(line[i:]) { // "No 4 (2020): Oct-Dec", "2/2012, aprile-giugno"
		if end := monthsAt(line, i); end > 0 {
			return end
		}
	}
	if date := dateAt(line[i:]); date != "" {
		l.setDate(date)
		return i + len(date)
	}
	for _, lead := range articleNumbers {
		if len(line) > i+len(lead) && ascii.HasPrefixFold(line[i:], lead) {
			rest := strings.TrimLeft(line[i+len(lead):], " .:#\u00a0")
			if n := number(rest); n != "" {
				l.set(&l.number, n)
				l.marked = true
				return len(line) - len(rest) + len(n)
			}
		}
	}
	part, value, end := citation.HostNumber(line, i)
	if part == 0 {
		if part, value, end = sourceNumber(line, i); part == 0 {
			if part, value, end = romanNumber(line, i); part == 0 {
				return l.supplement(line, i)
			}
		}
	}
	if part == 'p' && countsThrough(value, line[end:]) {
		return 0
	}
	if after := line[end:]; part == 'v' && isYear(value) && len(after) > 1 && after[0] == ':' && isDigit(after[1]) { // "Volume 2014:6"
		l.setDate(value)
		value = number(after[1:])
		end += 1 + len(value)
	}
	if whole := unglue(value); whole != value { // "p. 905-928Article in journal"
		end -= len(value) - len(whole)
		value = whole
	}
	if part == 'p' && hasRangeSign(line[end:]) { // "S. 412 – 431", "pages 45 à 67"
		end, value = l.rangeTo(line, end, value)
	}
	if part == 'p' && (line[i] == 'p' || line[i] == 'P') && strings.HasPrefix(trim(line[end:]), "p") && len(value) < 5 {
		return 0
	}
	l.marked = true
	switch part {
	case 'v':
		l.set(&l.volume, value)
		if rest := strings.TrimLeft(line[end:], " "); strings.HasPrefix(rest, "(") {
			if inner, after, ok := bracketed(rest); ok && len(inner) == 1 && isCapital(inner[0]) { // "vol. 102(C)", where there is no issue
				end = len(line) - len(after)
			} else if ok && hasDigit(inner) && !isDateText(inner) && number(inner) == inner {
				l.set(&l.issue, inner)
				end = len(line) - len(after)
			}
		}
	case 'i':
		l.setIssue(value)
	case 'p':
		l.set(&l.pages, value)
		if inner, after, ok := bracketed(line[end:]); ok && strings.ContainsAny(value, "-–") && strings.Trim(inner, "0123456789") == "" { // "pp. 310-329(20)" counts them
			end = len(line) - len(after)
		}
	}
	return end
}

// place passes over the place between issue and date, as SciELO sets it: "vol.45 no.3 São Paulo June 2011".
func (l *sourceLine) place(line string, i int) (end int) {
	if l.volume == "" || l.date != "" || l.pages != "" {
		return 0
	}
	for words := 0; words < 4; words++ {
		blank := strings.IndexByte(line[i:], ' ')
		if r, _ := utf8.DecodeRuneInString(line[i:]); blank < 2 || !unicode.IsLetter(r) || words == 0 && !unicode.IsUpper(r) {
			return 0
		}
		i += blank + 1
		if date := dateAt(line[i:]); len(date) > 4 {
			l.setDate(date)
			return i + len(date)
		}
	}
	return 0
}

// sourceWords are the words of journals, beside those that catalogues use.
var sourceWords = []hostWord{
	{"issues", 'i'}, {"numbers", 'i'}, {"cilt", 'v'}, {"sayı", 'i'}, {"zeszyt", 'i'}, {"z", 'i'}, {"szám", 'i'}, {"évf", 'v'}, {"volym", 'v'}, {"vol/bind", 'v'}, {"årgang", 'v'}, {"årgång", 'v'}, {"argitalpena", 'v'},
	{"выпуск", 'i'}, {"том", 'v'}, {"випуск", 'i'}, {"volumul", 'v'}, {"numărul", 'i'}, {"anno", 'v'}, {"fascicolo", 'i'}, {"sayfa", 'p'}, {"ss", 'p'}, {"сс", 'p'}, {"fasc", 'i'}, {"fascicule", 'i'}, {"nomor", 'i'}, {"hal", 'p'}, {"halaman", 'p'}, {"tập", 'v'}, {"số", 'i'}, {"trang", 'p'}, {"numero", 'i'}, {"pagg", 'p'}, {"t", 'v'},
}

// sourceNumber reads one of these words with the number behind it.
func sourceNumber(line string, i int) (part byte, value string, end int) {
	for _, w := range sourceWords {
		after := i + len(w.word)
		if after >= len(line) || !ascii.HasPrefixFold(line[i:], w.word) {
			continue
		}
		rest := strings.TrimLeft(line[after:], ".: \u00a0")
		if n := number(rest); n != "" && isDigit(n[0]) && len(rest) < len(line[after:]) {
			return w.part, n, len(line) - len(rest) + len(n)
		}
	}
	return 0, "", i
}

// articleNumbers are words before the number of an article that has no pages.
var articleNumbers = []string{"article number", "article no", "article id", "article", "art. no", "art. id", "artículo", "paper no", "id"}

// supplement reads "Suppl 1", "Supplement", "Special Issue", "Part A", "S1" that stand for or beside an issue.
func (l *sourceLine) supplement(line string, i int) (end int) {
	for _, lead := range [...]string{"supplement", "suppl", "supl", "special issue", "spec no", "pt"} {
		if !ascii.HasPrefixFold(line[i:], lead) {
			continue
		}
		end = i + len(lead)
		if rest := strings.TrimLeft(line[end:], " ."); rest != "" {
			if n := number(rest); n != "" {
				end = len(line) - len(rest) + len(n)
			}
		}
		l.set(&l.issue, line[i:end])
		return end
	}
	return 0
}

func (l *sourceLine) set(slot *string, value string) {
	if *slot == "" {
		*slot = value
	}
}

// setIssue takes the number of an issue, perhaps with its year: "2/2012".
func (l *sourceLine) setIssue(value string) {
	if issue, year, ok := strings.Cut(value, "/"); ok && isYear(year) && len(issue) < 4 {
		l.setDate(year)
		value = issue
	}
	l.set(&l.issue, value)
}

func (l *sourceLine) setDate(date string) {
	if len(date) > len(l.date) {
		l.date = date
	}
}

// rangeSigns are the signs of a range of pages that no parser of pages knows: "45 à 67", "1312~1325".
var rangeSigns = strings.NewReplacer(" à ", "-", "~", "-", "∼", "-", "～", "-")

// claimSource claims the numbers of a source. The year of an issue is as sure
// as the line: a day beside it may refine it and not replace it.
func (s *sheet) claimSource(l *sourceLine, rule string, c evidence.Confidence) {
	for _, part := range [...]struct {
		field citation.Field
		value string
	}{
		{citation.FieldVolume, l.volume}, {citation.FieldIssue, l.issue}, {citation.FieldPages, l.pages},
		{citation.FieldNumber, l.number}, {citation.FieldIssued, l.date},
	} {
		if part.value != "" {
			s.claim(part.field, rangeSigns.Replace(part.value), part.value, rule, c)
		}
	}
}
