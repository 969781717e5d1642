package all_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/format/bibtex"
	"github.com/peerlit/peerlit/pkg/source"
)

// A floor is what a folder of collected files must at least give: files that
// are taken for the format and give a record, their records, and of a hundred
// core fields that the expectations beside the files state, those that agree.
type floor struct {
	folder, format         string
	files, records, agreed int
}

var floors = []floor{
	{"arxiv-atom", "arxiv", 2, 25, 0},
	{"cff", "cff", 84, 141, 0},
	{"codemeta", "codemeta", 12, 225, 0},
	{"crossref-json", "crossref", 84, 1706, 94},
	{"crossref-xml", "crossref-xml", 1, 1, 0},
	{"csl-json", "csl-json", 55, 147, 100},
	{"datacite-json", "datacite", 19, 19, 0},
	{"datacite-xml", "datacite-xml", 135, 135, 0},
	{"endnote-xml", "endnote-xml", 10, 15, 95},
	{"enw", "enw", 4, 4, 94},
	{"europepmc-json", "europepmc", 7, 7, 0},
	{"generic-csv", "csv", 16, 74, 0},
	{"inveniordm-json", "invenio", 3, 3, 100},
	{"isi", "wos", 11, 410, 0},
	{"jats", "jats", 24, 32, 0},
	{"mods", "mods", 5, 7, 81},
	{"msbib-xml", "msbib", 14, 14, 96},
	{"nbib", "nbib", 13, 129, 88},
	{"openalex-json", "openalex", 14, 18, 95},
	{"ovid", "ovid", 2, 2, 62},
	{"pubmed-xml", "pubmed", 17, 21, 89},
	{"refworks", "refworks", 1, 1, 100},
	{"ris", "ris", 82, 1814, 85},
	{"s2-json", "s2", 25, 4844, 0},
	{"schemaorg-jsonld", "schema", 4, 4, 0},
	{"scopus-csv", "csv", 3, 238, 0},
}

// coreNames are the fields that are compared.
var coreNames = [...]string{"title", "authors", "journal", "year", "DOI", "volume", "issue", "pages", "keywords"}

// coreFields are the core fields of a work as they are compared: without case, marks and markup.
type coreFields map[string]string

// TestFigures reads the collected files of each format, found by their content
// as a user's are. Its log has a line of figures a format.
func TestFigures(t *testing.T) {
	t.Parallel()
	corpora := filepath.Join(shared(), "corpora")
	if _, err := os.Stat(corpora); err != nil {
		t.Skipf("no collected files beside this checkout: %v", err)
	}
	catalog := all.Formats()
	for _, f := range floors {
		t.Run(f.folder, func(t *testing.T) {
			t.Parallel()
			figures(t, catalog, filepath.Join(corpora, f.folder), f)
		})
	}
}

func figures(t *testing.T, catalog format.Catalog, dir string, f floor) {
	given, read, records := 0, 0, 0
	same, stated := make(map[string]int), make(map[string]int)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasSuffix(path, ".expected"):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		given++
		name, list := works(t, catalog, path)
		if name != f.format {
			t.Logf("taken for %q: %s", name, filepath.Base(path))
			return nil
		}
		if len(list) == 0 {
			t.Logf("no record: %s", filepath.Base(path))
			return nil
		}
		read++
		records += len(list)
		for _, pair := range pairs(expected(t, path), list) {
			for _, field := range coreNames {
				want, got := pair[0][field], pair[1][field]
				if want == "" {
					continue
				}
				if stated[field]++; want == got {
					same[field]++
				} else {
					t.Logf("%s: %s is %q, expected %q", filepath.Base(path), field, got, want)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	line, agreed, all := "", 0, 0
	for _, field := range coreNames {
		if stated[field] > 0 {
			line += fmt.Sprintf(" %s %d/%d", field, same[field], stated[field])
			agreed, all = agreed+same[field], all+stated[field]
		}
	}
	t.Logf("%s: %d of %d files, %d records;%s", f.folder, read, given, records, line)
	if read < f.files || records < f.records || agreed*100 < all*f.agreed {
		t.Errorf("%d files, %d records, %d of %d fields; were %d, %d, %d of a hundred", read, records, agreed, all, f.files, f.records, f.agreed)
	}
}

// works reads a file by its content. It checks that claims lie in the file.
func works(t *testing.T, catalog format.Catalog, path string) (name string, list []coreFields) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := source.Open(path, bytes.NewReader(data), source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := catalog.Detect(doc)
	if f.Extractor == nil {
		return "", nil
	}
	for r, err := range extractor(t, f, doc).Extract(context.Background(), doc, format.Ask{Claims: true}) {
		if err != nil {
			continue
		}
		for _, c := range r.Claims {
			if c.At.Start < 0 || c.At.Start > c.At.End {
				t.Errorf("%s: claim %v", path, c)
			}
		}
		list = append(list, coreOf(&r.Citation))
	}
	return f.Name, list
}

// extractor gives what reads the document as a format.
func extractor(t *testing.T, f format.Format, doc *source.Document) format.Extractor {
	t.Helper()
	if p, ok := f.Extractor.(format.Preparer); ok {
		prepared, err := p.Prepare(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		return prepared
	}
	return f.Extractor
}

// compared takes out of a text what two readers may write differently.
func compared(s string) string {
	s = strings.NewReplacer("--", "-", "–", "-", "{", "", "}", "", "’", "'", "“", `"`, "”", `"`).Replace(s)
	return strings.Trim(citation.Fold(strings.Join(strings.Fields(s), " ")), ". /")
}

func coreOf(c *citation.Citation) coreFields {
	var names, words []string
	for _, n := range c.Authors() {
		names = append(names, compared(n.Particle+" "+n.Family+n.Literal))
	}
	for _, k := range c.Keywords {
		words = append(words, compared(k.Term))
	}
	slices.Sort(words)
	year := ""
	if c.Year() != 0 {
		year = strconv.Itoa(c.Year())
	}
	return coreFields{
		"title": compared(c.Title.Plain()), "authors": strings.Join(names, "; "), "journal": compared(c.In.Title.Plain()), "year": year,
		"DOI": compared(c.DOI()), "volume": compared(c.In.Volume), "issue": compared(c.In.Issue), "pages": compared(c.In.Pages.String()),
		"keywords": strings.Join(words, "; "),
	}
}

// expected reads the expectations beside a file: a BibTeX file, or JSON of
// Zotero, papis or CSL.
func expected(t *testing.T, path string) (list []coreFields) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(path+".expected", "*"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(file) {
		case ".bib":
			for r := range bibtex.Format().Extractor.Extract(context.Background(), source.FromString(file, string(data)), format.Ask{}) {
				if r != nil {
					list = append(list, coreOf(&r.Citation))
				}
			}
		case ".json":
			var items []map[string]any
			if json.Unmarshal(data, &items) != nil {
				items = make([]map[string]any, 1)
				if err := json.Unmarshal(data, &items[0]); err != nil {
					t.Fatalf("%s: %v", file, err)
				}
			}
			for _, item := range items {
				if kind := item["itemType"]; kind != "note" && kind != "attachment" {
					list = append(list, coreOfJSON(item))
				}
			}
		}
	}
	return list
}

// jsonNames are the members that a core field can have, of one text each.
var jsonNames = map[string][]string{
	"title": {"title"}, "journal": {"publicationTitle", "bookTitle", "proceedingsTitle", "container-title", "journal"}, "DOI": {"DOI", "doi"},
	"volume": {"volume"}, "issue": {"issue"}, "pages": {"pages", "page"}, "year": {"date", "year"},
}

func coreOfJSON(item map[string]any) coreFields {
	text := func(v any, names ...string) string {
		object, _ := v.(map[string]any)
		for _, name := range names {
			if value, ok := object[name]; ok {
				return fmt.Sprint(value)
			}
		}
		return ""
	}
	list := func(names ...string) []any {
		for _, name := range names {
			if values, ok := item[name].([]any); ok {
				return values
			}
		}
		return nil
	}
	c := make(coreFields)
	for field, names := range jsonNames {
		value := text(item, names...)
		switch field {
		case "year":
			if d, _ := citation.ParseDate(value); d.Year != 0 {
				c[field] = strconv.Itoa(d.Year)
			}
		case "title", "journal":
			c[field] = compared(citation.FromHTML(value).Plain())
		case "pages":
			if p, err := citation.ParsePages(value); err == nil {
				c[field] = compared(p.String())
			}
		default:
			c[field] = compared(value)
		}
	}
	var names, words []string
	for _, who := range list("creators", "author_list", "author") {
		if role := text(who, "creatorType"); role == "" || role == "author" {
			names = append(names, compared(text(who, "non-dropping-particle")+" "+text(who, "lastName", "family", "literal")))
		}
	}
	for _, tag := range list("tags", "keywords") {
		if word := text(tag, "tag"); word != "" {
			words = append(words, compared(word))
		} else if word, ok := tag.(string); ok {
			words = append(words, compared(word))
		}
	}
	slices.Sort(words)
	c["authors"], c["keywords"] = strings.Join(names, "; "), strings.Join(words, "; ")
	return c
}

// pairs joins what is expected with what was read: by title, or else by place.
// What was not read at all stands beside nothing.
func pairs(want, got []coreFields) (list [][2]coreFields) {
	for i, w := range want {
		found := slices.IndexFunc(got, func(g coreFields) bool { return g["title"] == w["title"] && w["title"] != "" })
		switch {
		case found >= 0:
			list = append(list, [2]coreFields{w, got[found]})
		case len(want) == len(got):
			list = append(list, [2]coreFields{w, got[i]})
		default:
			list = append(list, [2]coreFields{w, {}})
		}
	}
	return list
}
