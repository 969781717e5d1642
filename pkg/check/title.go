package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

func title(k *Examination) {
	c := &k.record.Citation
	if c.Title == "" {
		return
	}
	text := c.Title.Plain()
	if shouted(text) {
		k.say(diag.TitleCapitals, citation.FieldTitle, "title in capitals: %q", clip(text))
	}
	if end, rest, ok := cutLast(text, " | ", " - ", " – ", " — ", " :: "); ok && k.isSite(end) {
		k.say(diag.TitleSite, citation.FieldTitle, "title ends in %q, after %q", end, clip(rest))
	}
	for _, pair := range []string{"()", "[]", "{}", "“”", "«»"} {
		half := len(pair) / 2
		open, shut := strings.Count(text, pair[:half]), strings.Count(text, pair[half:])
		if open != shut && !enumerated(text, pair, open, shut) {
			k.say(diag.UnbalancedText, citation.FieldTitle, "title has %d %q and %d %q", open, pair[:half], shut, pair[half:])
		}
	}
	if stopped(string(c.Title)) {
		mended := strings.TrimSuffix(string(c.Title), ".")
		k.mending(diag.TitleStop, citation.FieldTitle, 0, &Change{string(c.Title), mended}, "title ends in a full stop")
		if k.mends(diag.TitleStop) {
			c.Title = citation.Text(mended)
		}
	}
}

// enumerated reports whether it is the closing brackets of "a) peers, b) pay"
// or of ":-)" that are more, or quotation marks that a language sets otherwise: „so“ and »so«.
func enumerated(text, pair string, open, shut int) bool {
	switch pair {
	case "()":
		return shut > open && (strings.Contains(text, ":-)") || strings.Contains(text, ":)") || strings.Contains(text, "1)") || strings.Contains(text, "a)"))
	case "“”":
		return strings.Contains(text, "„")
	case "[]":
		return strings.ContainsAny(text, "∞0123456789") && (strings.ContainsAny(text, ",;") && strings.ContainsAny(text, "()")) // [0, 1)
	}
	return false
}

// sites end titles of saved pages: "Title - PubMed". What else does is known by what the record says of its home.
var sites = []string{
	"PubMed", "PMC", "ScienceDirect", "Wikipedia", "SpringerLink", "Springer Nature Link", "Wiley Online Library", "JSTOR", "ResearchGate",
	"Google Scholar", "Google Books", "Semantic Scholar", "Academia.edu", "SAGE Journals", "Sage Journals", "Taylor & Francis Online", "Oxford Academic",
	"Cambridge Core", "Nature", "YouTube", "Amazon.com", "SSRN", "PhilPapers", "APA PsycNet", "Europe PMC", "IEEE Xplore", "ACM Digital Library", "BMJ Open",
	"The New York Times", "The Guardian", "BBC News", "GitHub", "Zenodo", "LinkedIn", "Medium", "PLOS ONE", "Frontiers", "MDPI", "Emerald Insight",
}

// isSite reports whether the end of a title is a website: a well-known one, an
// address, or the journal or publisher that the record names.
func (k *Examination) isSite(end string) bool {
	in := &k.record.Citation.In
	if slices.Contains(sites, end) {
		return true
	}
	if before, after, ok := strings.Cut(end, "."); ok && before != "" && !strings.ContainsAny(end, " :,") && slices.Contains(domains, after[strings.LastIndexByte(after, '.')+1:]) {
		return true
	}
	folded := citation.Fold(end)
	for _, home := range []string{in.Title.Plain(), in.TitleShort.Plain(), in.Publisher} {
		if len(home) > 3 && citation.Fold(home) == folded {
			return true
		}
	}
	return false
}

// domains are the last parts of addresses that are no words.
var domains = []string{"com", "org", "net", "edu", "gov", "uk", "de", "fr", "io"}

// retracted are what journals print before the title of a work that no longer stands, in lower case.
var retracted = []string{
	"retracted:", "retracted article:", "[retracted]", "(retracted)", "[retracted article]", "retraction:", "retraction note:", "retraction note to:",
	"retraction note to ", "retraction notice", "retraction of:", "retraction of \"", "retraction of “", "[retraction]", "withdrawn:", "withdrawn article:", "[withdrawn]", "withdrawal:",
	"removed:", "retracted -", "retracted –", "retracted—", "retracted—", "notice of retraction", "statement of retraction", "expression of concern:",
	"expression of concern to", "editorial expression of concern", "wycofane:", "retraktion:", "retirado:", "retractado:", "rétracté", "[撤回]",
}

// retractedEnds are what databases put behind it.
var retractedEnds = []string{"(retracted article)", "[retracted]", "(retracted)", "[retracted article]", "(withdrawn)", "[withdrawn]", "- retracted", "retracted paper"}

// retractedMarks are how databases say it in a field of its own: MEDLINE's publication types, Web of Science's document type.
var retractedMarks = []string{"retracted publication", "retraction of publication", "retracted", "retraction", "withdrawn publication", "withdrawn", "expression of concern"}

// retraction finds works that no longer stand, and the notices that say so.
func retraction(k *Examination) {
	c := &k.record.Citation
	lower := strings.ToLower(c.Title.Plain())
	before := func(sign string) bool { return strings.HasPrefix(lower, sign) }
	behind := func(sign string) bool { return strings.HasSuffix(strings.TrimRight(lower, "."), sign) }
	if slices.ContainsFunc(retracted, before) || slices.ContainsFunc(retractedEnds, behind) || strings.Contains(lower, "(retracted article") {
		k.say(diag.Retraction, citation.FieldTitle, "title says retracted or withdrawn: %q", clip(c.Title.Plain()))
		return
	}
	mark := func(text string) bool {
		return slices.Contains(retractedMarks, strings.ToLower(strings.TrimRight(text, ". ")))
	}
	for _, f := range []citation.Field{citation.FieldStatus, citation.FieldGenre, citation.FieldMedium} {
		if text := string(c.Detail(f)); text != "" {
			for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == ',' || r == '|' }) {
				if mark(strings.TrimSpace(part)) {
					k.say(diag.Retraction, f, "%s says %q", f.Label(), clip(text))
					return
				}
			}
		}
	}
	for i, w := range c.Keywords {
		if mark(w.Term) && len(w.Term) > len("retraction") { // a keyword of one word is a subject
			k.sayOf(diag.Retraction, citation.FieldKeyword, i, "keyword says %q", w.Term)
			return
		}
	}
	note := strings.ToLower(string(c.Text(citation.FieldNote)))
	for _, sign := range []string{"retraction in:", "retracted in:", "this article has been retracted", "this article was retracted", "this article has been withdrawn"} {
		if strings.Contains(note, sign) {
			k.say(diag.Retraction, citation.FieldNote, "note says %q", sign)
			return
		}
	}
}

// shouted reports whether a title of several words is all capitals. An abbreviation is not.
func shouted(text string) bool {
	letters, words := 0, 0
	for word := range strings.FieldsSeq(text) {
		long := 0
		for _, r := range word {
			if unicode.IsLower(r) || unicode.IsLetter(r) && !unicode.IsUpper(r) { // other scripts have no case
				return false
			}
			if unicode.IsUpper(r) {
				long++
			}
		}
		if letters += long; long > 2 {
			words++
		}
	}
	return words >= 3 && letters >= 15
}

// stopped reports whether the title's last character is a full stop that ends a
// sentence: not that of "vs.", "U.S.", "et al." or an ellipsis.
func stopped(text string) bool {
	rest, ok := strings.CutSuffix(text, ".")
	if !ok {
		return false
	}
	word := rest[strings.LastIndexByte(rest, ' ')+1:]
	return len(word) > 3 && !strings.Contains(word, ".") && strings.Contains(rest, " ")
}

// cutLast cuts text at the last of the separators.
func cutLast(text string, separators ...string) (end, rest string, ok bool) {
	at, length := -1, 0
	for _, s := range separators {
		if i := strings.LastIndex(text, s); i > at {
			at, length = i, len(s)
		}
	}
	if at < 0 {
		return "", text, false
	}
	return text[at+length:], text[:at], true
}
