package dedupe

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/peerlit/peerlit/pkg/citation"
	"github.com/peerlit/peerlit/pkg/evidence"
)

// Decisions are what people have decided of pairs of records. They go before
// every rule. The zero Decisions are none.
type Decisions struct {
	of map[[2]string]Class // by the marks of both records, the lesser first
}

// Mark stands for what a record says of which work it describes: title, names,
// year, venue, volume, pages and DOI, whatever their case and punctuation. It is
// the same in any file, and stays when notes, keywords or an abstract change.
func Mark(c *citation.Citation) string {
	h := sha256.New()
	add := func(s string) {
		letters := strings.Map(func(r rune) rune {
			if kindOf(r) == noWord {
				return -1
			}
			return r
		}, citation.Fold(s))
		_, _ = io.WriteString(h, letters+"\n")
	}
	add(c.Title.Plain())
	for _, role := range [...]citation.Field{citation.FieldAuthor, citation.FieldEditor} {
		for _, name := range c.Names(role) {
			add(name.Sorted())
		}
	}
	for _, s := range [...]string{fmt.Sprint(c.Year()), c.In.Title.Plain(), c.In.Volume, c.In.Pages.String(), strings.ToLower(c.DOI())} {
		add(s)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Decision is one line of a file of decisions. The keys are for people who read
// the file; the marks say which records are meant.
type Decision struct {
	Decision string    `json:"decision"` // "same" or "different"
	Marks    [2]string `json:"marks"`
	Keys     [2]string `json:"keys"`
}

// NewDecision makes the line that says what two records are: Same or Different.
func NewDecision(a, b *evidence.Record, c Class) Decision {
	return Decision{c.String(), [2]string{Mark(&a.Citation), Mark(&b.Citation)}, [2]string{KeyOf(a), KeyOf(b)}}
}

// ReadDecisions reads a file of decisions, one a line. Of two about one pair the
// later stands.
func ReadDecisions(r io.Reader) (*Decisions, error) {
	d := &Decisions{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var line Decision
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if err := d.Add(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return d, lines.Err()
}

// Add takes a decision.
func (d *Decisions) Add(line Decision) error {
	var class Class
	switch line.Decision {
	case Same.String():
		class = Same
	case Different.String():
		class = Different
	default:
		return fmt.Errorf("decision %q is neither %q nor %q", line.Decision, Same, Different)
	}
	if line.Marks[0] == "" || line.Marks[1] == "" {
		return fmt.Errorf("a decision without the marks of two records")
	}
	if d.of == nil {
		d.of = make(map[[2]string]Class)
	}
	d.of[inLine(line.Marks[0], line.Marks[1])] = class
	return nil
}

// inLine gives two marks, the lesser first.
func inLine(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// Decided gives what was decided of two records.
func (d *Decisions) Decided(a, b *evidence.Record) (Class, bool) {
	class, decided := d.of[inLine(Mark(&a.Citation), Mark(&b.Citation))]
	return class, decided
}

// Of gives what was decided of two records by their fingerprints.
func (d *Decisions) Of(a, b *Print) (Class, bool) {
	if d == nil || len(d.of) == 0 {
		return 0, false
	}
	class, decided := d.of[inLine(a.mark16, b.mark16)]
	return class, decided
}

// joined gives the pairs of records that were decided to be one work, also
// those that have nothing in common.
func (d *Decisions) joined(prints []*Print) []Pair {
	if d == nil || len(d.of) == 0 {
		return nil
	}
	first := make(map[string]int)
	for i, p := range prints {
		if _, seen := first[p.mark16]; !seen {
			first[p.mark16] = i
		}
	}
	var pairs []Pair
	for marks, class := range d.of {
		a, hasA := first[marks[0]]
		b, hasB := first[marks[1]]
		if class == Same && hasA && hasB && a != b {
			_, s := compareAll(prints[a], prints[b])
			pairs = append(pairs, Pair{min(a, b), max(a, b), Verdict{Class: Same, Rule: decidedRule, Similarity: s}})
		}
	}
	return pairs
}

// decidedRule names a verdict that a person gave.
const decidedRule = "decided"
