package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// A heading is a name as a catalogue writes it, "Vico, Giambattista,
// 1668-1744 (Hrsg.)", with the dates and the role taken off.
type heading struct {
	view string // where it stands
	name string // "Vico, Giambattista"
	role string // "Hrsg."; "" when there is none
}

// claimHeadings claims the names that a catalogue lists, one or more a line. A
// list under a label in the singular is taken for one name as long as it can be.
// It reports whether there were any.
func (s *sheet) claimHeadings(f citation.Field, lines []string, single bool, rule string, c evidence.Confidence) (any bool) {
	for _, line := range lines {
		for _, h := range splitHeadings(line, single || len(lines) > 1) {
			any = s.claimHeading(f, h, rule, c) || any
		}
	}
	return any
}

// claimHeading claims one of them, and reports whether it names somebody.
func (s *sheet) claimHeading(f citation.Field, h heading, rule string, c evidence.Confidence) bool {
	role, ok := s.roleNamed(h.role, f)
	if !ok {
		return false
	}
	if isEtAl(h.name) {
		s.add(role, citation.Credit{Role: role, EtAl: true}, h.view, rule, c)
		return false
	}
	name, err := citation.ParseName(h.name)
	if err != nil {
		return false
	}
	s.add(role, citation.Credit{Role: role, Name: name}, h.view, rule, c)
	return true
}

// roleNamed gives the field of a role as it is written or coded; f when it is
// none or not known. It is not ok when the role is a body's part in publishing.
func (s *sheet) roleNamed(role string, f citation.Field) (_ citation.Field, ok bool) {
	if role == "" {
		return f, true
	}
	w := s.roleWord(role)
	switch {
	case w == nil:
		return f, true
	case w.field == citation.NoField:
		return f, false
	case w.field == citation.FieldAuthor:
		return f, true
	}
	return w.field, true
}

// roleWord finds a role in the vocabulary, written ("Hrsg.", "translator,"),
// coded ("trl") or as the address of its code ("http://id.loc.gov/vocabulary/relators/trl"); nil when it is not known.
func (s *sheet) roleWord(role string) *word {
	role = strings.TrimRight(strings.ToLower(trim(role)), ",")
	role = role[strings.LastIndexByte(role, '/')+1:]
	roles := s.words.sort("role")
	if w := roles.whole(role); w != nil {
		return w
	}
	return roles.whole(strings.TrimRight(role, ". "))
}

// A headingPiece is what stands between two commas of a list of headings.
type headingPiece struct {
	start, end int    // in the list
	text       string // cleaned
	role       string
}

// splitHeadings takes a list of names apart. Commas stand between names, and
// within them: "Tanya Halsall, Mardi Daley" are two, "Halsall, Tanya, Daley, Mardi" are two as
// well. What has life dates or a role after it has ended there.
func splitHeadings(list string, single bool) []heading {
	if strings.ContainsAny(list, ";；") {
		var all []heading
		for part := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ';' || r == '；' }) {
			all = append(all, splitHeadings(part, true)...)
		}
		return all
	}
	var all []heading
	var segment []headingPiece
	close := func(ended bool) {
		all = append(all, readSegment(list, segment, single || ended && len(segment) <= 3)...)
		segment = segment[:0]
	}
	for _, p := range headingPieces(list) {
		switch {
		case isLifeDates(p.text):
			if len(segment) == 0 && len(all) > 0 && p.role != "" { // "Vico, G., 1668-1744 (ed.)"
				all[len(all)-1].role = p.role
			}
			if n := len(segment); n > 0 {
				segment[n-1].role = p.role
			}
			close(true)
		case p.text == "":
		case p.role != "":
			segment = append(segment, p)
			close(true)
		default:
			segment = append(segment, p)
		}
	}
	close(false)
	return all
}

// headingPieces cuts a list at its commas.
func headingPieces(list string) []headingPiece {
	var pieces []headingPiece
	start, depth := 0, 0
	cut := func(end int) {
		raw := list[start:end]
		text := trim(raw)
		if text == "" {
			return
		}
		p := headingPiece{start: start + strings.Index(raw, text), text: text}
		p.end = p.start + len(text)
		if open := strings.LastIndexAny(text, "(["); open > 0 {
			role, _, _ := strings.Cut(text[open+1:], ")")
			if p.role = strings.TrimSuffix(trim(role), "]"); isLifeDates(p.role) {
				p.role = ""
			}
		}
		if !isLifeDates(text) {
			p.text = cleanName(text)
		}
		pieces = append(pieces, p)
	}
	for i, r := range list {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		case ',', '，', '、':
			if depth == 0 {
				cut(i)
				start = i + utf8.RuneLen(r)
			}
		}
	}
	cut(len(list))
	return pieces
}

// readSegment makes names of pieces between which nothing but commas stands.
func readSegment(list string, pieces []headingPiece, single bool) (names []heading) {
	name := func(from, to int, text string) {
		names = append(names, heading{list[pieces[from].start:pieces[to].end], text, pieces[to].role})
	}
	n := len(pieces)
	switch {
	case n == 0:
	case n == 1:
		name(0, 0, pieces[0].text)
	case single && n <= 3 && !wholeEastAsian(pieces[0].text):
		text := pieces[0].text + ", " + pieces[1].text
		if n == 3 && isGeneration(pieces[2].text) {
			text += ", " + pieces[2].text // "King, Martin Luther, Jr."; but not "Doyle, Arthur Conan, Sir"
		}
		name(0, n-1, text)
	case inOrder(pieces):
		for i := 0; i < n; i++ {
			last, text := i, pieces[i].text
			if i+1 < n && isTail(pieces[i+1].text) {
				last, text = i+1, text+", "+pieces[i+1].text
			}
			name(i, last, text)
			i = last
		}
	default:
		for i := 0; i < n; i++ {
			last, text := i, pieces[i].text
			if i+1 < n {
				last, text = i+1, text+", "+pieces[i+1].text
			}
			if i+2 < n && isTail(pieces[i+2].text) {
				last, text = i+2, text+", "+pieces[i+2].text
			}
			name(i, last, text)
			i = last
		}
	}
	return names
}

// isGeneration reports whether s tells bearers of one name apart.
func isGeneration(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, ".")) {
	case "jr", "sr", "ii", "iii", "iv", "júnior", "filho", "neto":
		return true
	}
	return false
}

// inOrder reports whether each piece is a name of its own, given name first.
// Then most are two words or more, and do not end with an initial every other time.
func inOrder(pieces []headingPiece) bool {
	words, alone, count := 0, 0, 0
	initials := [2]int{}
	for _, p := range pieces {
		if isTail(p.text) {
			continue
		}
		if wholeEastAsian(p.text) {
			words++
		} else if !strings.Contains(p.text, " ") {
			alone++
		} else if endsWithInitial(p.text) {
			initials[count%2]++
		}
		count++
	}
	if count%2 != 0 {
		return alone*2 < count
	}
	if words == count {
		return true
	}
	return alone == 0 && !(initials[0] == 0 && initials[1]*2 == count)
}

// endsWithInitial reports whether the last word is one letter, with a full stop or without.
func endsWithInitial(s string) bool {
	last := strings.TrimSuffix(s[strings.LastIndexByte(s, ' ')+1:], ".")
	return utf8.RuneCountInString(last) == 1
}

// eastAsian reports whether a name is written in a script without small and capital letters of East Asia.
func eastAsian(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// wholeEastAsian reports whether such a name is whole without a blank in it: "王小明"; a single character is a family name.
func wholeEastAsian(s string) bool {
	return eastAsian(s) && !strings.Contains(s, " ") && utf8.RuneCountInString(s) > 1
}

// isLifeDates reports whether a piece is when somebody lived: "1668-1744",
// "b. 1950", "approximately 1550-", "1786 - 1860", "active 12th century".
func isLifeDates(s string) bool {
	digits := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" .-–?/()[]", r) }) {
		switch {
		case strings.Trim(word, "0123456789") == "":
			digits += len(word)
		case strings.Trim(word, "0123456789") == "th" && len(word) > 2:
			digits += 3
		case lifeWords[strings.ToLower(word)]:
		default:
			return false
		}
	}
	return digits >= 3
}

var lifeWords = map[string]bool{
	"b": true, "d": true, "ca": true, "c": true, "approximately": true, "active": true, "fl": true, "born": true, "died": true,
	"geb": true, "gest": true, "or": true, "century": true, "bc": true, "jh": true, "circa": true, "n": true, "m": true, "s": true,
}

// splitRun cuts a list of names that has lost its separators, "Halsall, Tanya
// Daley, Mardi", by the keys of the names ("halsalltanya"), in whatever order. It gives
// nil when the keys do not account for all of the list.
func splitRun(list string, keys []string) []string {
	type letter struct {
		at, end int
		folded  string
	}
	var letters []letter
	for at, r := range list {
		folded := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, citation.Fold(string(r)))
		if folded != "" {
			letters = append(letters, letter{at, at + utf8.RuneLen(r), folded})
		}
	}
	failed := map[int]bool{}
	var split func(from int) []string
	split = func(from int) []string {
		if from == len(letters) {
			return []string{}
		}
		if failed[from] {
			return nil
		}
		for _, key := range keys {
			i, rest := from, key
			for i < len(letters) && rest != "" && strings.HasPrefix(rest, letters[i].folded) {
				rest = rest[len(letters[i].folded):]
				i++
			}
			if rest != "" || i == from || i < len(letters) && letters[i].at == letters[i-1].end {
				continue
			}
			if names := split(i); names != nil {
				end := len(list)
				if i < len(letters) {
					end = letters[i].at
				}
				return append([]string{trim(list[letters[from].at:end])}, names...)
			}
		}
		failed[from] = true
		return nil
	}
	names := split(0)
	if len(names) == 0 {
		return nil
	}
	return names
}

// guessRun cuts such a list without keys: what stands between two commas is a
// given name and the family name of the next, and that is its last word with the particles before it; what tells
// bearers of a name apart, "Jr." or years of life, has a comma before it and ends the name: "Almeida, Rubén, Jr. Hartley, Søren".
// first is the heading the list begins with, when that is known.
func guessRun(list, first string) (names []string) {
	if first != "" && strings.TrimRight(list, ". ") == strings.TrimRight(first, ". ") || strings.Count(list, ",") == 1 && first == "" {
		return []string{list}
	}
	pieces := strings.Split(list, ",")
	start, at := 0, len(pieces[0])+1 // of the name being read; of the piece
	ended := false                   // its given names are whole
	for i := 1; i < len(pieces); i++ {
		piece, from := pieces[i], at
		at += len(piece) + 1
		end := from + len(piece)
		tail := headingTail(piece)
		if i+1 < len(pieces) && tail == 0 && headingTail(pieces[i+1]) > 0 {
			ended = true // all of the piece is given names
			continue
		}
		switch {
		case tail > 0 && !ended:
			return nil
		case tail > 0 && i+1 < len(pieces):
			if ended = false; trim(piece[tail:]) == "" {
				if headingTail(pieces[i+1]) == 0 {
					return nil // "King, Martin, Jr., Smith, Jan": no such list
				}
				ended = true
				continue
			}
			end = from + tail
		case i+1 < len(pieces):
			words := strings.Fields(piece)
			family := len(words) - 1
			for family > 1 && particles()[words[family-1]] {
				family--
			}
			if family < 1 {
				return nil
			}
			end = from + strings.LastIndex(piece, words[family])
			for j := family; j < len(words)-1; j++ { // the particles may occur earlier as well
				end = min(end, from+strings.LastIndex(piece, " "+strings.Join(words[family:], " "))+1)
			}
		}
		names = append(names, trim(list[start:end]))
		start = end
	}
	return names
}

// headingTail measures what a piece between commas begins with that belongs to the name before it: " Jr.", " 1668-1744"; 0 when it is none.
func headingTail(piece string) int {
	text := strings.TrimLeft(piece, " ")
	word, _, _ := strings.Cut(text, " ")
	if !isGeneration(word) && !isLifeDates(word) {
		return 0
	}
	return len(piece) - len(text) + len(word)
}
