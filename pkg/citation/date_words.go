package citation

import (
	_ "embed" // for the tables
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The words that dates are made of. They stand in two tables, months.tsv and
// date_words.tsv, which are read when the first word turns up that is not the
// English name of a month: most inputs never need them.

//go:embed months.tsv
var monthTable string

//go:embed date_words.tsv
var dateWordTable string

// A wordKind says what a word does in a date.
type wordKind uint8

const (
	wordUnknown   wordKind = iota
	wordMonth              // n: 1..12
	wordSeason             // n: 1..4
	wordWeekday            // says nothing new
	wordFiller             // "25 de octubre": says nothing
	wordMonthMark          // "tháng 5": the next number is a month
	wordCirca              // "ca. 1850"
	wordCopyright          // "cop. 2001"
	wordBefore             // "44 BC"
	wordAfter              // "AD 79"
	wordEra                // "令和5年"; n: what to add, limit: the last year
	wordTo                 // "2 to 4 May"
	wordNow                // "1985-present"
	wordVague              // "1st quarter", "early", or a month that depends on the language
	wordOrdinal            // the "th" of "13th"
	wordPending            // "in press", of a whole statement
	wordUndated            // "n.d.", of a whole statement
)

// wordKinds are the names of the kinds in date_words.tsv.
var wordKinds = map[string]wordKind{
	"season": wordSeason, "weekday": wordWeekday, "filler": wordFiller, "monthmark": wordMonthMark,
	"circa": wordCirca, "copyright": wordCopyright, "before": wordBefore, "after": wordAfter,
	"era": wordEra, "to": wordTo, "now": wordNow, "vague": wordVague,
	"ordinal": wordOrdinal, "pending": wordPending, "undated": wordUndated,
}

type dateWord struct {
	kind     wordKind
	n, limit int16
}

// A lexicon is the two tables, folded. A form may be a word of a date, an
// ending of a number and a whole statement at once ("e", "do", "sd"), so each has its own map.
type lexicon struct {
	words, endings, statements map[string]dateWord
}

var dateLexicon = sync.OnceValue(func() lexicon {
	lex := lexicon{map[string]dateWord{}, map[string]dateWord{}, map[string]dateWord{}}
	for line := range strings.Lines(monthTable) {
		eachMonthForm(line, func(month int, form string) {
			key := foldWord(form)
			if known, ok := lex.words[key]; ok && int(known.n) != month {
				lex.words[key] = dateWord{kind: wordVague} // "listopad": October in Croatian, November in Czech
				return
			}
			lex.words[key] = dateWord{kind: wordMonth, n: int16(month)}
		})
	}
	for line := range strings.Lines(dateWordTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		kindName, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		number, forms, _ := strings.Cut(rest, "\t")
		offset, limit, _ := strings.Cut(number, "/")
		w := dateWord{kind: wordKinds[kindName], n: tableNumber(offset), limit: tableNumber(limit)}
		for form := range strings.SplitSeq(forms, "|") {
			lex.add(w, form)
		}
	}
	return lex
})

// add puts one form into the map of its kind. What stands first stays: a month goes before a weekday.
func (lex lexicon) add(w dateWord, form string) {
	home, key := lex.words, foldWord(form)
	switch w.kind {
	case wordOrdinal:
		home = lex.endings
	case wordPending, wordUndated:
		home, key = lex.statements, lettersOf(form)
	}
	if _, taken := home[key]; !taken {
		home[key] = w
	}
}

// eachMonthForm yields the forms of one line of months.tsv.
func eachMonthForm(line string, yield func(month int, form string)) {
	if strings.HasPrefix(line, "#") {
		return
	}
	month := 0
	for cell := range strings.SplitSeq(strings.TrimRight(line, "\n"), "\t") {
		if month > 0 && cell != "" {
			for form := range strings.SplitSeq(cell, "|") {
				yield(month, form)
			}
		}
		month++
	}
}

// tableNumber reads a number of the table; an empty cell is 0.
func tableNumber(s string) int16 {
	n, _ := strconv.Atoi(s)
	return int16(n)
}

// lookUp says what a word does in a date of the given language, "" for unknown.
func lookUp(word string, lang Language) dateWord {
	if m := englishMonth(word); m != 0 && !lang.hasOwn(word) {
		return dateWord{kind: wordMonth, n: int16(m)}
	}
	var buf [64]byte
	folded := appendFolded(buf[:0], word)
	if lang != "" {
		if m := monthIn(string(folded), lang); m != 0 {
			return dateWord{kind: wordMonth, n: int16(m)}
		}
	}
	return dateLexicon().words[string(folded)]
}

// IsDateWord reports whether dates are written with the word, in any language
// and case: a month, a season, "circa". A text that holds another is read as a
// date in spite of it, if at all.
func IsDateWord(word string) bool {
	return romanMonth(word) != 0 || lookUp(word, "").kind != wordUnknown
}

// hasOwn reports whether the language could read an English abbreviation in its own way.
// Only a language other than English is asked, so that most dates need no table.
func (l Language) hasOwn(word string) bool {
	return l != "" && l.primary() != "en" && monthIn(foldWord(word), l) != 0
}

// primary gives the first subtag: "pt" of "pt-BR".
func (l Language) primary() string {
	s := string(l)
	if i := strings.IndexAny(s, "-_"); i >= 0 {
		s = s[:i]
	}
	return s
}

// monthIn looks a folded word up in the row of one language; 0 when it is not there.
func monthIn(folded string, lang Language) int {
	found := 0
	primary := lang.primary()
	for line := range strings.Lines(monthTable) {
		if code, _, _ := strings.Cut(line, "\t"); !strings.EqualFold(code, primary) {
			continue
		}
		eachMonthForm(line, func(month int, form string) {
			if found == 0 && foldWord(form) == folded {
				found = month
			}
		})
	}
	return found
}

// statement says what a whole text means that has no date in it.
func statement(s string) wordKind {
	return dateLexicon().statements[lettersOf(s)].kind
}

// englishMonth reads "January", "jan", "Sept": three letters or more of which
// the English name begins, in any case. It gives 0 for anything else.
func englishMonth(word string) time.Month {
	if len(word) < 3 || word[0] >= utf8.RuneSelf {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if name := m.String(); len(word) <= len(name) && word[0]|0x20 == name[0]|0x20 && strings.EqualFold(word, name[:len(word)]) {
			return m
		}
	}
	return 0
}

// romanMonth reads the capitals of "19.VI.2012"; 0 for anything else. Small
// letters are not read: "i" is Polish for "and".
func romanMonth(word string) int {
	if len(word) > 4 {
		return 0
	}
	for i, numeral := range [...]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"} {
		if word == numeral {
			return i + 1
		}
	}
	return 0
}

// foldWord is appendFolded for the tables.
func foldWord(s string) string {
	var buf [64]byte
	return string(appendFolded(buf[:0], s))
}

// appendFolded appends s in lower case without the accents of Latin, Greek and
// Cyrillic, the hamza and madda of Arabic and the nukta of Hindi, which writers
// and broken exports leave out ("fevrier", "ابريل"). Other marks are vowels and stay.
func appendFolded(dst []byte, s string) []byte {
	ascii := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		dst = append(dst, c)
	}
	if ascii {
		return dst
	}
	dst = dst[:0]
	var buf [128]byte
	decomposed := norm.NFD.AppendString(buf[:0], s)
	for len(decomposed) > 0 {
		r, size := utf8.DecodeRune(decomposed)
		decomposed = decomposed[size:]
		switch {
		case 0x300 <= r && r <= 0x36F, 0x653 <= r && r <= 0x655, r == 0x93C:
			continue
		case r == 'ı':
			r = 'i'
		case r == 'ς':
			r = 'σ'
		case r == 'ł' || r == 'Ł':
			r = 'l'
		case r == 'đ' || r == 'Đ':
			r = 'd'
		case r == '’' || r == 'ʼ':
			r = '\''
		default:
			r = unicode.ToLower(r)
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// lettersOf folds s and leaves its letters only: "[n. d.]" is "nd".
func lettersOf(s string) string {
	var b strings.Builder
	for _, r := range foldWord(s) {
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
