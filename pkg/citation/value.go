package citation

import (
	"fmt"
	"iter"
	"slices"
)

// Value is what a field can hold: a closed sum. The dynamic type follows from
// the field's kind: Text for KindText, Title for KindTitle, Credit for
// KindName, Date, Pages, Identifier, Keyword, Link, Type and Language for the
// kinds of the same name. Every value prints itself for people with String.
type Value interface {
	fmt.Stringer
	value()
}

func (Text) value()       {}
func (Title) value()      {}
func (Credit) value()     {}
func (Date) value()       {}
func (Pages) value()      {}
func (Identifier) value() {}
func (Keyword) value()    {}
func (Link) value()       {}
func (Type) value()       {}
func (Language) value()   {}

func (t Title) String() string   { return t.Text.String() }
func (k Keyword) String() string { return k.Term }
func (l Link) String() string    { return l.URL }
func (t Type) String() string    { return string(t) }

func (c Credit) String() string {
	if c.EtAl {
		return "et al."
	}
	return c.Name.String()
}

// Parse reads s as a value of the field's kind, by the one parser of that
// kind. A string that does not state such a value is an error; the value then
// returned is nil, or the best that can be kept (a literal date, an identifier
// whose check digit is wrong, the first of several languages).
func (f Field) Parse(s string) (Value, error) {
	switch f.Kind() {
	case KindText:
		if t := f.text(s); t != "" {
			return t, nil
		}
	case KindTitle:
		if t := ParseText(s); t != "" {
			return Title{Use: f, Text: t}, nil
		}
	case KindName:
		name, err := ParseName(s)
		if err != nil {
			return nil, err
		}
		return Credit{Role: f, Name: name}, nil
	case KindDate:
		date, err := ParseDate(s)
		if date == (Date{}) {
			return nil, err
		}
		return date, err
	case KindPages:
		pages, err := ParsePages(s)
		if err != nil {
			return nil, err
		}
		return pages, nil
	case KindIdentifier:
		id, err := f.ParseIdentifier(s)
		if id == (Identifier{}) {
			return nil, err
		}
		return id, err
	case KindKeyword:
		if t := ParseText(s); t != "" {
			return Keyword{Term: string(t)}, nil
		}
	case KindLink:
		link, err := f.ParseLink(s)
		if err != nil {
			return nil, err
		}
		return link, nil
	case KindType:
		if t, ok := ParseType(s); ok {
			return t, nil
		}
		return nil, fmt.Errorf("%q is no CSL type", s)
	case KindLanguage:
		lang, err := ParseLanguage(s)
		if lang == "" {
			return nil, err
		}
		return lang, err // of a list, the first
	}
	return nil, fmt.Errorf("%s: nothing in %q", f.Label(), s)
}

// ParseIdentifier reads s as an identifier of the field's scheme, or, where the
// field takes those of several, as what it shows to be.
func (f Field) ParseIdentifier(s string) (Identifier, error) {
	if scheme := f.Scheme(); scheme != "" {
		return scheme.Parse(s)
	}
	return ParseIdentifier(s)
}

// ParseLink reads s as an address, with the relation that the field stands for.
func (f Field) ParseLink(s string) (Link, error) {
	link, err := ParseLink(s)
	if err != nil {
		return Link{}, err
	}
	link.Rel = f.rel()
	return link, nil
}

// rel gives the relation that links of this field carry.
func (f Field) rel() string {
	switch f {
	case FieldLicense:
		return "license"
	case FieldFullText:
		return "fulltext"
	}
	return ""
}

// AddString parses s as f's kind and adds it. The error says what could not be
// understood; whatever could be kept is then kept all the same (see [Field.Parse]).
// An empty s adds nothing and is no error.
func (c *Citation) AddString(f Field, s string) error {
	if s == "" {
		return nil
	}
	if f.Kind() == KindText { // the common case, without boxing
		c.addText(f, f.text(s))
		return nil
	}
	v, err := f.Parse(s)
	if v != nil {
		c.Add(f, v)
	}
	return err
}

// Add puts v, of f's kind, into the citation. A field that takes many values
// gets one more, unless it has exactly this one; a field that takes one value
// keeps the one it has. Add reports whether v was taken.
func (c *Citation) Add(f Field, v Value) bool {
	switch v := v.(type) {
	case Text:
		return c.addText(f, v)
	case Title:
		v.Use = f
		if v.Text == "" || slices.Contains(c.Titles, v) {
			return false
		}
		c.Titles = append(c.Titles, v)
	case Credit:
		v.Role = f
		c.Credits = append(c.Credits, v)
	case Date:
		if c.Date(f) != (Date{}) || v == (Date{}) {
			return false
		}
		c.Dates = append(c.Dates, Dated{f, v})
	case Pages:
		if c.In.Pages != (Pages{}) {
			return false
		}
		c.In.Pages = v
	case Identifier:
		if slices.Contains(c.IDs, v) {
			return false
		}
		c.IDs = append(c.IDs, v)
	case Keyword:
		if slices.Contains(c.Keywords, v) {
			return false
		}
		c.Keywords = append(c.Keywords, v)
	case Link:
		if rel := f.rel(); rel != "" {
			v.Rel = rel
		}
		if slices.Contains(c.Links, v) {
			return false
		}
		c.Links = append(c.Links, v)
	case Type:
		if c.Type != "" {
			return false
		}
		c.Type = v
	case Language:
		if c.Language != "" {
			return false
		}
		c.Language = v
	default:
		return false
	}
	return true
}

// addText stores a text field once.
func (c *Citation) addText(f Field, t Text) bool {
	if t == "" {
		return false
	}
	if slot := c.textSlot(f); slot != nil {
		if *slot != "" {
			return false
		}
		*slot = t
		return true
	}
	if s := c.stringSlot(f); s != nil {
		if *s != "" {
			return false
		}
		*s = string(t)
		return true
	}
	if c.Detail(f) != "" {
		return false
	}
	c.Details = append(c.Details, Detail{f, t})
	return true
}

// textSlot gives the member that holds f, nil when it is none of type Text.
func (c *Citation) textSlot(f Field) *Text {
	switch f {
	case FieldTitle:
		return &c.Title
	case FieldJournal:
		return &c.In.Title
	case FieldJournalShort:
		return &c.In.TitleShort
	case FieldSeries:
		return &c.In.Series
	case FieldEventTitle:
		return &c.In.Event.Title
	case FieldAbstract:
		return &c.Abstract
	}
	return nil
}

// stringSlot gives the member that holds f, nil when it is none of type string.
func (c *Citation) stringSlot(f Field) *string {
	switch f {
	case FieldVolume:
		return &c.In.Volume
	case FieldIssue:
		return &c.In.Issue
	case FieldPublisher:
		return &c.In.Publisher
	case FieldPublisherPlace:
		return &c.In.Place
	case FieldSeriesNumber:
		return &c.In.SeriesNumber
	case FieldEventPlace:
		return &c.In.Event.Place
	}
	return nil
}

// Text gives the value of a field of KindText, or "".
func (c *Citation) Text(f Field) Text {
	if slot := c.textSlot(f); slot != nil {
		return *slot
	}
	if s := c.stringSlot(f); s != nil {
		return Text(*s)
	}
	return c.Detail(f)
}

// Has reports whether the field has a value.
func (c *Citation) Has(f Field) bool {
	for range c.Values(f) {
		return true
	}
	return false
}

// Values yields the field's values in order: none, one, or many.
func (c *Citation) Values(f Field) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		switch f.Kind() {
		case KindText:
			if t := c.Text(f); t != "" {
				yield(t)
			}
		case KindTitle:
			for _, t := range c.Titles {
				if t.Use == f && !yield(t) {
					return
				}
			}
		case KindName:
			for _, cr := range c.Credits {
				if cr.Role == f && !yield(cr) {
					return
				}
			}
		case KindDate:
			for _, d := range c.Dates {
				if d.Use == f && !yield(d.Date) {
					return
				}
			}
		case KindPages:
			if c.In.Pages != (Pages{}) {
				yield(c.In.Pages)
			}
		case KindIdentifier:
			for _, id := range c.IDs {
				if id.Scheme.Field() == f && !yield(id) {
					return
				}
			}
		case KindKeyword:
			for _, k := range c.Keywords {
				if !yield(k) {
					return
				}
			}
		case KindLink:
			for _, l := range c.Links {
				if l.field() == f && !yield(l) {
					return
				}
			}
		case KindType:
			if c.Type != "" {
				yield(c.Type)
			}
		case KindLanguage:
			if c.Language != "" {
				yield(c.Language)
			}
		}
	}
}

// field gives the field under which a link is kept.
func (l Link) field() Field {
	for _, f := range []Field{FieldLicense, FieldFullText} {
		if l.Rel == f.rel() {
			return f
		}
	}
	return FieldURL
}

// Clear removes every value of the field.
func (c *Citation) Clear(f Field) {
	switch f.Kind() {
	case KindText:
		if slot := c.textSlot(f); slot != nil {
			*slot = ""
		} else if s := c.stringSlot(f); s != nil {
			*s = ""
		} else {
			c.Details = slices.DeleteFunc(c.Details, func(d Detail) bool { return d.Field == f })
		}
	case KindTitle:
		c.Titles = slices.DeleteFunc(c.Titles, func(t Title) bool { return t.Use == f })
	case KindName:
		c.Credits = slices.DeleteFunc(c.Credits, func(cr Credit) bool { return cr.Role == f })
	case KindDate:
		c.Dates = slices.DeleteFunc(c.Dates, func(d Dated) bool { return d.Use == f })
	case KindPages:
		c.In.Pages = Pages{}
	case KindIdentifier:
		c.IDs = slices.DeleteFunc(c.IDs, func(id Identifier) bool { return id.Scheme.Field() == f })
	case KindKeyword:
		c.Keywords = nil
	case KindLink:
		c.Links = slices.DeleteFunc(c.Links, func(l Link) bool { return l.field() == f })
	case KindType:
		c.Type = ""
	case KindLanguage:
		c.Language = ""
	}
}

// Known gives the set of fields that have a value.
func (c *Citation) Known() FieldSet {
	var s FieldSet
	add := func(f Field, known bool) {
		if known {
			s.Add(f)
		}
	}
	add(FieldType, c.Type != "")
	add(FieldTitle, c.Title != "")
	for i := range c.Titles {
		s.Add(c.Titles[i].Use)
	}
	for i := range c.Credits {
		s.Add(c.Credits[i].Role)
	}
	for i := range c.Dates {
		s.Add(c.Dates[i].Use)
	}
	add(FieldJournal, c.In.Title != "")
	add(FieldJournalShort, c.In.TitleShort != "")
	add(FieldVolume, c.In.Volume != "")
	add(FieldIssue, c.In.Issue != "")
	add(FieldPages, c.In.Pages != Pages{})
	add(FieldPublisher, c.In.Publisher != "")
	add(FieldPublisherPlace, c.In.Place != "")
	add(FieldSeries, c.In.Series != "")
	add(FieldSeriesNumber, c.In.SeriesNumber != "")
	add(FieldEventTitle, c.In.Event.Title != "")
	add(FieldEventPlace, c.In.Event.Place != "")
	for i := range c.IDs {
		s.Add(c.IDs[i].Scheme.Field())
	}
	add(FieldKeyword, len(c.Keywords) > 0)
	add(FieldAbstract, c.Abstract != "")
	add(FieldLanguage, c.Language != "")
	for i := range c.Links {
		s.Add(c.Links[i].field())
	}
	for i := range c.Details {
		s.Add(c.Details[i].Field)
	}
	return s
}
