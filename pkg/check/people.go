package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// degrees are what no part of a name can be, written exactly so. "MD" may be initials.
var degrees = []string{
	"PhD", "Ph.D.", "Ph.D", "MSc", "M.Sc.", "BSc", "B.Sc.", "DPhil", "MPhil", "MBBS", "PharmD", "PsyD", "Psy.D.", "M.D.", "FRCPsych", "FRCP", "RN", "MPH", "LCSW",
	"Prof.", "Professor", "Dr.", "Dr", "Dipl.-Ing.", "Mag.", "Doz.",
}

// bodies are words by which a body names itself, and which are no family name.
var bodies = []string{
	"Organization", "Organisation", "University", "Universität", "Universiteit", "Université", "Universidad", "Universidade", "Università", "Institute", "Institut", "Instituto",
	"Ministry", "Ministère", "Ministerio", "Ministerium", "Committee", "Commission", "Consortium", "Collaboration", "Collaborators", "Investigators", "Association",
	"Department", "Agency", "Foundation", "Council", "Federation", "Authority", "Administration",
}

// people looks at the names, and mends a list that names somebody twice.
func people(k *Examination) {
	c := &k.record.Citation
	var nth [256]int // of each role
	for i := range c.Credits {
		cr := &c.Credits[i]
		n := nth[cr.Role]
		nth[cr.Role]++
		if cr.EtAl {
			k.others(cr.Role)
			continue
		}
		k.name(cr.Role, n, &cr.Name)
		for j := range cr.IDs {
			if id := cr.IDs[j]; id.Scheme == citation.SchemeORCID {
				if _, err := id.Scheme.Parse(id.Value); err != nil {
					k.sayOf(diag.BadIdentifier, cr.Role, n, "%v of %s", err, cr.Name)
				}
			}
		}
	}
	k.twice()
}

// others finds "et al." that stands among the names as one. "and others" is how BibTeX says that there are more.
func (k *Examination) others(role citation.Field) {
	for i := range k.record.Claims {
		claim := &k.record.Claims[i]
		if credit, ok := claim.Value.(citation.Credit); ok && claim.Field == role && credit.EtAl {
			quote := strings.ToLower(strings.Trim(claim.Quote, " .,;"))
			if quote == "et al" || quote == "et. al" || quote == "and others" || quote == "et alii" {
				k.findingAt(claim.Place, diag.NameOthers, role, nil, "%q stands among the names; the list is not whole", claim.Quote)
			}
			return
		}
	}
}

// mostCredits is of a collaboration: beyond, credits are not compared each with each.
const mostCredits = 300

// twice finds people who are credited twice with one thing. Two people may have one
// name when it is short; only a full name that nothing sets apart is surely one person.
func (k *Examination) twice() {
	c := &k.record.Citation
	if len(c.Credits) > mostCredits {
		return
	}
	var dropped []int
	var nth [256]int
	for i := range c.Credits {
		cr := &c.Credits[i]
		n := nth[cr.Role]
		nth[cr.Role]++
		if cr.EtAl {
			continue
		}
		first := slices.IndexFunc(c.Credits[:i], func(other citation.Credit) bool { return !other.EtAl && other.Role == cr.Role && other.Name == cr.Name })
		if first < 0 {
			continue
		}
		name := cr.Name.String()
		if !samePerson(&c.Credits[first], cr) {
			k.sayOf(diag.DuplicateName, cr.Role, n, "%s stands twice; it may be two people", name)
			continue
		}
		k.mending(diag.DuplicateName, cr.Role, n, &Change{name + "; " + name, name}, "%s stands twice", name)
		dropped = append(dropped, i)
	}
	if len(dropped) == 0 || !k.mends(diag.DuplicateName) {
		return
	}
	kept := make([]citation.Credit, 0, len(c.Credits))
	for i := range c.Credits {
		if !slices.Contains(dropped, i) {
			kept = append(kept, c.Credits[i])
		}
	}
	c.Credits = kept
}

// samePerson reports whether two credits of one name are surely of one person,
// the second of which says nothing that the first does not.
func samePerson(first, second *citation.Credit) bool {
	given := first.Name.Given
	full := first.Name.Literal != "" || given != "" && !initials(given)
	for _, id := range second.IDs {
		if !slices.Contains(first.IDs, id) {
			return false
		}
	}
	for _, affiliation := range second.Affiliations {
		if !slices.Contains(first.Affiliations, affiliation) {
			return false
		}
	}
	return full
}

// name looks at the nth name of a role.
func (k *Examination) name(role citation.Field, nth int, n *citation.Name) {
	whole := n.Literal
	if whole == "" {
		whole = n.Family
	}
	switch lower := strings.ToLower(strings.TrimRight(whole, ". ")); lower {
	case "et al", "et. al", "others", "and others", "et alii", "u.a", "и др":
		k.sayOf(diag.NameOthers, role, nth, "%q stands as a name", whole)
		return
	case "anonymous", "[anonymous]", "anon", "no author", "no authors listed", "unknown", "n.n":
		if n.Given == "" {
			k.sayOf(diag.NameOthers, role, nth, "%q stands as a name", whole)
			return
		}
	}
	if strings.ContainsAny(whole, ";") || n.Literal == "" && strings.ContainsAny(n.Family+n.Given, ";0123456789") || names(n) {
		k.sayOf(diag.NameSoup, role, nth, "%q is more than a name", clip(n.String()))
	} else if affiliated(n) {
		k.sayOf(diag.NameAffiliation, role, nth, "%q has an affiliation or address in it", clip(n.String()))
	}
	if n.Literal != "" {
		if capitals(n.Literal) && strings.Contains(n.Literal, " ") && !citation.IsOrganization(n.Literal) {
			k.sayOf(diag.NameCapitals, role, nth, "name in capitals: %q", clip(n.Literal))
		}
		return
	}
	for _, part := range []string{n.Given, n.Family, n.Suffix} {
		for word := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == ' ' || r == ',' }) {
			if slices.Contains(degrees, word) && (word != "M.D." || word != firstWord(part)) { // "M.D. West" has two given names
				k.sayOf(diag.NameDegree, role, nth, "%q has the degree or title %q in it", n.String(), word)
			}
		}
	}
	if split(n) {
		k.sayOf(diag.NameSplit, role, nth, "%q and %q read like one name of a body", n.Family, n.Given)
	}
	if capitals(n.Family) && (capitals(n.Given) || n.Given == "" || initials(n.Given)) {
		k.sayOf(diag.NameCapitals, role, nth, "name in capitals: %q", n.String())
	}
	if n.Given != "" && initials(n.Given) {
		k.sayOf(diag.NameInitials, role, nth, "%s has initials only", n)
	}
}

// names reports whether a family name, or a name that was not taken apart, holds
// two names with initials: "Smith J, Doe K".
func names(n *citation.Name) bool {
	if n.Literal == "" {
		return strings.Contains(n.Given, " and ") || strings.Contains(n.Given, " & ") || strings.Contains(n.Family, " and ") && !citation.IsOrganization(n.Family)
	}
	persons := 0
	for part := range strings.SplitSeq(n.Literal, ",") {
		if word := lastWord(strings.TrimSpace(part)); word != strings.TrimSpace(part) && word != "" && len(word) <= 4 && initials(word) {
			persons++
		}
	}
	return persons > 1
}

// affiliated reports whether a person's name goes on to where he works:
// "Jane Roe (Department of Psychology)", "Jane Roe, University of X", "roe@x.org".
func affiliated(n *citation.Name) bool {
	if strings.Contains(n.Literal+n.Family+n.Given, "@") {
		return true
	}
	for _, part := range []string{n.Literal, n.Given, n.Family} {
		i := strings.IndexAny(part, "(,[")
		if i < 2 {
			continue
		}
		person, home := strings.TrimSpace(part[:i]), strings.Trim(part[i:], "(),[] ")
		if n := strings.Count(person, " "); n > 0 && n < 4 && !strings.Contains(person, " - ") && !strings.Contains(home, " and ") && strings.Contains(home, " ") &&
			citation.IsOrganization(home) && !citation.IsOrganization(person) {
			return true
		}
	}
	return false
}

// split reports whether the parts of a name are those of a body: "World Health" and "Organization".
func split(n *citation.Name) bool {
	if n.Given == "" || strings.Count(n.Family, " ")+strings.Count(n.Given, " ") == 0 {
		return false
	}
	for _, part := range []string{n.Given, n.Family} {
		if slices.Contains(bodies, lastWord(part)) || slices.Contains(bodies, firstWord(part)) || strings.Contains(part, " of ") || strings.HasSuffix(part, " of") || strings.HasPrefix(part, "of ") {
			return true
		}
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// capitals reports whether a name of some length has capitals only: "JENSEN", not "LI".
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.IsUpper(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 3
}

// initials reports whether a given name is made of single letters, or of two together without a point.
func initials(s string) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == '.' || r == '-' }) {
		n := 0
		for _, r := range word {
			if n++; n > 2 || !unicode.IsUpper(r) {
				return false
			}
		}
	}
	return true
}
