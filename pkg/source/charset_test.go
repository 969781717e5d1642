package source

import (
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/htmlindex"
)

// encoded gives text in a character set.
func encoded(t testing.TB, charset, text string) string {
	t.Helper()
	e, err := htmlindex.Get(charset)
	if err != nil {
		t.Fatal(err)
	}
	b, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	chinese  = "深度学习在文献管理中的应用研究，王小明，李华，北京大学学报，第三期"
	hanzi    = "深度學習在文獻管理中的應用研究，王小明，李華，臺灣大學學報，第三期"
	japanese = "文献管理におけるメタデータの応用に関する研究、山田太郎、情報処理学会論文誌"
	korean   = "문헌 관리에서 메타데이터의 응용에 관한 연구, 김철수, 한국정보과학회논문지"
	russian  = "Применение метаданных в управлении библиографией, Иванов А. П., Вестник"
	german   = "Müller, J.: Über die Größe der Bären in den Ländern; “smart” – façade, naïve"
	polish   = "Łukasiewicz, J., Żółkiewski, S.: Wpływ źródeł na śmierć gęsi; Dvořák: Příliš žluťoučký kůň"
)

func TestCharset(t *testing.T) {
	t.Parallel()
	ris := strings.Repeat("TY  - JOUR\nAU  - Smith, John\nTI  - In English, of some length\nER  -\n", 20)
	tests := []struct {
		name, input   string
		charset, text string
		sure          bool
	}{
		{"empty", "", "utf-8", "", true},
		{"ascii", "plain", "utf-8", "plain", true},
		{"utf-8", german, "utf-8", german, true},
		{"utf-8 with mark", "\uFEFF" + german, "utf-8", german, true},
		{"mark alone", "\uFEFF", "utf-8", "", true},
		{"utf-16le with mark", "\xFF\xFE" + encoded(t, "utf-16le", chinese), "utf-16le", chinese, true},
		{"utf-16be with mark", "\xFE\xFF" + encoded(t, "utf-16be", chinese), "utf-16be", chinese, true},
		{"utf-16le without", encoded(t, "utf-16le", german), "utf-16le", german, false},
		{"utf-16be without", encoded(t, "utf-16be", german), "utf-16be", german, false},
		{"utf-32le", "\xFF\xFE\x00\x00A\x00\x00\x00\xFC\x00\x00\x00", "utf-32le", "Aü", true},
		{"utf-32be", "\x00\x00\xFE\xFF\x00\x00\x00A\x00\x00\x00\xFC", "utf-32be", "Aü", true},
		{"gb18030", encoded(t, "gb18030", chinese), "gb18030", chinese, false},
		{"gb18030 in ris", ris + encoded(t, "gb18030", "TI  - "+chinese), "gb18030", ris + "TI  - " + chinese, false},
		{"big5", encoded(t, "big5", hanzi), "big5", hanzi, false},
		{"shift_jis", encoded(t, "shift_jis", japanese), "shift_jis", japanese, false},
		{"euc-jp", encoded(t, "euc-jp", japanese), "euc-jp", japanese, false},
		{"iso-2022-jp", encoded(t, "iso-2022-jp", japanese), "iso-2022-jp", japanese, false},
		{"euc-kr", encoded(t, "euc-kr", korean), "euc-kr", korean, false},
		{"windows-1251", encoded(t, "windows-1251", russian), "windows-1251", russian, false},
		{"koi8-r", encoded(t, "koi8-r", russian), "koi8-r", russian, false},
		{"windows-1252", encoded(t, "windows-1252", german), "windows-1252", german, false},
		{"one accent", ris + "AU  - Caf\xE9", "windows-1252", ris + "AU  - Café", false},
		{"quotes", "\x93smart\x94 \x96 dash \x80", "windows-1252", "“smart” – dash €", false},
		{"capital and quote", "\x93LIBERT\xC9\x94 \xC9\xA0: d\xE9j\xE0", "windows-1252", "“LIBERTÉ” É\u00A0: déjà", false},
		{"macintosh", encoded(t, "macintosh", german), "macintosh", german, false},
		{"iso-8859-2", encoded(t, "iso-8859-2", polish), "iso-8859-2", polish, false},
		{"windows-1250", encoded(t, "windows-1250", polish), "windows-1250", polish, false},
		{"xml", `<?xml version="1.0" encoding="iso-8859-2"?>` + "<a>\xB3</a>", "iso-8859-2", `<?xml version="1.0" encoding="iso-8859-2"?><a>ł</a>`, true},
		{"xml of unknown charset", `<?xml version="1.0" encoding="x-9"?><a>ł</a>`, "utf-8", `<?xml version="1.0" encoding="x-9"?><a>ł</a>`, true},
		{"xml that lies", `<?xml version="1.0" encoding="iso-8859-1"?><a>ł</a>`, "utf-8", `<?xml version="1.0" encoding="iso-8859-1"?><a>ł</a>`, true},
		{"meta", "<html><META name=x content=y><meta charset=windows-1250><p>\xB3", "windows-1250", "<html><META name=x content=y><meta charset=windows-1250><p>ł", true},
		{"meta http-equiv", "<meta http-equiv=Content-Type content='text/html; charset=KOI8-R'>\xC1", "koi8-r", "<meta http-equiv=Content-Type content='text/html; charset=KOI8-R'>а", true},
		{"JabRef", "% Encoding: ISO8859_2\n@a{b, c={\xB3}}", "iso-8859-2", "% Encoding: ISO8859_2\n@a{b, c={ł}}", true},
		{"Emacs", "%%% -*- coding: iso-8859-2 -*-\n\xB3", "iso-8859-2", "%%% -*- coding: iso-8859-2 -*-\nł", true},
		{"page in json", `{"page": "<meta charset=koi8-r>", "name": "M` + "\xFC" + `ller"}`, "windows-1252", `{"page": "<meta charset=koi8-r>", "name": "Müller"}`, false},
		{"marc in marc-8", "00026nam  2200025   4500\x1E\xE1a", ISO2709, "00026nam  2200025   4500\x1Eà", true},
		{"marc in utf-8, not said", "00026nam  2200025   4500\x1Eé à", ISO2709, "00026nam  2200025   4500\x1Eé à", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d, err := Open("a", strings.NewReader(test.input), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			text, err := d.Text()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.text, text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if got := d.Charset(); got != test.charset || d.CharsetSure() != test.sure {
				t.Errorf("charset %s, sure %v; want %s, %v", got, d.CharsetSure(), test.charset, test.sure)
			}
			if d.Binary() {
				t.Error("taken for binary")
			}
			if d.Flaws() != (Flaws{}) {
				t.Errorf("flaws %v", d.Flaws())
			}
		})
	}
}

func TestFlaws(t *testing.T) {
	t.Parallel()
	late := strings.Repeat("a line of plain text\n", 10_000) // beyond the sample
	at := func(line, column int) Position { return Position{"a.bib", line, column} }
	tests := []struct {
		name, input, text string
		flaws             Flaws
	}{
		{"overlong", "ü\nx\xC0\x80y", "ü\nx\uFFFDy", Flaws{Replaced: Flaw{1, at(2, 2)}}},
		{"surrogate", "ü\nx\xED\xA0\x80y", "ü\nx\uFFFDy", Flaws{Replaced: Flaw{1, at(2, 2)}}},
		{"beyond Unicode", "ü\nx\xF5\x80\x80\x80y", "ü\nx\uFFFDy", Flaws{Replaced: Flaw{1, at(2, 2)}}},
		{"cut off", "ü\nx\xE2\x80 y", "ü\nx\uFFFD y", Flaws{Replaced: Flaw{1, at(2, 2)}}},
		{"cut off at the end", "ü\nx\xE2\x80", "ü\nx\uFFFD", Flaws{Replaced: Flaw{1, at(2, 2)}}},
		{"Latin-1 strayed", "ü ö\nM\xFCller, Caf\xE9", "ü ö\nMüller, Café", Flaws{Reread: Flaw{2, at(2, 2)}}},
		{"a quote strayed", "ü ö\ncaf\xE9\x94 ", "ü ö\ncafé” ", Flaws{Reread: Flaw{2, at(2, 4)}}},
		{"UTF-8 strayed", "\xFC\xE4 \xF6\nMüller", "üä ö\nMüller", Flaws{Reread: Flaw{1, at(2, 2)}}},
		{"NUL", "So\x00und\x00\x00 text that is quite a bit longer than its damage, and goes on for a while, on and on and on", "Sound text that is quite a bit longer than its damage, and goes on for a while, on and on and on", Flaws{Dropped: Flaw{3, at(1, 3)}}},
		{"more garbage than text", "ú over\xC0\x80long \xED\xA0\x80 \xF5\xFF \x80", "ú over\uFFFDlong \uFFFD õÿ €", Flaws{Replaced: Flaw{2, at(1, 7)}, Reread: Flaw{3, at(1, 15)}}},
		{"nothing but garbage", "over\xC0\x80long \xF5\xFF \x80", "over\uFFFDlong õÿ €", Flaws{Replaced: Flaw{1, at(1, 5)}}},
		{"late Latin-1", late + "M\xFCller", late + "Müller", Flaws{}},
		{"late Latin-1 in UTF-8", "ü\n" + late + "M\xFCller", "ü\n" + late + "Müller", Flaws{Reread: Flaw{1, at(10_002, 2)}}},
		{"late Chinese", late + encoded(t, "gb18030", chinese), late + chinese, Flaws{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, block := range []int{64, 1 << 20} {
				d, _ := Open("a.bib", strings.NewReader(test.input), Limits{block: block})
				var text strings.Builder
				for part := range d.Parts(lineCut) {
					piece, _ := part.Text()
					text.WriteString(piece)
				}
				if text.String() != test.text {
					t.Errorf("text %q, want %q", tail(text.String()), tail(test.text))
				}
				if diff := cmp.Diff(test.flaws, d.Flaws()); diff != "" {
					t.Errorf("flaws (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func tail(s string) string { return s[max(len(s)-100, 0):] }

func TestDeclaredBeforeLateBytes(t *testing.T) {
	t.Parallel()
	input := `<?xml version="1.0" encoding="iso-8859-2"?>` + strings.Repeat("<a>plain</a>\n", 20_000)
	d, _ := Open("a.xml", strings.NewReader(input+"\xB3"), Limits{})
	text, err := d.Text()
	if err != nil || text != input+"ł" {
		t.Errorf("text ends in %q (%v)", tail(text), err)
	}
	if d.Charset() != "iso-8859-2" || !d.CharsetSure() {
		t.Errorf("charset %s, sure %v", d.Charset(), d.CharsetSure())
	}
}

func TestBinary(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"":                                    false,
		"plain":                               false,
		"\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR": true,
		"%PDF-1.7\nand text":                  true,
		"\x7FELF\x02\x01\x01\x00\x00\x00":     true,
		"colour \x1B[31mred\x1B[0m":           false,
		"end of file\x1A":                     false,
	}
	for input, want := range tests {
		t.Run(input, func(t *testing.T) {
			t.Parallel()
			d, _ := Open("a", strings.NewReader(input), Limits{})
			if got := d.Binary(); got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// FuzzDocument says that the text of anything is UTF-8 without NULs, and the
// same however it is read.
func FuzzDocument(f *testing.F) {
	for _, s := range []string{"", german, "\xFF\xFEa\x00", "a\r\nb\rc\n", "\xE2\x80", "ü\xC0\x80\xFC", "\x00\x00\xFE\xFF",
		"00026nam  2200025   4500\x1E\xE1a", "\x1b$B\x1b(B", encoded(f, "gb18030", chinese), encoded(f, "shift_jis", japanese)} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, input string, block uint8) {
		input = strings.Repeat(input, 1+int(block)%4) // characters and line ends across the seams
		open := func() *Document {
			in := &stream{open: reopen(input)}
			return newDocument("a", in, Limits{block: int(block)})
		}
		text, err := open().Text()
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			t.Errorf("text %q of %q", text, input)
		}
		d := open()
		var parts strings.Builder
		for part, err := range d.Parts(lineCut) {
			if err != nil {
				t.Fatal(err)
			}
			piece, _ := part.Text()
			parts.WriteString(piece)
		}
		if parts.String() != text {
			t.Errorf("parts %q, text %q of %q", parts.String(), text, input)
		}
		slow, _ := Open("a", iotest.OneByteReader(strings.NewReader(input)), Limits{})
		if got, _ := slow.Text(); got != text {
			t.Errorf("slowly %q, text %q of %q", got, text, input)
		}
	})
}
