package source

import (
	"errors"
	"strings"
	"testing"
)

func TestLimitsSet(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, value string
		want        Limits
		fails       string
	}{
		{"document", "1000", Limits{Document: 1000}, ""},
		{"document", "512MiB", Limits{Document: 512 << 20}, ""},
		{"expanded", "2g", Limits{Expanded: 2 << 30}, ""},
		{"members", "7", Limits{Members: 7}, ""},
		{"members", "7k", Limits{}, "no number above zero"},
		{"ratio", "0", Limits{}, "no number above zero"},
		{"depth", "-1", Limits{}, "no number above zero"},
		{"nesting", "", Limits{}, "no number above zero"},
		{"document", "MiB", Limits{}, "no number above zero"},
		{"document", "9223372036854775807k", Limits{}, "no number above zero"},
		{"colour", "1", Limits{}, "unknown limit"},
	}
	for _, test := range tests {
		t.Run(test.name+"="+test.value, func(t *testing.T) {
			t.Parallel()
			var got Limits
			err := got.Set(test.name, test.value)
			if test.fails == "" && err != nil || test.fails != "" && (err == nil || !strings.Contains(err.Error(), test.fails)) {
				t.Fatalf("got error %v, want one that says %q", err, test.fails)
			}
			if got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

// TestLimitTable holds each row to a member of its own.
func TestLimitTable(t *testing.T) {
	t.Parallel()
	members := make(map[*int64]string)
	var l Limits
	for _, row := range LimitTable() {
		if other, taken := members[row.member(&l)]; taken {
			t.Errorf("%s and %s set the same member", row.Name, other)
		}
		members[row.member(&l)] = row.Name
		if err := l.Set(row.Name, "3"); err != nil || *row.member(&l) != 3 {
			t.Errorf("%s: set to 3, got %d and error %v", row.Name, *row.member(&l), err)
		}
	}
}

// TestNesting reads elements that are nested deeper than is allowed: what they
// hold is kept, and it is said once.
func TestNesting(t *testing.T) {
	t.Parallel()
	doc, err := Open("a.xml", strings.NewReader("<r><a><b>one<c>two</c></b></a></r><r><a><b>x</b></a></r>"), Limits{Nesting: 2})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var over *LimitError
	for e, err := range doc.Elements("r") {
		if err != nil {
			if over != nil || !errors.As(err, &over) {
				t.Errorf("got error %v, want one LimitError", err)
			}
			continue
		}
		texts = append(texts, e.Text())
	}
	if got := strings.Join(texts, "|"); got != "onetwo|x" {
		t.Errorf("got texts %q, want %q", got, "onetwo|x")
	}
	if over == nil || over.Name != "nesting" || over.Max != 2 {
		t.Errorf("got %v, want the limit of nesting, which is 2", over)
	}
}
