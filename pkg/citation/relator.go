package citation

import (
	_ "embed" // for the table
	"strings"
	"sync"
)

// relatorTable has a line for every relator: its code in the MARC code list for
// relators, its term there or in CSL, and the role it is, or "-" when it is none
// that a citation names (an owner, a printer). Of several relators for one role
// the first is the role's own.
//
//go:embed relators.tsv
var relatorTable string

// relators gives the roles by code and by term, read when first asked for.
var relators = sync.OnceValue(func() map[string]Field {
	roles := make(map[string]Field)
	for line := range strings.Lines(relatorTable) {
		code, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		term, role, _ := strings.Cut(rest, "\t")
		roles[term] = FieldNamed(role)
		if code != "" {
			roles[code] = FieldNamed(role)
		}
	}
	return roles
})

// ParseRelator reads what somebody did for a work as catalogues have it: by the
// MARC code list for relators, in codes ("trl"), terms ("Translator.") or
// addresses ("http://id.loc.gov/vocabulary/relators/trl"). The role is NoField
// for what is no part in the work (a former owner, a printer); ok is false when
// the relator is not known. What CSL has no role for is a contributor's.
func ParseRelator(s string) (role Field, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	s = s[strings.LastIndexByte(s, '/')+1:]
	roles := relators()
	if role, ok = roles[s]; ok {
		return role, true
	}
	s = strings.Trim(s, " .,;:()[]")
	for _, form := range []string{s, s + ".", strings.ReplaceAll(s, "-", " "), strings.TrimSuffix(s, "s")} { // "author of introduction, etc", "series-editor", "authors"
		if role, ok = roles[form]; ok {
			return role, true
		}
	}
	return NoField, false
}

// Relator gives the code and the term of a role in the MARC code list for
// relators. The code is "" for roles that only CSL knows; both are for what is no role.
func (f Field) Relator() (code, term string) {
	if f.Kind() != KindName {
		return "", ""
	}
	name := f.String()
	for line := range strings.Lines(relatorTable) {
		code, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if term, role, _ := strings.Cut(rest, "\t"); role == name {
			return code, term
		}
	}
	return "", ""
}
