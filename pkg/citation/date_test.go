package citation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sure are texts that say all they say in the date, which is given in EDTF.
var sureDates = []struct{ in, want string }{
	// Years.
	{"2012", "2012"}, {" 2012 ", "2012"}, {"[1998]", "1998"}, {"[1998?]", "1998~"}, {"1998?", "1998~"}, {"1999~", "1999~"}, {"1999%", "1999~"},
	{"c2001", "2001"}, {"©2001", "2001"}, {"© 2001", "2001"}, {"cop. 2001", "2001"}, {"p2001", "2001"}, {"[c1998]", "1998"},
	{"1998 [c1997]", "1998"}, {"2001, c1999", "2001"}, {"c. 1850", "1850~"}, {"ca. 1850", "1850~"}, {"ca.1850", "1850~"}, {"circa 1850", "1850~"},
	{"um 1850", "1850~"}, {"около 1850 г.", "1850~"}, {"1992.", "1992"}, {"(2019)", "2019"}, {"888", "0888"},
	{"44 BC", "-0043"}, {"44 B.C.", "-0043"}, {"15 March 44 BC", "-0043-03-15"}, {"-0044-03-15", "-0044-03-15"}, {"-0044", "-0044"},
	{"AD 79", "0079"}, {"79 CE", "0079"}, {"44 v. Chr.", "-0043"}, {"公元前44年", "-0043"}, {"1 BC", "1 BC"}, {"ca. 1 BC", "1 BC~"}, {"1 BC-AD 14", "1 BC/0014"}, {"27 BC-AD 14", "-0026/0014"},
	{"500-400 BC", "-0499/-0399"}, {"27-14 BC", "-0026/-0013"}, {"-0044/-0042", "-0044/-0042"}, {`[תשס"ה] 2004`, "2004"},
	// Open, and ranges of years.
	{"1985-", "1985/.."}, {"c1985-", "1985/.."}, {"1985-present", "1985/.."}, {"1985/..", "1985/.."}, {"1985/", "1985"}, {"1998/1999", "1998/1999"},
	{"1998-1999", "1998/1999"}, {"1998–1999", "1998/1999"}, {"1998 - 1999", "1998/1999"}, {"1998--1999", "1998/1999"}, {"1998-99", "1998/1999"},
	{"1998/99", "1998/1999"}, {"2013-14", "2013/2014"}, {"1999/1999", "1999"}, {"1999~/2001~", "1999~/2001~"},
	// Numbers.
	{"2012-06", "2012-06"}, {"2012/06", "2012-06"}, {"2012/6", "2012-06"}, {"2012-06-19", "2012-06-19"}, {"2012/06/19", "2012-06-19"},
	{"2012/06/19/", "2012-06-19"}, {"2012-6-9", "2012-06-09"}, {"2012.06.19", "2012-06-19"}, {"20250213", "2025-02-13"}, {"20231024120000", "2023-10-24"},
	{"202502", "2025-02"}, {"199905", "1999-05"}, {"05/2019", "2019-05"}, {"05.2019", "2019-05"}, {"2019-6", "2019-06"},
	{"19.6.2012", "2012-06-19"}, {"01.07.2021", "2021-07-01"}, {"1. 7. 2021", "2021-07-01"}, {"13/02/2025", "2025-02-13"}, {"02/13/2025", "2025-02-13"},
	{"03/03/2025", "2025-03-03"}, {"13-02-2025", "2025-02-13"}, {"2023 10 24", "2023-10-24"}, {"2019-00-00", "2019"}, {"2019-05-00", "2019-05"},
	{"2019-XX-XX", "2019"}, {"2019-XX", "2019"}, {"1999-uu-uu", "1999"}, {"2019-05-XX", "2019-05"}, {"00/00/2000", "2000"}, {"2020 3", "2020-03"},
	{"2023-10-24T12:00:00Z", "2023-10-24"}, {"2023-10-24 12:00:00", "2023-10-24"}, {"2023-10-24T12:00:00.123+02:00", "2023-10-24"},
	{"Tue, 24 Oct 2023 12:00:00 GMT", "2023-10-24"}, {"Tue Oct 24 12:00:00 UTC 2023", "2023-10-24"}, {"24/Oct/2023:10:00:00 +0200", "2023-10-24"},
	{"2023-05-17/2023-06-02", "2023-05-17/2023-06-02"}, {"2019-05/2020-01", "2019-05/2020-01"}, {"2023-05-17 - 2023-06-02", "2023-05-17/2023-06-02"},
	{"28.2.-3.3.2020", "2020-02-28/2020-03-03"}, {"4.-6.5.2019", "2019-05-04/2019-05-06"}, {"2023–05–17", "2023-05-17"},
	// RIS.
	{"2012//", "2012"}, {"2012///", "2012"}, {"2012/06//", "2012-06"}, {"2003///Spring", "2003-21"}, {"2003/04//Spring", "2003-04"}, {"2012///Jun", "2012-06"},
	{"2012///nan", "2012"}, {"2012/06//undefined", "2012-06"}, {"2012/06/undefined", "2012-06"}, {"2024/01/02/T10:11:12Z", "2024-01-02"}, {"2023/october", "2023-10"},
	// English.
	{"13 Feb 2025", "2025-02-13"}, {"Feb 13, 2025", "2025-02-13"}, {"13th February 2025", "2025-02-13"}, {"the 3rd of May, 2019", "2019-05-03"},
	{"Saturday, January 16, 2016", "2016-01-16"}, {"3 Sept 2018", "2018-09-03"}, {"3 Sept. 2018", "2018-09-03"}, {"2012 Jun 19", "2012-06-19"},
	{"2012 Jan-Feb", "2012-01/2012-02"}, {"Jun-Jul 2012", "2012-06/2012-07"}, {"May-June 1999", "1999-05/1999-06"}, {"May/June 1999", "1999-05/1999-06"},
	{"May & June 1999", "1999-05/1999-06"}, {"May and June 1999", "1999-05/1999-06"}, {"2012 Jan 28-Feb 3", "2012-01-28/2012-02-03"},
	{"20-24 January 2008", "2008-01-20/2008-01-24"}, {"December 10-14, 2005", "2005-12-10/2005-12-14"}, {"March 25–27, 2004", "2004-03-25/2004-03-27"},
	{"2-4 Aug. 2008", "2008-08-02/2008-08-04"}, {"11/12 May 2019", "2019-05-11/2019-05-12"}, {"2 to 4 May 1999", "1999-05-02/1999-05-04"},
	{"Dec 2019-Jan 2020", "2019-12/2020-01"}, {"2012 Dec-2013 Jan", "2012-12/2013-01"}, {"13 Feb 2025 – 15 Feb 2025", "2025-02-13/2025-02-15"},
	{"05-Jan-1999", "1999-01-05"}, {"05/Jan/1999", "1999-01-05"}, {"1999-Jan-05", "1999-01-05"}, {"Jan-1999", "1999-01"}, {"28-Feb-2019", "2019-02-28"},
	{"Jan 2019-20 Feb 2019", "2019-01/2019-02-20"}, {"Tuesday, 11 January 2005: 1:46 PM", "2005-01-11"}, {"13Feb2025", "2025-02-13"},
	{"Friday, January 16, 2009: 8:00 AM-9:45 AM", "2009-01-16"}, {"JUNE 2019", "2019-06"}, {"12 May 850", "0850-05-12"}, {"May 2019-", "2019-05/.."},
	{"2017. July 2017", "2017-07"}, {"2015. 16 December 2015", "2015-12-16"},
	{"Spring 2019", "2019-21"}, {"2012 Spring", "2012-21"}, {"Autumn 2010", "2010-23"}, {"Fall 2010", "2010-23"}, {"2019-21", "2019-21"}, {"2001-24", "2001-24"},
	{"Winter 2019/2020", "2019-24/2020"}, {"Winter 2019/20", "2019-24/2020"}, {"Fall/Winter 2010", "2010-23/2010-24"}, {"Spring-Summer 2010", "2010-21/2010-22"},
	// Roman months.
	{"19.VI.2012", "2012-06-19"}, {"19 VI 2012", "2012-06-19"}, {"XII 2012", "2012-12"},
	// Other calendars.
	{"令和5年10月24日", "2023-10-24"}, {"令和元年5月", "2019-05"}, {"平成31年", "2019"}, {"昭和64年1月7日", "1989-01-07"}, {"民國113年5月", "2024-05"}, {"25 ตุลาคม พ.ศ. 2566", "2023-10-25"},
	{"٢٠٢٣-١٠-٢٤", "2023-10-24"}, {"２０２５年２月１３日", "2025-02-13"}, {"२४ अक्टूबर २०२३", "2023-10-24"},
}

func TestParseDate(t *testing.T) {
	t.Parallel()
	for _, c := range sureDates {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			d, err := ParseDate(c.in)
			if err != nil {
				t.Errorf("error: %v", err)
			}
			if diff := cmp.Diff(c.want, d.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if d.Literal != "" {
				t.Errorf("literal %q, want a date", d.Literal)
			}
		})
	}
}

func TestParseDateInManyLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"25 de octubre de 2023", "2023-10-25"}, {"25 de outubro de 2023", "2023-10-25"}, {"segunda-feira, 25 de outubro de 2023", "2023-10-25"},
		{"1. mai 2019", "2019-05-01"}, {"1er mai 2019", "2019-05-01"}, {"15 août 2019", "2019-08-15"}, {"15 aout 2019", "2019-08-15"}, {"févr. 2019", "2019-02"},
		{"Mittwoch, 13. März 2019", "2019-03-13"}, {"Mi., 13. Mrz. 2019", "2019-03-13"}, {"2. bis 4. Mai 2019", "2019-05-02/2019-05-04"}, {"Herbst 2019", "2019-23"},
		{"3 maggio 2019", "2019-05-03"}, {"luglio-agosto 2019", "2019-07/2019-08"}, {"13 maart 2019", "2019-03-13"}, {"5 oktober 2019", "2019-10-05"},
		{"1 января 2019 г.", "2019-01-01"}, {"3 мая 2019 года", "2019-05-03"}, {"25-го октября 2019", "2019-10-25"}, {"3 травня 2019 року", "2019-05-03"},
		{"1 stycznia 2019 r.", "2019-01-01"}, {"czerwiec 2019", "2019-06"}, {"1. ledna 2019", "2019-01-01"}, {"3. května 2019", "2019-05-03"},
		{"3. tammikuuta 2019", "2019-01-03"}, {"toukokuu 2019", "2019-05"}, {"3 Ιανουαρίου 2019", "2019-01-03"}, {"3 ΜΑΪΟΥ 2019", "2019-05-03"},
		{"3 Ocak 2019", "2019-01-03"}, {"KASIM 2019", "2019-11"}, {"19 Ağustos 2019", "2019-08-19"}, {"2019. május 3.", "2019-05-03"}, {"2019. május 3-án", "2019-05-03"},
		{"3 Agustus 2019", "2019-08-03"}, {"17 Ogos 2019", "2019-08-17"}, {"tháng 5 năm 2023", "2023-05"}, {"ngày 25 tháng 10 năm 2023", "2023-10-25"},
		{"2025年2月13日", "2025-02-13"}, {"2023年10月", "2023-10"}, {"2023年10月24日(火)", "2023-10-24"}, {"2023年10月24日星期二", "2023-10-24"}, {"2025年春", "2025-21"},
		{"2019년 5월 13일", "2019-05-13"}, {"2019. 5. 13.", "2019-05-13"}, {"2023年10月13日-15日", "2023-10-13/2023-10-15"}, {"5월 2019", "2019-05"},
		{"3 يناير 2019", "2019-01-03"}, {"٣ أكتوبر ٢٠١٩", "2019-10-03"}, {"3 كانون الثاني 2019", "2019-01-03"}, {"3 ابريل 2019", "2019-04-03"},
		{"3 במאי 2019", "2019-05-03"}, {"ינואר 2019", "2019-01"}, {"3 मई 2019", "2019-05-03"}, {"3 ianuarie 2019", "2019-01-03"}, {"3. siječnja 2019.", "2019-01-03"},
		{"3 d’octubre de 2019", "2019-10-03"}, {"3 de gener de 2019", "2019-01-03"}, {"2019ko maiatzaren 3a", "2019-05-03"}, {"3. maí 2019", "2019-05-03"},
		{"3. maijs 2019", "2019-05-03"}, {"2019. gada 3. maijā", "2019-05-03"}, {"2019 m. gegužės 3 d.", "2019-05-03"}, {"3. juuni 2019", "2019-06-03"},
		{"3 май 2019", "2019-05-03"}, {"3. maja 2019", "2019-05-03"}, {"3 Meán Fómhair 2019", "2019-09-03"}, {"25 ต.ค. 2019", "2019-10-25"}, {"3 մայիսի 2019", "2019-05-03"},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			d, err := ParseDate(c.in)
			if err != nil {
				t.Errorf("error: %v", err)
			}
			if diff := cmp.Diff(c.want, d.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Of these, less is kept than was written, and the error says so.
func TestParseDateKeepsWhatIsSure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"03/04/2025", "2025"}, {"3-4-2025", "2025"}, {"2025-02-30", "2025-02"}, {"31 June 2019", "2019-06"}, {"2025/02/30", "2025-02"}, {"2019-13-45", "2019"},
		{"2003–04", "2003"}, {"2000-1", "2000"}, {"2019/21/05", "2019"}, {"12 listopada 2019", "2019"}, {"listopad 2019", "2019"},
		{"1999/06//May", "1999-06"}, {"2013/10/12/received", "2013-10-12"}, {"1995 1st Quart", "1995"}, {"early 2019", "2019"}, {"Dec-Jan 2020", "2020"},
		{"2012a", "2012"}, {"in press (2019)", "2019"}, {"10-12 2023", "2023"}, {"1999-1998", "1999/1998"}, {"2010-2005", "2010/2005"},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			d, err := ParseDate(c.in)
			if err == nil || !strings.Contains(err.Error(), c.in) {
				t.Errorf("error %v, want one that names the text", err)
			}
			if diff := cmp.Diff(c.want, d.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestParseDateLiterals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in      string
		literal string
		wantErr bool
	}{
		{"in press", "in press", false}, {"In Press", "In Press", false}, {"Accepted/In press", "Accepted/In press", false}, {"forthcoming", "forthcoming", false},
		{"im Druck", "im Druck", false}, {"印刷中", "印刷中", false}, {"199X", "199X", false}, {"199u", "199u", false}, {"19--", "19--", false}, {"[199-?]", "[199-?]", false},
		{"1990s", "1990s", false}, {"../1985", "../1985", false},
		{"n.d.", "", true}, {"[n. d.]", "", true}, {"no date", "", true}, {"o. J.", "", true}, {"undefined///", "", true}, {"nan", "", true}, {"///", "", true}, {"", "", true}, {"0000", "", true}, {"0000-00-00", "", true},
		{"13/02/25", "13/02/25", true}, {"19.6.12", "19.6.12", true}, {"Jun 12", "Jun 12", true}, {"Jul-Aug", "Jul-Aug", true}, {"25年", "25年", true},
		{"200512", "200512", true}, {"last year...", "last year...", true}, {"Publication Year", "Publication Year", true}, {"submitted 20", "submitted 20", true},
		{"Volume 48", "Volume 48", true}, {"2005 2006 2007", "2005 2006 2007", true}, {"1.2.3.2004", "1.2.3.2004", true}, {"date-9", "date-9", true},
		{"昭和99年", "昭和99年", true}, {"99999999", "99999999", true},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			d, err := ParseDate(c.in)
			if (err != nil) != c.wantErr {
				t.Errorf("error %v, want one: %v", err, c.wantErr)
			}
			if diff := cmp.Diff(literalDate(c.literal), d); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestParseDateIn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, lang, want string }{
		{"12. listopada 2019", "hr", "2019-10-12"}, {"12 listopada 2019", "pl", "2019-11-12"}, {"listopad 2019", "cs-CZ", "2019-11"},
		{"13 May 2019", "hr", "2019-05-13"}, {"13 mayo 2019", "de", "2019-05-13"},
	} {
		t.Run(c.in+" "+c.lang, func(t *testing.T) {
			t.Parallel()
			d, err := ParseDateIn(c.in, Language(c.lang))
			if err != nil || d.String() != c.want {
				t.Errorf("got %v, %v; want %s", d, err, c.want)
			}
		})
	}
}

func TestParseDateInYear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, want string
		wantErr  bool
	}{
		{"3", "2012-03", false}, {"03", "2012-03", false}, {"mar", "2012-03", false}, {"Jul-Aug", "2012-07/2012-08", false}, {"Nov 12", "2012-11-12", false},
		{"July 4th", "2012-07-04", false}, {"10 jan", "2012-01-10", false}, {"Spring", "2012-21", false}, {"2012 Jan 5", "2012-01-05", false}, {"5-6 May", "2012-05-05/2012-05-06", false},
		{"", "2012", true}, {"13", "2012", true}, {"unknown", "2012", true}, {"03/04", "2012", true}, {"2013 Jan 5", "2012", true}, {"Dec-Jan", "2012", true},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			d, err := ParseDateInYear(2012, c.in)
			if (err != nil) != c.wantErr || d.String() != c.want {
				t.Errorf("got %v, %v; want %s, error: %v", d, err, c.want, c.wantErr)
			}
		})
	}
}

func TestMakeDate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		year, month, day int
		want             string
	}{
		{2025, 2, 13, "2025-02-13"}, {2025, 2, 29, "2025-02"}, {2024, 2, 29, "2024-02-29"}, {2025, 13, 1, "2025"}, {2025, 0, 5, "2025"},
		{2001, 21, 0, "2001-21"}, {0, 5, 5, ""}, {-43, 3, 15, "-0043-03-15"}, {12345, 0, 0, ""},
	} {
		if got := MakeDate(c.year, c.month, c.day).String(); got != c.want {
			t.Errorf("MakeDate(%d, %d, %d) = %q, want %q", c.year, c.month, c.day, got, c.want)
		}
	}
}

func TestDateParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want [][]int
		iso  string
	}{
		{"2025-02-13", [][]int{{2025, 2, 13}}, "2025-02-13"}, {"2012 Jan-Feb", [][]int{{2012, 1}, {2012, 2}}, ""}, {"Spring 2019", [][]int{{2019}}, ""},
		{"1985-", [][]int{{1985}}, ""}, {"in press", nil, ""}, {"44 BC", [][]int{{-43}}, ""},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			d, _ := ParseDate(c.in)
			if diff := cmp.Diff(c.want, d.DateParts()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if d.ISO() != c.iso {
				t.Errorf("ISO %q, want %q", d.ISO(), c.iso)
			}
		})
	}
}

func TestDateWitnesses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		d, e, joined string
		agree        bool
	}{
		{"2025", "2025-02-13", "2025-02-13", true}, {"2025-02-13", "2025", "2025-02-13", true}, {"2025-02", "2025-03", "2025-02", false},
		{"2024", "2025-02-13", "2024", false}, {"2012 Jan-Feb", "2012-02", "2012-01/2012-02", true}, {"2012", "2012 Jan-Feb", "2012-01/2012-02", true},
		{"in press", "2025", "2025", true}, {"2025", "in press", "2025", true}, {"", "2025", "2025", true}, {"1985-", "2004", "1985/..", true},
		{"ca. 1850", "1850", "1850", true}, {"ca. 1850", "1850?", "1850~", true}, {"1985-", "1984", "1985/..", false}, {"in press", "accepted", "in press", false},
	} {
		t.Run(c.d+" "+c.e, func(t *testing.T) {
			t.Parallel()
			d, _ := ParseDate(c.d)
			e, _ := ParseDate(c.e)
			joined, agree := d.Refine(e)
			if joined.String() != c.joined || agree != c.agree {
				t.Errorf("got %v, %v; want %v, %v", joined, agree, c.joined, c.agree)
			}
		})
	}
}

func TestDateCompare(t *testing.T) {
	t.Parallel()
	order := []string{"-0044", "1 BC", "1850", "1985", "1985/..", "1998/1999", "1999", "2012-01", "2012-01-05", "2012-21", "2012-06", "2012-12", "2012-24", "2013", "forthcoming", "in press"}
	for i, a := range order {
		for j, b := range order {
			d, _ := ParseDate(a)
			e, _ := ParseDate(b)
			got, want := d.Compare(e), 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if i < j && a == "1985/.." && b == "1998/1999" {
				want = -1
			}
			if got != want {
				t.Errorf("%s against %s: %d, want %d", a, b, got, want)
			}
		}
	}
}

// TestMonthTable looks at the tables as such: every language has its twelve
// months, each is found, and none says something else than English does.
func TestMonthTable(t *testing.T) {
	t.Parallel()
	languages := 0
	for line := range strings.Lines(monthTable) {
		code, _, _ := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		languages++
		var seen [13]bool
		eachMonthForm(line, func(month int, form string) {
			seen[month] = true
			if m := englishMonth(form); m != 0 && int(m) != month {
				t.Errorf("%s: %q is month %d, but %v in English", code, form, month, m)
			}
			if got := monthIn(foldWord(form), Language(code)); got != month && code != "ar" {
				t.Errorf("%s: %q is month %d, want %d", code, form, got, month)
			}
		})
		for month := 1; month <= 12; month++ {
			if !seen[month] && code != "vi" { // Vietnamese numbers its months
				t.Errorf("%s has no month %d", code, month)
			}
		}
	}
	if languages < 50 {
		t.Errorf("%d languages, want 50", languages)
	}
	for line := range strings.Lines(dateWordTable) {
		kind, _, _ := strings.Cut(line, "\t")
		if !strings.HasPrefix(line, "#") && wordKinds[kind] == wordUnknown {
			t.Errorf("no kind %q", kind)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, c := range sureDates {
		f.Add(c.in)
	}
	for _, s := range []string{"in press", "n.d.", "199X", "03/04/2025", "2003–04", "Dec-Jan 2020", "13/02/25", "1985/..", "- -0044", "00000", "BC1-", "0000-0000", "0000/2012"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		again, _ := ParseDate(d.String())
		if again != d {
			t.Errorf("%q: %#v prints as %q, which is %#v", s, d, d.String(), again)
		}
		if d == (Date{}) && err == nil {
			t.Errorf("%q: neither date nor error", s)
		}
		if d.Precision == Literal != (d.Literal != "") {
			t.Errorf("%q: %#v is half a literal", s, d)
		}
		inYear, _ := ParseDateInYear(2012, s)
		if inYear.Year != 2012 && inYear.Known() {
			t.Errorf("%q in 2012 is %v", s, inYear)
		}
		if d.Day != 0 && !strings.Contains(plainDigits(s), strings.TrimLeft(d.Moment.String()[len(d.Moment.String())-2:], "0")) {
			t.Errorf("%q: the day of %v is not in it", s, d)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	for _, s := range []string{"2012", "2012-06-19", "2012/06/19/", "2012 Jun 19", "2012 Jan-Feb", "13 Feb 2025", "Saturday, January 16, 2016", "2025年2月13日", "25 de octubre de 2023"} {
		b.Run(s, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				if d, _ := ParseDate(s); !d.Known() {
					b.Fatal("no date")
				}
			}
		})
	}
}
