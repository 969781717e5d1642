package page

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// The staff view shows the record as the index has it: a name and a value a
// row, "author_facet | Halsall, Tanya Daley, Mardi", the values of a list a line each or run together. The index is
// Solr's or Summon's; their names stand in the vocabulary.

// An indexRow is a row of the staff view.
type indexRow struct {
	word   *word
	name   string
	values []string // views
}

// vufindIndexed claims what the staff view states and takes it off the sheet.
func vufindIndexed(s *sheet) {
	for _, kind := range [...]string{"solr", "summon"} {
		if rows := indexRows(s, kind); rows != nil {
			claimIndex(s, rows)
		}
	}
}

// indexRows finds the rows. Names that the index alone has ("work_keys_str_mv",
// "PublicationTitle") prove the view; from there it reaches as far as there are rows.
func indexRows(s *sheet, kind string) []indexRow {
	names := s.words.sort(kind)
	start, end := -1, -1
	for i, line := range s.lines {
		if w, _, _ := indexName(names, line); w != nil && w.sort == kind && isIndexName(w.text) {
			if start < 0 {
				start = i
			}
			end = i + 1
		}
	}
	if start < 0 {
		return nil
	}
	for i := start - 1; i >= 0; i-- {
		w, _, value := indexName(names, s.lines[i])
		if s.lines[i] == "" {
			continue
		}
		if w == nil || value == "" {
			break
		}
		start = i
	}
	for end < len(s.lines) && s.lines[end] != "" {
		if w, _ := s.heading(s.lines[end]); w != nil {
			break
		}
		end++
	}
	var rows []indexRow
	for i := start; i < end; i++ {
		line := s.lines[i]
		if w, name, value := indexName(names, line); w != nil {
			rows = append(rows, indexRow{word: w, name: name})
			if value != "" {
				rows[len(rows)-1].values = []string{value}
			}
		} else if value := unmark(line); value != "" && len(rows) > 0 {
			last := &rows[len(rows)-1]
			last.values = append(last.values, value)
		}
	}
	s.takeOff(start, end)
	return rows
}

// indexName reads a line as a row: a name of the index, exactly as it is spelt, and its value.
func indexName(names *index, line string) (w *word, name, value string) {
	line = strings.TrimLeft(line, "| ")
	end := strings.IndexFunc(line, func(r rune) bool {
		return r != '_' && r != '-' && (r < '0' || r > 'z' || r > '9' && r < 'A' || r > 'Z' && r < 'a')
	})
	if end < 0 {
		end = len(line)
	}
	rest := strings.TrimLeft(line[end:], " ")
	if rest != "" && rest[0] != '|' && rest[0] != '\t' && !isIndexName(line[:end]) {
		return nil, "", "" // "author Smith" may be prose; "author_facet Smith" is not
	}
	name = line[:end]
	if w := names.whole(name); w != nil && w.text == name {
		return w, name, unmark(strings.TrimPrefix(rest, ":"))
	}
	if isIndexName(name) && rest != "" && (rest[0] == '|' || rest[0] == '\t') && strings.Contains(name, "_") {
		return &word{text: name, means: "-"}, name, unmark(rest) // a field of the site's own: "marc_error_str"
	}
	return nil, "", ""
}

// isIndexName reports whether a word is spelt as no word of a text is: "title_full", "fullStr", "PQID".
func isIndexName(name string) bool {
	if strings.Contains(name, "_") {
		return true
	}
	for i := 1; i < len(name); i++ {
		if 'A' <= name[i] && name[i] <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z' {
			return true
		}
	}
	return false
}

// claimIndex claims what the rows state.
func claimIndex(s *sheet, rows []indexRow) {
	first := make(map[string]*indexRow, len(rows))
	for i := range rows {
		if r := &rows[i]; first[r.word.means] == nil && len(r.values) > 0 {
			first[r.word.means] = r
		}
	}
	keys := workKeys(first["@keys"])
	listed := first["@names"] != nil
	var run string // of the names, as one
	for i := range rows {
		r := &rows[i]
		if len(r.values) == 0 {
			if f := r.word.field; f != citation.NoField {
				s.blank(f, r.name, "row "+r.name)
			}
			continue
		}
		rule, value := "row "+r.name, r.values[0]
		whole := s.across(value, r.values[len(r.values)-1])
		switch r.word.means {
		case "@names", "@others", "@editors":
			f := citation.FieldAuthor
			if r.word.means == "@editors" {
				f = citation.FieldEditor
			}
			if run == "" {
				run = whole
			}
			s.claimIndexNames(f, r, keys, first["@first"])
		case "@facet":
			if !listed {
				run = whole
				s.claimIndexNames(citation.FieldAuthor, r, keys, first["@first"])
			}
		case "@body":
			for _, value := range r.values {
				s.claimBody(citation.FieldAuthor, value, rule, evidence.Stated)
			}
		case "@title":
			if first["title"] == nil {
				s.claimCatalogueTitle(whole, rule, evidence.Stated)
			}
		case "title":
			indexTitle(s, whole, first["@subtitle"], rule)
		case "issued":
			indexDate(s, value, rule)
		case "@language":
			s.claimLanguage(r.values, r.name, rule, evidence.Stated)
		case "@access":
			for _, value := range r.values {
				s.claimAddresses(value, rule, evidence.Stated)
			}
		case "@topics":
			indexTopics(s, r, rule)
		case "@format":
			s.claimTypeOf(strings.Join(r.values, " "), whole, rule, evidence.Stated)
		case "@journal":
			s.claim(citation.FieldJournal, strings.TrimRight(value, " /:;"), value, rule, evidence.Stated)
		case "@reference":
			s.claimHostLine(value, rule, evidence.Placed)
		case "@series":
			if first["@journal"] == nil {
				s.claim(citation.FieldSeries, value, value, rule, evidence.Stated)
			}
		case "@extent":
			s.claimExtent(value, rule, evidence.Stated)
		case "@abstract":
			if first["abstract"] == nil {
				s.claim(citation.FieldAbstract, strings.Trim(whole, "[]\""), whole, rule, evidence.Stated)
			}
		case "@start":
			pages := value
			if last := first["@end"]; last != nil && last.values[0] != value {
				pages += "-" + last.values[0]
			}
			s.claim(citation.FieldPages, pages, value, rule, evidence.Stated)
		case "@online": // the number of the printed journal goes before it
			defer func() { s.claim(citation.FieldISSN, value, value, rule, evidence.Stated) }()
		case "@spelling":
			indexSpelling(s, whole, first, run)
		default:
			indexField(s, r, whole, rule)
		}
	}
}

// indexField claims a row whose meaning is a field.
func indexField(s *sheet, r *indexRow, whole, rule string) {
	switch f := r.word.field; f.Kind() {
	case citation.KindNone:
	case citation.KindIdentifier:
		for _, value := range r.values {
			for token := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(" ,;", r) }) {
				s.claim(f, token, token, rule, evidence.Stated)
			}
		}
	case citation.KindText:
		if f == citation.FieldAbstract {
			s.claim(f, whole, whole, rule, evidence.Stated)
			return
		}
		value := r.values[0]
		s.claim(f, strings.TrimRight(value, " ,;:"), value, rule, evidence.Stated)
	default:
		s.claim(f, r.values[0], r.values[0], rule, evidence.Stated)
	}
}

// indexTitle claims the title, with the subtitle that Summon keeps in a row of its own.
func indexTitle(s *sheet, title string, sub *indexRow, rule string) {
	if sub != nil && !strings.Contains(foldText(title), foldText(sub.values[0])) {
		s.claimCatalogueTitle(title, rule, evidence.Labelled)
		s.claim(citation.FieldTitle, strings.TrimRight(title, " :")+": "+sub.values[0], title, rule, evidence.Stated)
		return
	}
	s.claimCatalogueTitle(title, rule, evidence.Stated)
}

// indexDate claims a date. Summon's index completes a year with the first of January or July, which its own row of years
// does not tell apart, so that only a full date with another day is taken whole.
func indexDate(s *sheet, value, rule string) {
	value = strings.TrimRight(trim(value), ".")
	im := readImprint(value)
	if im.date == "" {
		im.date = value
	}
	s.claim(citation.FieldIssued, im.date, value, rule, evidence.Stated)
}

// indexTopics claims the topics. Run together in one line they cannot be told
// apart, unless there is only one word.
func indexTopics(s *sheet, r *indexRow, rule string) {
	if value := r.values[0]; len(r.values) == 1 && strings.ContainsRune(value, ' ') && !strings.ContainsAny(value, ";,") {
		s.blank(citation.FieldKeyword, r.name, rule+", whose topics are run together")
		return
	}
	s.claimSubjects(r.values, rule, evidence.Stated)
}

// claimIndexNames claims the names of a row, run together or a line each.
func (s *sheet) claimIndexNames(f citation.Field, r *indexRow, keys []string, first *indexRow) {
	const rule = "rows of names"
	lines := r.values
	if len(lines) > 1 || strings.ContainsAny(lines[0], ";；") {
		s.claimHeadings(f, lines, true, rule, evidence.Stated)
		return
	}
	if names := splitRun(lines[0], keys); names != nil {
		s.claimHeadings(f, names, true, rule, evidence.Stated)
		return
	}
	start := ""
	if first != nil {
		start = first.values[0]
	}
	if sameText(lines[0], start) || strings.Count(lines[0], ",") <= 1 && start == "" {
		s.claimHeadings(f, lines, true, rule, evidence.Stated)
		return
	}
	guessed := guessRun(lines[0], start)
	if guessed == nil || !strings.ContainsRune(lines[0], ',') {
		s.blank(f, r.name, "row "+r.name+", whose names are run together")
		return
	}
	for _, name := range guessed {
		s.claimHeading(f, heading{view: name, name: name}, "rows of names, cut at the family names", evidence.Guessed)
	}
	s.remark(diag.BadName, f, lines[0], f.Label()+": the names are run together; they were cut before the last word between two commas")
}

// workKeys gives the keys of names out of "AT halsalltanya youcancreate AT daleymardi youcancreate".
func workKeys(r *indexRow) []string {
	if r == nil {
		return nil
	}
	var keys []string
	seen := map[string]bool{}
	at := false
	for _, value := range r.values {
		for token := range strings.FieldsSeq(value) {
			if at && !seen[token] {
				seen[token] = true
				keys = append(keys, token)
			}
			at = token == "AT"
		}
	}
	return keys
}

// indexSpelling reads the row in which the whole record is run together, where
// the index keeps no journal and no date of its own:
//
//	id, day of the harvest, title, names, journal, topics, abstract, publisher, date, addresses, licence
//
// What stands between two values that are known from their rows is a value too.
func indexSpelling(s *sheet, text string, first map[string]*indexRow, names string) {
	rest, ok := afterRow(text, first["title"])
	if !ok {
		return
	}
	const rule = "row spelling"
	abstract := first["abstract"]
	if names != "" && abstract != nil {
		if _, after, ok := strings.Cut(rest, names); ok {
			journal, _, ok := strings.Cut(after, abstract.values[0])
			if topics := first["@topics"]; ok && topics != nil {
				journal = strings.TrimSuffix(trim(journal), s.across(topics.values[0], topics.values[len(topics.values)-1]))
			}
			if journal = trim(journal); ok && journal != "" && len(journal) < 200 && first["@journal"] == nil {
				s.claim(citation.FieldJournal, journal, journal, rule+", between names and abstract", evidence.Placed)
			}
		}
	}
	after, ok := afterRow(rest, abstract)
	if !ok {
		return
	}
	if behind, ok := afterRow(after, first["publisher"]); ok {
		date, _, _ := strings.Cut(trim(behind), " ")
		if isDateText(date) {
			s.claim(citation.FieldIssued, date, date, rule+", after the publisher", evidence.Placed)
		}
	}
	if at := strings.Index(after, "http"); at >= 0 {
		for token := range strings.FieldsFuncSeq(after[at:], func(r rune) bool { return strings.ContainsRune(" ()<>", r) }) {
			if at := strings.Index(token, "://creativecommons.org/licenses/"); at > 0 {
				if end := strings.LastIndexByte(token, '/'); end > at { // ".../by/4.0/Open Access"
					token = token[:end+1]
				}
				s.claim(citation.FieldLicense, token, token, rule, evidence.Placed)
				break
			}
		}
	}
}

// afterRow gives what follows the value of a row in text.
func afterRow(text string, r *indexRow) (string, bool) {
	if r == nil {
		return "", false
	}
	_, after, ok := strings.Cut(text, r.values[len(r.values)-1])
	return after, ok
}
