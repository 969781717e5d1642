package page

import (
	_ "embed"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

//go:embed pure.tsv
var pureWords string

// pure is Elsevier's research portal. A text dump of its page glues each label
// to its value ("Volume48") and drops the DOI, which the page shows as a link.
func pure() *platform {
	return &platform{
		name:    "pure",
		summary: "Elsevier Pure research portals",
		signs: []sign{
			{"kind", lineStart, nil},
			{"label", lineStart, nil},
			{"fingerprint", lineStart, nil},
		},
		words: words(pureWords),
		style: glued | spaced | coloned | piped | tabbed | nextLine,
		head:  pureHead,
		also:  pureAlso,
	}
}

func pureHead(s *sheet) {
	title := s.next(0)
	if title < len(s.lines) {
		s.claim(citation.FieldTitle, strings.TrimSuffix(s.lines[title], "."), s.lines[title], "first line", evidence.Placed)
		if i := s.next(title + 1); i < len(s.lines) {
			s.claimNames(citation.FieldAuthor, s.lines[i:i+1], "line under the title", evidence.Placed)
		}
	}
}

func pureAlso(s *sheet) {
	for i := range s.pairs {
		if p := &s.pairs[i]; p.word.means == "@status" {
			if _, date, ok := strings.Cut(p.value(), " - "); ok {
				s.claim(citation.FieldIssued, date, date, p.word.rule, evidence.Labelled)
			}
		}
	}
}
