package citation

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
)

// Scheme names a system of identifiers.
type Scheme string

// Identifier is a value in the normal form of its scheme: bare, without label
// or address. The normal form is what people expect to see, so a DOI keeps the
// case and an ISBN the hyphens that it was written with; compare identifiers
// with [Identifier.Same] or by [Identifier.Compact], never by ==.
type Identifier struct {
	Scheme Scheme
	Value  string
}

// The two ways in which text can fail to be an identifier.
var (
	ErrForm       = errors.New("not of the scheme's form")
	ErrCheckDigit = errors.New("check digit does not fit")
)

// String gives the bare value.
func (id Identifier) String() string { return id.Value }

// Parse reads text as an identifier of the scheme, in any of the forms it is
// met with: bare, behind a label ("doi:", "ISSN (print)"), in an address, also
// that of a library's proxy. An error is [ErrForm], and the Identifier then
// zero, or [ErrCheckDigit], and the Identifier then what was written, in normal
// form. Identifiers of schemes that are not known are taken as they are.
func (s Scheme) Parse(text string) (Identifier, error) {
	row := s.row()
	if row == nil {
		if value := string(ParseText(text)); value != "" {
			return Identifier{s, value}, nil
		}
		return Identifier{}, s.refuse(text, ErrForm)
	}
	bare := bareIdentifier(text)
	value, err := row.read(bare)
	if err == nil {
		return Identifier{s, value}, nil
	}
	if tail, ok := row.behindSite(bare); ok {
		if v, e := row.read(tail); e == nil || v != "" {
			value, err = v, e
		}
	} else if tail, ok := row.behindLabel(bare); ok {
		if v, e := row.read(tail); e == nil || v != "" {
			value, err = v, e
		}
	}
	if value == "" {
		return Identifier{}, s.refuse(text, ErrForm)
	}
	if err != nil {
		return Identifier{s, value}, s.refuse(text, err)
	}
	return Identifier{s, value}, nil
}

// refuse says what is wrong with a text.
func (s Scheme) refuse(text string, why error) error {
	const enough = 80
	if len(text) > enough {
		text = strings.ToValidUTF8(text[:enough], "") + "…"
	}
	if s == "" {
		return fmt.Errorf("identifier %q: %w", text, why)
	}
	return fmt.Errorf("%s %q: %w", string(s), text, why)
}

// ParseIdentifier reads an identifier whose scheme its address, its label or an
// unmistakable form gives away: "https://pubmed.ncbi.nlm.nih.gov/7", "PMID: 7",
// "0028-0836". A bare number is nothing, and a form that may be chance needs a
// check digit that fits.
func ParseIdentifier(s string) (Identifier, error) {
	bare := bareIdentifier(s)
	if bare == "" {
		return Identifier{}, Scheme("").refuse(s, ErrForm)
	}
	var wrong Identifier // of a scheme for sure, but with a wrong check digit
	for _, behind := range [...]func(*schemeRow, string) (string, bool){(*schemeRow).behindSite, (*schemeRow).behindLabel} {
		for i := range schemeTable {
			row := &schemeTable[i]
			tail, ok := behind(row, bare)
			if !ok {
				continue
			}
			value, err := row.read(tail)
			if err == nil {
				return Identifier{row.scheme, value}, nil
			}
			if value != "" && wrong == (Identifier{}) {
				wrong = Identifier{row.scheme, value}
			}
		}
	}
	if wrong != (Identifier{}) {
		return wrong, wrong.Scheme.refuse(s, ErrCheckDigit)
	}
	for i := range schemeTable {
		if row := &schemeTable[i]; row.sniffed {
			if value, err := row.read(bare); err == nil {
				return Identifier{row.scheme, value}, nil
			}
		}
	}
	if rest, ok := cutPrefixFold(bare, "PMC"); ok && allDigits(rest) { // PMC without digits after it is a word
		return Identifier{SchemePMCID, "PMC" + rest}, nil
	}
	return Identifier{}, Scheme("").refuse(s, ErrForm)
}

// Same reports whether two identifiers name the same thing: DOIs in any case,
// ISBNs of ten and of thirteen digits, arXiv papers of any version.
func (id Identifier) Same(other Identifier) bool {
	return id.Scheme == other.Scheme && id.Compact() == other.Compact()
}

// Compact gives the value in the one form in which all that are [Identifier.Same] are equal.
func (id Identifier) Compact() string {
	switch id.Scheme {
	case SchemeISBN:
		if thirteen := isbn13(id.Value); thirteen != "" {
			return thirteen
		}
		return strings.ReplaceAll(id.Value, "-", "")
	case SchemeISSN, SchemeORCID:
		return strings.ReplaceAll(id.Value, "-", "")
	case SchemeArXiv:
		if i := strings.LastIndexByte(id.Value, 'v'); i > 0 && allDigits(id.Value[i+1:]) {
			return strings.ToLower(id.Value[:i])
		}
	}
	return strings.ToLower(id.Value)
}

// URL gives the address that leads to the thing, or "" where the scheme has no resolver.
func (id Identifier) URL() string {
	row := id.Scheme.row()
	if row == nil || row.resolver == "" || id.Value == "" {
		return ""
	}
	value := id.Value
	if id.Scheme == SchemeS2 && allDigits(value) {
		value = "CorpusID:" + value
	}
	return row.resolver + escapePath(value)
}

// escapePath encodes what would end or break the path of an address, as the "<" of a SICI.
func escapePath(s string) string {
	const bad = ` "#%<>?[\]^{|}` + "`"
	if !strings.ContainsAny(s, bad) {
		return s
	}
	const hex = "0123456789ABCDEF"
	out := make([]byte, 0, len(s)+16)
	for _, c := range []byte(s) {
		if strings.IndexByte(bad, c) >= 0 {
			out = append(out, '%', hex[c>>4], hex[c&15])
		} else {
			out = append(out, c)
		}
	}
	return string(out)
}

// behindSite gives what follows the scheme's site in an address.
func (row *schemeRow) behindSite(s string) (string, bool) {
	if !strings.Contains(s, "/") || row.sites == "" {
		return "", false
	}
	for site := range strings.SplitSeq(row.sites, "|") {
		if i := indexFold(s, site); i >= 0 && siteBegins(s, i, site) {
			return s[i+len(site):], true
		}
	}
	return "", false
}

// siteBegins reports whether the site at s[i:] is a whole one: "arxiv.org/" is
// not the site of "notarxiv.org/".
func siteBegins(s string, i int, site string) bool {
	if site[0] == '/' {
		return strings.Contains(s[:i], "://") || strings.Contains(s[:i], ".")
	}
	return i == 0 || s[i-1] == '/' || s[i-1] == '.' || s[i-1] == ':' || s[i-1] == '@'
}

// behindLabel gives what follows one of the scheme's labels: "PMID: 7", "ISSN 0028-0836", "info:doi/10.1/x".
func (row *schemeRow) behindLabel(s string) (string, bool) {
	for _, space := range [...]string{"info:", "urn:"} {
		if rest, ok := cutPrefixFold(s, space); ok {
			s = rest
		}
	}
	if row.labels == "" {
		return "", false
	}
	for label := range strings.SplitSeq(row.labels, "|") {
		if rest, ok := cutPrefixFold(s, label); ok && rest != "" && !isASCIILetter(rest[0]) { // not the "doi" of "doing"
			return strings.TrimLeft(rest, " :=#/.-"), true
		}
	}
	return "", false
}

// bareIdentifier takes off what quoting and layout put round an identifier.
func bareIdentifier(s string) string {
	s = string(ParseText(s)) // no zero-width space, no line ends
	if strings.IndexByte(s, '&') >= 0 {
		s = decodeEntities(s)
	}
	for len(s) > 1 {
		c := s[0]
		if c != '<' && c != '"' && c != '\'' && c != '[' {
			break
		}
		s = strings.TrimSpace(s[1:])
	}
	return trimTail(s)
}

// trimTail takes off what stands behind an identifier or an address in running
// text: stops, quotes, and brackets that open before it.
func trimTail(s string) string {
	for s != "" {
		last, size := utf8.DecodeLastRuneInString(s)
		switch last {
		case '.', ',', ';', ':', '!', '\'', '"', ' ', '*', '’', '”', '»', '“', '‘', '。', '，', '；', '、':
		case ')', '）':
			if balanced(s, '(', ')') {
				return s
			}
		case ']':
			if balanced(s, '[', ']') {
				return s
			}
		case '}':
			if balanced(s, '{', '}') {
				return s
			}
		case '>':
			if balanced(s, '<', '>') {
				return s
			}
		default:
			return s
		}
		s = s[:len(s)-size]
	}
	return s
}

// balanced reports whether every closing bracket in s has an opening one.
func balanced(s string, open, close byte) bool {
	return strings.Count(s, string(rune(close))) <= strings.Count(s, string(rune(open)))
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if ascii.HasPrefixFold(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// indexFold is strings.Index without regard to the case of ASCII letters; sep is in lower case.
func indexFold(s, sep string) int {
	for i := 0; i+len(sep) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sep)], sep) {
			return i
		}
	}
	return -1
}

// allDigits reports whether s is made of one or more ASCII digits.
func allDigits(s string) bool { return s != "" && leadingDigits(s) == len(s) }

// leadingDigits counts the ASCII digits that s begins with.
func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
