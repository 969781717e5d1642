package bibtex

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline shows what the scanner finds: kind, key, fields with their pieces.
func outline(text string) []string {
	var lines []string
	s := scanner{text: text}
	for s.next() {
		e := &s.entry
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s", e.kind, e.key)
		for _, f := range e.fields {
			fmt.Fprintf(&b, "|%s", f.name)
			for _, p := range e.pieces[f.from:f.to] {
				fmt.Fprintf(&b, "=%s", strings.Join(strings.Fields(p.text), " "))
			}
		}
		if e.broken {
			b.WriteString("|broken")
		}
		lines = append(lines, b.String())
	}
	return lines
}

func TestScanner(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"braces and quotes", `@book{k, a = {x {y} z}, b = "q {"} q", c = 12}`, []string{`book k|a=x {y} z|b=q {"} q|c=12`}},
		{"parentheses", `@BOOK(k, a = {(x}, b = 1)`, []string{"BOOK k|a=(x|b=1"}},
		{"opened by a parenthesis, closed by a brace", "@book(k, a = {x}}", []string{"book k|a=x"}},
		{"concatenation", `@book{k, a = m # "-" # {x} # 3}`, []string{"book k|a=m=-=x=3"}},
		{"free text and addresses", "Mail a@b.org {x} and c@article{no} 100% @book{not, a={1}}\n@book{k, a={1}}", []string{"book k|a=1"}},
		{"comment with entries", "@comment{x\n@book{no, a={1}}\n}@book{k, a={1}}", []string{"book k|a=1"}},
		{"comment without braces", "@comment test\n@book{k, a={1}}", []string{"book k|a=1"}},
		{"comment never closed", "@comment{ x\n@book{k, a={1}}", []string{"book k|a=1"}},
		{"fields commented out", "@book{k, % a = {1}\n  % b = {2},\n c = {3}}", []string{"book k|c=3"}},
		{"percent in a value", "@book{k, a = {50% of it}}", []string{"book k|a=50% of it"}},
		{"key on its own line", "@book{k\n, a={1}\n}", []string{"book k|a=1"}},
		{"no key", "@book{a={1}, b=2}", []string{"book |a=1|b=2"}},
		{"empty key", "@book{, a={1}}", []string{"book |a=1"}},
		{"key with blanks", "@book{a key, a={1}}", []string{"book a key|a=1"}},
		{"odd keys", "@book{O'Neil+2020/x:y&z, a={1}}", []string{"book O'Neil+2020/x:y&z|a=1"}},
		{"comma after the key missing", "@book{k a = {1}}", []string{"book k|a=1"}},
		{"commas between fields missing", "@book{k, a = {1} b = \"2\" c = 3 d = m}", []string{"book k|a=1|b=2|c=3|d=m"}},
		{"commas too many", "@book{k,, a = {1},,, b = 2,}", []string{"book k|a=1|b=2"}},
		{"equals sign missing", "@book{k, a {1}, b = 2}", []string{"book k|a=1|b=2"}},
		{"words without braces", "@book{k, a = some words here, b = 2}", []string{"book k|a=some words here|b=2"}},
		{"quotes in quotes", `@book{k, a = "G\"odel's "best" of", b = 2}`, []string{`book k|a=G\"odel's "best" of|b=2`}},
		{"escaped brace alone", `@book{k, a = {x \} y}, b = {x \{ y}, c = 1}`, []string{`book k|a=x \} y|b=x \{ y|c=1`}},
		{"closing brace too many", "@book{k, a = {1}}, b = {2}}", []string{"book k|a=1|b=2"}},
		{"closing brace missing", "@book{k, a = {1}\n\n@book{l, a = 2}", []string{"book k|a=1", "book l|a=2"}},
		{"closing brace missing on a line", "  @book{k, a = {1}\n  @book{l, a = 2}", []string{"book k|a=1", "book l|a=2"}},
		{"value never closed, fields on lines", "@book{k,\n a = {one,\n b = {2}\n}\n@book{l, a=1}", []string{"book k|a=one|b=2", "book l|a=1"}},
		{"value never closed, all on a line", "@book{k, z = 1, a = {one, b = {2}\n}\n@book{l, a=1}", []string{"book k|z=1|broken", "book l|a=1"}},
		{"quote never closed", "@book{k, z = 1, a = \"\n\n@book{l, a=1}", []string{"book k|z=1|broken", "book l|a=1"}},
		{"end inside of a value", "@book{l, a=1}\n@book{k, a = {cut in the mid", []string{"book l|a=1", "book k|broken"}},
		{"end inside of a key", "@book{l, a=1}\n@book{k", []string{"book l|a=1", "book k"}},
		{"at sign in a value", "@book{k, a = {me@x.org\n @home}}", []string{"book k|a=me@x.org @home"}},
		{"no-break spaces", "@book{k,\n\u00a0 a\u00a0 =\u00a0{1},\n\u00a0b = {2}\n}", []string{"book k|a=1|b=2"}},
		{"strings and preambles", "@string{m = \"x\"}@preamble{\"y\" # m}@book{k, a = m}", []string{"string |m=x", "preamble ", "book k|a=m"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, outline(tt.text)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestCut states what cutting promises: the parts hold what the whole holds.
func TestCut(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("@book{a, x = {1\n @y}}\n", 3) + "@comment{\n@book{no, x = 1}\n}\n@book{b,\n x = {never\n@book{c, x = 2}\n  @book{d, x = 3}\n@string{m = 1}\n@book{e, x = m}"
	want := outline(text)
	for end := range len(text) {
		at := cut(text[:end])
		if diff := cmp.Diff(want, append(outline(text[:at]), outline(text[at:])...)); diff != "" {
			t.Fatalf("cut at %d of %d (-want +got)\n%s", at, end, diff)
		}
	}
}

func FuzzScanner(f *testing.F) {
	f.Add("@book{k, a = {x {y} z}, b = \"q\" # m}\n@comment{x}\n  @book(l, c = 1)")
	f.Add("@book{k,\n a = {one,\n b = {2}\n}\n@book{l, a={\\{}}")
	f.Fuzz(func(t *testing.T, text string) {
		s := scanner{text: text}
		end := 0
		for s.next() {
			e := &s.entry
			if e.start < end || s.pos <= e.start || s.pos > len(text) {
				t.Fatalf("entry at %d to %d follows one that ends at %d", e.start, s.pos, end)
			}
			end = s.pos
			for _, fd := range e.fields {
				if fd.from > fd.to || fd.to > len(e.pieces) {
					t.Fatalf("field %q has pieces %d to %d of %d", fd.name, fd.from, fd.to, len(e.pieces))
				}
			}
		}
		whole := outline(text)
		at := cut(text)
		if parts := append(outline(text[:at]), outline(text[at:])...); !cmp.Equal(whole, parts) {
			t.Fatalf("cut at %d: %s", at, cmp.Diff(whole, parts))
		}
	})
}
