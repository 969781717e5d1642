package page

import (
	"strings"
	"sync"
	"unicode"
)

// person is one of the people of a talk, as Confex sets them.
type person struct {
	name        string // clean
	family      string // where a family name stood that was apart from the given names; "" when it was not
	view        string // where the rest stood
	affiliation string
}

// confexPeople reports whether a line names people with what they are: a
// name, then degrees, offices or places, set apart by commas.
func confexPeople(line string) bool {
	if isProse(line) && !strings.Contains(line, "(1)") && !strings.ContainsAny(line, "@;") {
		return false
	}
	head, _ := cutAffiliations(line)
	pieces := commaPieces(strings.TrimLeft(head, "*"))
	if len(pieces) == 0 || len(pieces) < 2 && head == line {
		return false
	}
	first := pieces[0]
	if isCapitals(first) && len(pieces) > 1 && isGiven(pieces[1]) {
		return true // "HEATHERINGTON, Todd M."
	}
	clean := cleanName(first)
	if strings.IndexByte(clean, ' ') < 0 || !nameLike(clean) || strings.ContainsAny(clean, ":?!\"“") {
		return false
	}
	if head != line {
		return true
	}
	// What follows the first name says that this is no title: a degree, an
	// affiliation, or further names.
	for _, p := range pieces[1:] {
		p = strings.TrimPrefix(p, "and ")
		if isTail(p) || hasOrganisation(p) || strings.Contains(p, "@") || isInitialName(p) || isState(p) {
			return true
		}
	}
	return false
}

// confexAuthors takes a line of people apart. The forms are:
//
//	Name, DEGREES, Role, University, City, ST
//	Full Name, Org, City, ST; and A. Bee, C. Dee, and E. Eff
//	Name1, Name2 and Name3, (1)Org, …, (2)Org
//	FAMILY, Given M.1, FAMILY, G.2 and FAMILY, G.1, (1)Dept, …
//	Name, DEGREES, Department, street, phone, e-mail, Name, DEGREES, …
//	Name, PhD1, Name, MPH2 and Name, MD1, (1)Dept, …, (2)Dept
func confexAuthors(line string) []person {
	head, affiliations := cutAffiliations(line)
	var people []person
	for i, group := range peopleGroups(head) {
		group = trim(group)
		joined := strings.HasPrefix(group, "and ")
		pieces := commaPieces(strings.TrimPrefix(group, "and "))
		switch {
		case len(pieces) == 0:
		case isCapitals(pieces[0]) && len(pieces) > 1 && isGiven(pieces[1]):
			people = append(people, capitalPeople(pieces, affiliations != nil)...)
		case affiliations != nil:
			for _, p := range pieces {
				if clean := cleanName(p); !isTail(p) && nameLike(clean) && !hasOrganisation(clean) {
					people = append(people, person{name: clean, view: p})
				}
			}
		case i > 0 && (joined || allInitialNames(pieces)) && allInitialNames(pieces):
			for _, p := range pieces { // who share the affiliation of those before
				people = append(people, person{name: cleanName(p), view: p})
			}
		default:
			people = append(people, runPeople(pieces)...)
		}
	}
	if len(affiliations) == 1 {
		for i := range people {
			people[i].affiliation = affiliations[0]
		}
		return people
	}
	for i := range people { // "Given M.2" says which of several
		if n := trailingNumber(people[i].view); n > 0 && n <= len(affiliations) {
			people[i].affiliation = affiliations[n-1]
		}
	}
	return people
}

// peopleGroups parts a line of people at semicolons, and behind each e-mail address.
func peopleGroups(line string) (groups []string) {
	for group := range strings.SplitSeq(line, ";") {
		for {
			at := strings.IndexByte(group, '@')
			if at < 0 {
				break
			}
			end := strings.IndexAny(group[at:], " ,")
			if end < 0 {
				break
			}
			groups = append(groups, group[:at+end])
			group = strings.TrimLeft(group[at+end:], " ,")
		}
		groups = append(groups, group)
	}
	return groups
}

// capitalPeople reads "FAMILY, Given M.1, FAMILY, G.2". Without numbers each may have an address behind the name, which
// ends in a postal code, or with the line: "FAMILY, Given, Dept, Univ, City, NY 11451, FAMILY, G., Dept, City, IA 50011".
func capitalPeople(pieces []string, numbered bool) []person {
	var people []person
	for len(pieces) > 1 {
		family, given := pieces[0], pieces[1]
		if isCapitals(family) && isGiven(given) && (len(people) == 0 || numbered || hasDigit(people[len(people)-1].view) || !hasOrganisation(family)) {
			people = append(people, person{name: family + ", " + cleanName(given), family: family, view: given})
			pieces = pieces[2:]
			continue
		}
		if len(people) == 0 || numbered {
			break
		}
		end := 0
		for end < len(pieces) && !endsInCode(pieces[end]) {
			end++
		}
		end = min(end+1, len(pieces))
		people[len(people)-1].affiliation = strings.Join(pieces[:end], ", ")
		pieces = pieces[end:]
	}
	return people
}

// endsInCode reports whether a piece ends as an address does: in a postal code.
func endsInCode(piece string) bool {
	return len(piece) > 4 && isDigit(piece[len(piece)-1]) && isDigit(piece[len(piece)-4])
}

// runPeople reads a run of pieces in which a person is followed by degrees and
// affiliation. A further person begins behind an e-mail address or telephone
// number, and where a name is followed by a degree.
func runPeople(pieces []string) []person {
	var people []person
	var about []string
	finish := func() {
		if len(people) > 0 {
			people[len(people)-1].affiliation = strings.Join(about, ", ")
		}
		about = nil
	}
	ended := true
	for i, p := range pieces {
		clean := cleanName(strings.TrimPrefix(p, "and "))
		named := strings.IndexByte(clean, ' ') > 0 && !isDigit(p[0]) && nameLike(clean) && !hasOrganisation(clean) && !isState(p) && !isRole(p)
		degreeNext := i+1 < len(pieces) && isTail(pieces[i+1])
		switch {
		case named && (ended || degreeNext && len(about) == 0 || degreeNext && ended):
			finish()
			people = append(people, person{name: clean, view: p})
			ended = false
		case named && degreeNext && i > 0:
			finish()
			people = append(people, person{name: clean, view: p})
		case isTail(p) || isRole(p):
		case strings.Contains(p, "@"):
			ended = true
		default:
			about = append(about, p)
		}
	}
	finish()
	return people
}

// cutAffiliations parts a line before "(1)" and gives the numbered affiliations; nil when there are none.
func cutAffiliations(line string) (head string, affiliations []string) {
	at := strings.Index(line, "(1)")
	if at < 0 {
		return cutAffiliation(line)
	}
	head = strings.TrimRight(line[:at], " ,;")
	rest := line[at:]
	for n := 1; ; n++ {
		mark := "(" + decimal(n) + ")"
		_, after, ok := strings.Cut(rest, mark)
		if !ok {
			return head, affiliations
		}
		text := after
		if end := strings.Index(after, "("+decimal(n+1)+")"); end >= 0 {
			text = after[:end]
		}
		affiliations = append(affiliations, strings.Trim(text, " ,;"))
		rest = after
	}
}

// cutAffiliation parts a line at the full stop behind its names, where they have one affiliation: "Ann Bee, MS, and Carl Dee, MA. Office of Things, City".
func cutAffiliation(line string) (head string, affiliations []string) {
	for at := 0; ; {
		i := strings.Index(line[at:], ". ")
		if i < 0 {
			return line, nil
		}
		at += i + 2
		head, rest := line[:at-2], line[at:]
		last := trim(head[strings.LastIndexByte(head, ',')+1:])
		if (isTail(last) || strings.Contains(last, " ") && nameLike(cleanName(strings.TrimPrefix(last, "and ")))) && hasOrganisation(firstOf(rest, ",")) {
			return head, []string{trim(rest)}
		}
	}
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// commaPieces parts a list at commas and at "and".
func commaPieces(s string) []string {
	var pieces []string
	for p := range strings.SplitSeq(s, ",") {
		for _, q := range splitAnd(trim(p)) {
			if q = trim(q); q != "" {
				pieces = append(pieces, q)
			}
		}
	}
	return pieces
}

// splitAnd parts "A. Bee and C. Dee", but not "Department of Health and Society".
func splitAnd(p string) []string {
	p = strings.TrimPrefix(p, "and ")
	before, after, ok := strings.Cut(p, " and ")
	if ok && endsInCode(before) && isCapitals(after) { // "IA 50319 and CHATURGAN"
		return []string{before, after}
	}
	if !ok || hasOrganisation(before) || hasOrganisation(after) || !nameLike(cleanName(before)) && !isInitialName(before) && !isTail(before) && !isGiven(before) {
		return []string{p}
	}
	return append([]string{before}, splitAnd(after)...)
}

// isCapitals reports whether a piece is a family name in capitals.
func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
		case unicode.IsLower(r) && letters != 1, unicode.IsDigit(r), r == '.':
			return false // one small letter is let pass: "McDONALD"
		}
	}
	return letters > 1 && !isTail(s) && strings.Count(s, " ") < 3
}

// isGiven reports whether a piece is given names behind a family name in capitals: "Todd M.1".
func isGiven(s string) bool {
	clean := cleanName(s)
	first, _ := firstRune(clean)
	if !unicode.IsUpper(first) || strings.Count(clean, " ") > 2 || hasOrganisation(clean) || isTail(s) {
		return false
	}
	return !isCapitals(clean) || strings.Contains(clean, ".") || len(clean) <= 2
}

// isInitialName reports whether a piece is initials and a family name: "A. Bee", "J. M. van Dyke".
func isInitialName(s string) bool {
	first, rest, ok := strings.Cut(strings.TrimPrefix(s, "and "), " ")
	if !ok || !strings.HasSuffix(first, ".") || len(strings.Trim(first, ".-")) > 3 || trim(rest) == "" || hasDigit(rest) {
		return false
	}
	r, _ := firstRune(first)
	return unicode.IsUpper(r) && !hasOrganisation(rest)
}

func allInitialNames(pieces []string) bool {
	for _, p := range pieces {
		if !isInitialName(p) {
			return false
		}
	}
	return len(pieces) > 0
}

// hasOrganisation reports whether a piece has a word that only organisations have.
func hasOrganisation(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if inSet(organisationWords(), strings.Trim(word, ".,;:()")) {
			return true
		}
	}
	return false
}

// isState reports whether a piece is the short name of a state or country: "MA", "DC", "USA".
func isState(s string) bool {
	s, _, _ = strings.Cut(s, " ")
	return len(s) >= 2 && len(s) <= 3 && strings.ToUpper(s) == s && !hasDigit(s) && isLetter(s[0])
}

// isRole reports whether a piece says what somebody is.
func isRole(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if inSet(offices(), strings.Trim(word, ".,")) {
			return true
		}
	}
	return false
}

var offices = sync.OnceValue(func() map[string]bool {
	return wordSet(`professor student candidate director fellow lecturer associate assistant coordinator manager
researcher scientist instructor dean chair president doctoral postdoctoral clinician analyst specialist`)
})

// trailingNumber gives the number that ends a piece; 0 when none does.
func trailingNumber(s string) int {
	s = strings.TrimRight(s, "* ")
	start := len(s)
	for start > 0 && isDigit(s[start-1]) {
		start--
	}
	n := 0
	for _, b := range []byte(s[start:]) {
		n = n*10 + int(b-'0')
	}
	return n
}
