package citation

import (
	"slices"
	"strings"
)

// servers are the names of preprint servers, folded.
var servers = [...]string{"arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "ssrn", "research square", "preprints", "techrxiv", "eartharxiv", "osf preprints", "edarxiv", "corr", "authorea", "peerj preprints", "ssrn electronic journal"}

// servedAs are how the names of the servers begin that take the number of the preprint behind them, folded: "arXiv:2001.01234".
var servedAs = [...]string{"arxiv", "biorxiv", "medrxiv", "corr abs"}

// IsPreprintServer reports whether what a work stands in is a preprint server and no journal, by its name in the form
// that Fold gives, with blanks for punctuation.
func IsPreprintServer(folded string) bool {
	return slices.Contains(servers[:], folded) || slices.ContainsFunc(servedAs[:], func(name string) bool { return strings.HasPrefix(folded, name) })
}
