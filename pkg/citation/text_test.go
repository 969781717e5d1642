package citation

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestParseText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Text{
		"":                                "",
		" \t\r\n ":                        "",
		"clean already":                   "clean already",
		"  two  blanks ":                  "two blanks",
		"a\u00a0b\u2009c\u3000d":          "a b c d",
		"wrapped\r\n   line":              "wrapped line",
		"para\n\ngraph":                   "para graph",
		"soft\u00adhyphen and\u200bspace": "softhyphen andspace",
		"bell\x07, C1\u0096, BOM\ufeff":   "bell, C1, BOM",
		"می\u200cخواهم \u200fא":           "می\u200cخواهم \u200fא",
		"p < 0.05 &amp; <i>q</i>":         "p < 0.05 &amp; <i>q</i>",
		"Ünïcode “quotes” — dash":         "Ünïcode “quotes” — dash",
		"\x01":                            "",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, ParseText(in)); diff != "" {
				t.Errorf("ParseText (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseProse(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Text{
		"one\n\ntwo":             "one\n\ntwo",
		"one\n \r\n\r\n two":     "one\n\ntwo",
		"one\r\ntwo":             "one two",
		"one\rtwo":               "one two",
		"\n\none\u2029two\n\n\n": "one\n\ntwo",
		"one \n\ntwo":            "one\n\ntwo",
		"one\x0b two":            "one two",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, ParseProse(in)); diff != "" {
				t.Errorf("ParseProse (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCleanTextIsNotCopied(t *testing.T) {
	s := strings.Repeat("A clean sentence, with “quotes”. ", 20) + "End.\n\nAnd more."
	if n := testing.AllocsPerRun(10, func() { ParseProse(s) }); n != 0 {
		t.Errorf("ParseProse of clean text: %v allocations, want none", n)
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	for in, want := range map[Text]string{
		"p < 0.05":                         "p < 0.05",
		"<i>E. coli</i> in H<sub>2</sub>O": "E. coli in H2O",
		`<span class="nocase">iOS</span>`:  "iOS",
		`<span style="font-variant: small-caps;">Knuth</span> wrote`: "Knuth wrote",
		"the &#60;i> element":    "the <i> element",
		"&#60; is kept &amp; so": "&#60; is kept &amp; so",
		"<em>not CSL's</em>":     "<em>not CSL's</em>",
		"stray</b> and <b>open":  "stray and open",
	} {
		t.Run(string(in), func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, in.Plain()); diff != "" {
				t.Errorf("Plain (-want +got):\n%s", diff)
			}
		})
	}
}

// written puts the runs of a text together again, which shows the repairs.
func written(t Text) string {
	var b strings.Builder
	for run := range t.Runs() {
		switch run.Kind {
		case RunOpen:
			b.WriteString(run.Style.Open())
		case RunClose:
			b.WriteString(run.Style.Close())
		default:
			b.WriteString(run.Text)
		}
	}
	return b.String()
}

func TestRuns(t *testing.T) {
	t.Parallel()
	for in, want := range map[Text]string{
		"plain":                  "plain",
		"<i>a</i>b":              "<i>a</i>b",
		"<i>open <b>both":        "<i>open <b>both</b></i>",
		"a</i>b":                 "ab",
		"<i>a<b>b</i>c</b>":      "<i>a<b>b</b></i><b>c</b>",
		"x<sup>2</sup> < y":      "x<sup>2</sup> < y",
		"<b></b>":                "<b></b>",
		"":                       "",
		"a &#60;sub> b &#60; c":  "a <sub> b &#60; c",
		"<i>a</sub>b</i>":        "<i>ab</i>",
		"<i><i>twice</i></i> no": "<i><i>twice</i></i> no",
	} {
		t.Run(string(in), func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, written(in)); diff != "" {
				t.Errorf("Runs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEscapeText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Text{
		"p < 0.05":          "p < 0.05",
		"the <i> element":   "the &#60;i> element",
		"<b>both</b> <q>":   "&#60;b>both&#60;/b> <q>",
		"a << b, c <<i> d":  "a << b, c <&#60;i> d",
		"&lt;i&gt; is kept": "&lt;i&gt; is kept",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			got := EscapeText(in)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("EscapeText (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(in, got.Plain()); diff != "" {
				t.Errorf("EscapeText and Plain (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFromHTML(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Text{
		"plain\n text": "plain text",
		"<em>Homo</em> &amp; <STRONG>pan</STRONG>":                                            "<i>Homo</i> & <b>pan</b>",
		"p&lt;0.05, n<10, <tert-butyl> and a<b and c>d":                                       "p<0.05, n<10, <tert-butyl> and a<b and c>d",
		"AT&T, R&D; x&copy=2; &nosuch; &eacute;":                                              "AT&T, R&D; x&copy=2; &nosuch; é",
		"&amp;amp; &amp;eacute; &amp;#39;":                                                    "& é '",
		"&lt;i&gt;E. coli&lt;/i&gt; at p &lt; 0.05":                                           "<i>E. coli</i> at p < 0.05",
		"&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt;":                                            "<sub>2</sub>",
		"the &lt;i&gt; element":                                                               "the &#60;i> element",
		"<p>One.</p>\n<p>Two<br/>lines.</p>":                                                  "One.\n\nTwo lines.",
		"One<br><br>Two":                                                                      "One\n\nTwo",
		"<jats:title>Aims</jats:title><jats:p>To <jats:italic>do</jats:italic>.</jats:p>":     "Aims\n\nTo <i>do</i>.",
		`<span style="font-variant:small-caps">Knuth</span> <span lang="en">x</span>`:         `<span style="font-variant:small-caps;">Knuth</span> x`,
		`<span class="nocase">iOS</span>`:                                                     `<span class="nocase">iOS</span>`,
		"10<mml:math><mml:msup><mml:mi>x</mml:mi>\n <mml:mn>2</mml:mn></mml:msup></mml:math>": "10x<sup>2</sup>",
		"<math><msubsup><mi>a</mi><mi>b</mi><mi>c</mi></msubsup></math>":                      "a<sub>b</sub><sup>c</sup>",
		"a<!-- hidden -->b<?pi x?>c<script>if (a<b) {}</script>d":                             "abcd",
		"<i>never closed":                  "<i>never closed</i>",
		"closed</i> only":                  "closed only",
		`<a href="x?a=1&amp;b=2">link</a>`: "link",
		"<sc>abc</sc><inf>2</inf>":         `<span style="font-variant:small-caps;">abc</span><sub>2</sub>`,
		"<td>a</td><td>b</td>":             "a b",
		"a < b":                            "a < b",
		"<":                                "<",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, FromHTML(in)); diff != "" {
				t.Errorf("FromHTML (-want +got):\n%s", diff)
			}
		})
	}
}

// Reading clean text again changes nothing, and no white space is left double.
func FuzzParseText(f *testing.F) {
	for _, s := range []string{"a  b", "a\n\n\nb", " \u2029x", "soft\u00adhyphen \xff", "<i>a</b>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) { // two halves of a letter may meet when what stands between is dropped
			return
		}
		text, prose := ParseText(s), ParseProse(s)
		if again := ParseText(string(text)); again != text {
			t.Errorf("ParseText(%q) = %q, and again %q", s, text, again)
		}
		if again := ParseProse(string(prose)); again != prose {
			t.Errorf("ParseProse(%q) = %q, and again %q", s, prose, again)
		}
		if strings.Contains(string(text), "  ") || strings.ContainsAny(string(text), "\n\r\t") {
			t.Errorf("ParseText(%q) = %q: white space left", s, text)
		}
	})
}

// Runs nest and balance, and what plain text means survives the escape.
func FuzzText(f *testing.F) {
	for _, s := range []string{"<i>a<b>c</i>d", "&#60;i>", "a<sub", `<span class="nocase">x</span></span>`, "<&#60;b>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var open []Style
		for run := range Text(s).Runs() {
			switch run.Kind {
			case RunOpen:
				open = append(open, run.Style)
			case RunClose:
				if len(open) == 0 || open[len(open)-1] != run.Style {
					t.Fatalf("Runs(%q): %v ends and is not open", s, run.Style)
				}
				open = open[:len(open)-1]
			default:
				if run.Text == "" {
					t.Fatalf("Runs(%q): empty text", s)
				}
			}
		}
		if len(open) > 0 {
			t.Fatalf("Runs(%q): %v left open", s, open)
		}
		if !strings.Contains(s, escapedLess) {
			if got := EscapeText(s).Plain(); got != s {
				t.Fatalf("EscapeText(%q).Plain() = %q", s, got)
			}
		}
	})
}

// FromHTML gives balanced text that is valid where the input is.
func FuzzFromHTML(f *testing.F) {
	for _, s := range []string{"<p><i>a</p>b</i>", "&lt;i&gt;x&lt;/i&gt;", "<msup><mi/><mi>2", "<!-- <", "&amp;amp;lt;", "<script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) { // two halves of a letter may meet when what stands between is dropped
			return
		}
		text := FromHTML(s)
		if !utf8.ValidString(string(text)) {
			t.Errorf("FromHTML(%q) = %q: not UTF-8", s, text)
		}
		if text != ParseProse(string(text)) {
			t.Errorf("FromHTML(%q) = %q: not clean", s, text)
		}
	})
}

func BenchmarkParseText(b *testing.B) {
	s := strings.Repeat("A clean sentence, with “quotes” and Ünïcode. ", 30)
	s = s[:len(s)-1]
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		ParseText(s)
	}
}

func BenchmarkFromHTML(b *testing.B) {
	s := strings.Repeat("<p>A sentence on <i>E. coli</i> &amp; H<sub>2</sub>O, at p &lt; 0.05.</p>\n", 30)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		FromHTML(s)
	}
}

// Openings that nothing closes cost no square.
func TestFromHTMLUnclosed(t *testing.T) {
	t.Parallel()
	for _, opening := range []string{"<a ", "<!--", "<?", "&"} {
		text := strings.TrimSpace(strings.Repeat(opening, 100_000))
		if got := FromHTML(text); string(got) != text {
			t.Errorf("%q: %d bytes of %d", opening, len(got), len(text))
		}
	}
}
