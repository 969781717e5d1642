package bibtex

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/citation/citationtest"
	"github.com/peerlit/peerlit/pkg/format"
)

func TestNames(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		list string
		want []citation.Name
	}{
		{"Ludwig van Beethoven and Smith, Ann", []citation.Name{{Family: "Beethoven", Given: "Ludwig", Particle: "van"}, {Family: "Smith", Given: "Ann"}}},
		{`Charles de la Vall{\'e}e Poussin AND d'Alembert, Jean`, []citation.Name{{Family: "Vallée Poussin", Given: "Charles", Particle: "de la"}, {Family: "d'Alembert", Given: "Jean"}}},
		{"King, Jr., Martin Luther\n and Ford, III, Henry", []citation.Name{{Family: "King", Given: "Martin Luther", Suffix: "Jr."}, {Family: "Ford", Given: "Henry", Suffix: "III"}}},
		{`{World Health Organization} and {Barnes and Noble, Inc.}`, []citation.Name{{Literal: "World Health Organization"}, {Literal: "Barnes and Noble, Inc."}}},
		{`Mar{\'\i}a Jos{\'e} {Garc{\'\i}a M{\'a}rquez} and Edward {Lear~II}`, []citation.Name{{Family: "García Márquez", Given: "María José"}, {Family: "Lear II", Given: "Edward"}}},
		{`{van Gogh}, Vincent and {Barnes, Noble}, A.`, []citation.Name{{Family: "van Gogh", Given: "Vincent"}, {Family: "Barnes, Noble", Given: "A."}}},
		{`{\relax Ch}arles Doe and J.~R.~R. Tolkien and Anders Sand`, []citation.Name{{Family: "Doe", Given: "Charles"}, {Family: "Tolkien", Given: "J. R. R."}, {Family: "Sand", Given: "Anders"}}},
		{`family=Berg, given=Anna Maria, prefix=van der, suffix={Jr.}, given-i=A and given={Jean, Paul}, family="Sartre"`,
			[]citation.Name{{Family: "Berg", Given: "Anna Maria", Particle: "van der", Suffix: "Jr."}, {Family: "Sartre", Given: "Jean, Paul"}}},
		{"Smith, John and others and et~al.", []citation.Name{{Family: "Smith", Given: "John"}}},
		{"Smith, John and and {} and Doe, Jane and", []citation.Name{{Family: "Smith", Given: "John"}, {Family: "Doe", Given: "Jane"}}},
		{"Smith, John; Doe, Jane", []citation.Name{{Family: "Smith", Given: "John"}, {Family: "Doe", Given: "Jane"}}},
	} {
		t.Run(tt.list, func(t *testing.T) {
			t.Parallel()
			records, _ := read(t, Format(), "@book{k, author = {"+tt.list+"}}")
			if diff := cmp.Diff(tt.want, records[0].Citation.Authors()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestNamesRoundTrip states that credits come back, names and roles and those who are not named.
func TestNamesRoundTrip(t *testing.T) {
	t.Parallel()
	for seed := range uint64(400) {
		c := citationtest.Usual(rand.New(rand.NewPCG(seed, 3)))
		for _, f := range []format.Format{Format(), BibLaTeX()} {
			text := written(f, c, format.Options{})
			records, _ := read(t, f, text)
			want, got := citationtest.Limit(c, f.Carries).Credits, citationtest.Limit(&records[0].Citation, f.Carries).Credits
			if diff := cmp.Diff(fmt.Sprintf("%+v", want), fmt.Sprintf("%+v", got)); diff != "" {
				t.Errorf("seed %d (-want +got)\n%s\n%s", seed, cmp.Diff(want, got), text)
			}
		}
	}
}
