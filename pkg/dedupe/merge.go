package dedupe

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/resolve"
)

// Merged is the record of a work, made of the records of a group.
type Merged struct {
	resolve.Settled           // From holds indices into the group's members
	Screening       Screening // what the members say of the work's screening
}

// Merge makes one record of those of a group. It depends on what the records
// hold and on the sources preferred, not on their order.
//
// Each field is taken from the member that has it best: of titles one that is
// not cut off, in capitals or in title case, of authors the longest list with the fullest
// names, of journals the full name, of years that of the record with volume and
// pages, of pages the full range, of abstracts the longest that is whole, of
// types the most telling. Identifiers, keywords, links, notes and sources are united.
func Merge(members []*evidence.Record, o Options) Merged {
	m := merging{members: members}
	text := make([][]byte, len(members))
	for i, r := range members {
		text[i] = csl.Append(nil, r)
		m.rank = append(m.rank, o.preference(r))
		m.known = append(m.known, len(r.Citation.Known().List()))
	}
	for i := range members {
		m.content = append(m.content, i)
	}
	slices.SortStableFunc(m.content, func(i, j int) int {
		return cmp.Or(bytes.Compare(text[i], text[j]), strings.Compare(members[i].Source, members[j].Source))
	})
	for _, r := range members {
		if doi := r.Citation.DOI(); doi != "" {
			m.dois = append(m.dois, strings.ToLower(doi))
		}
	}
	m.place = venueOf(&members[m.order(citation.FieldVolume)[0]].Citation)
	merged := Merged{Settled: resolve.Records(members, m.order)}
	m.shortJournal(&merged)
	for _, r := range members {
		merged.Screening |= screeningOf(&r.Citation)
	}
	return merged
}

// preference is the place of a record's source among those preferred: the lower
// the better.
func (o *Options) preference(r *evidence.Record) int {
	for i, name := range o.Prefer {
		if strings.Contains(strings.ToLower(r.Source), strings.ToLower(name)) ||
			strings.Contains(strings.ToLower(string(r.Citation.Detail(citation.FieldSource))), strings.ToLower(name)) {
			return i
		}
	}
	return len(o.Prefer)
}

// merging is what decides which member gives a field.
type merging struct {
	members []*evidence.Record
	content []int // members in the order of their content
	rank    []int // by preferred source
	known   []int // fields
	dois    []string
	place   venue // of the member that gives the volume: no other may give the journal's name
}

// order gives the members, the best for the field first.
func (m *merging) order(f citation.Field) []int {
	order := slices.Clone(m.content)
	worth := make([]int, len(m.members))
	for i, r := range m.members {
		worth[i] = m.worth(f, &r.Citation)
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(m.rank[i], m.rank[j]), cmp.Compare(worth[j], worth[i]), cmp.Compare(m.known[j], m.known[i]))
	})
	return order
}

// worth says how good a citation is for a field: the more the better.
func (m *merging) worth(f citation.Field, c *citation.Citation) int {
	switch f {
	case citation.FieldTitle, citation.FieldAbstract, citation.FieldTitleShort, citation.FieldEventTitle, citation.FieldSeries:
		return textWorth(c.Text(f).Plain())
	case citation.FieldJournal:
		name := c.In.Title.Plain()
		n := 2 * min(len(name), 200)
		if abbreviated(name) || capitals(name) {
			n -= 1000
		}
		if titleCase(name) { // as names of journals are written
			n++
		}
		if here := venueOf(c); m.place.known() && here.known() && sameVenue(&m.place, &here) < .5 {
			n -= 1 << 12
		}
		return n
	case citation.FieldType:
		if kinds[c.Type] == anyKind {
			return 0
		}
		return 1
	case citation.FieldDOI:
		n := 0
		for _, doi := range m.dois {
			if strings.EqualFold(doi, c.DOI()) {
				n += 2
			}
		}
		if isPreprintDOI(strings.ToLower(c.DOI())) {
			n-- // of equally many, that of the published version
		}
		return n
	case citation.FieldIssued, citation.FieldVolume, citation.FieldIssue:
		return printed(c)
	case citation.FieldPages:
		n := printed(c)
		if c.In.Pages.Last != "" {
			n += 4
		}
		return n
	}
	if f.Kind() == citation.KindName {
		return namesWorth(c, f)
	}
	return 0
}

// textWorth prefers text that is whole and not in capitals, and of that the longer.
func textWorth(s string) int {
	if s == "" {
		return -1 << 20
	}
	n := min(len(s), 1<<16)
	if trimmed := strings.TrimRight(s, " "); strings.HasSuffix(trimmed, "...") || strings.HasSuffix(trimmed, "…") {
		n -= 1 << 18
	}
	if strings.ContainsRune(s, unicode.ReplacementChar) {
		n -= 1 << 18
	}
	if capitals(s) {
		n -= 1 << 17
	}
	if titleCase(s) {
		n -= n / 10 // less than a subtitle
	}
	return n
}

// titleCase reports whether most words begin with a capital: how a title is set, not how it is spelt.
func titleCase(s string) bool {
	words, upper := 0, 0
	for word := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(word)
		if words++; unicode.IsUpper(r) {
			upper++
		}
	}
	return words > 3 && upper*5 > words*3
}

// capitals reports whether a text of more than a word has no small letter.
func capitals(s string) bool {
	return strings.IndexByte(s, ' ') > 0 && strings.IndexFunc(s, unicode.IsLower) < 0 && strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// printed says how much of its place in print a citation knows.
func printed(c *citation.Citation) int {
	n := 0
	for i, known := range [...]bool{c.In.Issue != "", c.In.Pages.Raw != "", c.In.Volume != ""} {
		if known {
			n += 1 << i
		}
	}
	return n
}

// namesWorth prefers the longer list, then the one with the fuller names.
func namesWorth(c *citation.Citation, role citation.Field) int {
	n := 0
	for _, name := range c.Names(role) {
		n += 100
		if name.Family == "" {
			n -= 50 // not taken apart
		}
		n += min(len(name.Given), 30)
		if whole := name.Family; len(whole) > 1 && strings.IndexFunc(whole, unicode.IsLower) < 0 && strings.IndexFunc(whole, unicode.IsUpper) >= 0 {
			n -= 20
		}
	}
	return n
}

// shortJournal keeps the abbreviated name of the journal apart, where one member has the full name.
func (m *merging) shortJournal(merged *Merged) {
	c := &merged.Record.Citation
	if c.In.TitleShort != "" || c.In.Title == "" {
		return
	}
	for _, i := range m.content {
		name := m.members[i].Citation.In.Title
		if abbreviated(name.Plain()) && name != c.In.Title {
			c.In.TitleShort = name
			merged.From[citation.FieldJournalShort] = []int{i}
			return
		}
	}
}
