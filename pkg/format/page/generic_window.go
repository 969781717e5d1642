package page

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// claimVenueOfWindow claims the journal where a volume is known and nothing names it, but the title of the window and a line of the
// page agree on one name: "Snow cover and voles - Hansen - 2016 - Ecology of the North - Wiley Online Library".
func (p *perusal) claimVenueOfWindow() {
	if p.title == "" || p.claimed(citation.FieldJournal, evidence.Guessed) || !p.claimed(citation.FieldVolume, evidence.Placed) {
		return
	}
	window := p.next(0)
	if window == len(p.lines) {
		return
	}
	rest, ok := strings.CutPrefix(p.lines[window], p.title)
	if !ok {
		return
	}
	found := ""
	for part := range strings.SplitSeq(strings.ReplaceAll(rest, " | ", " - "), " - ") {
		if part = trim(part); len(part) < 4 || isYear(part) || isSite(part) || !journalLike(part) || p.peopleIn(part) || p.isMenu(part) {
			continue
		}
		for _, line := range p.lines[window+1:] {
			if line = unmark(line); sameText(line, part) {
				if found != "" && found != line {
					return // two names: neither is sure
				}
				found = line
				break
			}
		}
	}
	if found != "" {
		p.claimVenue(found, "name in the title of the window", evidence.Guessed)
	}
}

// isSite reports whether a text is the name of a site that shows journals of many names.
func isSite(text string) bool {
	for _, site := range sites {
		if strings.EqualFold(text, site) {
			return true
		}
	}
	return false
}
