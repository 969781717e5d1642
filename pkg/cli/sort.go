package cli

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// sortKey is one --sort field.
type sortKey struct {
	field citation.Field
	down  bool
}

// sortable is a record with what it sorts by, for each key.
type sortable struct {
	record *evidence.Record
	values []sortValue
}

// sortValue is what a field sorts by: a date, or text.
type sortValue struct {
	date citation.Date
	text string
}

// sorted yields the records in the order of the keys, records with equal keys in their own order.
func sorted(records iter.Seq[*evidence.Record], keys []sortKey) iter.Seq[*evidence.Record] {
	return func(yield func(*evidence.Record) bool) {
		var all []sortable
		for r := range records {
			s := sortable{r, make([]sortValue, len(keys))}
			for i, k := range keys {
				s.values[i] = valueToSort(&r.Citation, k.field)
			}
			all = append(all, s)
		}
		slices.SortStableFunc(all, func(x, y sortable) int {
			for i, k := range keys {
				if c := compareValues(x.values[i], y.values[i], k.down); c != 0 {
					return c
				}
			}
			return 0
		})
		for _, s := range all {
			if !yield(s.record) {
				return
			}
		}
	}
}

// compareValues orders two values: dates by time, text by its letters without case
// and accents and by its numbers. A record without the field comes last, whichever way the others go.
func compareValues(x, y sortValue, down bool) int {
	switch {
	case x.text == y.text && x.text == "":
		return 0
	case x.text == "":
		return 1
	case y.text == "":
		return -1
	}
	c := x.date.Compare(y.date)
	if c == 0 {
		c = natural(x.text, y.text)
	}
	if down {
		return -c
	}
	return c
}

// valueToSort gives what a field sorts by: of names, all that are credited with it.
func valueToSort(c *citation.Citation, f citation.Field) sortValue {
	var text strings.Builder
	for v := range c.Values(f) {
		switch v := v.(type) {
		case citation.Date:
			if v.Known() {
				return sortValue{v, "dated"}
			}
			return sortValue{text: "undated"}
		case citation.Credit:
			text.WriteString(citation.Fold(v.Name.Family + v.Name.Literal + "\x01" + v.Name.Given + "\x01")) // shorter names first
		case citation.Text:
			return sortValue{text: citation.Fold(strings.TrimLeft(v.Plain(), "\"'“‘«„([¿¡ "))}
		default:
			return sortValue{text: citation.Fold(v.String())}
		}
	}
	return sortValue{text: text.String()}
}

// natural compares text, and the numbers in it by their value: "e9" before "e12".
func natural(x, y string) int {
	for x != "" && y != "" {
		m, n := leadingDigits(x), leadingDigits(y)
		if m > 0 && n > 0 {
			a, b := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if c := cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)); c != 0 {
				return c
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
