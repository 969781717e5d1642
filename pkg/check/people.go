package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// degrees are what no part of a name can be, written exactly so. "MD" may be initials.
var degrees = []string{"PhD", "Ph.D.", "Ph.D", "MSc", "M.Sc.", "DPhil", "MBBS", "PharmD", "FRCPsych", "Prof.", "Professor", "Dr."}

// bodies are words by which an organisation names itself, and which are no family name.
var bodies = []string{
	"Organization", "Organisation", "University", "Institute", "Ministry", "Committee", "Consortium", "Collaboration", "Association", "Department",
	"Agency", "Foundation", "Council",
}

// people looks at the names, and mends a list that names somebody twice.
func people(k *Checker) {
	c := &k.record.Citation
	for i := range c.Credits {
		cr := &c.Credits[i]
		if cr.EtAl {
			continue
		}
		k.name(cr.Role, &cr.Name)
		for j := range cr.IDs {
			if id := cr.IDs[j]; id.Scheme == citation.SchemeORCID {
				if _, err := id.Scheme.Parse(id.Value); err != nil {
					k.say(diag.BadIdentifier, cr.Role, "%v of %s", err, cr.Name)
				}
			}
		}
	}
	twice := func(i int) bool {
		return !c.Credits[i].EtAl && slices.ContainsFunc(c.Credits[:i], func(other citation.Credit) bool {
			return other.Role == c.Credits[i].Role && other.Name == c.Credits[i].Name
		})
	}
	if len(c.Credits) > 300 { // a collaboration; the comparison is of each with each
		return
	}
	kept := make([]citation.Credit, 0, len(c.Credits))
	for i := range c.Credits {
		if name := c.Credits[i].Name; twice(i) {
			k.fixed(diag.DuplicateName, c.Credits[i].Role, &Change{name.String() + "; " + name.String(), name.String()}, "%s stands twice", name)
		} else {
			kept = append(kept, c.Credits[i])
		}
	}
	if k.mends(diag.DuplicateName) {
		c.Credits = kept
	}
}

// name looks at one name.
func (k *Checker) name(role citation.Field, n *citation.Name) {
	whole := n.Literal
	if whole == "" {
		whole = n.Family
	}
	switch lower := strings.ToLower(strings.TrimRight(whole, ". ")); lower {
	case "et al", "others", "and others", "et alii", "u.a", "и др":
		k.say(diag.NameOthers, role, "%q stands as a name", whole)
		return
	}
	if strings.ContainsAny(whole, ";@") || n.Literal == "" && strings.ContainsAny(n.Family+n.Given, ";@0123456789") {
		k.say(diag.NameSoup, role, "%q is more than a name", clip(n.String()))
	}
	if n.Literal != "" {
		return
	}
	for _, part := range []string{n.Given, n.Family, n.Suffix} {
		for word := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == ' ' || r == ',' }) {
			if slices.Contains(degrees, word) {
				k.say(diag.NameDegree, role, "%q has the degree or title %q in it", n.String(), word)
			}
		}
	}
	if n.Given != "" && (slices.Contains(bodies, lastWord(n.Given)) || slices.Contains(bodies, lastWord(n.Family))) {
		k.say(diag.NameSplit, role, "%q and %q read like one name of a body", n.Family, n.Given)
	}
	if capitals(n.Family) && (capitals(n.Given) || n.Given == "") {
		k.say(diag.NameCapitals, role, "name in capitals: %q", n.String())
	}
	if n.Given != "" && initials(n.Given) {
		k.say(diag.NameInitials, role, "%s has initials only", n)
	}
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

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
		letters := []rune(word)
		if len(letters) > 2 || slices.ContainsFunc(letters, unicode.IsLower) || slices.ContainsFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) }) {
			return false
		}
	}
	return true
}
