//go:build !race

package all_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
)

// budgetFile holds how many allocations a typical record may cost each reader and writer.
const budgetFile = "allocations.tsv"

// TestAllocations compares what readers and writers allocate for a record with
// the budget. Allocations are the same on every machine, however busy it is,
// and a pass over the heap that slips in costs as much as a slow loop. -update
// writes what is measured; the difference is to be read like code.
func TestAllocations(t *testing.T) {
	const n = 300
	records := make([]*evidence.Record, n)
	for i := range records {
		records[i] = &evidence.Record{Citation: *citationtest.Typical(i)}
	}
	budget := readBudget(t)
	var measured bytes.Buffer
	compare := func(name string, allocations float64) {
		each := allocations / n
		fmt.Fprintf(&measured, "%s\t%.1f\n", name, each)
		allowed, known := budget[name]
		switch {
		case *update:
		case !known:
			t.Errorf("%s has no budget: it takes %.1f allocations a record; -update writes it to %s", name, each, budgetFile)
		case each > allowed*1.1+0.1:
			t.Errorf("%s: %.1f allocations a record, and %.1f are budgeted", name, each, allowed)
		case each < allowed*0.8-0.2:
			t.Logf("%s: %.1f allocations a record; the budget of %.1f could be tightened (-update)", name, each, allowed)
		}
	}
	for _, f := range twoWay() {
		text := typical(f, n)
		compare("read "+f.Name, testing.AllocsPerRun(3, func() { consume(t, f, text) }))
		sequence := f.Exporter.(format.Sequence)
		dst := make([]byte, 0, 2*len(text))
		compare("write "+f.Name, testing.AllocsPerRun(3, func() {
			for _, r := range records {
				dst = sequence.Append(dst[:0], r, format.Options{})
			}
		}))
	}
	if *update {
		if err := os.WriteFile(budgetFile, measured.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// readBudget reads the budget file.
func readBudget(t *testing.T) map[string]float64 {
	data, err := os.ReadFile(budgetFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	budget := make(map[string]float64)
	for line := range strings.Lines(string(data)) {
		name, number, _ := strings.Cut(line, "\t")
		var each float64
		if _, err := fmt.Sscan(number, &each); err != nil {
			t.Fatalf("%s: %q: %v", budgetFile, line, err)
		}
		budget[name] = each
	}
	return budget
}
