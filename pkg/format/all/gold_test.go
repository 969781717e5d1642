package all_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/source"
)

// shared is where collected pages and their gold stand beside a checkout.
func shared() string {
	if dir := os.Getenv("PEERLIT_SHARED"); dir != "" {
		return dir
	}
	return "../../../../shared"
}

// gold is what a librarian took from a page and nothing else.
type gold struct {
	Title  string          `json:"title"`
	Author []citation.Name `json:"author"`
	Absent []string        `json:"absent"`
	Open   []string        `json:"unscored"` // a careful reader could answer either way
	Accept struct {
		Author [][]citation.Name `json:"author"`
	} `json:"accept"`
	Issued struct {
		Parts [][]int `json:"date-parts"`
	} `json:"issued"`
	Journal string `json:"container-title"`
	Volume  string `json:"volume"`
	Issue   string `json:"issue"`
	Page    string `json:"page"`
	DOI     string `json:"DOI"`
	PMID    string `json:"PMID"`
}

// TestGold reads the collected pages whose gold is known: every core field is
// right, and none that the page does not state has a value.
func TestGold(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob(filepath.Join(shared(), "gold", "*", "*.gold.json"))
	if len(files) == 0 {
		t.Skip("no collected pages with gold beside this checkout")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var want gold
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			page := strings.TrimSuffix(file, ".gold.json") + ".txt"
			pages := source.Files(context.Background(), []string{page}, source.Input{})
			var records []*evidence.Record
			for r := range (pipeline.Plan{Catalog: all.Formats()}).Records(context.Background(), pages) {
				records = append(records, r)
			}
			if len(records) != 1 {
				t.Fatalf("%d records of one page", len(records))
			}
			compare(t, &want, &records[0].Citation)
		})
	}
}

// compare holds the core fields of a citation against the gold.
func compare(t *testing.T, want *gold, c *citation.Citation) {
	t.Helper()
	same := func(f citation.Field, got, want string) {
		fold := func(s string) string { return strings.Trim(citation.Fold(strings.Join(strings.Fields(s), " ")), ". /") }
		if want != "" && fold(got) != fold(want) {
			t.Errorf("%s: got %q, want %q", f, got, want)
		}
	}
	same(citation.FieldTitle, c.Title.Plain(), want.Title)
	same(citation.FieldJournal, c.In.Title.Plain(), want.Journal)
	same(citation.FieldVolume, c.In.Volume, want.Volume)
	same(citation.FieldIssue, c.In.Issue, want.Issue)
	same(citation.FieldPages, c.In.Pages.String(), want.Page)
	same(citation.FieldDOI, c.DOI(), want.DOI)
	same(citation.FieldPMID, c.ID(citation.SchemePMID), want.PMID)
	if len(want.Author) > 0 && !slices.Contains(want.Open, "author") {
		names := func(list []citation.Name) string {
			var b strings.Builder
			for _, n := range list {
				b.WriteString(n.Particle + n.Family + n.Literal + ";")
			}
			return b.String()
		}
		got := names(c.Authors())
		if !slices.ContainsFunc(want.Accept.Author, func(list []citation.Name) bool { return names(list) == got }) {
			same(citation.FieldAuthor, got, names(want.Author))
		}
	}
	if len(want.Issued.Parts) > 0 && c.Year() != want.Issued.Parts[0][0] {
		t.Errorf("issued: got %s, want %v", c.Issued(), want.Issued.Parts)
	}
	for _, name := range want.Absent {
		if f := citation.FieldNamed(name); f != citation.NoField && f != citation.FieldURL && c.Has(f) {
			for v := range c.Values(f) {
				t.Errorf("%s %q is not on the page", f, v)
			}
		}
	}
}
