package citation

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is the name of a person or a body. A body, or a person whose name has
// no parts, has only Literal. The parts are CSL's: Particle is the
// non-dropping one ("van" in "Vincent van Gogh"), DroppingParticle the one
// that goes with the given name ("von" in "Ludwig von Beethoven" where a style
// sorts under Beethoven). Letters keep the case in which they were written.
type Name struct {
	Family, Given, Particle, DroppingParticle, Suffix, Literal string

	FamilyFirst bool // written family name first, as in 王小明
}

// The ways in which text can fail to be a name, or a list of names.
var (
	ErrNoName = errors.New("no name")
	ErrEtAl   = errors.New("stands for further people") // "et al.", "and others"
	ErrNames  = errors.New("cannot be taken apart into names")
)

// ParseName reads one name in whatever order it is written: "Jan van der Berg",
// "van der Berg, Jan", "King, Jr., Martin Luther", "Smith JA", "王小明",
// "Иванов И. И.". What names a body, and what is no name of a person that
// could be taken apart, is given as Literal. Degrees and titles ("PhD", "Dr.")
// and years of life are no part of a name and are left out where they stand
// apart from it. ErrEtAl and ErrNoName come with the zero Name.
//
// No order is guessed: without a comma, initials at the end or a script that
// settles it, the given name is taken to stand first ("Wang Xiaoming"). A hyphen
// settles it as well: "Chen Yu-Ting" is a Chen.
func ParseName(s string) (Name, error) {
	if n, ok := PlainName(s); ok {
		return n, nil
	}
	s = tidyName(s)
	switch {
	case standsForOthers(s):
		return Name{}, ErrEtAl
	case !hasLetter(s):
		return Name{}, ErrNoName
	case strings.IndexByte(s, ',') >= 0:
		return inverted(s), nil
	}
	return direct(s, true), nil
}

// InvertedName reads a name whose family name stands before a comma: "Family,
// Given", "Family, Given, Suffix", and BibTeX's "von Family, Suffix, Given".
// Without a comma, or with too many, the whole is a Literal.
func InvertedName(s string) Name {
	if n, ok := PlainName(s); ok {
		return n
	}
	s = tidyName(s)
	if strings.IndexByte(s, ',') < 0 {
		return Name{Literal: s}
	}
	return inverted(s)
}

// DirectName reads a name without a comma that is known to stand in running
// order: given name first, or family name first in Chinese, Japanese and
// Korean script unless only the second half is a family name ("健一 佐藤"). It differs from ParseName also where capitals may
// be initials: "Na LI" is a person called Li here, and one called Na there.
func DirectName(s string) Name { return direct(tidyName(s), false) }

// PlainName is [InvertedName] for "Smith, John A.", the form of nearly all names in exports: a
// family name of one word, a comma, given names; Latin or Cyrillic, tidy, each
// word with a capital, so that there is no particle in it. It allocates nothing, and refuses all others.
func PlainName(s string) (n Name, ok bool) {
	comma, last := 0, 0
	begins := true // a word begins here
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			begins = false
		case 0xC3 <= c && c <= 0xC5 && i+1 < len(s), 0xD0 <= c && c <= 0xD1 && i+1 < len(s), // U+00C0..017F, U+0400..047F,
			c == 0xE1 && i+2 < len(s) && 0xB8 <= s[i+1] && s[i+1] <= 0xBB: // and U+1E00..1EFF: letters
			r, size := utf8.DecodeRuneInString(s[i:])
			if begins && !unicode.IsUpper(r) {
				return n, false
			}
			begins = false
			i += size - 1
		case begins:
			return n, false
		case 'a' <= c && c <= 'z', c == '.', c == '-', c == '\'':
		case c == ' ' && comma > 0:
			begins, last = true, i+1
		case c == ',' && comma == 0 && i+1 < len(s) && s[i+1] == ' ':
			comma = i
			i++
			begins, last = true, i+1
		default:
			return n, false
		}
	}
	if comma == 0 || begins {
		return n, false
	}
	if word := s[last:]; (len(word) > 2 || word[len(word)-1] >= 'a') && mayEndName(word) && nameWordOf(word)&endingWords != 0 {
		return n, false // "King, Martin Luther Jr.", "Elsevier, Inc."
	}
	return Name{Family: s[:comma], Given: s[comma+2:]}, true
}

// tidyName brings white space and commas in order.
func tidyName(s string) string {
	s = string(ParseText(s))
	if strings.IndexByte(s, 0xEF) >= 0 || strings.IndexByte(s, 0xD8) >= 0 { // first bytes of "，" and "،"
		s = wideCommas.Replace(s)
	}
	return strings.Trim(s, " ,;")
}

var wideCommas = strings.NewReplacer("，", ", ", "،", ",")

// inverted reads a tidy name with a comma in it.
func inverted(s string) Name {
	parts, ok := nameParts(s)
	if !ok || !hasLetter(parts.first) || strings.IndexByte(s, ';') >= 0 {
		return Name{Literal: s}
	}
	first, second, third := parts.first, parts.second, parts.third
	switch {
	case third != "" && isSuffix(second):
		return familyAndGiven(first, third, second)
	case third != "" && isSuffix(third):
		return familyAndGiven(first, second, third)
	case third != "":
		return Name{Literal: s}
	case second == "":
		return direct(first, false)
	case isCompanySuffix(second) || IsOrganization(first) || hasGlue(second):
		return Name{Literal: s}
	case isSpelledSuffix(second):
		// "Martin Luther King, Jr."; but "van der Berg, Jr." is one without a given name.
		n := Name{Family: first}
		if strings.IndexByte(first, ' ') > 0 {
			n = direct(first, false)
		}
		if n.Literal != "" {
			return Name{Literal: s}
		}
		n.Suffix = second
		return n
	}
	return familyAndGiven(first, second, "")
}

// A commaName is a name taken apart at its commas.
type commaName struct{ first, second, third string }

// nameParts takes a name apart at its commas and leaves out parts that hold a
// degree or no letter: "Smith, John, PhD", "Smith, John, 1950-2001". ok is false
// when more than three parts are left.
func nameParts(s string) (c commaName, ok bool) {
	count := 0
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "" && count != 1 {
			continue // but "Smith, , Jr." has no given name
		}
		if count > 0 && (part != "" && !hasLetter(part) || isDegree(part, count == 1)) {
			continue
		}
		switch count++; count {
		case 1:
			c.first = part
		case 2:
			c.second = part
		case 3:
			c.third = part
		default:
			return c, false
		}
	}
	if c.second == "" && c.third != "" {
		c.second, c.third = c.third, ""
	}
	return c, true
}

// isDegree reports whether a part is one or more degrees. Where it may be the
// given name ("Smith, MA"), only what cannot be initials is one.
func isDegree(part string, strict bool) bool {
	if part == "" {
		return false
	}
	for word := range strings.FieldsSeq(part) {
		if nameWordOf(word)&wordDegree == 0 || strict && !isSureDegree(word) {
			return false
		}
	}
	return true
}

// isSureDegree reports whether a degree is so written that it cannot be
// initials, nor a given or family name: "PhD", "Ph.D.", "MBBS"; not "MD", "Do", "Ed.D".
func isSureDegree(word string) bool {
	word = strings.TrimRight(word, ".")
	return len(word) > 3 && strings.IndexByte(word, '.') < 0 || hasLower(word) && hasUpper(word[1:])
}

// isSuffix reports whether a part of its own is what follows a family name: "Jr.", "III", "3rd".
func isSuffix(part string) bool {
	kind := nameWordOf(part)
	return kind&wordSuffix != 0 || kind&wordRoman != 0 && !hasLower(part)
}

// isSpelledSuffix reports whether a word can only be a suffix wherever it
// stands: not "JR" nor "V", which may be initials.
func isSpelledSuffix(word string) bool {
	kind := nameWordOf(word)
	return kind&wordSuffix != 0 && (hasLower(word) || len(word) > 3) || kind&wordRoman != 0 && !hasLower(word) && len(word) > 2
}

// isCompanySuffix reports whether a part is what follows the comma in a
// company's name: "Inc.", "LLC"; "S.A." and "AS" may as well be initials.
func isCompanySuffix(part string) bool {
	return nameWordOf(part)&wordCompany != 0 && (hasLower(part) || len(part) > 2 && strings.IndexByte(part, '.') < 0)
}

// isGivenNames reports whether a text can stand as given names behind a comma.
func isGivenNames(s string) bool {
	_, suffix := cutSuffix(s)
	return hasLetter(s) && suffix == "" && !isSpelledSuffix(s) && !isCompanySuffix(s) && !isDegree(s, true)
}

// isFamilyName reports whether a text can stand as a family name before a comma, with no more in it.
func isFamilyName(s string) bool {
	particle, rest := cutParticles(s)
	_, suffix := cutSuffix(rest)
	return hasLetter(s) && particle == "" && suffix == ""
}

// hasGlue reports whether a word is in it that only bodies have: "and", "of".
func hasGlue(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if nameWordOf(word)&wordGlue != 0 && !isInitials(word) {
			return true
		}
	}
	return false
}

// familyAndGiven makes a name of the two halves of an inverted one, and takes
// particles and suffix off them.
func familyAndGiven(family, given, suffix string) Name {
	n := Name{Family: family, Given: given, Suffix: suffix}
	if suffix == "" {
		if n.Family, n.Suffix = cutSuffix(family); n.Suffix == "" { // "King Jr., Martin Luther"
			n.Given, n.Suffix = cutSuffix(given) // "King, Martin Luther Jr."
		}
	}
	n.Particle, n.Family = cutParticles(n.Family)
	n.Given, n.DroppingParticle = cutDropping(n.Given)
	n.FamilyFirst = script(n.Family) == eastAsian && script(n.Given) == eastAsian
	return n
}

// cutSuffix takes a suffix off the end of one half of an inverted name.
func cutSuffix(half string) (rest, suffix string) {
	blank := strings.LastIndexByte(half, ' ')
	if blank < 0 || !isSpelledSuffix(half[blank+1:]) || !hasLetter(half[:blank]) {
		return half, ""
	}
	return half[:blank], half[blank+1:]
}

// cutParticles takes words in lower case off the beginning of a family name.
func cutParticles(family string) (particle, rest string) {
	end := 0
	last := family[strings.LastIndexByte(family, ' ')+1:]
	for {
		blank := strings.IndexByte(family[end:], ' ')
		if blank < 0 {
			break
		}
		word := family[end : end+blank]
		if !isParticleBefore(word, nameWordOf(word), last) {
			break
		}
		end += blank + 1
	}
	if end == 0 {
		return "", family
	}
	return family[:end-1], family[end:]
}

// cutDropping takes particles off the end of the given names: "Ludwig van".
func cutDropping(given string) (rest, particle string) {
	start := len(given)
	for {
		blank := strings.LastIndexByte(given[:max(0, start-1)], ' ')
		if blank < 0 {
			break
		}
		word := strings.TrimSuffix(given[blank+1:start], " ")
		if !isParticle(word, nameWordOf(word)) {
			break
		}
		start = blank + 1
	}
	if start == len(given) {
		return given, ""
	}
	return given[:start-1], given[start:]
}

// runes counts the characters of s.
func runes(s string) int { return utf8.RuneCountInString(s) }
