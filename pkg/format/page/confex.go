package page

import (
	_ "embed"
	"strings"
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
		words:  confexWords,
		head:   confexHead,
	}
}

// talk is what the lines of a Confex page have been found to be, by their numbers; -1 for none.
type talk struct {
	*sheet
	title  int
	day    int
	room   int
	number int // a line that is a paper number by itself
	legend int
	body   int // the first line of the abstract
	end    int // the line after its last
	people []int

	session  bool
	meetings []string // views
}

func confexHead(s *sheet) {
	t := &talk{sheet: s, title: -1, day: -1, room: -1, number: -1, legend: -1, body: -1, end: len(s.lines)}
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
	for i, line := range t.lines {
		line = unmark(line)
		if line == "" {
			continue
		}
		if w := t.lineWord(t.lines[i]); w != nil {
			t.known(i, w)
			if t.end < len(t.lines) {
				break
			}
			continue
		}
		switch {
		case t.body >= 0:
		case isDay(line):
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
		if t.body >= 0 {
			t.end = i
		}
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
		t.claimTerms([]string{rest}, "line Keywords", evidence.Labelled)
		if t.body >= 0 {
			t.end = i
		}
	case "@withdrawn":
		t.remark(diag.Implausible, citation.FieldStatus, t.lines[i], "the paper was withdrawn from the meeting")
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
	previous := i - 1
	for previous >= 0 && t.lines[previous] == "" {
		previous--
	}
	following := t.next(i + 1)
	switch {
	case t.number >= 0 && len(t.people) == 0:
		return true // "H13H-1630", and below it the title
	case previous >= 0 && (isDay(unmark(t.lines[previous])) || isTime(t.lines[previous])) && !isRoom(line):
		return following < len(t.lines) && (isRoom(unmark(t.lines[following])) || confexPeople(unmark(t.lines[following])))
	}
	return following < len(t.lines) && isDay(unmark(t.lines[following])) && t.day < 0
}

// claimTitles claims the title, and the paper number before it, from the two places where they stand.
func (t *talk) claimTitles() {
	for _, line := range t.lines {
		for _, label := range []string{"Abstract: ", "Session: "} {
			rest, ok := strings.CutPrefix(unmark(line), label)
			if !ok {
				continue
			}
			title, meeting, ok := titleAndMeeting(rest)
			if !ok {
				continue
			}
			t.session = t.session || label == "Session: "
			if _, bare := cutPaperNumber(title); bare != "" {
				title = bare
			}
			t.claimTitle(title, "line "+label[:len(label)-2], evidence.Labelled)
			t.claimEvent(meeting, line, "brackets after the title", evidence.Labelled)
			break
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
	for _, note := range []string{"(Invited)", "(Invited Presentation)", "[WITHDRAWN]", "(Withdrawn)"} {
		title = trim(strings.TrimSuffix(title, note))
	}
	t.claimTitle(title, "line of the title", evidence.Placed)
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
	for _, line := range t.meetings {
		t.claimEvent(unmark(line), line, "line of the meeting", evidence.Placed)
		break
	}
}

// claimEvent claims a meeting's name, and what stands with it: "133rd Annual
// Meeting & Exposition December 10-14, 2005 Philadelphia, PA", "88th Annual
// Meeting (20-24 January 2008)".
func (t *talk) claimEvent(meeting, view, rule string, c evidence.Confidence) {
	name, dates := meeting, ""
	if before, bracket, ok := strings.Cut(meeting, "("); ok && strings.HasSuffix(bracket, ")") {
		name, dates = trim(before), bracket[:len(bracket)-1]
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
	line := unmark(t.lines[t.day])
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
	open := strings.IndexByte(line, '(')
	place := trim(line[open+1 : len(line)-1])
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
	return strings.HasPrefix(line, "Presentation Time") || hasDigit(line) && (strings.HasSuffix(line, " AM") || strings.HasSuffix(line, " PM")) && len(line) < 40
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
		switch strings.ToLower(strings.Trim(word, ".,()-0123456789")) {
		case "hotel", "center", "centre", "convention", "hall", "room", "ballroom", "salon", "level", "floor", "hyatt", "hilton", "marriott", "sheraton",
			"exhibit", "exhibition", "building", "auditorium", "theater", "theatre", "congress", "resort", "inn", "plaza", "palace", "moscone", "foyer", "suite",
			"regency", "westin", "omni", "renaissance", "fairmont", "gaylord", "campus", "pavilion", "park", "terrace", "lobby", "booth", "area":
			return true
		}
	}
	return false
}

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
	first, _ := firstRune(strings.TrimLeft(title, "“\"'‘("))
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
