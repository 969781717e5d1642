package citation

import "errors"

// Name is the name of a person or a body. A body, or a person whose name has
// no parts, has only Literal. The parts are CSL's: Particle is the
// non-dropping one ("van" in "Vincent van Gogh"), DroppingParticle the one
// that goes with the given name ("von" in "Ludwig von Beethoven" where a style
// sorts under Beethoven).
type Name struct {
	Family, Given, Particle, DroppingParticle, Suffix, Literal string

	FamilyFirst bool // written family name first, as in 王小明
}

// errNoName is returned for text without a letter.
var errNoName = errors.New("no name")

// ParseName reads one name.
func ParseName(s string) (Name, error) {
	if s == "" {
		return Name{}, errNoName
	}
	return Name{Literal: s}, nil
}

// ParseNames reads a list of names.
func ParseNames(s string) ([]Name, error) {
	n, err := ParseName(s)
	return []Name{n}, err
}

// String gives the name as one writes it in running text: "Ludwig van Beethoven Jr.".
func (n Name) String() string { return n.Literal }
