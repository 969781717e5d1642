package citation

import "testing"

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain": "plain", "Łódź": "lodz", "Straße": "strasse", "Øystein": "oystein", "ÆRØ": "aero", "Müller": "muller", "ﬁn": "fin",
		"Ελλάς": "ελλασ", "Йод": "иод", "“x”–y": "\"x\"-y", "王小明": "王小明", "İI": "ii",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if again := Fold(Fold(in)); again != want {
			t.Errorf("Fold twice (%q) = %q, want %q", in, again, want)
		}
	}
}

func TestASCII(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain": "plain", "Łódź": "Lodz", "Müller": "Muller", "Þór": "Thor", "Достоевский": "Dostoevskii", "Σωκράτης": "Sokratis", "王小明": "", "Žižek": "Zizek",
	} {
		if got := ASCII(in); got != want {
			t.Errorf("ASCII(%q) = %q, want %q", in, got, want)
		}
	}
}
