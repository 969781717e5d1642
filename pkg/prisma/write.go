package prisma

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"
)

// Report writes a flow in one form.
type Report func(w io.Writer, f *Flow) error

// Reports are the forms by the names that users give them, in the order to list them.
var reports = []struct {
	name  string
	write Report
}{{"text", Text}, {"json", JSON}, {"html", HTML}, {"svg", SVG}}

// Forms lists the names of the forms.
func Forms() []string {
	var names []string
	for _, r := range reports {
		names = append(names, r.name)
	}
	return names
}

// Form gives the report of that name, nil for a name that is none.
func Form(name string) Report {
	for _, r := range reports {
		if r.name == name {
			return r.write
		}
	}
	return nil
}

// columns are what the tables say of a source.
var columns = []struct {
	heading string
	of      func(s Source) int
}{
	{"identified", func(s Source) int { return s.Identified }},
	{"duplicates", func(s Source) int { return s.Duplicates }},
	{"within source", func(s Source) int { return s.Within }},
	{"known", func(s Source) int { return s.Known }},
	{"to screen", Source.Screened},
	{"only here", func(s Source) int { return s.Only }},
}

// rows are the sources and their total.
func (f *Flow) rows() []Source { return append(f.Sources[:len(f.Sources):len(f.Sources)], f.Total()) }

// Text writes a table of the sources and the lines of the flow.
func Text(w io.Writer, f *Flow) error {
	var b strings.Builder
	width := len("source")
	for _, s := range f.rows() {
		width = max(width, utf8.RuneCountInString(harmless(s.Name)))
	}
	fmt.Fprintf(&b, "%-*s", width, "source")
	for _, c := range columns {
		fmt.Fprintf(&b, "  %s", c.heading)
	}
	for _, s := range f.rows() {
		fmt.Fprintf(&b, "\n%-*s", width, harmless(s.Name))
		for _, c := range columns {
			fmt.Fprintf(&b, "  %*d", len(c.heading), c.of(s))
		}
	}
	total := f.Total()
	fmt.Fprintf(&b, "\n\nRecords identified                %7d\nRemoved before screening\n  duplicates                      %7d\n", total.Identified, total.Duplicates)
	if total.Known > 0 {
		fmt.Fprintf(&b, "  in a library screened before    %7d\n", total.Known)
	}
	fmt.Fprintf(&b, "Records to screen                 %7d\n", total.Screened())
	if f.Review > 0 {
		fmt.Fprintf(&b, "\nUndecided pairs, both kept        %7d\n", f.Review)
	}
	fmt.Fprintf(&b, "\n%s\n", f.Method)
	_, err := io.WriteString(w, b.String())
	return err
}

// JSON writes the numbers as one object: method, sources, total, review.
func JSON(w io.Writer, f *Flow) error {
	type counts struct {
		Name       string `json:"name"`
		Identified int    `json:"identified"`
		Duplicates int    `json:"duplicates"`
		Within     int    `json:"within"`
		Known      int    `json:"known"`
		Screened   int    `json:"screened"`
		Only       int    `json:"only"`
	}
	plain := func(s Source) counts {
		return counts{s.Name, s.Identified, s.Duplicates, s.Within, s.Known, s.Screened(), s.Only}
	}
	out := struct {
		Method  string   `json:"method"`
		Sources []counts `json:"sources"`
		Total   counts   `json:"total"`
		Review  int      `json:"review"`
	}{f.Method, []counts{}, plain(f.Total()), f.Review}
	for _, s := range f.Sources {
		out.Sources = append(out.Sources, plain(s))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// pageHead and pageFoot stand around the content of the HTML report. The page loads nothing and may not.
const (
	pageHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Records before screening</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid #8886 }
th:first-child { text-align: left; overflow-wrap: anywhere }
tbody tr:last-child > * { font-weight: 600; border-bottom: 0 }
svg { width: 100%; height: auto; margin-top: 2rem; background: #fff }
@media print { body { max-width: none; margin: 0 } svg { break-inside: avoid } }
</style>
</head>
<body>
<main>
`
	pageFoot = "</main>\n</body>\n</html>\n"
)

// HTML writes one file with the table and the diagram.
func HTML(w io.Writer, f *Flow) error {
	var b strings.Builder
	b.WriteString(pageHead + "<h1>Records before screening</h1>\n<p>" + html.EscapeString(f.Method) + "</p>\n<table>\n<thead><tr><th scope=\"col\">source</th>")
	for _, c := range columns {
		fmt.Fprintf(&b, "<th scope=\"col\">%s</th>", c.heading)
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, s := range f.rows() {
		fmt.Fprintf(&b, "<tr><th scope=\"row\"><bdi>%s</bdi></th>", html.EscapeString(harmless(s.Name)))
		for _, c := range columns {
			fmt.Fprintf(&b, "<td>%d</td>", c.of(s))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n")
	if f.Review > 0 {
		fmt.Fprintf(&b, "<p>Pairs that may be one work and are undecided; both records are kept: %d.</p>\n", f.Review)
	}
	f.draw(&b)
	b.WriteString(pageFoot)
	_, err := io.WriteString(w, b.String())
	return err
}

// SVG writes the flow diagram, for a paper. The numbers that only people can give are left open.
func SVG(w io.Writer, f *Flow) error {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	f.draw(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// harmless gives text without characters that act on a terminal or a page, on one line.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || r == '\u2028' || r == '\u2029',
			r == '\u061c' || r >= '\u200e' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return '\ufffd'
		}
		return r
	}, s)
}
