package ascii

import (
	"strings"
	"testing"
)

// slowly is Plain, byte by byte.
func slowly(s string, a, b byte) int {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == a || c == b {
			return i
		}
	}
	return len(s)
}

func TestPlain(t *testing.T) {
	t.Parallel()
	pairs := [][2]byte{{'"', '\\'}, {'<', '&'}, {' ', '~'}, {0, 0}, {'!', '!'}}
	for _, pair := range pairs {
		for _, before := range []int{0, 3, 8, 15, 17} {
			for c := range 256 {
				for next := range 256 { // what a borrow or carry may reach
					s := strings.Repeat("x", before) + string([]byte{byte(c), byte(next)}) + "yyyyyyyy"
					if got, want := Plain(s, pair[0], pair[1]), slowly(s, pair[0], pair[1]); got != want {
						t.Fatalf("Plain(%q, %q, %q) = %d, want %d", s, pair[0], pair[1], got, want)
					}
				}
			}
		}
	}
}

func TestTidy(t *testing.T) {
	t.Parallel()
	for _, before := range []int{0, 3, 7, 8, 15, 17} {
		for c := range 256 {
			for next := range 256 {
				s := strings.Repeat("x y", before) + string([]byte{byte(c), byte(next)}) + "yyyyyyyy"
				want := slowly(s, 0, 0)
				if gap := strings.Index(s, "  "); gap >= 0 {
					want = min(want, gap)
				}
				if got := Tidy(s); got != want {
					t.Fatalf("Tidy(%q) = %d, want %d", s, got, want)
				}
			}
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("a \"text\" of some length", byte('"'), byte('\\'))
	f.Add("\x7f\x80\xff\x00\x1f ~", byte(' '), byte('~'))
	f.Fuzz(func(t *testing.T, s string, a, b byte) {
		a, b = a&0x7f, b&0x7f
		if got, want := Plain(s, a, b), slowly(s, a, b); got != want {
			t.Errorf("Plain(%q, %q, %q) = %d, want %d", s, a, b, got, want)
		}
	})
}

func TestIndexFrom(t *testing.T) {
	t.Parallel()
	for start, want := range []int{1, 1, 3, 3, 5, 5} {
		if got := IndexFrom("a,b,c", ',', start); got != want {
			t.Errorf("from %d: %d, want %d", start, got, want)
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	text := strings.Repeat("Plain text of some length, as abstracts are. ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if Plain(text, '"', '\\') != len(text) {
			b.Fatal("not plain")
		}
	}
}

func TestHasPrefixFold(t *testing.T) {
	t.Parallel()
	words := []string{"", "v", "Vol", "vol. 1", "VOLUME", "K", "\u212aelvin", "kelvin", "\u017f", "S", "s.", "@", "`", "[", "{", "é", "É", "1", "Том", "том 2"}
	for _, s := range words {
		for _, prefix := range words {
			want := len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
			if got := HasPrefixFold(s, prefix); got != want {
				t.Errorf("HasPrefixFold(%q, %q) = %v, want %v", s, prefix, got, want)
			}
		}
	}
}
