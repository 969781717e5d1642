package csl_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/source"
)

// read reads one item.
func read(t testing.TB, text string, exact bool) *evidence.Record {
	t.Helper()
	doc := source.FromString("in.json", text)
	whole, err := doc.Text()
	if err != nil {
		t.Fatal(err)
	}
	r, err := (&csl.Reader{Document: doc, Format: "csl-json", Exact: exact}).Read(whole)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return r
}

// wild gives a record with everything that a record can have.
func wild(rng *rand.Rand) *evidence.Record {
	r := &evidence.Record{Citation: *citationtest.Wild(rng)}
	c := &r.Citation
	if rng.IntN(4) == 0 {
		c.Extra = append(c.Extra, citation.Extra{Format: "ris", Name: "U1", Value: "a\tb \"c\" \u202e"})
	}
	if rng.IntN(4) == 0 {
		c.Credits = append(c.Credits, citation.Credit{Role: citation.FieldAuthor, EtAl: true})
	}
	if rng.IntN(8) == 0 {
		c.Key, c.Type = "", ""
	}
	rng.Shuffle(len(c.IDs), func(i, j int) { c.IDs[i], c.IDs[j] = c.IDs[j], c.IDs[i] })
	rng.Shuffle(len(c.Credits), func(i, j int) { c.Credits[i], c.Credits[j] = c.Credits[j], c.Credits[i] })
	return r
}

// annotate gives the record claims, remarks and a place.
func annotate(r *evidence.Record, rng *rand.Rand) {
	r.Source, r.Format = "seeds/000.txt", "pure"
	r.At = source.Span{Start: 3, End: 900}
	r.Place = source.Position{Name: "seeds/000.txt", Line: 2, Column: 1}
	r.Blank = citation.NewFieldSet(citation.FieldDOI, citation.FieldYearSuffix)
	r.Remark(diag.Diagnostic{Code: diag.BlankField, Message: "DOI is blank", Field: "DOI", Hint: "look it up", At: r.Place})
	for _, f := range citation.Fields() {
		for v := range r.Citation.Values(f) {
			r.Claims = append(r.Claims, evidence.Claim{
				Field: f, Value: v, Rule: "pure: label " + f.Label(), Confidence: evidence.Confidence(rng.IntN(4)), //nolint:gosec // 0..3
				At: source.Span{Start: rng.IntN(100), End: 100 + rng.IntN(100)},
			})
		}
	}
	r.Claims = append(r.Claims, evidence.Claim{Field: citation.FieldDOI, Rule: "pure: label DOIs"})
}

// tidy brings white space in the order that reading brings it in.
func tidy(c *citation.Citation) {
	for _, f := range citation.Fields() {
		if v := c.Text(f); f.Kind() == citation.KindText && v != "" {
			c.Clear(f)
			c.Add(f, citation.ParseText(string(v)))
		}
	}
	for i := range c.Titles {
		c.Titles[i].Text = citation.ParseText(string(c.Titles[i].Text))
	}
}

// An item that is written and read back has lost nothing but the order among
// lists that CSL keeps apart.
func TestItemRoundTrip(t *testing.T) {
	t.Parallel()
	for seed := range uint64(800) {
		rng := rand.New(rand.NewPCG(seed, 1))
		r := wild(rng)
		tidy(&r.Citation)
		text := csl.Append(nil, r)
		back := read(t, string(text), false)
		all := citation.AllFields()
		want, got := citationtest.Limit(&r.Citation, all), citationtest.Limit(&back.Citation, all)
		want.Extra, got.Extra = r.Citation.Extra, back.Citation.Extra
		want.In.Pages.Raw, got.In.Pages.Raw = "", ""
		if diff := cmp.Diff(want, got); diff != "" || len(back.Remarks) > 0 {
			t.Fatalf("seed %d (-written +read):\n%s\n%v\n%s", seed, diff, back.Remarks, text)
		}
	}
}

func TestRecordRoundTrip(t *testing.T) {
	t.Parallel()
	for seed := range uint64(800) {
		rng := rand.New(rand.NewPCG(seed, 2))
		r := wild(rng)
		annotate(r, rng)
		text := csl.AppendRecord(nil, r)
		if bytes.ContainsRune(text, '\n') {
			t.Fatalf("more than a line: %s", text)
		}
		if diff := cmp.Diff(r, read(t, string(text), true)); diff != "" {
			t.Fatalf("seed %d (-written +read):\n%s\n%s", seed, diff, text)
		}
	}
}

// Where an item has been edited after it was written, the variables win.
func TestEditedItem(t *testing.T) {
	t.Parallel()
	r := &evidence.Record{Citation: citation.Citation{
		Key: "k", Type: citation.Book,
		Credits:  []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: "Ågren", Given: "Bo"}, Affiliations: []string{"Uppsala"}}},
		Keywords: []citation.Keyword{{Term: "Bees", Vocabulary: "MeSH", Major: true}},
		IDs:      []citation.Identifier{{Scheme: citation.SchemeDOI, Value: "10.5555/1"}, {Scheme: citation.SchemeArXiv, Value: "2101.00001"}},
	}}
	text := string(csl.Append(nil, r))
	for _, edit := range []struct{ old, new string }{
		{`"family": "Ågren", "given": "Bo"}`, `"family": "Agren", "given": "Bo"}`},
		{`"keyword": "Bees"`, `"keyword": "Wasps"`},
		{`"DOI": "10.5555/1"`, `"DOI": "10.5555/2"`},
	} {
		i := bytes.Index([]byte(text), []byte(edit.old))
		if i < 0 {
			t.Fatalf("%s is not in\n%s", edit.old, text)
		}
		text = text[:i] + edit.new + text[i+len(edit.old):]
	}
	c := read(t, text, false).Citation
	got := []string{c.Authors()[0].Family, c.Keywords[0].Term, c.DOI()}
	if diff := cmp.Diff([]string{"Agren", "Wasps", "10.5555/2"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every item is valid against CSL's schema, whatever the citation.
func TestSchema(t *testing.T) {
	t.Parallel()
	schema := cslSchema(t)
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 3))
		r := wild(rng)
		annotate(r, rng)
		for _, item := range [][]byte{csl.Append(nil, r), csl.AppendRecord(nil, r)} {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(append(append([]byte("["), item...), ']')))
			if err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, item)
			}
			if err := schema.Validate(v); err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, item)
			}
		}
	}
}

// cslSchema gives the schema of CSL's input, which stands beside the project, or skips.
func cslSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	dir := os.Getenv("PEERLIT_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	path := dir + "/csl-data.schema.json"
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no CSL schema: %v", err)
	}
	schema, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func FuzzRead(f *testing.F) {
	f.Add(`{"id":1,"type":"book","title":"T","author":[{"family":"A"},"B, C"],"issued":{"date-parts":[[2020,"1",null]]}}`)
	f.Add(`{"type":"x","issued":"2020/..","note":"PMID: 1\n{:DOI: 10.1/x} y","custom":{"peerlit":{"ids":[{}],"claims":[{"field":"author","value":{}}]}}}`)
	f.Add(string(csl.AppendRecord(nil, wild(rand.New(rand.NewPCG(1, 1))))))
	f.Fuzz(func(t *testing.T, text string) {
		doc := source.FromString("in.json", text)
		for _, exact := range []bool{false, true} {
			rd := csl.Reader{Document: doc, Format: "csl-json", Claims: true, Exact: exact}
			for r, err := range rd.All(jsontext.List{Wrappers: []string{"items"}}, text) {
				if err != nil {
					continue
				}
				for _, cl := range r.Claims {
					if !exact && (cl.At.Start < 0 || cl.At.End > len(text)) {
						t.Errorf("claim %v is outside of the text", cl)
					}
				}
				for _, item := range [][]byte{csl.Append(nil, r), csl.AppendRecord(nil, r)} {
					if !json.Valid(item) {
						t.Errorf("wrote what is no JSON: %q", item)
					}
				}
			}
		}
	})
}
