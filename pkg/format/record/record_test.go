package record_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/record"
	"github.com/peerlit/peerlit/pkg/source"
)

// some gives records with claims, remarks and blanks.
func some(n uint64) []*evidence.Record {
	var records []*evidence.Record
	for seed := range n {
		r := &evidence.Record{
			Citation: *citationtest.Wild(rand.New(rand.NewPCG(seed, 1))),
			Source:   "page.txt", Format: "pure", At: source.Span{Start: 1, End: 99},
			Blank:   citation.NewFieldSet(citation.FieldDOI),
			Remarks: []diag.Diagnostic{{Code: diag.BlankField, Message: "DOI is blank", Field: "DOI"}},
		}
		for _, f := range citation.Fields() {
			for v := range r.Citation.Values(f) {
				r.Claims = append(r.Claims, evidence.Claim{Field: f, Value: v, Rule: "pure: label", Confidence: evidence.Labelled, At: source.Span{Start: 5, End: 9}})
			}
		}
		records = append(records, r)
	}
	return records
}

func written(t testing.TB, records ...*evidence.Record) string {
	t.Helper()
	var b bytes.Buffer
	e := record.Format().Exporter.NewEncoder(&b, format.Options{})
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

func read(t testing.TB, text string) (records []*evidence.Record, codes []diag.Code) {
	t.Helper()
	for r, err := range record.Format().Extractor.Extract(context.Background(), source.FromString("in.jsonl", text), format.Ask{}) {
		var d diag.Diagnostic
		switch {
		case errors.As(err, &d):
			codes = append(codes, d.Code)
		case err != nil:
			t.Fatal(err)
		default:
			records = append(records, r)
		}
	}
	return records, codes
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	records := some(200)
	text := written(t, records...)
	if lines := strings.Count(text, "\n"); lines != len(records) {
		t.Errorf("%d lines for %d records", lines, len(records))
	}
	again, codes := read(t, text)
	if diff := cmp.Diff(records, again); diff != "" || len(codes) > 0 {
		t.Errorf("(-written +read):\n%s\n%v", diff, codes)
	}
}

// Reading the parts that Cut makes is reading the whole; a line that breaks off costs itself.
func TestParts(t *testing.T) {
	t.Parallel()
	text := written(t, some(5)...)
	cut := record.Format().Extractor.(format.Cutter).Cut //nolint:forcetypeassert // it must be one
	n := cut(text[:len(text)*2/3])
	first, _ := read(t, text[:n])
	second, codes := read(t, text[n:len(text)-10])
	if n == 0 || len(first)+len(second) != 4 {
		t.Errorf("parts of %d and %d bytes hold %d and %d records", n, len(text)-n, len(first), len(second))
	}
	if diff := cmp.Diff([]diag.Code{diag.Truncated}, codes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDetect(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]format.Score{
		written(t, some(1)...):                 format.Signed,
		`{"id":"a","type":"book","title":"A"}`: format.No,
		"":                                     format.No,
		"text":                                 format.No,
	} {
		if got := record.Format().Extractor.Detect(source.FromString("in", text)); got.Score != want {
			t.Errorf("%.40s: got %s, want %s", text, got.Score, want)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	records := some(200)
	sequence := record.Format().Exporter.(format.Sequence) //nolint:forcetypeassert // it is one
	var dst []byte
	for b.Loop() {
		dst = dst[:0]
		for _, r := range records {
			dst = sequence.Append(dst, r, format.Options{})
		}
	}
	b.SetBytes(int64(len(dst)))
}

func BenchmarkRead(b *testing.B) {
	text := written(b, some(200)...)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		read(b, text)
	}
}
