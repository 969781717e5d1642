package source

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline prints an element so that a test can compare it.
func outline(e *Element) string {
	var b strings.Builder
	var walk func(*Element)
	walk = func(e *Element) {
		b.WriteString("(" + e.Name)
		for _, a := range e.Attrs {
			b.WriteString(" " + a.Name + "=" + a.Value)
		}
		for _, n := range e.Nodes {
			if n.Element != nil {
				walk(n.Element)
			} else {
				b.WriteString("'" + n.Text + "'")
			}
		}
		b.WriteString(")")
	}
	walk(e)
	if !e.Whole {
		b.WriteString("...")
	}
	return b.String()
}

func TestElements(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]string{
		`<r><a x="1">t</a><a/></r>`:                                  {"(a x=1't')", "(a)"},
		`<r><n:a n:x='1&amp;2'>p &lt; q</n:a></r>`:                   {"(a x=1&2'p < q')"},
		`<a>1<b>2</b>3</a>`:                                          {"(a'1'(b'2')'3')"},
		`<a>1<b>2</a><a>3</a>`:                                       {"(a'1'(b'2'))", "(a'3')"},
		`<a><![CDATA[1 < 2 & <b>]]></a>`:                             {"(a'1 < 2 & <b>')"},
		`<!DOCTYPE r [<!ENTITY x "<a>y</a>">]><a>&x;</a>`:            {"(a'&x;')"},
		`<!-- <a>no</a> --><?pi <a>?><a>yes</a>`:                     {"(a'yes')"},
		`<a>cut <b>off`:                                              {"(a'cut '(b'off'))..."},
		`</x></a><a>p < 0.05</a>`:                                    {"(a'p ''<'' 0.05')"},
		`<a k v=w>1</a>`:                                             {"(a k= v=w'1')"},
		`<a>1</b>2</a>`:                                              {"(a'1''2')"},
		`<r>` + strings.Repeat("<a>", 2) + `x` + `</a></a><a>y</a>`:  {"(a(a'x'))", "(a'y')"},
		`<a q="never closed>`:                                        {"(a)..."},
		`no elements`:                                                nil,
		`<r><a>` + strings.Repeat("<d>", 1000) + "deep" + `</a></r>`: nil,
	} {
		name := in[:min(len(in), 60)]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for e, err := range FromString("t.xml", in).Elements("a") {
				if errors.Is(err, ErrEntities) && strings.Contains(in, "<!ENTITY") {
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				if want == nil && !strings.Contains(in, "deep") {
					t.Fatalf("got %s, want nothing", outline(e))
				}
				if strings.Contains(in, "deep") {
					if !strings.Contains(e.Text(), "deep") {
						t.Fatalf("the text within too many elements is lost")
					}
					return
				}
				got = append(got, outline(e))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("elements (-want +got):\n%s", diff)
			}
		})
	}
}

func TestElementPlaces(t *testing.T) {
	t.Parallel()
	const text = `<r><a i="1">one</a> <a>two</a></r>`
	doc := FromString("t.xml", text)
	var got []string
	for e := range doc.Elements("a") {
		got = append(got, doc.Slice(e.At), doc.Slice(e.Nodes[0].At))
	}
	want := []string{`<a i="1">one</a>`, "one", "<a>two</a>", "two"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

func TestCutElements(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"<r><a>1</a><a>2</a ><a>3": len("<r><a>1</a><a>2</a >"),
		"<r><x:a>1</x:a><b></b>":   len("<r><x:a>1</x:a>"),
		"<r><a>1":                  0,
		"</":                       0,
	} {
		if got := CutElements(in, "a"); got != want {
			t.Errorf("CutElements(%q) = %d, want %d", in, got, want)
		}
	}
}

func FuzzElements(f *testing.F) {
	for _, seed := range []string{`<a x="1">t<b/></a>`, `<a><![CDATA[x]]></a`, `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, `</a><a =`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		end := 0
		for e, err := range FromString("f.xml", in).Elements("a", "b") {
			if errors.Is(err, ErrEntities) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if e.At.Start < end || e.At.End < e.At.Start || e.At.End > len(in) {
				t.Fatalf("element at %v after %d in %d bytes", e.At, end, len(in))
			}
			end = e.At.End
		}
		if n := CutElements(in, "a"); n < 0 || n > len(in) {
			t.Fatalf("cut at %d of %d", n, len(in))
		}
	})
}

func BenchmarkElements(b *testing.B) {
	text := "<r>" + strings.Repeat(`<a id="1"><t>A title &amp; more</t><n>Family</n><n>Given</n></a>`, 10000) + "</r>"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for e := range FromString("b.xml", text).Elements("a") {
			_ = e
		}
	}
}
