package table

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
)

// Markdown is the table in GitHub-flavoured Markdown, with nothing cut. Its
// rows stand by themselves, so that it streams.
func Markdown() format.Format {
	return format.Format{
		Name:       "markdown",
		Aliases:    []string{"md", "gfm"},
		Extensions: []string{"md", "markdown"},
		Summary:    "a table in Markdown",
		Exporter: format.Sequence{
			Open:   func(o format.Options) string { return markdownHead(columns(o)) },
			Append: func(dst []byte, r *evidence.Record, o format.Options) []byte { return markdownRow(dst, columns(o), r) },
		},
		Carries: citation.AllFields(), // a view leaves out on purpose
	}
}

func markdownHead(columns []column) string {
	heads, rules := "|", "|"
	for i := range columns {
		heads += " " + columns[i].head + " |"
		rules += " --- |"
	}
	return heads + "\n" + rules + "\n"
}

func markdownRow(dst []byte, columns []column, r *evidence.Record) []byte {
	for i := range columns {
		dst = append(dst, "| "...)
		dst = appendMarkdown(dst, harmless(columns[i].cell(r), false))
		dst = append(dst, ' ')
	}
	return append(dst, "|\n"...)
}

// appendMarkdown adds s so that Markdown shows it as it is (GitHub Flavored Markdown, 2.4 and 4.10).
func appendMarkdown(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("\\|`*_[]<>&~$", s[i]) >= 0 && !insideWord(s, i) {
			dst = append(dst, '\\')
		}
		dst = append(dst, s[i])
	}
	return dst
}

// insideWord reports whether an underscore stands between letters or digits, where it is
// no emphasis: "10.1000/s_1" stays readable.
func insideWord(s string, i int) bool {
	return s[i] == '_' && i > 0 && i+1 < len(s) && isWord(s[i-1]) && isWord(s[i+1])
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80
}
