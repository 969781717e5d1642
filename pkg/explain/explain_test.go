package explain

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
	"github.com/peerlit/peerlit/pkg/width"
)

// record is a page whose year two places disagree about, whose volume one
// place states and whose issue is blank.
func record() *evidence.Record {
	at := func(line int) source.Position { return source.Position{Name: "page.txt", Line: line, Column: 3} }
	r := &evidence.Record{
		Source: "page.txt", Format: "pure", Place: at(1),
		Origin: &evidence.Origin{Why: "the sign", Sign: at(2)},
		Citation: citation.Citation{
			Key: "roe2020", Type: citation.Type("article-journal"), Title: "Peer <i>work</i>", In: citation.Container{Volume: "48"},
			Dates: []citation.Dated{{Use: citation.FieldIssued, Date: day(2020)}},
		},
	}
	r.Blank.Add(citation.FieldIssue)
	r.Claims = []evidence.Claim{
		{Field: citation.FieldTitle, Value: citation.Text("Peer work."), Rule: "pure: line", Confidence: evidence.Placed, Place: at(3), Quote: "Peer work."},
		{Field: citation.FieldTitle, Value: citation.Text("Peer <i>work</i>"), Rule: "pure: meta", Confidence: evidence.Stated, Place: at(4), Quote: "Peer <i>work</i>"},
		{Field: citation.FieldIssued, Value: day(2020), Rule: "pure: label", Confidence: evidence.Labelled, Place: at(5), Quote: "Published 2020"},
		{Field: citation.FieldIssued, Value: day(2019), Rule: "pure: guess", Confidence: evidence.Guessed, Place: at(6), Quote: "2019"},
		{Field: citation.FieldIssued, Value: day(2018), Rule: "pure: label 2", Confidence: evidence.Labelled, Place: at(7), Quote: "2018"},
		{Field: citation.FieldVolume, Value: citation.Text("48"), Rule: "pure: label Volume", Confidence: evidence.Labelled, Place: at(8), Quote: "48"},
		{Field: citation.FieldIssue, Rule: "pure: label Issue", Confidence: evidence.Labelled, Place: at(9), Quote: "Issue"},
		{Field: citation.FieldPublisher, Value: citation.Text("Nobody"), Rule: "pure: foot", Confidence: evidence.Guessed, Place: at(10), Quote: "Nobody"},
	}
	return r
}

func day(year int) citation.Date {
	return citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: year}}
}

func TestText(t *testing.T) {
	t.Parallel()
	want := `page.txt:1:3: pure, roe2020
  read as pure: the sign at 2:3
  type              article-journal
                    derived: no place states it
  title             Peer work
                    stated at 4:3, pure: meta, word for word
  issued            2020
                    labelled at 5:3, pure: label, from "Published 2020"
  volume            48
                    labelled at 8:3, pure: label Volume, word for word

  blank: the field is shown, its value is lost
  issue             blank at 9:3, pure: label Issue, from "Issue"

  not taken
  title             Peer work.
                    is less sure: placed, not stated
                    placed at 3:3, pure: line, word for word
  issued            2019
                    is less sure: guessed, not labelled
                    guessed at 6:3, pure: guess, word for word
  issued            2018
                    conflict: as sure as the first, which stands
                    labelled at 7:3, pure: label 2, word for word
  publisher         Nobody
                    left out
                    guessed at 10:3, pure: foot, word for word
`
	if diff := cmp.Diff(want, string(AppendText(nil, Of(record()), Style{Width: 80}))); diff != "" {
		t.Error(diff)
	}
}

// TestEveryClaim checks that each claim is shown once: none is lost in silence.
func TestEveryClaim(t *testing.T) {
	t.Parallel()
	r := record()
	a := Of(r)
	shown := len(a.Blank) + len(a.Lost)
	for i := range a.Given {
		shown += len(a.Given[i].Also)
		if a.Given[i].By != nil {
			shown++
		}
	}
	if shown != len(r.Claims) {
		t.Errorf("%d of %d claims are shown", shown, len(r.Claims))
	}
}

func TestSameValueFromTwoPlaces(t *testing.T) {
	t.Parallel()
	r := &evidence.Record{Citation: citation.Citation{Title: "A title"}, Claims: []evidence.Claim{
		{Field: citation.FieldTitle, Value: citation.Text("A Title."), Rule: "first", Confidence: evidence.Placed},
		{Field: citation.FieldTitle, Value: citation.Text("A title"), Rule: "second", Confidence: evidence.Stated},
	}}
	a := Of(r)
	if len(a.Given) != 1 || a.Given[0].By.Rule != "second" || len(a.Given[0].Also) != 1 || a.Given[0].Also[0].Rule != "first" {
		t.Errorf("got %+v", a.Given)
	}
}

// TestNamedTwice checks that each of two equal names has its own place.
func TestNamedTwice(t *testing.T) {
	t.Parallel()
	roe := citation.Credit{Role: citation.FieldAuthor, Name: citation.Name{Family: "Roe", Given: "Jane"}}
	r := &evidence.Record{Citation: citation.Citation{Credits: []citation.Credit{roe, roe}}}
	for line := range 2 {
		r.Claims = append(r.Claims, evidence.Claim{Field: citation.FieldAuthor, Value: roe, Rule: "ris: tag AU", Confidence: evidence.Stated, Place: source.Position{Line: line + 1}})
	}
	a := Of(r)
	if len(a.Given) != 2 || a.Given[0].By.Place.Line != 1 || a.Given[1].By == nil || a.Given[1].By.Place.Line != 2 {
		t.Errorf("got %+v", a.Given)
	}
}

// TestWidth checks that no line is wider than asked, whatever stands in the record.
func TestWidth(t *testing.T) {
	t.Parallel()
	for _, title := range []string{
		strings.Repeat("word ", 60), strings.Repeat("同伴支持工作者", 30), "https://example.org/" + strings.Repeat("x", 300), "a\n\nb\tc", strings.Repeat("👩‍👩‍👧", 70),
	} {
		for _, columns := range []int{40, 80, 200} {
			r := &evidence.Record{Source: "a.txt", Format: "pure", Citation: citation.Citation{Title: citation.Text(title)}}
			for line := range strings.Lines(string(AppendText(nil, Of(r), Style{Width: columns}))) {
				if wide := width.String(strings.TrimSuffix(line, "\n")); wide > columns {
					t.Errorf("%d columns, not %d: %q", wide, columns, line)
				}
			}
		}
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	text, err := JSON(Of(record()))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Source, Format, Key string
		Fields              []struct {
			Field, Value string
			By           *struct {
				Confidence, Rule, Quote string
				At                      struct{ Line, Column int }
			}
		}
		Blank, Lost []struct{ Field, Value, Why string }
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	title := got.Fields[1]
	if title.Value != "Peer work" || title.By.Confidence != "stated" || title.By.At.Line != 4 || title.By.Quote != "Peer <i>work</i>" {
		t.Errorf("title: %+v", title)
	}
	if got.Fields[0].By != nil {
		t.Errorf("the type has no witness: %+v", got.Fields[0])
	}
	if len(got.Blank) != 1 || got.Blank[0].Field != "issue" || len(got.Lost) != 4 || got.Lost[2].Why == "" {
		t.Errorf("blank %+v, lost %+v", got.Blank, got.Lost)
	}
}

// Two keywords that differ in case alone have each their own place.
func TestKeywordsBySpelling(t *testing.T) {
	t.Parallel()
	r := &evidence.Record{}
	for i, term := range []string{"Peer", "peer"} {
		r.Citation.Add(citation.FieldKeyword, citation.Keyword{Term: term})
		r.Claims = append(r.Claims, evidence.Claim{Field: citation.FieldKeyword, Value: citation.Keyword{Term: term}, Rule: "r", Confidence: evidence.Stated, Place: source.Position{Line: i + 1, Column: 1}})
	}
	for i, g := range Of(r).Given {
		if g.By == nil || g.By.Place.Line != i+1 || len(g.Also) > 0 {
			t.Errorf("%v: by %v, also %v", g.Value, g.By, g.Also)
		}
	}
}
