package dedupe

import (
	"slices"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Linked gives the record of a group with a link to each work that it is related
// to and that has an address: to the published version of a preprint, to the
// preprint, to what was corrected. Without such links it is r itself.
func Linked(r *evidence.Record, g *Group, records []*evidence.Record) *evidence.Record {
	var links []citation.Link
	for _, l := range g.Links {
		other, rel := l.To, l.Relation.of()
		if !slices.Contains(g.Members, l.From) {
			other, rel = l.From, string(l.Relation)
		}
		c := &records[other].Citation
		url := c.URL()
		if doi := c.DOI(); doi != "" {
			url = citation.Identifier{Scheme: citation.SchemeDOI, Value: doi}.URL()
		}
		link := citation.Link{URL: url, Rel: rel}
		if url != "" && !slices.Contains(links, link) && !slices.Contains(r.Citation.Links, link) {
			links = append(links, link)
		}
	}
	if len(links) == 0 {
		return r
	}
	linked := *r
	linked.Citation.Links = slices.Concat(r.Citation.Links, links)
	return &linked
}

// of gives the word for the other side of a relation: a preprint's is "published".
func (r Relation) of() string {
	switch r {
	case PreprintOf:
		return "published"
	case Correction:
		return "corrected"
	}
	return string(r)
}
