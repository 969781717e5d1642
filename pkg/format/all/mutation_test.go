package all_test

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/pipeline"
	"github.com/peerlit/peerlit/pkg/source"
)

// A mutation spoils an input the way disks, networks and people do. other is a
// second input, perhaps of another format.
type mutation struct {
	name  string
	spoil func(r *rand.Rand, input, other []byte) []byte
}

var mutations = []mutation{
	{"truncated", func(r *rand.Rand, input, _ []byte) []byte { return input[:at(r, input)] }},
	{"beheaded", func(r *rand.Rand, input, _ []byte) []byte { return input[at(r, input):] }},
	{"spliced", func(r *rand.Rand, input, other []byte) []byte {
		return slices.Concat(input[:at(r, input)], other[at(r, other):])
	}},
	{"flipped", func(r *rand.Rand, input, _ []byte) []byte {
		out := slices.Clone(input)
		for range 1 + r.IntN(8) {
			if len(out) > 0 {
				out[r.IntN(len(out))] ^= 1 << r.IntN(8)
			}
		}
		return out
	}},
	{"holed", func(r *rand.Rand, input, _ []byte) []byte {
		from, to := span(r, input)
		return slices.Concat(input[:from], input[to:])
	}},
	{"stuttered", func(r *rand.Rand, input, _ []byte) []byte {
		from, to := span(r, input)
		return slices.Concat(input[:to], bytes.Repeat(input[from:to], 1+r.IntN(3)), input[to:])
	}},
	{"salted", func(r *rand.Rand, input, _ []byte) []byte {
		out := slices.Clone(input)
		for range 1 + r.IntN(4) {
			out = slices.Insert(out, at(r, out), []byte(salt[r.IntN(len(salt))])...)
		}
		return out
	}},
	{"shuffled", func(r *rand.Rand, input, _ []byte) []byte {
		lines := bytes.SplitAfter(input, []byte("\n"))
		a, b := r.IntN(len(lines)), r.IntN(len(lines))
		lines[a], lines[b] = lines[b], lines[a]
		return bytes.Join(lines, nil)
	}},
	{"crlf", func(_ *rand.Rand, input, _ []byte) []byte {
		return bytes.ReplaceAll(input, []byte("\n"), []byte("\r\n"))
	}},
}

// salt are pieces that mean something to one reader or another.
var salt = []string{
	"\x00", "\x1b[31m", "\x1d", "\x1e", "\x1f", "\xff", "\xef\xbb\xbf", "\u202e", "\u2028", "\r", "\n\n", "{", "}", "\"", "\\", "\\u", "\\ud800", "$", "&", "&#x110000;", "<", "</", "<!--", "]]>", "<![CDATA[",
	"TY  - ", "ER  - ", "@article{", "@string{", "PMID- ", "%0 ", "FN ", "RT ", "[", "]", ",", ":", ";", " and ", "et al.", "999999999999999999999999", "-1", "0000-00-00", "10.1234/", "https://doi.org/", "---\n", "- ", "&a *a",
}

func at(r *rand.Rand, b []byte) int { return r.IntN(len(b) + 1) }

// span gives a piece of b of at most a thousand bytes.
func span(r *rand.Rand, b []byte) (from, to int) {
	from = at(r, b)
	return from, min(len(b), from+r.IntN(1000))
}

// TestMutations spoils every case a little. MUTATE=10m spoils, for that long,
// the cases and the real files of ../shared as well, and says what was slow.
func TestMutations(t *testing.T) {
	t.Parallel()
	inputs := caseInputs(t)
	if text := os.Getenv("MUTATE"); text != "" {
		long, err := time.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		mutateFor(t, long, append(inputs, sharedFiles(t)...))
		return
	}
	for i, input := range inputs {
		r := ownRand(input, 2)
		other := readAll(t, inputs[r.IntN(len(inputs))])
		mutate(t, mutations[i%len(mutations)], r.Uint64(), input, readAll(t, input), other)
	}
}

// caseInputs gives the paths of the cases' inputs.
func caseInputs(t *testing.T) (inputs []string) {
	t.Helper()
	for _, c := range cases(t) {
		inputs = append(inputs, c.input)
	}
	return inputs
}

// ownRand makes the random numbers of one test for one input: the same in each run, whatever other inputs there are.
func ownRand(input string, test uint64) *rand.Rand {
	name := fnv.New64a()
	io.WriteString(name, input)
	return rand.New(rand.NewPCG(name.Sum64(), test))
}

// mutateFor spoils inputs, one after the other, until the time is up.
func mutateFor(t *testing.T, long time.Duration, inputs []string) {
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	end := time.Now().Add(long)
	runs, slowest, which := 0, time.Duration(0), ""
	for ; time.Now().Before(end); runs++ {
		input := inputs[r.IntN(len(inputs))]
		m := mutations[r.IntN(len(mutations))]
		seed, start := r.Uint64(), time.Now()
		mutate(t, m, seed, input, readAll(t, input), readAll(t, inputs[r.IntN(len(inputs))]))
		if took := time.Since(start); took > slowest {
			slowest, which = took, fmt.Sprintf("%s, %s with seed %d", input, m.name, seed)
		}
	}
	t.Logf("%d mutations of %d inputs; the slowest took %v: %s", runs, len(inputs), slowest, which)
}

// mutate spoils one input and reads what comes of it: nothing fails, every
// record lies within the input and can be written, and what stands before the
// damage is read as if there were none.
func mutate(t *testing.T, m mutation, seed uint64, name string, input, other []byte) {
	t.Helper()
	spoilt := m.spoil(rand.New(rand.NewPCG(seed, 0)), input, other)
	say := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s, %s with seed %d: %s", name, m.name, seed, fmt.Sprintf(format, args...))
	}
	records := readBytes(t, "", name, spoilt, say)
	for _, r := range records {
		if r.At.Start > r.At.End || r.At.Start < 0 {
			say("a record stands at %v", r.At)
		}
	}
	writable := all.Formats().Writable()
	if f := writable[seed%uint64(len(writable))]; !utf8.Valid(encode(t, f, records)) {
		say("what is written as %s is no UTF-8", f.Name)
	}
	first, _, _ := bytes.Cut(bytes.TrimLeft(input, "\r\n"), []byte("\n"))
	if !bytes.HasSuffix(input, []byte("\n")) || !bytes.HasPrefix(bytes.TrimLeft(spoilt, "\r\n"), first) {
		return // what follows would not begin as a record does
	}
	sound := readBytes(t, "", name, input, say)
	if len(sound) == 0 {
		return
	}
	as := sound[0].Format
	if as == "generic" {
		// It reads lines that nothing sets apart as records: whether they are of one work, of a list, or of none is
		// judged by all that stands on the page - how much of it are entries, what repeats, how many lines are typical
		// of another kind of page - so that what follows a sound entry may rightly change what is taken from it.
		return
	}
	f, _ := all.Formats().Named(as)
	if _, prepares := f.Extractor.(format.Preparer); prepares && (m.name == "spliced" || bytes.Contains(spoilt, []byte("@string{"))) {
		return // what is defined at the end holds at the beginning
	}
	alone := texts(t, sound)
	if twice := texts(t, readBytes(t, as, name, slices.Concat(input, input), say)); !slices.Equal(twice, slices.Concat(alone, alone)) {
		return // not of records one after the other
	}
	damaged := slices.Concat(input, []byte("\n"), spoilt)
	if !utf8.Valid(damaged) { // one bad byte may change how all are understood
		return
	}
	if got := texts(t, readBytes(t, as, name, damaged, say)); len(got) < len(alone) || !slices.Equal(got[:len(alone)], alone) {
		say("the sound records before it are read otherwise: %d of them, then %d in all", len(alone), len(got))
	}
}

// readBytes reads an input as a format, or as what it is, and says when that failed.
func readBytes(t *testing.T, as, name string, input []byte, say func(string, ...any)) []*evidence.Record {
	t.Helper()
	return readReporting(t, as, name, input, func(d diag.Diagnostic) {
		if d.Code == diag.Defect {
			say("%s", d.Message)
		}
	})
}

// readReporting reads an input as a format, or as what it is.
func readReporting(t *testing.T, as, name string, input []byte, report func(diag.Diagnostic)) []*evidence.Record {
	t.Helper()
	doc, err := source.Open(filepath.Base(name), bytes.NewReader(input), source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	plan := pipeline.Plan{
		Catalog: all.Formats(), Force: as, Ask: format.Ask{Claims: true}, Workers: 1,
		Report: report,
	}
	return slices.Collect(plan.Records(context.Background(), slices.Values([]source.File{source.Opened(doc, nil)})))
}

// encode writes records in a format.
func encode(t *testing.T, f format.Format, records []*evidence.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := pipeline.Write(context.Background(), &b, f, format.Options{Width: 100}, 1, slices.Values(records)); err != nil {
		t.Errorf("writing %s: %v", f.Name, err)
	}
	return b.Bytes()
}

// texts gives each record as CSL-JSON.
func texts(t *testing.T, records []*evidence.Record) []string {
	t.Helper()
	f, _ := all.Formats().Named("csl-json")
	var out []string
	for _, r := range records {
		out = append(out, string(encode(t, f, []*evidence.Record{r})))
	}
	return out
}

func readAll(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sharedFiles lists the real files that are at hand, the large ones left out.
func sharedFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("../../../../shared/corpora", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, ".expected") {
			return err
		}
		if info, err := d.Info(); err == nil && info.Size() < 200_000 {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Logf("without real files: %v", err)
	}
	return files
}
