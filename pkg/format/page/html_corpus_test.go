package page

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

// expected is what the corpus says of a page, in the words of its makers.
type expected struct {
	Title, DOI, Journal, Volume, Pages string
	Number                             json.RawMessage `json:"issue"`
	Year                               json.RawMessage
	Authors                            []struct{ Family, Given string } `json:"author_list"`
}

// TestHTMLCorpus measures real pages against what their makers expect. Pages
// whose expectation is empty are captchas, and give no record.
func TestHTMLCorpus(t *testing.T) {
	t.Parallel()
	root := corpora(t)
	var right, wrong, missing, invented int
	for _, folder := range []string{"highwire-html", "schemaorg-html", "coins-html", "html"} {
		files, _ := filepath.Glob(filepath.Join(root, folder, "*", "*.html"))
		for _, file := range files {
			info, err := os.Stat(file + ".expected")
			if err != nil || !info.IsDir() {
				continue
			}
			want := readExpected(t, file+".expected")
			records := extractHTML(t, file)
			captcha := len(records) == 0 && folder == "html"
			if captcha {
				continue
			}
			if len(records) != 1 {
				t.Errorf("%s: %d records, want 1", filepath.Base(file), len(records))
				continue
			}
			c := &records[0].Citation
			family := func(names []citation.Name) (s string) {
				for _, n := range names {
					s += letters(n.Family+n.Literal) + " "
				}
				return s
			}
			var wantNames []citation.Name
			for _, a := range want.Authors {
				wantNames = append(wantNames, citation.Name{Family: a.Family})
			}
			bare := func(raw json.RawMessage) string { return strings.Trim(string(raw), `"`) }
			year := ""
			if c.Year() != 0 {
				year = citation.YearDate(c.Year()).String()
			}
			for _, check := range [...]struct{ field, got, want string }{
				{"title", letters(c.Title.Plain()), letters(want.Title)},
				{"authors", family(c.Authors()), family(wantNames)},
				{"year", year, bare(want.Year)[:min(4, len(bare(want.Year)))]},
				{"journal", letters(c.In.Title.Plain()), letters(want.Journal)},
				{"volume", c.In.Volume, want.Volume},
				{"issue", letters(c.In.Issue), letters(bare(want.Number))},
				{"pages", letters(c.In.Pages.String()), letters(want.Pages)},
				{"DOI", strings.ToLower(c.DOI()), strings.ToLower(want.DOI)},
			} {
				switch {
				case check.want == "" && check.got == "":
				case check.want == "":
					invented++ // that the makers did not look for it says nothing
				case check.got == check.want:
					right++
				case check.got == "":
					missing++
					t.Logf("%s: %s missing, want %q", filepath.Base(file), check.field, check.want)
				default:
					wrong++
					t.Logf("%s: %s %q, want %q", filepath.Base(file), check.field, check.got, check.want)
				}
			}
		}
	}
	if right == 0 {
		t.Skip("no expectations in the corpus")
	}
	precision := float64(right) / float64(right+wrong)
	recall := float64(right) / float64(right+wrong+missing)
	t.Logf("right %d, wrong %d, missing %d, not asked for %d: precision %.3f, recall %.3f", right, wrong, missing, invented, precision, recall)
	if precision < 0.9 || recall < 0.8 {
		t.Errorf("precision %.3f, recall %.3f", precision, recall)
	}
}

func corpora(t testing.TB) string {
	root := os.Getenv("PEERLIT_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared")
	}
	root = filepath.Join(root, "corpora")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the shared corpora are not here")
	}
	return root
}

func readExpected(t *testing.T, folder string) (e expected) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.json"))
	if len(files) == 0 {
		return e
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &e); err != nil {
		t.Fatalf("%s: %v", files[0], err)
	}
	return e
}

// htmlFormat is the format as the catalogue has it, made once.
var htmlFormat = sync.OnceValue(func() format.Format {
	f, _ := format.Catalog(Formats(nil)).Named("html")
	return f
})

// extractHTML reads a file as a saved page.
func extractHTML(t testing.TB, file string) []*evidence.Record {
	t.Helper()
	data, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	doc, err := source.Open(file, data, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return recordsOf(t, doc)
}

func recordsOf(t testing.TB, doc *source.Document) []*evidence.Record {
	t.Helper()
	var records []*evidence.Record
	for r := range htmlFormat().Extractor.Extract(context.Background(), doc, format.Ask{}) {
		if r != nil {
			records = append(records, r)
		}
	}
	return records
}
