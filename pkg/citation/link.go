package citation

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
)

var (
	errNoAddress = errors.New("no address of the web")
	errBlank     = errors.New("an address with a blank in it")
	errCut       = errors.New("an address that was cut short")
)

// linkSchemes are the schemes of addresses that a citation may lead to. Others,
// as "javascript:" and "data:", are refused: what is written is clicked on.
var linkSchemes = [...]string{"https://", "http://", "ftp://", "ftps://"}

// ParseLink reads an address of the web: http, https or ftp, also without the
// scheme where "www." or "//" begins it. Entities are decoded ("&amp;"), what
// quoting and running text put round it is taken off; beyond that the address
// is kept as it is. An address with a blank in it, or cut short with dots, would
// lead elsewhere and is an error.
func ParseLink(s string) (Link, error) {
	address := bareIdentifier(s)
	if rest, ok := cutPrefixFold(address, "url:"); ok {
		address = strings.TrimSpace(rest)
	}
	switch {
	case address == "":
		return Link{}, errNoAddress
	case cutShort(s):
		return Link{}, fmt.Errorf("%q: %w", address, errCut)
	case strings.HasPrefix(address, "//"):
		address = "https:" + address
	case hasPrefixFold(address, "www."):
		address = "http://" + address
	}
	scheme := linkScheme(address)
	if scheme == "" || !hostBegins(address[len(scheme):]) {
		return Link{}, fmt.Errorf("%q: %w", address, errNoAddress)
	}
	if strings.IndexByte(address, ' ') >= 0 {
		return Link{}, fmt.Errorf("%q: %w", address, errBlank)
	}
	return Link{URL: scheme + address[len(scheme):]}, nil
}

// linkScheme gives the scheme that an address begins with, "" when none that is allowed.
func linkScheme(s string) string {
	for _, scheme := range linkSchemes {
		if hasPrefixFold(s, scheme) {
			return scheme
		}
	}
	return ""
}

// hostBegins reports whether a host may begin so: with a letter or digit of any script, or an IPv6 bracket.
func hostBegins(s string) bool {
	return s != "" && (s[0] == '[' || s[0] >= utf8.RuneSelf || isDigit(s[0]) || isASCIILetter(s[0]))
}

func cutShort(s string) bool {
	s = strings.TrimRight(s, " \n\t")
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
}

func hasPrefixFold(s, prefix string) bool {
	_, ok := cutPrefixFold(s, prefix)
	return ok
}

// FoundLink is an address in running text, and where: text[Start:End] is what was written.
type FoundLink struct {
	Link       Link
	Start, End int
}

// FindURLs yields the addresses in running text in order. Addresses that are
// glued together are told apart: "http://a.org/1https://b.org/2" is two, while
// that in an archive's or a proxy's ("web.archive.org/web/2020/http://a.org") is one.
func FindURLs(text string) iter.Seq[FoundLink] {
	return func(yield func(FoundLink) bool) {
		for at := 0; at < len(text); {
			start := addressStart(text, at)
			if start < 0 {
				return
			}
			end := addressEnd(text, start)
			at = max(end, start+1)
			link, err := ParseLink(text[start:end])
			if err == nil && !yield(FoundLink{link, start, end}) {
				return
			}
		}
	}
}

// addressStart gives where the next address begins at or behind at, or -1.
func addressStart(s string, at int) int {
	for i := at; i < len(s); i++ {
		switch s[i] | 0x20 {
		case 'h', 'f':
			if linkScheme(s[i:]) != "" {
				return i
			}
		case 'w':
			if hasPrefixFold(s[i:], "www.") && (i == 0 || !isASCIILetter(s[i-1]) && !isDigit(s[i-1])) {
				return i
			}
		}
	}
	return -1
}

// addressEnd gives where the address that begins at start ends.
func addressEnd(s string, start int) int {
	i := start + max(len(linkScheme(s[start:])), 1)
	for i < len(s) && !addressStops(s, i) {
		i++
	}
	return start + len(trimTail(s[start:i]))
}

// addressStops reports whether an address must end before s[i].
func addressStops(s string, i int) bool {
	switch c := s[i]; {
	case c <= ' ', c == '"', c == 0x7f, c == '<' && !sici(s[i:]), c == '`', c == '\\':
		return true
	case c == '>':
		return strings.LastIndexByte(s[:i], '<') < strings.LastIndexByte(s[:i], ' ')
	case c|0x20 == 'h', c|0x20 == 'f':
		return linkScheme(s[i:]) != "" && strings.IndexByte("/=?:&", s[i-1]) < 0
	case c >= utf8.RuneSelf:
		r, _ := utf8.DecodeRuneInString(s[i:])
		return classOf(r) != letterChar || r >= 0x2018 && r <= 0x201f || r == '«' || r == '»' || r >= 0x3000 && r <= 0x303f
	}
	return false
}

// sici reports whether s begins like the middle of a SICI, the one "<" that addresses have: "<197::AID-JCLP1>".
func sici(s string) bool {
	i := strings.IndexByte(s, '>')
	return i > 0 && strings.Contains(s[:i], "::")
}
