package dedupe

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// title is one of the titles by which a work is known, ready to be compared.
type title struct {
	text  string // its words, parted by blanks
	words []word // by hash, then place
	hash  uint64 // of the letters without blanks: "meta analysis" and "metaanalysis" are one
	short bool   // so short that two works may well share it
}

// word is a word of a title and where it stands in its text.
type word struct {
	hash       uint32
	start, end uint16
}

// longestTitle is how much of a title is compared: a text that is longer is no title.
const longestTitle = 1000

// makeTitle makes a title of words; words are joined in order.
func makeTitle(words []string) title {
	var t title
	var b strings.Builder
	h := newHash
	t.words = make([]word, 0, len(words))
	size := len(words)
	for _, w := range words {
		size += len(w)
	}
	b.Grow(min(size, longestTitle+len(words)))
	for i, w := range words {
		if b.Len()+len(w) > longestTitle {
			break
		}
		if len(w) == 1 && i > 0 && (i == len(words)-1 || asksNumber[words[i-1]]) {
			if single, ok := romanDigits[w]; ok {
				w = single
			}
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(w)
		h = h.letters(w)
		t.words = append(t.words, word{hashWord(w), uint16(start), uint16(b.Len())})
	}
	t.text, t.hash = b.String(), h.sum()
	t.short = t.isShort()
	slices.SortFunc(t.words, func(a, b word) int {
		if a.hash != b.hash {
			if a.hash < b.hash {
				return -1
			}
			return 1
		}
		return int(a.start) - int(b.start)
	})
	return t
}

// letters is the length of the title without blanks.
func (t *title) letters() int { return len(t.text) - max(0, len(t.words)-1) }

// at gives the text of a word.
func (t *title) at(w word) string { return t.text[w.start:w.end] }

// romanDigits are the roman numbers of one letter.
var romanDigits = map[string]string{"i": "1", "v": "5", "x": "10"}

// asksNumber are the words behind which a letter is a number.
var asksNumber = map[string]bool{
	"part": true, "phase": true, "type": true, "chapter": true, "volume": true, "vol": true, "no": true, "number": true, "study": true,
	"grade": true, "class": true, "stage": true, "level": true, "book": true, "section": true, "series": true, "paper": true,
	"teil": true, "band": true, "partie": true, "tome": true, "parte": true, "tomo": true, "deel": true, "del": true, "czesc": true,
}

// isShort reports whether a title is so short that two works may well share it.
func (t *title) isShort() bool {
	const letters, words = 16, 3
	n := 0
	for _, w := range t.words {
		if !stopWords[t.at(w)] {
			if n++; n == words {
				break
			}
		}
	}
	return t.letters() < letters && t.text[0] < 0x80 || n < words
}

// agreement is how far two titles agree, in rising order.
type agreement uint8

const (
	untitled   agreement = iota // one of them is not known
	apart                       // less than half in common
	weak                        // half of the letters in common
	similar                     // three quarters; or words were added
	contained                   // one is the beginning or the end of the other
	slips                       // equal but for a letter here or there in long words
	near                        // equal but for small words, plurals and hyphens
	equalTitle                  // letter by letter
)

// titleMatch is what comparing two titles gives.
type titleMatch struct {
	agreement agreement
	part      float32 // of their letters that they have in common
	numbers   bool    // a number, or a single letter, stands in one only
	opposite  bool    // they differ in words that exclude each other
	added     bool    // only one of them has words that the other lacks
}

// mostLeft bounds the words that are compared one by one: two titles that
// differ in more have little in common.
const mostLeft = 16

// compareTitles compares two titles.
func compareTitles(a, b *title) titleMatch {
	if len(a.words) == 0 || len(b.words) == 0 {
		return titleMatch{}
	}
	if a.hash == b.hash {
		return titleMatch{agreement: equalTitle, part: 1}
	}
	var leftA, leftB [mostLeft]word
	la, lb := leftA[:0], leftB[:0]
	common, lost := 0, false
	take := func(left []word, w word) []word {
		if len(left) == mostLeft {
			lost = true
			return left
		}
		return append(left, w)
	}
	i, j := 0, 0
	for i < len(a.words) && j < len(b.words) {
		switch x, y := a.words[i], b.words[j]; {
		case x.hash == y.hash:
			common += 2 * int(x.end-x.start)
			i, j = i+1, j+1
		case x.hash < y.hash:
			la, i = take(la, x), i+1
		default:
			lb, j = take(lb, y), j+1
		}
	}
	for ; i < len(a.words); i++ {
		la = take(la, a.words[i])
	}
	for ; j < len(b.words); j++ {
		lb = take(lb, b.words[j])
	}
	total := a.letters() + b.letters()
	m := titleMatch{part: float32(common) / float32(total)}
	if m.part < .3 {
		m.agreement = apart
		return m
	}
	begins := begins(a, b)
	if lost {
		m.agreement = apart
		if begins {
			m.agreement = contained
		} else if m.part >= .5 {
			m.agreement = weak
		}
		m.numbers, m.added = m.agreement != contained, begins
		return m
	}
	byPlace := func(x, y word) int { return int(x.start) - int(y.start) }
	slices.SortFunc(la, byPlace)
	slices.SortFunc(lb, byPlace)
	la, lb, n := joinWords(a, b, la, lb)
	common += n
	lb, la, n = joinWords(b, a, lb, la)
	common += n
	m.opposite = m.part >= .4 && opposites(a, b, la, lb)
	la, lb, n = pairWords(a, b, la, lb, plural)
	common += n
	before := len(la)
	la, lb, n = pairWords(a, b, la, lb, slip)
	common += n
	slipped := before - len(la)
	la, lb = meaningful(a, la), meaningful(b, lb)
	m.part = float32(common) / float32(total)
	m.numbers = numbersIn(a, b, la, lb)
	m.added = (len(la) == 0) != (len(lb) == 0)
	if m.numbers && m.added && begins {
		m.numbers = numbered(a, la) || numbered(b, lb)
	}
	const enough = 25 // letters that make a title known by its beginning
	switch {
	case len(la) == 0 && len(lb) == 0 && slipped == 0:
		m.agreement = near
	case len(la) == 0 && len(lb) == 0 && (slipped == 1 || slipped*4 <= len(a.words)):
		m.agreement = slips
	case begins && min(a.letters(), b.letters()) >= enough,
		m.added && min(a.letters(), b.letters()) >= enough && ends(a, b):
		m.agreement = contained
	case m.part >= .75:
		m.agreement = similar
	case m.part >= .5:
		m.agreement = weak
	default:
		m.agreement = apart
	}
	return m
}

// begins reports whether one title is the beginning of the other, blanks apart.
func begins(a, b *title) bool {
	i, j := 0, 0
	for {
		for i < len(a.text) && a.text[i] == ' ' {
			i++
		}
		for j < len(b.text) && b.text[j] == ' ' {
			j++
		}
		if i == len(a.text) || j == len(b.text) {
			return true
		}
		if a.text[i] != b.text[j] {
			return false
		}
		i, j = i+1, j+1
	}
}

// ends reports whether one title is the end of the other.
func ends(a, b *title) bool {
	return strings.HasSuffix(a.text, b.text) || strings.HasSuffix(b.text, a.text)
}

// joinWords takes neighbours of a that together are a word of b off both:
// "meta analysis" and "metaanalysis". n is the letters found in common.
func joinWords(a, b *title, la, lb []word) (restA, restB []word, n int) {
	for j := 0; j < len(lb); j++ {
		joined := b.at(lb[j])
		for i := range la {
			if count := spelled(a, la[i:], joined); count > 1 {
				n += 2 * len(joined)
				la, lb = slices.Delete(la, i, i+count), slices.Delete(lb, j, j+1)
				j--
				break
			}
		}
	}
	return la, lb, n
}

// spelled gives how many of the words, which stand next to each other, make up
// a word; 0 when they do not.
func spelled(t *title, words []word, whole string) int {
	for i, w := range words {
		if i > 0 && w.start != words[i-1].end+1 {
			return 0
		}
		rest, ok := strings.CutPrefix(whole, t.at(w))
		if !ok {
			return 0
		}
		if whole = rest; whole == "" {
			return i + 1
		}
	}
	return 0
}

// pairWords takes words that are one in two forms off both.
func pairWords(a, b *title, la, lb []word, one func(x, y string) bool) (restA, restB []word, n int) {
	for i := 0; i < len(la); i++ {
		x := a.at(la[i])
		for j, w := range lb {
			if y := b.at(w); one(x, y) {
				n += len(x) + len(y)
				la = slices.Delete(la, i, i+1)
				lb = slices.Delete(lb, j, j+1)
				i--
				break
			}
		}
	}
	return la, lb, n
}

// meaningful drops small words.
func meaningful(t *title, left []word) []word {
	return slices.DeleteFunc(left, func(w word) bool { return stopWords[t.at(w)] })
}

// numbersIn reports whether two titles differ in a number: one stands in what
// only one of them has, or a letter does that stands for one, as in "hepatitis B"
// and "hepatitis C" or "Memoirs A".
func numbersIn(a, b *title, la, lb []word) bool {
	letter := func(t *title, left []word) bool {
		return slices.ContainsFunc(left, func(w word) bool { return w.end-w.start == 1 })
	}
	last := func(t *title, left []word) bool {
		return slices.ContainsFunc(left, func(w word) bool { return w.end-w.start == 1 && int(w.end) == len(t.text) })
	}
	digits := func(t *title, left []word) bool {
		return slices.ContainsFunc(left, func(w word) bool { c := t.text[w.start]; return c >= '0' && c <= '9' })
	}
	return digits(a, la) || digits(b, lb) || last(a, la) || last(b, lb) || letter(a, la) && letter(b, lb)
}

// numbered reports whether words that one title has behind the other number it:
// "part 2", "II". A subtitle of some words may hold numbers of another sort.
func numbered(t *title, left []word) bool {
	for i, w := range left {
		if c := t.text[w.start]; c < '0' || c > '9' {
			continue
		}
		before := t.text[:max(0, int(w.start)-1)]
		if i == 0 || len(left) < 3 || asksNumber[before[strings.LastIndexByte(before, ' ')+1:]] {
			return true
		}
	}
	return false
}

// opposites reports whether what the titles do not have in common excludes each other.
func opposites(a, b *title, la, lb []word) bool {
	for _, w := range la {
		x := a.at(w)
		for _, v := range lb {
			if opposite(x, b.at(v)) {
				return true
			}
		}
	}
	return false
}

// opposite reports whether two words exclude each other.
func opposite(x, y string) bool {
	if x[len(x)-1] == y[len(y)-1] { // "hypertension", "hypotension"
		for _, p := range oppositePrefixes {
			if opposed(x, y, p[0], p[1]) || opposed(x, y, p[1], p[0]) {
				return true
			}
		}
	}
	return slices.Contains(oppositeWords[x], y)
}

// opposed reports whether x and y are one word but for these beginnings.
func opposed(x, y, p, q string) bool {
	if len(x)-len(p) != len(y)-len(q) || len(x)-len(p) < 4 {
		return false
	}
	return strings.HasPrefix(x, p) && strings.HasPrefix(y, q) && x[len(p):] == y[len(q):]
}

// oppositePrefixes turn a word into its opposite.
var oppositePrefixes = [...][2]string{
	{"hyper", "hypo"}, {"pre", "post"}, {"in", "ex"}, {"in", ""}, {"un", ""}, {"non", ""}, {"anti", ""}, {"dis", ""}, {"a", ""},
	{"intra", "extra"}, {"intra", "inter"}, {"macro", "micro"}, {"over", "under"}, {"mono", "bi"}, {"uni", "bi"}, {"homo", "hetero"},
	{"ante", "post"}, {"endo", "exo"}, {"sub", "super"}, {"up", "down"}, {"im", ""}, {"ir", ""},
}

// oppositeWords gives the words that exclude a word.
var oppositeWords = bothWays(
	"vivo vitro", "men women", "man woman", "male female", "males females", "boys girls", "fathers mothers", "father mother",
	"adult child", "adults children", "adults adolescents", "adult pediatric", "adult paediatric", "children adolescents", "infants adults",
	"infants children", "old young", "older younger", "with without", "before after", "left right", "upper lower", "increase decrease", "increased decreased",
	"increases decreases", "high low", "higher lower", "acute chronic", "early late", "short long", "positive negative", "primary secondary",
	"benign malignant", "urban rural", "internal external", "anterior posterior", "dorsal ventral", "proximal distal", "inside outside",
	"first second", "second third", "first third", "first last", "spring autumn", "summer winter", "north south", "east west", "northern southern", "eastern western",
	"qualitative quantitative", "theory practice", "success failure", "gain loss", "gains losses", "supply demand", "import export", "imports exports",
	"systolic diastolic", "arterial venous", "maternal paternal", "maximum minimum", "maximal minimal", "public private", "inpatient outpatient",
	"inpatients outpatients", "day night", "cases controls", "human animal", "humans animals", "mice rats", "mouse rat", "protocol results",
	"undergraduate graduate", "nurses physicians", "teachers students", "buyers sellers", "online offline", "direct indirect", "major minor",
	"morning evening", "inhibitors activators", "agonists antagonists", "agonist antagonist", "oral intravenous", "monday tuesday",
	"january february", "baseline followup", "more less", "better worse", "best worst", "rich poor", "open closed", "formal informal",
)

// bothWays makes a table of pairs of words.
func bothWays(list ...string) map[string][]string {
	table := make(map[string][]string, 2*len(list))
	for _, s := range list {
		x, y, _ := strings.Cut(s, " ")
		table[x], table[y] = append(table[x], y), append(table[y], x)
	}
	return table
}

// titlesOf gives the titles of a work, the main one first, and what the title
// says that the work is. Titles in brackets and behind "=" stand beside those before them.
func titlesOf(c *citation.Citation) ([]title, marker) {
	var list []title
	var room [32]string
	words := room[:0]
	add := func(text string) {
		words = appendWords(words[:0], text)
		if len(words) == 0 {
			return
		}
		t := makeTitle(words)
		if !slices.ContainsFunc(list, func(have title) bool { return have.hash == t.hash }) {
			list = append(list, t)
		}
	}
	main, mark := markOf(c.Title.Plain())
	main, inside := bracketed(main)
	add(main)
	if inside != "" {
		add(inside)
	}
	for _, mark := range parallelMarks {
		if first, second, parallel := strings.Cut(main, mark); parallel && len(second) > 10 {
			first, _ = bracketed(first)
			second, _ = bracketed(second)
			add(first)
			add(second)
		}
	}
	for i := range c.Titles {
		if t := &c.Titles[i]; t.Use != citation.FieldTitleShort && len(list) > 0 && len(list) < 6 {
			add(t.Text.Plain())
		}
	}
	return list, mark
}

// parallelMarks stand between a title and the same in another language:
// ISBD's, and those of databases.
var parallelMarks = [...]string{" = ", "<ORIGINAL>", " <original>", "] TO: ", "] to: "}

// bracketed takes apart a title with one in brackets: "[The title]", "Titre [Title]".
func bracketed(s string) (outside, inside string) {
	if rest, ok := strings.CutPrefix(strings.TrimSpace(s), "["); ok && strings.IndexByte(rest, ']') < 0 {
		return rest, "" // cut where it was parted from its other half
	}
	open := strings.LastIndexByte(s, '[')
	if open < 0 || !strings.HasSuffix(strings.TrimRight(s, " ."), "]") {
		return s, ""
	}
	inside = strings.TrimRight(strings.TrimRight(s[open+1:], " ."), "]")
	outside = strings.TrimSpace(s[:open])
	if strings.Trim(outside, " .[") == "" {
		return inside, ""
	}
	if len(inside) < 15 || strings.IndexByte(inside, ' ') < 0 {
		return s, ""
	}
	return outside, inside
}
