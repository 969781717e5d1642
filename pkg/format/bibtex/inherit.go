package bibtex

import (
	"slices"
	"strings"
)

// maxGenerations bounds how far inheritance is followed, so that no circle is endless.
const maxGenerations = 5

// notInherited are the fields that are their owner's alone: what biblatex
// exempts (appendix B), and what identifies or describes the parent as a work.
var notInherited = []string{
	"ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
	"relatedoptions", "relatedstring", "relatedtype", "shortauthor", "shorteditor", "shorthand", "shorthandintro", "shorttitle",
	"sortkey", "sortname", "sorttitle", "sortyear", "sortshorthand", "indextitle", "indexsorttitle",
	"doi", "url", "urldate", "eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass", "pmid", "pmcid", "abstract",
	"keywords", "annote", "annotation", "note", "addendum", "file", "groups", "timestamp", "owner", "pagetotal", "numpages", "biburl", "bibsource",
}

// renamed says under which names a parent's titles come down (biblatex,
// appendix B): the title of a book is the booktitle of its chapters. author
// comes down under its own name as well.
var renamed = []struct {
	parents, children string // entry types, between blanks
	names             [][2]string
}{
	{" mvbook book ", " inbook bookinbook suppbook ", [][2]string{{"author", "bookauthor"}}},
	{" mvbook ", " book inbook bookinbook suppbook ", toMain},
	{" mvcollection mvreference ", " collection reference incollection inreference suppcollection ", toMain},
	{" mvproceedings ", " proceedings inproceedings ", toMain},
	{" book ", " inbook bookinbook suppbook incollection inproceedings conference ", toBook},
	{" collection reference ", " incollection inreference suppcollection inbook inproceedings ", toBook},
	{" proceedings ", " inproceedings conference incollection inbook ", toBook},
	{" periodical ", " article suppperiodical ", [][2]string{{"title", "journaltitle"}, {"subtitle", "journalsubtitle"}}},
}

var (
	toMain = [][2]string{{"title", "maintitle"}, {"subtitle", "mainsubtitle"}, {"titleaddon", "maintitleaddon"}}
	toBook = [][2]string{{"title", "booktitle"}, {"subtitle", "booksubtitle"}, {"titleaddon", "booktitleaddon"}}
)

// inherit adds to e the fields of the entries it refers to, behind its own, so
// that its own stand. It gives the keys that are not in the document.
func (defs *definitions) inherit(e *entry) (missing []string) {
	type reference struct {
		key  string
		from string // the type of the entry that refers
		data bool   // xdata: everything comes down as it is
	}
	var queue []reference
	note := func(from *entry) {
		for i := range from.fields {
			f := &from.fields[i]
			if f.parent == nil && inherits(f.name) && f.to > f.from {
				for key := range strings.SplitSeq(from.pieces[f.from].text, ",") {
					key = strings.TrimSpace(key)
					queue = append(queue, reference{key, from.kind, strings.EqualFold(f.name, "xdata")})
				}
			}
		}
	}
	note(e)
	if len(queue) == 0 {
		return nil
	}
	seen := make(map[string]bool, len(e.fields)+16)
	for _, f := range e.fields {
		seen[lower(f.name)] = true
	}
	visited := map[string]bool{lower(e.key): true}
	for i := 0; i < len(queue) && i < maxGenerations; i++ {
		ref := queue[i]
		p := defs.parents[lower(ref.key)]
		if p == nil {
			if ref.key != "" {
				missing = append(missing, ref.key)
			}
			continue
		}
		if visited[lower(ref.key)] {
			continue
		}
		visited[lower(ref.key)] = true
		e.adopt(p, ref.from, ref.data, seen)
		note(&p.entry)
	}
	if len(missing) == 0 { // what they refer to is now in e itself
		for i := range e.fields {
			if f := &e.fields[i]; inherits(f.name) {
				f.used = true
			}
		}
	}
	return missing
}

// adopt adds a parent's fields whose names are not yet seen.
func (e *entry) adopt(p *parent, childKind string, data bool, seen map[string]bool) {
	dated := seen["date"] || seen["year"]
	take := func(f field, as string) {
		if seen[as] || dated && (as == "date" || as == "year" || as == "month" || as == "day") {
			return
		}
		seen[as] = true
		from := len(e.pieces)
		e.pieces = append(e.pieces, p.entry.pieces[f.from:f.to]...)
		e.fields = append(e.fields, field{name: as, from: from, to: len(e.pieces), parent: p})
	}
	var moved []string
	if !data {
		// A booktitle that the parent states for its children goes before its own title.
		for _, f := range p.entry.fields {
			if strings.EqualFold(f.name, "booktitle") {
				take(f, "booktitle")
			}
		}
		for _, r := range renamed {
			if !strings.Contains(r.parents, " "+lower(p.entry.kind)+" ") || !strings.Contains(r.children, " "+lower(childKind)+" ") {
				continue
			}
			for _, names := range r.names {
				for _, f := range p.entry.fields {
					if strings.EqualFold(f.name, names[0]) {
						take(f, names[1])
					}
				}
				if names[0] != "author" {
					moved = append(moved, names[0])
				}
			}
		}
	}
	for _, f := range p.entry.fields {
		name := lower(f.name)
		if f.parent == nil && !slices.Contains(moved, name) && (data || !slices.Contains(notInherited, name)) {
			take(f, name)
		}
	}
}
