package csljson_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/csljson"
	"github.com/peerlit/peerlit/pkg/source"
)

// read reads a document; remarks are the codes of what was said, of records and beside them.
func read(t testing.TB, text string, ask format.Ask) (records []*evidence.Record, remarks []diag.Code) {
	t.Helper()
	doc := source.FromString("in.json", text)
	for r, err := range csljson.Format().Extractor.Extract(context.Background(), doc, ask) {
		var d diag.Diagnostic
		switch {
		case errors.As(err, &d):
			remarks = append(remarks, d.Code)
		case err != nil:
			t.Fatal(err)
		default:
			for _, d := range r.Remarks {
				remarks = append(remarks, d.Code)
			}
			records = append(records, r)
		}
	}
	return records, remarks
}

// written gives the records as CSL-JSON.
func written(t testing.TB, records ...*evidence.Record) string {
	t.Helper()
	var b bytes.Buffer
	e := csljson.Format().Exporter.NewEncoder(&b, format.Options{})
	for _, r := range records {
		if err := e.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The shapes that a document can have.
func TestShapes(t *testing.T) {
	t.Parallel()
	const a, b = `{"id":"a","type":"book","title":"A"}`, `{"id":"b","type":"book","title":"B"}`
	for _, test := range []struct {
		name, text, keys string
		remarks          []diag.Code
	}{
		{"array", "[" + a + ", " + b + "]", "a b", nil},
		{"empty array", "[]", "", nil},
		{"object", a, "a", nil},
		{"items", `{"total": 2, "items": [` + a + "," + b + `], "next": {"title": "no item"}}`, "a b", nil},
		{"lines", a + "\n" + b + "\n", "a b", nil},
		{"surplus comma", "[" + a + ",," + b + ",]", "a b", nil},
		{"cut in an item", "[" + a + `, {"id":"b","title":"B`, "a", []diag.Code{diag.Truncated}},
		{"cut between items", "[" + a + "\n", "a", []diag.Code{diag.Truncated}},
		{"broken item", "[" + a + `, {"id": b}, ` + b + "]", "a b", []diag.Code{diag.SkippedEntry}},
		{"nothing known", `[{"x": 1}, ` + a + `]`, "a", []diag.Code{diag.SkippedEntry}},
		{"values that are none", `[1, "x", null, [` + a + `]]`, "a", nil},
		{"100,000 brackets", strings.Repeat("[", 100_000), "", []diag.Code{diag.Truncated}},
		{"100,000 deep", `[{"id":"a","type":"book","custom":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "}," + b + "]", "a b", []diag.Code{diag.OverLimit}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			records, remarks := read(t, test.text, format.Ask{})
			var keys []string
			for _, r := range records {
				keys = append(keys, r.Citation.Key)
			}
			if got := strings.Join(keys, " "); got != test.keys {
				t.Errorf("read %q, want %q", got, test.keys)
			}
			if diff := cmp.Diff(test.remarks, remarks); diff != "" {
				t.Errorf("remarks (-want +got):\n%s", diff)
			}
		})
	}
}

// Members in all the forms that programs write. What is compared is what is written again.
func TestMembers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		in, want string // members of an item, and of the one written
		remarks  []diag.Code
	}{
		{`"title":"a\u00e9\ud83d\ude00\ud800b\n c"`, `"title":"aé😀�b c"`, nil},
		{`"title":"a &amp; <i>b</i>"`, `"title":"a &amp; <i>b</i>"`, nil},
		{`"volume":12,"issue":"3-4","page":1`, `"volume":"12","issue":"3-4","page":"1"`, nil},
		{`"issued":{"date-parts":[[2020,"5",17]]}`, `"issued":{"date-parts":[[2020,5,17]]}`, nil},
		{`"issued":{"date-parts":[["2020"],[null]]}`, `"issued":{"date-parts":[[2020]]}`, nil},
		{`"issued":{"date-parts":[[null]]}`, ``, nil},
		{`"issued":{"date-parts":[[2020,1],[2020,3]],"circa":1}`, `"issued":{"date-parts":[[2020,1],[2020,3]],"circa":true}`, nil},
		{`"issued":{"date-parts":[[2020]],"season":"2"}`, `"issued":{"date-parts":[[2020]],"season":2}`, nil},
		{`"issued":{"date-parts":[[2020,21],[2020,22]]}`, `"issued":{"date-parts":[[2020,21],[2020,22]]}`, nil},
		{`"issued":{"date-parts":[[-44,3,15]]}`, `"issued":{"date-parts":[[-44,3,15]]}`, nil},
		{`"issued":{"raw":"2020-05"}`, `"issued":{"date-parts":[[2020,5]]}`, nil},
		{`"issued":"2019-05/2020-01"`, `"issued":{"date-parts":[[2019,5],[2020,1]]}`, nil},
		{`"issued":2020`, `"issued":{"date-parts":[[2020]]}`, nil},
		{`"issued":{"literal":"in press"}`, `"issued":{"literal":"in press"}`, nil},
		{`"issued":[{"year":2020,"month":"5"}]`, `"issued":{"date-parts":[[2020,5]]}`, nil},
		{`"issued":{"date-parts":[[2020,2,31]]}`, `"issued":{"date-parts":[[2020,2]]}`, []diag.Code{diag.BadDate}},
		{`"issued":{"date-parts":[[99999999999999999999,13,99]]}`, ``, []diag.Code{diag.BadDate}},
		{`"author":[{"family":"Gogh","given":"Vincent","non-dropping-particle":"van","suffix":"Jr.","x":1}]`,
			`"author":[{"family":"Gogh","given":"Vincent","non-dropping-particle":"van","suffix":"Jr."}]`, nil},
		{`"author":{"family":"Solo"}`, `"author":[{"family":"Solo"}]`, nil},
		{`"author":[{"name":"CERN"},{"literal":"  WHO  Geneva "},{}]`, `"author":[{"literal":"CERN"},{"literal":"WHO Geneva"}]`, nil},
		{`"author":[7]`, ``, []diag.Code{diag.BadName}},
		{`"event":"ICML","shortTitle":"S","journalAbbreviation":"J."`, `"title-short":"S","container-title-short":"J.","event-title":"ICML"`, nil},
		{`"ISSN":["1234-5679","2049-3630"],"title":["T"],"subtitle":["sub"],"original-title":[]`, `"title":"T: sub","ISSN":"1234-5679, 2049-3630"`, nil},
		{`"keyword":"a; b, c","categories":["d"]`, `"keyword":"a; b, c; d"`, nil},
		{`"keyword":"a, b"`, `"keyword":"a, b"`, nil},
		{`"page-first":"12"`, `"page":"12"`, nil},
		{`"note":"PMID: 123\nLicence: free\nPMID: 4"`, `"PMID":"123","note":"Licence: free PMID: 4"`, nil},
		{`"note":"{:original-title: Le titre} {:PMID:1}rest: of it"`, `"original-title":"Le titre","PMID":"1","note":"rest: of it"`, nil},
		{`"type":"journal-article"`, `"type":"article-journal"`, nil},
		{`"title":null,"volume":{},"issue":[],"DOI":""`, ``, nil},
	} {
		t.Run(test.in, func(t *testing.T) {
			t.Parallel()
			in, want := test.in, test.want
			if !strings.Contains(in, `"type"`) {
				in, want = `"type":"book",`+in, strings.TrimSuffix(`"type":"book",`+want, ",")
			}
			records, remarks := read(t, `{"id":"k",`+in+`}`, format.Ask{})
			if len(records) != 1 {
				t.Fatalf("%d records, %v", len(records), remarks)
			}
			r := *records[0]
			r.Citation.Extra = nil
			got := strings.TrimSuffix(strings.TrimPrefix(squeezed(written(t, &r)), `[{"id":"k",`), "}]")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.remarks, remarks); diff != "" {
				t.Errorf("remarks (-want +got):\n%s", diff)
			}
		})
	}
}

// squeezed takes out the white space that laying out has put in.
func squeezed(json string) string {
	json = strings.NewReplacer("\n", "", "\": ", "\":", "], [", "],[", "}, {", "},{").Replace(json)
	for _, mark := range []string{`"`, `{`, `}`, `]`, `[`} {
		for strings.Contains(json, "  "+mark) {
			json = strings.ReplaceAll(json, "  "+mark, mark)
		}
	}
	json = strings.NewReplacer(`", "family`, `","family`, `", "given`, `","given`, `", "non-`, `","non-`, `", "suffix`, `","suffix`,
		`, "circa`, `,"circa`, `, "season`, `,"season`).Replace(json)
	for d := range 10 {
		json = strings.ReplaceAll(json, fmt.Sprintf(", %d", d), fmt.Sprintf(",%d", d))
	}
	return strings.ReplaceAll(json, `1234-5679,2`, `1234-5679, 2`)
}

func TestExtra(t *testing.T) {
	t.Parallel()
	records, remarks := read(t, `{"id":1,"citation-key":"k","type":"weird","x":"a\tb","y":{"z":[1]},"score":2,"custom":{"own":true}}`, format.Ask{})
	want := []citation.Extra{
		{Format: "csl-json", Name: "type", Value: "weird"}, {Format: "csl-json", Name: "x", Value: "a\tb"},
		{Format: "csl-json", Name: "y", Value: `{"z":[1]}`}, {Format: "csl-json", Name: "score", Value: "2"},
		{Format: "csl-json", Name: "custom.own", Value: "true"}, {Format: "csl-json", Name: "id", Value: "1"},
	}
	if diff := cmp.Diff(want, records[0].Citation.Extra); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]diag.Code{diag.UnknownType, diag.UnknownTag, diag.UnknownTag}, remarks); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
	if key := records[0].Citation.Key; key != "k" {
		t.Errorf("key %q", key)
	}
	again, _ := read(t, written(t, records...), format.Ask{})
	if diff := cmp.Diff(want, again[0].Citation.Extra); diff != "" {
		t.Errorf("written and read (-want +got):\n%s", diff)
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		want format.Score
	}{
		{`[{"id":"a","type":"book","title":"T"}]`, format.Signed},
		{`{"id":"a","type":"article-journal","issued":{"date-parts":[[2020]]}}`, format.Signed},
		{`[{"type":"book"},{"type":"novel"}]`, format.No},
		{`[{"id":"a","type":"book"},{"id":"b","container-title":"C"}]`, format.Fallback},
		{`[{"type":"book","title":"T"}]`, format.Shaped},
		{`{"id":"https://openalex.org/W1","type":"article","ids":{"openalex":"https://openalex.org/W1"}}`, format.No},
		{`{"status":"ok","message":{"type":"journal-article","DOI":"10.1/x"}}`, format.No},
		{`{"data":{"id":"10.1/x","type":"dois","attributes":{}}}`, format.No},
		{`{"@context":"https://schema.org","@type":"Book","type":"book"}`, format.No},
		{`{"id":"a","type":"book","custom":{"peerlit":{"record":1}}}`, format.Shaped},
		{`{"id":"a","type":"book","custom":{"peerlit":{"ids":[]}}}`, format.Signed},
		{`[]`, format.No},
		{`not JSON`, format.No},
		{``, format.No},
	} {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()
			if got := csljson.Format().Extractor.Detect(source.FromString("in", test.text)); got.Score != test.want {
				t.Errorf("got %s (%s), want %s", got.Score, got.Why, test.want)
			}
		})
	}
}

// The parts that Cut makes give the records of the whole.
func TestCut(t *testing.T) {
	t.Parallel()
	cut := csljson.Format().Extractor.(format.Cutter).Cut //nolint:forcetypeassert // it must be one
	var records []*evidence.Record
	for seed := range uint64(30) {
		records = append(records, &evidence.Record{Citation: *citationtest.Wild(rand.New(rand.NewPCG(seed, 9)))})
	}
	text := written(t, records...)
	for _, whole := range []string{text, `{"items":` + text + `,"n":1}`, strings.Trim(text, "[]\n")} {
		want, _ := read(t, whole, format.Ask{})
		for _, size := range []int{1000, 5000, 20_000} {
			t.Run(fmt.Sprintf("%.9q/%d", whole, size), func(t *testing.T) {
				t.Parallel()
				var got []*evidence.Record
				for rest, block := whole, size; rest != ""; block += size {
					n := cut(rest[:min(block, len(rest))])
					if block >= len(rest) {
						n = len(rest)
					}
					if n == 0 {
						continue
					}
					part, remarks := read(t, rest[:n], format.Ask{})
					if len(remarks) > 0 {
						t.Fatalf("%v in a part", remarks)
					}
					got, rest, block = append(got, part...), rest[n:], 0
				}
				if len(got) != len(want) {
					t.Fatalf("parts give %d records, the whole %d", len(got), len(want))
				}
				for i := range got {
					if diff := cmp.Diff(want[i].Citation, got[i].Citation); diff != "" {
						t.Errorf("record %d (-whole +parts):\n%s", i, diff)
					}
				}
			})
		}
	}
}

// Every claim points at text that says it.
func TestClaims(t *testing.T) {
	t.Parallel()
	text := `[{"id":"a","type":"book","title":"T","author":[{"family":"Adams"},{"family":"Brody"}],"event":"E","event-title":"F","note":"PMID: 12\nx"}]`
	records, _ := read(t, text, format.Ask{Claims: true})
	var got []string
	for _, cl := range records[0].Claims {
		got = append(got, fmt.Sprintf("%s=%s at %s by %s", cl.Field, cl.Value, text[cl.At.Start:cl.At.End], cl.Rule))
	}
	want := []string{
		`type=book at "book" by csl-json: type`,
		`title=T at "T" by csl-json: title`,
		`author=` + records[0].Citation.Credits[0].String() + ` at [{"family":"Adams"},{"family":"Brody"}] by csl-json: author`,
		`author=` + records[0].Citation.Credits[1].String() + ` at [{"family":"Adams"},{"family":"Brody"}] by csl-json: author`,
		`event-title=E at "E" by csl-json: event`,
		`PMID=12 at "PMID: 12\nx" by csl-json: note`,
		`note=x at "PMID: 12\nx" by csl-json: note`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// shared gives the folder of shared material, or skips.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("PEERLIT_SHARED")
	if dir == "" {
		dir = "../../../../shared"
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no shared material: %v", err)
	}
	return dir
}

// Real files are detected, read without a fault, and come out valid.
func TestCorpus(t *testing.T) {
	t.Parallel()
	dir := shared(t)
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(dir, "csl-data.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	files := 0
	err = filepath.WalkDir(filepath.Join(dir, "corpora/csl-json"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".json" || strings.Contains(path, "crosscite.json") { // DataCite's own form
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		text := string(data)
		if m := csljson.Format().Extractor.Detect(source.FromString(path, text)); m.Score == format.No {
			t.Errorf("%s: not taken for CSL-JSON", path)
		}
		records, remarks := read(t, text, format.Ask{Claims: true})
		if len(records) == 0 {
			t.Errorf("%s: no record", path)
		}
		for _, code := range remarks {
			if code.Severity() == diag.Error {
				t.Errorf("%s: %s", path, code)
			}
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, records...)))
		if err == nil {
			err = schema.Validate(v)
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		return nil
	})
	if err != nil || files < 30 {
		t.Errorf("%d files, %v", files, err)
	}
}
