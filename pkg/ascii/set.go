package ascii

import "math/bits"

// A Set is bytes at which a reader or writer stops in text that it otherwise
// passes over. A Set does not change after [NewSet].
type Set struct {
	in [256]uint8 // always, or twice

	// Ranges that hold all of ASCII that is in the set, and little else that is
	// frequent: the bounds at which they begin and end by turns, each as what is
	// added to a byte to set its highest bit when it is not below the bound.
	bounds [8]uint64
	first  uint64 // highs when the first range begins with the first byte
	beyond uint64 // highs when there are bytes beyond ASCII in the set
}

// The two ways to be in a set.
const (
	always = 1
	twice  = 2 // where the same byte follows
)

// NewSet gives the set of the bytes of stops, and of those of doubled where they
// stand twice in a row.
func NewSet(stops, doubled string) *Set {
	set := new(Set)
	for i := range len(doubled) {
		set.in[doubled[i]] = twice
	}
	for i := range len(stops) {
		set.in[stops[i]] = always
	}
	n := 0                 // bounds
	within, end := true, 0 // a range that is empty so far begins with the first byte
	for c := range 0x80 {
		if set.in[c] == 0 {
			continue
		}
		if frequent(end, c) && n+2 <= len(set.bounds) {
			if end > 0 {
				set.bounds[n] = bound(end)
				n++
			} else {
				within = false
			}
			set.bounds[n] = bound(c)
			n++
		}
		end = c + 1
	}
	if within {
		set.first = highs
	}
	if frequent(end, 0x80) && n < len(set.bounds) {
		set.bounds[n] = bound(end)
	}
	for _, in := range set.in[0x80:] {
		if in != 0 {
			set.beyond = highs
		}
	}
	return set
}

func bound(c int) uint64 { return ones * uint64(0x80-c) }

// frequent reports whether texts are full of some byte in [from, to).
func frequent(from, to int) bool {
	for c := from; c < to; c++ {
		if c == ' ' || '(' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
			return true
		}
	}
	return false
}

// Has reports whether c is in the set, be it only where it stands twice.
func (set *Set) Has(c byte) bool { return set.in[c] != 0 }

// Until gives the length of the longest prefix of s without a byte of the set,
// or without the first of two.
func (set *Set) Until(s string) int {
	i, found := set.next(s, 0)
	for ; found != 0; i, found = set.next(s, i+8) {
		for ; found != 0; found &= found - 1 {
			if at := i + bits.TrailingZeros64(found)/8; set.stops(s, at) {
				return at
			}
		}
	}
	for i < len(s) && !set.stops(s, i) {
		i++
	}
	return i
}

// next looks for eight bytes of s, from i on, of which some may be in the set:
// found has their highest bits. Without any it gives what is left at the end.
func (set *Set) next(s string, i int) (at int, found uint64) {
	a, b, c, d, e, f, g, h := set.bounds[0], set.bounds[1], set.bounds[2], set.bounds[3], set.bounds[4], set.bounds[5], set.bounds[6], set.bounds[7]
	for ; len(s)-i >= 8; i += 8 {
		w := word(s[i : i+8])
		low := w &^ highs
		// A byte is in a range when it is not below an odd number of bounds.
		in := (low + a) ^ (low + b) ^ (low + c) ^ (low + d) ^ (low + e) ^ (low + f) ^ (low + g) ^ (low + h) ^ set.first
		if found := (in | w&set.beyond) & highs; found != 0 {
			return i, found
		}
	}
	return i, 0
}

// stops reports whether what s has at a place is in the set.
func (set *Set) stops(s string, at int) bool {
	in := set.in[s[at]]
	return in == always || in == twice && at+1 < len(s) && s[at+1] == s[at]
}
