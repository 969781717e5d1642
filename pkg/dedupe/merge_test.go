package dedupe

import (
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// TestMergePlace merges records that somebody decided to be one work although
// they name two journals: volume and journal come from one of them, never from
// both. Where the journal is the same, its full name wins wherever it stands.
func TestMergePlace(t *testing.T) {
	t.Parallel()
	record := func(journal, volume string, year int) *evidence.Record {
		r := &evidence.Record{}
		r.Citation.Type, r.Citation.Title = citation.ArticleJournal, "Nests of the skua"
		r.Citation.In.Title, r.Citation.In.Volume = citation.Text(journal), volume
		r.Citation.Dates = []citation.Dated{{Use: citation.FieldIssued, Date: citation.Date{Moment: citation.Moment{Precision: citation.ToYear, Year: year}}}}
		return r
	}
	tests := []struct {
		name          string
		a, b          *evidence.Record
		first, second [2]string // the journals and volumes that may come out
	}{
		{"two journals", record("Annals of Birds", "3", 2019), record("Journal of Polar Studies", "12", 2021), [2]string{"Annals of Birds", "3"}, [2]string{"Journal of Polar Studies", "12"}},
		{"one journal", record("Ann Birds", "3", 2019), record("Annals of Birds", "", 2019), [2]string{"Annals of Birds", "3"}, [2]string{"Annals of Birds", "3"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, members := range [][]*evidence.Record{{test.a, test.b}, {test.b, test.a}} {
				m := Merge(members, Options{Level: Balanced})
				c := &m.Record.Citation
				if got := [2]string{c.In.Title.Plain(), c.In.Volume}; got != test.first && got != test.second {
					t.Errorf("got journal and volume %q, want %q or %q", got, test.first, test.second)
				}
			}
		})
	}
}
