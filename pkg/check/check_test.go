package check

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// sound gives a record that nobody can find fault with, changed by what a test is about.
func sound(change func(c *citation.Citation)) *evidence.Record {
	c := citation.Citation{
		Key: "roe2020", Type: citation.ArticleJournal, Title: "What the peers say (and why)",
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

// A pair is a record that breaks a rule, and one that comes near and does not.
type pair struct {
	code      diag.Code
	bad, good func(c *citation.Citation)
}

// rulePairs are those of the rules of one record that the record itself shows.
var rulePairs = []pair{
	{diag.MissingField, func(c *citation.Citation) { c.In.Title = "" }, func(c *citation.Citation) { c.In.Title, c.In.TitleShort = "", "J Peer Work" }},
	{diag.MissingField, func(c *citation.Citation) { c.Credits = nil }, func(c *citation.Citation) { c.Credits[0].Role = citation.FieldEditor }},
	{diag.RecommendedField, func(c *citation.Citation) { c.In.Pages = citation.Pages{} }, func(c *citation.Citation) {
		c.In.Pages = citation.Pages{}
		add(c, citation.FieldNumber, "e12")
	}},
	{diag.MissingAbstract, func(c *citation.Citation) { c.Abstract = "" }, nil},
	{diag.MissingKey, func(c *citation.Citation) { c.Key = "" }, nil},
	{diag.HiddenDOI, without(citation.FieldDOI, "URL", "https://doi.org/10.1000/a"), without(citation.FieldDOI, "URL", "https://example.org/10")},
	{diag.HiddenDOI, without(citation.FieldDOI, "URL", "https://example.org/doi/full/10.1000/a"), without(citation.FieldPMID, "URL", "https://example.org/doi/full/10.1000/a")},
	{diag.HiddenDOI, without(citation.FieldDOI, "note", "doi: 10.1000/a"), without(citation.FieldDOI, "note", "Comment on 10.1000/b")},
	{diag.HiddenDOI, without(citation.FieldDOI, "note", "https://dx.doi.org/10.1000/a."), without(citation.FieldDOI, "note", "10.1000/a and others")},
	{diag.DateContradiction, preprint("2101.00001", 2020), preprint("1912.00001", 2020)},
	{diag.DateContradiction, preprint("hep-th/9901001", 1998), preprint("hep-th/9901001", 1999)},
	{diag.DateContradiction, registered("10.1016/j.jad.2015.01.001", 2010), registered("10.1016/j.jad.2015.01.001", 2016)},
	{diag.DateContradiction, registered("10.1101/2020.01.01.123456", 2012), registered("10.1101/2020.01.01.123456", 2020)},
	{diag.DateContradiction, registered("10.1007/s00125-015-3812-7", 2005), registered("10.1007/s00125-015-3812-7", 2015)},
	{diag.DateContradiction, registered("10.1111/j.1365-2648.2009.05123.x", 2019), registered("10.1111/j.1365-2648.2009.05123.x", 2010)},
	{diag.DateContradiction, registered("10.1002/(SICI)1097-4679(199902)55:2<197::AID-JCLP9>3.0.CO;2-U", 2009), registered("10.1002/(SICI)1097-4679(199902)55:2<197::AID-JCLP9>3.0.CO;2-U", 1999)},
	{diag.DateContradiction, registered("10.3389/fpsyt.2020.00123", 2010), registered("10.1145/1985.2010", 2020)},
	{diag.DateContradiction, on(citation.FieldAccessed, 2015), on(citation.FieldAccessed, 2020)},
	{diag.DateContradiction, on(citation.FieldSubmitted, 2021), on(citation.FieldSubmitted, 2018)},
	{diag.DateContradiction, on(citation.FieldEventDate, 2022), on(citation.FieldEventDate, 2021)},
	{diag.PageCount, detail(citation.FieldNumberOfPages, "12"), detail(citation.FieldNumberOfPages, "10")},
	{diag.MergedVolume, func(c *citation.Citation) { c.In.Volume = "4(2)" }, func(c *citation.Citation) { c.In.Volume = "4 (Suppl)" }},
	{diag.MergedVolume, func(c *citation.Citation) { c.In.Volume, c.In.Issue = "48, no. 1", "" }, func(c *citation.Citation) { c.In.Volume = "48 B" }},
	{diag.MergedVolume, func(c *citation.Citation) { c.In.Volume, c.In.Issue = "48:1", "" }, func(c *citation.Citation) { c.In.Volume = "48/49" }},
	{diag.MergedVolume, func(c *citation.Citation) { c.In.Volume, c.In.Issue = "", "48(3-4)" }, func(c *citation.Citation) { c.In.Issue = "3-4" }},
	{diag.WrongSlot, func(c *citation.Citation) { c.In.Volume = "Vol. 4" }, func(c *citation.Citation) { c.In.Volume = "Volta" }},
	{diag.WrongSlot, func(c *citation.Citation) { c.In.Issue = "pp. 12-19" }, func(c *citation.Citation) { c.In.Issue = "Pt 2" }},
	{diag.WrongSlot, func(c *citation.Citation) { c.In.Title = "0028-0836" }, func(c *citation.Citation) { c.In.Title = "2600" }},
	{diag.WrongSlot, func(c *citation.Citation) { c.In.Publisher = "https://example.org/" }, func(c *citation.Citation) { c.In.Publisher = "Example.org" }},
	{diag.WrongSlot, func(c *citation.Citation) { c.In.Pages = citation.Pages{Raw: "10.1000/a"} }, func(c *citation.Citation) { c.In.Pages = citation.Pages{Raw: "10.1"} }},
	{diag.WrongSlot, func(c *citation.Citation) { c.Title = "https://example.org/a" }, func(c *citation.Citation) {
		c.In.Pages = citation.Pages{Raw: "1692-1712", First: "1692", Last: "1712"} // an ISSN by its check digit
	}},
	{diag.WrongSlot, titled("Journal of Peer Work"), titled("The Journal of Peer Work at ten")},
	{diag.TypeContradiction, func(c *citation.Citation) { c.Type, c.In.Publisher = citation.Book, "Press" }, func(c *citation.Citation) {
		c.Type, c.In, c.IDs = citation.Book, citation.Container{Publisher: "Press"}, c.IDs[:1]
	}},
	{diag.TypeContradiction, func(c *citation.Citation) { c.Type = citation.Thesis }, func(c *citation.Citation) {
		c.Type, c.In, c.IDs = citation.Thesis, citation.Container{Publisher: "University"}, c.IDs[:1]
	}},
	{diag.TypeContradiction, func(c *citation.Citation) { c.Type = "" }, func(c *citation.Citation) { c.Type, c.In.Volume, c.In.Pages = "", "", citation.Pages{} }},
	{diag.NameCapitals, author(citation.Name{Family: "JENSEN", Given: "RIKKE"}), author(citation.Name{Family: "LI", Given: "NA"})},
	{diag.NameCapitals, author(citation.Name{Family: "JENSEN", Given: "R."}), author(citation.Name{Literal: "UNICEF"})},
	{diag.NameInitials, author(citation.Name{Family: "Roe", Given: "J. K."}), author(citation.Name{Family: "Roe", Given: "Jo K."})},
	{diag.NameDegree, author(citation.Name{Family: "Roe", Given: "Jane", Suffix: "PhD"}), author(citation.Name{Family: "Roe", Given: "Jane", Suffix: "III"})},
	{diag.NameDegree, author(citation.Name{Family: "Roe", Given: "Jane PhD"}), author(citation.Name{Family: "Roe", Given: "M.D."})},
	{diag.NameOthers, author(citation.Name{Literal: "et al."}), author(citation.Name{Literal: "Others Collective"})},
	{diag.NameOthers, author(citation.Name{Literal: "Anonymous"}), author(citation.Name{Family: "Anonymous", Given: "Jane"})},
	{diag.NameSplit, author(citation.Name{Family: "World Health", Given: "Organization"}), author(citation.Name{Literal: "World Health Organization"})},
	{diag.NameSplit, author(citation.Name{Family: "Health", Given: "Department of"}), author(citation.Name{Family: "Council", Given: "Jane"})},
	{diag.NameAffiliation, author(citation.Name{Literal: "Jane Roe (Department of Psychology, University of York)"}), author(citation.Name{Literal: "Jane Roe (Jr.)"})},
	{diag.NameAffiliation, author(citation.Name{Literal: "Jane Roe, University of York"}), author(citation.Name{Literal: "Technology Assessment - Evaluation, Trials Coordinating Centre"})},
	{diag.NameAffiliation, author(citation.Name{Literal: "jane@example.org"}), author(citation.Name{Literal: "Department of Health, Ministry of Care"})},
	{diag.NameSoup, author(citation.Name{Family: "Roe; Doe", Given: "J."}), author(citation.Name{Literal: "Department 7"})},
	{diag.NameSoup, author(citation.Name{Literal: "Roe J, Doe K, Poe L"}), author(citation.Name{Literal: "Roe, Doe"})},
	{diag.NameSoup, author(citation.Name{Family: "Roe", Given: "Jane and Doe, John"}), author(citation.Name{Family: "Roe", Given: "Jane Andrea"})},
	{diag.DuplicateName, func(c *citation.Citation) { c.Credits = append(c.Credits, c.Credits[0]) }, func(c *citation.Citation) {
		c.Credits = append(c.Credits, c.Credits[0])
		c.Credits[2].Role = citation.FieldEditor
	}},
	{diag.BadIdentifier, orcid("0000-0002-1825-0098"), orcid("0000-0002-1825-0097")},
	{diag.TitleCapitals, titled("THE WORK OF PEERS IN HOSPITALS"), titled("HIV, AIDS")},
	{diag.TitleStop, titled("What peers say about their work."), titled("Peer work in the U.S.")},
	{diag.TitleSite, titled("What peers say - PubMed"), titled("What peers say - and do")},
	{diag.TitleSite, titled("What peers say | Journal of Peer Work"), titled("What peers say | Journal")},
	{diag.TitleSite, titled("What peers say | example.org"), titled("What peers say - No. 5")},
	{diag.Retraction, titled("RETRACTED: What peers say"), titled("Retracted works and what peers say")},
	{diag.Retraction, titled("What peers say (Retracted Article)"), titled("What peers say of retraction")},
	{diag.Retraction, titled("Expression of concern: What peers say"), titled("Withdrawn children and what peers say")},
	{diag.Retraction, detail(citation.FieldStatus, "retracted"), detail(citation.FieldStatus, "in press")},
	{diag.Retraction, detail(citation.FieldGenre, "Journal Article; Retracted Publication"), detail(citation.FieldGenre, "Journal Article; Review")},
	{diag.Retraction, detail(citation.FieldNote, "This article has been retracted."), detail(citation.FieldNote, "On articles that were retracted")},
	{diag.UnbalancedText, titled("What peers (say"), titled("a) what peers say, b) do")},
	{diag.UnbalancedText, titled("What <i>peers say"), titled("What <i>peers</i> say")},
	{diag.LeftoverMarkup, titled("What <jats:italic>peers say"), titled("What <i>peers</i> say if p < 0.05 and n > 3")},
	{diag.LeftoverTeX, titled(`What \emph{peers} say`), titled(`C:\ is what peers say`)},
	{diag.LeftoverEntity, titled("Peers &amp;amp; work"), titled("Peers & work; &#60;i> and AT&T")},
	{diag.Mojibake, titled("CafÃ© talk"), titled("Café SÃO PAULO “naïve”")},
	{diag.Mojibake, titled("peersâ€™ talk"), titled("â l’écoute")},
	{diag.LostCharacter, titled("Caf\uFFFD talk"), nil},
	{diag.ControlCharacter, titled("What \u202Epeers say"), titled("שלום\u200f peers")},
	{diag.ControlCharacter, titled("What \u0090peers say"), titled("What\tpeers\nsay °")},
	{diag.ControlCharacter, titled("What peers say\x07"), titled("‹What› peers say…")},
	{diag.KeywordSoup, func(c *citation.Citation) { c.Keywords[0].Term = "peers; work; pay" }, func(c *citation.Citation) { c.Keywords[0].Term = "work, paid" }},
	{diag.KeywordSoup, func(c *citation.Citation) { c.Keywords[0].Term = "peers | work" }, func(c *citation.Citation) { c.Keywords[0].Term = "R&amp;D" }},
}

// recorded gives what is wrong with a record that is alone in its library.
func recorded(k *Checker, r *evidence.Record) []Finding { return NewLibrary().Add(k.Examine(r)) }

// TestRules holds each rule to its pairs.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, test := range rulePairs {
		bad, good := sound(test.bad), sound(test.good)
		t.Run(string(test.code), func(t *testing.T) {
			t.Parallel()
			if got := codes(recorded(New(Profiles()[0], everything, false), bad)); !slices.Contains(got, test.code) {
				t.Errorf("%q: not found, but %v", bad.Citation.Title, got)
			}
			if got := recorded(New(Profiles()[0], everything, false), good); slices.Contains(codes(got), test.code) {
				t.Errorf("%q: found where it is not: %v", good.Citation.Title, got)
			}
		})
	}
}

// TestEveryRule checks that every code of the package is among its rules, and has been tried.
func TestEveryRule(t *testing.T) {
	t.Parallel()
	var listed, tried []diag.Code
	for _, rule := range Rules() {
		listed = append(listed, rule.Code)
	}
	for _, p := range rulePairs {
		tried = append(tried, p.code)
	}
	for _, w := range writtenPairs {
		tried = append(tried, w.code)
	}
	tried = append(tried, diag.DuplicateKey, diag.DuplicateRecord, diag.SharedIdentifier, diag.JournalForms, diag.SharedISSN) // TestLibrary
	for _, code := range listed {
		if !slices.Contains(tried, code) {
			t.Errorf("%s is tried by no test", code)
		}
	}
	codes := diag.Codes()
	for _, code := range codes[slices.Index(codes, diag.MissingField) : slices.Index(codes, diag.Whitespace)+1] {
		if !slices.Contains(listed, code) {
			t.Errorf("%s is not among the rules", code)
		}
	}
}

func add(c *citation.Citation, f citation.Field, text string) {
	if err := c.AddString(f, text); err != nil {
		panic(err)
	}
}

// without gives what takes the record's identifiers away, and adds a field instead. Of
// another field than the DOI it leaves that.
func without(f citation.Field, instead, text string) func(*citation.Citation) {
	return func(c *citation.Citation) {
		if f == citation.FieldDOI {
			c.Clear(f)
		}
		add(c, citation.FieldNamed(instead), text)
	}
}

func preprint(number string, year int) func(*citation.Citation) {
	return func(c *citation.Citation) {
		c.Type, c.In, c.IDs = citation.Article, citation.Container{}, []citation.Identifier{{Scheme: citation.SchemeArXiv, Value: number}}
		c.Dates[0].Date = citation.YearDate(year)
	}
}

func registered(doi string, year int) func(*citation.Citation) {
	return func(c *citation.Citation) { c.IDs[0].Value, c.Dates[0].Date = doi, citation.YearDate(year) }
}

func on(use citation.Field, year int) func(*citation.Citation) {
	return func(c *citation.Citation) { c.Add(use, citation.YearDate(year)) }
}

func orcid(value string) func(*citation.Citation) {
	return func(c *citation.Citation) {
		c.Credits[0].IDs = []citation.Identifier{{Scheme: citation.SchemeORCID, Value: value}}
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
			if got := recorded(New(p, everything, false), sound(nil)); len(got) > 0 {
				t.Errorf("found %v", got)
			}
		})
	}
}

// writtenPairs are those of the rules that see how a value is written, and the record does not show.
var writtenPairs = []struct {
	code      diag.Code
	field     citation.Field
	rule      string
	bad, good string
}{
	{diag.UncleanIdentifier, citation.FieldDOI, "ris: tag DO", "10.1000%2Fa", "10.1000/a"},
	{diag.UncleanIdentifier, citation.FieldDOI, "ris: tag DO", "http://dx.doi.org/10.1000/a", "{10.1000/a}"},
	{diag.UncleanIdentifier, citation.FieldDOI, "ris: tag DO", "https://doi.acm.org/10.1000/a", "10.1000/A"},
	{diag.UncleanIdentifier, citation.FieldDOI, "ris: tag DO", "doi:10.1000/a", "10.1000/doi"},
	{diag.UncleanIdentifier, citation.FieldDOI, "ris: tag DO", "10.1000/a.", "10.1000/a.b"},
	{diag.UncleanIdentifier, citation.FieldISSN, "ris: tag SN", "00280836", "0028-0836 (Print)"},
	{diag.UncleanIdentifier, citation.FieldPMID, "bibtex: field pmid", "PMID: 31000001", "31000001"},
	{diag.UncleanIdentifier, citation.FieldPMID, "bibtex: field pmid", "https://pubmed.ncbi.nlm.nih.gov/31000001/", "31000001"},
	{diag.UncleanIdentifier, citation.FieldPMCID, "bibtex: field pmcid", "3531190", "PMC3531190"},
	{diag.UncleanIdentifier, citation.FieldArXiv, "bibtex: field eprint", "arXiv:2101.00001", "2101.00001v2"},
	{diag.HiddenDOI, citation.FieldDOI, "ris: tag UR", "https://doi.org/10.1000/a", ""},
	{diag.UncleanPages, citation.FieldPages, "ris: tag SP", "10–19", "10--19"},
	{diag.UncleanPages, citation.FieldPages, "ris: tag SP", "pp. 10-19", "S10-S19"},
	{diag.EqualPages, citation.FieldPages, "ris: tag SP", "12-12", "12"},
	{diag.LeftoverEntity, citation.FieldTitle, "ris: tag TI", "Peers &amp;amp; work", "Peers & work"},
	{diag.Whitespace, citation.FieldTitle, "ris: tag TI", "Peers  and work", "Peers.  And\n   work "},
	{diag.Whitespace, citation.FieldTitle, "ris: tag TI", "Peers\tand work", "Peers\n\tand work"},
	{diag.NameOthers, citation.FieldAuthor, "ris: tag AU", "et al.", "others"},
	{diag.DateContradiction, citation.FieldIssued, "ris: tag PY", "2011", "2020/01/03"},
}

// TestWritten holds how values are written against what they are.
func TestWritten(t *testing.T) {
	t.Parallel()
	for _, test := range writtenPairs {
		for _, quote := range []string{test.bad, test.good} {
			if quote == "" {
				continue
			}
			t.Run(quote, func(t *testing.T) {
				t.Parallel()
				r := sound(nil)
				value, err := test.field.Parse(quote)
				switch {
				case errors.Is(err, citation.ErrEtAl):
					value = citation.Credit{Role: test.field, EtAl: true}
					r.Citation.Add(test.field, value)
				case err != nil:
					t.Fatal(err)
				case test.field == citation.FieldTitle:
					value = citation.Text(decoded(value.String()))
				}
				at := source.Position{Name: "a.ris", Line: 7, Column: 7}
				r.Claims = []evidence.Claim{{Field: test.field, Value: value, Rule: test.rule, Confidence: evidence.Stated, Quote: quote, Place: at}}
				found := slices.IndexFunc(recorded(New(Profiles()[0], everything, false), r), func(f Finding) bool { return f.Code == test.code && f.At == at })
				if (found >= 0) != (quote == test.bad) {
					t.Errorf("%s: found %v", test.code, found >= 0)
				}
				r.Claims[0].Confidence = evidence.Placed
				for _, f := range recorded(New(Profiles()[0], everything, false), r) {
					if f.Code == test.code && test.code != diag.NameOthers {
						t.Errorf("a page may write as it likes: %v", f)
					}
				}
			})
		}
	}
}

// Markup writes "&" as "&amp;", and only "&amp;amp;" is wrong.
func TestWrittenInMarkup(t *testing.T) {
	t.Parallel()
	for quote, wrong := range map[string]bool{"Peers &amp; work": false, "Peers &amp;amp; work": true} {
		r := sound(titled("Peers & work"))
		r.Origin = &evidence.Origin{Text: "<record><title>" + quote}
		r.Claims = []evidence.Claim{{Field: citation.FieldTitle, Value: r.Citation.Title, Confidence: evidence.Stated, Quote: quote}}
		if got := codes(recorded(New(Profiles()[0], Choice{}, false), r)); slices.Contains(got, diag.LeftoverEntity) != wrong {
			t.Errorf("%s: %v", quote, got)
		}
	}
}

// The nth name has the nth place.
func TestPlaces(t *testing.T) {
	t.Parallel()
	r := sound(func(c *citation.Citation) { c.Credits[1].Name.Literal, c.Credits[1].Name.Family = "Jan; Dam", "" })
	for i, credit := range r.Citation.Credits {
		r.Claims = append(r.Claims, evidence.Claim{Field: citation.FieldAuthor, Value: credit, Confidence: evidence.Stated, Place: source.Position{Name: "a.ris", Line: 2 + i, Column: 7}})
	}
	got := recorded(New(Profiles()[0], Choice{}, false), r)
	if len(got) != 1 || got[0].At.Line != 3 {
		t.Errorf("got %v", got)
	}
}

// TestLibrary holds records against those before them.
func TestLibrary(t *testing.T) {
	t.Parallel()
	at := func(line int, change func(c *citation.Citation)) *evidence.Record {
		r := sound(func(c *citation.Citation) {
			c.Key, c.IDs[0].Value = string(rune('a'+line)), "10.1000/"+string(rune('a'+line))
			c.Title += citation.Text(" " + strings.Repeat("x", line))
			c.In.Volume, c.In.Pages = strconv.Itoa(line), citation.Pages{Raw: strconv.Itoa(10*line) + "-" + strconv.Itoa(10*line+5)}
			change(c)
		})
		r.Place.Line = line
		return r
	}
	k := New(Profiles()[0], Choice{Off: []diag.Code{diag.RecommendedField}}, false)
	library, n := NewLibrary(), 0
	for _, test := range []struct {
		what   string
		change func(c *citation.Citation)
		want   []diag.Code
	}{
		{"the first", func(*citation.Citation) {}, nil},
		{"another", func(*citation.Citation) {}, nil},
		{"the same DOI in capitals, and title", func(c *citation.Citation) { c.IDs[0].Value, c.Title = "10.1000/B", "What the peers say: and why x" }, []diag.Code{diag.DuplicateRecord}},
		{"the same DOI on what may be another work", func(c *citation.Citation) { c.IDs[0].Value, c.Title = "10.1000/b", "Bread and bakers" }, []diag.Code{diag.SharedIdentifier}},
		{"the same key", func(c *citation.Citation) { c.Key = "b" }, []diag.Code{diag.DuplicateKey}},
		{"the same title, authors, year and place", func(c *citation.Citation) {
			c.IDs, c.Title, c.In.Volume, c.In.Pages = nil, "WHAT THE PEERS SAY, and why: x", "1", citation.Pages{Raw: "10-15"}
		}, []diag.Code{diag.DuplicateRecord}},
		{"the same title of another year", func(c *citation.Citation) {
			c.Title, c.Dates[0].Date = "What the peers say (and why) x", citation.YearDate(2012)
		}, nil},
		{"the same title with another DOI", titled("What the peers say (and why) x"), nil},
		{"a title of no work", titled("Editorial"), nil},
		{"a title of no work, again", func(c *citation.Citation) { c.IDs, c.Title = nil, "Editorial" }, nil},
		{"abbreviated", func(c *citation.Citation) { c.In.Title = "J. Peer Work" }, []diag.Code{diag.JournalForms}},
		{"abbreviated, again", func(c *citation.Citation) { c.In.Title = "J. Peer Work" }, nil},
		{"in capitals", func(c *citation.Citation) { c.In.Title = "The Journal Of Peer Work" }, nil},
		{"with its place", func(c *citation.Citation) { c.In.Title = "Journal of Peer Work (London)" }, nil},
		{"an acronym", func(c *citation.Citation) { c.In.Title = "JPW" }, []diag.Code{diag.JournalForms}},
		{"another journal", func(c *citation.Citation) { c.In.Title = "Annals of Care" }, []diag.Code{diag.SharedISSN}},
		{"another, abbreviated, without ISSN", func(c *citation.Citation) { c.In.Title, c.IDs = "Ann Care", c.IDs[:1] }, []diag.Code{diag.JournalForms}},
		{"one that only begins alike", func(c *citation.Citation) { c.In.Title, c.IDs = "Ann Cardiol", c.IDs[:1] }, nil},
	} {
		n++
		if got := codes(library.Add(k.Examine(at(n, test.change)))); !slices.Equal(got, test.want) {
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
		c.Links = []citation.Link{{URL: "https://doi.org/10.1000/a"}, {URL: "https://example.org/a"}}
	})
	var said []string
	for _, f := range recorded(New(Profiles()[0], Choice{}, true), r) {
		if f.Fixed == nil || f.Fixed.Before == f.Fixed.After {
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
	if c.Title != "Café & talk of the peers" || len(c.Credits) != 2 || c.DOI() != "10.1000/a" || c.URL() != "https://example.org/a" {
		t.Errorf("got %q, %v, %q, %v", c.Title, c.Authors(), c.DOI(), c.Links)
	}
	if again := recorded(New(Profiles()[0], Choice{}, true), r); len(again) > 0 {
		t.Errorf("found again: %v", again)
	}
}

// TestRepairIsCertain checks that what may be otherwise is said and left alone.
func TestRepairIsCertain(t *testing.T) {
	t.Parallel()
	for what, change := range map[string]func(c *citation.Citation){
		"two people may be called Li, J.": func(c *citation.Citation) {
			c.Credits = []citation.Credit{person("Li", "J."), person("Li", "J.")}
		},
		"ORCIDs set them apart": func(c *citation.Citation) {
			c.Credits = append(c.Credits, c.Credits[0])
			c.Credits[2].IDs = []citation.Identifier{{Scheme: citation.SchemeORCID, Value: "0000-0002-1825-0097"}}
		},
		"an address that only looks like it holds a DOI": without(citation.FieldDOI, "URL", "https://example.org/doi/full/10.1000/a"),
		"a word that is no UTF-8":                        titled("Ã\u00a9t peers"),
		"a stop of an abbreviation":                      titled("Peers etc."),
	} {
		r := sound(change)
		before := r.Citation
		for _, f := range recorded(New(Profiles()[0], Choice{}, true), r) {
			if f.Fixed != nil && what != "a word that is no UTF-8" {
				t.Errorf("%s: %v", what, f)
			}
		}
		if what == "a word that is no UTF-8" {
			continue
		}
		if diff := cmp.Diff(before, r.Citation); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
}

// spoiled gives text some of the faults that are mended, any number of times over.
func spoiled(rng *rand.Rand, s string) string {
	for range rng.IntN(4) {
		switch rng.IntN(6) {
		case 0:
			s += "."
		case 1:
			s = strings.ReplaceAll(s, "&", "&amp;")
		case 2:
			s += " &amp;amp;lt; R&#38;#38;D"
		case 3:
			s = "CafÃ© " + s
		case 4:
			s += " peersÃ¢â‚¬â„¢ talk&#46;"
		case 5:
			s = strings.ReplaceAll(s, " ", "&nbsp;")
		}
	}
	return s
}

// TestRepairTwice checks that to mend what has been mended changes nothing and says nothing.
func TestRepairTwice(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	mended := 0
	for range 300 {
		c := *citationtest.Wild(rng)
		c.Title = citation.Text(spoiled(rng, string(c.Title)))
		c.Abstract = citation.Text(spoiled(rng, string(c.Abstract)))
		if rng.IntN(3) == 0 && len(c.Credits) > 0 {
			c.Credits = append(slices.Clone(c.Credits), c.Credits[rng.IntN(len(c.Credits))])
		}
		if rng.IntN(3) == 0 {
			c.Clear(citation.FieldDOI)
			add(&c, citation.FieldURL, "https://doi.org/10.1000/a")
			add(&c, citation.FieldNote, "doi:10.1000/b&amp;amp;c")
		}
		r := &evidence.Record{Citation: c, Place: source.Position{Name: "a", Line: 1, Column: 1}}
		for _, f := range recorded(New(Profiles()[0], everything, true), r) {
			if f.Fixed != nil {
				mended++
			}
		}
		once := r.Citation
		for _, f := range recorded(New(Profiles()[0], everything, true), r) {
			if f.Fixed != nil {
				t.Errorf("mended again: %v: %q -> %q", f, f.Fixed.Before, f.Fixed.After)
			}
		}
		if diff := cmp.Diff(once, r.Citation); diff != "" {
			t.Fatal(diff)
		}
	}
	if mended < 200 {
		t.Errorf("only %d repairs", mended)
	}
}

// FuzzText checks that repairs leave alone what has no fault, give characters, and have nothing to do the second
// time; and that no fault is without its sign.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Ã©tude", "&amp;amp;lt;", "a &#38;#38; b", "CafÃ\u0083Â©", "\\'e <p>x</p>", "&#0;&#1;", "\u0090", "x\u2069"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		found := signsOf(s)
		for _, rule := range textRules {
			what := rule.finds(s)
			if what != "" && found&rule.sign == 0 && utf8.ValidString(s) {
				t.Errorf("%s: %q has no sign in %q", rule.code, what, s)
			}
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
			if again := rule.repair(got); again != got {
				t.Errorf("%s: %q became %q, and then %q", rule.code, s, got, again)
			}
		}
	})
}

func BenchmarkRecord(b *testing.B) {
	r := sound(nil)
	k, library := New(Profiles()[0], Choice{}, false), NewLibrary()
	b.ReportAllocs()
	for b.Loop() {
		library.Add(k.Examine(r))
	}
}
