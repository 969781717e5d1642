package page

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed pure.tsv
var pureWords string

// pure is Elsevier's research portal. A page shows the title, the names, a line
// saying what kind of output it is, the abstract, and a table of details. A
// dump as text glues each label to its value ("Volume48") or draws the table with bars, and
// loses every value that is a link: the DOI, often the volume, the publisher,
// the names. At the end the page may cite the work itself, in several styles.
func pure() *platform {
	return &platform{
		name:    "pure",
		summary: "Elsevier Pure research portals",
		signs: []sign{
			{name: "kind"},
			{name: "label", common: true},
			{name: "status", common: true},
			{name: "fingerprint"},
		},
		enough:     2,
		words:      pureWords,
		givenFirst: true,
		style:      glued | spaced | coloned | piped | tabbed | nextLine,
		absent:     pureAbsent,
		head:       pureHead,
		also:       pureAlso,
	}
}

// pureAbsent tells a portal's list of outputs from the page of one: it has a
// line of kind for each, and no details.
func pureAbsent(s *sheet) string {
	kinds := 0
	for i := range s.lines {
		if _, _, ok := pureKind(s, s.lines[i]); ok {
			kinds++
		}
	}
	if kinds > 1 && len(s.pairs) == 0 {
		return "it lists several outputs"
	}
	return ""
}

// pureKind reads a line such as "Research output: Contribution to journal ›
// Article › peer-review", or with all of it run together, and gives the type.
// The kind within the category speaks before the category. A category of the
// portal's own making leaves the type open, unless the kind after the bracket is known.
func pureKind(s *sheet, line string) (t citation.Type, kind string, ok bool) {
	line = unmark(line)
	var rest string
	for w := range s.words.sort("output").prefixes(line) {
		rest, ok = trim(line[len(w.text):]), true
		break
	}
	if !ok || rest == "" {
		return "", "", false
	}
	categories, kinds := s.words.sort("kind"), s.words.sort("sub")
	known := false
	for w := range categories.prefixes(rest) {
		t, rest, known = citation.Type(w.means), rest[len(w.text):], true
		break
	}
	if !known {
		_, rest, known = cutAny(rest, "›", ">", "»")
	}
	for rest = pureStep(rest); rest != ""; {
		for w := range kinds.prefixes(rest) {
			if w.means != "" && !(t.InPeriodical() && citation.Type(w.means) == citation.PaperConference) {
				t = citation.Type(w.means)
			}
			return t, rest[:len(w.text)], true
		}
		if _, rest, known = cutAny(rest, "›", ">", "»"); !known {
			break
		}
		rest = pureStep(rest)
	}
	return t, "", true
}

// pureStep cuts the brackets between a category and its kind.
func pureStep(s string) string { return strings.TrimLeft(s, " \u00a0\t›>»|/-") }

// cutAny cuts s around the first of the separators that it holds.
func cutAny(s string, separators ...string) (before, after string, found bool) {
	for _, separator := range separators {
		if before, after, found = strings.Cut(s, separator); found {
			return before, after, true
		}
	}
	return s, "", false
}

// pureHead claims the kind, the title above it, and the names between them.
func pureHead(s *sheet) {
	end := s.sections[0].end
	for i, line := range s.lines {
		t, kind, ok := pureKind(s, line)
		if !ok {
			continue
		}
		if t != "" {
			s.add(citation.FieldType, t, line, "line of kind", evidence.Labelled)
		}
		if t == citation.Thesis && kind != "" {
			s.claim(citation.FieldGenre, kind, kind, "line of kind", evidence.Labelled)
		}
		end = i // a menu above the title may have ended the head before: "Research output", "Projects"
		break
	}
	quoted := pureQuoted(s)
	if quoted != "" {
		s.claim(citation.FieldTitle, closeColon(strings.TrimSuffix(quoted, ".")), quoted, "title in the fingerprint sentence", evidence.Labelled)
	}
	first, last := pureTitle(s, end, quoted)
	if first < 0 {
		// The title is lost above, and what stands there first may be the names.
		if i := pureFirst(s, end); i < end {
			pureNames(s, i, end)
		}
		return
	}
	view := s.across(s.lines[first], s.lines[last])
	if quoted == "" || first != last || sameText(view, quoted) {
		s.claimTitle(view, "line above the names", evidence.Placed)
	}
	pureNames(s, last+1, end)
}

// pureQuoted gives the title out of "Dive into the research topics of '…'.
// Together they form a unique fingerprint." The words differ by language, and
// so do the quotes; what stands between the first and the last of them is the title.
func pureQuoted(s *sheet) string {
	var phrases []string
	for _, w := range s.words.rows["sign"] {
		if w.means == "fingerprint" {
			phrases = append(phrases, trim(w.text))
		}
	}
	for i := range s.sections {
		if s.sections[i].means() != "@fingerprint" && s.sections[i].word != nil {
			continue
		}
		for _, line := range s.lines[s.sections[i].start:s.sections[i].end] {
			if title := pureFingerprint(line, phrases); title != "" {
				return title
			}
		}
	}
	for _, line := range s.lines { // "Fingerprint Dive into the …", in one line
		if title := pureFingerprint(line, phrases); title != "" {
			return title
		}
	}
	return ""
}

// pureOpening are the marks that may stand before the title; in Swedish and Finnish it is the closing one.
const pureOpening = "'‘’“”\"„「『«"

// pureClosing are the marks that close what each of them opens.
var pureClosing = map[rune]string{'\'': "'’", '‘': "’'", '’': "’", '“': "”\"", '”': "”", '"': "\"”", '„': "“”\"", '「': "」", '『': "』", '«': "»"}

// pureFingerprint reads one line as the fingerprint sentence.
func pureFingerprint(line string, phrases []string) string {
	from := strings.IndexAny(line, pureOpening)
	if from < 0 || !slices.ContainsFunc(phrases, func(phrase string) bool { return strings.Contains(line, phrase) }) {
		return ""
	}
	// Dutch "onderzoeksthema's van '…'" and French "d'" hold an apostrophe before the quote.
	for from > 0 && (line[from] == '\'' || strings.HasPrefix(line[from:], "’")) && line[from-1] != ' ' {
		next := strings.IndexAny(line[from+1:], pureOpening)
		if next < 0 {
			return ""
		}
		from += 1 + next
	}
	open, size := utf8.DecodeRuneInString(line[from:])
	to := strings.LastIndexAny(line, pureClosing[open])
	if to <= from { // what a dump has cut off is not known whole
		return ""
	}
	return trim(line[from+size : to])
}

// pureTitle finds the line of the title among the lines before end; it may run
// over several. Where the fingerprint sentence quotes the title, the line must
// be part of it; else it is the first that is no menu of the portal. -1 when there is none.
func pureTitle(s *sheet, end int, quoted string) (first, last int) {
	if quoted != "" {
		want := foldText(quoted)
		for i := range end {
			have := foldText(s.lines[i])
			if have == "" || !strings.HasPrefix(want, have) || isMenu(s, s.lines[i]) {
				continue
			}
			last = i
			for j := s.next(i + 1); have != want && j < end; j = s.next(j + 1) {
				longer := have + foldText(s.lines[j])
				if !strings.HasPrefix(want, longer) {
					break
				}
				have, last = longer, j
			}
			return i, last
		}
	}
	lines := pureHeadLines(s, end)
	if len(lines) == 0 || quoted != "" {
		return -1, -1 // where it is quoted, it is lost above, and the first line is something else: the names, perhaps
	}
	at := lines[0]
	for k, i := range lines[1:] {
		title := unmark(s.lines[lines[k]])
		// "The title - Aarhus University" is the page's name in the browser; the title follows.
		if rest, ok := strings.CutPrefix(title, unmark(s.lines[i])); ok && len(unmark(s.lines[i])) > 10 && strings.IndexAny(trim(rest), "-—–|:") == 0 {
			return i, i
		}
		if k > 0 && listsNames(s.lines[i]) { // above the title stands what the portal's menu has and we do not know
			if !nameLike(title) {
				at = lines[k]
			}
			break
		}
	}
	return at, at
}

// pureFirst finds the list of names in a head that has lost its title; end when there is none.
func pureFirst(s *sheet, end int) int {
	for i := range end {
		lost, _ := onlySeparators(s.lines[i])
		next := s.next(i + 1)
		if lost || listsNames(s.lines[i]) || nameLike(s.lines[i]) && next < end && goesOn(s.lines[i], s.lines[next]) {
			return i
		}
	}
	return end
}

// pureHeadLines gives the numbers of the lines before end that are no menu of the portal:
// of those that are no items of a list, where there are such.
func pureHeadLines(s *sheet, end int) (lines []int) {
	var items []int
	for i := range end {
		switch {
		case unmark(s.lines[i]) == "" || isMenu(s, s.lines[i]):
		case bulleted(s.lines[i]):
			items = append(items, i)
		default:
			lines = append(lines, i)
		}
	}
	if len(lines) == 0 {
		return items
	}
	return lines
}

// isMenu reports whether a line belongs to the portal and not to the work.
func isMenu(s *sheet, line string) bool {
	line = unmark(line)
	if s.words.sort("menu").whole(line) != nil {
		return true
	}
	for _, end := range [...]string{" Home", " Logo", " logo", " Forside", " Startseite", " Etusivu", " Startsida", " Inicio", " Accueil"} {
		if strings.HasSuffix(line, end) {
			return true
		}
	}
	return strings.HasPrefix(line, "Skip to ")
}

// pureNames claims the names between the title and the line of kind, which are
// followed by the departments. They stand in one line, or one a line, each but
// the first with the comma before it.
func pureNames(s *sheet, i, end int) {
	var lines []string
	for i = s.next(i); i < end; i = s.next(i + 1) {
		line := s.lines[i]
		if s.words.sort("corresponding").whole(strings.TrimLeft(unmark(line), "* ")) != nil {
			break
		}
		if lost, least := onlySeparators(line); lost && len(lines) == 0 {
			s.blank(citation.FieldAuthor, line, lostNames(line, least))
			return
		}
		text := unmark(line)
		more := len(lines) > 0 && goesOn(lines[len(lines)-1], line)
		listed := bulleted(line) && (len(lines) == 0 || bulleted(s.lines[i-1]) || s.lines[i-1] == "")
		if text == "" || text == "," || !(more || listed || len(lines) == 0) || !nameLike(text) {
			if text == "" || text == "," {
				continue
			}
			break
		}
		lines = append(lines, line)
	}
	if s.claimNames(citation.FieldAuthor, lines, "line under the title", evidence.Placed) {
		return
	}
	for _, line := range s.lines {
		if s.words.sort("corresponding").whole(strings.TrimLeft(line, "* ")) != nil {
			s.blank(citation.FieldAuthor, line, "corresponding author without names")
			return
		}
	}
}

// pureAlso reads what is more than a label with its field.
func pureAlso(s *sheet) {
	host := pureHost(s)
	for i := range s.pairs {
		p := &s.pairs[i]
		switch p.word.means {
		case "@status":
			pureStatus(s, p)
		case "@issued":
			s.claimPair(p, citation.FieldIssued)
		case "@award":
			if !s.claimed(citation.FieldIssued, evidence.Labelled) {
				s.claimPair(p, citation.FieldIssued)
			}
		case "@institution":
			s.claimPair(p, citation.FieldPublisher)
		case "@qualification":
			if !s.claimed(citation.FieldGenre, evidence.Labelled) {
				s.claimPair(p, citation.FieldGenre)
			}
		case "@supervisor":
			pureSupervisors(s, p)
		case "@event":
			pureEvent(s, p)
		}
	}
	pureMeeting(s)
	if !s.claimed(citation.FieldType, evidence.Guessed) {
		switch {
		case host && s.claimed(citation.FieldEventTitle, evidence.Labelled):
			s.add(citation.FieldType, citation.PaperConference, "", "host publication and event", evidence.Guessed)
		case host:
			s.add(citation.FieldType, citation.Chapter, "", "host publication", evidence.Guessed)
		case s.claimed(citation.FieldJournal, evidence.Labelled):
			s.add(citation.FieldType, citation.ArticleJournal, "", "label Journal", evidence.Guessed)
		}
	}
	pureUnheaded(s)
	for i := range s.sections {
		sec := &s.sections[i]
		switch sec.means() {
		case "@access":
			pureAccess(s, sec)
		case "@note":
			for _, line := range s.body(sec) {
				s.claimVolumeIn(line, "bibliographical note", evidence.Guessed)
			}
		case "@cite":
			s.readCitations(sec)
		}
	}
}

// pureUnheaded claims abstract and keywords where the page has lost its headings: prose between the line of kind and the details,
// and a list below them. Portals list the subject areas of Scopus in the same way.
func pureUnheaded(s *sheet) {
	if !s.claimed(citation.FieldAbstract, evidence.Placed) {
		kind := slices.IndexFunc(s.lines, func(line string) bool { _, _, ok := pureKind(s, line); return ok })
		in := slices.IndexFunc(s.sections, func(sec section) bool { return sec.start <= kind && kind < sec.end })
		if kind >= 0 && in >= 0 {
			prose := section{start: kind + 1, end: kind + 1}
			for i, line := range s.lines[kind+1 : s.sections[in].end] {
				if isProse(line) && len(line) > 100 {
					if prose.start == prose.end {
						prose.start = kind + 1 + i
					}
					prose.end = kind + 2 + i
				} else if line != "" && prose.end > prose.start {
					break
				}
			}
			if prose.end > prose.start {
				s.claimProse(citation.FieldAbstract, &prose, "text under the line of kind")
			}
		}
	}
	if s.claimed(citation.FieldKeyword, evidence.Placed) {
		return
	}
	for i := range s.sections[1:] {
		sec := &s.sections[1+i]
		if sec.word != nil {
			continue
		}
		for at := sec.start; at < sec.end; at++ {
			from := at
			for at < sec.end && bulleted(s.lines[at]) {
				at++
			}
			if at > from+1 && pureKeywords(s, s.lines[from:at]) {
				return
			}
		}
	}
}

// pureKeywords claims the items of a list as keywords, where they can be nothing else.
func pureKeywords(s *sheet, lines []string) bool {
	areas, items := 0, make([]string, len(lines))
	for i, line := range lines {
		item := unmark(line)
		items[i] = item
		if len(item) > 80 || strings.ContainsAny(item, "%@") || strings.Contains(item, "://") || strings.HasPrefix(item, "10.") || strings.HasPrefix(item, "SDG ") ||
			strings.HasSuffix(item, ".pdf") || s.words.heads.whole(item) != nil || isMenu(s, item) {
			return false
		}
		if isArea(s, item) {
			areas++
		}
	}
	return areas < len(items) && s.claimTerms(items, "list below the details", evidence.Placed)
}

// isArea reports whether an item is a subject area of Scopus: "General Medicine", "Health(social science)", "Psychology (all)".
func isArea(s *sheet, item string) bool {
	item = strings.TrimPrefix(item, "General ")
	for _, end := range [...]string{"(all)", "(miscellaneous)"} {
		item = trim(strings.TrimSuffix(item, end))
	}
	return slices.ContainsFunc(s.words.rows["area"], func(w word) bool { return sameText(w.text, item) })
}

// pureHost claims the book a work stands in, title and subtitle as one.
func pureHost(s *sheet) bool {
	var title, sub *pair
	for i := range s.pairs {
		switch p := &s.pairs[i]; p.word.means {
		case "@host":
			title = p
		case "@hostsub":
			sub = p
		}
	}
	switch {
	case title == nil:
		return false
	case len(title.values) == 0:
		s.blank(citation.FieldJournal, title.label, title.word.rule)
	case sub == nil || len(sub.values) == 0:
		s.claim(citation.FieldJournal, closeColon(title.value()), title.view(s), title.word.rule, evidence.Labelled)
	default:
		s.claim(citation.FieldJournal, closeColon(title.value()+": "+sub.value()), title.view(s), title.word.rule, evidence.Labelled)
	}
	return true
}

// pureSupervisors claims those who advised on a thesis, one a line: "Roe, Richard, Supervisor, External person".
func pureSupervisors(s *sheet, p *pair) {
	for _, line := range p.values {
		parts := strings.SplitN(line, ",", 3)
		name := line
		if len(parts) == 3 || len(parts) == 2 && roleNamed(parts[1]) != citation.NoField {
			name = strings.Join(parts[:len(parts)-1], ",")
		}
		if n, err := s.parseName(cleanName(name)); err == nil {
			s.add(citation.FieldContributor, citation.Credit{Name: n}, line, p.word.rule, evidence.Labelled)
		}
	}
}

// pureStatus reads "Published - 13 Feb 2025". What has happened decides which date it is.
func pureStatus(s *sheet, p *pair) {
	value := p.value()
	for w := range s.words.sort("status").prefixes(value) {
		rest := trim(value[len(w.text):])
		date := trim(strings.TrimLeft(rest, "-–—:"))
		if date == rest && date != "" {
			continue // "Published online": another status that is not in the table
		}
		switch w.means {
		case "issued":
			pureDate(s, citation.FieldIssued, date, p)
		case "online":
			pureDate(s, citation.FieldIssued, date, p)
			pureDate(s, citation.FieldOnline, date, p)
			s.claim(citation.FieldStatus, "advance online publication", p.view(s), p.word.rule, evidence.Labelled)
		case "accepted":
			pureDate(s, citation.FieldAccepted, date, p)
			s.claim(citation.FieldStatus, "in press", p.view(s), p.word.rule, evidence.Labelled)
		case "submitted":
			pureDate(s, citation.FieldSubmitted, date, p)
			s.claim(citation.FieldStatus, "submitted", p.view(s), p.word.rule, evidence.Labelled)
		case "unpublished":
			pureDate(s, citation.FieldIssued, date, p)
			s.claim(citation.FieldStatus, "unpublished", p.view(s), p.word.rule, evidence.Labelled)
		}
		return
	}
	if value == "" {
		s.blank(citation.FieldIssued, p.label, p.word.rule)
		return
	}
	s.remark(diag.BadDate, citation.FieldIssued, p.view(s), "publication status \""+value+"\" is not understood; no date was taken from it")
}

// pureDate claims a date. Portals in East Asia write "2月 13 2025" and "13 2月 2025".
func pureDate(s *sheet, f citation.Field, text string, p *pair) {
	if text == "" {
		s.blank(f, p.label, p.word.rule)
		return
	}
	if strings.ContainsAny(text, "月월") && !strings.ContainsAny(text, "年년") {
		var year, month, day string
		for field := range strings.FieldsSeq(text) {
			switch number := strings.TrimRightFunc(field, func(r rune) bool { return !unicode.IsDigit(r) }); {
			case number != field:
				month = number
			case len(number) == 4:
				year = number
			default:
				day = number
			}
		}
		parts := []string{year, month, day}
		if day == "" {
			parts = parts[:2]
		}
		for i := range parts {
			if len(parts[i]) == 1 {
				parts[i] = "0" + parts[i]
			}
		}
		s.claim(f, strings.Join(parts, "-"), text, p.word.rule, evidence.Labelled)
		return
	}
	s.claim(f, text, text, p.word.rule, evidence.Labelled)
}

// pureAccess claims the DOI that stands under "Access to Document", where it is the text of a link.
func pureAccess(s *sheet, sec *section) {
	for _, item := range s.items(sec) {
		if strings.HasPrefix(item, "10.") || strings.Contains(item, "doi.org/10.") {
			s.claim(citation.FieldDOI, item, item, "access to document", evidence.Labelled)
		}
	}
}
