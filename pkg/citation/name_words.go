package citation

import (
	_ "embed" // for the table
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The words that tell the parts of names stand in name_words.tsv.
//
//go:embed name_words.tsv
var nameWordTable string

// A nameWord says what a word can be in a name: a set, for "van" is a particle
// in lower case and begins a family name in capitals.
type nameWord uint32

const (
	wordParticle    nameWord = 1 << iota // "van der"
	wordCapital                          // "Van": begins a family name also with a capital
	wordJoin                             // "y" of "Ortega y Gasset"
	wordDevotion                         // "Carmen" of "María del Carmen"
	wordVietnamese                       // "Nguyen": "Van" beside it is no particle
	wordSuffix                           // "Jr."
	wordRoman                            // "III"
	wordAgnomen                          // "Neto" of "Silva Neto"
	wordDegree                           // "PhD"
	wordTitle                            // "Dr."
	wordCompany                          // "Inc."
	wordGlue                             // "of": in bodies, never in persons
	wordBody                             // "University"
	wordAnd                              // "and", "und": joins names of a list
	wordWeakAnd                          // "y", "e": joins names of a list, or family names
	wordHanSurname                       // "王"
	wordHanCompound                      // "欧阳"
	wordJapanese                         // "田中"
	wordHanBody                          // "大学"
	wordHangul                           // "김"
	wordRomanised                        // "Chen"
)

// nameWordKinds are the names of the kinds in name_words.tsv.
var nameWordKinds = map[string]nameWord{
	"particle": wordParticle, "capital": wordCapital, "join": wordJoin, "devotion": wordDevotion, "vietnamese": wordVietnamese,
	"suffix": wordSuffix, "roman": wordRoman, "agnomen": wordAgnomen, "degree": wordDegree, "title": wordTitle,
	"company": wordCompany, "glue": wordGlue, "body": wordBody, "and": wordAnd, "weakand": wordWeakAnd,
	"hansurname": wordHanSurname, "hancompound": wordHanCompound, "japanese": wordJapanese, "hanbody": wordHanBody,
	"hangulsurname": wordHangul, "romansurname": wordRomanised,
}

var nameLexicon = sync.OnceValue(func() map[string]nameWord {
	lex := make(map[string]nameWord, 1200)
	for line := range strings.Lines(nameWordTable) {
		kind, words, _ := strings.Cut(line, "\t")
		for word := range strings.FieldsSeq(words) {
			lex[word] |= nameWordKinds[kind]
		}
	}
	return lex
})

// endingWords are what may stand behind given names and is none.
const endingWords = wordSuffix | wordRoman | wordDegree | wordCompany

// nameEndings are the lengths of those in the table, a bit each, by their first byte.
var nameEndings = sync.OnceValue(func() *[256]uint64 {
	lengths := new([256]uint64)
	for word, kind := range nameLexicon() {
		if kind&endingWords != 0 {
			lengths[word[0]] |= 1 << len(word)
		}
	}
	return lengths
})

// mayEndName is a quick look whether a word, of letters that stops may follow,
// can be one of endingWords. Most given names are none.
func mayEndName(word string) bool {
	for len(word) > 1 && word[len(word)-1] == '.' {
		word = word[:len(word)-1]
	}
	first := word[0]
	if first >= utf8.RuneSelf { // in the table it is a small letter, of as many bytes or not
		return true
	}
	if 'A' <= first && first <= 'Z' {
		first |= 0x20
	}
	for _, c := range []byte(word) {
		if c >= utf8.RuneSelf {
			return true
		}
	}
	return len(word) < 64 && nameEndings()[first]>>len(word)&1 != 0
}

// longestNameWord is more than the bytes of any word of the table.
const longestNameWord = 40

// nameWordOf looks a word up, without regard to case, to stops and commas at
// its end, to brackets round it, and to the kind of its apostrophe.
func nameWordOf(word string) nameWord {
	for len(word) > 1 && strings.IndexByte(".,;:)\"", word[len(word)-1]) >= 0 {
		word = word[:len(word)-1]
	}
	for len(word) > 1 && (word[0] == '(' || word[0] == '"') {
		word = word[1:]
	}
	if len(word) > longestNameWord {
		return 0
	}
	var buffer [longestNameWord + utf8.UTFMax]byte
	folded := buffer[:0]
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r < utf8.RuneSelf:
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		default:
			r = unicode.ToLower(r)
		}
		if len(folded) > longestNameWord {
			return 0
		}
		folded = utf8.AppendRune(folded, r)
	}
	return nameLexicon()[string(folded)]
}

// nameWords are the words of a name, each looked up once.
type nameWords struct {
	text       string // tidy: words are one blank apart
	count      int
	start, end [maxNameWords]int
	kinds      [maxNameWords]nameWord
}

// maxNameWords is more than persons have, kings apart.
const maxNameWords = 12

// wordsOf finds the words of tidy text; ok is false when they are too many for a person.
func (w *nameWords) wordsOf(text string) (ok bool) {
	w.text, w.count = text, 0
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], ' ')
		if end < 0 {
			end = len(text) - start
		}
		if end += start; end > start {
			if w.count == maxNameWords {
				return false
			}
			w.start[w.count], w.end[w.count], w.kinds[w.count] = start, end, nameWordOf(text[start:end])
			w.count++
		}
		start = end + 1
	}
	return true
}

// word gives the ith word.
func (w *nameWords) word(i int) string { return w.text[w.start[i]:w.end[i]] }

// between gives the words from the ith up to the jth as they stand in the text.
func (w *nameWords) between(i, j int) string {
	if i >= j {
		return ""
	}
	return w.text[w.start[i]:w.end[j-1]]
}

// is reports whether the ith word can be of one of these kinds.
func (w *nameWords) is(i int, kinds nameWord) bool { return w.kinds[i]&kinds != 0 }

// IsOrganization reports whether a name is that of a body, by a word that
// persons do not have: "World Health Organization", "COVID-19 Study Group". It
// does not know bodies of one word.
func IsOrganization(s string) bool {
	if strings.IndexByte(s, ' ') < 0 {
		return false
	}
	first := true
	for word := range strings.FieldsSeq(s) {
		if bodyWord(word, nameWordOf(word), first) {
			return true
		}
		first = false
	}
	return false
}

// isBody is IsOrganization for words looked up already.
func (w *nameWords) isBody() bool {
	for i := range w.count {
		if w.count > 1 && bodyWord(w.word(i), w.kinds[i], i == 0) {
			return true
		}
	}
	return false
}

// bodyWord reports whether a word shows that a name is that of a body. "The" in
// the middle may be a Vietnamese given name, "И." is an initial.
func bodyWord(word string, kind nameWord, first bool) bool {
	return kind&wordBody != 0 || kind&wordGlue != 0 && !isInitials(word) || word == "the" || first && word == "The"
}

// startsLower reports whether the first letter is in lower case, as in "van", "'t" and "d'Alembert".
func startsLower(word string) bool {
	for _, r := range word {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// hasLower reports whether a letter is in lower case.
func hasLower(s string) bool { return strings.IndexFunc(s, unicode.IsLower) >= 0 }

// hasLetter reports whether s holds a letter.
func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// isParticle reports whether a word is a particle as it is written: in lower
// case, or in a script that has no cases.
func isParticle(word string, kind nameWord) bool {
	return kind&wordParticle != 0 && !strings.HasSuffix(word, ".") && (startsLower(word) || !hasUpper(word))
}

// hasUpper reports whether a letter is a capital.
func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// isInitials reports whether a word is one or a few initials: "J.", "J.-P.",
// "JA", "J.A.". Three or four capitals without stops can be a family name as
// well: "Xuran CAI" ends in one, "Stewart JAE" does not.
func isInitials(word string) bool {
	letters, stops := 0, 0
	for _, r := range word {
		switch {
		case r == '.':
			stops++
		case r == '-' || r == '‐':
		case unicode.IsUpper(r):
			letters++
		default:
			return false
		}
	}
	switch {
	case letters == 0 || letters > 4:
		return false
	case stops >= letters || letters <= 2:
		return true
	case letters == 3:
		return !isSyllable(word)
	}
	return !strings.ContainsAny(word, capitalVowels)
}

const capitalVowels = "AEIOUÄÖÜ"

// isSyllable reports whether three capitals can be spoken as a short family
// name: "SUN", "KIM", "ROY", "CAI", "ZHU"; not "JAE", "AJA", "WEG", "APM".
func isSyllable(word string) bool {
	if len(word) != 3 || strings.IndexByte(capitalVowels, word[0]) >= 0 || strings.IndexByte(capitalVowels+"Y", word[1]) < 0 {
		return len(word) == 3 && strings.Contains(" ZH CH SH ", word[:2]) && strings.IndexByte(capitalVowels, word[2]) >= 0
	}
	if strings.IndexByte(capitalVowels, word[2]) >= 0 {
		return strings.Contains(" AI AO EE EI IA IE IU OU UA UE UI UO YU YE ", word[1:])
	}
	return strings.IndexByte("HKLMNRSTXYZ", word[2]) >= 0
}

// isCapitals reports whether a word is up to four capitals and nothing else.
func isCapitals(word string) bool {
	return runes(word) <= 4 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// areInitials reports whether a text has nothing but initials.
func areInitials(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if !isInitials(word) {
			return false
		}
	}
	return s != ""
}

// patronymicEndings are those of East Slavic patronymics.
var patronymicEndings = [...]string{"ович", "евич", "ьич", "овна", "евна", "ична", "івна", "ївна"}

// isPatronymic reports whether a word is a Russian or Ukrainian patronymic, in capitals too.
func isPatronymic(word string) bool {
	for _, ending := range patronymicEndings {
		if len(word) > len(ending) && strings.EqualFold(word[len(word)-len(ending):], ending) {
			return true
		}
	}
	return false
}

// othersForms stand for people who are not named, stops at their end and case apart.
var othersForms = [...]string{
	"et al", "et. al", "and others", "others", "et alii", "et autres", "y otros", "e outros", "u. a", "u.a", "und andere", "m.fl", "m. fl", "en anderen",
	"и др", "и другие", "та ін", "i in", "等", "他", "ほか", "외",
}

// standsForOthers reports whether text stands for people who are not named.
func standsForOthers(s string) bool {
	bare := strings.TrimRight(s, ".…")
	for _, form := range othersForms {
		if len(form) == len(bare) && strings.EqualFold(bare, form) {
			return true
		}
	}
	return bare == "" && s != ""
}
