// Package pkg_test holds the rules between packages: who may import whom.
package pkg_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/peerlit/peerlit/"

// mayImport is the drawing of ARCHITECTURE.md as a table: what of ours each
// package may import. A trailing slash and star stand for every package below.
var mayImport = map[string][]string{
	"pkg/ascii":                 nil,
	"pkg/source":                {"pkg/ascii"},
	"pkg/citation":              {"pkg/ascii"},
	"pkg/citation/citationtest": {"pkg/citation"},
	"pkg/diag":                  {"pkg/source"},
	"pkg/evidence":              {"pkg/source", "pkg/citation", "pkg/diag"},
	"pkg/format":                {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence"},
	"pkg/format/*":              {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/format", "pkg/format/tagged", "pkg/format/jsonwork", "pkg/format/xmlwork", "pkg/jsontext", "pkg/yamltext", "pkg/csl", "pkg/schemaorg", "pkg/marc", "pkg/ascii", "pkg/width", "pkg/openurl"},
	"pkg/format/formattest":     {"pkg/source", "pkg/citation", "pkg/citation/citationtest", "pkg/diag", "pkg/evidence", "pkg/format"},
	"pkg/format/tagged":         {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/format", "pkg/ascii"},
	"pkg/format/jsonwork":       {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/format", "pkg/jsontext"},
	"pkg/format/xmlwork":        {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/format"},
	"pkg/width":                 nil,
	"pkg/openurl":               {"pkg/citation"},
	"pkg/jsontext":              {"pkg/source", "pkg/ascii"},
	"pkg/yamltext":              {"pkg/source", "pkg/jsontext"},
	"pkg/csl":                   {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/jsontext"},
	"pkg/marc":                  {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence"},
	"pkg/schemaorg":             {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/jsontext"},
	"pkg/format/page":           {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/format", "pkg/resolve", "pkg/jsontext", "pkg/marc", "pkg/ascii", "pkg/openurl", "pkg/schemaorg"},
	"pkg/format/all":            {"pkg/format", "pkg/format/*"},
	"pkg/resolve":               {"pkg/citation", "pkg/diag", "pkg/evidence", "pkg/source"},
	"pkg/pipeline":              {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/format", "pkg/resolve"},
	"pkg/explain":               {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/width"},
	"pkg/check":                 {"pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/resolve", "pkg/dedupe"},
	"pkg/dedupe":                {"pkg/source", "pkg/citation", "pkg/evidence", "pkg/resolve", "pkg/csl"},
	"pkg/prisma":                nil,
	"pkg/cli":                   {"pkg/prisma", "pkg/pipeline", "pkg/format", "pkg/format/all", "pkg/source", "pkg/citation", "pkg/diag", "pkg/evidence", "pkg/resolve", "pkg/explain", "pkg/check", "pkg/dedupe"},
	"pkg/dedupe/dedupetest":     {"pkg/citation", "pkg/evidence"},
	"cmd/peerlit":               {"pkg/cli"},
}

// homes are the packages that alone may import a third party's package.
var homes = map[string][]string{
	"github.com/spf13/cobra":               {"pkg/cli"},
	"github.com/spf13/pflag":               {"pkg/cli"},
	"github.com/schollz/progressbar/v3":    {"pkg/cli"},
	"golang.org/x/term":                    {"pkg/cli"},
	"github.com/nickng/bibtex":             {"pkg/format/bibtex"},
	"github.com/olekukonko/tablewriter":    {"pkg/format/table"},
	"github.com/wlynxg/chardet":            {"pkg/source"},
	"github.com/klauspost/compress":        {"pkg/source"},
	"github.com/bmatcuk/doublestar/v4":     {"pkg/source"},
	"golang.org/x/net":                     {"pkg/source"},
	"golang.org/x/text":                    {"pkg/source", "pkg/citation"},
	"github.com/goccy/go-yaml":             {"pkg/yamltext"},
	"github.com/clipperhouse/displaywidth": {"pkg/width"},
}

// listed is what "go list" says of a package.
type listed struct {
	ImportPath string
	Imports    []string
	GoFiles    []string
}

func TestLayers(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			allowed, known := mayImport[name]
			if !known && strings.HasPrefix(name, "pkg/format/") {
				allowed, known = mayImport["pkg/format/*"]
			}
			if !known {
				t.Fatalf("package %s is not in the drawing: give it a row in mayImport and in ARCHITECTURE.md", name)
			}
			for _, path := range p.Imports {
				ours, is := strings.CutPrefix(path, module)
				if is && !matches(allowed, ours) {
					t.Errorf("%s imports %s, which the drawing does not allow", name, ours)
				}
				if is || !strings.Contains(path, ".") {
					continue
				}
				home := homes[thirdParty(path)]
				if !matches(home, name) {
					t.Errorf("%s imports %s, whose home is %v", name, path, home)
				}
			}
		})
	}
}

// TestHands checks that the world outside is touched where the drawing says only.
func TestHands(t *testing.T) {
	t.Parallel()
	outside := map[string][]string{
		"os":        {"cmd/peerlit", "pkg/cli", "pkg/source", "pkg/format/formattest"}, // the last is for tests only
		"os/signal": {"cmd/peerlit"},
		"os/exec":   nil,
		"net":       nil,
		"net/http":  nil,
		"log":       nil,
		"flag":      nil,
	}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		for _, path := range p.Imports {
			if homes, guarded := outside[path]; guarded && !slices.Contains(homes, name) {
				t.Errorf("%s imports %q", name, path)
			}
		}
	}
}

// packages lists the project's packages without their tests.
func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,GoFiles", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 { // not this test's own folder
			all = append(all, p)
		}
	}
	if len(all) < 10 {
		t.Fatalf("go list names only %d packages", len(all))
	}
	return all
}

// matches reports whether a package is in a list whose entries may end in a star.
func matches(list []string, name string) bool {
	return slices.ContainsFunc(list, func(entry string) bool {
		if prefix, all := strings.CutSuffix(entry, "*"); all {
			return strings.HasPrefix(name, prefix)
		}
		return entry == name
	})
}

// thirdParty gives the key of homes that a path belongs to.
func thirdParty(path string) string {
	for key := range homes {
		if path == key || strings.HasPrefix(path, key+"/") {
			return key
		}
	}
	return path
}
