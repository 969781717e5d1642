package diag

import (
	"os"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/source"
)

// TestCodes checks that every constant has one row, whose words are ready to be shown.
func TestCodes(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	constants := strings.Count(string(data), " Code = \"")
	seen := make(map[Code]bool)
	for _, c := range Codes() {
		if seen[c] {
			t.Errorf("%s stands twice", c)
		}
		seen[c] = true
		if m := c.Meaning(); m == "" || strings.HasSuffix(m, ".") {
			t.Errorf("%s: meaning %q", c, m)
		}
	}
	if len(seen) != constants {
		t.Errorf("%d constants, %d rows", constants, len(seen))
	}
	if Code("of nobody").Severity() != Error {
		t.Error("an unknown code must not pass for a trifle")
	}
}

func TestString(t *testing.T) {
	t.Parallel()
	d := Diagnostic{Code: BlankField, Message: "DOI is blank", At: source.Position{Name: "a.txt", Line: 27, Column: 1}}
	for at, want := range map[source.Position]string{
		{Name: "a.txt", Line: 27, Column: 1}: "a.txt:27:1: note: DOI is blank [blank-field]",
		{Name: "a.txt"}:                      "a.txt: note: DOI is blank [blank-field]",
		{}:                                   "note: DOI is blank [blank-field]",
	} {
		if d.At = at; d.String() != want || d.Error() != want {
			t.Errorf("got %q, want %q", d.String(), want)
		}
	}
}
