package cli

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/format/all"
)

var update = flag.Bool("update", false, "rewrite the table of formats in README.md, and docs/commands.md")

// TestReadmeFormats checks that the README's table of formats is the catalogue's.
func TestReadmeFormats(t *testing.T) {
	t.Parallel()
	const path, begin, end = "../../README.md", "<!-- formats: begin -->\n", "<!-- formats: end -->"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), begin)
	table, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatal("README.md has no table of formats")
	}
	var want strings.Builder
	want.WriteString("| name | read | write | what |\n|---|---|---|---|\n")
	for _, f := range all.Formats() {
		fmt.Fprintf(&want, "| `%s` | %s | %s | %s |\n", f.Name, yes(f.Extractor != nil), yes(f.Exporter != nil), f.Summary)
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+want.String()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), table); diff != "" {
		t.Errorf("README.md, formats (-want +got):\n%s", diff)
	}
}
