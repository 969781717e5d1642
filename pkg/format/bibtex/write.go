package bibtex

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	nickng "github.com/nickng/bibtex"

	"github.com/peerlit/peerlit/pkg/ascii"
	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
)

// exporter gives the exporter of a dialect: entries one after the other, with a blank line between.
func exporter(d dialect) format.Exporter {
	return format.Sequence{
		Between: "\n",
		Append: func(dst []byte, r *evidence.Record, o format.Options) []byte {
			w := writer{dst: dst, dialect: d, encoder: encoder{ascii: o.ASCII}}
			return w.write(&r.Citation)
		},
	}
}

// Entry gives a record as the syntax tree of github.com/nickng/bibtex, with
// the values as TeX. It is made by the code that writes files, so that both say the same.
func Entry(r *evidence.Record) *nickng.BibEntry {
	w := writer{dialect: bibtex, entry: &nickng.BibEntry{Fields: map[string]nickng.BibString{}}}
	w.write(&r.Citation)
	return w.entry
}

// A writer writes one entry. It never quotes and never concatenates: every
// value stands in braces, but months, which are macros.
type writer struct {
	dst     []byte
	dialect dialect
	encoder encoder
	entry   *nickng.BibEntry // nil: print

	c     *citation.Citation
	kind  *entryType
	left  citation.FieldSet // not written yet
	names []string          // of the fields written
	start int               // of the value being written
}

// write adds the entry of a citation.
func (w *writer) write(c *citation.Citation) []byte {
	w.c, w.kind, w.left = c, writtenType(c, w.dialect), c.Known()
	var names [32]string
	w.names = names[:0]
	if w.entry != nil {
		w.entry.Type, w.entry.CiteName = w.kind.name, safeKey(c.Key)
	} else {
		w.dst = append(w.dst, '@')
		w.dst = append(w.dst, w.kind.name...)
		w.dst = append(w.dst, '{')
		w.dst = append(w.dst, safeKey(c.Key)...)
	}
	for i := range rows {
		row := &rows[i]
		if row.write&w.dialect != 0 && row.in&w.kind.class != 0 && (w.left.Has(row.field) || row.as == asSubtype || row.as == asGenre) &&
			!slices.Contains(w.names, row.name) {
			w.row(row)
		}
		if row.name == "editor" {
			w.otherEditors()
		}
	}
	for _, f := range w.left.List() {
		w.unnamed(f)
	}
	for _, x := range c.Extra {
		w.extra(x)
	}
	if w.entry == nil {
		w.dst = append(w.dst, "\n}\n"...)
	}
	return w.dst
}

// open begins a field.
func (w *writer) open(name string) {
	w.names = append(w.names, name)
	if w.entry == nil {
		w.dst = append(w.dst, ",\n  "...)
		w.dst = append(w.dst, name...)
		w.dst = append(w.dst, " = {"...)
	}
	w.start = len(w.dst)
}

// shut ends it.
func (w *writer) shut() {
	if w.entry == nil {
		w.dst = append(w.dst, '}')
		return
	}
	w.entry.Fields[w.names[len(w.names)-1]] = nickng.NewBibConst(string(w.dst[w.start:]))
	w.dst = w.dst[:w.start]
}

// row writes the field of a row.
func (w *writer) row(row *row) {
	switch row.as {
	case asSubtype:
		if word := subtype(w.kind, w.c.Type); word != "" {
			w.plainField(row.name, word)
		}
	case asGenre:
		w.genre(row.name)
	case asOther:
		w.special(row)
	default:
		text := w.c.Text
		if row.field == citation.FieldTitle && w.kind.class == book || row.field == citation.FieldJournal && w.kind.class&(part|paper) != 0 {
			// The volume of a work in several: see reader.mainTitle.
			if volume := w.c.Text(citation.FieldVolumeTitle); volume != "" {
				text = func(citation.Field) citation.Text { return volume }
			}
		}
		w.field(row.name, row.field, row.as, text)
	}
	w.left.Remove(row.field)
}

// field writes a citation field under a name.
func (w *writer) field(name string, field citation.Field, as treatment, text func(citation.Field) citation.Text) {
	if as <= asNumber {
		value := string(text(field))
		if field.Kind() == citation.KindTitle {
			value = string(w.c.OtherTitle(field))
		}
		w.open(name)
		if as <= asTitle {
			w.dst = w.encoder.text(w.dst, value, as == asTitle)
		} else {
			w.dst = w.encoder.plain(w.dst, value)
		}
		w.shut()
		return
	}
	switch as {
	case asNames:
		w.credits(name, field)
	case asDate:
		w.date(name, w.c.Date(field))
	case asPages:
		w.open(name)
		w.dst = w.pages(w.dst)
		w.shut()
	case asID:
		w.open(name)
		w.identifiers(field)
		w.shut()
	case asLink:
		w.links(name, field)
	case asKeywords:
		w.keywords(name)
	case asLanguage:
		if babel := babelName(w.c.Language); babel != "" && w.dialect == biblatex {
			w.plainField(name, babel)
		} else {
			w.plainField(name, string(w.c.Language))
		}
	}
}

// plainField writes a field of plain text.
func (w *writer) plainField(name, value string) {
	w.open(name)
	w.dst = w.encoder.plain(w.dst, value)
	w.shut()
}

// special writes the fields that stand in no simple relation to one of ours.
func (w *writer) special(row *row) {
	switch row.name {
	case "maintitle":
		main := w.c.In.Title
		if w.kind.class == book {
			main = w.c.Title
		}
		if main != "" {
			w.open(row.name)
			w.dst = w.encoder.text(w.dst, string(main), true)
			w.shut()
		}
	case "date":
		w.issued()
	case "year":
		w.yearMonthDay()
	case "eprint":
		archive := "archiveprefix"
		if w.dialect == biblatex {
			archive = "eprinttype"
		}
		w.open(row.name)
		w.dst = w.encoder.verbatim(w.dst, w.c.ID(citation.SchemeArXiv))
		w.shut()
		w.plainField(archive, "arXiv")
	}
}

// issued writes BibLaTeX's date.
func (w *writer) issued() {
	d := w.c.Issued()
	if d.Precision == citation.Literal {
		w.plainField("year", d.Literal)
		return
	}
	w.date("date", d)
}

// date writes a date in EDTF, which BibLaTeX reads at levels 0 and 1.
func (w *writer) date(name string, d citation.Date) {
	w.open(name)
	if d.Precision == citation.Literal {
		w.dst = w.encoder.plain(w.dst, d.Literal)
	} else {
		w.dst = append(w.dst, d.String()...)
	}
	w.shut()
}

// yearMonthDay writes BibTeX's year, month and day, and beside them BibLaTeX's
// date where they cannot say it all: of a range, a season, a date not sure.
func (w *writer) yearMonthDay() {
	d := w.c.Issued()
	if d.Precision == citation.Literal {
		w.plainField("year", d.Literal)
		return
	}
	w.open("year")
	w.dst = strconv.AppendInt(w.dst, int64(d.Year), 10)
	w.shut()
	if d.Month >= time.January && d.Month <= time.December {
		w.month(d.Month)
	}
	if d.Precision == citation.ToDay {
		w.open("day")
		w.dst = strconv.AppendInt(w.dst, int64(d.Day), 10)
		w.shut()
	}
	if d.IsRange() || d.Circa || d.Precision == citation.ToSeason || d.Year < 1000 {
		w.date("date", d)
	}
}

// month writes a month as the macro that every style defines.
func (w *writer) month(m time.Month) {
	macro := strings.ToLower(m.String()[:3])
	w.names = append(w.names, "month")
	if w.entry != nil {
		w.entry.Fields["month"] = &nickng.BibVar{Key: macro, Value: nickng.NewBibConst(m.String())}
		return
	}
	w.dst = append(w.dst, ",\n  month = "...)
	w.dst = append(w.dst, macro...)
}

// genre writes the type of a thesis or report, unless the entry type says it.
func (w *writer) genre(name string) {
	genre := string(w.c.Text(citation.FieldGenre))
	switch {
	case genre == "" && w.kind.genre != "":
		genre = onlyThesis
	case genre == w.kind.genre || genre == "":
		return
	}
	if w.dialect == biblatex && w.kind.class&(thesis|report) != 0 {
		for _, k := range localKeys {
			if k.text == genre {
				genre = k.key
			}
		}
	}
	w.plainField(name, genre)
}

// pages writes a range with BibTeX's two hyphens.
func (w *writer) pages(dst []byte) []byte {
	if first, last, ok := w.c.In.Pages.Ends(); ok && last != "" && first != last {
		dst = w.encoder.plain(dst, first)
		dst = append(dst, "--"...)
		return w.encoder.plain(dst, last)
	}
	return w.encoder.plain(dst, w.c.In.Pages.String())
}

// identifiers writes the values of an identifier field; with their scheme in the field for other ones.
func (w *writer) identifiers(field citation.Field) {
	first := true
	for i := range w.c.IDs {
		id := &w.c.IDs[i]
		if id.Scheme.Field() != field {
			continue
		}
		if !first {
			w.dst = append(w.dst, ", "...)
		}
		first = false
		if field == citation.FieldOtherID {
			w.dst = append(w.encoder.verbatim(w.dst, string(id.Scheme)), ':')
		}
		w.dst = w.encoder.verbatim(w.dst, id.Value)
	}
}

// links writes the first address, and further ones of the same kind as link.
func (w *writer) links(name string, field citation.Field) {
	further := false
	for v := range w.c.Values(field) {
		if !further {
			w.open(name)
		} else if name != "url" {
			break
		} else if w.names[len(w.names)-1] != "link" {
			w.shut()
			w.open("link")
		} else {
			w.dst = append(w.dst, ' ')
		}
		w.dst = w.encoder.verbatim(w.dst, strings.ReplaceAll(v.(citation.Link).URL, " ", "%20"))
		further = true
	}
	if further {
		w.shut()
	}
}

// keywords writes terms with commas between; braces keep a term together that has one.
func (w *writer) keywords(name string) {
	w.open(name)
	for i, k := range w.c.Keywords {
		if i > 0 {
			w.dst = append(w.dst, ", "...)
		}
		split := strings.ContainsAny(k.Term, ",;\"")
		if split {
			w.dst = append(w.dst, '{')
		}
		w.dst = w.encoder.plain(w.dst, k.Term)
		if split {
			w.dst = append(w.dst, '}')
		}
	}
	w.shut()
}

// credits writes the names credited with a role.
func (w *writer) credits(name string, role citation.Field) {
	w.open(name)
	first := true
	for i := range w.c.Credits {
		cr := &w.c.Credits[i]
		if cr.Role != role {
			continue
		}
		if !first {
			w.dst = append(w.dst, " and "...)
		}
		first = false
		if cr.EtAl {
			w.dst = append(w.dst, "others"...)
		} else {
			w.dst = w.encoder.name(w.dst, cr.Name)
		}
	}
	w.shut()
}

// otherEditors writes up to three roles as editora, editorb and editorc with their types.
func (w *writer) otherEditors() {
	next := 1
	for _, er := range editorRoles {
		if next == len(editorFields) {
			return
		}
		if !w.left.Has(er.role) || slices.ContainsFunc(rows, func(r row) bool { return r.field == er.role && r.write&w.dialect != 0 }) {
			continue
		}
		w.credits(editorFields[next].name, er.role)
		w.plainField(editorFields[next].role, er.word)
		w.left.Remove(er.role)
		next++
	}
}

// unnamed writes a field that BibTeX has no name for under its CSL name.
func (w *writer) unnamed(field citation.Field) {
	as, ok := kindTreatment(field)
	name := strings.ToLower(field.String())
	if !ok || slices.Contains(w.names, name) {
		return
	}
	w.field(name, field, as, w.c.Text)
}

// extra writes a field that was read from a file of this format back as it
// was, if it cannot do harm, else as text.
func (w *writer) extra(x citation.Extra) {
	name := lower(x.Name)
	if x.Format != extraFormat || name == "" || fieldName(name) != name || slices.Contains(w.names, name) {
		return
	}
	w.open(name)
	if harmless(x.Value) {
		w.dst = append(w.dst, x.Value...)
	} else {
		w.dst = w.encoder.plain(w.dst, x.Value)
	}
	w.shut()
}

// harmful are the commands of TeX that read, write or define.
var harmful = []string{`\input`, `\include`, `\openin`, `\openout`, `\read`, `\write`, `\immediate`, `\special`, `\catcode`, `\def`, `\edef`,
	`\gdef`, `\xdef`, `\let`, `\csname`, `\newcommand`, `\renewcommand`, `\providecommand`, `\directlua`, `\lstinputlisting`, `\verbatiminput`,
	`\InputIfFileExists`, `\usepackage`, `\loop`, `\expandafter`, `\output`, `\scantokens`, `\shipout`, `\everypar`}

// harmless reports whether TeX from elsewhere stays in its field and does nothing.
func harmless(value string) bool {
	depth := 0
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth < 0 {
				return false
			}
		case c == '@' && i > 0 && value[i-1] == '\n', c < ' ' && !isSpace(c):
			return false
		case c == '^' && strings.HasPrefix(value[i:], "^^"):
			return false
		case c == '\\':
			for _, command := range harmful {
				if strings.HasPrefix(value[i:], command) {
					return false
				}
			}
		}
	}
	return depth == 0
}

// keyless are the characters of ASCII that no key has, beside blanks and controls.
const keyless = `,{}()=#%"\~@$^`

// keyEnds are those bytes of a key that are looked at twice.
var keyEnds = func() *ascii.Set {
	stops := []byte(keyless + " \x7F")
	for c := range 256 {
		if c < ' ' || c >= utf8.RuneSelf {
			stops = append(stops, byte(c))
		}
	}
	return ascii.NewSet(string(stops), "")
}()

// safeKey gives a citation key without what ends a key in BibTeX or means
// something to TeX. Such characters become one underscore.
func safeKey(key string) string {
	unsafe := func(r rune) bool {
		return r <= ' ' || r == 0x7F || strings.ContainsRune(keyless, r) || unicode.IsSpace(r) || unicode.IsControl(r)
	}
	if key == "" {
		return "entry"
	}
	if n := keyEnds.Until(key); n == len(key) || strings.IndexFunc(key[n:], unsafe) < 0 {
		return key
	}
	parts := strings.FieldsFunc(key, unsafe)
	if len(parts) == 0 {
		return "entry"
	}
	return strings.Join(parts, "_")
}
