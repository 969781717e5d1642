package dedupe

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// marker is what a title says that the work is, beside what it is about: bits.
type marker uint16

const (
	correction marker = 1 << iota
	retraction
	concern
	reply
	comment
	letterMark
	editorial
	bookReview
	supplement
	conferenceAbstract
	generic // the title names a column, not a work
	withdrawn
)

// a markRow says how a title shows what it is. Text is in folded letters.
type markRow struct {
	mark  marker
	begin string // alternatives parted by |: how the title begins
	end   string // how it ends
}

// markTable is tried from the top; all rows that fit count.
var markTable = [...]markRow{
	{correction, "erratum|errata|corrigend|correction:|correction to|corrections to|correction for|correction notice|author correction|authors' correction|publisher correction|publisher's correction|addendum|berichtigung|fe de erratas",
		": erratum|(erratum)|- erratum|: corrigendum|(corrigendum)|- corrigendum|: correction|(correction)|- correction|: addendum"},
	{retraction, "retraction:|retraction note|retraction notice|retraction of|retraction to|retraction.|notice of retraction|retraction statement|statement of retraction", ": retraction|(retraction)|- retraction|: retraction notice"},
	{concern, "expression of concern|editorial expression of concern|notice of concern", ": expression of concern"},
	{reply, "reply|in reply|author reply|authors reply|author's reply|authors' reply|response to:|response to the letter|response to letter|response to comment|response to dr|response to editor|author response|authors response|author's response|authors' response|the author replies|the authors reply|re:|rejoinder|a reply to|respuesta|antwort",
		": reply|- reply|(reply)|. reply|: a reply|: response|- response|author's reply|authors' reply|author reply|authors reply|author response|authors' response|the authors reply|: rejoinder|- rejoinder"},
	{comment, "comment on|comments on|comment to|comment:|commentary|invited commentary|commentary on|discussion of|a comment on|invited comment|editorial comment|kommentar",
		": comment|- comment|(comment)|: a comment|: commentary|- commentary|: discussion"},
	{letterMark, "letter to the editor|letters to the editor|letter:|letter to editor|letter to the|leserbrief", "(letter)|: letter|- letter|letter to the editor"},
	{editorial, "editorial|guest editorial|editor's |editors' |editor s |from the editor|leitartikel", "(editorial)|: editorial|- editorial|: an editorial"},
	{bookReview, "book review|book reviews|review of the book|buchbesprechung|rezension|compte rendu|compte-rendu|resena|recension", "(book review)|: book review|[book review]|- book review|(review)"},
	{supplement, "supplement to|supplementary |supporting information|supplemental |additional file|data from:|replication data for", ""},
	{conferenceAbstract, "abstract:|abstracts", "(abstract)|: abstract|[abstract]|- abstract|(meeting abstract)|(conference abstract)"},
	{generic, "introduction to the minitrack|introduction to minitrack|introduction to the special|introduction to special|introduction to this special|" +
		"minitrack|special issue|special section|in this issue|proceedings of|table of contents|in memoriam|" +
		"unknown|untitled|no title|title not available|[no title|message from|letter from|notes from|call for papers|conference report|meeting report|annual report|" +
		"book received|books received|acknowledg|front matter|back matter|frontmatter|backmatter|editorial board|notes on contributors|recent publications", ""},
}

// markPhrase is an alternative of a row.
type markPhrase struct {
	text string
	mark marker
}

// markBegins and markEnds are the alternatives of the table by the byte that a
// title then begins with, or ends in.
var markBegins, markEnds = func() (begins, ends [256][]markPhrase) {
	for _, row := range markTable {
		for text := range strings.SplitSeq(row.begin, "|") {
			begins[text[0]] = append(begins[text[0]], markPhrase{text, row.mark})
		}
		for text := range strings.SplitSeq(row.end, "|") {
			if text != "" {
				last := text[len(text)-1]
				ends[last] = append(ends[last], markPhrase{text, row.mark})
			}
		}
	}
	return begins, ends
}()

// anyColumn are the marks of what journals have in each issue.
const anyColumn = editorial | bookReview | letterMark | reply | comment | correction | conferenceAbstract

// columns are titles that, alone or with a word or two beside them, name a part
// of a journal or a book.
var columns = map[string]bool{
	"introduction": true, "news": true, "abstracts": true, "foreword": true, "preface": true, "vorwort": true, "prologue": true, "epilogue": true, "contents": true,
	"index": true, "announcement": true, "announcements": true, "obituary": true, "obituaries": true, "nachruf": true, "contributors": true, "program": true,
	"reviewers": true, "welcome": true, "panel": true, "keynote": true, "poster": true, "session": true, "workshop": true, "tutorial": true, "overview": true,
	"summary": true, "conclusion": true, "conclusions": true, "discussion": true, "chapter": true, "appendix": true, "glossary": true, "bibliography": true,
	"references": true, "literature": true, "reviews": true, "correspondence": true, "letters": true, "review": true, "comment": true, "response": true, "perspective": true,
	"viewpoint": true, "commentary": true, "miscellany": true, "notes": true, "report": true, "reports": true, "questions": true, "interview": true, "editorial": true,
}

// genericMost is the length in words below which a title that begins as a
// column does names no work: "News", "Introduction to the special issue on X"; beyond it is a title.
const genericMost = 14

// columnMost is how many words the title of a column has.
const columnMost = 3

// strippedBegins are notes before a title that are no part of it: the record
// of an article after its retraction is a record of the article.
var strippedBegins = [...]string{"retracted article:", "retracted:", "[retracted]", "[retracted article]", "retracted article.", "retracted-", "(retracted)"}

// noteBegins open brackets at the end of a title that say something of the
// record: databases add them.
var noteBegins = [...]string{
	"see comment", "erratum appear", "erratum in", "published erratum", "comment in", "comment on", "retraction in", "retracted", "review", "letter", "abstract", "editorial",
	"comment", "corrected", "republished", "in process", "record supplied", "proceeding", "meeting abstract", "conference abstract", "electronic resource", "provisional",
	"structured abstract", "note", "article in", "in ", "erratum", "corrected and", "summary for patients", "retraction", "electronic", "internet", "online", "published online",
	"short survey", "conference paper", "clinical trial", "randomized controlled trial", "clinical conference", "case reports", "historical article",
}

// markOf takes what databases add off a title, and tells what the title says that the work is.
func markOf(s string) (string, marker) {
	s = strings.TrimSpace(s)
	folded := citation.Fold(s)
	for _, begin := range strippedBegins {
		if strings.HasPrefix(folded, begin) {
			s = strings.TrimSpace(s[len(begin):])
			folded = citation.Fold(s)
			break
		}
	}
	var mark marker
	if isVolumeNote(folded) {
		mark |= correction
	}
	if i := strings.Index(s, "... "); i > 0 && isCitation(s[i:]) { // "More on eculizumab... N Engl J Med. 2009;360(5):544-6"
		s = s[:i]
	}
	if i := strings.LastIndexByte(s, '['); i > 0 && strings.IndexByte(s[i:], ']') < 0 && isNote(citation.Fold(s[i+1:]), '[') { // it was cut off
		s = s[:i]
	}
	for {
		rest, ok := trimNote(s)
		if !ok {
			break
		}
		s = rest
	}
	s = strings.TrimRight(s, " .*†‡§¶")
	folded = strings.Trim(citation.Fold(s), " .*\"'[]")
	words := strings.Count(folded, " ") + 1
	if folded != "" {
		for _, begin := range markBegins[folded[0]] {
			if (begin.mark != generic || words <= genericMost) && beginsWith(folded, begin.text) {
				mark |= begin.mark
			}
		}
		for _, end := range markEnds[folded[len(folded)-1]] {
			if strings.HasSuffix(folded, end.text) {
				mark |= end.mark
			}
		}
	}
	if mark&anyColumn != 0 && words <= genericMost {
		mark |= generic
	}
	if words <= columnMost {
		for word := range strings.FieldsSeq(folded) {
			if columns[strings.Trim(word, ".,:;")] {
				mark |= generic
			}
		}
	}
	if mark&correction != 0 {
		s = corrected(s)
	}
	if strings.HasPrefix(folded, "withdrawn:") || strings.HasPrefix(folded, "withdrawn ") {
		mark |= withdrawn
	}
	return s, mark
}

// beginsWith reports whether s begins with the phrase and not with a longer word.
func beginsWith(s, phrase string) bool {
	if !strings.HasPrefix(s, phrase) {
		return false
	}
	last := phrase[len(phrase)-1]
	open := last < 'a' || last > 'z' // "re:", "supplementary "
	return open || len(s) == len(phrase) || s[len(phrase)] < 'a' || s[len(phrase)] > 'z' || phrase == "corrigend" || phrase == "acknowledg"
}

// isVolumeNote reports whether the title ends as corrections do in the Web of
// Science, "(vol 12, pg 345, 2003)", or in Embase, "(Gut (2003) 12 (345-50))".
func isVolumeNote(folded string) bool {
	if i := strings.LastIndexByte(folded, '('); i > 0 && strings.HasPrefix(folded[i:], "(vol ") && strings.Contains(folded[i:], ", p") {
		return true
	}
	before, pages, ok := cutLast(strings.TrimRight(folded, " ."), " (")
	if !ok || !strings.HasSuffix(pages, "))") || !isDigits(strings.TrimRight(strings.ReplaceAll(pages, "-", ""), ")")) {
		return false
	}
	_, volume, ok := cutLast(before, ") ")
	return ok && isDigits(volume)
}

// cutLast is strings.Cut at the last place.
func cutLast(s, mark string) (before, behind string, found bool) {
	if i := strings.LastIndex(s, mark); i >= 0 {
		return s[:i], s[i+len(mark):], true
	}
	return s, "", false
}

// isCitation reports whether text holds the volume and pages of another work: ";360(5):544".
func isCitation(s string) bool {
	i := strings.IndexByte(s, ';')
	return i > 0 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' && strings.IndexByte(s[i:], ':') > 0
}

// corrected gives what the title of a correction says was corrected: without
// "Erratum:" before it and the place of the work, in brackets, behind it.
func corrected(s string) string {
	if before, behind, ok := strings.Cut(s, ": "); ok && len(before) < 40 && len(behind) > 20 {
		s = behind
	}
	depth, open := 0, 0 // of the last bracket that no other one holds
	for i := range len(s) {
		switch s[i] {
		case '(':
			if depth++; depth == 1 {
				open = i
			}
		case ')':
			depth--
		}
	}
	ends := depth > 0 || strings.HasSuffix(s, ")") // it may have been cut off
	if open > 20 && ends && (depth > 0 || strings.ContainsAny(s[open:], "0123456789")) {
		return strings.TrimRight(s[:open], " ")
	}
	return s
}

// trimNote takes a bracket at the end off that says something of the record and
// not of the work: "[French]", "[see comments]", "[34 refs]".
func trimNote(s string) (string, bool) {
	t := strings.TrimRight(s, " .")
	if t == "" {
		return s, false
	}
	open, end := byte('['), t[len(t)-1]
	switch end {
	case ']':
	case ')':
		open = '('
	default:
		return s, false
	}
	i, depth := len(t)-1, 0
	for ; i >= 0; i-- {
		switch t[i] {
		case end:
			depth++
		case open:
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if i < 1 {
		return s, false
	}
	inside := strings.Trim(citation.Fold(t[i+1:len(t)-1]), " .")
	rest := strings.TrimRight(t[:i], " .")
	if rest == "" || !isNote(inside, open) {
		return s, false
	}
	return rest, true
}

// isNote reports whether what stands in a bracket is a database's remark.
func isNote(inside string, open byte) bool {
	if inside == "" || open == '[' && strings.Trim(inside, "0123456789") == "" { // "(multiple letters) [1]"
		return true
	}
	if strings.HasSuffix(inside, "refs") || strings.HasSuffix(inside, "references") || strings.HasSuffix(inside, "ref") {
		return true
	}
	languages := true
	for word := range strings.FieldsFuncSeq(inside, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '/' || r == '-' }) {
		if word == "in" || word == "and" || word == "with" || word == "english" && languages || word == "abstract" || word == "summary" {
			continue
		}
		if tag, err := citation.ParseLanguage(word); err != nil || tag == "" || len(word) < 4 {
			languages = false
			break
		}
	}
	if languages {
		return true
	}
	if open == '(' {
		return strings.HasPrefix(inside, "provisional") || strings.HasPrefix(inside, "structured abstract") || strings.HasPrefix(inside, "multiple letters")
	}
	for _, begin := range noteBegins {
		if strings.HasPrefix(inside, begin) && (begin != "in " || strings.Count(inside, " ") < 2) {
			return true
		}
	}
	return false
}
