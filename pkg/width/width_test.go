package width

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestString holds widths against where the cursor of a terminal stands afterwards.
func TestString(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{
		"":                   0,
		"plain":              5,
		"café":               4,
		"cafe\u0301":         4,
		"王小明":                6,
		"한국어":                6,
		"\u1112\u1161\u11ab": 2,
		"ｆｕｌｌ":               8,
		"👨\u200d👩\u200d👧":    2,
		"🇫🇷":                 2,
		"❤\ufe0f":            2,
		"शर्मा":              4,
		"मानसिक स्वास्थ्य": 13,
		"क्षि":               3,
		"हिन्दी":             5,
		"தமிழ்":              4,
		"กำลัง":              4,
		"שלום":               4,
		"שָׁלוֹם":            4,
		"مرحبا":              5,
		"Nguye\u0302\u0303n": 6,
	} {
		t.Run(s, func(t *testing.T) {
			t.Parallel()
			if got := String(s); got != want {
				t.Errorf("got %d, want %d", got, want)
			}
		})
	}
}

func TestTruncate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		s       string
		columns int
		want    string
	}{
		{"plain", 5, "plain"}, {"plain", 4, "pla…"}, {"王小明", 6, "王小明"}, {"王小明", 5, "王小…"}, {"王小明", 4, "王…"},
		{"हिन्दी भाषा", 6, "हिन्दी…"}, {"👨\u200d👩\u200d👧 family", 4, "👨\u200d👩\u200d👧 …"}, {"plain", 1, "…"}, {"plain", 0, "…"},
	} {
		if got := Truncate(test.s, test.columns, "…"); got != test.want {
			t.Errorf("%q in %d: got %q, want %q", test.s, test.columns, got, test.want)
		}
	}
}

// FuzzCut checks that nothing is lost in parting, that what fits does fit, and that characters stay whole.
func FuzzCut(f *testing.F) {
	for _, s := range []string{"plain text", "王小明", "हिन्दी", "👨‍👩‍👧‍👦 in 🇫🇷", "e\u0301\u0301"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, columns int) {
		fits, rest := Cut(s, columns)
		if fits+rest != s {
			t.Errorf("%q parted into %q and %q", s, fits, rest)
		}
		if String(fits) > max(0, columns) {
			t.Errorf("%q takes %d of %d columns", fits, String(fits), columns)
		}
		if utf8.ValidString(s) && !utf8.ValidString(fits) {
			t.Errorf("%q is cut within a character", fits)
		}
		if strings.HasPrefix(rest, "\u0301") && fits != "" && utf8.ValidString(s) && !strings.HasSuffix(fits, "\n") && String(fits) < columns {
			t.Errorf("an accent is parted from its letter: %q, %q", fits, rest)
		}
	})
}

func BenchmarkString(b *testing.B) {
	const s = "Toward a new way of relating – 同伴支持工作者: मानसिक स्वास्थ्य"
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		String(s)
	}
}
