package citation

import (
	"strings"
	"unicode/utf8"
)

// ParseNames reads a list of names in one string. It knows lists set apart by
// semicolons; by "and", "&" and their like in other languages; by commas, when
// every piece is a name by itself ("Jan Smith, Ann Doe", "Smith JA, Doe B") or
// family names and initials alternate ("Smith, J., Doe, A., & Roe, B."); and
// by blanks, commas or 、 in Chinese and Japanese. "et al." is dropped.
//
// Where the shape does not tell, nothing is guessed: the error is ErrNames and
// the list is nil.
func ParseNames(s string) ([]Name, error) {
	s = strings.Trim(string(ParseText(s)), " ,;、，；")
	if !hasLetter(s) {
		return nil, ErrNoName
	}
	if asian := splitEastAsian(s); asian != nil {
		return parseAll(asian)
	}
	if script(s) == eastAsian {
		return nil, ErrNames
	}
	s = strings.ReplaceAll(s, "；", ";")
	if strings.IndexByte(s, ';') >= 0 {
		return parseAll(strings.Split(s, ";"))
	}
	pieces := splitConjunctions(s)
	if strings.IndexByte(s, ',') < 0 {
		return parseAll(pieces)
	}
	if len(pieces) > 1 && everyInverted(pieces) {
		return parseAll(pieces) // "Smith, Jan and Doe, Ann"
	}
	var segments []string
	for _, piece := range pieces {
		for segment := range strings.SplitSeq(piece, ",") {
			if segment = strings.TrimSpace(segment); segment == "" {
				continue
			}
			if len(segments) > 0 && isSuffix(segment) {
				segments[len(segments)-1] += ", " + segment
				continue
			}
			segments = append(segments, segment)
		}
	}
	switch {
	case alternate(segments):
		var pairs []string
		for i := 0; i < len(segments); i += 2 {
			family, suffix, _ := strings.Cut(segments[i], ", ")
			pair := family + ", " + segments[i+1]
			if suffix != "" {
				pair += ", " + suffix
			}
			pairs = append(pairs, pair)
		}
		return parseAll(pairs)
	case everyDirect(segments):
		return parseAll(segments)
	case len(segments) == 2 && len(pieces) == 1:
		return parseAll([]string{s}) // "Smith, Jan"
	}
	return nil, ErrNames
}

// parseAll reads every piece as one name and drops those that stand for others.
func parseAll(pieces []string) ([]Name, error) {
	names := make([]Name, 0, len(pieces))
	for _, piece := range pieces {
		piece = strings.TrimSpace(piece)
		if rest, cut := cutEtAl(piece); cut {
			piece = rest
		}
		name, err := ParseName(piece)
		if err == nil {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil, ErrNoName
	}
	return names, nil
}

// cutEtAl takes "et al." off the end of a piece.
func cutEtAl(s string) (rest string, cut bool) {
	for _, end := range []string{" et al.", " et al", " 等", "等"} {
		if rest, cut = strings.CutSuffix(s, end); cut {
			return strings.TrimRight(rest, " ,"), true
		}
	}
	return s, false
}

// conjunctions join the last name of a list to those before it.
var conjunctions = []string{" and ", " & ", " und ", " et ", " och ", " og ", " ja ", " en ", " и ", " та ", " ve "}

// splitConjunctions parts a list at its conjunctions. Spanish "y" and
// Portuguese "e" are left alone: they join family names as well.
func splitConjunctions(s string) []string {
	for _, c := range conjunctions {
		if strings.Contains(s, " et al") && c == " et " {
			continue
		}
		if strings.Contains(s, c) {
			if IsOrganization(strings.ReplaceAll(s, c, " ")) && strings.IndexByte(s, ',') < 0 {
				return []string{s} // "Department of Health and Social Care"
			}
			s = strings.ReplaceAll(s, c, ", \x00")
		}
	}
	s = strings.ReplaceAll(s, ",&", ", \x00")
	if rest, ok := strings.CutPrefix(s, "& "); ok {
		s = rest
	}
	parts := strings.Split(s, "\x00")
	for i := range parts {
		parts[i] = strings.Trim(parts[i], " ,&")
	}
	return parts
}

// everyInverted reports whether each piece is one name with one comma in it.
func everyInverted(pieces []string) bool {
	for _, p := range pieces {
		family, given, found := strings.Cut(p, ",")
		if !found || strings.IndexByte(given, ',') >= 0 || strings.Count(strings.TrimSpace(family), " ") > 2 {
			return false
		}
		if strings.Contains(strings.TrimSpace(family), " ") && strings.Contains(strings.TrimSpace(given), " ") && !lowerStart(family) {
			return false // "Ann Doe, Jan Roe" are two
		}
	}
	return true
}

// alternate reports whether family names and initials take turns.
func alternate(segments []string) bool {
	if len(segments)%2 != 0 {
		return false
	}
	for i, s := range segments {
		if initials := allInitials(s); initials != (i%2 == 1) {
			return false
		}
	}
	return true
}

// allInitials reports whether a segment has nothing but initials.
func allInitials(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if !isInitials(word) {
			return false
		}
	}
	return s != ""
}

// everyDirect reports whether each segment is a whole name without a comma.
func everyDirect(segments []string) bool {
	for _, s := range segments {
		if allInitials(s) || strings.IndexByte(s, ' ') < 0 && !isEtAl(s) {
			return false
		}
	}
	return true
}

// splitEastAsian parts a list in Chinese or Japanese script; nil when s is none, or does not tell.
func splitEastAsian(s string) []string {
	if isASCII(s) {
		return nil
	}
	separator := ""
	for _, sep := range []string{"；", ";", "、", "，", ","} {
		if strings.Contains(s, sep) {
			separator = sep
			break
		}
	}
	var pieces []string
	if separator != "" {
		pieces = strings.Split(s, separator)
	} else {
		pieces = strings.Fields(s)
	}
	for _, p := range pieces {
		if script(strings.TrimSpace(p)) != eastAsian {
			return nil
		}
	}
	if separator == "" && len(pieces) == 2 {
		switch first, second := utf8.RuneCountInString(pieces[0]), utf8.RuneCountInString(pieces[1]); {
		case first < 2 || second < 2:
			return []string{s} // "王 小明"
		case first == 2 && second == 2:
			return nil // one name, as "夏目 漱石", or two, as "张三 李四"
		}
	}
	return pieces
}
