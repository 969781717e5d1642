package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed confex.tsv
var confexWords string

// confex is the software that runs the programmes of many societies' meetings:
// SSWR, APHA, AMS, AGU, GSA. Each meeting has a layout of its own, but the
// lines are of the same few kinds: a paper number before the title or in a line
// of its own, the meeting, the day of the talk, a room with its building in
// brackets, then the people with degrees and affiliations, then the abstract.
//
// A third of the dumps have lost the title or the names. So a line is the title
// only where one of the other kinds says so: behind a paper number, beside the day, or
// in "Abstract: Title (Meeting)". It is never just the nearest line.
func confex() *platform {
	return &platform{
		name:    "confex",
		summary: "Confex meeting programmes",
		signs: []sign{
			{name: "presenting author"},
			{name: "legend"},
			{name: "presentation time"},
			{name: "disclosure"},
			{name: "see more"},
			{name: "back"},
			{name: "logo", at: anywhere, any: []string{"Annual Meeting Logo - Go to "}},
			{name: "organizer", common: true},
			{name: "paper number", common: true},
			{name: "learning objectives", common: true},
			{name: "abstract of", common: true},
			{name: "session of", common: true},
			{name: "schedule", common: true},
			{name: "day of the talk", common: true},
			{name: "files", common: true},
			{name: "session objectives", common: true},
		},
		enough: 2,
		shape:  confexShape,
		words:  confexWords,
		absent: confexAbsent,
		head:   confexHead,
	}
}

// confexShape finds a head that is Confex's though no word in it is: a title with
// its meeting, the paper's number with its day, or the time of a talk beside a meeting or a room.
//
//	Session: A title (Society for Things 30th Annual Conference)
//	4101.0: Tuesday, November 14, 2000 - Board 6
//	Tuesday, 31 July 2001: 8:44 AM
//
// So is a title that stands once more behind its number, where the day is given.
func confexShape(text string) (view, name string) {
	var day, timed string
	meeting, room, numbered := false, false, false
	title, twice := "", false // the line before, and whether it stands once more behind a number
	seen := 0
	for line := range strings.Lines(text) {
		if line = unmark(line); line == "" {
			continue
		}
		if seen++; seen > 15 {
			break
		}
		if rest, ok := cutSession(line); ok {
			if _, _, ok := titleAndMeeting(rest); ok {
				return line, "title with its meeting"
			}
		}
		if number, rest := cutPaperNumber(line); number != "" && strings.IndexByte(title, ' ') > 0 && strings.TrimSuffix(rest, ".") == title {
			twice = true
		}
		title = strings.TrimSuffix(line, ".")
		switch number, rest := cutDayNumber(line); {
		case number != "":
			return line, "paper number with its day"
		case isDay(rest):
			if day = line; isTime(line) {
				timed = line
			}
		default:
			meeting = meeting || isMeeting(line)
			room = room || isRoom(line)
			number, _ := cutPaperNumber(line)
			numbered = numbered || isPaperNumber(line) && (strings.IndexByte(line, '-') > 0 || len(line) > 4) || len(number) > 4
		}
	}
	switch {
	case timed != "" && (meeting || numbered || room):
		return timed, "time of a talk"
	case day != "" && room:
		return day, "day and room of a talk"
	case day != "" && twice:
		return day, "day of a talk with its title twice"
	}
	return "", ""
}

// cutSession cuts the word off a line that names a talk or a session of talks with its meeting.
func cutSession(line string) (rest string, ok bool) {
	for _, label := range [...]string{"Abstract: ", "Session: "} {
		if rest, ok := strings.CutPrefix(line, label); ok {
			return rest, true
		}
	}
	return line, false
}

// cutDayNumber cuts the paper's number off a line that goes on with its day: "3392.0: Monday, November 17, 2003 - 9:00 PM".
func cutDayNumber(line string) (number, day string) {
	number, day, ok := strings.Cut(line, ": ")
	if ok && isPaperNumber(number) && isDay(day) {
		return number, day
	}
	return "", line
}

// confexAbsent tells the programme of a meeting from the page of one talk: it gives the times of many, on several days.
func confexAbsent(s *sheet) string {
	days := map[string]bool{}
	for _, line := range s.lines {
		if _, day := cutDayNumber(unmark(line)); isDay(day) {
			days[day] = true
		}
	}
	if len(days) > 3 {
		return "it is the programme of a meeting"
	}
	return ""
}

// talk is what the lines of a Confex page have been found to be, by their numbers; -1 for none.
type talk struct {
	*sheet
	title     int
	day       int
	room      int
	number    int // a line that is a paper number by itself
	legend    int
	organizer int // the line of people who are not the authors
	body      int // the first line of the abstract
	end       int // the line after its last
	people    []int

	session  bool
	meetings []string // views
}

func confexHead(s *sheet) {
	t := &talk{sheet: s, title: -1, day: -1, room: -1, number: -1, legend: -1, organizer: -1, body: -1, end: len(s.lines)}
	t.sort()
	t.add(citation.FieldType, citation.PaperConference, "", "programme of a meeting", evidence.Placed)
	t.claimMeeting()
	t.claimDay()
	t.claimTitles()
	t.claimRoom()
	if !t.session {
		t.claimPeople()
	}
	t.claimAbstract()
}

// sort goes over the lines once and says what each is.
func (t *talk) sort() {
	schedule := t.schedule()
	for i, line := range t.lines {
		line = unmark(line)
		if number, _ := cutPaperNumber(line); line == "" || i == t.organizer || i < schedule && number == "" && isProse(line) { // a notice of the meeting's
			continue
		}
		if w := t.lineWord(t.lines[i]); w != nil {
			t.known(i, w)
			continue
		}
		switch {
		case t.body >= 0:
			t.below(i, line)
		case isConfexDay(line):
			if t.day < 0 {
				t.day = i
			}
		case isPaperNumber(line):
			if t.number < 0 {
				t.number = i
			}
		case t.room < 0 && isRoom(line):
			t.room = i
		case isMeeting(line):
			t.meetings = append(t.meetings, t.lines[i])
		case t.title < 0 && t.standsForTitle(i, line):
			t.title = i
		case confexPeople(line) && (t.title >= 0 || t.day >= 0 || t.legend >= 0 || t.number >= 0):
			t.people = append(t.people, i)
		case isProse(line) || len(t.people) > 0:
			t.body = i
		}
	}
}

// below reads a line under the abstract: GSA and APHA say there once more what meeting it was, and GSA when and where.
//
//	Sheraton Baltimore City Center: International E
//	8:00 AM-12:00 PM, Monday, 15 March 2010
func (t *talk) below(i int, line string) {
	if len(line) > 120 || isProse(line) {
		return
	}
	if isMeeting(line) && hasDigit(line) {
		t.meetings = append(t.meetings, t.lines[i])
	}
	if t.day < 0 && isConfexDay(line) && !isDay(line) {
		t.day = i
		if before := t.before(i); before >= 0 {
			if place, _, ok := strings.Cut(t.lines[before], ": "); ok && placeWords(place) && t.room < 0 {
				t.claim(citation.FieldEventPlace, place, place, "place above the time", evidence.Placed)
			}
		}
	}
}

// schedule gives the line that says when the talk is given, or of its legend, where it is near the top: what is prose above it is no
// abstract. 0 when there is none.
func (t *talk) schedule() int {
	seen := 0
	for i, line := range t.lines {
		if line == "" {
			continue
		}
		_, day := cutDayNumber(unmark(line))
		if w := t.lineWord(line); isDay(day) || w != nil && w.means == "@legend" {
			return i
		}
		if seen++; seen > 15 {
			break
		}
	}
	return 0
}

// isConfexDay reports whether a line is the day of a talk, with the paper's number before it or without.
func isConfexDay(line string) bool { return isDay(dayIn(line)) }

// dayIn gives the day out of a line that has a paper's number or a time before it.
func dayIn(line string) string {
	if _, day := cutDayNumber(line); day != line {
		return day
	}
	if before, day, ok := strings.Cut(line, "M, "); ok && isTime(before+"M") {
		return day
	}
	return line
}

// lineWord gives the word of the vocabulary that a line begins with.
func (t *talk) lineWord(line string) *word {
	ix := t.words.sort("line")
	for _, l := range []string{line, unmark(line)} {
		for w := range ix.prefixes(l) {
			last := w.text[len(w.text)-1]
			if rest := l[len(w.text):]; rest == "" || !isLetter(last) || !isLetter(rest[0]) && !(rest[0] == ' ' && w.means == "-") {
				return w
			}
		}
	}
	return nil
}

// known takes a line that begins with a word of the vocabulary.
func (t *talk) known(i int, w *word) {
	rest := unmark(strings.TrimLeft(unmark(t.lines[i])[min(len(w.text), len(unmark(t.lines[i]))):], ": "))
	switch w.means {
	case "@legend":
		if t.legend < 0 {
			t.legend = i
		}
	case "@number":
		t.number = i
	case "@end":
		t.endAt(i)
	case "@abstract":
		if t.body >= 0 {
			return
		}
		if _, _, ok := titleAndMeeting(rest); ok && t.title < 0 && len(t.people) == 0 && t.day < 0 {
			return // "Abstract: Title (Meeting)", at the top
		}
		if t.body = i; rest == "" {
			t.body = i + 1
		}
	case "@keywords":
		for term := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ',' || r == ';' }) {
			if term = trim(term); term != "" {
				t.claim(citation.FieldKeyword, term, term, "line Keywords", evidence.Labelled)
			}
		}
		t.endAt(i)
	case "@session":
		t.session = true
	case "@host":
		if isMeeting(rest) {
			t.meetings = append(t.meetings, rest)
		}
	case "@organizer":
		if next := t.next(i + 1); rest == "" && next < len(t.lines) {
			t.organizer = next
		}
	case "@withdrawn":
		t.remark(diag.Implausible, citation.FieldStatus, t.lines[i], "the paper was withdrawn from the meeting")
	}
}

// endAt ends the abstract at line i, unless it has ended before.
func (t *talk) endAt(i int) {
	if t.body >= 0 && t.end == len(t.lines) {
		t.end = i
	}
}

// standsForTitle reports whether line i stands where a title does.
func (t *talk) standsForTitle(i int, line string) bool {
	if number, title := cutPaperNumber(line); number != "" {
		return title != "" && !isDay(title)
	}
	if confexPeople(line) || len(line) > 400 || strings.HasSuffix(line, ".") && isProse(line) {
		return false
	}
	previous, following := i-1, t.next(i+1)
	for previous >= 0 && (t.lines[previous] == "" || t.isPassedOver(previous)) {
		previous--
	}
	for following < len(t.lines) && t.isPassedOver(following) {
		following = t.next(following + 1)
	}
	switch {
	case t.number >= 0 && len(t.people) == 0:
		return true // "H13H-1630", and below it the title
	case previous >= 0 && (isConfexDay(unmark(t.lines[previous])) || isTime(t.lines[previous])) && !isRoom(line):
		return following < len(t.lines) && (isRoom(unmark(t.lines[following])) || confexPeople(unmark(t.lines[following])))
	}
	if following == len(t.lines) || t.day >= 0 {
		return false
	}
	// Where the day is lost, people with numbers or degrees stand below the title, and above it nothing but the meeting.
	next := unmark(t.lines[following])
	return isConfexDay(next) || previous < 0 && len(t.people) == 0 && confexPeople(next) && splitAt(next) || t.isLogo(previous) && confexPeople(next)
}

// splitAt reports whether a line of people says where several of them work.
func splitAt(line string) bool {
	_, affiliations := cutAffiliations(line)
	return len(affiliations) > 0
}

// isLogo reports whether line i is the text of a meeting's logo, or of a link back to the meeting.
func (t *talk) isLogo(i int) bool {
	return i >= 0 && (strings.Contains(t.lines[i], "Logo - Go to") || strings.HasPrefix(t.lines[i], "Back to "))
}

// isPassedOver reports whether a line may stand between the title and the day without parting them: a legend, "Schedule:", the abstract's number.
func (t *talk) isPassedOver(i int) bool {
	w := t.lineWord(t.lines[i])
	return w != nil && (w.means == "@legend" || w.means == "-")
}

// claimTitles claims the title, and the paper number before it, from the two places where they stand.
func (t *talk) claimTitles() {
	for _, line := range t.lines {
		line = unmark(line)
		rest, ok := cutSession(line)
		if !ok {
			continue
		}
		title, meeting, ok := titleAndMeeting(rest)
		if !ok {
			continue
		}
		label := line[:len(line)-len(rest)-len(": ")]
		t.session = t.session || label == "Session"
		if _, bare := cutPaperNumber(title); bare != "" {
			title = bare
		}
		t.claimTitle(withoutNote(title), "line "+label, evidence.Labelled)
		t.claimEvent(meeting, line, "brackets after the title", evidence.Labelled)
	}
	if t.day >= 0 {
		if number, _ := cutDayNumber(unmark(t.lines[t.day])); number != "" {
			t.claim(citation.FieldNumber, number, number, "number before the day", evidence.Labelled)
		}
	}
	if t.number >= 0 {
		number := unmark(t.lines[t.number])
		if rest, ok := strings.CutPrefix(number, "Paper No."); ok {
			number = trim(rest)
		}
		t.claim(citation.FieldNumber, number, number, "line of the paper number", evidence.Labelled)
	}
	if t.title < 0 {
		return
	}
	title := unmark(t.lines[t.title])
	if number, rest := cutPaperNumber(title); number != "" {
		t.claim(citation.FieldNumber, number, number, "number before the title", evidence.Labelled)
		title = rest
	}
	if strings.HasPrefix(title, "[WITHDRAWN]") {
		t.remark(diag.Implausible, citation.FieldStatus, t.lines[t.title], "the paper was withdrawn from the meeting")
	}
	t.claimTitle(withoutNote(title), "line of the title", evidence.Placed)
}

// withoutNote cuts what the programme says of a talk behind its title: "(Invited)", "(Formerly Mesoscale paper 4.4)".
func withoutNote(title string) string {
	if rest, ok := strings.CutPrefix(title, "[WITHDRAWN]"); ok {
		title = trim(rest)
	}
	for {
		open := strings.LastIndexAny(title, "([")
		if open < 1 || !strings.HasSuffix(title, ")") && !strings.HasSuffix(title, "]") {
			return title
		}
		word := strings.ToLower(firstOf(title[open+1:], " )],;:"))
		switch word {
		case "invited", "withdrawn", "formerly", "cancelled", "canceled", "core", "keynote":
			title = trim(title[:open])
		default:
			return title
		}
	}
}

// titleAndMeeting parts "Title (Meeting)" at the bracket that ends the line.
func titleAndMeeting(s string) (title, meeting string, ok bool) {
	if !strings.HasSuffix(s, ")") {
		return s, "", false
	}
	depth := 0
	for i := len(s) - 1; i > 0; i-- {
		switch s[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				meeting = s[i+1 : len(s)-1]
				return trim(s[:i]), meeting, isMeeting(meeting)
			}
		}
	}
	return s, "", false
}

// claimMeeting claims the meeting from a line of its own.
func (t *talk) claimMeeting() {
	for _, logo := range [...]bool{false, true} { // its text says less than a line does
		for _, line := range t.meetings {
			if strings.Contains(line, " Logo") == logo {
				t.claimEvent(unmark(line), line, "line of the meeting", evidence.Placed)
				return
			}
		}
	}
}

// claimEvent claims a meeting's name, and what stands with it: "133rd Annual
// Meeting & Exposition December 10-14, 2005 Philadelphia, PA", "88th Annual
// Meeting (20-24 January 2008)".
func (t *talk) claimEvent(meeting, view, rule string, c evidence.Confidence) {
	name, dates := meeting, ""
	if before, bracket, ok := strings.Cut(meeting, "("); ok {
		if inner, after, ok := strings.Cut(bracket, ")"); ok && (after == "" || hasDigit(inner)) { // "The 131st Annual Meeting (November 15-19, 2003) of APHA"
			name, dates = trim(trim(before)+" "+trim(after)), inner
		}
	}
	if place, ok := meetingPlace(name); ok {
		t.claim(citation.FieldEventPlace, place, place, "place in the name of the meeting", evidence.Guessed)
	}
	if i := strings.Index(name, " Logo"); i > 0 {
		name = name[:i]
	}
	if i := monthAt(name); i > 0 {
		rest := name[i:]
		name = trim(strings.TrimRight(trim(name[:i]), ",-–"))
		if year := strings.IndexAny(rest, "12"); dates == "" && year >= 0 {
			if end := yearEnd(rest); end > 0 {
				dates = rest[:end]
				if place := trim(strings.Trim(rest[end:], " |,-–")); place != "" && nameLikePlace(place) {
					t.claim(citation.FieldEventPlace, place, place, "place in the line of the meeting", evidence.Labelled)
				}
			}
		}
	}
	if name != "" {
		t.claim(citation.FieldEventTitle, name, view, rule, c)
	}
	if dates != "" && hasDigit(dates) {
		if date, err := citation.ParseDate(dates); err == nil && date.Precision > citation.Literal {
			t.add(citation.FieldEventDate, date, dates, "dates of the meeting", evidence.Placed)
			if t.day < 0 {
				t.add(citation.FieldIssued, date, dates, "dates of the meeting", evidence.Placed)
			}
		}
	}
}

// meetingPlace gives the place that a meeting is named with: "GSA Annual Meeting in Denver, Colorado, USA - 2016".
func meetingPlace(name string) (place string, ok bool) {
	for _, word := range [...]string{"Meeting in ", "Conference in ", "Congress in "} {
		if _, rest, found := strings.Cut(name, word); found {
			place, _, _ = strings.Cut(rest, " - ")
			place = strings.TrimRight(strings.TrimRight(place, "0123456789"), " ,-–(")
			return place, nameLikePlace(place)
		}
	}
	return "", false
}

// nameLikePlace reports whether text is a place: a few words that begin with capitals.
func nameLikePlace(s string) bool {
	first, _ := firstRune(s)
	return unicode.IsUpper(first) && strings.Count(s, " ") < 6 && !hasDigit(s)
}

// monthAt gives where an English month's name begins in s; -1 when none does.
func monthAt(s string) int {
	best := -1
	for _, m := range []string{"January", "February", "March", "April", "May ", "June", "July", "August", "September", "October", "November", "December"} {
		if i := strings.Index(s, m); i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

// yearEnd gives where the first year in s ends; 0 when there is none.
func yearEnd(s string) int {
	for i := 0; i+4 <= len(s); i++ {
		if (i == 0 || !isDigit(s[i-1])) && isYear(s[i:i+4]) && (i+4 == len(s) || !isDigit(s[i+4])) {
			return i + 4
		}
	}
	return 0
}

// claimDay claims the day of the talk.
func (t *talk) claimDay() {
	if t.day < 0 {
		return
	}
	line := dayIn(unmark(t.lines[t.day]))
	day := line[:yearEnd(line)]
	date, err := citation.ParseDate(day)
	if err != nil {
		return
	}
	t.add(citation.FieldIssued, date, day, "day of the talk", evidence.Labelled)
	t.add(citation.FieldEventDate, date, day, "day of the talk", evidence.Labelled)
}

// claimRoom claims the building in brackets after a room.
func (t *talk) claimRoom() {
	if t.room < 0 {
		return
	}
	line := unmark(t.lines[t.room])
	place := line[strings.IndexByte(line, '(')+1 : len(line)-1]
	if at := strings.LastIndex(place, ") ("); at >= 0 && strings.IndexByte(place[at+3:], '(') < 0 { // "Salon 12 (ML 2) (Marriott Marquis)"
		place = place[at+3:]
	}
	place = trim(place)
	t.claim(citation.FieldEventPlace, place, place, "room and building", evidence.Placed)
}

// claimPeople claims the lines of people.
func (t *talk) claimPeople() {
	for _, i := range t.people {
		for _, p := range confexAuthors(unmark(t.lines[i])) {
			name, err := t.parseName(p.name)
			if err != nil {
				continue
			}
			credit := citation.Credit{Role: citation.FieldAuthor, Name: name}
			if p.affiliation != "" {
				credit.Affiliations = []string{p.affiliation}
			}
			view := p.view
			if p.family != "" {
				view = t.across(p.family, p.view)
			}
			t.add(citation.FieldAuthor, credit, view, "line of people", evidence.Placed)
		}
	}
	if !t.claimed(citation.FieldAuthor, evidence.Guessed) && t.legend >= 0 {
		t.blank(citation.FieldAuthor, t.lines[t.legend], "legend of the presenting author")
	}
}

// claimAbstract claims what stands from the body to its end.
func (t *talk) claimAbstract() {
	if t.body < 0 || t.body >= t.end {
		return
	}
	var paragraphs []string
	first, last := "", ""
	for _, line := range t.lines[t.body:t.end] {
		if line == "" || t.lineWord(line) != nil && t.lineWord(line).means != "@abstract" {
			continue
		}
		text := line
		if rest, ok := strings.CutPrefix(line, "Abstract:"); ok && len(paragraphs) == 0 {
			text = trim(rest)
		}
		if first == "" {
			first = line
		}
		last = line
		paragraphs = append(paragraphs, string(citation.ParseText(text)))
	}
	if text := strings.Join(paragraphs, "\n\n"); len(text) > 60 {
		t.add(citation.FieldAbstract, citation.Text(text), t.across(first, last), "text under the people", evidence.Placed)
	}
}

// isDay reports whether a line is the day of a talk: "Tuesday, 11 January
// 2005: 1:46 PM", "Saturday, January 16, 2016".
func isDay(line string) bool {
	day, rest, ok := strings.Cut(line, ",")
	if !ok || !weekdays[day] {
		return false
	}
	end := yearEnd(rest)
	return end > 0 && monthAt(rest[:end]) >= 0
}

var weekdays = map[string]bool{"Sunday": true, "Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true}

// isTime reports whether a line says when a talk is given.
func isTime(line string) bool {
	return strings.HasPrefix(line, "Presentation Time") || hasDigit(line) && len(line) < 60 &&
		(strings.HasSuffix(line, " AM") || strings.HasSuffix(line, " PM") || strings.HasSuffix(line, " a.m.") || strings.HasSuffix(line, " p.m."))
}

// isRoom reports whether a line is a room with its building: "205B (Boston Convention and Exhibition Center)".
func isRoom(line string) bool {
	open := strings.IndexByte(line, '(')
	if open < 1 || !strings.HasSuffix(line, ")") || len(line) > 160 || strings.Contains(line, "; ") {
		return false
	}
	first, _ := firstRune(trim(line[open+1:]))
	return unicode.IsUpper(first) && !isProse(line) && placeWords(line)
}

// placeWords reports whether a line has a word for a building or a room in it.
func placeWords(line string) bool {
	for word := range strings.FieldsSeq(line) {
		if inSet(places(), strings.Trim(word, ".,()-0123456789")) {
			return true
		}
	}
	return false
}

var places = sync.OnceValue(func() map[string]bool {
	return wordSet(`hotel center centre convention hall room ballroom salon level floor hyatt hilton marriott sheraton exhibit exhibition building auditorium theater theatre
congress resort inn plaza palace moscone foyer suite regency westin omni renaissance fairmont gaylord campus pavilion park terrace lobby booth area`)
})

// isMeeting reports whether a text names a meeting.
func isMeeting(line string) bool {
	if len(line) > 250 {
		return false
	}
	for _, word := range []string{"Annual Meeting", "Annual Conference", "Conference", "Congress", "Joint Meeting", "Fall Meeting", "Symposium on", "Workshop on", "Section Meeting", "Joint Assembly"} {
		if i := strings.Index(line, word); i >= 0 {
			return !strings.Contains(line, ":") || strings.Index(line, ":") > i || hasOrdinal(line)
		}
	}
	return false
}

// hasOrdinal reports whether a line counts something: "20th", "133rd".
func hasOrdinal(line string) bool {
	for word := range strings.FieldsSeq(line) {
		if len(word) > 2 && isDigit(word[0]) {
			switch strings.TrimLeft(word, "0123456789") {
			case "st", "nd", "rd", "th":
				return true
			}
		}
	}
	return false
}

// isPaperNumber reports whether a line is a paper number by itself: "H13H-1630", "835", "183-12".
func isPaperNumber(line string) bool {
	if strings.IndexByte(line, ' ') >= 0 || len(line) > 14 || !hasDigit(line) {
		return false
	}
	for i := range len(line) {
		if b := line[i]; !isDigit(b) && (b < 'A' || b > 'Z') && b != '-' && b != '.' {
			return false
		}
	}
	return !isYear(line)
}

// cutPaperNumber takes a paper number off the beginning of a title: "485P Stories …", "J44.1 Title", "4285.0 Title".
func cutPaperNumber(line string) (number, title string) {
	number, title, ok := strings.Cut(line, " ")
	number = strings.TrimSuffix(number, ":")
	if title = trim(strings.TrimLeft(title, "-– ")); !ok || !isPaperNumber(number) || title == "" {
		return "", line
	}
	first, _ := firstRune(strings.TrimLeft(title, "“\"'‘(¡¿«„"))
	if isAllDigits(number) && len(number) == 4 && isYear(number) || !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return "", line // "2004 Denver Annual Meeting", "25 participants"
	}
	return number, title
}

func isAllDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// isProse reports whether a line is running text: a dozen words, half of which begin small.
func isProse(line string) bool {
	words, small := 0, 0
	for word := range strings.FieldsSeq(line) {
		words++
		if first, _ := firstRune(word); unicode.IsLower(first) {
			small++
		}
	}
	return words >= 12 && small*2 >= words
}
