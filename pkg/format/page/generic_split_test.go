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
