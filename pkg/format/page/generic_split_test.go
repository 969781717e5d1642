package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/source"
)

func TestSplitLabels(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"rows of a table", "Volume | 53Issue:1Pages:44-62 |", "Volume | 53/Issue:1/Pages:44-62"},
		{"set apart by blanks", "Year: 2005   Volume: 55   Issue: 7 -8   Pages: 380-394", "Year: 2005/Volume: 55/Issue: 7 -8/Pages: 380-394"},
		{"glued to the value", "Journal\nIsland ReviewISSN\n2049-3630Publisher\nQuay Press", "Journal/Island Review/ISSN/2049-3630/Publisher/Quay Press"},
		{"a title with a colon", "Title: Notes on the Journal: a history", "Title: Notes on the Journal: a history"},
		{"in brackets", "Published in: Rural Signals ( Volume: 3 , Issue: 3 , July 2021 )", "Published in: Rural Signals ( Volume: 3 , Issue: 3 , July 2021 )"},
		{"a word glued to another", "Bread at sea\nThe old McPublisher\nof Harbour Street", "Bread at sea/The old McPublisher/of Harbour Street"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			doc := source.FromString("page.txt", test.text)
			s := newSheet(generic().Extractor.(anyPage).platform, test.text, doc.Span)
			s.splitLabels()
			if diff := cmp.Diff(test.want, strings.Join(s.lines, "/")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Lines of prose and menus begin with words that are labels elsewhere.
func TestWordsThatAreNoLabels(t *testing.T) {
	t.Parallel()
	pages := map[string]string{
		"a club": `The Thursday Pump Club

Journal writing for beginners, every second week
Volume control in old radios, with Bert
Issue a key to new members at the door
Pages from our scrapbook are shown in the hall
Publisher of the month: nobody came forward
Date: to be agreed
Place your cup on the left shelf. Title: none is needed.
`,
		"a shop": `Harbour Street Stationers

Format your cards at home
Weight 3 kg
Size 40
Edition of hours: Monday 9 to 5
Language of the counter: any
Price 12
`,
		"rules for theses": `Faculty Handbook

279470 MA Thesis

Students are required to complete a thesis, which is considered to involve an amount of study equal to six subjects.

A thesis submitted for the degree must be bound in green and handed in by the last Friday of May.

Submitted in partial fulfilment means that other work is asked for as well.

2016
`,
	}
	for name, text := range pages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if match := generic().Extractor.Detect(source.FromString("page.txt", text)); match.Score > format.Fallback {
				t.Errorf("taken for a work: %s", match.Why)
			}
		})
	}
}

func TestReadCard(t *testing.T) {
	t.Parallel()
	// want: title | responsible | place | publisher | year; "" when the line is no card
	tests := []struct{ line, want string }{
		{"Library and information systems / - New Delhi : Ess Ess Publications , 2009. - xviii+450", "Library and information systems||New Delhi|Ess Ess Publications|2009"},
		{"Wells and wills : a reader / by Anna Berg. - 2nd ed. - Kisumu : Lake Books, c2011. - 214 p.", "Wells and wills : a reader|by Anna Berg|Kisumu|Lake Books|2011"},
		{"We went by bus - Kisumu : a city of lakes, 2009", ""},
		{"Opening hours - Monday : 9 to 5, 2009", ""},
		{"A review / of wells - 12 March : closed, 2009. - ", ""},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			t.Parallel()
			got := ""
			if c, ok := readCard(test.line); ok {
				got = strings.Join([]string{c.title, c.responsible, c.place, c.publisher, c.year}, "|")
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestReadPaperIn(t *testing.T) {
	t.Parallel()
	tests := []struct{ line, want string }{
		{"No 2685, Working Paper Series from European Central Bank", "2685|Working Paper Series|European Central Bank"},
		{"MPRA Paper from University Library of Munich, Germany", "|MPRA Paper|University Library of Munich, Germany"},
		{"Papers from the past: what an attic held", ""},
		{"Working papers from home is hard", ""},
		{"No 12, Harbour Street from Monday", ""},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			t.Parallel()
			got := ""
			if l, ok := readPaperIn(test.line); ok {
				got = strings.Join([]string{l.number, l.series, l.from}, "|")
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestUniversityIn(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"A thesis submitted to the faculty at the University of North Carolina at Chapel Hill in partial":     "University of North Carolina at Chapel Hill",
		"THIS THESIS IS SUBMITTED TO THE UNIVERSITY OF GHANA, LEGON IN PARTIAL FULFILMENT OF THE REQUIREMENT": "UNIVERSITY OF GHANA",
		"submitted to Michigan State University":                                                              "Michigan State University",
		"Dissertation zur Erlangung des Grades der Universität Hamburg":                                       "Universität Hamburg",
		"the university in which we met":                                                                      "",
	} {
		if got := universityIn(line); got != want {
			t.Errorf("universityIn(%q) = %q, want %q", line, got, want)
		}
	}
}
