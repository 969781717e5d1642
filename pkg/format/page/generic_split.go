package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Labels that share a line with others, or that a dump has glued to the value of the label before, are set on lines
// of their own before anything is read:
//
//	Volume53Issue:1Pages:44-62
//	Year: 2005   Volume: 55   Issue: 7-8   Pages: 380-394
//	Journal of EducationISSN        of which "ISSN" is the label of the line below

// longestRow bounds a line of several labels, longestLabel one of them.
const longestRow, longestLabel = 400, 40

// splitLabels does so for the labels that are facts.
func (s *sheet) splitLabels() {
	var lines []string // nil as long as nothing is split
	labelled := false  // the line before is a label, or ends with one
	for i, line := range s.lines {
		row, tail := [8]int{}, -1
		cuts := row[:0]
		if line != "" && len(line) <= longestRow {
			if strings.Count(line, ":")+strings.Count(line, "：") > 0 {
				cuts = s.labelsIn(line, cuts)
			}
			if len(cuts) == 0 && (labelled || i > 0) {
				if tail = s.gluedTail(line); tail > 0 && (labelled || s.words.sort("menu").whole(line[:tail]) != nil) && s.next(i+1) < len(s.lines) {
					cuts = append(cuts, tail)
				} else {
					tail = -1
				}
			}
		}
		if line != "" {
			labelled = tail > 0 || s.words.sort("fact").whole(unmark(line)) != nil
		}
		if len(cuts) == 0 {
			if lines != nil {
				lines = append(lines, line)
			}
			continue
		}
		if lines == nil {
			lines = append(make([]string, 0, len(s.lines)+16), s.lines[:i]...)
		}
		from := 0
		for _, cut := range append(cuts, len(line)) {
			lines = append(lines, strings.TrimRight(line[from:cut], " \t\u00a0|;,•·/"))
			from = cut
		}
	}
	if lines != nil {
		s.lines = lines
	}
}

// labelsIn gives the places of the labels with a colon that stand in a line behind the one it begins with. Where nothing but a
// blank sets one apart, its value must be a number, or it must be one of many.
func (s *sheet) labelsIn(line string, cuts []int) []int {
	first := s.factAt(unmark(line))
	if first == nil {
		return cuts
	}
	start := len(line) - len(strings.TrimLeft(line, "|*#->•· \t")) + len(first.text)
	spaced := 0 // how many have but a blank before them
	for i := start; i < len(line); {
		at := strings.IndexAny(line[i:], ":：")
		if at < 0 {
			break
		}
		at += i
		_, size := utf8.DecodeRuneInString(line[at:])
		i = at + size
		begin := s.labelBefore(line, start, at)
		if begin < 0 || strings.HasPrefix(line[at:], "://") {
			continue
		}
		if value := strings.TrimLeft(line[i:], " \u00a0"); setApart(line[:begin]) || value != "" && isDigit(value[0]) {
			spaced-- // enough of itself
		}
		if spaced++; len(cuts) == cap(cuts) || strings.Count(line[:begin], "(") > strings.Count(line[:begin], ")") {
			return cuts[:0]
		}
		cuts = append(cuts, begin)
		start = i
	}
	if spaced > 0 && len(cuts) < 3 || len(cuts) > 0 && wholeSource(line) {
		return cuts[:0]
	}
	return cuts
}

// wholeSource reports whether all of a line reads as the place of a work, so that its words need no reading one by one.
func wholeSource(line string) bool {
	l, ok := readSource(unmark(line))
	return ok && l.rest == "" && (l.pages != "" || l.number != "")
}

// factAt gives the label that a line begins with, whatever follows.
func (s *sheet) factAt(line string) *word {
	for w := range s.words.sort("fact").prefixes(line) {
		if _, _, ok := s.platform.style.split(line[len(w.text):], len(w.text)); ok {
			return w
		}
	}
	return nil
}

// labelBefore gives the place from start on where the longest label begins that ends before a colon; -1 when none does.
func (s *sheet) labelBefore(line string, start, colon int) (begin int) {
	begin = -1
	end := len(strings.TrimRight(line[:colon], " \u00a0"))
	for i := end - 1; i >= start && end-i <= longestLabel; i-- {
		if !utf8.RuneStart(line[i]) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(line[i:])
		if strings.ContainsRune("|;•·", r) {
			break
		}
		if !unicode.IsUpper(r) && r < ideographs || !beginsWord(line, i) || end-i < 3 {
			continue
		}
		if s.words.sort("fact").whole(line[i:end]) != nil {
			begin = i
		}
	}
	return begin
}

// beginsWord reports whether a word begins at i: behind anything but a letter, or where a capital is glued to a small one.
func beginsWord(line string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	r, _ := utf8.DecodeRuneInString(line[i:])
	return !unicode.IsLetter(before) || unicode.IsLower(before) && unicode.IsUpper(r)
}

// setApart reports whether what stands before a label ends its value: two blanks, a mark, or no blank at all.
func setApart(before string) bool {
	text := strings.TrimRight(before, " \t\u00a0")
	return len(text) == 0 || len(before)-len(text) != 1 || strings.HasSuffix(before, "\t") || strings.IndexByte("|;,/", text[len(text)-1]) >= 0 ||
		strings.HasSuffix(text, "•") || strings.HasSuffix(text, "·")
}

// gluedTail gives the place in a line where the label of the line below begins, glued to the end of a value; -1 when none does.
func (s *sheet) gluedTail(line string) int {
	for i := max(1, len(line)-longestLabel); i+3 < len(line); i++ {
		r, _ := utf8.DecodeRuneInString(line[i:])
		if !utf8.RuneStart(line[i]) || !unicode.IsUpper(r) {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(line[:i]); !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != ')' && before != '.' {
			continue
		}
		w := s.words.sort("fact").whole(line[i:])
		if w == nil {
			w = s.words.heads.whole(line[i:])
		}
		if w != nil && strings.HasPrefix(w.text, line[i:i+utf8.RuneLen(r)]) {
			return i
		}
	}
	return -1
}

// trustRuns makes sure of labels that nothing but a blank parts from their values, where three or more stand below one
// another and two of them have values that only such labels have: "ISBN13 9780020852018", "Publish Date 4 September 1991".
func (p *perusal) trustRuns(marks []labelled) {
	var run []int
	end := func() {
		hard := 0
		for n, i := range run {
			if m := &marks[i]; isHardValue(m) && !slices.ContainsFunc(run[:n], func(j int) bool { return marks[j].word == m.word }) {
				hard++
			}
		}
		if hard > 1 && len(run) > 2 {
			for _, i := range run {
				marks[i].sure = true
			}
		}
		run = run[:0]
	}
	for i := range marks {
		switch m := &marks[i]; {
		case p.lines[i] == "":
		case m.word != nil && m.value != "" && len(p.lines[i]) < 160:
			run = append(run, i)
		default:
			end()
		}
	}
	end()
}

// isHardValue reports whether a label has a value of a form that says what it is.
func isHardValue(m *labelled) bool {
	switch m.word.means {
	case "@date", "@online":
		return dayAt(m.value) != ""
	case "@volume", "@issue", "@pages", "@isbn", "@issn":
		return isDigit(m.value[0])
	}
	return false
}
