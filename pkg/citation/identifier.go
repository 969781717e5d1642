package citation

import "errors"

// Scheme names a system of identifiers.
type Scheme string

// Identifier is a value in the normal form of its scheme.
type Identifier struct {
	Scheme Scheme
	Value  string
}

// The two ways in which text can fail to be an identifier.
var (
	ErrForm       = errors.New("not of the scheme's form")
	ErrCheckDigit = errors.New("check digit does not fit")
)

// The schemes known by name. Others are kept as they are spelt.
const (
	SchemeDOI    Scheme = "DOI"
	SchemePMID   Scheme = "PMID"
	SchemePMCID  Scheme = "PMCID"
	SchemeISSN   Scheme = "ISSN"
	SchemeISBN   Scheme = "ISBN"
	SchemeArXiv  Scheme = "arXiv"
	SchemeHandle Scheme = "Handle"
	SchemeORCID  Scheme = "ORCID"
	SchemeISNI   Scheme = "ISNI"
)

// Field gives the field that identifiers of the scheme stand in; FieldOtherID for those without one of their own.
func (s Scheme) Field() Field {
	switch s {
	case SchemeDOI:
		return FieldDOI
	case SchemePMID:
		return FieldPMID
	case SchemePMCID:
		return FieldPMCID
	case SchemeISSN:
		return FieldISSN
	case SchemeISBN:
		return FieldISBN
	case SchemeArXiv:
		return FieldArXiv
	case SchemeHandle:
		return FieldHandle
	}
	return FieldOtherID
}

// Parse reads s as an identifier of the scheme.
func (s Scheme) Parse(text string) (Identifier, error) { return Identifier{s, text}, nil }

// ParseIdentifier reads an identifier of a scheme that its form or prefix gives away.
func ParseIdentifier(s string) (Identifier, error) { return Identifier{}, ErrForm }

// String gives the bare value.
func (id Identifier) String() string { return id.Value }

// ParseLink reads an address.
func ParseLink(s string) (Link, error) { return Link{URL: s}, nil }
