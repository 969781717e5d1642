package check

import (
	_ "embed" // for the table
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/diag"
)

// The fields that works are cited by stand in needs.tsv, by family of styles and type.
//
//go:embed needs.tsv
var needsTable string

// general is the family that the others fall back on.
const general = "general"

// A need is what works of a type are cited by. Of the alternatives of a choice one is enough.
type need struct {
	required, recommended [][]citation.Field
}

// needsRow is a row of the table, taken apart.
type needsRow struct {
	family                string
	types                 []string
	required, recommended [][]citation.Field
}

// needsRows reads the table.
func needsRows() []needsRow {
	var rows []needsRow
	named := make(map[string][]citation.Field)
	choices := func(column string) (list [][]citation.Field) {
		for choice := range strings.FieldsSeq(column) {
			var any []citation.Field
			for name := range strings.SplitSeq(choice, "|") {
				if fields, ok := named[name]; ok {
					any = append(any, fields...)
				} else {
					any = append(any, citation.FieldNamed(name))
				}
			}
			list = append(list, any)
		}
		return list
	}
	for line := range strings.Lines(needsTable) {
		columns := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case columns[0] == "let":
			named[columns[1]] = choices(columns[2])[0]
		default:
			rows = append(rows, needsRow{columns[0], strings.Fields(columns[1]), choices(columns[2]), choices(columns[3])})
		}
	}
	return rows
}

// needs gives what works are cited by in styles of a family. The need of types
// that the table does not name is that of the type "*".
func needs(family string) map[citation.Type]need {
	all := make(map[citation.Type]need)
	rows := needsRows()
	for _, of := range []string{general, family} {
		own := make(map[citation.Type]need)
		for _, row := range rows {
			if row.family == of {
				for _, t := range row.types {
					own[citation.Type(t)] = need{row.required, row.recommended}
				}
			}
		}
		if _, whole := own["*"]; whole { // nothing is left to the family before
			clear(all)
		}
		for t, n := range own {
			all[t] = n
		}
	}
	return all
}

// needed says what the record lacks of what its type is cited by. A field that
// the source shows without a value has been remarked upon.
func needed(k *Examination) {
	c := &k.record.Citation
	n, named := k.checker.needs[c.Type]
	if !named {
		n = k.checker.needs["*"]
	}
	known := c.Known().Union(k.record.Blank)
	what := string(c.Type)
	if what == "" {
		what = "a work of no type"
	}
	for _, any := range n.required {
		if slices.ContainsFunc(any, known.Has) || any[0] == citation.FieldTitle && c.In.Title == "" { // of no title at all reading has spoken
			continue
		}
		k.say(diag.MissingField, any[0], "%s without %s", what, alternatives(any))
	}
	for _, any := range n.recommended {
		if !slices.ContainsFunc(any, known.Has) {
			k.say(diag.RecommendedField, any[0], "%s without %s", what, alternatives(any))
		}
	}
}

// alternatives names what is wanted: the first of the fields, and the second
// where there are just two. That a journal may be abbreviated goes without saying.
func alternatives(any []citation.Field) string {
	if len(any) == 2 && any[1] != citation.FieldJournalShort {
		return any[0].Label() + " or " + any[1].Label()
	}
	return any[0].Label()
}

func abstractAndKey(k *Examination) {
	if k.record.Citation.Abstract == "" {
		k.say(diag.MissingAbstract, citation.FieldAbstract, "no abstract")
	}
	if k.record.Citation.Key == "" {
		k.say(diag.MissingKey, citation.NoField, "no citation key")
	}
}
