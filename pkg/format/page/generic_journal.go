package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// claimVenue claims the name of the journal.
func (p *perusal) claimVenue(text, rule string, c evidence.Confidence) bool {
	if rest, ok := strings.CutPrefix(text, p.title); ok && p.title != "" { // "A title: Urban Heritage", in the title of a window
		text = strings.TrimLeft(rest, " .:|–—-")
	}
	clean := cleanJournal(text)
	if !journalLike(text) || p.isMenu(clean) || p.isLead(clean) || sameText(clean, p.title) || p.peopleIn(clean) && strings.Contains(clean, ",") {
		return false
	}
	if full := p.inFull(clean); full != "" && !sameText(full, p.title) {
		return p.claim(citation.FieldJournal, full, full, rule, c)
	}
	view := text[strings.Index(text, clean):]
	return p.claim(citation.FieldJournal, clean, view[:len(clean)], rule, c)
}

// claimVenueByISSN claims the line above the ISSN in the head as the journal: it must be named like one, and nothing of the page's own.
func (p *perusal) claimVenueByISSN() {
	if p.claimed(citation.FieldJournal, evidence.Guessed) {
		return
	}
	for i := range p.facts {
		f := &p.facts[i]
		above := p.before(f.line)
		if f.word.means != "@issn" || above < 0 || f.line-above > 2 || p.titleAt >= 0 && abs(p.titleAt-f.line) > 12 || p.abstract >= 0 && f.line > p.abstract || !isISSN(firstOf(f.first(), " ,;(")) {
			continue
		}
		text := unmark(p.lines[above])
		if len(text) > 100 || strings.IndexByte(text, ' ') < 0 || p.isLead(text) || p.peopleIn(text) || p.endsHead(above) || p.isValue(above) || p.isTypeLine(text) || organisational(text) {
			continue
		}
		p.claimVenue(text, "line above the ISSN", evidence.Placed)
		return
	}
}

// withoutTypeBehind cuts the sort of work from behind a journal's name: "Cochrane Database of Systematic Reviews Review - Intervention".
func (p *perusal) withoutTypeBehind(text string) string {
	for i := 1; i < len(text) && len(text) < 120; i++ {
		if text[i-1] == ' ' && strings.IndexByte(text[i:], ' ') > 0 && p.words.sort("type").whole(text[i:]) != nil && titledJournal(trim(text[:i])) {
			return trim(text[:i])
		}
	}
	return text
}

// inFull gives the line of the head that is a journal's name in full where name abbreviates it: "Journal of Youth and Adolescence" for "J Youth Adolescence".
func (p *perusal) inFull(name string) string {
	seen := 0
	for _, line := range p.lines {
		if line == "" {
			continue
		}
		if seen++; seen > headLines {
			break
		}
		text := unmark(line)
		if bar := strings.LastIndex(text, " | "); seen == 1 && bar > 0 { // the title of a window: "A title | Journal of Things"
			text = trim(text[bar+3:])
		}
		if len(text) > len(name) && len(text) < 120 && journalLike(text) && abbreviates(name, text) {
			return text
		}
	}
	return ""
}

// abbreviates reports whether each word of short begins the next word of long that is not a small one.
func abbreviates(short, long string) bool {
	words := strings.Fields(citation.Fold(long))
	at, cut := 0, 0
	small := strings.Fields(long)
	for word := range strings.FieldsSeq(citation.Fold(short)) {
		word = strings.TrimRight(word, ".,")
		for at < len(words) && !(len(words[at]) >= len(word) && strings.EqualFold(words[at][:len(word)], word)) {
			if r, _ := firstRune(small[min(at, len(small)-1)]); !unicode.IsLower(r) && r != '&' {
				return false
			}
			at++
		}
		if at == len(words) || word == "" {
			return false
		}
		if len(word) < len(words[at]) {
			cut++
		}
		at++
	}
	return at == len(words) && cut > 0
}

// venueAbove claims the line above the numbers as the journal: it must be short, and be named like a journal or occur elsewhere.
func (p *perusal) venueAbove(line int) {
	above := p.before(line)
	for j, steps := above, 0; j >= 0 && steps < 3; j, steps = p.before(j), steps+1 { // "Front. Psychol., 14 March 2023"
		text := unmark(p.lines[j])
		if name, date, ok := datedVenue(text); ok {
			p.claimVenue(name, "line above the volume", evidence.Placed)
			p.claim(citation.FieldIssued, date, date, "line above the volume", evidence.Placed)
			return
		}
	}
	if above < 0 || above == p.titleAt || line-above > 2 || p.titleAt >= 0 && abs(p.titleAt-line) > 12 {
		return
	}
	text := unmark(p.lines[above])
	if len(text) > 90 || !journalLike(text) || p.isMenu(text) || p.isLead(text) || p.peopleIn(text) || p.isTypeLine(text) && len(strings.Fields(text)) < 3 || p.endsHead(above) {
		return
	}
	between := p.authorsAt >= 0 && p.authorsAt < above && p.before(above) <= p.lastAuthor // names, the journal, its volume
	if namedLikeJournal(text) || between || p.titleAt > line && p.titleAt < line+5 || p.repeats(above, text) > 0 {
		p.claimVenue(text, "line above the volume", evidence.Placed)
	}
}

// claimTitledJournal claims the line near the title that calls itself a journal, where it is the only one.
func (p *perusal) claimTitledJournal() {
	if p.titleAt < 0 {
		return
	}
	found := ""
	seen := 0
	for i, line := range p.lines {
		if line == "" {
			continue
		}
		if seen++; seen > headLines || p.abstract >= 0 && i > p.abstract {
			break
		}
		text := unmark(line)
		for _, crumb := range [...]string{" / ", " > ", " › "} {
			text, _, _ = strings.Cut(text, crumb)
		}
		text = p.withoutTypeBehind(text)
		if year, name, ok := strings.Cut(text, ", "); ok && isYear(year) && titledJournal(name) { // "2011, Andean Studies Journal"
			p.claim(citation.FieldIssued, year, year, "line named like a journal", evidence.Placed)
			text = name
		}
		if i < p.titleAt-30 || i > p.titleAt+20 || !titledJournal(text) || sameText(text, p.title) {
			continue
		}
		if below := i + 1; below < len(p.lines) && p.lines[below] != "" && wraps(text, unmark(p.lines[below])) {
			continue // the name goes on
		}
		if p.isMenu(text) || p.isLead(text) || found != "" && sameText(found, text) {
			continue
		}
		if found != "" {
			return
		}
		found = line[strings.Index(line, text):][:len(text)]
	}
	if found != "" {
		p.claimVenue(found, "line named like a journal", evidence.Placed)
	}
}

// namedLikeJournal reports whether a word stands in the text that journals are called by.
func namedLikeJournal(text string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(word, ".,()") {
		case "journal", "j", "review", "reviews", "revue", "revista", "rivista", "zeitschrift", "annals", "archives", "bulletin", "transactions", "letters", "proceedings", "quarterly", "acta",
			"research", "studies", "magazine", "annales", "anales", "cadernos", "cuadernos", "boletín", "tijdschrift", "tidskrift", "jurnal", "dergisi", "журнал", "вестник", "вісник", "известия", "advances", "frontiers", "international":
			return true
		}
	}
	return false
}

// titledJournal reports whether a line calls itself a journal: "International Journal of Cold Work", "Revista Mexicana de Vida Rural".
func titledJournal(text string) bool {
	if len(text) > 90 || strings.ContainsAny(text, ":,") {
		return false
	}
	named := false
	for word := range strings.FieldsSeq(text) {
		named = named || inSet(journalWords, word)
	}
	if !named {
		return false
	}
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 10 {
		return false
	}
	named = false
	for i, word := range words {
		low := strings.ToLower(word)
		if first, _ := utf8.DecodeRuneInString(word); (i == 0 || i == len(words)-1 || low == "article" || low == "issue" || low == "volume") && strings.Contains(" article articles home open access content contents issue volume current menu search title ", " "+low+" ") || unicode.IsLower(first) && len(low) > 7 {
			return false // "Journal article Open"
		}
		named = named || journalWords[low] && (i == 0 || i < 3 && isCapital(word[0]) || i == len(words)-1)
	}
	return named && journalLike(text)
}

// journalWords are what journals, and nothing else to speak of, call themselves at the beginning or the end of their names.
var journalWords = map[string]bool{
	"journal": true, "revista": true, "revue": true, "rivista": true, "zeitschrift": true, "annals": true, "archives": true, "bulletin": true, "transactions": true,
	"quarterly": true, "annales": true, "anales": true, "cadernos": true, "cuadernos": true, "cahiers": true, "boletín": true, "tijdschrift": true, "tidskrift": true, "jurnal": true,
	"dergisi": true, "журнал": true, "вестник": true, "вісник": true, "известия": true, "časopis": true, "zeszyty": true, "cochrane": true,
}

// journalLike reports whether a text can be the name of a journal, with what cleanJournal cuts before or behind it.
func journalLike(text string) bool {
	text = cleanJournal(text)
	if len(text) < 3 || len(text) > 130 || isAddress(text) || strings.ContainsAny(text, "{}<>=@©|?!\"“”;") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || unicode.IsLower(first) && !strings.HasPrefix(text, "e") && !strings.HasPrefix(text, "npj") && !strings.HasPrefix(text, "mBio") {
		return false
	}
	for _, tail := range [...]string{" LLC", " Ltd", " Ltd.", " Inc", " Inc.", " GmbH", " B.V.", " BV", " AG", " S.A.", " Verlag", " Press", " Publishing", " Publishers"} {
		if strings.HasSuffix(text, tail) {
			return false
		}
	}
	if holdsYear(text) || strings.Contains(text, "logo") || len(strings.Fields(text)) > 14 || !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	// "J. Affect. Disord." is one name; "Halsall T. A title. Children" is a citation.
	pieces := strings.Split(text, ". ")
	for _, piece := range pieces[:len(pieces)-1] {
		if len(strings.Fields(piece)) > 3 {
			return false
		}
	}
	return !commonFactWords[strings.ToLower(text)]
}

// commonFactWords stand where the name of a journal could, and are none.
var commonFactWords = map[string]bool{"vol": true, "volume": true, "issue": true, "article": true, "published": true, "pages": true, "home": true, "archives": true, "current": true,
	"journal": true, "in": true, "published in": true, "special issue": true, "abstract": true, "citation": true, "source": true, "cite this article": true, "browse": true, "section": true, "original article": true, "research article": true, "show all": true, "year": true, "год": true, "том": true, "yıl": true, "рік": true, "année": true, "año": true, "ano": true, "jahr": true}

// cleanJournal cuts what stands before and behind the name: "In: ", ", ISSN 1234-5678", a year.
func cleanJournal(text string) string {
	for _, lead := range [...]string{"Information ", "Published in final edited form as: ", "Published in: ", "Published in ", "In: ", "in: ", "in ", "Source: ", "Citation: ", "Journal: ", "Dans ", "Appears in: ", "From: ", "From the journal "} {
		text = strings.TrimPrefix(text, lead)
	}
	if at := strings.LastIndex(text, "In: "); at >= 0 { // DiVA: "2019 (English)In: Ageing & Society"
		text = text[at+len("In: "):]
	}
	if at := strings.LastIndex(text, " · "); at >= 0 { // "CC BY 4.0 · Endoscopy"
		text = text[at+len(" · "):]
	}
	if at := strings.Index(text, "ISSN"); at > 3 {
		text = strings.TrimSuffix(trim(text[:at]), "E-")
	}
	if at := strings.Index(text, " logo"); at > 3 { // "PLOS ONE logoLink to PLOS ONE"
		text = text[:at]
	}
	if at := strings.Index(text, ": Proceedings "); at > 0 && at < 20 { // "SODA '97: Proceedings of the eighth annual symposium"
		text = text[at+2:]
	}
	text = strings.Trim(unnumbered(text), " ,;:|•·-–—*_«»“”\"/([")
	if len(text) > 8 && isYear(text[:4]) && (text[4] == '.' || text[4] == ',') { // "2023. Acta Linguistica Academica"
		text = trim(text[5:])
	}
	for _, publisher := range [...]string{", Elsevier", ", Springer", ", Wiley", ", SAGE Publications", ", Taylor & Francis Journals", ", MDPI", ", Emerald Group Publishing Limited"} {
		text = strings.TrimSuffix(text, publisher)
	}
	if strings.Count(text, ".") == 1 { // "Lancet." but "J. Affect. Disord."
		text = strings.TrimSuffix(text, ".")
	}
	return text
}
