package hayagriva

import (
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/yamltext"
)

// appendEntry adds a record as a member of the document's mapping.
func appendEntry(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writer{c: &r.Citation}
	w.kind, w.parent = written(w.c)
	w.Open('{', jsontext.OneLine)
	w.Name("entry")
	w.Open('{', jsontext.OneLine)
	w.entry()
	w.Close('}')
	w.Close('}')
	key := w.c.Key
	if key == "" {
		key = "entry"
	}
	text := strings.TrimPrefix(string(yamltext.AppendJSON(nil, string(w.Bytes), 0)), "entry")
	return append(yamltext.AppendScalar(dst, key), text...)
}

// written gives the types under which a work and what it is published in are written.
func written(c *citation.Citation) (kind, parent string) {
	for _, row := range typeRows {
		if row.typ == c.Type && row.use != tagged.Read {
			return row.kind, row.parent
		}
	}
	return "misc", ""
}

type writer struct {
	jsontext.Writer
	c            *citation.Citation
	kind, parent string
}

// entry writes the members of a work, then the works it stands in.
func (w *writer) entry() {
	c := w.c
	w.Member("type", w.kind)
	w.title()
	w.people("author", citation.FieldAuthor)
	w.date("date", citation.FieldIssued)
	inside := w.inside()
	if !inside {
		w.people("editor", citation.FieldEditor)
		w.publication()
		w.MemberIf("volume", c.In.Volume)
		w.MemberIf("issue", c.In.Issue)
	}
	w.affiliated()
	if c.In.Pages != (citation.Pages{}) {
		w.Member("page-range", c.In.Pages.String())
	}
	for _, row := range texts {
		if row.field != citation.FieldLanguage {
			w.MemberIf(row.member, folded(c.Text(row.field)))
		} else {
			w.MemberIf(row.member, string(c.Language))
		}
	}
	w.numbers()
	w.address()
	if !w.archived() {
		w.MemberIf("archive", folded(c.Detail(citation.FieldArchive)))
	}
	w.parents(inside)
}

// inside reports whether there is a work that this one is published in: it has
// the volume, the issue and the publisher then.
func (w *writer) inside() bool {
	return w.c.In.Title != "" || w.parent != "" && w.parent != "conference" && !w.archived()
}

// archived reports whether the archive is a parent.
func (w *writer) archived() bool { return w.c.Type == citation.Article }

func (w *writer) title() {
	c := w.c
	var short, translated citation.Text
	for _, t := range c.Titles {
		switch {
		case t.Use == citation.FieldTitleShort && short == "":
			short = t.Text
		case t.Use == citation.FieldTranslatedTitle && translated == "":
			translated = t.Text
		}
	}
	if short == "" && translated == "" {
		w.MemberIf("title", folded(c.Title))
		return
	}
	w.Name("title")
	w.Open('{', jsontext.OneLine)
	w.Member("value", folded(c.Title))
	w.MemberIf("short", folded(short))
	w.MemberIf("translation", folded(translated))
	w.Close('}')
}

// people writes the names of a role: one by itself, several in a list.
func (w *writer) people(member string, role citation.Field) {
	n := 0
	for range w.c.Values(role) {
		n++
	}
	if n == 0 {
		return
	}
	w.Name(member)
	if n > 1 {
		w.Open('[', jsontext.Lines)
	}
	for v := range w.c.Values(role) {
		if n > 1 {
			w.Element()
		}
		if credit, ok := v.(citation.Credit); ok {
			w.person(credit)
		}
	}
	if n > 1 {
		w.Close(']')
	}
}

// person writes a name as "Family, Given, Suffix", and one that would not be
// read so in its parts.
func (w *writer) person(c citation.Credit) {
	n := c.Name
	if c.EtAl {
		w.String("others")
		return
	}
	sorted := n.Sorted()
	back := citation.InvertedName(sorted)
	back.FamilyFirst = n.FamilyFirst
	if back == n {
		w.String(sorted)
		return
	}
	w.Open('{', jsontext.OneLine)
	w.Member("name", n.Family+n.Literal)
	w.MemberIf("given-name", n.Given)
	w.MemberIf("prefix", strings.TrimSpace(n.Particle+" "+n.DroppingParticle))
	w.MemberIf("suffix", n.Suffix)
	w.Close('}')
}

// affiliated writes the people of other roles.
func (w *writer) affiliated() {
	open := false
	for _, row := range affiliated {
		if !w.c.HasCredit(row.field) {
			continue
		}
		if !open {
			w.Name("affiliated")
			w.Open('[', jsontext.Lines)
			open = true
		}
		w.Element()
		w.Open('{', jsontext.Lines)
		w.Member("role", row.role)
		w.people("names", row.field)
		w.Close('}')
	}
	if open {
		w.Close(']')
	}
}

// date writes a date as far as the format can say it: a day, a month or a year.
func (w *writer) date(member string, use citation.Field) {
	d := w.c.Date(use)
	if d.Precision < citation.ToYear {
		return
	}
	m := d.Moment
	if m.Precision == citation.ToSeason {
		m = citation.YearDate(m.Year).Moment
	}
	text := m.String()
	if d.Circa {
		text = "~" + text
	}
	w.Member(member, text)
}

// publication writes who published the work and where.
func (w *writer) publication() {
	w.MemberIf("publisher", foldedString(w.c.In.Publisher))
	w.MemberIf("location", foldedString(w.c.In.Place))
}

// numbers writes the identifiers of the schemes that the format knows, the first of each.
func (w *writer) numbers() {
	open := false
	for _, row := range serials {
		value := string(w.c.Text(row.field))
		if row.field.Kind() == citation.KindIdentifier {
			value = w.c.ID(row.field.Scheme())
		}
		if value == "" {
			continue
		}
		if !open {
			w.Name("serial-number")
			w.Open('{', jsontext.Lines)
			open = true
		}
		w.Member(row.member, value)
	}
	if open {
		w.Close('}')
	}
}

func (w *writer) address() {
	url := w.c.URL()
	if url == "" {
		return
	}
	if w.c.Date(citation.FieldAccessed).Precision < citation.ToYear {
		w.Member("url", url)
		return
	}
	w.Name("url")
	w.Open('{', jsontext.Lines)
	w.Member("value", url)
	w.date("date", citation.FieldAccessed)
	w.Close('}')
}

// parents writes the works that this one stands in: one by itself, several in a list.
func (w *writer) parents(inside bool) {
	c := w.c
	var list []func() // the one that goes with the type first
	if w.archived() {
		list = append(list, w.archive)
	}
	if c.In.Event.Title != "" || c.In.Event.Place != "" || c.Date(citation.FieldEventDate).Known() || w.parent == "conference" {
		list = append(list, w.meeting)
	}
	if inside {
		list = append(list, w.container)
		if w.parent != "conference" && !w.archived() {
			last := len(list) - 1
			list[0], list[last] = list[last], list[0]
		}
	} else if w.inSeries() {
		list = append(list, w.series)
	}
	if len(list) == 0 {
		return
	}
	w.Name("parent")
	if len(list) > 1 {
		w.Open('[', jsontext.Lines)
	}
	for _, write := range list {
		if len(list) > 1 {
			w.Element()
		}
		w.Open('{', jsontext.Lines)
		write()
		w.Close('}')
	}
	if len(list) > 1 {
		w.Close(']')
	}
}

// container writes what the work is published in.
func (w *writer) container() {
	c := w.c
	kind := w.parent
	if kind == "" || kind == "conference" || w.archived() {
		kind = "periodical"
	}
	w.Member("type", kind)
	if c.In.TitleShort != "" {
		w.Name("title")
		w.Open('{', jsontext.Lines)
		w.Member("value", folded(c.In.Title))
		w.Member("short", folded(c.In.TitleShort))
		w.Close('}')
	} else {
		w.MemberIf("title", folded(c.In.Title))
	}
	w.people("author", citation.FieldContainerAuthor)
	w.people("editor", citation.FieldEditor)
	w.publication()
	w.MemberIf("volume", c.In.Volume)
	w.MemberIf("issue", c.In.Issue)
	if w.inSeries() {
		w.Name("parent")
		w.Open('{', jsontext.Lines)
		w.series()
		w.Close('}')
	}
}

func (w *writer) inSeries() bool {
	return w.c.In.Series != "" || w.c.In.SeriesNumber != "" || w.c.HasCredit(citation.FieldCollectionEditor)
}

func (w *writer) series() {
	w.Member("type", "anthology")
	w.MemberIf("title", folded(w.c.In.Series))
	w.people("editor", citation.FieldCollectionEditor)
	w.MemberIf("volume", w.c.In.SeriesNumber)
}

func (w *writer) archive() {
	w.Member("type", "repository")
	w.MemberIf("title", folded(w.c.Detail(citation.FieldArchive)))
}

func (w *writer) meeting() {
	w.Member("type", "conference")
	w.MemberIf("title", folded(w.c.In.Event.Title))
	w.MemberIf("location", foldedString(w.c.In.Event.Place))
	w.date("date", citation.FieldEventDate)
}

// folded writes a text: what keeps its case in braces, other styles not at all.
func folded(t citation.Text) string {
	if t == "" {
		return ""
	}
	var b strings.Builder
	open := 0
	for run := range t.Runs() {
		switch {
		case run.Kind == citation.RunText:
			b.WriteString(foldedString(run.Text))
		case run.Style != citation.NoCase:
		case run.Kind == citation.RunOpen:
			if open++; open == 1 {
				b.WriteByte('{')
			}
		default:
			if open--; open == 0 {
				b.WriteByte('}')
			}
		}
	}
	return b.String()
}

// foldedString escapes the characters that mean something in a text.
func foldedString(s string) string { return special.Replace(s) }

var special = strings.NewReplacer(`\`, `\\`, `{`, `\{`, `}`, `\}`, `$`, `\$`)
