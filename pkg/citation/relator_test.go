package citation

import (
	"strings"
	"testing"
)

func TestParseRelator(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		relator string
		want    Field
		ok      bool
	}{
		{"aut", FieldAuthor, true},
		{"Author.", FieldAuthor, true},
		{"http://id.loc.gov/vocabulary/relators/trl", FieldTranslator, true},
		{"author of introduction, etc", FieldContributor, true},
		{"series-editor", FieldCollectionEditor, true},
		{"(editors)", FieldEditor, true},
		{"former owner", NoField, true},
		{"pbl", NoField, true},
		{"xyz", NoField, false},
		{"", NoField, false},
	} {
		if got, ok := ParseRelator(test.relator); got != test.want || ok != test.ok {
			t.Errorf("%q: got %s, %v, want %s, %v", test.relator, got, ok, test.want, test.ok)
		}
	}
}

// TestRelators checks that every role has a relator that is read back as the
// role, and that the table names no role that does not exist.
func TestRelators(t *testing.T) {
	t.Parallel()
	for _, f := range Fields() {
		if f.Kind() != KindName {
			continue
		}
		code, term := f.Relator()
		if got, ok := ParseRelator(term); got != f || !ok {
			t.Errorf("%s: term %q is read as %s", f, term, got)
		}
		if got, _ := ParseRelator(code); code != "" && got != f {
			t.Errorf("%s: code %q is read as %s", f, code, got)
		}
	}
	for line := range strings.Lines(relatorTable) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(columns) != 3 || columns[2] != "-" && FieldNamed(columns[2]).Kind() != KindName {
			t.Errorf("line %q", line)
		}
	}
}
