package dedupe_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
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
)

// outcome says what was found in words that do not depend on the order of the
// records: their keys, sorted, with what each group became.
func outcome(records []*evidence.Record, r *dedupe.Result, o dedupe.Options) []string {
	var lines []string
	for _, g := range r.Groups {
		var members []*evidence.Record
		var keys []string
		for _, m := range g.Members {
			members = append(members, records[m])
			keys = append(keys, records[m].Citation.Key)
		}
		slices.Sort(keys)
		m := dedupe.Merge(members, o)
		lines = append(lines, fmt.Sprintf("group %v %s", keys, csl.Append(nil, m.Record)))
	}
	for _, p := range r.Review {
		keys := []string{records[p.A].Citation.Key, records[p.B].Citation.Key}
		slices.Sort(keys)
		lines = append(lines, fmt.Sprint("review ", keys, p.Verdict.Rule))
	}
	slices.Sort(lines)
	return lines
}

// The order of the input and the number of workers change nothing.
func TestOrderAndWorkers(t *testing.T) {
	t.Parallel()
	sets := map[string][]*evidence.Record{"made": dedupetest.Make(1000, 2).Records}
	if _, err := os.Stat(labelled); err == nil {
		sets["haematology"], _ = readSet(t, "haematology")
	}
	for name, records := range sets {
		o := dedupe.Options{Level: dedupe.Balanced, Workers: 1}
		want := outcome(records, dedupe.Find(records, o), o)
		for seed := range uint64(2) {
			shuffled := slices.Clone(records)
			rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			o.Workers = 1 + int(seed)*3
			if diff := cmp.Diff(want, outcome(shuffled, dedupe.Find(shuffled, o), o)); diff != "" {
				t.Errorf("%s, in another order, with %d workers (-want +got):\n%s", name, o.Workers, diff)
			}
		}
	}
}

// mergedAll gives one record a work.
func mergedAll(records []*evidence.Record, o dedupe.Options) []*evidence.Record {
	var out []*evidence.Record
	grouped := make(map[int]bool)
	for _, g := range dedupe.Find(records, o).Groups {
		var members []*evidence.Record
		for _, m := range g.Members {
			members, grouped[m] = append(members, records[m]), true
		}
		m := dedupe.Merge(members, o)
		out = append(out, m.Record)
	}
	for i, r := range records {
		if !grouped[i] {
			out = append(out, r)
		}
	}
	return out
}

// What has been deduplicated has no duplicates left, but for what only came to
// light when records were merged.
func TestIdempotent(t *testing.T) {
	t.Parallel()
	o := dedupe.Options{Level: dedupe.Balanced, Workers: 2}
	once := mergedAll(dedupetest.Make(1500, 3).Records, o)
	twice := mergedAll(once, o)
	if len(twice) != len(once) {
		for _, g := range dedupe.Find(once, o).Groups {
			for _, p := range g.Joined {
				t.Log(described(once, p))
			}
		}
		t.Errorf("%d records once, %d twice", len(once), len(twice))
	}
}

// The groups file is enough to undo everything.
func TestUndo(t *testing.T) {
	t.Parallel()
	o := dedupe.Options{Level: dedupe.Balanced}
	records := dedupetest.Make(400, 4).Records
	for i := range 40 { // records that hold everything that a record can
		c := citationtest.Wild(rand.New(rand.NewPCG(uint64(i/2), 9)))
		c.Key = fmt.Sprint("wild", i)
		records = append(records, &evidence.Record{Citation: *c, Source: "wild.jsonl", Format: "jsonl"})
	}
	want := make(map[string]string)
	for _, r := range records {
		want[r.Citation.Key] = string(csl.AppendRecord(nil, r))
	}
	got := make(map[string]string)
	found := dedupe.Find(records, o)
	if len(found.Groups) < 100 {
		t.Fatalf("only %d groups", len(found.Groups))
	}
	for i := range found.Groups {
		g := &found.Groups[i]
		var members []*evidence.Record
		for _, m := range g.Members {
			members = append(members, records[m])
		}
		merged := dedupe.Merge(members, o)
		var line bytes.Buffer
		if err := dedupe.WriteGroup(&line, records, g, &merged); err != nil {
			t.Fatal(err)
		}
		var read struct {
			Keys    []string
			From    map[string][]int
			Members []json.RawMessage
		}
		if err := json.Unmarshal(line.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		for n, m := range read.Members {
			got[read.Keys[n]] = string(m)
		}
		for f, from := range read.From { // each value is that of the members named
			field := citation.FieldNamed(f)
			for v := range merged.Record.Citation.Values(field) {
				if !slices.ContainsFunc(from, func(m int) bool { return holds(&members[m].Citation, field, v) }) {
					t.Errorf("%v: %s %q is in none of %v", read.Keys, f, v, from)
				}
			}
		}
	}
	grouped := len(got)
	for key, text := range got {
		if text != want[key] {
			t.Errorf("%s came back as %s, was %s", key, text, want[key])
		}
		delete(want, key)
	}
	if grouped+len(want) != len(records) {
		t.Errorf("%d records in groups and %d outside, of %d", grouped, len(want), len(records))
	}
}

// holds reports whether a citation has the value, or a part of it: texts that
// gather remarks are put together, and an abbreviated journal may stand as the journal.
func holds(c *citation.Citation, f citation.Field, v citation.Value) bool {
	for have := range c.Values(f) {
		if have.String() == v.String() || strings.Contains(v.String(), have.String()) {
			return true
		}
	}
	return f == citation.FieldJournalShort && c.In.Title.String() == v.String()
}

// Where too many records share a key it is said, and what is sure is found all the same.
func TestLargeBlocks(t *testing.T) {
	t.Parallel()
	var records []*evidence.Record
	for i := range 3000 {
		records = append(records, record(t, fmt.Sprintf("Report of the secretary number %d on the affairs of the society | Clerk, A | Transactions 1900;1:1", i*7919%3000)))
	}
	for range 50 {
		records = append(records, record(t, "Report of the secretary number 17 on the affairs of the society | Clerk, A | Transactions 1900;1:1"))
	}
	r := dedupe.Find(records, dedupe.Options{Level: dedupe.Balanced, Workers: 2})
	if len(r.Groups) != 1 || len(r.Groups[0].Members) != 51 {
		t.Errorf("%d groups, want one of 51 records", len(r.Groups))
	}
	if len(r.Capped) == 0 {
		t.Error("nothing said of large blocks")
	}
}

// A group is never joined through a pair that is kept apart.
func TestVetoInGroup(t *testing.T) {
	t.Parallel()
	records := []*evidence.Record{
		record(t, "Perinatal asphyxia with features of haemolysis in infants | Bir, V; Fau, S | Pediatr Nephrol 2007;22(9):1514"),
		record(t, "Perinatal asphyxia with features of haemolysis in infants | Bir, V; Fau, S | Pediatr Nephrol 2007"),
		record(t, "Perinatal asphyxia with features of haemolysis in infants | Bir, V; Fau, S | Pediatr Nephrol 2007;22(12):2129-2132"),
	}
	r := dedupe.Find(records, dedupe.Options{Level: dedupe.Balanced})
	for _, g := range r.Groups {
		if slices.Contains(g.Members, 0) && slices.Contains(g.Members, 2) {
			t.Error("the abstract and the article were joined")
		}
	}
	if len(r.Groups) > 0 {
		t.Error("the record without pages was joined, though nothing tells with which")
	}
	if len(r.Review) != 3 {
		t.Errorf("%d pairs for review, want all three", len(r.Review))
	}
}

// What people have decided goes before every rule, in later runs and other files.
func TestDecisions(t *testing.T) {
	t.Parallel()
	records := []*evidence.Record{
		record(t, "Editorial | Doe, J | Work 2018;5(1):1"),
		record(t, "Editorial | Doe, J | Work 2018;5(2):1"),
		record(t, "Sleep and work in hospital nurses | Smith, J | Sleep 2019;28:112-119"),
		record(t, "Sleep and Work in Hospital Nurses. | Smith J | Sleep 2019;28:112-9"),
		record(t, "Исследование самоконтроля больных | Иванов, И. | Терапия 2015"),
		record(t, "Self-control of patients | Ivanov, I | Terapiya 2016"),
	}
	var file bytes.Buffer
	for _, d := range []dedupe.Decision{
		dedupe.NewDecision(records[0], records[1], dedupe.Same),
		dedupe.NewDecision(records[3], records[2], dedupe.Different),
		dedupe.NewDecision(records[4], records[5], dedupe.Different),
		dedupe.NewDecision(records[5], records[4], dedupe.Same), // they have thought better of it
	} {
		line, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		file.Write(append(line, '\n'))
	}
	decisions, err := dedupe.ReadDecisions(&file)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records { // other notes and keys, as another export has them
		r.Citation.Key = "k" + r.Citation.Key
		r.Citation.Details = append(r.Citation.Details, citation.Detail{Field: citation.FieldNote, Text: "exported again"})
	}
	r := dedupe.Find(records, dedupe.Options{Level: dedupe.Balanced, Decisions: decisions})
	var got [][]int
	for _, g := range r.Groups {
		got = append(got, g.Members)
	}
	if diff := cmp.Diff([][]int{{0, 1}, {4, 5}}, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if len(r.Review) != 0 {
		t.Errorf("asked again: %+v", r.Review)
	}
	for _, bad := range []string{"{", `{"decision":"perhaps","marks":["a","b"]}`, `{"decision":"same"}`} {
		if _, err := dedupe.ReadDecisions(strings.NewReader(bad)); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

// Whatever two records say, the verdict is the same both ways, a careful level
// joins no more than a bold one, and what keeps apart does not join.
func FuzzJudge(f *testing.F) {
	for _, p := range pairs {
		f.Add(p.a, p.b)
	}
	f.Add(" | A A;A,0AA00AAA XZ0YBAA", " | 000000000000A a;B0")                                   // names that are found in one direction only
	f.Add("a | b | aaaaaaaaaaaaaaaaaaaaaaaa 1999", "a | b | "+strings.Repeat("aaab ", 40)+"1999") // an acronym in very many ways
	f.Fuzz(func(t *testing.T, a, b string) {
		var prints [2]*dedupe.Print
		for i, line := range []string{a, b} {
			c := &citation.Citation{Type: citation.ArticleJournal}
			parts := append(strings.Split(line, " | "), "", "", "", "")
			_ = c.AddString(citation.FieldTitle, parts[0])
			for name := range strings.SplitSeq(parts[1], ";") {
				_ = c.AddString(citation.FieldAuthor, name)
			}
			place, pages, _ := strings.Cut(parts[2], ":")
			venue, volume, _ := strings.Cut(place, ";")
			_ = c.AddString(citation.FieldJournal, venue)
			_ = c.AddString(citation.FieldIssued, venue[max(0, len(venue)-4):])
			_ = c.AddString(citation.FieldVolume, volume)
			_ = c.AddString(citation.FieldPages, pages)
			_ = c.AddString(citation.FieldDOI, strings.TrimPrefix(parts[3], "DOI="))
			prints[i] = dedupe.Fingerprint(c)
			if got := dedupe.Judge(prints[i], prints[i], dedupe.Options{}); got.Class == dedupe.Different && c.Title != "" && strings.ContainsAny(parts[0], "abcdefghijklmnopqrstuvwxyz") {
				t.Errorf("%q differs from itself by %q", line, got.Rule)
			}
		}
		last := dedupe.Different
		for _, level := range []dedupe.Level{dedupe.Cautious, dedupe.Balanced, dedupe.Thorough} {
			v := dedupe.Judge(prints[0], prints[1], dedupe.Options{Level: level})
			if back := dedupe.Judge(prints[1], prints[0], dedupe.Options{Level: level}); back != v {
				t.Errorf("%s: %+v, the other way round %+v", level, v, back)
			}
			if v.Class < last {
				t.Errorf("%s at %s, but %s before", v.Class, level, last)
			}
			if v.Veto && v.Class == dedupe.Same {
				t.Errorf("joined by the veto %q", v.Rule)
			}
			last = v.Class
		}
	})
}
