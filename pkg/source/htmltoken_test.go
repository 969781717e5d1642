package source

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
)

// tokensOf gives the tags and texts of a page, one a line.
func tokensOf(text string) (lines []string) {
	for tokens := (htmlTokens{text: text}); ; {
		t := tokens.next()
		switch t.kind {
		case tokenEnd:
			return lines
		case tokenText:
			lines = append(lines, "text "+t.raw)
		case tokenStart:
			line := "start " + t.name
			n := HTMLNode{Name: t.name, Raw: t.raw}
			var names []string
			for name, a := range n.Attributes() {
				if name = lowerASCII(name); !slices.Contains(names, name) {
					names = append(names, name)
					line += " " + name + "=" + a.Raw
				}
			}
			lines = append(lines, line+" "+t.raw)
		case tokenClose:
			lines = append(lines, "close "+t.name)
		}
	}
}

// theirTokens gives the same by the tokenizer of golang.org/x/net, which
// browsers' behaviour has been held against.
func theirTokens(text string) (lines []string) {
	z := nethtml.NewTokenizer(strings.NewReader(text))
	for at := 0; ; {
		kind := z.Next()
		raw := string(z.Raw())
		if kind == nethtml.ErrorToken {
			return lines
		}
		at += len(raw)
		switch kind {
		case nethtml.TextToken:
			lines = append(lines, "text "+raw)
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, more := z.TagName()
			line := "start " + string(name)
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				line += " " + string(key) + "=" + string(value)
			}
			lines = append(lines, line+" "+raw)
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			lines = append(lines, "close "+string(name))
		}
	}
}

var tokenCases = []string{
	"", "<", "a<", "a</", "a<3b", "a</3>b", "</>x", "<a", "<a b", "<a b=", "<a b='", "<a b='x'", "<a b='x'/>", "</a", "</a b>",
	"<A HREF=x/>y", "<a =b>", "<a b = c d>", "<a/b/c>", "<a b=c=d e>", "<a b b='2'>", "<p don't>it's</p>", `<a b="x>y">`, "<a b=>c>", "<a\n\tb\f=\r'c'd>",
	"<!doctype html>x", "<!doctype", "<!DOCT", "<!>x", "<!", "<!-", "<!x>y", "<?xml a='>'?>x", "<?", "<![CDATA[<a>]]>",
	"<!-->x", "<!--->x", "<!---->x", "<!--a-->x", "<!--a--!>x", "<!--a--!-->x", "<!--a--!x-->y", "<!--a->b-->c", "<!--a", "<!--a--", "<!--a--!", "<!--!>x-->y", "<!----!>x", "<!-----",
	"<title>a<b>&amp;</title>b", "<title>a", "<textarea><p></textareax></textarea>", "<style><a></STYLE >x", "<plaintext>a</plaintext>", "<xmp></xmp>", "<noscript><img></noscript>",
	"<script>a<b</script>c", "<script></script>", "<script>a", "<script><!--<script></script>--></script>x", "<script><!--</script>x", "<script><!-- - -- ---> </script>x",
	"<script><!--<script x</script>y</script>z", "<script><!--<scripty></script>x", "<script><!--a--><script></script>x", "<script><!-><script></script>x", "<script><!--<script>--></script>x",
	"<script></scriptx></script/>x", "<script><!--<SCRIPT></SCRIPT/></ScRiPt\n>x", "<iframe><p></iframe>", "<svg><title>x</title></svg>",
}

func TestHTMLTokens(t *testing.T) {
	t.Parallel()
	for _, text := range tokenCases {
		if diff := cmp.Diff(theirTokens(text), tokensOf(text)); diff != "" {
			t.Errorf("%q (-theirs +ours):\n%s", text, diff)
		}
	}
}

// hidesScript reports whether a comment in a script holds another "<" than that of a tag. The standard (section
// 13.2.5.23) goes on with the comment there, which theirs takes to have ended.
func hidesScript(text string) bool {
	_, inside, found := strings.Cut(strings.ToLower(text), "<script")
	_, comment, commented := strings.Cut(inside, "<!--")
	return found && commented && strings.Count(comment, "<") > strings.Count(comment, "</")+strings.Count(comment, "<script")
}

func TestHTMLTokensHiddenScript(t *testing.T) {
	t.Parallel()
	const text = "<script><!-- if (a < b) <script></script> --></script>x"
	if got := tokensOf(text); len(got) != 4 || got[3] != "text x" {
		t.Errorf("got %q", got)
	}
}

// FuzzHTMLTokens: the tags, attributes and texts of any page are those that golang.org/x/net finds.
func FuzzHTMLTokens(f *testing.F) {
	for _, text := range tokenCases {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\x00\r&") || hidesScript(text) { // which they decode, and we do later
			t.Skip()
		}
		if diff := cmp.Diff(theirTokens(text), tokensOf(text)); diff != "" {
			t.Errorf("%q (-theirs +ours):\n%s", text, diff)
		}
	})
}
