package check

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// sound gives a record that nobody can find fault with, changed by what a test is about.
func sound(change func(c *citation.Citation)) *evidence.Record {
	c := citation.Citation{
		Key: "roe2020", Type: citation.ArticleJournal, Title: "What peers say (and why)",
		Credits:  []citation.Credit{person("Roe", "Jane"), person("van Dam", "Jan")},
		Dates:    []citation.Dated{{Use: citation.FieldIssued, Date: citation.YearDate(2020)}},
		In:       citation.Container{Title: "Journal of Peer Work", Volume: "4", Issue: "2", Pages: citation.Pages{Raw: "10-19", First: "10", Last: "19"}},
		IDs:      []citation.Identifier{{Scheme: citation.SchemeDOI, Value: "10.1000/a"}, {Scheme: citation.SchemeISSN, Value: "0028-0836"}},
		Keywords: []citation.Keyword{{Term: "peer support"}},
		Abstract: "We asked; they said: p < 0.05.",
	}
	if change != nil {
		change(&c)
	}
	return &evidence.Record{Source: "a.ris", Format: "ris", Citation: c, Place: source.Position{Name: "a.ris", Line: 1, Column: 1}}
}

func person(family, given string) citation.Credit {
	return citation.Credit{Role: citation.FieldAuthor, Name: citation.Name{Family: family, Given: given}}
}

func author(n citation.Name) func(*citation.Citation) {
	return func(c *citation.Citation) { c.Credits[0].Name = n }
}

func titled(t citation.Text) func(*citation.Citation) {
	return func(c *citation.Citation) { c.Title = t }
}

// everything turns on the rules that only matter for a purpose.
var everything = Choice{On: offAtFirst}

func codes(findings []Finding) []diag.Code {
	var list []diag.Code
	for _, f := range findings {
		list = append(list, f.Code)
	}
	return list
}

// TestRules gives each rule a record that breaks it, and one that comes near and does not.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		code      diag.Code
		bad, good func(c *citation.Citation)
	}{
		{diag.MissingField, func(c *citation.Citation) { c.In.Title = "" }, func(c *citation.Citation) { c.In.Title, c.In.TitleShort = "", "J Peer Work" }},
		{diag.MissingField, func(c *citation.Citation) { c.Credits = nil }, func(c *citation.Citation) { c.Credits[0].Role = citation.FieldEditor }},
		{diag.RecommendedField, func(c *citation.Citation) { c.In.Pages = citation.Pages{} }, func(c *citation.Citation) {
			c.In.Pages = citation.Pages{}
			c.AddString(citation.FieldNumber, "e12")
		}},
		{diag.MissingAbstract, func(c *citation.Citation) { c.Abstract = "" }, nil},
		{diag.MissingKey, func(c *citation.Citation) { c.Key = "" }, nil},
		{diag.HiddenDOI, func(c *citation.Citation) {
			c.IDs = c.IDs[1:]
			c.Links = []citation.Link{{URL: "https://doi.org/10.1000/a"}}
		}, func(c *citation.Citation) {
			c.IDs[0] = citation.Identifier{Scheme: citation.SchemePMID, Value: "7"}
			c.AddString(citation.FieldNote, "Comment on 10.1000/b")
		}},
		{diag.DateContradiction, func(c *citation.Citation) {
			c.Type, c.IDs = citation.Article, []citation.Identifier{{Scheme: citation.SchemeArXiv, Value: "2101.00001"}}
		}, func(c *citation.Citation) {
			c.Type, c.IDs = citation.Article, []citation.Identifier{{Scheme: citation.SchemeArXiv, Value: "1912.00001"}}
		}},
		{diag.PageCount, detail(citation.FieldNumberOfPages, "12"), detail(citation.FieldNumberOfPages, "10")},
		{diag.MergedVolume, func(c *citation.Citation) { c.In.Volume = "4(2)" }, func(c *citation.Citation) { c.In.Volume = "4 (Suppl)" }},
		{diag.TypeContradiction, func(c *citation.Citation) { c.Type, c.In.Publisher = citation.Book, "Press" }, func(c *citation.Citation) {
			c.Type, c.In, c.IDs = citation.Book, citation.Container{Publisher: "Press"}, c.IDs[:1]
		}},
		{diag.NameCapitals, author(citation.Name{Family: "JENSEN", Given: "RIKKE"}), author(citation.Name{Family: "LI", Given: "NA"})},
		{diag.NameInitials, author(citation.Name{Family: "Roe", Given: "J. K."}), author(citation.Name{Family: "Roe", Given: "Jo K."})},
		{diag.NameDegree, author(citation.Name{Family: "Roe", Given: "Jane", Suffix: "PhD"}), author(citation.Name{Family: "Roe", Given: "Jane", Suffix: "III"})},
		{diag.NameOthers, author(citation.Name{Literal: "et al."}), author(citation.Name{Literal: "Others Collective"})},
		{diag.NameSplit, author(citation.Name{Family: "World Health", Given: "Organization"}), author(citation.Name{Literal: "World Health Organization"})},
		{diag.NameSoup, author(citation.Name{Family: "Roe; Doe", Given: "J."}), author(citation.Name{Literal: "Department 7"})},
		{diag.DuplicateName, func(c *citation.Citation) { c.Credits = append(c.Credits, c.Credits[0]) }, func(c *citation.Citation) {
			c.Credits = append(c.Credits, c.Credits[0])
			c.Credits[2].Role = citation.FieldEditor
		}},
		{diag.BadIdentifier, func(c *citation.Citation) {
			c.Credits[0].IDs = []citation.Identifier{{Scheme: citation.SchemeORCID, Value: "0000-0002-1825-0098"}}
		}, func(c *citation.Citation) {
			c.Credits[0].IDs = []citation.Identifier{{Scheme: citation.SchemeORCID, Value: "0000-0002-1825-0097"}}
		}},
		{diag.TitleCapitals, titled("THE WORK OF PEERS IN HOSPITALS"), titled("HIV, AIDS")},
		{diag.TitleStop, titled("What peers say about their work."), titled("Peer work in the U.S.")},
		{diag.TitleSite, titled("What peers say - PubMed"), titled("What peers say - and do")},
		{diag.Retraction, titled("RETRACTED: What peers say"), titled("Retracted works and what peers say")},
		{diag.UnbalancedText, titled("What peers (say"), nil},
		{diag.LeftoverMarkup, titled("What <jats:italic>peers say"), titled("What <i>peers</i> say if p < 0.05 and n > 3")},
		{diag.LeftoverTeX, titled(`What \emph{peers} say`), titled(`C:\ is what peers say`)},
		{diag.LeftoverEntity, titled("Peers &amp;amp; work"), titled("Peers & work; &#60;i> and AT&T")},
		{diag.Mojibake, titled("CafÃ© talk"), titled("Café SÃO PAULO “naïve”")},
		{diag.LostCharacter, titled("Caf\uFFFD talk"), nil},
		{diag.ControlCharacter, titled("What \u202Epeers say"), titled("שלום\u200f peers")},
		{diag.KeywordSoup, func(c *citation.Citation) { c.Keywords[0].Term = "peers; work; pay" }, func(c *citation.Citation) { c.Keywords[0].Term = "work, paid" }},
	} {
		t.Run(string(test.code), func(t *testing.T) {
			t.Parallel()
			if got := codes(New(Profiles()[0], everything, false).Record(sound(test.bad))); !slices.Contains(got, test.code) {
				t.Errorf("not found, but %v", got)
			}
			if got := New(Profiles()[0], everything, false).Record(sound(test.good)); slices.Contains(codes(got), test.code) {
				t.Errorf("found where it is not: %v", got)
			}
		})
	}
}

func detail(f citation.Field, text string) func(*citation.Citation) {
	return func(c *citation.Citation) { c.AddString(f, text) }
}

func TestSound(t *testing.T) {
	t.Parallel()
	for _, p := range Profiles() {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			if got := New(p, everything, false).Record(sound(nil)); len(got) > 0 {
				t.Errorf("found %v", got)
			}
		})
	}
}

// TestWritten holds how an identifier was written against its normal form.
func TestWritten(t *testing.T) {
	t.Parallel()
	doi := citation.Identifier{Scheme: citation.SchemeDOI, Value: "10.1000/a"}
	issn := citation.Identifier{Scheme: citation.SchemeISSN, Value: "0028-0836"}
	for _, test := range []struct {
		id            citation.Identifier
		written, want string
	}{
		{doi, "10.1000/a", ""},
		{doi, "10.1000%2Fa", "URL-encoded"},
		{doi, "http://dx.doi.org/10.1000/a", "as an address"},
		{doi, "https://doi.acm.org/10.1000/a", "as an address of another resolver"},
		{doi, "doi:10.1000/a", "with a label"},
		{doi, "10.1000/a.", "with punctuation behind it"},
		{issn, "0028-0836 (Print)", ""},
		{issn, "00280836", "without its hyphen"},
	} {
		t.Run(test.written, func(t *testing.T) {
			t.Parallel()
			if got := unclean(test.id, test.written); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestLibrary holds records against those before them.
func TestLibrary(t *testing.T) {
	t.Parallel()
	at := func(line int, change func(c *citation.Citation)) *evidence.Record {
		r := sound(func(c *citation.Citation) {
			c.Key, c.IDs[0].Value = string(rune('a'+line)), "10.1000/"+string(rune('a'+line))
			change(c)
		})
		r.Place.Line = line
		return r
	}
	k := New(Profiles()[0], Choice{}, false)
	for _, test := range []struct {
		what   string
		change func(c *citation.Citation)
		want   []diag.Code
	}{
		{"the first", func(*citation.Citation) {}, nil},
		{"another", func(*citation.Citation) {}, nil},
		{"the same DOI in capitals", func(c *citation.Citation) { c.IDs[0].Value = "10.1000/A" }, []diag.Code{diag.DuplicateRecord}},
		{"the same key", func(c *citation.Citation) { c.Key = "a" }, []diag.Code{diag.DuplicateKey}},
		{"abbreviated", func(c *citation.Citation) { c.In.Title = "J. Peer Work" }, []diag.Code{diag.JournalForms}},
		{"abbreviated, again", func(c *citation.Citation) { c.In.Title = "J. Peer Work" }, nil},
		{"in capitals", func(c *citation.Citation) { c.In.Title = "The Journal Of Peer Work" }, nil},
		{"another journal", func(c *citation.Citation) { c.In.Title = "Annals of Care" }, []diag.Code{diag.SharedISSN}},
	} {
		n := len(k.library.keys)
		if got := codes(k.Record(at(n, test.change))); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.what, got, test.want)
		}
	}
}

func TestChoice(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		words    []string
		code     diag.Code
		level    diag.Severity
		on, fail bool
	}{
		{nil, diag.TitleStop, diag.Note, true, false},
		{[]string{"-title-stop"}, diag.TitleStop, 0, false, false},
		{[]string{"mojibake"}, diag.TitleStop, 0, false, false},
		{[]string{"mojibake"}, diag.Mojibake, diag.Warning, true, false},
		{nil, diag.MissingAbstract, 0, false, false},
		{[]string{"+missing-abstract"}, diag.MissingAbstract, diag.Note, true, false},
		{[]string{"+no-such"}, "", 0, false, true},
	} {
		choice, err := ParseChoice(test.words)
		if (err != nil) != test.fail {
			t.Errorf("%v: %v", test.words, err)
		}
		if level, on := New(Profiles()[0], choice, false).Level(test.code); level != test.level || on != test.on {
			t.Errorf("%v: %s is %v, %v", test.words, test.code, level, on)
		}
	}
}

func TestProfiles(t *testing.T) {
	t.Parallel()
	for _, p := range Profiles() {
		for code := range p.levels {
			if code.Meaning() == "" {
				t.Errorf("%s speaks of %q", p.Name, code)
			}
		}
		for _, code := range p.off {
			if _, on := New(p, Choice{}, false).Level(code); on {
				t.Errorf("%s: %s is on", p.Name, code)
			}
		}
	}
}

// TestRepair checks that what is mended is right, said, and found no more.
func TestRepair(t *testing.T) {
	t.Parallel()
	r := sound(func(c *citation.Citation) {
		c.Title = "CafÃ© &amp;amp; talk of the peers."
		c.Credits = append(c.Credits, c.Credits[0])
		c.IDs = c.IDs[1:]
		c.Links = []citation.Link{{URL: "https://doi.org/10.1000/a"}}
	})
	var said []string
	for _, f := range New(Profiles()[0], Choice{}, true).Record(r) {
		if f.Fixed == nil {
			t.Errorf("not fixed: %v", f)
			continue
		}
		said = append(said, string(f.Code))
	}
	slices.Sort(said)
	if diff := cmp.Diff([]string{"duplicate-name", "hidden-doi", "leftover-entity", "mojibake", "title-stop"}, said); diff != "" {
		t.Error(diff)
	}
	c := &r.Citation
	if c.Title != "Café & talk of the peers" || len(c.Credits) != 2 || c.DOI() != "10.1000/a" {
		t.Errorf("got %q, %v, %q", c.Title, c.Authors(), c.DOI())
	}
	if again := New(Profiles()[0], Choice{}, true).Record(r); len(again) > 0 {
		t.Errorf("found again: %v", again)
	}
}

// FuzzText checks that repairs leave alone what has no fault, and give characters.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Ã©tude", "&amp;amp;lt;", "a &#38;#38; b", "CafÃ\u0083Â©", "\\'e <p>x</p>", "&#0;&#1;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, rule := range textRules {
			what := rule.finds(s)
			if rule.repair == nil {
				continue
			}
			got := rule.repair(s)
			if what == "" && got != s {
				t.Errorf("%s: nothing found, and %q became %q", rule.code, s, got)
			}
			if utf8.ValidString(s) && !utf8.ValidString(got) {
				t.Errorf("%s: %q became %q", rule.code, s, got)
			}
		}
	})
}

func BenchmarkRecord(b *testing.B) {
	r := sound(nil)
	k := New(Profiles()[0], Choice{}, false)
	b.ReportAllocs()
	for b.Loop() {
		k.Record(r)
	}
}
