package marc

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/source"
)

// title reads 245: $a, the number ($n) and name ($p) of a part, and what
// remains ($b), in the order in which they stand.
func (r *reader) title(f *Field) {
	text, subs := joinTitle(f, "anpbk") // $k is the form of what has no title: "Papers"
	if text == "" {
		r.lost = true
		return
	}
	use := citation.FieldTitle
	if f.Tag == "880" && r.Citation().Title != "" {
		use = citation.FieldOriginalTitle
	}
	if use == citation.FieldTitle {
		r.add(use, citation.ParseText(text), f.across(subs))
	} else {
		r.add(use, citation.Title{Use: use, Text: citation.ParseText(text)}, f.across(subs))
	}
	if medium := f.sub("h"); medium.Value != "" {
		r.put(citation.FieldMedium, strings.Trim(Bare(medium.Value), "[]"), medium.At)
	}
}

// joinTitle joins the pieces of a title, each without its punctuation.
func joinTitle(f *Field, codes string) (string, []Subfield) {
	subs := f.all(codes)
	var b strings.Builder
	mark, before := byte(0), byte(0) // that the piece before ended with, and its code
	pieces := subs
	if strings.HasSuffix(f.first("h"), "=") { // the medium stands before the sign: $a Walzer $h [music] = $b Waltzes
		pieces = f.all(codes + "h")
	}
	for _, s := range pieces {
		if s.Code == 'h' {
			mark = '='
			continue
		}
		piece := bareTitle(s.Value)
		if rest, parallel := strings.CutPrefix(piece, "= "); parallel {
			piece, mark = strings.TrimSpace(rest), '='
		}
		if piece == "" {
			continue
		}
		if b.Len() > 0 {
			so := b.String()
			switch {
			case s.Code == 'b' && mark == '=':
				b.WriteString(" = ")
			case s.Code == 'b' && strings.IndexByte("?!:", so[len(so)-1]) >= 0:
				b.WriteString(" ")
			case s.Code == 'b':
				b.WriteString(": ")
			case s.Code == 'p' && before == 'n':
				b.WriteString(", ")
			case strings.HasSuffix(so, "."):
				b.WriteString(" ")
			default:
				b.WriteString(". ")
			}
		}
		b.WriteString(piece)
		mark, before = s.Value[len(s.Value)-1], s.Code
	}
	return b.String(), subs
}

// statement gives the statement of responsibility of a title.
func statement(f *Field, unimarc bool) (string, source.Span) {
	codes := "c"
	if unimarc {
		codes = "fg"
	}
	subs := f.all(codes)
	parts := make([]string, len(subs))
	for i, s := range subs {
		parts[i] = s.Value
	}
	return strings.Join(parts, " ; "), f.across(subs)
}

// uniform reads 130 and 240: the title of the original where the work is a translation ($l).
func (r *reader) uniform(f *Field) {
	if f.first("l") == "" {
		r.lost = true
		return
	}
	r.furtherTitle(f, citation.FieldOriginalTitle, "anp")
}

// variant reads 246: a parallel title (second indicator 1) is one in another language.
func (r *reader) variant(f *Field) {
	if f.Ind[1] != '1' {
		r.lost = true
		return
	}
	r.furtherTitle(f, citation.FieldTranslatedTitle, "anpb")
}

// abbreviated reads 210, unless it abbreviates nothing.
func (r *reader) abbreviated(f *Field) {
	if title := r.rec.field("245"); title == nil || !strings.EqualFold(Bare(f.first("a")), Bare(title.first("a"))) {
		s := f.sub("a") // whose full stop is its own
		r.put(citation.FieldTitleShort, strings.TrimRight(unsorted(s.Value), leads), s.At)
	}
}

func (r *reader) translated(f *Field) { r.furtherTitle(f, citation.FieldTranslatedTitle, "anpb") }

func (r *reader) furtherTitle(f *Field, use citation.Field, codes string) {
	if text, subs := joinTitle(f, codes); text != "" {
		r.add(use, citation.Title{Use: use, Text: citation.ParseText(text)}, f.across(subs))
	}
}

// link880 reads 880: the title in its own script. Of the other fields it repeats nothing is said twice.
func (r *reader) link880(f *Field) {
	if tag, _ := vernacular(f); tag == "245" {
		r.title(f)
		return
	}
	r.lost = true
}
