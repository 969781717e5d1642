package dedupe

import (
	"slices"
	"strings"
	"testing"
)

// The sketch of a text is the least of the hashes of its words.
func TestSketch(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("Of the haemorrhages that were analysed, 10,000 were seen in IL-6 & TNF-α. ", 3),
		"Wir haben über die Häufigkeit randomisierter Studien berichtet; d'accord, 腎臓 und β-Blocker. Zwölf Zentren, vier Länder, acht Jahre, 0123 Befunde, 42 % der Patienten kamen aus Städten, andere vom Land.",
		strings.Repeat("one two 0 00 pedi?tricas x ", 6),
	} {
		words := appendWords(nil, text)
		var want []uint32
		for _, w := range words {
			want = append(want, hashWord(w)*2654435761)
		}
		slices.Sort(want)
		want = slices.Compact(want)
		want = want[:min(len(want), sketchSize)]
		if got := sketchOf(text); !slices.Equal(got.words, want) || int(got.length) != len(words) {
			t.Errorf("%.30q: got %v of %d words, want %v of %d", text, got.words, got.length, want, len(words))
		}
	}
	if got := sketchOf("too short"); len(got.words) != 0 {
		t.Errorf("got %v of a text that is shorter than a sentence", got.words)
	}
}

func BenchmarkSketch(b *testing.B) {
	text := strings.Repeat("Of the haemorrhages that were analysed, 10,000 were seen in older patients with IL-6 below the median of 3.5 pg. ", 12)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		sketchOf(text)
	}
}
