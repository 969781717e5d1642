package citation

import "strings"

// ParseHeading reads a name as the heading of a catalogue: "Tolkien, J. R. R.
// (John Ronald Reuel), 1892-1973, author." is J. R. R. Tolkien, with a role.
// Years of life, the fuller form of a given name and the final stop are no part
// of the name. The role is NoField where none is stated that [ParseRelator] has.
func ParseHeading(s string) (n Name, role Field, err error) {
	s = tidyName(s)
	for {
		s = strings.TrimRight(s, " ,;")
		rest, part := cutHeading(s)
		if part == "" {
			break
		}
		word := strings.Trim(part, " .()[]")
		stated, known := ParseRelator(word)
		switch {
		case known && (part[0] == '(' || part[0] == '[' || len(word) > 3 && strings.ContainsAny(rest, ", ")):
			if role == NoField {
				role = stated
			}
		case lifeDates(word):
		case part[0] == '(' && strings.Contains(rest, ","): // the fuller form
		default:
			rest = ""
		}
		if rest == "" {
			break
		}
		s = rest
	}
	s = cutFinalStop(s)
	if strings.Contains(s, ",") {
		if n = InvertedName(s); n.Literal == "" {
			return n, role, nil
		}
	}
	n, err = ParseName(s)
	return n, role, err
}

// cutHeading takes the last part off a heading: what stands in brackets at its
// end, or behind its last comma. There is no part when nothing would be left.
func cutHeading(s string) (rest, part string) {
	bare := strings.TrimRight(s, ". ")
	i := strings.LastIndexByte(s, ',')
	if strings.HasSuffix(bare, ")") || strings.HasSuffix(bare, "]") {
		i = strings.LastIndexAny(bare, "([")
	}
	if i <= 0 {
		return s, ""
	}
	part = strings.TrimLeft(s[i:], ", ")
	rest = strings.TrimRight(s[:i], " ")
	if part == "" || rest == "" {
		return s, ""
	}
	return rest, part
}

// lifeDates reports whether a part of a heading says when somebody lived: "1892-1973",
// "b. 1950", "active 16th century".
func lifeDates(s string) bool {
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return r < 'a' && r != '\'' || r > 'z' && r < 0x80 || r == '–' }) {
		switch word {
		case "b", "d", "ca", "c", "fl", "active", "approximately", "or", "and", "century", "cent", "th", "st", "nd", "rd", "geb", "gest", "born", "died", "bc", "ad", "né", "née":
		default:
			return false
		}
	}
	return true
}

// cutFinalStop takes off the stop that ends a heading, and leaves that of an
// initial or an abbreviation.
func cutFinalStop(s string) string {
	body, cut := strings.CutSuffix(s, ".")
	if !cut {
		return s
	}
	word := body[strings.LastIndexAny(body, " .")+1:]
	switch strings.ToLower(word) {
	case "inc", "ltd", "corp", "bros", "dept", "univ", "assn", "assoc", "intl":
		return s
	}
	if len(word) < 3 {
		return s
	}
	return body
}
