package citation

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/ascii"
)

// Text is running text with the inline markup of CSL-JSON (CSL 1.0.2, "HTML-like
// tags"): <i>, <b>, <sub>, <sup>, <span style="font-variant:small-caps;"> and
// <span class="nocase">. A "<" that does not begin one of these tags is a plain
// character, so "p < 0.05" stands for itself; text that reads like a tag and is
// none has "&#60;" for its "<" (see [EscapeText]). Nothing else is encoded.
type Text string

// String gives the text with its markup.
func (t Text) String() string { return string(t) }

// ParseText reads one line of text: outer white space is dropped, inner runs of
// it become one blank. Control characters and hints for breaking lines (soft
// hyphen, zero-width space) are dropped; what shapes or directs letters is kept.
// Text that is clean already is returned as it is.
func ParseText(s string) Text { return Text(collapse(s, false)) }

// ParseProse is ParseText for text of several paragraphs: white space with two
// or more line ends in it becomes "\n\n". A single line end is a wrapped line.
func ParseProse(s string) Text { return Text(collapse(s, true)) }

// prose reports whether the field holds text of several paragraphs.
func (f Field) prose() bool { return f == FieldAbstract || f == FieldNote || f == FieldAnnote }

// text reads s as the text of this field.
func (f Field) text(s string) Text { return Text(collapse(s, f.prose())) }

// Plain gives the text without markup.
func (t Text) Plain() string {
	if !strings.Contains(string(t), "<") && !strings.Contains(string(t), escapedLess) {
		return string(t)
	}
	var b strings.Builder
	b.Grow(len(t))
	for run := range t.Runs() {
		b.WriteString(run.Text)
	}
	return b.String()
}

// Style is one of the six kinds of inline markup. The zero Style is none.
type Style uint8

// The styles.
const (
	NoStyle Style = iota
	Italic
	Bold
	Subscript
	Superscript
	SmallCaps
	NoCase // its case must not be changed: a proper name in a title
)

// styleTags are the tags of each style as CSL-JSON spells them.
var styleTags = [...]struct{ open, close string }{
	Italic:      {"<i>", "</i>"},
	Bold:        {"<b>", "</b>"},
	Subscript:   {"<sub>", "</sub>"},
	Superscript: {"<sup>", "</sup>"},
	SmallCaps:   {`<span style="font-variant:small-caps;">`, "</span>"},
	NoCase:      {`<span class="nocase">`, "</span>"},
}

// otherTags are opening tags seen in the wild that mean the same.
var otherTags = [...]struct {
	open  string
	style Style
}{
	{`<span style="font-variant: small-caps;">`, SmallCaps},
	{`<span style="font-variant:small-caps">`, SmallCaps},
	{`<span style="font-variant: small-caps">`, SmallCaps},
}

// Open gives the tag that opens the style in a Text.
func (s Style) Open() string { return styleTags[s].open }

// Close gives the tag that closes the style in a Text.
func (s Style) Close() string { return styleTags[s].close }

// RunKind says what a Run is.
type RunKind uint8

// The kinds of run.
const (
	RunText  RunKind = iota // characters
	RunOpen                 // a style begins
	RunClose                // a style ends
)

// Run is a piece of a Text: characters, or the begin or the end of a style.
type Run struct {
	Kind  RunKind
	Style Style  // of RunOpen and RunClose
	Text  string // of RunText, never empty
}

// Runs yields the pieces of the text in order. Styles are properly nested and
// all closed, whatever the tags were like: a style left open ends with the text,
// an end without a begin is passed over, "<i>a<b>b</i>c</b>" reads as
// "<i>a<b>b</b></i><b>c</b>".
func (t Text) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		var room [8]Style
		open := room[:0]
		rest := string(t)
		for rest != "" {
			n, tag := nextTag(rest)
			if n > 0 && !yield(Run{Kind: RunText, Text: rest[:n]}) {
				return
			}
			rest = rest[n+tag.length:]
			var more bool
			switch tag.kind {
			case RunOpen:
				open = append(open, tag.style)
				more = yield(Run{Kind: RunOpen, Style: tag.style})
			case RunClose:
				open, more = closeStyle(open, tag.style, yield)
			default: // the "<" of "&#60;i>", or nothing at the end
				more = tag.length == 0 || yield(Run{Kind: RunText, Text: "<"})
			}
			if !more {
				return
			}
		}
		for len(open) > 0 {
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if !yield(Run{Kind: RunClose, Style: last}) {
				return
			}
		}
	}
}

// closeStyle ends the innermost open style that the closing tag may mean, and
// with it those inside, which it begins anew. It gives what is open then.
func closeStyle(open []Style, style Style, yield func(Run) bool) ([]Style, bool) {
	at := len(open) - 1
	for at >= 0 && open[at].Close() != style.Close() {
		at--
	}
	if at < 0 {
		return open, true
	}
	for i := len(open) - 1; i >= at; i-- {
		if !yield(Run{Kind: RunClose, Style: open[i]}) {
			return nil, false
		}
	}
	open = append(open[:at], open[at+1:]...)
	for _, s := range open[at:] {
		if !yield(Run{Kind: RunOpen, Style: s}) {
			return nil, false
		}
	}
	return open, true
}

// A tag is a piece of markup in a Text. A tag of kind RunText is an escaped "<".
type tag struct {
	kind   RunKind
	style  Style // of a closing </span>, SmallCaps stands for either
	length int
}

// escapedLess stands for the "<" of what would otherwise be a tag, as with citeproc-js.
const escapedLess = "&#60;"

// nextTag finds the first tag in s: n bytes of text stand before it. The zero tag is none.
func nextTag(s string) (n int, t tag) {
	for n < len(s) {
		i := strings.IndexAny(s[n:], "<&")
		if i < 0 {
			return len(s), tag{}
		}
		n += i
		if s[n] == '<' {
			if t := tagAt(s[n:]); t.length > 0 {
				return n, t
			}
		} else if tail, ok := strings.CutPrefix(s[n:], escapedLess); ok && tagTail(tail) {
			return n, tag{RunText, NoStyle, len(escapedLess)}
		}
		n++
	}
	return len(s), tag{}
}

// tagAt gives the tag that s, which begins with "<", begins with; the zero tag if none.
func tagAt(s string) tag {
	if strings.HasPrefix(s, "</") {
		for style := Italic; style <= SmallCaps; style++ {
			if end := style.Close(); strings.HasPrefix(s, end) {
				return tag{RunClose, style, len(end)}
			}
		}
		return tag{}
	}
	for style := Italic; style <= NoCase; style++ {
		if open := style.Open(); strings.HasPrefix(s, open) {
			return tag{RunOpen, style, len(open)}
		}
	}
	for _, other := range otherTags {
		if strings.HasPrefix(s, other.open) {
			return tag{RunOpen, other.style, len(other.open)}
		}
	}
	return tag{}
}

// tagTail reports whether s would begin with a tag if a "<" stood before it.
func tagTail(s string) bool {
	var room [48]byte // longer than any tag
	head := append(room[:0], '<')
	head = append(head, s[:min(len(s), len(room)-1)]...)
	return tagAt(string(head)).length > 0
}

// EscapeText makes a Text of plain text in which nothing is markup, as that of
// BibTeX, where "<i>" means itself: EscapeText(s).Plain() is s again.
func EscapeText(s string) Text {
	if !strings.Contains(s, "<") {
		return Text(s)
	}
	var b strings.Builder
	for s != "" {
		n, t := nextTag(s)
		b.WriteString(s[:n])
		if s = s[n:]; t.length > 0 {
			if t.kind != RunText {
				b.WriteString(escapedLess)
			} else {
				b.WriteByte(s[0])
			}
			s = s[1:]
		}
	}
	return Text(b.String())
}

// collapse cleans white space and control characters; with prose, paragraphs stay apart.
func collapse(s string, prose bool) string {
	i := cleanTo(s, 0, prose)
	if i == len(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	out.WriteString(s[:i])
	gap, lineEnds := false, 0
	for {
		for ; i < len(s) && (s[i] == ' ' || s[i] == '\n'); i++ { // as where lines are wrapped
			gap = true
			if s[i] == '\n' {
				lineEnds++
			}
		}
		if i == len(s) {
			return out.String()
		}
		n := cleanTo(s, i, false) - i
		if n == 0 {
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			if class := classOf(r); class != letterChar {
				if class == blankChar {
					gap = true
					lineEnds += lineEndsOf(r, s[i+n:])
				}
				i += n
				continue
			}
		}
		if gap && out.Len() > 0 {
			if prose && lineEnds > 1 {
				out.WriteString("\n\n")
			} else {
				out.WriteByte(' ')
			}
		}
		gap, lineEnds = false, 0
		out.WriteString(s[i : i+n])
		i += n
	}
}

// cleanTo gives the end of what collapse would keep as it is of s from start on,
// and that does not end within a gap.
func cleanTo(s string, start int, prose bool) int {
	for i := start; i < len(s); {
		if s[i] == ' ' && (i == start || s[i-1] == '\n') {
			return gapBefore(s, start, i)
		}
		i += ascii.Tidy(s[i:])
		switch {
		case i == len(s):
		case s[i] < utf8.RuneSelf: // a control, or the first of two blanks
			if !prose || !strings.HasPrefix(s[i:], "\n\n") || i == start || s[i-1] == ' ' || s[i-1] == '\n' {
				return gapBefore(s, start, i)
			}
			i += 2
		case mayBeBlank(s[i]):
			r, size := utf8.DecodeRuneInString(s[i:])
			if classOf(r) != letterChar {
				return gapBefore(s, start, i)
			}
			i += size
		default:
			i++
		}
	}
	return gapBefore(s, start, len(s))
}

// gapBefore gives the place behind the last letter before i in text that is clean from start on.
func gapBefore(s string, start, i int) int {
	for i > start && (s[i-1] == ' ' || s[i-1] == '\n') {
		i--
	}
	return i
}

// mayBeBlank reports whether a character whose first byte is c can be other than a letter to collapse.
func mayBeBlank(c byte) bool {
	return c == 0xc2 || c == 0xe1 || c == 0xe2 || c == 0xe3 || c == 0xef
}

// A charClass says what collapse does with a character.
type charClass uint8

const (
	letterChar charClass = iota // keep
	blankChar                   // white space
	noChar                      // drop
)

func classOf(r rune) charClass {
	switch {
	case r > ' ' && r < 0x7f:
		return letterChar
	case r == ' ', r >= '\t' && r <= '\r', r == 0x85, r == 0xa0, r == 0x1680, r >= 0x2000 && r <= 0x200a,
		r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return blankChar
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xad, r == 0x200b, r == 0xfeff:
		return noChar
	}
	return letterChar
}

// lineEndsOf counts the line ends that a blank character stands for; rest follows it.
func lineEndsOf(r rune, rest string) int {
	switch r {
	case '\n', 0x85, 0x2028:
		return 1
	case '\r':
		if !strings.HasPrefix(rest, "\n") {
			return 1
		}
	case 0x2029: // paragraph separator
		return 2
	}
	return 0
}
