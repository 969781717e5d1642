package hayagriva

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/format/tagged"
)

const article = `kinetics:
    type: Article
    title: { value: "On {Bose} condensates", short: Condensates, translation: Über Kondensate }
    author: ["Doan, T. D.", "van der Berg, Jan, Jr.", UNICEF]
    date: ~2020-10-14
    page-range: 165126-165139
    serial-number: { doi: "10.1103/PhysRevB.102.165126", serial: e17 }
    url: { value: https://example.org/a, date: 2021-01-02 }
    parent:
        title: Physical Review B
        volume: 102
        issue: 16
        publisher: { name: American Physical Society, location: College Park }
`

func TestRead(t *testing.T) {
	t.Parallel()
	formattest.Read(t, reader{}, map[string][]string{
		article: {
			"type: article-journal", `title: On <span class="nocase">Bose</span> condensates`, "title-short: Condensates", "translated-title: Über Kondensate",
			"author: Doan, T. D.", "author: van der Berg, Jan, Jr.", "author: {UNICEF}", "issued: 2020-10-14~", "accessed: 2021-01-02",
			"container-title: Physical Review B", "volume: 102", "issue: 16", "page: 165126-165139", "publisher: American Physical Society",
			"publisher-place: College Park", "DOI: 10.1103/PhysRevB.102.165126", "URL: https://example.org/a", "number: e17",
		},
		"gedanken:\n  type: Anthos\n  title: Sequential machines\n  parent:\n    title: Automata studies\n    editor: [\"Shannon, C. E.\", \"McCarthy, J.\"]\n    volume: 34\n    date: 1956-04\n    parent: {type: Anthology, title: Annals, volume: 3}\n": {
			"type: chapter", "title: Sequential machines", "editor: Shannon, C. E.", "editor: McCarthy, J.", "issued: 1956-04",
			"container-title: Automata studies", "volume: 34", "collection-title: Annals", "collection-number: 3",
		},
		"a:\n  type: article\n  title: A talk\n  parent:\n  - {type: conference, title: Developers 2020, location: Lyon, date: 2020-06}\n  - {type: video, runtime: \"13:42\"}\n": {
			"type: paper-conference", "title: A talk", "event-date: 2020-06", "event-title: Developers 2020", "event-place: Lyon", "hayagriva parent.runtime: 13:42",
		},
		"a:\n  type: book\n  title: The Anniversaries\n  volume: 6\n  parent: {type: Book, title: The Variorum Edition}\n": {
			"type: book", "title: The Anniversaries", "volume: 6", "collection-title: The Variorum Edition",
		},
		"a:\n  type: video\n  title: Judgment Day\n  affiliated:\n  - role: director\n    names: Cameron, James\n  - role: CastMember\n    names: [\"Hamilton, Linda\"]\n  - role: cinematography\n    names: Doe, J.\n": {
			"type: motion_picture", "title: Judgment Day", "director: Cameron, James", "performer: Hamilton, Linda", "hayagriva affiliated.cinematography: Doe, J.",
		},
		"a:\n  type: article\n  title: Zones\n  serial-number: 2003.13722\n  parent: {type: Repository, title: arXiv}\n": {
			"type: article", "title: Zones", "arXiv: 2003.13722", "archive: arXiv",
		},
		"a:\n  type: thesis\n  title: Nests\n  author: {name: Watkins, given-name: Gloria Jean, alias: bell hooks}\n  organization: TU Berlin\n": {
			"type: thesis", "title: Nests", "author: Watkins, Gloria Jean", "publisher: TU Berlin", "hayagriva author.alias: bell hooks",
		},
		"a:\n  type: sculpture\n  title: Stone\n": {"type: document", "title: Stone", "hayagriva type: sculpture", "2:9 unknown-type"},
	})
}

// TestBroken checks that an entry that cannot be parsed costs itself alone, and
// that one which refers to another is read with the help of the whole.
func TestBroken(t *testing.T) {
	t.Parallel()
	records, codes := formattest.All(t, reader{}, "a:\n  type: book\n  title: \"A\nb:\n  type: book\n  title: B\nc: 3\n")
	if len(records) != 1 || records[0].Citation.Key != "b" || len(codes) != 2 || codes[0] != diag.SkippedEntry {
		t.Errorf("%d records, %v", len(records), codes)
	}
	records, codes = formattest.All(t, reader{}, "a:\n  type: article\n  title: A\n  parent: &j\n    title: J\nb:\n  type: article\n  title: B\n  parent: *j\n")
	if len(records) != 2 || len(codes) != 0 || records[1].Citation.In.Title != "J" {
		t.Errorf("%d records, %v", len(records), codes)
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, reader{}, map[string]format.Score{
		article: format.Signed,
		"references:\n- id: a\n  type: book\n  title: A\n":       format.No, // CSL-YAML
		"web:\n  type: web\n  image: nginx\n":                    format.No, // of a service
		"schema:\n  type: object\n  title: Pet\n":                format.No, // of an interface
		"cff-version: 1.2.0\ntype: software\ntitle: A program\n": format.No,
		"title: My notes\nauthor: Me\n":                          format.No,
	})
}

func TestClaims(t *testing.T) {
	t.Parallel()
	formattest.Claims(t, reader{}, "hayagriva: ", article)
}

// TestRoundTrip compares what the format can say: no markup but what keeps its
// case, moments and no ranges, one identifier of a scheme, names without particles that drop.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	formattest.RoundTrip(t, Format(), formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
		if kind, parent := written(c); !exact(kind, parent, c.Type) {
			return citation.FieldSet{}
		}
		for _, text := range []*citation.Text{&c.Title, &c.Abstract, &c.In.Title, &c.In.TitleShort, &c.In.Series, &c.In.Event.Title} {
			*text = citation.EscapeText(text.Plain())
		}
		for i := range c.Titles {
			c.Titles[i].Text = citation.EscapeText(c.Titles[i].Text.Plain())
		}
		for i := range c.Details {
			c.Details[i].Text = citation.EscapeText(c.Details[i].Text.Plain())
		}
		held := carries()
		for _, f := range held.List() {
			if n := count(c, f); n > 1 && f.Kind() == citation.KindIdentifier || n > 1 && f.Kind() == citation.KindTitle {
				held = held.Minus(citation.NewFieldSet(f))
			}
		}
		if c.In.TitleShort != "" && c.In.Title == "" {
			held = held.Minus(citation.NewFieldSet(citation.FieldJournalShort))
		}
		w := writer{c: c}
		w.kind, w.parent = written(c)
		if !w.inside() { // there is no container to say it of
			held = held.Minus(citation.NewFieldSet(citation.FieldContainerAuthor, citation.FieldJournalShort))
		}
		if c.URL() == "" {
			held = held.Minus(citation.NewFieldSet(citation.FieldAccessed))
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

// exact reports whether what is written for a type is read as that type.
func exact(kind, parent string, typ citation.Type) bool {
	for _, row := range typeRows {
		if row.kind == kind && row.parent == parent && row.typ == typ {
			return row.use == tagged.Both
		}
	}
	return false
}

func FuzzRead(f *testing.F) {
	formattest.FuzzRecords(f, Format(), article, "a:\n  type: book\n  title: {value: x}\n  parent: [{parent: {parent: {title: y}}}]\nb:\n  type: web\n  url: {date: 2020}\n  author: [[x], {}]\n")
}

func BenchmarkRead(b *testing.B) {
	formattest.BenchmarkRead(b, reader{}, strings.Repeat(article, 200), 200)
}

func BenchmarkWrite(b *testing.B) {
	formattest.BenchmarkWrite(b, Format(), strings.Repeat(article, 200))
}
