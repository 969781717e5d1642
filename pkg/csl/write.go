package csl

import (
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// Append adds the citation of r as an item for other programs to read, in
// lines of its own, indented by four blanks within braces indented by two.
// The item is valid against CSL's schema whatever the citation holds. Without
// a key it gets an id made of the work's identifier or of the item itself; without a type, "document".
func Append(dst []byte, r *evidence.Record) []byte {
	w := writer{dst: append(dst, "  "...), depth: 1, pretty: true}
	w.item(r, false)
	return w.dst
}

// AppendRecord adds the whole record, claims and remarks included, as an item in one line.
func AppendRecord(dst []byte, r *evidence.Record) []byte {
	w := writer{dst: dst}
	w.item(r, true)
	return w.dst
}

// item writes the record; whole: everything of it, in exactly its order.
func (w *writer) item(r *evidence.Record, whole bool) {
	c := &r.Citation
	w.open('{', block)
	w.member("id", itemID(c))
	typ := c.Type
	if typ == "" {
		typ = citation.Document
	}
	w.member("type", string(typ))
	if whole {
		w.custom(r, true) // early, so that a look at the beginning shows it
	}
	w.memberIf("title", string(c.Title))
	w.furtherTitles(c)
	w.credits(c)
	w.dates(c)
	w.memberIf("container-title", string(c.In.Title))
	w.memberIf("container-title-short", string(c.In.TitleShort))
	w.memberIf("volume", c.In.Volume)
	w.memberIf("issue", c.In.Issue)
	if c.In.Pages != (citation.Pages{}) {
		w.memberIf("page", c.In.Pages.String())
	}
	w.memberIf("collection-title", string(c.In.Series))
	w.memberIf("collection-number", c.In.SeriesNumber)
	w.memberIf("publisher", c.In.Publisher)
	w.memberIf("publisher-place", c.In.Place)
	w.memberIf("event-title", string(c.In.Event.Title))
	w.memberIf("event-place", c.In.Event.Place)
	w.ids(c)
	w.memberIf("URL", plainURL(c))
	w.memberIf("language", string(c.Language))
	w.memberIf("keyword", joinKeywords(c.Keywords))
	w.memberIf("abstract", string(c.Abstract))
	for i := range c.Details {
		if d := &c.Details[i]; d.Field.Standard() {
			w.memberIf(d.Field.String(), string(d.Text))
		}
	}
	if !whole {
		w.custom(r, false)
	}
	w.close('}')
}

// itemID gives the id that the schema demands.
func itemID(c *citation.Citation) string {
	if c.Key != "" {
		return c.Key
	}
	for _, id := range c.IDs {
		return string(id.Scheme) + ":" + id.Value
	}
	if url := c.URL(); url != "" {
		return url
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(c.Title))
	for i := range c.Credits {
		_, _ = h.Write([]byte(c.Credits[i].Name.Family + c.Credits[i].Name.Literal))
	}
	return "item-" + strconv.FormatUint(uint64(h.Sum32()), 16)
}

// furtherTitles writes the first title of each use that CSL has.
func (w *writer) furtherTitles(c *citation.Citation) {
	var done citation.FieldSet
	for i := range c.Titles {
		if t := &c.Titles[i]; t.Use.Standard() && !done.Has(t.Use) {
			done.Add(t.Use)
			w.memberIf(t.Use.String(), string(t.Text))
		}
	}
}

// credits writes the names role by role, a name a line.
func (w *writer) credits(c *citation.Citation) {
	var done citation.FieldSet
	for i := range c.Credits {
		role := c.Credits[i].Role
		if done.Has(role) || c.Credits[i].EtAl {
			continue
		}
		done.Add(role)
		w.name(role.String())
		w.open('[', block)
		for j := i; j < len(c.Credits); j++ {
			cr := &c.Credits[j]
			if cr.Role != role || cr.EtAl {
				continue
			}
			w.element()
			w.open('{', inline)
			w.nameParts(&cr.Name)
			w.close('}')
		}
		w.close(']')
	}
}

// dates writes the first date of each use that CSL has.
func (w *writer) dates(c *citation.Citation) {
	var done citation.FieldSet
	for i := range c.Dates {
		d := &c.Dates[i]
		if !d.Use.Standard() || done.Has(d.Use) || d.Date == (citation.Date{}) {
			continue
		}
		done.Add(d.Use)
		w.name(d.Use.String())
		w.open('{', inline)
		w.date(d.Date)
		w.close('}')
	}
}

// ids writes the identifiers that CSL has a variable for: the first DOI, PMID
// and PMCID, every ISSN and ISBN.
func (w *writer) ids(c *citation.Citation) {
	var done citation.FieldSet
	for i := range c.IDs {
		f := c.IDs[i].Scheme.Field()
		if !f.Standard() || done.Has(f) || c.IDs[i].Value == "" {
			continue
		}
		done.Add(f)
		if f == citation.FieldISSN || f == citation.FieldISBN {
			w.member(f.String(), joinIDs(c.IDs, c.IDs[i].Scheme))
		} else {
			w.member(f.String(), c.IDs[i].Value)
		}
	}
}

// joinIDs lists the identifiers of a scheme as Zotero does: "0146-1672, 1552-7433".
func joinIDs(ids []citation.Identifier, scheme citation.Scheme) string {
	joined := ""
	for _, id := range ids {
		switch {
		case id.Scheme != scheme || id.Value == "":
		case joined == "":
			joined = id.Value
		default:
			joined += ", " + id.Value
		}
	}
	return joined
}

// plainURL gives the address that stands in "URL".
func plainURL(c *citation.Citation) string {
	for i := range c.Links {
		if c.Links[i].Rel == "" {
			return c.Links[i].URL
		}
	}
	return ""
}

// joinKeywords lists the terms: joined by commas, or by semicolons where a term holds a comma.
func joinKeywords(words []citation.Keyword) string {
	if len(words) == 0 {
		return ""
	}
	separator, size := ", ", 0
	for i := range words {
		size += len(words[i].Term) + 2
		if strings.Contains(words[i].Term, ",") {
			separator = "; "
		}
	}
	joined := make([]byte, 0, size)
	for i := range words {
		if i > 0 {
			joined = append(joined, separator...)
		}
		joined = append(joined, words[i].Term...)
	}
	return string(joined)
}

// splitKeywords cuts a list of terms at semicolons, or at commas where it has none.
func splitKeywords(s string, yield func(term string)) {
	separator := ","
	if strings.Contains(s, ";") {
		separator = ";"
	}
	for term := range strings.SplitSeq(s, separator) {
		if term = strings.TrimSpace(term); term != "" {
			yield(term)
		}
	}
}

// A layout says how the members of an object or array stand.
type layout bool

const (
	inline layout = false // in one line
	block  layout = true  // in a line each; in one line all the same unless the writer is pretty
)

// A writer appends JSON. Its brackets are counted, not kept: the bits of
// blocks say which of the open ones have their members in lines of their own.
type writer struct {
	dst    []byte
	depth  int
	blocks uint64
	any    bool // the innermost bracket has a member
	pretty bool
}

// element begins an element of an array, or a member of an object.
func (w *writer) element() {
	if w.any {
		w.dst = append(w.dst, ',')
	}
	if w.pretty {
		switch {
		case w.blocks&1 != 0:
			w.newline()
		case w.any:
			w.dst = append(w.dst, ' ')
		}
	}
	w.any = true
}

func (w *writer) newline() {
	const blanks = "\n                "
	w.dst = append(w.dst, blanks[:1+min(2*w.depth, len(blanks)-1)]...)
}

// name begins a member; the name must be plain ASCII.
func (w *writer) name(name string) {
	w.element()
	w.dst = append(w.dst, '"')
	w.dst = append(w.dst, name...)
	w.dst = append(w.dst, '"', ':')
	if w.pretty {
		w.dst = append(w.dst, ' ')
	}
}

func (w *writer) open(bracket byte, l layout) {
	w.dst = append(w.dst, bracket)
	w.depth++
	w.blocks <<= 1
	if l == block {
		w.blocks |= 1
	}
	w.any = false
}

func (w *writer) close(bracket byte) {
	lines := w.pretty && w.any && w.blocks&1 != 0
	w.depth--
	w.blocks >>= 1
	if lines {
		w.newline()
	}
	w.dst = append(w.dst, bracket)
	w.any = true
}

func (w *writer) string(s string) { w.dst = jsontext.AppendString(w.dst, s) }
func (w *writer) number(n int)    { w.dst = strconv.AppendInt(w.dst, int64(n), 10) }
func (w *writer) raw(s string)    { w.dst = append(w.dst, s...) }

func (w *writer) member(name, value string) {
	w.name(name)
	w.string(value)
}

// memberIf writes a member unless its value is empty.
func (w *writer) memberIf(name, value string) {
	if value != "" {
		w.member(name, value)
	}
}
