package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// style says how a platform sets labels and values. Styles may be joined with |.
type style uint8

const (
	glued    style = 1 << iota // "Volume48"
	spaced                     // "Volume 48"; believed inside a block only
	coloned                    // "Volume: 48", "Volume：48"
	piped                      // "| Volume | 48 |", "Volume | 48", "Volume: | 48"
	tabbed                     // "Volume", tab, "48"
	nextLine                   // "Volume" and below it "48"
)

// A pair is a label with the lines of its value; none when the value is lost.
type pair struct {
	word   *word
	label  string   // view
	values []string // views, without bullets and bars
}

// view gives the place of the value, or that of the label when there is no value.
func (p *pair) view(s *sheet) string {
	if len(p.values) == 0 {
		return p.label
	}
	return s.across(p.values[0], p.values[len(p.values)-1])
}

// value gives the value in one line: the view itself when it stands in one.
func (p *pair) value() string {
	if len(p.values) == 1 {
		return p.values[0]
	}
	return strings.Join(p.values, " ")
}

// A section is a heading with what follows it up to the next heading or block
// of labels. The first section of a sheet is the head: it has no heading.
type section struct {
	word  *word // nil: the head of the page, or what follows a block of labels
	title string
	start int    // number of its first line
	end   int    // number of the line after its last
	first string // what stands in the heading's own line after a colon
}

// means gives the meaning of a section's heading; "" when it has none.
func (sec *section) means() string {
	if sec.word == nil {
		return ""
	}
	return sec.word.means
}

// labelled is what a line looks like when it is read as a label and its value.
type labelled struct {
	word  *word
	label string
	value string
	sure  bool // its look alone says so
}

// layOut divides the sheet into sections and blocks of labels. A label counts
// only inside a block: two or more label lines near one another. So a line
// of an abstract that begins with "Volume" or "Journal" is left alone.
func (s *sheet) layOut() {
	marks := make([]labelled, len(s.lines))
	for i, line := range s.lines {
		marks[i] = s.mark(line)
	}
	current := section{}
	under := ""
	close := func(end int) {
		current.end = end
		s.sections = append(s.sections, current)
	}
	for i := 0; i < len(s.lines); {
		if s.lines[i] == "" {
			i++
			continue
		}
		if w, first := s.heading(s.lines[i]); w != nil {
			close(i)
			under = w.means
			current = section{word: w, title: s.lines[i], start: i + 1, first: first}
			i++
			continue
		}
		// Directly under "Publication series" one label is block enough.
		headed := current.word != nil && s.words.sorts["label"+under] != nil && s.next(current.start) == i
		if headed && marks[i].sure || s.opens(marks, i) {
			close(i)
			if !headed {
				under = ""
			}
			i = s.block(marks, i, under)
			current, under = section{start: i}, ""
			continue
		}
		i++
	}
	close(len(s.lines))
}

// heading gives the section that a line is the heading of, and what follows it in the same line.
func (s *sheet) heading(line string) (w *word, first string) {
	line = unmark(line)
	if w := s.words.heads.whole(line); w != nil {
		return w, ""
	}
	if inner, rest, ok := bracketLabel(line); ok { // "[摘 要]..."
		if w := s.words.heads.whole(inner); w != nil {
			return w, trim(strings.TrimLeft(rest, ":： "))
		}
	}
	for w := range s.words.heads.prefixes(line) {
		if w.field == citation.NoField {
			continue
		}
		if rest := strings.TrimLeft(strings.TrimLeft(line[len(w.text):], "*_"), " "); strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：") {
			return w, trim(strings.TrimLeft(rest, ":：*_ "))
		}
	}
	return nil, ""
}

// fewLines is how many lines of value, not counting empty ones, may stand between two labels.
const fewLines = 4

// opens reports whether a block of labels begins at line i: a sure label with
// another near it, or, where nothing sets them apart from their values, three
// different ones below one another.
func (s *sheet) opens(marks []labelled, i int) bool {
	if marks[i].word == nil {
		return false
	}
	if marks[i].sure {
		return s.follows(marks, i+1, marks[i].word) >= 0
	}
	j := s.next(i + 1)
	k := s.next(j + 1)
	return k < len(marks) && marks[j].word != nil && marks[k].word != nil &&
		marks[i].word != marks[j].word && marks[j].word != marks[k].word && marks[k].word != marks[i].word
}

// follows gives the number of the next sure label within reach of line i that
// is not the given word; -1 when there is none.
func (s *sheet) follows(marks []labelled, i int, not *word) int {
	reach := cmp.Or(s.platform.reach, fewLines)
	for steps := 0; i < len(s.lines) && steps <= reach; i++ {
		if s.lines[i] == "" {
			continue
		}
		if marks[i].sure && marks[i].word != not {
			return i
		}
		if w, _ := s.heading(s.lines[i]); w != nil {
			return -1
		}
		steps++
	}
	return -1
}

// block reads the pairs from line i on, and gives the number of the line after them.
func (s *sheet) block(marks []labelled, i int, under string) int {
	gap := false   // an empty line since the last label or value
	whole := false // the last label has its value beside it, and nothing is left open
	apart := 0     // how many labels of the block have had their value below an empty line
	for ; i < len(s.lines); i++ {
		line := s.lines[i]
		if line == "" {
			gap = true
			continue
		}
		if w, _ := s.heading(line); w != nil && marks[i].value == "" {
			return i
		}
		m := marks[i]
		if m.word != nil && (m.sure || !gap || s.follows(marks, i+1, m.word) >= 0) {
			p := pair{word: m.word, label: m.label}
			if under != "" {
				if w := s.words.sort("label" + under).whole(m.label); w != nil {
					p.word = w
				}
			}
			if m.value != "" {
				p.values = append(p.values, m.value)
			}
			s.pairs = append(s.pairs, p)
			gap = false
			whole = m.value != "" && (strings.IndexByte(line, '|') < 0 || strings.HasSuffix(line, "|"))
			continue
		}
		last := &s.pairs[len(s.pairs)-1]
		between := s.follows(marks, i+1, nil) >= 0 || gap && apart > 1 && len(last.values) == 0 // the last label, set as those before it
		runsOn := !gap && len(line) < 80 && s.platform.runsOn != nil && s.platform.runsOn(last.word) && !(whole && isLabelUnknown(line, last.values))
		if !between && !runsOn && (gap || len(last.values) > 0 && !bulleted(line) && line[0] != '|') {
			return i
		}
		if whole && !runsOn && line[0] != '|' && !bulleted(line) {
			continue // between "Sivumäärä9" and "Volume48": a label that is not known, with its value
		}
		if value := unmark(line); value != "" {
			if s.platform.style&nextLine == 0 && line[0] != '|' && len(last.values) == 0 {
				return i
			}
			if gap && len(last.values) == 0 {
				apart++
			}
			last.values = append(last.values, value)
		}
		gap = false
	}
	return i
}

// isLabelUnknown reports whether a line below a value is none that goes on with it, but a label that is not known with a
// value of its own: "Gutachter: Lothar Stein" below "VerfasserIn: Wiebke Harmsen".
func isLabelUnknown(line string, values []string) bool {
	label, _, ok := strings.Cut(unmark(line), ": ")
	if !ok || strings.Count(label, " ") > 3 || strings.ContainsAny(label, ",.;") {
		return false
	}
	return !slices.ContainsFunc(values, func(value string) bool { return strings.Contains(value, ": ") }) // "Crime: history" may be a subject
}

// mark reads a line as a label and its value.
func (s *sheet) mark(line string) labelled {
	if line == "" {
		return labelled{}
	}
	bar := line[0] == '|'
	line = unmark(line)
	for w := range s.words.labels.prefixes(line) {
		label, rest := line[:len(w.text)], line[len(w.text):]
		if value, sure, ok := s.platform.style.split(rest, len(label)); ok {
			return labelled{word: w, label: label, value: value, sure: sure || bar && rest == ""}
		}
	}
	return labelled{}
}

// split takes what follows a label of that length and gives the value; ok is false when the
// label must be the beginning of another word or sentence.
func (st style) split(rest string, length int) (value string, sure, ok bool) {
	if rest == "" {
		return "", true, true // alone in its line
	}
	separated := trim(rest)
	if strings.HasPrefix(separated, "=") {
		return "", false, false // a field of the page's own BibTeX: volume = "3",
	}
	if st&coloned != 0 {
		if after, found := strings.CutPrefix(separated, ":"); found {
			return unmark(after), true, true
		}
		if after, found := strings.CutPrefix(separated, "："); found {
			return unmark(after), true, true
		}
	}
	if st&piped != 0 && separated != "" && (separated[0] == '|' || strings.HasPrefix(separated, "** |")) {
		return unmark(separated), true, true
	}
	if st&tabbed != 0 && rest[0] == '\t' {
		return separated, true, true
	}
	if st&glued != 0 && strings.Trim(rest, " ,;&|.\u00a0") == "" { // "Main Author, , ,": all that is left of a list
		return separated, true, true
	}
	if st&spaced != 0 && (rest[0] == ' ' || strings.HasPrefix(rest, "\u00a0")) {
		return separated, false, true
	}
	if st&glued != 0 {
		// "Volume48", "JournalLancet", but not "Volumes" or "Journalism".
		switch r, _ := utf8.DecodeRuneInString(rest); {
		case unicode.IsUpper(r), unicode.IsDigit(r), r >= ideographs, r == '“', r == '"', r == '\'', r == '[', r == '(':
			return rest, true, true
		case strings.HasPrefix(rest, "https://"), strings.HasPrefix(rest, "http://"): // "DOIshttps://doi.org/10.…"
			return rest, true, true
		case unicode.IsLetter(r) && !unicode.IsLower(r) && length >= len("التنسيق"): // a script without capitals
			return rest, true, true
		case unicode.IsLetter(r) && length >= len("Journal"):
			return rest, false, true // "JournaleLife", inside a block
		}
	}
	return "", false, false
}

// claimPairs claims what the labels say whose meaning is a field.
func (s *sheet) claimPairs() {
	for _, second := range [...]bool{false, true} {
		for i := range s.pairs {
			if p := &s.pairs[i]; p.word.field != citation.NoField && p.word.second == second {
				s.claimPair(p, p.word.field)
			}
		}
	}
}

// claimPair claims that the pair states the field, or that the field is blank.
func (s *sheet) claimPair(p *pair, f citation.Field) {
	claimed := false
	switch f.Kind() {
	case citation.KindName:
		claimed = s.claimNames(f, p.values, p.word.rule, evidence.Labelled)
	case citation.KindKeyword:
		claimed = s.claimTerms(p.values, p.word.rule, evidence.Labelled)
	case citation.KindIdentifier, citation.KindLink:
		for _, value := range p.values {
			for part := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ';' }) {
				if part = trim(part); part != "" && s.claim(f, part, part, p.word.rule, evidence.Labelled) {
					claimed = true
				}
			}
		}
	default:
		if value := p.value(); value != "" {
			claimed = s.claim(f, value, p.view(s), p.word.rule, evidence.Labelled)
		}
	}
	if !claimed {
		s.blank(f, p.label, p.word.rule)
	}
}

// claimSections claims what stands under the headings whose meaning is a field.
func (s *sheet) claimSections() {
	for i := range s.sections {
		sec := &s.sections[i]
		if sec.word == nil || sec.word.field == citation.NoField {
			continue
		}
		switch f := sec.word.field; f.Kind() {
		case citation.KindKeyword:
			s.claimTerms(s.items(sec), sec.word.rule, evidence.Labelled)
		case citation.KindName:
			s.claimNames(f, s.items(sec), sec.word.rule, evidence.Labelled)
		default:
			s.claimProse(f, sec, sec.word.rule)
		}
	}
}

// body gives the lines of a section that are not empty.
func (s *sheet) body(sec *section) []string {
	lines := make([]string, 0, sec.end-sec.start+1)
	if sec.first != "" {
		lines = append(lines, sec.first)
	}
	for _, line := range s.lines[sec.start:sec.end] {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// items gives the lines of a section without bullets.
func (s *sheet) items(sec *section) []string {
	items := s.body(sec)
	kept := items[:0]
	for _, item := range items {
		if item = unmark(item); item != "" {
			kept = append(kept, item)
		}
	}
	return kept
}

// claimProse claims the section's paragraphs as one text; each line is one.
func (s *sheet) claimProse(f citation.Field, sec *section, rule string) {
	lines := s.body(sec)
	if len(lines) == 0 {
		s.blank(f, sec.title, rule)
		return
	}
	paragraphs := make([]string, len(lines))
	for i, line := range lines {
		paragraphs[i] = string(citation.ParseText(line))
	}
	s.add(f, citation.Text(strings.Join(paragraphs, "\n\n")), s.across(lines[0], lines[len(lines)-1]), rule, evidence.Labelled)
}

// claimTerms claims keywords: one a line, or many in a line set apart by
// semicolons, or by commas when there are at least two.
func (s *sheet) claimTerms(lines []string, rule string, c evidence.Confidence) (any bool) {
	separator := ""
	switch joined := strings.Join(lines, "\n"); {
	case strings.ContainsAny(joined, ";；"):
		separator = ";；"
	case len(lines) == 1 && strings.Count(joined, ",") >= 2:
		separator = ","
	case len(lines) == 1 && strings.ContainsAny(joined, "，、"):
		separator = "，、"
	}
	for _, line := range lines {
		for term := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(separator, r) }) {
			term = strings.TrimLeft(strings.TrimSuffix(trim(term), "."), "* ") // an asterisk marks the main topics
			if term != "" {
				any = s.claim(citation.FieldKeyword, term, term, rule, c) || any
			}
		}
	}
	return any
}
