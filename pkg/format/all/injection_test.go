package all_test

import (
	"bytes"
	"fmt"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/all"
)

// intruders are texts that would end a value, or begin a record, where a writer is careless.
var intruders = []string{
	"\nTY  - JOUR\nTI  - Forged\nER  - \n", "\r\nER  - \r\n\r\nTY  - BOOK", "\u2028TY  - BOOK", "\u0085ER  - ",
	"\n@article{forged,\n title={Forged}}\n", "}}\n@book{forged, title={Forged}}", "\\", "{", "}", "\"", "#", "%", "$", "\\end{document}\\input{x}",
	"\nPMID- 99\nTI  - Forged\n", "\n\nFAU - Forged, Ann\n", "\n%0 Book\n%T Forged\n", "\nER\n\nPT J\nTI Forged\n", "\nRT Book\nT1 Forged\n",
	"</title></record><record><title>Forged", "]]></x><y>", "<!--", "<script>alert(1)</script>", "&lt;&#0;&forged;",
	"\"},{\"id\":\"forged\",\"type\":\"book\",\"title\":\"Forged\"", "\n- id: forged\n  type: book\n", "\n---\nforged: yes\n", ": |\n  x", "*forged", "&forged x",
	"\"\n\"Forged\",1,2\n", "\tForged\t", "=HYPERLINK(\"http://127.0.0.1/\")", "@SUM(1)", "|---|", "\x1b]0;forged\x07", "\u009b31m", "\x00", "\x1d\x1e\x1f", "\u202eforged",
}

// planted gives a record, for a format, that has a text in every field.
func planted(format, text string) *evidence.Record {
	r := simple("hostile")
	c := &r.Citation
	marked := citation.Text(text)
	c.Key, c.Title, c.Abstract = text, marked, marked
	c.In = citation.Container{Title: marked, TitleShort: marked, Volume: text, Issue: text, Pages: citation.Pages{Raw: text}, Publisher: text, Place: text, Series: marked, Event: citation.Event{Title: marked, Place: text}}
	c.Keywords = []citation.Keyword{{Term: text}, {Term: text + " again"}}
	c.Credits = []citation.Credit{
		{Role: citation.FieldAuthor, Name: citation.Name{Family: text, Given: text}, Affiliations: []string{text}},
		{Role: citation.FieldEditor, Name: citation.Name{Literal: text}},
	}
	c.IDs = []citation.Identifier{{Scheme: citation.SchemeDOI, Value: text}, {Scheme: "other", Value: text}}
	c.Links = []citation.Link{{URL: "https://example.org/" + text}}
	c.Details = []citation.Detail{{Field: citation.FieldNote, Text: marked}, {Field: citation.FieldNumber, Text: marked}}
	c.Dates = append(c.Dates, citation.Dated{Use: citation.FieldAccessed, Date: citation.Date{Moment: citation.Moment{Precision: citation.Literal}, Literal: text}})
	c.Extra = []citation.Extra{{Format: format, Name: "X1", Value: text}, {Format: format, Name: text, Value: "x"}}
	return r
}

// TestInjection writes records whose values are made to break out of every
// format, between two plain ones: what is read back is three records, and the plain ones are as they were.
func TestInjection(t *testing.T) {
	t.Parallel()
	for _, f := range all.Formats().Writable() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			for _, text := range intruders {
				out := encode(t, f, []*evidence.Record{simple("first"), planted(f.Name, "Before "+text+" after"), simple("last")})
				if !utf8.Valid(out) {
					t.Errorf("%q: what is written is no UTF-8", text)
				}
				if i := bytes.IndexFunc(out, acts); i >= 0 && (f.Name == "table" || f.Name == "markdown") {
					t.Errorf("%q: %q reaches the terminal", text, out[i:min(len(out), i+4)])
				}
				if f.Extractor == nil {
					continue
				}
				records := readBytes(t, f.Name, "written", out, func(format string, args ...any) { t.Errorf("%q: %s", text, fmt.Sprintf(format, args...)) })
				if len(records) != 3 {
					t.Errorf("%q: got %d records, want 3:\n%s", text, len(records), out)
					continue
				}
				for i, want := range map[int]string{0: "A plain first work", 2: "A plain last work"} {
					if got := records[i].Citation.Title.Plain(); got != want {
						t.Errorf("%q: got title %q of record %d, want %q:\n%s", text, got, i, want, out)
					}
				}
			}
		})
	}
}

// simple gives a record of little.
func simple(word string) *evidence.Record {
	r := &evidence.Record{Format: "test"}
	c := &r.Citation
	c.Key, c.Type, c.Title = word, citation.ArticleJournal, citation.Text("A plain "+word+" work")
	c.Credits = []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: "Roe", Given: "Ann"}}}
	c.Dates = []citation.Dated{{Use: citation.FieldIssued, Date: citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: 2019}}}}
	return r
}

// acts reports whether a character does something on a terminal but stand in its place.
func acts(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}
