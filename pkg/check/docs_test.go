package check

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/diag"
)

var update = flag.Bool("update", false, "rewrite the tables of docs/check.md")

// TestDocs holds the tables of docs/check.md against the code.
func TestDocs(t *testing.T) {
	t.Parallel()
	const path = "../../docs/check.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := string(data)
	for name, table := range map[string]string{"codes": codesTable(), "reading": readingTable(), "profiles": profilesTable(), "needs": needsRowsTable()} {
		before, rest, found := strings.Cut(want, "<!-- "+name+" -->\n")
		_, after, closed := strings.Cut(rest, "<!-- end -->")
		if !found || !closed {
			t.Fatalf("no place for the table %q", name)
		}
		want = before + "<!-- " + name + " -->\n" + table + "<!-- end -->" + after
	}
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("docs/check.md (-want +got; \"go test ./pkg/check -update\" rewrites it):\n%s", diff)
	}
}

func codesTable() string {
	var b strings.Builder
	b.WriteString("| code | severity | what | `--fix` |\n|---|---|---|---|\n")
	for _, rule := range Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", rule.Code, rule.Code.Severity(), rule.Code.Meaning(), rule.Fixed)
	}
	return b.String()
}

func readingTable() string {
	var b strings.Builder
	b.WriteString("| code | severity | what |\n|---|---|---|\n")
	for _, code := range diag.Codes() {
		if !slices.ContainsFunc(Rules(), func(r Rule) bool { return r.Code == code }) {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", code, code.Severity(), code.Meaning())
		}
	}
	return b.String()
}

func profilesTable() string {
	list := func(codes []string) string {
		slices.Sort(codes)
		return strings.Join(codes, ", ")
	}
	var b strings.Builder
	b.WriteString("| profile | for | severities of its own | off |\n|---|---|---|---|\n")
	for _, p := range Profiles() {
		policy := newPolicy(p, Choice{})
		var own, off []string
		for _, code := range diag.Codes() {
			switch level, on := policy.level(code); {
			case !on:
				off = append(off, "`"+string(code)+"`")
			case level != code.Severity() || slices.Contains(offAtFirst, code):
				own = append(own, fmt.Sprintf("`%s` %s", code, level))
			}
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", p.Name, p.Summary, list(own), list(off))
	}
	return b.String()
}

func needsRowsTable() string {
	var b strings.Builder
	b.WriteString("| profile | type | required | recommended |\n|---|---|---|---|\n")
	named := make(map[string]bool)
	cell := func(choices string) string {
		var words []string
		for choice := range strings.FieldsSeq(choices) {
			var any []string
			for name := range strings.SplitSeq(choice, "|") {
				if named[name] {
					name = "(" + name + ")"
				}
				any = append(any, name)
			}
			words = append(words, strings.Join(any, " or "))
		}
		return strings.Join(words, ", ")
	}
	for line := range strings.Lines(needsTable) {
		columns := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case columns[0] == "let":
			named[columns[1]] = true
		default:
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", columns[0], strings.ReplaceAll(strings.ReplaceAll(columns[1], "*", "`*`"), " ", ", "), cell(columns[2]), cell(columns[3]))
		}
	}
	return b.String()
}
