package ris

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
	"github.com/peerlit/peerlit/pkg/format/formattest"
)

// TestCorpus reads real exports of many tools and databases. Each record that a
// TY begins is found, and one of them says something.
func TestCorpus(t *testing.T) {
	t.Parallel()
	formattest.Exports(t, reader{}, name, func(t *testing.T, text string, list []*evidence.Record) {
		begun, last := 0, ""
		for line := range strings.FieldsFuncSeq(strings.TrimSpace(text), func(r rune) bool { return r == '\n' || r == '\r' }) {
			if _, _, ok := opening(line); ok && !strings.HasPrefix(last, "TY") {
				begun++
			}
			last = line
		}
		if begun > 0 && len(list) != begun {
			t.Errorf("%d records, %d lines with TY", len(list), begun)
		}
		if !slices.ContainsFunc(list, func(r *evidence.Record) bool {
			return !r.Citation.Known().Minus(citation.NewFieldSet(citation.FieldType)).Empty() || len(r.Citation.Extra) > 0
		}) {
			t.Error("no record that says anything")
		}
	})
}

// TestCorpusFields compares fields of real exports with what is right for them.
func TestCorpusFields(t *testing.T) {
	t.Parallel()
	dir := formattest.Collected(t, name)
	for _, c := range []struct {
		file   string
		record int
		field  citation.Field
		want   string
	}{
		{"asreview+asreview/tests__demo_data__web_of_science.txt", 0, citation.FieldIssued, "2018-09"},
		{"asreview+asreview/tests__demo_data__web_of_science.txt", 0, citation.FieldJournalShort, "J. Appl. Res. Mem. Cogn."},
		{"asreview+asreview/tests__demo_data__pubmed_endnote.txt", 0, citation.FieldPMID, "21553931"},
		{"asreview+asreview/tests__demo_data__pubmed_endnote.txt", 0, citation.FieldIssued, "2011-06"},
		{"asreview+asreview/tests__demo_data__pubmed_endnote.txt", 0, citation.FieldOnline, "2011-05-11"},
		{"asreview+asreview/tests__demo_data__embase.ris", 0, citation.FieldAuthor, "Liu, R."},
		{"asreview+asreview/tests__demo_data__embase.ris", 0, citation.FieldPages, "152-160"},
		{"asreview+asreview/tests__demo_data__web_of_science.txt", 0, citation.FieldISSN, "2211-3681"},
		{"CoLRev-Environment+colrev/tests__review_manager__3_packages_search__data__psycinfo_ris.ris", 0, citation.FieldPMID, "33355555"},
		{"CoLRev-Environment+colrev/tests__review_manager__3_packages_search__data__trid_ris.ris", 2, citation.FieldNumberOfPages, "146"},
		{"MrTango+rispy/tests__data__example_extraneous_data.ris", 1, citation.FieldTitle, "The title of the reference"},
	} {
		t.Run(filepath.Base(c.file)+" "+c.field.String(), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(filepath.Join(dir, c.file))
			if err != nil {
				t.Skip(err)
			}
			records := formattest.Records(t, reader{}, string(text))
			if len(records) <= c.record {
				t.Fatalf("%d records", len(records))
			}
			for v := range records[c.record].Citation.Values(c.field) {
				got := v.String()
				if credit, ok := v.(citation.Credit); ok {
					got = credit.Name.Sorted()
				}
				if got != c.want {
					t.Errorf("got %q, want %q", got, c.want)
				}
				return
			}
			t.Errorf("not there, want %q", c.want)
		})
	}
}
