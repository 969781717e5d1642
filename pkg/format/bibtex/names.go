package bibtex

import (
	"errors"
	"strings"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/citation"
)

// splitNames yields the names of a list, which "and" separates outside of
// braces, in any case. Empty ones come too: they are for the caller to remark upon.
func splitNames(list string, yield func(name string)) {
	depth, start := 0, 0
	for i := 0; i < len(list); i++ {
		switch list[i] {
		case '{':
			depth++
		case '}':
			depth--
		case 'a', 'A':
			if depth <= 0 && i > 0 && isSpace(list[i-1]) && isAnd(list[i:]) {
				yield(strings.TrimSpace(list[start:i]))
				i += 2
				start = i + 1
			}
		}
	}
	yield(strings.TrimSpace(list[start:]))
}

// isAnd reports whether text begins with the word "and", at whose end the list may end too.
func isAnd(text string) bool {
	return len(text) >= 3 && strings.EqualFold(text[:3], "and") && (len(text) == 3 || isSpace(text[3]))
}

// names adds the names of a list to the record. It gives false when nothing could be read.
func (r *reader) names(role citation.Field, f *field, list string) bool {
	c := &r.record.Citation
	add := func(credit citation.Credit) {
		credit.Role = role
		r.room.Make(c, role)
		c.Credits = append(c.Credits, credit)
	}
	before, empty, bad := len(c.Credits), false, 0
	splitNames(list, func(name string) {
		if name == "" || name == "{}" {
			empty = true
			return
		}
		if strings.EqualFold(name, "others") {
			add(citation.Credit{EtAl: true})
			return
		}
		err := r.name(name, func(n citation.Name) { add(citation.Credit{Name: n}) })
		more := errors.Is(err, citation.ErrEtAl)
		if err != nil && !more {
			if bad++; bad <= maxBadNames {
				r.remarkField(badName, f, "%s: %q cannot be read as a name", role.Label(), r.shown(name))
			}
		}
		if more {
			add(citation.Credit{EtAl: true})
		}
	})
	if empty {
		r.remarkField(badName, f, "%s: there is nobody between one \"and\" and the next", role.Label())
	}
	return len(c.Credits) > before
}

// maxBadNames bounds the remarks on one list.
const maxBadNames = 5

// name reads one name of a list. It can turn out to be several, in a list that
// has commas or semicolons where "and" belongs.
func (r *reader) name(name string, yield func(citation.Name)) error {
	if n, ok := citation.PlainName(name); ok && plain(name) {
		yield(n)
		return nil
	}
	if inner, ok := unwrap(name); ok {
		// Braces round all of it make it one: "{World Health Organization}".
		if text := r.text(inner, manner{}); text != "" {
			yield(citation.Name{Literal: text})
			return nil
		}
		return citation.ErrNoName
	}
	if strings.IndexByte(name, '=') >= 0 {
		if n, ok := r.extendedName(name); ok {
			if n != (citation.Name{}) {
				yield(n)
			}
			return nil
		}
	}
	text := r.text(name, manner{hold: true})
	if commas := strings.Count(text, ","); commas > 2 || strings.IndexByte(text, ';') >= 0 {
		names, err := citation.ParseNames(release(text))
		for _, n := range names {
			yield(n)
		}
		return err
	}
	if strings.IndexByte(text, ' ') < 0 && strings.IndexByte(text, ',') < 0 && text != "" {
		// BibTeX knows how to part a name: one that it is not told to part is whole, "习近平" too.
		yield(citation.Name{Literal: release(text)})
		return nil
	}
	n, err := citation.ParseName(text)
	if strings.Contains(text, heldBlank) || strings.Contains(text, heldComma) {
		n = citation.Name{Family: release(n.Family), Given: release(n.Given), Particle: release(n.Particle), Suffix: release(n.Suffix),
			DroppingParticle: release(n.DroppingParticle), Literal: release(n.Literal), FamilyFirst: n.FamilyFirst}
	}
	if n != (citation.Name{}) {
		yield(n)
	}
	return err
}

var releaser = strings.NewReplacer(heldBlank, " ", heldComma, ",")

// release puts the blanks and commas back that braces had held fast.
func release(s string) string { return releaser.Replace(s) }

// unwrap gives what is between the braces that enclose all of s.
func unwrap(s string) (inner string, ok bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' || balanced(s, false) != len(s) || strings.HasPrefix(s, `{\`) {
		return "", false
	}
	return s[1 : len(s)-1], true
}

// extendedName reads biblatex's "family=Harman, given=Hans, prefix=von" (3.20,
// section 3.4). Parts it does not know, such as given-i or useprefix, are passed over.
func (r *reader) extendedName(name string) (n citation.Name, ok bool) {
	for _, part := range splitList(name, ",") {
		key, value, found := strings.Cut(part, "=")
		if !found {
			return citation.Name{}, false
		}
		value = strings.Trim(strings.TrimSpace(value), `"`)
		if inner, wrapped := unwrap(value); wrapped {
			value = inner
		}
		text := r.text(value, manner{tight: true})
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "family":
			n.Family, ok = text, true
		case "given":
			n.Given, ok = text, true
		case "prefix":
			n.Particle = text
		case "suffix":
			n.Suffix = text
		}
	}
	if n.Given == "" && n.Particle == "" && n.Suffix == "" && strings.Contains(n.Family, " ") {
		n = citation.Name{Literal: n.Family}
	}
	return n, ok
}

// listed are the bytes that mean something in a list.
var listed = ascii.NewSet("{}\"\\,;", "")

// splitList splits s at the separators, commas and semicolons or one of them,
// outside of braces and quotes, and trims the parts.
func splitList(s, separators string) []string {
	list := make([]string, 0, 8)
	depth, start, quoted := 0, 0, false
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	for i := listed.Until(s); i < len(s); i += listed.Until(s[i:]) {
		switch c := s[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '"' && depth == 0:
			quoted = !quoted
		case c == '\\':
			i++ // "\," is no comma
		case depth <= 0 && !quoted && strings.IndexByte(separators, c) >= 0:
			add(s[start:i])
			start = i + 1
		}
		if i++; i >= len(s) {
			break
		}
	}
	add(s[start:])
	return list
}
