package jsontext_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/jsontext"
)

func TestString(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`"plain"`:              "plain",
		`"a\"b\\"`:             `a"b\`,
		`"\\\\"`:               `\\`,
		`"\u00e9\/\n\t"`:       "é/\n\t",
		`"\ud83d\ude00"`:       "😀",
		`"\ud800x"`:            "\uFFFDx",
		`"\udc00\ud83d\ude00"`: "\uFFFD😀",
		`"\u12"`:               `\u12`,
		`"\q"`:                 `\q`,
		"\"raw\nline\"":        "raw\nline",
		`-12.5e3 `:             "-12.5e3",
		`true`:                 "true",
		`NaN`:                  "NaN",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			s := jsontext.Scanner{Text: in}
			got, ok := s.String()
			if got != want || !ok || s.Err() != nil {
				t.Errorf("got %q, %v, %v; want %q", got, ok, s.Err(), want)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]jsontext.SyntaxError{
		`{"a":"x`:    {Offset: 5, Cut: true},
		`{"a":[1,2`:  {Offset: 5, Cut: true},
		`{"a":1`:     {Offset: 6, Cut: true},
		`{"a":what}`: {Offset: 5},
		`{what`:      {Offset: 1},
		`{"a":1]`:    {Offset: 6},
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			s := jsontext.Scanner{Text: in}
			s.Enter(jsontext.Object)
			for _, more := s.Key(); more; _, more = s.Key() {
				s.Skip()
			}
			if diff := cmp.Diff(error(&want), s.Err(), cmp.Comparer(func(a, b error) bool { return a.Error() == b.Error() })); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestElements(t *testing.T) {
	t.Parallel()
	list := jsontext.List{Wrappers: []string{"items"}}
	for in, want := range map[string]string{
		`[{"a":1},{"b":"}"}]`:                       `{"a":1} {"b":"}"}`,
		`{"a":1}` + "\n" + `{"b":2}`:                `{"a":1} {"b":2}`,
		`{"n":2,"items":[{"a":1}],"m":{"x":1}}`:     `{"a":1}`,
		`{"a":1},{"b":2}],"m":{"x":1}}`:             `{"a":1} {"b":2}`,
		`{"items":[{"a":1}]}` + `{"items":[{"b":2}`: `{"a":1} {"b":2} cut`,
		`{"items":"none"}`:                          `{"items":"none"}`,
		`[{"a":1}`:                                  `{"a":1} cut`,
		`[{"a":1},`:                                 `{"a":1}`,
		`[{"a":`:                                    `{"a": cut`,
		`["x", 1]`:                                  ``,
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			var got []string
			for e := range list.Elements(in) {
				if e.Text != "" {
					got = append(got, e.Text)
				}
				if e.Cut {
					got = append(got, "cut")
				}
			}
			if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAppendString(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"é 王 😀 \"\\":              `"é 王 😀 \"\\"`,
		"\x00\x1b\x7f\u009b":      `"\u0000\u001b\u007f\u009b"`,
		"a\u202eb\u2066\u2028":    `"a\u202eb\u2066\u2028"`,
		"\n\r\t":                  `"\n\r\t"`,
		"bad \xff \xed\xa0\x80":   `"bad � ���"`,
		"kept \u200f\u200d\ufffd": "\"kept \u200f\u200d\ufffd\"",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, string(jsontext.AppendString(nil, in))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A string goes through JSON unharmed but for bytes that are no characters,
// both by this package's hand and by the standard library's.
func FuzzString(f *testing.F) {
	for _, s := range []string{"", "a\"b\\", "\u2028\x00é😀", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		text := jsontext.AppendString(nil, in)
		s := jsontext.Scanner{Text: string(text)}
		got, ok := s.String()
		var std string
		if err := json.Unmarshal(text, &std); err != nil || !ok || got != std {
			t.Fatalf("%q: got %q, encoding/json %q, %v", text, got, std, err)
		}
		if strings.ToValidUTF8(in, "") == in && got != in {
			t.Errorf("got %q, want %q", got, in)
		}
	})
}

// Whatever encoding/json takes for a value, Skip steps over as a whole; and
// elements lie in the text, in order.
func FuzzSkip(f *testing.F) {
	for _, s := range []string{`{"a":[1,"]"],"items":[{}]}`, `[{"a":"\\"},`, `{`, `"`, `{"items":[{"items":[`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		s := jsontext.Scanner{Text: in}
		if skipped := s.Skip(); json.Valid([]byte(in)) && strings.TrimSpace(skipped) != strings.TrimSpace(in) {
			t.Errorf("skipped %q of %q", skipped, in)
		}
		list := jsontext.List{Wrappers: []string{"items"}}
		at := 0
		for e := range list.Elements(in) {
			n := strings.Index(in[at:], e.Text)
			if n < 0 {
				t.Fatalf("element %q is not in the rest of %q", e.Text, in)
			}
			at += n + len(e.Text)
		}
		if n := list.Cut(in); n > 0 && in[n] != '{' {
			t.Errorf("cut %q at %d", in, n)
		}
	})
}

func BenchmarkElements(b *testing.B) {
	item := `{"id":"a","title":"T","author":[{"family":"A","given":"B"}],"abstract":"` + strings.Repeat("word ", 300) + `"},` + "\n"
	text := "[" + strings.Repeat(item, 500) + "]"
	b.SetBytes(int64(len(text)))
	list := jsontext.List{Wrappers: []string{"items"}}
	for b.Loop() {
		for range list.Elements(text) {
		}
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"a":[1,{"b":null}],"c":"d"}`: "",
		`{"a":1,,"b":[1 2,],}`:         "", // commas are overlooked
		`{"a":{"b":}}`:                 "no JSON at byte 10",
		`{"a":[}}`:                     "no JSON at byte 6",
		`{"a":{"b":1}`:                 "JSON ends within a value, at byte 12",
		strings.Repeat("[", 2*jsontext.MaxDepth) + strings.Repeat("]", 2*jsontext.MaxDepth): "",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			got := ""
			if err := jsontext.Check(text); err != nil {
				got = err.Error()
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestDamagedLine checks that an object that is no JSON costs its line, where
// the objects of a list are a line each.
func TestDamagedLine(t *testing.T) {
	t.Parallel()
	for _, broken := range []string{`{"a":2,"b":{"c":[1`, `{"a":2}]}"b":3}`, `{"a":2,"b":"c,"d":"e"}`} {
		for _, form := range []string{"{\"a\":1}\n%\n{\"a\":3}\n{\"a\":4}\n", "[\n  {\"a\":1},\n  %,\n  {\"a\":3},\n  {\"a\":4}\n]\n"} {
			text := strings.Replace(form, "%", broken, 1)
			t.Run(text, func(t *testing.T) {
				t.Parallel()
				var got []string
				for e := range (jsontext.List{}).Elements(text) {
					if e.Damaged {
						e.Text = "!"
					}
					got = append(got, e.Text)
				}
				if diff := cmp.Diff([]string{`{"a":1}`, "!", `{"a":3}`, `{"a":4}`}, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
	pretty := "[{\"a\":1},\n{\"a\":2,\"b\":[\n{\"c\":3}]},\n{\"a\":4}]"
	n := 0
	for e := range (jsontext.List{}).Elements(pretty) {
		if n++; e.Damaged {
			t.Errorf("%q is not damaged", e.Text)
		}
	}
	if n != 3 {
		t.Errorf("%d objects", n)
	}
}
