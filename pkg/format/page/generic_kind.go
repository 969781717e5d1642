package page

import (
	"slices"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// notProse reports whether a text is a file of another nature than a page: data, markup or code.
func notProse(sample string) bool {
	text := strings.TrimLeft(sample, "\ufeff \t\r\n")
	if text == "" {
		return true
	}
	for _, start := range [...]string{"{", "[{", "<", "@", "%", "#!", "#include", "---\n", "TY  -", "PMID-", "FN ", "package ", "import ", "from ", "\\", "//", "/*", "\"use strict\"", "[\n", "BEGIN", "PK"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	lines, code, rows, keys, commas := 0, 0, 0, 0, -1
	for line := range strings.Lines(text) {
		if line = trim(line); line == "" || strings.HasPrefix(line, "dc.") { // a table of Dublin Core, as DSpace shows it
			continue
		}
		if lines++; lines > 120 {
			break
		}
		switch last := line[len(line)-1]; {
		case last == '{', last == '}', last == ';' && len(line) < 100 && strings.ContainsAny(line, "(=\""), strings.HasPrefix(line, "def ") && last == ':', strings.HasPrefix(line, "```"), strings.HasPrefix(line, "</"):
			code++
		}
		if isKey(line) {
			keys++
		}
		if n := strings.Count(line, ",") + 100*strings.Count(line, "\t"); n >= 3 && n == commas && line[len(line)-1] != '.' {
			rows++
		} else {
			commas = n
		}
	}
	return code*4 > lines && lines > 4 || rows*3 > lines*2 && lines > 3 || keys*2 > lines && lines > 4
}

// isKey reports whether a line is a key of YAML, "cff-version: 1.2.0" or "- given-names: Jane": small letters, where a
// page's labels begin with a capital.
func isKey(line string) bool {
	key, value, found := strings.Cut(strings.TrimPrefix(line, "- "), ":")
	return found && key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_-") == "" && (value == "" || value[0] == ' ')
}

// judge decides whether the page is of one work.
func (p *perusal) judge() (reason string) {
	kind, count := p.likely, p.typical
	hard := 0
	for _, fact := range [...]bool{p.doi != "", p.cited, p.claimed(citation.FieldPages, evidence.Guessed), p.claimed(citation.FieldVolume, evidence.Guessed),
		p.claimed(citation.FieldPMID, evidence.Labelled) || p.claimed(citation.FieldArXiv, evidence.Labelled) || p.claimed(citation.FieldPMCID, evidence.Labelled)} {
		if fact {
			hard++
		}
	}
	named := p.claimed(citation.FieldAuthor, evidence.Guessed)
	titled := p.claimed(citation.FieldTitle, evidence.Guessed)
	dated := p.claimed(citation.FieldIssued, evidence.Placed)
	abstract := p.claimed(citation.FieldAbstract, evidence.Guessed)
	soft := 0
	for _, fact := range [...]bool{named, dated, abstract, p.claimed(citation.FieldJournal, evidence.Guessed), p.claimed(citation.FieldKeyword, evidence.Guessed), p.claimed(citation.FieldISSN, evidence.Labelled), p.labelled > 3} {
		if fact {
			soft++
		}
	}
	if p.rangesAlone() >= 2 && !abstract {
		p.kind = "the contents of an issue"
		return "it seems to be the contents of an issue"
	}
	if n := p.worksListed(); n >= manyWorks && !(titled && named && abstract) {
		p.kind = "list of works"
		return "it seems to be a list of works, not one"
	}
	switch {
	case titled && hard >= 1 && (soft >= 1 || hard >= 2) && (count < 3 || hard+soft >= 4):
	case titled && named && soft >= 2 && count < 3:
	case titled && abstract && count < 2:
	case !titled && hard >= 2 && soft >= 1 && count < 3 && (abstract || named || dated && p.claimed(citation.FieldPages, evidence.Placed)):
	case kind != "" && (count >= 2 || kind == "a captcha" || kind == "an error page" || kind == "a licence"):
		p.kind = kind
		return "it seems to be " + kind
	default:
		return "too little on it says what work it is of"
	}
	if p.why == "" {
		p.why = "title with names below it"
		p.proof = p.title
	}
	return ""
}

// rangesAlone counts the lines that are a range of pages and nothing else, as tables of contents have one for every work.
func (p *perusal) rangesAlone() (count int) {
	seen := map[string]bool{}
	for _, line := range p.lines {
		if pages := rangeAlone(line); pages != "" && !seen[pages] {
			seen[pages] = true
			count++
		}
	}
	return count
}

// rangeAlone gives the pages that all of a line is, with a word before them or without; "" when it is anything else.
func rangeAlone(line string) string {
	text := unmark(line)
	for _, lead := range [...]string{"Pages ", "pages ", "pp. ", "p. ", "Pages: ", "S. ", "с. ", "С. "} {
		text = strings.TrimPrefix(text, lead)
	}
	if len(text) >= 3 && len(text) < 14 && isDigit(text[0]) && number(text) == text && strings.ContainsAny(text, "-–") && !isYear(text[:min(4, len(text))]) {
		return text
	}
	return ""
}

// manyWorks is how many works a page must list to be a list.
const manyWorks = 3

// worksListed counts the source lines that speak of different works, as far as there are many.
func (p *perusal) worksListed() (count int) {
	var seen []*sourceLine
	for i := range p.sources {
		at := &p.sources[i]
		if at.pages == "" && at.number == "" && at.cite == nil {
			continue
		}
		if !slices.ContainsFunc(seen, func(other *sourceLine) bool { return agrees(&at.sourceLine, other) }) {
			if count++; count == manyWorks {
				break
			}
		}
		seen = append(seen, &at.sourceLine)
	}
	return count
}

// seems gives the kind of page of no work that most of the page's lines are typical of, and how many there are.
func (p *perusal) seems() (kind string, count int) {
	counts := map[string]int{}
	kinds := p.words.sort("kind")
	seen := map[*word]bool{}
	for _, line := range p.lines {
		line = unmark(line)
		if line == "" {
			continue
		}
		for w := range kinds.prefixes(line) {
			rest := line[len(w.text):]
			if !seen[w] && (rest == "" || len(w.text) > 12 && !unicode.IsLetter(rune(rest[0])) && !isDigit(rest[0])) {
				seen[w] = true
				counts[w.means]++
			}
			break
		}
	}
	for _, w := range p.words.rows["kind"] { // in the order of the table, so that equal counts give one answer
		if n := counts[w.means]; n > count {
			kind, count = w.means, n
		}
	}
	return kind, count
}

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
				return unicode.IsSpace(r) || strings.ContainsRune("\"<>|,;，。；]}⟩", r) || r >= 0x2E80
			})
			if end < 0 {
				end = len(rest)
			}
			view = strings.TrimRight(rest[:end], ".,;:*'”’")
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

// ofOriginal reports whether a line says where the article stands that a correction or a reply is of.
func ofOriginal(line string) bool {
	lower := strings.ToLower(line[:min(len(line), 120)])
	for _, word := range [...]string{"correction to", "erratum", "original article", "was published in", "retraction of", "comment on", "reply to", "corrects", "update of"} {
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
	for _, word := range [...]string{"correct", "erratum", "retract", "original article", "comment on", "reply to", "data availab", "dataset", "preprint of", "related", "supplement", "see also", "cited", "references", "review of", "previous version", "update of", "this article has been", "book doi", "now published"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}
