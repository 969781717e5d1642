package bibtex

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// shared gives the folder of third parties' files, which are not part of the project.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("PEERLIT_SHARED")
	if dir == "" {
		dir = "../../../../shared"
	}
	if _, err := os.Stat(filepath.Join(dir, "corpora")); err != nil {
		t.Skip("no shared corpora here; set PEERLIT_SHARED to their folder")
	}
	return dir
}

// heads finds what begins an entry at the start of a line.
var heads = regexp.MustCompile(`(?m)^[ \t\x{a0}]*@[ \t]*(\w+)\s*[{(]`)

// TestCorpus states that of every entry in the files of many tools and people
// there is a record, or a remark that there is none.
func TestCorpus(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(shared(t), "corpora", "bib*tex", "*", "*.bib"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			f, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			doc, err := source.Open(file, f, source.Limits{})
			if err != nil {
				t.Skip(err)
			}
			text, err := doc.Text()
			if err != nil {
				t.Fatal(err)
			}
			records, skipped := 0, 0
			for _, err := range Format().Extractor.Extract(context.Background(), doc, format.Ask{}) {
				var remark diag.Diagnostic
				switch {
				case err == nil:
					records++
				case errors.As(err, &remark):
					skipped++
				default:
					t.Error(err)
				}
			}
			want := 0
			for _, head := range heads.FindAllStringSubmatch(text, -1) {
				switch strings.ToLower(head[1]) {
				case "comment", "string", "preamble", "xdata":
				default:
					want++
				}
			}
			if strings.Contains(strings.ToLower(text), "@comment") {
				want = min(want, records+skipped) // comments may hold entries
			}
			if records+skipped < want {
				t.Errorf("%d records and %d skipped of %d entries", records, skipped, want)
			}
		})
	}
}

// coreFields are compared with what pandoc makes of the same files. Its
// "sentence case" is left out of account, and so is what it joins by its own
// lights: lists of publishers and places, volume and part.
var coreFields = []citation.Field{
	citation.FieldTitle, citation.FieldJournal, citation.FieldSeries, citation.FieldSeriesNumber, citation.FieldPages, citation.FieldEdition,
}

func TestPandoc(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(filepath.Join(shared(t), "corpora", "biblatex", "*", "*.bib.expected", "*.txt"))
	compared, same := 0, 0
	for _, file := range files {
		expected, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, list, ok := strings.Cut(string(expected), "\nreferences:")
		if !ok {
			continue
		}
		list, _, _ = strings.Cut(list, "\n---")
		var references []map[string]any
		if err := yaml.Unmarshal([]byte(list), &references); err != nil {
			continue
		}
		text, err := os.ReadFile(filepath.Dir(strings.TrimSuffix(filepath.Dir(file), ".expected")) + "/" + strings.TrimSuffix(filepath.Base(filepath.Dir(file)), ".expected"))
		if err != nil {
			t.Fatal(err)
		}
		records, _ := read(t, BibLaTeX(), string(text))
		for _, reference := range references {
			for _, r := range records {
				if r.Citation.Key != reference["id"] {
					continue
				}
				for _, f := range coreFields {
					got := ""
					for v := range r.Citation.Values(f) {
						got = v.String()
						break
					}
					want, stated := reference[f.String()].(string)
					if !stated {
						continue
					}
					compared++
					if folded(got) == folded(want) {
						same++
					} else {
						t.Logf("%s: %s of %s: got %q, pandoc has %q", filepath.Base(filepath.Dir(file)), f, r.Citation.Key, got, want)
					}
				}
			}
		}
	}
	if compared == 0 || same*100 < compared*98 {
		t.Errorf("%d of %d fields are as pandoc reads them", same, compared)
	}
}

// folded takes case, markup and the shape of quotes and dashes out of a text.
func folded(s string) string {
	s = regexp.MustCompile(`</?(i|b|sub|sup|span)[^>]*>|[*\[\]^~\\]|\{[.=]\w+\}`).ReplaceAllString(s, "")
	s = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ", "–", "-", "---", "-", "--", "-", "—", "-").Replace(s)
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}
