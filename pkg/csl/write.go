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
	w := writer{jsontext.Writer{Bytes: append(dst, "  "...), Depth: 1, Pretty: true}}
	w.item(r, false)
	return w.Bytes
}

// AppendRecord adds the whole record, claims and remarks included, as an item in one line.
func AppendRecord(dst []byte, r *evidence.Record) []byte {
	w := writer{jsontext.Writer{Bytes: dst}}
	w.item(r, true)
	return w.Bytes
}

// item writes the record; whole: everything of it, in exactly its order.
func (w *writer) item(r *evidence.Record, whole bool) {
	c := &r.Citation
	w.Open('{', jsontext.Lines)
	w.Member("id", itemID(c))
	typ := c.Type
	if typ == "" {
		typ = citation.Document
	}
	w.Member("type", string(typ))
	if whole {
		w.custom(r, true) // early, so that a look at the beginning shows it
	}
	w.MemberIf("title", string(c.Title))
	w.furtherTitles(c)
	w.credits(c)
	w.dates(c)
	w.MemberIf("container-title", string(c.In.Title))
	w.MemberIf("container-title-short", string(c.In.TitleShort))
	w.MemberIf("volume", c.In.Volume)
	w.MemberIf("issue", c.In.Issue)
	if c.In.Pages != (citation.Pages{}) {
		w.MemberIf("page", c.In.Pages.String())
	}
	w.MemberIf("collection-title", string(c.In.Series))
	w.MemberIf("collection-number", c.In.SeriesNumber)
	w.MemberIf("publisher", c.In.Publisher)
	w.MemberIf("publisher-place", c.In.Place)
	w.MemberIf("event-title", string(c.In.Event.Title))
	w.MemberIf("event-place", c.In.Event.Place)
	w.ids(c)
	w.MemberIf("URL", plainURL(c))
	w.MemberIf("language", string(c.Language))
	w.keywords(c.Keywords)
	w.MemberIf("abstract", string(c.Abstract))
	for i := range c.Details {
		if d := &c.Details[i]; d.Field.Standard() {
			w.MemberIf(d.Field.String(), string(d.Text))
		}
	}
	if !whole {
		w.custom(r, false)
	}
	w.Close('}')
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
			w.MemberIf(t.Use.String(), string(t.Text))
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
		w.Name(role.String())
		w.Open('[', jsontext.Lines)
		for j := i; j < len(c.Credits); j++ {
			cr := &c.Credits[j]
			if cr.Role != role || cr.EtAl {
				continue
			}
			w.Element()
			w.Open('{', jsontext.OneLine)
			w.nameParts(&cr.Name)
			w.Close('}')
		}
		w.Close(']')
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
		w.Name(d.Use.String())
		w.Open('{', jsontext.OneLine)
		w.date(d.Date)
		w.Close('}')
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
			w.Member(f.String(), joinIDs(c.IDs, c.IDs[i].Scheme))
		} else {
			w.Member(f.String(), c.IDs[i].Value)
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

// keywords writes the terms as the one string that CSL has for them.
func (w *writer) keywords(words []citation.Keyword) {
	if len(words) == 0 {
		return
	}
	w.Name("keyword")
	w.Bytes = append(w.Bytes, '"')
	separator := keywordSeparator(words)
	for i := range words {
		if i > 0 {
			w.Bytes = append(w.Bytes, separator...)
		}
		w.Bytes = jsontext.AppendContent(w.Bytes, words[i].Term)
	}
	w.Bytes = append(w.Bytes, '"')
}

// keywordSeparator gives what stands between terms: a comma, or a semicolon where a term holds a comma.
func keywordSeparator(words []citation.Keyword) string {
	for i := range words {
		if strings.Contains(words[i].Term, ",") {
			return "; "
		}
	}
	return ", "
}

// joinKeywords gives the terms as [writer.keywords] writes them.
func joinKeywords(words []citation.Keyword) string {
	terms := make([]string, len(words))
	for i := range words {
		terms[i] = words[i].Term
	}
	return strings.Join(terms, keywordSeparator(words))
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

// A writer appends items.
type writer struct{ jsontext.Writer }
