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

// The ways in which text can fail to be a name.
var (
	ErrNoName = errors.New("no name")
	ErrEtAl   = errors.New("stands for further people") // "et al.", "and others"
	ErrNames  = errors.New("cannot be taken apart into names")
)

// ParseName reads one name in whatever order it is written: "Jan van der Berg",
// "van der Berg, Jan", "King, Jr., Martin Luther", "Smith JA", "王小明",
// "Иванов И. И.". What names a body, and what is no name of a person that
// could be taken apart, is given as Literal. ErrEtAl and ErrNoName come with the zero Name.
func ParseName(s string) (Name, error) {
	s = string(ParseText(s))
	s = strings.Trim(s, " ,;")
	if !hasLetter(s) {
		return Name{}, ErrNoName
	}
	if isEtAl(s) {
		return Name{}, ErrEtAl
	}
	if strings.IndexByte(s, ',') >= 0 {
		return InvertedName(s), nil
	}
	return DirectName(s), nil
}

// InvertedName reads a name whose family name stands before a comma: "Family,
// Given", "Family, Given, Suffix", and BibTeX's "von Family, Suffix, Given".
// Without a comma, or with too many, the whole is a Literal.
func InvertedName(s string) Name {
	first, rest, found := strings.Cut(s, ",")
	if !found {
		return Name{Literal: strings.TrimSpace(s)}
	}
	first, rest = strings.TrimSpace(first), strings.TrimSpace(rest)
	second, third, three := strings.Cut(rest, ",")
	second, third = strings.TrimSpace(second), strings.TrimSpace(third)
	switch {
	case strings.IndexByte(third, ',') >= 0 || first == "":
		return Name{Literal: strings.TrimSpace(s)}
	case three && isSuffix(second):
		return familyAndGiven(first, third, second)
	case three && isSuffix(third):
		return familyAndGiven(first, second, third)
	case three && third == "":
		return InvertedName(first + "," + second)
	case three:
		return Name{Literal: strings.TrimSpace(s)}
	case second == "":
		return Name{Literal: first}
	case isSuffix(second) && strings.IndexByte(first, ' ') > 0:
		n := DirectName(first)
		n.Suffix = second
		return n
	case isCompanySuffix(second) || IsOrganization(first):
		return Name{Literal: strings.TrimSpace(s)}
	}
	return familyAndGiven(first, second, "")
}

// familyAndGiven takes particles off the two halves of an inverted name.
func familyAndGiven(family, given, suffix string) Name {
	n := Name{Family: family, Given: given, Suffix: suffix}
	if particle, rest := leadingParticle(family); particle != "" {
		n.Particle, n.Family = particle, rest
	}
	if first, particle := trailingParticle(given); particle != "" {
		n.Given, n.DroppingParticle = first, particle
	}
	n.FamilyFirst = script(n.Family) == eastAsian && script(n.Given) == eastAsian
	return n
}

// DirectName reads a name without a comma.
func DirectName(s string) Name {
	s = strings.TrimSpace(s)
	if !isASCII(s) && script(s) == eastAsian {
		return eastAsianName(s)
	}
	if IsOrganization(s) {
		return Name{Literal: s}
	}
	if strings.IndexByte(s, ' ') < 0 {
		return Name{Literal: s} // a mononym, or a body's short name
	}
	var buffer [12]string
	words := fields(s, buffer[:0])
	if len(words) > cap(buffer) {
		return Name{Literal: s} // no person has so many
	}
	var n Name
	if last := words[len(words)-1]; len(words) > 2 && isSuffix(last) && !(strings.EqualFold(last, "V") || strings.EqualFold(last, "I")) {
		n.Suffix, words = last, words[:len(words)-1]
	}
	if len(words) == 1 {
		n.Literal = s
		n.Suffix = ""
		return n
	}
	if i := trailingInitials(words); i > 0 {
		return withFamily(n, join(s, words[:i]), join(s, words[i:]))
	}
	if len(words) == 3 && isPatronymic(words[2]) && !isPatronymic(words[1]) {
		return withFamily(n, words[0], join(s, words[1:])) // Иванов Иван Иванович
	}
	start, end := particleWords(words)
	switch {
	case start < end:
		n.Given, n.Particle, n.Family = join(s, words[:start]), join(s, words[start:end]), join(s, words[end:])
	default:
		family := len(words) - 1
		if family >= 2 && isJoin(words[family-1]) { // "José Ortega y Gasset"
			family -= 2
		}
		if family == 0 {
			family = len(words) - 1
		}
		n.Given, n.Family = join(s, words[:family]), join(s, words[family:])
	}
	return n
}

// withFamily completes a name written family name first.
func withFamily(n Name, family, given string) Name {
	suffix := n.Suffix
	n = familyAndGiven(family, given, suffix)
	return n
}

// fields is strings.Fields into a buffer.
func fields(s string, words []string) []string {
	for word := range strings.FieldsSeq(s) {
		words = append(words, word)
	}
	return words
}

// join gives words as a part of s: they must be adjacent in it, one blank apart.
func join(s string, words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	joined := strings.Join(words, " ")
	if i := strings.Index(s, joined); i >= 0 {
		return s[i : i+len(joined)]
	}
	return joined
}

// particleWords gives the range of words that are the particle by BibTeX's
// rule: from the first word in lower case to the last one that is not the last
// word of all. The first word is taken as given name whatever its case.
func particleWords(words []string) (start, end int) {
	for i := 1; i < len(words)-1; i++ {
		if !lowerStart(words[i]) || isJoin(words[i]) && i > 1 && !lowerStart(words[i+1]) {
			continue
		}
		if end == 0 {
			start = i
		}
		end = i + 1
	}
	return start, end
}

// leadingParticle takes words in lower case off the beginning of a family name.
func leadingParticle(family string) (particle, rest string) {
	rest = family
	for {
		word, after, more := strings.Cut(rest, " ")
		if !more || !lowerStart(word) {
			break
		}
		rest = after
	}
	if rest == family || rest == "" {
		return "", family
	}
	return strings.TrimSpace(family[:len(family)-len(rest)]), rest
}

// trailingParticle takes words in lower case off the end of the given names: "Ludwig van".
func trailingParticle(given string) (first, particle string) {
	first = given
	for {
		i := strings.LastIndexByte(first, ' ')
		if i < 0 || !lowerStart(first[i+1:]) || !particles[strings.ToLower(first[i+1:])] {
			break
		}
		first = strings.TrimRight(first[:i], " ")
	}
	return first, strings.TrimSpace(given[len(first):])
}

// particles stand before family names, in the languages of Europe and in Arabic.
var particles = set("af al am an auf aus av ben bin da dal de degli dei del della delle den der des di do dos du e el fitz i ibn la las le les lo los " +
	"mac o op 's 't te ten ter thoe til tot und van vande vanden vander ver vom von vor y zu zum zur d' de' dell'")

// isJoin reports whether a word joins two family names: "Ortega y Gasset", "Puig i Cadafalch".
func isJoin(word string) bool { return word == "y" || word == "i" || word == "e" }

// lowerStart reports whether the first letter is in lower case, as in "van", "'t" and "d'Alembert".
func lowerStart(word string) bool {
	for _, r := range word {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// trailingInitials gives the number of the first of the words that are initials
// at the end of a name written family name first: "Smith JA", "Smith J. A.",
// "Иванов И. И.". It is 0 when the words are not so. Of three capitals only those
// without a vowel are taken for initials, for "Xuran CAI" ends in a family name.
func trailingInitials(words []string) int {
	i := len(words)
	for i > 0 && isInitials(words[i-1]) {
		i--
	}
	if i == 0 || i == len(words) {
		return 0
	}
	for _, w := range words[:i] { // what is before must be a name, not "J. R. R."
		if utf8.RuneCountInString(strings.TrimRight(w, ".")) < 2 || strings.HasSuffix(w, ".") {
			return 0
		}
	}
	// "María José G." abbreviates a family name; several words before initials
	// are a family name only with a particle, or when the initials are several.
	if plain := words[i-1]; i > 2 && len(words)-i == 1 && strings.HasSuffix(words[i], ".") && !lowerStart(words[0]) && plain != "" {
		return 0
	}
	return i
}

// isInitials reports whether a word is one or a few initials: "J.", "J.-P.", "JA", "J.A.".
func isInitials(word string) bool {
	letters, stops, vowels := 0, 0, 0
	for _, r := range word {
		switch {
		case r == '.':
			stops++
		case r == '-' || r == '‐':
		case unicode.IsUpper(r):
			letters++
			if strings.ContainsRune("AEIOUYÄÖÜ", r) {
				vowels++
			}
		default:
			return false
		}
	}
	switch {
	case letters == 0 || letters > 4:
		return false
	case stops > 0 || letters <= 2:
		return true
	}
	return vowels == 0
}

// isSuffix reports whether text is what follows a family name: "Jr.", "III", "3rd".
func isSuffix(s string) bool {
	s = strings.TrimRight(s, ".")
	if len(s) == 0 || len(s) > 6 || strings.IndexByte(s, ' ') >= 0 {
		return false
	}
	switch strings.ToLower(s) {
	case "jr", "jnr", "junior", "sr", "snr", "senior", "esq", "filho", "neto":
		return true
	case "ii", "iii", "iv", "v", "vi", "vii", "viii":
		return strings.ToUpper(s) == s
	case "1st", "2nd", "3rd", "4th", "5th", "2d", "3d":
		return true
	}
	return false
}

// isCompanySuffix reports whether text is what follows the comma in a company's name.
func isCompanySuffix(s string) bool {
	return len(s) <= 12 && strings.IndexByte(s, ' ') < 0 && companySuffixes[strings.ToLower(strings.TrimRight(s, "."))]
}

// companySuffixes follow the comma in a company's name.
var companySuffixes = set("inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg sa s.a srl s.r.l spa s.p.a bv b.v nv n.v ab oy as a/s pty")

// IsOrganization reports whether a name is that of a body, by a word that
// persons do not have: "World Health Organization", "COVID-19 Study Group".
func IsOrganization(s string) bool {
	if strings.IndexByte(s, ' ') < 0 {
		return false
	}
	several := false
	for word := range strings.FieldsSeq(s) {
		word = strings.Trim(word, "().,;:\"'“”")
		if several && len(word) > 2 && organizationWords[strings.ToLower(word)] {
			return true
		}
		if word == "&" || word == "for" || word == "of" || word == "the" || word == "The" || word == "and" || word == "für" || word == "pour" || word == "para" {
			return true
		}
		if len(word) > 4 && organizationWords[strings.ToLower(word)] {
			return true
		}
		several = true
	}
	return false
}

// organizationWords name kinds of bodies in the languages of most records.
// None is a family name that persons bear.
var organizationWords = set("academy agency alliance association associates authority bank board bureau center centre centers centres clinic coalition " +
	"collaboration collaborative collaborators college commission committee company conference confederation congress consortium cooperative corporation " +
	"council department directorate division dynasty editors editorial enterprise enterprises faculty federation forum foundation fund government group " +
	"groups hospital hospitals inc initiative institute institutes institution institutions investigators laboratories laboratory league library ltd gmbh " +
	"ministry museum nations network observatory office organisation organization organisations organizations panel parliament partnership press program " +
	"programme project publishers publishing registry secretariat section service services society societies staff subcommittee survey syndicate taskforce " +
	"team trust unesco unicef union unit university universities working workgroup " +
	"universität hochschule institut ministerium gesellschaft verband verein bundesamt bundesministerium landesamt stiftung kommission arbeitsgruppe zentrum " +
	"akademie universidad instituto ministerio sociedad asociación fundación comisión comité centro facultad consejo universidade associação fundação " +
	"ministério université ministère société association fondation commission comité centre académie conseil laboratoire università istituto società " +
	"fondazione ministero consiglio universiteit stichting vereniging universitet universitetet instituttet styrelse styrelsen kommun myndigheten verket " +
	"yliopisto säätiö ministeriö laitos université uniwersytet instytut towarzystwo univerzita ústav университет институт академия министерство общество")

// set makes a set of the words in a string.
func set(words string) map[string]bool {
	m := make(map[string]bool, strings.Count(words, " ")+1)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// isPatronymic reports whether a word is a Russian patronymic.
func isPatronymic(word string) bool {
	for _, end := range []string{"ович", "евич", "овна", "евна", "ична", "ьич", "инична"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// isEtAl reports whether text stands for people who are not named.
func isEtAl(s string) bool {
	if len(s) > 24 {
		return false
	}
	switch strings.TrimRight(strings.ToLower(s), ".…") {
	case "et al", "et. al", "and others", "others", "u. a", "u.a", "et autres", "y otros", "и др", "等", "他", "ほか":
		return true
	}
	return false
}

// hasLetter reports whether s holds a letter.
func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// isASCII reports whether s holds ASCII alone.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
