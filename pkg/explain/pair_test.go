package explain

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/source"
	"github.com/peerlit/peerlit/pkg/width"
)

// pairOf gives two records that differ in a word of the title, a name and the DOI.
func pairOf() (a, b *evidence.Record) {
	a = &evidence.Record{Place: source.Position{Name: "pubmed.nbib", Line: 1, Column: 1}}
	a.Citation.Title = "Nests of the skua on the southern shore"
	a.Citation.Credits = []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: "Roe", Given: "Ann"}}}
	a.Citation.In.Volume = "3"
	b = &evidence.Record{Place: source.Position{Name: "embase.ris", Line: 9, Column: 1}}
	b.Citation.Title = "Nests of the SKUA on the northern shore: 岸辺の鳥の巣についての長い研究"
	b.Citation.Credits = a.Citation.Credits
	b.Citation.IDs = []citation.Identifier{{Scheme: citation.SchemeDOI, Value: "10.1234/skua.1"}}
	return a, b
}

func TestAppendPair(t *testing.T) {
	t.Parallel()
	a, b := pairOf()
	got := string(AppendPair(nil, a, b, Style{Width: 80}))
	want := `from      pubmed.nbib:1:1                     embase.ris:9:1
title     Nests of the skua on the            Nests of the SKUA on the
          *southern* shore                    *northern* shore:
                                              *岸辺の鳥の巣についての長い研究*
author    Ann Roe                             Ann Roe
volume    3
DOI                                           10.1234/skua.1
`
	if diff := cmp.Diff(want, trimmed(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// trimmed is text without blanks at the ends of its lines.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// TestAppendPairWidths wants no line wider than asked for, at any width.
func TestAppendPairWidths(t *testing.T) {
	t.Parallel()
	a, b := pairOf()
	a.Citation.Abstract = citation.Text(strings.Repeat("Pneumonoultramicroscopicsilicovolcanoconiosis is a word 👩‍👩‍👧 of some length. ", 20))
	for _, color := range []bool{false, true} {
		for columns := 40; columns <= 200; columns += 1 + columns/20 {
			out := string(AppendPair(nil, a, b, Style{Width: columns, Color: color}))
			for l := range strings.Lines(out) {
				plain := strings.NewReplacer("\x1b[1;4m", "", "\x1b[2m", "", "\x1b[0m", "", "\n", "").Replace(l)
				if w := width.String(plain); w > columns {
					t.Fatalf("at %d columns a line has %d: %q", columns, w, plain)
				}
			}
			if !strings.Contains(out, "…") {
				t.Errorf("at %d columns the abstract is not cut short", columns)
			}
		}
	}
}
