package endnotexml

import (
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/source"
)

// EndNote writes running text as a row of style elements, each with the face
// of its piece: <style face="italic" ...>E. coli</style>.

// faces are the words of a face that CSL has a style for. Several may stand in one: "bold italic".
var faces = []struct {
	word  string
	style citation.Style
}{
	{"bold", citation.Bold},
	{"italic", citation.Italic},
	{"superscript", citation.Superscript},
	{"subscript", citation.Subscript},
}

// styled gives the leaf's text with its markup; prose may have several paragraphs.
func (l leaf) styled(prose bool) citation.Text {
	s := styler{prose: prose}
	s.pieces(l.Element, "")
	s.set("")
	if prose {
		return citation.ParseProse(s.String())
	}
	return citation.ParseText(s.String())
}

// styler joins pieces to one Text. What two neighbours share stays open
// between them: "Bold " in bold and "and italic" in bold italic are
// <b>Bold <i>and italic</i></b>. White space at the ends of a style is none of the style's.
type styler struct {
	strings.Builder
	prose bool
	open  []citation.Style
	blank string // white space held back until it is known which styles go on
}

// pieces writes what an element holds.
func (s *styler) pieces(e *source.Element, face string) {
	several := hasStyles(e)
	for _, n := range e.Nodes {
		switch {
		case n.Element != nil:
			s.pieces(n.Element, face+" "+n.Attr("face"))
		case several && strings.TrimSpace(n.Text) == "":
			// What a tool that indents put between the pieces.
		default:
			s.write(face, string(piece(n.Text, s.prose)))
		}
	}
}

// hasStyles reports whether an element holds pieces of text.
func hasStyles(e *source.Element) bool {
	for range e.Children("style") {
		return true
	}
	return false
}

// write writes characters of one face.
func (s *styler) write(face, text string) {
	core := strings.TrimSpace(text)
	if core == "" {
		s.blank += text
		return
	}
	before, after, _ := strings.Cut(text, core)
	s.blank += before
	s.set(face)
	s.WriteString(core)
	s.blank = after
}

// set closes the styles that a face has not, writes the white space and opens those that it has.
func (s *styler) set(face string) {
	keep := 0
	for keep < len(s.open) && strings.Contains(face, faceOf(s.open[keep])) {
		keep++
	}
	for len(s.open) > keep {
		s.WriteString(s.open[len(s.open)-1].Close())
		s.open = s.open[:len(s.open)-1]
	}
	s.WriteString(s.blank)
	s.blank = ""
	for _, f := range faces {
		if strings.Contains(face, f.word) && !slices.Contains(s.open, f.style) {
			s.open = append(s.open, f.style)
			s.WriteString(f.style.Open())
		}
	}
}

// faceOf gives the word for a style.
func faceOf(style citation.Style) string {
	for _, f := range faces {
		if f.style == style {
			return f.word
		}
	}
	return ""
}

// piece gives plain characters as Text. Markup that databases delivered into
// EndNote as characters is read ("<i>E. coli</i>"); a carriage return, which
// EndNote writes as "&#xD;", ends a paragraph.
func piece(s string, prose bool) citation.Text {
	if strings.Contains(s, "</") {
		return citation.FromHTML(s)
	}
	if prose && strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n\n")
	}
	return citation.EscapeText(s)
}
