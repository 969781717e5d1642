package page

import (
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// claimIdentifiers claims the DOI of the work, and numbers of PubMed and arXiv that name themselves. A DOI must stand in the head or behind a label,
// and be the only one that does.
func (p *perusal) claimIdentifiers() {
	var found []string
	sure := map[string]bool{}
	for i, line := range p.lines {
		if line == "" || !strings.Contains(line, "10.") {
			continue
		}
		view, labelled := doiIn(line)
		if view == "" || ofAnother(line) {
			continue
		}
		key := strings.ToLower(view)
		if !labelled && len(line) > len(view)+60 {
			continue // in a sentence: a work that is spoken of
		}
		if p.abstract >= 0 && i > p.abstract+40 && !labelled {
			continue
		}
		if _, known := sure[key]; !known {
			found = append(found, view)
		}
		sure[key] = sure[key] || labelled && (len(line) < len(view)+40 || p.isSource(i)) || p.titleAt >= 0 && abs(i-p.titleAt) < 12
	}
	var best []string
	for _, view := range found {
		if sure[strings.ToLower(view)] {
			best = append(best, view)
		}
	}
	if len(best) == 0 {
		best = found
	}
	if len(best) > 1 && p.titleAt >= 0 { // only one of them stands under the title
		var near []string
		for _, view := range best {
			for i := range p.lines[:min(len(p.lines), p.titleAt+12)] {
				if i > p.titleAt-12 && strings.Contains(p.lines[i], view) {
					near = append(near, view)
					break
				}
			}
		}
		if len(near) == 1 {
			best = near
		}
	}
	if len(best) == 1 && p.claim(citation.FieldDOI, best[0], best[0], "DOI in the head", evidence.Labelled) {
		p.doi = best[0]
		if p.proof == "" {
			p.proof, p.why = best[0], "DOI"
		}
	} else if p.claimed(citation.FieldDOI, evidence.Labelled) {
		p.doi = "cited"
	}
	for i, line := range p.lines {
		if len(line) > 300 || i > 400 {
			continue
		}
		p.numberAfter(line, "PMID:", citation.FieldPMID)
		p.numberAfter(line, "PMCID:", citation.FieldPMCID)
		p.numberAfter(line, "PMCID: ", citation.FieldPMCID)
		if p.abstract < 0 || i < p.abstract {
			p.numberAfter(line, "arXiv:", citation.FieldArXiv)
		}
	}
}

// numberAfter claims the identifier behind a mark in the middle of a line: "PMCID: PMC9902963  PMID: 35919018".
func (p *perusal) numberAfter(line, mark string, field citation.Field) {
	_, rest, ok := strings.Cut(line, mark)
	if !ok || p.claimed(field, evidence.Labelled) {
		return
	}
	value := firstOf(strings.TrimLeft(rest, " \u00a0"), " ,;|·[]()\u00a0\t")
	value = strings.TrimRight(value, ".")
	if v, err := field.Parse(value); err == nil && v != nil && hasDigit(value) {
		p.add(field, v, value, "line "+mark, evidence.Labelled)
	}
}

// doiIn gives the DOI of a line, and whether a label or an address says that it is one. Of two in a line neither counts.
func doiIn(line string) (view string, labelled bool) {
	at := strings.Index(line, "10.")
	for at >= 0 {
		rest := line[at:]
		slash := strings.IndexByte(rest, '/')
		if slash > 6 && slash < 14 && strings.Trim(rest[3:slash], "0123456789.") == "" && (at == 0 || !isDigit(line[at-1]) && line[at-1] != '.') {
			end := strings.IndexFunc(rest, func(r rune) bool {
				return unicode.IsSpace(r) || strings.ContainsRune("\"<>|,;，。；]}⟩", r) || r >= ideographs
			})
			if end < 0 {
				end = len(rest)
			}
			view = strings.TrimRight(rest[:end], ".,;:*'”’")
			if strings.Contains(line[:at], "://") || strings.Contains(line[:at], "doi.org") {
				view = withoutRoute(view)
			}
			for strings.HasSuffix(view, ")") && strings.Count(view, ")") > strings.Count(view, "(") {
				view = strings.TrimRight(view[:len(view)-1], ".,;:")
			}
			before := strings.ToLower(strings.TrimRight(line[max(0, at-24):at], " :/[(\u00a0：|"))
			labelled = strings.HasSuffix(before, "doi") || strings.HasSuffix(before, "doi.org") || strings.HasSuffix(before, "identifier")
			if strings.HasPrefix(rest[len(view):], " rights") {
				view = strings.TrimSuffix(view, "Get") // "…2018.10.004Get rights and content"
			}
			for _, glued := range [...]string{"ISI", "ISSN", "PMID", "PubMedID", "Scopus", "Corpus", "URN"} { // "DOI: 10.1017/S0144686X17001246ISI: 000465"
				if strings.HasPrefix(rest[len(view):], ":") {
					view = strings.TrimSuffix(view, glued)
				}
			}
			if second, _ := doiIn(line[at+len(view):]); second != "" && !strings.EqualFold(second, view) {
				return "", false
			}
			return view, labelled
		}
		next := strings.Index(line[at+3:], "10.")
		if next < 0 {
			return "", false
		}
		at += 3 + next
	}
	return "", false
}

// withoutRoute cuts from a DOI in an address what says in what form the site shows the work: "10.1515/ling.2007.015/html".
func withoutRoute(doi string) string {
	if query := strings.IndexAny(doi, "?#&"); query > 0 {
		doi = doi[:query]
	}
	for _, route := range [...]string{"/html", "/pdf", "/xml", "/epub", "/abstract", "/full", "/full/html", "/full/pdf", "/meta", "/summary", "/pdfft", ".pdf", ".full", ".full.pdf", "/download", "/v1/pdf"} {
		if strings.HasSuffix(doi, route) && strings.IndexByte(doi, '/') < len(doi)-len(route) {
			return doi[:len(doi)-len(route)]
		}
	}
	return doi
}

// ofOriginal reports whether a line says where the article stands that a correction or a reply is of.
func ofOriginal(line string) bool {
	lower := strings.ToLower(line[:min(len(line), 120)])
	for _, word := range [...]string{"correction to", "erratum", "the original article", "original article:", "was published in", "retraction of", "comment on", "reply to", "corrects", "update of"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// ofAnother reports whether a line with a DOI speaks of another work: the original of a
// correction, a data set, a preprint.
func ofAnother(line string) bool {
	lower := strings.ToLower(line[:min(len(line), 300)])
	for _, word := range [...]string{"correct", "erratum", "retract", "the original article", "original article:", "comment on", "reply to", "data availab", "dataset", "preprint of", "related", "supplement", "see also", "cited", "references", "review of", "previous version", "update of", "this article has been", "book doi", "now published"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}
