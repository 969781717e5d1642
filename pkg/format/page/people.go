package page

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// claimNames claims the people that the lines name: one or more a line, set
// apart by commas, semicolons, "and" or "&". It reports whether there were any.
func (s *sheet) claimNames(f citation.Field, lines []string, rule string, c evidence.Confidence) (any bool) {
	for _, line := range lines {
		for _, piece := range splitPeople(line) {
			if isEtAl(piece) {
				s.add(f, citation.Credit{Role: f, EtAl: true}, piece, rule, c)
				continue
			}
			clean := cleanName(piece)
			if clean == "" {
				continue
			}
			name, err := s.parseName(string(citation.ParseText(clean))) // a hard wrap may stand within
			if err != nil {
				continue
			}
			role := roleOf(piece, f)
			s.add(role, citation.Credit{Role: role, Name: name}, piece, rule, c)
			any = true
		}
	}
	return any
}

// parseName reads a name. Where a platform sets given names first, "Na LI" is a
// Li; elsewhere "Smith JA" is a Smith. "健一 佐藤" is a Satō on all of them.
func (s *sheet) parseName(name string) (citation.Name, error) {
	if (s.platform.givenFirst || eastAsian(name)) && strings.IndexByte(name, ',') < 0 {
		return citation.DirectName(name), nil
	}
	return citation.ParseName(name)
}

// splitPeople cuts a list of names written given name first, as pages show
// them: "A, B, C", "A, B & C", "A,B &C", "A and B". The pieces are views. A
// piece that cannot be a name of its own ("Jr.", "PhD") stays with the name before it.
func splitPeople(list string) []string {
	var pieces []string
	bySemicolons := strings.IndexByte(list, ';') >= 0 || strings.Contains(list, "；") // "Smith, Jan; Doe, Ann"
	start := 0
	cut := func(end, next int) {
		if end < start { // " and and ": the second begins within the first
			start = next
			return
		}
		piece := trim(list[start:end])
		start = next
		if piece == "" {
			return
		}
		if isTail(piece) && len(pieces) > 0 {
			last := &pieces[len(pieces)-1]
			*last = list[strings.Index(list, *last):end]
			return
		}
		pieces = append(pieces, piece)
	}
	depth := 0
	for i, r := range list {
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			continue
		}
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(0, depth-1)
		case depth > 0:
		case r == ';' || r == '；' || !bySemicolons && (r == ',' || r == '&' || r == '，' || r == '、'):
			cut(i, i+utf8.RuneLen(r))
		case r == ' ' && i+1 < len(list) && strings.IndexByte(beginConjunctions, list[i+1]) >= 0:
			for _, and := range conjunctions {
				if strings.HasPrefix(list[i:], and) && !strings.HasPrefix(list[i:], " et al") {
					cut(i, i+len(and))
				}
			}
		}
	}
	cut(len(list), len(list))
	return pieces
}

// conjunctions stand before the last name of a list.
var conjunctions = []string{" and ", " und ", " et ", " och ", " og ", " ja "}

// beginConjunctions are the letters that they begin with.
const beginConjunctions = "aueoj"

// isEtAl reports whether a piece stands for people who are not named.
func isEtAl(piece string) bool {
	return inSet(etAl, strings.Trim(piece, ".… "))
}

var etAl = map[string]bool{"et al": true, "and others": true, "others": true, "m.fl": true, "u.a": true}

// isTail reports whether a piece between commas belongs to the name before it.
func isTail(piece string) bool {
	return inSet(generations, strings.TrimRight(piece, ".*")) || isDegree(piece)
}

var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// isDegree reports whether the letters of a text are those of a degree: "Ph.D.".
func isDegree(s string) bool {
	var letters [longestDegree]byte
	n := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if r >= utf8.RuneSelf || n == len(letters) {
			return false
		}
		letters[n] = byte(r) &^ 0x20
		n++
	}
	return degrees()[string(letters[:n])]
}

// longestDegree is how many letters the longest of the degrees has.
const longestDegree = 8

// degrees are what stands after a name and is none of it. Short ones that could be initials
// ("MA", "BS", "MS") count only after a comma, which is where isTail is asked.
var degrees = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"PHD": true, "MD": true, "MSC": true, "BSC": true, "MPH": true, "MSW": true, "MA": true, "BA": true, "MS": true, "BS": true,
		"DPHIL": true, "EDD": true, "PSYD": true, "DRPH": true, "SCD": true, "RN": true, "MBA": true, "LCSW": true, "JD": true,
		"MTS": true, "MED": true, "MPP": true, "MPA": true, "DRPHIL": true, "DSW": true, "BSW": true, "MBBS": true, "FRCP": true,
		"DO": true, "DDS": true, "DMD": true, "PHARMD": true, "DNP": true, "MSN": true, "BSN": true, "MHS": true, "MSED": true,
		"MPHIL": true, "LLM": true, "LLB": true, "DRMED": true, "DPH": true, "MSCN": true, "MDPHD": true, "CPSYCHOL": true, "RGN": true, "BSCHONS": true, "MENG": true, "BENG": true, "FAAN": true, "DSC": true, "PHDC": true, "ABD": true,
	}
})

// cleanName takes from a name as a page shows it what is not the name:
// Markdown links, footnote digits and marks, roles in brackets, e-mail
// addresses, degrees, "ORCID Icon". The result is "" when nothing is left.
func cleanName(s string) string {
	s = unlink(s)
	for _, noise := range []string{"ORCID Icon", "Email author", "View ORCID Profile"} {
		s = strings.TrimSuffix(trim(s), noise)
	}
	if at := strings.IndexByte(s, '@'); at >= 0 {
		s = s[:strings.LastIndexByte(s[:at], ' ')+1]
	}
	if open := strings.IndexAny(s, "(["); open > 0 && !isNickname(s[open:]) {
		s = s[:open]
	}
	s = strings.TrimRight(strings.TrimSuffix(s, "*)"), "0123456789,*† ") // "Rosemarie Fritsch, MD2,3"
	if comma := strings.LastIndexByte(s, ','); comma >= 0 && isDegree(s[comma:]) {
		return cleanName(s[:comma])
	}
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsDigit(r) && r < ideographs || unicode.In(r, unicode.No) ||
			strings.ContainsRune("*†‡§¶#,;:•·|_^✉&", r)
	})
	for _, and := range conjunctions {
		s = strings.TrimPrefix(s, and[1:])
	}
	s = withoutHonorific(s)
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// isNickname reports whether a text begins with a further given name in brackets, behind which the name goes on: "(Frank) Gong".
func isNickname(s string) bool {
	inner, rest, ok := strings.Cut(strings.TrimPrefix(s, "("), ") ")
	r, _ := firstRune(rest)
	first, _ := firstRune(inner)
	return ok && s[0] == '(' && unicode.IsUpper(r) && unicode.IsUpper(first) && len(inner) > 2 && !strings.ContainsFunc(inner, func(r rune) bool { return !unicode.IsLetter(r) }) &&
		strings.ToUpper(inner) != inner && !commonWords()[strings.ToLower(inner)] && !organisationWords()[strings.ToLower(inner)]
}

// withoutHonorific cuts the titles that stand before a name: "Prof. Dr. Anna Weber", "Mg. Miguel Barboza".
func withoutHonorific(s string) string {
	for {
		word, rest, ok := strings.Cut(s, " ")
		if !ok || !inSet(honorifics, strings.TrimSuffix(word, ".")) || strings.TrimLeft(rest, " ") == "" {
			return s
		}
		s = strings.TrimLeft(rest, " ")
	}
}

// honorifics are no part of a name, and no given name either.
var honorifics = map[string]bool{
	"dr": true, "dra": true, "prof": true, "professor": true, "mg": true, "mgr": true, "lic": true, "ing": true, "dipl": true, "mag": true, "doc": true,
	"assoc": true, "asst": true, "phdr": true, "rndr": true, "mudr": true, "judr": true, "drs": true, "profa": true, "docente": true,
}

// unlink gives the text of a name that is a Markdown link: "[Xuran CAI](https://…)" is "Xuran CAI".
func unlink(s string) string {
	open := strings.IndexByte(s, '[')
	if open < 0 || !strings.Contains(s, "](") {
		return s
	}
	return plainLinks(s)
}

// plainLinks gives a line with Markdown links replaced by their texts; a line without links is given back as it is.
func plainLinks(s string) string {
	if !strings.Contains(s, "](") {
		return s
	}
	var plain strings.Builder
	for {
		before, text, after, ok := nextLink(s)
		plain.WriteString(before)
		if !ok {
			return plain.String()
		}
		plain.WriteString(text)
		s = after
	}
}

// linkTexts gives the texts of the Markdown links in a line that are names:
// not an address, not "Correspondence"; nil when it has none.
func linkTexts(s string) []string {
	var texts []string
	for {
		_, text, after, ok := nextLink(s)
		if !ok {
			return texts
		}
		if text = unmark(text); text != "" && !strings.Contains(text, "@") && !strings.HasPrefix(text, "http") && text != "Correspondence" && text != "ORCID Icon" {
			texts = append(texts, text)
		}
		s = after
	}
}

// nextLink cuts s around its first Markdown link.
func nextLink(s string) (before, text, after string, ok bool) {
	middle := strings.Index(s, "](")
	if middle < 0 {
		return s, "", "", false
	}
	open := strings.LastIndexByte(s[:middle], '[')
	end := strings.IndexByte(s[middle:], ')')
	if open < 0 || end < 0 {
		return s, "", "", false
	}
	return s[:open], s[open+1 : middle], s[middle+end+1:], true
}

// roles are what a page writes in brackets after a name.
var roles = sync.OnceValue(func() map[string]citation.Field {
	return map[string]citation.Field{
		"editor": citation.FieldEditor, "ed.": citation.FieldEditor, "eds.": citation.FieldEditor, "redaktør": citation.FieldEditor,
		"redacteur": citation.FieldEditor, "herausgeber": citation.FieldEditor, "hrsg.": citation.FieldEditor, "editör": citation.FieldEditor,
		"redaktör": citation.FieldEditor, "toimittaja": citation.FieldEditor,
		"translator": citation.FieldTranslator, "transl.": citation.FieldTranslator, "übers.": citation.FieldTranslator,
		"illustrator": citation.FieldIllustrator, "contributor": citation.FieldContributor, "supervisor": citation.FieldContributor,
		"advisor": citation.FieldContributor, "co-supervisor": citation.FieldContributor, "curator": citation.FieldCurator, "composer": citation.FieldComposer,
		"compiler": citation.FieldCompiler, "director": citation.FieldDirector, "performer": citation.FieldPerformer,
	}
})

// roleOf gives the role that stands in brackets after a name; f when there is none.
func roleOf(piece string, f citation.Field) citation.Field {
	open := strings.LastIndexByte(piece, '(')
	if open < 0 {
		return f
	}
	role, _, _ := strings.Cut(piece[open+1:], ")")
	if named := roleNamed(role); named != citation.NoField {
		return named
	}
	return f
}

// roleNamed gives the field of credit that a word names; NoField when it is no such word.
func roleNamed(word string) citation.Field { return roles()[strings.ToLower(trim(word))] }

// nameLike reports whether a line can be names set apart by commas, and not
// the department below them: each piece is a few words that begin with
// capitals, and none is a word that only organisations have.
func nameLike(line string) bool {
	pieces := splitPeople(line)
	if len(pieces) == 0 {
		return false
	}
	for _, piece := range pieces {
		clean := cleanName(piece)
		if isEtAl(piece) || clean == "" {
			continue
		}
		count := 0
		for word := range strings.FieldsSeq(clean) {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "'’\"(-"))
			if unicode.IsDigit(r) || count == 8 {
				return false
			}
			if unicode.IsLower(r) && !particles()[word] && !strings.HasPrefix(word, "d'") && !strings.HasPrefix(word, "d’") && !strings.HasPrefix(word, "al-") {
				return false
			}
			if inSet(organisationWords(), strings.Trim(word, ".,;:")) {
				return false
			}
			count++
		}
		first, _ := utf8.DecodeRuneInString(clean)
		if unicode.IsLower(first) && count == 1 || len(pieces) == 1 && count < 2 && first < ideographs {
			return false
		}
		if strings.HasSuffix(clean, "?") || strings.Contains(clean, ": ") {
			return false
		}
	}
	return true
}

// goesOn reports whether a list of names goes on from one line to the next.
func goesOn(line, next string) bool {
	line, next = unmark(line), unmark(next)
	return strings.HasSuffix(line, ",") || strings.HasSuffix(line, "&") || strings.HasPrefix(next, ",") || strings.HasPrefix(next, "&")
}

// listsNames reports whether a line can be nothing but a list of names: two or more, each of two words or more.
func listsNames(line string) bool {
	pieces := splitPeople(line)
	for _, piece := range pieces {
		if clean := cleanName(piece); !strings.ContainsAny(clean, " .") && !wholeEastAsian(clean) && !isEtAl(piece) {
			return false
		}
	}
	return len(pieces) > 1 && nameLike(line)
}

// manyNames reports whether a line is beyond doubt a list of names: two or more, each of two words or more.
func manyNames(line string) bool {
	pieces := splitPeople(line)
	for _, piece := range pieces {
		if !strings.Contains(cleanName(piece), " ") {
			return false
		}
	}
	return len(pieces) > 1 && strings.Contains(line, "&")
}

// onlySeparators reports whether a line is what was left of a list of names when the
// names went, ", &", and how many names there must have been at least.
func onlySeparators(line string) (is bool, least int) {
	icons := strings.Count(line, "ORCID Icon")
	line = strings.ReplaceAll(line, "ORCID Icon", "")
	separators := 0
	for _, r := range line {
		switch {
		case r == ',' || r == '&':
			separators++
		case !unicode.IsSpace(r) && r != '|' && r != '*':
			return false, 0
		}
	}
	if separators == 0 && icons == 0 {
		return false, 0
	}
	return true, max(separators+1, icons)
}

// lostNames is the rule by which names are known to be on a page that has lost them.
func lostNames(line string, least int) string {
	return fmt.Sprintf("line %q, which stands between %d names or more", line, least)
}

// organisationWords stand in the names of departments, never of people. "Law",
// "Hall" and the like are family names too, and are not here.
var organisationWords = sync.OnceValue(func() map[string]bool {
	return wordSet(`
department departments dept school faculty university universities institute institutes institut college division unit
laboratory laboratories lab centre centres center centers hospital hospitals academy office research studies sciences science
administration clinic clinics programme program section library museum foundation ministry agency council graduate
engineering psychology education medicine nursing management economics mathematics physics chemistry biology sociology policy
afdeling afdelingen institutt fakultet fakultetet fakultät fachbereich lehrstuhl abteilung klinik universität universiteit universitet universitetet
faculteit instituut onderzoek onderzoeksgroep vakgroep departement departamento facultad instituto universidad escuela centro
laitos tiedekunta yliopisto osasto université faculté département école laboratoire università dipartimento facoltà
universitetshospital sygehus sykehus institutionen institution avdelningen högskolan høgskolen
universitas fakultas politeknik sekolah akademi institut universidade faculdade universitat univerzita uniwersytet egyetem univerzitet sveučilište
univerza üniversitesi fakültesi bölümü universitatea facultatea wydział katedra университет институт академия факультет кафедра университета
університет інститут академія кафедра центр corporation company laboratoires hôpital centre ecole`)
})

// particles are the words of a name that are written small.
var particles = sync.OnceValue(func() map[string]bool {
	return wordSet(`de del della dello dei degli da das do dos di du des la le les lo van von vom zu zum zur der den ter ten te 't
		op af av y e i bin ibn ben bint abu al el und och og of the on behalf for`)
})

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
