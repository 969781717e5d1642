package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// String gives the name as one writes it in running text: "Ludwig van
// Beethoven", "Henry Ford III", "王小明".
func (n Name) String() string {
	if n.Family == "" && n.Given == "" {
		return n.Literal
	}
	if n.FamilyFirst {
		if script(n.Family) == eastAsian && unicode.Is(unicode.Han, firstRune(n.Family)) {
			return n.Family + n.Given
		}
		return words(n.Family, n.Given)
	}
	return words(n.Given, n.DroppingParticle, n.Particle, n.Family, n.Suffix)
}

// Sorted gives the name family name first, as BibTeX and RIS write it: "van
// der Berg, Jan", "Ford, Henry, III". ParseName reads it back as it was, unless
// it is a Literal that looks like another kind of name.
func (n Name) Sorted() string { return string(n.AppendSorted(nil)) }

// AppendSorted appends what Sorted gives.
func (n Name) AppendSorted(dst []byte) []byte {
	if n.Family == "" && n.Given == "" {
		return append(dst, n.Literal...)
	}
	if n.Particle != "" {
		dst = append(append(dst, n.Particle...), ' ')
	}
	dst = append(dst, n.Family...)
	if n.Given != "" || n.DroppingParticle != "" || n.Suffix != "" {
		dst = append(dst, ", "...)
		dst = append(dst, n.Given...)
		if n.DroppingParticle != "" {
			dst = append(append(dst, ' '), n.DroppingParticle...)
		}
	}
	if n.Suffix != "" {
		dst = append(append(dst, ", "...), n.Suffix...)
	}
	return dst
}

// Short gives what a list of many names shows of one: the family name with its particle.
func (n Name) Short() string {
	if n.Family == "" {
		return n.Literal
	}
	return words(n.Particle, n.Family)
}

// Initials gives the first letters of the given names, each with a full stop:
// "J. A." of "John Adam", "J.A." and "JA", "J.-P." of "Jean-Paul".
func (n Name) Initials() string {
	b := make([]byte, 0, 16)
	capitals := areInitials(n.Given) // each capital counts, not only the first of a word
	hyphen, begins := false, true
	for _, r := range n.Given {
		switch {
		case r == '-' || r == '‐':
			hyphen, begins = len(b) > 0, true
		case !unicode.IsLetter(r):
			begins = begins || r == ' ' || r == '.'
		case begins || capitals:
			if hyphen {
				b = append(b, '-')
			} else if len(b) > 0 {
				b = append(b, ' ')
			}
			b = append(utf8.AppendRune(b, r), '.')
			hyphen, begins = false, false
		}
	}
	return string(b)
}

// words joins what is not empty with blanks.
func words(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
