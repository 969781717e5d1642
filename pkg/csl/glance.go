package csl

import (
	"fmt"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/jsontext"
)

// Glance is what a detector sees of an object.
type Glance struct {
	Type      string // as written
	Typed     bool   // it is one of CSL's
	Variables int    // members that few but CSL have: "container-title", "issued"
	Foreign   bool   // it has a member that says that it is of another form of JSON
	Record    bool   // written by [AppendRecord]
	Broken    bool   // it is no JSON up to its end; the members before that have been looked at
}

// String says what was seen.
func (g Glance) String() string {
	return fmt.Sprintf("first item has type %q and %d variables of CSL", g.Type, g.Variables)
}

// foreign are members by which forms of JSON are known whose objects have a
// "type" as well: OpenAlex ("ids"), DataCite ("attributes", "schemaVersion"),
// Crossref ("message"), Semantic Scholar, schema.org, Zotero's own.
var foreign = map[string]bool{
	"message": true, "attributes": true, "ids": true, "paperId": true, "schemaVersion": true, "display_name": true,
	"@context": true, "@type": true, "@id": true, "itemType": true, "publication_year": true, "resourceType": true,
}

// Look looks at an object, which may be cut off at its end.
func Look(text string) (g Glance) {
	s := jsontext.Scanner{Text: text}
	if !s.Enter(jsontext.Object) {
		return g
	}
	for name, more := s.Key(); more; name, more = s.Key() {
		slot := slotNamed(name)
		switch {
		case foreign[name]:
			g.Foreign = true
		case name == "type":
			if g.Type, _ = s.String(); g.Type != "" {
				_, known := citation.ParseType(g.Type)
				g.Typed = g.Typed || known
			}
			continue
		case slot.use == useCustom:
			g.Record = g.Record || isRecord(&s)
			continue
		case slot.use == useQuietly:
		case name == "id" && s.Kind() != jsontext.Object, name == "issued", name == "DOI":
			g.Variables++
		case slot.field.Standard() && strings.ContainsAny(name, "-_"):
			g.Variables++
		}
		s.Skip()
	}
	g.Broken = s.Err() != nil
	return g
}

// isRecord reports whether the next value, of "custom", has a record of ours.
func isRecord(s *jsontext.Scanner) (found bool) {
	if !s.Enter(jsontext.Object) {
		s.Skip()
		return false
	}
	for name, more := s.Key(); more; name, more = s.Key() {
		if name != "peerlit" || !s.Enter(jsontext.Object) {
			s.Skip()
			continue
		}
		for name, more := s.Key(); more; name, more = s.Key() {
			found = found || name == "record"
			s.Skip()
		}
	}
	return found
}
