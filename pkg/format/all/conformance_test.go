package all_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/source"
)

var update = flag.Bool("update", false, "rewrite the expectations of the golden cases")

const testdata = "../../../testdata"

// testCase is a folder testdata/<format>/<case> with an input of that format.
type testCase struct{ format, name, input string }

// cases finds every case folder.
func cases(t testing.TB) []testCase {
	t.Helper()
	inputs, err := filepath.Glob(filepath.Join(testdata, "*", "*", "input.*"))
	if err != nil {
		t.Fatal(err)
	}
	var found []testCase
	for _, input := range inputs {
		dir := filepath.Dir(input)
		found = append(found, testCase{filepath.Base(filepath.Dir(dir)), filepath.Base(dir), input})
	}
	if len(found) == 0 {
		t.Fatal("no cases found")
	}
	return found
}

// open reads the input of a case.
func (c testCase) open(t testing.TB) *source.Document {
	t.Helper()
	data, err := os.ReadFile(c.input)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := source.Open(filepath.Base(c.input), bytes.NewReader(data), source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// read runs a case through the pipeline, with claims.
func (c testCase) read(t testing.TB, workers int) (records []*evidence.Record, remarks []string) {
	t.Helper()
	files := slices.Values([]source.File{source.Opened(c.open(t), nil)})
	plan := pipeline.Plan{
		Catalog: all.Formats(), Ask: format.Ask{Claims: true}, Workers: workers,
		Report: func(d diag.Diagnostic) { remarks = append(remarks, d.String()) },
	}
	return slices.Collect(plan.Records(context.Background(), files)), remarks
}

func TestCases(t *testing.T) {
	t.Parallel()
	for _, c := range cases(t) {
		t.Run(c.format+"/"+c.name, func(t *testing.T) {
			t.Parallel()
			t.Run("detected", func(t *testing.T) { detected(t, c) })
			records, remarks := c.read(t, 1)
			golden(t, filepath.Join(filepath.Dir(c.input), "want.json"), describe(t, records, remarks))
			t.Run("evidence", func(t *testing.T) { evident(t, c, records) })
			t.Run("again", func(t *testing.T) {
				again, remarksAgain := c.read(t, 4)
				if diff := cmp.Diff(describe(t, records, remarks), describe(t, again, remarksAgain)); diff != "" {
					t.Errorf("with four workers (-one +four):\n%s", diff)
				}
			})
			t.Run("written", func(t *testing.T) { written(t, records) })
		})
	}
}

// detected checks that the case is taken for its format, and that no other is as sure.
func detected(t *testing.T, c testCase) {
	doc := c.open(t)
	f, match := all.Formats().Detect(doc)
	if f.Name != c.format {
		t.Errorf("taken for %q (%s: %s)", f.Name, match.Score, match.Why)
	}
	for _, other := range all.Formats() {
		if other.Extractor == nil || other.Name == c.format {
			continue
		}
		if m := other.Extractor.Detect(doc); m.Score >= match.Score && m.Score == format.Signed {
			t.Errorf("%s is as sure of it: %s (%s)", other.Name, m.Score, m.Why)
		}
	}
}

// describe prints records and remarks so that a person can review them: a
// value a line, with how surely it is known.
func describe(t *testing.T, records []*evidence.Record, remarks []string) string {
	type value struct {
		Field      string `json:"field"`
		Value      string `json:"value"`
		Confidence string `json:"confidence,omitempty"`
	}
	type record struct {
		Key    string   `json:"key,omitempty"`
		At     string   `json:"at,omitempty"`
		Values []value  `json:"values"`
		Blank  []string `json:"blank,omitempty"`
		Extra  []string `json:"extra,omitempty"`
	}
	out := struct {
		Records []record `json:"records"`
		Remarks []string `json:"remarks,omitempty"`
	}{Records: []record{}, Remarks: remarks}
	for _, r := range records {
		d := record{Key: r.Citation.Key, At: fmt.Sprintf("%d:%d", r.Place.Line, r.Place.Column)}
		for _, f := range citation.Fields() {
			for v := range r.Citation.Values(f) {
				text := v.String()
				if credit, ok := v.(citation.Credit); ok && !credit.EtAl {
					text = credit.Name.Sorted()
				}
				d.Values = append(d.Values, value{f.String(), text, confidence(r, f, v)})
			}
		}
		for _, f := range r.Blank.List() {
			d.Blank = append(d.Blank, f.String())
		}
		for _, e := range r.Citation.Extra {
			d.Extra = append(d.Extra, fmt.Sprintf("%s %s: %s", e.Format, e.Name, e.Value))
		}
		out.Records = append(out.Records, d)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// confidence gives the word of the surest claim for a value; "" when it has none of its own.
func confidence(r *evidence.Record, f citation.Field, v citation.Value) string {
	word, best := "", -1
	for _, c := range r.Claims {
		if c.Field == f && c.Value != nil && c.Value.String() == v.String() && int(c.Confidence) > best {
			word, best = c.Confidence.String(), int(c.Confidence)
		}
	}
	return word
}

// golden compares with a file, or rewrites it.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		t.Fatalf("%s is missing: \"make golden\" writes it", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// evident checks that every claim points into the input, at text that holds what it claims.
func evident(t *testing.T, c testCase, records []*evidence.Record) {
	doc := c.open(t)
	text, err := doc.Text()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		for _, claim := range r.Claims {
			if claim.At.Start < 0 || claim.At.End > len(text) || claim.At.Start > claim.At.End {
				t.Errorf("%s: span %v is outside of the input", claim.Field, claim.At)
				continue
			}
			if claim.Value == nil {
				continue
			}
			if claim.At.Nowhere() {
				t.Errorf("%s %q (%s) does not say where it stood", claim.Field, claim.Value, claim.Rule)
				continue
			}
			if there := text[claim.At.Start:claim.At.End]; !supports(there, claim) && !isMacro(c, there) {
				t.Errorf("%s %q (%s) rests on %q", claim.Field, claim.Value, claim.Rule, there)
			}
		}
	}
}

// isMacro reports whether a value rests on the name of a BibTeX string, which says it elsewhere.
func isMacro(c testCase, there string) bool {
	name, _, _ := strings.Cut(there, " #")
	return strings.HasPrefix(c.format, "bib") && !strings.ContainsAny(name, "{}\" ")
}

// supports reports whether the words of a claimed text stand in the text it
// rests on. Values that are brought into a normal form are judged by their digits.
func supports(there string, claim evidence.Claim) bool {
	switch v := claim.Value.(type) {
	case citation.Text:
		return held(there, v.Plain())
	case citation.Keyword:
		return held(there, v.Term)
	case citation.Credit:
		return v.EtAl || held(there, v.Name.Family+" "+v.Name.Literal)
	case citation.Pages:
		return held(there, v.First)
	}
	return true
}

// accent is a TeX accent before its letter: "\\H{" of "Erd\\H{o}s".
var accent = regexp.MustCompile(`\\[A-Za-z]\{`)

// held reports whether half of the words of value, or more, stand in there,
// mark-up, escapes and blanks apart: a subtitle may come from elsewhere, and a
// letter may be written as a command ("\\alpha").
func held(there, value string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, citation.Fold(s))
	}
	have, words, found := letters(accent.ReplaceAllString(there, "{")), 0, 0
	for word := range strings.FieldsFuncSeq(citation.Fold(value), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words++
		if strings.Contains(have, letters(word)) {
			found++
		}
	}
	return found*2 >= words
}

// core are the fields that every interchange format has a place for and must not bend.
var core = []citation.Field{
	citation.FieldTitle, citation.FieldAuthor, citation.FieldJournal, citation.FieldVolume, citation.FieldIssue, citation.FieldPages, citation.FieldDOI,
}

// bent are core fields that a format has a place for with some types of work
// only, or shares with another field; the formats' own round trips know which.
var bent = map[string]citation.FieldSet{
	"ris":         citation.NewFieldSet(citation.FieldJournal, citation.FieldIssue), // T2 is the meeting too; IS with serials
	"enw":         citation.NewFieldSet(citation.FieldIssue),
	"endnote-xml": citation.NewFieldSet(citation.FieldJournal, citation.FieldVolume, citation.FieldIssue),
	"bibtex":      citation.NewFieldSet(citation.FieldIssue), // number is a number or an issue
	"biblatex":    citation.NewFieldSet(citation.FieldIssue),
	"msbib":       citation.NewFieldSet(citation.FieldJournal), // ConferenceName is the meeting too
	"nbib":        citation.NewFieldSet(citation.FieldTitle),   // brackets say that a title is translated
	"marc":        isbd, "marcxml": isbd, "marcjson": isbd,
}

// isbd are the titles, whose full stops and colons are punctuation to a catalogue.
var isbd = citation.NewFieldSet(citation.FieldTitle, citation.FieldJournal)

// written checks that every exporter takes the records, and that what it
// writes can be read back by the same format with the core fields as they were.
func written(t *testing.T, records []*evidence.Record) {
	for _, f := range all.Formats().Writable() {
		var b bytes.Buffer
		if _, err := pipeline.Write(context.Background(), &b, f, format.Options{}, 1, slices.Values(records)); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if f.Extractor == nil || len(records) == 0 {
			continue
		}
		var back []*evidence.Record
		for r, err := range extract(f, b.String()) {
			if err != nil {
				t.Errorf("%s: reading back: %v", f.Name, err)
			}
			if r != nil {
				back = append(back, r)
			}
		}
		if len(back) != len(records) {
			t.Errorf("%s: wrote %d records and read %d back", f.Name, len(records), len(back))
			continue
		}
		for i, r := range records {
			for _, field := range core {
				if want, got := plain(r, field), plain(back[i], field); f.Carries.Minus(bent[f.Name]).Has(field) && want != got {
					t.Errorf("%s: %s was %q and comes back as %q", f.Name, field, want, got)
				}
			}
		}
	}
}

// plain gives the values of a field as a person would compare them.
func plain(r *evidence.Record, f citation.Field) string {
	var all []string
	for v := range r.Citation.Values(f) {
		switch v := v.(type) {
		case citation.Text:
			all = append(all, v.Plain())
		case citation.Credit:
			all = append(all, v.Name.Sorted())
		default:
			all = append(all, v.String())
		}
	}
	return strings.Join(all, " | ")
}

// extract reads text as a format.
func extract(f format.Format, text string) iter.Seq2[*evidence.Record, error] {
	doc := source.FromString("written", text)
	extractor := f.Extractor
	if p, ok := extractor.(format.Preparer); ok {
		prepared, err := p.Prepare(context.Background(), doc)
		if err != nil {
			return func(yield func(*evidence.Record, error) bool) { yield(nil, err) }
		}
		extractor = prepared
	}
	return extractor.Extract(context.Background(), doc, format.Ask{})
}

// TestEveryFormatHasCases checks that no readable format goes without a case,
// and no folder without a format.
func TestEveryFormatHasCases(t *testing.T) {
	t.Parallel()
	have := make(map[string]bool)
	for _, c := range cases(t) {
		have[c.format] = true
		if f, ok := all.Formats().Named(c.format); !ok || f.Extractor == nil {
			t.Errorf("testdata/%s is the folder of no readable format", c.format)
		}
	}
	for _, f := range all.Formats().Readable() {
		if !have[f.Name] {
			t.Errorf("format %s has no case in testdata/%s", f.Name, f.Name)
		}
	}
}

// TestConfusion offers every case to every detector. The scores are a golden
// file: a new format that takes what is another's shows in its diff.
func TestConfusion(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, c := range cases(t) {
		doc := c.open(t)
		fmt.Fprintf(&b, "%s/%s:", c.format, c.name)
		for _, f := range all.Formats().Readable() {
			if m := f.Extractor.Detect(doc); m.Score != format.No {
				fmt.Fprintf(&b, " %s=%s", f.Name, m.Score)
			}
		}
		b.WriteByte('\n')
	}
	golden(t, filepath.Join(testdata, "confusion.txt"), b.String())
}

// TestShortcuts checks that a case is of the format that it would be of if every detector were asked.
func TestShortcuts(t *testing.T) {
	t.Parallel()
	short := all.Formats()
	long := slices.Clone(short)
	for i := range long {
		long[i].Opening, long[i].Signless = false, false
	}
	for _, c := range cases(t) {
		f, m := short.Detect(c.open(t))
		if want, match := long.Detect(c.open(t)); f.Name != want.Name || m != match {
			t.Errorf("%s/%s: detected as %s (%v), want %s (%v)", c.format, c.name, f.Name, m, want.Name, match)
		}
	}
}

// TestEmptyDocuments checks that a document without a record is a whole
// document of its format all the same.
func TestEmptyDocuments(t *testing.T) {
	t.Parallel()
	for _, f := range all.Formats().Writable() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			none := func(func(*evidence.Record) bool) {}
			if _, err := pipeline.Write(context.Background(), &b, f, format.Options{}, 1, none); err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(testdata, "empty", f.Name), b.String())
		})
	}
}

// TestNames checks that no two formats answer to one name.
func TestNames(t *testing.T) {
	t.Parallel()
	owner := make(map[string]string)
	for _, f := range all.Formats() {
		if f.Summary == "" || f.Extractor == nil && f.Exporter == nil {
			t.Errorf("%s: a format needs a summary, and to be read or written", f.Name)
		}
		for _, name := range append([]string{f.Name}, f.Aliases...) {
			if other, taken := owner[name]; taken {
				t.Errorf("%q is a name of %s and of %s", name, other, f.Name)
			}
			owner[name] = f.Name
		}
	}
}
