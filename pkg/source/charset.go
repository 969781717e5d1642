package source

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// ISO2709 is the Charset of a file of MARC records. Each is read by itself: as
// UTF-8, MARC-8 or what else it proves to be, with its separators left in place.
const ISO2709 = "iso-2709"

// charset is a character set with the means to read it.
type charset struct {
	name    string // the WHATWG's
	guessed bool
	ascii   bool // ASCII bytes stand for themselves
	utf8    bool // sound UTF-8 stands for itself
	decoder decoder
}

var (
	utf8Charset  = charset{name: "utf-8", ascii: true, utf8: true, decoder: mixed{}}
	latinCharset = charset{name: "windows-1252", guessed: true, ascii: true, decoder: mixed{legacy: true}}
)

const (
	openingSize  = 4 << 10  // where marks and declarations stand
	decisionSize = 16 << 10 // bytes, from the first that is not ASCII on, by which a character set is decided
)

// begin looks at an input's first bytes, and gives how many of them are a byte order mark.
func (s *stream) begin(b []byte) (mark int) {
	opening := b[:min(len(b), openingSize)]
	s.charset = utf8Charset
	for _, m := range marks {
		if bytes.HasPrefix(b, []byte(m.bytes)) {
			s.decided = true
			if m.encoding != nil {
				s.charset = newCharset(m.name, m.encoding)
			}
			return len(m.bytes)
		}
	}
	if name, endianness := utf16Shape(opening); name != "" {
		s.charset, s.decided = newCharset(name, textunicode.UTF16(endianness, textunicode.IgnoreBOM)), true
		s.charset.guessed = true
		return 0
	}
	if IsISO2709(opening) {
		s.charset, s.decided = charset{name: ISO2709, ascii: true, utf8: true, decoder: new(iso2709)}, true
		return 0
	}
	s.binary = binaryShape(opening)
	if japanese := "\x1b$"; bytes.Contains(opening, []byte(japanese)) {
		if declared, ok := declaredCharset(opening); ok && declared.name == "iso-2022-jp" || bytes.Contains(opening, []byte("\x1b(")) {
			e, _ := htmlindex.Get("iso-2022-jp")
			s.charset, s.decided = newCharset("iso-2022-jp", e), true
			s.charset.guessed = !ok
		}
	}
	return 0
}

// decide settles the character set when the first byte that is not ASCII is
// met, be it gigabytes into the input. It reads on when it has too little to
// judge by, so that the decision does not depend on how the input was cut into blocks.
func (s *stream) decide(buf []byte, kept, n int) ([]byte, int) {
	first := kept + asciiPrefix(buf[kept:n])
	for first < n && n-first < decisionSize && !s.ended {
		buf = append(make([]byte, 0, n+decisionSize), buf[:n]...)[:n+decisionSize]
		n = s.fill(buf, n)
	}
	if s.opening == nil {
		s.opening = buf[kept : kept+min(n-kept, openingSize)]
	}
	if first == n {
		s.opening = bytes.Clone(s.opening)
		return buf, n
	}
	s.decided = true
	evidence := buf[first:n]
	if len(evidence) > decisionSize || !s.ended {
		evidence = evidence[:completeUTF8(evidence[:min(len(evidence), decisionSize)])]
	}
	s.charset = judge(s.label, s.opening, evidence)
	s.opening = nil
	return buf, n
}

// judge gives the character set of b, whose first byte is not ASCII, in an
// input that begins with opening and was transported under a label. Proof counts more than declarations, which
// are often left over from before a page was saved, and those more than a guess.
func judge(label string, opening, b []byte) charset {
	if utf8.Valid(b) {
		return utf8Charset
	}
	var count [3]int
	for i := 0; i < len(b); {
		if run := asciiPrefix(b[i:]); run > 0 {
			i += run
			continue
		}
		form, size := formAt(b[i:])
		if form != sound || !chance(b[i:i+size]) {
			count[form]++
		}
		i += size
	}
	if count[sound]+count[broken] >= count[single] { // what is broken was meant to be UTF-8
		return utf8Charset
	}
	if c, ok := namedCharset(strings.ToLower(label)); ok && !c.utf8 {
		return c
	}
	if c, ok := declaredCharset(opening); ok && !c.utf8 {
		return c
	}
	return guess(b)
}

// marks are the byte order marks, longer before shorter.
var marks = []struct {
	bytes, name string
	encoding    encoding.Encoding
}{
	{"\xEF\xBB\xBF", "utf-8", nil},
	{"\xFF\xFE\x00\x00", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\xFE\xFF", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xFF\xFE", "utf-16le", textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM)},
	{"\xFE\xFF", "utf-16be", textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM)},
}

func newCharset(name string, e encoding.Encoding) charset {
	d, ascii := decoderOf(name, e)
	return charset{name: name, ascii: ascii, decoder: d}
}

// utf16Shape recognises UTF-16 without a mark by the NULs of its ASCII
// characters, which all stand on the same side.
func utf16Shape(b []byte) (string, textunicode.Endianness) {
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(b) / 2
	switch {
	case pairs < 2:
	case zeros[1] > pairs/2 && zeros[0]*50 <= pairs:
		return "utf-16le", textunicode.LittleEndian
	case zeros[0] > pairs/2 && zeros[1]*50 <= pairs:
		return "utf-16be", textunicode.BigEndian
	}
	return "", textunicode.LittleEndian
}

func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// binaryShape reports whether b is something else than text: a few of the
// control characters that no text has are damage, many are another matter.
func binaryShape(b []byte) bool {
	if bytes.HasPrefix(b, []byte("%PDF-")) { // begins as text
		return true
	}
	control := 0
	for _, c := range b {
		// Besides white space: the end of file of old systems, escape sequences, and MARC's separators.
		if c < ' ' && !(c >= '\b' && c <= '\r') && !(c >= 0x1A && c <= 0x1F) {
			control++
		}
	}
	return control*32 > len(b)
}

// declarations are the places where an input states its character set.
var declarations = []struct{ from, to, key string }{
	{"<?xml", "?>", "encoding"},
	{"<meta", ">", "charset"},
	{"% ", "\n", "encoding"}, // JabRef's "% Encoding: ISO8859_1"
	{"-*-", "-*-", "coding"}, // Emacs's "-*- coding: latin-1 -*-"
}

// javaNames are names of character sets that the WHATWG does not list: Java's, which JabRef writes, and Python's.
var javaNames = map[string]string{
	"macroman": "macintosh", "iso8859-1": "windows-1252", "iso8859-15": "iso-8859-15", "ms932": "shift_jis",
	"ms936": "gb18030", "ms949": "euc-kr", "ms950": "big5", "cp936": "gb18030", "cp949": "euc-kr",
	"cp950": "big5", "cp932": "shift_jis", "mac-roman": "macintosh",
}

// declaredCharset gives the character set that opening states. JSON states
// none, though a page within it may.
func declaredCharset(opening []byte) (charset, bool) {
	text := strings.ToLower(string(opening))
	if start := strings.TrimSpace(text); strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") {
		return charset{}, false
	}
	for _, d := range declarations {
		for rest := text; ; {
			var found bool
			if _, rest, found = strings.Cut(rest, d.from); !found {
				break
			}
			within, _, _ := strings.Cut(rest, d.to)
			_, value, found := strings.Cut(within, d.key)
			if !found {
				continue
			}
			value = strings.TrimLeft(value, " \t=:\"'")
			end := strings.IndexFunc(value, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.:+", r)
			})
			if end >= 0 {
				value = value[:end]
			}
			if c, ok := namedCharset(value); ok {
				return c, true
			}
		}
	}
	return charset{}, false
}

// namedCharset gives the character set of a label.
func namedCharset(label string) (charset, bool) {
	label = strings.ReplaceAll(label, "iso8859_", "iso8859-")
	if other, ok := javaNames[label]; ok {
		label = other
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return charset{}, false
	}
	name, err := htmlindex.Name(e)
	switch {
	case err != nil || name == "replacement" || strings.HasPrefix(name, "utf-16"):
		return charset{}, false // UTF-16 that shows no sign of it is not
	case name == "utf-8":
		return utf8Charset, true
	case name == "gbk":
		e = simplifiedchinese.GB18030 // of which it is a part
	}
	return newCharset(name, e), true
}

// detected are the character sets that the detector is good at, by its names for them.
var detected = map[string]string{
	"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5",
	"shift_jis": "shift_jis", "cp932": "shift_jis", "euc-jp": "euc-jp", "euc-kr": "euc-kr", "cp949": "euc-kr",
	"windows-1251": "windows-1251", "koi8-r": "koi8-r", "ibm866": "ibm866", "iso-8859-5": "iso-8859-5",
}

// guess gives the likeliest character set of b, which is not UTF-8.
func guess(b []byte) charset {
	var lines []byte // with something to go by
	for line := range bytes.Lines(b) {
		if asciiPrefix(line) < len(line) {
			lines = append(lines, line...)
		}
	}
	if found := chardet.Detect(lines); found.Confidence >= 0.9 {
		if c, ok := namedCharset(detected[strings.ToLower(found.Encoding)]); ok && decodes(c, lines) {
			c.guessed = true
			return c
		}
	}
	best := latinCharset
	score, high := wordScore(charmap.Windows1252, lines)
	for _, rival := range []*charmap.Charmap{charmap.Windows1250, charmap.ISO8859_2, charmap.Macintosh} {
		// A rival must be better by far, and good: garbage fits nowhere.
		if s, _ := wordScore(rival, lines); s >= score+max(high/8, 3) && s*2 >= high {
			name, _ := htmlindex.Name(rival)
			best, score = newCharset(name, rival), s
			best.guessed = true
		}
	}
	return best
}

// decodes reports whether hardly anything of b is no character in c.
func decodes(c charset, b []byte) bool {
	bad := 0
	text, _ := c.decoder.decode(nil, b, false, func(flawKind, int) { bad++ })
	return bad*50 <= utf8.RuneCount(text)-asciiPrefix(text)
}

// wordScore says how well the bytes of b that are not ASCII fit into words
// when read as cm: letters within words speak for it, signs within words and
// capitals behind small letters against it. Stray UTF-8 says nothing. It gives
// also how many bytes were judged.
func wordScore(cm *charmap.Charmap, b []byte) (score, high int) {
	before := ' '
	for i := 0; i < len(b); i++ {
		r := cm.DecodeByte(b[i])
		if b[i] >= utf8.RuneSelf {
			if form, size := formAt(b[i:]); form == sound && !chance(b[i:i+size]) {
				i += size - 1
				continue
			}
			after := ' '
			if i+1 < len(b) {
				after = cm.DecodeByte(b[i+1])
			}
			score += fit(before, r, after)
			high++
		}
		before = r
	}
	return score, high
}

// fit judges a character by its neighbours.
func fit(before, r, after rune) int {
	inWord := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return -3
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -2
	case unicode.IsLetter(r) && (unicode.IsLetter(before) || unicode.IsLetter(after)):
		return 1
	case r == '’' || r == '‘' || r == '–' || r == '­' || r == '·': // l’État, Smith–Jones
		return 0
	case inWord, !unicode.IsPunct(r) && unicode.IsLetter(before):
		return -2
	case unicode.IsPunct(r):
		return 0
	}
	return -1
}
