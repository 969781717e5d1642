package check

import "github.com/peerlit/peerlit/pkg/diag"

// Rule is what there is to know of a code that this package finds.
type Rule struct {
	Code   diag.Code
	Fixed  string // what --fix does, in which cases; "" for nothing
	Family bool   // whether it follows the style that the profile is for
	Whole  bool   // whether it holds a record against those before it
}

// rules are all codes that this package finds. Package cli writes docs/check.md from them.
var rules = []Rule{
	{Code: diag.MissingField, Family: true},
	{Code: diag.RecommendedField, Family: true},
	{Code: diag.MissingAbstract},
	{Code: diag.MissingKey},
	{Code: diag.UncleanIdentifier, Fixed: "the normal form is written"},
	{Code: diag.HiddenDOI, Fixed: "moved into its field, from a resolver's address or a note that is nothing else"},
	{Code: diag.DuplicateKey, Whole: true},
	{Code: diag.DuplicateRecord, Whole: true},
	{Code: diag.SharedIdentifier, Whole: true},
	{Code: diag.BadIdentifier},
	{Code: diag.DateContradiction},
	{Code: diag.PageCount},
	{Code: diag.UncleanPages, Fixed: "a plain range is written"},
	{Code: diag.EqualPages},
	{Code: diag.MergedVolume},
	{Code: diag.WrongSlot},
	{Code: diag.TypeContradiction},
	{Code: diag.NameCapitals},
	{Code: diag.NameInitials},
	{Code: diag.NameDegree},
	{Code: diag.NameAffiliation},
	{Code: diag.NameOthers},
	{Code: diag.NameSplit},
	{Code: diag.NameSoup},
	{Code: diag.DuplicateName, Fixed: "named once, where the name is full and nothing sets the two apart"},
	{Code: diag.TitleCapitals},
	{Code: diag.TitleStop, Fixed: "taken off, where it ends no abbreviation"},
	{Code: diag.TitleSite},
	{Code: diag.Retraction},
	{Code: diag.LeftoverMarkup},
	{Code: diag.LeftoverTeX},
	{Code: diag.LeftoverEntity, Fixed: "the characters are written"},
	{Code: diag.UnbalancedText},
	{Code: diag.Mojibake, Fixed: "read as UTF-8 again, where a whole word is UTF-8 then"},
	{Code: diag.LostCharacter},
	{Code: diag.ControlCharacter},
	{Code: diag.Whitespace, Fixed: "one blank is written"},
	{Code: diag.KeywordSoup},
	{Code: diag.JournalForms, Whole: true},
	{Code: diag.SharedISSN, Whole: true},
}

// Rules lists the codes that this package finds, in the order in which they are told of.
func Rules() []Rule { return rules[:len(rules):len(rules)] }
