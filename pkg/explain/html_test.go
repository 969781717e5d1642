package explain

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// sourceText holds what a page can do to a report: tags, quotes, overlapping evidence, characters that act.
const sourceText = "before <script>alert('x')</script>\nVolume \"48 1\" & more\x1b[31m \u202Eturned\r\nend"

// marked is a record whose volume and issue were taken from overlapping places.
func marked() *evidence.Record {
	span := func(words string) source.Span {
		i := strings.Index(sourceText, words)
		return source.Span{Start: 100 + i, End: 100 + i + len(words)}
	}
	at := source.Position{Name: "a<b>.txt", Line: 2, Column: 3}
	return &evidence.Record{
		Source: "a<b>.txt", Format: "pure", Place: at,
		Origin:   &evidence.Origin{Text: sourceText, Start: 100, Why: "a <sign>"},
		Citation: citation.Citation{Title: "<script>alert('x')</script>", In: citation.Container{Volume: "48", Issue: "1"}},
		Claims: []evidence.Claim{
			{Field: citation.FieldTitle, Value: citation.Text("<script>alert('x')</script>"), At: span("<script>alert('x')</script>"), Rule: "\"onclick=\"", Place: at},
			{Field: citation.FieldVolume, Value: citation.Text("48"), At: span("48 1"), Rule: "r", Place: at},
			{Field: citation.FieldIssue, Value: citation.Text("1"), At: span("1\" & more"), Rule: "r", Place: at},
			{Field: citation.FieldIssue, Value: citation.Text("9"), At: source.Span{Start: 5000, End: 5001}, Rule: "beyond the text", Place: at},
		},
	}
}

func page(t *testing.T, records ...*evidence.Record) string {
	t.Helper()
	var p Page
	for _, r := range records {
		p.Add(Of(r))
	}
	var b bytes.Buffer
	if _, err := p.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPageIsHarmless checks that nothing from outside becomes markup, and that nothing is loaded.
func TestPageIsHarmless(t *testing.T) {
	t.Parallel()
	got := page(t, marked(), record())
	if n := strings.Count(got, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, bad := range []string{"alert('x')", "\x1b", "\u202E", "\"onclick", "src=", "url(", "@import", "http://", "https://", "<b>.txt"} {
		if strings.Contains(got, bad) {
			t.Errorf("the report holds %q", bad)
		}
	}
	if !strings.Contains(got, "default-src 'none'; img-src data:; style-src 'sha256-") {
		t.Error("no policy")
	}
}

// TestSourceIsWhole checks that marking evidence neither loses nor doubles any of the source text.
func TestSourceIsWhole(t *testing.T) {
	t.Parallel()
	_, rest, _ := strings.Cut(page(t, marked()), "<pre")
	_, rest, _ = strings.Cut(rest, ">\n")
	text, _, _ := strings.Cut(rest, "</pre>")
	got := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, ""))
	want := strings.NewReplacer("\x1b", "\u241b", "\u202E", "[U+202E]", "\r", "").Replace(sourceText)
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestLinks checks that every link of the report leads to a place in it.
func TestLinks(t *testing.T) {
	t.Parallel()
	got := page(t, record(), marked())
	links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(got, -1)
	if len(links) < 5 {
		t.Errorf("only %d links", len(links))
	}
	missing := 0
	for _, link := range links {
		if strings.Count(got, `id="`+link[1]+`"`) != 1 {
			missing++
			t.Logf("no place %q", link[1])
		}
	}
	if missing > 0 {
		t.Errorf("%d links lead nowhere", missing)
	}
}
