package citation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParsePages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in               string
		raw, first, last string
	}{
		{"13-22", "13-22", "13", "22"}, {"13--22", "13-22", "13", "22"}, {"13–22", "13-22", "13", "22"}, {"13 -- 22", "13-22", "13", "22"}, {"13—22", "13-22", "13", "22"},
		{"13---22", "13-22", "13", "22"}, {"pp. 13-22", "13-22", "13", "22"}, {"pp13-22", "13-22", "13", "22"}, {"p676-692", "676-692", "676", "692"}, {"P. 676-692", "676-692", "676", "692"},
		{"S. 5-8", "5-8", "5", "8"}, {"Pages 165-173", "165-173", "165", "173"}, {"Pages: 165-173", "165-173", "165", "173"}, {"с. 5–8", "5-8", "5", "8"}, {"Seite 5", "5", "5", ""},
		{"276-81", "276-81", "276", "281"}, {"123-8", "123-8", "123", "128"}, {"1123-31", "1123-31", "1123", "1131"}, {"S276-81", "S276-81", "S276", "S281"}, {"S12--S19", "S12-S19", "S12", "S19"},
		{"S276-S81", "S276-S81", "S276", "S281"}, {"e51-8", "e51-8", "e51", "e58"}, {"E9-12", "E9-12", "E9", "12"}, {"165-17", "165-17", "165", "17"}, {"1-a", "1-a", "", ""},
		{"e12", "e12", "e12", ""}, {"e1234", "e1234", "e1234", ""}, {"S3", "S3", "S3", ""}, {"12345", "12345", "12345", ""}, {"1234-1234", "1234-1234", "1234", ""}, {"PDIS01180167RE", "PDIS01180167RE", "PDIS01180167RE", ""},
		{"iv-xii", "iv-xii", "iv", "xii"}, {"xiii--xxii", "xiii-xxii", "xiii", "xxii"}, {"10S-15S", "10S-15S", "10S", "15S"}, {"105:1-105:10", "105:1-105:10", "105:1", "105:10"}, {"213-219.e4", "213-219.e4", "213", "219.e4"},
		{"e1–e9, 15", "e1-e9, 15", "", ""}, {"1,3,5--7", "1,3,5-7", "", ""}, {"123+", "123+", "", ""}, {"123-", "123-", "", ""}, {"1-9; discussion 10-15", "1-9; discussion 10-15", "", ""},
		{"M-1--M-4", "M-1-M-4", "M-1", "M-4"}, {"xxiv+ 9", "xxiv+ 9", "", ""}, {"No-Specified", "No-Specified", "", ""}, {"no-no", "no-no", "", ""}, {"١٢-١٥", "12-15", "12", "15"}, {"１２－１５", "12-15", "12", "15"},
		{"Pages p. 12", "12", "12", ""}, {"165-173.", "165-173", "165", "173"},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			got, err := ParsePages(c.in)
			if err != nil {
				t.Errorf("error: %v", err)
			}
			if diff := cmp.Diff(Pages{c.raw, c.first, c.last}, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	for _, s := range []string{"", " ", "-", "--", "pp.", "nan", "n/a", ","} {
		if got, err := ParsePages(s); err == nil {
			t.Errorf("%q: %+v, want an error", s, got)
		}
	}
}

func TestMakePages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ first, last, want string }{
		{"13", "22", "13-22"}, {"13-22", "", "13-22"}, {"13-22", "22", "13-22"}, {"123", "8", "123-128"}, {"e1234", "", "e1234"}, {"", "22", "22"},
		{"13", "13", "13"}, {"13", "13-22", "13-22"}, {"13", "nan", "13"}, {"xiii", "xxii", "xiii-xxii"}, {"13, 15", "20", "13, 15"},
	} {
		t.Run(c.first+" "+c.last, func(t *testing.T) {
			t.Parallel()
			got, err := MakePages(c.first, c.last)
			if err != nil || got.String() != c.want {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestPagesCounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in       string
		n        int
		ok       bool
		reversed bool
	}{
		{"13-22", 10, true, false}, {"276-81", 6, true, false}, {"S12-S19", 8, true, false}, {"iv-xii", 9, true, false}, {"12", 1, true, false}, {"e1234", 0, false, false},
		{"165-17", 0, false, true}, {"iv-12", 0, false, false}, {"E9-12", 0, false, false}, {"1,3,5", 0, false, false}, {"22-13", 0, false, true},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			p, _ := ParsePages(c.in)
			n, ok := p.NumPages()
			if n != c.n || ok != c.ok || p.Reversed() != c.reversed {
				t.Errorf("got %d, %v, reversed %v; want %d, %v, %v", n, ok, p.Reversed(), c.n, c.ok, c.reversed)
			}
		})
	}
}

func FuzzParsePages(f *testing.F) {
	for _, s := range []string{"13-22", "276-81", "S276-81", "e1–e9, 15", "M-1--M-4", "pp. 13", "-1-", "S. 5-8", "123-", "p p A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePages(s)
		if (err != nil) != (p == Pages{}) {
			t.Fatalf("%q: %+v with error %v", s, p, err)
		}
		if err != nil {
			return
		}
		for digit := '0'; digit <= '9'; digit++ {
			if strings.Count(p.Raw, string(digit)) > strings.Count(plainDigits(s), string(digit)) {
				t.Errorf("%q: a %c was made up in %+v", s, digit, p)
			}
		}
		again, err := ParsePages(p.String())
		if err != nil || again.String() != p.String() || again.First != p.First || again.Last != p.Last {
			t.Errorf("%q: %+v prints as %q, which is %+v, %v", s, p, p.String(), again, err)
		}
	})
}

func BenchmarkParsePages(b *testing.B) {
	for _, s := range []string{"13-22", "276-81", "e1234", "13--22", "pp. 13–22"} {
		b.Run(s, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParsePages(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestCountPages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ extent, want string }{
		{"xv, 296 p. : ill. ; 24 cm", "296"},
		{"1 online resource (xii, 296 pages)", "296"},
		{"x, 233, [1] p. ; 21 cm..", "233"},
		{"[16] p.", "16"},
		{"312 S.", "312"},
		{"3 v. ; 24 cm", ""},
		{"1 print : 20 x 30 cm", ""},
		{"233, [1", ""},
		{"", ""},
	} {
		if got := CountPages(test.extent); got != test.want {
			t.Errorf("%q: got %q, want %q", test.extent, got, test.want)
		}
	}
}
