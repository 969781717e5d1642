package cff

import (
	"slices"
	"strconv"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/tagged"
	"github.com/peerlit/peerlit/pkg/jsontext"
	"github.com/peerlit/peerlit/pkg/yamltext"
)

func carries() citation.FieldSet {
	set := citation.NewFieldSet(citation.FieldType, citation.FieldIssued, citation.FieldPages, citation.FieldNumberOfPages, citation.FieldPublisher,
		citation.FieldPublisherPlace, citation.FieldEventTitle, citation.FieldEventPlace, citation.FieldEventDate)
	for _, row := range rows {
		if row.use == tagged.Both {
			set.Add(row.field)
		}
	}
	return set
}

// appendReference adds a record as an element of the list of references.
func appendReference(dst []byte, r *evidence.Record, _ format.Options) []byte {
	w := writer{c: &r.Citation}
	w.Open('{', jsontext.OneLine)
	w.reference()
	w.Close('}')
	return yamltext.AppendJSON(append(dst, "  - "...), string(w.Bytes), 2)
}

type writer struct {
	jsontext.Writer
	c *citation.Citation
}

func (w *writer) reference() {
	c := w.c
	word := types.Word(c.Type)
	if word == "" {
		word = "generic"
	}
	w.Member("type", word)
	var done citation.FieldSet
	for i, row := range rows {
		if row.use == tagged.Read || done.Has(row.field) || row.only != nil && !slices.Contains(row.only, c.Type) || taken(i, c.Type) {
			continue
		}
		done.Add(row.field)
		w.field(row)
	}
	w.issued()
	w.extent()
	w.entity("publisher", c.In.Publisher, c.In.Place, citation.Date{})
	w.entity("conference", c.In.Event.Title.Plain(), c.In.Event.Place, c.Date(citation.FieldEventDate))
}

// taken reports whether the member of a row says something else for works of a type.
func taken(i int, typ citation.Type) bool {
	for _, other := range rows[:i] {
		if other.member == rows[i].member && slices.Contains(other.only, typ) {
			return true
		}
	}
	return false
}

// field writes the values of a field: a list where the format has one.
func (w *writer) field(row row) {
	var list []string
	for v := range w.c.Values(row.field) {
		switch v := v.(type) {
		case citation.Text:
			list = append(list, v.Plain())
		case citation.Title:
			list = append(list, v.Text.Plain())
		case citation.Date:
			list = append(list, day(v))
		case citation.Credit:
			list = append(list, "")
		default:
			list = append(list, v.String())
		}
	}
	switch {
	case len(list) == 0:
	case row.field.Kind() == citation.KindName:
		w.Name(row.member)
		w.Open('[', jsontext.Lines)
		for v := range w.c.Values(row.field) {
			if credit, ok := v.(citation.Credit); ok {
				w.Element()
				w.person(credit)
			}
		}
		w.Close(']')
	case row.field == citation.FieldKeyword || row.field == citation.FieldLanguage:
		w.Name(row.member)
		w.Open('[', jsontext.Lines)
		for _, text := range list {
			w.Element()
			w.String(text)
		}
		w.Close(']')
	default:
		w.MemberIf(row.member, list[0])
	}
}

// day gives a date that is known to the day, as the format wants dates; "" of any other.
func day(d citation.Date) string {
	if d.Precision == citation.ToDay && !d.IsRange() && !d.Circa {
		return d.Moment.String()
	}
	return ""
}

func (w *writer) person(c citation.Credit) {
	n := c.Name
	w.Open('{', jsontext.Lines)
	switch {
	case c.EtAl:
		w.Member("name", "others")
	case n.Literal != "":
		w.Member("name", n.Literal)
	default:
		w.MemberIf("family-names", n.Family)
		given := n.Given
		if n.DroppingParticle != "" {
			given += " " + n.DroppingParticle
		}
		w.MemberIf("given-names", given)
		w.MemberIf("name-particle", n.Particle)
		w.MemberIf("name-suffix", n.Suffix)
	}
	if len(c.Affiliations) > 0 {
		w.Member("affiliation", c.Affiliations[0])
	}
	for _, id := range c.IDs {
		if id.Scheme == citation.SchemeORCID {
			w.Member("orcid", "https://orcid.org/"+id.Value)
			break
		}
	}
	w.Close('}')
}

// issued writes the date of publication: the day, or year and month, which are numbers.
func (w *writer) issued() {
	d := w.c.Issued()
	if d.Precision < citation.ToYear {
		return
	}
	if text := day(d); text != "" {
		w.Member("date-published", text)
	}
	w.Name("year")
	w.Raw(strconv.Itoa(d.Year))
	if d.Month > 0 {
		w.Name("month")
		w.Raw(strconv.Itoa(int(d.Month)))
	}
}

// extent writes the pages: as numbers where they are.
func (w *writer) extent() {
	c := w.c
	first, last, ok := c.In.Pages.Ends()
	if !ok {
		first, last = c.In.Pages.Raw, ""
	}
	w.MemberIf("start", first)
	if last != first {
		w.MemberIf("end", last)
	}
	w.MemberIf("pages", c.Text(citation.FieldNumberOfPages).Plain())
}

// entity writes a body or a meeting with where it is; the format wants it to have a name.
func (w *writer) entity(member, name, place string, when citation.Date) {
	if name == "" {
		return
	}
	w.Name(member)
	w.Open('{', jsontext.Lines)
	w.Member("name", name)
	w.MemberIf("city", place)
	w.MemberIf("date-start", day(citation.Date{Moment: when.Moment}))
	if when.End.Precision == citation.ToDay {
		w.Member("date-end", when.End.String())
	}
	w.Close('}')
}
