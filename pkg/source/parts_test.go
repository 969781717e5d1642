package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// cutAt gives the Cut of records that begin with sign, at the start of a line.
func cutAt(sign string) Cut {
	return func(text string) int { return strings.LastIndex(text, "\n"+sign) + 1 }
}

// bibliography gives a text of records in several scripts and with several line ends.
func bibliography(records int) string {
	ends := []string{"\n", "\r\n", "\r\n", "\r"}
	titles := []string{"plain", "Größe", "深度学习", "🙂 emoji", strings.Repeat("long ", 60)}
	var b strings.Builder
	for i := range records {
		end := ends[i/7%len(ends)]
		fmt.Fprintf(&b, "TY  - JOUR%sTI  - %s %d%sER  - %s%s\n", end, titles[i%len(titles)], i, end, end, end)
	}
	return b.String()
}

// views are the ways to read a document whole; all give the same text.
var views = map[string]func(t *testing.T, d *Document, cut Cut) string{
	"Parts": func(t *testing.T, d *Document, cut Cut) string {
		var b strings.Builder
		for part, err := range d.Parts(cut) {
			if err != nil {
				t.Fatal(err)
			}
			text, err := part.Text()
			if err != nil {
				t.Fatal(err)
			}
			if got, want := part.Span(text).Start, b.Len(); got != want {
				t.Fatalf("part begins at %d, want %d", got, want)
			}
			b.WriteString(text)
		}
		return b.String()
	},
	"Lines": func(t *testing.T, d *Document, _ Cut) string {
		var b strings.Builder
		for line := range d.Lines() {
			if strings.ContainsAny(line.Text, "\r\n") {
				t.Fatalf("line %q has an end", line.Text)
			}
			if got := d.Slice(line.At); got != line.Text {
				t.Fatalf("slice of %v is %q, want %q", line.At, got, line.Text)
			}
			for b.Len() < line.At.Start { // the end of the line before
				b.WriteByte('\n')
			}
			b.WriteString(line.Text)
		}
		return b.String()
	},
	"Text": func(t *testing.T, d *Document, _ Cut) string {
		text, err := d.Text()
		if err != nil {
			t.Fatal(err)
		}
		return text
	},
}

func TestViewsAgree(t *testing.T) {
	t.Parallel()
	text := bibliography(2500)
	ends := strings.NewReplacer("\r", "\n")
	cuts := map[string]Cut{
		"lines":   lineCut,
		"records": cutAt("TY  - "),
		"never":   func(string) int { return 0 },
		"bytes":   func(text string) int { return len(text) / 2 },
	}
	for _, block := range []int{64, 1000, 4096, 1 << 20} {
		for name, cut := range cuts {
			t.Run(fmt.Sprintf("%s/%d", name, block), func(t *testing.T) {
				t.Parallel()
				for view, read := range views {
					limits := Limits{block: block}
					piped, err := Open("a.ris", iotest.HalfReader(strings.NewReader(text)), limits)
					if err != nil {
						t.Fatal(err)
					}
					file := newDocument("a.ris", &stream{open: reopen(text)}, limits)
					held := FromString("a.ris", text)
					held.limits = limits.withDefaults()
					for kind, d := range map[string]*Document{"stream": piped, "file": file, "held": held} {
						if name == "bytes" && kind != "held" {
							// Such a cut makes positions differ, not the text.
							d.Sample()
						}
						got, want := read(t, d, cut), text
						if view == "Lines" {
							got, want = ends.Replace(got), strings.TrimRight(ends.Replace(text), "\n")
							got = strings.TrimRight(got, "\n")
						}
						if got != want {
							t.Errorf("%s of a %s differs from the text: %d bytes, want %d", view, kind, len(got), len(want))
						}
						if kind == "file" {
							if again := read(t, d, cut); view != "Lines" && again != want {
								t.Errorf("%s of a %s differs when read again", view, kind)
							}
						}
					}
				}
			})
		}
	}
}

// reopen gives text as often as asked.
func reopen(text string) opener {
	return func(offset int) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text[offset:])), nil }
}

func TestPositions(t *testing.T) {
	t.Parallel()
	text := bibliography(2000)
	whole := FromString("a.ris", text)
	want := func(offset int) Position { // counted plainly
		before := strings.ReplaceAll(text[:offset], "\r\n", "\n ")
		before = strings.ReplaceAll(before, "\n ", "\n")
		lines := strings.Split(strings.ReplaceAll(before, "\r", "\n"), "\n")
		return Position{"a.ris", len(lines), len([]rune(lines[len(lines)-1])) + 1}
	}
	for _, block := range []int{100, 5000, 1 << 20} {
		t.Run(fmt.Sprint(block), func(t *testing.T) {
			t.Parallel()
			d, _ := Open("a.ris", strings.NewReader(text), Limits{block: block})
			seen := 0
			for part := range d.Parts(cutAt("TY  - ")) {
				text, _ := part.Text()
				for _, sign := range []string{"ER  - ", "TI  - "} { // the second lies before the first
					i := strings.LastIndex(text, sign)
					at := part.Span(text[i : i+4])
					if diff := cmp.Diff(want(at.Start), part.Position(at)); diff != "" {
						t.Fatalf("position of %v (-want +got):\n%s", at, diff)
					}
					seen++
				}
			}
			if seen == 0 {
				t.Error("no parts")
			}
		})
	}
	if got := whole.Position(Span{}); got != (Position{Name: "a.ris"}) {
		t.Errorf("nowhere is at %v", got)
	}
	if got := whole.Span("not of it"); !got.Nowhere() {
		t.Errorf("foreign text is at %v", got)
	}
}

// TestPartsApart reads parts on other goroutines while their document goes on.
func TestPartsApart(t *testing.T) {
	t.Parallel()
	text := bibliography(5000)
	d, _ := Open("a.ris", strings.NewReader(text), Limits{block: 10_000})
	var running sync.WaitGroup
	var mutex sync.Mutex
	records := 0
	for part, err := range d.Parts(cutAt("TY  - ")) {
		if err != nil {
			t.Fatal(err)
		}
		running.Go(func() {
			n := 0
			for line := range part.Lines() {
				if strings.HasPrefix(line.Text, "ER") {
					n++
					if p := part.Position(line.At); p.Column != 1 {
						t.Errorf("%q at %v", line.Text, p)
					}
				}
			}
			mutex.Lock()
			records += n
			mutex.Unlock()
		})
	}
	running.Wait()
	if records != 5000 {
		t.Errorf("%d records, want 5000", records)
	}
}

func TestPartsOverLimit(t *testing.T) {
	t.Parallel()
	record := func(name string) string { return "TY  - JOUR\nTI  - " + name + "\nER  -\n" }
	giant := "TY  - JOUR\nAB  - " + strings.Repeat("x ", 50_000) + "\nER  -\n"
	text := record("one") + giant + record("two") + record("three") + giant
	for _, block := range []int{1000, 8000} {
		t.Run(fmt.Sprint(block), func(t *testing.T) {
			t.Parallel()
			d, _ := Open("a.ris", strings.NewReader(text), Limits{block: block, Document: 20_000})
			var got strings.Builder
			var places []int
			for part, err := range d.Parts(cutAt("TY  - ")) {
				var limit *LimitError
				var place *Error
				switch {
				case err == nil:
					text, _ := part.Text()
					got.WriteString(text)
				case errors.As(err, &limit) && errors.As(err, &place):
					places = append(places, place.At.Line)
				default:
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(record("one")+record("two")+record("three"), got.String()); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]int{4, 13}, places); diff != "" {
				t.Errorf("lines of the errors (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTextOverLimit(t *testing.T) {
	t.Parallel()
	d, _ := Open("a.txt", strings.NewReader(strings.Repeat("word ", 100_000)), Limits{Document: 100_000})
	text, err := d.Text()
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Max != 100_000 {
		t.Errorf("error %v, want a limit of 100000", err)
	}
	if !strings.HasPrefix(text, "word word") {
		t.Errorf("text begins with %.20q", text)
	}
}

func TestStreamReadTwice(t *testing.T) {
	t.Parallel()
	text := bibliography(5000)
	drain := func(d *Document) (int, error) {
		n := 0
		for part, err := range d.Parts(lineCut) {
			if err != nil {
				return n, err
			}
			text, _ := part.Text()
			n += len(text)
		}
		return n, nil
	}
	d, _ := Open("-", strings.NewReader(text), Limits{block: 4096})
	if n, err := drain(d); n != len(text) || err != nil {
		t.Fatalf("read %d bytes and %v", n, err)
	}
	if _, err := drain(d); !errors.Is(err, errPassed) {
		t.Errorf("second reading: %v, want %v", err, errPassed)
	}
	kept, _ := Open("-", strings.NewReader(text), Limits{block: 4096})
	if err := kept.Keep(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if n, err := drain(kept); n != len(text) || err != nil {
			t.Errorf("read %d bytes and %v, want %d and none", n, err, len(text))
		}
	}
}

func TestReadErrorKeepsWhatCame(t *testing.T) {
	t.Parallel()
	broken := errors.New("disk on fire")
	r := io.MultiReader(strings.NewReader("one\ntwo\n"), iotest.ErrReader(broken))
	d, err := Open("a.txt", r, Limits{})
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	var lines []string
	for line := range d.Lines() {
		lines = append(lines, line.Text)
	}
	if diff := cmp.Diff([]string{"one", "two"}, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if !errors.Is(d.Err(), broken) {
		t.Errorf("Err gives %v", d.Err())
	}
}

func BenchmarkParts(b *testing.B) {
	ascii := bytes.Repeat([]byte("TY  - JOUR\nAU  - Smith, John\nTI  - A title of the usual length, more or less\nER  - \n\n"), 400_000)
	some := bytes.Repeat([]byte("TY  - JOUR\nAU  - Müller, Jörg\nTI  - A title of the usual length — more or less\nER  - \n\n"), 400_000)
	for name, text := range map[string][]byte{"ascii": ascii, "accents": some} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				d, _ := Open("a.ris", bytes.NewReader(text), Limits{})
				n := 0
				for part := range d.Parts(cutAt("TY  - ")) {
					text, _ := part.Text()
					n += len(text)
				}
				if n != len(text) {
					b.Fatal(n)
				}
			}
		})
	}
}

func BenchmarkLines(b *testing.B) {
	text := bytes.Repeat([]byte("TY  - JOUR\nAU  - Müller, Jörg\nTI  - A title of the usual length — more or less\nER  - \n\n"), 400_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d, _ := Open("a.ris", bytes.NewReader(text), Limits{})
		for line := range d.Lines() {
			if len(line.Text) > 100 {
				b.Fatal(line)
			}
		}
	}
}
