package resolve

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
)

func day(year int, month time.Month, day uint8) citation.Date {
	d := citation.Date{Moment: citation.Moment{Precision: citation.ToDay, Year: year, Month: month, Day: day}}
	switch {
	case month == 0:
		d.Precision = citation.ToYear
	case day == 0:
		d.Precision = citation.ToMonth
	}
	return d
}

func author(name string) citation.Credit {
	return citation.Credit{Role: citation.FieldAuthor, Name: citation.Name{Literal: name}}
}

func TestClaims(t *testing.T) {
	t.Parallel()
	type claims = []evidence.Claim
	at := source.Span{Start: 1, End: 2}
	tests := []struct {
		name   string
		claims claims
		want   string // the citation, and the remarks' codes
	}{
		{"nothing", nil, ""},
		{"surest wins", claims{
			{Field: citation.FieldTitle, Value: citation.Text("A"), Rule: "place", Confidence: evidence.Placed},
			{Field: citation.FieldTitle, Value: citation.Text("B"), Rule: "label", Confidence: evidence.Labelled},
		}, "title: B"},
		{"equal and different", claims{
			{Field: citation.FieldVolume, Value: citation.Text("48"), Rule: "label", Confidence: evidence.Labelled},
			{Field: citation.FieldVolume, Value: citation.Text("47"), Rule: "other", Confidence: evidence.Labelled, At: at},
		}, "volume: 48; conflict@2"},
		{"equal but for case and dashes", claims{
			{Field: citation.FieldTitle, Value: citation.Text("Peer–Work: a Study"), Confidence: evidence.Placed},
			{Field: citation.FieldTitle, Value: citation.Text("Peer-work: A study."), Confidence: evidence.Placed},
		}, "title: Peer–Work: a Study"},
		{"less sure and different is no conflict", claims{
			{Field: citation.FieldVolume, Value: citation.Text("48"), Confidence: evidence.Labelled},
			{Field: citation.FieldVolume, Value: citation.Text("47"), Confidence: evidence.Placed},
		}, "volume: 48"},
		{"date refined", claims{
			{Field: citation.FieldIssued, Value: day(2025, 0, 0), Confidence: evidence.Labelled},
			{Field: citation.FieldIssued, Value: day(2025, time.February, 13), Confidence: evidence.Placed},
		}, "issued: 2025-02-13"},
		{"date not refined by a guess", claims{
			{Field: citation.FieldIssued, Value: day(2025, 0, 0), Confidence: evidence.Labelled},
			{Field: citation.FieldIssued, Value: day(2025, time.February, 13), Confidence: evidence.Guessed},
		}, "issued: 2025"},
		{"date less precise is no conflict", claims{
			{Field: citation.FieldIssued, Value: day(2025, time.February, 13), Confidence: evidence.Labelled},
			{Field: citation.FieldIssued, Value: day(2025, 0, 0), Confidence: evidence.Labelled},
		}, "issued: 2025-02-13"},
		{"date of another year", claims{
			{Field: citation.FieldIssued, Value: day(2025, 0, 0), Confidence: evidence.Labelled},
			{Field: citation.FieldIssued, Value: day(2024, time.May, 0), Confidence: evidence.Labelled, At: at},
		}, "issued: 2025; conflict@2"},
		{"list whole from the surest rule", claims{
			{Field: citation.FieldAuthor, Value: author("A"), Rule: "place", Confidence: evidence.Placed},
			{Field: citation.FieldAuthor, Value: author("B. Bee"), Rule: "tag", Confidence: evidence.Stated},
			{Field: citation.FieldAuthor, Value: author("C"), Rule: "place", Confidence: evidence.Placed},
			{Field: citation.FieldAuthor, Value: author("D. Dee"), Rule: "tag", Confidence: evidence.Stated},
		}, "author: B. Bee; author: D. Dee"},
		{"lists of equal rank and another length", claims{
			{Field: citation.FieldKeyword, Value: citation.Keyword{Term: "a"}, Rule: "one", Confidence: evidence.Labelled},
			{Field: citation.FieldKeyword, Value: citation.Keyword{Term: "b"}, Rule: "one", Confidence: evidence.Labelled},
			{Field: citation.FieldKeyword, Value: citation.Keyword{Term: "c"}, Rule: "two", Confidence: evidence.Labelled, At: at},
		}, "keyword: a; keyword: b; conflict@2"},
		{"serial numbers united, guesses left out", claims{
			{Field: citation.FieldISSN, Value: citation.Identifier{Scheme: citation.SchemeISSN, Value: "1095-158X"}, Confidence: evidence.Labelled},
			{Field: citation.FieldISSN, Value: citation.Identifier{Scheme: citation.SchemeISSN, Value: "0028-0836"}, Confidence: evidence.Placed},
			{Field: citation.FieldISSN, Value: citation.Identifier{Scheme: citation.SchemeISSN, Value: "1476-4687"}, Confidence: evidence.Guessed},
		}, "ISSN: 1095-158X; ISSN: 0028-0836"},
		{"one DOI only", claims{
			{Field: citation.FieldDOI, Value: citation.Identifier{Scheme: citation.SchemeDOI, Value: "10.1000/a"}, Confidence: evidence.Placed},
			{Field: citation.FieldDOI, Value: citation.Identifier{Scheme: citation.SchemeDOI, Value: "10.1000/b"}, Confidence: evidence.Stated},
		}, "DOI: 10.1000/b"},
		{"blank", claims{{Field: citation.FieldDOI, Rule: "label DOIs", Confidence: evidence.Labelled, At: at}}, "DOI?; blank-field@2"},
		{"blank here, known there", claims{
			{Field: citation.FieldDOI, Rule: "label DOIs", Confidence: evidence.Labelled},
			{Field: citation.FieldDOI, Value: citation.Identifier{Scheme: citation.SchemeDOI, Value: "10.1000/a"}, Confidence: evidence.Guessed},
		}, "DOI: 10.1000/a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := Claims(test.claims, func(s source.Span) source.Position { return source.Position{Line: s.Start + 1} })
			var got []string
			for _, f := range citation.Fields() {
				for v := range r.Citation.Values(f) {
					got = append(got, f.String()+": "+v.String())
				}
				if r.Blank.Has(f) {
					got = append(got, f.String()+"?")
				}
			}
			for _, d := range r.Remarks {
				got = append(got, string(d.Code)+"@"+string(rune('0'+d.At.Line)))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if diff := cmp.Diff(len(test.claims), len(r.Claims)); diff != "" {
				t.Errorf("claims kept: -want +got:\n%s", diff)
			}
		})
	}
}
