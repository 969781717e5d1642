package source

import (
	"strings"
	"testing"
)

func TestLead(t *testing.T) {
	t.Parallel()
	begins := func(rest string) bool { return strings.HasPrefix(rest, "<?xml") }
	for text, want := range map[string]int{
		"<?xml ?>":          0,
		"\ufeff\n <?xml ?>": 5,
		"someone\ninit\n02ae0bf\nraw\nhistory blame\nNo virus\n126 kB\n<?xml ?>":                                                      55,
		"This XML file does not appear to have any style information associated with it. The document tree is shown below.\n<?xml ?>": 114,
		"A file of XML begins like this one does:\n<?xml ?>":                                                                          -1,
		"as follows:\n\n<p>\n<?xml ?>":         -1,
		"see <?xml ?>":                         -1,
		"TY  - JOUR\n<?xml ?>":                 -1,
		strings.Repeat("a\n", 50) + "<?xml ?>": -1,
		"":                                     -1,
	} {
		if got := Lead(text, begins); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}
