package citation

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	form  = "form"
	digit = "check digit" // the value is given all the same
)

// fault names the error of an identifier.
func fault(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, ErrForm):
		return form
	case errors.Is(err, ErrCheckDigit):
		return digit
	}
	return err.Error()
}

func TestSchemeParse(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		scheme Scheme
		in     string
		want   string
		fault  string
	}{
		{SchemeDOI, "10.1000/xyz", "10.1000/xyz", ""},
		{SchemeDOI, "https://dx.doi.org/10.1000/XyZ", "10.1000/XyZ", ""},
		{SchemeDOI, "doi:10.1000/xyz.", "10.1000/xyz", ""},
		{SchemeDOI, "DOI: 10. 1000/ xyz", "10.1000/xyz", ""},
		{SchemeDOI, "https://doi.org/10.1000%2Fxyz%281%29", "10.1000/xyz(1)", ""},
		{SchemeDOI, "10.1002/(SICI)1097-4679(199705)53:3<197::AID-JCLP1>3.0.CO;2-X", "10.1002/(SICI)1097-4679(199705)53:3<197::AID-JCLP1>3.0.CO;2-X", ""},
		{SchemeDOI, "10.1002/(SICI)1521-3773(19991018)38:20&lt;R5::AID-ANIE1&gt;3.0.CO;2-X", "10.1002/(SICI)1521-3773(19991018)38:20<R5::AID-ANIE1>3.0.CO;2-X", ""},
		{SchemeDOI, "(doi:10.1000/xyz(12))", "10.1000/xyz(12)", ""},
		{SchemeDOI, "[10.1000/xyz]", "10.1000/xyz", ""},
		{SchemeDOI, "<https://doi.org/10.1000/xyz>", "10.1000/xyz", ""},
		{SchemeDOI, "10.1000/xyz&gt;", "10.1000/xyz", ""},
		{SchemeDOI, "10.1000/xyz&quot; class", "10.1000/xyz", ""},
		{SchemeDOI, "“10.1000/xyz”", "10.1000/xyz", ""},
		{SchemeDOI, "https://onlinelibrary.wiley.com/doi/10.1111/jan.12345/abstract", "10.1111/jan.12345", ""},
		{SchemeDOI, "https://www.tandfonline.com/doi/full/10.1080/13504622.2020.1?journalCode=ceer20", "10.1080/13504622.2020.1", ""},
		{SchemeDOI, "https://www.frontiersin.org/articles/10.3389/fpsyg.2013.00863/full", "10.3389/fpsyg.2013.00863", ""},
		{SchemeDOI, "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345&type=printable", "10.1371/journal.pone.0012345", ""},
		{SchemeDOI, "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", "10.1101/2020.01.01.123456", ""},
		{SchemeDOI, "https://doi-org.proxy.lib.edu/10.1000/xyz", "10.1000/xyz", ""},
		{SchemeDOI, "https://doi.org.ezproxy.lib.edu/10.1000/xyz", "10.1000/xyz", ""},
		{SchemeDOI, "info:doi/10.1000/xyz", "10.1000/xyz", ""},
		{SchemeDOI, "10.1000/abc; 10.1000/def", "10.1000/abc", ""},
		{SchemeDOI, "10.1000/abc,10.1000/def", "10.1000/abc", ""},
		{SchemeDOI, "https://doi.org/10.1000/abchttps://doi.org/10.1000/def", "10.1000/abc", ""},
		{SchemeDOI, "10.5555/a_b#c&d%e", "10.5555/a_b#c&d%e", ""},
		{SchemeDOI, "10.1007/s00134–020–12345", "10.1007/s00134-020-12345", ""},
		{SchemeDOI, "10.3969/j.issn.1000-0000.2012.01.001。摘要", "10.3969/j.issn.1000-0000.2012.01.001", ""},
		{SchemeDOI, "10.1000.10/123", "10.1000.10/123", ""},
		{SchemeDOI, "10.1016/S0140-6736(03)14065-2", "10.1016/S0140-6736(03)14065-2", ""},
		{SchemeDOI, "10.1000/<i>xyz</i>", "", form},
		{SchemeDOI, "10.1000/xyz<br>", "10.1000/xyz", ""},
		{SchemeDOI, "10.100/xyz", "", form},
		{SchemeDOI, "10.1000/", "", form},
		{SchemeDOI, "110.1000/x", "", form},
		{SchemeDOI, "n/a", "", form},
		{SchemeDOI, "", "", form},

		{SchemePMID, "12345678", "12345678", ""},
		{SchemePMID, "PMID: 12345678.", "12345678", ""},
		{SchemePMID, "PMID12345678", "12345678", ""},
		{SchemePMID, "12345678 [pmid]", "12345678", ""},
		{SchemePMID, "00012345", "12345", ""},
		{SchemePMID, "https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678", ""},
		{SchemePMID, "http://www.ncbi.nlm.nih.gov/pubmed/12345678?dopt=Abstract", "12345678", ""},
		{SchemePMID, "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=12345678&dopt=Abstract", "12345678", ""},
		{SchemePMID, "MEDLINE:12345678", "12345678", ""},
		{SchemePMID, "PMC12345", "", form},
		{SchemePMID, "0", "", form},

		{SchemePMCID, "PMC3531190", "PMC3531190", ""},
		{SchemePMCID, "pmc3531190.1", "PMC3531190", ""},
		{SchemePMCID, "PMCID: PMC3531190", "PMC3531190", ""},
		{SchemePMCID, "3531190", "PMC3531190", ""},
		{SchemePMCID, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/pdf/x.pdf", "PMC3531190", ""},
		{SchemePMCID, "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/", "PMC3531190", ""},
		{SchemePMCID, "PMC", "", form},

		{SchemeArXiv, "2101.00001v3", "2101.00001v3", ""},
		{SchemeArXiv, "arXiv:0704.0001 [hep-ph]", "0704.0001", ""},
		{SchemeArXiv, "https://arxiv.org/pdf/hep-th/9901001v2.pdf", "hep-th/9901001v2", ""},
		{SchemeArXiv, "https://doi.org/10.48550/arXiv.2101.00001", "2101.00001", ""},
		{SchemeArXiv, "oai:arXiv.org:math.GT/0309136", "math.GT/0309136", ""},
		{SchemeArXiv, "2113.00001", "", form},
		{SchemeArXiv, "2101.1", "", form},

		{SchemeISSN, "1234-5679", "1234-5679", ""},
		{SchemeISSN, "ISSN 2434-561x (Print)", "2434-561X", ""},
		{SchemeISSN, "ISSN (online): 2049–3630", "2049-3630", ""},
		{SchemeISSN, "20493630", "2049-3630", ""},
		{SchemeISSN, "2049-3631", "2049-3631", digit},
		{SchemeISSN, "2049-36301", "", form},
		{SchemeISSN, "n.a.", "", form},

		{SchemeISBN, "978-3-16-148410-0", "978-3-16-148410-0", ""},
		{SchemeISBN, "ISBN-13: 978 3 16 148410 0 (hbk.)", "978-3-16-148410-0", ""},
		{SchemeISBN, "9783161484100", "9783161484100", ""},
		{SchemeISBN, "0-8044-2957-x", "0-8044-2957-X", ""},
		{SchemeISBN, "urn:isbn:9783161484100", "9783161484100", ""},
		{SchemeISBN, "978-3-16-148410-1", "978-3-16-148410-1", digit},
		{SchemeISBN, "3161484101", "3161484101", digit},
		{SchemeISBN, "1234", "", form},

		{SchemeORCID, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", ""},
		{SchemeORCID, "0000000218250097", "0000-0002-1825-0097", ""},
		{SchemeORCID, "0000-0002-1694-233x", "0000-0002-1694-233X", ""},
		{SchemeORCID, "0000-0002-1825-0098", "0000-0002-1825-0098", digit},
		{SchemeISNI, "ISNI 0000 0001 2103 2683", "0000000121032683", ""},

		{SchemeHandle, "https://hdl.handle.net/2027/mdp.39015012345678", "2027/mdp.39015012345678", ""},
		{SchemeHandle, "https://repo.example.edu/xmlui/handle/10871/1234?show=full", "10871/1234", ""},
		{SchemeHandle, "hdl:10871/1234", "10871/1234", ""},
		{SchemeHandle, "abc", "", form},
		{SchemeURN, "URN:NBN:de:101:1-2011", "urn:nbn:de:101:1-2011", ""},
		{SchemeBibcode, "https://ui.adsabs.harvard.edu/abs/2004A%26A...424..277D/abstract", "2004A&A...424..277D", ""},
		{SchemeOpenAlex, "https://openalex.org/W2741809807", "W2741809807", ""},
		{SchemeS2, "CorpusID:1234567", "1234567", ""},
		{SchemeS2, "https://www.semanticscholar.org/paper/A-Title/0123456789abcdef0123456789abcdef01234567", "0123456789abcdef0123456789abcdef01234567", ""},
		{SchemeERIC, "https://eric.ed.gov/?id=EJ1234567", "EJ1234567", ""},
		{SchemeJSTOR, "http://www.jstor.org/stable/1234567", "1234567", ""},
		{SchemeOCLC, "(OCoLC)ocm01234567", "1234567", ""},
		{SchemeLCCN, "85-2 ", "85000002", ""},
		{SchemeWikidata, "https://www.wikidata.org/wiki/Q42", "Q42", ""},
		{SchemeROR, "https://ror.org/02mhbdp94", "02mhbdp94", ""},
		{SchemeUT, "ISI:000301234500012", "WOS:000301234500012", ""},
		{SchemeUT, "000301234500012", "WOS:000301234500012", ""},
		{SchemeUT, "<Go to ISI>://WOS:000301234500012", "WOS:000301234500012", ""},
		{SchemeEID, "2-s2.0-85012345678", "2-s2.0-85012345678", ""},
		{SchemeMR, "1234567 (95a:11)", "MR1234567", ""},
		{SchemeZbl, "Zbl 1234.56789", "1234.56789", ""},
		{SchemeHAL, "https://hal.science/hal-01234567v2", "hal-01234567v2", ""},
		{SchemeDBLP, "https://dblp.org/rec/journals/cacm/Knuth74.html", "journals/cacm/Knuth74", ""},
		{"Local", "  any  thing ", "any thing", ""},
		{"Local", " ", "", form},
	} {
		t.Run(string(test.scheme)+" "+test.in, func(t *testing.T) {
			t.Parallel()
			id, err := test.scheme.Parse(test.in)
			if diff := cmp.Diff(test.want+" "+test.fault, id.Value+" "+fault(err)); diff != "" {
				t.Errorf("Parse (-want +got):\n%s", diff)
			}
			if err == nil && id.Scheme != test.scheme {
				t.Errorf("scheme %q, want %q", id.Scheme, test.scheme)
			}
		})
	}
}

func TestParseIdentifier(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Identifier{
		"10.1000/xyz":                         {SchemeDOI, "10.1000/xyz"},
		"https://example.org/doi/10.1000/xyz": {SchemeDOI, "10.1000/xyz"},
		"10.48550/arXiv.2101.00001":           {SchemeDOI, "10.48550/arXiv.2101.00001"},
		"arXiv:2101.00001":                    {SchemeArXiv, "2101.00001"},
		"hep-th/9901001":                      {SchemeArXiv, "hep-th/9901001"},
		"PMID: 7":                             {SchemePMID, "7"},
		"info:pmid/12345678":                  {SchemePMID, "12345678"},
		"PMC3531190":                          {SchemePMCID, "PMC3531190"},
		"https://europepmc.org/article/MED/12345678":   {SchemePMID, "12345678"},
		"https://europepmc.org/article/PMC/PMC3531190": {SchemePMCID, "PMC3531190"},
		"0028-0836":             {SchemeISSN, "0028-0836"},
		"9783161484100":         {SchemeISBN, "9783161484100"},
		"urn:issn:0028-0836":    {SchemeISSN, "0028-0836"},
		"urn:nbn:de:101:1-2011": {SchemeURN, "urn:nbn:de:101:1-2011"},
		"0000-0002-1825-0097":   {SchemeORCID, "0000-0002-1825-0097"},
		"W2741809807":           {SchemeOpenAlex, "W2741809807"},
		"WOS:000301234500012":   {SchemeUT, "WOS:000301234500012"},
		"2-s2.0-85012345678":    {SchemeEID, "2-s2.0-85012345678"},
		"1998AJ....115.2285M":   {SchemeBibcode, "1998AJ....115.2285M"},
		"EJ1234567":             {SchemeERIC, "EJ1234567"},
		"hdl:10871/1234":        {SchemeHandle, "10871/1234"},
		"s2cid: 1234567":        {SchemeS2, "1234567"},
		"12345678":              {},
		"1234-5678":             {},
		"2001-2002":             {},
		"doing nothing":         {},
		"https://example.org/":  {},
		"":                      {},
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got, err := ParseIdentifier(in)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("ParseIdentifier (-want +got):\n%s", diff)
			}
			if (err == nil) != (want != Identifier{}) {
				t.Errorf("error %v with %v", err, got)
			}
		})
	}
}

func TestParseSerialOrBook(t *testing.T) {
	t.Parallel()
	issn := func(v string) Identifier { return Identifier{SchemeISSN, v} }
	isbn := func(v string) Identifier { return Identifier{SchemeISBN, v} }
	for in, want := range map[string]struct {
		ids   []Identifier
		fault string
	}{
		"1234-5679": {[]Identifier{issn("1234-5679")}, ""},
		"0120-386XOn-line version ISSN 2256-3334":        {[]Identifier{issn("0120-386X"), issn("2256-3334")}, ""},
		"0028-0836 (Print) 1476-4687 (Linking)":          {[]Identifier{issn("0028-0836"), issn("1476-4687")}, ""},
		"00280836 14764687":                              {[]Identifier{issn("0028-0836"), issn("1476-4687")}, ""},
		"9783161484100; 3-16-148410-X":                   {[]Identifier{isbn("9783161484100"), isbn("3-16-148410-X")}, ""},
		"ISBN-13 978-3-16-148410-0, ISBN 10: 316148410X": {[]Identifier{isbn("978-3-16-148410-0"), isbn("316148410X")}, ""},
		"0028-0836 978-3-16-148410-0":                    {[]Identifier{issn("0028-0836"), isbn("978-3-16-148410-0")}, ""},
		"1234-5678":                                      {[]Identifier{issn("1234-5678")}, digit},
		"9783161484101":                                  {[]Identifier{isbn("9783161484101")}, digit},
		"3161484101":                                     {[]Identifier{isbn("3161484101")}, digit},
		"none":                                           {nil, form},
		"":                                               {nil, form},
		"12345":                                          {nil, form},
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got, err := ParseSerialOrBook(in)
			if diff := cmp.Diff(want.ids, got); diff != "" {
				t.Errorf("ParseSerialOrBook (-want +got):\n%s", diff)
			}
			if fault(err) != want.fault {
				t.Errorf("error %v, want %q", err, want.fault)
			}
		})
	}
}

func TestFindDOIs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]string{
		"See 10.1000/abc, 10.1000/def (and 10.1000/ghi(2)).":       {"10.1000/abc", "10.1000/def", "10.1000/ghi(2)"},
		"doi:10.1000/abcdoi:10.1000/def":                           {"10.1000/abcdoi:10.1000/def"}, // nobody can tell
		"Version 10.12 of 2010.1000/x":                             nil,
		`<a href="https://doi.org/10.1000/abc">10.1000/abc</a>`:    {"10.1000/abc", "10.1000/abc"},
		"https://x.org/doi/pdf/10.1000/abc?download=true and more": {"10.1000/abc"},
		"DOI10.1000/abc|10.1000/def":                               {"10.1000/abc", "10.1000/def"},
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			var got []string
			for found := range FindDOIs(in) {
				got = append(got, found.ID.Value)
				if in[found.Start:found.End] != found.ID.Value {
					t.Errorf("span holds %q, value is %q", in[found.Start:found.End], found.ID.Value)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("FindDOIs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSame(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b Identifier
		want bool
	}{
		{Identifier{SchemeDOI, "10.1000/ABC"}, Identifier{SchemeDOI, "10.1000/abc"}, true},
		{Identifier{SchemeDOI, "10.1000/abc"}, Identifier{SchemeDOI, "10.1000/abd"}, false},
		{Identifier{SchemeISBN, "3-16-148410-X"}, Identifier{SchemeISBN, "9783161484100"}, true},
		{Identifier{SchemeArXiv, "2101.00001v2"}, Identifier{SchemeArXiv, "2101.00001"}, true},
		{Identifier{SchemePMID, "1"}, Identifier{SchemeMAG, "1"}, false},
	} {
		t.Run(test.a.Value+" "+test.b.Value, func(t *testing.T) {
			t.Parallel()
			if got := test.a.Same(test.b); got != test.want {
				t.Errorf("Same is %v, want %v", got, test.want)
			}
		})
	}
}

func TestIdentifierURL(t *testing.T) {
	t.Parallel()
	for want, id := range map[string]Identifier{
		"https://doi.org/10.1002/(SICI)1(2)3%3C4::A%3E5": {SchemeDOI, "10.1002/(SICI)1(2)3<4::A>5"},
		"https://pubmed.ncbi.nlm.nih.gov/7":              {SchemePMID, "7"},
		"https://api.semanticscholar.org/CorpusID:7":     {SchemeS2, "7"},
		"": {SchemeISBN, "9783161484100"},
	} {
		t.Run(id.Value, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, id.URL()); diff != "" {
				t.Errorf("URL (-want +got):\n%s", diff)
			}
		})
	}
}

// Every scheme reads its own values and its own addresses again.
func FuzzIdentifier(f *testing.F) {
	for _, s := range []string{"doi:10.1000/x(y)", "PMID 7", "https://hdl.handle.net/1/2", "0-8044-2957-x", "urn:a:b", "10.1/x&gt;", "1234-5678 8765-4321X"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i := range schemeTable {
			scheme := schemeTable[i].scheme
			id, err := scheme.Parse(s)
			if (err != nil) != (id == Identifier{}) && !errors.Is(err, ErrCheckDigit) {
				t.Fatalf("%s.Parse(%q) = %v, %v", scheme, s, id, err)
			}
			if err != nil {
				continue
			}
			if again, err := scheme.Parse(id.Value); again != id || err != nil {
				t.Fatalf("%s.Parse(%q) = %q, and again %q, %v", scheme, s, id.Value, again.Value, err)
			}
			if !id.Same(id) || id.Compact() == "" {
				t.Fatalf("%v is not the same as itself", id)
			}
		}
		for found := range FindDOIs(s) {
			if found.Start < 0 || found.End > len(s) || found.Start >= found.End {
				t.Fatalf("FindDOIs(%q): span %d:%d", s, found.Start, found.End)
			}
		}
		ids, err := ParseSerialOrBook(s)
		if err == nil && len(ids) == 0 {
			t.Fatalf("ParseSerialOrBook(%q): neither number nor error", s)
		}
	})
}

func BenchmarkSchemeParse(b *testing.B) {
	for _, test := range []struct {
		scheme Scheme
		in     string
	}{
		{SchemeDOI, "10.1016/j.cell.2020.01.001"},
		{SchemeDOI, "https://doi.org/10.1016/j.cell.2020.01.001"},
		{SchemeISSN, "0028-0836"},
		{SchemePMID, "12345678"},
	} {
		b.Run(string(test.scheme)+" "+test.in, func(b *testing.B) {
			b.SetBytes(int64(len(test.in)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = test.scheme.Parse(test.in)
			}
		})
	}
}
