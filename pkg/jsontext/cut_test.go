package jsontext

import "testing"

func TestWhole(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text, whole, lost string
		end               int
		ok                bool
	}{
		{`{"a":1,"b":[1,2],"c":"x`, `{"a":1,"b":[1,2]}`, "c", 16, true},
		{`{"a":1,"b":12`, `{"a":1}`, "b", 6, true}, // it may be 123
		{`{"a":"1"`, `{"a":"1"}`, "", 8, true},
		{`{"a":"1","b`, `{"a":"1"}`, "", 8, true},
		{`{"a":[{"b":1},`, `{}`, "a", 1, true},
		{`{"in":{"a":1,"b":{"c":`, `{"in":{"a":1}}`, "b", 12, true},
		{`{"other":{"a":1,"b":{"c":`, `{}`, "other", 1, true},
		{`{"in":{"a":1},"b":"`, `{"in":{"a":1}}`, "b", 13, true},
		{`{"a":1,{"b":2},"c":"`, `{"a":1}`, "", 6, false}, // damaged before it ends
		{`{"a":oops,"b":"`, `{}`, "a", 1, false},
		{`[1`, "", "", 0, false},
	} {
		whole, end, lost, ok := Whole(test.text, "in")
		if whole != test.whole || end != test.end || lost != test.lost || ok != test.ok {
			t.Errorf("%s: got %s, %d, %q, %t", test.text, whole, end, lost, ok)
		}
	}
}

func TestClosed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"a":[{"b":"x`:    `{"a":[{"b":"x"}]}`,
		`{"a":"]}","b":[1`: `{"a":"]}","b":[1]}`,
		`{"a":"x\`:         `{"a":"x"}`,
		`{"a":{}}`:         `{"a":{}}`,
	} {
		if got := Closed(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// FuzzWhole checks that what is whole is a prefix and an object, whatever stands before the end.
func FuzzWhole(f *testing.F) {
	f.Add(`{"in":{"a":"\u00`)
	f.Fuzz(func(t *testing.T, text string) {
		Closed(text)
		whole, end, _, ok := Whole(text, "in")
		if end > len(text) || len(whole) > 0 && whole[:end] != text[:end] {
			t.Errorf("%q: %q is no prefix", text, whole)
		}
		if ok && Check(whole) != nil {
			t.Errorf("%q: %q is no JSON", text, whole)
		}
	})
}
