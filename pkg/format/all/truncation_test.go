package all_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/format/jsonwork"
	"github.com/peerlit/peerlit/pkg/format/xmlwork"
)

// TestTruncations cuts XML and JSON off at places of every kind: whatever a
// record says then, the same record says of the whole input. TRUNCATE=10m does so,
// for that long, with the real files of ../shared as well.
func TestTruncations(t *testing.T) {
	t.Parallel()
	inputs := caseInputs(t)
	if text := os.Getenv("TRUNCATE"); text != "" {
		long, err := time.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, sharedFiles(t)...)
		r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
		n := 0
		for end := time.Now().Add(long); time.Now().Before(end); n++ {
			truncate(t, inputs[r.IntN(len(inputs))], 10, r)
		}
		t.Logf("%d inputs", n)
		return
	}
	for _, input := range inputs {
		truncate(t, input, 4, ownRand(input, 3))
	}
}

// truncate cuts an input off at some places.
func truncate(t *testing.T, name string, places int, r *rand.Rand) {
	t.Helper()
	input := readAll(t, name)
	if start := bytes.TrimLeft(input, "\ufeff \t\r\n"); len(start) == 0 || !utf8.Valid(input) || strings.IndexByte("<{[", start[0]) < 0 {
		return
	}
	say := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s: %s", name, fmt.Sprintf(format, args...))
	}
	damaged := false
	whole := readReporting(t, "", name, input, func(d diag.Diagnostic) { damaged = damaged || d.Lost() })
	if len(whole) == 0 || !structured(whole[0].Format) {
		return
	}
	as := whole[0].Format
	known := make(map[int][]map[string]any)
	var every []map[string]any
	for _, record := range whole {
		one := members(t, record)
		known[record.At.Start], every = append(known[record.At.Start], one), append(every, one)
	}
	for range places {
		n := at(r, input)
		if r.IntN(2) == 0 { // most bytes are of long texts; tags and members are where lists begin and end
			n = bytes.LastIndexAny(input[:n], "<>{}[],\"") + 1
		}
		for _, record := range readBytes(t, as, name, input[:n], say) {
			candidates := known[record.At.Start]
			if candidates == nil && damaged { // the whole of it may be what was left out
				continue
			}
			if candidates == nil {
				candidates = every
			}
			if reason := unlike(members(t, record), candidates); reason != "" {
				say("cut off at %d: the record at %d: %s", n, record.At.Start, reason)
			}
		}
	}
}

// structured reports whether a format is read by the tables for XML or JSON.
func structured(name string) bool {
	f, _ := all.Formats().Named(name)
	switch f.Extractor.(type) {
	case xmlwork.Form, jsonwork.Form:
		return true
	}
	return f.Name == "csl-json"
}

// members gives a record as the members of CSL-JSON. What is kept for round trips is none of them.
func members(t *testing.T, r *evidence.Record) map[string]any {
	t.Helper()
	f, _ := all.Formats().Named("csl-json")
	var items []map[string]any
	if err := json.Unmarshal(encode(t, f, []*evidence.Record{r}), &items); err != nil || len(items) != 1 {
		t.Fatalf("%d items: %v", len(items), err)
	}
	delete(items[0], "id") // it is made of the others
	delete(items[0], "custom")
	if r.Citation.Type == "" {
		delete(items[0], "type")
	}
	return items[0]
}

// unlike says what a record says otherwise than each of others that stand at
// its place; "" when there is one that says all of it. A date may say less, a title lack its
// subtitle, and a work some of its numbers.
func unlike(got map[string]any, others []map[string]any) (reason string) {
	reason = "there is none in the whole input"
	for _, whole := range others {
		reason = ""
		for name, value := range got {
			if !reflect.DeepEqual(value, whole[name]) && !before(value, whole[name]) && !mainTitle(name, value, whole[name]) && !some(name, value, whole[name]) {
				reason += fmt.Sprintf("\n%s: got %v, of the whole %v", name, value, whole[name])
			}
		}
		if reason == "" {
			return ""
		}
	}
	return reason
}

// some reports whether a list of identifiers is the beginning of another.
func some(name string, ids, all any) bool {
	text, _ := ids.(string)
	whole, _ := all.(string)
	return (name == "ISBN" || name == "ISSN") && strings.HasPrefix(whole, text+", ")
}

// mainTitle reports whether a title is what stands before a subtitle.
func mainTitle(name string, title, whole any) bool {
	main, _ := title.(string)
	all, _ := whole.(string)
	return strings.HasSuffix(name, "title") && strings.HasPrefix(all, main+": ")
}

// before reports whether a date says the beginning of what another says.
func before(date, whole any) bool {
	parts := func(v any) string {
		m, _ := v.(map[string]any)
		return strings.Trim(fmt.Sprint(m["date-parts"]), "[]")
	}
	return parts(date) != "<nil>" && strings.HasPrefix(parts(whole)+" ", parts(date)+" ")
}
