package all_test

import (
	"os"
	"testing"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/all"
	"github.com/peerlit/peerlit/pkg/source"
)

// FuzzDetect offers any text to every detector: each says the same twice and
// names a place in the text, what is detected is read without a defect, and the
// records can be written.
func FuzzDetect(f *testing.F) {
	seeded := make(map[string]bool) // a case of each format
	for _, c := range cases(f) {
		if data, err := os.ReadFile(c.input); err == nil && len(data) < 4<<10 && !seeded[c.format] {
			seeded[c.format] = true
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		for _, x := range all.Formats().Readable() {
			doc := source.FromString("input", string(input))
			if !utf8.Valid(input) {
				break // documents are text by the time they are detected
			}
			m := x.Extractor.Detect(doc)
			if again := x.Extractor.Detect(doc); m != again {
				t.Errorf("%s: %+v, then %+v", x.Name, m, again)
			}
			if m.At.Start < 0 || m.At.End > len(input) || m.At.Start > m.At.End {
				t.Errorf("%s: sign at %v of %d bytes", x.Name, m.At, len(input))
			}
		}
		records := readBytes(t, "", "input", input, func(format string, args ...any) { t.Errorf(format, args...) })
		for _, x := range all.Formats().Writable() {
			if !utf8.Valid(encode(t, x, records)) {
				t.Errorf("what is written as %s is no UTF-8", x.Name)
			}
		}
	})
}

// FuzzWrite puts any text into every field of a record and writes it, between
// two plain ones, in every format: what is read back are three records.
func FuzzWrite(f *testing.F) {
	for _, text := range intruders {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 200 {
			return
		}
		for _, x := range all.Formats().Writable() {
			out := encode(t, x, []*evidence.Record{simple("first"), planted(x.Name, "Before "+text+" after"), simple("last")})
			if x.Extractor == nil {
				continue
			}
			records := readBytes(t, x.Name, "written", out, func(format string, args ...any) { t.Errorf(format, args...) })
			if len(records) != 3 {
				t.Errorf("%s: got %d records, want 3:\n%s", x.Name, len(records), out)
			}
		}
	})
}
