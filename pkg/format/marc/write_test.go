package marc

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/marc"
)

// held gives the fields of a citation that come back as they were. It takes
// from the citation what catalogues write otherwise: markup, and the full stop
// at the end of an element, which is punctuation there.
func held(c *citation.Citation) citation.FieldSet {
	for _, t := range []*citation.Text{&c.Title, &c.In.Title, &c.In.Series, &c.In.TitleShort, &c.In.Event.Title, &c.Abstract} {
		*t = citation.ParseProse(t.Plain())
	}
	for i := range c.Titles {
		c.Titles[i].Text = citation.ParseText(c.Titles[i].Text.Plain())
	}
	for i := range c.Details {
		c.Details[i].Text = citation.ParseProse(c.Details[i].Text.Plain())
	}
	c.Credits = slices.DeleteFunc(c.Credits, func(cr citation.Credit) bool { return cr.EtAl })
	c.Key = "" // 001 is the catalogue's number, and no key
	set := marc.Carries()
	var not []citation.Field
	switch c.Type {
	case citation.Book, citation.Periodical, citation.Collection, citation.Chapter, citation.ArticleJournal, citation.PaperConference,
		citation.Thesis, citation.Manuscript, citation.MusicalScore, citation.Map, citation.MotionPicture, citation.Song, citation.Graphic,
		citation.Software, citation.Dataset, citation.Webpage, citation.Report, citation.Patent, citation.Standard, citation.Treaty:
	default: // written as the nearest of these
		not = append(not, citation.FieldType)
	}
	if c.Type != citation.Thesis {
		not = append(not, citation.FieldGenre)
		if c.Detail(citation.FieldGenre) != "" { // a genre term is a keyword to a reader
			not = append(not, citation.FieldKeyword)
		}
	}
	return set.Minus(citation.NewFieldSet(not...))
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, x := range []format.Format{Format(), XML()} {
		t.Run(x.Name, func(t *testing.T) {
			t.Parallel()
			formattest.RoundTrip(t, x, formattest.Maker{Make: citationtest.Usual, Limit: citationtest.Limit}, func(c *citation.Citation) citation.FieldSet {
				if x.Name == name { // ISO 2709 has no paragraphs
					c.Abstract = citation.ParseText(string(c.Abstract))
				}
				return held(c)
			}, "four / five") // " / " leads over to who made the host
		})
	}
}

// TestFieldsComeBack reads records, writes them and reads them again: what a
// citation has no place for is where it was.
func TestFieldsComeBack(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{"books", "parts", "kinds"} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			first := formattest.Records(t, extractor{}, cases(t, name)[folder])
			for i, r := range first {
				var fields []string
				rec := marc.Make(&r.Citation)
				for _, f := range rec.Fields {
					fields = append(fields, f.Tag+" "+f.String())
				}
				for _, e := range r.Citation.Extra {
					if e.Name != "LDR" && e.Name != "008" && !slices.Contains(fields, e.Name+" "+e.Value) {
						t.Errorf("record %d: %s %s is lost", i, e.Name, e.Value)
					}
				}
				text := string(appendXML(nil, r, format.Options{}))
				again := formattest.Records(t, xmlForm(), text)
				if len(again) != 1 {
					t.Fatalf("record %d: %d records from\n%s", i, len(again), text)
				}
				want, got := citationtest.Limit(&r.Citation, marc.Carries()), citationtest.Limit(&again[0].Citation, marc.Carries())
				for _, c := range []*citation.Citation{want, got} { // they stand by their tags
					slices.SortFunc(c.Keywords, func(a, b citation.Keyword) int { return strings.Compare(a.Term, b.Term) })
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("record %d (-first +again):\n%s%s", i, diff, text)
				}
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) { formattest.BenchmarkWrite(b, Format(), cases(b, name)["books"]) }
func BenchmarkWriteXML(b *testing.B) {
	formattest.BenchmarkWrite(b, XML(), cases(b, nameXML)["collection"])
}
