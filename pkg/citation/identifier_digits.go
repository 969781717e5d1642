package citation

import (
	"strings"
	"unicode/utf8"
)

// The identifiers with a check digit: ISSN, ISBN, ORCID and ISNI.

// readISSN reads "1234-567X" (ISO 3297), with any dash, a blank or nothing in
// the middle; a remark may follow: "1234-567X (Print)".
func readISSN(s string) (string, error) {
	if len(s) == 9 && s[4] == '-' && leadingDigits(s) == 4 && leadingDigits(s[5:8]) == 3 && (isDigit(s[8]) || s[8] == 'X') {
		var bare [8]byte // in normal form already: nearly all are
		copy(bare[copy(bare[:], s[:4]):], s[5:])
		return s, checked(issnFits(string(bare[:])))
	}
	digits, written := digitRun(s, 8)
	if len(digits) != 8 || strings.IndexByte(digits[:7], 'X') >= 0 || strings.Count(written, "-") > 1 {
		return "", ErrForm
	}
	return digits[:4] + "-" + digits[4:], checked(issnFits(digits))
}

// readISBN reads an ISBN of ten or thirteen digits (ISO 2108). It is kept as it
// was written, with hyphens for any dashes and blanks, as that is how a reader
// knows the publisher by it; a remark may follow: "0-19-852663-6 (pbk.)".
func readISBN(s string) (string, error) {
	wrong := ""
	for _, length := range [...]int{13, 10} {
		digits, written := digitRun(s, length)
		if len(digits) != length || strings.IndexByte(digits[:length-1], 'X') >= 0 {
			continue
		}
		if isbnFits(digits) {
			return written, nil
		}
		if wrong == "" && (length == 10 || bookland(digits)) {
			wrong = written
		}
	}
	return formedOrWrong(wrong)
}

// formedOrWrong gives the value whose check digit does not fit, if there is one.
func formedOrWrong(wrong string) (string, error) {
	if wrong == "" {
		return "", ErrForm
	}
	return wrong, ErrCheckDigit
}

func checked(fits bool) error {
	if !fits {
		return ErrCheckDigit
	}
	return nil
}

// readORCID reads an ORCID iD, which is an ISNI in four groups.
func readORCID(s string) (string, error) {
	digits, err := readISNI(s)
	if digits == "" {
		return "", err
	}
	return digits[:4] + "-" + digits[4:8] + "-" + digits[8:12] + "-" + digits[12:], err
}

// readISNI reads sixteen characters (ISO 27729), with or without blanks or hyphens.
func readISNI(s string) (string, error) {
	digits, _ := digitRun(s, 16)
	if len(digits) != 16 || strings.IndexByte(digits[:15], 'X') >= 0 {
		return "", ErrForm
	}
	return digits, checked(isniFits(digits))
}

// digitRun reads exactly n digits, the last of which may be an X, from the
// beginning of s. Single dashes or blanks may stand between; no digit may
// follow. It gives the bare digits, and the same as written with hyphens;
// both are "" when s begins otherwise.
func digitRun(s string, n int) (digits, written string) {
	var bareRoom, writtenRoom [32]byte
	bare, out := bareRoom[:0], writtenRoom[:0]
	gap := false
	for i := 0; len(bare) < n; {
		if i == len(s) {
			return "", ""
		}
		c := s[i]
		switch {
		case isDigit(c), c|0x20 == 'x' && len(bare) == n-1:
			if gap {
				out = append(out, '-')
			}
			if !isDigit(c) {
				c = 'X'
			}
			bare, out = append(bare, c), append(out, c)
			gap = false
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if gap || len(bare) == 0 || r != ' ' && !isDash(r) {
				return "", ""
			}
			gap = true
			i += size
		}
		if len(bare) == n && i < len(s) && isDigit(s[i]) {
			return "", ""
		}
	}
	return string(bare), string(out)
}

// issnFits: weights 8 to 1, modulo 11.
func issnFits(digits string) bool { return weighed(digits)%11 == 0 }

// isbnFits: ten digits as an ISSN with weights 10 to 1; thirteen with weights 1 and 3 by turns, modulo 10.
func isbnFits(digits string) bool {
	if len(digits) == 10 {
		return weighed(digits)%11 == 0
	}
	return bookland(digits) && ean(digits)%10 == 0
}

// bookland reports whether the digits have a prefix of ISBNs.
func bookland(digits string) bool {
	return strings.HasPrefix(digits, "978") || strings.HasPrefix(digits, "979")
}

// weighed sums the digits with weights from their number down to 1; X is 10.
func weighed(digits string) int {
	sum := 0
	for i := range len(digits) {
		d := 10
		if digits[i] != 'X' {
			d = int(digits[i] - '0')
		}
		sum += d * (len(digits) - i)
	}
	return sum
}

// ean sums the digits with weights 1 and 3 by turns.
func ean(digits string) int {
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * (1 + 2*(i%2))
	}
	return sum
}

// isniFits checks by ISO 7064, mod 11-2.
func isniFits(digits string) bool {
	sum := 0
	for i := range 15 {
		sum = (sum + int(digits[i]-'0')) * 2 % 11
	}
	check := (12 - sum) % 11
	return digits[15] == "0123456789X"[check]
}

// isbn13 gives an ISBN in thirteen bare digits; "" when it is none.
func isbn13(value string) string {
	digits := strings.ReplaceAll(value, "-", "")
	switch len(digits) {
	case 13:
		return digits
	case 10:
		digits = "978" + digits[:9]
		if !allDigits(digits) {
			return ""
		}
		return digits + string(rune('0'+(10-ean(digits)%10)%10))
	}
	return ""
}

// ParseSerialOrBook reads the ISSNs and ISBNs in the one field that RIS (SN),
// EndNote (%@) and others have for both, tells them apart by form and check
// digit, and leaves remarks and glue aside: "1234-5678 (Print) 8765-4321",
// "0120-386XOn-line version ISSN 2256-3334", "9783161484100; 3-16-148410-X".
// A number of the right form whose check digit does not fit is given too, with
// ErrCheckDigit. ErrForm means that there was none.
func ParseSerialOrBook(s string) ([]Identifier, error) {
	s = string(ParseText(s))
	var found []Identifier
	var err error
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		if isbnLabel(s, i) {
			i += len("13")
			continue
		}
		id, length, e := numberAt(s[i:])
		if length == 0 { // over the digits of something else
			length = leadingDigits(s[i:])
		}
		if id != (Identifier{}) {
			found = append(found, id)
		}
		if e != nil && err == nil {
			err = id.Scheme.refuse(id.Value, e)
		}
		i += length
	}
	if found == nil && err == nil {
		err = Scheme("").refuse(s, ErrForm)
	}
	return found, err
}

// isbnLabel reports whether the digits at i are those of "ISBN-13" or "ISBN 10".
func isbnLabel(s string, i int) bool {
	label := strings.TrimRight(s[:i], "- ")
	return len(label) >= 4 && strings.EqualFold(label[len(label)-4:], "isbn") && leadingDigits(s[i:]) == 2 &&
		(strings.HasPrefix(s[i:], "13") || strings.HasPrefix(s[i:], "10"))
}

// numberAt reads the ISBN or ISSN that s begins with and gives the length it
// takes. A check digit that fits decides; failing that, the form: an ISSN has
// its hyphen, an ISBN its prefix or is all there is.
func numberAt(s string) (id Identifier, length int, err error) {
	var wrong Identifier
	wrongLength := 0
	for _, form := range [...]struct {
		scheme Scheme
		length int
		fits   func(string) bool
	}{
		{SchemeISBN, 13, isbnFits},
		{SchemeISBN, 10, isbnFits},
		{SchemeISSN, 8, issnFits},
	} {
		digits, written := digitRun(s, form.length)
		if digits == "" {
			continue
		}
		value := written
		if form.scheme == SchemeISSN {
			if value = digits[:4] + "-" + digits[4:]; value != written && digits != written { // "12-345678"
				continue
			}
		}
		if form.fits(digits) {
			return Identifier{form.scheme, value}, runLength(s, form.length), nil
		}
		if wrong == (Identifier{}) && plausible(form.length, digits, written, s) {
			wrong, wrongLength = Identifier{form.scheme, value}, runLength(s, form.length)
		}
	}
	if wrong != (Identifier{}) {
		return wrong, wrongLength, ErrCheckDigit
	}
	return Identifier{}, 0, nil
}

// plausible reports whether a number with a wrong check digit is one of its kind all the same.
func plausible(length int, digits, written, s string) bool {
	alone := len(written) == len(s)
	switch length {
	case 13:
		return bookland(digits)
	case 10:
		return alone || strings.Count(written, "-") == 3
	}
	return alone || len(written) == 9 && written[4] == '-' && s[4] == '-'
}

// runLength gives the length of the first n digits in s with what stands between.
func runLength(s string, n int) int {
	for i := range len(s) {
		if isDigit(s[i]) || n == 1 && s[i]|0x20 == 'x' {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}
