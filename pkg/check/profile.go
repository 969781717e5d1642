package check

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/diag"
)

// Profile says what a library is for, and so what matters in it.
type Profile struct {
	Name    string
	Summary string
	family  string                      // of styles, in needs.tsv
	levels  map[diag.Code]diag.Severity // where they differ from the code's own
	off     []diag.Code
}

// offAtFirst are the codes that only matter for a purpose: a profile with a level for them, or a
// choice, turns them on.
var offAtFirst = []diag.Code{diag.MissingAbstract, diag.MissingKey, diag.NameInitials}

var profiles = []Profile{
	{Name: "general", Summary: "whatever is wrong for any purpose", family: general},
	{
		Name: "bibtex", Summary: "a .bib file for LaTeX: keys, and what BibTeX requires", family: "bibtex",
		levels: map[diag.Code]diag.Severity{diag.MissingKey: diag.Warning, diag.DuplicateKey: diag.Error},
		off:    []diag.Code{diag.LeftoverTeX},
	},
	{
		Name: "apa", Summary: "references in APA style: DOI and full data wanted", family: "apa",
		levels: map[diag.Code]diag.Severity{diag.RecommendedField: diag.Warning, diag.TitleCapitals: diag.Warning, diag.NameCapitals: diag.Warning},
	},
	{
		Name: "chicago", Summary: "references in Chicago style: full names and publishers wanted", family: "chicago",
		levels: map[diag.Code]diag.Severity{
			diag.RecommendedField: diag.Warning, diag.TitleCapitals: diag.Warning, diag.NameCapitals: diag.Warning, diag.NameInitials: diag.Note,
		},
	},
	{
		Name: "vancouver", Summary: "references in Vancouver style: volume and pages wanted, journals in one form", family: "vancouver",
		levels: map[diag.Code]diag.Severity{diag.RecommendedField: diag.Warning, diag.JournalForms: diag.Warning},
	},
	{
		Name: "screening", Summary: "records to be screened for a review: abstracts wanted", family: "screening",
		levels: map[diag.Code]diag.Severity{diag.MissingAbstract: diag.Warning, diag.Retraction: diag.Error},
		off:    []diag.Code{diag.JournalForms, diag.TitleStop, diag.TitleCapitals, diag.NameCapitals},
	},
	{
		Name: "covidence", Summary: "records for Covidence, which tells duplicates by title, year, volume and names", family: "covidence",
		levels: map[diag.Code]diag.Severity{
			diag.MissingAbstract: diag.Warning, diag.Retraction: diag.Error, diag.MergedVolume: diag.Error, diag.WrongSlot: diag.Error, diag.BadPages: diag.Error,
		},
		off: []diag.Code{diag.JournalForms, diag.TitleStop, diag.TitleCapitals, diag.NameCapitals},
	},
	{
		Name: "zotero", Summary: "a library kept in Zotero", family: "zotero",
		levels: map[diag.Code]diag.Severity{diag.NameInitials: diag.Note, diag.NameCapitals: diag.Warning, diag.TitleCapitals: diag.Warning},
		off:    []diag.Code{diag.UncleanIdentifier},
	},
}

// Profiles lists the profiles; the first is the one to take when none is asked for.
func Profiles() []Profile { return profiles[:len(profiles):len(profiles)] }

// Choice turns rules on and off by their codes.
type Choice struct {
	Only    []diag.Code // when there are any, all other rules are off
	On, Off []diag.Code
}

// ParseChoice reads "+code" (on), "-code" (off) and "code" (only these).
func ParseChoice(words []string) (Choice, error) {
	var c Choice
	for _, word := range words {
		name := strings.TrimLeft(word, "+-")
		code := diag.Code(name)
		if code.Meaning() == "" {
			return c, fmt.Errorf("no rule has the code %q (see \"peerlit help codes\")", name)
		}
		switch word[:len(word)-len(name)] {
		case "+":
			c.On = append(c.On, code)
		case "-":
			c.Off = append(c.Off, code)
		default:
			c.Only = append(c.Only, code)
		}
	}
	return c, nil
}

// policy is a profile and a choice, ready to be asked for every finding.
type policy map[diag.Code]diag.Severity

func newPolicy(p Profile, choice Choice) policy {
	on := make(policy)
	for _, code := range diag.Codes() {
		on[code] = code.Severity()
	}
	if len(choice.Only) > 0 {
		clear(on)
		for _, code := range choice.Only {
			on[code] = code.Severity()
		}
	} else {
		for _, code := range append(offAtFirst[:len(offAtFirst):len(offAtFirst)], p.off...) {
			delete(on, code)
		}
	}
	for code, level := range p.levels {
		if _, is := on[code]; is || len(choice.Only) == 0 {
			on[code] = level
		}
	}
	for _, code := range choice.On {
		if _, is := on[code]; !is {
			on[code] = code.Severity()
		}
	}
	for _, code := range choice.Off {
		delete(on, code)
	}
	return on
}

func (p policy) level(code diag.Code) (s diag.Severity, on bool) {
	s, on = p[code]
	return s, on
}
