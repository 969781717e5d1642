package source

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Limits bounds what a document and a container may cost. A member that is
// zero, or below it, means the default. The zero Limits is the right one for most callers.
type Limits struct {
	Document int64 // bytes of text held at once: a whole Text, or one record of Parts
	Expanded int64 // bytes that one compressed input or archive may give in all
	Ratio    int64 // bytes that one compressed byte may give, once 4 MiB have come out
	Members  int64 // files in one archive
	Depth    int64 // containers within containers
	Nesting  int64 // elements within elements of XML

	block int // bytes read at once; tests make it small. Default 256 KiB
}

// Limit is a row of the table of limits: the one place where their names and defaults stand.
type Limit struct {
	Name    string // what a user calls it by: "document"
	Bounds  string // what is bounded, as a LimitError says it: "text held at once"
	Meaning string // the same in a sentence
	Default int64
	Bytes   bool // it counts bytes

	member func(*Limits) *int64
}

var limitTable = [...]Limit{
	{limitDocument, "text held at once", "bytes of text held at once: a whole page, or one record of a file", 256 << 20, true, func(l *Limits) *int64 { return &l.Document }},
	{limitExpanded, "expanded size", "bytes that one compressed input or archive may give in all", 64 << 30, true, func(l *Limits) *int64 { return &l.Expanded }},
	{limitRatio, "compression ratio", "bytes that one compressed byte may give, once 4 MiB have come out", 200, false, func(l *Limits) *int64 { return &l.Ratio }},
	{limitMembers, "number of members", "files in one archive", 1_000_000, false, func(l *Limits) *int64 { return &l.Members }},
	{limitDepth, "depth of containers", "archives and compressed files within one another", 4, false, func(l *Limits) *int64 { return &l.Depth }},
	{limitNesting, "nesting of elements", "elements of XML within one another; the text of deeper ones is kept", 256, false, func(l *Limits) *int64 { return &l.Nesting }},
}

// LimitTable lists the limits.
func LimitTable() []Limit { return limitTable[:] }

// The names of the limits.
const (
	limitDocument = "document"
	limitExpanded = "expanded"
	limitRatio    = "ratio"
	limitMembers  = "members"
	limitDepth    = "depth"
	limitNesting  = "nesting"
)

// withDefaults gives the limits with the defaults filled in.
func (l Limits) withDefaults() Limits {
	for i := range limitTable {
		member := limitTable[i].member(&l)
		*member = cmp.Or(max(*member, 0), limitTable[i].Default)
	}
	l.block = cmp.Or(max(l.block, 0), 256<<10)
	return l
}

// Set sets the limit of that name to what value says: a whole number above
// zero, of bytes also with a unit as in "512MiB". It reports a name that is none and a value that is none.
func (l *Limits) Set(name, value string) error {
	for i := range limitTable {
		row := &limitTable[i]
		if row.Name != name {
			continue
		}
		n, err := parseLimit(value, row.Bytes)
		if err != nil {
			return fmt.Errorf("limit %s: %w", name, err)
		}
		*row.member(l) = n
		return nil
	}
	return fmt.Errorf("unknown limit %q", name)
}

// byteUnits are the units of sizes, largest first.
var byteUnits = [...]struct {
	name string
	size int64
}{{"TiB", 1 << 40}, {"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"B", 1}}

// parseLimit reads "512MiB", "512M" and "1000".
func parseLimit(text string, bytes bool) (int64, error) {
	digits := strings.TrimRight(text, "TGMKiBtgmkb")
	unit := int64(1)
	if suffix := text[len(digits):]; suffix != "" {
		unit = 0
		for _, u := range byteUnits {
			if bytes && (strings.EqualFold(suffix, u.name) || strings.EqualFold(suffix, u.name[:1])) {
				unit = u.size
			}
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || unit == 0 || n > math.MaxInt64/unit {
		return 0, fmt.Errorf("%q is no number above zero", text)
	}
	return n * unit, nil
}

// Show writes a value of the limit: "256 MiB", "200".
func (l Limit) Show(n int64) string {
	if l.Bytes {
		for _, u := range byteUnits {
			if n%u.size == 0 {
				return fmt.Sprintf("%d %s", n/u.size, u.name)
			}
		}
	}
	return strconv.FormatInt(n, 10)
}

// ratioFree is how much may come out of a compressed input before Limits.Ratio
// is asked about: a short text of blanks is no attack.
const ratioFree = 4 << 20

// LimitError says that an input goes beyond one of the [Limits]. What was read
// before stands.
type LimitError struct {
	Limit
	Max int64
}

// over gives the error of going beyond the limit of that name, which is max.
func over(name string, max int64) *LimitError {
	for i := range limitTable {
		if limitTable[i].Name == name {
			return &LimitError{limitTable[i], max}
		}
	}
	panic("no limit " + name)
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("%s is over the limit of %s", e.Bounds, e.Show(e.Max))
}

// Error is an error with its place. Every error of this package is one, so
// that a caller can say where without knowing the document.
type Error struct {
	At  Position // Line 0: the document as a whole
	Err error
}

func (e *Error) Error() string {
	if e.At.Line > 0 {
		return fmt.Sprintf("%s:%d:%d: %v", e.At.Name, e.At.Line, e.At.Column, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.At.Name, e.Err)
}

// Unwrap gives the error without its place.
func (e *Error) Unwrap() error { return e.Err }
