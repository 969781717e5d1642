package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// TestSorted sorts works by one field and another; what is equal keeps its order, what has no value comes last.
func TestSorted(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ keys, in, want string }{
		{"issued", "2020-03|1999|2020|-0044|none|2020-01-05", "-0044|1999|2020|2020-01-05|2020-03|none"},
		{"-issued", "2020-03|1999|none|2021", "2021|2020-03|1999|none"},
		{"volume", "10|9|9a|none|2", "2|9|9a|10|none"},
		{"page", "100-110|9-12|e12|e9|S3", "9-12|100-110|e9|e12|S3"},
		{"-page", "9|100|none|20", "100|20|9|none"},
		{"author", "Öberg, Anna|Oberg, Zoë|van Dam, Jan|Adams, Bo|ADAMS, Al|Adamson, Al|王小明|none", "ADAMS, Al|Adams, Bo|Adamson, Al|van Dam, Jan|Öberg, Anna|Oberg, Zoë|王小明|none"},
		{"title", "“Zebra”|apple|Éclair|10 ways|9 ways", "9 ways|10 ways|apple|Éclair|“Zebra”"},
		{"title", "b|a|B|A", "a|A|b|B"},
	} {
		t.Run(test.keys+" "+test.in, func(t *testing.T) {
			t.Parallel()
			name, down := strings.CutPrefix(test.keys, "-")
			f := citation.FieldNamed(name)
			var records []*evidence.Record
			for text := range strings.SplitSeq(test.in, "|") {
				r := &evidence.Record{Citation: citation.Citation{Key: text}}
				if text != "none" {
					if err := r.Citation.AddString(f, text); err != nil {
						t.Fatal(err)
					}
				}
				records = append(records, r)
			}
			var got []string
			for r := range sorted(slices.Values(records), []sortKey{{f, down}}) {
				got = append(got, r.Citation.Key)
			}
			if strings.Join(got, "|") != test.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), test.want)
			}
		})
	}
}

// Of several keys the first decides; the second only where the first leaves it open.
func TestSortedByTwo(t *testing.T) {
	t.Parallel()
	var records []*evidence.Record
	for _, work := range []string{"2020 b", "2021 a", "2020 a", "2021 b"} {
		year, title, _ := strings.Cut(work, " ")
		c := citation.Citation{Key: work, Title: citation.Text(title)}
		if err := c.AddString(citation.FieldIssued, year); err != nil {
			t.Fatal(err)
		}
		records = append(records, &evidence.Record{Citation: c})
	}
	var got []string
	for r := range sorted(slices.Values(records), []sortKey{{citation.FieldIssued, true}, {citation.FieldTitle, false}}) {
		got = append(got, r.Citation.Key)
	}
	if want := []string{"2021 a", "2021 b", "2020 a", "2020 b"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
