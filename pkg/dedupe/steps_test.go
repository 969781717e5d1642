package dedupe_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/dedupe"
	"github.com/peerlit/peerlit/pkg/dedupe/dedupetest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// keyLines gives the sorted key lines of records, as they come from so many
// shards of them, cut at keys into as many texts again.
func keyLines(records []*evidence.Record, shards int, random *rand.Rand) []string {
	var lines []string
	for _, shard := range random.Perm(shards) {
		var text []byte
		for i := shard; i < len(records); i += shards {
			text = dedupe.AppendKeyLines(text, records[i])
		}
		lines = slices.AppendSeq(lines, strings.Lines(string(text)))
	}
	random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	slices.SortStableFunc(lines, func(a, b string) int { return strings.Compare(a[:16], b[:16]) }) // by key, otherwise in any order
	texts := make([]strings.Builder, shards)
	shard := 0
	for i, line := range lines {
		if i > 0 && line[:16] != lines[i-1][:16] {
			shard = random.IntN(shards)
		}
		texts[shard].WriteString(line)
	}
	var sorted []string
	for i := range texts {
		sorted = append(sorted, texts[i].String())
	}
	return sorted
}

// inSteps finds groups in three steps over so many shards.
func inSteps(t *testing.T, records []*evidence.Record, shards int, o dedupe.Options) *dedupe.Result {
	t.Helper()
	random := rand.New(rand.NewPCG(uint64(shards), 5))
	var pairs []string
	for _, keys := range keyLines(records, shards, random) {
		var text strings.Builder
		if _, err := dedupe.WritePairs(&text, strings.NewReader(keys), dedupe.Options{Decisions: o.Decisions}); err != nil {
			t.Fatal(err)
		}
		pairs = slices.AppendSeq(pairs, strings.Lines(text.String()))
	}
	random.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
	r, err := dedupe.FindPaired(records, strings.NewReader(strings.Join(pairs, "")), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// alike gives records that share keys by the hundred, and have none of their own:
// many works of one column, and one of them many times, by the note the same or not.
func alike(t *testing.T) []*evidence.Record {
	t.Helper()
	const works, copies = 125, 120
	var records []*evidence.Record
	for i := range works + copies {
		r := record(t, fmt.Sprintf("Report of the secretary number %d on the affairs of the society | Clerk, A | Transactions 1900;1:1", max(0, i-copies)))
		r.Citation.Key = ""
		r.Citation.Details = append(r.Citation.Details, citation.Detail{Field: citation.FieldNote, Text: citation.Text(fmt.Sprint("shelf ", i%50))})
		records = append(records, r)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	return records
}

// In steps, over any number of shards, the same is found as at once.
func TestSteps(t *testing.T) {
	t.Parallel()
	type set struct {
		records []*evidence.Record
		shards  []int
	}
	sets := map[string]set{
		"made": {dedupetest.Make(500, 6).Records, []int{1, 3, 7}}, "alike": {alike(t), []int{3}},
		"twice": {slices.Concat(dedupetest.Make(100, 7).Records, dedupetest.Make(100, 7).Records), []int{1, 3, 7}},
	}
	if _, err := os.Stat(labelled); err == nil {
		for name, shards := range map[string]int{"haematology": 1, "cytology_screening": 3, "stroke": 7, "respiratory": 3, "special_cases": 7, "bibdedupe_cases": 1} {
			records, _ := readSet(t, name)
			sets[name] = set{records, []int{shards}}
		}
	} else {
		t.Log("generated records only; no labelled sets here:", labelled)
	}
	options := map[int]dedupe.Options{
		1: {Level: dedupe.Balanced},
		3: {Level: dedupe.Thorough, Preprints: dedupe.KeepPreprints, Workers: 2},
		7: {Level: dedupe.Cautious, Preprints: dedupe.MergePreprints, Workers: 2},
	}
	for name, set := range sets {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			records := set.records
			for _, shards := range set.shards {
				o := options[shards]
				want := dedupe.Find(records, o)
				want.Capped = nil // said by the step that judges
				if diff := cmp.Diff(want, inSteps(t, records, shards, o), cmp.AllowUnexported(dedupe.Verdict{})); diff != "" {
					t.Errorf("%d shards, at %s (-at once +in steps):\n%s", shards, o.Level, diff)
				}
				if len(want.Groups) == 0 {
					t.Error("nothing was found")
				}
			}
		})
	}
}

// A line holds all of a record that a judgement looks at.
func TestKeyLinesWhole(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		c := citationtest.Wild(rand.New(rand.NewPCG(seed, 11)))
		line, _, _ := strings.Cut(string(dedupe.AppendKeyLines(nil, &evidence.Record{Citation: *c})), "\n")
		if line == "" { // it has no keys
			continue
		}
		text := strings.SplitN(line, "\t", 3)[2]
		reader := csl.Reader{Document: source.FromString("", text), Exact: true}
		r, err := reader.Read(text)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(dedupe.Fingerprint(&r.Citation), dedupe.Fingerprint(c)) || dedupe.Mark(&r.Citation) != dedupe.Mark(c) {
			t.Errorf("seed %d: %s is judged as another record", seed, text)
		}
	}
}

// What people have decided joins in steps what it joins at once.
func TestStepsDecisions(t *testing.T) {
	t.Parallel()
	records := alike(t)
	var decisions dedupe.Decisions
	for i := range 20 {
		class := []dedupe.Class{dedupe.Same, dedupe.Different}[i%2]
		if err := decisions.Add(dedupe.NewDecision(records[i], records[i+60], class)); err != nil {
			t.Fatal(err)
		}
	}
	o := dedupe.Options{Level: dedupe.Balanced, Decisions: &decisions}
	want := dedupe.Find(records, o)
	want.Capped = nil
	if diff := cmp.Diff(want, inSteps(t, records, 3, o), cmp.AllowUnexported(dedupe.Verdict{})); diff != "" {
		t.Errorf("-at once +in steps:\n%s", diff)
	}
}

// Lines that would lose a pair or join what nobody judged are refused, with their number.
func TestStepsBadLines(t *testing.T) {
	t.Parallel()
	records := dedupetest.Make(20, 8).Records
	sorted := keyLines(records, 1, rand.New(rand.NewPCG(1, 1)))[0]
	first, _, _ := strings.Cut(sorted, "\n")
	second := first[:17] + strings.Repeat("ab", 16) + "\t{"
	id := strings.Split(first, "\t")[1]
	for name, c := range map[string]struct{ keys, says string }{
		"unsorted": {sorted + first + "\n", "keys are not sorted"},
		"cut":      {first[:30], "line 1: not a key, an ID and a record"},
		"no key":   {"x" + first[1:], "line 1:"},
		"no id":    {first[:17] + "12\t{}", `line 1: "12" is no ID of a record`},
		"no JSON":  {first + "\n" + second + "\n", "line 2:"},
	} {
		if _, err := dedupe.WritePairs(&bytes.Buffer{}, strings.NewReader(c.keys), dedupe.Options{}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("keys, %s: %v", name, err)
		}
	}
	for name, c := range map[string]struct{ pairs, says string }{
		"cut":          {id, "line 1: not a pair of IDs"},
		"other record": {"\n" + id + "\t" + strings.Repeat("ab", 16), "line 2: no record abab"},
		"no such copy": {id + "\t" + id + ".2", "line 1: no record"},
		"itself":       {id + "\t" + id, "line 1: a record and itself"},
		"no number":    {id + "\t" + id + ".x", "is no ID"},
		"no id":        {"a\tb", `line 1: "a" is no ID of a record`},
	} {
		if _, err := dedupe.FindPaired(records, strings.NewReader(c.pairs), dedupe.Options{}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("pairs, %s: %v", name, err)
		}
	}
}

// A pair that a line names and that is not one work is not joined.
func TestStepsJudgeAnew(t *testing.T) {
	t.Parallel()
	records := []*evidence.Record{
		record(t, "Sleep and work in hospital nurses | Smith, J | Sleep 2019;28:112-119"),
		record(t, "Soil carbon under old oaks | Roe, R | Soil 2011;2:1-9"),
	}
	var ids []string
	for _, r := range records {
		ids = append(ids, strings.Split(string(dedupe.AppendKeyLines(nil, r)), "\t")[1])
	}
	r, err := dedupe.FindPaired(records, strings.NewReader(ids[0]+"\t"+ids[1]+"\tsame\tidentifier and title\n"), dedupe.Options{Level: dedupe.Thorough})
	if err != nil || len(r.Groups)+len(r.Review) > 0 {
		t.Errorf("%+v, %v", r, err)
	}
}
