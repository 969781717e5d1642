package cli

import (
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/source"
)

func TestHarmless(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain":                 "plain",
		"naïve 王 שלום":          "naïve 王 שלום",
		"\x1b[31mred":           `\x1b[31mred`,
		"a\u202eb":              `a\u202eb`,
		"line\nbreak\ttab":      `line\nbreak\ttab`,
		"bad \xff byte":         `bad \xff byte`,
		"\u009b31m":             `\x9b31m`,
		"real \ufffd character": "real \ufffd character",
		"\u2028":                `\u2028`,
	} {
		if got := harmless(in); got != want {
			t.Errorf("harmless(%q) = %q, want %q", in, got, want)
		}
	}
}

// Many remarks of one kind about one document are counted, not repeated; errors are all shown.
func TestReporterCounts(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	r := &reporter{w: &b, seen: make(map[diag.Code]int)}
	for i := range 20 {
		r.Report(diag.Diagnostic{Code: diag.UnknownTag, At: source.Position{Name: "a.ris", Line: i + 1, Column: 1}, Message: "tag"})
		r.Report(diag.Diagnostic{Code: diag.SkippedEntry, At: source.Position{Name: "a.ris", Line: i + 1, Column: 1}, Message: "entry"})
	}
	r.Report(diag.Diagnostic{Code: diag.UnknownTag, At: source.Position{Name: "b.ris"}, Message: "tag"})
	r.Flush()
	out := b.String()
	if n := strings.Count(out, "[skipped-entry]"); n != 20 {
		t.Errorf("%d of 20 errors were shown", n)
	}
	if n := strings.Count(out, "note: tag [unknown-tag]"); n != sameRemarks+1 {
		t.Errorf("%d notes were shown", n)
	}
	if !strings.Contains(out, "a.ris: note: 15 more like this (--verbose shows them) [unknown-tag]") {
		t.Errorf("the rest is not counted:\n%s", out)
	}
	b.Reset()
	for range sameRemarks + 2 { // of no document
		r.Report(diag.Diagnostic{Code: diag.NotCarried, Message: "field"})
	}
	r.Flush()
	if out := b.String(); !strings.Contains(out, "\nnote: 2 more like this") {
		t.Errorf("what is said of no document has a place:\n%s", out)
	}
}

func TestColored(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		flag     string
		terminal bool
		env      map[string]string
		want     bool
	}{
		{"auto", true, nil, true},
		{"auto", false, nil, false},
		{"auto", true, map[string]string{"NO_COLOR": "1"}, false},
		{"auto", true, map[string]string{"TERM": "dumb"}, false},
		{"auto", false, map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"always", false, map[string]string{"NO_COLOR": "1"}, true},
		{"never", true, nil, false},
	} {
		a := &app{streams: Streams{Env: func(name string) string { return c.env[name] }}, global: globalFlags{color: c.flag}}
		if got := a.colored(c.terminal); got != c.want {
			t.Errorf("%+v: got %v", c, got)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"rsi": `: did you mean "ris"?`, "bibtx": `: did you mean "bibtex"?`, "zzzzzz": "", "": ""} {
		if got := didYouMean(typed, []string{"bibtex", "isi", "ris"}); got != want {
			t.Errorf("didYouMean(%q) = %q, want %q", typed, got, want)
		}
	}
}
