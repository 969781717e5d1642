package marc

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

// cases gives the inputs of the golden cases of a format by the name of their folder.
func cases(t testing.TB, format string) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/" + format + "/*/input.*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	texts := make(map[string]string)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(filepath.Dir(file))] = string(data)
	}
	return texts
}

const (
	leader = "00000nam a2200000 a 4500"
	title  = "10\x1faA title /\x1fcJ. Doe.\x1e"
)

// TestDamage reads records whose form is wrong.
func TestDamage(t *testing.T) {
	t.Parallel()
	whole := leader + "245002300000\x1e" + title + "\x1d"
	whole = fmt.Sprintf("%05d", len(whole)) + whole[5:]
	for _, test := range []struct {
		name, text string
		titles     string
		codes      []diag.Code
	}{
		{"lengths never filled in", leader + "245000000000\x1e" + title + "\x1d", "A title", []diag.Code{diag.RepairedEntry}},
		{"blank lengths", "     nam a22     a 4500" + " 245000000000\x1e" + title + "\x1d", "", []diag.Code{diag.SkippedEntry}},
		{"line ends between", whole + "\r\n" + whole + "\n", "A title|A title", nil},
		{"no end", strings.TrimSuffix(whole, "\x1d"), "A title", []diag.Code{diag.RepairedEntry}},
		{"no end between", strings.TrimSuffix(whole, "\x1d") + whole, "A title|A title", []diag.Code{diag.RepairedEntry}},
		{"cut in a field", whole + whole[:50], "A title", []diag.Code{diag.Truncated}},
		{"cut in the leader", whole + whole[:10], "A title", []diag.Code{diag.Truncated}},
		{"an end in a field", strings.Replace(whole, "A title", "A\x1dtitle", 1), "Atitle", []diag.Code{diag.RepairedEntry}},
		{"more entries than fields", leader + "245000000000500000000000\x1e" + title + "\x1d" + whole, "A title|A title", []diag.Code{diag.RepairedEntry}},
		{"fields in another order", leader + "500000300030245002500000\x1e" + title + "  \x1faB\x1e\x1d", "A title", []diag.Code{diag.RepairedEntry}},
		{"a broken directory", leader + "24500x5000x0\x1e" + title + "\x1d", "A title", []diag.Code{diag.RepairedEntry}},
		{"a damaged code", leader + "245000000000\x1e10\x1fáA title\x1e\x1d", "A title", []diag.Code{diag.RepairedEntry}},
		{"no indicators", leader + "245000000000\x1e\x1faA title\x1e\x1d", "A title", []diag.Code{diag.RepairedEntry}},
		{"authority", strings.Replace(whole, "nam", "nz ", 1) + whole, "A title", []diag.Code{diag.NoWork}},
		{"junk", "junk\x1d" + whole, "A title", []diag.Code{diag.SkippedEntry}},
		{"nothing in it", leader + "\x1e\x1d" + whole, "A title", []diag.Code{diag.SkippedEntry}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			records, codes := formattest.All(t, extractor{}, test.text)
			var titles []string
			for _, r := range records {
				titles = append(titles, string(r.Citation.Title))
			}
			if diff := cmp.Diff(test.titles, strings.Join(titles, "|")); diff != "" {
				t.Errorf("titles (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.codes, codes); diff != "" {
				t.Errorf("codes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	formattest.Detect(t, xmlForm(), map[string]format.Score{
		`<record xmlns="http://www.loc.gov/MARC21/slim"/>`:                                   format.Signed,
		`<?xml version="1.0"?><marc:collection><marc:record><marc:leader/><marc:datafield/>`: format.Signed,
		`<record xmlns="info:srw/schema/5/picaXML-v1.0"><datafield tag="003@"/></record>`:    format.No,
		`<record><title>A</title></record>`:                                                  format.No,
	})
	formattest.Detect(t, jsonForm(), map[string]format.Score{
		`[{"leader":"00000nam a2200000 a 4500","fields":[]}]`: format.Signed,
		`{"record":[["LDR",null,null,"_","00000nam"]]}`:       format.Signed,
		`{"leader":"him","fields":[1]}`:                       format.No,
		`{"record":[1,2]}`:                                    format.No,
	})
}

// TestClaims asks for claims in each of the formats.
func TestClaims(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]format.Extractor{"marc": extractor{}, "marcxml": xmlForm(), "marcjson": jsonForm()} {
		for folder, text := range cases(t, name) {
			switch folder {
			case "marc-8", "unimarc", "damaged", "oai", "collection": // in other character sets, or with remarks
				continue
			}
			t.Run(name+" "+folder, func(t *testing.T) {
				t.Parallel()
				formattest.Claims(t, x, name+": ", text)
			})
		}
	}
}

func TestCollected(t *testing.T) {
	t.Parallel()
	for folder, x := range map[string]format.Extractor{"marc21": extractor{}, "marcxml": xmlForm(), "marc-json": jsonForm()} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			formattest.Corpus(t, x, os.DirFS(formattest.Collected(t, folder)))
		})
	}
}

func FuzzRead(f *testing.F)     { fuzz(f, extractor{}, "marc") }
func FuzzReadXML(f *testing.F)  { fuzz(f, xmlForm(), "marcxml") }
func FuzzReadJSON(f *testing.F) { fuzz(f, jsonForm(), "marcjson") }

func fuzz(f *testing.F, x format.Extractor, name string) {
	var seeds []string
	for _, text := range cases(f, name) {
		seeds = append(seeds, text)
	}
	formattest.Fuzz(f, x, seeds...)
}

func BenchmarkRead(b *testing.B) { bench(b, extractor{}, "marc", "books", "parts") }

func BenchmarkReadXML(b *testing.B) {
	text := cases(b, "marcxml")["sru"]
	formattest.Benchmark(b, xmlForm(), strings.Repeat(text, 100))
}

func BenchmarkReadJSON(b *testing.B) {
	formattest.Benchmark(b, jsonForm(), strings.Repeat(cases(b, "marcjson")["lines"], 100))
}

func bench(b *testing.B, x format.Extractor, name string, folders ...string) {
	all := cases(b, name)
	var text strings.Builder
	for range 100 {
		for _, folder := range folders {
			text.WriteString(all[folder])
		}
	}
	formattest.Benchmark(b, x, text.String())
}
