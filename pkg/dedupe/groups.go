package dedupe

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/peerlit/peerlit/pkg/csl"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// A groupLine is one line of a file of groups: all that is needed to undo it.
type groupLine struct {
	Keys    []string          `json:"keys"`
	Places  []string          `json:"places"`
	Rules   []joinedBy        `json:"rules,omitempty"`
	From    map[string][]int  `json:"from,omitempty"` // of each field, the members that gave it
	Links   []linked          `json:"links,omitempty"`
	Members []json.RawMessage `json:"members"` // the records as they were
}

type joinedBy struct {
	Members    [2]int     `json:"members"`
	Rule       string     `json:"rule"`
	Similarity similarity `json:"similarity"`
}

type linked struct {
	Relation Relation `json:"relation"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	At       string   `json:"at"` // place of the one that is in another group
}

// similarity holds the fields that both records have.
type similarity map[string]float64

func similarities(s *Similarity) similarity {
	m := make(similarity)
	for _, field := range [...]struct {
		name  string
		value float32
	}{{"title", s.Title}, {"author", s.Authors}, {"issued", s.Year}, {"container-title", s.Venue}, {"volume", s.Volume}, {"issue", s.Issue},
		{"page", s.Pages}, {"DOI", s.DOI}, {"identifier", s.IDs}, {"abstract", s.Abstract}} {
		if field.value >= 0 {
			m[field.name] = math.Round(float64(field.value)*100) / 100
		}
	}
	return m
}

// KeyOf gives the name by which a record is called: its key, or its place.
func KeyOf(r *evidence.Record) string {
	if r.Citation.Key != "" {
		return r.Citation.Key
	}
	return placeOf(r.Place)
}

func placeOf(p source.Position) string {
	if p.Line == 0 {
		return p.Name
	}
	return fmt.Sprintf("%s:%d", p.Name, p.Line)
}

// WriteGroup writes a group and what became of it as one line of JSON.
func WriteGroup(w io.Writer, records []*evidence.Record, g *Group, merged *Merged) error {
	line := groupLine{Keys: []string{}, Places: []string{}}
	index := make(map[int]int, len(g.Members))
	for i, m := range g.Members {
		index[m] = i
		line.Keys = append(line.Keys, KeyOf(records[m]))
		line.Places = append(line.Places, placeOf(records[m].Place))
		line.Members = append(line.Members, csl.AppendRecord(nil, records[m]))
	}
	for i := range g.Joined {
		p := &g.Joined[i]
		line.Rules = append(line.Rules, joinedBy{[2]int{index[p.A], index[p.B]}, p.Verdict.Rule, similarities(&p.Verdict.Similarity)})
	}
	if merged != nil {
		line.From = make(map[string][]int)
		for f, members := range merged.From {
			line.From[f.String()] = members
		}
	}
	for _, l := range g.Links {
		elsewhere := l.To
		if _, here := index[l.To]; here {
			elsewhere = l.From
		}
		line.Links = append(line.Links, linked{l.Relation, KeyOf(records[l.From]), KeyOf(records[l.To]), placeOf(records[elsewhere].Place)})
	}
	return writeLine(w, line)
}

// reviewLine is one line of a file of pairs to be looked at.
type reviewLine struct {
	Keys       [2]string          `json:"keys"`
	Places     [2]string          `json:"places"`
	Rule       string             `json:"rule"`
	Similarity similarity         `json:"similarity"`
	Records    [2]json.RawMessage `json:"records"`
}

// WriteReview writes a pair that somebody should look at as one line of JSON.
func WriteReview(w io.Writer, records []*evidence.Record, p *Pair) error {
	a, b := records[p.A], records[p.B]
	return writeLine(w, reviewLine{
		Keys: [2]string{KeyOf(a), KeyOf(b)}, Places: [2]string{placeOf(a.Place), placeOf(b.Place)},
		Rule: p.Verdict.Rule, Similarity: similarities(&p.Verdict.Similarity),
		Records: [2]json.RawMessage{csl.AppendRecord(nil, a), csl.AppendRecord(nil, b)},
	})
}

func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
