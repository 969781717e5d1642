package resolve

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// record makes a record with these parts of a key.
func record(key, family, title string, year int) *evidence.Record {
	r := &evidence.Record{}
	c := &r.Citation
	c.Key, c.Title = key, citation.Text(title)
	if family != "" {
		c.Credits = []citation.Credit{{Role: citation.FieldAuthor, Name: citation.Name{Family: family, Given: "A."}}}
	}
	if year != 0 {
		c.Dates = []citation.Dated{{Use: citation.FieldIssued, Date: citation.YearDate(year)}}
	}
	return r
}

// keys gives the keys that records get, and the codes of what is said.
func keys(t *testing.T, pattern string, remake bool, records ...*evidence.Record) (got []string, said []diag.Code) {
	t.Helper()
	k, err := NewKeying(pattern, remake)
	if err != nil {
		t.Fatal(err)
	}
	for r := range Keyed(slices.Values(records), k, func(d diag.Diagnostic) { said = append(said, d.Code) }) {
		got = append(got, r.Citation.Key)
	}
	return got, said
}

func TestKeyed(t *testing.T) {
	t.Parallel()
	got, said := keys(t, DefaultPattern, false,
		record("", "Müller", "The Art of <i>Science</i>", 2020),
		record("", "Müller", "An Art", 2020),
		record("given", "Roe", "x", 1999),
		record("given", "Roe", "y", 1999),
		record("", "", "", 0),
		record("", "Żuk", "王小明", 2001),
		record("", "", "“Not without us”", 2003),
		record("", "O'Neil", "Self-help", 0),
	)
	want := []string{"muller2020art", "muller2020arta", "given", "givena", "record", "zuk2001", "2003not", "oneilself"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
	if !slices.Equal(said, []diag.Code{diag.DuplicateKey}) {
		t.Errorf("said %v: only a key that was given and had to change is worth a remark", said)
	}
}

// Records that come later change no key.
func TestKeysAreStable(t *testing.T) {
	t.Parallel()
	make := func(n int) []string {
		var records []*evidence.Record
		for range n {
			records = append(records, record("", "Smith", "Hope", 2020))
		}
		got, _ := keys(t, DefaultPattern, false, records...)
		return got
	}
	many := make(800)
	if !slices.Equal(make(30), many[:30]) {
		t.Error("adding records changed keys")
	}
	slices.Sort(many)
	if n := len(slices.Compact(many)); n != 800 {
		t.Errorf("%d different keys of 800 records", n)
	}
}

// A suffix that somebody else bears already is not given again.
func TestKeySuffixTaken(t *testing.T) {
	t.Parallel()
	got, _ := keys(t, DefaultPattern, false, record("smith2020hopea", "", "", 0), record("", "Smith", "Hope", 2020), record("", "Smith", "Hope", 2020))
	if diff := cmp.Diff([]string{"smith2020hopea", "smith2020hope", "smith2020hopeb"}, got); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
}

func TestKeyPattern(t *testing.T) {
	t.Parallel()
	got, _ := keys(t, "{author}_{year}", true, record("old", "de la Cruz", "x", 2001))
	if got[0] != "delacruz_2001" {
		t.Errorf("got %q", got[0])
	}
	for _, bad := range []string{"{nobody}", "{author", "{}"} {
		if _, err := NewKeying(bad, false); err == nil {
			t.Errorf("pattern %q was taken", bad)
		}
	}
}
