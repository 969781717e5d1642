package pkg_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// cited matches what the documents say a promise is tested by: `TestHands`, `html_test.go`, `output.txtar`.
var cited = regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w*|\\w+_test\\.go|[\\w-]+\\.txtar)`")

// TestCited wants every test that a document cites to be there.
func TestCited(t *testing.T) {
	t.Parallel()
	var names strings.Builder // of test files and scripts, and what they define
	define := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if ext := filepath.Ext(path); ext != ".txtar" && !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		names.WriteString("\n" + d.Name() + "\n")
		if strings.HasSuffix(path, ".go") {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, m := range define.FindAllStringSubmatch(string(text), -1) {
				names.WriteString("\n" + m[1] + "\n")
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	documents, _ := filepath.Glob("../docs/*.md")
	found := 0
	for _, document := range append(documents, "../README.md", "../ARCHITECTURE.md") {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range cited.FindAllStringSubmatch(string(text), -1) {
			found++
			if !strings.Contains(names.String(), "\n"+m[1]+"\n") {
				t.Errorf("%s cites %s, which is not there", document, m[1])
			}
		}
	}
	if found < 10 {
		t.Errorf("found only %d citations of tests", found)
	}
}
