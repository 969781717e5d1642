package page

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// titleLike reports whether a text can be a title: a phrase with letters, no sentence and no list.
func titleLike(text string) bool {
	count := utf8.RuneCountInString(text)
	if hasHan(text) {
		if strings.HasSuffix(text, "。") || hanIn(text) < 4 {
			return false
		}
		count *= 3
		if digits := strings.Count(strings.Map(digitsOnly, text), ""); digits*2 > count {
			return false // "第 45-52 页"
		}
	}
	if count < 12 || len(text) > 420 || isAddress(text) || strings.ContainsAny(text, "{}<>=@©|\\\t") || isDateText(text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "“\"'‘«¿¡([„"))
	if unicode.IsLower(first) || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	if strings.Contains(text, "doi:") || strings.Contains(text, "DOI") || strings.Contains(text, "ISSN") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：") || strings.HasSuffix(text, "。") || strings.HasSuffix(text, ",") || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…") {
		return false
	}
	if strings.HasSuffix(text, ".") && len(text) > 100 && strings.Contains(text, ". ") || strings.Count(text, ")") != strings.Count(text, "(") {
		return false // sentences; the end of something
	}
	return len(strings.Fields(text)) <= 45 && strings.Count(text, ". ") < 2 && !statesNumber(text)
}

// hanIn counts the Chinese characters of a text.
func hanIn(text string) (count int) {
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			count++
		}
	}
	return count
}

// isPhrase reports whether a line reads as titles do, rather than as a name, a sentence or a word of the page's own.
func (p *perusal) isPhrase(text string) bool {
	words := len(strings.Fields(text))
	return (words >= 4 || hasHan(text)) && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "。") && !p.namesVenue(text) && !titledJournal(text) && !isAffiliation(text)
}

// isAffiliation reports whether a line is where somebody works, rather than a title that speaks of schools.
func isAffiliation(text string) bool {
	const farthest = 8 // words that may stand before the name of the body
	named, capitals := 0, 0
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	for i, word := range words {
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) {
			continue
		}
		capitals++
		if inSet(organisationWords(), word) && !inSet(fieldsOfWork(), word) {
			if named == 0 && i > farthest {
				return false
			}
			if named++; i == 0 {
				named++
			}
		}
	}
	return named > 1 && capitals*3 > len(words) || named == 1 && (strings.Contains(text, ", ") && capitals*2 > len(words) || len(words) < 6)
}

// unwrap gives the text of line i with the lines that it goes on in, as text from a printed page has it, and the number of the last.
func (p *perusal) unwrap(i, end int) (text string, last int) {
	text = withoutSite(unmark(p.lines[i]))
	const mostLines = 5
	for last = i; last < i+mostLines && last+1 < end && len(text) > 12 && len(text) < 400; last++ {
		below := unmark(p.lines[last+1])
		if below == "" || !wraps(text, below) || p.isMenu(below) || p.isSource(last+1) || p.endsHead(last+1) || p.endsHead(i) || inCapitals(below) && !strings.Contains(below, " AND ") && p.peopleIn(below) {
			break
		}
		text += " " + below
	}
	return text, last
}

// wraps reports whether a phrase goes on in the line below: that begins with a small letter, or the phrase ends with a word
// that begins another, "Lives of the" above "Rural Poor".
func wraps(text, below string) bool {
	if strings.ContainsAny(below, "@{}=|") || isAddress(below) || strings.HasPrefix(below, "doi") {
		return false
	}
	if strings.Count(text, "(") > strings.Count(text, ")") && strings.Contains(below, ")") {
		return true
	}
	lastWord := text[strings.LastIndexByte(text, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(below)
	if unicode.IsLower(first) {
		return firstOf(below, " ") != "by" && !strings.ContainsAny(text[len(text)-1:], ".?!;") && !hasDigit(firstOf(below, " ")) && !personLike(text)
	}
	if len(text) > 30 && inCapitals(text) && inCapitals(below) && titleLike(below+" AND MORE") {
		return true // a title in capitals, on a sheet with titles
	}
	return unicode.IsUpper(first) && (strings.HasSuffix(text, ":") && strings.Count(text, " ") > 2 || strings.Contains(unfinished, " "+lastWord+" ")) && titleLike(below+" and more")
}

// inCapitals reports whether all letters of a text are capitals.
func inCapitals(text string) bool {
	return !strings.ContainsFunc(text, unicode.IsLower) && strings.ContainsFunc(text, unicode.IsUpper)
}

// unfinished words end no title.
const unfinished = " of the in and for on to with from a an by at as or their its de la el los las y e en del da do dos das em para por con sobre du des le les et au aux un une sur der die das und von im zum zur für mit den dem di della il и в на с для о об при та і у och av för på til og fra med van het een voor met op "

// endsInNumber reports whether a line is the name of a series with a number behind or before it: "Schriften zur Rechtsgeschichte, Vol. 137",
// "ECB Working Paper No. 2685", "No 2685, Working Paper Series from European Central Bank".
func endsInNumber(text string) bool {
	if !hasDigit(text) {
		return false
	}
	tail := strings.TrimRight(text, ") ")
	for i := len(tail) - 1; i >= 0 && i > len(tail)-24; i-- {
		if tail[i] != ' ' && tail[i] != '(' {
			continue
		}
		if part, _, end := citation.HostNumber(tail, i+1); (part == 'v' || part == 'i') && end == len(tail) && isLetter(tail[i+1]) && isLetter(tail[i+2]) {
			return true
		}
	}
	part, value, end := citation.HostNumber(text, 0)
	return (part == 'v' || part == 'i') && isDigit(value[0]) && end < len(text) && (text[end] == ',' || text[end] == ':')
}

// datedVenue reads a line that is a journal with the date of its issue: "Front. Psychol., 14 March 2023", "Nature Communications (Jul 2021)".
func datedVenue(text string) (name, date string, ok bool) {
	if open := strings.LastIndex(text, " ("); open > 0 && strings.HasSuffix(text, ")") {
		name, date = text[:open], text[open+2:len(text)-1]
	} else if name, date, ok = strings.Cut(text, ", "); !ok {
		return "", "", false
	}
	return name, date, len(text) < 160 && datePlain(date) && journalLike(name)
}

// claimDatedVenue claims the journal and the date of a line directly above or below the title.
func (p *perusal) claimDatedVenue() {
	if p.titleAt < 0 {
		return
	}
	for _, i := range [...]int{p.before(p.titleAt), p.next(p.titleAt + 1)} {
		if i < 0 || i >= len(p.lines) || p.claimed(citation.FieldJournal, evidence.Placed) {
			continue
		}
		if name, date, ok := datedVenue(unmark(p.lines[i])); ok && p.claimVenue(name, "line beside the title", evidence.Placed) {
			p.claim(citation.FieldIssued, date, date, "line beside the title", evidence.Placed)
		}
	}
}

// titleOfNames reports whether line i, whose words could be the names of two people, is a title above those of others: "Rocky Mountain
// Stratigraphy and Regressive Sandstones", and below it "P. C. Scruton".
func (p *perusal) titleOfNames(i int) bool {
	text := unmark(p.lines[i])
	if !strings.Contains(text, " and ") || strings.ContainsAny(text, ",;&*0123456789") || len(strings.Fields(text)) < 5 || strings.Contains(text, ". ") {
		return false
	}
	below := p.next(i + 1)
	return below < len(p.lines) && below < i+3 && p.peopleIn(unmark(p.lines[below])) && !marksNames(text)
}

// fieldsOfWork stand in the names of bodies beside a word such as "Department", and in titles without one.
var fieldsOfWork = sync.OnceValue(func() map[string]bool {
	return wordSet(`office research studies sciences science administration graduate engineering psychology education medicine nursing
management economics mathematics physics chemistry biology sociology policy programme program section onderzoek school academic division unit council museum library company`)
})

// isTrail reports whether a line is words of menus and nothing else: "Accueil Revues Revue Numéro Article".
func (p *perusal) isTrail(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if !p.isMenu(word) {
			return false
		}
	}
	return true
}

// isMenuBar reports whether a line at the top is words with capitals of which one is known from menus: "Home Riviste Ricerca".
func (p *perusal) isMenuBar(text string) bool {
	known, words := false, strings.Fields(text)
	for _, word := range words {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || strings.ContainsAny(word, ".,:;?!") {
			return false
		}
		known = known || p.isMenu(word)
	}
	return known && len(words) < 6
}

// isTypeLine reports whether a line says what sort of work follows: "Original Article", "Research article | Open access".
func (p *perusal) isTypeLine(text string) bool {
	if p.words.sort("type").whole(text) != nil {
		return true
	}
	lower := strings.ToLower(text)
	if len(lower) > 40 {
		return false
	}
	for _, word := range [...]string{"article", "review", "report", "paper", "communication", "editorial", "commentary", "open access", "artículo", "artigo", "artikel", "статья", "стаття", "論文", "aufsatz", "chapter", "preprint", "letter", "research"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// countsPages reports whether a line is a number of pages or files: "47 Pages", "1 File".
func countsPages(text string) bool {
	number, word, ok := strings.Cut(text, " ")
	return ok && strings.Trim(number, "0123456789,.") == "" && number != "" && len(strings.Fields(word)) == 1
}

// statesNumber reports whether a line says a number or a date of something: "Prep time: 10 min", "Last revised: 4 Sep 2019".
func statesNumber(text string) bool {
	word, value, ok := strings.Cut(text, ": ")
	return ok && value != "" && len(strings.Fields(word)) <= 3 && isDigit(value[0]) && len(value) < 40
}

// titleAbove gives the line above what seems to be the title, where it is one itself and too short to be known by its place:
// "The Queue", and below it "Waiting and Rank at a Village Pump". The names of sections, which stand there otherwise, have no article.
func (p *perusal) titleAbove(c candidate) string {
	above := p.before(c.line)
	if above < 0 || p.repeats(c.line, c.text) > 0 {
		return ""
	}
	text := unmark(p.lines[above])
	first, rest, ok := strings.Cut(text, " ")
	if !ok || rest == "" || utf8.RuneCountInString(text) > 40 || p.isMenu(text) || p.isTypeLine(text) || p.isSource(above) || p.peopleIn(text) || p.repeats(above, text) > 0 || titledJournal(text) || strings.HasSuffix(text, ":") {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(first); unicode.IsUpper(r) && strings.Contains(articles, " "+strings.ToLower(first)+" ") {
		return text
	}
	return ""
}

// articles begin titles, and not the names of sections.
const articles = " the a an der die das ein eine le la les une el los las una il lo gli o os de het een den det en "

// A tongue is English or one of the languages that journals set beside it.
type tongue uint8

const (
	unknown tongue = iota
	english
	foreign
)

// Small words that tell them apart.
const (
	englishWords = " of the in and for on with from to among between by "
	foreignWords = " de la el los las en da do dos das em na no des les du et une un und der die das für im och av för y e o para per della nel il и в на с как у та і при entre "
)

// language tells by its small words in which a phrase is.
func language(text string) tongue {
	switch isEnglish, isForeign := hasWord(text, englishWords), hasWord(text, foreignWords); {
	case isEnglish && !isForeign:
		return english
	case isForeign && !isEnglish:
		return foreign
	}
	return unknown
}

func hasWord(text, words string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if strings.Contains(words, " "+word+" ") {
			return true
		}
	}
	return false
}

// sites end the title of a browser's window, after " - ", " | " and the like.
var sites = []string{"PubMed", "PMC", "ScienceDirect", "SpringerLink", "Springer", "Nature", "BMC", "Wiley Online Library", "SAGE Journals", "Sage Journals", "Oxford Academic", "Cambridge Core",
	"Semantic Scholar", "ResearchGate", "IEEE Xplore", "JSTOR", "Europe PMC", "MDPI", "Frontiers", "PLOS ONE", "Academia.edu", "SSRN", "Scribd", "Redalyc", "SciELO", "КиберЛенинка", "CyberLeninka",
	"Zenodo", "HAL", "Persée", "Cairn.info", "OpenEdition", "arXiv", "bioRxiv", "medRxiv", "Springer Nature Link", "SpringerOpen", "ERIC", "ProQuest", "DOAJ", "CORE", "J-STAGE", "CiNii", "Dialnet", "IOPscience", "ACM Digital Library", "RePEc", "IDEAS", "PhilPapers", "PhilArchive", "ORBi", "Taylor & Francis Online", "ACS Publications", "AIP Publishing", "Scopus", "Mendeley", "Emerald Insight", "JAMA Network", "The Lancet", "The BMJ", "Cochrane Library", "figshare", "OSF", "DergiPark", "eScholarship", "Scilit", "OUCI", "Google Books"}

// withoutSite cuts the site's name from what was the title of a window: "A title | SpringerLink".
func withoutSite(text string) string {
	text = strings.TrimSuffix(text, " FREE")
	if at := strings.Index(text, " Текст научной"); at > 12 {
		text = text[:at]
	}
	for _, mark := range [...]string{" | ", " - ", " – ", " — ", " :: "} {
		for {
			at := strings.LastIndex(text, mark)
			if at < 12 {
				break
			}
			tail := trim(text[at+len(mark):])
			known := mark == " | "
			for _, site := range sites {
				known = known || strings.EqualFold(tail, site)
			}
			if !known || len(tail) > 60 {
				break
			}
			text = trim(text[:at])
		}
	}
	return text
}
