// Package jats reads articles marked up in JATS (ANSI/NISO Z39.96) and the
// NLM DTDs before it: whole articles, sets of them, and their front matter
// alone, as PubMed Central, Europe PMC and publishers give them.
package jats

import (
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
	"github.com/peerlit/peerlit/pkg/source"
)

const name = "jats"

// Format gives the format's row of the catalogue.
func Format() format.Format {
	return format.Format{
		Name:       name,
		Aliases:    []string{"nlm-xml", "pmc-xml"},
		Extensions: []string{"xml", "nxml"},
		Summary:    "JATS and NLM articles, as of PubMed Central",
		Extractor:  form(),
	}
}

// form is the format as XML. A front stands for an article whose body is not
// there; it may be part of one, and so is no place to cut behind.
func form() xmlwork.Form {
	return xmlwork.Form{
		Name:      name,
		Look:      func(h xmlwork.Head) string { return h.Tag("article-meta", "journal-meta") },
		Works:     []string{"article", "front"},
		CutBehind: func(string) []string { return []string{"article"} },
		Always:    citation.NewFieldSet(citation.FieldType, citation.FieldGenre, citation.FieldLanguage),
		Each:      article,
		Holds:     []string{"front", "article-meta", "back", "ref-list", "ref"},
		Kin: func(e *source.Element) string {
			switch e.Name {
			case "fpage", "lpage", "page-range":
				return "pages"
			}
			return e.Name
		},
		Enough: []string{"front"},
	}
}

// article reads an article.
func article(b *xmlwork.Batch, e *source.Element) bool {
	front := e
	if e.Name == "article" {
		front = e.Child("front")
	}
	r := &reader{b.Begin(e)}
	r.read(e, front)
	if r.Citation().Known().Minus(form().Always).Empty() {
		if none, more := references(b, e); !none {
			return more
		}
	}
	return b.Yield(r.Reader)
}
