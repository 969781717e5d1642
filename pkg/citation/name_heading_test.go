package citation

import "testing"

func TestParseHeading(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		heading, want string
		role          Field
	}{
		{"Tolkien, J. R. R. (John Ronald Reuel), 1892-1973, author.", "Tolkien, J. R. R.", FieldAuthor},
		{"West, Matthew,", "West, Matthew", NoField},
		{"Pandolfi, Claudia.", "Pandolfi, Claudia", NoField},
		{"Smith, J.", "Smith, J.", NoField},
		{"Smith, Art", "Smith, Art", NoField},
		{"Smith, Ann, b. 1950", "Smith, Ann", NoField},
		{"Müller, A. (Hrsg.)", "Müller, A.", FieldEditor},
		{"Schmidt, Anna [Verfasser]", "Schmidt, Anna", FieldAuthor},
		{"Rand Corporation, editor.", "Rand Corporation", FieldEditor},
		{"Acme Tools Inc.", "Acme Tools Inc.", NoField},
		{"Vico, Giambattista, 1668-1744.", "Vico, Giambattista", NoField},
		{"Norda Company (Boonton, N.J.)", "Norda Company (Boonton, N.J.)", NoField},
		{"Smith, John, Jr.", "Smith, John, Jr.", NoField},
	} {
		n, role, err := ParseHeading(test.heading)
		if got := n.Sorted(); got != test.want || role != test.role || err != nil {
			t.Errorf("%q: got %q, %s, %v, want %q, %s", test.heading, got, role, err, test.want, test.role)
		}
	}
}
