package ascii

import (
	"strings"
	"testing"
)

// slowUntil is Until, byte by byte.
func slowUntil(s, stops, doubled string) int {
	for i := range len(s) {
		if strings.IndexByte(stops, s[i]) >= 0 || strings.IndexByte(doubled, s[i]) >= 0 && i+1 < len(s) && s[i+1] == s[i] {
			return i
		}
	}
	return len(s)
}

// sets are stops and doubled bytes, also of more kinds than there are ranges.
var sets = [][2]string{{"", ""}, {"{", ""}, {"{\xC2", ""}, {"\\{}$~`\n\r\t\f\v^_", "-'"}, {"\x00\x1f #&-<AZaz~\x7f", " '"}, {"", "\x00a\x7f\x80"}}

func TestUntil(t *testing.T) {
	t.Parallel()
	for _, c := range sets {
		set := NewSet(c[0], c[1])
		for _, before := range []int{0, 3, 7, 8, 17} {
			for one := range 256 {
				for _, other := range []byte{byte(one), 'x', '{', 0x80, 0xFF, 0} {
					s := strings.Repeat("x", before) + string([]byte{byte(one), other}) + "yyyyyyyy"
					if got, want := set.Until(s), slowUntil(s, c[0], c[1]); got != want {
						t.Fatalf("Until(%q) = %d of %q and %q twice, want %d", s, got, c[0], c[1], want)
					}
				}
			}
		}
	}
}

func TestHas(t *testing.T) {
	t.Parallel()
	set := NewSet("{\xC2", "-")
	for c := range 256 {
		if got, want := set.Has(byte(c)), c == '{' || c == 0xC2 || c == '-'; got != want {
			t.Errorf("%#x: %v", c, got)
		}
	}
}

func FuzzUntil(f *testing.F) {
	f.Add("a {braced} text -- of some length", "{}", "-")
	f.Add("\x00\x80\xff ~ Größe", "~\xc3\x00", "\xff")
	f.Fuzz(func(t *testing.T, s, stops, doubled string) {
		if got, want := NewSet(stops, doubled).Until(s), slowUntil(s, stops, doubled); got != want {
			t.Errorf("Until(%q) = %d, want %d", s, got, want)
		}
	})
}

func BenchmarkUntil(b *testing.B) {
	text := strings.Repeat("Plain text of some length, as abstracts are. ", 40)
	set := NewSet("\\{}$&%#_^~`\n\r\t\xC2", "-'")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if set.Until(text) != len(text) {
			b.Fatal("not plain")
		}
	}
}
