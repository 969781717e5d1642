package explain

import (
	"encoding/json"

	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

// The form of "explain -t json", described in docs/explain.md.
type (
	jsonRecord struct {
		Source   string       `json:"source"`
		Format   string       `json:"format"`
		Key      string       `json:"key,omitempty"`
		At       *jsonPlace   `json:"at,omitempty"`
		Detected *jsonSign    `json:"detected,omitempty"`
		Fields   []jsonGiven  `json:"fields"`
		Blank    []jsonClaim  `json:"blank"`
		Lost     []jsonLost   `json:"lost"`
		Remarks  []jsonRemark `json:"remarks"`
	}
	jsonSign struct {
		Why string     `json:"why"`
		At  *jsonPlace `json:"at,omitempty"`
	}
	jsonPlace struct {
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
	}
	jsonGiven struct {
		Field string      `json:"field"`
		Value string      `json:"value"`
		By    *jsonClaim  `json:"by"`
		Also  []jsonClaim `json:"also,omitempty"`
	}
	jsonClaim struct {
		Field      string     `json:"field,omitempty"`
		Value      string     `json:"value,omitempty"`
		Confidence string     `json:"confidence,omitempty"`
		Rule       string     `json:"rule"`
		At         *jsonPlace `json:"at,omitempty"`
		Quote      string     `json:"quote,omitempty"`
	}
	jsonLost struct {
		jsonClaim
		Why string `json:"why"`
	}
	jsonRemark struct {
		Level   string     `json:"level"`
		Code    string     `json:"code"`
		Field   string     `json:"field,omitempty"`
		Message string     `json:"message"`
		Hint    string     `json:"hint,omitempty"`
		At      *jsonPlace `json:"at,omitempty"`
	}
)

// JSON gives the account as one object for machines, in the form that
// docs/explain.md describes. Members are added to it, never renamed.
func JSON(a Account) ([]byte, error) {
	r := a.Record
	out := jsonRecord{
		Source: r.Source, Format: r.Format, Key: r.Citation.Key, At: jsonAt(r.Place),
		Fields: []jsonGiven{}, Blank: []jsonClaim{}, Lost: []jsonLost{}, Remarks: []jsonRemark{},
	}
	if o := r.Origin; o != nil {
		out.Detected = &jsonSign{o.Why, jsonAt(o.Sign)}
	}
	for i := range a.Given {
		g := &a.Given[i]
		given := jsonGiven{Field: g.Field.String(), Value: shown(g.Value)}
		if g.By != nil {
			by := bareClaim(g.By)
			given.By = &by
		}
		for j := range g.Also {
			given.Also = append(given.Also, bareClaim(&g.Also[j]))
		}
		out.Fields = append(out.Fields, given)
	}
	for i := range a.Blank {
		out.Blank = append(out.Blank, fullClaim(&a.Blank[i]))
	}
	for i := range a.Lost {
		out.Lost = append(out.Lost, jsonLost{fullClaim(&a.Lost[i].Claim), a.Lost[i].Why})
	}
	for _, d := range r.Remarks {
		out.Remarks = append(out.Remarks, jsonRemark{d.Severity().String(), string(d.Code), d.Field, d.Message, d.Hint, jsonAt(d.At)})
	}
	return json.Marshal(out)
}

// bareClaim is a claim whose field and value stand above it.
func bareClaim(c *evidence.Claim) jsonClaim {
	return jsonClaim{Confidence: c.Confidence.String(), Rule: c.Rule, At: jsonAt(c.Place), Quote: c.Quote}
}

func fullClaim(c *evidence.Claim) jsonClaim {
	claim := bareClaim(c)
	claim.Field = c.Field.String()
	if c.Value == nil {
		claim.Confidence = ""
	} else {
		claim.Value = shown(c.Value)
	}
	return claim
}

func jsonAt(p source.Position) *jsonPlace {
	if p.Line == 0 {
		return nil
	}
	return &jsonPlace{p.Name, p.Line, p.Column}
}
