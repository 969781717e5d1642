// Package bibtex reads and writes BibTeX and BibLaTeX databases, which are two
// vocabularies of one file format.
//
// The grammar is that of BibTeX 0.99d and biber, made tolerant: what can be
// understood is read and remarked upon, and a broken entry costs itself only.
// Values are TeX; they are turned into Unicode text with the inline markup of
// package citation, and back. One table of entry types (entries.go) and one of
// fields (fields.go) serve both directions and both vocabularies.
package bibtex

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// Format gives BibTeX as its standard styles know it.
func Format() format.Format {
	return format.Format{
		Name:       "bibtex",
		Aliases:    []string{"bib"},
		Extensions: []string{"bib", "bibtex"},
		Summary:    "BibTeX databases",
		Extractor:  extractor{dialect: bibtex},
		Exporter:   exporter(bibtex),
		Carries:    citation.AllFields(),
	}
}

// BibLaTeX gives the vocabulary of biblatex and biber.
func BibLaTeX() format.Format {
	return format.Format{
		Name:       "biblatex",
		Extensions: []string{"bib"},
		Summary:    "BibLaTeX databases, as biber reads them",
		Extractor:  extractor{dialect: biblatex},
		Exporter:   exporter(biblatex),
		Carries:    citation.AllFields(),
	}
}

// A dialect is a set of vocabularies.
type dialect uint8

const (
	bibtex dialect = 1 << iota
	biblatex
	both = bibtex | biblatex
)

// name gives the format's name.
func (d dialect) name() string {
	if d == biblatex {
		return "biblatex"
	}
	return "bibtex"
}

// An extractor reads either vocabulary, whichever it was asked by.
type extractor struct {
	dialect     dialect
	definitions *definitions // of the document, once it is prepared
}

var (
	_ format.Cutter   = extractor{}
	_ format.Preparer = extractor{}
)

// Cut implements format.Cutter: a text may be cut where an entry begins in the first column.
func (extractor) Cut(text string) int { return cut(text) }

// Prepare implements format.Preparer: it finds the macros and the parents of the document.
func (x extractor) Prepare(ctx context.Context, doc *source.Document) (format.Extractor, error) {
	defs, err := prepare(func(do func(*source.Document, string)) error {
		for part, err := range doc.Parts(cut) {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
			text, err := part.Text()
			if err != nil {
				return err
			}
			do(part, text)
		}
		return nil
	})
	x.definitions = defs
	return x, err
}

// Extract implements format.Extractor. Without a Prepare before, the document is all there is.
func (x extractor) Extract(ctx context.Context, doc *source.Document, ask format.Ask) iter.Seq2[*evidence.Record, error] {
	return func(yield func(*evidence.Record, error) bool) {
		text, err := doc.Text()
		if err != nil {
			yield(nil, err)
			return
		}
		defs := x.definitions
		if defs == nil {
			defs, _ = prepare(func(do func(*source.Document, string)) error { do(doc, text); return nil })
		}
		r := reader{doc: doc, ask: ask, definitions: defs, format: x.dialect.name()}
		s := scanner{text: text}
		for s.next() {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if s.entry.is(stringKind) || s.entry.is(preambleKind) || s.entry.is(dataKind) {
				continue
			}
			if why := unusable(&s.entry); why != "" {
				if !yield(nil, r.skipped(&s.entry, why)) {
					return
				}
				continue
			}
			if !yield(r.read(&s.entry), nil) {
				return
			}
		}
	}
}

// unusable says why no record can be made of an entry; "" when one can. A
// broken entry is of use when its title was read before it broke.
func unusable(e *entry) string {
	if e.broken {
		for _, f := range e.fields {
			if strings.EqualFold(f.name, "title") {
				return ""
			}
		}
		return e.faults[len(e.faults)-1].what
	}
	if len(e.fields) == 0 {
		return "it has no fields"
	}
	return ""
}

// skipped is the remark on an entry that gave no record.
func (r *reader) skipped(e *entry, why string) error {
	at := e.text
	if e.broken {
		at = e.faults[len(e.faults)-1].at
	}
	return diag.Diagnostic{Code: diag.SkippedEntry, At: r.doc.Position(r.doc.Span(at)),
		Message: fmt.Sprintf("entry %q left out: %s", e.key, why), Text: e.text}
}

// Detect implements format.Extractor. Entries with words that only BibLaTeX
// has make it BibLaTeX's. Far into other text an entry is likely a quotation.
func (x extractor) Detect(doc *source.Document) format.Match {
	const enough, near, preamble = 20, 4 << 10, 8
	s := scanner{text: doc.Sample()}
	seen, score := 0, format.Signed
	match := format.Match{}
	modern := ""
	for seen < enough && s.next() {
		e := &s.entry
		if !telling(e) {
			continue
		}
		if seen++; seen == 1 {
			head := word(e.text[1:])
			match.At, match.Why = doc.Span(e.text[:1+len(head)]), fmt.Sprintf("entry \"@%s\"", head)
			before := strings.TrimLeft(s.text[:e.start], " \t\r\n\ufeff")
			within := before[strings.LastIndexAny(before, "\r\n")+1:] // a line: a value of another format may hold an entry
			if e.start > near || strings.HasPrefix(before, "<") || proseLines(before) > preamble || strings.TrimSpace(within) != "" {
				score = format.Shaped
			}
		}
		if modern = modernWord(e); modern != "" {
			break
		}
	}
	switch {
	case seen == 0:
		return format.Match{}
	case modern == "" && x.dialect == biblatex:
		return format.Match{}
	case modern != "" && x.dialect == bibtex:
		score = format.Shaped
	case modern != "":
		match.At, match.Why = doc.Span(modern), fmt.Sprintf("%q is BibLaTeX's", modern)
	}
	match.Score = score
	return match
}

// proseLines counts the lines of free text that are not comments: a page that
// shows how to cite its own work has many above the entry, a file few.
func proseLines(text string) (n int) {
	for line := range strings.Lines(text) {
		if line = strings.TrimLeft(line, " \t\r\n"); line != "" && line[0] != '%' {
			n++
		}
	}
	return n
}

// telling reports whether an entry, which the sample may cut off, can only be BibTeX's.
func telling(e *entry) bool {
	if e.is(stringKind) || entryTypeNamed(e.kind) != nil {
		return len(e.fields) > 0 || e.broken && e.key != ""
	}
	return len(e.fields) > 1
}

// modernWord gives the first word of an entry that BibLaTeX has and BibTeX has not; "" when there is none.
func modernWord(e *entry) string {
	if t := entryTypeNamed(e.kind); t != nil && t.dialects == biblatex {
		return e.kind
	}
	for _, f := range e.fields {
		if rows := rowsNamed(f.name); len(rows) > 0 && rows[0].modern {
			return f.name
		}
	}
	return ""
}
