package bibtex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		tex, want string
		m         manner
	}{
		// accents in every spelling
		{tex: `\'e \'{e} {\'e} {\'{e}} \' e`, want: "é é é é é"},
		{tex: `\"o\"{o}{\"o}\"\i\'\i\'{\i}{\'{\i}}`, want: "öööïííí"},
		{tex: `\v{s}\v s\c{c}\c c\H{o}\k{a}\u{a}\.{I}\d{h}\b{t}\r{u}\={a}\=a`, want: "ššççőąăİḥṯůāā"},
		{tex: `{\aa}{\AA}\o{}\O{}\l{}\L{} \ss \ae \AE \oe{} {\dj}{\DJ}{\th}{\dh}{\i}`, want: "åÅøØłŁ ßæÆœ đĐþðı"},
		{tex: `Erd\H{o}s na{\"{\i}}ve \'{\^e} \~{\u{a}} \t{oo} \^\j`, want: "Erdős naïve ế ẵ o͡o ĵ"},
		{tex: `\'{}\"{} \'`, want: "´¨ ´"},
		// escapes, space, ligatures
		{tex: `\& \% \$ \# \_ \{ \} \textbackslash{} \~{} \^{}`, want: `& % $ # _ { } \ ~ ^`},
		{tex: `5~km 5\,km a\ b a\\b a\-b\/c`, want: "5\u00a0km 5\u202fkm a b a b abc"},
		{tex: "1--2 a---b ``q'' `q' it's !`Hola? ?`Que", want: "1–2 a—b “q” ‘q’ it's ¡Hola? ¿Que"},
		{tex: "1--2~x", want: "1-2 x", m: manner{tight: true}},
		{tex: " \n a \t\n  b ", want: "a b"},
		{tex: "a \n  \n b \\par c", want: "a\n\nb\n\nc", m: manner{lines: true}},
		{tex: `\ldots{} \textendash{} \copyright\ 2001 \texteuro{}5 \pounds 5 \S 3`, want: "… – © 2001 €5 £5 §3"},
		// math
		{tex: `$\alpha$-decay of $\beta_2$ at $p < 0.05$, $\alpha = 1$`, want: "α-decay of β<sub>2</sub> at p < 0.05, α = 1", m: manner{markup: true}},
		{tex: `H$_2$O H$_{2}$O $x^{2n}$ $10^{-3}$ CO\textsubscript{2} $^{13}$C`, want: "H<sub>2</sub>O H<sub>2</sub>O x<sup>2n</sup> 10<sup>-3</sup> CO<sub>2</sub> <sup>13</sup>C", m: manner{markup: true}},
		{tex: `37$^\circ$C 37$^{\circ}$C 5 $\mu$m $\mathrm{Fe}^{3+}$ $\frac{1}{2}$`, want: "37°C 37°C 5 μm Fe3+ 1/2"},
		{tex: `costs \$5, US$5 and $6; $`, want: "costs $5, US$5 and $6; $"},
		{tex: `$$x$$ \(y\) $z`, want: "x y $z"},
		// markup
		{tex: `\textit{a} \emph{b} \textbf{c} \textsc{d} {\it e} {\bf f} \textsuperscript{g} \texttt{h}`,
			want: `<i>a</i> <i>b</i> <b>c</b> <span style="font-variant:small-caps;">d</span> <i>e</i> <b>f</b> <sup>g</sup> h`, m: manner{markup: true}},
		{tex: `\textit{a {\bf b} c} \em d`, want: "<i>a <b>b</b> c</i> <i>d</i>", m: manner{markup: true}},
		{tex: `\textit{a} \enquote{b} \href{http://x}{c} \url{http://x/~y_z} \noopsort{1990}1991`, want: "a “b” c http://x/~y_z 1991"},
		// case protection
		{tex: `The {NASA} and {Bayesian} {M}arkov {\"U}ber {B}ib{\TeX}`, want: `The NASA and <span class="nocase">Bayesian</span> <span class="nocase">Markov</span> Über BibTeX`, m: manner{protect: true}},
		{tex: `{The {NASA} Story}`, want: `<span class="nocase">The NASA Story</span>`, m: manner{protect: true}},
		{tex: `{The {NASA} Story}`, want: "The NASA Story"},
		{tex: `The {{RNA}} and {{{DNA}}} of \{x\}\textbraceleft{}Y`, want: `The <span class="nocase">RNA</span> and <span class="nocase">DNA</span> of {x}{Y`, m: manner{protect: true}},
		// what is not known, and what is broken
		{tex: `\foo{bar} \baz qux \qux`, want: `bar \baz qux \qux`},
		{tex: `a } b { c \`, want: `a b c \`},
		{tex: `{\relax Ch}arles {\LaTeX}`, want: "Charles LaTeX"},
	} {
		t.Run(tt.tex, func(t *testing.T) {
			t.Parallel()
			var d decoder
			if got := d.decode(tt.tex, tt.m); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestEncode(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, unicode, ascii string
	}{
		{"Größe & 100% of $5 #1 a_b", `Größe \& 100\% of \$5 \#1 a\_b`, `Gr{\"{o}}{\ss}e \& 100\% of \$5 \#1 a\_b`},
		{`{x} \input{y} ~^` + "`", `\textbraceleft{}x\textbraceright{} \textbackslash{}input\textbraceleft{}y\textbraceright{} \textasciitilde{}\textasciicircum{}\textasciigrave{}`, ""},
		{"DNA and mRNA of McDonald in New York", "{DNA} and {mRNA} of {McDonald} in New York", ""},
		{"ALL CAPITALS HERE", "ALL CAPITALS HERE", ""},
		{`<i>E. coli</i> in H<sub>2</sub>O <span class="nocase">Bayes DNA</span> <span class="nocase">iPhone</span>`, `\textit{E. coli} in H\textsubscript{2}O {Bayes DNA} {{iPhone}}`, ""},
		{"a <b> is < c </i> d", `a \textbf{ is < c </i> d}`, ""},
		{"<i>a<b>c</i>d", `\textit{a\textbf{c}}d`, ""},
		{"a -- b ''c''", "a -{}- b '{}'c'{}'", ""},
		{"5\u00a0km – “α” ế í 中", "5~km – “α” ế í 中", "5~km {--} ``{\\ensuremath{\\alpha}}{''} {\\'{\\^{e}}} {\\'{\\i}} 中"},
		{"a\nb\x07c\u0085", "a bc", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			e := encoder{}
			if got := string(e.text(nil, tt.text, true)); got != tt.unicode {
				t.Errorf("got  %q\nwant %q", got, tt.unicode)
			}
			e.ascii = true
			if got := string(e.text(nil, tt.text, true)); tt.ascii != "" && got != tt.ascii {
				t.Errorf("ASCII: got  %q\nwant %q", got, tt.ascii)
			}
		})
	}
}

// TestTables states that every letter and symbol that is written is read back.
func TestTables(t *testing.T) {
	t.Parallel()
	var d decoder
	e := encoder{ascii: true}
	check := func(r rune) {
		written := string(e.rune(nil, r))
		if got := d.decode(written, manner{}); got != string(r) {
			t.Errorf("%q is written %s and read %q", r, written, got)
		}
	}
	for r := range tex().written {
		check(r)
	}
	for r := range tex().split {
		check(r)
	}
}

// FuzzEncode states that text comes back from TeX, in either alphabet, and that its braces are balanced.
func FuzzEncode(f *testing.F) {
	for _, s := range []string{"Größe & 100%", `{x} \input{y}`, "<i>a</i> DNA", "a--b ``c'' -", "“x” ’ ‘"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		var d decoder
		e := encoder{}
		if got := string(e.text(nil, s, true)); balanced("{"+got+"}", false) != len(got)+2 {
			t.Fatalf("%q is written %q", s, got)
		}
		s = strings.ReplaceAll(s, "\n\n", "\n")
		want := strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return ' '
			}
			if r < ' ' || r >= 0x7F && r < 0xA0 {
				return -1
			}
			return r
		}, s), func(r rune) bool { return r == ' ' }), " ")
		if got := d.decode(string(e.plain(nil, s)), manner{}); got != want {
			t.Fatalf("%q comes back as %q", want, got)
		}
	})
}

// FuzzDecode states that any TeX gives valid text without TeX's braces in time, and the same twice.
func FuzzDecode(f *testing.F) {
	f.Add(`\'{\^e} $\alpha_2$ {\it x} \url{a_b}`, true)
	f.Fuzz(func(t *testing.T, s string, protect bool) {
		var d decoder
		m := manner{markup: protect, protect: protect, hold: !protect}
		first := d.decode(s, m)
		if utf8.ValidString(s) && !utf8.ValidString(first) {
			t.Fatalf("%q gives %q", s, first)
		}
		if second := d.decode(s, m); second != first {
			t.Fatalf("%q gives %q, then %q", s, first, second)
		}
	})
}
