package tagged

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

func TestScanner(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"a", []string{"a"}},
		{"a\nb\n", []string{"a", "b"}},
		{"a\r\nb\rc\nd\r", []string{"a", "b", "c", "d"}},
		{"a\r\r\nb", []string{"a", "", "b"}},
		{"\n\n", []string{"", ""}},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			var got []string
			for s := NewScanner(c.in); ; {
				line, ok := s.Next()
				if !ok {
					break
				}
				if c.in[s.Start():s.End()] != line {
					t.Errorf("line %q is not at %d:%d", line, s.Start(), s.End())
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestLast(t *testing.T) {
	t.Parallel()
	begins := func(line, _ string) bool { return strings.HasPrefix(line, "B") }
	ends := func(line string) bool { return line == "E" }
	for in, want := range map[string]string{
		"B a\nx\nB b\ny\n": "B b\ny\n", "B a\nE\n\nx\n": "\nx\n", "B a\r\nE\r\nx": "x", "B a\nE": "", "B a\nx\n": "", "": "", "x\nB": "", "x\rB\rx": "B\rx",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			at := Last(in, begins, ends)
			if want == "" && at != 0 || want != "" && in[at:] != want {
				t.Errorf("cut at %d of %q, want before %q", at, in, want)
			}
		})
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]string{
		"": nil, "a": {"a"}, "a; b;": {"a", "b"}, "a\nb\r\n  c": {"a", "b", "c"}, "Research &amp; Theory; x": {"Research &amp; Theory", "x"}, "a & b; c": {"a & b", "c"},
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, slices.Collect(Parts(in, ";"))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestInvertedName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]citation.Name{
		"Smith, Ann":                 {Family: "Smith", Given: "Ann"},
		"Jones, Bob, Jr.":            {Family: "Jones", Given: "Bob", Suffix: "Jr."},
		"World Health Organization,": {Literal: "World Health Organization"},
		"Liu R.":                     {Family: "Liu", Given: "R."},
		"Adler D.G.":                 {Family: "Adler", Given: "D.G."},
		"Anon":                       {Literal: "Anon"},
		"Study Group II":             {Literal: "Study Group II"},
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got, ok := InvertedName(in)
			if diff := cmp.Diff(want, got); diff != "" || !ok {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	if _, ok := InvertedName(" , "); ok {
		t.Error("a name without a letter")
	}
}

func TestDOIIn(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"10.1000/xyz": "10.1000/xyz", "doi: 10.1000/xyz": "10.1000/xyz", "https://doi.org/10.1000/XYZ": "10.1000/XYZ", "Journal Article": "", "see 10.1000/xyz": "", "10.1000": "",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if got, ok := DOIIn(in); ok != (want != "") || ok && got != want {
				t.Errorf("got %q, %v; want %q", got, ok, want)
			}
		})
	}
}

// TestSerial tells ISSNs and ISBNs apart, wherever they stand in a value.
func TestSerial(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"1234-5679 (Print) 2345-6787 (Electronic)": "ISSN 1234-5679, ISSN 2345-6787",
		"2049-3630,2049-3630":                      "ISSN 2049-3630",
		"1999-7777(Electronic)":                    "ISSN 1999-7777; bad-identifier",
		"978 0 19 853453 2":                        "ISBN 9780198534532",
		"TR-1":                                     "bad-identifier; extra",
		"0028-0836\r1476-4687":                     "ISSN 0028-0836, ISSN 1476-4687",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			b := NewBuilder(source.FromString("x", in), "test", format.Ask{})
			b.Begin(in)
			b.Serial(Line{"SN", in})
			var ids, rest []string
			for _, id := range b.Citation().IDs {
				ids = append(ids, string(id.Scheme)+" "+strings.ReplaceAll(id.Value, "978-0-19-853453-2", "9780198534532"))
			}
			if len(ids) > 0 {
				rest = append(rest, strings.Join(ids, ", "))
			}
			for _, d := range b.Record.Remarks {
				rest = append(rest, string(d.Code))
			}
			if len(b.Citation().Extra) > 0 {
				rest = append(rest, "extra")
			}
			if got := strings.Join(rest, "; "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestLine writes values that try to be more than one line.
func TestLine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "", "  \n ": "", "a": "T a|", "a\nER  - \r\nTY  - X": "T a ER  - TY  - X|", "a\u2028b\u2029c\u0085d\x00e": "T a b c d e|", "é 研究": "T é 研究|",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			w := Writing{Separator: " ", End: "|"}
			if w.Line("T", in); string(w.Dst) != want {
				t.Errorf("got %q, want %q", w.Dst, want)
			}
		})
	}
}

// TestTable reads and writes by one table: rows for a type go before rows for
// all, and a tag that a type uses for one thing is not written for another.
func TestTable(t *testing.T) {
	t.Parallel()
	table := NewTable([]Row{
		{Tag: "TI", Field: citation.FieldTitle},
		{Tag: "T1", Field: citation.FieldTitle, Use: Read},
		{Tag: "T2", Field: citation.FieldSeries, Only: []citation.Type{citation.Book}},
		{Tag: "T2", Field: citation.FieldJournal},
		{Tag: "T3", Field: citation.FieldSeries},
		{Tag: "XX"},
	})
	for _, c := range []struct {
		tag   string
		typ   citation.Type
		field citation.Field
		known bool
	}{
		{"T2", citation.Book, citation.FieldSeries, true}, {"T2", citation.Thesis, citation.FieldJournal, true}, {"T1", "", citation.FieldTitle, true},
		{"XX", "", citation.NoField, true}, {"YY", "", citation.NoField, false},
	} {
		if row, known := table.Reading(c.tag, c.typ); row.Field != c.field || known != c.known {
			t.Errorf("%s of %q is read as %s, %v", c.tag, c.typ, row.Field, known)
		}
	}
	for typ, want := range map[citation.Type]string{citation.Book: "TI T2", citation.Thesis: "TI T2 T3"} {
		var got []string
		for _, row := range table.Writing(typ) {
			got = append(got, row.Tag)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s is written with %v, want %s", typ, got, want)
		}
	}
}

// TestStray finds the records around lines that belong to none: what follows
// them after a blank line is another record still.
func TestStray(t *testing.T) {
	t.Parallel()
	x := NewEntries("A - one\n  more\n\nhead of a cut record]\nB - two\n\nC - three\n", &Grammar{
		Tag: func(line string) (tag, value string, ok bool) {
			tag, value, ok = strings.Cut(line, " - ")
			return tag, value, ok
		},
		Begins:    func(_ string, gap bool, _ []Line) bool { return gap },
		Continues: func(line string, gap bool) bool { return !gap || line[0] == ' ' },
	})
	var got []string
	for x.Next() {
		for _, l := range x.Last {
			got = append(got, l.Tag+"="+l.Value)
		}
		got = append(got, ";")
	}
	if diff := cmp.Diff([]string{"A=one\n  more", ";", "B=two", ";", "C=three", ";"}, got); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	doc := source.FromString("a.txt", "head of a cut record]")
	d, any := x.Stray.Remark(NewBuilder(doc, "test", format.Ask{}))
	if !any || !strings.Contains(d.Message, "1 line belongs to no record") {
		t.Errorf("got remark %q, want one about 1 line", d.Message)
	}
}
