package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/source"
)

func TestShown(t *testing.T) {
	t.Parallel()
	for html, want := range map[string]string{
		"<p>One<p>Two":                           "One\n\nTwo",
		"<div>a<br>b</div>c":                     "a\nb\nc",
		"a <b>bold</b><i>er</i> word":            "a bolder word",
		"<script>var a = '<p>no</p>'</script>ok": "ok",
		"<style>p{}</style><noscript>no</noscript><template>no</template>ok": "ok",
		"<span hidden>no</span>ok":                                                         "ok",
		"<div style=\"display: none\">no</div>ok":                                          "ok",
		"<div class=\"hidden-print\">yes</div>":                                            "yes",
		"<table><tr><th>Pages<td>1–2<tr><th>DOI<td>10.1000/1</table>":                      "Pages | 1–2\nDOI | 10.1000/1",
		"<table><tr><td><p>Volume</p></td><td><div>7</div><div>8</div></td></tr></table>z": "Volume | 7 8\n\nz",
		"<dl><dt>Volume<dd>7<dt>Issue<dd>2</dl>":                                           "Volume | 7\nIssue | 2",
		"<ul><li>one<li>two</ul>":                                                          "• one\n• two",
		"AT&amp;T &lt;x&gt; &eacute;&nbsp;b":                                               "AT&T <x> é b",
		"<b><p>one</b> more</p>two":                                                        "one more\n\ntwo",
		"<td>alone</td>":                                                                   "alone",
		"a < b and c > d":                                                                  "a < b and c > d",
		"<h1>Title</h1>by <a href=x>Ann</a>, <a>Bob</a>":                                   "# Title\n\nby Ann, Bob",
		"<h1><div>Title</div></h1><h1><img></h1><div>x</div>":                              "# Title\n\nx",
		"<head><title>Title &ndash; Site</title></head><h1>Title</h1>":                     "Title – Site\n# Title",
		"<title>Title - Site</title><h1>Title</h1>":                                        "Title - Site\n# Title",
		"<pre>one\n  two</pre>":                                                            "one\ntwo",
		"":                                                                                 "",
	} {
		t.Run(html, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, strings.TrimSpace(source.ParseHTML(html).Shown().Text)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestShownPlaces(t *testing.T) {
	t.Parallel()
	const html = "<p>Vol. 7 &amp; more</p>\n<table><tr><td>Pages</td><td>  12-19 </td></tr></table>"
	doc := source.FromString("page.html", html)
	page, err := doc.HTML()
	if err != nil {
		t.Fatal(err)
	}
	shown := page.Shown()
	for _, word := range []string{"Vol. 7", "Pages", "12-19", "more"} {
		at := strings.Index(shown.Text, word)
		if at < 0 {
			t.Errorf("%q is not shown in %q", word, shown.Text)
			continue
		}
		if got := doc.Slice(shown.Span(doc, shown.Text[at:at+len(word)])); got != word {
			t.Errorf("%q stands at %q", word, got)
		}
	}
}

func TestAttr(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		`<meta content="a">`:              "a",
		`<meta CONTENT='a "b"'>`:          `a "b"`,
		`<meta content=a/b name=x>`:       "a/b",
		`<meta name=x content = "a > b">`: "a > b",
		`<meta content="A &amp; B"/>`:     "A & B",
		`<meta content>`:                  "",
		`<meta data-content="x">`:         "",
		"<meta\ncontent=\"a\nb\">":        "a\nb",
		`<meta/content="a"/>`:             "a",
		`<meta content="a" content="b">`:  "a",
	} {
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			if got, _ := source.ParseHTML(tag).Nodes[0].Attr("content"); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

func TestIsHTML(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"<!DOCTYPE html><title>x":   true,
		"\n <HTML>":                 true,
		"<!-- saved from --><html>": true,
		"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">": true,
		"<?xml version=\"1.0\"?>\n<records>":                    false,
		"<records><title>x":                                     false,
		"plain text with <div> in it":                           false,
		"TY  - JOUR":                                            false,
		"":                                                      false,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if got := source.IsHTML(text); got != want {
				t.Errorf("%v, want %v", got, want)
			}
		})
	}
}

func TestPageOfMHTML(t *testing.T) {
	t.Parallel()
	const file = "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: text/css\r\n\r\np{}\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"<meta charset=3Dutf-8><p>caf=C3=A9 =\r\nau lait</p>\r\n--b--\r\n"
	doc := source.FromString("a.mhtml", file)
	if !source.IsMHTML(doc.Sample()) {
		t.Fatal("not taken for MHTML")
	}
	page, ok := doc.Page()
	if !ok {
		t.Fatal("no page found")
	}
	tree, err := page.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("café au lait\n\n", tree.Shown().Text); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Pages that try to cost more than their size.
func TestHTMLHostile(t *testing.T) {
	t.Parallel()
	const n = 50_000
	for name, html := range map[string]string{
		"nested":        strings.Repeat("<div>", n) + "x",
		"end tags":      strings.Repeat("<b>", n) + strings.Repeat("</i>", n) + "x",
		"rows":          strings.Repeat("<table><tr><td>", n) + "x",
		"long value":    `<meta content="` + strings.Repeat("a", 1<<20) + `">x`,
		"open":          "x" + strings.Repeat("<", n),
		"items":         strings.Repeat("<ul><li>", n) + "x",
		"cut attribute": `x<meta content="` + strings.Repeat("a", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(source.ParseHTML(html).Shown().Text, "x") {
				t.Error("the text is lost")
			}
		})
	}
}

// FuzzHTML: every text is a page; the nodes' extents nest, the shown text is
// made of pieces that the page has, and reading does not panic.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{"<p>a<b>c</p>d", "<table><tr><td>a<td>b", "&amp;&#1;&bogus", "<a href='x", "<!-- ", "<dl><dt>a<dd>b", "<script>a</script>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		doc := source.FromString("fuzz", text)
		page, err := doc.HTML()
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range page.Nodes {
			if n.Next <= i || n.Next > len(page.Nodes) || n.Up >= i || n.Up >= 0 && page.Nodes[n.Up].Next < n.Next {
				t.Fatalf("node %d: %+v", i, n)
			}
			n.Attr("content")
		}
		shown := page.Shown()
		for line := range strings.Lines(shown.Text) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			span := shown.Span(doc, line)
			if span.Start < 0 || span.End > len(text) || span.End < span.Start {
				t.Fatalf("%q stands at %v of %d", line, span, len(text))
			}
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	var page strings.Builder
	page.WriteString("<html><head>")
	for i := range 40 {
		fmt.Fprintf(&page, "<meta name=\"citation_author\" content=\"Doe, Jane %d\">\n", i)
	}
	page.WriteString("</head><body>")
	for range 2000 {
		page.WriteString("<div class=\"row\"><p>Some <b>words</b> of a paragraph that goes on for a while, as paragraphs do.</p></div>\n")
	}
	text := page.String()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		source.ParseHTML(text).Shown()
	}
}
