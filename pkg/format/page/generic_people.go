package page

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// peopleIn reports whether all of a text is names of people.
func (p *perusal) peopleIn(text string) bool {
	if strings.HasSuffix(text, ":") || strings.Contains(text, "：") || strings.HasSuffix(text, "?") || p.namesVenue(text) {
		return false
	}
	pieces := peoplePieces(text)
	for _, piece := range pieces {
		if !personLike(piece) && !isEtAl(piece) {
			return false
		}
	}
	return len(pieces) > 0
}

// mostVenues bounds how many source lines a text is held against: the page of a work has a few, a list of works thousands.
const mostVenues = 500

// namesVenue reports whether a text is the name under which a source line says where the work stands: "J Med Internet Res".
func (p *perusal) namesVenue(text string) bool {
	if len(text) >= 100 {
		return false
	}
	for i := range p.sources[:min(len(p.sources), mostVenues)] {
		title := p.sources[i].title
		if c := p.sources[i].cite; c != nil {
			title = c.journal
		}
		if strings.HasSuffix(title, ". "+text) {
			return true
		}
		if len(title) > 3 && (strings.HasPrefix(text, title) || strings.HasPrefix(title, text) && !strings.HasPrefix(title[len(text):], ". ")) {
			return true
		}
	}
	return false
}

// peoplePieces cuts a list into what must each be a name: "Halsall, Tanya; Daley, Mardi" into two. What is only
// digits and marks between commas is left out.
func peoplePieces(text string) []string {
	var kept []string
	add := func(piece string) {
		piece = withoutDegree(withoutLetters(strings.TrimRight(piece, "*†‡ ")))
		if latin := strings.IndexFunc(piece, func(r rune) bool { return unicode.Is(unicode.Latin, r) }); latin > 0 && hasHan(piece[:latin]) { // "中村 由美 NAKAMURA Yumi"
			piece = trim(piece[:latin])
		}
		if len(piece) == 1 && piece[0] >= 'a' && piece[0] <= 'z' || isPost(piece) {
			return
		}
		if cleanName(piece) != "" {
			kept = append(kept, piece)
		}
	}
	for _, piece := range splitPeople(withoutIcons(plainLinks(text))) {
		piece, _, _ = strings.Cut(trim(strings.TrimPrefix(piece, "View ORCID Profile")), "ORCID")
		if half := len(piece) / 2; half > 5 && piece[:half] == piece[half:] { // "Nimi HoffmannNimi Hoffmann": a name and its link
			piece = piece[half:]
		}
		for { // "Marta Serra1*Luca Bianchi2", "Claire Dupont 1 Paul Moreau 2": a mark ends a name
			at := afterMark(piece)
			if at < 0 {
				break
			}
			add(piece[:at])
			piece = piece[at:]
		}
		for _, and := range [...]string{" y ", " e ", " i ", " и ", " та ", " і ", " dan ", " ve ", " en ", " com ", " con "} { // not "José Ortega y Gasset"
			if before, after, found := strings.Cut(piece, and); found && len(strings.Fields(before)) > 1 && len(strings.Fields(after)) > 1 {
				add(before)
				piece = after
			}
		}
		add(piece)
	}
	if len(kept) == 2 && !eastAsian(kept[0]) && !strings.ContainsAny(text, ";&") && strings.Count(text, ",") == 1 {
		if words := func(s string) int { return len(strings.Fields(cleanName(s))) }; words(kept[0]) == 1 || words(kept[1]) == 1 && words(kept[0]) < 3 {
			return []string{text} // "Lindqvist, Anna Maria"
		}
	}
	return kept
}

// withoutIcons cuts what pages print among the names for the sake of readers: what icons are called, and links to the rest of the list.
func withoutIcons(text string) string {
	for _, lead := range [...]string{"Authors:", "Author:", "Author(s):", "by ", "By ", "par ", "Par ", "por ", "Por ", "von ", "Von ", "di ", "Di ", "articolo di ", "av ", "af ", "Автор ", "Авторы ", "Author links open overlay panel"} {
		text = strings.TrimPrefix(text, lead)
	}
	for _, tail := range [...]string{"Authors Info & Claims", "Author Info & Claims", "View all authors and affiliations", "See all authors", "Show all authors", "Show author details", "View all authors", "Author information", "Search for more papers by this author", "[+] Author Affiliations", "All Authors", "Show more"} {
		text = strings.TrimSuffix(trim(text), tail)
	}
	for _, and := range [...]string{" and", " &", " y", " et", " und", " e", " и"} {
		text = strings.TrimSuffix(trim(text), and) // the list goes on in the next line
	}
	return text
}

// withoutLetters cuts the letters by which a page points at affiliations, where they stand apart: "Aoife Byrne a c", "a Omar Benali b", "Ruth Klein *a".
func withoutLetters(piece string) string {
	isPointer := func(b byte) bool { return b >= 'a' && b <= 'k' }
	for len(piece) > 3 {
		last := len(piece) - 1
		switch {
		case isPointer(piece[last]) && strings.IndexByte(" *,", piece[last-1]) >= 0:
			piece = strings.TrimRight(piece[:last], " *,")
		case isPointer(piece[0]) && piece[1] == ' ' && isCapital(piece[2]):
			piece = piece[2:]
		default:
			return piece
		}
	}
	return piece
}

// withoutDegree cuts degrees behind a name written family name first, where they cannot be initials: "Mwangi, Peter MD".
func withoutDegree(piece string) string {
	comma := strings.IndexByte(piece, ',')
	for comma > 0 && strings.IndexByte(piece[:comma], ' ') < 0 {
		blank := strings.LastIndexAny(piece, " ,")
		if blank <= comma+2 || !isDegree(piece[blank:]) {
			break
		}
		piece = strings.TrimRight(piece[:blank], " ,")
	}
	return piece
}

// isPost reports whether a piece is what somebody is employed as, behind the name: "senior lecturer1", "professor of Public Health".
func isPost(piece string) bool {
	last := ""
	for word := range strings.FieldsSeq(strings.TrimRight(piece, "0123456789,.* ")) {
		if posts[last] && (word == "of" || word == "in" || word == "for" || word == "at") {
			return true
		}
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(r) {
			return false
		}
		last = word
	}
	return posts[last]
}

var posts = map[string]bool{
	"professor": true, "lecturer": true, "fellow": true, "researcher": true, "scientist": true, "student": true, "director": true, "doctor": true, "assistant": true,
	"associate": true, "consultant": true, "physician": true, "statistician": true, "epidemiologist": true, "nurse": true, "manager": true, "reader": true, "head": true,
	"analyst": true, "officer": true, "editor": true, "candidate": true, "registrar": true, "surgeon": true, "psychologist": true, "economist": true, "chair": true, "specialist": true,
}

// afterMark gives the place where a name begins behind digits or an asterisk in the middle of a text; -1 when there is none.
func afterMark(s string) int {
	for i := 1; i < len(s); i++ {
		if !isDigit(s[i-1]) && s[i-1] != '*' || isDigit(s[i]) || s[i] == '*' {
			continue
		}
		at := i + len(s[i:]) - len(strings.TrimLeft(s[i:], " ,"))
		if r, _ := utf8.DecodeRuneInString(s[at:]); unicode.IsUpper(r) && strings.ContainsFunc(s[:i], unicode.IsLetter) {
			return at
		}
	}
	return -1
}

// personLike reports whether a piece is shaped like the name of a person: two to six words with capitals,
// none of which stands in titles, menus or names of bodies. "Halsall, Tanya" counts, and two to four characters of Chinese.
func personLike(piece string) bool {
	clean := cleanName(piece)
	if clean == "" || len(clean) > 70 || strings.ContainsAny(clean, "?!:/\"“”|=<>@") || strings.Count(clean, "(") != strings.Count(clean, ")") {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(clean); r >= ideographs {
		count := utf8.RuneCountInString(clean)
		for _, r := range clean {
			if r < ideographs && r != ' ' {
				return false
			}
		}
		for _, body := range [...]string{"대학", "연구소", "학회", "병원", "센터", "학과"} {
			if strings.Contains(clean, body) {
				return false
			}
		}
		return count >= 2 && count <= 8 && !strings.ContainsAny(clean, "大学研究学会号巻頁期刊论文の")
	}
	words, long := 0, 0
	for word := range strings.FieldsFuncSeq(clean, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		word = strings.Trim(word, "’'\"().")
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case word == "":
			continue
		case particles()[word] || strings.HasPrefix(word, "d'") || strings.HasPrefix(word, "d’") || strings.HasPrefix(word, "al-") || strings.HasPrefix(word, "el-"):
			if word == "on" || word == "of" || word == "the" || word == "for" || word == "and" {
				return false
			}
			continue
		case !unicode.IsUpper(first) && !(unicode.IsLetter(first) && !unicode.IsLower(first)):
			return false
		case strings.ContainsFunc(word, unicode.IsDigit):
			return false
		}
		low := strings.ToLower(word)
		if len(word) == 1 { // an initial
			words++
			continue
		}
		if (organisationWords()[low] || commonWords()[low]) && !(words > 0 && commonSurnames[low] && strings.HasSuffix(clean, word)) && !(words == 0 && (low == "april" || low == "june" || low == "august") && len(clean) > len(word)) {
			return false
		}
		words++
		if utf8.RuneCountInString(word) > 1 {
			long++
		}
	}
	return words >= 2 && words <= 6 && long >= 1
}

// commonSurnames are words of titles that are family names as well, where they end a name.
var commonSurnames = map[string]bool{
	"young": true, "page": true, "read": true, "child": true, "english": true, "german": true, "case": true, "brain": true, "taylor": true, "francis": true,
	"wiley": true, "wells": true, "well": true, "april": true, "june": true, "august": true, "may": true, "best": true, "long": true, "law": true, "book": true,
	"cook": true, "power": true, "banks": true, "fields": true, "stone": true, "woods": true, "rivers": true, "office": true, "cambridge": true,
}

// organisational reports whether a line names a body: a department, a university, an address.
func organisational(line string) bool {
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if inSet(organisationWords(), word) {
			return true
		}
	}
	return false
}

// commonWords stand in titles, menus and headings, and are no names of people to speak of.
var commonWords = sync.OnceValue(func() map[string]bool {
	return wordSet(`
a an the of in on at to for from with without by as is are was were be been this that these those its their our your my how what why when where who
and or not no new all more most other same first last next previous between among within after before during through across under over
about access account accepted activities activity adolescent adolescents adult adults advanced aims alert alerts analysis annual anxiety application
applications approach approaches archive archives article articles aspects assessment associated association author authors available background based
behavior behaviour behavioral behavioural book books brain browse business cancer care case cases cell cells change changes chapter characteristics child children
citation cite citations clinical cognitive college comments community comparative comparison computer conclusion conclusions conference contact content
contents control copyright correction correspondence cover critical cultural culture current data depression design detection determinants development developmental
digital disability disease diseases disorder disorders discussion doi download downloads drug dynamic dynamics early editor editorial editors effect
effectiveness effects efficacy email emerging empirical energy english environment environmental epidemiology ethics evaluation evidence experience experiences export
factors family figures file files findings food form free full function functional funding future gender general global google group groups growth guidelines health
healthcare high higher history home human identification impact implementation implications improving influence information innovation integrated
international intervention interventions introduction investigation issue issues journal journals keywords knowledge language learning letter letters level levels
library license life link links literature local log login main management market measurement media medical mental menu meta method methodology methods metrics
model modeling modelling models molecular multiple national network networks news nursing nutrition objective objectives online open opinion
original outcomes overview page pages paper papers patient patients pdf peer performance permissions perspective perspectives physical physiology policies
population practice prediction preprint press prevalence prevention primary print privacy problem problems proceedings process processes profile program
project protocol psychological psychosocial public publication publications published publisher publishing purchase quality quantitative qualitative question
questions randomized randomised read received recent record references register related relationship report reports research resources response results
review reviews rights risk role save school schools scholar search section series service services sex share sign similar site social society
software special statistics status strategies strategy stress structure students studies study subject subjects submission submissions submit subscribe
subscription summary supplement supplementary support survey sustainable synthesis system systems systematic table tables teacher teachers teaching technology terms
text theoretical theory therapy tools topics towards toward training treatment trends trial trials understanding update urban use users using validation
values version view views violence visual volume volumes web website well wellbeing women work workers working world year years young youth
abstract view share print send follow tweet click here download show hide expand collapse licensed creative commons attribution
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
hospital inc ltd llc gmbh university press publishing publishers elsevier springer wiley nature sage taylor francis frontiers mdpi plos bmc oxford cambridge routledge
united states kingdom usa uk china japan germany france italy spain canada australia brazil india russia korea netherlands sweden norway denmark finland poland
resumen artículo revista universidad palabras clave título autores volumen número páginas descargar inicio buscar salud educación estudio análisis
статья журнал выпуск номер том страницы автор авторы главная поиск университет институт научная
zeitschrift artikel ausgabe inhalt suche startseite anmelden
revue numéro accueil recherche sommaire résumé
copy bibtex show hide font size line spacing column width background type style arial georgia verdana button icon panel menu tab tools actions options select deselect
remember password username cart institution computer titles publishers privacy cookies settings language menu close subscribe purchase chapter logo
email e-mail corresponding orcid doctoral thesis dissertation degree supervisor director`)
})

// claimPeople claims the names of lines that hold nothing else.
func (p *perusal) claimPeople(lines []string, rule string, c evidence.Confidence) bool {
	var pieces, names []string
	for _, line := range lines {
		for _, piece := range peoplePieces(line) {
			pieces, names = append(pieces, piece), append(names, strings.TrimRightFunc(cleanName(piece), func(r rune) bool { return unicode.Is(unicode.Lm, r) }))
		}
	}
	p.cutMarks(names)
	any := false
	for i, text := range names {
		if isEtAl(pieces[i]) {
			p.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, EtAl: true}, pieces[i], rule, c)
			continue
		}
		name, err := citation.ParseName(text)
		if err != nil {
			continue
		}
		p.add(citation.FieldAuthor, citation.Credit{Role: citation.FieldAuthor, Name: name}, pieces[i], rule, c)
		any = true
	}
	return any
}

// cutMarks takes off the letters that point at affiliations where the page has run them into names: "Ana SouzaI, Carlos PintoII" by
// their form; "Tanya Halsalla, Mardi Daleyb", which could be names, when below stand affiliations that begin with these letters.
func (p *perusal) cutMarks(names []string) {
	roman := func(s string) int {
		tail := len(s) - len(strings.TrimRight(s, "IVX,"))
		if tail == 0 || tail == len(s) || len(names) < 2 && s[len(s)-tail-1] == ' ' {
			return 0
		}
		if before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:len(s)-tail], " ")); !unicode.IsLower(before) {
			return 0
		}
		return tail
	}
	letters, romans := 0, 0
	for _, name := range names {
		if roman(name) > 0 {
			romans++
		}
		if n := len(name); n > 3 && isLetter(name[n-2]) && name[n-1] >= 'a' && name[n-1] <= 'h' && p.lettered(name[n-1]) {
			letters++
		}
	}
	for i, name := range names {
		switch {
		case romans == len(names):
			names[i] = trim(name[:len(name)-roman(name)])
		case letters == len(names) && len(names) > 1:
			names[i] = name[:len(name)-1]
		}
	}
}

// lettered reports whether a line is an affiliation with the letter before it: "a Department of Psychology", "aDepartment".
func (p *perusal) lettered(letter byte) bool {
	for _, line := range p.lines {
		if len(line) > 4 && line[0] == letter && organisational(line[1:]) && (line[1] == ' ' || line[1] >= 'A' && line[1] <= 'Z') {
			return true
		}
	}
	return false
}

// An author line is a candidate for the names of a work.
type authorLine struct {
	lines  []string // views
	first  int      // number of the first line
	last   int
	count  int
	marked bool   // digits or asterisks behind names, as pages point at affiliations
	venue  string // view; the journal that stands behind the names in their line
	placed bool   // a body stands behind each name in its line
}

// authorsFrom reads names from line i on: a list in one line, or one name a line with
// affiliations between them.
func (p *perusal) authorsFrom(i int) (a authorLine, ok bool) {
	a.first = i
	strangers := 0
	for j := i; j < len(p.lines) && len(a.lines) < 200; j++ {
		line := withoutIcons(unmark(p.lines[j]))
		if line == "" || line == "by" || line == "By" {
			continue
		}
		if m := p.factIn(line); m.word != nil && m.word.means == "@author" && !m.sure && p.peopleIn(m.value) {
			line = m.value // "著者 中野 真樹, 渡辺 由貴"
		}
		if strings.HasPrefix(line, ",") || strings.HasPrefix(line, "&") {
			line = strings.TrimLeft(line, ",& ")
		}
		onlyMarks := !strings.ContainsFunc(line, unicode.IsLetter)
		switch {
		case onlyMarks && len(a.lines) > 0 && len(line) < 20: // "1", ",", "1,2,*"
			a.marked = true
			continue
		case len(a.lines) > 0 && (line == "ORCID" || strings.HasPrefix(line, "ORCID ") || line == "and" || strings.HasPrefix(line, "https://orcid.org/") || strings.HasPrefix(line, "http://orcid.org/")):
			continue
		case len(line) < 2000 && !p.isMenu(line) && p.peopleIn(line) && !p.endsHead(j) && !(j == i && p.titleOfNames(j)) && !p.isSpoken(line):
			pieces := len(peoplePieces(line))
			if pieces == 1 && a.holds(line) { // said again above the address
				continue
			}
			if len(a.lines) > 0 && strangers == 0 && a.count > 1 && len(a.lines) == 1 && !goesOn(p.lines[a.last], line) {
				return a, true // a list in one line, and another line of names: editors, or a second column
			}
			a.lines = append(a.lines, line)
			a.count += pieces
			a.last = j
			a.marked = a.marked || marksNames(line)
			strangers = 0
			continue
		default:
			if name := nameBeforeBody(line); name != "" && (len(a.lines) == 0 || a.placed) {
				if a.holds(name) {
					continue
				}
				a.lines = append(a.lines, name)
				a.count++
				a.last, a.placed = j, true
				strangers = 0
				continue
			}
			if len(a.lines) == 0 {
				return a, false
			}
		}
		if next := p.next(j + 1); a.last == j-1 && next < len(p.lines) && strings.Contains(p.lines[next], "@") && isFamilyName(line) { // "Ginger Kimberly Salguero", "Alcala", and below them the address
			a.lines[len(a.lines)-1] = p.across(a.lines[len(a.lines)-1], line)
			a.last = j
			continue
		}
		// A stranger: between names one a line, their affiliations and addresses may stand.
		if a.count == len(a.lines) && strangers < 6 && len(line) < 300 && (p.speaksOfAuthor(j, line) || strings.HasSuffix(p.lines[a.last], ",") && p.words.heads.whole(line) == nil) {
			strangers++
			continue
		}
		break
	}
	return a, len(a.lines) > 0
}

// nameBeforeBody gives the name that a line begins with, where the rest of it says where the person works: "Ana Horvat ; Filozofski
// fakultet, Zagreb", "Jane Doe, University of Leeds"; "" for any other.
func nameBeforeBody(line string) string {
	if len(line) > 250 {
		return ""
	}
	for _, mark := range [...]string{" ; ", "; ", ", ", " - ", " – ", " ("} {
		name, body, ok := strings.Cut(line, mark)
		if !ok {
			continue
		}
		name, _, _ = strings.Cut(name, "orcid")
		name = trim(strings.TrimSuffix(trim(name), "https://"))
		if personLike(name) && (isAffiliation(body) || strings.HasSuffix(mark, "; ") && organisational(body)) && len(strings.Fields(name)) < 5 {
			return name
		}
	}
	return ""
}

// isFamilyName reports whether a line is one word with a capital, which can be the end of a name that is broken.
func isFamilyName(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return unicode.IsUpper(r) && len(line) > 2 && !strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
}

// holds reports whether one of the lines is this name.
func (a *authorLine) holds(line string) bool {
	for _, other := range a.lines {
		if cleanName(other) == cleanName(line) {
			return true
		}
	}
	return false
}

// speaksOfAuthor reports whether line i, below a name, says where the person works or how to write to it.
func (p *perusal) speaksOfAuthor(i int, line string) bool {
	if p.says("thesis", line) != nil {
		return false // "A thesis submitted to the faculty at the University of North Carolina", and below it "Chapel Hill"
	}
	if w, _ := p.heading(p.lines[i]); w != nil {
		return false
	}
	switch m := p.factIn(p.lines[i]); {
	case m.word != nil && (m.word.means == "-" && len(m.label) > 4 || m.word.means == "@affiliation"):
		return true
	case m.word != nil && m.sure:
		return false
	}
	return organisational(line) || p.isMenu(line) || strings.Contains(line, "@") || strings.HasPrefix(line, "[email") || p.isLead(line) && len(line) < 60 || withoutIcons(p.lines[i]) == ""
}

// marksNames reports whether digits, asterisks or the like stand directly behind a name.
func marksNames(line string) bool {
	for i := 1; i < len(line); i++ {
		if (isDigit(line[i]) || line[i] == '*') && (isLetter(line[i-1]) || line[i-1] >= utf8.RuneSelf) {
			return true
		}
	}
	return strings.Contains(line, " 1,") || strings.HasSuffix(line, " 1") || strings.ContainsAny(line, "†‡¹²³✉")
}

// endsHead reports whether the line begins what is not the head: a heading, a label with a value.
func (p *perusal) endsHead(i int) bool {
	if w, _ := p.heading(p.lines[i]); w != nil {
		return true
	}
	m := p.markOf(i)
	return m.word != nil && m.sure
}

// allMarked reports whether a line is names of one word or more, each with the number of an affiliation: "Melani1, Hasan Basri2".
func allMarked(text string) bool {
	count := 0
	for piece := range strings.SplitSeq(text, ",") {
		piece = trim(piece)
		if n := len(piece); n < 3 || !isDigit(piece[n-1]) || !isLetter(piece[n-2]) {
			return false
		}
		count++
	}
	return count > 1
}
