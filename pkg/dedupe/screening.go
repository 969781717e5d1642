package dedupe

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// Screening is what records say of whether their work was included in a review: bits.
type Screening uint8

// The decisions of screening.
const (
	Included Screening = 1 << iota
	Excluded
)

// Conflict reports whether the decisions contradict each other.
func (s Screening) Conflict() bool { return s == Included|Excluded }

// screeningColumns are the names under which ASReview and others keep the decision.
var screeningColumns = [...]string{"final_included", "label", "label_included", "included_label", "included_final", "included", "included_flag", "include"}

// screeningOf reads the decision that ASReview, Rayyan and tables of screeners
// leave in a record.
func screeningOf(c *citation.Citation) Screening {
	s := screeningIn(string(c.Detail(citation.FieldNote)))
	for _, extra := range c.Extra {
		s |= screeningIn(extra.Value)
		for _, column := range screeningColumns {
			if strings.EqualFold(extra.Name, column) {
				switch strings.TrimSpace(strings.ToLower(extra.Value)) {
				case "1", "1.0", "yes", "true", "included", "include":
					s |= Included
				case "0", "0.0", "no", "false", "excluded", "exclude":
					s |= Excluded
				}
			}
		}
	}
	for _, k := range c.Keywords {
		s |= screeningIn(k.Term)
	}
	return s
}

// screeningIn reads "ASReview_relevant" and `RAYYAN-INCLUSION: {"Ann"=>"Excluded"}`.
func screeningIn(text string) Screening {
	var s Screening
	if strings.Contains(text, "ASReview_relevant") {
		s |= Included
	}
	if strings.Contains(text, "ASReview_irrelevant") {
		s |= Excluded
	}
	if _, rest, ok := strings.Cut(text, "RAYYAN-INCLUSION:"); ok {
		rest, _, _ = strings.Cut(rest, "|")
		if strings.Contains(rest, `"Included"`) {
			s |= Included
		}
		if strings.Contains(rest, `"Excluded"`) {
			s |= Excluded
		}
	}
	return s
}
