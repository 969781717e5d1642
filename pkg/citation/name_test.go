package citation

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestParseName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Name{
		"Smith, John A.":                {Family: "Smith", Given: "John A."},
		"John A. Smith":                 {Family: "Smith", Given: "John A."},
		"Smith JA":                      {Family: "Smith", Given: "JA"},
		"Smith J.A.":                    {Family: "Smith", Given: "J.A."},
		"Smith J. A.":                   {Family: "Smith", Given: "J. A."},
		"van der Berg JA":               {Family: "Berg", Particle: "van der", Given: "JA"},
		"Smith JA 3rd":                  {Family: "Smith", Given: "JA", Suffix: "3rd"},
		"Xuran CAI":                     {Family: "CAI", Given: "Xuran"},
		"HEATHERINGTON, Todd":           {Family: "HEATHERINGTON", Given: "Todd"},
		"S Togni":                       {Family: "Togni", Given: "S"},
		"J. R. R. Tolkien":              {Family: "Tolkien", Given: "J. R. R."},
		"Jean-Paul Sartre":              {Family: "Sartre", Given: "Jean-Paul"},
		"J.-P. Sartre":                  {Family: "Sartre", Given: "J.-P."},
		"Ludwig van Beethoven":          {Family: "Beethoven", Given: "Ludwig", Particle: "van"},
		"Beethoven, Ludwig van":         {Family: "Beethoven", Given: "Ludwig", DroppingParticle: "van"},
		"van der Berg, Anna":            {Family: "Berg", Given: "Anna", Particle: "van der"},
		"d'Alembert, Jean":              {Family: "d'Alembert", Given: "Jean"},
		"Maria de los Santos":           {Family: "Santos", Given: "Maria", Particle: "de los"},
		"José Ortega y Gasset":          {Family: "Ortega y Gasset", Given: "José"},
		"García Márquez, Gabriel":       {Family: "García Márquez", Given: "Gabriel"},
		"King, Jr., Martin Luther":      {Family: "King", Given: "Martin Luther", Suffix: "Jr."},
		"King, Martin Luther, Jr.":      {Family: "King", Given: "Martin Luther", Suffix: "Jr."},
		"Martin Luther King, Jr.":       {Family: "King", Given: "Martin Luther", Suffix: "Jr."},
		"Henry Ford III":                {Family: "Ford", Given: "Henry", Suffix: "III"},
		"Plato":                         {Literal: "Plato"},
		"World Health Organization":     {Literal: "World Health Organization"},
		"Barnes and Noble, Inc.":        {Literal: "Barnes and Noble, Inc."},
		"COVID-19 Study Group":          {Literal: "COVID-19 Study Group"},
		"Universidad de Chile":          {Literal: "Universidad de Chile"},
		"王小明":                           {Family: "王", Given: "小明", FamilyFirst: true},
		"王, 小明":                         {Family: "王", Given: "小明", FamilyFirst: true},
		"欧阳修":                           {Family: "欧阳", Given: "修", FamilyFirst: true},
		"夏目 漱石":                         {Family: "夏目", Given: "漱石", FamilyFirst: true},
		"김민준":                           {Literal: "김민준"},
		"清华大学":                          {Literal: "清华大学"},
		"卡尔·马克思":                        {Literal: "卡尔·马克思"},
		"Иванов И. И.":                  {Family: "Иванов", Given: "И. И."},
		"И. И. Иванов":                  {Family: "Иванов", Given: "И. И."},
		"Иванов Иван Иванович":          {Family: "Иванов", Given: "Иван Иванович"},
		"Иван Иванович Иванов":          {Family: "Иванов", Given: "Иван Иванович"},
		"  Smith ,  John  ":             {Family: "Smith", Given: "John"},
		"Mary-Claire van Leunen":        {Family: "Leunen", Given: "Mary-Claire", Particle: "van"},
		"Charles de la Vallée Poussin":  {Family: "Vallée Poussin", Given: "Charles", Particle: "de la"},
		"Lisa D. Hawke":                 {Family: "Hawke", Given: "Lisa D."},
		"Rikke Amalie Agergaard Jensen": {Family: "Jensen", Given: "Rikke Amalie Agergaard"},
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got, err := ParseName(in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("name (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseNameRefuses(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]error{"": ErrNoName, " , ": ErrNoName, "1, 2": ErrNoName, "et al.": ErrEtAl, "and others": ErrEtAl, "等": ErrEtAl} {
		if n, err := ParseName(in); !errors.Is(err, want) || n != (Name{}) {
			t.Errorf("ParseName(%q) = %+v, %v, want %v", in, n, err, want)
		}
	}
}

func TestParseNames(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Jan Smith, Ann Doe":                   "Smith, Jan | Doe, Ann",
		"Jan Smith, Ann Doe, & Eve Roe":        "Smith, Jan | Doe, Ann | Roe, Eve",
		"Jan Smith, Ann Doe and Eve Roe":       "Smith, Jan | Doe, Ann | Roe, Eve",
		"Jan Smith and Ann Doe":                "Smith, Jan | Doe, Ann",
		"Smith, Jan and Doe, Ann":              "Smith, Jan | Doe, Ann",
		"Smith, J., Doe, A. B., & Roe, B.":     "Smith, J. | Doe, A. B. | Roe, B.",
		"Smith JA, Doe B":                      "Smith, JA | Doe, B",
		"Smith, Jan; Doe, Ann":                 "Smith, Jan | Doe, Ann",
		"Smith, Jan":                           "Smith, Jan",
		"Jan Smith, Jr., Ann Doe":              "Smith, Jan, Jr. | Doe, Ann",
		"张三 李四 王小明":                            "张, 三 | 李, 四 | 王, 小明",
		"张三，李四":                                "张, 三 | 李, 四",
		"张三、李四等":                               "张, 三 | 李, 四",
		"Jan Smith, Ann Doe, et al.":           "Smith, Jan | Doe, Ann",
		"Department of Health and Social Care": "Department of Health and Social Care",
		"Ana Gómez, José Ortega y Gasset":      "Gómez, Ana | Ortega y Gasset, José",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			names, err := ParseNames(in)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, n := range names {
				got = append(got, n.Sorted())
			}
			if diff := cmp.Diff(want, strings.Join(got, " | ")); diff != "" {
				t.Errorf("names (-want +got):\n%s", diff)
			}
		})
	}
}

// A list whose shape does not tell where its names end is not taken apart.
func TestParseNamesNeverGuesses(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"Smith, Doe, Roe", "Smith, Jan, Doe, Ann", "Halsall, Tanya Daley, Mardi Hawke", "夏目 漱石"} {
		if names, err := ParseNames(in); !errors.Is(err, ErrNames) {
			t.Errorf("ParseNames(%q) = %v, %v, want %v", in, names, err, ErrNames)
		}
	}
}

func TestNameWritten(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                            Name
		direct, sorted, short, initials string
	}{
		{Name{Family: "Berg", Particle: "van der", Given: "Jan Piet", Suffix: "Jr."}, "Jan Piet van der Berg Jr.", "van der Berg, Jan Piet, Jr.", "van der Berg", "J. P."},
		{Name{Family: "王", Given: "小明", FamilyFirst: true}, "王小明", "王, 小明", "王", "小."},
		{Name{Literal: "UNESCO"}, "UNESCO", "UNESCO", "UNESCO", ""},
		{Name{Family: "Beethoven", Given: "Ludwig", DroppingParticle: "van"}, "Ludwig van Beethoven", "Beethoven, Ludwig van", "Beethoven", "L."},
		{Name{Family: "Sartre", Given: "Jean-Paul"}, "Jean-Paul Sartre", "Sartre, Jean-Paul", "Sartre", "J.-P."},
	} {
		got := []string{c.name.String(), c.name.Sorted(), c.name.Short(), c.name.Initials()}
		if diff := cmp.Diff([]string{c.direct, c.sorted, c.short, c.initials}, got); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.name, diff)
		}
	}
}

// Whatever is read, no letter is invented, and the sorted form of a person's
// name is read back as the same name.
func FuzzParseName(f *testing.F) {
	for _, seed := range []string{"Smith, John A.", "Ludwig van Beethoven", "王小明", "Иванов И. И.", "King, Jr., Martin Luther", "Smith JA 3rd", "a, b, c, d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if !utf8.ValidString(in) {
			t.Skip("documents are always UTF-8")
		}
		n, err := ParseName(in)
		if err != nil {
			if n != (Name{}) {
				t.Fatalf("an error and a name: %+v", n)
			}
			return
		}
		letters := func(s string) map[rune]int {
			m := make(map[rune]int)
			for _, r := range s {
				if unicode.IsLetter(r) {
					m[r]++
				}
			}
			return m
		}
		had := letters(in)
		for r, count := range letters(n.Family + n.Given + n.Particle + n.DroppingParticle + n.Suffix + n.Literal) {
			if had[r] < count {
				t.Fatalf("%q is %d times in %+v and %d times in %q", r, count, n, had[r], in)
			}
		}
	})
}

func FuzzParseNames(f *testing.F) {
	for _, seed := range []string{"A B, C D and E F", "Smith, J., Doe, A.", "张三 李四", "a; b; c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		names, err := ParseNames(in)
		if (err == nil) == (len(names) == 0) {
			t.Fatalf("%d names and error %v", len(names), err)
		}
	})
}

func BenchmarkParseName(b *testing.B) {
	for _, in := range []string{"Smith, John A.", "John A. Smith", "van der Berg, Jan"} {
		b.Run(in, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = ParseName(in)
			}
		})
	}
}
