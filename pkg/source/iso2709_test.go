package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRecords decodes a field of a MARC record whose leader states a character set or none.
func TestRecords(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, state, field, want string }{
		{"accent before its letter", " ", "caf\xE2e", "café"},
		{"two accents", " ", "\xE3\xE2e", "ế"},
		{"letters of ANSEL", " ", "\xB1\xA1 \xA5 \xC7", "łŁ Æ ß"},
		{"ligature", " ", "\xEBi\xECu", "i︠u︡"},
		{"an accent without a letter", " ", "caf\xE2e \xE2etude \xE1a o\xE2", "café étude à ó"},
		{"UTF-8 that the leader denies", " ", "Núñez", "Núñez"},
		{"UTF-8 with a byte of windows-1252", "a", "Núñez, caf\xE9", "Núñez, café"},
		{"MARC-8 that the leader denies", "a", "caf\xE2e, \xE8uber", "café, über"},
		{"windows-1252", " ", "caf\xE9, \xC9mile d\xE9\xE7oit l\xE0, o\xF9 ?", "café, Émile déçoit là, où ?"},
		{"Cyrillic", " ", "\x1b(NmIR\x1b(B, x", "Мир, x"},
		{"Cyrillic above", " ", "\x1b)N\xED\xC9\xD2", "Мир"},
		{"Hebrew", " ", "\x1b(2ymeo", "שםון"},
		{"Arabic", " ", "\x1b(3EGS", "إاس"},
		{"Greek", " ", "\x1b(Saba", "αβα"},
		{"Greek symbol", " ", "\x1bga\x1bs-ray", "α-ray"},
		{"subscript", " ", "H\x1bb2\x1bsO", "H₂O"},
		{"EACC", " ", "\x1b$1!0!!0#\x1b(B", "一七"},
		{"EACC above", " ", "\x1b$)1\xA1\xB0\xA1", "一"},
		{"EACC that is cut", " ", "\x1b$1!0", "\uFFFD"},
		{"sets end with the element", " ", "\x1b(NmIR\x1fbmir", "Мир\x1fbmir"},
		{"reference", " ", "&#x4E00; \xE2e", "一 é"},
		{"ISO 5426", " ", "\xC2etude \xC8uber, \xC1a", "étude über, à"},
		{"escape of nothing", " ", "a\x1b!b", "a\x1b!b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			head := "00099nam" + " " + test.state + "2200037   4500245000000000000\x1e10\x1fa"
			d, err := Open("a.mrc", strings.NewReader(head+test.field+"\x1e\x1d"), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			text, err := d.Text()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(head+test.want+"\x1e\x1d", text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if d.Charset() != ISO2709 || d.Binary() {
				t.Errorf("charset %s, binary %t", d.Charset(), d.Binary())
			}
		})
	}
}

// TestRecordsApart checks that each record has a character set of its own,
// however the file is cut into blocks.
func TestRecordsApart(t *testing.T) {
	t.Parallel()
	const head = "00099nam  2200037   4500245000000000000\x1e10\x1fa"
	one := head + "caf\xE2e\x1e\x1d\n" + head + "café\x1e\x1d" + head + "plain\x1e\x1d"
	want := strings.Repeat(head+"café\x1e\x1d\n"+head+"café\x1e\x1d"+head+"plain\x1e\x1d", 50)
	for _, block := range []int{600, 4096, 1 << 20} {
		in := &stream{open: reopen(strings.Repeat(one, 50))}
		d := newDocument("a.mrc", in, Limits{block: block})
		var got strings.Builder
		for part, err := range d.Parts(func(text string) int { return strings.LastIndexByte(text, recordEnd) + 1 }) {
			if err != nil {
				t.Fatal(err)
			}
			text, _ := part.Text()
			got.WriteString(text)
		}
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("blocks of %d (-want +got):\n%s", block, diff)
		}
	}
}

func TestIsISO2709(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"00755cam  22002414a 4500001001300000\x1e": true,
		"\n00755cam  22002414a 4500001\x1e10\x1f":  true,
		"     cam  22     4a 4500001\x1e10\x1f":    true, // lengths never filled in
		"00755cam a  002414a     001\x1e10\x1fa":   true, // counts never filled in
		"00755cam  22002414a 4500001001300000":     false,
		"12345678901234567890 a list of numbers\n": false,
		"TY  - JOUR\nTI  - a\x1eb\x1fc\nER  -\n":   false,
	} {
		if got := IsISO2709([]byte(in)); got != want {
			t.Errorf("%q: got %t", in, got)
		}
	}
}

func BenchmarkMARC8(b *testing.B) {
	const head = "00099nam  2200037   4500245000000000000\x1e10\x1fa"
	input := strings.Repeat(head+"Caf\xE2e \x1b(NmIR\x1b(B \x1b$1!0!!0#\x1b(B and some words in between\x1e\x1d", 2000)
	b.SetBytes(int64(len(input)))
	for b.Loop() {
		d, _ := Open("a.mrc", strings.NewReader(input), Limits{})
		if _, err := d.Text(); err != nil {
			b.Fatal(err)
		}
	}
}
