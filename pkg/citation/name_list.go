package citation

import (
	"strings"
	"unicode"
)

// ParseNames reads a list of names in one string. It knows lists set apart by
// semicolons; by "and", "&" and their like in other languages; by commas, when
// every piece is a name by itself ("Jan Smith, Ann Doe", "Smith JA, Doe B"),
// family names and initials alternate ("Smith, J., Doe, A., & Roe, B."), or only
// the first name is inverted ("Smith, Jan, and Ann Doe"); and by blanks, commas
// or 、 in Chinese and Japanese.
//
// Where the list ends in "et al." the error is ErrEtAl, and the names are those
// that it has. Where its shape does not tell the names apart, nothing is guessed:
// the error is ErrNames, and the one name holds the whole text as Literal.
func ParseNames(s string) ([]Name, error) {
	s = tidyName(s)
	list, more := cutOthers(s)
	if !hasLetter(list) {
		if more {
			return nil, ErrEtAl
		}
		return nil, ErrNoName
	}
	names, ok := listed(list)
	switch {
	case !ok:
		return []Name{{Literal: s}}, ErrNames
	case len(names) == 0:
		return nil, ErrNoName
	case more:
		return names, ErrEtAl
	}
	return names, nil
}

// cutOthers takes "et al." off the end of a list, and out of it the ellipsis
// that stands for names left out: "Smith, J., Doe, A., … Roe, B."
func cutOthers(s string) (rest string, more bool) {
	for _, dots := range [...]string{"…", "...", ". . ."} {
		if strings.Contains(s, dots) {
			s, more = strings.ReplaceAll(s, dots, " "), true
		}
	}
	if more {
		s = tidyName(s)
	}
	bare := strings.TrimRight(s, ". ")
	for _, form := range othersForms {
		start := len(bare) - len(form)
		if start < 0 || !strings.EqualFold(bare[start:], form) {
			continue
		}
		if start > 0 && !isHan(form) && strings.IndexByte(" ,;", bare[start-1]) < 0 {
			continue // "Brothers"
		}
		return strings.TrimRight(bare[:start], " ,;&、"), true
	}
	return s, more
}

// listed reads a list that names all its people; ok is false where its shape does not tell.
func listed(s string) (names []Name, ok bool) {
	if script(s) == eastAsian {
		return listedEastAsian(s)
	}
	if strings.ContainsAny(s, ";；") {
		for piece := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' }) {
			if name, err := ParseName(withoutAnd(piece)); err == nil {
				names = append(names, name)
			}
		}
		return names, true
	}
	groups := splitAtAnd(s)
	var flat []listItem
	commas := false
	for _, g := range groups {
		flat = append(flat, g.items...)
		commas = commas || len(g.items) > 1 || g.comma
	}
	if joinsBody(groups) { // "Department of Health and Social Care"
		return []Name{{Literal: s}}, !commas
	}
	for _, shape := range listShapes {
		if names, ok := shape(groups, flat); ok {
			return names, true
		}
	}
	return nil, false
}

// listShapes are the shapes of lists, the surest first.
var listShapes = [...]func(groups []listGroup, flat []listItem) ([]Name, bool){
	oneName, alternating, allWhole, allAlike, allInverted, firstInverted,
}

// A listItem is what stands between two commas, with a suffix that came behind one.
type listItem struct{ text, suffix string }

// A listGroup is what stands between two conjunctions.
type listGroup struct {
	items []listItem
	comma bool // one stands before the conjunction at its end
}

// isWhole reports whether an item can be a name by itself: two words and more, not all initials.
func (it listItem) isWhole() bool {
	return strings.IndexByte(it.text, ' ') > 0 && !areInitials(it.text) && !it.isFamily()
}

// isFamily reports whether an item can be nothing but a family name: one word,
// or particles and one word.
func (it listItem) isFamily() bool {
	if areInitials(it.text) {
		return false
	}
	particle, rest := cutParticles(it.text)
	return strings.IndexByte(rest, ' ') < 0 && (particle != "" || it.text != "")
}

// isGiven reports whether an item can be the given names behind a family name:
// one word, or words of which one is an initial. "Jan Doe" can be a person as well.
func (it listItem) isGiven() bool {
	return strings.IndexByte(it.text, ' ') < 0 || it.hasInitial()
}

// hasInitial reports whether one of the words is an initial.
func (it listItem) hasInitial() bool {
	for word := range strings.FieldsSeq(it.text) {
		if isInitials(word) {
			return true
		}
	}
	return false
}

// pair makes a name of a family name and given names.
func pair(family, given listItem) Name {
	suffix := family.suffix
	if suffix == "" {
		suffix = given.suffix
	}
	return familyAndGiven(family.text, given.text, suffix)
}

// whole reads items that are names by themselves. All of them tell whether
// capitals at the end are initials, as in "Smith JA, Doe B", or family names, as in "Xuran CAI, Na LI".
func whole(items []listItem) []Name {
	medline := endInInitials(items)
	names := make([]Name, 0, len(items))
	for _, it := range items {
		var n Name
		blank := strings.LastIndexByte(it.text, ' ')
		if medline && blank > 0 && !IsOrganization(it.text) && !isSpelledSuffix(it.text[blank+1:]) {
			n = familyAndGiven(it.text[:blank], it.text[blank+1:], "")
		} else {
			n = direct(it.text, medline)
		}
		if it.suffix != "" && n.Literal == "" {
			n.Suffix = it.suffix
		}
		names = append(names, n)
	}
	return names
}

// endInInitials reports whether every item, bodies apart, is a family name and
// initials without stops, as MEDLINE has them. Most are one or two letters.
func endInInitials(items []listItem) bool {
	short, all := 0, 0
	for _, it := range items {
		if IsOrganization(it.text) {
			continue
		}
		text, _ := cutSuffix(it.text)
		last := text[strings.LastIndexByte(text, ' ')+1:]
		letters := runes(last) - strings.Count(last, "-")
		if letters > 4 || strings.IndexFunc(last, func(r rune) bool { return !unicode.IsUpper(r) && r != '-' }) >= 0 {
			return false
		}
		if all++; letters <= 2 {
			short++
		}
	}
	return short*2 > all
}

// oneName is a list of one: "Jan Smith", "Smith, Jan".
func oneName(groups []listGroup, flat []listItem) ([]Name, bool) {
	switch {
	case len(groups) > 1 || len(flat) > 2:
		return nil, false
	case len(flat) == 1:
		n := direct(flat[0].text, true)
		if n.Literal == "" && flat[0].suffix != "" {
			n.Suffix = flat[0].suffix
		}
		return []Name{n}, true
	case flat[0].isWhole() && flat[1].isWhole():
		return nil, false // two: "Jan Smith, Ann Doe"
	case IsOrganization(flat[0].text), isCompanySuffix(flat[1].text):
		return []Name{{Literal: flat[0].text + ", " + flat[1].text}}, true
	}
	return []Name{pair(flat[0], flat[1])}, true
}

// alternating is "Smith, J., World Health Organization, & Roe, B. C.": every
// family name has initials, or some and no other, behind it.
func alternating(_ []listGroup, flat []listItem) (names []Name, ok bool) {
	initials := 0
	for i := 0; i < len(flat); i++ {
		switch {
		case areInitials(flat[i].text):
			return nil, false
		case i+1 < len(flat) && (areInitials(flat[i+1].text) || flat[i].isFamily() && flat[i+1].hasInitial()):
			names = append(names, pair(flat[i], flat[i+1]))
			initials++
			i++
		case IsOrganization(flat[i].text):
			names = append(names, Name{Literal: flat[i].text})
		default:
			return nil, false
		}
	}
	return names, initials > 0
}

// allWhole is "Jan Smith, Ann Doe & Eve Roe".
func allWhole(_ []listGroup, flat []listItem) ([]Name, bool) {
	for _, it := range flat {
		if !it.isWhole() {
			return nil, false
		}
	}
	return whole(flat), true
}

// allAlike is "Smith, Jan and Doe, Ann and Eve Roe": each between conjunctions is one name.
func allAlike(groups []listGroup, _ []listItem) (names []Name, ok bool) {
	if len(groups) < 2 {
		return nil, false
	}
	inverted := 0
	for _, g := range groups {
		switch {
		case len(g.items) == 2 && g.items[0].isFamily() && !areInitials(g.items[0].text):
			names = append(names, pair(g.items[0], g.items[1]))
			inverted++
		case len(g.items) == 1 && g.items[0].isWhole():
			names = append(names, whole(g.items)...)
		default:
			return nil, false
		}
	}
	if inverted < len(groups) { // "Plato, Jan Smith and Ann Doe" may be three
		for _, g := range groups {
			if len(g.items) == 2 && !g.items[1].isGiven() {
				return nil, false
			}
		}
	}
	return names, inverted > 0
}

// allInverted is "Smith, Jan, Doe, Ann, and Roe, Eve": the last pair, behind
// the conjunction, shows that the others are pairs too.
func allInverted(groups []listGroup, flat []listItem) (names []Name, ok bool) {
	if len(groups) < 2 || len(groups[len(groups)-1].items) != 2 || len(flat)%2 != 0 {
		return nil, false
	}
	for i := 0; i < len(flat); i += 2 {
		if !flat[i].isFamily() {
			return nil, false
		}
		names = append(names, pair(flat[i], flat[i+1]))
	}
	return names, true
}

// firstInverted is "Smith, Jan, Ann Doe, and Eve Roe", as in bibliographies by MLA and Chicago.
func firstInverted(groups []listGroup, flat []listItem) ([]Name, bool) {
	if len(groups) < 2 || len(flat) < 3 || !flat[0].isFamily() || !flat[1].isGiven() {
		return nil, false
	}
	rest, ok := allWhole(nil, flat[2:])
	return append([]Name{pair(flat[0], flat[1])}, rest...), ok
}

// splitAtAnd parts a list at its conjunctions, and what is between them at its commas.
func splitAtAnd(s string) []listGroup {
	var groups []listGroup
	start := 0
	cut := func(end, next int) {
		before := strings.TrimRight(s[start:end], " ")
		items := splitAtCommas(before)
		if len(items) > 0 {
			groups = append(groups, listGroup{items, strings.HasSuffix(before, ",")})
		}
		start = next
	}
	previous := ""
	for i := 0; i < len(s); {
		end := len(s)
		if n := strings.IndexByte(s[i:], ' '); n >= 0 {
			end = i + n
		}
		word := s[i:end]
		switch amp := strings.IndexByte(word, '&'); {
		case amp == 0, amp > 0 && word[amp-1] == ',': // "A, B &C", "A,&B"
			cut(i+amp, i+amp+1)
		case isAnd(word) && !isParticle(previous, nameWordOf(previous)), isWeakAnd(s, start, i, end): // not "von und zu"
			cut(i, end)
		}
		previous = word
		i = end + 1
	}
	cut(len(s), len(s))
	return groups
}

// isAnd reports whether a word is "and" in some language; capitals are initials, "and" apart.
func isAnd(word string) bool {
	return nameWordOf(word)&wordAnd != 0 && (!hasUpper(word) || strings.EqualFold(word, "and"))
}

// isWeakAnd reports whether the word of s from i to end is a conjunction that
// also joins family names, and here joins names: each side is a name by itself,
// or ends or begins as an inverted one with initials does.
func isWeakAnd(s string, start, i, end int) bool {
	word := s[i:end]
	if len(word) != 1 || nameWordOf(word)&wordWeakAnd == 0 || hasUpper(word) || i == start {
		return false
	}
	left := strings.TrimSpace(s[start:i])
	left = strings.TrimSpace(left[strings.LastIndexByte(strings.TrimRight(left, ","), ',')+1:])
	right, next, _ := strings.Cut(s[end:], ",")
	right = strings.TrimSpace(right)
	next, _, _ = strings.Cut(next, ",")
	next = strings.TrimSpace(next)
	if first, _, found := strings.Cut(next, " "); found && areInitials(first) {
		next = first
	}
	return (strings.IndexByte(left, ' ') > 0 || areInitials(left)) && (strings.IndexByte(right, ' ') > 0 || areInitials(next))
}

// withoutAnd takes a conjunction off the beginning of a piece: "; and Doe, Ann".
func withoutAnd(piece string) string {
	piece = strings.TrimSpace(piece)
	if word, rest, found := strings.Cut(piece, " "); found && isAnd(word) {
		return rest
	}
	return strings.TrimPrefix(piece, "&")
}

// splitAtCommas parts at commas; suffixes go with the item before them, and
// degrees ("Jan Smith, PhD, Ann Doe, MD") are left out.
func splitAtCommas(s string) []listItem {
	items := make([]listItem, 0, strings.Count(s, ",")+1)
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); !hasLetter(part) {
			continue
		}
		if len(items) > 0 {
			before := &items[len(items)-1]
			if before.suffix == "" && isSpelledSuffix(part) {
				before.suffix = part
				continue
			}
			if isDegree(part, !before.isWhole()) {
				continue
			}
		}
		items = append(items, listItem{text: part})
	}
	return items
}

// joinsBody reports whether a conjunction may stand within the name of a body:
// what is before it names a body, and what is behind it does not.
func joinsBody(groups []listGroup) bool {
	for i := 1; i < len(groups); i++ {
		before := groups[i-1]
		if !before.comma && IsOrganization(before.items[len(before.items)-1].text) && !IsOrganization(groups[i].items[0].text) {
			return true
		}
	}
	return false
}

// listedEastAsian reads a list in Chinese, Japanese or Korean script.
func listedEastAsian(s string) ([]Name, bool) {
	pieces := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(";；、,", r) })
	if len(pieces) == 1 {
		pieces = strings.Fields(s)
		switch {
		case len(pieces) == 2 && (runes(pieces[0]) == 1 || runes(pieces[1]) == 1):
			return []Name{eastAsianName(s)}, true // "王 小明"
		case len(pieces) > 1:
			for _, piece := range pieces {
				if !isWholeEastAsian(piece) {
					return nil, false // "夏目 漱石" is one, "張三 李四" are two
				}
			}
		}
	}
	if len(pieces) == 2 && (runes(pieces[0]) == 1 || nameWordOf(pieces[0])&wordHanCompound != 0) {
		return []Name{familyAndGiven(pieces[0], strings.TrimSpace(pieces[1]), "")}, true // "王, 小明"
	}
	names := make([]Name, 0, len(pieces))
	for _, piece := range pieces {
		if piece = strings.TrimSpace(piece); hasLetter(piece) {
			names = append(names, eastAsianName(piece))
		}
	}
	return names, true
}

// isWholeEastAsian reports whether a word is a Chinese or Korean name by itself,
// and cannot be a Japanese family name.
func isWholeEastAsian(word string) bool {
	if nameWordOf(word)&wordJapanese != 0 {
		return false
	}
	return chineseFamily(word) > 0 || runes(word) == 3 && strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Hangul, r) }) < 0
}
