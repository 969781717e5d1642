package enw

import (
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/format"
	"github.com/peerlit/peerlit/pkg/format/formattest"
	"github.com/peerlit/peerlit/pkg/source"
)

// TestOneLine reads a record whose line ends are lost, where its grammar leaves no doubt.
func TestOneLine(t *testing.T) {
	t.Parallel()
	const text = "%0 Book %A Cooper, Michael David %T Yields of 5 %C and 10 %q %D 1996"
	if m := (reader{}).Detect(source.FromString("in", text)); m.Score != format.Signed {
		t.Errorf("got %s", m.Score)
	}
	records, codes := formattest.All(t, reader{}, "%0 Book %A Cooper, Michael David %T Yields of 5 % and 10 %q %D 1996\n")
	if len(records) != 1 || len(codes) > 0 {
		t.Fatalf("%d records, %v", len(records), codes)
	}
	c := records[0].Citation
	if c.Type != citation.Book || c.Title != "Yields of 5 % and 10 %q" || c.Year() != 1996 || c.Authors()[0].Family != "Cooper" {
		t.Errorf("got %+v", c)
	}
	formattest.Claims(t, reader{}, "enw", text)
	for _, other := range []string{"%0 Something %T A title", "%0 Book\n%T Of 5 %A or more"} {
		records, _ := formattest.All(t, reader{}, other)
		if len(records) == 1 && len(records[0].Citation.Authors()) > 0 {
			t.Errorf("%q: got %+v", other, records[0].Citation)
		}
	}
}
