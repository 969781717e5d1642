package citation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                        "",
		"lower 1":                 "lower 1",
		"Mixed CASE":              "mixed case",
		"Łódź, Ærø, Þór":          "lodz, aero, thor",
		"Straße":                  "strasse",
		"İstanbul ışık":           "istanbul isik",
		"ﬁnal Ⅳ ｗｉｄｅ":             "final iv wide",
		"Ὀδυσσεύς":                "οδυσσευσ",
		"Ёлка й":                  "елка и",
		"हिन्दी":                  "हिन्दी",
		"王小明":                     "王小明",
		"مُحَمَّد":                "محمد",
		"e\u0301tude “x” O’Brien": `etude "x" o'brien`,
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, Fold(in)); diff != "" {
				t.Errorf("Fold (-want +got):\n%s", diff)
			}
		})
	}
}

func TestASCII(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain":              "plain",
		"Müller":             "Muller",
		"Łukasiewicz Ægir":   "Lukasiewicz Aegir",
		"Достоевский Щедрин": "Dostoevskiy Shchedrin",
		"Ψυχή":               "Psychi",
		"a–b “c” d\u00a0e":   `a-b "c" d e`,
		"王 Wang":             " Wang",
		"Erdős ℝ":            "Erdos R",
		"ﬁ":                  "fi",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, ASCII(in)); diff != "" {
				t.Errorf("ASCII (-want +got):\n%s", diff)
			}
		})
	}
}

// Folding folded text changes nothing, and ASCII gives ASCII.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Łódź", "ﬁ", "İ", "ς", "\xff", "Ǆ", "ŉ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, and again %q", s, once, Fold(once))
		}
		for _, c := range []byte(ASCII(s)) {
			if c >= 0x80 {
				t.Fatalf("ASCII(%q) = %q", s, ASCII(s))
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for _, s := range []string{"a plain lower case title", "Größe und Straße: Études à la carte"} {
		b.Run(s, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Fold(s)
			}
		})
	}
}

func TestShortens(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		short, long string
		want        bool
	}{
		{"nat", "national", true}, {"natl", "national", true}, {"n", "national", true}, {"national", "national", true},
		{"ational", "national", false}, {"natz", "national", false}, {"nationals", "national", false}, {"", "national", false},
		{"ж", "журнал", true}, {"жур", "журнал", true}, {"з", "журнал", false},
	} {
		if got := Shortens(tt.short, tt.long); got != tt.want {
			t.Errorf("Shortens(%q, %q) = %v", tt.short, tt.long, got)
		}
	}
}
