package page

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
)

// A vocabulary is what a platform prints, in every language, and what it
// means. It is written as lines of four columns, separated by tabs:
//
//	sort     text    means            languages
//	label    Volume  volume           en nl
//	section  Abstract abstract        en
//	sign     Research output: kind    en
//
// The sorts label and section are read by this package; sign by the detector;
// further ones are for the platform's own use. The meaning of a label is the name
// of a field, or a word beginning with "@" that the platform's also understands;
// a field's name with " 2" after it is claimed after the others, as the
// electronic ISSN is after the printed one;
// "-" is a label to be known and passed over. The sort label@series is for
// labels that mean this only in the block under the heading "@series". Lines
// that begin with "#" are remarks.
type vocabulary struct {
	rows   map[string][]word // by sort, in order
	sorts  map[string]*index
	labels *index
	heads  *index // the sections
}

// A word is one line of a vocabulary.
type word struct {
	sort      string
	text      string
	means     string
	languages string
	field     citation.Field // that means names; NoField for others
	second    bool           // claimed after the rest
	rule      string         // of claims that rest on it: "pure: label Volume"
	number    int
}

// readVocabulary reads all the lines of a vocabulary.
func readVocabulary(table string) *vocabulary {
	v := &vocabulary{rows: map[string][]word{}, sorts: map[string]*index{}}
	for w := range wordsOf(table, "") {
		v.rows[w.sort] = append(v.rows[w.sort], w)
	}
	for sort, rows := range v.rows {
		v.sorts[sort] = newIndex(rows)
		if strings.HasPrefix(sort, "label@") {
			for _, w := range rows { // a label that counts under one heading only must be known as one
				w.means, w.field = "-", citation.NoField
				v.rows["label"] = append(v.rows["label"], w)
			}
		}
	}
	v.labels, v.heads = newIndex(v.rows["label"]), v.sort("section")
	return v
}

// wordsOf yields the lines of one sort, or with "" those of all.
func wordsOf(table, sort string) iter.Seq[word] {
	return func(yield func(word) bool) {
		var last word // words of one meaning stand together
		for line := range strings.Lines(table) {
			if !strings.HasPrefix(line, sort) || line[0] == '#' || line[0] == '\n' {
				continue
			}
			var column [4]string
			line = strings.TrimRight(line, "\r\n")
			for i := range column {
				column[i], line, _ = strings.Cut(line, "\t")
			}
			if sort != "" && column[0] != sort {
				continue
			}
			w := word{sort: column[0], text: column[1], means: column[2], languages: column[3]}
			if w.field, w.second = last.field, last.second; w.means != last.means {
				name, after := strings.CutSuffix(w.means, " 2")
				w.field, w.second = citation.FieldNamed(name), after
			}
			last = w
			if sort, _, _ := strings.Cut(w.sort, "@"); sort == "label" || sort == "section" {
				w.rule = sort + " " + w.text
			}
			if !yield(w) {
				return
			}
		}
	}
}

// sort gives the words of one sort; an empty index when there are none.
func (v *vocabulary) sort(name string) *index {
	if ix := v.sorts[name]; ix != nil {
		return ix
	}
	return &index{lists: make([][]*word, 1)}
}

// An index finds the words that a text begins with, without regard to case.
type index struct {
	lists [][]*word            // those whose first two bytes are the same, longest first; the first is empty
	at    [256]*[256]listIndex // the number of the list for the first two bytes, lower case if they are ASCII
}

type listIndex uint16

// newIndex indexes words of two bytes or more. The first of equal texts stands.
func newIndex(rows []word) *index {
	ix := &index{lists: make([][]*word, 1, 64)}
	for i := range rows {
		text := rows[i].text
		if len(text) < 2 {
			continue
		}
		second := &ix.at[lower(text[0])]
		if *second == nil {
			*second = new([256]listIndex)
		}
		list := &(*second)[lower(text[1])]
		if *list == 0 {
			*list = listIndex(len(ix.lists))
			ix.lists = append(ix.lists, nil)
		}
		ix.lists[*list] = append(ix.lists[*list], &rows[i])
	}
	for _, list := range ix.lists {
		slices.SortStableFunc(list, func(a, b *word) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
	return ix
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

// prefixes yields the words that s begins with, longest first.
func (ix *index) prefixes(s string) iter.Seq[*word] {
	return func(yield func(*word) bool) {
		if len(s) < 2 {
			return
		}
		second := ix.at[lower(s[0])]
		if second == nil {
			return
		}
		for _, w := range ix.lists[second[lower(s[1])]] {
			if len(w.text) <= len(s) && strings.EqualFold(s[:len(w.text)], w.text) && !yield(w) {
				return
			}
		}
	}
}

// whole gives the word that s is, but for case and a final colon; nil when it is none.
func (ix *index) whole(s string) *word {
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(s, " \t"), "："), ": \t")
	for w := range ix.prefixes(s) {
		if len(w.text) == len(s) {
			return w
		}
		return nil // longest first
	}
	return nil
}
