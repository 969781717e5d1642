package page

import (
	"cmp"
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

// enoughWeight is what the evidence must weigh for a page to be of one work, where no line is typical of a page of another kind.
const enoughWeight = 4

// judge decides whether the page is of one work.
func (p *perusal) judge() (reason string) {
	kind, count := p.likely, p.typical
	named := p.claimed(citation.FieldAuthor, evidence.Guessed)
	titled := p.claimed(citation.FieldTitle, evidence.Guessed)
	abstract := p.abstract >= 0
	if p.rangesAlone() >= 2 && !abstract {
		p.kind = "the contents of an issue"
		return "it seems to be the contents of an issue"
	}
	if !(titled && named && abstract) && (p.worksListed(false) >= manyWorks || !(titled && p.shows(traceRubric)) && (p.worksListed(true) >= manyWorks || p.listsCitations())) {
		p.kind = "list of works"
		return "it seems to be a list of works, not one"
	}
	weight := p.weight()
	if count > 1 {
		weight -= count - 1
		if kind != "the home of a journal" { // whose menus stand beside every article
			weight -= count - 1
		}
	}
	if p.abstractTrace == traceSummary && p.abstract < p.titleAt { // a summary of something else
		weight -= 2
	}
	switch {
	case p.doi == "" && !p.statesPlace() && (p.guide || p.instructs()):
		p.kind = "rules or advice for authors"
		return "it seems to be rules or advice for authors"
	case titled && weight >= enoughWeight:
	case !titled && weight >= enoughWithout && p.statesPlace() && count < 3 && (abstract || named || p.claimed(citation.FieldIssued, evidence.Placed) && p.claimed(citation.FieldPages, evidence.Placed)):
	case !titled && p.isRecord() && count < 2:
	case kind != "" && (count >= 2 || kind == "a captcha" || kind == "an error page" || kind == "a licence"):
		p.kind = kind
		return "it seems to be " + kind
	default:
		return "too little on it says what work it is of"
	}
	if p.why == "" {
		p.why = "title with names below it"
		p.proof = cmp.Or(p.titleView, p.title)
	}
	return ""
}

// headed reports whether the page has the headings of an article: an abstract, or the word for the full text, and references. An
// introduction has many a page.
func (p *perusal) headed() bool {
	begins, ends := false, false
	for i := range p.sections {
		switch sec := &p.sections[i]; sec.means() {
		case "@abstract":
			begins = true
		case "@body":
			begins = begins || sec.word.text == "Texte intégral"
		case "@others":
			ends = true
		}
	}
	return begins && ends
}

// enoughWithout is what the evidence must weigh on a page without a title.
const enoughWithout = 7

// statesPlace reports whether the page says by two hard facts which work it is of, so that the title can be looked up.
func (p *perusal) statesPlace() bool {
	count := 0
	for _, fact := range [...]bool{p.doi != "", p.cited, p.claimed(citation.FieldPages, evidence.Guessed), p.claimed(citation.FieldVolume, evidence.Guessed),
		p.claimed(citation.FieldPMID, evidence.Labelled) || p.claimed(citation.FieldArXiv, evidence.Labelled) || p.claimed(citation.FieldPMCID, evidence.Labelled)} {
		if fact {
			count++
		}
	}
	return count > 1
}

// instructs reports whether the page tells authors what manuscripts must be like: three of its sentences at least.
func (p *perusal) instructs() bool {
	const enough = 3
	count := 0
	for _, line := range p.lines {
		for sentence := range strings.SplitSeq(line, ". ") {
			if len(sentence) > 20 && p.holdsAny("duty", sentence) && p.holdsAny("object", sentence) {
				if count++; count == enough {
					return true
				}
			}
		}
	}
	return false
}

// holdsAny reports whether a word of one sort begins a word of a text; between ideographs each may.
func (p *perusal) holdsAny(sort, text string) bool {
	words := p.words.sort(sort)
	within := false // a word
	for i, r := range text {
		if !within || r >= ideographs {
			for range words.prefixes(text[i:]) {
				return true
			}
		}
		within = unicode.IsLetter(r)
	}
	return false
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
	if len(text) == 9 && isISSN(text) {
		if _, err := citation.FieldISSN.Parse(text); err == nil {
			return ""
		}
	}
	for _, lead := range [...]string{"Pages ", "pages ", "pp. ", "p. ", "Pages: ", "S. ", "с. ", "С. "} {
		text = strings.TrimPrefix(text, lead)
	}
	if len(text) >= 3 && len(text) < 14 && isDigit(text[0]) && !(len(text) == len("1234-5678") && isISSN(text)) && number(text) == text && strings.ContainsAny(text, "-–") && !isYear(text[:min(4, len(text))]) {
		return text
	}
	return ""
}

// manyWorks is how many works a page must list to be a list.
const manyWorks = 3

// worksListed counts the source lines that speak of different works, as far as there are many; whole citations among
// them, which may be the references of one work, only when asked to.
func (p *perusal) worksListed(citations bool) (count int) {
	var seen []*sourceLine
	for i := range p.sources {
		at := &p.sources[i]
		if at.pages == "" && at.number == "" && at.cite == nil || at.cite != nil && !citations {
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

// listsCitations reports whether most of what the page says is items of a list that look like citations, whether they can
// be read or not.
func (p *perusal) listsCitations() bool {
	count, size := 0, 0
	for _, line := range p.lines {
		text := unmark(line)
		if len(text) >= shortestCitation && (bulleted(line) || len(unnumbered(text)) < len(text)) && holdsYear(text) {
			count, size = count+1, size+len(text)
		}
	}
	return count >= manyWorks && size*2 >= p.prose()
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
