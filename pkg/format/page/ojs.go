package page

import (
	_ "embed"
)

//go:embed ojs.tsv
var ojsWords string

// ojs is Open Journal Systems, on which most journals of universities run.
//
// A page begins with a trail that ends in the issue, "Home / Archives / Vol. 7 No. 2 (2021) / Articles"; then the title, and
// the names with the bodies below them. At its side or foot stand the citation, and "Issue" with volume and number below it. Themes
// move all of this about and drop what they like, so that the page is read as any other is; what it is known by, and
// its words in the languages of the software, stand in ojs.tsv.
func ojs() *platform {
	return &platform{
		name:    "ojs",
		summary: "Open Journal Systems",
		signs: []sign{
			{name: "statistics"},
			{name: "formats", at: wholeLine},
			{name: "plugin", at: anywhere, any: []string{"##plugins.themes."}},
			{name: "refbacks"},
			{name: "open menu", at: wholeLine, common: true},
			{name: "software", at: wholeLine, common: true},
			{name: "citation", at: wholeLine, common: true},
		},
		enough: 2,
		words:  genericWords + ojsWords,
		style:  glued | spaced | coloned | piped | tabbed | nextLine,
		lists:  true,
		absent: func(s *sheet) string { return (&perusal{sheet: s}).read() },
	}
}
