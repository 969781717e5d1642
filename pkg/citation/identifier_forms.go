package citation

import (
	"strconv"
	"strings"
)

// The forms of the schemes that are neither DOI nor have check digits. Each
// reader takes what stands behind a label or a site, so an address's query or
// a remark may follow, and gives the normal form, or "" and ErrForm.

// endOfValue gives s up to where an address goes on or a remark begins:
// "12345678/?dopt=Abstract", "12345678 [pmid]".
func endOfValue(s string) string {
	return cutBehind(s, "/?#& ;,[(")
}

// cutBehind gives s up to the first of these characters, without the stops before it.
func cutBehind(s, any string) string {
	if i := strings.IndexAny(s, any); i >= 0 {
		s = trimTail(s[:i])
	}
	return s
}

// formed gives the value if it fits.
func formed(value string, fits bool) (string, error) {
	if !fits {
		return "", ErrForm
	}
	return value, nil
}

// readPMID reads one to nine digits. The old addresses have them in the query: "?list_uids=12345678&dopt=Abstract".
func readPMID(s string) (string, error) {
	if strings.HasPrefix(s, "?") {
		_, s, _ = strings.Cut(s, "list_uids=")
	}
	s = strings.TrimLeft(endOfValue(s), "0")
	return formed(s, allDigits(s) && len(s) <= 9)
}

// readPMCID reads "PMC3531190", its version ("PMC3531190.1") left out, or the bare digits where the scheme is known.
func readPMCID(s string) (string, error) {
	s = endOfValue(s)
	digits, _ := cutPrefixFold(s, "PMC")
	if number, version, ok := strings.Cut(digits, "."); ok && allDigits(version) {
		digits = number
	}
	return formed("PMC"+digits, allDigits(digits) && len(digits) <= 9)
}

// readArXiv reads "2101.00001v3" (since April 2007) and "hep-th/9901001v2" (before),
// both also as DOI ("10.48550/arXiv.2101.00001") and behind "arXiv:". The version is
// kept, the subject class behind it ("[cs.LG]") is not.
func readArXiv(s string) (string, error) {
	for _, prefix := range [...]string{"10.48550/arxiv.", "arxiv:"} {
		if i := indexFold(s, prefix); i >= 0 {
			s = strings.TrimLeft(s[i+len(prefix):], " ")
		}
	}
	s = strings.TrimSuffix(cutBehind(s, "?#& ;,[("), ".pdf")
	number, class := s, ""
	if i := strings.IndexByte(s, '/'); i > 0 {
		class, number = s[:i+1], s[i+1:]
	}
	digits, version := number, ""
	if i := strings.IndexByte(number, 'v'); i > 0 {
		digits, version = number[:i], number[i+1:]
		if !allDigits(version) {
			return "", ErrForm
		}
	}
	if !monthly(digits) {
		return "", ErrForm
	}
	if class != "" {
		return formed(s, allDigits(digits) && len(digits) == 7 && archive(class[:len(class)-1]))
	}
	month, serial, ok := strings.Cut(digits, ".")
	return formed(s, ok && len(month) == 4 && allDigits(month) && allDigits(serial) && (len(serial) == 4 || len(serial) == 5))
}

// monthly reports whether s begins with a year in two digits and a month.
func monthly(s string) bool {
	if leadingDigits(s) < 4 {
		return false
	}
	month, _ := strconv.Atoi(s[2:4])
	return 1 <= month && month <= 12
}

// archive reports whether s reads like one of arXiv's: "hep-th", "math.GT".
func archive(s string) bool {
	if len(s) < 2 || len(s) > 20 || !isASCIILetter(s[0]) {
		return false
	}
	for i := range len(s) {
		if !isASCIILetter(s[i]) && s[i] != '-' && s[i] != '.' {
			return false
		}
	}
	return true
}

// readHandle reads "2027/mdp.39015012345678": a naming authority of digits and stops, and a local name.
func readHandle(s string) (string, error) {
	s = cutBehind(s, " ?#")
	authority, name, ok := strings.Cut(s, "/")
	if !ok || name == "" || leadingDigits(authority) == 0 {
		return "", ErrForm
	}
	for i := range len(authority) {
		if c := authority[i]; !isDigit(c) && c != '.' && !isASCIILetter(c) {
			return "", ErrForm
		}
	}
	return s, nil
}

// readURN reads "urn:nbn:de:101:1-201102033592" (RFC 8141); the first two parts are folded to lower case.
func readURN(s string) (string, error) {
	rest, ok := cutPrefixFold(s, "urn:")
	space, name, more := strings.Cut(rest, ":")
	return formed("urn:"+strings.ToLower(space)+":"+name, ok && more && len(space) > 1 && name != "" && !strings.Contains(name, " "))
}

// readBibcode reads the nineteen characters of "1998AJ....115.2285M": year, journal, volume, page, initial.
func readBibcode(s string) (string, error) {
	if strings.Contains(s, "%") {
		s = strings.ReplaceAll(s, "%26", "&") // "A&A"
	}
	if len(s) > 19 && (s[19] == '/' || s[19] == '?') {
		s = s[:19]
	}
	if len(s) != 19 || leadingDigits(s) != 4 || s[0] != '1' && s[0] != '2' || s[18] < 'A' || s[18] > 'Z' && s[18] != '.' || !isASCIILetter(s[4]) {
		return "", ErrForm
	}
	for i := range len(s) {
		if c := s[i]; !isDigit(c) && !isASCIILetter(c) && c != '.' && c != '&' {
			return "", ErrForm
		}
	}
	return s, nil
}

// readLettered reads letters of the given kinds followed by at least so many digits: "EJ1234567", "Q42".
func readLettered(s string, least int, prefixes ...string) (string, error) {
	s = endOfValue(s)
	for _, prefix := range prefixes {
		if digits, ok := cutPrefixFold(s, prefix); ok && allDigits(digits) && len(digits) >= least && len(digits) <= 12 {
			return prefix + digits, nil
		}
	}
	return "", ErrForm
}

func readERIC(s string) (string, error) {
	s = strings.TrimPrefix(s, "?id=")
	return readLettered(s, 6, "EJ", "ED")
}

func readOpenAlex(s string) (string, error) {
	s = strings.TrimPrefix(s, "works/")
	return readLettered(s, 6, "W", "A", "S", "I", "P", "F", "V", "C", "T")
}

func readWikidata(s string) (string, error) { return readLettered(s, 1, "Q") }

// readMR reads "MR1234567"; what MathSciNet adds in brackets is left out.
func readMR(s string) (string, error) {
	s = strings.TrimPrefix(s, "?mr=")
	if allDigits(endOfValue(s)) {
		s = "MR" + s
	}
	return readLettered(s, 5, "MR")
}

func readNumber(s string) (string, error) {
	s = endOfValue(s)
	return formed(s, allDigits(s))
}

// readS2 reads a corpus id or the hash of a paper: forty hexadecimal digits, in addresses behind the title.
func readS2(s string) (string, error) {
	if rest, ok := cutPrefixFold(s, "CorpusID:"); ok {
		s = strings.TrimSpace(rest)
	}
	if i := strings.LastIndexByte(s, '/'); i >= 0 {
		s = s[i+1:]
	}
	s = endOfValue(s)
	if allDigits(s) {
		return formed(s, len(s) < 13)
	}
	return formed(s, len(s) == 40 && strings.Trim(s, "0123456789abcdef") == "")
}

// readJSTOR reads the number of "jstor.org/stable/1234567"; a DOI's suffix of letters and stops is allowed ("10.2307/1234567" is a DOI).
func readJSTOR(s string) (string, error) {
	s = endOfValue(s)
	digits := strings.TrimPrefix(s, "j.")
	return formed(s, s != "" && strings.Trim(digits, "0123456789abcdefghijklmnopqrstuvwxyz.") == "" && hasDigit(s))
}

// readOCLC reads the number of WorldCat, whose older forms have a prefix: "ocm01234567", "(OCoLC)1234567".
func readOCLC(s string) (string, error) {
	for _, prefix := range [...]string{"(OCoLC)", "ocm", "ocn", "on"} {
		if rest, ok := cutPrefixFold(s, prefix); ok {
			s = rest
		}
	}
	s = strings.TrimLeft(endOfValue(s), "0")
	return formed(s, allDigits(s) && len(s) <= 12)
}

// readLCCN normalises as the Library of Congress does: no blanks, and the
// serial behind a hyphen in six digits: "n78-890351", "85-2" is "85000002".
func readLCCN(s string) (string, error) {
	s = strings.ToLower(strings.ReplaceAll(s, " ", ""))
	if i := strings.IndexByte(s, '/'); i >= 0 {
		s = s[:i]
	}
	if head, serial, ok := strings.Cut(s, "-"); ok {
		if !allDigits(serial) || len(serial) > 6 {
			return "", ErrForm
		}
		s = head + "000000"[len(serial):] + serial
	}
	digits := strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyz")
	return formed(s, allDigits(digits) && len(digits) >= 8 && len(digits) <= 10 && len(s)-len(digits) <= 3)
}

// readUT reads an accession number with its database: "WOS:000301234500012".
func readUT(s string) (string, error) {
	database, number, ok := strings.Cut(endOfValue(s), ":")
	if !ok {
		database, number = "WOS", database
	}
	switch database = strings.ToUpper(database); database {
	case "WOS", "BCI", "BIOSIS", "CCC", "CABI", "FSTA", "INSPEC", "KJD", "MEDLINE", "PPRN", "RSCI", "SCIELO", "ZOOREC", "DRCI", "GCI":
	case "ISI": // until 2013
		database = "WOS"
	default:
		return "", ErrForm
	}
	number = strings.ToUpper(number)
	letters := strings.TrimRight(number, "0123456789X")
	return formed(database+":"+number, len(number) >= 6 && len(letters) < len(number) && strings.Trim(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == "" &&
		(database != "WOS" || len(number) == 15))
}

// readEID reads "2-s2.0-85012345678".
func readEID(s string) (string, error) {
	s = endOfValue(s)
	digits, ok := strings.CutPrefix(s, "2-s2.0-")
	return formed(s, ok && allDigits(digits))
}

// readROR reads a nought, six letters or digits of Crockford's base 32, and two digits of checksum.
func readROR(s string) (string, error) {
	s = strings.ToLower(endOfValue(s))
	return formed(s, len(s) == 9 && s[0] == '0' && strings.Trim(s[:7], "0123456789abcdefghjkmnpqrstvwxyz") == "" && allDigits(s[7:]))
}

// readZbl reads "1234.56789", and the eight-digit numbers of documents not yet reviewed.
func readZbl(s string) (string, error) {
	s = strings.TrimPrefix(s, "Zbl ")
	s = endOfValue(s)
	if allDigits(s) {
		return formed(s, len(s) == 8)
	}
	volume, item, ok := strings.Cut(s, ".")
	return formed(s, ok && allDigits(volume) && len(volume) == 4 && allDigits(item) && len(item) == 5)
}

// readHAL reads "hal-01234567v2", also with the prefixes of HAL's portals: "tel-", "halshs-".
func readHAL(s string) (string, error) {
	s = strings.ToLower(endOfValue(s))
	portal, number, ok := strings.Cut(s, "-")
	number, version, versioned := strings.Cut(number, "v")
	return formed(s, ok && archive(portal) && allDigits(number) && len(number) == 8 && (!versioned || allDigits(version)))
}

// readDBLP reads "journals/cacm/Knuth74".
func readDBLP(s string) (string, error) {
	s = strings.TrimSuffix(cutBehind(s, " ?#"), ".html")
	kind, rest, ok := strings.Cut(s, "/")
	return formed(s, ok && archive(kind) && strings.Contains(rest, "/"))
}
