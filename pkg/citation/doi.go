package citation

import (
	"iter"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DOIs (ISO 26324; the DOI Handbook, section 2.2): "10.", a registrant of four
// or more digits, a slash, and a suffix of any characters, which is the trouble.

// Found is an identifier in running text, and where: text[Start:End] is what was written.
type Found struct {
	ID         Identifier
	Start, End int
}

// FindDOIs yields the DOIs in running text in order, as far as each surely
// goes: to white space, to what is no part of a DOI in any practice ("<br>", a
// quote, Chinese letters), without the stops and brackets of the sentence.
func FindDOIs(text string) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		for at := 0; ; {
			i := strings.Index(text[at:], "10.")
			if i < 0 {
				return
			}
			start := at + i
			at = start + len("10.")
			if !doiMayBegin(text, start) {
				continue
			}
			end := doiEnd(text, start)
			if end == 0 {
				continue
			}
			written := text[start:end]
			if address := addressBefore(text, start); address != "" {
				written = doiInAddress(address, written)
			}
			value := doiValue(written)
			if value == "" {
				continue
			}
			at = start + len(written)
			if !yield(Found{Identifier{SchemeDOI, value}, start, at}) {
				return
			}
		}
	}
}

// readDOI reads the first DOI in s, bare, labelled or in an address.
func readDOI(s string) (string, error) {
	if isPlainDOI(s) {
		return s, nil
	}
	s = joinDOI(s)
	if isAddress(s) || strings.Contains(s, "%2F") || strings.Contains(s, "%2f") {
		if strings.Contains(s, "%") {
			if decoded, err := url.PathUnescape(cutQuery(s)); err == nil {
				s = decoded
			}
		}
	}
	for found := range FindDOIs(s) {
		return found.ID.Value, nil
	}
	return "", ErrForm
}

// isPlainDOI reports whether s is a DOI and nothing else, of characters that
// never end one: what nearly all exports have.
func isPlainDOI(s string) bool {
	registrant, suffix, ok := strings.Cut(s, "/")
	if !ok || len(registrant) > 12 || !strings.HasPrefix(registrant, "10.") || leadingDigits(registrant[3:]) < max(4, len(registrant)-3) {
		return false
	}
	last := byte(0)
	for _, c := range []byte(suffix) {
		if !isDigit(c) && !isASCIILetter(c) && c != '.' && c != '-' && c != '_' || last == 'h' && c == 't' { // "http://"
			return false
		}
		last = c
	}
	return isDigit(last) || isASCIILetter(last)
}

// cutQuery takes the query off an address whose path holds the DOI already, so
// that what is encoded in the one is not taken for a part of the other.
func cutQuery(s string) string {
	i := strings.IndexAny(s, "?#")
	if i > 0 && isAddress(s) && strings.Contains(s[:i], "10.") {
		return s[:i]
	}
	return s
}

// joinDOI closes the gaps that line breaks and columns leave where they can be
// nothing else: "10. 1000/x", "10.1000/ x", "10.1000 /x".
func joinDOI(s string) string {
	i := strings.Index(s, "10.")
	if i < 0 {
		return s
	}
	rest := s[i+len("10."):]
	digits := strings.TrimLeft(rest, " ")
	n := leadingDigits(digits)
	if n < 4 {
		return s
	}
	suffix, ok := strings.CutPrefix(strings.TrimLeft(digits[n:], " "), "/")
	if !ok {
		return s
	}
	if clean := strings.TrimLeft(suffix, " "); len(rest) != len(digits) || len(suffix) != len(clean) || digits[n] == ' ' {
		return s[:i] + "10." + digits[:n] + "/" + clean
	}
	return s
}

// doiMayBegin reports whether the "10." at i is not the end of a longer number.
func doiMayBegin(s string, i int) bool {
	if i == 0 {
		return true
	}
	before := s[i-1]
	return !isDigit(before) && (before != '.' || i == 1 || !isDigit(s[i-2]))
}

// doiEnd gives the end of the DOI that begins at start, stops and all; 0 when there is none.
func doiEnd(s string, start int) int {
	i := start + len("10.")
	n := leadingDigits(s[i:])
	if n < 4 || n > 9 {
		return 0
	}
	i += n
	for i < len(s) && s[i] == '.' && leadingDigits(s[i+1:]) > 0 { // "10.1000.10/123"
		i += 1 + leadingDigits(s[i+1:])
	}
	if i >= len(s) || s[i] != '/' {
		return 0
	}
	begin := i + 1
	for i = begin; i < len(s) && !doiStops(s, i); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	i = begin + len(trimTail(s[begin:i]))
	if i == begin {
		return 0
	}
	return i
}

// doiStops reports whether a DOI must end before s[i].
func doiStops(s string, i int) bool {
	c := s[i]
	switch {
	case c <= ' ', c == '"', c == 0x7f, c == '`':
		return true
	case c == '<':
		_, length := elementAt(s[i:])
		return length > 0
	case c == '&': // "&gt;", "&lt;br", "&quot;" of text that was not decoded
		n := entityLength(s[i:min(len(s), i+maxEntity)])
		return n > 0
	case c == ',' || c == ';' || c == '|': // "10.1/a,10.1/b", "10.1/a;https://..."
		rest := strings.TrimLeft(s[i+1:], " ")
		return rest == "" || hasDOIStart(rest) || isAddress(rest) || len(rest) < len(s)-i-1
	case c == 'h':
		return isAddress(s[i:])
	case c < utf8.RuneSelf:
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r == utf8.RuneError || unicode.IsSpace(r) || r >= 0x2e80 && r < 0x10000 || unicode.Is(unicode.Cf, r) ||
		r >= 0x2018 && r <= 0x201f || r == '«' || r == '»' || r == '…'
}

// hasDOIStart reports whether s begins like a DOI or with its label.
func hasDOIStart(s string) bool {
	if rest, ok := cutPrefixFold(s, "doi:"); ok {
		s = strings.TrimLeft(rest, " ")
	}
	return strings.HasPrefix(s, "10.") && leadingDigits(s[3:]) >= 4
}

// isAddress reports whether s begins with "http://" or "https://".
func isAddress(s string) bool {
	rest, ok := cutPrefixFold(s, "http")
	return ok && (strings.HasPrefix(rest, "://") || len(rest) > 3 && rest[0]|0x20 == 's' && rest[1:4] == "://")
}

// addressBefore gives the part of an address that stands right before start, or "".
func addressBefore(s string, start int) string {
	from := max(0, start-200)
	head := s[from:start]
	if i := strings.LastIndexAny(head, " \n\t<>\""); i >= 0 {
		head = head[i+1:]
	}
	if i := strings.LastIndex(head, "://"); i >= 0 || strings.Contains(head, "www.") {
		return head
	}
	return ""
}

// pageEndings are what platforms put behind the DOI in the address of a view of the work.
var pageEndings = [...]string{
	"/full/html", "/full/pdf", "/abstract", "/fulltext", "/full", "/epdf", "/pdf", "/html", "/epub", "/summary",
	"/meta", "/references", "/citedby", "/tables", "/suppinfo", "/supplementary", ".full.pdf", ".full-text", ".full",
	".abstract", ".pdf", ".xml", ".html", "/",
}

// doiInAddress takes off what belongs to the address and not to the DOI in it:
// query, fragment, the ending for the view, bioRxiv's version.
func doiInAddress(address, doi string) string {
	cut := "?#"
	if strings.Contains(address, "?") {
		cut = "&#"
	}
	if i := strings.IndexAny(doi, cut); i > 0 {
		doi = doi[:i]
	}
	for trimmed := true; trimmed; {
		trimmed = false
		for _, ending := range pageEndings {
			if rest, ok := strings.CutSuffix(doi, ending); ok && strings.Count(rest, "/") > 0 && !strings.HasSuffix(rest, "/") {
				doi, trimmed = rest, true
			}
		}
	}
	if strings.Contains(address, "rxiv.org/") { // "10.1101/2020.01.01.123456v1"
		if i := strings.LastIndexByte(doi, 'v'); i > 0 && allDigits(doi[i+1:]) && isDigit(doi[i-1]) {
			doi = doi[:i]
		}
	}
	return doi
}

// doiValue gives the normal form of a DOI as it stands in text: typographic
// dashes are hyphens, which is what the registrant meant.
func doiValue(s string) string {
	if i := strings.IndexByte(s, '/'); i < 0 || i == len(s)-1 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && isDash(r) {
			return '-'
		}
		return r
	}, s)
}
