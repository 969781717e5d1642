package cli

import (
	"fmt"
	"slices"
	"strings"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value *string
	words []string
}

// newChoice sets value to the first word and makes a flag of it.
func newChoice(value *string, words ...string) *choice {
	*value = words[0]
	return &choice{value, words}
}

func (c *choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

func (c *choice) Type() string { return "word" }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.words, s) {
		return fmt.Errorf("%q is not one of %s%s", s, strings.Join(c.words, ", "), didYouMean(s, c.words))
	}
	*c.value = s
	return nil
}

// didYouMean gives a question with the word nearest to what was typed, or "".
func didYouMean(typed string, words []string) string {
	best, distance := "", len(typed)/3+2
	for _, w := range words {
		d := edits(strings.ToLower(typed), w)
		first := best != "" && typed != "" && w[0] == typed[0] && best[0] != typed[0] // people get the first letter right
		if d < distance || d == distance && first {
			best, distance = w, d
		}
	}
	if typed == "" || best == "" {
		return ""
	}
	return fmt.Sprintf(": did you mean %q?", best)
}

// edits is how many letters must be added, dropped, changed or swapped with
// their neighbour to make b of a.
func edits(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
