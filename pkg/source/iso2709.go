package source

import (
	"bytes"
	"cmp"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// The separators of ISO 2709 that matter here, and the byte that begins an escape sequence (ISO 2022).
const (
	recordEnd  = 0x1D
	fieldEnd   = 0x1E
	escape     = 0x1B
	leaderSize = 24
)

// longestRecord is how much may stand before a record's end. A leader can state
// 99,999 bytes; what goes far beyond that has lost its separators.
const longestRecord = 256 << 10

// IsISO2709 reports whether b begins with the leader of a MARC record: its
// length, the indicator and code counts, the base address and the entry map.
// Any one of them may be wrong, and two where the separators stand.
func IsISO2709(b []byte) bool {
	b = bytes.TrimLeft(b, "\r\n")
	if len(b) <= leaderSize {
		return false
	}
	signs := 0
	for _, ok := range [...]bool{digits(b[:5]), string(b[10:12]) == "22", digits(b[12:17]), string(b[20:22]) == "45"} {
		if ok {
			signs++
		}
	}
	if bytes.IndexByte(b, fieldEnd) > 0 {
		signs++
	}
	if bytes.IndexByte(b, 0x1F) > 0 {
		signs++
	}
	return signs >= 4 && bytes.IndexByte(b, fieldEnd) > 0
}

// wholeRecords gives the length of the records in b that are whole; of b
// itself where nothing follows, or where no record can be so long.
func wholeRecords(b []byte, ended bool) int {
	if ended {
		return len(b)
	}
	if n := bytes.LastIndexByte(b, recordEnd) + 1; n > 0 || len(b) < longestRecord {
		return n
	}
	return completeUTF8(b)
}

// iso2709 decodes MARC records, each by itself. Place 9 of the leader is to say
// whether a record is MARC-8 (a blank) or UTF-8 ("a"), but in a third of the
// world's files it was never set or never changed. So proof counts first.
type iso2709 struct {
	sets  *marc8  // once needed
	other charset // that a record was guessed to be in; the next ones are likely to be, too
}

func (d *iso2709) decode(dst, src []byte, last bool, note func(flawKind, int)) ([]byte, int) {
	whole := wholeRecords(src, last)
	for b := src[:whole]; len(b) > 0; {
		n := bytes.IndexByte(b, recordEnd) + 1
		if n == 0 {
			n = len(b)
		}
		dst = d.record(dst, b[:n], note)
		b = b[n:]
	}
	return dst, whole
}

// record decodes one record.
func (d *iso2709) record(dst, b []byte, note func(flawKind, int)) []byte {
	leader := bytes.TrimLeft(b, "\r\n")
	stated := len(leader) > leaderSize && leader[9] == 'a' // UTF-8
	if utf8.Valid(b) && (stated || !switches(b)) {
		return append(dst, b...)
	}
	var count [3]int
	for i := 0; i < len(b); {
		if run := asciiPrefix(b[i:]); run > 0 {
			i += run
			continue
		}
		form, size := formAt(b[i:])
		count[form]++
		i += size
	}
	if count[sound] > 0 && count[sound] >= count[single] || stated && len(b) < longestRecord && count[broken] > 0 && count[single] == 0 {
		dst, _ = mixed{}.decode(dst, b, true, note)
		return dst
	}
	if d.sets == nil {
		d.sets = newMARC8()
	}
	latin := d.sets.latin(b)
	if latin == 0 && !switches(b) {
		note(guessed, len(dst))
		if d.other.decoder == nil || !decodes(d.other, b) {
			if d.other = guess(b); d.other.name == latinCharset.name { // which nothing speaks against
				d.other = charset{}
				dst, _ = latinCharset.decoder.decode(dst, b, true, func(flawKind, int) {})
				return dst
			}
		}
		dst, _ = d.other.decoder.decode(dst, b, true, note)
		return dst
	}
	return d.sets.decode(dst, b, cmp.Or(latin, ansel), note)
}

// switches reports whether an escape sequence of MARC-8 stands in b.
func switches(b []byte) bool {
	for {
		i := bytes.IndexByte(b, escape)
		if i < 0 {
			return false
		}
		b = b[i+1:]
		if _, _, n := designation(b); n > 0 {
			return true
		}
	}
}

// latin tells ANSEL, of MARC 21, from ISO 5426, of UNIMARC, by where their
// accents stand: at 0xE0 and at 0xC0, before the letter they belong to. It gives
// 0 where the bytes are rather letters by themselves, as in windows-1252 or KOI8.
func (m *marc8) latin(b []byte) byte {
	single, _ := wordScore(charmap.Windows1252, b)
	first, second := m.fit(ansel, b), m.fit(iso5426, b)
	switch {
	case first >= second && first >= single:
		return ansel
	case second > first && second >= single:
		return iso5426
	}
	return 0
}

// fit says how well the bytes of b that are not ASCII fit into a Latin set:
// accents before letters that can have them speak for it, accents before
// anything else and codes without a character against it.
func (m *marc8) fit(set byte, b []byte) (score int) {
	chars := m.single[set]
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		next := byte(' ')
		if i+1 < len(b) {
			next = b[i+1]
		}
		r := chars[c]
		switch {
		case r == 0:
			score -= 3
		case !unicode.Is(unicode.Mn, r):
			if unicode.IsLetter(r) && isASCIILetter(next) {
				score++
			}
		case isASCIILetter(next):
			if composed := norm.NFC.String(string([]rune{rune(next), r})); utf8.RuneCountInString(composed) == 1 || r >= 0xFE20 {
				score += 2
			}
		case next < 0x80:
			score -= 2
		}
	}
	return score
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
