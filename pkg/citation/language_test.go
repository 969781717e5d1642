package citation

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseLanguage(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Language{ // "" is an error
		"en":                         "en",
		"eng":                        "en",
		"ENG":                        "en",
		"English":                    "en",
		"english.":                   "en",
		"Englisch":                   "en",
		"anglais":                    "en",
		"inglés":                     "en",
		"англійська":                 "en",
		"英语":                         "en",
		"English (US)":               "en-US",
		"English language":           "en",
		"en-us":                      "en-US",
		"en_UK":                      "en-GB",
		"pt_BR.UTF-8":                "pt-BR",
		"Portuguese (Brazil)":        "pt-BR",
		"Brazilian Portuguese":       "pt-BR",
		"zh-hans-cn":                 "zh-Hans-CN",
		"Chinese (Traditional)":      "zh-Hant",
		"中文":                         "zh",
		"日本語":                        "ja",
		"ger":                        "de",
		"deu":                        "de",
		"scc":                        "sr",
		"scr":                        "hr",
		"iw":                         "he",
		"grc":                        "grc",
		"Greek, Modern (1453- )":     "el",
		"Español":                    "es",
		"Français":                   "fr",
		"Türkçe":                     "tr",
		"de-1996":                    "de-1996",
		"en-x-private":               "en-x-private",
		"eng; eng":                   "en",
		"sr-Latn":                    "sr-Latn",
		"German (ger)":               "de",
		"Klingonese":                 "",
		"und":                        "",
		"not specified":              "",
		"":                           "",
		"12":                         "",
		"en-toolongasubtag":          "",
		"An English-speaking person": "",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got, err := ParseLanguage(in)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("ParseLanguage (-want +got):\n%s", diff)
			}
			if (err == nil) != (want != "") {
				t.Errorf("error %v with %q", err, got)
			}
		})
	}
}

func TestSeveralLanguages(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Language{
		"eng; ger":        "en",
		"Italian, Latin":  "it",
		"German/English":  "de",
		"English|Klingon": "en",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got, err := ParseLanguage(in)
			if got != want || !errors.Is(err, errSeveralLanguages) {
				t.Errorf("got %q, %v; want %q and that there are several", got, err, want)
			}
		})
	}
}

// The search needs the table sorted, and its names as Fold gives them.
func TestLanguageTable(t *testing.T) {
	t.Parallel()
	last := ""
	for line := range strings.Lines(languageTable) {
		name, tag, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || tag == "" || name <= last {
			t.Errorf("%q behind %q", line, last)
		}
		if Fold(name) != name {
			t.Errorf("%q is not folded: %q", name, Fold(name))
		}
		if got := languageNamed(name); string(got) != tag {
			t.Errorf("%q is %q, found %q", name, tag, got)
		}
		if got, err := ParseLanguage(tag); string(got) != tag || err != nil {
			t.Errorf("tag %q reads as %q, %v", tag, got, err)
		}
		last = name
	}
}

// A tag that was read is read again as it is.
func FuzzParseLanguage(f *testing.F) {
	for _, s := range []string{"en-us", "Greek, Modern (1453- )", "eng;ger", "x-y", "pt_BR.UTF-8", "zh-hans-cn-x-a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := ParseLanguage(s)
		if l == "" {
			if err == nil {
				t.Errorf("ParseLanguage(%q): neither language nor error", s)
			}
			return
		}
		if again, err := ParseLanguage(string(l)); again != l || err != nil {
			t.Errorf("ParseLanguage(%q) = %q, and again %q, %v", s, l, again, err)
		}
	})
}

func BenchmarkParseLanguage(b *testing.B) {
	for _, s := range []string{"en", "English", "Português (Brasil)"} {
		b.Run(s, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = ParseLanguage(s)
			}
		})
	}
}
