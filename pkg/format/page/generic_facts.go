package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fact is a label with what stands beside or below it, before anything has been believed.
type fact struct {
	labelled
	line   int
	values []string // views; more than one where the value is a list below the label
	below  bool     // the value stands on another line than the label
	near   int      // how many other facts stand within a few lines
}

func (f *fact) first() string { return f.values[0] }

// rule names the label.
func (f *fact) rule() string { return "label " + f.word.text }

// factIn reads a line as a label with its value, longest label first.
func (p *perusal) factIn(line string) labelled {
	if line == "" || len(line) > 4000 {
		return labelled{}
	}
	bar := line[0] == '|'
	line = unmark(line)
	if inner, rest, ok := bracketLabel(line); ok {
		if w := p.words.sort("fact").whole(inner); w != nil {
			return labelled{word: w, label: line[:len(line)-len(rest)], value: strings.TrimLeft(rest, ":： "), sure: true}
		}
	}
	for w := range p.words.sort("fact").prefixes(line) {
		label, rest := line[:len(w.text)], line[len(w.text):]
		if rest != "" && isCapital(rest[0]) && isCapital(label[len(label)-1]) && len(label) > 4 {
			continue // "KEYWORDS/PHRASES" is no "KEYWORD" with a value
		}
		if r, _ := utf8.DecodeRuneInString(rest); rest != "" && r >= ideographs && r != '：' && r != '【' && r != '|' {
			if last, _ := utf8.DecodeLastRuneInString(label); last >= ideographs {
				continue // "作者单位" is no "作者" with a value
			}
		}
		if w.means == "@editorial" && strings.Count(rest, " ") > 5 {
			continue // "Editorial: Turning the Mind's Eye Inward" is a title, "Editorial: Universidad de Granada" a publisher
		}
		if value, sure, ok := p.platform.style.split(rest, len(label)); ok {
			if goesOnInCell(rest, value) {
				continue // "Source Publication | Journal of Home" is no "Source" with a value
			}
			value = firstOf(strings.TrimLeft(value, ":： \t"), "\t") // "dc.title", a title, and its language
			if value == "" && bar {
				value = unmark(value)
			}
			sure = sure || strings.HasPrefix(label, "dc.") // which no prose begins with
			return labelled{word: w, label: label, value: value, sure: sure}
		}
	}
	return labelled{}
}

// bracketLabel gives what stands in the brackets that a line begins with, without blanks, and what follows: "[关 键 词]科学引用索引".
func bracketLabel(line string) (inner, rest string, ok bool) {
	const longest = 30
	for _, pair := range [...][2]string{{"[", "]"}, {"【", "】"}, {"〔", "〕"}, {"［", "］"}} {
		if after, found := strings.CutPrefix(line, pair[0]); found {
			if end := strings.Index(after[:min(len(after), longest)], pair[1]); end > 0 {
				return strings.Map(notBlank, after[:end]), after[end+len(pair[1]):], true
			}
		}
	}
	return "", "", false
}

func notBlank(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}

// markOf gives what line i is when it is read as a label with its value.
func (p *perusal) markOf(i int) labelled {
	if p.marks != nil {
		return p.marks[i]
	}
	return p.factIn(p.lines[i])
}

// goesOnInCell reports whether what follows a label in its row goes on with words before the bar that ends its cell.
func goesOnInCell(rest, value string) bool {
	bar := strings.IndexByte(rest, '|')
	if bar <= 0 || bar > longestLabel || value == "" || isDigit(value[0]) || dayAt(value) != "" {
		return false
	}
	cell := strings.Trim(rest[:bar], "* \u00a0")
	return cell != "" && !strings.HasPrefix(cell, ":") && !strings.HasPrefix(cell, "：")
}

func isCapital(b byte) bool { return 'A' <= b && b <= 'Z' }

// findFacts collects labels with their values.
func (p *perusal) findFacts() {
	marks := make([]labelled, len(p.lines))
	for i, line := range p.lines {
		marks[i] = p.factIn(line)
	}
	p.trustRuns(marks)
	p.marks = marks
	empty := false // the label before has no value beside it and found none below: a menu
	for i := range p.lines {
		m := marks[i]
		if m.word == nil {
			if p.lines[i] != "" {
				empty = false
			}
			continue
		}
		f := fact{labelled: m, line: i}
		if m.value != "" {
			f.values = []string{m.value}
			p.goOnBelow(&f, marks)
			empty = false
		} else if empty && m.word.means != "@date" || !p.belowLabel(&f, marks) {
			empty = true
			continue
		}
		if n := len(p.facts); n > 0 && f.word == p.facts[n-1].word && f.word.means == "@author" && p.facts[n-1].line+len(p.facts[n-1].values) == i && f.sure { // a row for each of them
			p.facts[n-1].values = append(p.facts[n-1].values, f.values...)
			continue
		}
		p.facts = append(p.facts, f)
	}
	p.findDates()
	defer p.trustNeighbours()
	for i := range p.facts {
		for j := i - 1; j >= 0 && p.facts[j].line >= p.facts[i].line-6; j-- {
			if p.facts[j].word.means != p.facts[i].word.means {
				p.facts[i].near++
				p.facts[j].near++
			}
		}
	}
}

// trustNeighbours makes labels sure that have nothing but a blank before their value, where others stand around them and the writing has no
// blanks between words: "雑誌名 国立国語研究所論集", "号 5".
func (p *perusal) trustNeighbours() {
	for i := range p.facts {
		f := &p.facts[i]
		if last, _ := utf8.DecodeLastRuneInString(f.label); !f.sure && !f.below && f.near >= 2 && last >= ideographs {
			f.sure = true
		}
	}
}

// findDates finds the labels of dates that stand in one line: "Received: 3 May 2020 / Accepted: 7 June 2020 / Published: 9 July 2020".
func (p *perusal) findDates() {
	for i, line := range p.lines {
		if len(line) > 400 || len(line) < 24 || !holdsYear(line) {
			continue
		}
		start := 0
		for j := 0; j < len(line); j++ {
			if strings.IndexByte("/;|,", line[j]) < 0 && !strings.HasPrefix(line[j:], "•") {
				continue
			}
			start = j + 1
			if strings.HasPrefix(line[j:], "•") {
				start = j + len("•")
			}
			if start+10 > len(line) {
				break
			}
			m := p.factIn(strings.TrimLeft(line[start:], " /;|,•"))
			if m.word != nil && (m.word.means == "@date" || m.word.means == "@online") && dayAt(firstOf(m.value, "/;|•")) != "" {
				value := trim(firstOf(m.value, "/;|•"))
				p.facts = append(p.facts, fact{labelled: m, line: i, values: []string{value}, near: 1})
			}
		}
	}
}

// goOnBelow takes the lines below a value that go on with its list, as DSpace sets them: "Authors: Weber, Lukas", and below it "Nowak, Ewa".
func (p *perusal) goOnBelow(f *fact, marks []labelled) {
	if f.word.means != "@author" || !f.sure || !isInverted(f.values[0]) {
		return
	}
	for i := f.line + 1; i < len(p.lines) && len(f.values) < 60; i++ {
		text := unmark(p.lines[i])
		if text == "" || marks[i].word != nil && marks[i].sure || !isInverted(text) || !personLike(text) {
			return
		}
		f.values = append(f.values, text)
	}
}

// isInverted reports whether a line is one name, family name first: "Weber, Lukas".
func isInverted(text string) bool {
	return strings.Count(text, ",") == 1 && !strings.ContainsAny(text, ";&") && len(strings.Fields(text)) < 6
}

// belowLabel takes the lines under a label as its value: one, or for names and keywords a list.
func (p *perusal) belowLabel(f *fact, marks []labelled) bool {
	list := f.word.means == "@author" || f.word.means == "@keywords" || f.word.means == "@subject"
	gap := 0
	for i := f.line + 1; i < len(p.lines) && len(f.values) < 60; i++ {
		line := p.lines[i]
		if line == "" {
			if gap++; gap > 1 || len(f.values) > 0 {
				break
			}
			continue
		}
		if line == ":" || line == "：" {
			continue
		}
		text := unmark(strings.TrimPrefix(line, ": "))
		if strings.HasSuffix(text, "：") {
			break // another label, one that is not known
		}
		if w, _ := p.heading(line); w != nil || marks[i].word != nil && (marks[i].sure || marks[i].value == "" || len(f.values) > 0) || text == "" || p.isMenu(text) && f.word.means != "@type" {
			break
		}
		if _, ok := readSource(text); ok && list {
			break
		}
		if len(f.values) > 0 && (!list || len(text) > 100) {
			break
		}
		f.values = append(f.values, text)
		f.below = true
	}
	return len(f.values) > 0
}

// isMenu reports whether a line is one that pages print beside every work.
func (p *perusal) isMenu(text string) bool {
	return p.words.sort("menu").whole(text) != nil || p.words.sort("type").whole(text) != nil
}
