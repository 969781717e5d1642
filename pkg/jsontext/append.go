package jsontext

import (
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
)

const hexDigits = "0123456789abcdef"

// AppendString adds s as a JSON string. Besides what must be escaped, it
// escapes what does harm where JSON is looked at: the controls of C1, the line
// and paragraph separators, and the overrides of text direction. Bytes that
// are not UTF-8 become U+FFFD.
func AppendString(dst []byte, s string) []byte {
	return append(AppendContent(append(dst, '"'), s), '"')
}

// AppendContent adds s as it stands between the quotes of a JSON string, or a part of it.
func AppendContent(dst []byte, s string) []byte {
	start := 0
	for i := 0; ; {
		i += ascii.Plain(s[i:], '"', '\\')
		if i == len(s) {
			break
		}
		if c := s[i]; c < utf8.RuneSelf {
			dst = append(dst, s[start:i]...)
			dst = appendEscaped(dst, rune(c))
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || harmful(r) {
			dst = append(dst, s[start:i]...)
			if r == utf8.RuneError {
				dst = append(dst, "\uFFFD"...)
			} else {
				dst = appendEscaped(dst, r)
			}
			start = i + size
		}
		i += size
	}
	return append(dst, s[start:]...)
}

// harmful reports whether a character changes what is shown around it.
func harmful(r rune) bool {
	switch {
	case r < 0xA0: // C1
		return true
	case r < 0x2028:
		return false
	case r <= 0x202E: // separators, embeddings and overrides
		return true
	}
	return 0x2066 <= r && r <= 0x2069 // isolates
}

func appendEscaped(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	}
	return append(dst, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&0xF], hexDigits[r>>4&0xF], hexDigits[r&0xF])
}
