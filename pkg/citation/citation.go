// Package citation is the canonical record of one work: what a librarian would
// write on the card. Its vocabulary is that of CSL 1.0.2 (types, variables);
// its values are small types that parse, check and print themselves.
//
// A zero field is an absent field. Nothing here is ever filled with a
// placeholder such as "n.d." or "Unknown".
package citation

import "slices"

// Citation describes one work. The zero Citation describes nothing.
// Strings may be views into the text they were read from; a Citation must be
// treated as immutable once it has been handed on.
type Citation struct {
	Key      string // the citation key ("id" in CSL-JSON), as given by the input or made by package resolve
	Type     Type
	Title    Text
	Titles   []Title // further titles of the work: short, translated, original
	Credits  []Credit
	Dates    []Dated
	In       Container
	IDs      []Identifier
	Keywords []Keyword
	Abstract Text
	Language Language
	Links    []Link
	Details  []Detail // every CSL variable without a member of its own, in order of arrival
	Extra    []Extra  // what a format said that CSL has no name for, in order, for round trips within that format
}

// Title is a further title of a work. Use is FieldTitleShort,
// FieldOriginalTitle or FieldTranslatedTitle.
type Title struct {
	Use      Field
	Text     Text
	Language Language // of the title, when stated
}

// Credit says that somebody did something for a work.
type Credit struct {
	Role         Field // FieldAuthor, FieldEditor, ...: any field of KindName
	Name         Name
	Affiliations []string
	IDs          []Identifier // ORCID, ISNI ... of the person
	EtAl         bool         // stands for further, unnamed people ("and others"); Name is then zero
}

// Dated is a date with its use: FieldIssued, FieldAccessed, ...: any field of KindDate.
type Dated struct {
	Use  Field
	Date Date
}

// Container is where a work appeared: a journal, a book, a series, a meeting.
type Container struct {
	Title        Text
	TitleShort   Text // abbreviated: "N. Engl. J. Med."
	Volume       string
	Issue        string
	Pages        Pages
	Publisher    string
	Place        string // of the publisher
	Series       Text   // "collection-title" in CSL
	SeriesNumber string // "collection-number" in CSL
	Event        Event
}

// Event is the meeting a work was presented at. Its date is the Dated with use FieldEventDate.
type Event struct {
	Title Text
	Place string
}

// Keyword is one subject term as the source spells it.
type Keyword struct {
	Term       string
	Vocabulary string // "MeSH", "LCSH" ...; "" for the authors' own words or where unknown
	Major      bool   // marked as a main topic, as with MEDLINE's asterisk
}

// Link is an address that belongs to the work.
type Link struct {
	URL  string
	Rel  string // "" for the work's own page, else "fulltext", "license", "related", ...
	Type string // media type, when stated
}

// Detail is a CSL text or number variable that has no member of its own in Citation.
type Detail struct {
	Field Field
	Text  Text
}

// Extra is a tag or field that a format has and CSL has not.
type Extra struct{ Format, Name, Value string }

// Authors gives the names of the authors in order. Unnamed further authors are not among them.
func (c *Citation) Authors() []Name { return c.Names(FieldAuthor) }

// Names gives the names credited with role, in order.
func (c *Citation) Names(role Field) []Name {
	var names []Name
	for i := range c.Credits {
		if cr := &c.Credits[i]; cr.Role == role && !cr.EtAl {
			names = append(names, cr.Name)
		}
	}
	return names
}

// HasCredit reports whether anybody, named or not, is credited with role.
func (c *Citation) HasCredit(role Field) bool {
	return slices.ContainsFunc(c.Credits, func(cr Credit) bool { return cr.Role == role })
}

// Identified reports whether the citation tells which work it is of, by its title or an
// identifier that no other work has.
func (c *Citation) Identified() bool {
	return c.Title != "" || c.DOI() != "" || c.ID(SchemePMID) != "" || c.ID(SchemePMCID) != "" || c.ID(SchemeArXiv) != ""
}

// DOI gives the first DOI in normal form, or "".
func (c *Citation) DOI() string { return c.ID(SchemeDOI) }

// ID gives the first identifier of a scheme, or "".
func (c *Citation) ID(scheme Scheme) string {
	for _, id := range c.IDs {
		if id.Scheme == scheme {
			return id.Value
		}
	}
	return ""
}

// Issued gives the date of publication, or the zero Date.
func (c *Citation) Issued() Date { return c.Date(FieldIssued) }

// Year gives the year of publication, or 0 when it is not known.
func (c *Citation) Year() int { return c.Issued().Year }

// Date gives the first date with this use, or the zero Date.
func (c *Citation) Date(use Field) Date {
	for i := range c.Dates {
		if c.Dates[i].Use == use {
			return c.Dates[i].Date
		}
	}
	return Date{}
}

// URL gives the address of the work's own page, or "".
func (c *Citation) URL() string {
	for _, l := range c.Links {
		if l.Rel == "" {
			return l.URL
		}
	}
	return ""
}

// OtherTitle gives the first further title with this use, or "".
func (c *Citation) OtherTitle(use Field) Text {
	for i := range c.Titles {
		if c.Titles[i].Use == use {
			return c.Titles[i].Text
		}
	}
	return ""
}

// Detail gives the value of a variable kept in Details, or "".
func (c *Citation) Detail(f Field) Text {
	for i := range c.Details {
		if c.Details[i].Field == f {
			return c.Details[i].Text
		}
	}
	return ""
}
