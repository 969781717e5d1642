package source

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// decoder turns bytes into UTF-8.
type decoder interface {
	// decode appends the text of src to dst, and gives dst and how much of src
	// it has used: all when last is set. It notes flaws at indices of dst.
	decode(dst, src []byte, last bool, note func(flawKind, int)) ([]byte, int)
}

func word(b []byte) uint64 { return binary.NativeEndian.Uint64(b) }

// mixed decodes UTF-8 into which windows-1252 has strayed, and windows-1252
// into which UTF-8 has: a bibliography pasted together over the years is both.
// The UTF-8 form of a character hardly ever occurs by chance, so each piece
// tells what it is.
type mixed struct {
	legacy bool // windows-1252 is the rule and UTF-8 the stray
}

func (m mixed) decode(dst, src []byte, last bool, note func(flawKind, int)) ([]byte, int) {
	if !last {
		src = src[:completeUTF8(src)]
	}
	for i := 0; i < len(src); {
		if run := asciiPrefix(src[i:]); run > 0 {
			dst = append(dst, src[i:i+run]...)
			i += run
			continue
		}
		form, size := formAt(src[i:])
		if m.legacy && form == sound && chance(src[i:i+size]) {
			form, size = single, 1
		}
		switch form {
		case sound:
			if m.legacy {
				note(reread, len(dst))
			}
			dst = append(dst, src[i:i+size]...)
		case single:
			if !m.legacy {
				note(reread, len(dst))
			}
			dst = utf8.AppendRune(dst, charmap.Windows1252.DecodeByte(src[i]))
		case broken:
			note(replaced, len(dst))
			dst = utf8.AppendRune(dst, utf8.RuneError)
		}
		i += size
	}
	return dst, len(src)
}

// form says what a few bytes that are not ASCII are.
type form uint8

const (
	sound  form = iota // a character in UTF-8
	single             // a byte by itself
	broken             // an attempt at UTF-8: over-long, a surrogate, cut off
)

// formAt gives the form of what b begins with, and its length.
func formAt(b []byte) (form, int) {
	if r, size := utf8.DecodeRune(b); r != utf8.RuneError || size > 1 {
		return sound, size
	}
	want := leadSize(b[0])
	size := 1
	for size < want && size < len(b) && !utf8.RuneStart(b[size]) {
		size++
	}
	switch {
	case size == 1:
		return single, 1
	case size == want: // "\xC0\x80", "\xED\xA0\x80"
		return broken, size
	}
	// Too short: "\xE2\x80 " has lost its end, but "caf\xE9\x94 " is windows-1252
	// with a closing quote, and "\xE9\xA0:" with a blank before the colon.
	for _, c := range b[1:size] {
		if c < 0xA0 && strings.IndexByte(punctuation1252, c) < 0 {
			return broken, size
		}
	}
	return single, 1
}

// leadSize gives how many bytes a first byte announces, also when no character
// begins so ("\xC0", "\xF5"); 0 for a byte that is never the first of several, and 1 for ASCII.
func leadSize(c byte) int {
	switch {
	case c < utf8.RuneSelf:
		return 1
	case c < 0xC0 || c >= 0xF8:
		return 0
	case c < 0xE0:
		return 2
	case c < 0xF0:
		return 3
	}
	return 4
}

// punctuation1252 is what may follow an accented letter in windows-1252, of
// the bytes below NBSP: ellipsis, quotation marks and dashes.
const punctuation1252 = "\x85\x91\x92\x93\x94\x96\x97"

// chance reports whether b, which is sound UTF-8, is as likely a capital with
// the mark behind it: "LIBERT\xC9\x94" is LIBERTÉ and a quotation mark, not ɔ.
func chance(b []byte) bool {
	return len(b) == 2 && b[0] >= 0xC4 && strings.IndexByte(punctuation1252+"\xA0\xAB\xBB", b[1]) >= 0
}

// table decodes a character set of single bytes whose lower half is ASCII.
type table [128]rune

func newTable(cm *charmap.Charmap) *table {
	t := new(table)
	for i := range t {
		t[i] = cm.DecodeByte(byte(0x80 + i))
	}
	return t
}

func (t *table) decode(dst, src []byte, _ bool, note func(flawKind, int)) ([]byte, int) {
	for i := 0; i < len(src); {
		if run := asciiPrefix(src[i:]); run > 0 {
			dst = append(dst, src[i:i+run]...)
			i += run
			continue
		}
		r := t[src[i]-0x80]
		if r == utf8.RuneError {
			note(replaced, len(dst))
		}
		dst = utf8.AppendRune(dst, r)
		i++
	}
	return dst, len(src)
}

// multibyte decodes any other character set.
type multibyte struct{ transform.Transformer }

func (m multibyte) decode(dst, src []byte, last bool, note func(flawKind, int)) ([]byte, int) {
	from, used := len(dst), 0
	for {
		dst = slices.Grow(dst, 2*(len(src)-used)+utf8.UTFMax)
		wrote, read, err := m.Transform(dst[len(dst):cap(dst)], src[used:], last)
		dst, used = dst[:len(dst)+wrote], used+read
		if err != transform.ErrShortDst { // all, or all but a character that is cut off
			break
		}
	}
	for replacement := []byte(string(utf8.RuneError)); ; from += len(replacement) {
		i := bytes.Index(dst[from:], replacement)
		if i < 0 {
			return dst, used
		}
		from += i
		note(replaced, from)
	}
}

// decoderOf gives the decoder of an encoding, and whether ASCII stands for itself in it.
func decoderOf(name string, e encoding.Encoding) (decoder, bool) {
	if cm, ok := e.(*charmap.Charmap); ok {
		return newTable(cm), true
	}
	ascii := !strings.HasPrefix(name, "utf-16") && !strings.HasPrefix(name, "utf-32") && name != "iso-2022-jp"
	return multibyte{e.NewDecoder().Transformer}, ascii
}
