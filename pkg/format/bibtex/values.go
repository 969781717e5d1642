package bibtex

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// identifiers reads one identifier, or several of those that come in several
// ("1234-5678, 8765-4321"). What is none stays as it is.
func (r *reader) identifiers(field citation.Field, f *field, value string) {
	list := []string{value}
	if field == citation.FieldISSN || field == citation.FieldISBN {
		list = strings.FieldsFunc(value, func(c rune) bool { return strings.ContainsRune(",;/ \n\t", c) })
	}
	added := false
	for _, s := range list {
		if r.identifier(field, f, s) {
			added = true
		}
	}
	if !added && len(list) > 1 { // "978 3 16 148410 0"
		added = r.identifier(field, f, value)
	}
	switch {
	case added:
		r.use(field, f)
	case !f.used:
		r.remarkField(diag.BadIdentifier, f, "%s: %q is none", field.Label(), r.shown(value))
	}
}

// identifier adds one identifier; one whose check digit is wrong too, with a remark.
func (r *reader) identifier(field citation.Field, f *field, s string) bool {
	id, err := field.ParseIdentifier(strings.TrimSpace(s))
	if id == (citation.Identifier{}) {
		return false
	}
	if err != nil {
		r.remarkField(diag.BadIdentifier, f, "%v", err)
	}
	r.room.Add(&r.record.Citation, field, id)
	return true
}

// link reads an address; the field link may have several, and besides url.
func (r *reader) link(field citation.Field, f *field, raw string) {
	addresses := []string{strings.TrimSpace(unescape(raw))}
	if strings.EqualFold(f.name, "link") {
		addresses = strings.Fields(addresses[0])
	} else if r.taken.Has(field) {
		return
	}
	for _, address := range addresses {
		link, err := citation.ParseLink(address)
		if err != nil {
			r.remarkField(diag.BadIdentifier, f, "%q is no address", r.shown(address))
			return
		}
		r.room.Add(&r.record.Citation, field, link)
		r.use(field, f)
	}
}

// eprint reads the number of an e-print by the archive it names: in eprinttype
// (biblatex) or archiveprefix (arXiv's BibTeX). Without an archive it counts
// when it looks like arXiv's.
func (r *reader) eprint(f *field, raw string) {
	value := strings.TrimSpace(unescape(raw))
	kind := r.find("eprinttype")
	if kind == nil {
		kind = r.find("archiveprefix")
	}
	archive := "arxiv"
	if kind != nil {
		archive = strings.TrimSpace(r.raw(kind))
	} else if strings.Contains(value, "://") {
		r.link(citation.FieldURL, f, raw)
		return
	}
	for _, a := range eprintArchives {
		if !strings.EqualFold(a.name, archive) {
			continue
		}
		id, err := a.scheme.Parse(value)
		if err != nil || id == (citation.Identifier{}) {
			return
		}
		r.room.Add(&r.record.Citation, a.scheme.Field(), id)
		r.use(a.scheme.Field(), f)
		if kind != nil {
			kind.used = true
		}
		return
	}
}

// keywords splits terms at commas and semicolons; braces keep a term together.
func (r *reader) keywords(f *field, raw string) {
	for _, term := range splitList(raw, ",;") {
		if text := r.text(term, manners[asPlain]); text != "" {
			r.room.Add(&r.record.Citation, citation.FieldKeyword, citation.Keyword{Term: text})
		}
	}
	r.use(citation.FieldKeyword, f)
}

// language reads a language by babel's name, or by any that citation.ParseLanguage knows.
func (r *reader) language(f *field, raw string) {
	if r.taken.Has(citation.FieldLanguage) {
		f.used = f.parent == nil && r.languageOf(raw) == r.record.Citation.Language
		return
	}
	if lang := r.languageOf(raw); lang != "" {
		r.room.Add(&r.record.Citation, citation.FieldLanguage, lang)
		r.use(citation.FieldLanguage, f)
	}
}

func (r *reader) languageOf(raw string) citation.Language {
	text := strings.TrimPrefix(r.text(raw, manners[asPlain]), "lang") // biblatex's keys are "langenglish"
	for _, b := range babel {
		if strings.EqualFold(b.name, text) {
			return b.tag
		}
	}
	lang, err := citation.ParseLanguage(text)
	if err != nil {
		return ""
	}
	return lang
}
