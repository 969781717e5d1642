package cff

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/source"
)

const head = "cff-version: 1.2.0\n"

func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, reader{}, map[string][]string{
		head + "title: Nestcount\nversion: 1.10\ndate-released: 2021-03-04\nauthors:\n- family-names: Roe\n  given-names: Ann\n  affiliation: A University\n- name: A Team\nrepository-code: https://example.org/n\nlicense: MIT\n": {
			"type: software", "title: Nestcount", "author: Roe, Ann [A University]", "author: {A Team}", "issued: 2021-03-04",
			"URL: https://example.org/n", "version: 1.10", "cff license: MIT",
		},
		head + "references:\n- type: book\n  title: Nests\n  collection-title: Birds\n  pages: 312\n  publisher: {name: A Press, city: Oslo, country: NO}\n  year: 2001\n": {
			"type: book", "title: Nests", "issued: 2001", "publisher: A Press", "publisher-place: Oslo", "collection-title: Birds", "number-of-pages: 312",
		},
		head + "references:\n- type: article\n  title: Nests\n  pages: 3-7\n  date-published: 2001-05-06\n  year: 2001\n  authors: [Ann Roe]\n": {
			"type: article-journal", "title: Nests", "author: Roe, Ann", "issued: 2001-05-06", "page: 3-7",
		},
		head + "references:\n- type: manual\n  title: How to\n": {"type: book", "title: How to", "cff type: manual"},
		head + "references:\n- type: zine\n  title: How to\n":   {"type: document", "title: How to", "cff type: zine", "3:9 unknown-type"},
		head + "title: Nests\ndoi: 10.1000/1\npreferred-citation:\n  type: software\n  title: Nests\n  doi: 10.1000/1\n  authors:\n  - name: Us\nauthors:\n- name: Them\n": {
			"type: software", "title: Nests", "author: {Us}", "DOI: 10.1000/1",
		},
	})
}

// TestRecords checks which works a file gives, in which order.
func TestRecords(t *testing.T) {
	t.Parallel()
	formattest.Titles(t, reader{}, map[string][]string{
		head + "references:\n- type: book\n  title: A\npreferred-citation:\n  type: article\n  title: B\ntitle: C\n":    {"C", "B", "A"},
		head + "title: A\nreferences:\n- type: software\n  title: a\n- type: software\n  title: A\n  version: 2\n":      {"A", "A"},
		head + "title: A\ndoi: 10.1000/1\npreferred-citation:\n  type: article\n  title: B\n  doi: 10.1000/1\n":         {"A", "B"},
		head + "message: \"cite\ntitle: A\nreferences:\n  - type: book\n    title: \"B\n  - type: book\n    title: C\n": {"A", "C"},
		head:                      nil,
		head + "references: []\n": nil,
	})
	_, codes := formattest.All(t, reader{}, head+"title: "+strings.Repeat("[", 1000))
	if len(codes) != 1 || codes[0] != diag.OverLimit {
		t.Errorf("a deep one: %v", codes)
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		"# how to cite\n" + head + "title: A\n":     format.Signed,
		"title: A\nauthors:\n- name: B\n":           format.No,
		"references:\n- type: book\n  title: A\n":   format.No,
		"note: |\n  cff-version: 1.2.0 is a line\n": format.No,
	})
}

// TestRoundTrip compares what a reference can say: plain texts, days or months
// and no ranges, one identifier of a scheme; a publisher and a meeting have names.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		if back, ok := types.Type(types.Word(c.Type)); !ok || back != c.Type {
			return citation.FieldSet{}
		}
		c.Key = "" // the format has none
		for _, text := range []*citation.Text{&c.Title, &c.Abstract, &c.In.Title, &c.In.TitleShort, &c.In.Series, &c.In.Event.Title} {
			*text = citation.EscapeText(text.Plain())
		}
		for i := range c.Titles {
			c.Titles[i].Text = citation.EscapeText(c.Titles[i].Text.Plain())
		}
		for i := range c.Details {
			c.Details[i].Text = citation.EscapeText(c.Details[i].Text.Plain())
		}
		held := citation.NewFieldSet(citation.FieldType, citation.FieldIssued, citation.FieldPages, citation.FieldNumberOfPages)
		for i, row := range rows {
			if f := row.field; (f.Kind() == citation.KindKeyword || f.Kind() == citation.KindName || count(c, f) < 2) && !taken(i, c.Type) && fieldOf(row.member, c.Type) == f {
				held.Add(f)
			}
		}
		if c.In.Publisher != "" {
			held.Add(citation.FieldPublisher)
			held.Add(citation.FieldPublisherPlace)
		}
		if c.In.Event.Title != "" {
			held.Add(citation.FieldEventTitle)
			held.Add(citation.FieldEventPlace)
		}
		if day(c.Date(citation.FieldAccessed)) == "" {
			held = held.Minus(citation.NewFieldSet(citation.FieldAccessed))
		}
		if _, _, plain := c.In.Pages.Ends(); !plain || c.Detail(citation.FieldNumberOfPages) != "" {
			held = held.Minus(citation.NewFieldSet(citation.FieldPages, citation.FieldNumberOfPages))
		}
		return held
	})
}

func count(c *citation.Citation, f citation.Field) (n int) {
	for range c.Values(f) {
		n++
	}
	return n
}

const reference = `  - type: article
    title: "Counting nests: from the air"
    authors:
      - family-names: Berg
        given-names: Jan
        name-particle: van der
    journal: Journal of Nests
    year: 2020
    month: 3
    volume: "12"
    start: 101
    end: 110
    doi: "10.1000/nests.2020"
`

func FuzzRead(f *testing.F) {
	formattest.Fuzz(f, reader{}, head+"title: A\nreferences:\n"+reference, head+"authors: [x, {}, [y]]\nidentifiers: {value: 1}\npreferred-citation: [a]\nreferences: {type: z}\n")
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString(head + "references:\n")
	for range 200 {
		text.WriteString(strings.Replace(reference, "nests.2020", "nests."+strings.Repeat("1", text.Len()%97+1), 1))
	}
	formattest.Benchmark(b, reader{}, text.String())
}

func BenchmarkWrite(b *testing.B) {
	var record *evidence.Record
	for r := range (reader{}).Extract(b.Context(), source.FromString("in", head+"references:\n"+reference), format.Ask{}) {
		record = r
	}
	var out []byte
	for b.Loop() {
		out = appendReference(out[:0], record, format.Options{})
	}
	b.SetBytes(int64(len(out)))
}
